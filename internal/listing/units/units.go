// Package units says what a locality was and is: how long it was in force, its names in time, what it was made of and
// what became of it.
package units

import (
	"strings"
	"time"

	"bangvang/internal/display"
	"bangvang/internal/gazetteer"
	"bangvang/internal/site"
	"bangvang/internal/view"
)

// View says what the unit of t was and is. The lists of units stand below the address under.
func View(d *display.Display, under string, t *site.Term) *view.Locality {
	l := t.Locality
	v := &view.Locality{Name: l.Latest().Full, Kind: l.Latest().Kind, Began: display.Legal(l.From)}
	if !l.To.IsZero() {
		v.Ended = display.Legal(l.To.AddDate(0, 0, 1))
	}
	if p := l.Province(); p != l {
		link := d.Crumb(p.Latest().Full, under+p.ID+"/")
		v.Province = &link
	}
	v.Successors, v.Predecessors = successions(d, under, l.Successors), successions(d, under, l.Predecessors)
	for i, n := range l.Names {
		if len(l.Names) > 1 {
			v.History = append(v.History, named(l.Names, i, n))
		}
	}
	for i, link := range d.TermLinks(under, t.Children) {
		if t.Children[i].Locality.InForce(d.Site.Now) {
			v.Units = append(v.Units, link)
		} else {
			v.EndedUnits = append(v.EndedUnits, link)
		}
	}
	return v
}

// named tells from when to when a unit bore its i-th name.
func named(all []gazetteer.Name, i int, n gazetteer.Name) string {
	var until time.Time
	if i+1 < len(all) {
		until = all[i+1].From.AddDate(0, 0, -1)
	}
	return strings.TrimSpace(n.Full + ": " + strings.TrimSpace(display.Legal(n.From)+" – "+display.Legal(until)))
}

func successions(d *display.Display, under string, list []gazetteer.Succession) []view.Succession {
	var out []view.Succession
	for _, s := range list {
		v := view.Succession{Part: s.Part, Link: view.Link{Name: s.Locality.Latest().Full}}
		if t := d.Site.Localities.Get(s.Locality.ID); t != nil {
			v.Href, v.Count = d.Href(under+t.Slug+"/"), len(t.Articles)
		}
		out = append(out, v)
	}
	return out
}
