package honours_test

import (
	"strings"
	"testing"

	"bangvang/internal/knowledge/honours"
)

func TestBodies(t *testing.T) {
	for text, want := range map[string]string{
		"Đảng ủy - HĐND - UBND xã Thạch Hà":                  "Đảng ủy xã Thạch Hà|HĐND xã Thạch Hà|UBND xã Thạch Hà",
		"Đảng uỷ-HĐND-UBND xã":                               "Đảng uỷ xã|HĐND xã|UBND xã",
		"Đảng ủy, HĐND, UBND, UBMTTQ phường Đồ Sơn":          "Đảng ủy phường Đồ Sơn|HĐND phường Đồ Sơn|UBND phường Đồ Sơn|Ủy ban Mặt trận Tổ quốc phường Đồ Sơn",
		"Huyện ủy, HĐND, Ủy ban nhân dân huyện Cẩm Xuyên":    "Huyện ủy Cẩm Xuyên|HĐND huyện Cẩm Xuyên|UBND huyện Cẩm Xuyên",
		"Huyện ủy, HĐND và UBND huyện":                       "Huyện ủy|HĐND huyện|UBND huyện",
		"Tỉnh ủy - HĐND - UBND tỉnh Bà Rịa - Vũng Tàu":       "Tỉnh ủy Bà Rịa - Vũng Tàu|HĐND tỉnh Bà Rịa - Vũng Tàu|UBND tỉnh Bà Rịa - Vũng Tàu",
		"Đảng ủy, HĐND, UBND và Ủy ban MTTQ Việt Nam xã Sơn": "Đảng ủy xã Sơn|HĐND xã Sơn|UBND xã Sơn|Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn",
		"Thành ủy, UBND TP. Hải Phòng":                       "Thành ủy Hải Phòng|UBND thành phố Hải Phòng",
		"Đảng ủy, Thường trực HĐND, UBND xã Sơn":             "Đảng ủy xã Sơn|Thường trực HĐND xã Sơn|UBND xã Sơn",
		"Đảng ủy và UBND":                                    "Đảng ủy|UBND",
		"UBND tỉnh Bà Rịa - Vũng Tàu":                        "",
		"UBND tỉnh, UBND huyện":                              "",
		"Đảng ủy, UBND và các đoàn thể xã":                   "",
		"Bộ Giáo dục và Đào tạo":                             "",
		"Đảng ủy, Nguyễn Văn An":                             "",
		"HĐND, UBND xã Sơn, Nguyễn An":                       "",
		"":                                                   "", ", ": "",
	} {
		if got := strings.Join(honours.Bodies(text), "|"); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
