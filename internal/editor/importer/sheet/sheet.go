// Package sheet reads the tables of a spreadsheet (.xlsx) or of a text with separated columns (.csv, .tsv), as they would be
// printed: what is hidden is left out and said, a merged cell is in each row and column that it covers, a date is dd/mm/yyyy,
// whatever format its cell has.
//
// For example, of a workbook with the sheets “Danh sách” and, hidden, “Nháp”, Read returns one Table and a remark about the
// other.
//
// Files come from anywhere. Read takes at most 64 MiB of them, as they really are and not as they say, and of a table at
// most 100,000 rows with text and 1,000,000 cells; what is more is left out and said. The work grows with the size of the file.
package sheet

import (
	"bytes"
	"fmt"
	"strings"

	"bangvang/internal/editor/importer/blocks"
)

// Book is what one file has.
type Book struct {
	File    string
	Tables  []Table // those with text, in their order
	Dropped []blocks.Dropped
}

// Table is a sheet, or all of a text.
type Table struct {
	Name string // of the sheet; "" of a text
	At   string // “trang tính “Danh sách””
	Rows []blocks.Row
}

// Bounds of a file.
const (
	maxBytes = 64 << 20  // of a file, and of all parts of a workbook that are read, unpacked
	maxRows  = 100_000   // with text, of a table
	maxCells = 1_000_000 // of a table
	maxText  = 32 << 20  // bytes of the text of all cells, which may share it
)

// Read reads the bytes of a file; file is its name in messages. Bytes that are no readable table are an error of the type
// [blocks.Refusal].
func Read(file string, data []byte) (*Book, error) {
	b := &Book{File: file}
	switch {
	case len(data) > maxBytes:
		return nil, &blocks.Refusal{VI: "tệp lớn hơn 64 MiB, không đọc", EN: "the file has more than 64 MiB"}
	case bytes.HasPrefix(data, ole) && blocks.HasStream(data, "EncryptedPackage"):
		return nil, &blocks.Refusal{VI: "tệp có mật khẩu; mở bằng Excel, bỏ mật khẩu rồi lưu lại thành .xlsx", EN: "the file is encrypted: open it in Excel, remove the password and save it as .xlsx"}
	case bytes.HasPrefix(data, ole):
		return nil, &blocks.Refusal{VI: "đây là tệp Excel cũ (.xls); mở bằng Excel rồi lưu lại thành .xlsx", EN: "this is an old Excel file (.xls): open it in Excel and save it as .xlsx"}
	case bytes.HasPrefix(data, []byte("PK")):
		return b, b.readWorkbook(data)
	case isMarkup(data):
		return nil, &blocks.Refusal{VI: "tệp này là trang web hoặc XML mang tên bảng tính; mở bằng Excel rồi lưu lại thành .xlsx", EN: "this is a web page or XML with the name of a spreadsheet: open it in Excel and save it as .xlsx"}
	}
	return b, b.readText(data)
}

// ole begins files of Office until 2003, and encrypted ones of any age.
var ole = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// isMarkup reports whether a file that is no zip archive is HTML or XML, as programs of offices name .xls.
func isMarkup(data []byte) bool {
	head := strings.ToLower(strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \r\n\t"))
	return strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<!doctype") || strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<table")
}

func (b *Book) drop(at, vi, en string, args ...any) {
	b.Dropped = append(b.Dropped, blocks.Dropped{At: at, VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)})
}
