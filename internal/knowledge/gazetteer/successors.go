package gazetteer

import (
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"
)

// succession links the units that ended to their successors.
func (b *builder) succession() {
	for _, u := range b.units {
		for _, s := range u.entry.Successors {
			if u.ID == "" {
				continue
			}
			if heir := b.heir(u.Locality, s); heir != nil {
				succeed(u.Locality, heir, s.Part)
			}
		}
	}
	b.identify(b.made)
}

// heir returns the unit a successor names: one in the province that follows, or else anywhere, or else
// a commune made for it.
func (b *builder) heir(ended *Locality, s SuccessorEntry) *Locality {
	after := ended.To.AddDate(0, 0, 1)
	home := provinceOn(ended.Province(), after)
	there := func(l *Locality) bool { return l != ended && l.InForce(after) }
	found := b.g.find(s.Text, after, func(l *Locality) bool { return there(l) && l.Province() == home })
	if found.Locality == nil && found.Candidates == nil {
		found = b.g.find(s.Text, after, there)
	}
	if found.Locality != nil {
		return found.Locality
	}
	if len(found.Candidates) > 0 {
		b.problems.Add(diag.AmbiguousLocality, s.Pos, s.Text, displays(found.Candidates))
		return nil
	}
	if l := b.commune(s, home, after); l != nil {
		return l
	}
	past := b.g.find(s.Text, after, func(l *Locality) bool { return l != ended }).Locality
	if past != nil {
		b.notInForce(past, after, s.Pos)
	} else {
		b.problems.Add(diag.UnknownLocality, s.Pos, s.Text, b.g.nearest(s.Text, after))
	}
	return past
}

// succeed draws the arrow from a unit that ended to one that took it over.
func succeed(ended, heir *Locality, part bool) {
	ended.Successors = append(ended.Successors, Succession{heir, part})
	heir.Predecessors = append(heir.Predecessors, Succession{ended, part})
}

// provinceOn follows a province that has ended to the one that holds its land on the day.
func provinceOn(p *Locality, day time.Time) *Locality {
	for !p.InForce(day) && len(p.Successors) == 1 {
		p = p.Successors[0].Locality
	}
	return p
}

// commune makes the commune that a successor names with its kind, under the parent it names or else in the
// province given; nil when the text does not name a commune.
func (b *builder) commune(s SuccessorEntry, province *Locality, from time.Time) *Locality {
	parts := splitParts(s.Text)
	if len(parts) == 0 {
		return nil
	}
	k, short := SplitKind(parts[0])
	if levels[k] != Commune {
		return nil
	}
	if len(parts) > 1 {
		found := b.g.find(parts[len(parts)-1], from, func(l *Locality) bool { return l.Level == Province })
		if found.Locality == nil {
			return nil
		}
		province = found.Locality
	}
	names := []Name{{FullName(k, short), short, k, from}}
	l := &Locality{Level: Commune, Names: names, Parent: province, From: from, Pos: s.Pos}
	b.g.add(l)
	b.made = append(b.made, l)
	return l
}

// notInForce says that a unit is named for a day it did not exist on.
func (b *builder) notInForce(l *Locality, day time.Time, pos diag.Pos) {
	var heirs []*Locality
	for _, s := range l.Successors {
		heirs = append(heirs, s.Locality)
	}
	b.problems.Add(diag.LocalityNotInForce, pos, l.Display(), viet.LegalDate(day), l.Span(), displays(heirs))
}
