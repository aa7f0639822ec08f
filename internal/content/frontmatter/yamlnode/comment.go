package yamlnode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// CutOff returns the fault of a scalar of which a # has cut off the rest, as a comment: title: Phong trào đợt #1 năm
// 2024. A comment is such a rest in three cases: a digit follows the # at once (“đợt #1”); a letter
// does, and a single blank is before the # (“đợt #abc”); or blanks and a digit follow, and a single blank is before it
// (“đợt # 1”). Any other comment is intended, for example “# ghi chú”; after a scalar in quotes, which ends where its
// quotes do, also one with a letter (“'Nhóm 2' #ghi chú”). CutOff returns nil for a scalar without such a comment, and for
// any other node. The fault has edits if quotation marks surely mend it, which they do not after quotes: they may be part
// of the text.
func (d *Document) CutOff(n *Node) *Fault {
	if !d.hasComments || n.Kind != Scalar || n.Style&^(SingleQuoted|DoubleQuoted) != 0 {
		return nil
	}
	start := d.Offset(n)
	end, quoted := d.endOf(start, n.Value), n.Style != 0
	if quoted {
		end = d.endOfQuoted(start)
	}
	if end < 0 {
		return nil
	}
	rest, _, _ := strings.Cut(d.text[end:], "\n")
	rest = strings.TrimRight(rest, " \t")
	comment := strings.TrimLeft(rest, " \t")
	if comment == "" || comment[0] != '#' || !isCutText(comment[1:], len(rest)-len(comment)) || quoted && !startsWithDigit(comment[1:]) {
		return nil
	}
	whole := strings.TrimRight(d.text[start:end+len(rest)], " ")
	fault := &Fault{Code: diag.ValueComment, Offset: end + len(rest) - len(comment), Args: []string{Truncate(comment)}}
	if strings.Contains(whole, "\n") || len(whole) > maxShownLine || quoted && d.text[start+1:end-1] != n.Value {
		return fault
	}
	edits := quote(start, whole)
	fault.Args = append(fault.Args, strings.TrimSpace(d.before(start))+" "+applied(whole, start, edits))
	if !quoted && !strings.HasPrefix(comment[1:], " ") && !strings.ContainsAny(whole, "{}[]") {
		fault.Edits = edits
	}
	return fault
}

// isCutText reports whether the text after a #, with so many blanks before it, is the rest of a sentence and no comment.
func isCutText(after string, blanks int) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsSpace(next) {
		next, _ = utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
		return blanks == 1 && unicode.IsDigit(next)
	}
	return unicode.IsDigit(next) || blanks == 1 && unicode.IsLetter(next)
}

// startsWithDigit reports whether a digit is the first character of a text that is no blank.
func startsWithDigit(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
	return unicode.IsDigit(first)
}

// endOfQuoted returns the offset after the closing quote of a scalar that begins at an offset with its quote, -1 if there
// is none.
func (p *places) endOfQuoted(at int) int {
	mark := p.text[at]
	if mark != '"' && mark != '\'' {
		return -1
	}
	for i := at + 1; i < len(p.text); i++ {
		switch {
		case p.text[i] == '\\' && mark == '"':
			i++
		case p.text[i] != mark:
		case mark == '\'' && strings.HasPrefix(p.text[i+1:], "'"):
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// endOf returns the offset where a scalar without quotes ends that begins at an offset, -1 if it is not written as its
// value. Its lines may be broken anywhere between two words.
func (p *places) endOf(at int, value string) int {
	for word := range strings.FieldsSeq(value) {
		rest := strings.TrimLeft(p.text[at:], " \t\n")
		at = len(p.text) - len(rest)
		if !strings.HasPrefix(rest, word) {
			return -1
		}
		at += len(word)
	}
	return at
}

// applied returns a text that begins at an offset with the edits applied.
func applied(text string, start int, edits []diag.Edit) string {
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(text[at:e.Start-start] + e.Text)
		at = e.End - start
	}
	return out.String() + text[at:]
}
