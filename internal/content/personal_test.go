package content

import (
	"strings"
	"testing"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// personalData returns the texts that are reported of an article.
func personalData(t *testing.T, front, body string) (said []string) {
	t.Helper()
	f, problems := source.NewFile("content/a.md", []byte("---\ntitle: Hội nghị\ndate: 2024-01-19\nsummary: Sapo\n"+front+"---\n\n"+body+"\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, p := range Parse(f).Problems {
		if p.Code == diag.PersonalData {
			said = append(said, p.Args[0])
		} else if p.Severity() == diag.Error {
			t.Errorf("%s: %+v", front, p)
		}
	}
	return said
}

func TestPersonalDataOfRecipients(t *testing.T) {
	for text, want := range map[string]bool{
		"Lê Thị Hà, sinh ngày 02/02/1971": true, "Lê Thị Hà (02/02/1971)": true, "Lê Thị Hà, 2.2.1971": true, "Lê Thị Hà, 2-2-1971": true,
		"Lê Thị Hà, sinh ngày 2 tháng 2 năm 1971": true, "Lê Thị Hà, CCCD 031071001234": true, "Lê Thị Hà 031 071 001 234": true,
		"Lê Thị Hà, CMND 031071123": true, "Lê Thị Hà, ĐT 0912.345.678": true, "Lê Thị Hà +84 912 345 678": true, "Lê Thị Hà, ha.le@gmail.com": true,
		"Lê Thị Hà, ha@haiphong.gov.vn": true, "Lê Thị Hà, số nhà 5 ngõ 12": true, "Lê Thị Hà, thường trú Đồ Sơn": true, "Lê Thị Hà, nơi ở: thôn Đông": true,
		"Lê Thị Hà": false, "Lê Thị Hà, sinh năm 1971": false, "Lê Thị Hà (1971)": false, "Lê Thị Hà, khoá 2015-2020": false,
		"Lê Thị Hà, lớp 12A1, năm học 2023-2024": false, "Tổ 5, khu 12": false, "Trưởng thôn 3, nhiệm kỳ 2021-2026": false, "Đội 1/5": false,
	} {
		if got := personalData(t, "awards: [{award: Giấy khen, by: Ban Tổ chức, to: {cá nhân: [{name: Lê B, post: \""+text+"\"}]}}]\n", ""); (got != nil) != want {
			t.Errorf("the post %q: said %q", text, got)
		}
	}
	for _, unit := range []string{"Nông trường 19/5/1959", "Trường THPT 22-12-1944", "Tiểu đoàn 2", "Công ty TNHH 1.000.000 hoa", "Công ty 789"} {
		if got := personalData(t, "awards: [{award: Giấy khen, by: Ban Tổ chức, to: {cá nhân: [{name: Lê B, unit: \""+unit+"\"}]}}]\n", ""); got != nil {
			t.Errorf("the unit %q: said %q", unit, got)
		}
	}
}

func TestPersonalDataOfBodies(t *testing.T) {
	for body, want := range map[string]string{
		"| Họ tên | Ngày sinh |\n|---|---|\n| Lê B | 02/02/1971 |\n| Lê C | 3/4/1980 |":     "02/02/1971",
		"| STT | Họ tên | Số CCCD |\n|---|---|---|\n| 1 | Lê B | 031071001234 |":            "031071001234",
		"| STT | Họ tên | CMND |\n|---|---|---|\n| 1 | Lê B | 031 071 123 |":                "031 071 123",
		"| STT | Họ tên | Ghi chú |\n|---|---|---|\n| 1 | Lê B | gọi 0912 345 678 |":        "gọi 0912 345 678",
		"| STT | Họ tên | Ghi chú |\n|---|---|---|\n| 1 | Lê B | b.le@gmail.com |":          "b.le@gmail.com",
		"| STT | Họ tên, ngày sinh | Đơn vị |\n|---|---|---|\n| 1 | Lê B, 02/02/1971 | x |": "Lê B, 02/02/1971",
		"```\nLê B,02/02/1971,031071001234\n```":                                            "031071001234",
		"```\nhọ tên;ngày sinh;đơn vị\nLê B;02-02-1971;Thôn Đông\n```":                      "02-02-1971",
		"Ông Lê B, CCCD số 031071001234, được khen.":                                        "031071001234",
		"Ngày 19/01/2024, ông Lê B (căn cước 031 071 001 234) được khen.":                   "031 071 001 234",
		"Ông Nguyễn Văn A, điện thoại 0912.345.678.":                                        "0912.345.678",
		"Bà Lê Thị Hà, Trưởng thôn Đông (ĐT: +84 912 345 678), được tặng Giấy khen.":        "+84 912 345 678",
		"Đồng chí Trần B, thư b.Tran-1@gmail.com, được khen.":                               "b.Tran-1@gmail.com",

		"Mọi chi tiết xin liên hệ ông Lê B, điện thoại 0912.345.678.":             "",
		"Bà Lê Thị Hà được thưởng 3.500.000.000 đồng theo Quyết định 1234567890.": "",
		"Gửi bài về thidua@gmail.com, điện thoại 0912345678.":                     "",
		"Ông Lê B, Quỹ 0225.3842.123.":                                            "",
		"![Lê B, sinh ngày 02/02/1971](https://a.b/x.jpg)":                        "Lê B, sinh ngày 02/02/1971",
		"![Lê B](x.jpg \"Lê B, ĐT 0912345678\")":                                  "Lê B, ĐT 0912345678",

		"| Đơn vị | Quyết định | Ngày |\n|---|---|---|\n| Phường A | 1234/QĐ-UBND | 02/02/2024 |":                                   "",
		"| Ngày | Sự kiện | Số tiền |\n|---|---|---|\n| 19/01/2024 | Tổng kết | 100.000.000.000 |":                                  "",
		"| Đơn vị | Điện thoại | Thư |\n|---|---|---|\n| Phường A | 0225 3842 123 | ubnd@haiphong.gov.vn |":                         "",
		"| Họ tên | Năm sinh | Đơn vị |\n|---|---|---|\n| Lê B | 1971 | Thôn Đông |":                                                "",
		"| Ngân sách | Số tài khoản |\n|---|---|\n| Quỹ | 3511.0.1234567.00000 |":                                                   "",
		"Ngày 19/01/2024, UBND trao 12 tỷ đồng; 3.500.000 đồng; 450 suất quà; số điện thoại đường dây nóng 0912345678.":             "",
		"Nguyễn Huệ sinh ngày 02/02/1753; ông mất năm 1792; là vua.":                                                                "",
		"Bác sinh ngày 19/5/1890, tại làng Sen, xã Kim Liên, Nam Đàn.":                                                              "",
		"1.234.567,5 tấn, 12.345.678 đồng, 0,5 ha, 100.000,00 m2":                                                                   "",
		"```\n2023,2024,2025\n0123456,12345678,123456789\n```":                                                                      "",
		"| Năm | Tập thể | Cá nhân |\n|---|---|---|\n| 2021-2022 | 012.345 | 1.234.567.890 |":                                       "",
		"![Hội nghị ngày 19/01/2024, số 563/QĐ-CTN](https://a.b/x.jpg \"Kỷ niệm 79 năm ngày sinh Chủ tịch (19/5/1890-19/5/2024)\")": "",
		"![Ngày sinh của Bác 19/5](https://a.b/x.jpg \"Hướng tới kỷ niệm ngày sinh 19.5\")":                                         "",
	} {
		if got := strings.Join(personalData(t, "", body), "|"); got != want && !strings.Contains(body, "(https://a.b") {
			t.Errorf("%s\nsaid %q, want %q", body, got, want)
		}
	}
}
