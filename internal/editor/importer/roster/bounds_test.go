package roster

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/sheet"
	"bangvang/internal/testkit/hostile"
)

// tableOf returns a table of n rows below a head.
func tableOf(n int, row func(i int) []string) []blocks.Row {
	rows := []blocks.Row{blocks.PlainRow("dòng 1", []string{"STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức", "Thành tích"})}
	for i := range n {
		rows = append(rows, blocks.PlainRow(fmt.Sprint("dòng ", i+2), row(i)))
	}
	return rows
}

// TestBounds reads tables of 20,000 rows, usual ones and such that a reader whose work grows with the square of the rows would
// read for minutes.
func TestBounds(t *testing.T) {
	hostile.Bounds(t)
	r := reader(t)
	no := func(i int) string { return fmt.Sprint(i + 1) }
	for name, row := range map[string]func(i int) []string{
		"usual": func(i int) []string {
			return []string{no(i), "Ông Nguyễn Văn An", "Giáo viên", fmt.Sprint("Trường số ", i%500), "Giấy khen", ""}
		},
		"all headings":  func(i int) []string { return []string{"I", "CÁ NHÂN (5)", "", "", "", ""} },
		"posthumous":    func(i int) []string { return []string{"TRUY TẶNG", "", "", "", "", ""} },
		"totals":        func(i int) []string { return []string{"", "Tổng cộng: 7 người", "", "", "", ""} },
		"groups":        func(i int) []string { return []string{no(i), "Lê An", "", "", "Giải " + no(i), "vì " + no(i)} },
		"gaps":          func(i int) []string { return []string{no(3 * i), "Lê An " + no(i), "", "", "", ""} },
		"without names": func(i int) []string { return []string{no(i), "", "Giáo viên", "", "", ""} },
		"repeated heads": func(i int) []string {
			return []string{"STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức", "Ghi chú"}
		},
		"honours": func(i int) []string {
			return []string{no(i), "Lê An", "", "", strings.Repeat("Giấy khen; ", 30), ""}
		},
	} {
		var list *List
		hostile.Bound(t, name, func() { list, _ = r.Read(tableOf(20_000, row), Context{}) })
		if list != nil && len(list.Remarks) > maxRemarks+1 {
			t.Errorf("%s: %d remarks", name, len(list.Remarks))
		}
	}
	long := strings.Repeat("Giấy khen của ", 200_000)
	r.Read([]blocks.Row{blocks.PlainRow("", []string{"STT", "Họ và tên", "Danh hiệu"}), blocks.PlainRow("", []string{"1", long, long})}, Context{})
}

// writeList returns names as the list beside an article has them.
func writeList(t *testing.T, names []draft.Name) *source.File {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{{"Họ tên", "Chức vụ", "Đơn vị", "Danh xưng", "Truy tặng", "Ghi chú"}}
	for _, n := range names {
		rows = append(rows, []string{n.Name, n.Post, n.Unit, n.Title, map[bool]string{true: "x"}[n.Posthumous], n.Note})
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	f, problems := source.NewFile("danh-sach.csv", out.Bytes())
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return f
}

// checkRead compares the names of a group, written as a list, with what the reader of lists reads.
func checkRead(t *testing.T, g Group) {
	t.Helper()
	list := content.ReadList(writeList(t, g.Names), []content.RecipientKind{kinds[g.Kind]})
	if len(list.Names) != len(g.Names) {
		t.Fatalf("%d names of %s became %d: %v", len(g.Names), g.Kind, len(list.Names), list.Problems)
	}
	for i, n := range list.Names {
		got := []string{n.Title, n.Name, n.Post, n.Unit, n.Note, fmt.Sprint(n.Posthumous)}
		w := g.Names[i]
		if want := []string{w.Title, w.Name, w.Post, w.Unit, w.Note, fmt.Sprint(w.Posthumous)}; !slices.Equal(got, want) {
			t.Errorf("%s: %q became %q", g.Kind, want, got)
		}
	}
}

// TestWrittenAndRead writes the names of all cases as lists, and reads them as a site does.
func TestWrittenAndRead(t *testing.T) {
	r := reader(t)
	for _, test := range cases {
		list, ok := r.Read(rowsOf(test.table), Context{})
		if !ok {
			t.Fatal(test.name)
		}
		for _, g := range list.Groups {
			checkRead(t, g)
		}
	}
}

// FuzzRead reads tables of any text: no name is empty or personal, none is of a kind that is not.
func FuzzRead(f *testing.F) {
	for _, test := range cases {
		f.Add(strings.ReplaceAll(strings.Trim(test.table, "\n"), "|", ";"))
	}
	r := &Reader{}
	f.Fuzz(func(t *testing.T, text string) {
		b, err := sheet.Read("x", []byte(text))
		if err != nil {
			return
		}
		hostile.Within(t, func() {
			for _, table := range b.Tables {
				if list, ok := r.Read(table.Rows, Context{}); ok {
					checkGroups(t, list)
				}
			}
			r.Draft("x", b.Tables)
		})
	})
}

// checkGroups checks that each name of a list is one, has a kind and nothing personal.
func checkGroups(t *testing.T, list *List) {
	for _, g := range list.Groups {
		if _, ok := kinds[g.Kind]; !ok {
			t.Fatalf("kind %q", g.Kind)
		}
		for _, n := range g.Names {
			if strings.TrimSpace(n.Name) == "" || n.Name != blocks.OneLine(n.Name) {
				t.Fatalf("name %q", n.Name)
			}
			for _, part := range []string{n.Name, n.Post, n.Unit, n.Note, n.Title} {
				if content.IsPersonalField("post", part) {
					t.Fatalf("personal: %q", part)
				}
			}
		}
	}
}
