package present

import (
	"slices"
	"time"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// rollPerPage is the number of awards on a page of the roll or a year.
const rollPerPage = 60

// RollPageCount returns the number of pages of the roll, 1 without awards. A page has 60.
func (p *Presenter) RollPageCount() int { return max(1, (len(p.roll)+rollPerPage-1)/rollPerPage) }

// Roll returns page n, from 1, of the roll of all awards. The first page has figures about all of them and links to the
// indexes of the roll. A page after the last is empty.
func (p *Presenter) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page: p.page("roll", p.titled(p.Strings.Roll, n), routes.Roll.Page(n), p.HomeLink()), Total: len(p.roll),
		Years: p.Href(routes.Years), Pager: p.listPager(routes.Roll, n, p.RollPageCount()),
	}
	if n == 1 {
		p.addFigures(v)
		v.Description = p.describe(v.Title, v.Numbers)
		v.Indexes, v.Updated = p.rollIndexLinks(), p.rollUpdated()
		v.Filters = p.filters()
		v.Index = view.RollIndex{Awards: p.Href(routes.AwardIndex), Conferrers: p.Href(routes.ConferrerIndex), Units: p.Href(routes.Units("{0}"))}
		p.addRollFiles(v)
	}
	shown := pageOfRoll(p.roll, n)
	v.Rows = p.rollRows(p.roll, n)
	for _, w := range shown {
		if d := p.decisions[w]; d != nil {
			v.Decisions = append(v.Decisions, p.rollDecision(d))
		}
	}
	return v
}

// addRollFiles adds links to the roll as data, in all and by year, with the sizes of the files.
func (p *Presenter) addRollFiles(v *view.Roll) {
	v.Downloads = p.rollFiles(routes.RollCSV, routes.RollJSON, RollData{Articles: p.site.Articles})
	for _, y := range p.years {
		v.YearFiles = append(v.YearFiles, view.YearFiles{Year: y.Year, Files: p.rollFiles(y.Address().RollCSV(), y.Address().RollJSON(), RollData{Articles: y.Articles})})
	}
}

// pageOfRoll returns the awards on page n of a list of awards.
func pageOfRoll(awards []*site.Award, n int) []*site.Award {
	end := min(len(awards), n*rollPerPage)
	return awards[min((n-1)*rollPerPage, end):end]
}

// rollRows returns the rows of page n of awards in the order of the roll.
func (p *Presenter) rollRows(awards []*site.Award, n int) []view.RollRow {
	shown := pageOfRoll(awards, n)
	out := make([]view.RollRow, 0, len(shown))
	for i, w := range shown {
		row := p.rollRow(w)
		switch {
		case i == 0 || w.Year != shown[i-1].Year:
			row.Begins = "year"
		case w.Level != shown[i-1].Level:
			row.Begins = "level"
		}
		row.Same = row.Begins == "" && row.Told == out[i-1].Told
		out = append(out, row)
	}
	return out
}

// rollUpdated returns when an article with awards on the roll last changed, the zero date without any.
func (p *Presenter) rollUpdated() view.Date {
	var newest time.Time
	for _, w := range p.roll {
		if t := lastChange(w.Article); t.After(newest) {
			newest = t
		}
	}
	if newest.IsZero() {
		return view.Date{}
	}
	return p.date(newest, true)
}

// awardRows returns the awards of articles that want accepts.
func (p *Presenter) awardRows(articles []*site.Article, want func(*site.Award) bool) []view.RollRow {
	found := make([]*site.Award, 0, 64) // more than the articles of a page have in most lists
	for _, a := range articles {
		for _, w := range a.Awards {
			if want(w) {
				found = append(found, w)
			}
		}
	}
	out := slices.Grow([]view.RollRow(nil), len(found))
	for i, w := range found {
		row := p.rollRow(w)
		row.Same = i > 0 && w.Article == found[i-1].Article
		out = append(out, row)
	}
	return out
}

// rollRow returns the row of an award in the roll or a list.
func (p *Presenter) rollRow(w *site.Award) view.RollRow {
	return view.RollRow{Award: p.listedAward(w), Told: p.told(w.Article), Year: w.Year}
}

// told returns the article that reports an award: the same pointer for all awards of the article.
func (p *Presenter) told(a *site.Article) *view.Told {
	v, _ := p.reported.Get(a, func() (*view.Told, error) {
		v := &view.Told{Article: view.Link{Name: a.Title.Text, Href: p.articleHref(a)}, Date: p.eventDate(a)}
		if places := p.localityLinks(a); len(places) > 0 {
			v.Locality = &places[0]
		}
		return v, nil
	})
	return v
}
