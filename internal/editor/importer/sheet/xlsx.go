package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
)

// maxParts is the number of parts of an archive that are looked at.
const maxParts = 5000

// errTooLarge stops the reading of an archive whose parts are together larger than they may be.
var errTooLarge = errors.New("too large")

// workbook is the state of reading one .xlsx.
type workbook struct {
	*Book
	parts     map[string]*zip.File // by name in small letters
	left      int64                // bytes that may still be unpacked
	strings   []string
	dates     []bool // of each cell format, whether it shows a date
	from1904  bool
	textBytes int // of the cells so far
}

// sheetRef is a sheet as the workbook names it.
type sheetRef struct {
	name   string
	hidden bool
	part   string
}

func broken(err error) error {
	if errors.Is(err, errTooLarge) {
		return &blocks.Refusal{VI: "tệp bung ra lớn hơn 64 MiB, không đọc", EN: "the file is larger than 64 MiB when unpacked"}
	}
	return &blocks.Refusal{VI: "tệp Excel bị hỏng; mở bằng Excel rồi lưu lại thành .xlsx", EN: fmt.Sprintf("the Excel file is broken (%v): open it in Excel and save it as .xlsx", err)}
}

// readWorkbook reads the visible sheets of a workbook.
func (b *Book) readWorkbook(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return broken(err)
	}
	w := &workbook{Book: b, parts: map[string]*zip.File{}, left: maxBytes}
	for _, f := range z.File[:min(len(z.File), maxParts)] {
		w.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	main := w.mainPart()
	switch {
	case w.parts["mimetype"] != nil && w.parts["content.xml"] != nil:
		return &blocks.Refusal{VI: "đây là tệp LibreOffice (.ods hoặc .odt); mở ra rồi lưu lại thành .xlsx", EN: "this is a LibreOffice file: open it and save it as .xlsx"}
	case strings.HasSuffix(main, ".bin"):
		return &blocks.Refusal{VI: "đây là tệp .xlsb; mở bằng Excel rồi lưu lại thành .xlsx", EN: "this is an .xlsb file: open it in Excel and save it as .xlsx"}
	case w.parts[main] == nil:
		return &blocks.Refusal{VI: "tệp nén này không phải bảng tính Excel", EN: "this archive is no Excel workbook"}
	}
	sheets, err := w.readSheets(main)
	if err != nil {
		return broken(err)
	}
	for _, s := range sheets {
		at := "trang tính “" + s.name + "”"
		if s.hidden {
			w.drop(at, "trang tính ẩn, không đọc", "a hidden sheet, not read")
			continue
		}
		if w.parts[s.part] == nil {
			continue // a chart
		}
		if err := w.readTable(s, at); err != nil {
			return broken(err)
		}
	}
	return nil
}

// each calls see for each token of a part, until it returns false; a part that is absent has none.
func (w *workbook) each(part string, see func(d *xml.Decoder, t xml.Token) (more bool, err error)) error {
	f := w.parts[part]
	if f == nil {
		return nil
	}
	if int64(f.UncompressedSize64) > w.left || int64(f.UncompressedSize64) < 0 {
		return errTooLarge
	}
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	d := xml.NewDecoder(&bounded{in, &w.left})
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if more, err := see(d, t); err != nil || !more {
			return err
		}
	}
}

// bounded reads as long as bytes are left; what a part says of its size does not matter.
type bounded struct {
	in   io.Reader
	left *int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if *b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.in.Read(p[:min(int64(len(p)), *b.left)])
	*b.left -= int64(n)
	return n, err
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || strings.EqualFold(s, "true") }

// relations returns the targets of the relations of a part by their IDs, and the last of each type by its last word:
// “sharedStrings”.
func (w *workbook) relations(part string) (byID, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	dir, base := path.Split(part)
	err = w.each(dir+"_rels/"+base+".rels", func(_ *xml.Decoder, t xml.Token) (bool, error) {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && len(byID) < maxParts {
			target := attr(e, "Target")
			if strings.HasPrefix(target, "/") {
				target = strings.TrimPrefix(path.Clean(target), "/")
			} else {
				target = path.Join(dir, target)
			}
			target = strings.ToLower(target)
			byID[attr(e, "Id")] = target
			byType[path.Base(attr(e, "Type"))] = target
		}
		return true, nil
	})
	return byID, byType, err
}

// mainPart returns the part of the workbook.
func (w *workbook) mainPart() string {
	if _, types, err := w.relations(""); err == nil && w.parts[types["officeDocument"]] != nil {
		return types["officeDocument"]
	}
	if w.parts["xl/workbook.bin"] != nil {
		return "xl/workbook.bin"
	}
	return "xl/workbook.xml"
}

// readSheets reads the workbook, its texts and formats, and returns its sheets.
func (w *workbook) readSheets(main string) (sheets []sheetRef, err error) {
	ids, types, err := w.relations(main)
	if err != nil {
		return nil, err
	}
	err = w.each(main, func(_ *xml.Decoder, t xml.Token) (bool, error) {
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr":
			w.from1904 = isTrue(attr(e, "date1904"))
		case e.Name.Local == "sheet" && len(sheets) < maxSheets:
			sheets = append(sheets, sheetRef{attr(e, "name"), strings.Contains(strings.ToLower(attr(e, "state")), "hidden"), ids[relationID(e)]})
		}
		return true, nil
	})
	if err == nil {
		err = w.readStrings(types["sharedStrings"])
	}
	if err == nil {
		err = w.readStyles(types["styles"])
	}
	return sheets, err
}

// maxSheets is the number of sheets that are read.
const maxSheets = 200

// relationID returns the ID of the relation of a sheet, which has another attribute without a prefix: sheetId.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, "id") && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// readStrings reads the texts that cells share. Readings of Chinese characters are no part of them.
func (w *workbook) readStrings(part string) error {
	var text strings.Builder
	in, reading := false, false
	return w.each(part, func(_ *xml.Decoder, t xml.Token) (bool, error) {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "rPh":
				reading = true
			case "t":
				in = !reading
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				w.strings = append(w.strings, tidy(unescape(text.String())))
			case "rPh":
				reading = false
			case "t":
				in = false
			}
		case xml.CharData:
			if in {
				text.Write(t)
			}
		}
		return true, nil
	})
}

// readStyles finds out which formats of cells show dates.
func (w *workbook) readStyles(part string) error {
	custom := map[string]string{}
	inCells := false
	return w.each(part, func(_ *xml.Decoder, t xml.Token) (bool, error) {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				custom[attr(t, "numFmtId")] = attr(t, "formatCode")
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := attr(t, "numFmtId")
					code, ok := custom[id]
					n, _ := strconv.Atoi(id)
					w.dates = append(w.dates, ok && isDateFormat(code) || !ok && isDateID(n))
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return true, nil
	})
}

// isDateID reports whether a built-in format of numbers shows a date.
func isDateID(n int) bool {
	return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
}

// isDateFormat reports whether a format of numbers shows a date: dd/mm/yyyy, but not h:mm, "ngày" or [Red]0.
func isDateFormat(code string) bool {
	code = strings.ToLower(code)
	if strings.HasPrefix(code, "general") {
		return false
	}
	months, others, hours := false, false, false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[code[i]])
			if end < 0 {
				return false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case ';':
			return others || months && !hours
		case 'y', 'd':
			others = true
		case 'm':
			months = true
		case 'h', 's':
			hours = true
		}
	}
	return others || months && !hours
}

// readTable reads a sheet and adds its table, if it has text.
func (w *workbook) readTable(s sheetRef, at string) error {
	g := &grid{workbook: w, name: s.name, at: at}
	if err := w.each(s.part, g.see); err != nil {
		return err
	}
	slices.SortStableFunc(g.rows, func(a, b gridRow) int { return a.number - b.number })
	if rows := g.finish(); len(rows) > 0 {
		w.Tables = append(w.Tables, Table{Name: s.name, At: at, Rows: rows})
	}
	return nil
}
