package theme

import (
	"bytes"
	"testing"

	"bangvang/internal/pages/view"
)

// BenchmarkArticle renders a typical article: two rows of awards, two tags, three related articles.
func BenchmarkArticle(b *testing.B) {
	t, a := load(b, "vi"), sampleArticle()
	a.Page.Site.Share = []view.Button{{Facebook: true}, {Zalo: true}}
	a.Awards.Rows, a.Awards.Numbers.Totals = a.Awards.Rows[1:3], a.Awards.Numbers.Totals[:2]
	a.Updated, a.Related, a.Localities = nil, a.Related[:3], a.Localities[:1]
	t = t.WithMemo()
	benchmark(b, t, a, "article")
}

func BenchmarkLongArticle(b *testing.B) {
	t, a := load(b, "vi"), sampleArticle()
	t = t.WithMemo()
	benchmark(b, t, a, "article")
}

func BenchmarkList(b *testing.B) {
	t, l := load(b, "vi"), sampleList("list", "tag", "Thi đua", "/chu-de/thi-dua/")
	l.Years[0].Cards = nil
	for range 20 {
		l.Years[0].Cards = append(l.Years[0].Cards, sampleCards()[0])
	}
	t = t.WithMemo()
	benchmark(b, t, l, "list")
}

func benchmark(b *testing.B, t *Theme, page any, name string) {
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		w.Reset()
		if err := t.execute(&w, page, name); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(w.Len()))
}

func BenchmarkCard(b *testing.B) {
	t, c := load(b, "vi"), sampleCards()[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.card(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, "vi")
	}
}

func BenchmarkKeeping(b *testing.B) {
	t := load(b, "vi")
	for b.Loop() {
		t.WithMemo()
	}
}
