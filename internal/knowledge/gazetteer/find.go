package gazetteer

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// bareKey returns the key under which names without diacritics are equal: “ha tinh” for “Hà Tĩnh”.
func bareKey(s string) string { return viet.FoldLoose(viet.Key(s)) }

// index adds the names and aliases of l to the three spellings and to the names for hints.
func (g *Gazetteer) index(l *Locality) {
	for i, n := range l.Names {
		g.indexName(n.Short, indexedName{l, i, n.Kind})
		g.allNames = append(g.allNames, n.Full, n.Short)
	}
	g.allNames = append(g.allNames, l.Display())
	for _, alias := range l.Aliases {
		g.indexName(alias, indexedName{l, -1, ""})
		if k, short := SplitKind(alias); k != "" {
			g.indexName(short, indexedName{l, -1, k})
		}
	}
}

// indexName adds one name, without its kind, to the three spellings.
func (g *Gazetteer) indexName(name string, h indexedName) {
	for _, s := range g.spellings {
		key := s.key(name)
		s.names[key] = append(s.names[key], h)
	}
}

// Find returns the unit that query names on the day of at; the zero time asks for the latest state. query is a name,
// “name, parent” or “name (parent)”, or an ID. The documentation of the package gives the order of its comparisons. For
// example, Find("TX Hồng Lĩnh", 19/1/2024) returns Thị xã Hồng Lĩnh, Hà Tĩnh. If several units fit, Locality is nil and
// Candidates has them; if none fits, both are nil and Nearest is a hint.
func (g *Gazetteer) Find(query string, at time.Time) Result {
	found := g.find(query, at, nil)
	if found.Locality == nil && len(found.Candidates) == 0 {
		found.Nearest = g.Nearest(viet.NewHints(viet.HintWork), query, at)
	}
	return found
}

// Lookup is [Gazetteer.Find] without the hint: Nearest is always "", because its search takes longer than all other
// steps.
func (g *Gazetteer) Lookup(query string, at time.Time) Result { return g.find(query, at, nil) }

// find is Lookup among the units for which wanted returns true. A nil wanted admits all units and memoises the answer;
// New must not pass nil, because its units are still incomplete.
func (g *Gazetteer) find(query string, at time.Time, wanted func(*Locality) bool) Result {
	if l := g.byID[strings.Trim(query, "/")]; l != nil && (wanted == nil || wanted(l)) {
		return Result{Locality: l, NotInForce: !l.InForce(at)}
	}
	if wanted != nil {
		return choose(g.matches(query, wanted), at)
	}
	found, ok := g.foundByQuery.Load(query)
	if !ok {
		found = g.matches(query, nil)
		g.foundByQuery.Store(query, found)
	}
	return choose(found.([]indexedName), at)
}

// matches returns the names that fit a query, in the strictest spelling that has any. A nil wanted admits all units.
func (g *Gazetteer) matches(query string, wanted func(*Locality) bool) []indexedName {
	parts := splitParts(query)
	if len(parts) == 0 {
		return nil
	}
	for i := range g.spellings {
		if i == len(g.spellings)-1 && hasDiacritics(parts) {
			break
		}
		found := g.spellings[i].find(parts)
		if wanted != nil {
			found = filterUnits(found, wanted)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// splitParts splits "unit, parent" and "unit (parent)" into their parts and drops empty ones.
func splitParts(query string) []string {
	parts := strings.FieldsFunc(query, func(r rune) bool { return strings.ContainsRune(",;()", r) })
	return slices.DeleteFunc(parts, func(part string) bool { return viet.Key(part) == "" })
}

// hasDiacritics reports whether any part has a diacritic. If so, the writer meant the diacritics, and the query must
// match them.
func hasDiacritics(parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { key := viet.Key(part); return key != viet.Fold(key) })
}

// find returns the names that fit the first of parts and whose units are inside units that fit each of the other parts.
func (s *spelling) find(parts []string) []indexedName {
	found := s.match(parts[0])
	for _, part := range parts[1:] {
		if len(found) == 0 {
			return nil
		}
		parents := s.match(part)
		found = filterUnits(found, func(l *Locality) bool {
			return slices.ContainsFunc(parents, func(h indexedName) bool { return h.unit != l && l.AtLevel(h.unit.Level) == h.unit })
		})
	}
	return found
}

// match returns the names that fit a text, read as a name and, if it begins with a kind, as a kind and a name.
func (s *spelling) match(text string) []indexedName {
	key := s.key(text)
	k, short := s.kindPrefixes.Split(key)
	if k == "" {
		return s.names[key]
	}
	found := slices.Clone(s.names[key])
	for _, h := range s.names[short] {
		if h.kind == k || h.kind == "" {
			found = append(found, h)
		}
	}
	return found
}

// filterUnits returns the names whose units are wanted, in a new slice.
func filterUnits(hits []indexedName, wanted func(*Locality) bool) []indexedName {
	return slices.DeleteFunc(slices.Clone(hits), func(h indexedName) bool { return !wanted(h.unit) })
}

// maxCandidates is the number of units that an ambiguous query returns at most: nobody reads more, and each of
// thousands of queries may have hundreds.
const maxCandidates = 50

// choose prefers, among the names found, those of units in force on the day of at, and among these the names of the
// highest rank. It returns one unit, or those that remain as candidates, at most
// maxCandidates.
func choose(found []indexedName, at time.Time) Result {
	inForce := filterUnits(found, func(l *Locality) bool { return l.InForce(at) })
	ended := len(inForce) == 0
	if !ended {
		found = inForce
	}
	var units []*Locality
	best := -1
	for _, h := range found {
		r := rank(h, at)
		if r > best {
			best, units = r, nil
		}
		if r == best {
			units = append(units, h.unit)
		}
	}
	units = distinct(units)
	if len(units) == 1 {
		return Result{Locality: units[0], NotInForce: ended}
	}
	units = units[:min(len(units), maxCandidates)]
	viet.SortBy(units, (*Locality).Display)
	return Result{Candidates: units}
}

// distinct returns the units without those that are there already, in order.
func distinct(units []*Locality) []*Locality {
	if len(units) < 2 {
		return units
	}
	seen := make(map[*Locality]bool, len(units))
	return slices.DeleteFunc(units, func(l *Locality) bool { was := seen[l]; seen[l] = true; return was })
}

// rank returns 2 for the name that is valid on the day of at, 1 for another name of the unit and 0 for an alias.
func rank(h indexedName, at time.Time) int {
	switch {
	case h.nameIndex < 0:
		return 0
	case h.unit.Names[h.nameIndex] == h.unit.NameAt(at):
		return 2
	}
	return 1
}

// Nearest returns a hint for a query that no unit fits on the day of at, the name of a unit as [Locality.Display] writes
// it or an alias: the unit if the query has its parts in reverse order (“Hà Nội, Quận Đống Đa”), else the unit of that
// name with another kind or parent, else the name closest in spelling, for which hints has the work. It returns "" if
// there is no such name.
func (g *Gazetteer) Nearest(hints *viet.Hints, query string, at time.Time) string {
	parts := splitParts(strings.ReplaceAll(query, "/", ","))
	if len(parts) == 0 {
		return ""
	}
	_, short := KindPrefixes.Split(viet.Key(parts[0]))
	slices.Reverse(parts)
	if r := choose(g.matches(strings.Join(parts, ","), nil), at); r.Locality != nil {
		return r.Locality.Display()
	}
	if named := g.spellings[0].names[short]; len(named) > 0 {
		if r := choose(named, at); r.Locality != nil {
			return r.Locality.Display()
		}
	}
	return hints.Nearest(query, g.allNames)
}
