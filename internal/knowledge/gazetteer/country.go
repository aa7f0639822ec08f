package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bangvang/internal/text/viet"
)

// packedCountry is the table of the districts and communes of the country, past and present; the provinces are in
// provinces.md. TestGenerate writes it; docs/decisions/0046-the-country-built-in.md describes its format. It is read in
// place: nothing of it is unpacked.
//
//go:embed country.bin
var packedCountry string

// packedUnit is the number of a unit in the table. The numbers from firstPackedProvince on are provinces, in the order
// of country.provinces; noUnit is none.
type packedUnit uint16

const (
	firstPackedProvince packedUnit = 0xF000
	noUnit              packedUnit = 0xFFFF
)

// The sections of the table, in their order.
const (
	sectionNames     = iota // the names without kinds, sorted by bucketKey, front-coded in groups of namesInGroup
	sectionGroups           // 4 bytes each: the position of each group in sectionNames
	sectionName             // 2 bytes a unit: the number of its name
	sectionSpan             // 1 byte a unit: the number of its span in sectionSpans
	sectionCode             // 2 bytes a unit: its official code as a number
	sectionHeir             // 2 bytes a unit: the one unit that took over most of it, or noUnit
	sectionSpans            // 6 bytes each: kind, flags, first day, last day
	sectionParents          // 4 bytes each: the first unit of a run, and the parent of all units of the run
	sectionProvinces        // the IDs of the provinces, one a line
	sectionHeirs            // 4 bytes each, sorted: a unit, one of its heirs, with the bit heirOfPart
	sectionOldNames         // 7 bytes each, sorted: a unit, a name, its kind, its last day; kind 0 is an alias
	sectionSuffixes         // 3 bytes each, sorted: a unit, and the number that its ID ends in
	sections
)

// namesInGroup is the number of names of a group of sectionNames. A name begins with a byte: how many bytes it shares
// with the name before it, and how many follow; 15 of them stand for the number in the next byte.
const namesInGroup = 16

// heirOfPart marks, in sectionHeirs, an heir that took over only a part.
const heirOfPart = 1 << 15

// packedKinds are the kinds of sectionSpans and sectionOldNames, by their number.
var packedKinds = [...]string{"", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"}

// The flags of a span.
const (
	unsureFrom = 1 << iota // the first day is the earliest possible
	unsureTo               // the last day is the latest possible
)

// country reads the table.
type country struct {
	section   [sections]string
	provinces []string // IDs
	units     int
	names     int
	heads     []atomic.Pointer[string]   // the bucketKey of the first name of each group that was asked for
	groups    []atomic.Pointer[[]folded] // the names of each group that was asked for
}

// folded is a name with its bucketKey.
type folded struct{ name, key string }

// theCountry returns the table. The first call finds its sections; there are no others.
var theCountry = sync.OnceValue(func() *country { return openCountry(packedCountry) })

// openCountry returns a reader of a table: the lengths of the sections, 4 bytes each, then the sections.
func openCountry(packed string) *country {
	c := &country{}
	rest := packed[4*sections:]
	for i := range c.section {
		n := u32(packed, i)
		c.section[i], rest = rest[:n], rest[n:]
	}
	c.provinces = strings.Fields(c.section[sectionProvinces])
	c.units = len(c.section[sectionSpan])
	groups := len(c.section[sectionGroups]) / 4
	c.heads, c.groups = make([]atomic.Pointer[string], groups), make([]atomic.Pointer[[]folded], groups)
	if groups > 0 {
		last := c.section[sectionNames][u32(c.section[sectionGroups], groups-1):]
		c.names = (groups - 1) * namesInGroup
		for len(last) > 0 {
			_, _, last = cutName(last)
			c.names++
		}
	}
	return c
}

func u16(s string, i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }
func u32(s string, i int) uint32 { return binary.LittleEndian.Uint32([]byte(s[4*i : 4*i+4])) }

// packedDay returns a day of the table: 0 is the zero time, any other the number of days after 1/1/1970.
func packedDay(n uint16) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Date(1970, time.January, 1+int(n), 0, 0, 0, 0, viet.Zone)
}

// cutName splits off the first of front-coded names: how many bytes it shares with the one before, and its other bytes.
func cutName(names string) (shared int, added, rest string) {
	shared, n := int(names[0]>>4), int(names[0]&15)
	names = names[1:]
	if n == 15 {
		n, names = int(names[0]), names[1:]
	}
	return shared, names[:n], names[n:]
}

// eachName calls yield with the names from number first on, in their order, until it returns false.
func (c *country) eachName(first int, yield func(number int, name string) bool) {
	if first >= c.names {
		return
	}
	group := first / namesInGroup
	text := c.section[sectionNames][u32(c.section[sectionGroups], group):]
	var buf [256]byte
	for number := group * namesInGroup; len(text) > 0; number++ {
		shared, added, rest := cutName(text)
		copy(buf[shared:], added)
		text = rest
		if number >= first && !yield(number, string(buf[:shared+len(added)])) {
			return
		}
	}
}

// name returns the name with this number.
func (c *country) name(number int) (name string) {
	c.eachName(number, func(_ int, text string) bool { name = text; return false })
	return name
}

// bucketKey returns the key by which the names are sorted: the bareKey without spaces and with i for
// every y. Names that are equal in any spelling, and the part of an ID that is made from a name, have the same.
func bucketKey(s string) string { return bucketLetters.Replace(bareKey(s)) }

var bucketLetters = strings.NewReplacer(" ", "", "y", "i")

// namesLike returns the number of the first of the names with this bucketKey, and the names.
func (c *country) namesLike(bucket string) (first int, names []string) {
	after := sort.Search(len(c.heads), func(g int) bool { return c.head(g) >= bucket })
	for g := max(after-1, 0); g < len(c.groups); g++ {
		for i, n := range c.group(g) {
			switch {
			case n.key > bucket:
				return first, names
			case n.key == bucket && names == nil:
				first = g*namesInGroup + i
				fallthrough
			case n.key == bucket:
				names = append(names, n.name)
			}
		}
	}
	return first, names
}

// head returns the bucketKey of the first name of a group.
func (c *country) head(group int) string {
	key := c.heads[group].Load()
	if key == nil {
		text := bucketKey(c.name(group * namesInGroup))
		key = &text
		c.heads[group].Store(key)
	}
	return *key
}

// group returns the names of a group.
func (c *country) group(group int) []folded {
	names := c.groups[group].Load()
	if names == nil {
		names = &[]folded{}
		c.eachName(group*namesInGroup, func(number int, name string) bool {
			if number/namesInGroup == group {
				*names = append(*names, folded{name, bucketKey(name)})
			}
			return number/namesInGroup == group
		})
		c.groups[group].Store(names)
	}
	return *names
}

// packedName is a name of a unit of the table.
type packedName struct {
	unit packedUnit
	name string // without its kind
	kind string // "" for an alias
	old  bool   // a former name, or an alias
}

// find returns all names with a bucketKey, present and former, in the order of their units.
func (c *country) find(bucket string) []packedName {
	first, names := c.namesLike(bucket)
	if names == nil {
		return nil
	}
	var found []packedName
	column := c.section[sectionName]
	for unit := range c.units {
		if n := int(u16(column, unit)) - first; n >= 0 && n < len(names) {
			found = append(found, packedName{packedUnit(unit), names[n], c.kind(packedUnit(unit)), false})
		}
	}
	old := c.section[sectionOldNames]
	for ; old != ""; old = old[7:] {
		if n := int(u16(old, 1)) - first; n >= 0 && n < len(names) {
			found = append(found, packedName{packedUnit(u16(old, 0)), names[n], packedKinds[old[4]], true})
		}
	}
	return found
}

// span returns the bytes of the span of a unit.
func (c *country) span(unit packedUnit) string {
	at := 6 * int(c.section[sectionSpan][unit])
	return c.section[sectionSpans][at : at+6]
}

func (c *country) kind(unit packedUnit) string { return packedKinds[c.span(unit)[0]] }

// parent returns the unit or province above a unit.
func (c *country) parent(unit packedUnit) packedUnit {
	runs := c.section[sectionParents]
	i := sort.Search(len(runs)/4, func(i int) bool { return packedUnit(u16(runs, 2*i)) > unit })
	return packedUnit(u16(runs, 2*i-1))
}

// children returns the first unit directly below a unit or province and the unit after the last of each run of them.
func (c *country) children(parent packedUnit) (runs [][2]packedUnit) {
	table := c.section[sectionParents]
	for i := range len(table) / 4 {
		if packedUnit(u16(table, 2*i+1)) != parent {
			continue
		}
		end := packedUnit(c.units)
		if next := i + 1; next < len(table)/4 {
			end = packedUnit(u16(table, 2*next))
		}
		runs = append(runs, [2]packedUnit{packedUnit(u16(table, 2*i)), end})
	}
	return runs
}

// rows returns the entries of a unit in a section whose entries of size bytes are sorted by their unit.
func (c *country) rows(section int, size int, unit packedUnit) string {
	table := c.section[section]
	at := func(i int) packedUnit { return packedUnit(u16(table[size*i:], 0)) }
	first := sort.Search(len(table)/size, func(i int) bool { return at(i) >= unit })
	last := first
	for last < len(table)/size && at(last) == unit {
		last++
	}
	return table[size*first : size*last]
}

// packedHeir is a unit that took over the territory of another.
type packedHeir struct {
	unit packedUnit
	part bool // a part of it
	main bool // as far as is known, all or most of it
}

// heirs returns the units that took over a unit.
func (c *country) heirs(unit packedUnit) []packedHeir {
	if heir := packedUnit(u16(c.section[sectionHeir], int(unit))); heir != noUnit {
		return []packedHeir{{heir, false, true}}
	}
	var heirs []packedHeir
	for rows := c.rows(sectionHeirs, 4, unit); rows != ""; rows = rows[4:] {
		heir := u16(rows, 1)
		heirs = append(heirs, packedHeir{packedUnit(heir &^ heirOfPart), heir&heirOfPart != 0, false})
	}
	return heirs
}

// forebears returns the units that a unit took over, in their order.
func (c *country) forebears(heir packedUnit) []packedUnit {
	var units []packedUnit
	column := c.section[sectionHeir]
	low, high := byte(heir), byte(heir>>8)
	for at := 0; at < len(column); at += 2 {
		if column[at] == low && column[at+1] == high {
			units = append(units, packedUnit(at/2))
		}
	}
	for rows := c.section[sectionHeirs]; rows != ""; rows = rows[4:] {
		if packedUnit(u16(rows, 1)&^heirOfPart) == heir {
			units = append(units, packedUnit(u16(rows, 0)))
		}
	}
	slices.Sort(units)
	return units
}

// Table returns the table of the country as decision 46 describes it, for readers in other languages: the form reads it
// in place, as this package does. The section of official codes, which no name needs, is empty.
func Table() []byte {
	out := slices.Concat([]byte(packedCountry[:4*sections]))
	binary.LittleEndian.PutUint32(out[4*sectionCode:], 0)
	for i, s := range theCountry().section {
		if i != sectionCode {
			out = append(out, s...)
		}
	}
	return out
}

// TableNumber returns the number of the unit in [Table], -1 for a province and a unit that only the site has.
func (l *Locality) TableNumber() int {
	if l.table == nil {
		return -1
	}
	return int(l.number)
}

// TableKinds returns the kinds of units of [Table] and their levels, by the number of a kind there. The kind 0 is "", of an
// alias, and has the level 0.
func TableKinds() (kinds []string, of []Level) {
	for _, kind := range packedKinds {
		kinds, of = append(kinds, kind), append(of, levels[kind])
	}
	return kinds, of
}
