package listing

import (
	"slices"
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

func (d *Listing) rollRow(w *site.Award) view.RollRow {
	return view.RollRow{Award: d.Award(w), Told: d.Told(w.Article), ID: anchor(w), Year: w.Year}
}

// anchor names a row: its article's address and its place in the front matter.
func anchor(w *site.Award) string {
	return "a" + strings.ReplaceAll(w.Article.Address, "/", "-") + strconv.Itoa(w.Order+1)
}
