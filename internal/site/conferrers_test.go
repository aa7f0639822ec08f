package site_test

import (
	"strings"
	"testing"

	"bangvang/internal/diag"
)

// One text names several bodies only if each part names an office.
func TestBodiesInOneText(t *testing.T) {
	for by, want := range map[string]string{
		"UBND phường và Ủy ban MTTQ phường":                              "UBND phường Đống Đa | Ủy ban Mặt trận Tổ quốc phường Đống Đa",
		"UBND phường, Công an phường và Ủy ban MTTQ phường":              "UBND phường Đống Đa | Công an phường Đống Đa | Ủy ban Mặt trận Tổ quốc phường Đống Đa",
		"Sở Giáo dục và Đào tạo và Sở Nội vụ":                            "Sở Giáo dục và Đào tạo | Sở Nội vụ",
		"[UBND phường, UBND phường Đống Đa]":                             "UBND phường Đống Đa",
		"[Bộ Giáo dục và Đào tạo, Hội Khuyến học và Khuyến tài]":         "Bộ Giáo dục và Đào tạo | Hội Khuyến học và Khuyến tài",
		"Bộ Giáo dục và Đào tạo":                                         "",
		"Bộ Khoa học và Công nghệ":                                       "",
		"Bộ Văn hóa, Thể thao và Du lịch":                                "",
		"Bộ Nông nghiệp và Môi trường":                                   "",
		"Bộ Nông nghiệp và Phát triển nông thôn":                         "",
		"Sở Tài nguyên và Môi trường":                                    "",
		"Bộ Lao động - Thương binh và Xã hội":                            "",
		"Ban Tuyên giáo và Dân vận Thành ủy":                             "",
		"Hội đồng Thi đua và Khen thưởng":                                "",
		"Công ty TNHH Thương mại và Dịch vụ An Bình":                     "",
		"Công ty Cổ phần Xây dựng và Công nghệ Sáng":                     "",
		"Công ty Cổ phần Sách và Thiết bị trường học":                    "",
		"Trường Cao đẳng Kinh tế và Công nghệ":                           "",
		"Trường Trung học cơ sở và Trung học phổ thông Nguyễn Tất Thành": "",
		"Trung tâm Văn hóa và Thể thao phường":                           "",
		"Liên hiệp các Hội Khoa học và Kỹ thuật":                         "",
		"Đảng bộ và nhân dân phường":                                     "",
		"UBND phường và đoàn thể":                                        "",
		"UBND thành phố và các sở, ngành":                                "",
		"Ban Quản lý và Phát triển Chợ":                                  "",
		"Phòng Văn hóa và Thông tin":                                     "",
		"Tổng cục Thể dục và Thể thao":                                   "",
		"Ủy ban Dân tộc và Tôn giáo":                                     "",
		"Bộ Dân tộc và Tôn giáo":                                         "",
		"Viện Hàn lâm Khoa học và Công nghệ Việt Nam":                    "",
		"Quỹ Bảo trợ Trẻ em và Người khuyết tật":                         "",
		"Ban Tổ chức và Ban Giám khảo":                                   "Ban Tổ chức | Ban Giám khảo",
	} {
		s := load(t, places, doc("a", "2026-03-21", "locality: Phường Đống Đa, Hà Nội", "awards: [{award: Giải Nhất, by: "+quoted(by)+", to: {tập thể: 1}}]"))
		w := article(t, s.Model, "a").Awards[0]
		var got []string
		for _, c := range w.Joint {
			got = append(got, c.Name)
		}
		if strings.Contains(want, "|") || w.Joint != nil {
			if strings.Join(got, " | ") != want {
				t.Errorf("%s: %q, want %q (%s)", by, got, want, w.By)
			}
		} else if want != "" && w.By != want {
			t.Errorf("%s: %s", by, w.By)
		}
	}
}

func quoted(by string) string {
	if strings.HasPrefix(by, "[") {
		return by
	}
	return `"` + by + `"`
}

// What the law of the day fixes is filled in, and nothing that is written.
func TestConferrersByLaw(t *testing.T) {
	for _, c := range []struct{ date, row, by, law string }{
		{"2026-01-19", "award: Huân chương Lao động hạng Ba", "Chủ tịch nước", "Luật 06/2022/QH15, Điều 77"},
		{"2023-01-19", "award: Huân chương Lao động hạng Ba", "Chủ tịch nước", "Luật 15/2003/QH11, Điều 77"},
		{"2026-01-19", "award: Huân chương Lao động hạng Ba, decision: {date: 2023-12-29}", "Chủ tịch nước", "Luật 15/2003/QH11, Điều 77"},
		{"2003-01-19", "award: Huân chương Lao động hạng Ba", "", ""}, // before the law of the table
		{"2026-01-19", "award: Nghệ nhân ưu tú", "Chủ tịch nước", "Luật 06/2022/QH15, Điều 77"},
		{"2026-01-19", "award: Cờ thi đua của Chính phủ", "Chính phủ", "Luật 06/2022/QH15, Điều 78 khoản 1"},
		{"2026-01-19", "award: Chiến sĩ thi đua toàn quốc, status: đề nghị", "Thủ tướng Chính phủ", "Luật 06/2022/QH15, Điều 78 khoản 2"},
		{"2026-01-19", "award: Bằng khen", "", ""},
		{"2026-01-19", "award: Giấy khen", "", ""},
		{"2026-01-19", "award: Chiến sĩ thi đua cấp tỉnh", "", ""},
		{"2026-01-19", "award: Huân chương Lao động hạng Ba, by: UBND phường", "UBND phường Đống Đa", ""},
		{"2026-01-19", "award: Bằng khen của Thủ tướng", "Thủ tướng Chính phủ", "Luật 06/2022/QH15, Điều 78 khoản 2"},
	} {
		s := load(t, places, doc("a", c.date, "locality: Hà Nội", "awards: [{"+c.row+", to: {cá nhân: 1}}]"))
		if c.by == "UBND phường Đống Đa" {
			s = load(t, places, doc("a", c.date, "locality: Phường Đống Đa, Hà Nội", "awards: [{"+c.row+", to: {cá nhân: 1}}]"))
		}
		if w := article(t, s.Model, "a").Awards[0]; w.By != c.by || w.ByLaw != c.law {
			t.Errorf("%s of %s: %q by %q", c.row, c.date, w.By, w.ByLaw)
		}
	}
}

// Each of several bodies that the articles' localities do not resolve is reported.
func TestUnresolvedBodyOfSeveral(t *testing.T) {
	s := load(t, places, doc("a", "2026-01-19", "locality: Hà Nội", "awards: [{award: Giấy khen, by: [UBND thành phố, UBND phường], to: {cá nhân: 1}}]"))
	n := 0
	for _, p := range s.Problems {
		if p.Code == diag.UnresolvedBody {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of them in %v", n, s.Problems)
	}
}
