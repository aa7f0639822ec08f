package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Printer puts problems into words: in English when Lang is "en", else in Vietnamese. Line, when it
// is given, returns a line of a file of the site (counted from 1) as it was read, or "".
//
// Whatever an article smuggles into a message or a quoted line (control characters, bidirectional
// overrides, bytes that are not UTF-8) is printed escaped, as \u202e, so that a problem always reads
// as what it is.
type Printer struct {
	Lang string
	Line func(file string, line int) string
}

// Human writes the problems of l, sorted and each once, in this shape:
//
//	content/2024/x.md:7:14: lỗi: không có địa phương “Đồ Sn”  [unknown-locality]
//	locality: Quận Đồ Sn
//	               ^
//	gợi ý: có phải “Đồ Sơn”?
//
// A line or column that is not known is left out, and with it the source line or the caret. The
// caret stands under the character on the screen: tabs are kept, combining marks take no room, wide
// East Asian characters take two columns. Only the part of a long line around the caret is shown.
func (p Printer) Human(w io.Writer, l List) error {
	var out bytes.Buffer
	var q quoter
	for _, pr := range l.Sorted() {
		p.human(&out, &q, pr)
	}
	_, err := w.Write(out.Bytes())
	return err
}

func (p Printer) human(out *bytes.Buffer, q *quoter, pr Problem) {
	fmt.Fprintf(out, "%s%s: %s  [%s]\n", place(pr.Pos), severityWord(pr.Severity(), p.Lang), p.Message(pr), pr.Code)
	if p.Line != nil && pr.Pos.File != "" && pr.Pos.Line > 0 {
		if line := strings.TrimRight(p.Line(pr.Pos.File, pr.Pos.Line), "\r\n"); line != "" {
			out.WriteString(q.quote(line, pr.Pos.Col))
		}
	}
	if hint := p.Hint(pr); hint != "" {
		fmt.Fprintf(out, "%s: %s\n", severityWord(Hint, p.Lang), hint)
	}
}

// place returns what of a position is known, with ": " after it.
func place(pos Pos) string {
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

// Message returns what is wrong, in one line. An argument that was not given reads “…”.
func (p Printer) Message(pr Problem) string {
	text := words(pr.Code, p.Lang).Message
	if text == "" {
		return strings.Join(append([]string{string(pr.Code)}, escapeAll(pr.Args)...), " ")
	}
	return fill(text, pr.Args)
}

// Hint returns what to do about it, in one line, or "". A sentence that needs an argument which is
// absent or empty is left out, so that a hint never asks “có phải “”?”.
func (p Printer) Hint(pr Problem) string {
	var kept strings.Builder
	for _, sentence := range sentences(words(pr.Code, p.Lang).Hint) {
		if answered(sentence, pr.Args) {
			kept.WriteString(sentence)
		}
	}
	return fill(strings.TrimRight(kept.String(), "; "), pr.Args)
}

// Explain returns the long answer to `bangvang explain CODE`: the code and its severity, the pattern
// of its message, what it means and what to do. It is not ok for a code that does not exist.
func Explain(code Code, lang string) (string, bool) {
	kind, ok := Codes[code]
	if !ok {
		return "", false
	}
	w := words(code, lang)
	text := fmt.Sprintf("%s (%s)\n%s\n\n%s\n", code, severityWord(kind.Severity, lang), fill(w.Message, nil), w.Explain)
	if hint := fill(w.Hint, nil); strings.Trim(hint, "… ") != "" {
		text += fmt.Sprintf("\n%s: %s\n", severityWord(Hint, lang), hint)
	}
	return text, true
}

// All returns every code, sorted.
func All() []Code {
	codes := make([]Code, 0, len(Codes))
	for code := range Codes {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

func words(code Code, lang string) Words {
	if lang == "en" {
		return Codes[code].EN
	}
	return Codes[code].VI
}

// severityWord returns the word for s. A code that is missing in the table counts as an error.
func severityWord(s Severity, lang string) string {
	table := [...]string{"lỗi", "lỗi", "cảnh báo", "gợi ý"}
	if lang == "en" {
		table = [...]string{"error", "error", "warning", "hint"}
	}
	return table[s]
}
