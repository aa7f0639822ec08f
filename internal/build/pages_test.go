package build_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"bangvang/internal/build"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
)

// published holds the published files of a site and its base URL.
type published struct {
	site  *build.Site
	base  *url.URL
	files map[string][]byte
	pages map[string]*page // the HTML files
}

// page holds the content of a page that links, feeds and search engines rely on.
type page struct {
	path      string
	ids       map[string]bool
	links     []string // of href, src, srcset, …, as written
	count     map[string]int
	lang      string
	title     string
	about     string // the meta description
	canonical string
	moved     bool // a redirect
	data      []string
}

func made(t *testing.T, o build.Options) *published {
	t.Helper()
	s := trial.Load(t, o)
	base, err := url.Parse(s.Settings.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	p := &published{site: s, base: base, files: trial.Render(t, s), pages: map[string]*page{}}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if path.Ext(name) == ".html" {
			p.pages[name] = read(t, name, p.files[name])
		}
	}
	return p
}

// built holds the result of sites, which several tests use.
var built struct {
	once  sync.Once
	sites map[string]*published
}

// sites returns the sites whose pages the tests read: the project's own in every built-in theme, the same in English
// with a base path, a generated one, and those of testdata/sites.
func sites(t *testing.T) map[string]*published {
	t.Helper()
	built.once.Do(func() { built.sites = allMade(t) })
	if built.sites == nil {
		t.Fatal("the sites could not be built")
	}
	return built.sites
}

func allMade(t *testing.T) map[string]*published {
	t.Helper()
	articles := 300
	if hostile.Racing || testing.Short() {
		articles = 40
	}
	store := stored(t)
	with := func(o build.Options) build.Options { o.Store = store; return o }
	all := map[string]*published{
		"english": made(t, with(english(t))),
		"corpus":  made(t, onToday(corpus.Site(articles))),
		"named":   made(t, onToday(corpus.NamedSite(max(articles/4, 40)))),
	}
	for _, theme := range builtIn(t) {
		all["own in "+theme] = made(t, with(dressed(t, theme)))
	}
	for _, name := range archives(t) {
		all[filepath.Base(name)] = made(t, archived(t, name))
	}
	return all
}

// english returns the options of the project's own site with its interface in English, a base path and short lists.
func english(tb testing.TB) build.Options {
	tb.Helper()
	fsys := own(tb)
	file := *fsys["content/site.yaml"]
	text := string(file.Data)
	for from, to := range map[string]string{
		"\nlanguage: vi\n": "\nlanguage: en\n", "\nper_page: 20\n": "\nper_page: 2\n",
		"\nbase_url: https://example.org/\n": "\nbase_url: https://example.org/tin/en/\n", "\n# logo: logo.svg\n": "\nlogo: bang-vang.svg\n",
	} {
		if !strings.Contains(text, from) {
			tb.Fatalf("content/site.yaml has no line %q", from)
		}
		text = strings.ReplaceAll(text, from, to)
	}
	file.Data = []byte(text)
	fsys["content/site.yaml"] = &file
	return onToday(fsys)
}

// linking are the attributes that hold an address.
var linking = map[string]bool{"href": true, "src": true, "srcset": true, "action": true, "poster": true}

// read parses a page.
func read(t *testing.T, name string, data []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p := &page{path: name, ids: map[string]bool{}, count: map[string]int{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.element(t, n)
		}
	}
	return p
}

func (p *page) element(t *testing.T, n *html.Node) {
	t.Helper()
	p.count[n.Data]++
	attr := map[string]string{}
	for _, a := range n.Attr {
		attr[a.Key] = a.Val
		switch {
		case a.Key == "id" && p.ids[a.Val]:
			t.Errorf("%s: two elements have the id %q", p.path, a.Val)
		case a.Key == "id":
			p.ids[a.Val] = true
		case a.Key == "srcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				p.links = append(p.links, strings.Fields(candidate)[0])
			}
		case linking[a.Key]:
			p.links = append(p.links, a.Val)
		}
	}
	switch n.Data {
	case "html":
		p.lang = attr["lang"]
	case "title":
		p.title = text(n)
	case "script":
		if attr["type"] == "application/ld+json" {
			p.data = append(p.data, text(n))
		}
	case "link":
		if attr["rel"] == "canonical" {
			p.canonical = attr["href"]
		}
	case "meta":
		p.meta(attr)
	}
}

func (p *page) meta(attr map[string]string) {
	switch {
	case attr["name"] == "description":
		p.about = attr["content"]
	case attr["http-equiv"] == "refresh":
		_, to, _ := strings.Cut(attr["content"], "url=")
		p.moved = true
		p.links = append(p.links, to)
	case attr["property"] == "og:image" || attr["property"] == "og:url":
		p.links = append(p.links, attr["content"])
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// TestPages checks every page of the sites: that it is complete and that its links lead to a file.
func TestPages(t *testing.T) {
	for name, p := range sites(t) {
		t.Run(name, func(t *testing.T) {
			if len(p.pages) < 8 {
				t.Fatalf("only %d pages", len(p.pages))
			}
			for _, file := range slices.Sorted(maps.Keys(p.pages)) {
				p.complete(t, p.pages[file])
				p.follow(t, p.pages[file])
			}
			p.styles(t)
			p.leftovers(t)
			p.reached(t)
		})
	}
}

// complete checks the elements that every page must have; nobody reads a redirect.
func (p *published) complete(t *testing.T, g *page) {
	t.Helper()
	want := func(ok bool, what string) {
		if !ok {
			t.Errorf("%s: %s", g.path, what)
		}
	}
	want(g.lang == p.site.Settings.Language, "the language is not the site's: "+g.lang)
	want(g.title != "", "no title")
	want(g.canonical != "", "no canonical address")
	if g.moved {
		return
	}
	want(g.count["h1"] == 1, "not one h1")
	want(g.count["main"] == 1, "not one main")
	want(g.about != "", "no description")
	for _, data := range g.data {
		want(json.Valid([]byte(data)), "the structured data is not JSON: "+data)
	}
}

// address returns the URL of a page.
func (p *published) address(g *page) *url.URL {
	u := *p.base
	u.Path += strings.TrimSuffix(g.path, "index.html")
	return &u
}

// follow checks that every link within the site leads to a file, and every fragment to an element.
func (p *published) follow(t *testing.T, g *page) {
	t.Helper()
	for _, link := range g.links {
		to, err := p.address(g).Parse(link)
		if err != nil {
			t.Errorf("%s: %v", g.path, err)
			continue
		}
		if to.Host != p.base.Host || to.Scheme != p.base.Scheme {
			continue
		}
		name, within := strings.CutPrefix(to.Path, p.base.Path)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		_, there := p.files[name]
		switch other := p.pages[name]; {
		case !within:
			t.Errorf("%s: the link %q leads out of %s", g.path, link, p.base)
		case !there:
			t.Errorf("%s: the link %q leads nowhere", g.path, link)
		case to.Fragment != "" && (other == nil || !other.ids[to.Fragment]):
			t.Errorf("%s: the link %q leads to no element", g.path, link)
		}
	}
}

var inStyle = regexp.MustCompile(`url\(["']?([^)"']+)["']?\)`)

// styles checks that the files that style sheets load exist.
func (p *published) styles(t *testing.T) {
	t.Helper()
	for name, data := range p.files {
		if path.Ext(name) != ".css" {
			continue
		}
		for _, m := range inStyle.FindAllSubmatch(data, -1) {
			asked := string(m[1])
			if _, ok := p.files[path.Join(path.Dir(name), asked)]; !ok && !strings.HasPrefix(asked, "data:") && asked[0] != '#' {
				t.Errorf("%s asks for %q, which is not there", name, asked)
			}
		}
	}
}

// leftovers checks that no page shows remnants of a template or a format.
func (p *published) leftovers(t *testing.T) {
	t.Helper()
	for name, data := range p.files {
		switch path.Ext(name) {
		case ".html", ".xml", ".json", ".csv", ".txt":
		default:
			continue
		}
		for _, bad := range []string{"ZgotmplZ", "<no value>", "&lt;no value", "%!", "{{", "}}", "<nil>", "0001-01", "/0001\"", "\ufffd", "undefined"} {
			if i := bytes.Index(data, []byte(bad)); i >= 0 && !legitimate(name, bad) {
				t.Errorf("%s holds %q: %s", name, bad, data[max(0, i-40):min(len(data), i+40)])
			}
		}
	}
}

// legitimate reports whether a suspicious text is none: for example, nested JSON objects end in }}.
func legitimate(name, bad string) bool {
	return bad == "}}" && (path.Ext(name) == ".json" || path.Ext(name) == ".html")
}

// reached checks that a reader gets from the front page to every page that search engines may list.
func (p *published) reached(t *testing.T) {
	t.Helper()
	seen := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		g := p.pages[queue[0]]
		for _, link := range g.links {
			to, err := p.address(g).Parse(link)
			if err != nil || to.Host != p.base.Host {
				continue
			}
			name := strings.TrimPrefix(to.Path, p.base.Path)
			if name == "" || strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			if p.pages[name] != nil && !seen[name] {
				seen[name] = true
				queue = append(queue, name)
			}
		}
	}
	for _, planned := range p.site.Plan.Pages {
		if p.pages[planned.Path] != nil && !seen[planned.Path] && shown(trial.PageView(t, planned)) {
			t.Errorf("no link leads to %s", planned.Path)
		}
	}
}

// shown reports whether the front page must lead to pages of this view.
func shown(v any) bool {
	switch v := v.(type) {
	case *view.Article:
		return v.Withdrawn == nil
	case *view.Places:
		return v.Total > 0
	case *view.Terms:
		return v.Total > 0
	case *view.Roll:
		return v.Total > 0
	case *view.Redirect, *view.Notice:
		return false
	}
	return true
}

// TestOwnSiteIsComplete checks the promises of a fresh checkout of the project's own site.
func TestOwnSiteIsComplete(t *testing.T) {
	s := trial.Load(t, onToday(own(t)))
	if len(s.Problems) > 0 {
		t.Errorf("the project's own site has problems:\n%s", said(t, s))
	}
	if len(s.Model.Articles) < 5 || len(s.Model.Pages) < 2 {
		t.Errorf("%d articles, %d standing pages", len(s.Model.Articles), len(s.Model.Pages))
	}
	pictures, err := fs.Glob(own(t), "content/*/*/*.svg")
	if err != nil || len(pictures) == 0 {
		t.Errorf("pictures: %v, %v", pictures, err)
	}
}
