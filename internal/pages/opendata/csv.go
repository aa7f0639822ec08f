package opendata

import (
	"bytes"
	"encoding/csv"
	"unicode/utf8"
)

// byteOrderMark begins a CSV file, so that spreadsheets read it as UTF-8.
const byteOrderMark = "\ufeff"

// csvText writes lines of CSV that end in CRLF.
type csvText struct {
	out   bytes.Buffer
	lines *csv.Writer
	cells []string // of the next line
}

func newCSV() *csvText {
	t := new(csvText)
	t.lines = csv.NewWriter(&t.out)
	t.lines.UseCRLF = true
	return t
}

// endRow writes the cells as a line. A text that a spreadsheet would evaluate as a formula gets an apostrophe in front, for
// example '=HYPERLINK(…).
func (t *csvText) endRow() {
	for i := range t.cells {
		t.cells[i] = escapeFormula(t.cells[i])
	}
	if err := t.lines.Write(t.cells); err != nil {
		panic("opendata: a buffer takes every line: " + err.Error())
	}
	t.cells = t.cells[:0]
}

// text returns the lines, whose bytes are valid until the next line is written, and begins anew.
func (t *csvText) text() []byte {
	t.lines.Flush()
	text := t.out.Bytes()
	t.out.Reset()
	return text
}

// escapeFormula returns a cell as a spreadsheet shows it.
func escapeFormula(s string) string {
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠':
		return "'" + s
	}
	return s
}
