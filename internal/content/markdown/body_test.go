package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/markdown"
)

func TestPartsAreReadAsTheyWereWritten(t *testing.T) {
	for _, parts := range [][]string{nil, {""}, {"một"}, {"", "hai", ""}, {strings.Repeat("ba", 9999), "bốn"}} {
		data := markdown.AppendParts(nil, parts)
		if got, ok := markdown.ParseParts(data); !ok || !slices.Equal(got, parts) {
			t.Errorf("%.60q is read as %.60q, %v", parts, got, ok)
		}
		if _, ok := markdown.ParseParts(append(data, 0)); ok {
			t.Errorf("%.60q and something more can be read", parts)
		}
		for n := range min(len(data), 99) {
			if _, ok := markdown.ParseParts(data[:n]); ok {
				t.Errorf("the first %d bytes of %.60q can be read", n, parts)
			}
		}
	}
	cut := markdown.AppendSplitParts(nil, []byte("một hai"), []int{0, 4, 4})
	if got, ok := markdown.ParseParts(cut); !ok || !slices.Equal(got, []string{"", "một"[:4], "", "một hai"[4:]}) {
		t.Errorf("cut: %q, %v", got, ok)
	}
}

// store holds a text in memory; when broken, the first read of its parts gets invalid bytes.
type store struct {
	broken bool
	parts  []byte
	plain  string
}

func (s *store) Parts(read func([]byte) bool) error {
	if !s.broken || !read(s.parts[:1]) {
		read(s.parts)
	}
	return nil
}

func (s *store) Plain(read func([]byte)) error { read([]byte(s.plain)); return nil }

func TestABodyIsTheSameLaidAside(t *testing.T) {
	text := markdown.Text{Parts: []string{"<p>", " và ", "</p>"}, Plain: "và"}
	refs := []markdown.Ref{{Dest: "a"}, {Dest: "b"}}
	fill := func(_ int, r markdown.Ref) string { return r.Dest }
	held := markdown.NewBody(text)
	room := markdown.EncodedText{Parts: markdown.AppendParts(nil, text.Parts), Plain: []byte(text.Plain)}
	for _, broken := range []bool{false, true} {
		laid := room.Body(func(_ uint64, d markdown.EncodedText) markdown.StoredText {
			return &store{broken, slices.Clone(d.Parts), string(d.Plain)}
		})
		if laid.Parts != nil || laid.Hash != held.Hash {
			t.Errorf("laid: %q, sum %x and not %x", laid.Parts, laid.Hash, held.Hash)
		}
		for _, b := range []*markdown.Body{held, laid} {
			b.Refs = refs
			html, err := b.HTML(fill)
			whole, other := b.FullText()
			if html != "<p>a và b</p>" || whole.Plain != text.Plain || !slices.Equal(whole.Parts, text.Parts) || err != nil || other != nil {
				t.Errorf("broken %v: %q, %q, %v, %v", broken, html, whole, err, other)
			}
		}
	}
}
