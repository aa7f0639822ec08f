// Package gazetteer finds the administrative unit of Viet Nam that a name means on a given day.
//
// For example, “Đồ Sơn” means Quận Đồ Sơn, Hải Phòng on 19/1/2024 and Phường Đồ Sơn, Hải Phòng on 1/1/2026.
//
// A [Locality] is one unit with its days of validity: it came into force on From and ended after To. When the reform
// of 1/7/2025 ended a unit, its successors took over its territory, in full or in part. The whole country is built in:
// the provinces since 2004 (provinces.md), the communes of today, the districts and communes of 30/6/2025 with their
// successors, and many that had ended before (country.bin). A unit of country.bin becomes a Locality when something
// asks for it.
//
// A site adds what is local or newer, one [Entry] each. An entry that names a built-in unit is that unit, and what the
// entry says replaces what is built in.
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
// An ID is a path of slugs, for example hai-phong/quan-do-son; a commune that ended has its district in it,
// hai-phong/quan-do-son/phuong-ngoc-xuyen. Siblings whose names differ in diacritics only keep separate IDs: a built-in
// unit keeps its own, and of the entries the later gets the suffix -2, which New reports.
//
// [Gazetteer.Find] reads a name as people write it, as of a day. It never guesses: where several units fit, it
// returns all of them as candidates. It compares, in this order:
//
//  1. the spelling: as written; with i for y (Qui Nhơn) and without a zero before a number (Phường 01); and, for a query
//     without any diacritic, without diacritics
//  2. kind and parents, if the query names them: “TX Hồng Lĩnh (Hà Tĩnh)” is thị xã Hồng Lĩnh in Hà Tĩnh
//  3. units in force on the day before units that are not
//  4. the name that was valid on the day before other names of the unit, names before aliases
//  5. units that the site declares before others
//
// A name without a kind that is, was or became that of a province is never read as a commune: it is the province while
// that has the name, and ambiguous on other days. For example, “Vĩnh Phúc” is the province in 2024; in 2026 it may also
// mean phường Vĩnh Phúc, Phú Thọ.
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
	Names        []Name // in the order of From; at least one
	Parent       *Locality
	From, To     time.Time // first and last day; the zero time if unlimited
	UnsureFrom   bool      // the unit began on From or later
	UnsureTo     bool      // the unit ended on To or earlier
	Aliases      []string
	Pos          diag.Pos // of the entry in the site; zero for a built-in unit
	codes        []code
	successors   []Succession // declared; of a unit of the table without any, the table has them
	predecessors []Succession // declared
	table        *Gazetteer   // that made the unit from the table of the country; nil for any other
	number       packedUnit   // in the table
}

// code is an official code and the first day on which the unit had it.
type code struct {
	text string
	from time.Time
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
// the later unit; in Predecessors, the earlier, which may also be a unit that did not end but gave up a part.
type Succession struct {
	Locality *Locality
	Part     bool // only part of the territory of the earlier unit passed over
	Mainly   bool // the sources know this successor only; a smaller part may have passed over to others
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

// SuccessorEntry is a unit that took over territory of the unit of an [Entry] on the day after its last one, as an item
// of successors: names it: the name of the later unit, and whether only a part passed over to it.
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

// Gazetteer holds all known localities: the built-in ones and the units of a site. It is safe for concurrent use. After
// New nothing changes but which units of the table it has made.
type Gazetteer struct {
	own          []*Locality // the provinces and the units of the site, by ID
	byID         map[string]*Locality
	provinces    map[packedUnit]*Locality
	spellings    [3]spelling // as written, with i for y, without diacritics
	ownNames     []string    // for hints
	tableNames   func() []string
	foundByQuery sync.Map // query, or within → matched: thousands of articles name the same few places
	foundByKey   sync.Map // bucketKey → []packedName

	making sync.RWMutex
	made   map[packedUnit]*Locality
}

// spelling is an index of the names of provinces and of units of the site under one notion of equal spelling, for
// example “equal without diacritics”. Names with the same key count as equal.
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
