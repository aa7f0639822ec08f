package present

import (
	"slices"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// locality returns the facts about the unit of t for page n of its list: when it was in force and what replaced it, and for
// the first page its names, its predecessors and the units below it. All are as known on the day the site is built for: a
// site built for 2024 does not show the successors of 2025.
func (p *Presenter) locality(t *site.Term, n int) *view.Locality {
	l, now := t.Locality, p.site.Now
	v := &view.Locality{Name: l.NameAt(now).Full, Kind: l.NameAt(now).Kind, Began: p.legalDate(l.From)}
	if l.EndedBy(now) {
		v.Ended = p.legalDate(l.To.AddDate(0, 0, 1))
		v.Successors = p.successions(l.Successors())
	}
	if province := l.Province(); province != l {
		link := p.Link(province.NameAt(now).Full, routes.Localities.Term(province.ID))
		v.Province = &link
	}
	if n == 1 {
		v.Predecessors, v.History = p.predecessors(l), p.nameHistory(l)
		v.Units, v.Others, v.EndedUnits = p.unitEntries(t, true), p.otherUnits(t), p.unitEntries(t, false)
	}
	return v
}

// predecessors returns the units that l took over, as known on the day the site is built for. A province that others
// were merged into was formed from itself as well: “Hợp thành từ: Khánh Hòa, Ninh Thuận”.
func (p *Presenter) predecessors(l *gazetteer.Locality) []view.Succession {
	before := slices.DeleteFunc(l.Predecessors(), func(s gazetteer.Succession) bool {
		split := l.Level == gazetteer.Province && s.Part && s.Locality.To.IsZero()
		return !s.Locality.EndedBy(p.site.Now) && !split
	})
	out := p.successions(before)
	for _, s := range before {
		if end := s.Locality.To; l.Level == gazetteer.Province && l.InForce(end) && !end.IsZero() {
			return slices.Insert(out, 0, view.Succession{Link: view.Link{Name: l.NameAt(end).Full}})
		}
	}
	return out
}

// nameHistory returns the names of a unit with the dates from and until which it had them, oldest first; nil if it has
// had one name.
func (p *Presenter) nameHistory(l *gazetteer.Locality) []string {
	names := l.Names
	for n := len(names); n > 1 && !p.site.Now.IsZero() && names[n-1].From.After(p.site.Now); n-- {
		names = names[:n-1]
	}
	if len(names) == 1 {
		return nil
	}
	var out []string
	for i, n := range names {
		text := n.Full
		if !n.From.IsZero() {
			text += ", " + p.Strings.Since + p.legalDate(n.From)
		}
		if i+1 < len(names) {
			text += ", " + p.Strings.Until + p.legalDate(names[i+1].From.AddDate(0, 0, -1))
		}
		out = append(out, text)
	}
	return out
}

// successions returns predecessors or successors, with links to those that have pages.
func (p *Presenter) successions(list []gazetteer.Succession) []view.Succession {
	var out []view.Succession
	for _, s := range list {
		v := view.Succession{Part: s.Part, Mainly: s.Mainly, Link: view.Link{Name: s.Locality.NameAt(p.site.Now).Full}}
		if t := p.site.Localities.Get(s.Locality.ID); t != nil {
			v.Href, v.Count = p.Href(routes.Localities.Term(t.Slug)), len(t.Articles)
		}
		out = append(out, v)
	}
	return out
}
