package pages

import (
	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// indexes plans every index and every list, the front page and the roll.
func (m *maker) indexes() {
	s, d := m.site, m.lists
	m.front()
	m.index("tags", d.Words.Tags, routes.Tags, s.Tags.Terms, d.ByLetter)
	m.index("categories", d.Words.Categories, routes.Categories, s.Categories.Terms, d.ByLetter)
	m.index("localities", d.Words.Localities, routes.Localities, s.Localities.Terms, d.ByParent)
	m.index("honours", d.Words.Honours, routes.Honours, s.Honours.Terms, d.ByClass)
	m.index("archive", d.Words.Archive, routes.Archive, s.Archive.Terms, d.ByParent)
	for _, t := range s.Tags.Terms {
		m.term("tag", t.Name, routes.Tags, t, m.under(d.Words.Tags, routes.Tags))
	}
	for _, t := range s.Categories.Terms {
		m.term("category", t.Name, routes.Categories, t, m.under(d.Words.Categories, routes.Categories))
	}
	for _, t := range s.Honours.Terms {
		m.term("honour", t.Name, routes.Honours, t, m.under(d.Words.Honours, routes.Honours))
	}
	for _, t := range s.Localities.Terms {
		m.locality(t, m.under(d.Words.Localities, routes.Localities))
	}
	for _, y := range s.Archive.Terms {
		crumbs := m.under(d.Words.Archive, routes.Archive)
		m.term("year", d.Words.Year+y.Name, routes.Archive, y, crumbs)
		for _, month := range y.Children {
			m.term("month", d.Words.Month+month.Name, routes.Archive, month, m.below(crumbs, y.Name, routes.Archive.Term(y.Slug)))
		}
	}
	m.roll()
	m.boards()
}

// front plans the front page, the rest of the list of all articles behind it, and the site's feeds.
func (m *maker) front() {
	d := m.lists
	all := present.List{Kind: "articles", Heading: d.Words.Articles, Address: routes.Home, Articles: m.site.Articles, Crumbs: []view.Link{d.Home()}}
	list(m, routes.Home, d.Words.Home, func() *view.Home { return d.Front() })
	m.rest(all, d.Words.Home)
	text(m, routes.Home.JSONFeed(), d.Words.Home, diag.Pos{}, m.data.Texts(all), func() (*view.JSONFeed, error) { return m.data.JSONFeed(all) })
}

// list plans a generated page that search engines may list.
func list[V any](m *maker, address routes.Path, origin string, v func() V) {
	add(m, address, origin, diag.Pos{}, v)
	m.listed = append(m.listed, address)
}

// rest plans the later pages of a list, and its feed.
func (m *maker) rest(l present.List, origin string) {
	for n := 2; n <= m.lists.Pages(len(l.Articles)); n++ {
		add(m, l.Address.Page(n), origin, diag.Pos{}, func() *view.List { return m.lists.List(l, n) })
	}
	text(m, l.Address.Feed(), origin, diag.Pos{}, m.data.Texts(l), func() (*view.Atom, error) { return m.data.Atom(l) })
}

// index plans the page of an index.
func (m *maker) index(kind, name string, address routes.Path, terms []*site.Term, group func(routes.Path, []*site.Term) []view.Group) {
	list(m, address, name, func() *view.Terms { return m.lists.Terms(kind, name, address, group(address, terms)) })
}

// term plans the list of a term.
func (m *maker) term(kind, heading string, under routes.Path, t *site.Term, crumbs []view.Link) {
	l := present.List{Kind: kind, Heading: heading, Address: under.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs}
	origin := crumbs[1].Name + " “" + t.Name + "”"
	list(m, l.Address, origin, func() *view.List { return m.lists.List(l, 1) })
	m.rest(l, origin)
}

// locality plans the list of a unit and of all below it.
func (m *maker) locality(t *site.Term, crumbs []view.Link) {
	now := m.show.Site.Now
	heading := t.Locality.NameAt(now).Full
	if p := t.Locality.Province(); p != t.Locality {
		heading += ", " + p.NameAt(now).Short
	}
	m.term("locality", heading, routes.Localities, t, crumbs)
	for _, c := range t.Children {
		m.locality(c, m.below(crumbs, t.Name, routes.Localities.Term(t.Slug)))
	}
}

func (m *maker) under(name string, address routes.Path) []view.Link {
	return []view.Link{m.show.Home(), m.show.Crumb(name, address)}
}

func (m *maker) below(crumbs []view.Link, name string, address routes.Path) []view.Link {
	return append(crumbs[:len(crumbs):len(crumbs)], m.show.Crumb(name, address))
}

// roll plans the board of all awards, and the same as data.
func (m *maker) roll() {
	d, name := m.lists, m.show.Words.Roll
	list(m, routes.Roll, name, func() *view.Roll { return d.Roll(1) })
	for n := 2; n <= d.RollPages(); n++ {
		add(m, routes.Roll.Page(n), name, diag.Pos{}, func() *view.Roll { return d.Roll(n) })
	}
	records := memo.Weak(m.data.Records) // two files tell of the same
	add(m, routes.RollCSV, name, diag.Pos{}, func() *view.RollCSV { return &view.RollCSV{Records: records()} })
	add(m, routes.RollJSON, name, diag.Pos{}, func() *view.RollJSON {
		return &view.RollJSON{Schema: d.Abs(routes.RollSchema), Site: d.Abs(routes.Home), Updated: m.data.Updated(), Records: records()}
	})
	add(m, routes.RollSchema, name, diag.Pos{}, m.data.Schema)
}
