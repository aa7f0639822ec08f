package extract

import (
	"strings"
	"testing"
)

// TestCauses has sentences for each cause of a wrong or a missing row, with the rows that are sure.
func TestCauses(t *testing.T) {
	r := reader(t)
	for cause, table := range map[string]map[string]string{
		"names": {
			"UBND tỉnh tặng Bằng khen cho các ông Nguyễn Văn An, Y Moan Ênuôl, Trần Văn Bình.":                  "Bằng khen | UBND tỉnh | cá nhân: [Nguyễn Văn An; Y Moan Ênuôl; Trần Văn Bình] | –",
			"UBND tỉnh tặng Bằng khen cho Nguyễn Văn An, H'Hen Niê, K'Brểu, Rơ Châm Phiang.":                    "Bằng khen | UBND tỉnh | cá nhân: [Nguyễn Văn An; H'Hen Niê; K'Brểu; Rơ Châm Phiang] | –",
			"UBND tỉnh tặng Bằng khen cho bà Thạch Thị Sa Ly và ông Sơn Hoàng.":                                 "Bằng khen | UBND tỉnh | cá nhân: [Thạch Thị Sa Ly; Sơn Hoàng] | –",
			"UBND tỉnh tặng Bằng khen cho anh Lò A Páo, thôn trưởng bản Mường Lát.":                             "Bằng khen | UBND tỉnh | cá nhân: [Lò A Páo] | –",
			"UBND tỉnh tặng Bằng khen cho NSƯT Trần Lực, Hòa thượng Thích Thiện Tâm và Trung tướng Phạm Duyên.": "Bằng khen | UBND tỉnh | cá nhân: [Trần Lực; Thích Thiện Tâm; Phạm Duyên] | –",
			"Ông Vừ Pá Chù, người có uy tín bản Huổi Lóng, được Chủ tịch UBND tỉnh tặng Bằng khen.":             "Bằng khen | Chủ tịch UBND tỉnh | cá nhân: [Vừ Pá Chù] | –",
			"Lữ đoàn 172 được Chủ tịch nước tặng Huân chương Dũng cảm.":                                         "Huân chương Dũng cảm | Chủ tịch nước | tập thể: [Lữ đoàn 172] | –",
			"Đồng chí Hồ Văn Năm được tặng Huy hiệu 60 năm tuổi Đảng.":                                          "Huy hiệu Đảng | – | cá nhân: [Hồ Văn Năm] | –",
			"Sơn La được tặng Huân chương Lao động hạng Nhất.":                                                  "",
			"UBND tỉnh tặng Bằng khen cho 5 cá nhân: Lê Văn An, Trần Văn Bình.":                                 "",
			"UBND tỉnh tặng Bằng khen cho ông Phan Như Thuật và các cầu thủ.":                                   "",
			"2 đồng chí gồm Nguyễn Thị Tương sinh hoạt tại Chi bộ 6, Phạm Văn Xí được trao Huy hiệu Đảng.":      "",
		},
		"conferrers": {
			"6 đơn vị được UBND tỉnh tuyên dương và tặng Cờ thi đua.":                                 "Cờ thi đua | UBND tỉnh | tập thể: 6 | –",
			"Chủ tịch nước Lê Văn An đã ký Quyết định tặng Huân chương Dũng cảm cho 2 cá nhân.":       "Huân chương Dũng cảm | Chủ tịch nước | cá nhân: 2 | –",
			"Giám đốc Sở Kế hoạch và Đầu tư tặng Giấy khen cho 4 tập thể.":                            "Giấy khen | Giám đốc Sở Kế hoạch và Đầu tư | tập thể: 4 | –",
			"UBND xã phát động thi đua; khen thưởng 9 tập thể.":                                       "Khen thưởng | UBND xã | tập thể: 9 | –",
			"Công bố các quyết định của Chủ tịch UBND tỉnh: tặng Cờ thi đua cho 5 tập thể.":           "Cờ thi đua | Chủ tịch UBND tỉnh | tập thể: 5 | –",
			"Thừa ủy nhiệm của Chủ tịch nước, Bí thư Tỉnh ủy trao Huân chương Độc lập cho LĐLĐ tỉnh.": "Huân chương Độc lập | Chủ tịch nước | tập thể: [LĐLĐ tỉnh] | –",
		},
		"no award": {
			"Thường trực Tỉnh ủy nhất trí tặng Bằng khen cho 4 tập thể.":                                      "",
			"Tuần tới, UBND tỉnh tặng Bằng khen cho 4 tập thể.":                                               "",
			"Tháng 11 tới, UBND tỉnh tặng Bằng khen cho 4 tập thể.":                                           "",
			"Hằng năm, UBND tỉnh tặng Bằng khen cho 4 tập thể.":                                               "",
			"Mỗi năm UBND tỉnh tặng Bằng khen cho 4 tập thể.":                                                 "",
			"Đến năm 2030, tỉnh có 5 cá nhân được tặng Huân chương Lao động.":                                 "",
			"Hội đồng đề nghị tặng Cờ thi đua cho 5 đơn vị. Ngoài ra, Bằng khen của Bộ Y tế: 5 tập thể.":      "",
			"Đây là lần thứ ba Bệnh viện được Chủ tịch nước tặng Huân chương Lao động hạng Nhất.":             "",
			"Cơ cấu giải thưởng gồm 1 giải Nhất, 2 giải Nhì.":                                                 "",
			"UBND tỉnh tôn vinh 50 doanh nghiệp.":                                                             "",
			"Hội đồng thông qua đề nghị tặng Cờ thi đua cho 5 đơn vị; Bằng khen của UBND tỉnh cho 28 đơn vị.": "",
		},
		"clauses": {
			"UBND tỉnh tặng Bằng khen cho 10 tập thể; 61 tập thể, 676 cá nhân được công nhận Lao động tiên tiến.":      "Bằng khen | UBND tỉnh | tập thể: 10 | –; Lao động tiên tiến | – | tập thể: 61, cá nhân: 676 | –",
			"Tỉnh tặng Cờ thi đua cho 993 tập thể, 5.719 đơn vị đạt Tập thể lao động xuất sắc.":                        "Cờ thi đua | tỉnh | tập thể: 993 | –; Tập thể lao động xuất sắc | – | tập thể: 5719 | –",
			"Lễ trao danh hiệu cho 125 nghệ sĩ được tặng danh hiệu Nghệ sĩ Nhân dân.":                                  "Nghệ sĩ nhân dân | – | cá nhân: 125 | –",
			"Cờ thi đua của UBND tỉnh: 54 tập thể; Bằng khen của Bộ Y tế cho 3 cá nhân.":                               "Cờ thi đua | UBND tỉnh | tập thể: 54 | –; Bằng khen | Bộ Y tế | cá nhân: 3 | –",
			"UBND tỉnh tặng Bằng khen cho 4 tập thể khối phòng ban và danh hiệu Chiến sĩ thi đua cơ sở cho 3 cá nhân.": "Bằng khen | UBND tỉnh | tập thể: 4 | –; Chiến sĩ thi đua cơ sở | UBND tỉnh | cá nhân: 3 | –",
			"Năm 2018, lực lượng được Chủ tịch nước tặng Huân chương Quân công cho 3 đơn vị.":                          "Huân chương Quân công | Chủ tịch nước | tập thể: 3 | 2018",
		},
		"totals": {
			"Huyện ủy trao Huy hiệu Đảng cho 5 đảng viên: 1 đồng chí 30 năm, 4 đồng chí 40 năm.":                                 "Huy hiệu Đảng | Huyện ủy | cá nhân: 1 | –; Huy hiệu Đảng | Huyện ủy | cá nhân: 4 | –",
			"Huyện ủy trao Huy hiệu Đảng cho 9 đảng viên, gồm: 1 đồng chí 30 năm, 4 đồng chí 40 năm.":                            "Huy hiệu Đảng | Huyện ủy | cá nhân: 1 | –; Huy hiệu Đảng | Huyện ủy | cá nhân: 4 | –",
			"Chủ tịch nước truy tặng Huân chương Chiến công cho 11 đồng chí. Theo đó, 2 đồng chí hạng Nhất; 9 đồng chí hạng Ba.": "Huân chương Chiến công hạng Nhất | Chủ tịch nước | cá nhân: 2 | –; Huân chương Chiến công hạng Ba | Chủ tịch nước | cá nhân: 9 | –",
			"Bộ Y tế tặng Bằng khen cho 52 tập thể, cá nhân (18 tập thể, 34 cá nhân).":                                           "Bằng khen | Bộ Y tế | tập thể: 18, cá nhân: 34 | –",
			"UBND tỉnh khen thưởng 20 tập thể, gồm 8 Cờ thi đua và 12 Bằng khen.":                                                "Cờ thi đua | UBND tỉnh | tập thể: 8 | –; Bằng khen | UBND tỉnh | tập thể: 12 | –",
			"Có 31 nhà giáo được vinh danh, gồm 1 Nhà giáo Nhân dân và 30 Nhà giáo Ưu tú.":                                       "Nhà giáo nhân dân | – | cá nhân: 1 | –; Nhà giáo ưu tú | – | cá nhân: 30 | –",
			"UBND tỉnh tặng Bằng khen cho 9 tập thể, trong đó có 2 trường học.":                                                  "Bằng khen | UBND tỉnh | tập thể: 9 | –",
		},
		"prizes": {
			"Giải Nhất thuộc về em Nguyễn Thị Lan (Trường THCS Lê Lợi).": "Giải Nhất | – | cá nhân: [Nguyễn Thị Lan] | –",
			"Đội Trường THCS Lê Lợi giành giải Nhất cuộc thi.":           "Giải Nhất | – | tập thể: [Đội Trường THCS Lê Lợi] | –",
			"Đội tuyển đạt 71 giải gồm 3 giải Nhất, 68 giải Ba.":         "Giải Nhất | – | : 3 | –; Giải Ba | – | : 68 | –",
			"81 giải thưởng được trao cho các đoàn viên xuất sắc.":       "Giải thưởng | – | cá nhân: 81 | –",
			"Vì vậy 1 cá nhân đạt giải Nhất không dự lễ trao giải.":      "",
			"Anh từng đạt giải Nhất cuộc thi cấp tỉnh.":                  "",
		},
	} {
		for text, want := range table {
			if got := strings.Join(rows(r.ReadLines(text)), "; "); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", cause, text, got, want)
			}
		}
	}
}

// TestTitleConferrer holds that a conferrer which only the title names is that of the same honour in the text.
func TestTitleConferrer(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"---\ntitle: UBND tỉnh Lâm Hà tặng Bằng khen cho gương người tốt\n---\n\nCó 12 cá nhân được tặng Bằng khen.":        "Bằng khen | UBND tỉnh Lâm Hà | cá nhân: 12 | –",
		"---\ntitle: UBND tỉnh Lâm Hà tặng Bằng khen cho gương người tốt\n---\n\nCó 12 cá nhân được tặng Giấy khen.":        "Giấy khen | – | cá nhân: 12 | –",
		"---\ntitle: UBND tỉnh Lâm Hà sẽ tặng Bằng khen cho gương người tốt\n---\n\nCó 12 cá nhân được tặng Bằng khen.":     "Bằng khen | – | cá nhân: 12 | –",
		"---\ntitle: UBND tỉnh khen thưởng đột xuất\n---\n\nCó 12 cá nhân được khen thưởng, 3 tập thể được tặng Bằng khen.": "Khen thưởng | UBND tỉnh | cá nhân: 12 | –; Bằng khen | – | tập thể: 3 | –",
	} {
		if got := strings.Join(rows(r.Read(text)), "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
