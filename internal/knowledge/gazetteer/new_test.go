package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
)

func TestProvinces(t *testing.T) {
	g := makeGazetteer(t, nil)
	for day, want := range map[string]int{"2025-06-30": 63, "2025-07-01": 34, "2026-06-01": 34, "2020-01-01": 63, "2008-07-31": 64, "2003-12-31": 61, "": 34} {
		if got := g.Provinces(on(t, day)); len(got) != want {
			t.Errorf("%d provinces on %q, want %d", len(got), day, want)
		}
	}
	if got := len(g.Own()); got != 64 {
		t.Errorf("%d provinces in all, want 64", got)
	}
	var names []string
	for _, p := range g.Provinces(on(t, "2025-07-01")) {
		names = append(names, p.NameAt(on(t, "2025-07-01")).Short)
	}
	want := "An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, " +
		"Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, " +
		"Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang, Vĩnh Long"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("provinces:\n%s\nwant\n%s", got, want)
	}
}

func TestMergedProvinces(t *testing.T) {
	g := makeGazetteer(t, nil)
	merged := "Tuyên Quang ← Hà Giang · Lào Cai ← Yên Bái · Thái Nguyên ← Bắc Kạn · Phú Thọ ← Hòa Bình, Vĩnh Phúc · Bắc Ninh ← Bắc Giang · " +
		"Hưng Yên ← Thái Bình · Hải Phòng ← Hải Dương · Ninh Bình ← Hà Nam, Nam Định · Quảng Trị ← Quảng Bình · Đà Nẵng ← Quảng Nam · " +
		"Quảng Ngãi ← Kon Tum · Gia Lai ← Bình Định · Khánh Hòa ← Ninh Thuận · Lâm Đồng ← Bình Thuận, Đắk Nông · Đắk Lắk ← Phú Yên · " +
		"Hồ Chí Minh ← Bà Rịa - Vũng Tàu, Bình Dương · Đồng Nai ← Bình Phước · Tây Ninh ← Long An · Cần Thơ ← Hậu Giang, Sóc Trăng · " +
		"Vĩnh Long ← Bến Tre, Trà Vinh · Đồng Tháp ← Tiền Giang · Cà Mau ← Bạc Liêu · An Giang ← Kiên Giang"
	count := 0
	for line := range strings.SplitSeq(merged, " · ") {
		heir, former, _ := strings.Cut(line, " ← ")
		for name := range strings.SplitSeq(former, ", ") {
			count++
			r := g.Find(name, on(t, "2025-06-30"))
			if r.Locality == nil || len(r.Locality.Successors()) != 1 {
				t.Fatalf("%s: %+v", name, r)
			}
			s := r.Locality.Successors()[0]
			if s.Part || s.Locality.Latest().Short != heir || !s.Locality.InForce(on(t, "2025-07-01")) {
				t.Errorf("%s went to %s, want %s", name, s.Locality.ID, heir)
			}
			if !slices.ContainsFunc(s.Locality.Predecessors(), func(p Succession) bool { return p.Locality == r.Locality }) {
				t.Errorf("%s does not know its predecessor %s", heir, name)
			}
			if r.Locality.InForce(on(t, "2025-07-01")) {
				t.Errorf("%s is still in force", name)
			}
		}
	}
	if count != 29 {
		t.Errorf("%d merged provinces, want 29", count)
	}
}

func TestNamesInTime(t *testing.T) {
	g := makeGazetteer(t, nil)
	tests := []struct{ id, day, want string }{
		{"dong-nai", "2026-04-29", "Tỉnh Đồng Nai"},
		{"dong-nai", "2026-04-30", "Thành phố Đồng Nai"},
		{"dong-nai", "", "Thành phố Đồng Nai"},
		{"hue", "2024-12-31", "Tỉnh Thừa Thiên Huế"},
		{"hue", "2025-01-01", "Thành phố Huế"},
		{"hue", "", "Thành phố Huế"},
		{"ha-tinh", "1950-01-01", "Tỉnh Hà Tĩnh"},
	}
	for _, tt := range tests {
		if got := g.Get(tt.id).NameAt(on(t, tt.day)).Full; got != tt.want {
			t.Errorf("%s on %q = %q, want %q", tt.id, tt.day, got, tt.want)
		}
	}
	cities := map[string]bool{"ha-noi": true, "hue": true, "hai-phong": true, "da-nang": true, "ho-chi-minh": true, "can-tho": true, "dong-nai": true}
	for _, l := range g.Own() {
		if city := l.Latest().Kind == "thành phố"; city != cities[l.ID] {
			t.Errorf("%s is a %s", l.ID, l.Latest().Kind)
		}
	}
}

// TestProvincesTable holds the table to its form: every cell can be read; rows of one unit follow one another without a
// gap; a successor is a province of the table, and only units that ended have one.
func TestProvincesTable(t *testing.T) {
	rows := provinceRows()
	if len(rows) != 68 {
		t.Fatalf("%d rows, want 68: 64 provinces, four of them with two names", len(rows))
	}
	g := makeGazetteer(t, nil)
	for i, row := range rows {
		if len(row) != columns {
			t.Fatalf("%v: %d cells, want %d", row, len(row), columns)
		}
		if levels[row[colKind]] == 0 || row[colSource] == "" || row[colName] == "" || viet.Slug(row[colID]) != row[colID] {
			t.Errorf("%v", row)
		}
		for _, cell := range []string{row[colFrom], row[colTo]} {
			if cell != "" && on(t, cell).IsZero() {
				t.Errorf("%v: the date %q", row, cell)
			}
		}
		if i > 0 && rows[i-1][colID] == row[colID] && !readDay(rows[i-1][colTo]).AddDate(0, 0, 1).Equal(readDay(row[colFrom])) {
			t.Errorf("%v: a gap after the name before", row)
		}
		l := g.Get(row[colID])
		if (row[colSuccessor] != "") != !l.To.IsZero() || row[colSuccessor] != "" && len(l.Successors()) != 1 {
			t.Errorf("%v: its end and its successor do not agree", row)
		}
		if id := viet.Slug(l.Latest().Short); id != l.ID {
			t.Errorf("%s should be %s", l.ID, id)
		}
	}
}

func TestSuccessors(t *testing.T) {
	g := makeGazetteer(t, declared())
	tests := []struct{ id, want string }{
		{"hai-phong/quan-do-son", "hai-phong/phuong-do-son hai-phong/phuong-nam-do-son"},
		{"ha-tinh/thi-xa-hong-linh", "ha-tinh/phuong-bac-hong-linh ha-tinh/phuong-nam-hong-linh"},
		{"ha-noi/quan-dong-da", "ha-noi/phuong-dong-da ha-noi/phuong-kim-lien ha-noi/phuong-lang ha-noi/phuong-o-cho-dua " +
			"ha-noi/phuong-van-mieu-quoc-tu-giam ha-noi/phuong-giang-vo~ ha-noi/phuong-bach-mai~"},
		{"ha-noi/quan-hai-ba-trung", "ha-noi/phuong-hai-ba-trung ha-noi/phuong-bach-mai ha-noi/phuong-vinh-tuy ha-noi/phuong-cua-nam~ " +
			"ha-noi/phuong-hong-ha~ ha-noi/phuong-van-mieu-quoc-tu-giam~ ha-noi/phuong-vinh-hung~ ha-noi/phuong-tuong-mai~ ha-noi/phuong-linh-nam~"},
		{"ninh-thuan/huyen-ninh-hai", "khanh-hoa khanh-hoa/xa-ninh-hai khanh-hoa/xa-vinh-hai khanh-hoa/xa-xuan-hai khanh-hoa/phuong-ninh-chu"},
	}
	for _, tt := range tests {
		l := g.Get(tt.id)
		var got []string
		for _, s := range l.Successors() {
			id := s.Locality.ID
			if s.Part {
				id += "~"
			}
			got = append(got, id)
			if s.Locality.Level == Commune && !s.Locality.From.Equal(on(t, "2025-07-01")) {
				t.Errorf("%s: from %v", id, s.Locality.From)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", tt.id, diff)
		}
		if !l.To.Equal(on(t, "2025-06-30")) || !l.From.IsZero() {
			t.Errorf("%s: %s", tt.id, l.Span())
		}
	}
	var before []string
	for _, p := range g.Get("ha-noi/phuong-bach-mai").Predecessors()[:3] {
		before = append(before, fmt.Sprint(p.Locality.ID, " ", p.Part))
	}
	if diff := cmp.Diff([]string{"ha-noi/quan-dong-da true", "ha-noi/quan-hai-ba-trung false",
		"ha-noi/quan-hai-ba-trung/phuong-thanh-nhan false"}, before); diff != "" {
		t.Errorf("phường Bạch Mai came from others: %s", diff)
	}
}

// TestDeclaredSuccessors links a successor to the unit that has an entry, wherever that entry is in the list; a path
// and "unit, parent" name a successor too.
func TestDeclaredSuccessors(t *testing.T) {
	g := makeGazetteer(t, []Entry{
		{Name: "Huyện Cát Hải", Parent: ref("Hải Phòng"), Successors: successorEntries("Đặc khu Cát Hải", "hai-phong/xa-viet-hai", "P. Cam Ranh, Khánh Hòa")},
		{Name: "Đặc khu Cát Hải", Parent: ref("Hải Phòng"), Aliases: []string{"Cát Bà"}},
		{Name: "Xã Việt Hải", Parent: ref("hai-phong")},
		{Name: "Thị trấn Cát Bà", Parent: ref("Huyện Cát Hải")},
	})
	var got []string
	for _, s := range g.Get("hai-phong/huyen-cat-hai").Successors() {
		got = append(got, s.Locality.Display())
	}
	want := []string{"Đặc khu Cát Hải, Hải Phòng", "Xã Việt Hải, Hải Phòng", "Phường Cam Ranh, Khánh Hòa"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if l := g.Find("Cát Bà", on(t, "2026-01-01")).Locality; l != g.Get("hai-phong/dac-khu-cat-hai") {
		t.Errorf("the alias finds %v", l)
	}
	town := g.Get("hai-phong/huyen-cat-hai/thi-tran-cat-ba")
	if town.Span() != "… – 30/6/2025" || town.Display() != "Thị trấn Cát Bà, Huyện Cát Hải, Hải Phòng" {
		t.Errorf("%s: %s", town.Display(), town.Span())
	}
	if zone := g.Get("hai-phong/dac-khu-cat-hai"); zone.Span() != "01/7/2025 – …" {
		t.Errorf("%s: %s", zone.Display(), zone.Span())
	}
}

func TestTiers(t *testing.T) {
	g := makeGazetteer(t, append(declared(), Entry{Name: "Phường Ngọc Xuyên", Parent: ref("Quận Đồ Sơn")}))
	district, commune := g.Get("hai-phong/quan-do-son"), g.Get("hai-phong/quan-do-son/phuong-ngoc-xuyen")
	province := g.Get("hai-phong")
	if diff := cmp.Diff([]string{"hai-phong", district.ID, commune.ID}, ids(commune.Path())); diff != "" {
		t.Error(diff)
	}
	if commune.Province() != province || province.Province() != province {
		t.Error("Province")
	}
	if commune.AtLevel(Commune) != commune || commune.AtLevel(District) != district || province.AtLevel(District) != nil {
		t.Error("At")
	}
}

// TestSlugsThatDifferInMarksOnly adds units whose slugs a built-in unit, and an entry before, have already.
func TestSlugsThatDifferInMarksOnly(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "l.yaml", Line: line} }
	g, problems := New([]Entry{
		{Name: "Xã Văn Láng", Parent: ref("Thái Nguyên"), Pos: at(1)},
		{Name: "Xã Núi Bạc", Parent: ref("Thái Nguyên"), Pos: at(2)},
		{Name: "Xã Núi Bác", Parent: ref("Thái Nguyên"), Pos: at(3)},
	})
	want := diag.List{
		diag.At(diag.SlugSuffixed, at(1), "Xã Văn Láng", "Xã Văn Lang", "thai-nguyen/xa-van-lang-3"),
		diag.At(diag.SlugSuffixed, at(3), "Xã Núi Bác", "Xã Núi Bạc", "thai-nguyen/xa-nui-bac-2"),
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
	for id, name := range map[string]string{
		"thai-nguyen/xa-van-lang": "Xã Văn Lang", "thai-nguyen/xa-van-lang-2": "Xã Văn Lăng", "thai-nguyen/xa-van-lang-3": "Xã Văn Láng",
		"thai-nguyen/xa-nui-bac": "Xã Núi Bạc", "thai-nguyen/xa-nui-bac-2": "Xã Núi Bác",
	} {
		if l := g.Get(id); l == nil || l.Latest().Full != name || l.ID != id {
			t.Errorf("%s is %+v, want %s", id, l, name)
		}
	}
}

func TestProblems(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "l.yaml", Line: line} }
	parent := func(text string, line int) Ref { return Ref{text, at(line)} }
	heir := func(text string, line int) []SuccessorEntry { return []SuccessorEntry{{parent(text, line), false}} }
	tests := []struct {
		name    string
		entries []Entry
		want    diag.List
	}{
		{"unknown parent", []Entry{{Name: "Quận Đồ Sơn", Parent: parent("Hải Phng", 2)}},
			diag.List{diag.At(diag.UnknownLocality, at(2), "Hải Phng", "Hải Phòng")}},
		{"ambiguous parent", []Entry{
			{Name: "Huyện Châu Thành", Parent: ref("An Giang"), Pos: at(1)}, {Name: "Huyện Châu Thành", Parent: ref("Bến Tre"), Pos: at(2)},
			{Name: "Xã Tân Phú", Parent: parent("Huyện Châu Thành", 3), To: on(t, "2025-06-30")}},
			diag.List{diag.At(diag.AmbiguousLocality, at(3), "Huyện Châu Thành", "Huyện Châu Thành, An Giang; Huyện Châu Thành, Bến Tre")}},
		{"no parent", []Entry{{Name: "Quận Đồ Sơn", Pos: at(1)}}, diag.List{diag.At(diag.MissingKey, at(1), "parent", "Hải Phòng")}},
		{"no kind", []Entry{{Name: "Đồ Sơn", Parent: ref("Hải Phòng"), Pos: at(1)}}, diag.List{diag.At(diag.MissingKey, at(1), "kind", "quận")}},
		{"no name", []Entry{{Pos: at(1)}}, diag.List{diag.At(diag.MissingKey, at(1), "name", "Quận Đồ Sơn")}},
		{"unknown kind", []Entry{{Name: "Đồ Sơn", Kind: "tổng", Parent: ref("Hải Phòng"), Pos: at(1)}},
			diag.List{diag.At(diag.BadValue, at(1), "tổng", "kind", kindNames)}},
		{"duplicate", []Entry{{Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng"), Pos: at(1)}, {Name: "Q. Đồ Sơn", Parent: ref("TP Hải Phòng"), Pos: at(5)}},
			diag.List{diag.At(diag.DuplicateLocality, at(5), "Quận Đồ Sơn", "l.yaml:1")}},
		{"built in", []Entry{{Name: "Tỉnh Hà Tĩnh", Pos: at(1)}, {Name: "Thành phố Hải Phòng", Pos: at(2)}, {Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng"), Pos: at(3)}}, nil},
		{"its own parent", []Entry{{Name: "Quận Đồ Sơn", Parent: parent("Quận Đồ Sơn", 1)}},
			diag.List{diag.At(diag.LocalityCycle, at(1), "Quận Đồ Sơn")}},
		{"a circle", []Entry{{Name: "Xã An", Parent: parent("Xã Bình", 1)}, {Name: "Xã Bình", Parent: parent("Xã An", 2)}},
			diag.List{diag.At(diag.BadValue, at(1), "Xã Bình", "parent", parentKinds), diag.At(diag.BadValue, at(2), "Xã An", "parent", parentKinds)}},
		{"parent of the wrong tier", []Entry{{Name: "Xã An", Parent: ref("Hải Phòng")}, {Name: "Xã Bình", Parent: parent("Xã An", 2)}},
			diag.List{diag.At(diag.BadValue, at(2), "Xã An", "parent", parentKinds)}},
		{"one cause, one problem", []Entry{{Name: "Quận Đồ Sơn", Parent: parent("Hải Phng", 2)}, {Name: "Phường Ngọc Xuyên", Parent: parent("Quận Đồ Sơn", 3)}},
			diag.List{diag.At(diag.UnknownLocality, at(2), "Hải Phng", "Hải Phòng")}},
		{"parent that has ended", []Entry{{Name: "Phường Ninh Chử", Parent: parent("Ninh Thuận", 2)}},
			diag.List{diag.At(diag.LocalityNotInForce, at(2), "Tỉnh Ninh Thuận", "01/7/2025", "… – 30/6/2025", "Tỉnh Khánh Hòa")}},
		{"unknown successor", []Entry{{Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng"), Successors: heir("Khánh Hoa Lư", 4)}},
			diag.List{diag.At(diag.UnknownLocality, at(4), "Khánh Hoa Lư", "Khánh Hòa")}},
		{"successor that has ended", []Entry{{Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng"), Successors: heir("Hải Dương", 4)}},
			diag.List{diag.At(diag.LocalityNotInForce, at(4), "Tỉnh Hải Dương", "01/7/2025", "… – 30/6/2025", "Thành phố Hải Phòng")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := New(tt.entries)
			if diff := cmp.Diff(tt.want, problems); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDefaults derives the days that the entries leave out from the dates of the law, and keeps the days that they
// give.
func TestDefaults(t *testing.T) {
	g := makeGazetteer(t, []Entry{
		{Name: "Thành phố Thủ Đức", Parent: ref("TPHCM"), From: on(t, "2021-01-01")},
		{Name: "Phường Thủ Đức", Parent: ref("TPHCM")},
		{Name: "Đồ Sơn", Kind: "Quận", Parent: ref("Hải Phòng")},
		{Name: "Tỉnh Hà Tây", To: on(t, "2008-07-31"), Successors: successorEntries("Hà Nội")},
		{Name: "Sài Gòn", Kind: "thành phố trực thuộc trung ương", To: on(t, "1976-07-01")},
		{Name: "Xã Long Phước", Parent: ref("Thành phố Thủ Đức"), To: on(t, "2022-12-31")},
	})
	for id, want := range map[string]string{
		"ho-chi-minh/thanh-pho-thu-duc":               "01/01/2021 – 30/6/2025",
		"ho-chi-minh/phuong-thu-duc":                  "01/7/2025 – …",
		"hai-phong/quan-do-son":                       "… – 30/6/2025",
		"ha-tay":                                      "… – 31/7/2008",
		"ho-chi-minh":                                 "… – …",
		"ho-chi-minh/thanh-pho-thu-duc/xa-long-phuoc": "… – 31/12/2022",
	} {
		l := g.Get(id)
		if l == nil {
			t.Errorf("no %s", id)
		} else if l.Span() != want {
			t.Errorf("%s: %s, want %s", id, l.Span(), want)
		}
	}
	if heirs := g.Get("ha-tay").Successors(); len(heirs) != 1 || heirs[0].Locality.ID != "ha-noi" {
		t.Errorf("Hà Tây went to %v", heirs)
	}
}

// TestKindNames compares the lists of kinds that problems show to editors with the table of levels.
func TestKindNames(t *testing.T) {
	shown := strings.Split(strings.TrimSuffix(kindNames, ", "+centralCity), ", ")
	for _, k := range shown {
		if levels[k] == 0 {
			t.Errorf("no kind %q", k)
		}
		if read, name := SplitKind(strings.ToUpper(k) + " An"); read != k || name != "An" {
			t.Errorf("%s is read as %s", k, read)
		}
		if above := slices.Contains(strings.Split(parentKinds, ", "), k); above != (levels[k] < Commune) {
			t.Errorf("%s among parents: %v", k, above)
		}
	}
	if len(shown) != len(levels) {
		t.Errorf("%d kinds shown of %d", len(shown), len(levels))
	}
}
