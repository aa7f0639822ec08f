package display

import (
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/feed"
	"bangvang/internal/honours"
	"bangvang/internal/site"
	"bangvang/internal/viet"
	"bangvang/internal/view"
)

// RollPerPage is how many awards one page of the roll shows.
const RollPerPage = 200

// RollPages returns how many pages the roll has.
func (d *Display) RollPages() int { return max(1, (len(d.site.Roll)+RollPerPage-1)/RollPerPage) }

// Roll returns the n-th page of the board of all awards. Its figures and totals are those of all.
func (d *Display) Roll(n int) *view.Roll {
	v := &view.Roll{
		Page:   d.Page("roll", d.titled(d.Words.Roll, n), PageAddress(Roll, n), d.Home()),
		Totals: totals(d.site.Roll), Figures: d.rollYears(),
		CSV: d.Href("/bang-vang.csv"), JSON: d.Href("/bang-vang.json"), Pager: d.pager(Roll, n, d.RollPages()), Total: len(d.site.Roll),
	}
	end := min(len(d.site.Roll), n*RollPerPage)
	for _, w := range d.site.Roll[min((n-1)*RollPerPage, end):end] {
		v.Rows = append(v.Rows, d.rollRow(w))
	}
	return v
}

func (d *Display) rollRow(w *site.Award) view.RollRow {
	a := w.Article
	row := view.RollRow{
		Award: d.award(w), ID: anchor(w), Year: w.Year, Date: d.date(a.On(), false),
		Article: view.Link{Name: a.Title.Text, Href: d.Href(a.Address)},
	}
	if places := d.places(a); len(places) > 0 {
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
func (d *Display) rollYears() []view.RollYear {
	var out []view.RollYear
	for _, w := range d.site.Roll {
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

func newYear(d *Display, year int) view.RollYear {
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
		f.AtLeast = f.AtLeast || !exact(r)
		y.AtLeast = y.AtLeast || !exact(r)
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

// Records returns the roll as data: a record for each kind of recipient of each award.
func (d *Display) Records() []view.Record {
	out := make([]view.Record, 0, len(d.site.Roll))
	for _, w := range d.site.Roll {
		base := d.record(w)
		if len(w.Recipients) == 0 {
			out = append(out, base)
		}
		for _, r := range w.Recipients {
			rec := base
			rec.Kind, rec.Text, rec.Exact = kindNames(r.Kinds), r.Count.Text, exact(r)
			if r.Count.N > 0 {
				rec.Count = &r.Count.N
			}
			for _, n := range r.Names {
				rec.Names = append(rec.Names, full(n))
			}
			out = append(out, rec)
		}
	}
	return out
}

func (d *Display) record(w *site.Award) view.Record {
	a := w.Article
	rec := view.Record{
		Year: w.Year, Date: a.On().In(viet.Zone).Format("2006-01-02"), Honour: w.Name, Class: classOf(w.Known).String(),
		Level: w.Level.String(), By: w.By, Period: w.Period.Text, Citation: w.Citation, Decision: decision(w.Decision),
		Article: a.Title.Text, URL: d.Abs(a.Address), Names: []string{},
	}
	if w.Term != nil {
		rec.HonourID = w.Term.Slug
	}
	if places := d.places(a); len(places) > 0 {
		rec.Locality = places[0].Name
	}
	return rec
}

func full(n content.Name) string {
	out := n.Name
	for _, s := range []string{n.Post, n.Unit} {
		if s != "" {
			out += ", " + s
		}
	}
	return out
}

// Entry returns an article as an entry of a feed, with its text when whole.
func (d *Display) Entry(a *site.Article, whole bool) *feed.Entry {
	e := &feed.Entry{
		URL: d.Abs(a.Address), Title: a.Title.Text, Summary: a.Summary, Author: a.Author,
		Published: a.Date, Updated: a.Date,
	}
	if a.Updated.After(a.Date) {
		e.Updated = a.Updated
	}
	if a.Category != nil {
		e.Categories = append(e.Categories, a.Category.Name)
	}
	for _, t := range a.Tags {
		e.Categories = append(e.Categories, t.Name)
	}
	if whole {
		e.Content = d.body(a, d.Abs)
	}
	if p := d.card[a].Picture; p != nil {
		e.Image, e.ImageType, e.ImageSize = p.URL, p.Type, p.Size
	}
	return e
}

// Atom returns the feed of a list. The site's own feed carries whole articles, the others their
// summaries: else every article would be written out once for each list it stands on.
func (d *Display) Atom(l List) *view.Atom {
	return &view.Atom{Feed: d.feed(l, l.Address == "/")}
}

// JSONFeed returns the site's feed as JSON.
func (d *Display) JSONFeed(l List) *view.JSONFeed {
	v := &view.JSONFeed{Feed: d.feed(l, true)}
	v.Self = d.Abs("/feed.json")
	return v
}

func (d *Display) feed(l List, whole bool) feed.Feed {
	set := d.site.Settings
	f := feed.Feed{
		Title: l.Heading + " · " + set.Title, Subtitle: set.Description, Lang: set.Language,
		Home: d.Abs(l.Address), Self: d.Abs(l.Address + "feed.xml"), Author: set.Organisation.Name,
	}
	if l.Address == "/" {
		f.Title = set.Title
	}
	if f.Author == "" {
		f.Author = set.Title
	}
	for _, a := range l.Articles[:min(len(l.Articles), set.FeedItems)] {
		e := d.Entry(a, whole)
		f.Entries = append(f.Entries, e)
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = viet.Day(d.site.Now)
	}
	return f
}
