package slips

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// Span is a line of a paragraph or of a block of code: its bounds in the text, in bytes, without its line end.
type Span struct{ Start, End int }

// Around is the surroundings of a paragraph, which the caller fills in: of a paragraph directly above it the last line,
// and of one directly below it the first; of a list directly above or below it only the mark of its items, - + * . or
// ). Above, Below and Lists are nil where there is no such paragraph or list.
type Around struct {
	Above, Below []byte
	Lists        []byte // the marks of the lists above and below: - + * . )
	InItem       bool
	AtTop        bool // the paragraph is inside no list and no quotation
}

// kind is the kind of a mark that begins a line as if it were an item of a list.
type kind uint8

const (
	none     kind = iota
	glued         // -Một, +Hai
	ordered       // 1.Ba, 1)Ba
	bullet        // • Bốn
	dash          // – Năm
	slash         // 1/ Sáu
	letter        // a) Bảy
	heading       // ##Tám
	repeated      // *Chín, o Mười: a mark only where several lines have it
)

// item is the mark of a line: its kind, its bounds, the number, and the mark of Markdown for it.
type item struct {
	kind       kind
	start, end int
	number     int
	instead    string
}

// itemOf returns the mark with which a line begins.
func itemOf(src []byte, l Span) item {
	at := l.Start
	for at < l.End && src[at] == ' ' {
		at++
	}
	line := src[at:l.End]
	if len(line) < 2 {
		return item{}
	}
	c, n := utf8.DecodeRune(line)
	switch {
	case c == '-' || c == '+' || c == '*':
		return signOf(line, at)
	case c == '#':
		return headingOf(line, at)
	case strings.ContainsRune(wordBullets+"•●○▪▫◦‣⁃∙·■□➢➤✓✔❖◆", c):
		if size := n + blanks(line[n:]); hasLetter(line[size:]) {
			return item{bullet, at, at + size, 0, "- "}
		}
	case c > 0x7f:
		return dashOf(line, at, c)
	case c == 'o' && line[1] == ' ' && startsSentence(line[2:]):
		return item{repeated, at, at + 2, 0, "- "}
	case '0' <= c && c <= '9':
		if it := numberOf(line, at); it.kind != none {
			return it
		}
	}
	if n := pointOf(line); n > 0 {
		return item{letter, at, at, n, "\n"}
	}
	return item{}
}

// signOf returns the mark of a line that begins with -, + or *.
func signOf(line []byte, at int) item {
	hard := hardBlanks(line[1:])
	switch {
	case !startsSentence(line[1+hard:]):
		return item{}
	case line[0] == '*' && hard == 0 && bytes.IndexByte(line[1:], '*') >= 0: // *emphasis*
		return item{}
	case line[0] == '*' && hard == 0:
		return item{repeated, at, at + 1, 0, "* "}
	}
	return item{glued, at, at + 1 + hard, 0, string(line[:1]) + " "}
}

// dashOf returns the mark of a line that begins with the character c: a dash, or a hyphen or a minus that looks like -.
func dashOf(line []byte, at int, c rune) item {
	n := utf8.RuneLen(c)
	rest := line[n:]
	switch {
	case (c == '‐' || c == '‑' || c == '−') && startsSentence(rest[blanks(rest):]):
		return item{dash, at, at + n + blanks(rest), 0, "- "}
	case (c == '–' || c == '—') && len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\t') && hasLetter(rest):
		return item{dash, at, at + n + 1, 0, "- "}
	}
	return item{}
}

// blanks returns the length of the blanks, tabs and non-breaking spaces with which a text begins.
func blanks(b []byte) int { return len(b) - len(bytes.TrimLeft(b, " \t\u00a0")) }

// maxHeading is the length in bytes of the longest line after one # that is taken for a heading.
const maxHeading = 150

// wordBullets are the bullets of Word's fonts Symbol and Wingdings, which browsers show as a box.
const wordBullets = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf071\uf0a8"

// hardBlanks returns the length of the non-breaking spaces with which a text begins: a Mac types one with Option and Space.
func hardBlanks(b []byte) int {
	n := 0
	for bytes.HasPrefix(b[n:], []byte("\u00a0")) {
		n += len("\u00a0")
	}
	return n
}

// pointOf returns the number of a line that begins with a point of an official text: a) a. a/ A. I. II/ (1) (i) 1.1; the next
// point of the same form has the next number. It is 0 for other lines, and for a point before a word in small letters,
// but for a).
func pointOf(line []byte) int {
	rest := bytes.TrimPrefix(line, []byte{'('})
	open := len(line) - len(rest)
	n := 0
	for n < len(rest) && n < 5 && (rest[n] < 0x80 && (unicode.IsLetter(rune(rest[n])) || unicode.IsDigit(rune(rest[n]))) || rest[n] == '.' && n > 0) {
		n++
	}
	mark := string(rest[:n])
	rest = rest[n:]
	end := byte(0)
	switch {
	case strings.HasSuffix(mark, "."):
		mark, end = mark[:n-1], '.'
	case len(rest) > 0 && (rest[0] == ')' || rest[0] == '/'):
		end, rest = rest[0], rest[1:]
	}
	text := bytes.TrimLeft(rest, " ")
	first, _ := utf8.DecodeRune(text)
	value := valueOf(mark)
	points := strings.Contains(mark, ".")
	switch {
	case value == 0, len(text) == len(rest), (open > 0) != (end == ')') && open > 0, end == 0 && !points:
		return 0
	case end == ')' && open == 0 && len(mark) == 1 && 'a' <= mark[0] && mark[0] <= 'z': // a) may begin any text
	case open == 0 && unicode.IsDigit(rune(mark[0])) && !points, !unicode.IsUpper(first):
		return 0
	}
	return (open*256+int(end))<<20 | value
}

// valueOf returns the place of a mark in its row: so that iv has one more than iii,
// and 1.4 one more than 1.3; 0 if it is no such mark. Marks of other rows are far apart, as c and iii are.
func valueOf(mark string) int {
	const letters, numerals, points = 1 << 12, 2 << 12, 3 << 12
	if mark == "" {
		return 0
	}
	if major, minor, ok := strings.Cut(mark, "."); ok || unicode.IsDigit(rune(mark[0])) {
		a, err := strconv.Atoi(major)
		b, err2 := strconv.Atoi("0" + minor)
		if err != nil || err2 != nil || a > 30 || b > 99 || ok && minor == "" {
			return 0
		}
		if !ok {
			return points + a
		}
		return points + (a+1)*100 + b
	}
	upper := strings.ToUpper(mark)
	if upper != mark && strings.ToLower(mark) != mark {
		return 0
	}
	for i, numeral := range []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"} {
		if upper == numeral {
			return numerals + i + 1
		}
	}
	if len(mark) != 1 {
		return 0
	}
	return letters + int(mark[0])
}

func startsWithLetter(b []byte) bool {
	c, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(c)
}

// startsSentence reports whether a text begins with a letter and is no name of a program, e.g. -fdata-sections or 1.x: its
// first letter is a capital, or it has a letter that English does not have.
func startsSentence(b []byte) bool {
	c, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(c) && (unicode.IsUpper(c) || bytes.ContainsFunc(b, isAccented))
}

// headingOf returns the mark of a line of one to six # without a blank, or with a non-breaking one. With one # it is no tag of a network (#ThiDua,
// #covid): it is a few words in Vietnamese, the first of which has no capital or digit inside.
func headingOf(line []byte, at int) item {
	n := len(line) - len(bytes.TrimLeft(line, "#"))
	blanks := hardBlanks(line[n:])
	if n < 1 || n > 6 || !startsWithLetter(line[n+blanks:]) {
		return item{}
	}
	if n == 1 && blanks == 0 {
		text := bytes.TrimRight(line[1:], " ")
		first, rest, several := bytes.Cut(text, []byte{' '})
		c, size := utf8.DecodeRune(first)
		isTag := !unicode.IsUpper(c) || bytes.ContainsFunc(first[size:], func(c rune) bool { return !unicode.IsLower(c) })
		if !several || isTag || len(text) > maxHeading || !bytes.ContainsFunc(text, isAccented) ||
			bytes.IndexByte(rest, '#') >= 0 || bytes.IndexByte([]byte(".?!;,"), text[len(text)-1]) >= 0 {
			return item{}
		}
	}
	return item{heading, at, at + n + blanks, 0, string(line[:n]) + " "}
}

// numberOf returns the mark of a line that begins with a number of one or two digits.
func numberOf(line []byte, at int) item {
	n := len(line) - len(bytes.TrimLeft(line, "0123456789"))
	if n > 2 || n+1 >= len(line) {
		return item{}
	}
	number, _ := strconv.Atoi(string(line[:n]))
	rest := line[n+1:]
	switch c := line[n]; {
	case (c == '.' || c == ')') && startsSentence(rest[hardBlanks(rest):]):
		return item{ordered, at, at + n + 1 + hardBlanks(rest), number, string(line[:n+1]) + " "}
	case c == '/' && bytes.HasPrefix(rest, []byte{' '}) && startsWithLetter(rest[1:]):
		return item{slash, at, at + n + 2, number, string(line[:n]) + ". "}
	}
	return item{}
}

// follows reports whether b is the item after a.
func (a item) follows(b item) bool {
	return a.kind == b.kind && (a.kind != ordered && a.kind != slash && a.kind != letter || b.number == a.number+1)
}

// Lines returns the slip of a paragraph whose lines are marked as items of a list or as headings, by marks that
// Markdown does not know (-Một, • Hai, ##Ba); nil if there are none, or they may be text. There is one slip for all of
// these lines, at the mark of the first; its edits, if any, correct each of them. lines are the lines of the paragraph,
// in order, with offsets in src, the whole text; there may be none.
func Lines(src []byte, lines []Span, around Around) []Slip {
	items := make([]item, len(lines))
	found := false
	for i, l := range lines {
		items[i] = itemOf(src, l)
		found = found || items[i].kind != none
	}
	if !found {
		return nil
	}
	meant := make([]bool, len(lines))
	for i, it := range items {
		if it.kind == none {
			continue
		}
		if it.kind == heading || i == 0 && meantAlone(src, it, lines, around) {
			meant[i] = true
		}
		if i > 0 {
			above := bytes.TrimRight(src[lines[i-1].Start:lines[i-1].End], " ")
			switch {
			case items[i-1].follows(it):
				meant[i-1], meant[i] = true, true
			case it.kind == dash, it.kind == letter, it.kind == repeated:
			case bytes.HasSuffix(above, []byte{':'}), around.InItem, meant[i-1] && it.kind != ordered:
				meant[i] = true
			}
		}
	}
	return slipOf(src, lines, items, meant, around)
}

// meantAlone reports whether the first line of a paragraph is an item because of its surroundings.
func meantAlone(src []byte, it item, lines []Span, around Around) bool {
	above := itemOf(around.Above, Span{0, len(around.Above)})
	below := itemOf(around.Below, Span{0, len(around.Below)})
	neighbour := around.Above != nil && above.follows(it) || around.Below != nil && it.follows(below)
	text := src[it.end:lines[len(lines)-1].End]
	enumerates := bytes.HasSuffix(bytes.TrimRight(text, " "), []byte{';'})
	switch it.kind {
	case glued:
		return (neighbour || bytes.ContainsAny(around.Lists, "-+*")) && !isSpeech(text, around)
	case dash:
		return neighbour && enumerates
	case bullet, ordered, slash:
		marks := "-+*"
		if it.kind != bullet {
			marks = ".)"
		}
		introduced := bytes.HasSuffix(bytes.TrimRight(around.Above, " "), []byte{':'})
		return neighbour || it.kind != slash && bytes.ContainsAny(around.Lists, marks) || introduced && it.number <= 1
	}
	return false
}

// isSpeech reports whether a paragraph or one beside it may be a line of a dialogue.
func isSpeech(text []byte, around Around) bool {
	for _, b := range [][]byte{text, around.Above, around.Below} {
		if bytes.ContainsAny(b, "?!…\"“") || bytes.HasSuffix(bytes.TrimRight(b, " "), []byte{':'}) {
			return true
		}
	}
	return false
}

// slipOf returns the slip of the items that are meant, at the first of them.
func slipOf(src []byte, lines []Span, items []item, meant []bool, around Around) []Slip {
	var slip *Slip
	fixable := true
	for i, it := range items {
		if !meant[i] {
			continue
		}
		line := src[it.start:lines[i].End]
		if slip == nil {
			right := it.instead + string(src[it.end:lines[i].End])
			slip = &Slip{Code: diag.ListMark, At: it.start, Args: []string{Short(line), Short([]byte(right))}}
			if it.kind == letter {
				slip.Args = slip.Args[:1]
			}
		}
		if it.kind == ordered || it.kind == slash { // a list within a paragraph begins with 1
			fixable = fixable && (i == 0 || it.number == 1 || meant[i-1])
		}
		switch {
		case it.kind != letter:
			slip.Edits = append(slip.Edits, diag.Edit{Start: it.start, End: it.end, Text: it.instead})
			if open := bytes.TrimRight(line, "#"); it.kind == heading && len(open) < len(line) && !bytes.HasSuffix(open, []byte{' '}) {
				slip.Edits = append(slip.Edits, diag.Edit{Start: it.start + len(open), End: it.start + len(open), Text: " "})
			}
		case !around.AtTop:
			fixable = false
		case i > 0:
			slip.Edits = append(slip.Edits, diag.Edit{Start: lines[i].Start, End: lines[i].Start, Text: it.instead})
		}
	}
	if slip == nil {
		return nil
	}
	if !fixable {
		slip.Edits = nil
	}
	return []Slip{*slip}
}

// MayBeItem reports whether a line may begin with a mark that [Lines] looks for: few do. It is a fast check: if it is
// false for all lines of a paragraph, Lines finds nothing there.
func MayBeItem(line []byte) bool {
	line = bytes.TrimLeft(line, " ")
	if len(line) < 2 {
		return false
	}
	switch c := line[0]; {
	case c == '-', c == '+', c == '#', c == '*', c == '(', '0' <= c && c <= '9':
		return true
	case c >= 0x80: // the first bytes of •, –, ✓, of · and of Word's bullets
		return c == 0xe2 || c == 0xc2 || c == 0xef
	case line[1] == ')', line[1] == '.', line[1] == '/', c == 'o' && line[1] == ' ':
		return true
	case c == 'I' || c == 'V' || c == 'X':
		return line[1] == 'I' || line[1] == 'V' || line[1] == 'X'
	}
	return false
}
