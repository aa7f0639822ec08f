// This file holds the types of a parsed article. Most of a [Body] is its [Text], which only the article's own page, the
// feed and the search index read. A Body may therefore keep its text in a store (for example on disk) and read it
// again when a reader asks for it.

package markdown

import (
	"encoding/binary"
	"strings"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
)

// Body is the parsed Markdown of an article: the HTML in parts, its links and images, and its headings. [Parse] makes it,
// and nothing changes it after that. Read the text with FullText, ReadPlain or HTML, which know where it is.
type Body struct {
	Text            // empty when the text is in a store; [Body.FullText] returns it in both cases
	Hash     uint64 // the hash of the Text
	Refs     []Ref
	Headings []Heading

	stored StoredText // nil: the text is in the field Text
}

// StoredText reads a text back from the store that holds it: Parts for readers of the HTML, Plain for readers of the
// plain text. Both methods may be called concurrently and repeatedly. The bytes passed to read are valid only until
// read returns.
type StoredText interface {
	// Parts calls read with the bytes that [AppendParts] wrote, until read returns true because it could decode them.
	Parts(read func(data []byte) bool) error
	// Plain calls read once with the plain text. Of both methods the error says that the store no longer has the text and
	// why; read is then not called.
	Plain(read func(text []byte)) error
}

// Text is the HTML and the plain text of an article. Its Parts alternate with the Refs of its Body:
// Parts[0] Refs[0] Parts[1] … Refs[n-1] Parts[n].
type Text struct {
	Parts []string
	Plain string // the full text without markup, paragraphs separated by \n
}

// RefKind says how a [Ref] is rendered.
type RefKind uint8

const (
	Link  RefKind = iota // rendered as the attribute href of an <a>, after a space; as nothing for a link that is plain text
	Image                // rendered as the <img …> element
)

// Ref is a link or an image of the text, e.g. the link of [kế hoạch](../ke-hoach.md "T").
type Ref struct {
	Kind  RefKind
	Dest  string // as typed; escapes and character references decoded, control characters removed
	Alt   string // of an Image: plain text with typography applied
	Title string // of an Image: its caption, likewise (a figure shows it already); of a Link: its title; "" when absent
	// Credit says who made an Image, likewise: “Ảnh: Nguyễn Văn A”; "" when absent, as of a Link.
	Credit string
	Pos    diag.Pos // of the [ or the !; of a bare address its first character
}

// Heading is a heading: its level from 2 to 6, its id, which is unique within the article, and its plain text.
type Heading struct {
	Level int
	ID    string
	Text  string
}

// NewBody returns a body that holds this text in memory, with its hash, without links and headings.
func NewBody(t Text) *Body {
	return EncodedText{AppendParts(nil, t.Parts), []byte(t.Plain)}.Body(nil)
}

// EncodedText is a text in the buffers of the parser that wrote it. The parser reuses the buffers for the next article,
// so a store copies the bytes that it keeps.
type EncodedText struct {
	Parts []byte // as [AppendParts] writes them
	Plain []byte
}

// StoreFunc writes d, the text of a body with this hash, to a store and returns a reader of it, or nil when it did not
// store it, for whatever reason: the text then remains in memory, and nothing is reported. It must not keep the slices
// of d, and must be safe for concurrent use if [Parse] is called concurrently with it.
type StoreFunc func(hash uint64, d EncodedText) StoredText

// Body returns a body of this text with its hash, without links and headings. The body holds a copy of the text when
// store is nil or returns nil; else it reads the text from where store put it.
func (d EncodedText) Body(store StoreFunc) *Body {
	var hash xxhash.Digest
	hash.Reset()
	_, _ = hash.Write(d.Parts) // a Digest never fails
	_, _ = hash.Write(d.Plain)
	b := &Body{Hash: hash.Sum64()}
	if store != nil {
		b.stored = store(b.Hash, d)
	}
	if b.stored == nil {
		b.Parts, _ = ParseParts(d.Parts)
		b.Plain = string(d.Plain)
	}
	return b
}

// WithoutText returns a copy of the body without its text, which stored reads back. With nil the text of the copy is
// empty: its FullText and HTML return an empty one, its ReadPlain reads one, and none returns an error.
func (b *Body) WithoutText(stored StoredText) *Body {
	without := *b
	without.Text, without.stored = Text{}, stored
	return &without
}

// FullText returns the text, from memory or from the store. Callers must not change t.Parts, which may be those of the
// Body. The error says why the store no longer has the text; t is then of no use. It is safe for concurrent use, as are
// ReadPlain and HTML.
func (b *Body) FullText() (t Text, err error) {
	if b.stored == nil {
		return b.Text, nil
	}
	err = b.stored.Parts(func(data []byte) (ok bool) { t.Parts, ok = ParseParts(data); return ok })
	if err == nil {
		err = b.stored.Plain(func(text []byte) { t.Plain = string(text) })
	}
	return t, err
}

// ReadPlain calls read once with the plain text, from memory or from the store. The bytes are valid only until read
// returns. The error is that of [Body.FullText]; then read is not called.
func (b *Body) ReadPlain(read func(text []byte)) error {
	if b.stored == nil {
		read([]byte(b.Plain))
		return nil
	}
	return b.stored.Plain(read)
}

// HTML returns the HTML with each Ref replaced by the result of fill, which is called once for each, in order, with its
// index. fill escapes, and returns for a Link the attribute with a space before it, ` href="/2024/x/"`, or "" to make
// it plain text; for an Image an element, `<img src="…" alt="…">`, or "" to show none. The error is that of
// [Body.FullText].
func (b *Body) HTML(fill func(i int, r Ref) string) (html string, err error) {
	filled := make([]string, len(b.Refs))
	for i, r := range b.Refs {
		filled[i] = fill(i, r)
	}
	read := func(data []byte) (ok bool) { html, ok = joinParts(data, filled); return ok }
	if b.stored == nil {
		read(AppendParts(nil, b.Parts))
		return html, nil
	}
	err = b.stored.Parts(read)
	return html, err
}

// joinParts joins the parts that [AppendParts] wrote with the strings between them. It reports whether data is valid
// and has one part more than there are strings.
func joinParts(data []byte, between []string) (text string, ok bool) {
	size := len(data)
	for _, s := range between {
		size += len(s)
	}
	var out strings.Builder
	out.Grow(size)
	n := 0
	ok = eachPart(data, func(from, to int) {
		if n > 0 && n <= len(between) {
			out.WriteString(between[n-1])
		}
		out.Write(data[from:to])
		n++
	})
	return out.String(), ok && n == len(between)+1
}

// HTMLKey returns a key of the HTML that the same fill gives, some bytes and no text, without reading the text: two
// bodies have the same key just when they have the same HTML. For example, a build compares the keys to find the articles
// that it must render. fill must return the same each time.
func (b *Body) HTMLKey(fill func(i int, r Ref) string) string {
	out := binary.LittleEndian.AppendUint64(nil, b.Hash)
	for i, r := range b.Refs {
		filled := fill(i, r)
		out = append(binary.AppendUvarint(out, uint64(len(filled))), filled...)
	}
	return string(out)
}

// AppendParts appends parts to b in the encoding that [ParseParts] reads: their count, then each part after its length.
// Numbers are unsigned varints.
func AppendParts(b []byte, parts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(parts)))
	for _, p := range parts {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// AppendSplitParts splits text at the offsets in cuts, which ascend, and appends the parts to b as [AppendParts] does.
// For example, the cuts 0 and 4 of "một hai" make three parts, of which the first is empty.
func AppendSplitParts(b, text []byte, cuts []int) []byte {
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

// ParseParts decodes what [AppendParts] wrote, and reports whether data is valid; if not, the parts are of no use. It
// copies data.
func ParseParts(data []byte) (parts []string, ok bool) {
	all := string(data) // one string that all parts share
	ok = eachPart(data, func(from, to int) { parts = append(parts, all[from:to]) })
	return parts, ok
}

// eachPart calls do with the start and end of each part in data, which [AppendParts] wrote, and reports whether data is
// valid.
func eachPart(data []byte, do func(from, to int)) bool {
	at, ok := 0, true
	number := func() int {
		n, size := binary.Uvarint(data[at:])
		at += max(size, 0)
		ok = ok && size > 0 && n <= uint64(len(data)-at) // a part takes at least one byte
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
