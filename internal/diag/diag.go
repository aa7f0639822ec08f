// Package diag holds the problems that bangvang reports to editors, and prints them in Vietnamese or English for people
// and for programs.
//
// A [Problem] is something that an editor can fix in the site's files; a Go error is something that only the operator
// of the machine can fix. A step of the line returns its value and a [List] of problems; it does not print and does not
// stop at the first problem. A problem holds a code and its arguments, never a finished sentence: the sentences are in
// one table ([Codes]), and the [Printer] chooses the language, so that a problem from a store can be printed in either
// one. For example, At(UnknownLocality, pos, "Đồ Sn", "Đồ Sơn") is printed in English as
//
//	content/2024/x.md:7:14: error: there is no locality “Đồ Sn”  [unknown-locality]
package diag

import (
	"cmp"
	"slices"
)

// Pos is a position in a file. File is a slash-separated path relative to the site's root; Line and Col count from 1,
// Col in characters as people see them (a letter and its combining marks are one). Line 0 means the entire file; File
// "" means the entire site.
type Pos struct {
	File string
	Line int
	Col  int
}

// Severity is the severity of a problem: an Error prevents the site from being published, unless its article is held back
// ([Problem].Held), a Warning should be fixed, a Hint is worth knowing.
type Severity uint8

const (
	Error Severity = iota + 1
	Warning
	Hint
)

// Problem is one problem at its position. [At] and [List.Add] make it. Args fill the placeholders {0}, {1}, … of the
// code's message and hint; a sentence of the hint that needs an argument which is absent or empty is not printed. Fix is
// nil if no program can fix the problem. Held marks a problem of an article that is held back: its errors do not prevent
// the site from being published.
type Problem struct {
	Code Code
	Pos  Pos
	Args []string
	Fix  *Fix
	Held bool
}

// At returns the problem with this code at pos, without a fix: for example, At(UnknownKey, pos, "titel", "title"). The
// text of its code in [Codes] says which args it needs.
func At(code Code, pos Pos, args ...string) Problem {
	return Problem{Code: code, Pos: pos, Args: args}
}

// Severity returns the severity of the problem's code in [Codes]; 0, which prints as an error, for a code that is not
// there.
func (p Problem) Severity() Severity { return Codes[p.Code].Severity }

// List is a list of problems. The zero value is empty and ready to use.
type List []Problem

// Add appends the problem with this code at pos and returns it, so that a fix can be added: see [Problem.FixBy]. The
// pointer is valid until the next Add.
func (l *List) Add(code Code, pos Pos, args ...string) *Problem {
	*l = append(*l, At(code, pos, args...))
	return &(*l)[len(*l)-1]
}

// Append appends all of other to l, in order, and keeps duplicates.
func (l *List) Append(other List) { *l = append(*l, other...) }

// Count returns the number of problems with severity s, also of those that are Held: whether the site can be published
// is not this number but [List.HasErrors].
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity() == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any problem prevents the site from being published: an Error that is not Held.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return !p.Held && p.Severity() == Error })
}

// Sorted returns a copy of the list sorted by file, line, column, severity (errors first), code and arguments, without
// duplicates. Of two problems that differ in their fix alone it returns the first.
func (l List) Sorted() List {
	out := slices.Clone(l)
	if out.isSorted() {
		return out
	}
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Problem) bool { return compare(a, b) == 0 })
}

// isSorted reports whether the list is sorted and has no problem twice, as the problems of a build are.
func (l List) isSorted() bool {
	for i := 1; i < len(l); i++ {
		if compare(l[i-1], l[i]) >= 0 {
			return false
		}
	}
	return true
}

// Without returns the problems that are not in other, where fixes are not compared; nil if there are none. Both lists
// must be sorted ([List.Sorted]); the result is sorted too.
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
	if a.Code != b.Code { // equal codes have equal severities
		return cmp.Or(cmp.Compare(a.Severity(), b.Severity()), cmp.Compare(a.Code, b.Code))
	}
	return slices.Compare(a.Args, b.Args)
}
