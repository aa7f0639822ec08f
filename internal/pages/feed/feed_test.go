package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
)

var update = flag.Bool("update", false, "write the golden files anew")

var vietnam = time.FixedZone("+07", 7*3600)

func entries() []*Entry {
	return []*Entry{
		{
			URL:        "https://example.vn/2024/01/do-son-tong-ket/",
			Title:      "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023",
			Summary:    `"Thi đua là yêu nước" & <khen thưởng>`,
			Content:    "<p>Sáng 19/1, <a href=\"https://example.vn/?a=1&amp;b=2\">UBND quận</a> tổng kết.</p>\n<p>]]></p>",
			Authors:    []string{"Nam Giang", "Lan Anh (ảnh)"},
			Categories: []string{"Thi đua - Khen thưởng", `"Giao ước" & <thi đua>`},
			Published:  time.Date(2024, 1, 19, 10, 31, 0, 0, vietnam),
			Updated:    time.Date(2024, 1, 20, 8, 0, 5, 0, vietnam),
			Image:      "https://example.vn/2024/01/toan-canh.jpg?w=1&h=2",
			ImageType:  "image/jpeg",
			ImageSize:  123456,
		},
		{URL: "https://example.vn/2024/01/b/", Title: "Bài hai", Summary: "Chỉ có sapo", Published: time.Date(2024, 1, 18, 0, 0, 0, 0, vietnam)},
	}
}

func sample() Feed {
	return Feed{
		Title: "Bảng vàng", Subtitle: "Tin thi đua & khen thưởng", Lang: "vi", Home: "https://example.vn/",
		Self: "https://example.vn/feed.xml", Author: "Ban Thi đua", Icon: "https://example.vn/icon.png", Entries: entries(),
	}
}

// golden compares got with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func urls() []URL {
	return []URL{
		{Loc: "https://example.vn/", Modified: time.Date(2024, 1, 20, 8, 0, 5, 0, vietnam)},
		{Loc: "https://example.vn/?a=1&b='2'"},
		{Loc: "https://example.vn/a/", Images: []string{"https://example.vn/a.jpg?x&y", "https://example.vn/b.jpg"}},
	}
}

func news() []News {
	return []News{{
		Loc: "https://example.vn/a/", Publication: "Bảng vàng & bạn", Lang: "vi",
		Published: time.Date(2024, 1, 19, 10, 31, 0, 0, vietnam), Title: "Trao <Huân chương>",
	}}
}

func TestGolden(t *testing.T) {
	golden(t, "feed.xml", AppendAtom(nil, sample()))
	golden(t, "feed.json", JSON(sample()))
	golden(t, "sitemap.xml", Sitemap(urls()))
	golden(t, "sitemap-index.xml", SitemapIndex(urls()[:2]))
	golden(t, "sitemap-news.xml", NewsSitemap(news()))
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "fuzz" && !strings.HasPrefix(f.Name(), "feed.") && !strings.HasPrefix(f.Name(), "sitemap") {
			t.Errorf("testdata/%s: no test reads it", f.Name())
		}
	}
}

func TestReadersUnderstandTheFeeds(t *testing.T) {
	for name, raw := range map[string][]byte{"Atom": AppendAtom(nil, sample()), "JSON": JSON(sample())} {
		t.Run(name, func(t *testing.T) {
			f, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			want := sample()
			head := []string{f.Title, f.Description, f.Link, f.FeedLink, f.Language, f.Authors[0].Name}
			if diff := cmp.Diff([]string{want.Title, want.Subtitle, want.Home, want.Self, want.Lang, want.Author}, head); diff != "" {
				t.Errorf("head (-want +got):\n%s", diff)
			}
			if len(f.Items) != 2 {
				t.Fatalf("%d items", len(f.Items))
			}
			got, e := f.Items[0], want.Entries[0]
			fields := []string{got.GUID, got.Link, got.Title, got.Description, got.Content, got.Authors[0].Name, strings.Join(got.Categories, "|")}
			if diff := cmp.Diff([]string{e.URL, e.URL, e.Title, e.Summary, e.Content, e.Authors[0], strings.Join(e.Categories, "|")}, fields); diff != "" {
				t.Errorf("item (-want +got):\n%s", diff)
			}
			if got.Published != "2024-01-19T10:31:00+07:00" || got.Updated != "2024-01-20T08:00:05+07:00" {
				t.Errorf("dates %s %s", got.Published, got.Updated)
			}
			if name == "Atom" {
				if len(got.Enclosures) != 1 || *got.Enclosures[0] != (gofeed.Enclosure{URL: e.Image, Length: "123456", Type: "image/jpeg"}) {
					t.Errorf("enclosures %+v", got.Enclosures)
				}
				if f.Items[1].Updated != "2024-01-18T00:00:00+07:00" || f.Updated != "2024-01-20T08:00:05+07:00" {
					t.Errorf("dates left out: %s %s", f.Items[1].Updated, f.Updated)
				}
			} else if got.Image == nil || got.Image.URL != e.Image {
				t.Errorf("image %+v", got.Image)
			}
		})
	}
}

func TestAtomAppends(t *testing.T) {
	f := sample()
	want := AppendAtom(nil, f)
	f.Updated = time.Date(2024, 1, 20, 8, 0, 5, 0, vietnam)
	if got := AppendAtom([]byte("before"), f); string(got) != "before"+string(want) {
		t.Errorf("they differ:\n%s", got)
	}
}

func TestLittleIsValidToo(t *testing.T) {
	raw := AppendAtom(nil, Feed{Title: "T", Home: "https://a/", Self: "https://a/feed.xml", Entries: []*Entry{{URL: "https://a/1"}}})
	for _, want := range []string{"<author><name>T</name></author>", "<updated>0001-01-01T00:00:00Z</updated>", "<title></title>"} {
		if !bytes.Contains(raw, []byte(want)) {
			t.Errorf("%s is not in\n%s", want, raw)
		}
	}
	for _, not := range []string{"xml:lang", "subtitle", "icon", "published", "content", "summary"} {
		if bytes.Contains(raw, []byte(not)) {
			t.Errorf("%s is in\n%s", not, raw)
		}
	}
	var out map[string]any
	if err := json.Unmarshal(JSON(Feed{Title: "T", Entries: []*Entry{{URL: "u"}}}), &out); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"version": "https://jsonfeed.org/version/1.1", "title": "T",
		"items": []any{map[string]any{"id": "u", "url": "u", "content_text": ""}},
	}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	if raw := JSON(Feed{Title: "T"}); !bytes.Contains(raw, []byte(`"items":[]`)) {
		t.Errorf("an empty feed is %s", raw)
	}
}

func TestSplitSitemap(t *testing.T) {
	many := make([]URL, 120_001)
	for i := range many {
		many[i].Loc = fmt.Sprint("https://example.vn/", i)
	}
	for n, want := range map[int][]int{0: {0}, 1: {1}, 50_000: {50_000}, 50_001: {50_000, 1}, 120_001: {50_000, 50_000, 20_001}} {
		var got []int
		total := 0
		for _, part := range SplitSitemap(many[:n]) {
			got = append(got, len(part))
			if len(part) > 0 && part[0].Loc != many[total].Loc {
				t.Errorf("%d: a part begins with %s", n, part[0].Loc)
			}
			total += len(part)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d URLs (-want +got):\n%s", n, diff)
		}
	}
	for i := range 10_000 { // 150 MB of image addresses
		many[i].Images = []string{"https://example.vn/" + strings.Repeat("&", 3000)}
	}
	parts := SplitSitemap(many[:10_000])
	if len(parts) < 3 {
		t.Errorf("%d parts", len(parts))
	}
	for i, part := range parts {
		size := len(Sitemap(part))
		if size > 50<<20 || (i < len(parts)-1 && size < 49<<20) {
			t.Errorf("part %d takes %d bytes", i, size)
		}
	}
}

func TestLimitsOfOneFile(t *testing.T) {
	u := URL{Loc: "https://a/", Images: make([]string, 1500)}
	if got := bytes.Count(Sitemap([]URL{u}), []byte("<image:image>")); got != 1000 {
		t.Errorf("%d images", got)
	}
	if got := bytes.Count(NewsSitemap(make([]News, 1500)), []byte("<news:news>")); got != 1000 {
		t.Errorf("%d news", got)
	}
}

// hostile are strings that break a careless encoder, for example "]]>".
var hostile = []string{
	"", "]]>", "<![CDATA[x]]>", "--><!--", "&amp;", "&#0;", "</title><script>alert(1)</script>", `" onload="x`, "'", "\x00\x01\x1f\x7f",
	"\xff\xfe", "a\xed\xa0\x80b", "￾￿\U0001FFFE", "\r\n\t ", "\u2028\u2029\u0085", "Đồ Sơn \U0001F3C5", "\ufeff", "\xef", "\xef\xbf",
	"<?xml version='1.1'?>", "%00", "\u202e",
}

func TestHostileTextStaysWellFormed(t *testing.T) {
	for _, s := range hostile {
		wellFormed(t, s)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { wellFormed(t, s) })
}

// clean returns the part of s that XML can hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string([]rune(s)), "\uFFFD"))
}

// wellFormed puts s into every text field, and parses the result.
func wellFormed(t *testing.T, s string) {
	t.Helper()
	e := &Entry{URL: s, Title: s, Summary: s, Content: s, Authors: []string{s, s}, Categories: []string{s}, Image: s, ImageType: s, ImageSize: 1}
	f := Feed{Title: s, Subtitle: s, Lang: s, Home: s, Self: s, Author: s, Icon: s, Entries: []*Entry{e}}
	for name, raw := range map[string][]byte{
		"Atom": AppendAtom(nil, f), "Sitemap": Sitemap([]URL{{Loc: s, Images: []string{s}}}), "SitemapIndex": SitemapIndex([]URL{{Loc: s}}),
		"NewsSitemap": NewsSitemap([]News{{Loc: s, Publication: s, Lang: s, Title: s}}),
	} {
		d := xml.NewDecoder(bytes.NewReader(raw))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s with %q: %v\n%s", name, s, err, raw)
			}
		}
		if !utf8.Valid(raw) {
			t.Fatalf("%s with %q is not UTF-8", name, s)
		}
	}
	var got struct {
		Title string `xml:"title"`
		Entry struct {
			Content  string `xml:"content"`
			Category struct {
				Term string `xml:"term,attr"`
			} `xml:"category"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(AppendAtom(nil, f), &got); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{got.Title, got.Entry.Content, got.Entry.Category.Term} {
		if text != clean(s) {
			t.Errorf("%q was read back as %q", s, text)
		}
	}
	if raw := JSON(f); !json.Valid(raw) || !utf8.Valid(raw) {
		t.Errorf("JSON with %q: %s", s, raw)
	}
}

func BenchmarkEntry(b *testing.B) {
	e := entries()[0]
	e.Content = strings.Repeat(e.Content, 40)
	b.SetBytes(int64(len(e.Content)))
	var room []byte
	for b.Loop() {
		room = appendEntry(room[:0], e)
	}
}

func BenchmarkSitemap(b *testing.B) {
	all := make([]URL, 12_000)
	for i := range all {
		all[i] = URL{Loc: fmt.Sprintf("https://example.vn/2024/01/bai-viet-so-%d/", i), Modified: time.Date(2024, 1, 1, 0, 0, i, 0, vietnam)}
	}
	for b.Loop() {
		Sitemap(all)
	}
}
