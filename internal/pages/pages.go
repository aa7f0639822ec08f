// Package plan decides which pages there are.
//
// A [Plan] is the list of pages to be, sorted by path. Each page says where it goes, where it comes
// from, and gives its view (plain values; see package view) when asked: a pure function of the site,
// so it can be made late, on any goroutine, and thrown away. Two pages that want one address, links
// that lead nowhere and pictures that are not there are found here, before anything is rendered.
package pages

import (
	"cmp"
	"context"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/jsonld"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/linkcheck"
	"bangvang/internal/site/links"
	"bangvang/internal/site/roll"
)

// Page is one file of the site to be.
type Page struct {
	Path    string          // below the output folder: "2024/01/x/index.html"
	Address string          // as readers see it, without the base path: "/2024/01/x/"
	Origin  string          // what it is made from, for people: a file, or "Chủ đề “x”"
	Pos     diag.Pos        // where its author can change that; zero for a generated page
	File    bool            // it is no page: its view is a *view.Asset or a *view.ShareCard
	To      string          // of an old address: the one it leads to
	Texts   []*site.Article // those whose texts it shows

	kind    reflect.Type // of its view
	show    func() (any, error)
	outline func(full *view.Article) *view.Article // of an article, else nil
}

// Outline gives a view that stands for what the page shows, cheaper to have: two pages have one outline just when they
// have one view. full is the view if it is there already, or nil.
func (p Page) Outline(full any) (any, error) {
	switch {
	case p.outline != nil:
		v, _ := full.(*view.Article)
		return p.outline(v), nil
	case full != nil:
		return full, nil
	}
	return p.show() // what structured says is made of the rest
}

// View gives what the page shows: a *view.X. The error says why a text that it shows cannot be had.
func (p Page) View() (any, error) {
	v, err := p.show()
	if err != nil {
		return nil, err
	}
	return jsonld.Describe(v), nil
}

// Plan is everything that will be published.
type Plan struct {
	Pages []Page // sorted by Path, each path once
	// Search makes the files of the search index, one unit made of all articles: see [finding.Finding.Index].
	Search func(ctx context.Context, store *store.Store, gist store.Key) ([]search.File, error)
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
	m.pages = make([]Page, 0, 2*len(m.all)) // most lists are short
	if err := m.prepare(ctx, in); err != nil {
		return nil, nil, err
	}
	var urls []feed.URL
	err := par.Run(ctx,
		func(context.Context) error { urls = m.data.URLs(nil, m.all); return nil },
		func(context.Context) error { m.articles(); m.indexes(); return nil },
	)
	if err != nil {
		return nil, nil, err
	}
	index := m.search()
	m.documents(urls)
	m.files(in)
	m.hosts(in)
	m.aliases()
	find := linkcheck.Finder{Articles: m.all, Links: m.links, Held: s.Held}
	var flaws []linkcheck.Flaw
	err = par.Run(ctx,
		func(context.Context) error { m.sort(); m.collisions(); return nil },
		func(ctx context.Context) (err error) { flaws, err = find.Find(ctx); return err },
	)
	if err != nil {
		return nil, nil, err
	}
	flaws = append(flaws, find.Settings(s.Settings)...)
	m.problems.Append(find.Tell(flaws, m.planned, m.addresses))
	return &Plan{Pages: m.pages, Search: index}, m.problems, ctx.Err()
}

// prepare gathers what views are made from.
func (m *maker) prepare(ctx context.Context, in Input) error {
	var board *roll.Board
	err := par.Run(ctx,
		func(context.Context) error { board, m.problems = roll.Gather(m.site); return nil },
		func(context.Context) error {
			m.links = links.New(m.all, in.Assets)
			m.links.Hold(m.site.Held)
			m.show = present.New(m.site, m.links, in.Slots)
			m.lists = present.NewLists(m.show)
			m.data = present.Syndication{Display: m.show}
			return nil
		},
	)
	if err == nil {
		m.show.Board = board
	}
	return err
}

type maker struct {
	site     *site.Site
	all      []*site.Article // standing pages and withdrawn ones too
	links    *links.Links
	show     *present.Display
	lists    present.Listing
	data     present.Syndication
	pages    []Page
	listed   []routes.Path // addresses for the sitemap, without the articles
	problems diag.List
}

// add plans a page at an address.
func add[V any](m *maker, address routes.Path, origin string, pos diag.Pos, v func() V) {
	text(m, address, origin, pos, nil, func() (V, error) { return v(), nil })
}

// text plans a page that shows texts of articles. What it does not say here, it must not show: see [Page.Texts].
// V is the type of its view, known before the view is made: what a host sends with the file follows from it.
func text[V any](m *maker, address routes.Path, origin string, pos diag.Pos, texts []*site.Article, v func() (V, error)) {
	m.pages = append(m.pages, Page{
		Path: address.File(), Address: string(address), Origin: origin, Pos: pos, Texts: texts,
		kind: reflect.TypeFor[V](), show: func() (any, error) { return v() },
	})
}

// sort puts the pages in the order of their paths, those of one path in the order in which they were planned.
func (m *maker) sort() {
	slices.SortStableFunc(m.pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
}

// planned tells whether there is a page at an address, once all are sorted.
func (m *maker) planned(address string) bool {
	i, ok := slices.BinarySearchFunc(m.pages, routes.Path(address).File(), func(p Page, name string) int { return cmp.Compare(p.Path, name) })
	return ok && m.pages[i].Address == address
}

func (m *maker) addresses() []string {
	out := make([]string, len(m.pages))
	for i, p := range m.pages {
		out[i] = p.Address
	}
	return out
}

// articles plans the page of every article and standing page.
func (m *maker) articles() {
	for _, a := range m.all {
		text(m, routes.Path(a.Address), a.Path, a.Title.Pos, []*site.Article{a}, func() (*view.Article, error) { return m.show.Article(a) })
		m.pages[len(m.pages)-1].outline = func(full *view.Article) *view.Article { return m.show.Outline(a, full) }
	}
}

// aliases plans the redirects from old addresses. They come last: of two pages that want one address
// the first is kept, and the alias is what its author can change.
func (m *maker) aliases() {
	for _, a := range m.all {
		for _, alias := range a.Aliases {
			old, ok := links.Alias(alias.Text)
			if !ok {
				m.problems.Add(diag.BadAlias, alias.Pos, alias.Text)
				continue
			}
			address := routes.Path(old)
			add(m, address, a.Path, alias.Pos, func() *view.Redirect { return m.lists.Redirect(a, address) })
			m.pages[len(m.pages)-1].To = a.Address
		}
	}
}

// files plans what is copied: the theme's assets, those of content/, and the form, which no list or map names.
func (m *maker) files(in Input) {
	for _, name := range slices.Sorted(maps.Keys(in.Files)) {
		if name == routes.Manifest.Relative() {
			continue
		}
		data := in.Files[name]
		add(m, routes.Path("/"+name), "themes/"+m.site.Settings.Theme, diag.Pos{}, func() *view.Text { return &view.Text{Data: data} })
	}
	for _, a := range in.Assets {
		copied(m, routes.Path(a.Address), a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path})
		for _, s := range a.Sizes {
			copied(m, routes.Path(s.Address), a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path, Size: s.Name})
		}
	}
	for _, f := range cms.Files(m.site) {
		add(m, routes.Admin+routes.Path(f.Name), "admin", m.site.Settings.Admin.Pos, func() *view.Text { return &view.Text{Data: f.Make()} })
	}
	for _, a := range m.all {
		if address, card := m.show.ShareCard(a); card != nil {
			copied(m, address, a.Path, a.Title.Pos, card)
		}
	}
}

// copied plans a file that is no page.
func copied[V any](m *maker, address routes.Path, origin string, pos diag.Pos, v V) {
	add(m, address, origin, pos, func() V { return v })
	m.pages[len(m.pages)-1].File = true
}

// collisions names both origins of every address that two pages want, and keeps the first. Case does
// not count: a host may keep its files without. A file at the path of another's folder collides too.
func (m *maker) collisions() {
	if m.apart() {
		return
	}
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

// apart tells that no two pages collide, when that can be seen from those that stand next to each other: all in lower
// case, and none beginning with the path of another.
func (m *maker) apart() bool {
	for i, p := range m.pages {
		if strings.ToLower(p.Path) != p.Path || i > 0 && strings.HasPrefix(p.Path, m.pages[i-1].Path) {
			return false
		}
	}
	return true
}

// collide blames that page of two that somebody wrote.
func (m *maker) collide(p, other Page) {
	if p.Pos.File == "" {
		p, other = other, p
	}
	m.problems.Add(diag.AddressCollision, p.Pos, p.Address, other.Origin)
}
