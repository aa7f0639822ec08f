package honours

import "testing"

func TestCorrectBody(t *testing.T) {
	for text, want := range map[string]string{
		"Thủ tướg Chính phủ":          "Thủ tướng Chính phủ",
		"Thủ tướng Chính phủ":         "",
		"của Thủ tướg":                "Thủ tướng",
		"Thủ tương Chính phủ":         "Thủ tướng Chính phủ",
		"Chủ tich nước":               "Chủ tịch nước",
		"UBND quậnn":                  "UBND quận",
		"UBND quậnn Đồ Sơn":           "UBND quận Đồ Sơn",
		"UBND tỉn Hà Tĩnh":            "UBND tỉnh Hà Tĩnh",
		"Chủ tịch UBND thnàh phố":     "Chủ tịch UBND thành phố",
		"UNBD tỉnh":                   "UBND tỉnh",
		"UBNN huyện Can Lộc":          "UBND huyện Can Lộc",
		"Ngân hàn Nhà nước":           "Ngân hàng Nhà nước",
		"UBND quận":                   "",
		"UBND Hà Tĩnh":                "",
		"UBND Quảng Ninh":             "",
		"UBND các xã":                 "",
		"Quân ủy Trung ương":          "",
		"Liên minh Hợp tác xã":        "",
		"Hội Nông dân Việt Nam":       "",
		"Tiểu đoàn 5":                 "",
		"Nhà máy Bia Hà Nội":          "",
		"Nam Giang":                   "",
		"ban tổ chức":                 "",
		"Bộ Giáo dục và Đào tạo":      "",
		"thu tuong chinh phu":         "",
		"Hiệp hội Doanh nghiệp":       "",
		"Trung ương Đoàn":             "",
		"Công đoàn ngành Y tế":        "",
		"":                            "",
		"Tỉnh đoàn Hà Tĩnh":           "",
		"Chủ tịch Hội đồng quản trị":  "",
		"Bảo hiểm xã hội tỉnh Hà Nam": "",
	} {
		if got := CorrectBody(text); got != want {
			t.Errorf("CorrectBody(%q) = %q, want %q", text, got, want)
		}
	}
}
