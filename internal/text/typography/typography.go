// Package typography gives running text the quotes, dashes and unbroken document numbers of Vietnamese print. It reads
// the running text of Markdown, without the marks of emphasis and links, and writes it as HTML and as plain text.
//
//   - Straight double quotes that pair up inside their block become “ ”, nested ones ‘ ’: for example, "A "B"" becomes
//     “A ‘B’”. Quotes that do not pair (21") stay, as do single quotes (M'gar) and quotes that are curly already.
//   - " -- " between words becomes –; "..." becomes …, unless it is part of a longer row of dots.
//   - A hyphen or dash between words (kinh tế - xã hội) must not begin a line: it is put into <span class="held"> with the
//     word before it, so that no letter changes for who copies or searches. [Line] does the same to other texts.
//   - The number of a document (91/KH-UBND, 86/2025/QĐ-UBND, 60-NQ/TW) must not break over two lines: it is put into
//     <span class="nowrap">.
//   - A backslash before punctuation and character references (&amp;) are replaced by the character they mean, which
//     is not changed further. References to control characters, to code points that HTML forbids and to combining marks
//     (the text would not be in NFC) become U+FFFD; those to hidden characters, e.g. &shy;, are dropped.
package typography

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/text/confusable"
	"bangvang/internal/text/viet"
)

// special holds the bytes at which running text cannot simply be copied.
var special = [256]bool{
	'<': true, '>': true, '&': true, '\\': true, '"': true, '-': true, '.': true, 0xE2: true, // the first byte of –
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
}

// Append appends the next piece of the block, b, with the changes of the package doc, to page, as HTML with <, >, & and "
// escaped, and to plain, as plain text, and returns both. b is the slice that Read got; straight quotes that were not
// Read stay straight.
func (t *Block) Append(page, plain, b []byte) (_, _ []byte) {
	from, start := 0, len(page)
	for i := 0; i < len(b); {
		if !special[b[i]] {
			i++
			continue
		}
		n, s := t.replacementAt(b, i)
		if n == 0 {
			i++
			continue
		}
		page, plain = append(page, b[from:i]...), append(append(plain, b[from:i]...), s...)
		if held := heldDash(b, i); held != "" || s == "–" && i > 1 && b[i-2] != ' ' && i+n < len(b) {
			page = hold(page, start, s)
		} else if '0' <= b[i] && b[i] <= '9' {
			page = append(append(append(page, `<span class="nowrap">`...), s...), "</span>"...)
		} else {
			page = append(page, html.EscapeString(s)...)
		}
		i += n
		from = i
	}
	return append(page, b[from:]...), append(plain, b[from:]...)
}

// dashes are the hyphen and the dash that must not begin a line.
var dashes = [...]string{"-", "–"}

// heldDash returns the hyphen or dash at s[i], if it is between words with a space on either side; else "".
func heldDash[T string | []byte](s T, i int) string {
	if i < 2 || s[i-1] != ' ' || s[i-2] == ' ' {
		return ""
	}
	for _, dash := range dashes {
		if end := i + len(dash); end+1 < len(s) && s[end] == ' ' && string(s[i:end]) == dash {
			return dash
		}
	}
	return ""
}

// longestHeld is the length in bytes of the longest word that is held to a dash: a syllable has at most 7 letters, an address many.
const longestHeld = 24

// hold puts the last word of page, which ends in a space, and a dash after it into an element that does not break. The word
// begins at from or later.
func hold(page []byte, from int, dash string) []byte {
	from += bytes.LastIndexAny(page[from:len(page)-1], " \n>") + 1
	if len(page)-from > longestHeld {
		return append(page, dash...)
	}
	page = slices.Insert(page, from, []byte(`<span class="held">`)...)
	return append(append(page, dash...), "</span>"...)
}

// Line returns a text, escaped as HTML, in which no hyphen or dash between words begins a line.
func Line(escaped string) string {
	if !strings.Contains(escaped, " - ") && !strings.Contains(escaped, " – ") {
		return escaped
	}
	var b []byte
	from := 0
	for i := range len(escaped) {
		if dash := heldDash(escaped, i); dash != "" {
			start := len(b)
			b = hold(append(b, escaped[from:i]...), start, dash)
			from = i + len(dash)
		}
	}
	return string(append(b, escaped[from:]...))
}

// replacementAt returns the replacement for the n bytes of b from i; n is 0 if b[i] stays as it is.
func (t *Block) replacementAt(b []byte, i int) (n int, s string) {
	switch b[i] {
	case '"':
		return 1, t.nextQuote()
	case '<', '>':
		return 1, string(b[i : i+1])
	case '\\', '&':
		return decodeEscape(b[i:])
	case '-', '.', 0xE2:
		if held := heldDash(b, i); held != "" {
			return len(held), held
		}
		return dashOrDots(b, i)
	}
	n = documentNumberLen(b, i)
	return n, string(b[i : i+n])
}

// TrimClosing shortens the “./.” with which officials end a text to its full stop: for example, “năm 2024./.” becomes
// “năm 2024.”, and “chưa?./.” becomes “chưa?”. Only marks of emphasis (* and _) and white space may follow it, so the
// offsets of the text before it do not change. It returns any other src unchanged; else it overwrites the memory of src.
func TrimClosing(src []byte) []byte {
	end := len(bytes.TrimRight(src, "*_ \t\n"))
	if !bytes.HasSuffix(src[:end], []byte("./.")) {
		return src
	}
	keep := end - len("/.")
	if before, _ := utf8.DecodeLastRune(src[:end-len("./.")]); strings.ContainsRune(".!?…:;", before) {
		keep--
	}
	return append(src[:keep], src[end:]...)
}

// Unescape returns b, the address or the title of a Markdown link, with its backslash escapes and character references
// replaced by the characters they mean, forbidden ones by U+FFFD as in the package doc. An & or a backslash that begins
// neither stays.
func Unescape(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); {
		n, s := decodeEscape(b[i:])
		if n == 0 {
			n, s = 1, string(b[i:i+1])
		}
		out.WriteString(s)
		i += n
	}
	return out.String()
}

// decodeEscape returns the length of the backslash escape or character reference that b begins with, and the text that
// it means. An & that begins no reference means itself.
func decodeEscape(b []byte) (n int, s string) {
	if b[0] == '\\' && len(b) > 1 && isASCIIPunct(b[1]) {
		return 2, string(b[1:2])
	}
	if b[0] != '&' {
		return 0, ""
	}
	const longest = 33 // &CounterClockwiseContourIntegral;
	typed := string(b[:bytes.IndexByte(b[:min(len(b), longest)], ';')+1])
	s = html.UnescapeString(typed)
	if s == typed || strings.LastIndexByte(typed, '&') > 0 || len(s) > 1 && strings.HasSuffix(s, ";") { // the last condition: &ampx; as old browsers read it
		return 1, "&"
	}
	s = strings.Map(replaceForbidden, viet.NFC(s))
	if next, _ := utf8.DecodeRune(b[len(typed):]); s == "" && unicode.IsMark(next) { // which would join the letter before
		s = string(unicode.ReplacementChar)
	}
	return len(typed), s
}

func replaceForbidden(r rune) rune {
	switch {
	case unicode.IsControl(r) || unicode.IsMark(r) || r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF:
		return unicode.ReplacementChar
	case confusable.IsHidden(r):
		return -1
	}
	return r
}

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func dashOrDots(b []byte, i int) (n int, s string) {
	rest := b[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("--")):
		if (i == 0 || b[i-1] == ' ') && (len(rest) == 2 || rest[2] == ' ') {
			return 2, "–"
		}
	case bytes.HasPrefix(rest, []byte("...")):
		if (i == 0 || b[i-1] != '.') && (len(rest) == 3 || rest[3] != '.') {
			return 3, "…"
		}
	}
	return 0, ""
}

// documentNumberLen returns the length in bytes of the document number that begins at b[i], a digit, or 0 if none does:
// digits, then / or -, with a / and two capitals of an office or a document type somewhere. A date, a fraction and
// 5km/h are not document numbers.
func documentNumberLen(b []byte, i int) int {
	j := i
	for j < len(b) && '0' <= b[j] && b[j] <= '9' {
		j++
	}
	if j == len(b) || b[j] != '/' && b[j] != '-' {
		return 0
	}
	if before, _ := utf8.DecodeLastRune(b[:i]); i > 0 && (isWord(before) || strings.ContainsRune("/-–.,", before)) {
		return 0
	}
	end, capitals, letters, slash := j, 0, false, false
	for j < len(b) {
		r, n := utf8.DecodeRune(b[j:])
		if !isWord(r) && r != '/' && r != '-' && r != '–' {
			break
		}
		if capitals++; !unicode.IsUpper(r) {
			capitals = 0
		}
		letters = letters || capitals == 2
		slash = slash || r == '/'
		j += n
		if isWord(r) {
			end = j
		}
	}
	if !slash || !letters {
		return 0
	}
	return end - i
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
