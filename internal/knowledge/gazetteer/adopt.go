package gazetteer

import (
	"slices"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"
)

// adopt makes the entry of u the built-in unit that it names, if there is one, and replaces what is built in by what
// the entry says. It reports an entry that names the same unit as an entry before, and returns whether it was built in.
func (b *builder) adopt(u *unit) bool {
	l := b.builtIn(u)
	if l == nil {
		return false
	}
	if l.Pos.File != "" {
		b.problems.Add(diag.DuplicateLocality, u.Pos, u.Latest().Full, declaredAt(l))
		return true
	}
	l.Pos = u.Pos
	b.g.ownNames = append(b.g.ownNames, u.Latest().Full, u.Latest().Short)
	written, latest := u.Latest(), l.Latest()
	isLatest := written.Kind == latest.Kind && viet.Key(written.Short) == viet.Key(latest.Short) // the days of another are those of the name
	if isLatest && !u.entry.From.IsZero() {
		l.From, l.UnsureFrom = u.From, false
	}
	if isLatest && !u.entry.To.IsZero() {
		l.To, l.UnsureTo = u.To, false
	}
	for i, n := range l.Names {
		if n.Kind == written.Kind && viet.Key(n.Short) == viet.Key(written.Short) {
			l.Names[i].Full, l.Names[i].Short = written.Full, written.Short
		}
	}
	for _, alias := range u.Aliases {
		if !slices.Contains(l.Aliases, alias) {
			l.Aliases = append(l.Aliases, alias)
			b.g.indexAlias(l, alias)
		}
	}
	if len(u.entry.Successors) > 0 {
		l.successors = nil
	}
	if l.Level != Province { // an entry with a former kind of the unit keeps the address that it gave it
		l.ID = l.Parent.ID + "/" + viet.PathSegment(written.Full) + suffixOf(l)
		b.g.byID[l.ID] = l
		b.g.own = append(b.g.own, l)
	}
	u.Locality = l
	return true
}

// suffixOf returns what the ID of a unit of the table has after its slug: "-2", or "".
func suffixOf(l *Locality) string {
	return l.ID[len(l.Parent.ID)+1+len(viet.PathSegment(l.Latest().Full)):]
}

// builtIn returns the built-in unit that an entry names: of the same name, kind and parent, and in force together with
// it. Of several it is the one that was in force at the end, or else at the beginning.
func (b *builder) builtIn(u *unit) *Locality {
	n := u.Latest()
	var found *Locality
	consider := func(l *Locality) {
		if l.Level != u.Level || l.Parent != u.Parent || !inForceTogether(l, u.Locality) {
			return
		}
		if found == nil || !u.To.IsZero() && l.InForce(u.To) || u.To.IsZero() && l.To.IsZero() {
			found = l
		}
	}
	if u.Level == Province {
		for _, l := range b.declared[declaration{u.Level, nil, viet.Key(n.Short), n.Kind}] {
			if l.codes != nil {
				consider(l)
			}
		}
		return found
	}
	for _, packed := range b.g.matchTable(&b.g.spellings[0], viet.Key(n.Short), n.Kind) {
		if b.g.unit(theCountry().parent(packed.unit)) == u.Parent && packed.kind == n.Kind {
			consider(b.g.unit(packed.unit))
		}
	}
	return found
}
