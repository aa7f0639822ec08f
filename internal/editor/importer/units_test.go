package importer

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
)

// small reads a file of a few rows that has the real one's faults.
func small(t *testing.T) *Atlas {
	t.Helper()
	data, err := os.ReadFile("testdata/address.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func shown(units []*Unit) []string {
	var out []string
	for _, u := range units {
		line := u.Name + ", " + u.parent()
		for i, h := range u.Heirs {
			line += map[bool]string{true: " → ", false: ", "}[i == 0] + h.Name
			if h.Part {
				line += "~"
			}
		}
		out = append(out, line)
	}
	return out
}

func TestRead(t *testing.T) {
	a := small(t)
	want := []string{
		"Thành phố Biên Hoà, Đồng Nai → Phường Tân Triều~, Phường Trấn Biên~",
		"Phường Tân Phong, Thành phố Biên Hoà, Đồng Nai → Phường Tân Triều~, Phường Trấn Biên~",
		"Phường Tân Triều, Đồng Nai",
		"Phường Trấn Biên, Đồng Nai",
		"Thị xã Hồng Lĩnh, Hà Tĩnh → Phường Bắc Hồng Lĩnh, Phường Nam Hồng Lĩnh",
		"Phường Bắc Hồng, Thị xã Hồng Lĩnh, Hà Tĩnh → Phường Bắc Hồng Lĩnh",
		"Phường Nam Hồng, Thị xã Hồng Lĩnh, Hà Tĩnh → Phường Nam Hồng Lĩnh",
		"Phường Bắc Hồng Lĩnh, Hà Tĩnh",
		"Phường Nam Hồng Lĩnh, Hà Tĩnh",
		"Quận An Dương, Hải Phòng → Phường An Dương, Phường Hồng An~",
		"Phường Lê Thiện, Quận An Dương, Hải Phòng → Phường Hồng An",
		"Thị trấn An Dương, Quận An Dương, Hải Phòng → Phường An Dương",
		"Quận Đồ Sơn, Hải Phòng → Phường Đồ Sơn, Phường Nam Đồ Sơn",
		"Phường Bàng La, Quận Đồ Sơn, Hải Phòng → Phường Nam Đồ Sơn",
		"Phường Ngọc Xuyên, Quận Đồ Sơn, Hải Phòng → Phường Đồ Sơn",
		"Phường Vạn Hương, Quận Đồ Sơn, Hải Phòng → Phường Đồ Sơn",
		"Quận Hồng Bàng, Hải Phòng → Phường Hồng An",
		"Phường An Hồng, Quận Hồng Bàng, Hải Phòng → Phường Hồng An",
		"Phường An Hưng, Quận Hồng Bàng, Hải Phòng → Phường Hồng An",
		"Đặc khu Bạch Long Vĩ, Hải Phòng",
		"Phường An Dương, Hải Phòng",
		"Phường Đồ Sơn, Hải Phòng",
		"Phường Hồng An, Hải Phòng",
		"Phường Nam Đồ Sơn, Hải Phòng",
		"Xã Đại Áng, Hải Phòng",
		"Huyện Ninh Hải, Ninh Thuận → Phường Ninh Chử, Xã Ninh Hải, Xã Vĩnh Hải",
		"Thị trấn Khánh Hải, Huyện Ninh Hải, Ninh Thuận → Phường Ninh Chử",
		"Xã Phương Hải, Huyện Ninh Hải, Ninh Thuận → Xã Ninh Hải",
		"Xã Tri Hải, Huyện Ninh Hải, Ninh Thuận → Xã Ninh Hải",
		"Xã Vĩnh Hải, Huyện Ninh Hải, Ninh Thuận → Xã Vĩnh Hải",
		"Huyện Thuận Bắc, Ninh Thuận → Xã Ninh Hải~",
		"Xã Bắc Sơn, Huyện Thuận Bắc, Ninh Thuận → Xã Ninh Hải",
		"Phường Ninh Chử, Khánh Hòa",
		"Xã Ea M'Đoal, Khánh Hòa",
		"Xã Ninh Hải, Khánh Hòa",
		"Xã Vĩnh Hải, Khánh Hòa",
	}
	if diff := cmp.Diff(want, shown(a.Units)); diff != "" {
		t.Error(diff)
	}
	skipped := []Skipped{
		{NoOrigin, 1, []string{"Đặc khu Bạch Long Vĩ"}},
		{UnknownProvince, 2, []string{"Xã Không Tỉnh", "Xã Lạc"}},
		{UnknownKind, 2, []string{"Hồng Lĩnh", "Huyện Ninh Hải: Lạc"}},
		{UnknownCommune, 1, []string{"Phường Không Có"}},
		{OtherProvince, 1, []string{"Xã Lạc"}},
		{GivenUp, 2, []string{"Huyện An Dương", "Phường Ngọc Hải, Quận Đồ Sơn"}},
		{Twice, 2, []string{"Phường Ninh Chử", "Phường Tân Phong, Thành phố Biên Hoà"}},
	}
	if diff := cmp.Diff(skipped, a.Skipped); diff != "" {
		t.Error(diff)
	}
	if a.Respelled != 2 {
		t.Errorf("%d texts not NFC", a.Respelled)
	}
}

func TestReadWhatIsNotTheFile(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", "null", `[{"type":"table","name":"wards","data":{}}]`, `[{"type":"table","name":"provinces","data":[]}]`, "\x00"} {
		if _, err := Read([]byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// Whatever the names are, the entries load.
func FuzzRead(f *testing.F) {
	f.Add("Phường Ngọc Xuyên", "Quận Đồ Sơn", "Phường Đồ Sơn", "1")
	f.Add("Thị trấn N.T, Phong", "Thành phố (Huế)", "Xã Ea M’Đoal", "")
	f.Add("xã -", "Huyện #", "Đặc khu: x", "1")
	f.Fuzz(func(t *testing.T, ward, district, now, code string) {
		const p = "Thành phố Hải Phòng"
		row := map[string]string{"old_ward_code": code, "old_ward_name": ward, "old_district_name": district, "old_province_name": p, "new_ward_name": now, "new_province_name": p}
		data, err := json.Marshal([]any{
			map[string]any{"type": "table", "name": "provinces", "data": []any{map[string]string{"province_code": "31", "name": p}}},
			map[string]any{"type": "table", "name": "wards", "data": []any{map[string]string{"province_code": "31", "name": now}}},
			map[string]any{"type": "table", "name": "ward_mappings", "data": []any{row, row}},
		})
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := gazetteer.New(Entries(a.Units)); problems.HasErrors() {
			t.Error(problems)
		}
	})
}

// A unit that a site declares, in any spelling or way, is left out.
func TestWithout(t *testing.T) {
	a := small(t)
	ref := func(s string) gazetteer.Ref { return gazetteer.Ref{Text: s} }
	g, problems := gazetteer.New([]gazetteer.Entry{
		{Name: "Q. Đồ Sơn", Parent: ref("TP Hải Phòng"), Successors: []gazetteer.SuccessorEntry{{Ref: ref("Phường Đồ Sơn")}}},
		{Name: "Thành phố Biên Hòa", Parent: ref("Đồng Nai")},
		{Name: "P. Bàng La", Parent: ref("Quận Đồ Sơn")},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var gone []string
	rest := map[*Unit]bool{}
	for _, u := range Without(a.Units, g) {
		rest[u] = true
	}
	for _, u := range a.Units {
		if !rest[u] {
			gone = append(gone, u.Name)
		}
	}
	if diff := cmp.Diff([]string{"Thành phố Biên Hoà", "Quận Đồ Sơn", "Phường Bàng La", "Phường Đồ Sơn"}, gone); diff != "" {
		t.Error(diff)
	}
}

func TestMentioned(t *testing.T) {
	a := small(t)
	declared := []gazetteer.Entry{{Name: "Quận Đồ Sơn", Parent: gazetteer.Ref{Text: "Hải Phòng"}, Pos: diag.Pos{File: "l.yaml", Line: 1}}}
	own, _ := gazetteer.New(declared)
	mention := func(text, on string) Mention {
		day, _, _ := viet.ParseDate(on)
		return Mention{text, day, "", diag.Pos{File: "a.md", Line: 2}}
	}
	for _, c := range []struct {
		text, on string
		want     []string
	}{
		{"Đồ Sơn", "2024-01-19", nil},                       // known
		{"Đồ Sơn", "2026-01-19", []string{"Phường Đồ Sơn"}}, // known as the former unit
		{"Hà Tĩnh", "2024-01-19", nil},
		{"Hồng Lĩnh", "2024-01-19", []string{"Thị xã Hồng Lĩnh", "Phường Bắc Hồng Lĩnh", "Phường Nam Hồng Lĩnh"}},
		{"Xã Tri Hải, Ninh Thuận", "2024-01-19", []string{"Huyện Ninh Hải", "Xã Tri Hải", "Phường Ninh Chử", "Xã Ninh Hải", "Xã Vĩnh Hải"}},
		{"Xã Tri Hải", "2026-01-19", []string{"Huyện Ninh Hải", "Xã Tri Hải", "Phường Ninh Chử", "Xã Ninh Hải", "Xã Vĩnh Hải"}},
		{"Phường Trấn Biên", "2026-05-19", []string{"Phường Trấn Biên"}},
		{"Xã Không Đâu", "2026-05-19", nil},
	} {
		units, problems := a.Mentioned(own, declared, []Mention{mention(c.text, c.on)})
		var got []string
		for _, u := range units {
			got = append(got, u.Name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s on %s: %s %v", c.text, c.on, diff, problems)
		}
	}
	units, problems := a.Mentioned(own, declared, []Mention{mention("An Dương", "2024-01-19")})
	if len(units) > 0 || len(problems) != 1 || problems[0].Code != diag.AmbiguousLocality || !strings.Contains(problems[0].Args[1], "“Thị trấn An Dương, Quận An Dương, Hải Phòng”") {
		t.Errorf("several fit: %v %v", shown(units), problems)
	}
	after, _ := gazetteer.New(append(Entries(a.Units), declared...))
	if problems := Blurred(own, after, []Mention{mention("Đồ Sơn", "2024-01-19")}); len(problems) > 0 {
		t.Error(problems)
	}
	more, _ := gazetteer.New([]gazetteer.Entry{declared[0], {Name: "Xã Đồ Sơn", Parent: gazetteer.Ref{Text: "Quận Đồ Sơn"}}})
	if problems := Blurred(own, more, []Mention{mention("Đồ Sơn", "2024-01-19")}); len(problems) != 1 {
		t.Errorf("one unit before, two after: %v", problems)
	}
}
