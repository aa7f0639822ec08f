package content_test

import (
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/diag"
)

// rowsOf parses an article with rows of awards in flow style, and decisions, "" for none.
func rowsOf(t *testing.T, decisions string, rows ...string) *content.Document {
	t.Helper()
	text := "---\ntitle: a\ndate: 2024-01-19\n"
	if decisions != "" {
		text += "decisions: " + decisions + "\n"
	}
	for i, row := range rows {
		if i == 0 {
			text += "awards:\n"
		}
		text += "  - " + row + "\n"
	}
	return parse(text + "---\n\nMở đầu.\n")
}

func TestConferrersOfOneRow(t *testing.T) {
	d := rowsOf(t, "", "{award: Giấy khen, by: [UBND phường, Ủy ban MTTQ phường, ubnd phường]}", "{award: Bằng khen, by: [UBND tỉnh]}")
	if a := d.Awards[0]; a.By.Text != "UBND phường" || len(a.With) != 1 || a.With[0].Text != "Ủy ban MTTQ phường" {
		t.Errorf("%q with %v", a.By.Text, a.With)
	}
	if a := d.Awards[1]; a.By.Text != "UBND tỉnh" || a.With != nil {
		t.Errorf("%q with %v", a.By.Text, a.With)
	}
}

// The ID is that of the bodies, in any order, and of one body in a list or not; none of the bodies alone has that of both.
func TestIDsOfConferrers(t *testing.T) {
	id := func(by string) string { return rowsOf(t, "", "{award: Giấy khen, by: "+by+"}").Awards[0].ID }
	for _, same := range [][2]string{{"UBND phường", "[UBND phường]"}, {"[UBND phường, MTTQ phường]", "[MTTQ phường, UBND phường]"}} {
		if id(same[0]) != id(same[1]) {
			t.Errorf("%s and %s have different IDs", same[0], same[1])
		}
	}
	seen := map[string]string{}
	for _, by := range []string{"UBND phường", "MTTQ phường", "[UBND phường, MTTQ phường]", "UBND phường và MTTQ phường", "[UBND phường, MTTQ phường, Đoàn phường]"} {
		if other := seen[id(by)]; other != "" {
			t.Errorf("%s has the ID of %s", by, other)
		}
		seen[id(by)] = by
	}
}

func TestDecisionsOfRows(t *testing.T) {
	d := rowsOf(t, "[{id: ctn, no: 563/QĐ-CTN, date: 2022-11-02, file: a.pdf, annex: b.pdf}, {no: 24/QĐ-TTg}]",
		"{award: Huân chương Lao động hạng Ba, decision: ctn}",
		"{award: Huân chương Lao động hạng Nhì, decision: 563/qđ-ctn}",
		"{award: Huân chương Lao động hạng Nhất, decision: Quyết định số 563/QĐ-CTN}",
		"{award: Huân chương Độc lập hạng Ba, decision: {no: 563/QĐ-CTN, annex: c.pdf}}",
		"{award: Bằng khen của Thủ tướng Chính phủ, decision: 2}",
		"{award: Giấy khen, decision: 9/QĐ-UBND}",
		"{award: Giấy khen, by: Sở Y tế, decision: {no: 9/QĐ-UBND, annex: d.pdf}}",
	)
	want := []string{
		"563/QĐ-CTN 02/11/2022 a.pdf b.pdf", "", "563/QĐ-CTN 02/11/2022 a.pdf b.pdf", "563/QĐ-CTN 02/11/2022 a.pdf c.pdf", "24/QĐ-TTg", "9/QĐ-UBND", "9/QĐ-UBND d.pdf",
	}
	for i, a := range d.Awards {
		got := a.Decision.No
		if !a.Decision.Date.IsZero() {
			got += a.Decision.Date.Format(" 02/01/2006")
		}
		if got = strings.Join(strings.Fields(got+" "+a.Decision.File.Text+" "+a.Decision.Annex.Text), " "); got != want[i] {
			t.Errorf("row %d: %q, want %q", i, got, want[i])
		}
	}
	if len(d.Problems) != 1 || d.Problems[0].Code != diag.NotMap { // of small letters, as without decisions
		t.Errorf("%v", d.Problems)
	}
}

// Rows that share a decision keep the IDs that they had with a copy of it.
func TestIDsOfSharedDecisions(t *testing.T) {
	shared := rowsOf(t, "[{no: 1/QĐ-UBND, date: 2023-12-01}, {no: 2/QĐ-UBND}]", "{award: Giấy khen, decision: 1}", "{award: Giấy khen, decision: 2}")
	own := rowsOf(t, "", "{award: Giấy khen, decision: {no: 1/QĐ-UBND, date: 2023-12-01}}", "{award: Giấy khen, decision: {no: 2/QĐ-UBND}}")
	for i := range own.Awards {
		if own.Awards[i].ID != shared.Awards[i].ID {
			t.Errorf("row %d: %s, with decisions %s", i, own.Awards[i].ID, shared.Awards[i].ID)
		}
	}
}

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		text   string
		vnd    int
		approx content.Approx
		per    string
		shown  string
	}{
		{"365 triệu đồng", 365_000_000, content.Exact, "", "365 triệu đồng"},
		{"365 triệu", 365_000_000, content.Exact, "", "365.000.000 đồng"},
		{"10 triệu đồng mỗi giải", 10_000_000, content.Exact, "giải", "10 triệu đồng mỗi giải"},
		{"10 triệu/giải", 10_000_000, content.Exact, "giải", "10.000.000 đồng mỗi giải"},
		{"500.000 đồng/người", 500_000, content.Exact, "người", "500.000 đồng/người"},
		{"2 triệu đồng cho mỗi tập thể", 2_000_000, content.Exact, "tập thể", "2 triệu đồng cho mỗi tập thể"},
		{"1,2 tỷ", 1_200_000_000, content.Exact, "", "1.200.000.000 đồng"},
		{"1,2 tỉ đồng", 1_200_000_000, content.Exact, "", "1,2 tỉ đồng"},
		{"1 tỷ 200 triệu đồng", 1_200_000_000, content.Exact, "", "1 tỷ 200 triệu đồng"},
		{"2 triệu rưỡi", 2_500_000, content.Exact, "", "2.500.000 đồng"},
		{"5.000.000 đ", 5_000_000, content.Exact, "", "5.000.000 đồng"},
		{"5.000.000đ", 5_000_000, content.Exact, "", "5.000.000 đồng"},
		{"5000000", 5_000_000, content.Exact, "", "5.000.000 đồng"},
		{"5,000,000 VNĐ", 5_000_000, content.Exact, "", "5.000.000 đồng"},
		{"1.500 triệu đồng", 1_500_000_000, content.Exact, "", "1.500 triệu đồng"},
		{"1.5 triệu đồng", 1_500_000, content.Exact, "", "1.5 triệu đồng"},
		{"365tr", 365_000_000, content.Exact, "", "365.000.000 đồng"},
		{"200k", 200_000, content.Exact, "", "200.000 đồng"},
		{"3 nghìn tỷ đồng", 3_000_000_000_000, content.Exact, "", "3 nghìn tỷ đồng"},
		{"hơn 300 triệu đồng", 300_000_000, content.AtLeast, "", "hơn 300 triệu đồng"},
		{"Tổng trị giá gần 300 triệu", 300_000_000, content.About, "", "khoảng 300.000.000 đồng"},
		{"125.000.000.000 đồng", 125_000_000_000, content.Exact, "", "125.000.000.000 đồng"},
		{"10 lần mức lương cơ sở", 0, content.Exact, "", "10 lần mức lương cơ sở"},
		{"0,6 lần mức lương cơ sở", 0, content.Exact, "", "0,6 lần mức lương cơ sở"},
		{"1.000 USD", 0, content.Exact, "", "1.000 USD"},
	} {
		a, ok := content.ParseAmount(c.text)
		if !ok || a.VND != c.vnd || a.Approx != c.approx || a.Per != c.per || a.String() != c.shown {
			t.Errorf("%q: %v %+v, shown %q", c.text, ok, a, a.String())
		}
	}
	for text, instead := range map[string]string{
		"365": "365 triệu đồng", "": "", "đồng": "", "một món quà": "", "10 triệu đồng và một xe đạp": "", "0 đồng": "", "1.00.000 đồng": "", "99999999999 tỷ": "",
		"9999999999 tỷ tỷ tỷ": "", "1,0000001 triệu": "", "10 triệu 20 triệu": "", "2017-2021": "", "10 triệu mỗi": "", "5000000 quyển vở": "", "1.5": "", "0,0001 đồng": "",
	} {
		if a, ok := content.ParseAmount(text); ok || a.Instead != instead {
			t.Errorf("%q: %v, instead %q", text, ok, a.Instead)
		}
	}
}

func TestParseResults(t *testing.T) {
	for text, want := range map[string][2]float64{
		"9,5": {9.5, 0}, "9.5": {9.5, 0}, "95/100": {95, 100}, "185 điểm": {185, 0}, "9,5/10 điểm": {9.5, 10}, "điểm 9,5": {9.5, 0}, "97,5%": {97.5, 100}, "95 điểm/100": {95, 100}, "0": {0, 0},
	} {
		if value, of, ok := content.ParseScore(text); !ok || value != want[0] || of != want[1] {
			t.Errorf("score %q: %v of %v, %v", text, value, of, ok)
		}
	}
	for _, text := range []string{"", "cao", "105/100", "9,5,5", "-3", "1/0", "101%", "12345678", "9,"} {
		if _, _, ok := content.ParseScore(text); ok {
			t.Errorf("score %q is understood", text)
		}
	}
	for text, want := range map[string]int{
		"Nhất": 1, "Giải Nhì": 2, "giải ba": 3, "1": 1, "hạng 3": 3, "thứ 2/30": 2, "vị trí thứ 5": 5, "khuyến khích": 0, "Giải Khuyến khích": 0, "Đặc biệt": 0, "Giải A": 0, "Huy chương Vàng": 1,
		"Á quân": 2, "Ba toàn đoàn": 0,
	} {
		if rank, ok := content.ParsePlace(text); !ok || rank != want {
			t.Errorf("place %q: %v, %v", text, rank, ok)
		}
	}
	for _, text := range []string{"", "0", "20241", "1.5", strings.Repeat("a", 61)} {
		if _, ok := content.ParsePlace(text); ok {
			t.Errorf("place %q is understood", text)
		}
	}
	for text, want := range map[string]string{"1.250": "1250 ", "hơn 200 tác phẩm": "200 tác phẩm", "32 đội": "32 đội", "1.250 bài dự thi": "1250 bài dự thi"} {
		c, unit, ok := content.ParseEntries(text)
		if got := strings.ReplaceAll(strings.TrimSpace(strconv.Itoa(c.N)+" "+unit), "  ", " "); !ok || got != strings.TrimSpace(want) {
			t.Errorf("entries %q: %s, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "rất đông", "bài 12", "0 bài"} {
		if _, _, ok := content.ParseEntries(text); ok {
			t.Errorf("entries %q is understood", text)
		}
	}
}

func TestParseHandover(t *testing.T) {
	for text, want := range map[string]content.Handover{
		"Phó Chủ tịch UBND tỉnh Nguyễn Văn A":                                    {Name: content.Name{Name: "Phó Chủ tịch UBND tỉnh Nguyễn Văn A"}},
		"Thừa ủy quyền Chủ tịch nước, Phó Chủ tịch UBND tỉnh Nguyễn Văn A":       {Name: content.Name{Name: "Phó Chủ tịch UBND tỉnh Nguyễn Văn A"}, OnBehalfOf: "Chủ tịch nước"},
		"lãnh đạo Sở Nội vụ, thừa uỷ quyền của Chủ tịch nước":                    {Name: content.Name{Name: "lãnh đạo Sở Nội vụ"}, OnBehalfOf: "Chủ tịch nước"},
		"Nguyễn Văn An | Phó Chủ tịch | UBND tỉnh (thừa ủy quyền Chủ tịch nước)": {Name: content.Name{Name: "Nguyễn Văn An", Post: "Phó Chủ tịch", Unit: "UBND tỉnh"}, OnBehalfOf: "Chủ tịch nước"},
		"Thiếu tướng Trần Dung":                                                  {Name: content.Name{Title: "Thiếu tướng", Name: "Trần Dung"}},
		"Đồng chí Đinh Mạnh Hùng":                                                {Name: content.Name{Name: "Đinh Mạnh Hùng"}},
		"thừa ủy quyền":                                                          {Name: content.Name{Name: "thừa ủy quyền"}},
		"Thừa ủy quyền Thủ tướng Chính phủ":                                      {Name: content.Name{Name: "Thừa ủy quyền Thủ tướng Chính phủ"}},
		"Đỗ Trọng Nam và Nguyễn Công Bằng":                                       {Name: content.Name{Name: "Đỗ Trọng Nam và Nguyễn Công Bằng"}},
	} {
		if got := content.ParseHandover(text); got != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestFactsOfARow(t *testing.T) {
	d := rowsOf(t, "", `{award: Giải thưởng, by: Ban Tổ chức, handed_by: [{name: Lê Thị Hoa, title: NSND, post: Bí thư, unit: Xã A, on_behalf_of: Chủ tịch nước}, Nguyễn Văn An], amount: 5000000, score: 95/100, place: Nhất, entries: 1.250}`,
		"{award: Giấy khen}")
	if len(d.Problems) > 0 {
		t.Fatal(d.Problems)
	}
	f := d.Awards[0].Facts
	if f == nil || len(f.HandedBy) != 2 || f.HandedBy[0].Full() != "NSND Lê Thị Hoa" || f.HandedBy[0].OnBehalfOf != "Chủ tịch nước" || f.HandedBy[1].Name.Name != "Nguyễn Văn An" ||
		f.Amount != "5000000" || f.Score != "95/100" || f.Place != "Nhất" || f.Entries != "1.250" {
		t.Errorf("%+v", f)
	}
	if d.Awards[1].Facts != nil {
		t.Errorf("%+v", d.Awards[1].Facts)
	}
}
