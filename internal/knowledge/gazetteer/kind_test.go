package gazetteer

import "testing"

func TestSplitKind(t *testing.T) {
	for _, c := range []struct{ text, kind, name string }{
		{"Quận Đồ Sơn", "quận", "Đồ Sơn"},
		{"P. Nam Đồ Sơn", "phường", "Nam Đồ Sơn"},
		{"P.Nam Đồ Sơn", "phường", "Nam Đồ Sơn"},
		{"TX Hồng Lĩnh", "thị xã", "Hồng Lĩnh"},
		{"T.X. Hồng Lĩnh", "thị xã", "Hồng Lĩnh"},
		{"TP.Vinh", "thành phố", "Vinh"},
		{"H. Ninh Hải", "huyện", "Ninh Hải"},
		{"X. Ninh Hải", "xã", "Ninh Hải"},
		{"Q1", "quận", "1"},
		{"Thị Trấn  Núi Đèo", "thị trấn", "Núi Đèo"},
		{"Thị trấn N.T Phong Hải", "thị trấn", "N.T Phong Hải"},
		{"THÀNH PHỐ HẢI PHÒNG", "thành phố", "HẢI PHÒNG"},
		{"Đồ Sơn", "", "Đồ Sơn"},
		{"Xã", "", "Xã"},
		{"", "", ""},
	} {
		if kind, name := SplitKind(c.text); kind != c.kind || name != c.name {
			t.Errorf("%q: %q, %q", c.text, kind, name)
		}
	}
	if FullName("thị xã", "Hồng Lĩnh") != "Thị xã Hồng Lĩnh" {
		t.Error(FullName("thị xã", "Hồng Lĩnh"))
	}
}
