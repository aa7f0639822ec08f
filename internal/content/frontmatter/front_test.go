package frontmatter_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// diskForms are the forms in which one text may be on disk.
func diskForms(text string) map[string]string {
	return map[string]string{
		"as is": text, "NFD": norm.NFD.String(text), "BOM": "\ufeff" + text,
		"CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "CR": strings.ReplaceAll(text, "\n", "\r"),
	}
}

func TestFront(t *testing.T) {
	for name, text := range diskForms(full) {
		f := file(t, text)
		v, body, probs := frontmatter.Parse(f, frontmatter.Article)
		if len(probs) > 0 {
			t.Errorf("%s: %s", name, said(probs))
		}
		if diff := cmp.Diff(fullShown, shown(v)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := f.Text[body:]; got != "Nội dung\n" {
			t.Errorf("%s: the body is %q", name, got)
		}
	}
}

// TestFences: the position of the front matter, and the problem when there is none: ‸ marks where the body begins.
func TestFences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"---\ntitle: a\n---\n‸b\n", ""},
		{"---\ntitle: a\n---‸", ""},
		{"---  \ntitle: a\n---\u00a0 \n‸b", ""},
		{"\n \n---\ntitle: a\n---\n‸b", ""},
		{"---\ntitle: |\n  a\n  ---\n  b\n    ---\n---\n‸---\nb\n", ""},
		{"---\ntitle: a\n----\nb‸", "1:1 unclosed-front-matter\n"},
		{"---\ntitle: a\n---\n\n---\n", "‸"},
		{"‸", "1:1 empty-file\n"},
		{" \n\n\t‸", "1:1 empty-file\n"},
		{"‸Xin chào\n---\n", "1:1 no-front-matter\n"},
		{"\n\n # ‸Xin chào", "3:1 no-front-matter\n"},
		{"‸ ---\ntitle: a\n---\nb", "1:1 no-front-matter\n"},
		{"‸title: a\n---\nb", "1:1 no-front-matter\n"},
		{"‸----\ntitle: a\n----\nb", "1:1 no-front-matter\n"},
		{"---\ntitle: a\nb\n‸", "1:1 unclosed-front-matter\n"},
		{"---‸", "1:1 unclosed-front-matter\n"},
		{"\n---\ntitle: a\n  ---\n‸", "2:1 unclosed-front-matter\n"},
		{"+++\ntitle = 'a'\n+++\n‸b", "1:1 foreign-front-matter <TOML>\n"},
		{"---toml\ntitle = 'a'\n---\n‸b", "1:1 foreign-front-matter <TOML>\n"},
		{"{\n\"title\": {\n}}\n}\n‸b", "1:1 foreign-front-matter <JSON>\n"},
		{";;;\n{}\n;;;\n‸b", "1:1 foreign-front-matter <JSON>\n"},
		{"---json\n{}\n---\n‸b", "1:1 foreign-front-matter <JSON>\n"},
		{"+++\ntitle = 'a'\nb‸", "1:1 foreign-front-matter <TOML>\n"},
		{"---\n---\n‸b", "1:1 missing-key <title> <a>\n"},
		{"\n---\n# lời\n---\n‸b", "2:1 missing-key <title> <a>\n"},
		{"---\ntitle:\n---\n‸b", "2:1 missing-key <title> <a>\n"},
		{"---\ntitle: \"\"\n---\n‸b", "2:1 missing-key <title> <a>\n"},
		{"---\ntitle: a: b\n---\n‸b", "2:9 yaml-colon <title: \"a: b\">\n"},
		{"---\nxin chào\n---\n‸b", "2:1 yaml-no-colon <xin chào>\n"},
		{"---\n- title: a\n---\n‸b", "2:1 not-map <front matter> <title: a>\n"},
		{"---\ntitle: \"a\n---\n‸b", "2:8 yaml-unclosed <\">\n"},
		{"---\ntitle: a\n...\ntitle: b\n---\n‸b", "4:1 yaml-documents\n"},
		{"---\n*a\n---\n‸b", "2:1 yaml-start <*>\n"},
	} {
		if c.want == "‸" { // the closing fence is the first one: the rest is Markdown
			c.text, c.want = strings.Replace(c.text, "\n\n---", "\n‸\n---", 1), ""
		}
		text := strings.Replace(c.text, "‸", "", 1)
		want := strings.Index(c.text, "‸")
		if strings.Contains(c.want, "no-front-matter") {
			want = 0
		}
		f := file(t, text)
		_, body, probs := frontmatter.Parse(f, []frontmatter.Key{{Name: "title", Required: true, Example: "a"}})
		if got := strings.ReplaceAll(said(probs), " <>", ""); got != c.want {
			t.Errorf("%q:\n got %swant %s", text, got, c.want)
		}
		if body != want {
			t.Errorf("%q: the body begins at %d, want %d", text, body, want)
		}
	}
}

func TestFenceInsideAText(t *testing.T) {
	f := file(t, "---\ntitle: |\n  a\n  ---\n  Đồ Sơn\nkind: page\n---\nb\n")
	v, _, probs := frontmatter.Parse(f, frontmatter.Article)
	if got := v.Get("title").Text(); got != "a --- Đồ Sơn" {
		t.Errorf("%q", got)
	}
	if got := said(probs); got != "1:1 missing-key <date> <2024-01-19>\n" {
		t.Error(got)
	}
}

func TestLimits(t *testing.T) {
	big := "---\ntitle: " + strings.Repeat("a", 1<<20) + "\n---\nb"
	_, body, probs := frontmatter.Parse(file(t, big), frontmatter.Article)
	if said(probs) != "1:1 yaml-too-large <1 MiB>\n" || body != len(big)-1 {
		t.Errorf("%d %s", body, said(probs))
	}
	v, _, probs := frontmatter.Parse(file(t, "---\ntitle: a\ndate: 2024-01-19\ntags: ["+strings.Repeat("a,", 4999)+"a]\nawards:\n- {award: b}\n- {award: c}\n---\n"), frontmatter.Article)
	if said(probs) != "6:3 too-many-items <5000>\n" || v != nil {
		t.Error(said(probs))
	}
	_, probs = frontmatter.ParseList(file(t, strings.Repeat("[", 200)), frontmatter.Localities)
	if said(probs) != "1:101 yaml-too-deep <100>\n" {
		t.Error(said(probs))
	}
}

func FuzzFront(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("---\ntitle: \"\\u0301\\0\"\n  ---\n---\n"))
	f.Add([]byte("+++\n"))
	f.Add([]byte("---\nawards: [{to: {tập thể: 1.000, ? [a]: b}}]\ntags: {a: b}\n---"))
	f.Add([]byte("---\r\ntitle: &a *b\u2028x: y\r\n---\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, probs := source.NewFile("x.md", raw)
		if len(probs) > 0 && probs[0].Code == diag.NotUTF8 {
			t.Skip()
		}
		v, body, probs := frontmatter.Parse(file, frontmatter.Article)
		if body < 0 || body > len(file.Text) {
			t.Fatalf("the body begins at %d", body)
		}
		inside(t, file, probs)
		if v == nil && len(probs) == 0 {
			t.Fatal("no value and no problem")
		}
		if v.Get("title") == nil && len(probs) == 0 {
			t.Fatal("no title and no problem")
		}
		for _, table := range [][]frontmatter.Key{frontmatter.Site, frontmatter.Localities, frontmatter.Honours, frontmatter.Bodies, frontmatter.Blocks} {
			_, probs := frontmatter.ParseMapping(file, table)
			inside(t, file, probs)
			_, probs = frontmatter.ParseList(file, table)
			inside(t, file, probs)
		}
	})
}

// inside fails unless every problem is at a position in the file and has a code of the table.
func inside(t *testing.T, f *source.File, probs diag.List) {
	t.Helper()
	for _, p := range probs {
		line := f.Line(p.Pos.Line)
		if p.Pos.File != f.Path || p.Pos.Line < 1 || p.Pos.Line > strings.Count(f.Text, "\n")+1 || p.Pos.Col < 1 || p.Pos.Col > len([]rune(line))+1 {
			t.Fatalf("%v is not in the file", p)
		}
		if _, ok := diag.Codes[p.Code]; !ok {
			t.Fatalf("no code %s", p.Code)
		}
	}
}

func BenchmarkFront(b *testing.B) {
	f := file(b, full)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, probs := frontmatter.Parse(f, frontmatter.Article); len(probs) > 0 {
			b.Fatal(probs)
		}
	}
}
