package listing

import (
	"strconv"
	"strings"

	"bangvang/internal/display"
	"bangvang/internal/honours"
	"bangvang/internal/site"
	"bangvang/internal/view"
)

// RollPerPage is how many awards one page of the roll shows.
const RollPerPage = 200

// RollPages returns how many pages the roll has.
func (d *Listing) RollPages() int { return max(1, (len(d.Site.Roll)+RollPerPage-1)/RollPerPage) }

// Roll returns the n-th page of the board of all awards. Its figures and totals are those of all.
func (d *Listing) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page:   d.Page("roll", d.Titled(d.Words.Roll, n), PageAddress(Roll, n), d.Home()),
		Totals: display.Totals(d.Site.Roll), Figures: d.rollYears(),
		CSV: d.Href("/bang-vang.csv"), JSON: d.Href("/bang-vang.json"), Pager: d.pager(Roll, n, d.RollPages()), Total: len(d.Site.Roll),
	}
	end := min(len(d.Site.Roll), n*RollPerPage)
	for _, w := range d.Site.Roll[min((n-1)*RollPerPage, end):end] {
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

var levels = []honours.Level{
	honours.State, honours.Central, honours.Provincial, honours.Local, honours.Unit, honours.Organiser, honours.NoLevel,
}

// rollYears counts awards by year, newest first, and in each by level, highest first.
func (d *Listing) rollYears() []view.RollYear {
	var out []view.RollYear
	for _, w := range d.Site.Roll {
		i := len(out) - 1
		for ; i >= 0 && out[i].Year != w.Year; i-- {
		}
		if i < 0 {
			i = 0
			for i < len(out) && out[i].Year > w.Year {
				i++
			}
			out = append(out[:i], append([]view.RollYear{newYear(d, w.Year)}, out[i:]...)...)
		}
		count(&out[i], w)
	}
	for i := range out {
		out[i].Levels = filled(out[i].Levels)
	}
	return out
}

func newYear(d *Listing, year int) view.RollYear {
	y := view.RollYear{Year: year}
	for _, l := range levels {
		y.Levels = append(y.Levels, view.Figure{Level: l.String(), Href: d.Href(Roll)})
	}
	return y
}

func count(y *view.RollYear, w *site.Award) {
	f := &y.Levels[0]
	for i, l := range levels {
		if l == w.Level {
			f = &y.Levels[i]
		}
	}
	f.Rows++
	y.Rows++
	for _, r := range w.Recipients {
		f.N += r.Count.N
		y.N += r.Count.N
		f.AtLeast = f.AtLeast || !display.Exact(r)
		y.AtLeast = y.AtLeast || !display.Exact(r)
	}
}

func filled(list []view.Figure) []view.Figure {
	var out []view.Figure
	for _, f := range list {
		if f.Rows > 0 {
			out = append(out, f)
		}
	}
	return out
}
