package decision

import (
	"fmt"
	"strings"

	"bangvang/internal/editor/importer/blocks"
)

// document returns the blocks of a text: a line is a paragraph, one between asterisks is bold. Lines with bars are the rows
// of a table: “<” repeats the cell to the left, which spans both, “^” the one above, “/n” breaks a line.
func document(text string) *blocks.Document {
	doc := &blocks.Document{File: "qd.docx"}
	paragraphs, tables := 0, 0
	var rows []blocks.Row
	flush := func() {
		if rows != nil {
			doc.Blocks = append(doc.Blocks, blocks.Block{Kind: blocks.Table, Rows: rows, At: fmt.Sprintf("bảng %d", tables)})
			rows = nil
		}
	}
	for l := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		if strings.Contains(l, "|") {
			if rows == nil {
				tables++
			}
			rows = append(rows, rowOf(l, rows, fmt.Sprintf("bảng %d, dòng %d", tables, len(rows)+1)))
			continue
		}
		flush()
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		paragraphs++
		bold := strings.HasPrefix(l, "*") && strings.HasSuffix(l, "*")
		doc.Blocks = append(doc.Blocks, blocks.Block{Runs: []blocks.Run{{Text: strings.Trim(l, "*"), Bold: bold}}, At: fmt.Sprintf("đoạn %d", paragraphs)})
	}
	flush()
	return doc
}

func rowOf(text string, above []blocks.Row, at string) blocks.Row {
	row := blocks.Row{At: at}
	for i, cell := range strings.Split(text, "|") {
		c := blocks.Cell{Text: strings.ReplaceAll(strings.TrimSpace(cell), "/n", "\n"), Column: i, Span: 1}
		switch c.Text {
		case "<":
			first := row.Cells[i-1].Column
			for k := first; k < i; k++ {
				row.Cells[k].Span = i - first + 1
			}
			c = row.Cells[i-1]
		case "^":
			c = above[len(above)-1].Cells[i]
			c.Down = true
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}
