package theme

import (
	"bytes"
	"flag"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/pages/view"

	"bangvang/themes"
)

var gallery = flag.String("gallery", "", "write the sample pages to this folder, to look at")

func load(t testing.TB, lang string) *Theme { t.Helper(); return loadNamed(t, defaultTheme, lang) }

func loadNamed(t testing.TB, name, lang string) *Theme {
	t.Helper()
	th, problems := Load(Options{Embedded: themes.FS, Name: name, Lang: lang, Base: "/"})
	for _, p := range problems.Sorted() {
		t.Errorf("%s:%d:%d: %s %q", p.Pos.File, p.Pos.Line, p.Pos.Col, p.Code, p.Args)
	}
	if th == nil {
		t.FailNow()
	}
	return th
}

func TestGallery(t *testing.T) {
	for _, name := range []string{defaultTheme, "cong-thong-tin"} {
		for _, lang := range languages {
			show := loadNamed(t, name, lang)
			shown := showAll(t, show, name+"-"+lang)
			for name := range requiredTemplates {
				if name != "card" && !slices.Contains(shown, name) {
					t.Errorf("no sample shows the template %s", name)
				}
			}
			for _, a := range show.Assets() {
				write(t, a.Path, a.Data)
			}
		}
	}
}

// showAll renders every sample and returns the templates used.
func showAll(t *testing.T, th *Theme, prefix string) (shown []string) {
	for _, s := range samples() {
		shown = append(shown, s.tmpl)
		var b bytes.Buffer
		if err := th.execute(&b, s.page, s.tmpl); err != nil {
			t.Errorf("%s %s: %+v", prefix, s.name, err)
			continue
		}
		for _, bad := range []string{"ZgotmplZ", "<no value>", "{{", "<nil>", "%!"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s %s contains %s", prefix, s.name, bad)
			}
		}
		wellFormed(t, prefix+" "+s.name, b.Bytes())
		write(t, prefix+"-"+s.name+".html", b.Bytes())
	}
	return shown
}

// TestSlots checks that each theme has a place for every slot that site.yaml may fill.
func TestSlots(t *testing.T) {
	for _, name := range []string{defaultTheme, "cong-thong-tin"} {
		th := loadNamed(t, name, "vi")
		site := sampleSite()
		site.Slots = map[string]template.HTML{}
		for _, key := range frontmatter.Site {
			for _, inner := range key.Keys {
				if key.Name == "slots" {
					site.Slots[inner.Name] = template.HTML("<!--" + inner.Name + "-->")
				}
			}
		}
		if len(site.Slots) != 6 {
			t.Fatalf("site.yaml has the slots %v", site.Slots)
		}
		found := map[string]int{}
		for _, s := range []sample{{"home", &view.Home{Page: page(site, "home", "", "/")}, "home"}, {"list", &view.List{Page: page(site, "list", "x", "/x/")}, "list"},
			{"article", &view.Article{Page: page(site, "article", "x", "/x/")}, "article"}} {
			html := show(t, th, s.page, s.tmpl)
			for slot := range site.Slots {
				found[slot] += strings.Count(html, "<!--"+slot+"-->")
			}
		}
		want := map[string]int{"head": 3, "header_end": 3, "footer": 3, "home_end": 1, "list_end": 1, "article_end": 1}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("%s: how often slots stand on a front page, a list and an article: %s", name, diff)
		}
	}
}

func write(t *testing.T, name string, data []byte) {
	if *gallery == "" {
		return
	}
	name = filepath.Join(*gallery, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

var void = map[string]bool{"meta": true, "link": true, "img": true, "input": true, "br": true, "hr": true}

// wellFormed checks that every element is closed where it was opened, that ids are unique, that labels and anchors have
// their target, and that pictures have an alt.
func wellFormed(t *testing.T, name string, page []byte) {
	t.Helper()
	z := html.NewTokenizer(bytes.NewReader(page))
	var open, refs []string
	ids := map[string]bool{}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		switch kind {
		case html.StartTagToken:
			attr := map[string]string{}
			for _, a := range tok.Attr {
				attr[a.Key] = a.Val
			}
			if id, ok := attr["id"]; ok && (ids[id] || id == "") {
				t.Errorf("%s: id %q is empty or there twice", name, id)
			}
			ids[attr["id"]] = true
			refs = append(refs, attr["for"], attr["aria-labelledby"])
			if href := attr["href"]; strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "#fn") {
				refs = append(refs, href[1:])
			}
			if _, ok := attr["alt"]; tok.Data == "img" && !ok {
				t.Errorf("%s: picture %s without alt", name, attr["src"])
			}
			if !void[tok.Data] {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("%s: </%s> closes %v", name, tok.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	if z.Err() != io.EOF || len(open) > 0 {
		t.Errorf("%s: %v, open: %v", name, z.Err(), open)
	}
	for _, ref := range refs {
		if ref != "" && !ids[ref] {
			t.Errorf("%s: there is no id %q", name, ref)
		}
	}
}

// execute appends a page to w.
func (t *Theme) execute(w *bytes.Buffer, page any, name string) error {
	b, err := t.appendPage(w.Bytes(), page, name)
	*w = *bytes.NewBuffer(b)
	return err
}
