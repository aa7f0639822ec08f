package pages_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/testkit/trial"
)

func doc(name, date string, front ...string) string {
	return fmt.Sprintf("-- content/%s.md --\n---\ntitle: %s\ndate: %s\n%s---\n\nMở đầu.\n", name, name, date, strings.Join(append(front, ""), "\n"))
}

func TestPathsAreSortedAndEachStandsOnce(t *testing.T) {
	s := trial.LoadText(t, doc("a", "2024-01-01", "tags: [Một]", "aliases: [/cu/a.html, /cu/]")+doc("b", "2024-01-02", "tags: [Một]"))
	for i, p := range s.Plan.Pages {
		if i > 0 && p.Path <= s.Plan.Pages[i-1].Path {
			t.Errorf("%s stands after %s", p.Path, s.Plan.Pages[i-1].Path)
		}
		if p.Origin == "" || p.Address == "" || p.Address[0] != '/' {
			t.Errorf("%+v", p)
		}
		if want := strings.TrimPrefix(p.Address, "/"); p.Path != want && p.Path != want+"index.html" {
			t.Errorf("%s is written to %s", p.Address, p.Path)
		}
	}
}

// A view made twice has equal values, so it may be made late, and thrown away.
func TestViewsArePure(t *testing.T) {
	s := trial.LoadText(t, doc("a", "2024-01-01", "tags: [Một]", "awards: [{award: Giấy khen, by: Ban Tổ chức, to: {tập thể: 1}}]"))
	for _, p := range s.Plan.Pages {
		if diff := cmp.Diff(trial.Dump(trial.PageView(t, p)), trial.Dump(trial.PageView(t, p))); diff != "" {
			t.Errorf("%s: %s", p.Path, diff)
		}
	}
}

// Both origins of a collision are named.
func TestCollisionsNameBothOrigins(t *testing.T) {
	s := trial.LoadText(t, doc("a", "2024-01-01")+doc("A", "2024-01-02")+doc("b", "2024-01-02", "aliases: [/a/, /bang-vang.csv]"))
	var got []string
	for _, p := range s.Problems {
		got = append(got, fmt.Sprintf("%s %s:%d %s", p.Code, p.Pos.File, p.Pos.Line, strings.Join(p.Args, " ")))
	}
	want := []string{
		"address-collision content/A.md:2 /a/ content/a.md",
		"address-collision content/b.md:4 /a/ content/A.md", "address-collision content/b.md:4 /bang-vang.csv Bảng vàng",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAliases(t *testing.T) {
	s := trial.LoadText(t, doc("a", "2024-01-01", "aliases: [/tin/cu.html, /cu, /x/../../etc, tin.html]"))
	for _, address := range []string{"/tin/cu.html", "/cu/"} {
		v := trial.View[*view.Redirect](t, s, address)
		if v.To != "/a/" || v.URL != "https://example.org/a/" || !v.NoIndex {
			t.Errorf("%s leads to %s (%s)", address, v.To, v.URL)
		}
	}
	if got := s.Problems.Count(diag.Error); got != 2 {
		t.Errorf("%d errors: %v", got, s.Problems)
	}
	for _, p := range s.Plan.Pages {
		if strings.Contains(p.Path, "..") || strings.Contains(p.Path, "etc") {
			t.Errorf("a page is planned at %s", p.Path)
		}
	}
}

// Suggestions for broken links are limited to 100, because a moved folder breaks thousands of links.
func TestGuessesAreFew(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- content/a.md --\n---\ntitle: a\ndate: 2024-01-01\n---\n\nMở đầu.\n\n")
	for i := range 80 {
		fmt.Fprintf(&b, "[x](bb%02d.md)\n[y](bb%02d.md)\n", i, i)
	}
	for i := range 80 {
		b.WriteString(doc(fmt.Sprintf("b%02d", i), "2024-01-01"))
	}
	s := trial.LoadText(t, b.String())
	guessed := 0
	for i, p := range s.Problems {
		if p.Args[1] != "" {
			guessed++
		}
		if i%2 == 1 && p.Args[1] != s.Problems[i-1].Args[1] {
			t.Errorf("the same link is guessed in two ways: %v %v", s.Problems[i-1], p)
		}
	}
	if len(s.Problems) != 160 || guessed != 100 {
		t.Errorf("%d problems, %d guesses", len(s.Problems), guessed)
	}
}

// huge returns a site of n articles that exist in memory only.
func huge(t *testing.T, n int, now time.Time) *site.Site {
	t.Helper()
	body := markdown.NewBody(markdown.Text{Parts: []string{""}})
	documents := make([]*content.Document, n)
	for i := range documents {
		name := fmt.Sprintf("bai-%06d", i)
		documents[i] = &content.Document{
			Path: "content/" + name + ".md", Kind: content.Article, Title: content.Ref{Text: name}, Date: now.Add(-time.Duration(i) * time.Minute), Body: body,
		}
	}
	known, _ := honours.New(nil)
	places, _ := gazetteer.New(nil)
	s, problems, err := site.Assemble(t.Context(), site.Input{Documents: documents, Settings: published(), Gazetteer: places, Catalogue: known, Now: now})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return s
}

// published returns the settings of a site with an address.
func published() config.Settings {
	set := config.Defaults()
	set.BaseURL = "https://example.org/"
	return set
}

// A sitemap has at most 50,000 addresses; a larger site has several sitemaps and an index of them.
func TestManySitemaps(t *testing.T) {
	made, problems, err := pages.Make(context.Background(), pages.Input{Site: huge(t, 50_100, trial.Now)})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	views := map[string]any{}
	for _, p := range made.Pages {
		if strings.HasPrefix(p.Path, "sitemap") {
			views[p.Path] = trial.PageView(t, p)
		}
	}
	index, ok := views["sitemap.xml"].(*view.SitemapIndex)
	if !ok || len(index.Sitemaps) != 2 || index.Sitemaps[1].Loc != "https://example.org/sitemap-2.xml" || !index.Sitemaps[0].Modified.Equal(trial.Now) {
		t.Fatalf("%+v", views["sitemap.xml"])
	}
	seen := map[string]bool{}
	for _, name := range []string{"sitemap-1.xml", "sitemap-2.xml"} {
		part := views[name].(*view.Sitemap)
		if len(part.URLs) > 50_000 {
			t.Errorf("%s holds %d addresses", name, len(part.URLs))
		}
		for _, u := range part.URLs {
			seen[u.Loc] = true
		}
	}
	if len(seen) < 50_100 || !seen["https://example.org/bai-050099/"] || !seen["https://example.org/bang-vang/"] {
		t.Errorf("%d addresses", len(seen))
	}
}

// The news sitemap lists the articles of two days, at most 1,000.
func TestNews(t *testing.T) {
	made, _, err := pages.Make(context.Background(), pages.Input{Site: huge(t, 5000, trial.Now)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range made.Pages {
		if v, ok := trial.PageView(t, p).(*view.NewsSitemap); ok {
			if len(v.News) != 1000 || v.News[0].Title != "bai-000000" || v.News[999].Title != "bai-000999" {
				t.Errorf("%d articles", len(v.News))
			}
		}
	}
	s := trial.LoadText(t, "now 2024-02-03\n"+doc("nay", "2024-02-03T10:00")+doc("qua", "2024-02-02")+doc("kia", "2024-02-01")+doc("rut", "2024-02-03", "withdrawn: 2024-02-03")+
		doc("muon", "2024-02-01T08:00"))
	var got []string
	for _, n := range trial.View[*view.NewsSitemap](t, s, "/sitemap-news.xml").News {
		got = append(got, n.Title)
	}
	if diff := cmp.Diff([]string{"nay", "qua", "muon"}, got); diff != "" {
		t.Error(diff)
	}
}

// Search engines do not learn of drafts and articles of the future, even where the site shows them.
func TestMarkedArticlesStayOutOfSitemaps(t *testing.T) {
	o := trial.TextOptions(t, doc("a", "2024-01-01")+doc("nhap", "2024-01-02", "draft: true")+doc("mai", "2024-03-02"))
	o.Drafts, o.Future = true, true
	s := trial.Load(t, o)
	for _, u := range trial.View[*view.Sitemap](t, s, "/sitemap.xml").URLs {
		if strings.Contains(u.Loc, "nhap") || strings.Contains(u.Loc, "mai") {
			t.Errorf("the sitemap names %s", u.Loc)
		}
	}
	for _, name := range []string{"/nhap/", "/mai/"} {
		if v := trial.View[*view.Article](t, s, name); !v.NoIndex || v.Mark == "" {
			t.Errorf("%s may be indexed: %q", name, v.Mark)
		}
	}
	if v := trial.View[*view.Article](t, s, "/a/"); v.NoIndex {
		t.Error("/a/ may not be indexed")
	}
}

func TestRobots(t *testing.T) {
	s := trial.LoadText(t, "-- content/site.yaml --\nbase_url: https://example.org/tin/\n")
	want := "User-agent: *\nAllow: /\n\nSitemap: https://example.org/tin/sitemap.xml\nSitemap: https://example.org/tin/sitemap-news.xml\n"
	if got := string(trial.View[*view.Text](t, s, "/robots.txt").Data); got != want {
		t.Errorf("%q", got)
	}
}
