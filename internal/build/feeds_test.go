package build_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"bangvang/internal/pages"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestFeeds parses every feed of the sites with a feed reader: each has the newest articles of the list beside it.
func TestFeeds(t *testing.T) {
	for name, p := range sites(t) {
		t.Run(name, func(t *testing.T) {
			feeds := 0
			for _, planned := range p.site.Plan.Pages {
				if path.Base(planned.Path) == "feed.xml" || planned.Path == "feed.json" {
					feeds++
					p.feed(t, planned)
				}
			}
			if feeds < 2 {
				t.Errorf("only %d feeds", feeds)
			}
		})
	}
}

func (p *published) feed(t *testing.T, planned pages.Page) {
	t.Helper()
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(p.files[planned.Path]))
	if err != nil {
		t.Errorf("%s: %v", planned.Path, err)
		return
	}
	var got []string
	for _, item := range feed.Items {
		got = append(got, item.Link)
		if item.Title == "" || item.GUID == "" || item.PublishedParsed == nil || item.UpdatedParsed == nil || item.Description == "" {
			t.Errorf("%s: an entry is not complete: %+v", planned.Path, item)
		}
	}
	if feed.Title == "" || feed.FeedLink != p.base.String()+planned.Path {
		t.Errorf("%s: the feed is called %q and says it is %s", planned.Path, feed.Title, feed.FeedLink)
	}
	want := p.listed(t, path.Join(path.Dir(planned.Path), "index.html"))
	set := p.site.Settings
	want = want[:min(len(want), set.FeedItems)]
	if n := min(len(got), set.PerPage); len(got) < min(len(want), set.PerPage) || !slices.Equal(slices.Sorted(slices.Values(got[:n])), slices.Sorted(slices.Values(want[:min(n, len(want))]))) {
		t.Errorf("%s (-list +feed):\n%s", planned.Path, cmp.Diff(want, got))
	}
	if n := len(feed.Items); n > set.FeedItems {
		t.Errorf("%s has %d entries", planned.Path, n)
	}
}

// listed returns the addresses of the articles on the first page of a list.
func (p *published) listed(t *testing.T, name string) []string {
	t.Helper()
	i := slices.IndexFunc(p.site.Plan.Pages, func(g pages.Page) bool { return g.Path == name })
	var out []string
	add := func(href string) {
		if address := p.base.Scheme + "://" + p.base.Host + href; !slices.Contains(out, address) {
			out = append(out, address)
		}
	}
	addCards := func(cards []*view.Card) {
		for _, c := range cards {
			add(c.Href)
		}
	}
	switch v := trial.PageView(t, p.site.Plan.Pages[i]).(type) {
	case *view.List:
		rows := v.Awards
		if v.Honour != nil {
			rows = v.Honour.Awards
		}
		for _, y := range v.Years {
			addCards(y.Cards)
		}
		for _, w := range v.Won {
			add(w.Article.Href)
		}
		for _, r := range rows {
			add(r.Article.Href)
		}
	case *view.Home:
		if v.Lead != nil {
			addCards(append([]*view.Card{v.Lead}, v.Latest...))
		}
	}
	return out
}

// TestXML checks that every XML file is well-formed.
func TestXML(t *testing.T) {
	for name, p := range sites(t) {
		files := 0
		for _, file := range slices.Sorted(maps.Keys(p.files)) {
			if path.Ext(file) != ".xml" {
				continue
			}
			files++
			d := xml.NewDecoder(bytes.NewReader(p.files[file]))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %s: %v", name, file, err)
					break
				}
			}
		}
		if files < 3 {
			t.Errorf("%s: only %d files", name, files)
		}
	}
}

// TestRollAsData compares the page of the roll with its CSV and its JSON.
func TestRollAsData(t *testing.T) {
	for name, p := range sites(t) {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(p.files["bang-vang.csv"], []byte("\ufeff")))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var data struct {
			Awards []view.Record
		}
		if err := json.Unmarshal(p.files["bang-vang.json"], &data); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(rows)-1 < len(data.Awards) || len(data.Awards) < len(p.site.Model.Roll) || len(data.Awards) == 0 && len(p.site.Model.Roll) > 0 {
			t.Errorf("%s: %d rows, %d records, %d awards", name, len(rows)-1, len(data.Awards), len(p.site.Model.Roll))
		}
		for _, r := range data.Awards {
			file := strings.TrimPrefix(r.URL, p.base.String()) + "index.html"
			if p.pages[file] == nil || !strings.Contains(p.pages[file].title, r.Article) {
				t.Errorf("%s: %s is not the page of %q", name, r.URL, r.Article)
			}
		}
	}
}

// TestSitemapListsThePages compares the sitemap with the pages that search engines may list.
func TestSitemapListsThePages(t *testing.T) {
	for name, p := range sites(t) {
		var got struct {
			URL []struct {
				Loc string `xml:"loc"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(p.files["sitemap.xml"], &got); err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for _, u := range got.URL {
			file := strings.TrimPrefix(u.Loc, p.base.String())
			if listed[file] {
				t.Errorf("%s: %s stands there twice", name, u.Loc)
			}
			listed[file] = true
			g := p.pages[file+"index.html"]
			if g == nil || g.canonical != u.Loc {
				t.Errorf("%s: %s is no page, or its canonical address is another", name, u.Loc)
			}
		}
		for _, g := range p.pages {
			at := strings.TrimSuffix(g.path, "index.html")
			later := strings.Contains(at, "trang/") // a later page of a list, linked from the first one
			if !g.moved && !later && g.path != "404.html" && g.count["h1"] > 0 && !listed[at] && !bytes.Contains(p.files[g.path], []byte("noindex")) {
				t.Errorf("%s: the sitemap lacks %s", name, g.path)
			}
		}
	}
}
