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
		href := p.Href(routes.Roll) + "?nam=" + strconv.Itoa(year) + "&cap=" + l.String()
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
