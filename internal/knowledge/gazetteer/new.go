package gazetteer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"
)

// New returns the built-in provinces together with a site's entries, and what is wrong with these. An
// entry that cannot be placed is left out.
func New(entries []Entry) (*Gazetteer, diag.List) {
	b := &builder{g: &Gazetteer{
		byID:     map[string]*Locality{},
		children: map[*Locality][]*Locality{},
		spellings: [...]spelling{
			{viet.Key, KindPrefixes, map[string][]hit{}},
			{viet.KeyLoose, KindPrefixes, map[string][]hit{}},
			{bareKey, Bare, map[string][]hit{}},
		},
	}}
	b.g.addProvinces()
	for i := range entries {
		b.read(&entries[i])
	}
	for _, level := range [...]Level{Province, District, Commune} {
		b.identify(b.place(level))
	}
	b.succession()
	b.g.finish()
	return b.g, b.problems
}

// read makes a unit of an entry when its name and kind can be understood.
func (b *builder) read(e *Entry) {
	k, short := SplitKind(e.Name)
	given := viet.Key(e.Kind)
	if given == viet.Key(city) {
		k = "thành phố"
	} else if given != "" && given != k {
		k, short = given, strings.TrimSpace(viet.NFC(e.Name))
	}
	level := levels[k]
	switch {
	case short == "":
		b.problems.Add(diag.MissingKey, e.Pos, "name", "Quận Đồ Sơn")
		return
	case k == "":
		b.problems.Add(diag.MissingKey, e.Pos, "kind", "quận")
		return
	case level == 0:
		b.problems.Add(diag.BadValue, e.Pos, e.Kind, "kind", kindNames)
		return
	case given == viet.Key(city), viet.Key(e.Parent.Text) == "" && len(b.g.spellings[0].named(e.Name)) > 0:
		level = Province // a name that only a province has so far: place finds the duplicate
	}
	l := &Locality{Level: level, Aliases: e.Aliases, From: day(e.From), To: day(e.To), Pos: e.Pos}
	if l.To.IsZero() && (level == District || len(e.Successors) > 0) {
		l.To = lastDay
	}
	l.Names = []Name{{FullName(k, short), short, k, l.From}}
	b.units = append(b.units, &unit{entry: e, Locality: l})
}

func day(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return viet.Day(t)
}

// place puts the units of a tier under their parents and returns those that found theirs.
func (b *builder) place(level Level) []*Locality {
	var placed []*Locality
	for _, u := range b.units {
		if u.Level != level || level != Province && !b.findParent(u) {
			continue
		}
		if first := b.duplicate(u.Locality); first != nil {
			b.problems.Add(diag.DuplicateLocality, u.Pos, u.Latest().Full, declaredAt(first))
			continue
		}
		b.g.add(u.Locality)
		placed = append(placed, u.Locality)
	}
	return placed
}

// findParent looks for the parent as it was while the unit was in force, and fills in the dates that
// follow from it.
func (b *builder) findParent(u *unit) bool {
	ref := u.entry.Parent
	if viet.Key(ref.Text) == "" {
		b.problems.Add(diag.MissingKey, u.Pos, "parent", "Hải Phòng")
		return false
	}
	at := cmp.Or(u.To, u.From, firstDay)
	found := b.g.find(ref.Text, at, func(l *Locality) bool { return l.Level < u.Level })
	if found.Locality == nil {
		b.lostParent(u, found)
		return false
	}
	u.Parent = found.Locality
	open, dated := u.To.IsZero(), !u.From.IsZero()
	switch {
	case open && u.Parent.Level == District:
		u.To = u.Parent.To
	case open && !dated:
		u.From, u.Names[0].From = at, at
	}
	if found.NotInForce && (dated || !u.To.Equal(u.Parent.To)) {
		b.notInForce(u.Parent, at, ref.Pos)
	}
	return true
}

// lostParent says why a unit has no parent. Parents are of a higher tier, so a circle of them always shows
// here. Nothing is said of a parent that is itself left out: its own problem is said already.
func (b *builder) lostParent(u *unit, found Result) {
	ref := u.entry.Parent
	switch above := b.named(ref.Text); {
	case len(found.Candidates) > 0:
		b.problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, displays(found.Candidates))
	case above == nil:
		b.problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, b.g.nearest(ref.Text, cmp.Or(u.To, u.From, firstDay)))
	case above == u:
		b.problems.Add(diag.LocalityCycle, ref.Pos, u.Latest().Full)
	case above.Level >= u.Level:
		b.problems.Add(diag.BadValue, ref.Pos, ref.Text, "parent", parentKinds)
	}
}

// named returns the entry that a text names, nil when there is none.
func (b *builder) named(text string) *unit {
	parts := splitParts(text)
	if len(parts) == 0 {
		return nil
	}
	key := viet.Key(parts[0])
	for _, u := range b.units {
		if n := u.Latest(); key == viet.Key(n.Full) || key == viet.Key(n.Short) {
			return u
		}
	}
	return nil
}

// duplicate returns a unit of the same name and parent that was in force together with l.
func (b *builder) duplicate(l *Locality) *Locality {
	n := l.Latest()
	for _, h := range b.g.spellings[0].names[viet.Key(n.Short)] {
		other := h.unit
		if h.name >= 0 && h.kind == n.Kind && other.Level == l.Level && other.Parent == l.Parent && overlap(l, other) {
			return other
		}
	}
	return nil
}

func overlap(a, b *Locality) bool {
	before := func(a, b *Locality) bool { return !a.To.IsZero() && a.To.Before(b.From) }
	return !before(a, b) && !before(b, a)
}

func declaredAt(l *Locality) string {
	if l.Pos.File == "" {
		return "provinces.md"
	}
	return l.Pos.File + ":" + strconv.Itoa(l.Pos.Line)
}

func displays(units []*Locality) string {
	var names []string
	for _, u := range units {
		names = append(names, u.Display())
	}
	return strings.Join(names, "; ")
}

// identify gives each unit of one tier its ID. Of units that would share one, the alphabet decides.
func (b *builder) identify(units []*Locality) {
	sharing := map[string][]*Locality{}
	for _, l := range units {
		id := viet.Segment(l.Latest().Short)
		if l.Parent != nil {
			id = l.Parent.ID + "/" + viet.Segment(l.Latest().Full)
		}
		sharing[id] = append(sharing[id], l)
	}
	for _, id := range slices.Sorted(maps.Keys(sharing)) {
		viet.SortBy(sharing[id], func(l *Locality) string { return l.Latest().Full })
		for _, l := range sharing[id] {
			b.name(l, id)
		}
	}
}

// name gives a unit the ID, or the next that is free.
func (b *builder) name(l *Locality, id string) {
	first := b.g.byID[id]
	l.ID = id
	for n := 2; b.g.byID[l.ID] != nil; n++ {
		l.ID = id + "-" + strconv.Itoa(n)
	}
	if first != nil {
		b.problems.Add(diag.SlugSuffixed, l.Pos, l.Latest().Full, first.Latest().Full, l.ID)
	}
	b.g.byID[l.ID] = l
	b.g.all = append(b.g.all, l)
}
