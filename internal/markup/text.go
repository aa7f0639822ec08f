package markup

import (
	"encoding/binary"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// NewBody returns a body of this text, with its sum.
func NewBody(t Text) *Body {
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

// Lean returns the body without its text, which again returns when it is wanted. again may be called at the
// same time, and more than once.
func (b *Body) Lean(again func() (Text, error)) *Body {
	lean := *b
	lean.Text, lean.again = Text{}, again
	return &lean
}

// Whole returns the text, wherever it is. The error says why it can no longer be had.
func (b *Body) Whole() (Text, error) {
	if b.again == nil {
		return b.Text, nil
	}
	return b.again()
}

// HTML returns the text with every Ref filled by fill, which is given its index and the Ref. The error is
// that of [Body.Whole].
func (b *Body) HTML(fill func(i int, r Ref) string) (string, error) {
	t, err := b.Whole()
	if err != nil {
		return "", err
	}
	all := make([]string, 0, len(t.Parts)+len(b.Refs))
	for i, p := range t.Parts {
		if all = append(all, p); i < len(b.Refs) {
			all = append(all, fill(i, b.Refs[i]))
		}
	}
	return strings.Join(all, ""), nil
}

// Append appends t to b as bytes that [ParseText] reads: the number of its parts, then each part and the
// plain text, with its length before it. Numbers are unsigned varints.
func (t Text) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(t.Parts)))
	for _, p := range t.Parts {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return append(binary.AppendUvarint(b, uint64(len(t.Plain))), t.Plain...)
}

// ParseText reads what [Text.Append] wrote, and tells whether it is that.
func ParseText(data []byte) (t Text, ok bool) {
	all := string(data) // of which the texts are parts
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
		return Text{}, false
	}
	t.Parts = make([]string, n)
	for i := range t.Parts {
		t.Parts[i] = text()
	}
	t.Plain = text()
	return t, ok && len(data) == 0
}
