package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/diag"
	"bangvang/internal/text/confusable"
)

// Disk converts the fixes of a file, whose offsets count the normalised text ([File.Text]), to edits of its bytes on
// disk. [NewDisk] makes it. It is not safe for concurrent use.
type Disk struct {
	raw     []byte
	newline string
	offsets *offsetMap // nil until a fix needs it
	mapped  bool       // the offsets are right
}

// NewDisk returns the Disk of a file with the bytes raw, as read from disk. The Disk keeps raw and does not change it;
// the caller must not change it either while the Disk is used.
func NewDisk(raw []byte) *Disk { return &Disk{raw: raw, newline: lineEnd(raw)} }

// Edits returns the edits of a fix, never nil, as edits of the bytes on disk, with the line ends of the file, in new
// slices; it writes nothing. For example, in a file with a byte order mark and CRLF an edit of the second line begins 4
// bytes later than in the text; the offsets of a fix that is OnDisk already are not moved. It returns nil and false if
// the edits do not fit: they overlap or are not in order, are outside the file, or begin or end inside a character that
// the text has in another form than the bytes.
func (d *Disk) Edits(fix *diag.Fix) ([]diag.Edit, bool) {
	if !fix.OnDisk && d.offsets == nil {
		d.offsets, d.mapped = newOffsetMap(d.raw)
	}
	if !fix.OnDisk && !d.mapped {
		return nil, false
	}
	edits, end := slices.Clone(fix.Edits), 0
	for i := range edits {
		e := &edits[i]
		if !fix.OnDisk && !d.offsets.place(e) || e.Start < end || e.End < e.Start || e.End > len(d.raw) {
			return nil, false
		}
		end = e.End
		if d.newline != "\n" {
			e.Text = strings.ReplaceAll(e.Text, "\n", d.newline)
		}
	}
	return edits, true
}

// lineEnd returns the line end of a file: that of its first line, \n if it has one line.
func lineEnd(raw []byte) string {
	if bytes.IndexByte(raw[:min(len(raw), longLine)], 0) >= 0 { // UTF-16
		return "\n"
	}
	for i, b := range raw {
		switch {
		case b == '\n':
			return "\n"
		case b == '\r' && i+1 < len(raw) && raw[i+1] == '\n':
			return "\r\n"
		case b == '\r':
			return "\r"
		}
	}
	return "\n"
}

// offsetMap converts offsets of a text to offsets of the bytes on disk. Its pieces cover both from begin to end.
type offsetMap struct {
	same   bool // the text is the bytes
	size   int  // of the text
	pieces []piece
}

// piece is a part of the bytes that becomes a part of the text by itself: a letter with its marks, or a line end. Hidden
// characters after it are part of it.
type piece struct {
	text, raw int // the offsets of its start
	size      int // the bytes without hidden characters at the end
}

// newOffsetMap returns the map of a file. ok is false if the bytes are not UTF-8, or if the pieces do not give the text.
func newOffsetMap(raw []byte) (m *offsetMap, ok bool) {
	m = &offsetMap{}
	f, _ := NewFile("", raw)
	if m.size = len(f.Text); f.Text == string(raw) {
		m.same = true
		return m, true
	}
	rest := string(raw)
	var text strings.Builder
	for rest != "" {
		at := len(raw) - len(rest)
		whole, shown := pieceLen(rest)
		if at == 0 && strings.HasPrefix(rest, "\ufeff") {
			whole, shown = len("\ufeff"), len("\ufeff")
		}
		m.pieces = append(m.pieces, piece{text.Len(), at, shown})
		part, _ := NewFile("", raw[at:at+whole])
		if at > 0 && strings.HasPrefix(rest, "\ufeff") {
			part.Text = "" // NewFile takes it for a byte order mark
		}
		text.WriteString(part.Text)
		rest = rest[whole:]
	}
	m.pieces = append(m.pieces, piece{text.Len(), len(raw), 0})
	return m, text.String() == f.Text
}

// pieceLen returns the length in bytes of the piece at the start of s, with and without the hidden characters at its
// end.
func pieceLen(s string) (whole, shown int) {
	if strings.HasPrefix(s, "\r\n") {
		return 2, 2
	}
	_, first := utf8.DecodeRuneInString(s)
	whole, shown = first, first
	for i, r := range s[first:] {
		n := first + i
		switch {
		case confusable.IsHidden(r):
		case norm.NFC.PropertiesString(s[n:]).BoundaryBefore():
			return whole, shown
		default:
			shown = n + utf8.RuneLen(r)
		}
		whole = n + utf8.RuneLen(r)
	}
	return whole, shown
}

// place converts the offsets of an edit, and reports whether it could.
func (m *offsetMap) place(e *diag.Edit) bool {
	if e.Start < 0 || e.End < e.Start || e.End > m.size {
		return false
	}
	if m.same {
		return true
	}
	find := func(offset int) (index int, found bool) {
		return slices.BinarySearchFunc(m.pieces, offset, func(p piece, offset int) int { return p.text - offset })
	}
	first, ok := find(e.Start)
	for ok && first+1 < len(m.pieces) && m.pieces[first+1].text == e.Start {
		first++ // after pieces that the text does not contain
	}
	last, found := find(e.End)
	if !ok || !found {
		return false
	}
	start := m.pieces[first].raw
	if e.End > e.Start {
		before := m.pieces[last-1]
		e.End = before.raw + before.size
	} else {
		e.End = start
	}
	e.Start = start
	return true
}

// DiskName returns the name on disk, relative to the site's root, of the file at path (content/…), which may be
// decomposed (NFD), as files from a Mac are. For nearly all files, and for one that the tree does not have, it is path
// itself.
func (t *Tree) DiskName(path string) string { return t.diskName(path) }
