package diag

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Formats holds the names of the output formats that Write accepts.
var Formats = []string{"human", "json", "github", "sarif"}

// Write writes the problems of l to w in one of [Formats]. The error is that of w, or says that there is no such format.
func (p Printer) Write(w io.Writer, format string, l List) error {
	switch format {
	case "human":
		return p.Human(w, l)
	case "json":
		return p.JSON(w, l)
	case "github":
		return p.GitHub(w, l)
	case "sarif":
		return p.SARIF(w, l)
	}
	return fmt.Errorf("reading the format: %q is none of %s", format, strings.Join(Formats, ", "))
}

// WithFolder returns a copy of the list with the files below folder, a slash-separated path: for programs that resolve
// paths from a folder above the site's root. For example, in folder tin/ha-tinh the file content/a.md becomes
// tin/ha-tinh/content/a.md. A problem of the entire site still has no file.
func (l List) WithFolder(folder string) List {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Pos.File != "" {
			out[i].Pos.File = path.Join(folder, out[i].Pos.File)
		}
	}
	return out
}

// jsonProblem is a problem in the form that JSON writes; a line or column of 0 means not known.
type jsonProblem struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Held     bool   `json:"held,omitempty"`

	Fix *jsonFix `json:"fix,omitempty"`
}

// JSON writes the problems of l, sorted and without duplicates, as an array of objects {code, severity, file, line,
// column, message, hint}; [] if there are none. Severity is error, warning or hint in either language; hint is "" if
// there is none, line and column are 0 if not known. A problem of an article that is held back has held (true). A problem that `check --fix` would fix also has fix {description,
// edits: [{start, end, text}]}: the bytes of the file on disk from start to end become text. The error is that of w.
func (p Printer) JSON(w io.Writer, l List) error {
	all := make([]jsonProblem, 0, len(l))
	for _, pr := range l.Sorted() {
		all = append(all, jsonProblem{
			pr.Code, severityName(pr.Severity(), "en"),
			pr.Pos.File, pr.Pos.Line, pr.Pos.Col, p.Message(pr), p.Hint(pr), pr.Held, p.jsonFix(pr),
		})
	}
	return writeJSON(w, all)
}

// writeJSON writes v indented, with \u escapes also for the invisible characters that encoding/json does not escape.
func writeJSON(w io.Writer, v any) error {
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encoding problems: %w", err)
	}
	out := make([]byte, 0, raw.Len())
	for _, r := range raw.String() {
		if r > '~' && r <= 0xFFFF && isInvisible(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
			continue
		}
		out = append(out, string(r)...)
	}
	_, err := w.Write(out)
	return err
}

// GitHub writes the problems of l, sorted and without duplicates, as workflow commands, which GitHub Actions shows at
// their lines in a pull request: for example, “::error file=…,line=7,col=14,title=unknown-locality::…”. A hint becomes a
// notice. The error is that of w.
func (p Printer) GitHub(w io.Writer, l List) error {
	var out bytes.Buffer
	for _, pr := range l.Sorted() {
		out.WriteString("::" + level(pr.Severity(), "notice"))
		sep := " "
		if pr.Pos.File != "" {
			out.WriteString(sep + "file=" + githubProperty.Replace(escape(pr.Pos.File)))
			sep = ","
			if pr.Pos.Line > 0 {
				fmt.Fprintf(&out, ",line=%d", pr.Pos.Line)
			}
			if pr.Pos.Line > 0 && pr.Pos.Col > 0 {
				fmt.Fprintf(&out, ",col=%d", pr.Pos.Col)
			}
		}
		out.WriteString(sep + "title=" + githubProperty.Replace(string(pr.Code)))
		out.WriteString("::" + githubText.Replace(p.text(pr)) + "\n")
	}
	_, err := w.Write(out.Bytes())
	return err
}

// githubText and githubProperty escape the characters that the text and the properties of a workflow command reserve.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// text returns the message and the hint, one line each.
func (p Printer) text(pr Problem) string {
	text := p.Message(pr)
	if hint := p.Hint(pr); hint != "" {
		text += "\n" + severityName(Hint, p.Lang) + ": " + hint
	}
	return text
}

// level returns the name of s in formats that have error and warning too, and below for a hint.
func level(s Severity, below string) string {
	if s == Hint {
		return below
	}
	return severityName(s, "en")
}

type object = map[string]any // encoding/json sorts its keys

// SARIF writes the problems of l, sorted and without duplicates, as a log of SARIF 2.1.0 (OASIS), which code scanning
// services and editors read. Its rules are the codes that occur in l; a hint becomes a note. The error is that of w.
func (p Printer) SARIF(w io.Writer, l List) error {
	l = l.Sorted()
	codes := make([]Code, 0, len(l))
	for _, pr := range l {
		codes = append(codes, pr.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	rules := make([]object, 0, len(codes))
	for _, code := range codes {
		words := textsOf(code, p.Lang)
		rules = append(rules, object{
			"id":                   code,
			"shortDescription":     object{"text": cmp.Or(fillPlaceholders(words.Message, nil), string(code))},
			"fullDescription":      object{"text": cmp.Or(words.Explain, string(code))},
			"defaultConfiguration": object{"level": level(Codes[code].Severity, "note")},
		})
	}
	results := make([]object, 0, len(l))
	for _, pr := range l {
		index, _ := slices.BinarySearch(codes, pr.Code)
		result := object{
			"ruleId":    pr.Code,
			"ruleIndex": index,
			"level":     level(pr.Severity(), "note"),
			"message":   object{"text": p.text(pr)},
			"locations": locations(pr.Pos),
		}
		if pr.Held {
			result["properties"] = object{"held": true}
		}
		if fixes := p.sarifFixes(pr); fixes != nil {
			result["fixes"] = fixes
		}
		results = append(results, result)
	}
	return writeJSON(w, object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":       object{"driver": object{"name": "bangvang", "rules": rules}},
			"columnKind": "unicodeCodePoints",
			"results":    results,
		}},
	})
}

// locations returns pos as SARIF writes it, with no location for the entire site.
func locations(pos Pos) []object {
	if pos.File == "" {
		return []object{}
	}
	place := object{"artifactLocation": artifact(pos.File)}
	if pos.Line > 0 {
		region := object{"startLine": pos.Line}
		if pos.Col > 0 {
			region["startColumn"] = pos.Col
		}
		place["region"] = region
	}
	return []object{{"physicalLocation": place}}
}

func artifact(file string) object { return object{"uri": (&url.URL{Path: file}).EscapedPath()} }
