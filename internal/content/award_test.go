package content_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"bangvang/internal/content"
)

// award parses one row, which begins on line 5, indented.
func award(row string) (*content.Document, string) {
	d := parse("---\ntitle: A\ndate: 2024-01-19\nawards:\n  - award: B\n    " + row + "\n---\nC\n")
	return d, said(d.Problems)
}

func TestCounts(t *testing.T) {
	const bad = "6:19 bad-count "
	tests := []struct {
		text   string
		n      int
		approx content.Approx
		said   string
	}{
		{"4", 4, content.Exact, ""},
		{`"4"`, 4, content.Exact, ""},
		{"01", 1, content.Exact, ""},
		{"1000", 1000, content.Exact, ""},
		{`"26.461"`, 26461, content.Exact, ""},
		{"hơn 50", 50, content.AtLeast, ""},
		{"Hơn 50", 50, content.AtLeast, ""},
		{"hon 50", 50, content.AtLeast, ""},
		{"trên 1.000", 1000, content.AtLeast, ""},
		{"ít nhất 5", 5, content.AtLeast, ""},
		{"tối thiểu 5", 5, content.AtLeast, ""},
		{"50 trở lên", 50, content.AtLeast, ""},
		{"50+", 50, content.AtLeast, ""},
		{"gần 20", 20, content.About, ""},
		{"khoảng 30", 30, content.About, ""},
		{"trên dưới 30", 30, content.About, ""},
		{"nhiều", 0, content.Many, ""},
		{"NHIỀU", 0, content.Many, ""},
		{"0", 0, 0, bad + "0"},
		{"-3", 0, 0, bad + "-3"},
		{"2.5", 0, 0, bad + "2.5"},
		{"hơn", 0, 0, bad + "hơn"},
		{"hơn nhiều", 0, 0, bad + "hơn nhiều"},
		{"999999999999999999999", 0, 0, bad + "999999999999999999999"},
		{"hàng trăm", 0, content.Many, ""},
		{"Đỗ Trọng Nam", 0, 0, bad + "Đỗ Trọng Nam cá nhân: [Đỗ Trọng Nam]"},
		{"12 tập thể", 0, 0, bad + "12 tập thể tập thể: 12"},
		{"12 điều", 0, 0, bad + "12 điều"},
		{`"12,5"`, 0, 0, bad + "12,5"},
		{"1.5 người", 0, 0, bad + "1.5 người"},
		{"[]", 0, 0, bad + "[]"},
		{"[4, 5]", 0, 0, "6:20 bad-count 4; 6:23 bad-count 5"},
		{"1.000", 0, 0, "6:19 dotted-number 1.000 1 1000"},
	}
	for _, test := range tests {
		d, got := award("to: {cá nhân: " + test.text + "}")
		if got != test.said {
			t.Errorf("%s: got %s, want %s", test.text, got, test.said)
		}
		list := d.Awards[0].Recipients
		switch {
		case test.said != "" && len(list) > 0:
			t.Errorf("%s: kept as %v", test.text, list)
		case test.said == "" && (len(list) != 1 || list[0].Count != content.Count{N: test.n, Approx: test.approx, Text: strings.Trim(test.text, `"`)}):
			t.Errorf("%s: got %v", test.text, list)
		}
	}
}

// TestCountsInEveryForm checks that a number with a word for whom it counts, in words, in brackets or with commas is one.
func TestCountsInEveryForm(t *testing.T) {
	for _, test := range []struct{ to, text string }{
		{"{cá nhân: 12 người}", "12"}, {"{cá nhân: [12 người]}", "12"}, {"{cá nhân: [12]}", "12"}, {"{cá nhân: ['12']}", "12"},
		{"{cá nhân: [hơn 50]}", "hơn 50"}, {`{cá nhân: "1,234"}`, "1234"}, {`{cá nhân: ["1.234"]}`, "1234"}, {"{cá nhân: một trăm}", "100"},
		{"{cá nhân: Hai mươi lăm}", "25"}, {"{cá nhân: 32 (ba mươi hai)}", "32"}, {"{cá nhân: hơn 50 người}", "hơn 50"}, {"{cá nhân: 12 em}", "12"},
		{"{cá nhân: trên 1.000 lượt}", "trên 1.000 lượt"}, {"{cá nhân: 1.000 lượt người}", "1000 lượt người"}, {"{tập thể: 12 đơn vị}", "12"},
		{"{hộ gia đình: 3 hộ}", "3"}, {"{cá nhân: một}", "1"}, {`{"tập thể, cá nhân": 12 cá nhân}`, "12"}, {"{cá nhân: gần 300 đồng chí}", "gần 300"},
	} {
		d, got := award("to: " + test.to)
		list := d.Awards[0].Recipients
		if got != "" || len(list) != 1 || len(list[0].Names) > 0 {
			t.Errorf("%s: %v, %s", test.to, list, got)
			continue
		}
		c := list[0].Count
		text := c.Text
		if c.Approx == content.Exact {
			number, turns, _ := strings.Cut(c.Text, " ")
			if n, err := strconv.Atoi(strings.NewReplacer(".", "", ",", "").Replace(number)); err != nil || n != c.N {
				t.Errorf("%s: counted %+v", test.to, c)
			}
			text = strings.TrimSpace(strconv.Itoa(c.N) + " " + turns)
		}
		if text != test.text {
			t.Errorf("%s: counted %+v, want %s", test.to, c, test.text)
		}
	}
}

func TestKinds(t *testing.T) {
	const c, i, h, e, m = content.Collective, content.Individual, content.Household, content.Enterprise, content.Community
	tests := []struct {
		key   string
		kinds []content.RecipientKind
		said  string
	}{
		{"tập thể", []content.RecipientKind{c}, ""},
		{"tap the", []content.RecipientKind{c}, ""},
		{"Cá Nhân", []content.RecipientKind{i}, ""},
		{"HỘ GIA ĐÌNH", []content.RecipientKind{h}, ""},
		{"doanh nghiệp", []content.RecipientKind{e}, ""},
		{"cộng đồng", []content.RecipientKind{m}, ""},
		{`"cá nhân, tập thể"`, []content.RecipientKind{c, i}, ""},
		{"tập thể và cá nhân", []content.RecipientKind{c, i}, ""},
		{`"tập thể, cá nhân và doanh nghiệp"`, []content.RecipientKind{c, i, e}, ""},
		{`"tập thể, tập thể"`, []content.RecipientKind{c}, ""},
		{`"tập thể,"`, []content.RecipientKind{c}, ""},
		{"người quen", nil, "6:10 unknown-recipient người quen"},
		{"học sinh", []content.RecipientKind{i}, ""},
		{"chi bo", []content.RecipientKind{c}, ""},
		{"cá nhâm", nil, "6:10 unknown-recipient cá nhâm cá nhân"},
		{"gia đình", []content.RecipientKind{h}, ""},
		{`"tập thể, đơn vị"`, []content.RecipientKind{c}, ""},
		{"thôn", []content.RecipientKind{m}, ""},
		{"dòng họ", []content.RecipientKind{m}, ""},
		{"xã/phường", []content.RecipientKind{c}, ""},
		{"hợp tác xã", []content.RecipientKind{e}, ""},
		{"học sinh lớp 12", []content.RecipientKind{i}, ""},
		{"tổ trưởng", []content.RecipientKind{i}, ""},
		{"tổ quen", nil, "6:10 unknown-recipient tổ quen tổ viên"},
		{"hộ gia đnh", nil, "6:10 unknown-recipient hộ gia đnh hộ gia đình"},
		{"hoc sjnh", nil, "6:10 unknown-recipient hoc sjnh học sinh"},
	}
	for _, test := range tests {
		d, got := award("to: {" + test.key + ": 4}")
		if got != test.said {
			t.Errorf("%s: got %s, want %s", test.key, got, test.said)
		}
		var kinds []content.RecipientKind
		for _, r := range d.Awards[0].Recipients {
			kinds = append(kinds, r.Kinds...)
		}
		if fmt.Sprint(kinds) != fmt.Sprint(test.kinds) {
			t.Errorf("%s: got %v, want %v", test.key, kinds, test.kinds)
		}
	}
}

// TestWords: words are shown as written, counted under their kind, and each may stand once.
func TestWords(t *testing.T) {
	tests := []struct{ to, said, problems string }{
		{"{đảng viên: 12}", "[cá nhân] đảng viên 12", ""},
		{"{Dang Vien: 12}", "[cá nhân] đảng viên 12", ""},
		{"{Học sinh lớp 12: 2}", "[cá nhân] học sinh lớp 12 2", ""},
		{"{\"cán bộ, chiến sĩ\": hơn 50}", "[cá nhân] cán bộ, chiến sĩ hơn 50", ""},
		{"{\"tập thể, Học sinh\": 5}", "[tập thể cá nhân] tập thể, học sinh 5", ""},
		{"{Tập thể: 5}", "[tập thể]  5", ""},
		{"{học sinh: 3, giáo viên: 2, cá nhân: 1}", "[cá nhân] học sinh 3; [cá nhân] giáo viên 2; [cá nhân]  1", ""},
		{"{học sinh: 3, Hoc sinh: 2}", "[cá nhân] học sinh 3; [cá nhân] học sinh 2", "6:23 duplicate-key Hoc sinh 6"},
		{"{thôn: [Thôn Đông], ấp: 2, tổ dân phố: 3}", "[cộng đồng] thôn 1; [cộng đồng] ấp 2; [cộng đồng] tổ dân phố 3", ""},
	}
	for _, test := range tests {
		d, problems := award("to: " + test.to)
		var said []string
		for _, r := range d.Awards[0].Recipients {
			said = append(said, fmt.Sprint(r.Kinds, " ", r.Word, " ", r.Count.Text))
		}
		if got := strings.Join(said, "; "); got != test.said || problems != test.problems {
			t.Errorf("%s: got %s, %s", test.to, got, problems)
		}
	}
}

// TestTitlesAndNotes: titles, posthumous and notes, as keys and as written before and behind names.
func TestTitlesAndNotes(t *testing.T) {
	tests := []struct{ name, full, problems string }{
		{"{name: Nguyễn Văn An, title: Thiếu tướng, post: Tư lệnh}", "Thiếu tướng/Nguyễn Văn An/Tư lệnh//", ""},
		{"{title: Già làng, name: TS. Nguyễn Văn An}", "Già làng/Nguyễn Văn An///", ""},
		{"{name: Nguyễn Văn An, posthumous: true, note: hy sinh năm 1972}", "/Nguyễn Văn An///hy sinh năm 1972†", ""},
		{"{name: Nguyễn Văn An (truy tặng), post: Đội trưởng}", "/Nguyễn Văn An/Đội trưởng//†", ""},
		{"Liệt sĩ Nguyễn Văn An (Truy tặng)", "Liệt sĩ/Nguyễn Văn An///†", ""},
		{"\"Nguyễn Văn An, truy tặng\"", "/Nguyễn Văn An///†", ""},
		{"Mẹ Việt Nam anh hùng Trần Thị Bưởi (truy tặng) | | Xã Hòa Bình", "Mẹ Việt Nam anh hùng/Trần Thị Bưởi//Xã Hòa Bình/†", ""},
		{"Trần Thị Bưởi | | Xã Hòa Bình (truy tặng)", "/Trần Thị Bưởi//Xã Hòa Bình/†", ""},
		{"{name: A, danh xưng: GS}", "/A///", "6:30 unknown-key danh xưng title"},
		{"{name: A, truy tặng: true}", "/A///", "6:30 unknown-key truy tặng posthumous"},
		{"{name: A, ghi chú: B}", "/A///", "6:30 unknown-key ghi chú note"},
		{"{name: A, posthumous: có}", "/A///", "6:42 not-bool posthumous"},
	}
	for _, test := range tests {
		d, problems := award("to: {cá nhân: [" + test.name + "]}")
		n := d.Awards[0].Recipients[0].Names[0]
		full := strings.Join([]string{n.Title, n.Name, n.Post, n.Unit, n.Note}, "/")
		if n.Posthumous {
			full += "†"
		}
		if full != test.full || problems != test.problems {
			t.Errorf("%s: got %s, %s", test.name, full, problems)
		}
		if read := content.ParseName(n.Line(), []content.RecipientKind{content.Individual}); test.problems == "" && n.Note == "" && n.Title != "Già làng" && read.Line() != n.Line() {
			t.Errorf("%s: its line %s is read as %s", test.name, n.Line(), read.Line())
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ value, names, said string }{
		{"[A, B]", "A//, B//", ""},
		{"{name: A, post: P, unit: U}", "A/P/U", ""},
		{"[{name: A}, B]", "A//, B//", ""},
		{"[{name: A, chức vụ: P}]", "A//", "6:30 unknown-key chức vụ post"},
		{"[{name: A, pots: P}]", "A//", "6:30 unknown-key pots post"},
		{"[{post: P}, B]", "B//", "6:20 missing-key name Đỗ Trọng Nam"},
		{"[{name: [A]}]", "", "6:27 not-text name …"},
		{"[[A]]", "", "6:20 not-text name Đỗ Trọng Nam"},
		{"[A 0912 345 678]", "A 0912 345 678//", "6:20 personal-data A 0912 345 678"},
		{"[{name: A, unit: CCCD 031090001234}]", "A//CCCD 031090001234", "6:36 personal-data CCCD 031090001234"},
		{"[{name: A, unit: số nhà 5 phố B}]", "A//số nhà 5 phố B", "6:36 personal-data số nhà 5 phố B"},
		{"[Trường THCS 19-8, Đội 2023]", "Trường THCS 19-8//, Đội 2023//", ""},
	}
	for _, test := range tests {
		d, got := award("to: {cá nhân: " + test.value + "}")
		if got != test.said {
			t.Errorf("%s: got %s, want %s", test.value, got, test.said)
		}
		var names []string
		for _, r := range d.Awards[0].Recipients {
			for _, n := range r.Names {
				names = append(names, n.Name+"/"+n.Post+"/"+n.Unit)
			}
			if r.Count.N != len(r.Names) || r.Count.Approx != content.Exact {
				t.Errorf("%s: counted %v", test.value, r.Count)
			}
		}
		if got := strings.Join(names, ", "); got != test.names {
			t.Errorf("%s: got %s, want %s", test.value, got, test.names)
		}
	}
}

// TestPeople checks how the text of one person or unit is taken apart, and what is said about it.
func TestPeople(t *testing.T) {
	tests := []struct{ kind, value, names, said string }{
		{"cá nhân", `["2. Lê B"]`, "/Lê B//", "name-prefix 2. Lê B"},
		{"cá nhân", "[2) Lê B, (3) Lê C, 4/ Lê D, 05 - Lê E]", "/Lê B//, /Lê C//, /Lê D//, /Lê E//", "name-prefix 2) Lê B; name-prefix (3) Lê C; name-prefix 4/ Lê D; name-prefix 05 - Lê E"},
		{"cá nhân", "[1 Trần Dung, • Lê C]", "/Trần Dung//, /Lê C//", "name-prefix 1 Trần Dung; name-prefix • Lê C"},
		{"tập thể", "[1. Trường A, 2 - Phòng B]", "/Trường A//, /Phòng B//", "name-prefix 1. Trường A; name-prefix 2 - Phòng B"},
		{"cá nhân", `["Ông Nguyễn C", Đ/c Lê D]`, "/Nguyễn C//, /Lê D//", "name-prefix Ông Nguyễn C; name-prefix Đ/c Lê D"},
		{"cá nhân", "[Thượng tá Lê An, GS.TS Lê Ba, NSƯT Anh Thơ]", "Thượng tá/Lê An//, GS.TS/Lê Ba//, NSƯT/Anh Thơ//", ""},
		{"cá nhân", "[3. Đ/c Thượng tá Lê An]", "Thượng tá/Lê An//", "name-prefix 3. Đ/c Thượng tá Lê An"},
		{"cá nhân", "[Ông Ích Khiêm, Anh Thơ, Y Ban, H'Hen Niê]", "/Ông Ích Khiêm//, /Anh Thơ//, /Y Ban//, /H'Hen Niê//", ""},
		{"cá nhân", `["Trần D, Hiệu trưởng Trường E"]`, "/Trần D/Hiệu trưởng/Trường E", ""},
		{"cá nhân", "[Lê An - Chủ tịch UBND xã B]", "/Lê An/Chủ tịch/UBND xã B", ""},
		{"cá nhân", `["Lê An, thợ rèn"]`, "/Lê An, thợ rèn//", "odd-name Lê An, thợ rèn Lê An | thợ rèn"},
		{"cá nhân", "[Lê An, Hiệu trưởng Trường THCS Lê Lợi, Trần Ba]", "/Lê An//, /Hiệu trưởng Trường THCS Lê Lợi//, /Trần Ba//", "odd-name Hiệu trưởng Trường THCS Lê Lợi"},
		{"cá nhân", `["Lê An, Hiệu trưởng Trường THCS Lê Lợi, Trần Ba"]`, "/Lê An, Hiệu trưởng Trường THCS Lê Lợi, Trần Ba//", "odd-name Lê An, Hiệu trưởng Trường THCS Lê Lợi, Trần Ba [Lê An | Hiệu trưởng | Trường THCS Lê Lợi, Trần Ba]"},
		{"cá nhân", `["Lê An, Trưởng thôn Đông; Đỗ Tư và Trần Ba"]`, "/Lê An, Trưởng thôn Đông; Đỗ Tư và Trần Ba//", "odd-name Lê An, Trưởng thôn Đông; Đỗ Tư và Trần Ba [Lê An | Trưởng thôn Đông, Đỗ Tư, Trần Ba]"},
		{"cá nhân", "[Phó Đức Phương, Phó Hiệu trưởng, Kế toán Lê An, Trưởng phòng Nội vụ, Nguyên Ngọc]", "/Phó Đức Phương//, /Phó Hiệu trưởng//, /Kế toán Lê An//, /Trưởng phòng Nội vụ//, /Nguyên Ngọc//", "odd-name Phó Hiệu trưởng; odd-name Trưởng phòng Nội vụ"},
		{"cá nhân", `["Lê An, 35 tuổi"]`, "/Lê An, 35 tuổi//", "odd-name Lê An, 35 tuổi"},
		{"cá nhân", "[Lê An và Lê Ba]", "/Lê An và Lê Ba//", "odd-name Lê An và Lê Ba [Lê An, Lê Ba]"},
		{"cá nhân", "[Lê An; Lê Ba]", "/Lê An; Lê Ba//", "odd-name Lê An; Lê Ba [Lê An, Lê Ba]"},
		{"cá nhân", "[Các ông Lê An, Lê Ba …]", "/Các ông Lê An//, /Lê Ba …//", "odd-name Các ông Lê An; odd-name Lê Ba …"},
		{"tập thể", `["Sở Văn hóa, Thể thao và Du lịch", Phòng 1; Phòng 2]`, "/Sở Văn hóa, Thể thao và Du lịch//, /Phòng 1; Phòng 2//", "odd-name Phòng 1; Phòng 2"},
		{"cá nhân", "[Trần Dung | Giáo viên | Trường A]", "/Trần Dung/Giáo viên/Trường A", ""},
		{"cá nhân", "[Tên | Chức vụ | Đơn vị]", "/Tên/Chức vụ/Đơn vị", ""},
		{"cá nhân", "[Trần Dung || Trường A]", "/Trần Dung//Trường A", ""},
		{"cá nhân", "[1 | Bà Trần Dung | Giáo viên]", "/Trần Dung/Giáo viên/", "name-prefix 1 | Bà Trần Dung | Giáo viên"},
		{"cá nhân", "[Trần Dung | Giáo viên | Trường A | ghi chú]", "/Trần Dung/Giáo viên/Trường A, ghi chú", "odd-name Trần Dung | Giáo viên | Trường A | ghi chú"},
		{"cá nhân", "[STT | Họ và tên | Chức vụ, 1 | Lê An | Giáo viên]", "/Lê An/Giáo viên/", "name-prefix STT | Họ và tên | Chức vụ  STT | Họ và tên | Chức vụ; name-prefix 1 | Lê An | Giáo viên"},
		{"cá nhân", "[Tên | Chức vụ | Đơn vị, Lê An | Giáo viên]", "/Lê An/Giáo viên/", "name-prefix Tên | Chức vụ | Đơn vị  Tên | Chức vụ | Đơn vị"},
		{"cá nhân", "[Lê An - Hiệu trưởng - Trường A]", "/Lê An/Hiệu trưởng/Trường A", ""},
		{"cá nhân", "[(Danh sách kèm theo)]", "/(Danh sách kèm theo)//", "odd-name (Danh sách kèm theo)"},
		{"cá nhân", `["1\tTrần Dung\tGiáo viên"]`, "/Trần Dung/Giáo viên/", "name-prefix 1 | Trần Dung | Giáo viên"},
		{"cá nhân", "[1\tTrần Dung\tGiáo viên]", "/Trần Dung/Giáo viên/", "name-prefix 1 | Trần Dung | Giáo viên"},
		{"cá nhân", "{name: Ông Lê An, post: Giáo viên}", "/Lê An/Giáo viên/", "name-prefix Ông Lê An"},
		{"cá nhân", "[Lê An, 12 người]", "/Lê An//", "bad-count 12 người"},
	}
	for _, test := range tests {
		d, got := award("to: {" + test.kind + ": " + test.value + "}")
		var names []string
		for _, r := range d.Awards[0].Recipients {
			for _, n := range r.Names {
				names = append(names, n.Title+"/"+n.Name+"/"+n.Post+"/"+n.Unit)
			}
		}
		if got := regexp.MustCompile(`\d+:\d+ `).ReplaceAllString(got, ""); got != test.said {
			t.Errorf("%s: got %q, want %q", test.value, got, test.said)
		}
		if got := strings.Join(names, ", "); got != test.names {
			t.Errorf("%s: got %s, want %s", test.value, got, test.names)
		}
	}
}

// TestParseNameReadsLine checks that a recipient written as one line with bars is read as the same.
func TestParseNameReadsLine(t *testing.T) {
	parts := map[string][]string{
		"title": {"", "Thượng tá", "GS.TS", "NSƯT"},
		"name":  {"Nguyễn Văn An", "Ông Ích Khiêm", "Anh Thơ", "H'Hen Niê", "Y K'Nia", "Lê-Mai An"},
		"post":  {"", "Giáo viên", "Bí thư Đảng ủy, Chủ tịch UBND"},
		"unit":  {"", "Trường Tiểu học Lê Lợi", "Sở Văn hóa, Thể thao và Du lịch", "Tổ 5"},
	}
	for _, title := range parts["title"] {
		for _, name := range parts["name"] {
			for _, post := range parts["post"] {
				for _, unit := range parts["unit"] {
					n := content.Name{Title: title, Name: name, Post: post, Unit: unit}
					if got := content.ParseName(n.Line(), []content.RecipientKind{content.Individual}); got.Name != n || got.Odd || got.Dropped != "" {
						t.Errorf("%q is read as %+v", n.Line(), got)
					}
				}
			}
		}
	}
}

func FuzzParseName(f *testing.F) {
	f.Add("2. Ông Trần D, Hiệu trưởng | x", true)
	f.Fuzz(func(t *testing.T, text string, person bool) {
		kinds := []content.RecipientKind{content.Collective}
		if person {
			kinds[0] = content.Individual
		}
		r := content.ParseName(text, kinds)
		if !strings.HasPrefix(strings.TrimSpace(text), r.Dropped) {
			t.Fatalf("%q is not the front of %q", r.Dropped, text)
		}
		have := strings.Map(letter, text)
		for _, part := range []string{r.Dropped, r.Title, r.Name.Name} { // in order; only signs are lost
			if part = strings.Map(letter, part); !strings.Contains(have, part) {
				t.Fatalf("%q of %q is lost", part, text)
			}
			_, have, _ = strings.Cut(have, part)
		}
		if rest := strings.Map(letter, r.Post+r.Unit); have != rest {
			t.Fatalf("%q: the end %q is read as %q", text, have, rest)
		}
	})
}

// letter drops all but letters and digits.
func letter(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}

func TestRecipientsAsAWhole(t *testing.T) {
	tests := []struct{ row, said string }{
		{"to: 12 tập thể và 35 cá nhân", "6:9 not-map to to: {tập thể: 12, cá nhân: 35}"},
		{"to: hơn 50 tập thể, cá nhân", `6:9 not-map to to: {"tập thể, cá nhân": hơn 50}`},
		{"to: Nguyễn Văn An", "6:9 not-map to to: {cá nhân: [Nguyễn Văn An]}"},
		{"to: 12 tập thể và nhiều thứ khác", "6:9 not-map to to: {tập thể: 4}"},
		{"to: 4", "6:9 not-map to to: {tập thể: 4}"},
		{"to: [A]", "6:9 not-map to to: {tập thể: 4}"},
		{"to: {tập thể: 4, tap the: 5}", "6:22 duplicate-key tap the 6"},
		{`to: {tập thể: 4, "tập thể, cá nhân": nhiều}`, ""},
		{"to: {tập thể: 26,461}", "6:22 yaml-flow tập thể: 26461"},
		{"to: {tập thể, cá nhân: 50}", "6:10 yaml-flow \"tập thể, cá nhân\": 50"},
		{"to: {doanh nghiệp: 2, tập thể, cá nhân, hộ gia đình: hơn 50}", "6:27 yaml-flow \"tập thể, cá nhân, hộ gia đình\": hơn 50"},
		{"to: {tập thể, cá nhân}", "6:10 yaml-flow"},
		{"to: {“tập thể, cá nhân”: “hơn 50”}", "6:10 curly-quotes “tập thể, cá nhân” 2 tập thể, cá nhân; 6:30 curly-quotes “hơn 50”  hơn 50"},
		{"to: {“cá nhân”: [“Lê An, Bí thư”]}", "6:10 curly-quotes “cá nhân”  cá nhân; 6:22 curly-quotes “Lê An, Bí thư” 2 Lê An, Bí thư"},
		{"to: {cá nhân: 4}\n    decision: Quyết định số 123/QĐ-UBND ngày 15/11/2023", "7:15 not-map decision {no: 123/QĐ-UBND, date: 2023-11-15}"},
		{"to: {cá nhân: 4}\n    decision: 9/QĐ-UBND, ký ngày 15 tháng 11 năm 2023", "7:15 not-map decision {no: 9/QĐ-UBND, date: 2023-11-15}"},
		{"to: {cá nhân: 4}\n    decision: 9/QĐ-UBND và 10/QĐ-UBND", "7:15 not-map decision {no: 563/QĐ-CTN, date: 2022-11-02}"},
		{"to: {cá nhân: [{tên: A}]}", "6:21 unknown-key tên name"},
		{"to: {cá nhân: [{post: A}]}", "6:20 missing-key name Đỗ Trọng Nam"},
		{"to: {cá nhân: [{tên: A, name: B}]}", "6:21 unknown-key tên name"},
		{"to: {cá nhân: [\"A\", Ông B: trưởng phòng]}", "6:25 yaml-colon \"Ông B: trưởng phòng\""},
	}
	for _, test := range tests {
		if _, got := award(test.row); got != test.said {
			t.Errorf("%s: got %s, want %s", test.row, got, test.said)
		}
	}
}

func TestPeriods(t *testing.T) {
	tests := []struct {
		text     string
		from, to int
	}{
		{"2023", 2023, 2023},
		{"2017-2021", 2017, 2021},
		{"2017–2021", 2017, 2021},
		{"năm học 2017-2018", 2017, 2018},
		{"2017-2018 … 2021-2022", 2017, 2022},
		{"2017-2018 đến 2021-2022", 2017, 2022},
		{"2017-2018, 2018-2019", 2017, 2019},
		{"giai đoạn 2020-2025", 2020, 2025},
		{"quý I/2024", 2024, 2024},
		{"quý 1/2024", 2024, 2024},
		{"6 tháng đầu năm 2024", 2024, 2024},
		{"năm 2022 - 2023", 2022, 2023},
		{"1/1/2023 - 31/12/2023", 2023, 2023},
		{"2021-2017", 0, 0},
		{"2017-21", 0, 0},
		{"2017 – 21", 0, 0},
		{"2023-01-01", 0, 0},
		{"20233", 0, 0},
		{"năm nay", 0, 0},
		{"5 năm", 0, 0},
	}
	for _, test := range tests {
		d, got := award("period: " + test.text)
		want := ""
		if test.from == 0 {
			want = "6:13 bad-period " + test.text
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", test.text, got, want)
		}
		if p := d.Awards[0].Period; p != (content.Period{Text: test.text, From: test.from, To: test.to, Pos: at(6, 13)}) {
			t.Errorf("%s: got %v", test.text, p)
		}
	}
}

func TestStatus(t *testing.T) {
	tests := []struct {
		row    string
		status content.Status
		until  string
		counts bool
		said   string
	}{
		{"period: 2023", "", "", true, ""},
		{"status: tặng", content.Conferred, "", true, ""},
		{"status: Truy tặng", content.Posthumous, "", true, ""},
		{"status: huy bo", content.Revoked, "", false, ""},
		{"status: đề nghị\n    comment_until: 16/03/2026", content.Nominated, "2026-03-16", false, ""},
		{"status: đề cử", "", "", true, "6:13 bad-value đề cử status tặng, truy tặng, đề nghị, hủy bỏ"},
		{"tình trạng: đề nghị", "", "", true, "6:5 unknown-key tình trạng status"},
		{"comment_until: mai", "", "", true, "6:20 bad-date mai"},
	}
	for _, test := range tests {
		d, got := award(test.row)
		if got != test.said {
			t.Errorf("%s: got %s, want %s", test.row, got, test.said)
		}
		a, until := d.Awards[0], ""
		if !a.CommentUntil.IsZero() {
			until = a.CommentUntil.Format("2006-01-02")
		}
		if a.Status != test.status || until != test.until || a.InForce() != test.counts {
			t.Errorf("%s: got %q, %q, counts %v", test.row, a.Status, until, a.InForce())
		}
	}
}

func TestDecision(t *testing.T) {
	d, got := award("decision: {no: 563/QĐ-CTN, date: 2022-11-02, file: 563-qd-ctn.pdf}")
	want := content.Decision{No: "563/QĐ-CTN", Date: day(2022, 11, 2), DatePos: at(6, 38), File: content.Ref{Text: "563-qd-ctn.pdf", Pos: at(6, 56)}}
	if got != "" || d.Awards[0].Decision != want {
		t.Errorf("got %+v %s", d.Awards[0].Decision, got)
	}
}
