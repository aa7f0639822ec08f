package blocks

import (
	"strings"
	"testing"
	"unicode"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/text/viet"
)

func text(s string) []Run { return []Run{{Text: s}} }

func paragraph(runs ...Run) Block { return Block{Runs: runs} }

func TestMarkdown(t *testing.T) {
	bold := func(s string) Run { return Run{Text: s, Bold: true} }
	italic := func(s string) Run { return Run{Text: s, Italic: true} }
	plain := func(s string) Run { return Run{Text: s} }
	item := func(level int, mark, s string) Block {
		return Block{Kind: Item, Level: level, Mark: mark, Ordered: mark[0] != '-', Runs: text(s)}
	}
	hand := func(lines ...string) (out []Block) {
		for _, l := range lines {
			out = append(out, paragraph(plain(l)))
		}
		return out
	}
	c := func(s string) Cell { return Cell{Text: s, Span: 1} }
	table := func(rows ...[]Cell) Block {
		b := Block{Kind: Table}
		for _, cells := range rows {
			for i := range cells {
				if cells[i].Span < 2 {
					cells[i].Column = i
				}
			}
			b.Rows = append(b.Rows, Row{Cells: cells})
		}
		return b
	}
	wide := Cell{Text: "I. TẬP THỂ", Bold: true, Span: 2}
	for name, test := range map[string]struct {
		blocks []Block
		want   string
	}{
		"bold":       {[]Block{paragraph(bold("Điều"), bold(" 1. "), plain("Tặng"))}, "**Điều 1.** Tặng"},
		"escaped":    {hand("*tăng* [so với] <5 a_b _c_ `x` 3|4 ~5 &amp; & A&B \\"), "\\*tăng\\* \\[so với\\] \\<5 a_b \\_c\\_ \\`x\\` 3\\|4 \\~5 \\&amp; & A\\&B \\\\"},
		"start":      {hand("# a", "=== b", "1986. năm", "2025. năm"), "\\# a\n\n\\=== b\n\n1986\\. năm\n\n2025\\. năm"},
		"sign":       {[]Block{paragraph(plain("Điều 1"), italic("(kèm theo)"))}, "Điều 1(kèm theo)"},
		"signs":      {[]Block{paragraph(plain("Điều 1 "), italic("(kèm theo)"), plain("."))}, "Điều 1 *(kèm theo)*."},
		"in a word":  {[]Block{paragraph(bold("Đ"), plain("iều"))}, "Điều"},
		"touching":   {[]Block{paragraph(bold("a"), italic("b"))}, "ab"},
		"beside":     {[]Block{paragraph(bold("a "), Run{Text: "b", Bold: true, Italic: true})}, "**a** ***b***"},
		"break":      {[]Block{paragraph(bold("a\nb"))}, "**a**\\\n**b**"},
		"breaks":     {hand("a\\\nb\\\\\n<\nc "), `a&#92;\` + "\n" + `b\\&#92;\` + "\n" + `\<\` + "\nc"},
		"blanks":     {[]Block{paragraph(bold("a"), plain(" "), bold("b"))}, "**a b**"},
		"link":       {[]Block{paragraph(plain("xem "), Run{Text: "kế hoạch ", Link: "https://a.vn/x (1)&copy;"}, plain("này"))}, "xem [kế hoạch](https://a.vn/x%20%281%29\\&copy;) này"},
		"bad link":   {[]Block{paragraph(Run{Text: "a", Link: "javascript:x"}, Run{Text: "b", Link: "#x"}, Run{Text: "c", Link: "file:///C:/d"})}, "abc"},
		"mail":       {[]Block{paragraph(Run{Text: "thư", Link: "mailto:a@b.vn"})}, "[thư](mailto:a@b.vn)"},
		"address":    {hand("xem https://a.vn/b_c*d?e=1&f=2."), "xem <https://a.vn/b_c>\\*d?e=1\\&f=2."},
		"levels":     {[]Block{{Kind: Heading, Level: 0, Runs: text("A")}, {Kind: Heading, Level: 3, Runs: []Run{bold("B")}}, {Kind: Heading, Level: 7, Runs: text("C\nD")}}, "## A\n\n### B\n\n#### C D"},
		"list":       {[]Block{item(0, "1.", "a"), item(1, "a)", "b"), item(0, "2.", "c"), item(0, "5.", "d"), item(0, "6.", "e")}, "1. a\n   - a) b\n2. c\n5) d\n6) e"},
		"deep first": {[]Block{item(3, "-", "a"), item(0, "-", "b")}, "- a\n- b"},
		"by hand":    {hand("Kết quả:", "- Một", " + Hai", "+Ba", "\t- Bốn", "Hết"), "Kết quả:\n\n- Một\n  - Hai\n  - Ba\n- Bốn\n\nHết"},
		"numbers":    {hand("1. Một", "a) Hai", "b) Ba", "2. Bốn", "- Năm"), "1. Một\n   - a) Hai\n   - b) Ba\n2. Bốn\n   - Năm"},
		"not a list": {hand("-5 độ", "1.500 người", "+84 912", "- ", "*nhấn*"), "-5 độ\n\n1\\.500 người\n\n+84 912\n\n\\-\n\n\\*nhấn\\*"},
		"two lists":  {[]Block{item(0, "-", "a"), paragraph(plain("- b"))}, "- a\n- b"},
		"table":      {[]Block{table([]Cell{c("Hình thức"), c("Số")}, []Cell{wide, wide}, []Cell{c("Giấy\nkhen | x"), c("10")}, []Cell{c(""), c("")})}, "| Hình thức | Số |\n| --- | --- |\n| **I. TẬP THỂ** |  |\n| Giấy<br>khen \\| x | 10 |"},
		"two heads": {[]Block{table([]Cell{c("STT"), {Text: "Chức vụ, đơn vị", Span: 2, Column: 1}, {Text: "Chức vụ, đơn vị", Span: 2, Column: 1}, c("Ghi chú")}, []Cell{{Text: "STT", Down: true, Span: 1}, c("Chức vụ"), c("Đơn vị"), {Text: "Ghi chú", Down: true, Span: 1}}, []Cell{c("1"), c("Giáo viên"), c("Trường A"), c("x")})},
			"| STT | Chức vụ, đơn vị – Chức vụ | Chức vụ, đơn vị – Đơn vị | Ghi chú |\n| --- | --- | --- | --- |\n| 1 | Giáo viên | Trường A | x |"},
		"down":        {[]Block{table([]Cell{c("Đơn vị"), c("Tên")}, []Cell{c("A"), c("An")}, []Cell{{Text: "A", Down: true, Span: 1}, c("Ba")})}, "| Đơn vị | Tên |\n| --- | --- |\n| A | An |\n| A | Ba |"},
		"title above": {[]Block{table([]Cell{wide, wide}, []Cell{c("A"), c("B")}, []Cell{c("1"), c("2")})}, "**I. TẬP THỂ**\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"},
		"one row":     {[]Block{table([]Cell{c("a\nb"), c("# c")})}, "a\n\nb\n\n\\# c"},
		"one column":  {[]Block{table([]Cell{c("a"), c("")}, []Cell{c("b"), c("")})}, "a\n\nb"},
	} {
		if got := Markdown(&Document{Blocks: test.blocks}); got != test.want+"\n" {
			t.Errorf("%s:\n%swant\n%s", name, got, test.want)
		}
	}
}

func TestMarkdownNotesAndPictures(t *testing.T) {
	doc := &Document{
		Blocks:   []Block{paragraph(Run{Text: "Năm 2025"}, Run{Note: 1}, Run{Text: ", xong"}), {Kind: PictureAt}, {Kind: PictureAt, Picture: 1}},
		Notes:    []Note{{Runs: text("Theo báo cáo\nnăm [2025]")}, {Runs: text("Của bảng")}},
		Pictures: []Picture{{Name: "a b.png", Alt: "Một nhóm người, Description automatically generated", Caption: `Trao "cờ". Ảnh: Lan & Hoa`}, {Name: "b.png", Alt: "Sân [trường]"}},
	}
	want := `Năm 2025[^1], xong

![Trao "cờ"](a%20b.png "Trao \"cờ\" | Ảnh: Lan \& Hoa")

![Sân \[trường\]](b.png)

[^1]: Theo báo cáo\
    năm \[2025\]

Chú thích: Của bảng
`
	if got := Markdown(doc); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	file, _ := source.NewFile("a.md", []byte(want))
	if _, _, problems := markdown.Parse(file, 0, "", nil); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestSplitCredit(t *testing.T) {
	for caption, want := range map[string]string{
		"Trao cờ. Ảnh: Lan Anh":        "Trao cờ | Ảnh: Lan Anh",
		"Trao cờ (Ảnh: Lan).":          "Trao cờ | Ảnh: Lan",
		"Ảnh: Lan":                     "| Ảnh: Lan",
		"Trao cờ | Ảnh: Lan":           "Trao cờ | Ảnh: Lan",
		"Trao cờ":                      "Trao cờ",
		"a | b":                        "a , b",
		"Trao cờ - ẢNH: LAN":           "Trao cờ | Ảnh: LAN",
		"Ảnh lưu niệm của đoàn":        "Ảnh lưu niệm của đoàn",
		"Toàn cảnh. Nguồn: Báo Hà Nội": "Toàn cảnh | Nguồn: Báo Hà Nội",
		"Ảnh: Chủ tịch xã trao Giấy khen cho các tập thể":  "Ảnh: Chủ tịch xã trao Giấy khen cho các tập thể",
		"Trao cờ. Ảnh: Phòng Văn hóa - Xã hội xã cung cấp": "Trao cờ | Ảnh: Phòng Văn hóa - Xã hội xã cung cấp",
	} {
		if got := SplitCredit(caption); got != want {
			t.Errorf("%q: %q, want %q", caption, got, want)
		}
	}
}

// shown returns the letters and signs of a text that typography does not change.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("*_[]<>#\\`|~^&=+", r) {
			return r
		}
		return -1
	}, viet.NFC(s))
}

// FuzzMarkdown checks that a reader sees the text of all runs and nothing else, whatever is in them.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"Điều 1. *a*", "- a\n# b", "<b>", "[a](b)", "&lt;", "a_b_c", "**", "1. x", "```", "| a |\n|---|", "https://a.vn/_x_*", "[^1]: a", "\\", "&*\\", "a\n===", "~~a~~", "<!-- a -->", "    a", "$a$", "www.a.vn/*b*", "x@y.vn", "!", "(", "1", ":"} {
		f.Add(s, "b", uint8(5), uint8(2))
		f.Add("a ", s, uint8(1), uint8(0))
		for kind := range uint8(4) {
			f.Add(s+"\nx", "\v", uint8(3), kind)
			f.Add(s, "\v", uint8(3), kind)
		}
	}
	f.Fuzz(func(t *testing.T, a, b string, styles, kind uint8) {
		a, b = strings.ToValidUTF8(a, ""), strings.ToValidUTF8(b, "") // halves of a character are none together
		runs := []Run{{Text: a, Bold: styles&1 > 0, Italic: styles&2 > 0}, {Text: b, Bold: styles&4 > 0, Italic: styles&8 > 0}, {Text: "z", Bold: styles&16 > 0, Italic: styles&32 > 0}}
		if styles&64 > 0 {
			runs[1].Link = "https://a.vn/" + a
		}
		var list []Block
		want := ""
		switch kind % 4 {
		case 0:
			list = []Block{paragraph(runs...)}
		case 1:
			list = []Block{{Kind: Heading, Level: 1, Runs: runs}}
		case 2:
			list = []Block{{Kind: Item, Mark: "-", Runs: runs}, {Kind: Item, Level: 1, Mark: "1.", Ordered: true, Runs: runs[:2]}}
			want = a + b
		case 3:
			list = []Block{{Kind: Table, Rows: []Row{{Cells: []Cell{{Text: a, Span: 1}, {Text: b, Column: 1, Span: 1, Bold: true}}}, {Cells: []Cell{{Text: "x", Span: 1}, {Text: "z", Column: 1, Span: 1}}}}}}
		}
		if kind%4 == 3 {
			want = a + b + "xz"
		} else {
			want = a + b + "z" + want
		}
		out := Markdown(&Document{Blocks: list})
		file, broken := source.NewFile("a.md", []byte(out))
		body, _, problems := markdown.Parse(file, 0, "", nil)
		full, err := body.FullText()
		if err != nil {
			t.Fatal(err)
		}
		if mark, rank := MarkOf(clean1(a)); rank > 0 && kind%4 == 0 {
			want = clean1(a)[len(mark):] + b + "z" // the mark became a list
			if rank == 2 {
				want = a + b + "z"
			}
		}
		if got, want := shown(full.Plain), shown(strings.ToValidUTF8(want, "")); got != want {
			t.Errorf("%+v is shown as %q, want %q\n%s%v", runs, got, want, out, append(broken, problems...))
		}
	})
}

func clean1(s string) string {
	s, _ = clean(s, true)
	return s
}
