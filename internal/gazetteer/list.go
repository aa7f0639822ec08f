package gazetteer

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/viet"
)

// finish puts in order what is asked for later.
func (g *Gazetteer) finish() {
	slices.SortFunc(g.all, func(a, b *Locality) int { return strings.Compare(a.ID, b.ID) })
	byName := slices.Clone(g.all)
	viet.SortBy(byName, func(l *Locality) string { return l.Latest().Short })
	for _, l := range byName {
		if l.Parent != nil {
			g.children[l.Parent] = append(g.children[l.Parent], l)
		}
	}
}

// Get returns the unit with this ID, nil when there is none.
func (g *Gazetteer) Get(id string) *Locality { return g.byID[id] }

// All returns every unit there is or was, by ID.
func (g *Gazetteer) All() []*Locality { return slices.Clone(g.all) }

// Provinces returns the provinces in force on the day of at, in the order of the alphabet; for the zero
// time, today's.
func (g *Gazetteer) Provinces(at time.Time) []*Locality {
	var provinces []*Locality
	for _, l := range g.all {
		if l.Level == Province && l.InForce(at) {
			provinces = append(provinces, l)
		}
	}
	viet.SortBy(provinces, func(l *Locality) string { return l.NameAt(at).Short })
	return provinces
}

// Children returns the units right below l, past and present, by their names without the kind, in the
// order of the alphabet.
func (g *Gazetteer) Children(l *Locality) []*Locality { return slices.Clone(g.children[l]) }

// Upper returns the unit of that level that l lies in, nil when there is none; l is not its own.
func (g *Gazetteer) Upper(l *Locality, level Level) *Locality { return l.Parent.At(level) }
