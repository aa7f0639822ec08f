// Package gazetteer finds the administrative unit of Viet Nam that a name means on a given day.
//
// For example, “Đồ Sơn” means Quận Đồ Sơn, Hải Phòng on 19/1/2024 and Phường Đồ Sơn, Hải Phòng on 1/1/2026.
//
// A [Locality] is one unit with its days of validity: it came into force on From and ended after To. When the reform
// of 1/7/2025 ended a unit, its successors took over its territory, in full or in part. Today's 34 provinces and the
// 29 that were merged into them are built in (provinces.md); a site adds the units it writes about, one [Entry] each.
//
// [New] fills in the fields that an entry leaves out, by the dates of the law:
//
//   - the kind is read from the name: “Quận Đồ Sơn”
//   - a quận, huyện, thị xã or thành phố thuộc tỉnh ended on 30/6/2025, and with it every unit inside it, and any unit
//     that has successors
//   - a commune directly under a province exists from 1/7/2025
//   - a successor that is written with its kind and has no entry of its own, “Phường Nam Đồ Sơn”, is a commune of the
//     province in force afterwards, from the day after the predecessor's end
//
// An ID is a path of slugs, for example hai-phong/quan-do-son. Siblings whose names differ in diacritics only keep
// separate IDs: the later in alphabetical order gets the suffix -2, and New reports it.
//
// [Gazetteer.Find] reads a name as people write it, as of a day. It never guesses: where several units fit, it
// returns all of them as candidates. It compares, in this order:
//
//  1. the spelling: as written; with i for y (Qui Nhơn); and, for a query without any diacritic, without diacritics
//  2. kind and parents, if the query names them: “TX Hồng Lĩnh (Hà Tĩnh)” is thị xã Hồng Lĩnh in Hà Tĩnh
//  3. units in force on the day before units that are not
//  4. the name that was valid on the day before other names of the unit, names before aliases
//
// A province takes no precedence over a district of the same name.
package gazetteer

import (
	"sync"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Level is a tier of administration, Province the highest.
type Level uint8

const (
	Province Level = iota + 1 // tỉnh, thành phố trực thuộc trung ương
	District                  // quận, huyện, thị xã, thành phố thuộc tỉnh: until 2025-06-30
	Commune                   // xã, phường, thị trấn, đặc khu
)

// Locality is one administrative unit. It is immutable once New has returned.
type Locality struct {
	ID           string // path of slugs: hai-phong, hai-phong/quan-do-son
	Level        Level
	Names        []Name       // in the order of From; at least one
	Parent       *Locality    // nil for a province
	From, To     time.Time    // first and last day; the zero time if unlimited
	Successors   []Succession // the units that took over its territory, direct ones only
	Predecessors []Succession // the ended units whose territory it took over, direct ones only
	Aliases      []string     // other names under which it is found, with or without a kind
	Pos          diag.Pos     // of the entry in the site; zero for a built-in unit
}

// Name is a name of a unit from a day on. The kind may change while the unit remains: for example, Đồng Nai became a
// thành phố on 30/4/2026.
type Name struct {
	Full  string    // as written with its kind: "Quận Đồ Sơn", "Tỉnh Hà Tĩnh", "Thành phố Huế"
	Short string    // "Đồ Sơn"
	Kind  string    // quận, huyện, thị xã, thành phố, tỉnh, xã, phường, thị trấn, đặc khu
	From  time.Time // the first day of the name; the zero time if unknown
}

// Succession is one link between a unit that ended and a unit that took over its territory. In Successors, Locality is
// the later unit; in Predecessors, the earlier.
type Succession struct {
	Locality *Locality
	Part     bool // only part of the territory of the ended unit passed over
}

// Entry is a unit as a site declares it in localities.yaml. The caller fills it from the file for [New].
type Entry struct {
	Name       string    // with its kind: “Quận Đồ Sơn”
	Parent     Ref       // empty for a province
	Kind       string    // "" to read it from the name; also "thành phố trực thuộc trung ương"
	From, To   time.Time // first and last day; the zero time for what [New] finds out
	Successors []SuccessorEntry
	Aliases    []string
	Pos        diag.Pos
}

// Ref names another unit, with the position of that text in localities.yaml: by its name, by "unit, parent" or by its ID.
type Ref struct {
	Text string
	Pos  diag.Pos
}

// SuccessorEntry is one of the successors of an Entry.
type SuccessorEntry struct {
	Ref
	Part bool // only part of the territory passed over
}

// Result is the answer to a query: one unit, several candidates, or a hint. Its zero value says that nothing fits.
type Result struct {
	Locality   *Locality   // nil unless exactly one unit fits
	Candidates []*Locality // if several units fit: at most 50 of them, in alphabetical order
	NotInForce bool        // Locality is known, but was not in force on the day
	Nearest    string      // if no unit fits: the name closest in spelling, or ""
}

// Gazetteer holds all known localities: the built-in provinces and the units of a site. It does not change after New,
// and is safe for concurrent use.
type Gazetteer struct {
	all          []*Locality // by ID
	byID         map[string]*Locality
	children     map[*Locality][]*Locality
	spellings    [3]spelling // as written, with i for y, without diacritics
	allNames     []string    // for hints
	foundByQuery sync.Map    // query → []indexedName that fit: thousands of articles name the same few places
}

// spelling is an index of names under one notion of equal spelling, for example “equal without diacritics”. Names with
// the same key count as equal.
type spelling struct {
	key          func(string) string
	kindPrefixes KindTable
	names        map[string][]indexedName // key of the name without its kind → names
}

// indexedName is one name of a unit: unit.Names[nameIndex], or an alias if nameIndex is negative.
type indexedName struct {
	unit      *Locality
	nameIndex int
	kind      string // "" for an alias without a kind, which goes with every kind
}

// builder collects the units of a Gazetteer for New. It places one tier after the other from the highest, because a
// parent is always of a higher tier.
type builder struct {
	g               *Gazetteer
	units           []*unit
	impliedCommunes []*Locality // communes without an entry that a successor names
	problems        diag.List
	byName          map[string]*unit            // the first entry of each name, by its viet.Key; nil until it is needed
	declared        map[declaration][]*Locality // the units of placed entries
	slugs           viet.UniqueSlugs            // of all IDs
	hints           *viet.Hints
}

// declaration holds the properties that a unit shares with no other that was in force together with it.
type declaration struct {
	level      Level
	parent     *Locality
	name, kind string // the name without its kind, as a viet.Key
}

// unit is an entry while New turns it into a Locality.
type unit struct {
	entry     *Entry
	*Locality // its ID is "" until its parent is found
}
