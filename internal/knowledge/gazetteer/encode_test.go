package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// plainUnit is a unit before it is packed.
type plainUnit struct {
	parent     *plainUnit // nil: province
	province   string     // ID
	name, kind string
	code       int
	from, to   time.Time
	unsure     byte // unsureFrom, unsureTo
	heirs      []plainHeir
	old        []plainName
	source     string
	number     packedUnit
}

type plainHeir struct {
	unit *plainUnit
	part bool
	main bool // the source knows no other heir
}

type plainName struct {
	name, kind string // kind "" for an alias
	until      time.Time
}

// id returns the ID of a unit without its suffix.
func (u *plainUnit) id(ids map[*plainUnit]string) string {
	above := u.province
	if u.parent != nil {
		above = ids[u.parent]
	}
	return above + "/" + viet.PathSegment(FullName(u.kind, u.name))
}

// pack returns the table of the units.
func pack(units []*plainUnit) ([]byte, error) {
	provinces := map[string]int{}
	for _, u := range units {
		provinces[u.province] = 0
	}
	ids := slices.Sorted(maps.Keys(provinces))
	for i, id := range ids {
		provinces[id] = i
	}
	level := func(u *plainUnit) int {
		if u.parent == nil {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(units, func(a, b *plainUnit) int {
		return cmp.Or(cmp.Compare(level(a), level(b)), cmp.Compare(a.province, b.province), cmp.Compare(levels[a.kind], levels[b.kind]),
			cmp.Compare(parentNumber(a), parentNumber(b)), cmp.Compare(a.code, b.code), cmp.Compare(a.name, b.name), a.to.Compare(b.to))
	})
	for i, u := range units {
		u.number = packedUnit(i)
	}
	below := units[slices.IndexFunc(units, func(u *plainUnit) bool { return u.parent != nil }):]
	slices.SortStableFunc(below, func(a, b *plainUnit) int { return cmp.Compare(a.parent.number, b.parent.number) })
	for i, u := range units {
		u.number = packedUnit(i)
	}
	if len(units) >= int(firstPackedProvince) {
		return nil, fmt.Errorf("%d units are too many", len(units))
	}
	var section [sections]bytes.Buffer
	put := func(s int, values ...int) {
		for _, v := range values {
			section[s].Write(binary.LittleEndian.AppendUint16(nil, uint16(v)))
		}
	}
	names := packNames(units, &section[sectionNames], func(at int) {
		section[sectionGroups].Write(binary.LittleEndian.AppendUint32(nil, uint32(at)))
	})
	spans := map[string]int{}
	runOf := -1
	suffixes := map[string]int{}
	idOf := map[*plainUnit]string{}
	for _, u := range units {
		parent := int(firstPackedProvince) + provinces[u.province]
		if u.parent != nil {
			parent = int(u.parent.number)
		}
		if parent != runOf {
			put(sectionParents, int(u.number), parent)
			runOf = parent
		}
		put(sectionName, names[u.name])
		span := string([]byte{byte(slices.Index(packedKinds[:], u.kind)), u.unsure}) +
			string(binary.LittleEndian.AppendUint16(nil, plainDay(u.from))) + string(binary.LittleEndian.AppendUint16(nil, plainDay(u.to)))
		if _, ok := spans[span]; !ok {
			spans[span] = len(spans)
			section[sectionSpans].WriteString(span)
		}
		section[sectionSpan].WriteByte(byte(spans[span]))
		put(sectionCode, u.code)
		heir := int(noUnit)
		if len(u.heirs) == 1 && u.heirs[0].main {
			heir = int(u.heirs[0].unit.number)
		} else {
			for _, h := range u.heirs {
				put(sectionHeirs, int(u.number), int(h.unit.number)|int(flagByte(h.part))<<15)
			}
		}
		put(sectionHeir, heir)
		for _, n := range u.old {
			put(sectionOldNames, int(u.number), names[n.name])
			section[sectionOldNames].WriteByte(byte(slices.Index(packedKinds[:], n.kind)))
			put(sectionOldNames, int(plainDay(n.until)))
		}
		id := u.id(idOf)
		if suffixes[id]++; suffixes[id] > 1 {
			put(sectionSuffixes, int(u.number))
			section[sectionSuffixes].WriteByte(byte(suffixes[id]))
			id = fmt.Sprint(id, "-", suffixes[id])
		}
		idOf[u] = id
	}
	if len(spans) > 256 {
		return nil, fmt.Errorf("%d spans are too many", len(spans))
	}
	section[sectionProvinces].WriteString(strings.Join(ids, "\n"))
	var out bytes.Buffer
	for i := range section {
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(section[i].Len())))
	}
	for i := range section {
		out.Write(section[i].Bytes())
	}
	return out.Bytes(), nil
}

func parentNumber(u *plainUnit) int {
	if u.parent == nil {
		return -1
	}
	return int(u.parent.number)
}

// packNames writes the names and returns their numbers.
func packNames(units []*plainUnit, out *bytes.Buffer, group func(at int)) map[string]int {
	numbers := map[string]int{}
	for _, u := range units {
		numbers[u.name] = 0
		for _, n := range u.old {
			numbers[n.name] = 0
		}
	}
	sorted := slices.Sorted(maps.Keys(numbers))
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(bucketKey(a), bucketKey(b)) })
	before := ""
	for i, name := range sorted {
		if i%namesInGroup == 0 {
			group(out.Len())
			before = ""
		}
		shared := 0
		for shared < min(len(before), len(name), 15) && before[shared] == name[shared] {
			shared++
		}
		added := len(name) - shared
		out.WriteByte(byte(shared<<4 | min(added, 15)))
		if added >= 15 {
			out.WriteByte(byte(added))
		}
		out.WriteString(name[shared:])
		numbers[name], before = i, name
	}
	return numbers
}

func plainDay(t time.Time) uint16 {
	if t.IsZero() {
		return 0
	}
	return uint16((t.Unix() + 7*3600) / 86400)
}

func flagByte(b bool) byte {
	if b {
		return 1
	}
	return 0
}
