// Package slips finds the slips of Markdown that CommonMark never refuses and that no author can have meant: it shows
// them as typed. It reads text that the parser has already found to be no markup, so a mark in it is one that failed:
// code, links and real emphasis never reach it. For example, “** Bằng khen **” is reported with “**Bằng khen**” beside it.
//
// It is silent when a text may be meant: a footnote star, a row of dots or underscores to be filled in, a dialogue whose
// lines begin with a dash, a number such as 2025. at the start of a line. All functions take linear time.
package slips

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// Slip is one slip at an offset of src, the text that the function of this package got, with the code and the arguments
// of its problem, and the edits that correct it, whose bytes are counted in src too; without edits nobody can know the
// right text.
type Slip struct {
	Code  diag.Code
	At    int
	Args  []string
	Edits []diag.Edit
}

// MayHaveMarks reports whether a text has a byte with which a slip of [Run] begins, so that most texts need no more than
// this look. If it is false, Run finds nothing in any part of the text.
func MayHaveMarks(src []byte) bool {
	for _, c := range []byte("*_]{") {
		if bytes.IndexByte(src, c) >= 0 {
			return true
		}
	}
	for _, mark := range []string{":::", "%%", "==", "<!--"} {
		if bytes.Contains(src, []byte(mark)) {
			return true
		}
	}
	return false
}

// Run returns the slips of src[from:to], a run of running text on one line: text that shows as typed, so the caller has
// left out code, HTML, and the addresses of links. src is the whole text, in which the slips count offsets, and the
// characters beside the run are its surroundings. First come the slips of *, then those of _, of square brackets, and
// of braces; so offsets do not always ascend. It returns nil if there are none.
func Run(src []byte, from, to int) []Slip {
	r := run{src: src, from: from, to: to}
	r.emphasis('*')
	r.emphasis('_')
	r.brackets()
	r.braces()
	r.pairs("%%")
	r.pairs("==")
	r.comment()
	return r.found
}

// run is the state of Run.
type run struct {
	src      []byte
	from, to int
	found    []Slip
}

func (r *run) add(code diag.Code, at int, args ...string) *Slip {
	r.found = append(r.found, Slip{Code: code, At: at, Args: args})
	return &r.found[len(r.found)-1]
}

// escaped reports whether the byte at an offset has a backslash before it, which is not itself escaped.
func (r *run) escaped(at int) bool {
	n := 0
	for at-n-1 >= r.from && r.src[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// line returns the bounds of the line that contains an offset, at most maxDistance bytes away.
func (r *run) line(at int) (start, end int) {
	low, high := max(0, at-maxDistance), min(len(r.src), at+maxDistance)
	start = low + bytes.LastIndexByte(r.src[low:at], '\n') + 1
	end = high
	if n := bytes.IndexByte(r.src[at:high], '\n'); n >= 0 {
		end = at + n
	}
	return start, end
}

// maxDistance is how many bytes from its mark the parts of a slip are searched, so that a long line of marks takes linear
// time.
const maxDistance = 500

// class is the kind of a character beside a mark.
type class uint8

const (
	blank class = iota // white space, or the end of the text
	punct
	word // a letter or a digit
)

func classOf(c rune) class {
	switch {
	case c == utf8.RuneError, unicode.IsSpace(c):
		return blank
	case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c):
		return word
	}
	return punct
}

func (r *run) classBefore(at int) class {
	if at == 0 {
		return blank
	}
	c, _ := utf8.DecodeLastRune(r.src[max(0, at-utf8.UTFMax):at])
	return classOf(c)
}

func (r *run) classAfter(at int) class {
	if at >= len(r.src) {
		return blank
	}
	c, _ := utf8.DecodeRune(r.src[at:])
	return classOf(c)
}

// hasLetter reports whether a text has a letter.
func hasLetter(b []byte) bool { return bytes.ContainsFunc(b, unicode.IsLetter) }

// Short returns the first 60 characters of a text in one line, for messages that quote it: a longer one ends in “…”, and
// each run of white space is one space. It does not change b.
func Short(b []byte) string {
	n := 0
	for i := range string(b) {
		if n == 60 {
			b = append(b[:i:i], "…"...)
			break
		}
		n++
	}
	return strings.Join(strings.Fields(string(b)), " ")
}
