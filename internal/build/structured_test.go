package build_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestPagesSayWhatTheyAre reads the JSON-LD of every page of the sites: it states the type of the page and its address,
// and every address in it is one of the site's.
func TestPagesSayWhatTheyAre(t *testing.T) {
	for name, p := range sites(t) {
		for _, planned := range p.site.Plan.Pages {
			var want string
			var page *view.Page
			switch v := trial.PageView(t, planned).(type) {
			case *view.Home:
				want, page = "WebSite", &v.Page
			case *view.Article:
				want, page = "NewsArticle", &v.Page
				if v.Withdrawn != nil {
					want = "BreadcrumbList"
				} else if v.Template == "page" {
					want = "WebPage"
				}
			case *view.Terms:
				want, page = "BreadcrumbList", &v.Page
			case *view.List:
				want, page = "BreadcrumbList", &v.Page
				if kind := listTypes[v.Kind]; kind != "" && v.Pager.Number <= 1 && (v.Kind != "locality" || len(v.Downloads) > 0) {
					want = kind
				}
			case *view.YearReport:
				want, page = "BreadcrumbList", &v.Page
				if v.Pager.Number <= 1 {
					want = "Dataset"
				}
			case *view.Search:
				want, page = "BreadcrumbList", &v.Page
			case *view.Roll:
				want, page = "BreadcrumbList", &v.Page
				if v.Pager.Number == 1 {
					want = "Dataset"
				}
			default:
				continue
			}
			things := linked(t, string(p.files[planned.Path]))
			if len(things) == 0 {
				t.Errorf("%s: %s says nothing", name, planned.Address)
				continue
			}
			if kind := things[0]["@type"]; kind != want {
				t.Errorf("%s: %s is a %v, want %s", name, planned.Address, kind, want)
			}
			if url, ok := things[0]["url"]; ok && url != page.URL {
				t.Errorf("%s: %s is said to be at %v", name, planned.Address, url)
			}
			for _, thing := range things {
				items, _ := thing["itemListElement"].([]any)
				for _, item := range items[:max(0, len(items)-1)] { // the last is the page itself
					at, _ := item.(map[string]any)["item"].(string)
					if rest, ok := strings.CutPrefix(at, p.base.String()); !ok || p.files[rest+"index.html"] == nil {
						t.Errorf("%s: %s leads by %s, which is not there", name, planned.Address, at)
					}
				}
			}
		}
	}
}

// listTypes are the types of the subjects of lists, by kind; a list of articles by date or tag is about nothing else. A
// locality is one with data alone.
var listTypes = map[string]string{
	"honour": "DefinedTerm", "locality": "Dataset", "campaign": "Project", "block": "Organization",
	"conferrer": "Organization", "collective": "Organization", "individual": "Person",
}

// linked returns the JSON-LD of a page.
func linked(t *testing.T, page string) []map[string]any {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		Graph []map[string]any `json:"@graph"`
	}
	for n := range root.Descendants() {
		if n.Data == "script" && slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
				t.Fatal(err)
			}
		}
	}
	return data.Graph
}
