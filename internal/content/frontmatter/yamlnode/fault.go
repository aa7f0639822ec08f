package yamlnode

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"bangvang/internal/diag"
)

// explain converts an error of the library to a fault at the position where the mistake was made, which often differs
// from the one where the library noticed it. For example, a bracket that is never closed is reported at the bracket.
func explain(p places, err error) *Fault {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return &Fault{Code: diag.YAMLSyntax, Args: []string{Truncate(err.Error()), ""}}
	}
	f := failure{places: p, message: load.Message}
	f.at = f.places.at(load.Mark.Line, load.Mark.Column)
	f.from = f.at
	if load.ContextMark.Line > 0 {
		f.from = f.places.at(load.ContextMark.Line, load.ContextMark.Column)
	}
	for _, known := range []func(*failure) *Fault{
		(*failure).depth, (*failure).tab, (*failure).colon, (*failure).key, (*failure).noColon,
		(*failure).comment, (*failure).unclosed, (*failure).flow, (*failure).start,
	} {
		if fault := known(&f); fault != nil {
			return fault
		}
	}
	return f.fault(diag.YAMLSyntax, f.at, Truncate(f.message), "")
}

// failure is an error of the library, which began to read something at from and gave up at at.
type failure struct {
	places
	message  string
	from, at int
}

func (f *failure) fault(code diag.Code, at int, args ...string) *Fault {
	return &Fault{Code: code, Offset: at, Args: args}
}

// char returns the character at an offset, "" at the end.
func (f *failure) char(at int) string {
	_, size := utf8.DecodeRuneInString(f.text[at:])
	return f.text[at : at+size]
}

func (f *failure) depth() *Fault {
	if !strings.Contains(f.message, tooDeep) {
		return nil
	}
	return f.fault(diag.YAMLTooDeep, f.at, strconv.Itoa(maxDepth))
}

func (f *failure) tab() *Fault {
	before := f.before(f.at)
	switch n := strings.IndexByte(before, '\t'); {
	case f.char(f.at) == "\t":
		return f.fault(diag.YAMLTab, f.at)
	case n >= 0 && strings.TrimSpace(before[:n]) == "":
		return f.fault(diag.YAMLTab, f.at-len(before)+n)
	}
	return nil
}

// colon finds “title: Đồ Sơn: tổng kết”, and a second line that YAML takes as part of the value.
func (f *failure) colon() *Fault {
	if f.message != "mapping values are not allowed in this context" {
		return nil
	}
	before := f.before(f.at)
	if strings.Contains(before, ": ") {
		fault := f.fault(diag.YAMLColon, f.at, quoted(f.line(f.at)))
		fault.Edits = f.quoteValue(f.at)
		return fault
	}
	if start := f.at - len(before); start > 0 {
		above := f.line(start - 1)
		if lacksSpace(above) || lacksColon(above, before) {
			text := strings.TrimLeft(above, " ")
			return f.noSpace(start-1-len(text), text)
		}
	}
	return f.fault(diag.YAMLIndent, f.at)
}

// lacksSpace reports whether a line is a key and its value without a space between them.
func lacksSpace(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	return ok && key != "" && value != "" && value[0] != ' ' && !strings.ContainsAny(key, " \t\"'-#[{/")
}

// lacksColon reports whether a line is no key with its value, although it is indented like next, the next line up to
// its colon.
func lacksColon(line, next string) bool {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	text := strings.TrimSpace(line)
	return text != "" && indent(line) == indent(next) && !strings.Contains(text+" ", ": ") && !strings.ContainsAny(text[:1], "-#[{\"'")
}

// key finds a fault in the place of the next key.
func (f *failure) key() *Fault {
	switch f.message {
	case "did not find expected key":
	case "did not find expected <document start>":
		return f.fault(diag.YAMLIndent, f.at)
	default:
		return nil
	}
	before := f.before(f.at)
	trimmed := strings.TrimRight(before, " ")
	if strings.HasSuffix(trimmed, `"`) || strings.HasSuffix(trimmed, "'") {
		fault := f.fault(diag.YAMLAfterQuote, f.at, quoted(f.line(f.at)))
		fault.Edits = f.quoteValue(f.at)
		return fault
	}
	if strings.HasSuffix(trimmed, "]") || strings.HasSuffix(trimmed, "}") {
		if _, value, ok := cutKey(trimmed); ok {
			at := f.at - len(before) + len(trimmed) - len(value)
			return f.badStart(at, f.char(at))
		}
	}
	return f.fault(diag.YAMLIndent, f.at)
}

// noColon finds a line that is neither a key with its value nor part of the line above.
func (f *failure) noColon() *Fault {
	if f.message != "could not find expected ':'" {
		return nil
	}
	return f.noSpace(f.from, strings.TrimSpace(f.line(f.from)))
}

// comment finds a # that begins an item in brackets, and hides the rest of the line.
func (f *failure) comment() *Fault {
	if f.message == "found a comment without preceding whitespace" {
		return f.badStart(f.at, "#")
	}
	n := strings.LastIndex(f.text[:f.at], ", #")
	if n < 0 || !strings.HasPrefix(f.message, "did not find expected") {
		return nil
	}
	before := f.before(n)
	if strings.Count(before, "[")+strings.Count(before, "{") <= strings.Count(before, "]")+strings.Count(before, "}") {
		return nil
	}
	return f.badStart(n+len(", "), "#")
}

// unclosed finds a quote or a bracket without its counterpart.
func (f *failure) unclosed() *Fault {
	switch f.message {
	case "found unexpected end of stream", "found unexpected document indicator":
		return f.fault(diag.YAMLUnclosed, f.from, f.char(f.from))
	case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
		if strings.Contains(f.text[f.from:max(f.from, f.at)], "\n") {
			return f.fault(diag.YAMLUnclosed, f.from, f.char(f.from))
		}
	}
	return nil
}

func (f *failure) flow() *Fault {
	switch f.message {
	case "did not find expected node content":
		if at := f.lastOpen(); at >= 0 && strings.TrimSpace(f.text[f.at:]) == "" {
			return f.fault(diag.YAMLUnclosed, at, f.char(at))
		}
	case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
	default:
		return nil
	}
	return f.fault(diag.YAMLFlow, f.at)
}

// lastOpen returns the offset of the last bracket before at that is not closed, -1 when there is none.
func (f *failure) lastOpen() int {
	closed := 0
	for i := f.at - 1; i >= 0; i-- {
		switch f.text[i] {
		case ']', '}':
			closed++
		case '[', '{':
			if closed == 0 {
				return i
			}
			closed--
		}
	}
	return -1
}

// start finds a value whose first character has a meaning in YAML.
func (f *failure) start() *Fault {
	if f.message == "block sequence entries are not allowed in this context" && strings.HasSuffix(f.before(f.at), ": ") {
		return f.badStart(f.at, "-")
	}
	for _, at := range []int{f.from, f.at} {
		if c := f.char(at); c != "" && strings.Contains("*&!%@`|>?", c) {
			return f.badStart(at, c)
		}
	}
	return nil
}

// badStart returns the fault of a value that begins at an offset with a character that has another meaning in YAML.
// Its hint is the line with the value in quotes, when the value is the line's.
func (p *places) badStart(at int, char string) *Fault {
	line := strings.TrimSpace(p.shortLine(at))
	if _, value, ok := cutKey(line); !ok || !strings.HasPrefix(p.text[at:], value) {
		line = ""
	}
	fault := &Fault{Code: diag.YAMLStart, Offset: at, Args: []string{char, quoted(line)}}
	if line != "" && !p.hasMeaning(at) {
		fault.Edits = p.quoteValue(at)
	}
	return fault
}

// maxShownLine is the length in bytes up to which a line is shown.
const maxShownLine = 300

// shortLine returns the line that contains an offset, "" when it is too long to be shown.
func (p *places) shortLine(at int) string {
	from, to := max(0, at-maxShownLine), min(len(p.text), at+maxShownLine)
	start, end := strings.LastIndexByte(p.text[from:at], '\n'), strings.IndexByte(p.text[at:to], '\n')
	if start < 0 && from > 0 || end < 0 && to < len(p.text) {
		return ""
	}
	if end >= 0 {
		to = at + end
	}
	return p.text[from+start+1 : to]
}

// quoted returns a line with its value in quotes, for example title: "Đồ Sơn: tổng kết"; "" when it is not a plain
// line of key and value.
func quoted(line string) string {
	key, value, ok := cutKey(line)
	switch {
	case !ok:
		return ""
	case !strings.ContainsAny(value, `"\`):
		return key + `: "` + value + `"`
	case !strings.Contains(value, "'"):
		return key + ": '" + value + "'"
	}
	return key + `: "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// cutKey splits a line into key and value, without the dashes before the key.
func cutKey(line string) (key, value string, ok bool) {
	line = strings.TrimSpace(line)
	for strings.HasPrefix(line, "- ") {
		line = strings.TrimSpace(line[2:])
	}
	key, value, ok = strings.Cut(line, ": ")
	value = strings.TrimSpace(value)
	ok = ok && value != "" && len(line) <= maxShownLine && !strings.ContainsAny(key, "{[\"'")
	return key, value, ok
}

// Truncate returns s, or its first 60 characters with “…” if it is longer, for messages that quote it.
func Truncate(s string) string {
	n := 0
	for i := range s {
		if n == 60 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
