package present

import (
	"cmp"
	"slices"
	"strconv"

	"bangvang/internal/content"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// ordered returns the awards by year, newest first, in a year by level, highest first, and otherwise
// in the order they come.
func ordered(roll []*site.Award) []*site.Award {
	byYear := map[int]*[len(levels)][]*site.Award{}
	var years []int
	for _, w := range roll {
		of := byYear[w.Year]
		if of == nil {
			of = new([len(levels)][]*site.Award)
			byYear[w.Year] = of
			years = append(years, w.Year)
		}
		i := rankOf(w.Level)
		of[i] = append(of[i], w)
	}
	slices.SortFunc(years, func(a, b int) int { return cmp.Compare(b, a) })
	out := make([]*site.Award, 0, len(roll))
	for _, year := range years {
		for _, of := range byYear[year] {
			out = append(out, of...)
		}
	}
	return out
}

// levels are those of awards, highest first.
var levels = [...]honours.Level{
	honours.State, honours.Central, honours.Provincial, honours.Local, honours.Unit, honours.Organiser, honours.NoLevel,
}

func rankOf(l honours.Level) int { return max(0, slices.Index(levels[:], l)) }

// figures fills in what tells of all awards.
func (d *Listing) figures(v *view.Roll) {
	v.Totals, v.Figures = Totals(d.roll), d.rollYears()
	for i, l := range levels {
		if slices.ContainsFunc(v.Figures, func(y view.RollYear) bool { return y.Levels[i].Rows > 0 }) {
			v.Levels = append(v.Levels, l.String())
		}
	}
	for i := range v.Figures {
		y := &v.Figures[i]
		y.Levels = slices.DeleteFunc(y.Levels, func(f view.Figure) bool { return !slices.Contains(v.Levels, f.Level) })
	}
	v.Localities = d.rollPlaces()
	v.ByYear, v.ByLocality = Years(v.Figures), Places(v.Localities)
	v.Filters = d.filters()
}

// rollYears counts awards by year, newest first, and in each by level, highest first.
func (d *Listing) rollYears() []view.RollYear {
	var out []view.RollYear
	for _, w := range d.roll {
		if n := len(out); n == 0 || out[n-1].Year != w.Year {
			out = append(out, d.rollYear(w.Year))
		}
		y := &out[len(out)-1]
		f := &y.Levels[rankOf(w.Level)]
		f.Rows++
		y.Rows++
		n, atLeast := recipients(w)
		f.N, y.N = f.N+n, y.N+n
		f.AtLeast, y.AtLeast = f.AtLeast || atLeast, y.AtLeast || atLeast
	}
	return out
}

func (d *Listing) rollYear(year int) view.RollYear {
	y := view.RollYear{Year: year}
	for _, l := range levels {
		href := d.Href(routes.Roll) + "?year=" + strconv.Itoa(year) + "&level=" + l.String()
		y.Levels = append(y.Levels, view.Figure{Level: l.String(), Href: href})
	}
	return y
}

// recipients adds up those of an award, and tells whether there are more.
func recipients(w *site.Award) (n int, atLeast bool) {
	for _, r := range w.Recipients {
		n += r.Count.Least()
		atLeast = atLeast || !Exact(r)
	}
	return n, atLeast
}

// mostPlaces is how many localities the roll's figures show.
const mostPlaces = 12

// rollPlaces counts awards by province, those with the most first.
func (d *Listing) rollPlaces() []view.RollPlace {
	var out []view.RollPlace
	at := map[*gazetteer.Locality]int{}
	for _, w := range d.roll {
		if len(w.Article.Localities) == 0 {
			continue
		}
		p := w.Article.Localities[0].Province()
		i, ok := at[p]
		if !ok {
			i = len(out)
			at[p] = i
			out = append(out, view.RollPlace{Link: view.Link{Name: p.Latest().Short}})
			if t := d.Site.Localities.Get(p.ID); t != nil {
				out[i].Href = d.Href(routes.Localities.Term(t.Slug))
			}
		}
		n, atLeast := recipients(w)
		out[i].Count++
		out[i].N += n
		out[i].AtLeast = out[i].AtLeast || atLeast
	}
	viet.SortBy(out, func(p view.RollPlace) string { return p.Name })
	slices.SortStableFunc(out, func(a, b view.RollPlace) int { return cmp.Compare(b.Count, a.Count) })
	return out[:min(mostPlaces, len(out))]
}

// filters lists what the awards can be filtered by. A property that is the same everywhere is none.
func (d *Listing) filters() []view.Filter {
	year, level, honour, by, locality, kind := tally{}, tally{}, tally{}, tally{}, tally{}, tally{}
	for _, w := range d.roll {
		year[strconv.Itoa(w.Year)]++
		level[w.Level.String()]++
		honour[w.Name]++
		by[w.By]++
		if places := d.Card(w.Article).Localities; len(places) > 0 {
			locality[places[0].Name]++
		}
		for _, k := range kindsOf(w) {
			kind[k.String()]++
		}
	}
	years := year.sorted()
	slices.Reverse(years)
	var ranked, kinds []view.Option
	for _, l := range levels {
		ranked = append(ranked, view.Option{Value: l.String(), Count: level[l.String()]})
	}
	for k := content.Collective; k <= content.Community; k++ {
		kinds = append(kinds, view.Option{Value: k.String(), Count: kind[k.String()]})
	}
	all := []view.Filter{
		{Name: "year", Options: years}, {Name: "level", Options: ranked}, {Name: "honour", Options: honour.sorted()},
		{Name: "by", Options: by.sorted()}, {Name: "locality", Options: locality.sorted()}, {Name: "kind", Options: kinds},
	}
	for i := range all {
		all[i].Options = slices.DeleteFunc(all[i].Options, func(o view.Option) bool { return o.Count == 0 })
	}
	return slices.DeleteFunc(all, func(f view.Filter) bool { return len(f.Options) < 2 })
}

func kindsOf(w *site.Award) []content.RecipientKind {
	var out []content.RecipientKind
	for _, r := range w.Recipients {
		for _, k := range r.Kinds {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// tally counts values.
type tally map[string]int

// sorted returns the values in collation order, without the empty one.
func (t tally) sorted() []view.Option {
	var out []view.Option
	for value, n := range t {
		if value != "" {
			out = append(out, view.Option{Value: value, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b view.Option) int { return cmp.Compare(a.Value, b.Value) })
	viet.SortBy(out, func(o view.Option) string { return o.Value })
	return out
}
