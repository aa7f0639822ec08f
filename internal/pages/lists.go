package pages

import (
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
)

// planLists plans the front page, every index and every list, the roll and the feeds.
func (pl *planner) planLists() {
	s, p := pl.site, pl.present
	pl.planFrontPage()
	pl.planIndex(p.Index("tags", p.Strings.Tags, routes.Tags, s.Tags.Terms, p.ByLetter, p.HomeLink()))
	pl.planIndex(p.Index("categories", p.Strings.Categories, routes.Categories, s.Categories.Terms, p.ByLetter, p.HomeLink()))
	addListed(pl, routes.Localities, p.Strings.Localities, p.Places)
	pl.planIndex(p.Index("honours", p.Strings.Honours, routes.Honours, s.Honours.Terms, p.ByClass, p.HomeLink()))
	pl.planIndex(p.Index("archive", p.Strings.Archive, routes.Archive, s.Archive.Terms, p.ByParent, p.HomeLink()))
	for _, t := range s.Tags.Terms {
		pl.planTerm("tag", t.Name, routes.Tags, t, pl.crumbs(p.Link(p.Strings.Tags, routes.Tags)))
	}
	for _, t := range s.Categories.Terms {
		pl.planTerm("category", t.Name, routes.Categories, t, pl.crumbs(p.Link(p.Strings.Categories, routes.Categories)))
	}
	for _, t := range s.Honours.Terms {
		pl.planTerm("honour", t.Name, routes.Honours, t, pl.crumbs(p.Link(p.Strings.Honours, routes.Honours)))
	}
	for _, x := range p.Emulations() {
		pl.planIndex(p.Index(x.Kind+"s", x.Name, x.Address, x.Terms, p.ByLetter, p.HomeLink()))
		for _, t := range x.Terms {
			pl.planTerm(x.Kind, t.Name, x.Address, t, pl.crumbs(p.Link(x.Name, x.Address)))
		}
	}
	for _, t := range s.Localities.Terms {
		pl.planLocality(t, pl.crumbs(p.Link(p.Strings.Localities, routes.Localities)))
	}
	for _, year := range s.Archive.Terms {
		archive := p.Link(p.Strings.Archive, routes.Archive)
		pl.planTerm("year", p.Strings.Year+year.Name, routes.Archive, year, pl.crumbs(archive))
		crumbs := pl.crumbs(archive, p.Link(year.Name, routes.Archive.Term(year.Slug)))
		for _, month := range year.Children {
			pl.planTerm("month", p.Strings.Month+month.Name, routes.Archive, month, crumbs)
		}
	}
	pl.planRoll()
	if p.HasAddress() {
		addListed(pl, routes.Follow, p.Strings.Follow, p.Follow)
		add(pl, routes.Calendar, p.Strings.Follow, diag.Pos{}, p.Calendar)
	}
}

// planFrontPage plans the front page, the later pages of the list of all articles, and the feeds of the site.
func (pl *planner) planFrontPage() {
	p := pl.present
	all := present.List{Kind: "articles", Heading: p.Strings.Articles, Address: routes.Home, Articles: pl.site.Articles, Crumbs: pl.crumbs()}
	addListed(pl, routes.Home, p.Strings.Home, p.FrontPage)
	pl.planLaterPages(all, p.Strings.Home)
	if p.HasAddress() {
		addTexts(pl, routes.Home.JSONFeed(), p.Strings.Home, diag.Pos{}, p.FeedTexts(all), func(texts site.Texts) (*view.JSONFeed, error) { return p.JSONFeed(all, texts) })
	}
}

// planSearch plans the search page.
func (pl *planner) planSearch() {
	addListed(pl, routes.Search, pl.present.Strings.Search, pl.present.Search)
}

// planIndex plans the pages of an index.
func (pl *planner) planIndex(x *present.Index) {
	addListed(pl, x.Address, x.Name, func() *view.Terms { return pl.present.Terms(x, 1) })
	for n := 2; n <= x.Pages; n++ {
		add(pl, x.Address.Page(n), x.Name, diag.Pos{}, func() *view.Terms { return pl.present.Terms(x, n) })
	}
}

// planLocality plans the lists of a unit and of all units below it.
func (pl *planner) planLocality(t *site.Term, crumbs []view.Link) {
	address, origin := routes.Localities.Term(t.Slug), pl.present.Strings.Localities+" “"+t.Name+"”"
	if !pl.heirElsewhere(t, address) {
		pl.planTerm("locality", t.Locality.DisplayAt(pl.site.Now), routes.Localities, t, crumbs)
	}
	if pl.present.HasNearby(t) {
		add(pl, address+routes.NearbyName, origin, diag.Pos{}, func() *view.Text { return pl.present.Nearby(t) })
	}
	if present.HasAwards(t.Articles) {
		pl.planData(address.RollCSV(), address.RollJSON(), origin, present.RollData{Articles: t.Articles, Reports: true})
	}
	below := append(crumbs[:len(crumbs):len(crumbs)], pl.present.Link(t.Name, address))
	for _, unit := range t.Children {
		pl.planLocality(unit, below)
	}
}

// heirElsewhere reports whether t is a unit that only has a list because it took over another, while an article has or had the
// address of that list: the article keeps it.
func (pl *planner) heirElsewhere(t *site.Term, address routes.Path) bool {
	if len(t.Articles) > 0 || t.Locality.Pos.File != "" {
		return false
	}
	if pl.inPlaces == nil {
		pl.inPlaces = map[routes.Path]bool{}
		note := func(address string) {
			if strings.HasPrefix(address, string(routes.Localities)) {
				pl.inPlaces[routes.Path(address)] = true
			}
		}
		for _, a := range pl.all {
			note(a.Address)
			for _, alias := range a.Aliases {
				if old, ok := links.ParseAlias(alias.Text); ok {
					note(strings.TrimSuffix(old, "index.html"))
				}
			}
		}
	}
	return pl.inPlaces[address]
}

// planTerm plans the list of a term of the index at an address.
func (pl *planner) planTerm(kind, heading string, index routes.Path, t *site.Term, crumbs []view.Link) {
	pl.planList(present.List{Kind: kind, Heading: heading, Address: index.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs}, crumbs[1].Name)
}

// planList plans the pages of the list of a term, and its feed. index is the name of the index of the term.
func (pl *planner) planList(l present.List, index string) {
	origin := index + " “" + l.Term.Name + "”"
	first := func() *view.List { return pl.present.List(l, 1) }
	if present.HasPlace(l.Term) {
		addListed(pl, l.Address, origin, first)
	} else { // a locality without articles and without awards before it: search engines leave it out
		add(pl, l.Address, origin, diag.Pos{}, first)
	}
	pl.planLaterPages(l, origin)
}

// planLaterPages plans the pages of a list from the second on, and its feed.
func (pl *planner) planLaterPages(l present.List, origin string) {
	for n := 2; n <= pl.present.ListPageCount(l); n++ {
		add(pl, l.Address.Page(n), origin, diag.Pos{}, func() *view.List { return pl.present.List(l, n) })
	}
	if pl.present.HasFeed(l) {
		addTexts(pl, l.Address.Feed(), origin, diag.Pos{}, pl.present.FeedTexts(l), func(texts site.Texts) (*view.Atom, error) { return pl.present.Atom(l, texts) })
	}
}

// crumbs returns the breadcrumbs from the front page over some links.
func (pl *planner) crumbs(links ...view.Link) []view.Link {
	return append([]view.Link{pl.present.HomeLink()}, links...)
}
