// Package body is the text of an article once it was read: HTML in parts, and what stands between them.
//
// Most of a [Body] is its [Text], which only the article's own page, the feed and search read. So a Body may let
// it go, and have it again from where it was laid.
package markdown

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

	laid Laid // nil: it was not let go
}

// Laid has a text again from where it was laid, for one reader its parts, for another what is plain. Both methods
// may be called at the same time, and more than once. What read is shown is lent.
type Laid interface {
	// Parts shows read what [Append] wrote, until it tells that it could be read.
	Parts(read func(data []byte) bool) error
	Plain(read func(text []byte)) error
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
func NewBody(t Text) *Body {
	return Draft{AppendParts(nil, t.Parts), []byte(t.Plain)}.Body(nil)
}

// Draft is a text in the room where it was written, which is another's afterwards: who keeps it copies it.
type Draft struct {
	Parts []byte // as [Append] writes them
	Plain []byte
}

// Lay lays the text with this sum aside; nil is that it did not.
type Lay func(sum uint64, d Draft) Laid

// Body returns a body of this text, which it holds itself when lay is nil or does not take it.
func (d Draft) Body(lay Lay) *Body {
	var sum xxhash.Digest
	sum.Reset()
	_, _ = sum.Write(d.Parts) // a Digest never fails
	_, _ = sum.Write(d.Plain)
	b := &Body{Sum: sum.Sum64()}
	if lay != nil {
		b.laid = lay(b.Sum, d)
	}
	if b.laid == nil {
		b.Parts, _ = ParseParts(d.Parts)
		b.Plain = string(d.Plain)
	}
	return b
}

// Lean returns the body without its text, which was laid aside.
func (b *Body) Lean(laid Laid) *Body {
	lean := *b
	lean.Text, lean.laid = Text{}, laid
	return &lean
}

// Whole returns the text, wherever it is. The error says why it can no longer be had.
func (b *Body) Whole() (t Text, err error) {
	if b.laid == nil {
		return b.Text, nil
	}
	err = b.laid.Parts(func(data []byte) (ok bool) { t.Parts, ok = ParseParts(data); return ok })
	if err == nil {
		err = b.laid.Plain(func(text []byte) { t.Plain = string(text) })
	}
	return t, err
}

// Words shows read the plain text, wherever it is, which is lent. The error is that of [Body.Whole].
func (b *Body) Words(read func(text []byte)) error {
	if b.laid == nil {
		read([]byte(b.Plain))
		return nil
	}
	return b.laid.Plain(read)
}

// HTML returns the text with every Ref filled by fill, which is given its index and the Ref. The error is
// that of [Body.Whole].
func (b *Body) HTML(fill func(i int, r Ref) string) (html string, err error) {
	filled := make([]string, len(b.Refs))
	for i, r := range b.Refs {
		filled[i] = fill(i, r)
	}
	read := func(data []byte) (ok bool) { html, ok = weave(data, filled); return ok }
	if b.laid == nil {
		read(AppendParts(nil, b.Parts))
		return html, nil
	}
	err = b.laid.Parts(read)
	return html, err
}

// weave joins the parts that [Append] wrote and what stands between them, and tells whether they fit.
func weave(data []byte, between []string) (text string, ok bool) {
	size := len(data)
	for _, s := range between {
		size += len(s)
	}
	var out strings.Builder
	out.Grow(size)
	n := 0
	ok = each(data, func(from, to int) {
		if n > 0 && n <= len(between) {
			out.WriteString(between[n-1])
		}
		out.Write(data[from:to])
		n++
	})
	return out.String(), ok && n == len(between)+1
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
func AppendParts(b []byte, parts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(parts)))
	for _, p := range parts {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// AppendCut appends the parts of a text that is cut at these places, as [Append] does.
func AppendPartsCut(b, text []byte, cuts []int) []byte {
	b = binary.AppendUvarint(b, uint64(len(cuts)+1))
	from := 0
	for i := range len(cuts) + 1 {
		to := len(text)
		if i < len(cuts) {
			to = cuts[i]
		}
		b = append(binary.AppendUvarint(b, uint64(to-from)), text[from:to]...)
		from = to
	}
	return b
}

// Parse reads what [Append] wrote, and tells whether it is that.
func ParseParts(data []byte) (parts []string, ok bool) {
	all := string(data) // of which they are parts
	ok = each(data, func(from, to int) { parts = append(parts, all[from:to]) })
	return parts, ok
}

// each shows do where each part begins and ends in what [Append] wrote, and tells whether it is that.
func each(data []byte, do func(from, to int)) bool {
	at, ok := 0, true
	number := func() int {
		n, size := binary.Uvarint(data[at:])
		at += max(size, 0)
		ok = ok && size > 0 && n <= uint64(len(data)-at) // a part takes a byte at least
		return int(n)
	}
	for n := number(); ok && n > 0; n-- {
		if size := number(); ok {
			do(at, at+size)
			at += size
		}
	}
	return ok && at == len(data)
}
