package archive

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/testkit/hostile"
)

// files returns the files of a fixture.
func files(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range archive.Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

func TestFolders(t *testing.T) {
	for name, g := range map[string]Generator{"hugo": Hugo, "jekyll": Jekyll, "hexo": Hexo} {
		fsys := files(t, name+".txtar")
		if got := GeneratorOf(fsys); got != g {
			t.Errorf("%s: generator %q", name, got)
		}
		a, err := Folder(context.Background(), name, fsys, g, Options{Awards: reader(t)})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".golden", dumpAll(a.Items, a.Remarks))
		for _, i := range a.Items {
			if strings.ContainsAny(i.Draft.Body, "\x00") {
				t.Errorf("%s: %q", i.Draft.From.File, i.Draft.Body)
			}
		}
	}
}

func TestGeneratorOf(t *testing.T) {
	for names, want := range map[string]Generator{
		"content/a.md static/a.png":               Hugo,
		"content/a.md content/site.yaml static/a": "",
		"content/a.md":                            "",
		"_posts/a.md":                             Jekyll,
		"source/_posts/a.md":                      Hexo,
		"a.docx b.jpg":                            "",
	} {
		fsys := fstest.MapFS{}
		for n := range strings.FieldsSeq(names) {
			fsys[n] = &fstest.MapFile{}
		}
		if got := GeneratorOf(fsys); got != want {
			t.Errorf("%s: %q, want %q", names, got, want)
		}
	}
}

func TestSingle(t *testing.T) {
	fsys := fstest.MapFS{"b/2025-11-15-bai.md": {Data: []byte("---\ntitle: Bài\npermalink: /tin/:title.html\n---\n![a](/images/a.png)\n")}, "static/images/a.png": {Data: []byte("A")}}
	item, ok := Single(fsys, "b/2025-11-15-bai.md", "cu/2025-11-15-bai.md", fsys["b/2025-11-15-bai.md"].Data, Options{})
	if d := item.Draft; !ok || d.Body != "![a](a.png)\n" || d.Date.Time.Format("2006-01-02") != "2025-11-15" || fmt.Sprint(d.Aliases) != "[/tin/bai.html]" || d.From.File != "cu/2025-11-15-bai.md" {
		t.Errorf("%v %+v", ok, d)
	}
	if _, ok := Single(fsys, "a.md", "a.md", []byte("# Không có phần đầu\n"), Options{}); ok {
		t.Error("a text without front matter")
	}
}

func newPen(t testing.TB, g Generator, fsys fs.FS) *pen {
	t.Helper()
	tr := &tree{folder: folder{fsys}, generator: g, sections: nil, known: map[string]*text{}}
	tr.configure()
	x := tr.newText("content/a.md", []byte("---\ntitle: a\n---\n"))
	return &pen{beside: newBeside(tr.folder, tr.item(x).Draft), t: tr, x: x}
}

func TestMarkdown(t *testing.T) {
	fsys := fstest.MapFS{"content/a b.png": {}, "content/x.png": {}}
	for text, want := range map[string]string{
		"a < b và c > d, <5, <abc> và <https://a.vn>\n": "a < b và c > d, <5, <abc> và <https://a.vn>\n",
		"![x](<a b.png> \"T \\\"q\\\"\")":               "![x](a-b.png \"T \\\"q\\\"\")\n",
		"![x](a%20b.png)":                               "![x](a-b.png)\n",
		"<p align=center><img src=x.png alt='C'></p>":   "![C](x.png)\n",
		"Một <u>hai</u> <span style='x'>ba</span>":      "Một hai ba\n",
		"<b> hở </b> <i>nghiêng</i>":                    " hở  *nghiêng*\n",
		"[a](javascript:x) [b](mailto:c@d.vn)":          "a [b](mailto:c@d.vn)\n",
		"[![x](x.png)](x.png)":                          "[![x](x.png)](x.png)\n",
		"<a href=\"https://a.vn/(x)\">A</a>":            "[A](https://a.vn/%28x%29)\n",
		"# Đề mục {#id}\n\nChữ {: .lop}\n":              "# Đề mục\n\nChữ\n",
		"<details><summary>Mở</summary>Chữ</details>":   "Mở\n\nChữ\n",
		"Một<br/>hai<hr>ba":                             "Một  \nhai\n\n---\n\nba\n",
		"`<b>` ``a`b``":                                 "`<b>` ``a`b``\n",
		"</div>\nMột</b>":                               "Một\n",
		"\x00" + "5\x00":                                "5\n",
		"[1]: x.png\n":                                  "[1]: x.png\n",
	} {
		p := newPen(t, Hugo, fsys)
		if got := p.markdown(p.hugoCodes(text)); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// TestTextBounds: texts of hostile shapes are read within seconds.
func TestTextBounds(t *testing.T) {
	hostile.Bounds(t)
	for name, body := range map[string]string{
		"shortcodes":     strings.Repeat("{{< a ", 30_000),
		"closed ones":    strings.Repeat("{{< a >}}", 30_000),
		"paired":         strings.Repeat("{{< highlight >}}", 30_000) + strings.Repeat("{{< /highlight >}}", 30_000),
		"tags":           strings.Repeat("<div>", 20_000),
		"tables":         strings.Repeat("<table>", 30_000),
		"bold":           strings.Repeat("<b>", 50_000) + "a" + strings.Repeat("</b>", 50_000),
		"pictures":       strings.Repeat("![a](b.png)", 30_000),
		"open pictures":  strings.Repeat("![a](", 30_000),
		"open links":     strings.Repeat("[", 100_000),
		"comments":       strings.Repeat("<!--", 20_000),
		"fences":         strings.Repeat("```\n", 30_001),
		"liquid":         strings.Repeat("{% if a %}", 20_000),
		"raw":            strings.Repeat("{% raw %}", 20_000),
		"outputs":        strings.Repeat("{{ a }}", 20_000),
		"one line":       strings.Repeat("a<br>", 30_000),
		"a row of table": "| a " + strings.Repeat("a<br>", 30_000),
	} {
		for _, g := range []Generator{Hugo, Jekyll} {
			p := newPen(t, g, fstest.MapFS{})
			p.x.body = body + "\n\nlõi\n"
			hostile.Bound(t, fmt.Sprint(g, " ", name), func() { p.body() })
		}
	}
}

func FuzzText(f *testing.F) {
	for _, name := range []string{"hugo", "jekyll", "hexo"} {
		for file, data := range files(f, name+".txtar") {
			if strings.HasSuffix(file, ".md") || strings.HasSuffix(file, ".html") {
				f.Add(string(data.Data))
			}
		}
	}
	fsys := fstest.MapFS{"a.png": {}, "content/b.md": {}}
	f.Fuzz(func(t *testing.T, text string) {
		if p, _ := frontmatter.ParseForeign(text); p.Values == nil {
			t.Skip()
		}
		var item Item
		ok := false
		hostile.Within(t, func() { item, ok = Single(fsys, "content/b.md", "b.md", []byte(text), Options{}) })
		if ok && strings.ContainsAny(item.Draft.Body, "\x00\x01\x02") {
			t.Errorf("%q", item.Draft.Body)
		}
	})
}

// FuzzFolder reads folders of each generator with any settings and any text.
func FuzzFolder(f *testing.F) {
	settings := map[string]string{"hugo": "hugo.toml", "jekyll": "_config.yml", "hexo": "_config.yml"}
	for name, file := range settings {
		all := files(f, name+".txtar")
		for _, text := range slices.Sorted(maps.Keys(all)) {
			if strings.HasSuffix(text, ".md") {
				f.Add(string(all[file].Data), string(all[text].Data), text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, config, text, name string) {
		if !fs.ValidPath(name) {
			t.Skip()
		}
		for _, g := range []Generator{Hugo, Jekyll, Hexo} {
			fsys := fstest.MapFS{"hugo.toml": {Data: []byte(config)}, "_config.yml": {Data: []byte(config)}, name: {Data: []byte(text)},
				"content/a.md": {Data: []byte(text)}, "_posts/2024-01-02-a.md": {Data: []byte(text)}, "source/_posts/a.md": {Data: []byte(text)}}
			hostile.Within(t, func() {
				got, err := Folder(t.Context(), "x", fsys, g, Options{})
				if err != nil || len(got.Items)+len(got.Remarks) == 0 {
					t.Errorf("%s: %v, %d items", g, err, len(got.Items))
				}
			})
		}
	})
}
