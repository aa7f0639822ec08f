package gazetteer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"
)

// New returns a gazetteer of the built-in units and the entries of a site, and the problems of the entries; the gazetteer
// is never nil. It leaves out an entry whose name, kind or parent it cannot understand, one that declares a unit of another
// entry again, and one with a name that 300 units have already.
func New(entries []Entry) (*Gazetteer, diag.List) {
	g := &Gazetteer{
		byID: map[string]*Locality{}, provinces: map[packedUnit]*Locality{}, made: map[packedUnit]*Locality{},
		spellings: [...]spelling{
			{viet.Key, KindPrefixes, map[string][]indexedName{}},
			{looseKey, KindPrefixes, map[string][]indexedName{}},
			{bareKey, bareKindPrefixes, map[string][]indexedName{}},
		},
	}
	g.tableNames = sync.OnceValue(tableNames)
	b := &builder{g: g, declared: map[declaration][]*Locality{}, slugs: viet.UniqueSlugs{}, hints: viet.NewHints(viet.HintWork)}
	g.addProvinces()
	for _, l := range g.own {
		b.slugs.Reserve(l.ID)
		b.declare(l)
	}
	for i := range entries {
		b.readEntry(&entries[i])
	}
	for _, level := range [...]Level{Province, District, Commune} {
		b.assignIDs(b.placeTier(level))
	}
	b.linkSuccessors()
	sortByID(b.g.own)
	return b.g, b.problems
}

// readEntry turns an entry into a unit if its name and kind can be understood, and reports a problem otherwise.
func (b *builder) readEntry(e *Entry) {
	k, short := SplitKind(e.Name)
	given := viet.Key(e.Kind)
	if given == viet.Key(centralCity) {
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
	case given == viet.Key(centralCity), viet.Key(e.Parent.Text) == "" && b.g.isProvince(e.Name):
		level = Province // a name that only a province has so far: placeTier reports the duplicate
	}
	l := &Locality{Level: level, Aliases: e.Aliases, From: dayOrZero(e.From), To: dayOrZero(e.To), Pos: e.Pos}
	if l.To.IsZero() && (level == District || len(e.Successors) > 0) {
		l.To = lastDayOfDistricts
	}
	l.Names = []Name{{FullName(k, short), short, k, l.From}}
	b.units = append(b.units, &unit{entry: e, Locality: l})
}

// isProvince reports whether a text is the name of a province, with or without its kind.
func (g *Gazetteer) isProvince(text string) bool {
	own, _ := g.match(&g.spellings[0], text)
	return slices.ContainsFunc(own, func(h indexedName) bool { return h.unit.Level == Province })
}

// dayOrZero returns the first moment of the day of t, and the zero time for the zero time.
func dayOrZero(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return viet.StartOfDay(t)
}

// placeTier finds the parents of the units of one tier, indexes their names and returns the units that have a parent
// and are no duplicates.
func (b *builder) placeTier(level Level) []*Locality {
	var placed []*Locality
	for _, u := range b.units {
		if u.Level != level || level != Province && !b.findParent(u) {
			continue
		}
		if b.adopt(u) {
			continue
		}
		if first := b.findDuplicate(u.Locality); first != nil {
			b.problems.Add(diag.DuplicateLocality, u.Pos, u.Latest().Full, declaredAt(first))
			continue
		}
		if name := b.crowded(u.Locality); name != "" {
			b.problems.Add(diag.OverBudget, u.Pos, "đơn vị tên “"+name+"”", strconv.Itoa(maxNamesakes))
			continue
		}
		b.add(u.Locality)
		placed = append(placed, u.Locality)
	}
	return placed
}

// maxNamesakes is the number of units that a name may mean: every query for it looks at them all. In the whole country
// no name had a hundred.
const maxNamesakes = 300

// crowded returns a name of l that means maxNamesakes other units already, or "".
func (b *builder) crowded(l *Locality) string {
	loosest := b.g.spellings[len(b.g.spellings)-1]
	for _, name := range append([]string{l.Latest().Short}, l.Aliases...) {
		if len(loosest.names[loosest.key(name)]) >= maxNamesakes {
			return name
		}
	}
	return ""
}

// add indexes the names of l.
func (b *builder) add(l *Locality) {
	b.g.index(l)
	b.declare(l)
}

// declare records the names of l, for findDuplicate.
func (b *builder) declare(l *Locality) {
	for _, n := range l.Names {
		d := declaration{l.Level, l.Parent, viet.Key(n.Short), n.Kind}
		b.declared[d] = append(b.declared[d], l)
	}
}

// findParent finds the parent of u as of the days when u was in force, and derives from it the days that the entry
// leaves out. It reports whether there is one.
func (b *builder) findParent(u *unit) bool {
	ref := u.entry.Parent
	if viet.Key(ref.Text) == "" {
		b.problems.Add(diag.MissingKey, u.Pos, "parent", "Hải Phòng")
		return false
	}
	at := cmp.Or(u.To, u.From, firstDayOfTwoTiers)
	found := b.g.find(ref.Text, at, func(l *Locality) bool { return l.Level < u.Level })
	if found.Locality == nil {
		b.reportLostParent(u, found)
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
		b.reportNotInForce(u.Parent, at, ref.Pos)
	}
	return true
}

// reportLostParent reports why u has no parent. A parent is of a higher tier, so every cycle of parents ends up here.
// If the parent has an entry that New left out, it reports nothing: the problem of that entry suffices.
func (b *builder) reportLostParent(u *unit, found Result) {
	ref := u.entry.Parent
	switch above := b.entryNamed(ref.Text); {
	case len(found.Candidates) > 0:
		b.problems.Add(diag.AmbiguousLocality, ref.Pos, ref.Text, joinNames(found.Candidates))
	case above == nil:
		b.problems.Add(diag.UnknownLocality, ref.Pos, ref.Text, b.g.Nearest(b.hints, ref.Text, cmp.Or(u.To, u.From, firstDayOfTwoTiers)))
	case above == u:
		b.problems.Add(diag.LocalityCycle, ref.Pos, u.Latest().Full)
	case above.Level >= u.Level:
		b.problems.Add(diag.BadValue, ref.Pos, ref.Text, "parent", parentKinds)
	}
}

// entryNamed returns the unit of the entry with this name, or nil.
func (b *builder) entryNamed(text string) *unit {
	parts := splitParts(text)
	if len(parts) == 0 {
		return nil
	}
	if b.byName == nil { // thousands of entries may name a parent that is missing
		b.byName = make(map[string]*unit, 2*len(b.units))
		for _, u := range slices.Backward(b.units) {
			n := u.Latest()
			b.byName[viet.Key(n.Full)], b.byName[viet.Key(n.Short)] = u, u
		}
	}
	return b.byName[viet.Key(parts[0])]
}

// findDuplicate returns a unit with the name, kind and parent of l that was in force together with it, or nil.
func (b *builder) findDuplicate(l *Locality) *Locality {
	n := l.Latest()
	for _, other := range b.declared[declaration{l.Level, l.Parent, viet.Key(n.Short), n.Kind}] {
		if inForceTogether(l, other) {
			return other
		}
	}
	return nil
}

// inForceTogether reports whether both units were in force on at least one same day.
func inForceTogether(a, b *Locality) bool {
	before := func(a, b *Locality) bool { return !a.To.IsZero() && a.To.Before(b.From) }
	return !before(a, b) && !before(b, a)
}

// declaredAt returns the file and line that declare l: "content/localities.yaml:7", or "provinces.md".
func declaredAt(l *Locality) string {
	if l.Pos.File == "" {
		return "provinces.md"
	}
	return l.Pos.File + ":" + strconv.Itoa(l.Pos.Line)
}

// joinNames returns the display names of the units for a problem, separated by semicolons.
func joinNames(units []*Locality) string {
	var names []string
	for _, u := range units[:min(len(units), maxCandidates)] {
		names = append(names, u.Display())
	}
	return strings.Join(names, "; ")
}

// assignIDs gives each unit of one tier its ID. If several units have the same slug, the first has it without a suffix:
// a unit that the site adds below takes no address away.
func (b *builder) assignIDs(units []*Locality) {
	for _, l := range units {
		id := viet.PathSegment(l.Latest().Short)
		if l.Parent != nil {
			id = l.Parent.ID + "/" + viet.PathSegment(l.Latest().Full)
		}
		b.assignID(l, id)
	}
}

// assignID gives l this ID, or the first free one of id-2, id-3 and so on, and reports the suffix.
func (b *builder) assignID(l *Locality, id string) {
	first := b.g.Get(id)
	for l.ID = b.slugs.Reserve(id); b.g.Get(l.ID) != nil; {
		l.ID = b.slugs.Reserve(id)
	}
	if first != nil {
		b.problems.Add(diag.SlugSuffixed, l.Pos, l.Latest().Full, first.Latest().Full, l.ID)
	}
	b.g.byID[l.ID] = l
	b.g.own = append(b.g.own, l)
}
