package gazetteer

import (
	"fmt"
	"slices"
	"strconv"
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
func (l *Locality) Display() string { return l.DisplayAt(time.Time{}) }

// DisplayAt is Display with the names of the day of t: “Huyện Thủy Nguyên, Hải Phòng” before 2025. For the zero time,
// and for a day after the end of the unit, they are its latest.
func (l *Locality) DisplayAt(t time.Time) string {
	if l.EndedBy(t) {
		t = l.To
	}
	var b strings.Builder
	b.WriteString(l.NameAt(t).Full)
	for p := l.Parent; p != nil; p = p.Parent {
		b.WriteString(", ")
		if p.Level == Province {
			b.WriteString(p.NameAt(t).Short)
		} else {
			b.WriteString(p.NameAt(t).Full)
		}
	}
	return b.String()
}

// Span returns the first and last day of the unit, for people: "01/7/2025 – …", "… – 30/6/2025". A zero [Locality.From]
// or [Locality.To] is “…”: a beginning that is long ago or unknown, and a unit that has not ended. With neither day the
// result is "… – …".
func (l *Locality) Span() string {
	end := func(t time.Time, unsure bool, sign string) string {
		switch {
		case t.IsZero():
			return "…"
		case unsure:
			return sign + viet.LegalDate(t)
		}
		return viet.LegalDate(t)
	}
	return end(l.From, l.UnsureFrom, "≥ ") + " – " + end(l.To, l.UnsureTo, "≤ ")
}

// Code returns the official code of the unit on the day of t, or "": two digits for a province, three for a district,
// five for a commune. Codes were given again to other units. The zero time asks for the latest.
func (l *Locality) Code(t time.Time) string {
	if l.table != nil {
		width := 5
		if l.Level == District {
			width = 3
		}
		return fmt.Sprintf("%0*d", width, u16(theCountry().section[sectionCode], int(l.number)))
	}
	text := ""
	for _, c := range l.codes {
		if t.IsZero() || !viet.StartOfDay(t).Before(c.from) {
			text = c.text
		}
	}
	return text
}

// CodeScheme returns the official list to which the codes of a day belong, of the Tổng cục Thống kê, with the day of the list, “TCTK 2025-07-01”: that of Quyết định
// 124/2004/QĐ-TTg, by which a unit keeps its code for as long as it exists, or the list of the reform of 1/7/2025.
func CodeScheme(on time.Time) string {
	if viet.StartOfDay(on).Before(time.Date(2025, 7, 1, 0, 0, 0, 0, viet.Zone)) {
		return "TCTK 2004-07-08"
	}
	return "TCTK 2025-07-01"
}

// Successors returns the units that took over the territory of l.
func (l *Locality) Successors() []Succession {
	if l.table == nil || l.successors != nil {
		return l.successors
	}
	var out []Succession
	for _, h := range theCountry().heirs(l.number) {
		out = append(out, Succession{l.table.unit(h.unit), h.part, h.main && !l.unchanged(l.table.unit(h.unit))})
	}
	return out
}

// unchanged reports whether heir is l itself under another parent.
func (l *Locality) unchanged(heir *Locality) bool {
	return heir.Level == l.Level && viet.Key(heir.Latest().Full) == viet.Key(l.Latest().Full) && l.To.Before(lastDayOfDistricts)
}

// Predecessors returns the units whose territory l took over, or a part of it.
func (l *Locality) Predecessors() []Succession {
	out := slices.Clone(l.predecessors)
	if l.table == nil {
		return out
	}
	for _, number := range theCountry().forebears(l.number) {
		forebear := l.table.unit(number)
		if forebear.successors != nil {
			continue // the entry of the site decides
		}
		for _, s := range forebear.Successors() {
			if s.Locality == l {
				out = append(out, Succession{forebear, s.Part, s.Mainly})
			}
		}
	}
	return out
}

// Get returns the unit with this ID, or nil.
func (g *Gazetteer) Get(id string) *Locality {
	if l := g.byID[id]; l != nil {
		return l
	}
	return g.unitByID(id)
}

// Own returns the provinces, past and present, and the units of the site, sorted by ID.
func (g *Gazetteer) Own() []*Locality { return slices.Clone(g.own) }

// All returns every unit, past and present, sorted by ID: some 16,000.
func (g *Gazetteer) All() []*Locality {
	all := slices.Clone(g.own)
	declared := make(map[*Locality]bool, len(g.own))
	for _, l := range g.own {
		declared[l] = true
	}
	for number := range theCountry().units {
		if l := g.unit(packedUnit(number)); !declared[l] {
			all = append(all, l)
		}
	}
	sortByID(all)
	return all
}

func sortByID(units []*Locality) {
	slices.SortFunc(units, func(a, b *Locality) int { return strings.Compare(a.ID, b.ID) })
}

// Provinces returns the provinces in force on the day of at, in alphabetical order of their names on that day, in a new
// slice; for the zero time, those that have not ended.
func (g *Gazetteer) Provinces(at time.Time) []*Locality {
	var provinces []*Locality
	for _, l := range g.own {
		if l.Level == Province && l.InForce(at) {
			provinces = append(provinces, l)
		}
	}
	viet.SortBy(provinces, func(l *Locality) string { return l.NameAt(at).Short })
	return provinces
}

// WithCode returns the unit that had an official code on the day of at, or nil. The code of a province has two digits,
// that of a district three, that of a commune five.
func (g *Gazetteer) WithCode(code string, at time.Time) *Locality {
	for _, l := range g.own {
		if l.InForce(at) && l.Code(at) == code {
			return l
		}
	}
	wanted, err := strconv.ParseUint(code, 10, 16)
	if err != nil {
		return nil
	}
	column := theCountry().section[sectionCode]
	for number := range theCountry().units {
		if u16(column, number) != uint16(wanted) {
			continue
		}
		if l := g.unit(packedUnit(number)); l.InForce(at) && l.Code(at) == code {
			return l
		}
	}
	return nil
}
