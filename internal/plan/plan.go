// Package plan decides which pages there are.
//
// A [Plan] is the list of pages to be, sorted by path. Each page says where it goes, where it comes
// from, and gives its view (plain values; see package view) when asked: a pure function of the site,
// so it can be made late, on any goroutine, and thrown away. Two pages that want one address, links
// that lead nowhere and pictures that are not there are found here, before anything is rendered.
package plan

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"bangvang/internal/cache"
	"bangvang/internal/cms"
	"bangvang/internal/diag"
	"bangvang/internal/display"
	"bangvang/internal/links"
	"bangvang/internal/listing"
	"bangvang/internal/par"
	"bangvang/internal/search"
	"bangvang/internal/site"
	"bangvang/internal/structured"
	"bangvang/internal/syndication"
	"bangvang/internal/view"
)

// Page is one file of the site to be.
type Page struct {
	Path    string              // below the output folder: "2024/01/x/index.html"
	Address string              // as readers see it, without the base path: "/2024/01/x/"
	Origin  string              // what it is made from, for people: a file, or "Chủ đề “x”"
	Pos     diag.Pos            // where its author can change that; zero for a generated page
	View    func() (any, error) // what it shows: a *view.X; the error says why a text of it cannot be had
	File    bool                // it is no page: its view is a *view.Asset or a *view.ShareCard
	To      string              // of an old address: the one it leads to
}

// Plan is everything that will be published.
type Plan struct {
	Pages []Page       // sorted by Path, each path once
	Cards []*view.Card // every card that lists show, each once
	// Search makes the files of the search index, one unit made of all articles, with what the store remembers.
	Search func(context.Context, *cache.Store) ([]search.File, error)
}

// Input is what a plan is made from.
type Input struct {
	Site   *site.Site
	Assets []links.Asset
	Files  map[string][]byte // of the theme, by path: assets/main.css
	Slots  map[string]string // the site's own HTML by slot name
}

// Make plans the site. The error is ctx's.
func Make(ctx context.Context, in Input) (*Plan, diag.List, error) {
	s, ctx := in.Site, par.Stage(ctx, "plan")
	m := &maker{site: s, all: slices.Concat(s.Articles, s.Pages, s.Withdrawn)}
	m.links = links.New(m.all, in.Assets)
	m.links.Hold(s.Held)
	m.held = map[string]bool{}
	for _, a := range s.Held {
		m.held[a.Address] = true
	}
	m.show = display.New(s, m.links, in.Slots)
	m.board()
	m.lists = listing.New(m.show)
	m.data = syndication.Syndication{Display: m.show}
	m.articles()
	m.indexes()
	index := m.search()
	m.documents()
	m.files(in)
	m.hosts(in)
	m.aliases()
	slices.SortStableFunc(m.pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	m.collisions()
	m.targets = make(map[string]bool, len(m.pages))
	for _, p := range m.pages {
		m.targets[p.Address] = true
	}
	flaws, err := par.Map(ctx, len(m.all), func(i int) []flaw { return m.check(m.all[i]) })
	m.tell(slices.Concat(flaws...))
	return &Plan{Pages: m.pages, Cards: m.show.Cards, Search: index}, m.problems, err
}

type maker struct {
	site     *site.Site
	all      []*site.Article // standing pages and withdrawn ones too
	links    *links.Links
	show     *display.Display
	lists    listing.Listing
	data     syndication.Syndication
	pages    []Page
	listed   []string // addresses for the sitemap, without the articles
	targets  map[string]bool
	held     map[string]bool // addresses of articles that are held back
	problems diag.List
}

// add plans a page at an address.
func (m *maker) add(address, origin string, pos diag.Pos, v func() any) {
	m.text(address, origin, pos, func() (any, error) { return v(), nil })
}

// text plans a page that shows texts of articles.
func (m *maker) text(address, origin string, pos diag.Pos, v func() (any, error)) {
	m.pages = append(m.pages, Page{Path: file(address), Address: address, Origin: origin, Pos: pos, View: func() (any, error) {
		made, err := v()
		if err != nil {
			return nil, err
		}
		return structured.Describe(made), nil
	}})
}

// file returns where the page of an address is written.
func file(address string) string {
	p := strings.TrimPrefix(address, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		return p + "index.html"
	}
	return p
}

// articles plans the page of every article and standing page.
func (m *maker) articles() {
	for _, a := range m.all {
		m.text(a.Address, a.Path, a.Title.Pos, func() (any, error) { return m.show.Article(a) })
	}
}

// aliases plans the redirects from old addresses. They come last: of two pages that want one address
// the first is kept, and the alias is what its author can change.
func (m *maker) aliases() {
	for _, a := range m.all {
		for _, alias := range a.Aliases {
			address, ok := links.Alias(alias.Text)
			if !ok {
				m.problems.Add(diag.BadAlias, alias.Pos, alias.Text)
				continue
			}
			m.add(address, a.Path, alias.Pos, func() any { return m.lists.Redirect(a, address) })
			m.pages[len(m.pages)-1].To = a.Address
		}
	}
}

// files plans what is copied: the theme's assets, those of content/, and the form, which no list or map names.
func (m *maker) files(in Input) {
	for name, data := range in.Files {
		if name == manifest {
			continue
		}
		m.add("/"+name, "themes/"+m.site.Settings.Theme, diag.Pos{}, func() any { return &view.Text{Data: data} })
	}
	for _, a := range in.Assets {
		m.file(a.Address, a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path})
		for _, s := range a.Sizes {
			m.file(s.Address, a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path, Size: s.Name})
		}
	}
	for _, f := range cms.Files(m.site) {
		m.add(cms.Address+f.Name, "admin", m.site.Settings.Admin.Pos, func() any { return &view.Text{Data: f.Make()} })
	}
	for _, a := range m.all {
		if address, card := m.show.ShareCard(a); card != nil {
			m.file(address, a.Path, a.Title.Pos, card)
		}
	}
}

// file plans a file that is no page.
func (m *maker) file(address, origin string, pos diag.Pos, v any) {
	m.add(address, origin, pos, func() any { return v })
	m.pages[len(m.pages)-1].File = true
}

// collisions names both origins of every address that two pages want, and keeps the first. Case does
// not count: a host may keep its files without. A file at the path of another's folder collides too.
func (m *maker) collisions() {
	first := make(map[string]Page, len(m.pages))
	kept := m.pages[:0]
	for _, p := range m.pages {
		key := strings.ToLower(p.Path)
		if other, taken := first[key]; taken {
			m.collide(p, other)
			continue
		}
		first[key] = p
		kept = append(kept, p)
	}
	m.pages = kept
	last := "."
	for _, p := range kept {
		dir := path.Dir(strings.ToLower(p.Path))
		if dir == last {
			continue
		}
		for last = dir; dir != "."; dir = path.Dir(dir) {
			if other, taken := first[dir]; taken {
				m.collide(p, other)
			}
		}
	}
}

// collide blames that page of two that somebody wrote.
func (m *maker) collide(p, other Page) {
	if p.Pos.File == "" {
		p, other = other, p
	}
	m.problems.Add(diag.AddressCollision, p.Pos, p.Address, other.Origin)
}
