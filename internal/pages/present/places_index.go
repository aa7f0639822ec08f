package present

import (
	"net/url"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// mostUnits is the number of units that the index of localities lists; with more the pages of the provinces do.
const mostUnits = 300

// searchFor returns the Href of a search.
func (p *Presenter) searchFor(words string) string {
	return p.Href(routes.Search) + "?q=" + url.QueryEscape(words)
}

// Places returns the index of localities.
func (p *Presenter) Places() *view.Places {
	v := &view.Places{Page: p.page("localities", p.Strings.Localities, routes.Localities, p.HomeLink()), Heading: p.Strings.Localities, Map: p.TileMap(), Total: p.placeCount()}
	var ended []*site.Term
	inForce := p.site.Gazetteer.Provinces(p.site.Now)
	for _, t := range p.site.Localities.Terms {
		if !t.Locality.InForce(p.site.Now) {
			ended = append(ended, t)
		}
	}
	for _, l := range inForce {
		e := p.placeEntry(l)
		e.Name = l.NameAt(p.site.Now).Short
		if e.Sum.N > 0 || e.Sum.AtLeast {
			v.Named++
		}
		v.Provinces = append(v.Provinces, e)
	}
	v.Of = len(inForce)
	markGreat(v.Provinces)
	v.Most = mostOf(v.Provinces)
	for _, t := range ended {
		v.Ended = append(v.Ended, p.placeEntry(t.Locality))
	}
	if v.Total <= mostUnits {
		for i, t := range p.site.Localities.Terms {
			if units := append(p.unitEntries(t, true), p.unitEntries(t, false)...); len(units) > 0 {
				v.Groups = append(v.Groups, view.PlaceGroup{Link: p.Link(t.Name, routes.Localities.Term(t.Slug)), ID: "g" + viet.FormatNumber(i+1), Units: units})
			}
		}
	}
	return v
}

// placeCount returns the number of localities that have a list.
func (p *Presenter) placeCount() (n int) {
	for _, t := range p.site.Localities.Terms {
		n += 1 + unitsBelow(t)
	}
	return n
}

// unitsBelow returns the number of units below t that have a list.
func unitsBelow(t *site.Term) (n int) {
	for _, c := range t.Children {
		n += 1 + unitsBelow(c)
	}
	return n
}

// unitEntries returns the units directly below t that have a list: those in force, or those that have ended.
func (p *Presenter) unitEntries(t *site.Term, inForce bool) []view.PlaceEntry {
	var out []view.PlaceEntry
	for _, c := range t.Children {
		if c.Locality.InForce(p.site.Now) == inForce {
			out = append(out, p.placeEntry(c.Locality))
		}
	}
	markGreat(out)
	return out
}

// otherUnits returns the units in force directly below t, a province in force, that have no list, in alphabetical order.
func (p *Presenter) otherUnits(t *site.Term) (out []view.PlaceEntry) {
	if t.Parent != nil || !t.Locality.InForce(p.site.Now) {
		return nil
	}
	for _, l := range p.site.Gazetteer.Below(t.Locality) {
		if l.InForce(p.site.Now) && p.site.Localities.Get(l.ID) == nil {
			out = append(out, p.placeEntry(l))
		}
	}
	viet.SortBy(out, func(e view.PlaceEntry) string { _, short := gazetteer.SplitKind(e.Name); return short })
	return out
}

// placeEntry returns a unit as an index shows it.
func (p *Presenter) placeEntry(l *gazetteer.Locality) view.PlaceEntry {
	e := view.PlaceEntry{Link: view.Link{Name: l.NameAt(p.site.Now).Full}}
	if t := p.site.Localities.Get(l.ID); t != nil {
		e.Href, e.Count, e.Sum = p.Href(routes.Localities.Term(t.Slug)), len(t.Articles), countOf(p.placeOf(t).tally.Sum)
		e.Before = p.placeOf(t).tally.Awards == 0 && p.placeOf(t).outside
	}
	if l.EndedBy(p.site.Now) {
		e.Until = p.legalDate(l.To)
		next := l.Successors()
		e.Now = p.successions(next[:min(len(next), maxNamed)])
	}
	return e
}

// markGreat marks the entries that have at least a third of the recipients of the one that has the most.
func markGreat(entries []view.PlaceEntry) {
	most := 0
	for _, e := range entries {
		most = max(most, e.Sum.N)
	}
	for i := range entries {
		entries[i].Great = entries[i].Sum.N > 0 && 3*entries[i].Sum.N >= most
	}
}

// mostOf returns the entry with the most recipients, nil if a lower bound leaves open which it is.
func mostOf(entries []view.PlaceEntry) *view.PlaceEntry {
	var best *view.PlaceEntry
	for i := range entries {
		if e := &entries[i]; e.Sum.N > 0 && (best == nil || e.Sum.N > best.Sum.N) {
			best = e
		}
	}
	for i := range entries {
		if e := &entries[i]; e != best && (e.Sum.AtLeast || best != nil && e.Sum.N == best.Sum.N) {
			return nil
		}
	}
	return best
}
