package importer

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/knowledge/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// heirs lists the successors of a district; a part ends in ~.
func heirs(a *Atlas, district string) string {
	for _, u := range a.Units {
		if u.Tier != FormerDistrict || u.Name != district {
			continue
		}
		var names []string
		for _, h := range u.Heirs {
			name := h.Name
			if h.Part {
				name += "~"
			}
			names = append(names, name)
		}
		return strings.Join(names, ", ")
	}
	return "no such district"
}

// The successors of five districts are those that their site declares by hand, except slivers that the file does not
// have: Giảng Võ and Bạch Mai of Đống Đa; Cửa Nam, Văn Miếu - Quốc Tử Giám, Vĩnh Hưng and Lĩnh Nam of Hai Bà Trưng.
func TestWhatDistrictsBecame(t *testing.T) {
	a := realAtlas(t)
	for district, want := range map[string]string{
		"Quận Đồ Sơn":       "Phường Đồ Sơn, Phường Nam Đồ Sơn",
		"Thị xã Hồng Lĩnh":  "Phường Bắc Hồng Lĩnh, Phường Nam Hồng Lĩnh",
		"Quận Đống Đa":      "Phường Đống Đa, Phường Kim Liên, Phường Láng, Phường Ô Chợ Dừa, Phường Văn Miếu - Quốc Tử Giám",
		"Quận Hai Bà Trưng": "Phường Bạch Mai, Phường Hai Bà Trưng, Phường Hồng Hà~, Phường Tương Mai~, Phường Vĩnh Tuy",
		"Huyện Ninh Hải":    "Phường Ninh Chử, Xã Ninh Hải, Xã Vĩnh Hải, Xã Xuân Hải",
		// A commune that was split gives its lesser successor a part.
		"Quận Liên Chiểu": "Phường Hải Vân, Phường Hòa Khánh, Phường Liên Chiểu, Phường Thanh Khê~",
	} {
		if diff := cmp.Diff(want, heirs(a, district)); diff != "" {
			t.Errorf("%s: %s", district, diff)
		}
	}
	// Names given up before the end make no district, spellings no second one.
	for _, name := range []string{"Huyện An Dương", "Thị xã Đông Triều", "Thành phố Thuỷ Nguyên", "Huyện Kbang"} {
		n := 0
		for _, u := range a.Units {
			if u.Tier == FormerDistrict && strings.EqualFold(strings.ReplaceAll(u.Name, "Thủy", "Thuỷ"), name) {
				n++
			}
		}
		if want := map[bool]int{true: 0, false: 1}[strings.Contains(name, "An Dương") || strings.Contains(name, "Đông Triều")]; n != want {
			t.Errorf("%d of %s", n, name)
		}
	}
}

func TestOneProvince(t *testing.T) {
	a := realAtlas(t)
	g, _ := gazetteer.New(nil)
	for id, want := range map[string][3]int{ // districts, former communes, communes of today
		"hai-phong":  {26, 0, 114},
		"ninh-thuan": {7, 0, 24},
		"khanh-hoa":  {16, 0, 65},
		"ha-noi":     {30, 0, 126},
	} {
		var got [3]int
		for _, u := range a.In(g.Get(id), false) {
			got[u.Tier]++
		}
		if got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	var got [3]int
	for _, u := range a.In(g.Get("ninh-thuan"), true) {
		got[u.Tier]++
	}
	if want := [3]int{7, 62, 24}; got != want {
		t.Errorf("with the former communes: %v", got)
	}
	provinces := map[string]bool{}
	for _, u := range a.Units {
		if u.Tier == Commune {
			provinces[u.Province.ID] = true
		}
	}
	if ids := slices.Sorted(maps.Keys(provinces)); len(ids) != 34 {
		t.Errorf("%d provinces: %v", len(ids), ids)
	}
}
