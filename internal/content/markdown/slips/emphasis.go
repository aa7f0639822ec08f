package slips

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// mark is a row of n stars or underscores that is no emphasis.
type mark struct {
	at, n         int
	before, after class
}

func (m mark) end() int { return m.at + m.n }

// emphasis reports marks of emphasis that show as typed: “** x **”, “**"A"**và”, “**x” without an end.
func (r *run) emphasis(c byte) {
	var open *mark // the last mark without a partner
	for at := r.from; at < r.to; {
		n := bytes.IndexByte(r.src[at:r.to], c)
		if n < 0 {
			break
		}
		at += n
		m := mark{at: at, n: 1}
		for m.end() < len(r.src) && r.src[m.end()] == c {
			m.n++
		}
		at = m.end()
		if r.escaped(m.at) || m.n > 3 || c == '_' && m.n != 2 {
			continue
		}
		m.before, m.after = r.classBefore(m.at), r.classAfter(m.end())
		switch {
		case open != nil && open.n == m.n && r.isPair(*open, m, c):
			r.pair(*open, m)
			open = nil
		default:
			r.unclosed(open)
			open = &m
		}
	}
	r.unclosed(open)
}

// isPair reports whether two marks were meant to enclose the text between them.
func (r *run) isPair(a, b mark, c byte) bool {
	inner := r.src[a.end():b.at]
	if !hasLetter(inner) {
		return false
	}
	if c == '_' {
		return a.before != word && b.after != word
	}
	if a.n > 1 {
		return true
	}
	spaced := a.after == blank && b.before == blank
	switch { // one star may be a footnote's or a product's
	case a.before == word || b.after == word && b.before != punct:
		return false
	case spaced:
		words := len(bytes.Fields(inner))
		return a.before == blank && b.after == blank && r.hasTextBefore(a.at) && 1 < words && words < 7 && bytes.IndexByte(inner, ',') < 0
	case a.after == blank:
		return r.hasTextBefore(a.at) && b.before == word && b.after != word
	case b.before == blank:
		return a.after != blank && b.after != word
	}
	return a.after == punct && b.before == punct && b.after == word
}

// hasTextBefore reports whether the line has text before an offset: a star that begins a line may be a note's.
func (r *run) hasTextBefore(at int) bool {
	start, _ := r.line(at)
	return len(bytes.TrimSpace(r.src[start:at])) > 0
}

// pair reports two marks and the text between them, with the edits that make emphasis of it: the blanks inside go, and
// where a letter follows the closing mark without one, a blank is put between them.
func (r *run) pair(a, b mark) {
	inner := r.src[a.end():b.at]
	left := len(inner) - len(bytes.TrimLeftFunc(inner, unicode.IsSpace))
	right := len(inner) - len(bytes.TrimRightFunc(inner, unicode.IsSpace))
	text := inner[left : len(inner)-right]
	var edits []diag.Edit
	if a.before == word {
		edits = append(edits, diag.Edit{Start: a.at, End: a.at, Text: " "})
	}
	if left > 0 {
		edits = append(edits, diag.Edit{Start: a.end(), End: a.end() + left})
	}
	if right > 0 {
		edits = append(edits, diag.Edit{Start: b.at - right, End: b.at})
	}
	if b.after == word {
		edits = append(edits, diag.Edit{Start: b.end(), End: b.end(), Text: " "})
	}
	marks := r.src[a.at:a.end()]
	form := Short(bytes.Join([][]byte{marks, text, marks}, nil))
	if a.before == word {
		form = "… " + form
	}
	if b.after == word {
		form += " …"
	}
	slip := r.add(diag.StrayEmphasis, a.at, Short(r.src[a.at:b.end()]), form)
	if len(edits) > 0 && bytes.IndexByte(text, marks[0]) < 0 {
		slip.Edits = edits
	}
}

// unclosed reports two marks that begin a word and end nowhere. A name of a program, e.g. __init2, has other letters than
// those of prose.
func (r *run) unclosed(m *mark) {
	if m == nil || m.n != 2 || m.before == word || m.after == blank || m.at > 0 && bytes.IndexByte([]byte("'\"`*"), r.src[m.at-1]) >= 0 {
		return
	}
	_, end := r.line(m.at)
	text := bytes.TrimLeft(r.src[m.end():max(m.end(), end)], "\"“‘'(")
	first, _ := utf8.DecodeRune(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || !hasLetter(text) {
		return
	}
	name, _, _ := bytes.Cut(text, []byte{' '})
	if r.src[m.at] == '_' && !unicode.IsUpper(first) && !bytes.ContainsFunc(name, isAccented) {
		return
	}
	r.add(diag.StrayEmphasis, m.at, Short(r.src[m.at:end]))
}

// isAccented reports whether c is a letter that English does not have.
func isAccented(c rune) bool { return c > 0x7f && unicode.IsLetter(c) }
