package present

import (
	"encoding/json"
	"slices"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// maxNearby is the number of units that the file of a province answers about at most: some 100 bytes each.
const maxNearby = 1000

// nearbyUnit holds the facts that the file of a province has of a unit without a page.
type nearbyUnit struct {
	Name string   `json:"name"`           // “Phường Trung Tự, Quận Đống Đa”
	Code string   `json:"code,omitempty"` // its official code
	Days string   `json:"days,omitempty"` // “01/7/2025 – …”; "" for a unit that always was
	Was  []string `json:"was,omitempty"`  // the units that it took over
	Now  []string `json:"now,omitempty"`  // the units that took it over
	Href string   `json:"href"`           // the nearest page with articles
	Near string   `json:"near"`           // its name
}

// HasNearby reports whether there is a file of [Presenter.Nearby] for the province of t: whether one of its units, or of
// those of a province merged into it, has articles.
func (p *Presenter) HasNearby(t *site.Term) bool {
	return t.Parent == nil && slices.ContainsFunc(p.withMerged(t), func(province *site.Term) bool {
		return slices.ContainsFunc(province.Children, func(c *site.Term) bool { return len(c.Articles) > 0 })
	})
}

// withMerged returns the terms of a province and of the provinces merged into it.
func (p *Presenter) withMerged(t *site.Term) []*site.Term {
	terms := []*site.Term{t}
	for _, s := range t.Locality.Predecessors() {
		if merged := p.site.Localities.Get(s.Locality.ID); merged != nil && s.Locality.EndedBy(p.site.Now) {
			terms = append(terms, merged)
		}
	}
	return terms
}

// Nearby returns the file that tells what the units of a province were and became that no article names, so that they
// have no page: those that took over a unit with articles or were taken over by one, and those that were inside one.
func (p *Presenter) Nearby(t *site.Term) *view.Text {
	var units []nearbyUnit
	seen := map[*gazetteer.Locality]bool{}
	add := func(near *site.Term) {
		l := near.Locality
		related := p.site.Gazetteer.Below(l)
		for _, links := range [...][]gazetteer.Succession{l.Successors(), l.Predecessors()} {
			for _, s := range links {
				related = append(related, s.Locality)
			}
		}
		for _, u := range related {
			if seen[u] || u.Level == gazetteer.Province || p.site.Localities.Get(u.ID) != nil || u.From.After(p.site.Now) || len(units) >= maxNearby {
				continue
			}
			seen[u] = true
			units = append(units, p.nearbyUnit(u, near))
		}
	}
	for _, province := range p.withMerged(t) {
		p.eachBelow(province, add)
	}
	viet.SortBy(units, func(u nearbyUnit) string { return u.Name })
	data, _ := json.Marshal(units) // strings always encode
	return &view.Text{Data: append(data, '\n')}
}

// eachBelow calls yield with the units below t that have articles of their own, the smallest first.
func (p *Presenter) eachBelow(t *site.Term, yield func(*site.Term)) {
	for _, c := range t.Children {
		p.eachBelow(c, yield)
		if len(c.Articles) > 0 {
			yield(c)
		}
	}
}

func (p *Presenter) nearbyUnit(u *gazetteer.Locality, near *site.Term) nearbyUnit {
	out := nearbyUnit{Name: u.NameAt(p.site.Now).Full, Code: u.Code(u.To), Href: p.Href(routes.Localities.Term(near.Slug)), Near: near.Name}
	if u.Parent != nil && u.Parent.Level == gazetteer.District {
		out.Name += ", " + u.Parent.NameAt(u.To).Full
	}
	if !u.From.IsZero() || u.EndedBy(p.site.Now) {
		out.Days = u.Span()
	}
	if u.EndedBy(p.site.Now) {
		out.Now = p.namesOf(u.Successors())
	}
	out.Was = p.namesOf(slices.DeleteFunc(u.Predecessors(), func(s gazetteer.Succession) bool { return !s.Locality.EndedBy(p.site.Now) }))
	return out
}

// maxNamed is the number of units that an answer names.
const maxNamed = 6

func (p *Presenter) namesOf(list []gazetteer.Succession) []string {
	var names []string
	for _, s := range list[:min(len(list), maxNamed)] {
		name := s.Locality.NameAt(p.site.Now).Full
		switch {
		case s.Part:
			name += " (" + p.Strings.Part + ")"
		case s.Mainly:
			name += " (" + p.Strings.Mainly + ")"
		}
		names = append(names, name)
	}
	if len(list) > maxNamed {
		names = append(names, "…")
	}
	return names
}
