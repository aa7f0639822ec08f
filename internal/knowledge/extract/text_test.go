package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bangvang/internal/knowledge/honours"

	"bangvang/internal/testkit/hostile"

	"github.com/google/go-cmp/cmp"
)

func TestStatementKnowsItsPlace(t *testing.T) {
	text := "---\ntitle: UBND tỉnh tặng Bằng khen cho 9 tập thể\n---\n\nMở đầu.\n\nHội nghị xong. **UBND tỉnh** tặng [Bằng khen](a.md \"x\")\ncho ông Lê Văn An, Trưởng thôn Đông và 3 tập thể có thành tích xuất sắc trong công tác dân vận năm 2023."
	got := reader(t).Read(text)
	if len(got) != 1 {
		t.Fatalf("%d statements: %v", len(got), rows(got))
	}
	s := got[0]
	want := "UBND tỉnh tặng Bằng khen cho ông Lê Văn An, Trưởng thôn Đông và 3 tập thể có thành tích xuất sắc trong công tác dân vận năm 2023"
	if s.Sentence != want {
		t.Errorf("sentence %q", s.Sentence)
	}
	if !strings.HasPrefix(text[s.Offset:], "UBND tỉnh**") || !strings.HasPrefix(text[s.HonourOffset:], "Bằng khen]") {
		t.Errorf("places %q, %q", text[s.Offset:][:12], text[s.HonourOffset:][:12])
	}
	if s.Known == nil || s.Known.ID != "bang-khen" || s.Period != "2023" || s.Citation != "thành tích xuất sắc trong công tác dân vận" {
		t.Errorf("known %v, period %q, citation %q", s.Known, s.Period, s.Citation)
	}
	wantTo := []Recipients{
		{Kinds: []string{"cá nhân"}, Count: 1, Names: []Name{{Name: "Lê Văn An", Post: "Trưởng thôn Đông"}}},
		{Kinds: []string{"tập thể"}, Count: 3},
	}
	if diff := cmp.Diff(wantTo, s.Recipients); diff != "" {
		t.Errorf("recipients (-want +got):\n%s", diff)
	}
}

// TestPeople shows how people are read from a sentence: title, name, and all of their posts.
func TestPeople(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ to, want string }{
		{"Thiếu tướng Lê Văn Bảy, Giám đốc Công an tỉnh và Đại tá Phạm Văn Chín", "Thiếu tướng|Lê Văn Bảy|Giám đốc Công an tỉnh; Đại tá|Phạm Văn Chín|"},
		{"đồng chí Thượng tá, ThS. Lê Văn Bảy", "Thượng tá, ThS|Lê Văn Bảy|"},
		{"ông Lê Văn Bảy và bà Trần Dung", "|Lê Văn Bảy|; |Trần Dung|"},
		{"ông Lê Văn Bảy, Tư lệnh Quân khu 4, Chủ tịch Hội đồng và ông Lê Nam, Phó Chủ tịch UBND tỉnh", "|Lê Văn Bảy|Tư lệnh Quân khu 4, Chủ tịch Hội đồng; |Lê Nam|Phó Chủ tịch UBND tỉnh"},
		{"ông Lê Văn Bảy, Chủ tịch Hội Nông dân, Bí thư Chi bộ thôn Đông, xã Cẩm Bình", "|Lê Văn Bảy|Chủ tịch Hội Nông dân, Bí thư Chi bộ thôn Đông, xã Cẩm Bình"},
		{"ông Lê Văn Bảy, Giám đốc Sở Nội vụ, Chủ tịch UBND phường Trần Hưng Đạo", "|Lê Văn Bảy|Giám đốc Sở Nội vụ, Chủ tịch UBND phường Trần Hưng Đạo"},
		{"ông Lê Văn Bảy, Trưởng thôn Đông, Bí thư Chi bộ Nguyễn Văn Tám", "?|Lê Văn Bảy|Trưởng thôn Đông"}, // one is not understood
		{"ông Lê Văn Bảy, Trưởng thôn Đông, Chủ tịch UBND tỉnh tặng Giấy khen cho 5 cá nhân", "|Lê Văn Bảy|Trưởng thôn Đông"},
	} {
		var got []string
		list := r.Read("Chủ tịch nước tặng Huân chương Lao động hạng Nhì cho " + tt.to + ".")
		for _, to := range list[0].Recipients {
			for _, n := range to.Names {
				got = append(got, n.Title+"|"+n.Name+"|"+n.Post)
			}
		}
		text := strings.Join(got, "; ")
		if list[0].Unsure {
			text = "?" + text
		}
		if text != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.to, text, tt.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"năm 2023":                                   "2023",
		"trong năm học 2022-2023":                    "năm học 2022-2023",
		"giai đoạn 2019 - 2023":                      "2019-2023",
		"từ năm 2017 đến năm 2021":                   "2017-2021",
		"từ năm 2017 đến hết năm 2021":               "2017-2021",
		"từ năm học 2020-2021 đến năm học 2022-2023": "năm học 2020-2021 đến năm học 2022-2023",
		"6 tháng đầu năm 2024":                       "6 tháng đầu năm 2024",
		"tháng 5 năm 2024":                           "",
		"ngày 20 tháng 11 năm 2024":                  "",
		"đến năm 2030":                               "",
		"vào ngày 19/01/2024":                        "",
		"của cuộc thi “Sáng tạo năm 2022”":           "",
		"trong phong trào hiến máu":                  "",
	} {
		got := r.Read("UBND tỉnh tặng Bằng khen cho 4 tập thể có thành tích " + text + ".")
		if len(got) != 1 || got[0].Period != want {
			t.Errorf("%s: %v, want period %q", text, rows(got), want)
		}
	}
}

func TestNumbers(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"01": "1", "1.000": "1000", "26.461": "26461", "bốn": "4", "năm": "5", "mười": "10", "mười hai": "12", "hai mươi": "20",
		"hai mươi mốt": "21", "ba mươi lăm": "35", "một trăm linh ba": "103", "một trăm hai mươi": "120", "một nghìn hai trăm": "1200",
		"32 (ba mươi hai)": "32", "hơn 50": "hơn 50", "Gần 40": "gần 40", "khoảng một trăm": "khoảng một trăm", "nhiều": "nhiều", "các": "nhiều",
	} {
		got := rows(r.Read("UBND tỉnh tặng Bằng khen cho " + text + " tập thể."))
		if want := "Bằng khen | UBND tỉnh | tập thể: " + want + " | –"; len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	for _, text := range []string{"0", "hai ba", "999999999999", "1/2", "10%"} {
		if got := rows(r.Read("UBND tỉnh tặng Bằng khen cho " + text + " tập thể.")); len(got) > 0 {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const award = "UBND tỉnh tặng Bằng khen cho 4 tập thể"
	r := reader(t)
	for text, want := range map[string]int{
		award: 1, "# " + award: 1, "> " + award + ".": 1, "- " + award: 1, "| a | " + award + " |": 1,
		"UBND tỉnh tặng\nBằng khen cho 4\ntập thể": 1, "UBND tỉnh *tặng* `Bằng khen` cho **4** tập thể": 1,
		`![a](b.jpg "` + award + `")`: 1, "![" + award + "](b.jpg)": 0, "[a](b.md \"" + award + "\")": 0,
		"<!-- " + award + " -->": 0, "```\n" + award + "\n```": 0, "```\n\n" + award + "\n\n```\n\n" + award: 1,
		"---\ntitle: " + award + "\n---\nx": 0, award + ", https://example.org/tặng.": 1,
		"[" + award + "](": 1, "![" + award: 1, "<a href=\"x\">" + award + "</a>": 1,
	} {
		if got := r.Read(text); len(got) != want {
			t.Errorf("%q: %v, want %d", text, rows(got), want)
		}
	}
}

func TestOwnHonours(t *testing.T) {
	c, problems := honours.New([]honours.Entry{{Name: "Bông sen vàng", Class: "ngoài luật", Level: "địa phương"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const text = "UBND huyện tặng Bông sen vàng cho 3 cá nhân."
	if got := rows(New(c).Read(text)); !slices.Equal(got, []string{"Bông sen vàng | UBND huyện | cá nhân: 3 | –"}) {
		t.Errorf("%v", got)
	}
	if got := rows(reader(t).Read(text)); len(got) > 0 {
		t.Errorf("unknown, and read: %v", got)
	}
	if got := rows(reader(t).Read("UBND huyện tặng danh hiệu “Bông sen vàng” cho 3 cá nhân.")); !slices.Equal(got, []string{"Bông sen vàng | UBND huyện | cá nhân: 3 | –"}) {
		t.Errorf("a title in quotation marks: %v", got)
	}
}

// TestHandedOver checks that a body that hands over an honour of the State is not read as its conferrer.
func TestHandedOver(t *testing.T) {
	for text, want := range map[string]string{
		"UBND tỉnh tổ chức trao tặng 24 gia đình Huân chương Độc lập.":                                    "Huân chương Độc lập | – | hộ gia đình: 24 | –",
		"Chủ tịch nước tặng Huân chương Dũng cảm cho 2 cá nhân.":                                          "Huân chương Dũng cảm | Chủ tịch nước | cá nhân: 2 | –",
		"Chủ tịch UBND tỉnh Nguyễn Văn Bình tặng Bằng khen cho 4 tập thể.":                                "Bằng khen | – | tập thể: 4 | –",
		"UBND Thành phố Hồ Chí Minh tặng Bằng khen cho 4 tập thể.":                                        "Bằng khen | UBND Thành phố Hồ Chí Minh | tập thể: 4 | –",
		"Có 38 mẹ ở 10 quận, huyện được truy tặng danh hiệu Bà mẹ Việt Nam anh hùng.":                     "",
		"20 tập thể được nhận Huân chương Lao động hạng Nhì, hạng Ba.":                                    "Huân chương Lao động | – | tập thể: 20 | –",
		"UBND tỉnh tặng Bằng khen và Cờ thi đua cho 50 tập thể.":                                          "",
		"UBND huyện tặng Bằng khen 5 tập thể, 9 cá nhân.":                                                 "Bằng khen | UBND huyện | tập thể: 5, cá nhân: 9 | –",
		"Tính đến nay, toàn huyện có 789 gia đình được tặng Huân chương Độc lập.":                         "",
		"73 đảng viên được nhận Huy hiệu Đảng, trong đó 3 đảng viên được nhận Huy hiệu 70 năm tuổi Đảng.": "Huy hiệu Đảng | – | cá nhân: 73 | –; Huy hiệu Đảng | – | cá nhân: 3 | –",
	} {
		if got := strings.Join(rows(reader(t).Read(text)), "; "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestDistinct(t *testing.T) {
	for text, want := range map[string][]string{
		"UBND tỉnh tặng Cờ thi đua cho 4 tập thể.\n\nLãnh đạo trao Cờ thi đua cho các đơn vị.": {"Cờ thi đua | UBND tỉnh | tập thể: 4 | –"},
		"Lãnh đạo trao Cờ thi đua cho 4 đơn vị.\n\nUBND tỉnh tặng Cờ thi đua cho 4 tập thể.":   {"Cờ thi đua | UBND tỉnh | tập thể: 4 | –"},
		"UBND tỉnh tặng Cờ thi đua cho 4 tập thể.\n\nUBND tỉnh tặng Cờ thi đua cho 5 tập thể.": {"Cờ thi đua | UBND tỉnh | tập thể: 4 | –", "Cờ thi đua | UBND tỉnh | tập thể: 5 | –"},
		"UBND tỉnh tặng Bằng khen cho 4 tập thể.\n\nBộ Y tế tặng Bằng khen cho 4 tập thể.":     {"Bằng khen | UBND tỉnh | tập thể: 4 | –", "Bằng khen | Bộ Y tế | tập thể: 4 | –"},
		"UBND tỉnh tặng Bằng khen cho 2 tập thể năm 2022.\n\nUBND tỉnh tặng Bằng khen cho 2 tập thể năm 2023.": {
			"Bằng khen | UBND tỉnh | tập thể: 2 | 2022", "Bằng khen | UBND tỉnh | tập thể: 2 | 2023"},
		"UBND tỉnh tặng Bằng khen cho 2 tập thể.\n\nLãnh đạo trao Bằng khen của UBND tỉnh cho Phòng Nội vụ và Phòng Tư pháp.": {
			"Bằng khen | UBND tỉnh | tập thể: [Phòng Nội vụ; Phòng Tư pháp] | –"},
	} {
		if diff := cmp.Diff(want, rows(Distinct(reader(t).Read(text)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestSameBody(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"UBND tỉnh", "UBND tỉnh Hà Tĩnh", true}, {"UBND tỉnh", "Chủ tịch UBND tỉnh", true}, {"", "Bộ Y tế", true},
		{"UBND tỉnh Hà Tĩnh", "UBND tỉnh Nghệ An", false}, {"UBND tỉnh", "UBND huyện", false}, {"Thủ tướng Chính phủ", "UBND tỉnh", false},
		{"UBND thành phố", "UBND thành phố Vinh", true}, {"Chủ tịch nước", "Thủ tướng", false},
		{"Bộ Y tế", "Bộ trưởng Bộ Y tế", true}, {"Bộ Y tế", "Bộ Công an", false}, {"Bộ Y tế", "UBND tỉnh", false}, {"quận", "UBND quận Đồ Sơn", true},
	} {
		if SameBody(c.a, c.b) != c.want || SameBody(c.b, c.a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}

// BenchmarkSentences reports which part of the awards in testdata/sentences.md is read, and which part of the awards
// read is stated.
func BenchmarkSentences(b *testing.B) {
	r, list := reader(b), examples(b)
	var right, read, there int
	for b.Loop() {
		right, read, there = score(r, list, func(example, []string) {})
	}
	b.ReportMetric(float64(right)/float64(read), "precision")
	b.ReportMetric(float64(right)/float64(there), "recall")
}

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "sentences.md"))
	if err != nil {
		f.Fatal(err)
	}
	for part := range strings.SplitSeq(string(data), "\n\n") {
		f.Add(part)
	}
	f.Add("![a](\"tặng Bằng khen cho 4 tập thể")
	f.Add("tặng Bằng khen cho 4 tập thể:\n1. \n2. Phòng A\x00\n- ")
	c, _ := honours.New(nil)
	r := New(c)
	f.Fuzz(func(t *testing.T, text string) {
		for _, list := range [][]Statement{r.Read(text), r.ReadLines(text)} {
			for _, s := range list {
				if s.Offset < 0 || s.Offset > s.HonourOffset || s.HonourOffset >= len(text) || !utf8.ValidString(text) {
					if utf8.ValidString(text) {
						t.Fatalf("places %d and %d of %d bytes", s.Offset, s.HonourOffset, len(text))
					}
				}
				if s.Honour == "" || len(s.Recipients) == 0 {
					t.Fatalf("a statement of nothing: %+v", s)
				}
				for _, to := range s.Recipients {
					if to.Count < 0 || len(to.Names) > 0 && to.Count != len(to.Names) {
						t.Fatalf("%d recipients, %d names", to.Count, len(to.Names))
					}
				}
			}
			Distinct(list)
		}
	})
}

// TestBounds checks that no text takes long: 200 KB of phrases for which the grammar has most to try.
func TestBounds(t *testing.T) {
	hostile.Bounds(t)
	r := reader(t)
	for _, unit := range []string{
		"UBND tỉnh tặng ", "được tặng ", "4 tập thể, ", "tặng Bằng khen cho ", "Phòng Nội vụ và ", "“danh hiệu ", "](", "![", "<!--", "1. ", "(",
		"giải nhất, ", "của Chủ tịch ", "năm 2023 ", "hai mươi ", "quyết định của ", "UBND tỉnh tặng Bằng khen cho 4 tập thể; ", "trong đó ", "Sở A, ", "```\n", "- tặng:\n\n", "cùng ",
	} {
		text := strings.Repeat(unit, 200_000/len(unit))
		hostile.Bound(t, unit+"again and again", func() {
			r.Read("tặng " + text)
			r.ReadLines("tặng " + text)
		})
	}
}
