package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/encoding"
)

// maxQuoted is the number of lines of a cell in quotes, before the quotation mark is taken for a slip.
const maxQuoted = 20

// readText reads a text whose cells a comma, a semicolon, a tab or a bar separates, in any encoding that offices have.
func (b *Book) readText(data []byte) error {
	e, sure := encoding.Recognise(data)
	wide := e == encoding.UTF16LE || e == encoding.UTF16BE
	if !wide && bytes.IndexByte(data[:min(len(data), 64<<10)], 0) >= 0 {
		return &blocks.Refusal{VI: "tệp này không phải bảng tính hay văn bản", EN: "this file is neither a spreadsheet nor text"}
	}
	text := strings.TrimPrefix(e.Decode(data), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	if strings.TrimSpace(text) == "" {
		return &blocks.Refusal{VI: "tệp trống", EN: "the file is empty"}
	}
	switch {
	case !sure:
		b.drop("", "không chắc bảng mã của tệp (đã đọc như %s): xem lại dấu của các tên", "the encoding is not certain, read as %s: check the marks of the names", encodingName(e))
	case e == encoding.TCVN3:
		b.drop("", "tệp dùng bảng mã TCVN3: chữ hoa có dấu có thể đã thành chữ thường", "the file is in TCVN3: capitals with marks may have become small")
	}
	skipped := 0
	separator, found := rune(0), false
	if line, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(line, "sep=") && len(line) == 5 { // as Excel writes it
		separator, found, text, skipped = rune(line[4]), true, rest, 1
	}
	if !found {
		separator = findSeparator(text)
	}
	records, lines, ok := split(text, separator, -1)
	if !ok {
		records, lines = splitPlain(text, separator)
		b.drop("", "có dấu ngoặc kép không đóng: đã đọc từng dòng một", "a quotation mark is not closed: each line was read by itself")
	}
	b.addText(records, lines, skipped)
	return nil
}

func encodingName(e encoding.Encoding) string {
	if e == encoding.UTF8 {
		return "UTF-8"
	}
	return string(e)
}

// addText adds the table of the records, which begin in these lines.
func (b *Book) addText(records [][]string, lines []int, skipped int) {
	width := 0
	for _, r := range records {
		width = max(width, len(r))
	}
	width = min(width, maxColumns)
	t := Table{}
	for i, record := range records {
		if len(t.Rows) == maxRows || len(t.Rows)*width > maxCells {
			b.drop(fmt.Sprintf("dòng %d", lines[i]+skipped), "chỉ đọc %d dòng đầu", "only the first %d rows were read", len(t.Rows))
			break
		}
		texts := make([]string, width)
		for k, cell := range record[:min(len(record), width)] {
			texts[k] = tidy(cell)
		}
		if strings.Join(texts, "") != "" {
			t.Rows = append(t.Rows, blocks.PlainRow(fmt.Sprintf("dòng %d", lines[i]+skipped), texts))
		}
	}
	if len(t.Rows) > 0 {
		b.Tables = append(b.Tables, t)
	}
}

// findSeparator returns the sign that splits most of the first lines into equally many cells, at least two; a comma in doubt.
func findSeparator(text string) rune {
	best, most := ',', 0
	for _, separator := range "\t;,|" {
		if !strings.ContainsRune(text, separator) {
			continue
		}
		records, _, ok := split(text, separator, 200)
		if !ok {
			records, _ = splitPlain(firstLines(text, 200), separator)
		}
		widths := map[int]int{}
		for _, r := range records {
			if len(r) > 1 {
				widths[len(r)]++
			}
		}
		for _, n := range widths {
			if n > most {
				best, most = separator, n
			}
		}
	}
	return best
}

func firstLines(text string, n int) string {
	end := 0
	for range n {
		i := strings.IndexByte(text[end:], '\n')
		if i < 0 {
			return text
		}
		end += i + 1
	}
	return text[:end]
}

// split returns the records of a text, at most most if that is not negative, and the lines where they begin. ok is false if
// a quotation mark seems not to be closed.
func split(text string, separator rune, most int) (records [][]string, lines []int, ok bool) {
	if separator == '"' || separator == '\n' {
		separator = ','
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = separator, -1, true, separator != '\t'
	for most < 0 || len(records) < most {
		record, err := r.Read()
		if err != nil { // io.EOF: with LazyQuotes there is no other
			break
		}
		for _, cell := range record {
			if strings.Count(cell, "\n") > maxQuoted {
				return nil, nil, false
			}
		}
		line, _ := r.FieldPos(0)
		records, lines = append(records, record), append(lines, line)
		if len(records) > maxRows*2 {
			break
		}
	}
	return records, lines, true
}

// splitPlain splits each line by itself, and removes quotation marks around cells.
func splitPlain(text string, separator rune) (records [][]string, lines []int) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if len(records) > maxRows*2 {
			break
		}
		cells := strings.Split(strings.TrimRight(line, "\n"), string(separator))
		for i, c := range cells {
			c = strings.TrimSpace(c)
			if len(c) > 1 && strings.HasPrefix(c, `"`) && strings.HasSuffix(c, `"`) {
				c = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
			cells[i] = strings.TrimPrefix(c, `"`)
		}
		records, lines = append(records, cells), append(lines, n)
	}
	return records, lines
}
