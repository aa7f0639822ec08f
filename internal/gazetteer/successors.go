package gazetteer

import (
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/viet"
)

// succession links the units that ended to their successors and returns the communes that are made
// because a successor names them.
func (b *builder) succession() []*Locality {
	var made []*Locality
	for _, u := range b.units {
		if !u.linked {
			continue
		}
		for _, s := range u.entry.Successors {
			heir, isNew := b.heir(u.Locality, s)
			if heir == nil {
				continue
			}
			if isNew {
				made = append(made, heir)
			}
			succeed(u.Locality, heir, s.Part)
		}
	}
	return made
}

// heir returns the unit a successor names: one in the province that follows, or else anywhere, or else
// a commune made for it.
func (b *builder) heir(ended *Locality, s SuccessorEntry) (l *Locality, isNew bool) {
	after := ended.To.AddDate(0, 0, 1)
	home := provinceOn(ended.Province(), after)
	there := func(l *Locality) bool { return l != ended && l.InForce(after) }
	found := b.g.find(s.Text, after, func(l *Locality) bool { return there(l) && l.Province() == home })
	if found.Locality == nil && found.Candidates == nil {
		found = b.g.find(s.Text, after, there)
	}
	switch {
	case found.Locality != nil:
		return found.Locality, false
	case len(found.Candidates) > 0:
		b.problems.Add(diag.AmbiguousLocality, s.Pos, s.Text, displays(found.Candidates))
		return nil, false
	}
	if l := b.commune(s, home, after); l != nil {
		return l, true
	}
	if past := b.g.find(s.Text, after, func(l *Locality) bool { return l != ended }); past.Locality != nil {
		b.notInForce(past.Locality, after, s.Pos)
		return past.Locality, false
	}
	b.problems.Add(diag.UnknownLocality, s.Pos, s.Text, found.Nearest)
	return nil, false
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
	kind, short := readName(parts[0])
	if levelOf(kind) != Commune {
		return nil
	}
	if len(parts) > 1 {
		found := b.g.find(parts[len(parts)-1], from, func(l *Locality) bool { return l.Level == Province })
		if found.Locality == nil {
			return nil
		}
		province = found.Locality
	}
	l := &Locality{
		Level:  Commune,
		Names:  []Name{{fullName(kind, short), short, kind, from}},
		Parent: province,
		From:   from,
		Pos:    s.Pos,
	}
	b.g.add(l)
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
