package peer

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// today is the date of all builds: later than every article.
const today = "2026-11-20"

// rollPageSize is the number of awards on a page of our roll.
const rollPageSize = 60

// frontMatter is the front matter of an article as Hugo reads it.
type frontMatter struct {
	Title      string   `yaml:"title"`
	Date       string   `yaml:"date"`
	Author     string   `yaml:"author"`
	Summary    string   `yaml:"summary"`
	Locality   string   `yaml:"locality"`
	Month      string   `yaml:"month"`
	Tags       []string `yaml:"chu-de"`
	Categories []string `yaml:"chuyen-muc"`
	Places     []string `yaml:"dia-phuong"`
	Honours    []string `yaml:"khen-thuong,omitempty"`
	Conferrers []string `yaml:"don-vi-trao,omitempty"`
	Recipients []string `yaml:"duoc-khen,omitempty"`
	Archive    []string `yaml:"luu-tru"`
	Event      event    `yaml:"event"`
	Awards     []award  `yaml:"awards,omitempty"`
}

type event struct {
	Date    string `yaml:"date"`
	Session string `yaml:"session"`
	Kind    string `yaml:"kind"`
}

type award struct {
	Honour string      `yaml:"honour"`
	By     string      `yaml:"by"`
	Period string      `yaml:"period"`
	To     []recipient `yaml:"to"`
	Terms  []string    `yaml:"recipients,omitempty"` // all terms of To
}

type recipient struct {
	Kind  string  `yaml:"kind"`
	N     int     `yaml:"n"`
	Text  string  `yaml:"text"`
	Least bool    `yaml:"least"`
	Names []named `yaml:"names,omitempty"`
}

// named is the name of a recipient, with the term of the page that lists what it was awarded, empty if it has none.
type named struct {
	Name string `yaml:"name"`
	Term string `yaml:"term,omitempty"`
}

// plan loads and plans a site of n articles.
func plan(tb testing.TB, from corpus.Generator, n int) *build.Site {
	tb.Helper()
	o := trial.Options(from.Site(n))
	o.Now, _, _ = viet.ParseDate(today)
	return trial.Load(tb, o)
}

// writePeerSite writes the site for another program: the templates in testdata/NAME, and each article with what bangvang
// resolved of it.
func writePeerSite(tb testing.TB, s *build.Site, name, dir string) {
	tb.Helper()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		tb.Fatal(err)
	}
	board, _, _ := roll.New(tb.Context(), s.Model)
	terms := memberships(s.Model, board)
	honoured := 0
	for _, a := range s.Model.Articles {
		if len(a.Awards) > 0 {
			honoured++
		}
		text := bytes.NewBufferString("---\n")
		enc := yaml.NewEncoder(text)
		if err := enc.Encode(frontMatterOf(a, terms[a], board)); err != nil {
			tb.Fatal(err)
		}
		source, err := s.Tree.ReadFile(a.Path)
		if err != nil {
			tb.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(source), "---\n"), "\n---\n")
		text.WriteString("---\n" + strings.ReplaceAll(body, "(/gioi-thieu.md)", "(/gioi-thieu/)"))
		write(tb, filepath.Join(dir, "content", "tin", strings.TrimPrefix(a.Path, "content/")), text.Bytes())
	}
	pages := (len(s.Model.Roll) + rollPageSize - 1) / rollPageSize
	size := (honoured + pages - 1) / max(pages, 1)
	index, err := yaml.Marshal(map[string]any{"title": "Bảng vàng", "size": max(size, 1), "outputs": []string{"HTML", "CSV", "JSON"}})
	if err != nil {
		tb.Fatal(err)
	}
	write(tb, filepath.Join(dir, "content", "bang-vang", "_index.md"), []byte("---\n"+string(index)+"---\n"))
	write(tb, filepath.Join(dir, "content", "gioi-thieu.md"), []byte("---\ntitle: Giới thiệu\ntype: standing\nsummary: Trang dựng để đo.\n---\n\nTrang dựng để đo.\n"))
}

// frontMatterOf returns the front matter of an article; in has the terms of each taxonomy that list it.
func frontMatterOf(a *site.Article, in [4][]string, board *roll.Roll) frontMatter {
	day := a.Date.Format("2006-01-02")
	f := frontMatter{
		Title: a.Title.Text, Date: a.Date.Format("2006-01-02T15:04:05-07:00"), Author: authorOf(a), Summary: a.Summary,
		Month: a.Date.Format("2006-01"), Archive: []string{a.Date.Format("2006"), a.Date.Format("2006-01")},
		Categories: []string{a.Category.Name}, Places: in[0], Conferrers: in[1], Honours: in[2], Recipients: in[3],
		Event: event{Date: day, Session: "sáng", Kind: "tổng kết"},
	}
	if len(a.LocalityTerms) > 0 {
		f.Locality = placeName(a.LocalityTerms[0])
	}
	for _, t := range a.Tags {
		f.Tags = append(f.Tags, t.Name)
	}
	for _, w := range a.Awards {
		out := award{Honour: w.Name, By: w.By, Period: w.Period.Text}
		for _, r := range w.Recipients {
			kinds := make([]string, len(r.Kinds))
			for i, k := range r.Kinds {
				kinds[i] = k.String()
			}
			one := recipient{Kind: strings.Join(kinds, ", "), N: max(r.Count.N, len(r.Names)), Text: r.Count.Text, Least: r.Count.Approx != content.Exact}
			for j := range r.Names {
				who := named{Name: r.Names[j].Name}
				if _, t := board.RecipientTerm(&r.Names[j]); t != nil {
					who.Term = t.Slug
					out.Terms = append(out.Terms, t.Slug)
				}
				one.Names = append(one.Names, who)
			}
			out.To = append(out.To, one)
		}
		f.Awards = append(f.Awards, out)
	}
	return f
}

// memberships returns, for each article, the places, conferrers, honours and recipients whose pages list it.
func memberships(s *site.Site, board *roll.Roll) map[*site.Article][4][]string {
	out := make(map[*site.Article][4][]string, len(s.Articles))
	add := func(i int, t *site.Term, name string) {
		for _, list := range [][]*site.Article{t.Articles, t.Earlier} {
			for _, a := range list {
				in := out[a]
				in[i] = append(in[i], name)
				out[a] = in
			}
		}
	}
	for _, t := range withDescendants(s.Localities.Terms) {
		add(0, t, placeName(t))
	}
	for _, t := range withDescendants(board.Conferrers.Terms) {
		add(1, t, t.Name)
	}
	for _, t := range withDescendants(s.Honours.Terms) {
		add(2, t, t.Name)
	}
	for _, t := range append(withDescendants(board.Collectives.Terms), withDescendants(board.Individuals.Terms)...) {
		add(3, t, t.Slug) // several people may have one name
	}
	return out
}

// withDescendants returns terms with all their descendants.
func withDescendants(terms []*site.Term) []*site.Term {
	var out []*site.Term
	for _, t := range terms {
		out = append(append(out, t), withDescendants(t.Children)...)
	}
	return out
}

// placeName returns the name of a place with its parent, e.g. “Huyện Phú Khê, Nghệ An” or “Nghệ An”.
func placeName(t *site.Term) string {
	if t.Parent == nil {
		return t.Name
	}
	return t.Name + ", " + t.Parent.Name
}

// write writes a file and creates its folder.
func write(tb testing.TB, file string, data []byte) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o666); err != nil {
		tb.Fatal(err)
	}
}

// output is the number of pages, feeds, files and bytes in an output folder.
type output struct {
	pages, feeds, files int
	bytes               int64
}

// kindOf returns what kind of page has the address name, as both programs make it: the first folder, of bangvang's roll
// the second one. Each list of an article is a kind, whatever its number of pages.
func kindOf(name string) string {
	parts := strings.Split(path.Dir(name), "/")
	switch {
	case parts[0][0] == '2':
		return "articles"
	case parts[0] == "page":
		return "trang"
	case parts[0] == "bang-vang" && len(parts) > 1:
		switch {
		case parts[1] == "trang" || parts[1] == "page":
			return "bang-vang"
		case len(parts) == 2 || parts[2] == "trang" || parts[2] == "page":
			return "an index of the roll"
		case parts[1] == "tap-the" || parts[1] == "ca-nhan":
			return "duoc-khen"
		}
		return parts[1]
	case (parts[0] == "don-vi-trao" || parts[0] == "duoc-khen") && len(parts) == 1:
		return "an index of the roll"
	case parts[0] == ".":
		return "trang"
	}
	return parts[0]
}

// count counts an output folder, and its pages by kind. It omits the redirect page/1 that Hugo wrote for every list until
// 0.128.
func count(tb testing.TB, fsys fs.FS) (output, map[string]int) {
	tb.Helper()
	var o output
	kinds := map[string]int{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil || strings.HasPrefix(name, ".bangvang/") || strings.HasSuffix(name, "page/1/index.html") {
			return err
		}
		o.files++
		o.bytes += info.Size()
		switch path.Base(name) {
		case "index.html", "404.html":
			o.pages++
			kinds[kindOf(name)]++
		case "feed.xml", "feed.json":
			o.feeds++
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return o, kinds
}

// renderedFiles returns the files of the site, in memory.
func renderedFiles(tb testing.TB, s *build.Site) fs.FS {
	tb.Helper()
	out := fstest.MapFS{}
	for name, data := range trial.Render(tb, s) {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// authorOf returns the author of an article; those of the corpus have one.
func authorOf(a *site.Article) string {
	if len(a.Authors) == 0 {
		return ""
	}
	return a.Authors[0].Name
}
