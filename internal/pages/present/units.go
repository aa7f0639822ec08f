// Package units says what a locality was and is: how long it was in force, its names in time, what it was made of and
// what became of it: all as known on the day the site is built for, so that a site of 2024 foretells nothing.
package present

import (
	"slices"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// View says what the unit of t was and is. The lists of units stand below the address under.
func localityView(d *Display, under routes.Path, t *site.Term) *view.Locality {
	l, now := t.Locality, d.Site.Now
	v := &view.Locality{Name: l.NameAt(now).Full, Kind: l.NameAt(now).Kind, Began: Legal(l.From)}
	if l.EndedBy(now) {
		v.Ended = Legal(l.To.AddDate(0, 0, 1))
		v.Successors = successions(d, under, l.Successors)
	}
	if p := l.Province(); p != l {
		link := d.Crumb(p.NameAt(now).Full, under.Term(p.ID))
		v.Province = &link
	}
	v.Predecessors = successions(d, under, slices.DeleteFunc(slices.Clone(l.Predecessors), func(s gazetteer.Succession) bool {
		return !s.Locality.EndedBy(now)
	}))
	v.History = history(d, l)
	for i, link := range d.TermLinks(under, t.Children) {
		if t.Children[i].Locality.InForce(d.Site.Now) {
			v.Units = append(v.Units, link)
		} else {
			v.EndedUnits = append(v.EndedUnits, link)
		}
	}
	return v
}

// history tells what a unit was called from when to when; nothing of one that has had one name.
func history(d *Display, l *gazetteer.Locality) []string {
	names := l.Names
	for n := len(names); n > 1 && !d.Site.Now.IsZero() && names[n-1].From.After(d.Site.Now); n-- {
		names = names[:n-1]
	}
	if len(names) == 1 {
		return nil
	}
	var out []string
	for i, n := range names {
		said := n.Full
		if !n.From.IsZero() {
			said += ", " + d.Words.Since + Legal(n.From)
		}
		if i+1 < len(names) {
			said += ", " + d.Words.Until + Legal(names[i+1].From.AddDate(0, 0, -1))
		}
		out = append(out, said)
	}
	return out
}

func successions(d *Display, under routes.Path, list []gazetteer.Succession) []view.Succession {
	var out []view.Succession
	for _, s := range list {
		v := view.Succession{Part: s.Part, Link: view.Link{Name: s.Locality.NameAt(d.Site.Now).Full}}
		if t := d.Site.Localities.Get(s.Locality.ID); t != nil {
			v.Href, v.Count = d.Href(under.Term(t.Slug)), len(t.Articles)
		}
		out = append(out, v)
	}
	return out
}
