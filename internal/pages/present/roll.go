package present

import (
	"slices"
	"strconv"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// RollPerPage is how many awards one page of the roll shows.
const RollPerPage = 200

// RollPages returns how many pages the roll has.
func (d *Listing) RollPages() int { return max(1, (len(d.roll)+RollPerPage-1)/RollPerPage) }

// Roll returns the n-th page of the board of all awards. Its first page tells of all of them in figures.
func (d *Listing) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page: d.Page("roll", d.Titled(d.Words.Roll, n), routes.Roll.Page(n), d.Home()), Total: len(d.roll),
		CSV: d.Href(routes.RollCSV), JSON: d.Href(routes.RollJSON), Honours: d.Href(routes.Honours), Pager: d.pager(routes.Roll, n, d.RollPages()),
	}
	if n == 1 {
		d.figures(v)
		v.Indexes = d.indexes()
	}
	end := min(len(d.roll), n*RollPerPage)
	shown := d.roll[min((n-1)*RollPerPage, end):end]
	v.Rows = slices.Grow(v.Rows, len(shown))
	for i, w := range shown {
		row := d.rollRow(w)
		switch {
		case i == 0 || w.Year != shown[i-1].Year:
			row.Begins = "year"
		case w.Level != shown[i-1].Level:
			row.Begins = "level"
		}
		v.Rows = append(v.Rows, row)
		if one := d.decisions[w]; one != nil {
			v.Decisions = append(v.Decisions, d.decision(one))
		}
	}
	return v
}

// rows shows those awards of articles that are asked for.
func (d *Listing) rows(articles []*site.Article, asked func(*site.Award) bool) []view.RollRow {
	found := make([]*site.Award, 0, 64) // more than a page of a list has
	for _, a := range articles {
		for _, w := range a.Awards {
			if asked(w) {
				found = append(found, w)
			}
		}
	}
	out := slices.Grow([]view.RollRow(nil), len(found))
	for _, w := range found {
		out = append(out, d.rollRow(w))
	}
	return out
}

func (d *Listing) rollRow(w *site.Award) view.RollRow {
	return view.RollRow{Award: d.Award(w), Told: d.tell(w.Article), ID: anchor(w), Year: w.Year}
}

// tell shows where an article's awards are told of, the same for all of them.
func (d *Listing) tell(a *site.Article) *view.Told {
	v, _ := d.told.Get(a, func() (*view.Told, error) {
		v := &view.Told{Article: view.Link{Name: a.Title.Text, Href: d.hrefOf(a)}, Date: d.On(a)}
		if places := d.Places(a); len(places) > 0 {
			v.Locality = &places[0]
		}
		return v, nil
	})
	return v
}

// anchor names a row: its article's address and its place in the front matter.
func anchor(w *site.Award) string {
	name := append(make([]byte, 0, 128), 'a')
	for _, c := range []byte(w.Article.Address) {
		if c == '/' {
			c = '-'
		}
		name = append(name, c)
	}
	return string(strconv.AppendInt(name, int64(w.Order+1), 10))
}
