package honours

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func makeCatalogue(t testing.TB) *Catalogue {
	t.Helper()
	c, problems := New(nil)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return c
}

func TestFind(t *testing.T) {
	c := makeCatalogue(t)
	tests := []struct{ text, by, want string }{
		// as the law prints them
		{"Chiến sĩ thi đua toàn quốc", "", "chien-si-thi-dua-toan-quoc"},
		{"“Chiến sĩ thi đua cơ sở”", "", "chien-si-thi-dua-co-so"},
		{"\"Tập thể lao động xuất sắc\"", "", "tap-the-lao-dong-xuat-sac"},
		{"Huân chương Lao động hạng Ba", "", "huan-chuong-lao-dong-hang-ba"},
		{"“Huân chương Lao động” hạng Ba", "", "huan-chuong-lao-dong-hang-ba"},
		{"Bằng khen của Thủ tướng Chính phủ", "", "bang-khen-cua-thu-tuong-chinh-phu"},
		{"Xã, phường, thị trấn tiêu biểu", "", "xa-phuong-thi-tran-tieu-bieu"},
		{"Người tốt, việc tốt", "", "nguoi-tot-viec-tot"},
		// case, sĩ/sỹ, hoà/hòa, dashes
		{"bằng khen", "", "bang-khen"},
		{"CỜ THI ĐUA", "", "co-thi-dua"},
		{"Chiến sỹ thi đua cấp tỉnh", "", "chien-si-thi-dua-cap-tinh"},
		{"Gia đình văn hoá", "", "gia-dinh-van-hoa"},
		{"Thôn, làng, ấp, bản, tổ dân phố văn hoá", "", "thon-to-dan-pho-van-hoa"},
		{"Kỉ niệm chương", "", "ky-niem-chuong"},
		// words around the name
		{"danh hiệu Lao động tiên tiến", "", "lao-dong-tien-tien"},
		{"danh hiệu “Tập thể lao động xuất sắc” năm 2023", "", "tap-the-lao-dong-xuat-sac"},
		{"Danh hiệu thi đua “Chiến sĩ thi đua cơ sở”", "", "chien-si-thi-dua-co-so"},
		{"Tập thể lao động xuất sắc năm 2023 của Chủ tịch UBND Thành phố", "", "tap-the-lao-dong-xuat-sac"},
		{"danh hiệu vinh dự Nhà nước Nhà giáo Ưu tú", "", "nha-giao-uu-tu"},
		{"Cờ thi đua của UBND TP", "", "co-thi-dua"},
		{"Cờ thi đua của UBND tỉnh Hà Tĩnh năm 2022", "Thủ tướng", "co-thi-dua"},
		{"Bằng khen UBND Thành phố", "", "bang-khen"},
		{"Bằng khen toàn diện", "UBND tỉnh", "bang-khen"},
		{"tặng Giấy khen", "", "giay-khen"},
		{"Kỷ niệm chương “Vì sự nghiệp giáo dục”", "", "ky-niem-chuong"},
		{"Kỷ niệm chương Vì sự nghiệp Thi đua, Khen thưởng", "", "ky-niem-chuong"},
		{"các danh hiệu thi đua", "", "danh-hieu-thi-dua"},
		{"các danh hiệu thi đua, hình thức khen thưởng", "", "hinh-thuc-khen-thuong"},
		{"khen thưởng", "", "hinh-thuc-khen-thuong"},
		// levels in words
		{"Chiến sĩ thi đua cấp Thành phố", "", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua cấp TP", "", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua thành phố", "", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương", "", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "Bộ Y tế", "chien-si-thi-dua-cap-bo"},
		{"Chiến sĩ thi đua cấp bộ", "", "chien-si-thi-dua-cap-bo"},
		{"Chiến sĩ thi đua Bộ Công an", "", "chien-si-thi-dua-cap-bo"},
		{"Chiến sĩ thi đua ngành Giáo dục", "", "chien-si-thi-dua-cap-bo"},
		{"Cờ thi đua của bộ, ban, ngành, tỉnh", "", "co-thi-dua"},
		// classes
		{"Huân chương Lao động hạng nhất", "", "huan-chuong-lao-dong-hang-nhat"},
		{"Huân chương Lao động Hạng I", "", "huan-chuong-lao-dong-hang-nhat"},
		{"Huân chương Lao động hạng 1", "", "huan-chuong-lao-dong-hang-nhat"},
		{"Huân chương Lao động hạng II", "", "huan-chuong-lao-dong-hang-nhi"},
		{"Huân chương Lao động hạng III", "", "huan-chuong-lao-dong-hang-ba"},
		{"Huân chương Độc lập hạng 3", "", "huan-chuong-doc-lap-hang-ba"},
		{"Huân chương Lao động các hạng", "", "huan-chuong-lao-dong"},
		{"giải nhất", "", "giai-nhat"},
		{"Giải I", "", "giai-nhat"},
		{"Giải nhì cuộc thi “Tìm hiểu cải cách hành chính”", "", "giai-nhi"},
		{"giải khuyến khích", "", "giai-khuyen-khich"},
		// abbreviations
		{"CSTĐ", "", "chien-si-thi-dua"},
		{"CSTĐTQ", "", "chien-si-thi-dua-toan-quoc"},
		{"CSTĐCS", "", "chien-si-thi-dua-co-so"},
		{"CSTĐ cấp tỉnh", "", "chien-si-thi-dua-cap-tinh"},
		{"CSTĐ cơ sở", "", "chien-si-thi-dua-co-so"},
		{"LĐTT", "", "lao-dong-tien-tien"},
		{"TTLĐXS", "", "tap-the-lao-dong-xuat-sac"},
		{"TTLĐTT", "", "tap-the-lao-dong-tien-tien"},
		{"CTĐCP", "", "co-thi-dua-cua-chinh-phu"},
		{"BK", "", "bang-khen"},
		{"BK của Thủ tướng", "", "bang-khen-cua-thu-tuong-chinh-phu"},
		{"GK", "", "giay-khen"},
		{"HCLĐ", "", "huan-chuong-lao-dong"},
		{"HCLĐ hạng Ba", "", "huan-chuong-lao-dong-hang-ba"},
		{"HCLĐ hạng 2", "", "huan-chuong-lao-dong-hang-nhi"},
		{"KNC", "", "ky-niem-chuong"},
		{"danh hiệu CSTĐCS năm 2023", "", "chien-si-thi-dua-co-so"},
		// the conferrer decides
		{"Bằng khen", "Thủ tướng Chính phủ", "bang-khen-cua-thu-tuong-chinh-phu"},
		{"bằng khen", "UBND tỉnh", "bang-khen"},
		{"BK", "Thủ tướng", "bang-khen-cua-thu-tuong-chinh-phu"},
		{"Bằng khen của Thủ tướng", "UBND tỉnh", "bang-khen-cua-thu-tuong-chinh-phu"},
		{"Cờ thi đua", "Chính phủ", "co-thi-dua-cua-chinh-phu"},
		{"Cờ thi đua", "Thủ tướng", "co-thi-dua-cua-chinh-phu"},
		{"Cờ thi đua của Chính phủ", "", "co-thi-dua-cua-chinh-phu"},
		{"Cờ thi đua", "UBND thành phố", "co-thi-dua"},
		{"Chiến sĩ thi đua", "UBND thành phố", "chien-si-thi-dua-cap-tinh"},
		{"Chiến sĩ thi đua", "Bộ trưởng Bộ Y tế", "chien-si-thi-dua-cap-bo"},
		{"Chiến sĩ thi đua", "UBND quận Đồ Sơn", "chien-si-thi-dua-co-so"},
		{"Chiến sĩ thi đua", "Hiệu trưởng", "chien-si-thi-dua-co-so"},
		// without diacritics
		{"chien si thi dua co so", "", "chien-si-thi-dua-co-so"},
		{"Huan chuong Lao dong hang 3", "", "huan-chuong-lao-dong-hang-ba"},
		{"bang khen cua thu tuong", "", "bang-khen-cua-thu-tuong-chinh-phu"},
		// a class that the honour does not have
		{"Huân chương Sao vàng hạng Nhất", "", "huan-chuong-sao-vang"},
		{"Huân chương Sao vàng hạng Nhất (hạng Nhì)", "", "huan-chuong-sao-vang"},
		{"danh hiệu Huân chương Dũng cảm hạng II năm 2023", "", "huan-chuong-dung-cam"},
		{"Huan chuong Lao dong hang tu", "", "huan-chuong-lao-dong"},
		{"Huân chương Sao vàng hạng mục", "", ""},
		// before 2004, armed forces, organisations, sport
		{"Huân chương Kháng chiến hạng Nhì", "", "huan-chuong-khang-chien-hang-nhi"},
		{"Huân chương Kháng chiến chống Mỹ cứu nước hạng Nhất", "", "huan-chuong-khang-chien-hang-nhat"},
		{"Huy chương Kháng chiến", "", "huy-chuong-khang-chien"},
		{"Huân chương Chiến thắng hạng 3", "", "huan-chuong-chien-thang-hang-ba"},
		{"Huân chương Giải phóng", "", "huan-chuong-giai-phong"},
		{"Bằng “Tổ quốc ghi công”", "", "bang-to-quoc-ghi-cong"},
		{"Tổ quốc ghi công", "", "bang-to-quoc-ghi-cong"},
		{"Chiến sĩ thi đua Quân khu", "", "chien-si-thi-dua-quan-khu"},
		{"Chiến sĩ thi đua Quân khu 4", "", "chien-si-thi-dua-quan-khu"},
		{"Bằng Lao động sáng tạo", "", "bang-lao-dong-sang-tao"},
		{"Lao động sáng tạo", "", "bang-lao-dong-sang-tao"},
		{"Tuổi trẻ dũng cảm", "", "huy-hieu-tuoi-tre-dung-cam"},
		{"Giải thưởng Lý Tự Trọng", "", "giai-thuong-ly-tu-trong"},
		{"Lương Định Của", "", "giai-thuong-luong-dinh-cua"},
		{"Giải thưởng Kovalevskaia năm 2023", "", "giai-thuong-kovalevskaia"},
		{"danh hiệu “Sinh viên 5 tốt” cấp Trung ương", "", "sinh-vien-5-tot"},
		{"Hải Thượng Lãn Ông", "", "giai-thuong-hai-thuong-lan-ong"},
		{"Công dân Thủ đô ưu tú", "", "cong-dan-uu-tu"},
		{"Doanh nghiệp tiêu biểu", "", "doanh-nghiep-tieu-bieu"},
		{"Gia đình học tập", "", "gia-dinh-hoc-tap"},
		{"Huy chương Vàng", "", "huy-chuong-vang"},
		{"HCB", "", "huy-chuong-bac"},
		{"Tuyên dương", "", "tuyen-duong"},
		// not in the catalogue
		{"Chiến sỉ thi đua", "", ""},
		{"Lao động tiên tiến xuất sắc", "", ""},
		{"Giải thưởng Sao Khuê", "", ""},
		{"Nobel", "", ""},
		{"", "", ""},
		{"“”", "", ""},
	}
	for _, tt := range tests {
		for _, text := range []string{tt.text, norm.NFD.String(tt.text), strings.ToUpper(tt.text), strings.ToLower(tt.text)} {
			h, ok := c.Find(text, ParseBody(tt.by))
			got := ""
			if h != nil {
				got = h.ID
			}
			if got != tt.want || ok != (got != "") {
				t.Errorf("Find(%q, %q) = %q %v, want %q", text, tt.by, got, ok, tt.want)
			}
		}
	}
}

func TestWordsAfter(t *testing.T) {
	c, _ := New(nil)
	for text, want := range map[string]string{
		"Bằng khen của UBND tỉnh năm 2023":            "của UBND tỉnh năm 2023",
		"danh hiệu “Chiến sĩ thi đua cơ sở” năm 2023": "năm 2023",
		"BK của UBND tỉnh":                            "của UBND tỉnh",
		"Huy hiệu 30 năm tuổi Đảng":                   "30 năm tuổi Đảng",
		"Bằng khen":                                   "", "Huân chương Lao động hạng 3": "", "Cúp Núi Hồng của UBND tỉnh": "", "": "",
	} {
		if got := c.WordsAfter(text); got != want {
			t.Errorf("Behind(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	c := makeCatalogue(t)
	for text, want := range map[string]string{
		"Chiến sĩ thi đua cấp tình": "Chiến sĩ thi đua cấp tỉnh",
		"Bằn khen":                  "Bằng khen",
		"Giấy khem":                 "Giấy khen",
		"Tập thể lao động suất sắc": "Tập thể lao động xuất sắc",
		"Giải Nobel Hòa bình":       "",
	} {
		if got := c.Nearest(viet.NewHints(viet.HintWork), text); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestEveryNameFindsItsHonour finds each row by its name, aliases and abbreviations, also in NFD, in quotation marks
// and with words around it.
func TestEveryNameFindsItsHonour(t *testing.T) {
	c := makeCatalogue(t)
	for _, h := range c.All() {
		for _, name := range slices.Concat([]string{h.Name}, h.Aliases, h.Abbr) {
			for _, text := range []string{name, norm.NFD.String(name), "“" + name + "”", "danh hiệu " + name, name + " năm 2023", strings.ReplaceAll(name, "sĩ", "sỹ")} {
				if got, _ := c.Find(text, Body{Level: NoLevel}); got != h {
					t.Errorf("Find(%q) = %v, want %s", text, got, h.ID)
				}
			}
		}
		if c.Get(h.ID) != h || viet.Slug(h.Name) != h.ID {
			t.Errorf("Get(%q)", h.ID)
		}
	}
}

// TestComplete counts the built-in honours of each form and compares with the numbers of the law.
func TestComplete(t *testing.T) {
	c := makeCatalogue(t)
	law, all := map[string]int{}, map[string]int{}
	for _, h := range c.All() {
		if h.CommonWords() {
			continue // the list of movements is open
		}
		all[h.Form]++
		if !strings.Contains(h.Law, "không nêu") {
			law[h.Form]++
		}
	}
	want := map[string]int{
		"Danh hiệu thi đua":          14, // 7 of individuals, 4 of collectives, 3 of communities, one of them under two names
		"Cờ thi đua":                 2,
		"Huân chương":                20, // Sao vàng, Hồ Chí Minh, five of three classes, three without classes
		"Huy chương":                 8,  // five kinds, one of three classes (its row without a class included)
		"Danh hiệu vinh dự nhà nước": 13,
		"Giải thưởng":                2,
		"Kỷ niệm chương":             1,
		"Huy hiệu":                   1,
		"Bằng khen":                  2,
		"Giấy khen":                  1,
		"Giải":                       9,
		"Danh hiệu khác":             11,
		"Huân chương trước 2004":     28, // seven of three classes, and without a class
		"Huy chương trước 2004":      9,  // three of two classes, and without a class
		"Huy chương của ngành":       10,
		"Bằng":                       4,
		"Cờ":                         3,
		"Khác":                       5,
	}
	if diff := cmp.Diff(want, law); diff != "" {
		t.Error(diff)
	}
	for form, n := range map[string]int{"Danh hiệu thi đua": 16, "Huân chương": 25, "Hình thức khen thưởng": 1} {
		if all[form] != n {
			t.Errorf("%d rows of %s with those that name no class, want %d", all[form], form, n)
		}
	}
	for _, name := range []string{"Độc lập", "Quân công", "Lao động", "Bảo vệ Tổ quốc", "Chiến công"} {
		for _, class := range []string{"Nhất", "Nhì", "Ba"} {
			if h, ok := c.Find("Huân chương "+name+" hạng "+class, Body{}); !ok || !strings.HasSuffix(h.Name, class) {
				t.Errorf("no Huân chương %s hạng %s", name, class)
			}
		}
	}
}

// TestOrder checks the order of ceremonies: by level, and inside one Cờ thi đua, Tập thể lao động xuất sắc, Bằng khen,
// Chiến sĩ thi đua, Giấy khen.
func TestOrder(t *testing.T) {
	c := makeCatalogue(t)
	order := []string{
		"Huân chương Sao vàng", "Huân chương Lao động hạng Nhất", "Huân chương Lao động hạng Ba", "Huy chương Hữu nghị", "Bà mẹ Việt Nam anh hùng",
		"Nhà giáo nhân dân", "Nhà giáo ưu tú", "Giải thưởng Nhà nước",
		"Cờ thi đua của Chính phủ", "Bằng khen của Thủ tướng Chính phủ", "Chiến sĩ thi đua toàn quốc",
		"Cờ thi đua", "Tập thể lao động xuất sắc", "Bằng khen", "Chiến sĩ thi đua cấp tỉnh", "Kỷ niệm chương",
		"Tập thể lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Giấy khen",
		"Giải Nhất", "Giải Nhì", "Giải Ba", "Giải Khuyến khích", "Giấy chứng nhận",
	}
	rank := 0
	for _, name := range order {
		h, ok := c.Find(name, Body{})
		if !ok || h.Name != name || h.Rank <= rank {
			t.Errorf("%s: %+v after rank %d", name, h, rank)
			continue
		}
		rank = h.Rank
	}
	last := &Honour{}
	for _, h := range c.All() {
		if h.Rank <= last.Rank {
			t.Errorf("%s and %s have the ranks %d and %d", last.Name, h.Name, last.Rank, h.Rank)
		}
		if last.Level != 0 && h.Level != NoLevel && last.Level != NoLevel && min(h.Level, Unit) < min(last.Level, Local) {
			t.Errorf("%s of level %s stands behind %s of level %s", h.Name, h.Level, last.Name, last.Level)
		}
		last = h
	}
}

// TestTable checks that every cell of the table can be read, and that no name belongs to two honours.
func TestTable(t *testing.T) {
	owner := map[string]string{}
	kinds := []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}
	for _, row := range catalogueRows() {
		name := row[colName]
		if len(row) != columns {
			t.Fatalf("%s: %d cells, want %d", name, len(row), columns)
		}
		if _, ok := parseClass(row[colClass]); !ok || row[colClass] == "" {
			t.Errorf("%s: class %q", name, row[colClass])
		}
		if _, ok := parseLevel(row[colLevel]); !ok || row[colLevel] == "" {
			t.Errorf("%s: level %q", name, row[colLevel])
		}
		if _, err := strconv.Atoi(row[colRank]); err != nil {
			t.Errorf("%s: rank %q", name, row[colRank])
		}
		if cell := row[colMultiple]; cell != "" && readRow(row).Multiple == 0 {
			t.Errorf("%s: multiple %q", name, cell)
		}
		for _, cell := range []string{row[colFrom], row[colTo]} {
			if _, _, ok := viet.ParseDate(cell); cell != "" && !ok {
				t.Errorf("%s: date %q", name, cell)
			}
		}
		for _, kind := range split(row[colKinds], ", ") {
			if !slices.Contains(kinds, kind) {
				t.Errorf("%s: kind %q", name, kind)
			}
		}
		if row[colLaw] == "" || row[colForm] == "" || row[colConferrers] == "" {
			t.Errorf("%v", row)
		}
		for _, n := range slices.Concat([]string{name}, split(row[colAliases], "; "), split(row[colAbbr], "; ")) {
			key := viet.KeyLoose(n)
			if strings.Contains(n, " (") { // an alias for one sort of body
				key = n
			}
			if first, ok := owner[key]; ok && !strings.HasSuffix(n, "…") {
				t.Errorf("%q of %s is also %s", n, name, first)
			}
			owner[key] = name
		}
	}
}

func TestDates(t *testing.T) {
	c := makeCatalogue(t)
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, viet.Zone) }
	for id, want := range map[string][2]time.Time{
		"huy-hieu":                     {{}, day(2023, 12, 31)},
		"xa-phuong-thi-tran-tieu-bieu": {day(2024, 1, 1), day(2025, 6, 30)},
		"xa-phuong-dac-khu-tieu-bieu":  {day(2025, 7, 1), {}},
		"lao-dong-tien-tien":           {},
	} {
		h := c.Get(id)
		if !h.From.Equal(want[0]) || !h.To.Equal(want[1]) {
			t.Errorf("%s: %v to %v", id, h.From, h.To)
		}
	}
	if h := c.Get("chien-si-thi-dua-toan-quoc"); h.Multiple != 4.5 || h.Level.String() != "central" || h.Class.String() != "title" {
		t.Errorf("%+v", h)
	}
}

func TestExtra(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "content/honours.yaml", Line: line} }
	c, problems := New([]Entry{
		{Name: "Thanh niên tiên tiến làm theo lời Bác", Aliases: []string{"TNTT …"}, Pos: at(1), By: []string{"Thành đoàn"}},
		{Name: "Ngòi bút vàng", Class: "title", Level: "địa phương", Kinds: []string{"cá nhân"}, Pos: at(5)},
		{Name: "Bằng Khen", Pos: at(9)},
		{Name: "Giải mới", Aliases: []string{"giải nhất"}, Pos: at(12)},
		{Name: "NGÒI BÚT VÀNG", Pos: at(15)},
		{Name: "Ngòi bút văng", Pos: at(18)},
		{Name: "Cúp xanh", Class: "huy chương", Pos: at(21)},
		{Name: "Cúp đỏ", Level: "huyện đảo", Pos: at(24)},
		{Pos: at(27)},
	})
	want := diag.List{
		diag.At(diag.DuplicateHonour, at(9), "Bằng Khen", "catalogue.md"),
		diag.At(diag.DuplicateHonour, at(12), "giải nhất", "catalogue.md"),
		diag.At(diag.DuplicateHonour, at(15), "NGÒI BÚT VÀNG", "content/honours.yaml:5"),
		diag.At(diag.SlugSuffixed, at(18), "Ngòi bút văng", "Ngòi bút vàng", "ngoi-but-vang-2"),
		diag.At(diag.BadValue, at(21), "huy chương", "class", "danh hiệu, khen thưởng, ngoài luật"),
		diag.At(diag.BadValue, at(24), "huyện đảo", "level", "nhà nước, trung ương, tỉnh, địa phương, đơn vị, ban tổ chức"),
		diag.At(diag.MissingKey, at(27), "name", "Danh hiệu của đơn vị"),
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
	if h, ok := c.Find("TNTT năm 2024 toàn quận", Body{}); !ok || h.ID != "thanh-nien-tien-tien-lam-theo-loi-bac" || h.Class != Other || h.Level != NoLevel {
		t.Errorf("%+v", h)
	}
	if h := c.Get("ngoi-but-vang"); h.Class != EmulationTitle || h.Level != Local || h.Rank <= c.Get("phan-thuong").Rank {
		t.Errorf("%+v", h)
	}
}

// A site's own honour of a movement takes the place of the built-in one, with the address that it always had.
func TestOwnMovement(t *testing.T) {
	c, problems := New([]Entry{{Name: "Sinh viên 5 tốt", Level: "tỉnh", Kinds: []string{"cá nhân"}, Pos: diag.Pos{File: "content/honours.yaml", Line: 1}}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if h, ok := c.Find("Sinh viên 5 tốt", Body{}); !ok || h.ID != "sinh-vien-5-tot" || h.Level != Provincial {
		t.Errorf("%+v", h)
	}
}

func BenchmarkFind(b *testing.B) {
	c := makeCatalogue(b)
	by := ParseBody("UBND thành phố")
	for _, text := range []string{"Bằng khen", "danh hiệu “Chiến sỹ thi đua cấp tỉnh” năm 2023", "HCLĐ hạng 3"} {
		b.Run(viet.Slug(text), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Find(text, by)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	c := makeCatalogue(f)
	for _, seed := range []string{"Bằng khen của Thủ tướng", "HCLĐ hạng 3", "danh hiệu danh hiệu", "giải", "TP"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, ok := c.Find(text, ParseBody(text))
		if ok != (h != nil) {
			t.Errorf("Find(%q) = %v, %v", text, h, ok)
		}
		if other, _ := c.Find(norm.NFC.String(text), ParseBody(text)); other != h {
			t.Errorf("Find(%q) differs in NFC", text)
		}
	})
}
