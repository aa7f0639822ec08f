package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/testkit/hostile"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// show returns the tables of a book, a row in a line: cells between bars, “<” and “^” for merged ones.
func show(b *Book) string {
	var out strings.Builder
	for _, t := range b.Tables {
		fmt.Fprintf(&out, "[%s]\n", t.Name)
		for _, r := range t.Rows {
			var cells []string
			for i, c := range r.Cells {
				switch {
				case c.Column < i:
					cells = append(cells, "<")
				case c.Down:
					cells = append(cells, "^"+c.Text)
				default:
					cells = append(cells, strings.ReplaceAll(c.Text, "\n", "/"))
				}
			}
			fmt.Fprintf(&out, "%s: %s\n", r.At, strings.TrimRight(strings.Join(cells, "|"), "|"))
		}
	}
	for _, d := range b.Dropped {
		fmt.Fprintf(&out, "- %s: %s\n", d.At, d.VI)
	}
	return out.String()
}

// workbookOf returns the bytes of a workbook that edit makes.
func workbookOf(t testing.TB, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	edit(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func set(t testing.TB, f *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for ref, v := range cells {
		if err := f.SetCellValue(sheet, ref, v); err != nil {
			t.Fatal(err)
		}
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestWorkbook reads what offices do to a workbook: titles in merged cells, numbers of order by formula, dates in two
// formats, a hidden row, column and sheet, a merged unit, letters in several fonts.
func TestWorkbook(t *testing.T) {
	data := workbookOf(t, func(f *excelize.File) {
		set(t, f, "Sheet1", map[string]any{
			"A1": "DANH SÁCH", "A3": "STT", "B3": "Họ và tên", "C3": "Ngày sinh", "D3": "Đơn vị", "E3": "CCCD", "F3": "Tiền",
			"A4": 1, "B4": "Lê  Văn\u00a0An", "C4": time.Date(1971, 2, 5, 0, 0, 0, 0, time.UTC), "D4": "Trường Lá Xanh", "E4": "001", "F4": 1404000.5,
			"B5": "Tra\u0302\u0300n Dung", "C5": 25966, "E5": "002", "B6": "Ẩn Một", "E6": "003", "A7": 4, "B7": "Dòng một\nDòng hai", "C7": 0.5, "D7": true, "E7": "x",
		})
		custom := "m/d/yyyy"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &custom})
		must(t, err, f.SetCellStyle("Sheet1", "C5", "C7", style), f.SetCellFormula("Sheet1", "A5", "A4+1"), f.SetCellFormula("Sheet1", "A6", "ROW()-3"),
			f.SetCellFormula("Sheet1", "F5", "SUM(F1:F4)"), f.MergeCell("Sheet1", "A1", "D1"), f.MergeCell("Sheet1", "D4", "D6"),
			f.SetRowVisible("Sheet1", 6, false), f.SetColVisible("Sheet1", "E", false))
		_, err = f.NewSheet("Nháp")
		must(t, err, f.SetSheetVisible("Nháp", false))
		set(t, f, "Nháp", map[string]any{"A1": "không đọc"})
		_, err = f.NewSheet("Tập thể")
		must(t, err, f.SetCellRichText("Tập thể", "B2", []excelize.RichTextRun{{Text: "Phòng"}, {Text: " Nội vụ", Font: &excelize.Font{Bold: true}}}))
	})
	b, err := Read("x.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := `[Sheet1]
Sheet1!1: DANH SÁCH|<|<|<
Sheet1!3: STT|Họ và tên|Ngày sinh|Đơn vị|Tiền
Sheet1!4: 1|Lê Văn An|05/02/1971|Trường Lá Xanh|1404000.5
Sheet1!5: 2|Trần Dung|02/02/1971|^Trường Lá Xanh
Sheet1!7: 4|Dòng một/Dòng hai|0.5|x
[Tập thể]
Tập thể!2: Phòng Nội vụ
- trang tính “Sheet1”: bỏ 1 dòng ẩn: 6
- trang tính “Sheet1”: bỏ 1 cột ẩn: E
- trang tính “Sheet1”: 1 ô có công thức chưa có kết quả, từ dòng 5; mở bằng Excel rồi lưu lại
- trang tính “Nháp”: trang tính ẩn, không đọc
`
	if got := show(b); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFarCellBounds reads a workbook with one cell in its last corner.
func TestFarCellBounds(t *testing.T) {
	hostile.Bounds(t)
	data := workbookOf(t, func(f *excelize.File) { set(t, f, "Sheet1", map[string]any{"A1": "a", "XFD1048576": "z"}) })
	b, err := Read("x", data)
	if err != nil || len(b.Tables) != 1 || len(b.Tables[0].Rows) != 2 || len(b.Tables[0].Rows[0].Cells) != 2 {
		t.Errorf("%v %s", err, show(b))
	}
}

func TestSameAsExcelize(t *testing.T) {
	f := excelize.NewFile()
	for i := range 300 {
		for k := range 6 {
			ref, _ := excelize.CoordinatesToCellName(k+1, i+1)
			must(t, f.SetCellValue("Sheet1", ref, fmt.Sprintf("ô %d của <dòng> %d & “x”", k, i*k)))
		}
	}
	var out bytes.Buffer
	must(t, f.Write(&out))
	want, err := f.GetRows("Sheet1")
	must(t, err)
	b, err := Read("x", out.Bytes())
	must(t, err)
	for i, row := range b.Tables[0].Rows {
		for k, c := range row.Cells {
			if c.Text != want[i][k] {
				t.Fatalf("row %d: %q, want %q", i, c.Text, want[i][k])
			}
		}
	}
}

// TestText reads the same three lines in the encodings and with the separators that offices use.
func TestText(t *testing.T) {
	rows := [][]string{{"STT", "Họ và tên", "Đơn vị"}, {"1", "Lê Văn Ấn", "Trường Tiểu học số 4, phường Mẫu Sơn"}, {"2", "Trần Thị Dũng", `Tổ "Một"`}, {"3", "Nguyễn Hữu Phước", "Ủy ban nhân dân phường"}}
	const want = `[]
dòng 1: STT|Họ và tên|Đơn vị
dòng 2: 1|Lê Văn Ấn|Trường Tiểu học số 4, phường Mẫu Sơn
dòng 3: 2|Trần Thị Dũng|Tổ "Một"
dòng 4: 3|Nguyễn Hữu Phước|Ủy ban nhân dân phường
`
	join := func(separator, end string) string {
		var out strings.Builder
		for _, r := range rows {
			cells := make([]string, len(r))
			for i, c := range r {
				if cells[i] = c; strings.ContainsAny(c, separator+`"`) {
					cells[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
				}
			}
			out.WriteString(strings.Join(cells, separator) + end)
		}
		return out.String()
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(join("\t", "\r\n"))
	must(t, err)
	for name, text := range map[string]string{
		"semicolons": join(";", "\r\n"), "commas": join(",", "\n"), "tabs": join("\t", "\r"), "BOM": "\ufeff" + join(";", "\r\n"), "UTF-16": utf16, "CP1258": cp1258(t, join(";", "\r\n")),
	} {
		b, err := Read("x.csv", []byte(text))
		if err != nil {
			t.Fatal(name, err)
		}
		if got := show(b); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
	b, err := Read("x.csv", []byte("sep=,\n"+join(",", "\n")))
	if err != nil || len(b.Tables[0].Rows) != 4 || b.Tables[0].Rows[0].At != "dòng 2" {
		t.Errorf("sep=: %v %s", err, show(b))
	}
}

// cp1258 writes a text as Windows-1258 does: vowels with their tones after them.
func cp1258(t *testing.T, text string) string {
	t.Helper()
	var out []byte
	for _, r := range text {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		var letter, tone []rune
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", part) {
				tone = append(tone, part)
			} else {
				letter = append(letter, part)
			}
		}
		for _, part := range norm.NFC.String(string(letter)) + string(tone) {
			b, ok := charmap.Windows1258.EncodeRune(part)
			if !ok {
				t.Fatalf("no %q of %q", part, r)
			}
			out = append(out, b)
		}
	}
	return string(out)
}

func TestOldFonts(t *testing.T) {
	const tcvn3 = "STT;Hä vµ tªn;Chøc vô;§¬n vÞ\n1;NguyÔn ThÞ Hång;Gi¸o viªn;Tr\u00adêng TiÓu häc MÉu S¬n\n2;TrÇn V¨n §øc;HiÖu tr\u00adëng;Tr\u00adêng MÇm non L¸ Xanh\n"
	b, err := Read("x.csv", []byte(tcvn3))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(b); !strings.Contains(got, "Nguyễn Thị Hồng|Giáo viên|Trường Tiểu học Mẫu Sơn") || !strings.Contains(got, "TCVN3") {
		t.Error(got)
	}
}

// TestOpenQuote reads a text with a quotation mark that is never closed: no line is lost.
func TestOpenQuote(t *testing.T) {
	var text strings.Builder
	text.WriteString("STT;Họ và tên;Đơn vị\n1;\"Lê An;Tổ 1\n")
	for i := range 60 {
		fmt.Fprintf(&text, "%d;Người thứ %d;Tổ %d\n", i+2, i, i)
	}
	b, err := Read("x.csv", []byte(text.String()))
	if err != nil || len(b.Tables[0].Rows) != 62 || b.Tables[0].Rows[1].Cells[1].Text != "Lê An" || len(b.Dropped) != 1 {
		t.Errorf("%v\n%s", err, show(b))
	}
}

// TestRefusals names what is no table, and the way out.
func TestRefusals(t *testing.T) {
	pack := func(files map[string]string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for name, text := range files {
			w, err := z.Create(name)
			must(t, err)
			_, err = w.Write([]byte(text))
			must(t, err)
		}
		must(t, z.Close())
		return out.Bytes()
	}
	const wide = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00\x00\x00"
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"xls":       {append(slicesOf(ole), "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00\x00\x00"...), "lưu lại thành .xlsx"},
		"encrypted": {append(slicesOf(ole), wide...), "bỏ mật khẩu"},
		"html":      {[]byte("<html><table><tr><td>x"), "lưu lại thành .xlsx"},
		"picture":   {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00"), "không phải bảng tính"},
		"empty":     {[]byte(" \r\n"), "trống"},
		"zip":       {pack(map[string]string{"a.txt": "x"}), "không phải bảng tính"},
		"ods":       {pack(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), ".ods"},
		"xlsb":      {pack(map[string]string{"xl/workbook.bin": "x"}), ".xlsb"},
		"cut":       {[]byte("PK\x03\x04abc"), "bị hỏng"},
		"bomb":      {bomb(t, false), "64 MiB"},
		"liar":      {bomb(t, true), ""},
		"broken":    {pack(map[string]string{"xl/workbook.xml": "<workbook><sheets><sheet"}), "bị hỏng"},
	} {
		_, err := Read("x", test.data)
		if r, ok := err.(*blocks.Refusal); !ok || !strings.Contains(r.VI, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func slicesOf(b []byte) []byte { return append(append([]byte(nil), b...), make([]byte, 512)...) }

// bomb returns a workbook whose texts unpack to 100 MB, which its directory denies if it lies.
func bomb(t *testing.T, lies bool) []byte {
	t.Helper()
	data := workbookOf(t, func(f *excelize.File) { set(t, f, "Sheet1", map[string]any{"A1": "x"}) })
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name == "xl/sharedStrings.xml" {
			in, err := w.Create(f.Name)
			must(t, err)
			_, err = in.Write([]byte("<sst><si><t>"))
			must(t, err)
			zeros := bytes.Repeat([]byte("a"), 1<<20)
			for range 100 {
				_, err = in.Write(zeros)
				must(t, err)
			}
			continue
		}
		must(t, w.Copy(f))
	}
	must(t, w.Close())
	if !lies {
		return out.Bytes()
	}
	size := binary.LittleEndian.AppendUint32(nil, uint32(len("<sst><si><t>")+100<<20))
	return bytes.ReplaceAll(out.Bytes(), size, []byte{9, 0, 0, 0})
}

// TestRowBounds reads 50,000 rows of 8 columns.
func TestRowBounds(t *testing.T) {
	hostile.Bounds(t)
	b, err := Read("x", largeWorkbook(t, 50_000))
	must(t, err)
	if n := len(b.Tables[0].Rows); n != 50_000 {
		t.Errorf("%d rows", n)
	}
}

func largeWorkbook(t testing.TB, rows int) []byte {
	t.Helper()
	return workbookOf(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		must(t, err)
		for i := range rows {
			must(t, w.SetRow(fmt.Sprint("A", i+1), []any{i, fmt.Sprint("Nguyễn Văn ", i), "Giáo viên", "Trường Tiểu học Mẫu Sơn", 25569 + i, 1404000, "Giấy khen", ""}))
		}
		must(t, w.Flush())
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("STT;Họ tên\n1;Lê An\n"))
	f.Add([]byte("\xff\xfea\x00;\x00"))
	f.Add(workbookOf(f, func(x *excelize.File) {
		set(f, x, "Sheet1", map[string]any{"A1": "a", "B2": 3.5, "C3": time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC)})
		must(f, x.MergeCell("Sheet1", "A1", "B2"))
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		hostile.Within(t, func() {
			b, err := Read("x", data)
			if err == nil {
				checkRows(t, b)
			} else if _, ok := err.(*blocks.Refusal); !ok {
				t.Fatal(err)
			}
		})
	})
}

// checkRows holds the rows of tables to what package blocks promises.
func checkRows(t *testing.T, b *Book) {
	t.Helper()
	for _, table := range b.Tables {
		for _, r := range table.Rows {
			if len(r.Cells) != len(table.Rows[0].Cells) || r.At == "" {
				t.Fatalf("%s: %d cells", r.At, len(r.Cells))
			}
			for i, c := range r.Cells {
				if c.Column > i || c.Span < 1 || c.Column+c.Span <= i || c.Column+c.Span > len(r.Cells) {
					t.Fatalf("%s: cell %d is %+v", r.At, i, c)
				}
			}
		}
	}
}

// FuzzSheet reads the XML of a sheet.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>a</t></is></c></row><row><c><f>A2+1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:C9"/><mergeCell ref="B2:D3"/></mergeCells></worksheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for name, text := range map[string][]byte{
			"xl/workbook.xml":            []byte(`<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`),
			"xl/_rels/workbook.xml.rels": []byte(`<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>`),
			"xl/s.xml":                   data,
		} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			must(t, err)
			_, err = w.Write(text)
			must(t, err)
		}
		must(t, z.Close())
		hostile.Within(t, func() {
			if b, err := Read("x", out.Bytes()); err == nil {
				checkRows(t, b)
			}
		})
	})
}
