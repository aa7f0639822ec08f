// Package listing turns the site's indexes into views: lists of articles and their pages, index pages,
// the front page, the roll.
package present

import (
	"cmp"
	"slices"
	"strconv"

	"bangvang/internal/knowledge/honours"

	"bangvang/internal/memo"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Listing makes the views of lists.
type Listing struct {
	*Display
	roll      []*site.Award             // in the order it is shown
	decisions map[*site.Award]*decision // by their first award
	told      *memo.Table[*site.Article, *view.Told]
	totals    *memo.Table[*site.Term, []view.Total] // of its awards: all pages of its list say them
}

// New prepares the lists of what d shows.
func NewLists(d *Display) Listing {
	roll := ordered(d.Site.Roll)
	return Listing{d, roll, decisions(roll), new(memo.Table[*site.Article, *view.Told]), new(memo.Table[*site.Term, []view.Total])}
}

// totalsOf returns the totals of all awards of a term, which nobody changes.
func (d *Listing) totalsOf(t *site.Term) []view.Total {
	totals, _ := d.totals.Get(t, func() ([]view.Total, error) { return Totals(t.Awards), nil })
	return totals
}

// List is one list of articles, before it is cut into pages.
type List struct {
	Kind     string // as view.List.Kind
	Heading  string
	Address  routes.Path // of its first page
	Articles []*site.Article
	Term     *site.Term // nil for the list of all articles
	Crumbs   []view.Link
}

// Pages returns how many pages a list of n has.
func (d *Listing) Pages(n int) int {
	return max(1, (n+d.Site.Settings.PerPage-1)/d.Site.Settings.PerPage)
}

// List returns the view of the n-th page of a list.
func (d *Listing) List(l List, n int) *view.List {
	v := &view.List{
		Page: d.Page("list", d.Titled(l.Heading, n), l.Address.Page(n), l.Crumbs...),
		Kind: l.Kind, Heading: l.Heading, Total: len(l.Articles), Pager: d.pager(l.Address, n, d.Pages(len(l.Articles))),
	}
	v.Feed = d.Href(l.Address.Feed())
	v.Description = d.Titled(l.Heading+" · "+d.Site.Settings.Title, n)
	shown := d.onPage(l.Articles, n)
	v.Years = d.years(shown)
	switch l.Kind {
	case "year":
		v.Children = d.TermLinks(routes.Archive, l.Term.Children)
	case "locality":
		v.Template, v.Children, v.Locality = "locality", d.TermLinks(routes.Localities, l.Term.Children), localityView(d.Display, routes.Localities, l.Term)
		if n == 1 {
			v.Earlier = d.cards(d.onPage(l.Term.Earlier, 1))
		}
	case "honour":
		v.Template, v.Honour = "honour", d.honour(l.Term, shown)
	case "conferrer":
		v.Totals, v.Awards = d.totalsOf(l.Term), d.awardsOf(l.Term, shown)
	case "collective", "individual":
		v.Awards = d.awardsOf(l.Term, shown)
	}
	return v
}

func (d *Listing) onPage(articles []*site.Article, n int) []*site.Article {
	per := d.Site.Settings.PerPage
	end := min(len(articles), n*per)
	return articles[min((n-1)*per, end):end]
}

func (d *Listing) cards(articles []*site.Article) []*view.Card {
	out := slices.Grow([]*view.Card(nil), len(articles))
	for _, a := range articles {
		out = append(out, d.Card(a))
	}
	return out
}

// years cuts articles, newest first, into years.
func (d *Listing) years(articles []*site.Article) []view.Year {
	var out []view.Year
	cards, from := d.cards(articles), 0
	for i, a := range articles {
		year := a.Date.In(viet.Zone).Year()
		if n := len(out); n == 0 || out[n-1].Year != year {
			out, from = append(out, view.Year{Year: year}), i
		}
		out[len(out)-1].Cards = cards[from : i+1 : i+1]
	}
	return out
}

// pager leads through the pages of a list, of which this is the n-th.
func (d *Listing) pager(address routes.Path, n, of int) view.Pager {
	return pagerAt(n, of, func(i int) string { return d.Href(address.Page(i)) })
}

// Terms returns the view of an index page. Groups that have lists of their own are terms too; of the
// archive, articles are counted.
func (d *Listing) Terms(kind, name string, address routes.Path, groups []view.Group) *view.Terms {
	v := &view.Terms{Page: d.Page("terms", name, address, d.Home()), Kind: kind, Heading: name, Groups: groups}
	for _, g := range groups {
		switch {
		case kind == "archive":
			v.Total += g.Count
		case g.Href != "":
			v.Total += 1 + len(g.Terms)
		default:
			v.Total += len(g.Terms)
		}
	}
	return v
}

// ByLetter groups terms, which are in collation order, under the letters they begin with.
func (d *Listing) ByLetter(under routes.Path, terms []*site.Term) []view.Group {
	return d.grouped(under, terms, func(t *site.Term) string { return viet.Letter(t.Name) })
}

// grouped groups terms under their letters.
func (d *Listing) grouped(under routes.Path, terms []*site.Term, letter func(*site.Term) string) []view.Group {
	var out []view.Group
	for i, link := range d.TermLinks(under, terms) {
		if n := len(out); n == 0 || out[n-1].Name != letter(terms[i]) {
			out = append(out, view.Group{Link: view.Link{Name: letter(terms[i])}, ID: "g" + strconv.Itoa(n+1)})
		}
		out[len(out)-1].Terms = append(out[len(out)-1].Terms, link)
	}
	return out
}

// ByParent groups terms under their parents, which have lists of their own.
func (d *Listing) ByParent(under routes.Path, terms []*site.Term) []view.Group {
	var out []view.Group
	for i, link := range d.TermLinks(under, terms) {
		out = append(out, view.Group{Link: link, ID: "g" + strconv.Itoa(i+1), Terms: d.TermLinks(under, terms[i].Children)})
	}
	return out
}

// ByClass groups honours as the law does: titles, commendations, and what lies outside it.
func (d *Listing) ByClass(under routes.Path, terms []*site.Term) []view.Group {
	var out []view.Group
	for _, class := range []honours.Class{honours.EmulationTitle, honours.Commendation, honours.Other} {
		g := view.Group{Link: view.Link{Name: d.Words.Class[class]}, ID: class.String()}
		for i, link := range d.TermLinks(under, terms) {
			if ClassOf(terms[i].Honour) == class {
				g.Terms = append(g.Terms, link)
			}
		}
		if len(g.Terms) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// honour says what an honour is, and which awards of it the shown articles tell of.
func (d *Listing) honour(t *site.Term, shown []*site.Article) *view.Honour {
	v := &view.Honour{Name: t.Name, Class: ClassOf(t.Honour).String(), Totals: d.totalsOf(t)}
	if h := t.Honour; h != nil {
		v.Form, v.Level, v.Law = h.Form, h.Level.String(), h.Law
		v.Kinds, v.Conferrers = h.Kinds, h.Conferrers
		v.From, v.To = Legal(h.From), Legal(h.To)
	}
	v.Awards = d.rows(shown, func(w *site.Award) bool { return w.Term == t })
	return v
}

// Front returns the front page. Its pager counts it as the first page of all articles.
func (d *Listing) Front() *view.Home {
	s := d.Site
	v := &view.Home{Page: d.Page("home", "", routes.Home), Total: len(s.Articles), Pager: d.pager(routes.Home, 1, d.Pages(len(s.Articles)))}
	v.Feed = d.Common.Feed
	if cards := d.cards(d.onPage(s.Articles, 1)); len(cards) > 0 {
		v.Lead, v.Latest = cards[0], cards[1:]
		v.Image = d.Sharing(s.Articles[0])
	}
	v.Sections = d.sections()
	v.Localities = d.ByLetter(routes.Localities, s.Localities.Terms)
	v.Years = d.TermLinks(routes.Archive, s.Archive.Terms)
	v.Tags = d.TermLinks(routes.Tags, most(s.Tags.Terms, 20))
	if years := d.rollYears(); len(years) > 0 {
		v.FigureYear = years[0].Year
		v.Figures = slices.DeleteFunc(years[0].Levels, func(f view.Figure) bool { return f.Rows == 0 })
	}
	return v
}

// sections shows the largest categories, each with what the top of the page does not show already.
func (d *Listing) sections() []view.Section {
	const largest, each, top = 6, 3, 5
	above := d.Site.Articles[:min(top, len(d.Site.Articles))]
	var out []view.Section
	for _, t := range most(d.Site.Categories.Terms, largest) {
		section := view.Section{Link: view.Link{Name: t.Name, Href: d.Href(routes.Categories.Term(t.Slug)), Count: len(t.Articles)}}
		for _, a := range t.Articles {
			if len(section.Cards) < each && !slices.Contains(above, a) {
				section.Cards = append(section.Cards, d.Card(a))
			}
		}
		if len(section.Cards) > 0 {
			out = append(out, section)
		}
	}
	return out
}

// most returns the n terms with the most articles, largest first.
func most(terms []*site.Term, n int) []*site.Term {
	out := slices.Clone(terms)
	slices.SortStableFunc(out, func(a, b *site.Term) int { return cmp.Compare(len(b.Articles), len(a.Articles)) })
	return out[:min(n, len(out))]
}

// Missing returns the page that a host shows when there is none.
func (d *Listing) Missing() *view.Notice {
	v := &view.Notice{Page: d.Page("404", d.Words.Missing, routes.NotFound, d.Home())}
	v.NoIndex = true
	v.Latest = d.cards(d.Site.Articles[:min(5, len(d.Site.Articles))])
	return v
}

// Redirect returns the page at an old address of a.
func (d *Listing) Redirect(a *site.Article, from routes.Path) *view.Redirect {
	v := &view.Redirect{Page: d.Page("redirect", a.Title.Text, from), To: d.hrefOf(a)}
	v.URL, v.NoIndex = d.absOf(a), true
	return v
}
