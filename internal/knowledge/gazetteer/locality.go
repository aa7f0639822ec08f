package gazetteer

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// NameAt returns what the unit was called on t's day: its first name for a day before all of them,
// its latest for the zero time.
func (l *Locality) NameAt(t time.Time) Name {
	if t.IsZero() {
		return l.Latest()
	}
	for _, n := range slices.Backward(l.Names) {
		if !viet.Day(t).Before(n.From) {
			return n
		}
	}
	return l.Names[0]
}

// Latest returns the last name of the unit.
func (l *Locality) Latest() Name { return l.Names[len(l.Names)-1] }

// InForce tells whether the unit existed on t's day in [viet.Zone]; for the zero time, whether it has no
// end.
func (l *Locality) InForce(t time.Time) bool {
	if t.IsZero() {
		return l.To.IsZero()
	}
	day := viet.Day(t)
	return !day.Before(l.From) && (l.To.IsZero() || !day.After(l.To))
}

// EndedBy tells whether the unit's last day lies before t's day; for the zero time, whether it has one.
func (l *Locality) EndedBy(t time.Time) bool {
	return !l.To.IsZero() && (t.IsZero() || viet.Day(t).After(l.To))
}

// At returns the unit itself when it is of that level, or else the unit of that level it lies in; nil
// when there is none.
func (l *Locality) At(level Level) *Locality {
	for ; l != nil; l = l.Parent {
		if l.Level == level {
			return l
		}
	}
	return nil
}

// Province returns the province that the unit lies in, or is.
func (l *Locality) Province() *Locality { return l.At(Province) }

// Path returns the units from the province down to this one.
func (l *Locality) Path() []*Locality {
	if l == nil {
		return nil
	}
	return append(l.Parent.Path(), l)
}

// Display returns the name to show where nothing around it says the province: "Quận Đồ Sơn, Hải Phòng",
// "Tỉnh Hà Tĩnh". [Gazetteer.Find] reads it back.
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

// Span returns the days of the unit's validity, both included: "01/7/2025 – …", "… – 30/6/2025".
func (l *Locality) Span() string {
	end := func(t time.Time) string {
		if t.IsZero() {
			return "…"
		}
		return viet.LegalDate(t)
	}
	return end(l.From) + " – " + end(l.To)
}

// finish puts in order what is asked for later.
func (g *Gazetteer) finish() {
	slices.SortFunc(g.all, func(a, b *Locality) int { return strings.Compare(a.ID, b.ID) })
	for _, l := range g.all {
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
func (g *Gazetteer) Children(l *Locality) []*Locality {
	children := slices.Clone(g.children[l])
	viet.SortBy(children, func(c *Locality) string { return c.Latest().Short })
	return children
}
