package honours

import (
	"testing"

	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestParseBody(t *testing.T) {
	state := Body{Name: "Chủ tịch nước", Office: "Chủ tịch nước", Level: State}
	premier := Body{Name: "Thủ tướng Chính phủ", Office: "Thủ tướng Chính phủ", Level: Central}
	tests := []struct {
		text string
		want Body
	}{
		{"Chủ tịch nước", state},
		{"Chủ tịch nước CHXHCN Việt Nam", state},
		{"Chủ tịch Nước Cộng hòa xã hội chủ nghĩa Việt Nam", state},
		{"Thủ tướng", premier},
		{"Thủ tướng Chính phủ", premier},
		{"của TTg", premier},
		{"Chính phủ", Body{Name: "Chính phủ", Office: "Chính phủ", Level: Central}},
		{"UBND tỉnh", Body{Name: "UBND tỉnh", Office: "UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"Ủy ban nhân dân tỉnh", Body{Name: "UBND tỉnh", Office: "UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"Uỷ ban Nhân dân tỉnh Hà Tĩnh", Body{Name: "UBND tỉnh Hà Tĩnh", Office: "UBND", Level: Provincial, Place: "tỉnh Hà Tĩnh"}},
		{"UBND tỉnh Hà Tĩnh", Body{Name: "UBND tỉnh Hà Tĩnh", Office: "UBND", Level: Provincial, Place: "tỉnh Hà Tĩnh"}},
		{"UBND cấp tỉnh", Body{Name: "UBND cấp tỉnh", Office: "UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"UBND các cấp", Body{Name: "UBND các cấp", Office: "UBND", Level: NoLevel}},
		{"UBND", Body{Name: "UBND", Office: "UBND", Level: NoLevel, Relative: true}},
		{"UBND Hà Nội", Body{Name: "UBND Hà Nội", Office: "UBND", Level: NoLevel, Place: "Hà Nội"}},
		{"Chủ tịch UBND TP", Body{Name: "Chủ tịch UBND thành phố", Office: "Chủ tịch UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"CT UBND TP.", Body{Name: "Chủ tịch UBND thành phố", Office: "Chủ tịch UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"UBND thành phố", Body{Name: "UBND thành phố", Office: "UBND", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"UBND TPHCM", Body{Name: "UBND thành phố Hồ Chí Minh", Office: "UBND", Level: Provincial, Place: "thành phố Hồ Chí Minh"}},
		{"UBND TP.HCM", Body{Name: "UBND thành phố Hồ Chí Minh", Office: "UBND", Level: Provincial, Place: "thành phố Hồ Chí Minh"}},
		{"UBND TP.Hải Phòng", Body{Name: "UBND thành phố Hải Phòng", Office: "UBND", Level: Provincial, Place: "thành phố Hải Phòng"}},
		{"Chủ tịch UBND thành phố Hải Phòng", Body{Name: "Chủ tịch UBND thành phố Hải Phòng", Office: "Chủ tịch UBND", Level: Provincial, Place: "thành phố Hải Phòng"}},
		{"thành phố", Body{Name: "thành phố", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"Tỉnh", Body{Name: "Tỉnh", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"tỉnh Hà Tĩnh", Body{Name: "tỉnh Hà Tĩnh", Level: Provincial, Place: "tỉnh Hà Tĩnh"}},
		{"UBND quận Đồ Sơn", Body{Name: "UBND quận Đồ Sơn", Office: "UBND", Level: Local, Place: "quận Đồ Sơn"}},
		{"UBND Quận Đồ Sơn, Hải Phòng", Body{Name: "UBND Quận Đồ Sơn, Hải Phòng", Office: "UBND", Level: Local, Place: "quận Đồ Sơn, Hải Phòng"}},
		{"UBND quận", Body{Name: "UBND quận", Office: "UBND", Level: Local, Relative: true, Tier: "huyện"}},
		{"quận", Body{Name: "quận", Level: Local, Relative: true, Tier: "huyện"}},
		{"Lãnh đạo TX Hồng Lĩnh", Body{Name: "Lãnh đạo thị xã Hồng Lĩnh", Level: Local, Place: "thị xã Hồng Lĩnh"}},
		{"UBND huyện", Body{Name: "UBND huyện", Office: "UBND", Level: Local, Relative: true, Tier: "huyện"}},
		{"UBND thị xã", Body{Name: "UBND thị xã", Office: "UBND", Level: Local, Relative: true, Tier: "huyện"}},
		{"UBND xã", Body{Name: "UBND xã", Office: "UBND", Level: Local, Relative: true, Tier: "xã"}},
		{"UBND phường Láng", Body{Name: "UBND phường Láng", Office: "UBND", Level: Local, Place: "phường Láng"}},
		{"UBND P. Láng", Body{Name: "UBND phường Láng", Office: "UBND", Level: Local, Place: "phường Láng"}},
		{"Ban Tổ chức", Body{Name: "Ban Tổ chức", Office: "Ban Tổ chức", Level: Organiser}},
		{"BTC", Body{Name: "Ban Tổ chức", Office: "Ban Tổ chức", Level: Organiser}},
		{"Ban Tổ chức Cuộc thi “Tìm hiểu cải cách hành chính”", Body{Name: "Ban Tổ chức Cuộc thi “Tìm hiểu cải cách hành chính”", Office: "Ban Tổ chức", Level: Organiser}},
		{"Ban Tổ chức Tỉnh ủy", Body{Name: "Ban Tổ chức Tỉnh ủy", Office: "Ban", Level: Unit}},
		{"Ban Tổ chức Trung ương", Body{Name: "Ban Tổ chức Trung ương", Office: ministry, Level: Provincial}},
		{"Hội nghị", Body{Name: "Hội nghị", Office: "Hội nghị", Level: Organiser}},
		{"Bộ Nội vụ", Body{Name: "Bộ Nội vụ", Office: "Bộ", Level: Provincial}},
		{"Bộ trưởng Bộ Giáo dục và Đào tạo", Body{Name: "Bộ trưởng Bộ Giáo dục và Đào tạo", Office: "Bộ", Level: Provincial}},
		{"Tổng Liên đoàn Lao động Việt Nam", Body{Name: "Tổng Liên đoàn Lao động Việt Nam", Office: ministry, Level: Provincial}},
		{"Hội Nông dân Việt Nam", Body{Name: "Hội Nông dân Việt Nam", Office: ministry, Level: Provincial}},
		{"Trung ương Đoàn", Body{Name: "Trung ương Đoàn", Office: ministry, Level: Provincial}},
		{"Tỉnh đoàn", Body{Name: "Tỉnh đoàn", Office: "Tỉnh đoàn", Level: Unit}},
		{"Tỉnh đoàn Hà Tĩnh", Body{Name: "Tỉnh đoàn Hà Tĩnh", Office: "Tỉnh đoàn", Level: Unit}},
		{"LĐLĐ TP", Body{Name: "Liên đoàn Lao động thành phố", Office: "Liên đoàn Lao động", Level: Unit}},
		{"UBMTTQ tỉnh", Body{Name: "Ủy ban Mặt trận Tổ quốc tỉnh", Office: "Mặt trận Tổ quốc", Level: Unit}},
		{"Bộ GD&ĐT", Body{Name: "Bộ Giáo dục và Đào tạo", Office: "Bộ", Level: Provincial}},
		{"Sở LĐ-TB&XH", Body{Name: "Sở Lao động - Thương binh và Xã hội", Office: "Sở", Level: Unit}},
		{"Hội Nông dân tỉnh", Body{Name: "Hội Nông dân tỉnh", Office: "Hội", Level: Unit}},
		{"Liên đoàn Lao động thành phố", Body{Name: "Liên đoàn Lao động thành phố", Office: "Liên đoàn Lao động", Level: Unit}},
		{"Ngân hàng TMCP Ngoại thương Việt Nam", Body{Name: "Ngân hàng TMCP Ngoại thương Việt Nam", Office: "Ngân hàng", Level: Unit}},
		{"Giám đốc Sở Nội vụ", Body{Name: "Giám đốc Sở Nội vụ", Office: "Sở", Level: Unit}},
		{"Sở Giáo dục và Đào tạo Hà Nội", Body{Name: "Sở Giáo dục và Đào tạo Hà Nội", Office: "Sở", Level: Unit}},
		{"Hiệu trưởng Trường Tiểu học Bắc Hồng", Body{Name: "Hiệu trưởng Trường Tiểu học Bắc Hồng", Office: "Hiệu trưởng", Level: Unit}},
		{"Thành ủy", Body{Name: "Thành ủy", Office: "Thành ủy", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"Thành uỷ Hải Phòng", Body{Name: "Thành uỷ Hải Phòng", Office: "Thành ủy", Level: Provincial, Place: "thành phố Hải Phòng"}},
		{"Ban Thường vụ Tỉnh ủy", Body{Name: "Ban Thường vụ Tỉnh ủy", Office: "Tỉnh ủy", Level: Provincial, Relative: true, Tier: "tỉnh"}},
		{"Tỉnh ủy Hà Tĩnh", Body{Name: "Tỉnh ủy Hà Tĩnh", Office: "Tỉnh ủy", Level: Provincial, Place: "tỉnh Hà Tĩnh"}},
		{"Thị ủy Hồng Lĩnh", Body{Name: "Thị ủy Hồng Lĩnh", Office: "Thị ủy", Level: Local, Place: "thị xã Hồng Lĩnh"}},
		{"Quận ủy", Body{Name: "Quận ủy", Office: "Quận ủy", Level: Local, Relative: true, Tier: "huyện"}},
		{"Nam Giang", Body{Name: "Nam Giang", Level: NoLevel}},
		{"", Body{Level: NoLevel}},
	}
	for _, tt := range tests {
		for _, text := range []string{tt.text, norm.NFD.String(tt.text), " " + tt.text + " "} {
			if diff := cmp.Diff(tt.want, ParseBody(text)); diff != "" {
				t.Errorf("ParseBody(%q): %s", text, diff)
			}
		}
	}
}

// TestBodyTables checks that the tables hold names as people write them, whose keys are not empty or double.
func TestBodyTables(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range offices {
		if seen[o.text] || viet.Key(o.text) == "" || o.name == "" || o.level == 0 {
			t.Errorf("%+v", o)
		}
		seen[o.text] = true
	}
	for short := range abbreviations {
		if viet.Key(short) == "" || viet.NFC(short) != short {
			t.Errorf("%q", short)
		}
	}
}

func FuzzParseBody(f *testing.F) {
	for _, seed := range []string{"UBND TP.HCM", "Ủy ban nhân dân", "cấp", "Tỉnh ủy ,", "UBND tỉnh -", "q.1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := ParseBody(text)
		if b.Level == 0 || b.Relative && b.Place != "" {
			t.Errorf("ParseBody(%q) = %+v", text, b)
		}
	})
}

func BenchmarkParseBody(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ParseBody("Chủ tịch UBND TP Hải Phòng")
	}
}
