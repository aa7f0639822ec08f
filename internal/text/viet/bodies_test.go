package viet_test

import (
	"testing"

	"bangvang/internal/text/viet"
)

func TestBodyKey(t *testing.T) {
	for _, same := range [][]string{
		{"Trường Tiểu học Bắc Hồng", "Trường TH Bắc Hồng", "TH Bắc Hồng", "Tiểu học Bắc Hồng", "trường tiểu học  Bắc Hồng"},
		{"Trường TH&THCS Lý Tự Trọng", "Trường TH và THCS Lí Tự Trọng", "Trường Tiểu học và Trung học cơ sở Lý Tự Trọng", "Trường TH-THCS Lý Tự Trọng"},
		{"Trường Mầm non Hoà Bình", "MN Hòa Bình", "Trường MN Hoà Bình"},
		{"Trường Mẫu giáo Hoa Sen", "MG Hoa Sen"},
		{"Trường THPT chuyên Lê Quý Đôn", "Trường Trung học phổ thông chuyên Lê Quý Đôn"},
		{"Trường PTDTBT TH Nậm Cắn", "Trường Phổ thông dân tộc bán trú Tiểu học Nậm Cắn"},
		{"Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo", "Phòng GD-ĐT", "Phòng GDĐT"},
		{"Bệnh viện Đa khoa Đông Anh", "BV Đa khoa Đông Anh", "BVĐK Đông Anh"},
		{"Trung tâm GDNN - GDTX Đông Anh", "TT GDNN-GDTX Đông Anh", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Đông Anh"},
		{"Trường ĐH Hồng Đức", "Đại học Hồng Đức"},
		{"Công ty CP Dệt may", "Cty Cổ phần Dệt may"},
		{"HTX Nông sản", "Hợp tác xã Nông sản"},
	} {
		for _, name := range same[1:] {
			if viet.BodyKey(name) != viet.BodyKey(same[0]) {
				t.Errorf("%s: %q, but %s: %q", name, viet.BodyKey(name), same[0], viet.BodyKey(same[0]))
			}
		}
	}
	for _, apart := range [][2]string{
		{"Trường Tiểu học Bắc Hồng", "Trường THCS Bắc Hồng"}, {"Trường Tiểu học Hoa Ban", "Trường Tiểu học Hòa Bản"},
		{"Tổ BV", "Tổ Bệnh viện"}, {"CĐ Trường Tiểu học A", "Cao đẳng Trường Tiểu học A"}, {"Lý Thị Mai", "Lí Thị Mai"},
		{"Trường Tiểu học Kim Đồng 1", "Trường Tiểu học Kim Đồng 2"}, {"Đội TH", "Đội Tiểu học"}, {"Trường Chinh", "Chinh"},
	} {
		if viet.BodyKey(apart[0]) == viet.BodyKey(apart[1]) {
			t.Errorf("%s and %s have the key %q", apart[0], apart[1], viet.BodyKey(apart[0]))
		}
	}
}

func TestHasOwnName(t *testing.T) {
	for name, want := range map[string]bool{
		"Trường TH Bắc Hồng": true, "Trường Mầm non xã Bắc Hồng": true, "BVĐK Đông Anh": true, "Công ty TNHH Minh Phát": true, "THPT Hồng Lĩnh": true,
		"Trường Tiểu học số 1": false, "Trường Mầm non": false, "Trạm Y tế": false, "Phòng GD&ĐT": false, "Bệnh viện Đa khoa huyện": false,
		"Thôn Đoài": false, "Trung tâm GDTX": false, "Nguyễn Thị Hoa": false,
	} {
		if got := viet.HasOwnName(viet.BodyKey(name)); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
