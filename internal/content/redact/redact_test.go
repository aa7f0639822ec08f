package redact

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

func parse(t *testing.T, path, text string) *content.Document {
	t.Helper()
	f, problems := source.NewFile(path, []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := content.Parse(f)
	if d.Problems.HasErrors() {
		t.Fatal(d.Problems)
	}
	return d
}

// TestNamesWithTitles checks that a name of the list is found without its title, and with any.
func TestNamesWithTitles(t *testing.T) {
	l := newMatcher([]string{"Thượng tá Lê An", " Bà Trần Hoa", "Ông Ích Khiêm"}, "vi")
	for in, want := range map[string]bool{"Lê An": true, "Đại tá Lê An": true, "Đ/c Trần Hoa": true, "Ích Khiêm": false, "ông Ông Ích Khiêm": true, "Thượng tá Lê Bình": false} {
		if l.contains(in) != want {
			t.Errorf("%q: contains a name %v, want %v", in, !want, want)
		}
	}
}

func TestWholeWordsHoweverTyped(t *testing.T) {
	l := newMatcher([]string{"Trần Thị Hoà", "H’Hen Niê", "Đỗ An", "Đỗ An Khang"}, "vi")
	const x = "[đã gỡ tên]"
	for in, want := range map[string]string{
		"Trần Thị Hoà":                  x,
		"bà Trần Thị Hòa, giáo viên":    "bà " + x + ", giáo viên",
		"TRẦN THỊ HOÀ.":                 x + ".",
		"Trần\u00a0Thị\nHoà":            x,
		"Trần-Thị–Hoà":                  x,
		"Trần\u200b Thị Hoà":            x,
		"“Trần Thị Hoà”":                "“" + x + "”",
		norm.NFD.String("Trần Thị Hòa"): x,
		"Trần Thị Hoàn":                 "Trần Thị Hoàn",
		"Trần Thị Hoa":                  "Trần Thị Hoa",
		"Trần Thị, Hoà":                 "Trần Thị, Hoà",
		"Trần Thị. Hoà giải":            "Trần Thị. Hoà giải",
		"Bùi Trần Thị Hoà":              "Bùi " + x,
		"H'Hen Niê và H’Hen Niê’":       x + " và " + x + "’",
		"HHen Niê":                      x,
		"Ðỗ An, đỗ an":                  x + ", " + x,
		"Đỗ An Khang, Đỗ An Khanh":      x + ", " + x + " Khanh",
		"Đỗ Đỗ An":                      "Đỗ " + x,
		"":                              "",
		"1 2 3 – … !":                   "1 2 3 – … !",
	} {
		pad := strings.Repeat("… ", prefilterLength)
		if got := l.redactText(pad + in); got != pad+want {
			t.Errorf("%q: in a long text got %q", in, got[len(pad):])
		}
		if got := l.redactText(in); got != want || l.contains(in) != (in != want) {
			t.Errorf("%q: got %q, holds a name %v, want %q", in, got, l.contains(in), want)
		}
	}
}

// A document with the name in every place that may contain one.
const everywhere = `---
title: Khen Nguyễn Văn A và Lê B
date: 2024-01-19
summary: Ông NGUYỄN VĂN A được khen.
category: Nguyễn Văn A
tags: [Gương sáng, Nguyễn Văn A, "Học tập Nguyễn Văn A"]
author: Nguyễn Văn A
source: {name: Blog Nguyễn Văn A, url: "https://example.org/nguyen-van-a"}
event: {kind: mừng Nguyễn Văn A, at: nhà Nguyễn Văn A}
aliases: [/cu/nguyen-van-a.html]
awards:
  - award: Giấy khen
    by: Công ty Nguyễn Văn A
    for: giúp Nguyễn Văn A
    decision: {no: 1/QĐ Nguyễn Văn A}
    to:
      cá nhân:
        - {name: Ông Nguyễn Văn A, post: Trưởng thôn, unit: Thôn Bí Mật}
        - {name: Lê B, post: thư ký của Nguyễn Văn A, unit: Thôn Đông}
---

Ông **Nguyễn** _Văn_ A và Nguyễn[^1]
Văn A gặp [Nguyễn Văn A](https://example.org/ "trang Nguyễn Văn A").

## Nguyễn Văn A nói

Xem [trên](#nguyen-van-a-noi), ` + "`Nguyễn Văn A`" + ` <b>Nguyễn Văn A</b>.

![ảnh Nguyễn Văn A](x.jpg "Nguyễn Văn A nhận bằng")

| Nguyễn | Văn A |
|---|---|
| Nguyễn Văn | A |

[^1]: Nguyễn Văn A.
`

// without returns the documents without the names, and the problems found.
func without(t *testing.T, lang string, names []string, docs ...*content.Document) ([]*content.Document, diag.List) {
	t.Helper()
	r, err := Documents(t.Context(), docs, names, lang, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r.Documents, r.Problems
}

// Results of an earlier call are reused only for the same document and the same names.
func TestDocumentsAgain(t *testing.T) {
	one := parse(t, "content/a.md", "---\ntitle: Lê Văn B và Lê Văn C\ndate: 2024-01-19\n---\n\nMở.\n")
	two := parse(t, "content/b.md", "---\ntitle: Lê Văn C\ndate: 2024-01-19\n---\n\nMở.\n")
	var was *Result
	for _, c := range []struct {
		lang  string
		names []string
		docs  []*content.Document
		want  string
		again bool // the first document is the one of the earlier call
	}{
		{"vi", []string{"Lê Văn B"}, []*content.Document{one}, "[đã gỡ tên] và Lê Văn C", false},
		{"vi", []string{"Lê Văn B"}, []*content.Document{one, two}, "[đã gỡ tên] và Lê Văn C|Lê Văn C", true},
		{"vi", []string{"Lê Văn C"}, []*content.Document{one, two}, "Lê Văn B và [đã gỡ tên]|[đã gỡ tên]", false},
		{"en", []string{"Lê Văn C"}, []*content.Document{one, two}, "Lê Văn B và [name removed]|[name removed]", false},
		{"en", nil, []*content.Document{one}, "Lê Văn B và Lê Văn C", false},
	} {
		r, err := Documents(t.Context(), c.docs, c.names, c.lang, was)
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, d := range r.Documents {
			titles = append(titles, d.Title.Text)
		}
		if got := strings.Join(titles, "|"); got != c.want {
			t.Errorf("without %q: %s, want %s", c.names, got, c.want)
		}
		if was != nil && (r.Documents[0] == was.Documents[0]) != c.again {
			t.Errorf("without %q, the first document is that of the last time: %v", c.names, !c.again)
		}
		was = r
	}
}

func TestDocumentsHoldNoName(t *testing.T) {
	plain := parse(t, "content/b.md", "---\ntitle: B\ndate: 2024-01-19\n---\n\nKhông ai cả. Nguyễn Văn Ánh.\n")
	d := parse(t, "content/tin-nguyen-van-a.md", everywhere)
	before := fmtDoc(d)
	out, problems := without(t, "vi", []string{"nguyễn văn a", "  "}, plain, d)
	if out[0] != plain {
		t.Fatal("a document without the name was changed")
	}
	if fmtDoc(d) != before {
		t.Error("the document that was given is changed")
	}
	c := out[1]
	all := fmtDoc(c)
	if strings.Contains(strings.ToLower(all), "nguyễn văn a") || strings.Contains(all, "Bí Mật") {
		t.Errorf("the name is left in\n%s", all)
	}
	if c.Title.Text != "Khen [đã gỡ tên] và Lê B" || len(c.Authors) > 0 || c.Category.Text != "" || len(c.Tags) != 1 {
		t.Errorf("title %q, author %q, category %q, tags %v", c.Title.Text, c.Authors, c.Category.Text, c.Tags)
	}
	r := c.Awards[0].Recipients[0]
	if r.Count.N != 2 || len(r.Names) != 1 || r.Names[0].Name != "Lê B" || r.Names[0].Post != "thư ký của [đã gỡ tên]" {
		t.Errorf("recipients %+v", r)
	}
	for _, want := range []string{
		`<p>Ông <strong>[đã gỡ tên]</strong><em></em> và [đã gỡ tên]<sup`,
		`<h2 id="da-go-ten-noi">[đã gỡ tên] nói</h2>`,
		`<code>[đã gỡ tên]</code> &lt;b&gt;[đã gỡ tên]&lt;/b&gt;`,
		`<figcaption>[đã gỡ tên] nhận bằng</figcaption>`,
		`title="trang [đã gỡ tên]"`,
	} {
		if html := strings.Join(c.Body.Parts, "☐"); !strings.Contains(html, want) {
			t.Errorf("%s\nis not in\n%s", want, html)
		}
	}
	var codes []string
	for _, p := range problems {
		if p.Code != diag.NameInAddress {
			t.Errorf("%+v", p)
		}
		codes = append(codes, p.Args[0])
	}
	if got := strings.Join(codes, " "); got != "content/tin-nguyen-van-a.md /cu/nguyen-van-a.html https://example.org/nguyen-van-a" {
		t.Errorf("addresses %s", got)
	}
}

// fmtDoc formats everything of a document that can be published, except addresses.
func fmtDoc(d *content.Document) string {
	var b strings.Builder
	say := func(list ...string) {
		for _, s := range list {
			b.WriteString(s + "\n")
		}
	}
	say(d.Title.Text, d.Summary, d.Category.Text, fmt.Sprint(d.Authors, d.Corrections, d.Photo), d.Source.Name, d.Event.Kind, d.Event.At, d.Body.Plain)
	for _, t := range d.Tags {
		say(t.Text)
	}
	for _, a := range d.Awards {
		say(a.Honour.Text, a.By.Text, a.Citation, a.Decision.No)
		for _, r := range a.Recipients {
			for _, n := range r.Names {
				say(n.Name, n.Post, n.Unit)
			}
		}
	}
	say(d.Body.Parts...)
	for _, r := range d.Body.Refs {
		say(r.Alt, r.Title, r.Credit, strings.ReplaceAll(strings.TrimPrefix(r.Dest, "#"), "-", " "))
	}
	for _, h := range d.Body.Headings {
		say(h.Text, strings.ReplaceAll(h.ID, "-", " "))
	}
	return b.String()
}

func TestHeadingsStayDistinct(t *testing.T) {
	d := parse(t, "content/a.md", "---\ntitle: A\ndate: 2024-01-19\n---\n\nMở.\n\n## Lê Văn B\n\n## Lê Văn C\n\n## Đã gỡ tên\n")
	out, _ := without(t, "vi", []string{"Lê Văn B", "Lê Văn C"}, d)
	ids := map[string]bool{}
	for _, h := range out[0].Body.Headings {
		if ids[h.ID] || !strings.Contains(strings.Join(out[0].Body.Parts, ""), ` id="`+h.ID+`"`) {
			t.Errorf("the id %q stands twice, or not in the text", h.ID)
		}
		ids[h.ID] = true
	}
}

// An author knows the names in site.yaml, and could otherwise write an article that takes a build hours.
func TestManyHeadingsOfOneName(t *testing.T) {
	const n = 20_000
	d := parse(t, "content/a.md", "---\ntitle: A\ndate: 2024-01-19\n---\n\n"+strings.Repeat("# Đỗ An\n\n", n)+"[x](#do-an-20000)\n")
	b, err := newMatcher([]string{"Đỗ An"}, "vi").redactBody(d.Body)
	if err != nil {
		t.Fatal(err)
	}
	const last = "da-go-ten-20000"
	if got := b.Headings[n-1].ID; got != last || b.Refs[0].Dest != "#"+last {
		t.Errorf("the last has the id %s, its link leads to %s", got, b.Refs[0].Dest)
	}
	whole, err := b.FullText()
	if html := strings.Join(whole.Parts, ""); err != nil || strings.Count(html, ` id="da-go-ten`) != n || !strings.Contains(html, ` id="`+last+`"`) {
		t.Errorf("%d ids are new, error %v", strings.Count(html, ` id="da-go-ten`), err)
	}
}

func TestEnglishSites(t *testing.T) {
	d := parse(t, "content/a.md", "---\ntitle: Lê Văn B honoured\ndate: 2024-01-19\n---\n\nText.\n")
	out, _ := without(t, "en", []string{"Lê Văn B"}, d)
	if got := out[0].Title.Text; got != "[name removed] honoured" {
		t.Error(got)
	}
}

func TestFilesWithNames(t *testing.T) {
	names := []string{"Lê Văn B", "An"}
	got := CheckPaths([]string{"content/2024/Lê Văn B.jpg", "content/le-van-ba.jpg", "content/an-toan.jpg", "content/x.le-van-b.pdf"}, names)
	if len(got) != 2 || got[0].Args[0] != "content/2024/Lê Văn B.jpg" || got[1].Args[0] != "content/x.le-van-b.pdf" {
		t.Errorf("%+v", got)
	}
}

func FuzzBody(f *testing.F) {
	f.Add(everywhere[strings.LastIndex(everywhere, "---\n\n")+4:])
	f.Add("Nguyễn<br>Văn A [Nguyễn][1] **Văn A**\n\n[1]: /x")
	f.Fuzz(func(t *testing.T, text string) {
		file, problems := source.NewFile("content/a.md", []byte("---\ntitle: x\ndate: 2024-01-19\n---\n\n"+text))
		if len(problems) > 0 {
			return
		}
		d := content.Parse(file)
		out, _ := without(t, "vi", []string{"Nguyễn Văn A", "a"}, d)
		b := out[0].Body
		if len(b.Parts) != len(b.Refs)+1 {
			t.Fatalf("%d parts, %d refs", len(b.Parts), len(b.Refs))
		}
		l := newMatcher([]string{"Nguyễn Văn A", "a"}, "vi")
		for _, s := range []string{b.Plain, out[0].Summary} {
			if l.find(s) != nil {
				t.Errorf("the name is left in %q", s)
			}
		}
		if seen, _ := visibleText(strings.Join(b.Parts, refMark)); l.find(seen) != nil {
			t.Errorf("the name is left in %q", seen)
		}
	})
}

func BenchmarkDocuments(b *testing.B) {
	text := "---\ntitle: Hội nghị\ndate: 2024-01-19\n---\n\n" + strings.Repeat("Sáng nay, Nguyễn Văn Ba cùng nhân dân phường Ngã Tư Sở họp bàn nhiều việc. ", 60)
	file, _ := source.NewFile("content/a.md", []byte(text))
	docs := []*content.Document{content.Parse(file)}
	names := []string{"Nguyễn Văn A", "Trần Thị Hoà", "Đỗ An"}
	for b.Loop() {
		Documents(b.Context(), docs, names, "vi", nil)
	}
}
