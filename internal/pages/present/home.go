package present

import (
	"cmp"
	"slices"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// FrontPage returns the front page, with the newest articles, also for a site without any. Its pager counts it as the
// first page of the list of all articles.
func (p *Presenter) FrontPage() *view.Home {
	s := p.site
	v := &view.Home{Page: p.page("home", "", routes.Home), Total: len(s.Articles), Pager: p.listPager(routes.Home, 1, p.PageCount(len(s.Articles)))}
	v.Feed = p.Common.Feed
	v.Ask = p.searchForm()
	if cards := p.cardsOf(p.pageOf(s.Articles, 1)); len(cards) > 0 {
		v.Lead, v.Latest = p.leadCard(s.Articles[0]), cards[1:]
		v.Image = p.sharePicture(s.Articles[0])
	}
	v.Sections = p.homeSections()
	comments, coming := p.ahead()
	documents := p.documents(5)
	v.Newest, v.Running, v.Places = p.newestAwards(), p.runningCampaigns(), p.greatPlaces()
	v.Comments, v.Coming, v.Documents = firstOf(comments, 4), firstOf(coming, 4), documents
	v.Tasks = p.tasks(comments, coming, len(documents) > 0)
	v.Localities = p.ByLetter(routes.Localities, s.Localities.Terms)
	v.Years = p.termLinks(routes.Archive, s.Archive.Terms)
	v.Tags = p.termLinks(routes.Tags, largestTerms(s.Tags.Terms, 20))
	if i := p.frontYear(); i >= 0 {
		y := &p.years[i]
		v.FigureYear, v.FigureUntil = y.Year, p.openUntil(y)
		v.Figures = slices.DeleteFunc(p.yearFigures()[i].Levels, func(f view.Figure) bool { return f.Rows == 0 })
		v.ByYear, v.ByHonour = p.yearChart(homeYears), p.honourChart(y.awards)
		if !p.oneProvince() {
			v.Map = p.TileMap()
		}
	}
	return v
}

// newestAwards returns the highest award of each of the newest articles that have one on the roll.
func (p *Presenter) newestAwards() []view.RollRow {
	const shown = 5
	var out []view.RollRow
	for _, a := range p.site.Articles {
		if counted := slices.DeleteFunc(slices.Clone(a.Awards), func(w *site.Award) bool { return !w.Counts() }); len(counted) > 0 {
			out = append(out, p.rollRow(highest(counted)))
		}
		if len(out) == shown {
			break
		}
	}
	return out
}

// firstOf returns the first n of all, or all if they are fewer.
func firstOf[T any](all []T, n int) []T { return all[:min(n, len(all))] }

// homeSections returns the largest categories, each with articles that the top of the front page does not show.
func (p *Presenter) homeSections() []view.Section {
	const largest, each, top = 6, 4, 9
	above := p.site.Articles[:min(top, len(p.site.Articles))]
	var out []view.Section
	for _, t := range largestTerms(p.site.Categories.Terms, largest) {
		section := view.Section{Link: view.Link{Name: t.Name, Href: p.Href(routes.Categories.Term(t.Slug)), Count: len(t.Articles)}}
		for _, a := range t.Articles {
			if len(section.Cards) < each && !slices.Contains(above, a) {
				section.Cards = append(section.Cards, p.card(a))
			}
		}
		if len(section.Cards) > 0 {
			out = append(out, section)
		}
	}
	return out
}

// largestTerms returns the n terms with the most articles, largest first.
func largestTerms(terms []*site.Term, n int) []*site.Term {
	out := slices.Clone(terms)
	slices.SortStableFunc(out, func(a, b *site.Term) int { return cmp.Compare(len(b.Articles), len(a.Articles)) })
	return out[:min(n, len(out))]
}
