package opendata_test

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/view"
)

// list returns the records of articles as files have them.
func list(articles ...[]view.Record) view.RecordList {
	out := view.RecordList{Append: func(b []byte, i int, as view.RecordFormat) []byte {
		return opendata.Append(b, articles[i], as)
	}}
	for _, r := range articles {
		out.Sums = append(out.Sums, opendata.Encode(r, nil))
	}
	return out
}

// written returns the text that write writes.
func written(t *testing.T, write func(w io.Writer) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRollCSV(t *testing.T) {
	n := 26461
	v := &view.RollCSV{Articles: list([]view.Record{
		{Year: 2023, Date: "2023-02-17", Honour: `Cờ "thi đua"`, By: "UBND tỉnh, huyện", Kind: "tập thể", Count: &n, Text: "26.461", Exact: true,
			Names: []string{"A", "B"}, Recipients: []view.RecordRecipient{{Name: "A", Title: "NSƯT", Kind: "tập thể", Posthumous: true}, {Name: "=1", Post: "-2", Unit: "U"}},
			Class: "commendation", Level: "provincial", Status: "conferred"},
		{Year: 2022, Honour: "=HYPERLINK(\"http://x\")", By: "+84", Citation: "-1", Decision: "@SUM", Article: "\tx", Locality: "a=b", Class: "title", Level: "none"},
	})}
	text := written(t, func(w io.Writer) error { return opendata.WriteCSV(w, v) })
	if size := opendata.SizeCSV(v); size != len(text) {
		t.Errorf("the file has %d bytes, not %d", len(text), size)
	}
	rest, ok := strings.CutPrefix(text, "\ufeff")
	if !ok || strings.Contains(strings.ReplaceAll(rest, "\r\n", ""), "\n") {
		t.Error("the file has no byte order mark, or lines that do not end in CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatal(rows, err)
	}
	got := func(row int, column string) string {
		for i, name := range rows[0] {
			if name == column {
				return rows[row][i]
			}
		}
		t.Fatalf("there is no column %s", column)
		return ""
	}
	for _, c := range []struct {
		row          int
		column, want string
	}{
		{1, "Khen thưởng", `Cờ "thi đua"`}, {1, "Đơn vị trao", "UBND tỉnh, huyện"}, {1, "Số lượng", "1"}, {1, "Chính xác", "có"},
		{1, "Tên", "A"}, {1, "Danh xưng", "NSƯT"}, {1, "Tình trạng", "truy tặng"}, {1, "Loại", "hình thức khen thưởng"}, {1, "Cấp", "tỉnh"}, {1, "Ghi theo nguồn", ""},
		{2, "Tên", "'=1"}, {2, "Chức vụ", "'-2"}, {2, "Đơn vị", "U"}, {2, "Tình trạng", "tặng"},
		{3, "Tên", ""}, {3, "Số lượng", "26459"}, {3, "Ghi theo nguồn", "26.461"},
		{4, "Khen thưởng", "'=HYPERLINK(\"http://x\")"}, {4, "Đơn vị trao", "'+84"}, {4, "Thành tích", "'-1"}, {4, "Quyết định", "'@SUM"},
		{4, "Bài viết", "'\tx"}, {4, "Địa phương", "a=b"}, {4, "Số lượng", ""}, {4, "Chính xác", "không"}, {4, "Tên", ""}, {4, "Loại", "danh hiệu thi đua"},
	} {
		if text := got(c.row, c.column); text != c.want {
			t.Errorf("row %d, %s: %q, want %q", c.row, c.column, text, c.want)
		}
	}
}

func TestRollJSON(t *testing.T) {
	n := 4
	v := &view.RollJSON{
		Site: "https://example.org/", Updated: time.Date(2024, 1, 19, 0, 0, 0, 0, time.FixedZone("+07", 7*3600)),
		Articles: list(
			[]view.Record{{Year: 2023, Honour: "<b>", Count: &n, Names: []string{}}, {Names: []string{}}}, []view.Record{{Year: 2022}},
		),
	}
	text := written(t, func(w io.Writer) error { return opendata.WriteJSON(w, v) })
	for _, one := range []*view.RollJSON{v, {}} {
		if n := len(written(t, func(w io.Writer) error { return opendata.WriteJSON(w, one) })); n != opendata.SizeJSON(one) {
			t.Errorf("the file has %d bytes, not %d", n, opendata.SizeJSON(one))
		}
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	awards := got["awards"].([]any)
	first, second := awards[0].(map[string]any), awards[1].(map[string]any)
	if len(awards) != 3 || got["site"] != "https://example.org/" || got["updated"] != "2024-01-19T00:00:00+07:00" || first["count"] != 4.0 || first["honour"] != "<b>" {
		t.Errorf("%v", got)
	}
	if v, ok := second["count"]; !ok || v != nil {
		t.Errorf("an unknown count is %v, not null", v)
	}
	if diff := cmp.Diff([]any{}, second["names"]); diff != "" {
		t.Errorf("no names: %s", diff)
	}
	if strings.Contains(text, "<b>") || !strings.HasSuffix(text, "\n") {
		t.Error("the JSON could be read as HTML, or does not end its line")
	}
}

// TestColumnsAreDocumented holds the table of columns in docs/open-data.md to those of the CSV.
func TestColumnsAreDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/open-data.md")
	if err != nil {
		t.Fatal(err)
	}
	var described []string
	_, table, _ := strings.Cut(string(doc), "| column | content |\n|---|---|\n")
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "| ") {
			break
		}
		name := strings.ReplaceAll(strings.Split(line, " | ")[0][2:], " · ", "·")
		if strings.Contains(name, "·") { // names with commas
			described = append(described, strings.Split(name, "·")...)
			continue
		}
		described = append(described, strings.Split(name, ", ")...)
	}
	header, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, func(w io.Writer) error { return opendata.WriteCSV(w, &view.RollCSV{}) }), "\ufeff"))).Read()
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(described)
	slices.Sort(header)
	if diff := cmp.Diff(header, described); diff != "" {
		t.Errorf("columns (-CSV +document):\n%s", diff)
	}
}
