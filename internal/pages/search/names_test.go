package search

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/memo/store"
	"bangvang/internal/text/viet"
)

// catalogue is the built-in one.
var catalogue, _ = honours.New(nil)

// sampleNames are names of all kinds, the newest first.
func sampleNames() []Name {
	list := []Name{
		{Kind: "locality", Name: "Quận Đống Đa, Hà Nội", Others: []string{"Đống Đa", "Quận Đống Đa"}, Filter: "ha-noi/quan-dong-da", Count: 900},
		{Kind: "locality", Name: "Phường Đống Đa, Hà Nội", Others: []string{"Đống Đa", "Phường Đống Đa"}, Filter: "ha-noi/phuong-dong-da", Count: 12},
		{Kind: "locality", Name: "Thành phố Hà Nội", Others: []string{"Hà Nội", "Thành phố Hà Nội"}, Filter: "ha-noi", Count: 5000},
		{Kind: "locality", Name: "Thị xã Hồng Lĩnh, Hà Tĩnh", Others: []string{"Hồng Lĩnh", "Thị xã Hồng Lĩnh"}, Filter: "ha-tinh/thi-xa-hong-linh"},
		{Kind: "locality", Name: "Huyện Vĩnh Thuận Đông, Đắk Lắk", Others: []string{"Vĩnh Thuận Đông", "Huyện Vĩnh Thuận Đông"}},
		{Kind: "honour", Name: "Chiến sĩ thi đua cơ sở", Others: []string{"CSTĐCS"}},
		{Kind: "honour", Name: "Chiến sĩ thi đua cấp tỉnh"},
		{Kind: "honour", Name: "Bằng khen"},
		{Kind: "collective", Name: "Trường Tiểu học Đống Đa", Place: "Quận Đống Đa, Hà Nội", Count: 3, Filters: []Filter{{"y", "2023"}, {"l", "ha-noi"}, {"l", "ha-noi/quan-dong-da"}}},
		{Kind: "collective", Name: "Liên đội Trường Tiểu học Đống Đa", Count: 1},
		{Kind: "collective", Name: "Trường TH&THCS Lí Tự Trọng", Count: 2, Filters: []Filter{{"y", "2024"}, {"l", "ha-noi"}}},
		{Kind: "collective", Name: "Tiểu học Bắc Hồng", Others: []string{"Trường TH Bắc Hồng"}, Count: 1},
		{Kind: "collective", Name: "Thị trấn Đội An Ninh"},
		{Kind: "conferrer", Name: "UBND quận Đống Đa", Count: 40},
		{Kind: "person", Name: "Nguyễn Thị Hoa", Count: 4, Filters: []Filter{{"y", "2023"}, {"l", "ha-noi"}}},
		{Kind: "person", Name: "Nguyễn Thị Hòa", Count: 1, Filters: []Filter{{"y", "2024"}, {"l", "ha-noi"}}},
		{Kind: "person", Name: "Nguyễn Thị Hoa Lan", Count: 9},
		{Kind: "person", Name: "Hoa Thị Nguyễn"},
		{Kind: "person", Name: "Trần Thị Hoài", Count: 1},
		{Kind: "person", Name: "H'Hen Niê"},
	}
	for i := range list {
		list[i].Address = "/" + strconv.Itoa(len(list)-i) + "/"
	}
	return list
}

func buildNames(t testing.TB, list []Name, o Options) []File {
	t.Helper()
	o.Lang, o.Base = "vi", "/"
	files, err := BuildNames(t.Context(), list, NameOptions{Options: o, Short: AbbreviationsOf(catalogue), Individuals: true,
		Honours: []HonourFilter{{"Chiến sĩ thi đua cơ sở", "cstdcs"}, {"Chiến sĩ thi đua cấp tỉnh", "cstdct"}, {"Bằng khen", "bang-khen"}}})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Queries find names as people type them, and the one that is meant is the first.
func TestNames(t *testing.T) {
	var questions []question
	var wants []string
	for query, want := range map[string]string{
		"nguyen thi hoa":               "Nguyễn Thị Hoa|Nguyễn Thị Hòa|Nguyễn Thị Hoa Lan",
		"nguyễn thị hòa":               "Nguyễn Thị Hòa|Nguyễn Thị Hoa|Nguyễn Thị Hoa Lan", // marked as typed, then otherwise
		"Nguyễn Thị Hoa":               "Nguyễn Thị Hoa|Nguyễn Thị Hòa|Nguyễn Thị Hoa Lan",
		"nguyen thi ho":                "Nguyễn Thị Hoa Lan|Nguyễn Thị Hoa|Nguyễn Thị Hòa", // goes on
		"dong da":                      "Quận Đống Đa, Hà Nội|Phường Đống Đa, Hà Nội|Trường Tiểu học Đống Đa|Liên đội Trường Tiểu học Đống Đa|UBND quận Đống Đa",
		"phuong dong da":               "Phường Đống Đa, Hà Nội",
		"p. đống đa":                   "Phường Đống Đa, Hà Nội",
		"quan dong da ha noi":          "Quận Đống Đa, Hà Nội",
		"TX Hong Linh":                 "Thị xã Hồng Lĩnh, Hà Tĩnh",
		"truong tieu hoc dong da":      "Trường Tiểu học Đống Đa|Liên đội Trường Tiểu học Đống Đa",
		"th dong da":                   "Trường Tiểu học Đống Đa|Liên đội Trường Tiểu học Đống Đa",
		"truong tieu hoc bac hong":     "Tiểu học Bắc Hồng",
		"Trường TH Bắc Hồng":           "Tiểu học Bắc Hồng",
		"tieu hoc va thcs ly tu trong": "Trường TH&THCS Lí Tự Trọng",
		"tt đội an ninh":               "Thị trấn Đội An Ninh",
		"CSTĐ":                         "Chiến sĩ thi đua cơ sở|Chiến sĩ thi đua cấp tỉnh",
		"cstđcs":                       "Chiến sĩ thi đua cơ sở",
		"bk":                           "Bằng khen",
		"h hen nie":                    "H'Hen Niê",
		"nguyne thi hoa":               "Nguyễn Thị Hoa|Nguyễn Thị Hòa|Nguyễn Thị Hoa Lan",
		"truong tieu hoc ddoongs da":   "Trường Tiểu học Đống Đa|Liên đội Trường Tiểu học Đống Đa",
		"tran thi haoi":                "Trần Thị Hoài",
		"hoa nguyen thi":               "Nguyễn Thị Hoa Lan|Nguyễn Thị Hoa|Nguyễn Thị Hòa|Hoa Thị Nguyễn", // no name has these words so
		"nguyen thi hoa 2023":          "Nguyễn Thị Hoa",
		"ly tu trong ha noi 2024":      "Trường TH&THCS Lí Tự Trọng",
		"khong co ai":                  "",
	} {
		questions, wants = append(questions, question{Do: "names", Query: query}), append(wants, want)
	}
	for i, a := range ask(t, buildNames(t, sampleNames(), Options{}), questions...) {
		if got := strings.Join(a.Texts, "|"); got != wants[i] {
			t.Errorf("%s finds %s, want %s", questions[i].Query, got, wants[i])
		}
	}
}

// A query is also read as a year, an honour and a place.
func TestUnderstanding(t *testing.T) {
	var questions []question
	var wants []string
	for query, want := range map[string]string{
		"bằng khen 2023 đống đa":                      "year y2023|honour hbang-khen|locality lha-noi/quan-dong-da lha-noi/phuong-dong-da",
		"cstđ hà nội 2024":                            "year y2024|honour hcstdcs hcstdct|locality lha-noi",
		"danh sách khen thưởng năm 2023 quận đống đa": "year y2023|locality lha-noi/quan-dong-da",
		"bk q. đống đa hà nội":                        "honour hbang-khen|locality lha-noi/quan-dong-da",
		"1207/QĐ-UBND":                                "",
		"Bằng khen":                                   "", // is the honour itself
	} {
		questions, wants = append(questions, question{Do: "names", Query: query}), append(wants, want)
	}
	for i, a := range ask(t, buildNames(t, sampleNames(), Options{}), questions...) {
		if got := strings.Join(a.Facets, "|"); got != wants[i] {
			t.Errorf("%s is read as %q, want %q", questions[i].Query, got, wants[i])
		}
	}
}

// The field of an index finds names of its kind only.
func TestKinds(t *testing.T) {
	files := buildNames(t, sampleNames(), Options{})
	for kind, want := range map[string]string{
		"locality": "Quận Đống Đa, Hà Nội|Phường Đống Đa, Hà Nội", "collective": "Trường Tiểu học Đống Đa|Liên đội Trường Tiểu học Đống Đa|UBND quận Đống Đa", "person": "",
	} {
		if got := strings.Join(ask(t, files, question{Do: "names", Query: "dong da", Kinds: []string{kind}})[0].Texts, "|"); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

// Whatever the store contains, the index equals that of a build without a store, and an edit changes few files.
func TestNamesWarmIsCold(t *testing.T) {
	list := make([]Name, 3000)
	for i := range list {
		list[i] = Name{Kind: "person", Address: "/" + strconv.Itoa(i) + "/", Name: "Nguyễn Văn " + strconv.Itoa(i*7919%3000), Count: 1 + i%3}
	}
	disk := store.Open(t.TempDir())
	defer disk.Close(0)
	before := buildNames(t, list, Options{Store: disk})
	list[100].Name = "Trần Thị Mới"
	list = slices.Insert(list, 0, Name{Kind: "collective", Address: "/moi/", Name: "Trường Mới"})
	after := buildNames(t, list, Options{Store: disk})
	if !same(after, buildNames(t, list, Options{})) {
		t.Error("the store changes the index")
	}
	old := maps.Collect(func(yield func(string, []byte) bool) {
		for _, f := range before {
			yield(f.Path, f.Data)
		}
	})
	records := 0
	for _, f := range after {
		if strings.Contains(f.Path, "/bai/") && !bytes.Equal(old[f.Path], f.Data) {
			records++
		}
	}
	if records > 2 {
		t.Errorf("%d files of records changed", records)
	}
}

// The abbreviations of bodies, offices, units and honours are written out.
func TestAbbreviations(t *testing.T) {
	short := AbbreviationsOf(catalogue)
	for text, want := range map[string]string{
		"Trường TH&THCS Bắc Hồng": "trường tiểu học và trung học cơ sở bắc hồng", "UBND TX Hồng Lĩnh": "ủy ban nhân dân thị xã hồng lĩnh",
		"BK": "bằng khen", "GK": "giấy khen", "HCLĐ hạng Ba": "huân chương lao động hạng ba", "LĐLĐ": "liên đoàn lao động", "TP Vinh": "thành phố vinh",
	} {
		if got := viet.Key(short.SpellOut(text)); got != viet.Key(want) {
			t.Errorf("%s is %s", text, got)
		}
	}
	for kind := range gazetteer.KindPrefixes {
		if len(kind) == 2 && short[kind] == nil && kind != "xã" {
			t.Errorf("the abbreviation %s of a unit is missing", kind)
		}
	}
}
