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

// sortRoll returns the awards by year, newest first, within a year by level, highest first, and within a level in the
// given order.
func sortRoll(roll []*site.Award) []*site.Award {
	byYear := map[int]*[len(levels)][]*site.Award{}
	var years []int
	for _, w := range roll {
		of := byYear[w.Year]
		if of == nil {
			of = new([len(levels)][]*site.Award)
			byYear[w.Year] = of
			years = append(years, w.Year)
		}
		i := levelIndex(w.Level)
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

// levels are the levels of awards, highest first.
var levels = [...]honours.Level{
	honours.State, honours.Central, honours.Provincial, honours.Local, honours.Unit, honours.Organiser, honours.NoLevel,
}

// levelIndex returns the index of a level in levels.
func levelIndex(l honours.Level) int { return max(0, slices.Index(levels[:], l)) }

// addFigures adds the figures about all awards to the first page of the roll.
func (p *Presenter) addFigures(v *view.Roll) {
	v.Numbers, v.Figures = numbersOf(site.Count(p.roll)), p.yearFigures()
	for i, l := range levels {
		if slices.ContainsFunc(v.Figures, func(y view.RollYear) bool { return y.Levels[i].Rows > 0 }) {
			v.Levels = append(v.Levels, l.String())
		}
	}
	for i := range v.Figures {
		y := &v.Figures[i]
		y.Levels = slices.DeleteFunc(y.Levels, func(f view.Figure) bool { return !slices.Contains(v.Levels, f.Level) })
	}
	v.ByYear, v.ByLocality = p.yearChart(len(p.years)), p.placeChart(p.roll, p.oneProvince())
	v.Filters = p.filters()
}

// yearFigures returns the numbers of recipients and awards by year, newest first, and within a year by level, highest
// first.
func (p *Presenter) yearFigures() []view.RollYear {
	var out []view.RollYear
	for _, year := range p.years {
		y := p.emptyYear(year.Year)
		var all site.Tally
		var each [len(levels)]site.Tally
		for _, w := range year.awards {
			all.Add(w)
			each[levelIndex(w.Level)].Add(w)
		}
		y.Rows, y.N, y.AtLeast = all.Awards, all.Sum.N, all.Sum.AtLeast
		for i, t := range each {
			f := &y.Levels[i]
			f.Rows, f.N, f.AtLeast = t.Awards, t.Sum.N, t.Sum.AtLeast
		}
		out = append(out, y)
	}
	return out
}

// emptyYear returns the figures of a year without awards.
func (p *Presenter) emptyYear(year int) view.RollYear {
	y := view.RollYear{Year: year}
	for _, l := range levels {
		href := p.Href(routes.Roll) + "?year=" + strconv.Itoa(year) + "&level=" + l.String()
		y.Levels = append(y.Levels, view.Figure{Level: l.String(), Href: href})
	}
	return y
}

// placeLink returns a link to the list of a unit, without an Href if it has none.
func (p *Presenter) placeLink(l *gazetteer.Locality) view.Link {
	link := view.Link{Name: l.Latest().Short}
	if t := p.site.Localities.Get(l.ID); t != nil {
		link.Href = p.Href(routes.Localities.Term(t.Slug))
	}
	return link
}

// filters returns the properties by which readers can filter the awards, with their values. A property with one value
// is left out.
func (p *Presenter) filters() []view.Filter {
	year, level, honour, by, locality, kind := tally{}, tally{}, tally{}, tally{}, tally{}, tally{}
	for _, w := range p.roll {
		year[strconv.Itoa(w.Year)]++
		level[w.Level.String()]++
		honour[w.Name]++
		for c := range w.Conferrers {
			by[c.Name]++
		}
		if places := p.card(w.Article).Localities; len(places) > 0 {
			locality[places[0].Name]++
		}
		for _, k := range recipientKinds(w) {
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

// recipientKinds returns the kinds of recipient of an award, each once.
func recipientKinds(w *site.Award) []content.RecipientKind {
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

// tally is the number of awards by value of a property.
type tally map[string]int

// sorted returns the values in alphabetical order, without the empty value.
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
