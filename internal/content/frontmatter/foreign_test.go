package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/content/frontmatter"
)

func TestParseForeign(t *testing.T) {
	for _, c := range []struct{ text, values, body string }{
		{"---\ntitle: a\ndate: 2025-11-12\ntags: [b, c]\n---\nThân\n", "yaml map[date:2025-11-12 tags:[b c] title:a]", "6 Thân\n"},
		{"---\ntitle: Ảnh: Lê An\n---\n", "yaml map[title:Ảnh: Lê An]", "4 "},
		{"title: a\ndate: 2025-11-16 08:00:00\ntags:\n- b\n---\nThân", "yaml map[date:2025-11-16 08:00:00 tags:[b] title:a]", "6 Thân"},
		{"+++\ntitle = \"a\"\ndate = 2025-11-12T08:30:00+07:00\nd = 2025-11-12 # ngày\nn = 5\n[params]\n  author = \"b\"\n[[r]]\n  src = \"c\"\n+++\nThân", "toml map[d:2025-11-12 date:2025-11-12T08:30:00+07:00 n:5 params:map[author:b] r:[map[src:c]] title:a]", "11 Thân"},
		{"{\n \"title\": \"a\", \"draft\": true,\n \"x\": {\"n\": 1.50}\n}\n\nThân", "json map[draft:true title:a x:map[n:1.50]]", "4 \n\nThân"},
		{";;;\n\"title\": \"a\"\n;;;\nThân", "json map[title:a]", "4 Thân"},
		{"Một câu.\n---\nHai", " map[]", "1 Một câu.\n---\nHai"},
		{"{% include a %}", " map[]", "1 {% include a %}"},
		{"---\nkhông đóng", " map[]", "1 ---\nkhông đóng"},
	} {
		f, err := frontmatter.ParseForeign(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
		if got := fmt.Sprint(f.Format, " ", f.Values); got != c.values {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.values)
		}
		if got := fmt.Sprint(f.Line, " ", f.Body); got != c.body {
			t.Errorf("%q: body %q, want %q", c.text, got, c.body)
		}
	}
	if f, err := frontmatter.ParseForeign("---\ntitle: a\nb: [\n---\nThân"); err == nil || f.Body != "Thân" || f.Values["title"] != "a" {
		t.Errorf("broken YAML: %v, %q", err, f.Body)
	}
}

func FuzzParseForeign(f *testing.F) {
	for _, s := range []string{"---\na: [b]\n---\nc", "+++\na = [1, 2]\n[b.c]\n+++\n", "{\"a\": 1}\nb", "a: b\n---\nc", ";;;\n\"a\":1\n;;;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, _ := frontmatter.ParseForeign(text)
		if got.Values == nil || !strings.HasSuffix(text, got.Body) {
			t.Errorf("%q: %v, %q", text, got.Values, got.Body)
		}
	})
}
