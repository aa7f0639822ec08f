package pages

import (
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// boards plans the indexes of the roll and a list for each of their entries.
func (m *maker) boards() {
	crumbs := m.under(m.show.Words.Roll, routes.Roll)
	for _, b := range m.lists.Boards() {
		list(m, b.Address, b.Name, func() *view.Terms { return m.lists.BoardTerms(b) })
		for _, t := range b.Terms {
			m.entry(b, t, m.below(crumbs, b.Name, b.Address))
		}
	}
}

func (m *maker) entry(b present.Board, t *site.Term, crumbs []view.Link) {
	l := present.List{Kind: b.Kind, Heading: t.Name, Address: b.Address.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs}
	origin := b.Name + " “" + t.Name + "”"
	list(m, l.Address, origin, func() *view.List { return m.lists.List(l, 1) })
	m.rest(l, origin)
}
