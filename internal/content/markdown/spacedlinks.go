package markdown

import (
	"bytes"
	"path"
	"strings"

	"bangvang/internal/content/markdown/slips"
	"bangvang/internal/diag"
)

// maxLinkDistance is how many bytes from its ] the parts of a link are searched, so that a long line of brackets
// takes linear time.
const maxLinkDistance = 500

// reportSpacedLinks reports, in the running text between two offsets, each link or image that CommonMark does not
// recognise because its address holds a space, e.g. ![mô tả](anh dep.jpg). Text that does not look like the address
// of a file or page gets no report, e.g. [1](xem dưới).
func (w *writer) reportSpacedLinks(from, to int) {
	for at := from; at < to; at++ {
		n := bytes.IndexByte(w.src[at:to], ']')
		if n < 0 {
			return
		}
		at += n
		before, after := w.src[max(0, at-maxLinkDistance):at], w.src[at+1:min(len(w.src), at+maxLinkDistance)]
		start := bytes.LastIndexByte(before, '[')
		if start < 0 || bytes.ContainsAny(before[max(0, start-1):], "\\") || bytes.ContainsAny(before[start:], "\n]") {
			continue
		}
		dest := linkDestination(after)
		if !strings.Contains(dest, " ") || strings.Contains(dest, "{{") { // a mark of another program, which is reported
			continue
		}
		start += at - len(before)
		if start > 0 && w.src[start-1] == '!' {
			start--
		}
		if call := withoutBlanks(dest); call != "" {
			label := string(w.src[start : at+1])
			w.problem(diag.MalformedLink, start, slips.Short([]byte(label+"("+dest+")")), slips.Short([]byte(label+"("+call+")")))
			from := at + len("](") + bytes.Index(w.src[at+len("]("):], []byte(dest))
			w.problems[len(w.problems)-1].FixBy(diag.Edit{Start: w.base + from, End: w.base + from + len(dest), Text: call})
			continue
		}
		if looksLikeAddress(dest) {
			w.problem(diag.SpacedLink, start, dest)
			w.wrapAddress(at+len("]("), dest)
		}
	}
}

// withoutBlanks returns the address of a telephone or a mail box without the blanks that were typed in it, "" for any other:
// tel:02253842123 for “tel:0225 3842 123” and for “0225 3842 123”, mailto:a@b.vn for “mailto: a@b.vn”.
func withoutBlanks(dest string) string {
	joined := strings.ReplaceAll(dest, " ", "")
	number, isCall := strings.CutPrefix(joined, "tel:")
	switch digits := strings.NewReplacer(".", "", "-", "").Replace(strings.TrimPrefix(number, "+")); {
	case strings.HasPrefix(joined, "mailto:") && strings.Count(joined, "@") == 1 && strings.Count(dest, " ") == 1:
		return joined
	case len(digits) < 8 || len(digits) > 14 || strings.Trim(digits, "0123456789") != "":
		return ""
	case isCall || strings.HasPrefix(number, "+") || digits[0] == '0' || strings.HasPrefix(digits, "1800") || strings.HasPrefix(digits, "1900"):
		return "tel:" + number
	}
	return ""
}

// wrapAddress gives the last problem the fix that puts the address dest, at or after an offset, in angle brackets.
func (w *writer) wrapAddress(from int, dest string) {
	from += bytes.Index(w.src[from:], []byte(dest))
	start, end := w.base+from, w.base+from+len(dest)
	w.problems[len(w.problems)-1].FixBy(diag.Edit{Start: start, End: start, Text: "<"}, diag.Edit{Start: end, End: end, Text: ">"})
}

// linkDestination returns the address in the parentheses that text begins with, without a title.
func linkDestination(text []byte) string {
	text, _, _ = bytes.Cut(text, []byte("\n"))
	inside, ok := bytes.CutPrefix(text, []byte("("))
	if !ok {
		return ""
	}
	if next := bytes.Index(inside, []byte("](")); next >= 0 { // of another link
		inside = inside[:next]
	}
	inside = inside[:max(0, bytes.IndexByte(inside, ')'))]
	return stripTitle(string(inside))
}

// stripTitle returns the content of a link's parentheses without the title.
func stripTitle(s string) string {
	for _, quote := range []string{` "`, " '"} {
		if dest, _, ok := strings.Cut(s, quote); ok {
			s = dest
		}
	}
	return strings.TrimSpace(s)
}

// looksLikeAddress reports whether s looks like the address of a file or a page, e.g. "anh dep.jpg".
func looksLikeAddress(s string) bool {
	s, _, _ = strings.Cut(s, "#")
	ext := path.Ext(s)
	return !strings.ContainsAny(s, "<>") &&
		(strings.HasSuffix(s, "/") || len(ext) > 2 && len(ext) <= 5 && !strings.Contains(ext, " ") || strings.Contains(s, "://"))
}
