// Package gazetteer knows the localities of Viet Nam through time.
//
// A locality is a unit with a validity: it came into force on From and ended after To. When the
// reform of 1/7/2025 ended a unit, its successors took its territory over, in full or in part. The
// provinces, today's 34 and the 29 that were merged into them, are built in (provinces.md); a site
// adds the units it writes about.
//
// What a site leaves out of an entry is filled in by the law's own dates:
//
//   - the kind is read off the name: “Quận Đồ Sơn”
//   - a quận, huyện, thị xã or thành phố thuộc tỉnh ended on 30/6/2025, with it what lay in it, and
//     any unit that has successors
//   - a commune directly under a province exists from 1/7/2025
//   - a successor that is written with its kind and not declared, “Phường Nam Đồ Sơn”, is a commune of
//     the province in force after, from the day after
//
// An ID is a path of slugs, hai-phong/quan-do-son. Siblings whose names differ in marks only are never
// merged: the later in the alphabet gets -2 behind its slug, and this is said.
//
// [Gazetteer.Find] reads a name as people write it, as of a day. It never guesses: where several
// units fit, it returns them all. In order, it goes by
//
//  1. the spelling: as written; with i for y (Qui Nhơn); and, for a query typed without any mark, without marks
//  2. kind and parents, when the query says them: “TX Hồng Lĩnh (Hà Tĩnh)” is thị xã Hồng Lĩnh in Hà Tĩnh
//  3. units in force on the day before units that are not
//  4. the name that held on the day before other names of the unit, names before aliases
//
// A province has no precedence over a district of its name.
package gazetteer

import (
	"sync"
	"time"

	"bangvang/internal/diag"
)

// Level is a tier of administration.
type Level uint8

const (
	Province Level = iota + 1 // tỉnh, thành phố trực thuộc trung ương
	District                  // quận, huyện, thị xã, thành phố thuộc tỉnh: until 2025-06-30
	Commune                   // xã, phường, thị trấn, đặc khu
)

// Locality is one unit. It is immutable once the gazetteer is made.
type Locality struct {
	ID           string // path of slugs: hai-phong, hai-phong/quan-do-son
	Level        Level
	Names        []Name // in time; at least one
	Parent       *Locality
	From, To     time.Time // first and last day; zero when open
	Successors   []Succession
	Predecessors []Succession
	Aliases      []string
	Pos          diag.Pos // where the site declares it; zero for the built-in ones
}

// Name is what a unit is called from a day on: a type may change while the unit stays (Đồng Nai
// became a thành phố on 30/4/2026).
type Name struct {
	Full  string // as written with its kind: "Quận Đồ Sơn", "Tỉnh Hà Tĩnh", "Thành phố Huế"
	Short string // "Đồ Sơn"
	Kind  string // quận, huyện, thị xã, thành phố, tỉnh, xã, phường, thị trấn, đặc khu
	From  time.Time
}

// Succession is one arrow between a unit that ended and one that took territory over.
type Succession struct {
	Locality *Locality
	Part     bool // only part of the ended unit went there
}

// Entry is a unit as a site declares it in localities.yaml.
type Entry struct {
	Name       string // with its kind
	Parent     Ref
	Kind       string // "" when it is read off the name; also "thành phố trực thuộc trung ương"
	From, To   time.Time
	Successors []SuccessorEntry
	Aliases    []string
	Pos        diag.Pos
}

// Ref names another unit: a name, "unit, parent" or an ID.
type Ref struct {
	Text string
	Pos  diag.Pos
}

// SuccessorEntry is one of an Entry's successors.
type SuccessorEntry struct {
	Ref
	Part bool
}

// Result is what a name was found to mean.
type Result struct {
	Locality   *Locality   // nil unless exactly one unit is meant
	Candidates []*Locality // when several units fit, in the order of the alphabet
	NotInForce bool        // Locality exists, but not on the day asked for
	Nearest    string      // when nothing fits: the name closest in spelling, "" when none is near
}

// Gazetteer is all localities known, the built-in provinces and a site's own. It does not change once
// it is made, and is safe for concurrent use.
type Gazetteer struct {
	all       []*Locality // by ID
	byID      map[string]*Locality
	children  map[*Locality][]*Locality
	spellings [3]spelling // as written, with i for y, without marks
	spelled   []string    // every name there is, for hints
	met       sync.Map    // query → the names that fit it, []hit: thousands of articles name the same few places
	hints     sync.Map    // query → the nearest of spelled: a name that is missing is missing in many articles
}

// spelling is one way to read names: what counts as the same, and all names by that key.
type spelling struct {
	key      func(string) string
	prefixes KindTable
	names    map[string][]hit // without their kinds
}

// hit is one name of a unit: Names[name], or an alias when name is negative.
type hit struct {
	unit *Locality
	name int
	kind string // "" for an alias without one, which goes with every kind
}

// builder makes a gazetteer. Tiers are made from the top: a parent is always of a higher one.
type builder struct {
	g        *Gazetteer
	units    []*unit
	made     []*Locality // communes that exist because a successor names them
	problems diag.List
}

// unit is an entry on its way to be a locality.
type unit struct {
	entry     *Entry
	*Locality // without an ID until its place is found
}
