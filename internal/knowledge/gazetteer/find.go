package gazetteer

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// looseKey returns the key under which i and y are equal, and a zero before a number does not count: “Qui Nhơn” for “Quy
// Nhơn”, “Phường 01” for “Phường 1”.
func looseKey(s string) string {
	key := viet.KeyLoose(s)
	if !strings.Contains(key, "0") {
		return key
	}
	words := strings.Split(key, " ")
	for i, word := range words {
		if number := strings.TrimLeft(word, "0"); len(number) < len(word) && number != "" && strings.Trim(number, "0123456789") == "" {
			words[i] = number
		}
	}
	return strings.Join(words, " ")
}

// bareKey returns the key under which names without diacritics are equal: “ha tinh” for “Hà Tĩnh”. Names with the same
// looseKey have the same bareKey.
func bareKey(s string) string { return viet.FoldLoose(looseKey(s)) }

// index adds the names and aliases of l to the three spellings and to the names for hints.
func (g *Gazetteer) index(l *Locality) {
	for i, n := range l.Names {
		g.indexName(n.Short, indexedName{l, i, n.Kind})
		g.ownNames = append(g.ownNames, n.Full, n.Short)
	}
	for _, alias := range l.Aliases {
		g.indexAlias(l, alias)
	}
}

// indexAlias adds an alias to the three spellings, and without its kind if it has one.
func (g *Gazetteer) indexAlias(l *Locality, alias string) {
	g.indexName(alias, indexedName{l, -1, ""})
	if k, short := SplitKind(alias); k != "" {
		g.indexName(short, indexedName{l, -1, k})
	}
}

// indexName adds one name, without its kind, to the three spellings.
func (g *Gazetteer) indexName(name string, h indexedName) {
	for _, s := range g.spellings {
		key := s.key(name)
		s.names[key] = append(s.names[key], h)
	}
}

// Find returns the unit that query names on the day of at in [viet.Zone]; the zero time asks for the latest state, in
// which all units that have a last day, even a later one than today, are over. query is a name, “name, parent” or “name
// (parent)”, or an ID. The documentation of the package gives the order of its comparisons. For example, Find("TX Hồng
// Lĩnh", 19/1/2024) returns Thị xã Hồng Lĩnh, Hà Tĩnh.
//
// If several units fit, Locality is nil and Candidates, a new slice of shared units, has them; if none fits, both are
// nil and Nearest is a hint. Of an empty query the Result is zero.
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

// LookupIn is Lookup among the units below above.
func (g *Gazetteer) LookupIn(query string, above *Locality, at time.Time) Result {
	key := within{query, above}
	found, ok := g.foundByQuery.Load(key)
	if !ok {
		found = g.matches(query, func(l *Locality) bool { return l != above && l.AtLevel(above.Level) == above })
		g.foundByQuery.Store(key, found)
	}
	return choose(found.(matched).names, at)
}

// within is a query of LookupIn.
type within struct {
	query string
	above *Locality
}

// matched holds the names that fit a query.
type matched struct {
	names []indexedName
	bare  bool // the query is one name without a kind
}

// find is Lookup among the units for which wanted returns true. A nil wanted admits all units and memoises the answer;
// New must not pass nil, because its units are still incomplete.
func (g *Gazetteer) find(query string, at time.Time, wanted func(*Locality) bool) Result {
	if id := strings.Trim(query, "/"); isPath(id) {
		if l := g.Get(id); l != nil && (wanted == nil || wanted(l)) {
			return Result{Locality: l, NotInForce: !l.InForce(at)}
		}
	}
	var m matched
	if wanted != nil {
		m = g.matches(query, wanted)
	} else if found, ok := g.foundByQuery.Load(query); ok {
		m = found.(matched)
	} else {
		m = g.matches(query, nil)
		g.foundByQuery.Store(query, m)
	}
	if m.bare {
		return chooseBare(m.names, at)
	}
	return choose(m.names, at)
}

// isPath reports whether a text may be the ID of a unit: lower case letters without marks, digits, hyphens and slashes.
func isPath(id string) bool { return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-/") == "" }

// matches returns the names that fit a query, in the strictest spelling that has any. A nil wanted admits all units. A
// query that fits none as it is may lack its commas: “P.12 Q.Gò Vấp”.
func (g *Gazetteer) matches(query string, wanted func(*Locality) bool) matched {
	parts := splitParts(query)
	if len(parts) == 0 {
		return matched{}
	}
	found := g.fitting(parts, wanted)
	kind, _ := KindPrefixes.Split(viet.Key(parts[0]))
	for more := parts; len(found) == 0; {
		if more = g.splitMore(more); more == nil {
			break
		}
		found = g.fitting(more, wanted)
		kind = "split"
	}
	return matched{found, kind == "" && len(parts) == 1}
}

// fitting returns the names that fit the parts, in the strictest spelling that has any.
func (g *Gazetteer) fitting(parts []string, wanted func(*Locality) bool) []indexedName {
	for i := range g.spellings {
		if i == len(g.spellings)-1 && hasDiacritics(parts) {
			break
		}
		found := g.find1(&g.spellings[i], parts)
		if wanted != nil {
			found = filterUnits(found, wanted)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// maxSplitWords is the number of words of the longest query without commas that is split: “Thị trấn Nông trường Mộc
// Châu thị xã Mộc Châu tỉnh Sơn La” has 12.
const maxSplitWords = 20

// splitMore splits the last of parts in two: before the last word in it that is a kind, but for the first word, or else
// before the name of a province at its end. It returns nil if there is neither.
func (g *Gazetteer) splitMore(parts []string) []string {
	last := strings.ReplaceAll(parts[len(parts)-1], ".", ". ")
	if i := len(parts) - 2; i >= 0 && strings.Count(parts[i], " ") > 0 { // the part before may hold another kind
		last = strings.ReplaceAll(parts[i], ".", ". ")
		return insertSplit(parts, i, g.splitAt(strings.Fields(last)), last)
	}
	return insertSplit(parts, len(parts)-1, g.splitAt(strings.Fields(last)), last)
}

// insertSplit returns the parts with the i-th split before its at-th word, or nil if at is 0.
func insertSplit(parts []string, i, at int, text string) []string {
	if at == 0 {
		return nil
	}
	words := strings.Fields(text)
	return slices.Concat(parts[:i], []string{strings.Join(words[:at], " "), strings.Join(words[at:], " ")}, parts[i+1:])
}

// splitAt returns the number of the word before which words are split, or 0.
func (g *Gazetteer) splitAt(words []string) int {
	if len(words) > maxSplitWords {
		return 0
	}
	for at := len(words) - 1; at > 0; at-- {
		if kind, _ := KindPrefixes.Split(viet.Key(strings.Join(words[at:], " "))); kind != "" {
			before := viet.Key(words[at-1])
			if at == 1 && KindPrefixes[before] != "" || KindPrefixes[before+" "+viet.Key(words[at])] != "" {
				continue // “thị xã”, “thành phố”
			}
			return at
		}
	}
	for at := max(1, len(words)-5); at < len(words); at++ {
		for _, n := range g.spellings[0].names[viet.Key(strings.Join(words[at:], " "))] {
			if n.unit.Level == Province {
				return at
			}
		}
	}
	return 0
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

// find1 returns the names that fit the first of parts, under one notion of equal spelling, and whose units are inside
// units that fit each of the other parts.
func (g *Gazetteer) find1(s *spelling, parts []string) []indexedName {
	own, table := g.match(s, parts[0])
	above := parts[1:]
	var nested []indexedName // “Thành phố Huế, Thừa Thiên Huế” is not the province that became thành phố Huế
	if len(above) > 1 {
		nested = g.find1(s, above)
	}
	if len(nested) > 0 {
		above = above[:1]
	}
	for _, part := range above {
		if len(own)+len(table) == 0 {
			return nil
		}
		parents := nested
		if len(nested) == 0 {
			parents = g.find1(s, []string{part})
		}
		inside := func(l, above *Locality) bool {
			return slices.ContainsFunc(parents, func(h indexedName) bool { return h.unit != l && above.AtLevel(h.unit.Level) == h.unit })
		}
		own = filterUnits(own, func(l *Locality) bool { return inside(l, l) })
		table = slices.DeleteFunc(slices.Clone(table), func(n packedName) bool { return !inside(nil, g.unit(theCountry().parent(n.unit))) })
	}
	for _, n := range table {
		own = append(own, g.indexed(n))
	}
	return own
}

// match returns the names that fit a text, read as a name and, if it begins with a kind, as a kind and a name: those of
// provinces and of units of the site, and those of the table of the country.
func (g *Gazetteer) match(s *spelling, text string) (own []indexedName, table []packedName) {
	key := s.key(text)
	k, short := s.kindPrefixes.Split(key)
	own, table = slices.Clone(s.names[key]), g.matchTable(s, key, "")
	if k == "" {
		return own, table
	}
	for _, h := range s.names[short] {
		if h.kind == k || h.kind == "" {
			own = append(own, h)
		}
	}
	return own, append(table, g.matchTable(s, short, k)...)
}

// matchTable returns the names of the table with a key, and with a kind if that is not "".
func (g *Gazetteer) matchTable(s *spelling, key, kind string) []packedName {
	var fit []packedName
	for _, n := range g.namedLike(key) {
		if (kind == "" || n.kind == kind || n.kind == "") && s.key(n.name) == key {
			fit = append(fit, n)
		}
	}
	return fit
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
	if declared := declaredOf(units); len(declared) > 0 {
		units = declared
	}
	if len(units) == 1 {
		return Result{Locality: units[0], NotInForce: ended}
	}
	units = units[:min(len(units), maxCandidates)]
	viet.SortBy(units, (*Locality).Display)
	return Result{Candidates: units}
}

// chooseBare is choose for a name without a kind. If the name is, was or became that of a province, it means the
// province on a day on which that has the name, but for a namesake that the site declares; on other days it is
// ambiguous between the province and the others that choose would return.
func chooseBare(found []indexedName, at time.Time) Result {
	var ofProvinces, others []indexedName
	for _, h := range found {
		switch {
		case h.unit.Level != Province:
			others = append(others, h)
		case h.nameIndex >= 0:
			ofProvinces = append(ofProvinces, h)
		}
	}
	if len(ofProvinces) == 0 || len(others) == 0 {
		return choose(found, at)
	}
	for _, h := range ofProvinces {
		if h.unit.InForce(at) && rank(h, at) == 2 {
			others = filterUnits(others, func(l *Locality) bool { return l.Pos.File != "" && l.InForce(at) })
			if len(others) == 0 {
				return Result{Locality: h.unit}
			}
			break
		}
	}
	if others = filterUnits(others, func(l *Locality) bool { return l.InForce(at) }); len(others) == 0 {
		return choose(ofProvinces, at)
	}
	among := choose(others, at)
	units := among.Candidates
	if among.Locality != nil {
		units = append(units, among.Locality)
	}
	for _, h := range ofProvinces {
		units = append(units, h.unit)
	}
	units = distinct(units)
	viet.SortBy(units, (*Locality).Display)
	return Result{Candidates: units}
}

// declaredOf returns those of the units that the site declares.
func declaredOf(units []*Locality) []*Locality {
	var declared []*Locality
	for _, l := range units {
		if l.Pos.File != "" {
			declared = append(declared, l)
		}
	}
	return declared
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

// Nearest returns a hint for a query that no unit fits on the day of at, which the caller knows from
// [Gazetteer.Lookup]: the name of a unit, mostly as [Locality.DisplayAt] writes it, or an alias. It is the unit if the
// query has its parts in reverse order (“Hà Nội, Quận Đống Đa”), else the unit of that name with another kind or
// parent, else the name closest in spelling, if a unit has it with the kind and the parents of the query. It returns "" if there
// is no such name.
//
// Only the last step costs much. hints, never nil, bounds it: pass the same to all calls of one site; when its work is
// used up, that step finds nothing. It is not safe for concurrent use (see [viet.Hints]).
func (g *Gazetteer) Nearest(hints *viet.Hints, query string, at time.Time) string {
	parts := splitParts(strings.ReplaceAll(query, "/", ","))
	if len(parts) == 0 {
		return ""
	}
	_, short := KindPrefixes.Split(viet.Key(parts[0]))
	reversed := slices.Clone(parts)
	slices.Reverse(reversed)
	if r := choose(g.matches(strings.Join(reversed, ","), nil).names, at); r.Locality != nil {
		return r.Locality.DisplayAt(at)
	}
	if r := choose(g.fitting([]string{short}, nil), at); r.Locality != nil && short != "" {
		return r.Locality.DisplayAt(at)
	}
	near := hints.Nearest(parts[0], g.ownNames)
	if near == "" {
		kind, written := SplitKind(parts[0])
		if near = hints.Nearest(written, g.tableNames()); near != "" && kind != "" {
			near = FullName(kind, near)
		}
	}
	return g.existing(near, parts[1:], at)
}

// existing returns a hint with the name near and the parents of a query, "" if no unit fits it: “Phường Krông Nô” has the
// name of a unit of another kind only. Parents that fit no unit themselves are left out; others are not, as the unit of
// that name in another province is not the one that is meant.
func (g *Gazetteer) existing(near string, parents []string, at time.Time) string {
	if near == "" {
		return ""
	}
	if len(parents) > 0 && len(g.fitting(parents, nil)) == 0 {
		parents = nil
	}
	parts := append([]string{near}, parents...)
	found := g.fitting(parts, nil)
	if r := choose(found, at); r.Locality != nil && len(parents) > 0 {
		return r.Locality.DisplayAt(at)
	}
	if len(found) == 0 {
		return ""
	}
	return strings.Join(parts, ", ")
}
