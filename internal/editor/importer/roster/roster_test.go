package roster

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/sheet"
	"bangvang/internal/knowledge/honours"
)

// rowsOf returns the rows of a table whose cells bars separate. “<” repeats the cell to the left, which spans both, “^” the
// one above.
func rowsOf(text string) (rows []blocks.Row) {
	for n, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := blocks.Row{At: fmt.Sprint("dòng ", n+1)}
		for i, cell := range strings.Split(line, "|") {
			c := blocks.Cell{Text: strings.ReplaceAll(strings.TrimSpace(cell), "/n", "\n"), Column: i, Span: 1}
			switch c.Text {
			case "<":
				first := row.Cells[i-1].Column
				for k := first; k < i; k++ {
					row.Cells[k].Span = i - first + 1
				}
				c = row.Cells[i-1]
			case "^":
				c = rows[n-1].Cells[i]
				c.Down = true
			}
			row.Cells = append(row.Cells, c)
		}
		rows = append(rows, row)
	}
	return rows
}

func reader(t *testing.T) *Reader {
	t.Helper()
	c, problems := honours.New(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &Reader{c}
}

// show returns a list in lines: a group in one, its names below.
func show(l *List) string {
	var out strings.Builder
	for _, g := range l.Groups {
		fields := []string{g.Kind, strings.TrimSuffix(g.Honour.Text+" ← "+g.By.Text, " ← "), g.Decision.Text, g.Period.Text, g.Citation.Text}
		if g.Posthumous {
			fields = append(fields, "truy tặng")
		}
		out.WriteString(strings.TrimRight(strings.Join(fields, " · "), " ·") + "\n")
		for _, n := range g.Names {
			fields := []string{n.Title, n.Name, n.Post, n.Unit, n.Note}
			if n.Posthumous {
				fields = append(fields, "†")
			}
			out.WriteString("  " + strings.TrimRight(strings.Join(fields, " | "), " |") + "\n")
		}
	}
	for _, r := range l.Remarks {
		out.WriteString(fmt.Sprintf("%d %s\n", r.Weight, r.VI))
	}
	return out.String()
}

func TestRead(t *testing.T) {
	r := reader(t)
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			list, ok := r.Read(rowsOf(test.table), Context{File: "x"})
			if !ok {
				t.Fatal("no list")
			}
			if got, want := strings.TrimSpace(show(list)), strings.TrimSpace(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestDraft reads lists that are a file of their own: what their titles say, and what is missing.
func TestDraft(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ name, table, want string }{
		{"of a decision", `
TRƯỜNG TIỂU HỌC MẪU SƠN 1 | < | <
DANH SÁCH | < | <
TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM HỌC 2024 - 2025 | < | <
(Kèm theo Quyết định số 45 /QĐ-TH ngày 05 tháng 6 năm 2025 của Hiệu trưởng Trường Tiểu học Mẫu Sơn 1) | < | <
TT | Tên tập thể, cá nhân | Danh hiệu
1 | Lớp 5A | Tập thể lao động tiên tiến
2 | Nguyễn Văn An | Giấy khen
`, `
Hiệu trưởng Trường Tiểu học Mẫu Sơn 1 khen thưởng cho 1 tập thể, 1 cá nhân năm học 2024-2025 (2025-06-05)
Danh sách kèm theo Quyết định số 45/QĐ-TH ngày 05/6/2025 gồm 1 tập thể, 1 cá nhân.
45-qd-th: 45/QĐ-TH, 2025-06-05, Hiệu trưởng Trường Tiểu học Mẫu Sơn 1
Tập thể lao động tiên tiến, Hiệu trưởng Trường Tiểu học Mẫu Sơn 1, năm học 2024-2025, 45-qd-th: tập thể 1
Giấy khen, Hiệu trưởng Trường Tiểu học Mẫu Sơn 1, năm học 2024-2025, 45-qd-th: cá nhân 1
`},
		{"of nominees", `
UBND PHƯỜNG MẪU SƠN | <
DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025 | <
STT | Họ và tên
1 | Lê Văn An
2 | Trần Bình
`, `
UBND phường Mẫu Sơn: danh sách đề nghị tặng Giấy khen cho 2 cá nhân năm 2025
Danh sách gồm 2 cá nhân.
Giấy khen, ?UBND phường Mẫu Sơn, 2025, đề nghị: cá nhân 2
2 danh sách ghi “đề nghị”: xóa status khi đã có quyết định khen thưởng
`},
		{"of pupils, below the body above the school", `
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | < | <
TRƯỜNG TIỂU HỌC LÁ XANH | < | <
DANH SÁCH HỌC SINH ĐƯỢC KHEN THƯỞNG NĂM HỌC 2024-2025 | < | <
STT | Họ và tên | Danh hiệu
1 | Lê Văn An | Học sinh Xuất sắc
`, `
Trường Tiểu học Lá Xanh: công nhận danh hiệu Học sinh xuất sắc cho 1 cá nhân năm học 2024-2025
Danh sách gồm 1 cá nhân.
Học sinh xuất sắc, ?Trường Tiểu học Lá Xanh, năm học 2024-2025: cá nhân 1
`},
		{"of a headmaster without a school", `
TRƯỜNG TIỂU HỌC LÁ XANH | <
DANH SÁCH (kèm theo Quyết định số 45/QĐ-TH ngày 05/6/2025 của Hiệu trưởng) | <
STT | Họ và tên
1 | Lê Văn An
`, `
Hiệu trưởng Trường Tiểu học Lá Xanh khen thưởng cho 1 cá nhân (2025-06-05)
Danh sách kèm theo Quyết định số 45/QĐ-TH ngày 05/6/2025 gồm 1 cá nhân.
45-qd-th: 45/QĐ-TH, 2025-06-05, Hiệu trưởng Trường Tiểu học Lá Xanh
?, Hiệu trưởng Trường Tiểu học Lá Xanh, 45-qd-th: cá nhân 1
2 danh sách không ghi hình thức khen thưởng của một số tên: điền vào award
`},
		{"with a decision in each row, without an honour", `
STT | Họ và tên | Quyết định số | Năm
1 | Lê Văn An | 12/QĐ-UBND | 2024
2 | Trần Bình | 13/QĐ-UBND | 2025
`, `
Khen thưởng cho 2 cá nhân
Danh sách gồm 2 cá nhân.
12-qd-ubnd: 12/QĐ-UBND, ,
13-qd-ubnd: 13/QĐ-UBND, ,
?, , 2024, 12-qd-ubnd: cá nhân 1
?, , 2025, 13-qd-ubnd: cá nhân 1
2 danh sách không ghi hình thức khen thưởng của một số tên: điền vào award
`},
		{"with a body behind the honour and a reason", `
Danh sách cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh Hà Tĩnh năm 2024 | <
đã có thành tích xuất sắc trong công tác phòng, chống thiên tai | <
STT | Họ và tên
1 | Lê Văn An
`, `
Chủ tịch UBND tỉnh Hà Tĩnh tặng Bằng khen cho 1 cá nhân năm 2024
Danh sách gồm 1 cá nhân.
Bằng khen, Chủ tịch UBND tỉnh Hà Tĩnh, 2024, thành tích xuất sắc trong công tác phòng, chống thiên tai: cá nhân 1
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, ok := r.Draft("x.xlsx", []sheet.Table{{Rows: rowsOf(test.table)}})
			if got, want := showDraft(d), strings.TrimSpace(test.want); !ok || got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	if d, ok := r.Draft("x", []sheet.Table{{Rows: rowsOf("Thu | Chi\n1.000 | 2.000")}}); ok || len(d.Remarks) != 1 {
		t.Errorf("a sheet of sums is a list: %+v", d)
	}
}

// showDraft returns a draft in lines.
func showDraft(d *draft.Draft) string {
	mark := func(v draft.Value) string { return map[bool]string{true: "?"}[v.Unsure] + v.Text }
	var out strings.Builder
	out.WriteString(d.Title.Text)
	if !d.Date.Time.IsZero() {
		out.WriteString(d.Date.Time.Format(" (2006-01-02)"))
	}
	out.WriteString("\n" + d.Body)
	for _, dec := range d.Decisions {
		day := ""
		if !dec.Date.Time.IsZero() {
			day = dec.Date.Time.Format("2006-01-02")
		}
		fmt.Fprintf(&out, "%s\n", strings.TrimSpace(fmt.Sprintf("%s: %s, %s, %s", dec.ID, dec.No.Text, day, dec.By.Text)))
	}
	for _, a := range d.Awards {
		honour := a.Honour.Text
		if a.Unsure {
			honour = "?" + honour
		}
		fields := []string{honour, mark(a.By)}
		for _, f := range []string{a.Period.Text, a.Citation.Text, a.Status, a.Decision} {
			if f != "" {
				fields = append(fields, f)
			}
		}
		var to []string
		for _, r := range a.To {
			to = append(to, fmt.Sprint(r.Kind, " ", len(r.Names)))
		}
		out.WriteString(strings.Join(fields, ", ") + ": " + strings.Join(to, ", ") + "\n")
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&out, "%d %s\n", r.Weight, r.VI)
	}
	return strings.TrimSpace(out.String())
}

func TestNatural(t *testing.T) {
	for in, want := range map[string]string{
		"CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU SƠN":           "Chủ tịch Ủy ban nhân dân phường Mẫu Sơn",
		"GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH AN LẠC":       "Giám đốc Sở Giáo dục và Đào tạo tỉnh An Lạc",
		"HIỆU TRƯỞNG TRƯỜNG TRUNG HỌC PHỔ THÔNG LÊ QUÝ ĐÔN": "Hiệu trưởng Trường Trung học phổ thông Lê Quý Đôn",
		"BỘ TRƯỞNG BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH":         "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
		"CHỦ TỊCH UBND XÃ HOÀ BÌNH":                         "Chủ tịch UBND xã Hoà Bình",
		"BAN CHẤP HÀNH LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HUẾ":    "Ban Chấp hành Liên đoàn Lao động thành phố Huế",
		"TƯ LỆNH QUÂN KHU 4":                                "Tư lệnh Quân khu 4",
		"Trường TH Lê Lợi":                                  "Trường TH Lê Lợi",
	} {
		if got := Natural(in); got != want {
			t.Errorf("Natural(%q) = %q, want %q", in, got, want)
		}
	}
}
