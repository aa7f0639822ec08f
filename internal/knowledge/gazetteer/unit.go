package gazetteer

import (
	"strconv"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// unit returns a unit of the table, or the province that has a number. It makes a unit once: the same number gives the
// same Locality.
func (g *Gazetteer) unit(number packedUnit) *Locality {
	if number >= firstPackedProvince {
		return g.provinces[number]
	}
	g.making.RLock()
	l := g.made[number]
	g.making.RUnlock()
	if l != nil {
		return l
	}
	l = g.make(number)
	g.making.Lock()
	defer g.making.Unlock()
	if other := g.made[number]; other != nil { // made meanwhile
		return other
	}
	g.made[number] = l
	return l
}

// make makes a unit of the table.
func (g *Gazetteer) make(number packedUnit) *Locality {
	c := theCountry()
	span := c.span(number)
	kind, short := c.kind(number), c.name(int(u16(c.section[sectionName], int(number))))
	l := &Locality{
		Parent: g.unit(c.parent(number)), Level: levels[kind], table: g, number: number,
		From: packedDay(u16(span, 1)), To: packedDay(u16(span, 2)),
		UnsureFrom: span[1]&unsureFrom != 0, UnsureTo: span[1]&unsureTo != 0,
	}
	from := l.From
	for rows := c.rows(sectionOldNames, 7, number); rows != ""; rows = rows[7:] {
		name := c.name(int(u16(rows, 1)))
		oldKind := packedKinds[rows[4]]
		if oldKind == "" {
			l.Aliases = append(l.Aliases, name)
			continue
		}
		l.Names = append(l.Names, Name{FullName(oldKind, name), name, oldKind, from})
		from = packedDay(uint16(rows[5])|uint16(rows[6])<<8).AddDate(0, 0, 1)
	}
	l.Names = append(l.Names, Name{FullName(kind, short), short, kind, from})
	l.ID = l.Parent.ID + "/" + viet.PathSegment(l.Latest().Full)
	if suffix := c.rows(sectionSuffixes, 3, number); suffix != "" {
		l.ID += "-" + strconv.Itoa(int(suffix[2]))
	}
	return l
}

// unitByID returns the unit of the table with this ID, or nil.
func (g *Gazetteer) unitByID(id string) *Locality {
	slash := strings.LastIndexByte(id, '/')
	if slash < 0 || strings.Count(id, "/") > 2 || len(id) > 200 {
		return nil
	}
	parent := g.Get(id[:slash])
	if parent == nil {
		return nil
	}
	key := bareKey(id[slash+1:])
	plain, _, _ := cutLast(key) // the number in xa-son-ha-2 is no part of the name
	for _, key := range [...]string{key, plain} {
		_, name := bareKindPrefixes.Split(key)
		for _, n := range g.namedLike(name) {
			if l := g.unit(n.unit); l.Parent == parent && l.ID == id {
				return l
			}
		}
	}
	return nil
}

// cutLast splits off the last word of a text.
func cutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+1:], true
}

// namedLike returns the names in the table of the country with the bucketKey of a name.
func (g *Gazetteer) namedLike(name string) []packedName {
	bucket := bucketKey(name)
	if found, ok := g.foundByKey.Load(bucket); ok {
		return found.([]packedName)
	}
	found := theCountry().find(bucket)
	g.foundByKey.Store(bucket, found)
	return found
}

// indexed returns the name as one of the names of its unit, which it makes.
func (g *Gazetteer) indexed(n packedName) indexedName {
	l := g.unit(n.unit)
	for i, name := range l.Names {
		if name.Kind == n.kind && name.Short == n.name {
			return indexedName{l, i, n.kind}
		}
	}
	return indexedName{l, -1, n.kind}
}

// tableNames returns the names without kinds of the table, each once.
func tableNames() []string {
	c := theCountry()
	names := make([]string, 0, c.names)
	c.eachName(0, func(_ int, name string) bool { names = append(names, name); return true })
	return names
}

// WithPrefix returns at most limit units whose IDs begin with a text, sorted: provinces and units of the site; and, of a
// text with a slash, the units directly below the one before the slash.
func (g *Gazetteer) WithPrefix(text string, limit int) []*Locality {
	var found []*Locality
	for _, l := range g.own {
		if strings.HasPrefix(l.ID, text) && (l.Pos.File != "" || l.table == nil) {
			found = append(found, l)
		}
	}
	if slash := strings.LastIndexByte(text, '/'); slash > 0 {
		found = append(found, g.below(g.Get(text[:slash]), text)...)
	}
	sortByID(found)
	return found[:min(len(found), limit)]
}

// Below returns the units directly below l, past and present, in no order; for a province, its districts and the
// communes of today.
func (g *Gazetteer) Below(l *Locality) []*Locality {
	units := g.below(l, "")
	for _, own := range g.own {
		if own.Parent == l && own.Pos.File != "" {
			units = append(units, own)
		}
	}
	return units
}

// below returns the units of the table directly below a unit that the site does not declare and whose IDs begin with a
// text.
func (g *Gazetteer) below(above *Locality, text string) []*Locality {
	if above == nil {
		return nil
	}
	number := above.number
	if above.table == nil {
		number = noUnit
		for n, l := range g.provinces {
			if l == above {
				number = n
			}
		}
	}
	var found []*Locality
	for _, run := range theCountry().children(number) {
		for n := run[0]; n < run[1]; n++ {
			if l := g.unit(n); l.Pos.File == "" && strings.HasPrefix(l.ID, text) {
				found = append(found, l)
			}
		}
	}
	return found
}

// Like returns at most limit units a word of whose name begins with the first part of text, marks and kind aside, those
// in force on the day of at first. For example, “do s” gives the units named Đồ Sơn and Đô Sơn.
func (g *Gazetteer) Like(text string, at time.Time, limit int) []*Locality {
	first, _, _ := strings.Cut(text, ",")
	kind, key := bareKindPrefixes.Split(bareKey(first))
	if key == "" {
		return nil
	}
	c := theCountry()
	fits := make([]bool, c.names)
	c.eachName(0, func(number int, name string) bool {
		fits[number] = strings.Contains(" "+bareKey(name), " "+key)
		return true
	})
	var now, past []*Locality
	for number := range c.units {
		if !fits[u16(c.section[sectionName], number)] || kind != "" && c.kind(packedUnit(number)) != kind {
			continue
		}
		span := c.span(packedUnit(number))
		switch ended := u16(span, 2) != 0 && packedDay(u16(span, 2)).Before(at); {
		case !ended && len(now) < limit:
			now = append(now, g.unit(packedUnit(number)))
		case ended && len(past) < limit:
			past = append(past, g.unit(packedUnit(number)))
		}
	}
	return append(now, past[:min(len(past), limit-len(now))]...)
}
