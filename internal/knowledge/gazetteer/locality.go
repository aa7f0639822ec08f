package gazetteer

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// NameAt returns the name that the unit had on the day of t in [viet.Zone]: for a day before all its names, the first;
// for a day after its end and for the zero time, the latest.
func (l *Locality) NameAt(t time.Time) Name {
	if t.IsZero() {
		return l.Latest()
	}
	for _, n := range slices.Backward(l.Names) {
		if !viet.StartOfDay(t).Before(n.From) {
			return n
		}
	}
	return l.Names[0]
}

// Latest returns the last of the names of the unit, which it has today or had when it ended.
func (l *Locality) Latest() Name { return l.Names[len(l.Names)-1] }

// InForce reports whether the unit existed on the day of t in [viet.Zone]; for the zero time, whether it has no last
// day.
func (l *Locality) InForce(t time.Time) bool {
	if t.IsZero() {
		return l.To.IsZero()
	}
	day := viet.StartOfDay(t)
	return !day.Before(l.From) && (l.To.IsZero() || !day.After(l.To))
}

// EndedBy reports whether the last day of the unit is before the day of t in [viet.Zone]; for the zero time, whether it
// has a last day.
func (l *Locality) EndedBy(t time.Time) bool {
	return !l.To.IsZero() && (t.IsZero() || viet.StartOfDay(t).After(l.To))
}

// AtLevel returns the unit of that level on the path from l up to its province, l included; nil if there is none. For
// example, AtLevel(District) of a phường before 1/7/2025 is its quận.
func (l *Locality) AtLevel(level Level) *Locality {
	for ; l != nil; l = l.Parent {
		if l.Level == level {
			return l
		}
	}
	return nil
}

// Province returns the province of the unit as it was when the unit was in force: l itself, or the province above it. It
// never returns nil, because each unit of a Gazetteer has one; but of a nil l it does.
func (l *Locality) Province() *Locality { return l.AtLevel(Province) }

// Path returns the units from the province down to l, both included: a new slice, nil for a nil l.
func (l *Locality) Path() []*Locality {
	if l == nil {
		return nil
	}
	return append(l.Parent.Path(), l)
}

// Display returns the latest name of the unit with its parents, for places on a page where nothing around it names the
// province: "Quận Đồ Sơn, Hải Phòng", "Tỉnh Hà Tĩnh". [Gazetteer.Find] finds the unit by it.
func (l *Locality) Display() string {
	var b strings.Builder
	b.WriteString(l.Latest().Full)
	for p := l.Parent; p != nil; p = p.Parent {
		b.WriteString(", ")
		if p.Level == Province {
			b.WriteString(p.Latest().Short)
		} else {
			b.WriteString(p.Latest().Full)
		}
	}
	return b.String()
}

// Span returns the first and last day of the unit, for people: "01/7/2025 – …", "… – 30/6/2025". A day that is not
// limited is “…”.
func (l *Locality) Span() string {
	end := func(t time.Time) string {
		if t.IsZero() {
			return "…"
		}
		return viet.LegalDate(t)
	}
	return end(l.From) + " – " + end(l.To)
}

// linkChildren sorts the units by ID and lists the children of each. New calls it last.
func (g *Gazetteer) linkChildren() {
	slices.SortFunc(g.all, func(a, b *Locality) int { return strings.Compare(a.ID, b.ID) })
	for _, l := range g.all {
		if l.Parent != nil {
			g.children[l.Parent] = append(g.children[l.Parent], l)
		}
	}
}

// Get returns the unit with this ID, such as hai-phong/quan-do-son, or nil if there is none.
func (g *Gazetteer) Get(id string) *Locality { return g.byID[id] }

// All returns every unit, past and present, sorted by ID, in a new slice; the units themselves are shared.
func (g *Gazetteer) All() []*Locality { return slices.Clone(g.all) }

// Provinces returns the provinces in force on the day of at, in alphabetical order of their names on that day, in a new
// slice; for the zero time, those that have not ended.
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

// Children returns the units directly below l, past and present, in alphabetical order of their latest names without the
// kind, in a new slice; none for a commune.
func (g *Gazetteer) Children(l *Locality) []*Locality {
	children := slices.Clone(g.children[l])
	viet.SortBy(children, func(c *Locality) string { return c.Latest().Short })
	return children
}
