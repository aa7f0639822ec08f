package law_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/honours"
	lawtable "bangvang/internal/knowledge/law"
	"bangvang/internal/site"
	"bangvang/internal/site/lint/law"
	"bangvang/internal/site/resolve"
	"bangvang/internal/testkit/trial"
)

// check returns the problems of an article of a date with these awards, sorted.
func check(t *testing.T, date string, rows ...string) diag.List {
	t.Helper()
	archive := "now 2027-01-01\n-- content/localities.yaml --\n- {name: Quận Đồ Sơn, parent: Hải Phòng, successors: [Phường Đồ Sơn]}\n" +
		"-- content/a.md --\n---\ntitle: A\ndate: " + date + "\nlocality: Hải Phòng\nawards:\n"
	for _, row := range rows {
		archive += "  - {award: " + row + "}\n"
	}
	return warnings(t, trial.LoadText(t, archive+"---\n\nB\n").Model).Sorted()
}

func warnings(tb testing.TB, s *site.Site) diag.List {
	tb.Helper()
	found, err := law.Check(tb.Context(), s, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return found.Problems()
}

func codes(list diag.List) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// Which body may confer which honour on which day. An unknown or a higher body is never reported.
func TestConferrers(t *testing.T) {
	const before, after = "2025-06-30", "2025-07-01"
	const district, commune, reform = "Quận Đồ Sơn", "Phường Đồ Sơn", "Nghị định 129/2025/NĐ-CP, Điều 59"
	tests := []struct{ honour, by, date, reason string }{
		{"Huân chương Sao vàng", "Chủ tịch nước", before, ""},
		{"Huân chương Sao vàng", "Thủ tướng", before, "Luật 06/2022/QH15, Điều 77"},
		{"Huân chương Sao vàng", "UBND thành phố", before, "Luật 06/2022/QH15, Điều 77"},
		{"Huân chương Sao vàng", "Trường Đại học Hàng hải", before, "Luật 06/2022/QH15, Điều 77"},
		{"Huân chương Sao vàng", "Thành ủy", before, ""},
		{"Huân chương Sao vàng", "Nam Giang", before, ""},
		{"Huân chương Sao vàng", "Ban Tổ chức", before, ""},
		{"Cờ thi đua của Chính phủ", "Chính phủ", before, ""},
		{"Cờ thi đua của Chính phủ", "UBND thành phố", before, "Luật 06/2022/QH15, Điều 78 khoản 1"},
		{"Bằng khen", "Bộ Nội vụ", before, ""},
		{"Bằng khen", "UBND thành phố", before, ""},
		{"Bằng khen", "Tổng Liên đoàn Lao động Việt Nam", before, ""},
		{"Bằng khen", "Liên đoàn Lao động thành phố", before, ""},
		{"Bằng khen", "Sở Nội vụ", before, "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "UBND " + district, before, "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "UBND " + commune, after, "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "UBND thị xã Hồng Lĩnh", before, "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "UBND thành phố Vinh", before, "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "UBND huyện Can Lộc", "2004-06-30", ""},
		{"Chiến sĩ thi đua cơ sở", "UBND " + district, before, ""},
		{"Chiến sĩ thi đua cơ sở", "UBND " + district, after, reform},
		{"Chiến sĩ thi đua cơ sở", "Chủ tịch UBND " + commune, after, ""},
		{"Chiến sĩ thi đua cơ sở", "UBND xã Nghi Xuân", before, "Luật 06/2022/QH15, Điều 80"},
		{"Chiến sĩ thi đua cơ sở", "UBND thành phố", before, ""},
		{"Chiến sĩ thi đua cơ sở", "Sở Nội vụ", before, ""},
		{"Tập thể lao động tiên tiến", "UBND xã Nghi Xuân", before, "Luật 06/2022/QH15, Điều 80"},
		{"Tập thể lao động tiên tiến", "Phòng Nội vụ", before, ""},
		{"Thôn văn hóa", "UBND " + district, before, ""},
		{"Thôn văn hóa", "UBND xã Nghi Xuân", before, "Luật 06/2022/QH15, Điều 80 khoản 2"},
		{"Thôn văn hóa", "UBND xã Nghi Xuân", after, ""},
		{"Lao động tiên tiến", "UBND xã Nghi Xuân", before, ""},
		{"Gia đình văn hóa", "UBND xã Nghi Xuân", before, ""},
		{"Gia đình văn hóa", "UBND " + district, before, "Luật 06/2022/QH15, Điều 80 khoản 3"},
		{"Giấy khen", "UBND xã Nghi Xuân", before, ""},
		{"Giấy khen", "UBND " + district, before, ""},
		{"Giấy khen", "UBND " + district, after, reform},
		{"Giấy khen", "UBND quận", after, reform},
		{"Giấy khen", "quận Đồ Sơn", after, reform},
		{"Giấy khen", "Quận ủy Đồ Sơn", after, ""},
		{"Đơn vị tiên tiến", "UBND " + district, before, ""},
		{"Đơn vị tiên tiến", "UBND " + district, after, reform},
		{"Bằng khen", "Sở Nội vụ", "2015-03-20", "Luật 15/2003/QH11, Điều 79"},
		{"Bằng khen", "Chủ tịch nước", "2024-03-20", "Luật 06/2022/QH15, Điều 79"},
		{"Bằng khen", "Đảng, Nhà nước", "2024-03-20", ""},
		{"Chiến sĩ tiên tiến", "Sở Nội vụ", "2024-03-20", "Luật 06/2022/QH15, Điều 80 khoản 5"},
		{"Chiến sĩ tiên tiến", "Công an tỉnh Hà Tĩnh", "2024-03-20", ""},
		{"Giấy chứng nhận", "UBND " + district, after, ""},
		{"Kỷ niệm chương", "UBND " + district, before, ""},
		{"Cúp Sóng Biển", "UBND " + district, after, ""},
	}
	for _, test := range tests {
		list := check(t, test.date, test.honour+", by: "+test.by)
		got := ""
		if len(list) > 0 {
			got = list[0].Args[3]
		}
		if got != test.reason || len(list) > 1 || len(list) == 1 && list[0].Code != diag.AwardConferrer {
			t.Errorf("%s, %s, %s: got %v, want %q", test.honour, test.by, test.date, list, test.reason)
		}
	}
}

func TestRows(t *testing.T) {
	tests := []struct{ row, want string }{
		{`Cờ thi đua, to: {tập thể: 1, doanh nghiệp: 1, cộng đồng: 1}`, ""},
		{`Cờ thi đua, to: {hộ gia đình: 1}`, "award-recipient"},
		{`"Xã, phường, thị trấn tiêu biểu", to: {tập thể: 1}`, ""},
		{`Thôn văn hóa, to: {cá nhân: 1}`, "award-recipient"},
		{`Gia đình văn hóa, to: {cá nhân: 1}`, "award-recipient"},
		{`Gia đình văn hóa, to: {tập thể: 1}`, "award-recipient"},
		{`Chiến sĩ thi đua cơ sở, to: {doanh nghiệp: 1}`, "award-recipient"},
		{`Bà mẹ Việt Nam anh hùng, to: {hộ gia đình: 1}`, "award-recipient"},
		{`Bằng khen, to: {hộ gia đình: 1, cá nhân: 1}`, ""},
		{`Danh hiệu thi đua, to: {hộ gia đình: 1}`, ""},
		{`Kỷ niệm chương, to: {tập thể: 1}`, "award-recipient"},
		{`Kỷ niệm chương Vì sự nghiệp giáo dục, by: Bộ Giáo dục và Đào tạo, to: {tập thể: 1}`, "award-recipient"},
		{`Kỷ niệm chương, by: Ban Tổ chức, to: {tập thể: 1}`, ""},
		{`Kỷ niệm chương, by: Trường Đại học Hàng hải, to: {tập thể: 1}`, ""},
		{`Kỷ niệm chương, by: UBND tỉnh Hà Tĩnh, to: {cá nhân: 1}`, ""},
		{`Huy hiệu 30 năm tuổi Đảng, to: {cá nhân: 1}`, ""},
		{`Huy hiệu 35 năm tuổi Đảng, to: {cá nhân: 1}`, "award-rank"},
		{`Huy hiệu Đảng 95 năm, to: {cá nhân: 1}`, "award-rank"},
		{`Huy hiệu Đảng, period: 2023, to: {cá nhân: 1}`, ""},
		{`Cờ thi đua, by: Ban Tổ chức, to: {cá nhân: 1}`, ""},
		{`Cờ thi đua, to: {cá nhân: 1}, status: hủy bỏ`, ""},
		{`Cờ thi đua, to: {cá nhân: 1}, status: đề nghị`, "award-recipient"},
		{`Huân chương Lao động hạng III`, ""},
		{`Huân chương Lao động`, ""},
		{`Huân chương Lao động hạng Nhất năm 2023`, ""},
		{`Huân chương Dũng cảm hạng Nhì năm 2023`, "award-rank"},
		{`Huy chương Hữu nghị hạng 1`, "award-rank"},
		{`Tập thể lao động xuất sắc hạng nhất`, "award-rank"},
		{`Bằng khen hạng mục công trình`, ""},
		{`Giải Nhất hạng nặng`, ""},
		{`Huy hiệu, by: UBND thành phố`, ""},
		{`Phường tiêu biểu`, ""},
		{`"Xã, phường, đặc khu tiêu biểu"`, "award-time"},
		{`Bằng khen, period: 2024`, ""},
		{`Bằng khen, period: 2024-2026`, ""},
		{`Bằng khen, period: 2025`, "award-period"},
		{`Cúp Sóng Biển, period: 2025`, "award-period"},
		{`Giấy khen, decision: {no: 1/QĐ, date: 2024-01-19}`, ""},
		{`Giấy khen, decision: {no: 1/QĐ, date: 2024-01-20}`, "decision-date"},
		{`Giấy khen, comment_until: 2024-03-01`, "comment-stray"},
		{`Giấy khen, status: hủy bỏ, comment_until: 2024-03-01`, "comment-stray"},
		{`Giấy khen, status: đề nghị`, ""},
		{`Huân chương Dũng cảm, status: đề nghị, comment_until: 2024-02-01`, ""}, // 19/1 is a Friday: 1 + 5 + 4
		{`Huân chương Dũng cảm, status: đề nghị, comment_until: 2024-01-31`, "comment-too-short"},
		{`Bằng khen, by: UBND tỉnh Hà Tĩnh, status: đề nghị, comment_until: 2024-01-23`, ""},
		{`Huân chương Dũng cảm, status: đề nghị, comment_until: 2024-01-18`, "comment-too-short"},
		{`Giấy khen, to: {cá nhân: [A, B, a]}`, "award-name"},
		{`Giấy khen, to: {cá nhân: [A, {name: A, unit: C}]}`, ""},
	}
	for _, test := range tests {
		if got := codes(check(t, "2024-01-19", test.row)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.row, got, test.want)
		}
	}
}

func TestTwice(t *testing.T) {
	tests := []struct{ first, second, want string }{
		{"Bằng khen, to: {cá nhân: 2}", "BK, to: {cá nhân: 3}", "award-count"},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, to: {cá nhân: [A, B]}", "award-count"},
		{"Bằng khen, to: {cá nhân: [A]}", "Bằng khen, to: {cá nhân: [B]}", ""},
		{"Bằng khen, to: {cá nhân: [A]}", "Bằng khen, to: {cá nhân: [A]}", "award-name"},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, to: {tập thể: 2}", ""},
		{"Bằng khen, to: {cá nhân: 2}", `Bằng khen, to: {"cá nhân, tập thể": 2}`, ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, period: 2023, to: {cá nhân: 3}", ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, for: C, to: {cá nhân: 3}", ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, decision: {no: 1/QĐ}, to: {cá nhân: 3}", ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, by: Bộ Nội vụ, to: {cá nhân: 3}", ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, status: truy tặng, to: {cá nhân: 3}", ""},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, status: tặng, to: {cá nhân: 3}", "award-count"},
		{"Bằng khen, to: {cá nhân: 2}", "Bằng khen, status: hủy bỏ, to: {cá nhân: 2}", ""},
		{"Bằng khen, by: UBND thành phố, to: {cá nhân: 2}", "Bằng khen, by: Chủ tịch UBND thành phố, to: {cá nhân: 3}", "award-count"},
		{"Giải Nhất, to: {cá nhân: 2}", "Giải Nhất, to: {cá nhân: 3}", ""},
		{"Huân chương Lao động hạng Nhất, to: {cá nhân: [A]}", "Huân chương Lao động hạng Nhì, to: {cá nhân: [A]}", "award-name"},
		{"Huân chương Lao động hạng Nhất, to: {cá nhân: [A]}", "Huân chương Lao động hạng Nhì, to: {cá nhân: [B]}", ""},
		{"Huân chương Lao động hạng Nhất, to: {cá nhân: [{name: A, unit: B}]}", "Huân chương Lao động hạng Nhì, to: {cá nhân: [{name: A, unit: C}]}", ""},
		{"Huân chương Lao động hạng Nhất, period: 2023, to: {cá nhân: [A]}", "Huân chương Lao động hạng Nhì, period: 2017, to: {cá nhân: [A]}", ""},
		{"Huân chương Lao động hạng Nhất, to: {cá nhân: [A]}", "Huân chương Độc lập hạng Nhì, to: {cá nhân: [A]}", ""},
		{"Huy chương Chiến sĩ vẻ vang hạng Nhất, to: {cá nhân: [A]}", "Huy chương Chiến sĩ vẻ vang hạng Nhì, to: {cá nhân: [A]}", ""},
		{"Cúp Sóng Biển, to: {cá nhân: 2}", "Cúp Sóng Biển, to: {cá nhân: 3}", ""},
	}
	for _, test := range tests {
		list := check(t, "2024-01-19", test.first, test.second)
		if got := codes(list); got != test.want {
			t.Errorf("%s | %s: got %q, want %q", test.first, test.second, got, test.want)
		}
		if test.want != "" && list[0].Pos.Line != 7 {
			t.Errorf("%s: said of line %d", test.first, list[0].Pos.Line)
		}
	}
}

func TestWithoutADate(t *testing.T) {
	if list := check(t, "mai", "Cờ thi đua, to: {cá nhân: 1}"); len(list) > 0 {
		t.Error(list)
	}
}

// An honour that the site declares is checked against the kinds that it declares, and against nothing else.
func TestHonoursOfTheSite(t *testing.T) {
	s := trial.LoadText(t, `
-- content/honours.yaml --
- {name: Bông sen, class: hình thức khen thưởng, level: tỉnh, kinds: [tập thể], by: [UBND thành phố Hà Nội]}
-- content/a.md --
---
title: A
date: 2024-01-19
awards:
  - {award: Bông sen, by: UBND huyện Can Lộc, to: {doanh nghiệp: 1}}
  - {award: Bông sen hạng Nhất, to: {cá nhân: 1}}
---

B
`)
	want := diag.List{diag.At(diag.AwardRecipient, diag.Pos{File: "content/a.md", Line: 6, Col: 38}, "Bông sen", "cá nhân", "content/honours.yaml:1", "tập thể")}
	if diff := cmp.Diff(want, warnings(t, s.Model)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkCheck(b *testing.B) {
	s := &site.Site{}
	s.Catalogue, _ = honours.New(nil)
	s.Law = lawtable.New(s.Catalogue)
	for i := range 10_000 {
		a := &site.Article{Document: &content.Document{Date: trial.Now}}
		for j, name := range []string{"Bằng khen", "Cờ thi đua", "Giấy khen"} {
			known, _ := s.Catalogue.Find(name, honours.Body{})
			row := &content.Award{
				Honour: content.Ref{Text: name}, Recipients: []content.Recipients{{Kinds: []content.RecipientKind{content.Collective}, Count: content.Count{N: 4}}},
			}
			a.Awards = append(a.Awards, &site.Award{Article: a, Row: &resolve.Row{
				Award: row, Known: known, Name: known.Name, By: fmt.Sprint("UBND tỉnh ", i), Year: 2024, Order: j,
			}})
		}
		s.Articles = append(s.Articles, a)
	}
	b.ReportAllocs()
	for b.Loop() {
		if list := warnings(b, s); len(list) > 0 {
			b.Fatal(list[0])
		}
	}
}
