package listing

import (
	"strconv"
	"strings"

	"bangvang/internal/site"
	"bangvang/internal/view"
)

// RollPerPage is how many awards one page of the roll shows.
const RollPerPage = 200

// RollPages returns how many pages the roll has.
func (d *Listing) RollPages() int { return max(1, (len(d.roll)+RollPerPage-1)/RollPerPage) }

// Roll returns the n-th page of the board of all awards. Its first page tells of all of them in figures.
func (d *Listing) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page: d.Page("roll", d.Titled(d.Words.Roll, n), PageAddress(Roll, n), d.Home()), Total: len(d.roll),
		CSV: d.Href("/bang-vang.csv"), JSON: d.Href("/bang-vang.json"), Pager: d.pager(Roll, n, d.RollPages()),
	}
	if n == 1 {
		d.figures(v)
		v.Indexes = d.indexes()
	}
	end := min(len(d.roll), n*RollPerPage)
	for _, w := range d.roll[min((n-1)*RollPerPage, end):end] {
		v.Rows = append(v.Rows, d.rollRow(w))
		if one := d.decisions[w]; one != nil {
			v.Decisions = append(v.Decisions, d.decision(one))
		}
	}
	return v
}

func (d *Listing) rollRow(w *site.Award) view.RollRow {
	a := w.Article
	row := view.RollRow{
		Award: d.Award(w), ID: anchor(w), Year: w.Year, Date: d.Date(a.On(), false),
		Article: view.Link{Name: a.Title.Text, Href: d.Href(a.Address)},
	}
	if places := d.Places(a); len(places) > 0 {
		row.Locality = &places[0]
	}
	return row
}

// anchor names a row: its article's address and its place in the front matter.
func anchor(w *site.Award) string {
	return "a" + strings.ReplaceAll(w.Article.Address, "/", "-") + strconv.Itoa(w.Order+1)
}
