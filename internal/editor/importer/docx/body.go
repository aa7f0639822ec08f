package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
)

// wrappers are elements that hold others and are nothing themselves, on every level of the text.
var wrappers = map[string]bool{"ins": true, "moveTo": true, "customXml": true, "smartTag": true, "sdtContent": true, "dir": true, "bdo": true}

// within calls do for the elements in one that is only a wrapper, and reports whether e is one. It counts tracked changes.
func (r *reader) within(d *xml.Decoder, e xml.StartElement, do func(e xml.StartElement) error) (is bool, err error) {
	switch name := e.Name.Local; {
	case wrappers[name]:
		if name == "ins" || name == "moveTo" {
			r.changes++
		}
		err = r.deeper(func() error { return children(d, do) })
	case name == "del" || name == "moveFrom":
		r.changes++
		err = skip(d)
	case name == "AlternateContent":
		first := true
		err = r.deeper(func() error {
			return children(d, func(xml.StartElement) error {
				if !first {
					return skip(d)
				}
				first = false
				return children(d, do)
			})
		})
	case name == "sdt":
		prompt := false // only asks for a text
		err = r.deeper(func() error {
			return children(d, func(e xml.StartElement) error {
				switch {
				case e.Name.Local == "sdtPr":
					return children(d, func(e xml.StartElement) error {
						prompt = prompt || e.Name.Local == "showingPlcHdr" && flag(e) == on
						return skip(d)
					})
				case e.Name.Local == "sdtContent" && !prompt:
					return children(d, do)
				}
				return skip(d)
			})
		})
	default:
		return false, nil
	}
	return true, err
}

// deeper calls do one level deeper, or fails if that is too deep.
func (r *reader) deeper(do func() error) error {
	if r.depth++; r.depth > maxDepth {
		return errDepth
	}
	defer func() { r.depth-- }()
	return do()
}

// blocks reads the blocks in the element whose start was read. properties, which may be nil, reads elements that only the
// caller knows, and reports whether it did.
func (r *reader) blocks(d *xml.Decoder, add func(b blocks.Block), properties func(e xml.StartElement) (bool, error)) error {
	var open *paragraph // its end is deleted
	var each func(e xml.StartElement) error
	each = func(e xml.StartElement) error {
		if is, err := r.within(d, e, each); is {
			return err
		}
		if properties != nil {
			if is, err := properties(e); is {
				return err
			}
		}
		switch e.Name.Local {
		case "p":
			p, err := r.paragraph(d, open)
			if open = nil; p.gone && err == nil {
				open = p
				return nil
			}
			r.finish(p, add)
			return err
		case "tbl":
			return r.deeper(func() error { return r.table(d, add) })
		case "altChunk":
			r.drop(fmt.Sprintf("sau đoạn %d", r.paragraphs), "một tệp khác chèn nguyên vào đây không đọc được; mở bằng Word rồi lưu lại", "another file inserted here as a whole was not read; open the file in Word and save it again")
		}
		return skip(d)
	}
	err := r.deeper(func() error { return children(d, each) })
	if open != nil {
		r.finish(open, add)
	}
	return err
}

// cell is a cell of a table as the file has it.
type cell struct {
	blocks  []blocks.Block
	span    int
	merged  bool // continues the cell above
	leading int  // columns before it that the row leaves out
}

// grid is a table as the file has it.
type grid struct {
	rows    [][]cell
	headers []bool
}

const maxColumns = 63 // as in Word

// table reads a table, whose start was read.
func (r *reader) table(d *xml.Decoder, add func(b blocks.Block)) error {
	if !r.inCell {
		r.tables++
	}
	at := fmt.Sprintf("bảng %d", r.tables)
	g := &grid{}
	outer := r.inCell
	r.inCell = true
	var each func(e xml.StartElement) error
	each = func(e xml.StartElement) error {
		if is, err := r.within(d, e, each); is {
			return err
		}
		if e.Name.Local == "tr" {
			return r.row(d, g, at)
		}
		return skip(d)
	}
	err := children(d, each)
	r.inCell = outer
	g.write(at, add)
	return err
}

// row reads a row of a table, whose start was read.
func (r *reader) row(d *xml.Decoder, g *grid, at string) error {
	var row []cell
	header, gone, leading := false, false, 0
	var each func(e xml.StartElement) error
	each = func(e xml.StartElement) error {
		if is, err := r.within(d, e, each); is {
			return err
		}
		switch e.Name.Local {
		case "trPr":
			return children(d, func(e xml.StartElement) error {
				switch e.Name.Local {
				case "tblHeader":
					header = flag(e) == on
				case "hidden":
					gone = flag(e) == on
				case "del":
					gone = true
					r.changes++
				case "gridBefore":
					n, _ := strconv.Atoi(attribute(e, "val"))
					leading = min(max(n, 0), maxColumns)
				}
				return skip(d)
			})
		case "tc":
			c, err := r.cell(d)
			row = append(row, c)
			return err
		}
		return skip(d)
	}
	err := children(d, each)
	if gone || len(row) == 0 {
		return err
	}
	row[0].leading = leading
	width := leading
	for _, c := range row {
		width += max(c.span, 1)
	}
	if r.cells += max(width, 1); r.cells > MaxCells || width > 10*maxColumns {
		r.drop(at, "bảng quá lớn, các dòng sau không đọc được", "the table is too large, its later rows were not read")
		return err
	}
	g.rows, g.headers = append(g.rows, row), append(g.headers, header)
	return err
}

// cell reads a cell, whose start was read. Its span is -1 if it belongs to the cell before, as old versions of Word merged
// cells.
func (r *reader) cell(d *xml.Decoder) (c cell, err error) {
	c.span = 1
	continues := false
	err = r.blocks(d, func(b blocks.Block) { c.blocks = append(c.blocks, b) }, func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "tcPr" {
			return false, nil
		}
		return true, children(d, func(e xml.StartElement) error {
			switch e.Name.Local {
			case "gridSpan":
				n, _ := strconv.Atoi(attribute(e, "val"))
				c.span = min(max(n, 1), maxColumns)
			case "vMerge":
				c.merged = attribute(e, "val") != "restart"
			case "hMerge":
				continues = attribute(e, "val") != "restart"
			}
			return skip(d)
		})
	})
	if continues {
		c.span = -1
	}
	return c, err
}

// write adds a table, or the blocks of one that only arranges them: pictures with their captions, or another table.
func (g *grid) write(at string, add func(b blocks.Block)) {
	g.widen()
	pictures, tables, texts, columns := 0, 0, 0, 0
	for _, row := range g.rows {
		width := 0
		for _, c := range row {
			width += c.leading + c.span
			of := count(c.blocks, blocks.PictureAt)
			pictures, tables = pictures+of, tables+count(c.blocks, blocks.Table)
			if of == 0 && !c.merged && cellText(c.blocks) != "" {
				texts++
			}
		}
		columns = max(columns, width)
	}
	switch {
	case tables > 0 && (columns == 1 || len(g.rows) == 1), pictures > 0 && texts <= pictures+1:
		g.flatten(columns, add)
	case len(g.rows) > 0:
		add(g.block(at, columns))
		g.pictures(add)
	}
}

// pictures adds the pictures in the cells of a table.
func (g *grid) pictures(add func(b blocks.Block)) {
	for _, row := range g.rows {
		for _, c := range row {
			for _, b := range c.blocks {
				if b.Kind == blocks.PictureAt {
					add(b)
				}
			}
		}
	}
}

func count(list []blocks.Block, kind blocks.Kind) (n int) {
	for i := range list {
		if list[i].Kind == kind {
			n++
		}
	}
	return n
}

// widen gives the columns of cells that old versions of Word merged to the cell before.
func (g *grid) widen() {
	for i, row := range g.rows {
		var out []cell
		for _, c := range row {
			switch {
			case c.span > 0:
				out = append(out, c)
			case len(out) > 0:
				out[len(out)-1].span++
			default:
				c.span = 1
				out = append(out, c)
			}
		}
		g.rows[i] = out
	}
}

// flatten adds the blocks of a table's cells: those of each column from top to bottom if there are two rows or more, so that
// a picture comes before its caption.
func (g *grid) flatten(columns int, add func(b blocks.Block)) {
	byColumn := make([][]blocks.Block, columns)
	for _, row := range g.rows {
		at := 0
		for _, c := range row {
			at += c.leading
			if c.span >= columns && columns > 1 { // a row of one cell ends the columns above
				for i := range byColumn {
					for _, b := range byColumn[i] {
						add(b)
					}
					byColumn[i] = nil
				}
			}
			byColumn[at] = append(byColumn[at], c.blocks...)
			at += c.span
		}
	}
	for _, column := range byColumn {
		for _, b := range column {
			if b.Kind != blocks.Item || strings.TrimSpace(b.Text()) != "" {
				add(b)
			}
		}
	}
}

// block returns the table as a block, all of its rows of one width, merged cells filled.
func (g *grid) block(at string, columns int) blocks.Block {
	b := blocks.Block{Kind: blocks.Table, At: at}
	above := make([]blocks.Cell, columns)
	for i, row := range g.rows {
		cells := make([]blocks.Cell, 0, columns)
		blank := func() { cells = append(cells, blocks.Cell{Column: len(cells), Span: 1}) }
		for _, c := range row {
			for range c.leading {
				blank()
			}
			at := len(cells)
			full := blocks.Cell{Text: cellText(c.blocks), Bold: cellBold(c.blocks), Column: at, Span: c.span}
			if c.merged && i > 0 && at < columns {
				full.Text, full.Bold, full.Down = above[at].Text, above[at].Bold, true
			}
			for range c.span {
				cells = append(cells, full)
			}
		}
		for len(cells) < columns {
			blank()
		}
		copy(above, cells)
		b.Rows = append(b.Rows, blocks.Row{Cells: cells, Header: g.headers[i], At: fmt.Sprintf("%s, dòng %d", at, i+1)})
	}
	return b
}

// cellText returns the text of a cell, its paragraphs in lines and a table in it row by row.
func cellText(list []blocks.Block) string {
	var lines []string
	for _, b := range list {
		text := strings.TrimSpace(b.Text())
		switch {
		case b.Kind == blocks.PictureAt:
			continue
		case b.Kind == blocks.Item && b.Mark != "":
			text = strings.TrimSpace(b.Mark + " " + text)
		case b.Kind == blocks.Table:
			text = strings.ReplaceAll(text, "\t", " ")
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// cellBold reports whether all text of a cell is bold.
func cellBold(list []blocks.Block) bool {
	some := false
	for _, b := range list {
		if strings.TrimSpace(b.Text()) == "" {
			continue
		}
		if !b.Bold() {
			return false
		}
		some = true
	}
	return some
}
