package viet

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func self(s string) string { return s }

// provinces holds the 34 provinces since 1/7/2025 in the order of the Vietnamese alphabet.
var provinces = []string{
	"An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai",
	"Đồng Tháp", "Gia Lai", "Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa",
	"Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi",
	"Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long",
}

func TestSortBy(t *testing.T) {
	for name, want := range map[string][]string{
		"provinces":   provinces,
		"letters":     {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"},
		"tones":       {"ba", "bà", "bả", "bã", "bá", "bạ"},
		"numbers":     {"Phường 2", "Phường 10", "Phường 11"},
		"spellings":   {"Thuý Anh", "Thúy Bình", "Thuỷ Châu", "Thủy Dung"},
		"ƀ":           {"Ba Na", "Ƀlang", "Ɓu", "Ca"},
		"look-alikes": {"Da", "Đà Lạt", "Ðắk Lắk", "Đồng Nai", "Em"},
		"one":         {"một"},
		"none":        nil,
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		SortBy(got, self)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSortByIsStableAndBreaksTies(t *testing.T) {
	type item struct {
		name string
		n    int
	}
	nfd := norm.NFD.String("Đồ Sơn")
	items := []item{{"Đồ Sơn", 1}, {"Bạch Mai", 2}, {nfd, 3}, {"Đồ Sơn", 4}, {"Bạch Mai", 5}}
	SortBy(items, func(i item) string { return i.name })
	var order []int
	for _, i := range items {
		order = append(order, i.n)
	}
	want := []int{2, 5, 3, 1, 4} // NFD begins with the byte D, before those of Đ; the others do not change their order
	if strings.Compare(nfd, "Đồ Sơn") > 0 {
		want = []int{2, 5, 1, 4, 3}
	}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSortByGivenName(t *testing.T) {
	want := []string{"Nguyễn Văn An", "Trần Văn An", "Lê Thị Ánh", "Nguyễn Thị Bình", "K'Brểu", "H'Hen Niê", "Hoa", "Y Moan Ênuôl", "Đỗ Trọng Nam", "Lê Nam ", "Y"}
	got := slices.Clone(want)
	slices.Reverse(got)
	SortByGivenName(got, self)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGivenName(t *testing.T) {
	for name, want := range map[string][2]string{
		"Nguyễn Văn An":      {"An", "Nguyễn Văn"},
		"Y Moan Ênuôl":       {"Moan", "Y Ênuôl"},
		"Y Ngông Niê Kdăm":   {"Ngông", "Y Niê Kdăm"},
		"Y Phương":           {"Phương", "Y"},
		"H'Hen Niê":          {"Hen", "H' Niê"},
		"H’Hen Niê":          {"Hen", "H’ Niê"},
		"H' Vi Ê Ban":        {"Vi", "H' Ê Ban"},
		"K'Brểu":             {"Brểu", "K'"},
		"Kpă H'Bia":          {"Bia", "Kpă H'"},
		"Rơ Châm Phiang":     {"Phiang", "Rơ Châm"},
		"Siu Black":          {"Black", "Siu"},
		"Lò A Páo":           {"Páo", "Lò A"},
		"Thạch Thị Sa Ly":    {"Ly", "Thạch Thị Sa"},
		" Lê  Thị\u00a0Ánh ": {"Ánh", "Lê Thị"},
		"Y":                  {"Y", ""},
		"H'":                 {"H'", ""},
		"K'":                 {"K'", ""},
		"Hoa":                {"Hoa", ""},
		"":                   {"", ""},
	} {
		if given, rest := GivenName(name); given != want[0] || rest != want[1] {
			t.Errorf("GivenName(%q) = %q, %q, want %q", name, given, rest, want)
		}
	}
}

func TestIndexLetter(t *testing.T) {
	for s, want := range map[string]string{
		"Đống Đa": "Đ", "Ƀlang": "B", "đà nẵng": "Đ", "Ðắk Lắk": "Đ", "Ăn": "Ă", "Ô Chợ Dừa": "Ô", "Ấp Bắc": "Â", "ẩm": "Â",
		"Ứng Hòa": "Ư", "Ớt": "Ơ", "Ế": "Ê", "Hà Nội": "H", "À": "A", "ý": "Y", "“Lao động”": "L", "Élan": "E",
		"Ñ": "N", "Zalo": "Z", "2024": "#", "": "#", "…": "#", "日本": "#", "+": "#", "Ωμέγα": "#",
	} {
		for _, dress := range []string{s, norm.NFD.String(s)} {
			if got := IndexLetter(dress); got != want {
				t.Errorf("Letter(%+q) = %q, want %q", dress, got, want)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "date", "summary", "locality", "category", "tags", "author", "source", "image", "draft"}
	units := []string{"Đồ Sơn", "Đông Sơn", "Đống Đa", "Hồng Lĩnh", "Hai Bà Trưng", "Ninh Hải", "Ba Tô", "Ba Tơ"}
	for _, c := range []struct {
		s, want    string
		candidates []string
	}{
		{"titel", "title", keys},
		{"dtae", "date", keys},
		{"tag", "tags", keys},
		{"Summery", "summary", keys},
		{"localty", "locality", keys},
		{"xyzzy", "", keys},
		{"ab", "", keys},
		{"", "", keys},
		{"title", "title", keys},
		{"Đồ Sn", "Đồ Sơn", units},
		{"dat", "date", []string{"at", "date", "kind"}},
		{"---", "", []string{"..."}},
		{"Hong Linh", "Hồng Lĩnh", units},
		{"Đông Đa", "Đống Đa", units},
		{"Ba Tớ", "Ba Tơ", units},
		{"ba to", "Ba Tô", units},
		{"Hai Bà Trứng", "Hai Bà Trưng", units},
		{"Hà Nội", "", units},
		{"gì", "", nil},
		{"...", "", []string{""}},
	} {
		if got := Nearest(c.s, c.candidates); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.s, got, c.want)
		}
		reversed := slices.Clone(c.candidates)
		slices.Reverse(reversed)
		if got := Nearest(c.s, reversed); got != c.want {
			t.Errorf("Nearest(%q) of the candidates backwards = %q, want %q", c.s, got, c.want)
		}
	}
}

func BenchmarkSortByFew(b *testing.B) {
	for b.Loop() {
		items := [4]string{"Đống Đa", "Hai Bà Trưng", "Cầu Giấy", "Ba Đình"}
		SortBy(items[:], self)
	}
}

func BenchmarkSortByMany(b *testing.B) {
	var names []string
	for _, p := range provinces {
		for _, q := range provinces {
			names = append(names, q+" "+p)
		}
	}
	for b.Loop() {
		SortBy(slices.Clone(names), self)
	}
}

func BenchmarkNearest(b *testing.B) {
	for b.Loop() {
		Nearest("Quảng Nginh", provinces)
	}
}
