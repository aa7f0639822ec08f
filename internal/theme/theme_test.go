package theme

import (
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/diag"
	"bangvang/internal/pages/view"

	"bangvang/themes"
)

// overlay loads a theme that a site has in these files.
func overlay(name string, files map[string]string) (*Theme, diag.List) {
	site := fstest.MapFS{}
	for p, text := range files {
		site[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(Options{Site: site, Embedded: themes.FS, Name: name, Lang: "vi", Base: "/tin/"})
}

func show(t *testing.T, th *Theme, page any, name string) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.execute(&b, page, name); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOverlay(t *testing.T) {
	notice := &view.Notice{Page: page(bareSite(), "404", "Không thấy", "/404.html")}
	for name, c := range map[string]struct {
		theme, want string
		files       map[string]string
	}{
		"a built-in theme":            {"bangvang", "Không tìm thấy trang</h1>", nil},
		"a site's file over it":       {"bangvang", "<p>của trang</p>", map[string]string{"bangvang/templates/404.html": "<p>của trang</p>"}},
		"a site's word over it":       {"bangvang", "Lạc đường</h1>", map[string]string{"bangvang/strings/vi.json": `{"404.heading": "Lạc đường"}`}},
		"a theme of its own":          {"tinh", "<h1>Tỉnh</h1>", map[string]string{"tinh/templates/404.html": "<h1>Tỉnh</h1>"}},
		"what it lacks":               {"tinh", "Không tìm thấy trang</h1>", map[string]string{"tinh/assets/x.txt": "x"}},
		"a parent it names":           {"tinh", "<p>ông</p>", map[string]string{"tinh/theme.json": `{"parent": "cha"}`, "cha/templates/404.html": "<p>ông</p>"}},
		"a hidden file is not theirs": {"bangvang", "Không tìm thấy trang</h1>", map[string]string{"bangvang/templates/.#404.html": "{{"}},
	} {
		th, problems := overlay(c.theme, c.files)
		if th == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		if got := show(t, th, notice, "404"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in\n%s", name, c.want, got)
		}
	}
}

func TestProblems(t *testing.T) {
	at := func(file string, line, col int) diag.Pos {
		return diag.Pos{File: "themes/" + file, Line: line, Col: col}
	}
	card := "bangvang/templates/card.html"
	for name, c := range map[string]struct {
		theme string
		files map[string]string
		code  diag.Code
		pos   diag.Pos
		says  string
	}{
		"no such theme":     {"hoa", nil, diag.UnknownTheme, diag.Pos{File: "content/site.yaml"}, "bangvang"},
		"a path as a theme": {"../etc", nil, diag.UnknownTheme, diag.Pos{File: "content/site.yaml"}, "bangvang"},
		"own parent":        {"a", map[string]string{"a/theme.json": `{"parent":"a"}`}, diag.TemplateError, at("a/theme.json", 0, 0), "parent"},
		"a bad theme.json":  {"a", map[string]string{"a/theme.json": "{\n \"parent\": }"}, diag.TemplateError, at("a/theme.json", 2, 12), "invalid"},
		"a bad strings file": {"bangvang", map[string]string{"bangvang/strings/vi.json": "{\n  \"top\" \"x\"}"},
			diag.TemplateError, at("bangvang/strings/vi.json", 2, 9), "invalid"},
		"not closed": {"bangvang", map[string]string{card: "<p>Đồ Sơn\n\n   {{.Title</p>"}, diag.TemplateError, at(card, 3, 4), "bad character"},
		"no such function": {"bangvang", map[string]string{card: "<p>\nế{{upper .Title}}</p>"},
			diag.TemplateError, at(card, 2, 4), "upper"},
		"no such word": {"bangvang", map[string]string{card: "<p>\n  Đây {{t \"khong-co\"}}</p>"}, diag.MissingString, at(card, 2, 11), "khong-co"},
		"a word in an argument": {"bangvang", map[string]string{card: `<p>{{with .Title}}{{print (t "khong-co")}}{{end}}</p>`},
			diag.MissingString, at(card, 1, 30), "khong-co"},
		"no such asset":               {"bangvang", map[string]string{card: `<img src="{{asset "a.png"}}" alt="">`}, diag.MissingAsset, at(card, 1, 19), "a.png"},
		"no such template":            {"bangvang", map[string]string{card: "<p>\n{{template \"hoa\" .}}"}, diag.TemplateError, at(card, 2, 12), "hoa"},
		"an odd context":              {"bangvang", map[string]string{card: "<p>x</p>\n\n<a href=\"{{if .Title}}'>{{else}}\">{{end}}"}, diag.TemplateError, at(card, 3, 15), "different contexts"},
		"no such field":               {"bangvang", map[string]string{card: "<p>\n{{.Titel}}</p>"}, diag.TemplateField, at(card, 2, 4), "Titel Card Title"},
		"no such field of a field":    {"bangvang", map[string]string{card: "<p>ế {{.Picture.Src.URL}}</p>"}, diag.TemplateField, at(card, 1, 21), "URL string"},
		"no such field of a variable": {"bangvang", map[string]string{card: "{{$c := .Category}}{{with .Date}}{{$c.Nam}}{{end}}"}, diag.TemplateField, at(card, 1, 39), "Nam Link Name"},
		"a field in a branch":         {"bangvang", map[string]string{card: "{{if false}}{{range .Localities}}{{$.Nope}}{{end}}{{end}}"}, diag.TemplateField, at(card, 1, 38), "Nope Card"},
		"a field in a part": {"bangvang", map[string]string{card: `{{part "x" .Localities}}`, "bangvang/templates/x.html": "{{.Name}}{{.Ten}}"},
			diag.TemplateField, at("bangvang/templates/x.html", 1, 13), "Ten Link"},
		"a template for two types": {"bangvang", map[string]string{card: `{{template "x" .}}{{with .Category}}{{template "x" .}}{{end}}`, "bangvang/templates/x.html": "{{.Href}}{{.Title}}"},
			diag.TemplateField, at("bangvang/templates/x.html", 1, 13), "Title Link"},
		"a field in a definition": {"bangvang", map[string]string{card: `{{define "x"}}{{.Sit}}{{end}}{{template "x" .Date}}`}, diag.TemplateField, at(card, 1, 18), "Sit Date"},
		"a part of a text":        {"bangvang", map[string]string{card: `{{part "link" .Title}}`}, diag.TemplateError, at(card, 1, 15), "shows a Page, a Link, a Date, a number, an Award, a Told, a Card or PlaceLines, not a string"},
		"a number of a text":      {"bangvang", map[string]string{card: `{{number .Title}}`}, diag.TemplateError, at(card, 1, 10), "expected int; got string"},
		"a card of a link":        {"bangvang", map[string]string{card: `{{if false}}{{card .Category}}{{end}}`}, diag.TemplateError, at(card, 1, 20), "expected *view.Card; got *view.Link"},
		"too many arguments":      {"bangvang", map[string]string{card: `{{number 1 2}}`}, diag.TemplateError, at(card, 1, 3), "want 1 got 2"},
		"a loop over a text":      {"bangvang", map[string]string{card: `{{range .Title}}{{end}}`}, diag.TemplateError, at(card, 1, 9), "range can't iterate over a string"},
		"a text and a number":     {"bangvang", map[string]string{card: `{{if eq .Title 1}}{{end}}`}, diag.TemplateError, at(card, 1, 6), "incompatible types"},
		"languages differ":        {"bangvang", map[string]string{"bangvang/strings/vi.json": `{"moi": "Mới"}`}, diag.MissingString, at("bangvang/strings/vi.json", 0, 0), "strings/en.json"},
		"an unknown url()":        {"bangvang", map[string]string{"bangvang/assets/b.css": "a {\n  background: url(\"sao.png\") }"}, diag.MissingAsset, at("bangvang/assets/b.css", 2, 20), "sao.png"},
		"css that names css":      {"bangvang", map[string]string{"bangvang/assets/b.css": "@import url(main.css);"}, diag.MissingAsset, at("bangvang/assets/b.css", 1, 13), "main.css"},
	} {
		th, problems := overlay(c.theme, c.files)
		if th != nil || len(problems) != 1 {
			t.Errorf("%s: theme %v, problems %v", name, th != nil, problems)
			continue
		}
		p := problems[0]
		if p.Code != c.code || !strings.Contains(strings.Join(p.Args, " "), c.says) {
			t.Errorf("%s: %v", name, p)
		}
		if diff := cmp.Diff(c.pos, p.Pos); diff != "" {
			t.Errorf("%s: %s (%q)", name, diff, p.Args)
		}
	}
}

// TestNotJudged has templates that could be wrong, but that no page proves so.
func TestNotJudged(t *testing.T) {
	for _, text := range []string{
		`{{$last := ""}}{{range .Localities}}{{if $last}}{{$last.Name}}{{end}}{{$last = .}}{{end}}`,
		`{{range $l := .Localities}}{{$l.Name}}{{else}}{{$l.Name}}{{end}}`,
		`{{define "never called"}}{{.Nope}}{{end}}`,
		`{{template "x"}}{{define "x"}}{{.Nope}}{{end}}`,
		`{{(or .Category .Title).Name}}`,
		`{{with .Picture}}{{.Src}}{{else}}{{.Title}}{{end}}`,
	} {
		if th, problems := overlay("bangvang", map[string]string{"bangvang/templates/card.html": text}); th == nil {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

func TestExecutionError(t *testing.T) {
	th, problems := overlay("bangvang", map[string]string{
		"bangvang/templates/404.html":  "<!-- gone -->\n<p>\n   Chữ ế  {{.Page.Image.Src}}</p>",
		"bangvang/templates/card.html": "<div>\n\n\n {{index .Localities 7}}</div>",
	})
	if th == nil {
		t.Fatal(problems)
	}
	b := bytes.NewBufferString("trước")
	check := func(err error, want diag.Pos, says string) {
		t.Helper()
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%T %v", err, err)
		}
		if diff := cmp.Diff(want, e.Pos); diff != "" || !strings.Contains(e.Msg, says) {
			t.Errorf("%s %s", diff, e.Msg)
		}
	}
	err := th.execute(b, &view.Notice{Page: page(bareSite(), "404", "", "/404.html")}, "404")
	check(err, diag.Pos{File: "themes/bangvang/templates/404.html", Line: 3, Col: 13}, "nil pointer evaluating *view.Picture.Src")
	if b.String() != "trước" {
		t.Errorf("a failed page left %q", b)
	}
	inCard := diag.Pos{File: "themes/bangvang/templates/card.html", Line: 4, Col: 4}
	_, err = th.card(sampleCards()[0])
	check(err, inCard, "index")
	check(th.execute(b, sampleHome(), "home"), inCard, "index")
	if err := th.execute(b, nil, "khong-co"); err == nil {
		t.Error("an unknown template was executed")
	}
}

func TestSpacesBetweenWordsStay(t *testing.T) {
	th, problems := overlay("bangvang", map[string]string{"bangvang/templates/card.html": `
<!-- a comment goes -->
<p>
	<b>a</b> <i>b</i> {{.Title}} {{.Href}}
	{{if .Title}}x{{end}} {{with .Summary}}{{.}}{{end}} c <a href="/">d</a> e{{if .Title}}, f{{end}}
</p>

<p>{{t "top"}} <em>g</em></p>`})
	if th == nil {
		t.Fatal(problems)
	}
	got, err := th.card(&view.Card{Title: "T", Href: "/h", Summary: "s"})
	if err != nil {
		t.Fatal(err)
	}
	want := `<p><b>a</b> <i>b</i> T /h x s c <a href="/">d</a> e, f</p><p>Lên đầu trang <em>g</em></p>`
	if words := strings.Join(strings.Fields(string(got)), " "); words != want {
		t.Errorf("got  %s\nwant %s", words, want)
	}
}

func TestConstantCalls(t *testing.T) {
	w, _ := readStrings([]layerFile{{Name: "strings/vi.json", Data: []byte(`{"a": "<Á>", "b": "{{x}}"}`)}}, "vi")
	files, _ := mergeLayers(themeRoots{Embedded: fstest.MapFS{"x/assets/m.txt": {Data: []byte("m")}}}, "x")
	added, _ := buildAssets(files, "/tin/")
	c := constantCalls{w, added}
	href, _ := added.Href("m.txt")
	sum, _ := added.Integrity("m.txt")
	for in, want := range map[string]string{
		`<p>{{t "a"}}</p>`:      `<p>&lt;Á&gt;</p>`,
		`{{t "a" 1}}{{t .X}}`:   `{{t "a" 1}}{{t .X}}`,
		`{{- t "a" -}} {{t`:     `{{- t "a" -}} {{t`,
		`{{t "b"}}{{t "none"}}`: `{{t "b"}}{{t "none"}}`,
		`<link href="{{asset "m.txt"}}" integrity="{{integrity "m.txt"}}">`: `<link href="` + href + `" integrity="` + template.HTMLEscapeString(sum) + `">`,
		`<script src="{{asset "m.txt"}}">{{t "a"}}</script>{{t "a"}}`:       `<script src="` + href + `">{{t "a"}}</script>&lt;Á&gt;`,
	} {
		if got := c.inline(in); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}

func TestAssets(t *testing.T) {
	th, problems := overlay("bangvang", map[string]string{
		"bangvang/assets/img/sao.png":      "png",
		"bangvang/assets/css/them.css":     "a { background: url(../img/sao.png) url(#x) }",
		"bangvang/root/favicon.ico":        "ico",
		"bangvang/templates/redirect.html": `<link href="{{asset "css/them.css"}}" integrity="{{integrity "css/them.css"}}">`,
	})
	if th == nil {
		t.Fatal(problems)
	}
	paths, data := []string{}, map[string]string{}
	for _, a := range th.Assets() {
		if strings.Contains(a.Path, "them") || strings.Contains(a.Path, "sao") || strings.Contains(a.Path, "favicon.ico") {
			paths = append(paths, a.Path)
			data[a.Path] = string(a.Data)
		}
	}
	if len(paths) != 3 || !slices.IsSorted(paths) || !slices.Contains(paths, "favicon.ico") || data["favicon.ico"] != "ico" {
		t.Fatal(paths)
	}
	ending := func(ext string) string {
		return paths[slices.IndexFunc(paths, func(p string) bool { return strings.HasSuffix(p, ext) })]
	}
	css, png := ending(".css"), ending(".png")
	if want := "a{background:url(../" + strings.TrimPrefix(png, "assets/") + ")url(#x)}"; data[css] != want {
		t.Errorf("got %s\nwant %s", data[css], want)
	}
	sum := sha512.Sum384([]byte(data[css]))
	want := fmt.Sprintf(`<link href="/tin/%s" integrity="sha384-%s">`, css, base64.StdEncoding.EncodeToString(sum[:]))
	if got := show(t, th, &view.Redirect{}, "redirect"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestSum(t *testing.T) {
	base := Options{Embedded: themes.FS, Name: defaultTheme, Lang: "vi", Base: "/"}
	sums := map[uint64]string{}
	add := func(name string, o Options) {
		th, problems := Load(o)
		if th == nil {
			t.Fatal(name, problems)
		}
		again, _ := Load(o)
		if again.Fingerprint() != th.Fingerprint() {
			t.Errorf("%s: the sum changes by itself", name)
		}
		if other, ok := sums[th.Fingerprint()]; ok {
			t.Errorf("%s has the sum of %s", name, other)
		}
		sums[th.Fingerprint()] = name
	}
	add("plain", base)
	o := base
	o.Lang = "en"
	add("another language", o)
	o = base
	o.Base = "/tin/"
	add("another base", o)
	for _, name := range []string{"templates/404.html", "templates/new.html", "assets/main.css", "root/favicon.ico", "strings/vi.json"} {
		o = base
		text := []byte("{}")
		o.Site = fstest.MapFS{"bangvang/" + name: &fstest.MapFile{Data: text}}
		add(name, o)
	}
}

func TestKeeping(t *testing.T) {
	th := load(t, "vi")
	l := sampleList("list", "tag", "Thi đua", "/chu-de/thi-dua/")
	plain := show(t, th, l, "list")
	keeping := th.WithMemo()
	for range 2 {
		if got := show(t, keeping, l, "list"); got != plain {
			t.Error("kept cards give another page")
		}
	}
	first := l.Years[0].Cards[0]
	was := first.Title
	first.Title = "Another title"
	if got := show(t, keeping, l, "list"); got != plain {
		t.Error("a card was executed twice")
	}
	if got := show(t, th.WithMemo(), l, "list"); got == plain || !strings.Contains(got, first.Title) {
		t.Error("a card is kept by another site")
	}
	first.Title = was
	if got := show(t, th, l, "list"); got != plain {
		t.Error("the theme itself changed")
	}
}

// TestConcurrent is for the race detector: all goroutines begin with the first execution.
func TestConcurrent(t *testing.T) {
	th := load(t, "vi").WithMemo()
	want := map[string]string{}
	for _, s := range samples() {
		want[s.name] = show(t, load(t, "vi"), s.page, s.tmpl)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, s := range samples() {
				var b bytes.Buffer
				if err := th.execute(&b, s.page, s.tmpl); err != nil || b.String() != want[s.name] {
					t.Errorf("%s differs: %v", s.name, err)
				}
			}
		})
	}
	wait.Wait()
}

// TestEscaping checks that a view's strings never become markup.
func TestEscaping(t *testing.T) {
	a := sampleArticle()
	evil := `"><script>alert('x')</script>`
	a.Heading, a.Page.Title, a.Author, a.Source.Name = evil, evil, evil, evil
	a.Source.URL = "javascript:alert(1)"
	a.Tags = []view.Link{link(evil, evil)}
	got := show(t, load(t, "vi"), a, "article")
	if strings.Contains(got, "<script>alert") || strings.Contains(got, `href="javascript:`) {
		t.Error(got)
	}
}

func TestEmbeddedHasNothingElse(t *testing.T) {
	known := []string{"assets/", "root/", "strings/", "templates/"}
	fs.WalkDir(themes.FS, defaultTheme, func(p string, d fs.DirEntry, err error) error {
		rest := strings.TrimPrefix(p, defaultTheme+"/")
		ok := d.IsDir()
		for _, k := range known {
			ok = ok || strings.HasPrefix(rest, k)
		}
		if !ok {
			t.Errorf("%s is read by nothing", p)
		}
		return nil
	})
}

// TestPart checks that a part is rendered once for a site, and again only where a menu entry links to the page.
func TestPart(t *testing.T) {
	th, problems := overlay("bangvang", map[string]string{
		"bangvang/templates/bit.html":  `[{{.Href}}{{.Title}}{{.Site.Title}}{{if not .Href}}{{.Section}}{{end}}]`,
		"bangvang/templates/name.html": `<{{.Name}}>`,
		"bangvang/templates/404.html":  `{{part "bit" .Page}}{{.Page.Title}}{{range .Page.Crumbs}}{{part "name" .}}{{end}}{{part "name" .Page.Crumbs}}`,
		"bangvang/templates/by.html":   `({{.By}})`,
		"bangvang/templates/list.html": `{{range .Awards}}{{part "by" .Award}}{{end}}`,
	})
	if th == nil {
		t.Fatal(problems)
	}
	site, other := sampleSite(), bareSite()
	crumbed := page(site, "404", "F", "/f/")
	crumbed.Crumbs = []view.Link{link("x", ""), link("y", ""), link("x", "")}
	for _, c := range []struct {
		page view.Page
		want string
	}{
		{page(site, "404", "A", "/a/"), "[" + site.Title + "]A"},
		{page(site, "404", "B", "/b/"), "[" + site.Title + "]B"},
		{page(site, "404", "C", "/bang-vang/"), "[/bang-vang/" + site.Title + "]C"},
		{page(other, "404", "D", "/"), "[" + other.Title + "]D"},
		{page(site, "404", "E", "/e/"), "[" + site.Title + "]E"},
		{page(site, "404", "F", "/bang-vang/trang/2/"), "[" + site.Title + "/bang-vang/]F"},
		{crumbed, "[" + site.Title + "]F&lt;x>&lt;y>&lt;x>&lt;x>&lt;y>&lt;x>"},
	} {
		if got := show(t, th, &view.Notice{Page: c.page}, "404"); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	first, second := &view.Award{By: "A"}, &view.Award{By: "B"}
	list := &view.List{Awards: []view.RollRow{{Award: first}, {Award: second}, {Award: first}}}
	if got := show(t, th, list, "list"); got != "(A)(B)(A)" {
		t.Error(got)
	}
	_, problems = overlay("bangvang", map[string]string{"bangvang/templates/404.html": "\n{{part \"hoa\" .Page}}"})
	want := diag.Pos{File: "themes/bangvang/templates/404.html", Line: 2, Col: 8}
	if len(problems) != 1 || problems[0].Pos != want {
		t.Error(problems)
	}
	th, _ = overlay("bangvang", map[string]string{"bangvang/templates/foot.html": "\n{{.Image.Src}}"})
	var e *Error
	if err := th.execute(new(bytes.Buffer), sampleHome(), "home"); !errors.As(err, &e) || e.Pos.Line != 2 || !strings.HasSuffix(e.Pos.File, "foot.html") {
		t.Errorf("%v %+v", err, e)
	}
}
