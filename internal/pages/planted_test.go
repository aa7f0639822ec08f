package pages

import (
	"strings"
	"testing"
	"time"

	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// planted returns the plan of an empty site to which plant adds pages, before the files of hosts are planned.
func planted(t *testing.T, plant func(pl *planner)) *planner {
	t.Helper()
	now := time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)
	set := config.Defaults()
	set.BaseURL = "https://example.org/"
	known, _ := honours.New(nil)
	s, problems, err := site.Assemble(t.Context(), site.Input{Settings: set, Catalogue: known, Now: now})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	pl, err := newPlanner(t.Context(), Input{Site: s})
	if err != nil {
		t.Fatal(err)
	}
	pl.planLists()
	plant(pl)
	pl.planHosts(Input{Site: s})
	pl.sort()
	return pl
}

// shown returns the view of the page at an address.
func shown[V any](t *testing.T, pl *planner, address string) V {
	t.Helper()
	for _, p := range pl.pages {
		if p.Address == address {
			v, err := p.View()
			if err != nil {
				t.Fatal(err)
			}
			return v.(V)
		}
	}
	t.Fatalf("no page is planned at %s", address)
	panic("not reached")
}

// A feed that a developer adds to the plan gets its type in _headers by itself, and so do feeds of other kinds and
// data.
func TestANewFeedHasItsRule(t *testing.T) {
	const atom, json, open = "Content-Type: application/atom+xml; charset=utf-8", "Content-Type: application/feed+json; charset=utf-8", "Access-Control-Allow-Origin: *"
	pl := planted(t, func(pl *planner) {
		for _, address := range []string{"/moi.xml", "/tac-gia/nam-giang/feed.xml", "/tac-gia/do-hoa/feed.xml", "/tin/moi.xml", "/tin cũ/a/feed.xml"} {
			addTexts(pl, routes.Path(address), "test", diag.Pos{}, nil, func(site.Texts) (*view.Atom, error) { return &view.Atom{Feed: feed.Feed{}}, nil })
		}
		addTexts(pl, "/tac-gia/nam-giang/feed.json", "test", diag.Pos{}, nil, func(site.Texts) (*view.JSONFeed, error) { return &view.JSONFeed{}, nil })
		add(pl, "/nam.csv", "test", diag.Pos{}, func() *view.RollCSV { return &view.RollCSV{} })
		add(pl, "/tep.xml", "test", diag.Pos{}, func() *view.Text { return &view.Text{} })
	})
	headers := string(shown[*view.Text](t, pl, "/_headers").Data)
	for path, header := range map[string]string{
		"/moi.xml": atom, "/tac-gia/*/feed.xml": atom, "/tin/moi.xml": atom, "/tin%20c%C5%A9/*/feed.xml": atom,
		"/tac-gia/*/feed.json": json, "/nam.csv": open, "/feed.xml": atom, "/feed.json": json, "/bang-vang.schema.json": open,
	} {
		if rule := "\n" + path + "\n  " + header + "\n"; strings.Count(headers, rule) != 1 || strings.Count(headers, "\n"+path+"\n") != 1 {
			t.Errorf("%s is not once with %s in\n%s", path, header, headers)
		}
	}
	if strings.Contains(headers, "tep.xml") {
		t.Errorf("a plain text has a rule:\n%s", headers)
	}
}
