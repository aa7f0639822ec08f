package present

import (
	"slices"
	"time"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// rollPerPage is the number of awards on a page of the roll.
const rollPerPage = 200

// RollPageCount returns the number of pages of the roll, 1 without awards. A page has 200.
func (p *Presenter) RollPageCount() int { return max(1, (len(p.roll)+rollPerPage-1)/rollPerPage) }

// Roll returns page n, from 1, of the roll of all awards. The first page has figures about all of them and links to the
// indexes of the roll. A page after the last is empty.
func (p *Presenter) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page: p.page("roll", p.titled(p.Strings.Roll, n), routes.Roll.Page(n), p.HomeLink()), Total: len(p.roll),
		CSV: p.Href(routes.RollCSV), JSON: p.Href(routes.RollJSON), Honours: p.Href(routes.Honours), Pager: p.listPager(routes.Roll, n, p.RollPageCount()),
	}
	if n == 1 {
		p.addFigures(v)
		v.Indexes, v.Updated = p.rollIndexLinks(), p.rollUpdated()
	}
	end := min(len(p.roll), n*rollPerPage)
	shown := p.roll[min((n-1)*rollPerPage, end):end]
	v.Rows = slices.Grow(v.Rows, len(shown))
	for i, w := range shown {
		row := p.rollRow(w)
		switch {
		case i == 0 || w.Year != shown[i-1].Year:
			row.Begins = "year"
		case w.Level != shown[i-1].Level:
			row.Begins = "level"
		}
		v.Rows = append(v.Rows, row)
		if d := p.decisions[w]; d != nil {
			v.Decisions = append(v.Decisions, p.rollDecision(d))
		}
	}
	return v
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
	for _, w := range found {
		out = append(out, p.rollRow(w))
	}
	return out
}

// rollRow returns the row of an award in the roll or a list.
func (p *Presenter) rollRow(w *site.Award) view.RollRow {
	return view.RollRow{Award: p.award(w), Told: p.told(w.Article), Year: w.Year}
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
