package present

import (
	"slices"
	"strconv"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// List is a list of articles before it is split into pages; [Presenter.List] makes a [view.List] of each page. The
// caller, package pages, fills it: Term may be nil for the list of all articles, all other fields are required.
// Articles must be newest first and may be shared with the site: nothing here changes them.
type List struct {
	Kind     string // as view.List.Kind
	Heading  string
	Address  routes.Path     // of the first page
	Articles []*site.Article // all of them, newest first
	Term     *site.Term      // nil for the list of all articles
	Crumbs   []view.Link     // from the front page to the page above the list
}

// PageCount returns the number of pages of a list of n articles, by the setting per_page: 1 for an empty list.
func (p *Presenter) PageCount(n int) int {
	return max(1, (n+p.site.Settings.PerPage-1)/p.site.Settings.PerPage)
}

// ListPageCount returns the number of pages of l.
func (p *Presenter) ListPageCount(l List) int {
	if l.Kind == "locality" {
		return p.placePageCount(l.Term)
	}
	return p.PageCount(len(l.Articles))
}

// List returns the view of page n, from 1, of a list. A page after the last is empty.
func (p *Presenter) List(l List, n int) *view.List {
	v := &view.List{
		Page: p.page("list", p.titled(l.Heading, n), l.Address.Page(n), l.Crumbs...),
		Kind: l.Kind, Heading: l.Heading, Total: len(l.Articles), Pager: p.listPager(l.Address, n, p.ListPageCount(l)),
	}
	if p.HasFeed(l) {
		v.Feed = p.Href(l.Address.Feed())
	}
	v.Description = p.titled(p.describe(l.Heading, nil), n)
	shown := p.pageOf(l.Articles, n)
	v.Years = p.cardsByYear(shown)
	switch l.Kind {
	case "year":
		if i := slices.IndexFunc(p.years, func(y Year) bool { return strconv.Itoa(y.Year) == l.Term.Name }); i >= 0 {
			v.Report = p.Href(p.years[i].Address())
		}
		v.Children = p.termLinks(routes.Archive, l.Term.Children)
	case "locality":
		v.Template, v.Locality = "locality", p.locality(l.Term, n)
		v.NoIndex = !HasPlace(l.Term)
		p.addPlace(v, l.Term, n)
		if n == 1 {
			v.Earlier = p.cardsOf(l.Term.Earlier[:min(len(l.Term.Earlier), placeEarlier)])
			if p.HasNearby(l.Term) {
				v.Nearby = p.Href(routes.Localities.Term(l.Term.Slug) + routes.NearbyName)
			}
		}
	case "honour":
		v.Template, v.Honour = "honour", p.honourFacts(l.Term, shown)
		v.Years = p.cardsByYear(p.unshown(shown, v.Honour.Awards))
		v.Description = p.titled(p.describe(l.Heading, v.Honour.Numbers), n)
	case "campaign", "block":
		v.Numbers, v.Awards = p.termNumbers(l.Term), p.awardRows(shown, l.Term.HasAward)
		v.Description = p.titled(p.describe(l.Heading, v.Numbers), n)
		if n == 1 {
			v.Emulation = p.emulation(l.Term)
		}
	case "conferrer", "collective", "individual":
		p.addBody(v, l, n, shown)
	}
	return v
}

// unshown returns the articles of a page that none of its rows of awards links to.
func (p *Presenter) unshown(shown []*site.Article, rows []view.RollRow) (out []*site.Article) {
	linked := make(map[*view.Told]bool, len(shown))
	for _, r := range rows {
		linked[r.Told] = true
	}
	for _, a := range shown {
		if !linked[p.told(a)] {
			out = append(out, a)
		}
	}
	return out
}

// pageOf returns the articles on page n of a list.
func (p *Presenter) pageOf(articles []*site.Article, n int) []*site.Article {
	per := p.site.Settings.PerPage
	end := min(len(articles), n*per)
	return articles[min((n-1)*per, end):end]
}

// cardsOf returns the cards of articles.
func (p *Presenter) cardsOf(articles []*site.Article) []*view.Card {
	out := slices.Grow([]*view.Card(nil), len(articles))
	for _, a := range articles {
		out = append(out, p.card(a))
	}
	return out
}

// cardsByYear groups articles, newest first, by year.
func (p *Presenter) cardsByYear(articles []*site.Article) []view.Year {
	var out []view.Year
	cards, from := p.cardsOf(articles), 0
	for i, a := range articles {
		year := a.Date.In(viet.Zone).Year()
		if n := len(out); n == 0 || out[n-1].Year != year {
			out, from = append(out, view.Year{Year: year}), i
		}
		out[len(out)-1].Cards = cards[from : i+1 : i+1]
	}
	return out
}

// termLinks returns links to terms of the index at an address, with the number of their articles.
func (p *Presenter) termLinks(under routes.Path, terms []*site.Term) []view.Link {
	out := slices.Grow([]view.Link(nil), len(terms))
	for _, t := range terms {
		out = append(out, view.Link{Name: t.Name, Href: p.Href(under.Term(t.Slug)), Count: len(t.Articles)})
	}
	return out
}

// listPager returns the pager of page n of the list at an address.
func (p *Presenter) listPager(address routes.Path, n, of int) view.Pager {
	return pager(n, of, func(i int) string { return p.Href(address.Page(i)) })
}
