package complete_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/editor/complete"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

var site = fstest.MapFS{
	"content/localities.yaml": {Data: []byte(`- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn, Phường Nam Đồ Sơn]}
- {name: Quận Đống Đa, parent: Hà Nội}
- {name: Xã Đông Sơn, parent: Ninh Bình, aliases: [Đồng bằng Đông Sơn]}
`)},
	"content/honours.yaml":      {Data: []byte("- {name: Giải thưởng Tràng An, aliases: [GTTA]}\n")},
	"content/site.yaml":         {Data: []byte("language: en\n")},
	"themes/rieng/theme.json":   {Data: []byte("{}")},
	"themes/bangvang/extra.css": {Data: []byte("")},
}

func read(fsys fs.FS) *complete.Names { return complete.LoadNames(fsys, themes.FS) }

func TestLocalities(t *testing.T) {
	n := read(site)
	before, after := time.Date(2024, 1, 19, 0, 0, 0, 0, viet.Zone), time.Date(2026, 1, 1, 0, 0, 0, 0, viet.Zone)
	tests := []struct {
		part string
		at   time.Time
		want string
	}{
		{"Đồ Sơn", before, "Quận Đồ Sơn, Hải Phòng|Phường Đồ Sơn, Hải Phòng|Phường Nam Đồ Sơn, Hải Phòng"},
		{"do son", after, "Phường Đồ Sơn, Hải Phòng|Quận Đồ Sơn, Hải Phòng|Xã Đỗ Sơn, Huyện Thanh Ba, Phú Thọ"},
		{"quận đ", before, "Quận Đồ Sơn, Hải Phòng|Quận Đống Đa, Hà Nội|Quận Dương Kinh, Hải Phòng"},
		{"ĐỐNG", before, "Quận Đống Đa, Hà Nội|Phường Đống Đa, Thành phố Pleiku, Gia Lai|Phường Đống Đa, Thành phố Quy Nhơn, Bình Định"},
		{"Đống đ", before, "Quận Đống Đa, Hà Nội|Phường Đống Đa, Thành phố Pleiku, Gia Lai|Phường Đống Đa, Thành phố Quy Nhơn, Bình Định"},
		{"đồng bằng đ", before, "Xã Đông Sơn, Ninh Bình"},
		{"ồ sơn", before, ""},
		{"đồ sơn, hai", before, "Quận Đồ Sơn, Hải Phòng|Phường Đồ Sơn, Hải Phòng|Phường Nam Đồ Sơn, Hải Phòng"},
		{"", before, ""},
		{" - ", before, ""},
	}
	for _, test := range tests {
		var got []string
		for _, l := range n.FindLocalities(test.part, test.at, 3) {
			got = append(got, l.Display())
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q: %q, want %q", test.part, got, test.want)
		}
	}
	if all := n.FindLocalities("Thành phố", after, 3); len(all) != 3 {
		t.Errorf("%d units, asked for at most 3", len(all))
	}
}

func TestHonours(t *testing.T) {
	n := read(site)
	for part, want := range map[string]string{
		"bằng kh": "Bằng khen của Thủ tướng Chính phủ", "bang khen": "Bằng khen", "BK": "Bằng khen", "cstđcs": "Chiến sĩ thi đua cơ sở", "gtta": "Giải thưởng Tràng An",
		"lao dong hang ba": "Huân chương Lao động hạng Ba", "khộng có": "",
	} {
		found := n.FindHonours(part, 3)
		if got := first(found); got != want {
			t.Errorf("%q: %q, want %q", part, got, want)
		}
	}
}

func first(found []*honours.Honour) string {
	if len(found) == 0 {
		return ""
	}
	return found[0].Name
}

func TestSpelled(t *testing.T) {
	n := read(site)
	for text, want := range map[string]string{
		"hai-phong/quan-do-son": "Quận Đồ Sơn, Hải Phòng", "Q. Đồ Sơn": "Quận Đồ Sơn, Hải Phòng", "Hải Phòng": "Thành phố Hải Phòng",
		"Huyện Không Có": "Huyện Không Có", "": "",
	} {
		if got := n.FullName(text, time.Date(2024, 1, 19, 0, 0, 0, 0, viet.Zone)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestReadTakesWhatThereIs(t *testing.T) {
	for _, fsys := range []fs.FS{fstest.MapFS{}, fstest.MapFS{"content/localities.yaml": {Data: []byte("- [")}, "content/site.yaml": {Data: []byte{0xff}}}} {
		n := read(fsys)
		if len(n.FindLocalities("Hải Phòng", time.Time{}, 1)) != 1 || n.Settings.Language != "vi" || !slices.Contains(n.Themes(), "bangvang") {
			t.Errorf("%+v", n)
		}
	}
	if got := read(site).Themes(); !slices.Contains(got, "rieng") || !slices.IsSorted(got) {
		t.Errorf("themes: %q", got)
	}
}
