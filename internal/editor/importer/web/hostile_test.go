package web

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bangvang/internal/testkit/hostile"
)

// TestPageBounds: each page is read or refused within seconds.
func TestPageBounds(t *testing.T) {
	hostile.Bounds(t)
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	var attrs strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&attrs, " a%d=x", i)
	}
	for name, text := range map[string]string{
		"nested boxes":         many("<div>", 200_000),
		"nested styles":        page("", many("<b><i><font>", 500)+lines),
		"nested below the cap": page("", many("<div>", 480)+lines),
		"attributes":           page("", "<p"+attrs.String()+">"+lines),
		"elements":             page("", many("<p>a", 300_000)),
		"paragraphs":           page("", many("<p>Bà con đi dọc đê, trồng tre.</p>", 9_000)),
		"links":                page("", lines+many("<a href=/x>Một bài khác của cổng</a> ", 9_000)),
		"pictures":             page("", lines+many("<img src=a.jpg>", 9_000)),
		"line breaks":          page("", lines+many("<br>", 9_000)),
		"a long word":          page("", "<p>"+many("a", 5_000_000)+"</p>"),
		"brackets":             page("", "<p>"+many("[", 100_000)+many("*", 100_000)+"</p>"),
		"tables":               page("", many("<table><tr><td>", 120)+lines),
		"cells":                page("", lines+"<table>"+many("<tr><td colspan=50 rowspan=50>a<td>b", 5_000)+"</table>"),
		"srcset":               page("", lines+"<img src=a.jpg srcset=\""+many("a.jpg 1w,", 100_000)+"\">"),
		"style":                page("", "<p style=\""+many("font-family:", 100_000)+"\">"+lines),
		"class":                page("", "<p class=\""+many("tin-lien-", 100_000)+"\">"+lines),
		"comments":             page("", many("<!-- ", 100_000)+lines),
		"open tags":            many("<", 1_000_000),
		"entities":             page("", many("&#7897;", 200_000)),
		"JSON":                 page(`<script type="application/ld+json">`+many("[", 200_000)+"</script>", lines),
		"dates":                page("", "<p class=date>"+many("12/11/2025 ", 30_000)+"</p>"+lines),
		"headings":             page("", many("<h2 class=title>Chuyện giữ đê ở thôn Đông</h2>", 9_000)),
		"mail without an end":  "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + many("--x\r\n\r\n", 100_000),
		"pictures inside":      page("", lines+many(`<img src="data:image/png;base64,`+many("iVBO", 60)+`">`, 3_000)),
		"not text":             "<html>" + many("\x00\xFF\xFE", 300_000),
	} {
		var p Page
		hostile.Bound(t, name, func() { p = Read(File{"x.html", []byte(text)}, Options{}) })
		if p.Kind != Article && p.Why == nil {
			t.Errorf("%s: left out without a reason", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	for i, s := range stories(2) {
		for _, name := range structures {
			f.Add([]byte(portals[name](i, s)))
		}
	}
	f.Add([]byte(listPage))
	f.Add([]byte(page("<meta charset=windows-1258>", lines)))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p Page
		hostile.Within(t, func() {
			p = Read(File{"thu/x.html", data}, Options{Portals: []Portal{{Name: "p", Title: "h1, h2", Body: "div", Date: "p", Caption: "p", Drop: []string{"span"}}}})
		})
		if p.Kind == Article && (p.Draft.Title.Text == "" || !utf8.ValidString(p.Draft.Body)) {
			t.Errorf("title %q, body %q", p.Draft.Title.Text, p.Draft.Body)
		}
		if (p.Kind != Article) != (p.Why != nil) {
			t.Errorf("kind %d, %v", p.Kind, p.Why)
		}
	})
}

func FuzzLearn(f *testing.F) {
	all := stories(3)
	for _, name := range structures {
		f.Add(portals[name](0, all[0]), portals[name](1, all[1]), portals[name](2, all[2]))
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		hostile.Within(t, func() {
			_, _ = Learn(context.Background(), []File{{"a", []byte(a)}, {"b", []byte(b)}, {"c", []byte(c)}})
		})
	})
}

func FuzzParsePortals(f *testing.F) {
	f.Add("- name: A\n  title: h1\n  body: div.x > p:nth-of-type(2)\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, problems := ParsePortals("portal.yaml", []byte(text))
		if problems.HasErrors() {
			return
		}
		again, problems := ParsePortals("portal.yaml", []byte(FormatPortals(got)))
		if len(again) != len(got) || problems.HasErrors() {
			t.Errorf("%v\n%v\n%v", got, again, problems)
		}
	})
}

// BenchmarkPages measures a page of a learned portal with eight paragraphs and a list of related articles, and one by general rules.
func BenchmarkPages(b *testing.B) {
	all := stories(4)
	var files []File
	for i, s := range all {
		s.text = append(s.text, s.text...)
		files = append(files, File{"x" + strconv.Itoa(i) + ".html", []byte(portals["tin-tuc"](i, s) + strings.Repeat(" ", 30_000))})
	}
	learned, err := Learn(context.Background(), files)
	if err != nil || len(learned) != 1 {
		b.Fatal(learned, err)
	}
	for name, o := range map[string]Options{"learned": {Portals: learned}, "general": {}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Read(files[3], o)
			}
		})
	}
}
