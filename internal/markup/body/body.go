// Package body is the text of an article once it was read: HTML in parts, and what stands between them.
//
// Most of a [Body] is its [Text], which only the article's own page, the feed and search read. So a Body may let
// it go, and have it again from where it was laid.
package body

import (
	"encoding/binary"
	"strings"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
)

// Body is the text of an article, and what the rest of the site needs to know of it.
type Body struct {
	Text            // empty when it was let go: [Body.Whole] has it
	Sum      uint64 // a hash of the Text
	Refs     []Ref
	Headings []Heading
	Lead     string // the first paragraph as plain text, "" when there is none

	laid *Laid // nil: it was not let go
}

// Laid has a text again from where it was laid: for one reader its parts, for another what is plain. Both may be
// called at the same time, and more than once.
type Laid struct {
	Parts func() ([]string, error)
	Plain func() (string, error)
}

// Text is what readers read. Its Parts and the Refs of its Body alternate: Parts[0] Refs[0] Parts[1] …
// Refs[n-1] Parts[n].
type Text struct {
	Parts []string
	Plain string // the whole text without markup, paragraphs apart by \n
}

// RefKind says what a Ref stands for.
type RefKind uint8

const (
	Link  RefKind = iota // filled with the attribute value of href, escaped
	Image                // filled with the <img …> element
)

// Ref is a link or a picture of the text.
type Ref struct {
	Kind  RefKind
	Dest  string   // as written; escapes and references resolved, control characters dropped
	Alt   string   // of an Image: plain text, typeset
	Title string   // of an Image: its caption, likewise (a figure shows it already), of a Link: its title
	Pos   diag.Pos // of the [ or the !, of a bare address its first character
}

// Heading is a heading with its id, which is unique in the article.
type Heading struct {
	Level int
	ID    string
	Text  string
}

// New returns a body of this text, with its sum.
func New(t Text) *Body {
	var sum xxhash.Digest
	sum.Reset()
	var n [8]byte
	for _, p := range t.Parts {
		_, _ = sum.Write(binary.LittleEndian.AppendUint64(n[:0], uint64(len(p)))) // a Digest never fails
		_, _ = sum.WriteString(p)
	}
	_, _ = sum.WriteString(t.Plain)
	return &Body{Text: t, Sum: sum.Sum64()}
}

// Lean returns the body without its text, which was laid aside.
func (b *Body) Lean(laid Laid) *Body {
	lean := *b
	lean.Text, lean.laid = Text{}, &laid
	return &lean
}

// Whole returns the text, wherever it is. The error says why it can no longer be had.
func (b *Body) Whole() (t Text, err error) {
	if t.Parts, err = b.parts(); err == nil {
		t.Plain, err = b.Words()
	}
	return t, err
}

func (b *Body) parts() ([]string, error) {
	if b.laid == nil {
		return b.Parts, nil
	}
	return b.laid.Parts()
}

// Words returns the plain text, wherever it is. The error is that of [Body.Whole].
func (b *Body) Words() (string, error) {
	if b.laid == nil {
		return b.Plain, nil
	}
	return b.laid.Plain()
}

// HTML returns the text with every Ref filled by fill, which is given its index and the Ref. The error is
// that of [Body.Whole].
func (b *Body) HTML(fill func(i int, r Ref) string) (string, error) {
	parts, err := b.parts()
	if err != nil {
		return "", err
	}
	all := make([]string, 0, len(parts)+len(b.Refs))
	for i, p := range parts {
		if all = append(all, p); i < len(b.Refs) {
			all = append(all, fill(i, b.Refs[i]))
		}
	}
	return strings.Join(all, ""), nil
}

// Outline returns what stands for the HTML that the same fill gives, without the text: two bodies have one outline
// just when they have one HTML.
func (b *Body) Outline(fill func(i int, r Ref) string) string {
	out := binary.LittleEndian.AppendUint64(nil, b.Sum)
	for i, r := range b.Refs {
		filled := fill(i, r)
		out = append(binary.AppendUvarint(out, uint64(len(filled))), filled...)
	}
	return string(out)
}

// Append appends parts to b as bytes that [Parse] reads: how many they are, then each with its length before it.
// Numbers are unsigned varints.
func Append(b []byte, parts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(parts)))
	for _, p := range parts {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// Parse reads what [Append] wrote, and tells whether it is that.
func Parse(data []byte) (parts []string, ok bool) {
	all := string(data) // of which they are parts
	next := func() uint64 {
		n, size := binary.Uvarint(data)
		if size <= 0 {
			data, ok = nil, false
			return 0
		}
		data = data[size:]
		return n
	}
	text := func() string {
		n := next()
		from := len(all) - len(data)
		if n > uint64(len(data)) {
			data, ok = nil, false
			return ""
		}
		data = data[n:]
		return all[from : from+int(n)]
	}
	ok = true
	n := next()
	if n > uint64(len(data)) { // each takes a byte at least
		return nil, false
	}
	parts = make([]string, n)
	for i := range parts {
		parts[i] = text()
	}
	return parts, ok && len(data) == 0
}
