// Package diag is the only way to say that something is wrong.
//
// What an author can mend is a [Problem]; what only the operator of the machine can mend is an
// error. A step of the line returns its value and a [List]; it does not print and does not stop at
// the first problem. A problem carries a code and its arguments, never a finished sentence: the
// words stand in one table ([Codes]) in Vietnamese and English, and are chosen when it is printed,
// so that a remembered problem can be replayed in either language.
package diag

import (
	"cmp"
	"slices"
)

// Pos is a place in a file. File is slash-separated and relative to the site's root; Line and Col
// count from 1, Col in characters as people see them (a letter and its combining marks are one).
// A zero Line means the file as a whole; a zero File the site as a whole.
type Pos struct {
	File string
	Line int
	Col  int
}

// Severity orders problems: an Error keeps the site from being published, a Warning wants mending,
// a Hint is worth knowing.
type Severity uint8

const (
	Error Severity = iota + 1
	Warning
	Hint
)

// Problem is one thing that is wrong, at its place. Args fill the placeholders {0}, {1}, … of the
// code's message and hint; a hint that needs an argument which is absent or empty is not shown.
type Problem struct {
	Code Code
	Pos  Pos
	Args []string
}

// At returns the problem with this code at pos.
func At(code Code, pos Pos, args ...string) Problem {
	return Problem{Code: code, Pos: pos, Args: args}
}

// Severity returns the severity that the table gives the problem's code.
func (p Problem) Severity() Severity { return Codes[p.Code].Severity }

// List is a list of problems. The zero value is empty and ready to use.
type List []Problem

// Add appends the problem with this code at pos.
func (l *List) Add(code Code, pos Pos, args ...string) { *l = append(*l, At(code, pos, args...)) }

// Append appends all of other.
func (l *List) Append(other List) { *l = append(*l, other...) }

// Count returns how many problems have severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity() == s {
			n++
		}
	}
	return n
}

// HasErrors tells whether any problem is an Error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Sorted returns the problems by file, line, column, severity, code and arguments, each once.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Problem) bool { return compare(a, b) == 0 })
}

// Without returns the problems that are not in other; both are sorted, and so is what is returned.
func (l List) Without(other List) List {
	var out List
	for _, p := range l {
		for len(other) > 0 && compare(other[0], p) < 0 {
			other = other[1:]
		}
		if len(other) == 0 || compare(other[0], p) != 0 {
			out = append(out, p)
		}
	}
	return out
}

func compare(a, b Problem) int {
	if c := cmp.Compare(a.Pos.File, b.Pos.File); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col)); c != 0 {
		return c
	}
	if a.Code != b.Code { // the severity is the code's
		return cmp.Or(cmp.Compare(a.Severity(), b.Severity()), cmp.Compare(a.Code, b.Code))
	}
	return slices.Compare(a.Args, b.Args)
}
