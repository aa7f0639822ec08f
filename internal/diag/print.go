package diag

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Printer prints problems: in English if Lang is "en", else in Vietnamese. Line, if not nil, returns a line of a file of
// the site (counted from 1) as it was read, or "". Changes, if not nil, returns the edits of a problem's fix on disk,
// which JSON and SARIF write; nil if they do not fit. The zero value prints in Vietnamese, without lines and fixes.
//
// Invisible characters that an article brings into a message or a quoted line (control characters, bidirectional
// overrides, bytes that are not UTF-8) are printed escaped: for example, as \u202e. So an article cannot disguise a
// problem.
type Printer struct {
	Lang string
	Line func(file string, line int) string

	Changes func(Problem) []Change
	Limit   int // Human prints so many problems of a code at most, and the number of the others; 0 means all
}

// Human writes the problems of l, sorted and without duplicates, in this form; nothing if there are none:
//
//	content/2024/x.md:7:14: lỗi: không có địa phương “Đồ Sn”  [unknown-locality]
//	locality: Quận Đồ Sn
//	               ^
//	gợi ý: có phải “Đồ Sơn”?
//
// Of the problems of a code only the first Limit are printed, all if Limit is 0; a line at the end says how many are
// not: for example, “[unknown-locality] và 1.234 nữa (`--all`)”.
//
// It leaves out a line or column that is not known, and with it the source line or the caret. The caret is under the
// character on the screen: tabs are printed as they are, combining marks take no column, wide East Asian characters
// take two. Of a long line only the part around the caret is printed. The error is that of w.
func (p Printer) Human(w io.Writer, l List) error {
	var out bytes.Buffer
	var q quoter
	counts := map[Code]int{}
	for _, pr := range l.Sorted() {
		if counts[pr.Code]++; p.Limit == 0 || counts[pr.Code] <= p.Limit {
			p.human(&out, &q, pr)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		if more := counts[code] - p.Limit; p.Limit > 0 && more > 0 {
			out.WriteString(p.more(code, more))
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// more returns the line about the problems of a code that are not printed.
func (p Printer) more(code Code, n int) string {
	if p.Lang == "en" {
		return fmt.Sprintf("[%s] and %s more (`--all`)\n", code, thousands(n, ","))
	}
	return fmt.Sprintf("[%s] và %s nữa (`--all`)\n", code, thousands(n, "."))
}

// thousands returns n with a mark between thousands: for example, 1.234.
func thousands(n int, mark string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

func (p Printer) human(out *bytes.Buffer, q *quoter, pr Problem) {
	fmt.Fprintf(out, "%s%s: %s  [%s]\n", formatPos(pr.Pos), severityName(pr.Severity(), p.Lang), p.Message(pr), pr.Code)
	if p.Line != nil && pr.Pos.File != "" && pr.Pos.Line > 0 {
		if line := strings.TrimRight(p.Line(pr.Pos.File, pr.Pos.Line), "\r\n"); line != "" {
			out.WriteString(q.quote(line, pr.Pos.Col))
		}
	}
	if hint := p.Hint(pr); hint != "" {
		fmt.Fprintf(out, "%s: %s\n", severityName(Hint, p.Lang), hint)
	}
}

// formatPos returns the known parts of a position and ": ": for example, “content/x.md:7:14: ”.
func formatPos(pos Pos) string {
	if pos.File == "" {
		return ""
	}
	s := escape(pos.File)
	if pos.Line > 0 {
		s += ":" + strconv.Itoa(pos.Line)
		if pos.Col > 0 {
			s += ":" + strconv.Itoa(pos.Col)
		}
	}
	return s + ": "
}

// Message returns the message of a problem in one line, with “…” for each absent argument. Of a code that is not in
// [Codes] it is the code and the arguments.
func (p Printer) Message(pr Problem) string {
	text := textsOf(pr.Code, p.Lang).Message
	if text == "" {
		return strings.Join(append([]string{string(pr.Code)}, escapeEach(pr.Args)...), " ")
	}
	return fillPlaceholders(text, spokenArgs(pr, p.Lang))
}

// Hint returns the advice on how to fix a problem in one line, or "" if there is none. It leaves out a sentence that
// needs an argument which is absent or empty, so that a hint never asks “có phải “”?” (did you mean “”?).
func (p Printer) Hint(pr Problem) string {
	var kept strings.Builder
	for _, sentence := range splitSentences(textsOf(pr.Code, p.Lang).Hint) {
		if hasArgs(sentence, pr.Args) {
			kept.WriteString(sentence)
		}
	}
	return fillPlaceholders(strings.TrimRight(kept.String(), "; "), spokenArgs(pr, p.Lang))
}

// Explain returns the text that `bangvang explain CODE` prints, in English for lang "en" and else in Vietnamese: the code
// and its severity, the pattern of its message, the explanation, the hint, and how `check --fix` fixes it if it can. It
// returns "" and false for a code that does not exist.
func Explain(code Code, lang string) (string, bool) {
	kind, ok := Codes[code]
	if !ok {
		return "", false
	}
	w := textsOf(code, lang)
	text := fmt.Sprintf("%s (%s)\n%s\n\n%s\n", code, severityName(kind.Severity, lang), fillPlaceholders(w.Message, nil), w.Explain)
	text += explainHint(w.Hint, lang)
	if how, ok := Fixable[code]; ok {
		text += fmt.Sprintf("\n%s: %s\n", fixName(lang), fillPlaceholders(how.text(lang), nil))
	}
	return text, true
}

// explainHint returns a paragraph with the patterns of a hint, "" if there are none. [Printer.Hint] leaves sentences out, so
// of several that need arguments, each is a line of its own.
func explainHint(hint, lang string) string {
	var each []string
	alternatives := 0
	for _, sentence := range splitSentences(hint) {
		alternatives += min(strings.Count(sentence, "{"), 1)
		if text := strings.TrimRight(fillPlaceholders(sentence, nil), ";. "); strings.Trim(text, "… ") != "" {
			each = append(each, text)
		}
	}
	switch {
	case len(each) == 0:
		return ""
	case alternatives < 2:
		return fmt.Sprintf("\n%s: %s\n", severityName(Hint, lang), fillPlaceholders(hint, nil))
	case lang == "en":
		return "\nhint, as the case may be:\n- " + strings.Join(each, "\n- ") + "\n"
	}
	return "\ngợi ý, tuỳ trường hợp:\n- " + strings.Join(each, "\n- ") + "\n"
}

// ListCodes returns what `bangvang explain` prints without a code, in English for lang "en" and else in Vietnamese: a line for
// each code, sorted by name, with its severity and the pattern of its message.
func ListCodes(lang string) string {
	codes := AllCodes()
	width := 0
	for _, code := range codes {
		width = max(width, len(code))
	}
	var b strings.Builder
	for _, code := range codes {
		fmt.Fprintf(&b, "%-*s  %s: %s\n", width, code, severityName(Codes[code].Severity, lang), fillPlaceholders(textsOf(code, lang).Message, nil))
	}
	return b.String()
}

// fixName returns the words before the description of a fix.
func fixName(lang string) string {
	if lang == "en" {
		return "`bangvang check --fix` fixes it"
	}
	return "`bangvang check --fix` tự sửa"
}

// AllCodes returns every code of [Codes], sorted by name.
func AllCodes() []Code {
	codes := make([]Code, 0, len(Codes))
	for code := range Codes {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

func textsOf(code Code, lang string) Texts {
	if lang == "en" {
		return Codes[code].EN
	}
	return Codes[code].VI
}

// severityName returns the name of s. A code that is missing in [Codes] counts as an error.
func severityName(s Severity, lang string) string {
	table := [...]string{"lỗi", "lỗi", "cảnh báo", "gợi ý"}
	if lang == "en" {
		table = [...]string{"error", "error", "warning", "hint"}
	}
	return table[s]
}
