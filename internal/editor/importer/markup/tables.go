package markup

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of a table; what is beyond them becomes paragraphs.
const (
	maxColumns = 64
	maxCells   = 20_000
)

// table prepares a table. One that only places things on the page (a picture above its caption, one column, a table in a
// table) loses its form; in any other each cell is one line, and a cell that spans several rows is repeated in each.
func (c *cleaner) table(n *html.Node) {
	rows := rowsOf(n)
	switch columns := columnsOf(rows); {
	case len(rows) == 0:
		n.Parent.RemoveChild(n)
	case columns <= 1 && len(rows) <= 3 && hasPicture(n) && len(textOf(n)) <= maxCaption:
		flatten(n, rows)
		pictureTable(n)
	case columns <= 1 || columns > maxColumns || columns*len(rows) > maxCells || insideTable(n) || holdsText(rows):
		flatten(n, rows)
	default:
		for _, row := range rows {
			for cell := range cellsOf(row) {
				oneLine(cell)
			}
		}
		spread(rows, columns)
	}
}

// rowsOf returns the rows of a table, not those of tables inside it.
func rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	for child := range n.ChildNodes() {
		switch child.DataAtom {
		case atom.Tr:
			rows = append(rows, child)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range child.ChildNodes() {
				if row.DataAtom == atom.Tr {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows
}

func cellsOf(row *html.Node) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for child := range row.ChildNodes() {
			if (child.DataAtom == atom.Td || child.DataAtom == atom.Th) && !yield(child) {
				return
			}
		}
	}
}

// columnsOf returns the largest number of cells that a row has.
func columnsOf(rows []*html.Node) int {
	most := 0
	for _, row := range rows {
		n := 0
		for cell := range cellsOf(row) {
			n += min(max(span(cell, "colspan"), 1), maxColumns)
		}
		most = max(most, n)
	}
	return most
}

func span(cell *html.Node, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attr(cell, key)))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

func insideTable(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Td || p.DataAtom == atom.Th {
			return true
		}
	}
	return false
}

// holdsText reports whether a table places an article on a page: one of its cells has several paragraphs of some length, or
// headings.
func holdsText(rows []*html.Node) bool {
	for _, row := range rows {
		for cell := range cellsOf(row) {
			long := 0
			for x := range cell.Descendants() {
				switch x.DataAtom {
				case atom.P:
					if utf8.RuneCountInString(textOf(x)) > 200 {
						long++
					}
				case atom.H1, atom.H2, atom.H3, atom.H4:
					return true
				}
			}
			if long >= 2 {
				return true
			}
		}
	}
	return false
}

// flatten makes a table and its cells plain blocks.
func flatten(n *html.Node, rows []*html.Node) {
	for _, row := range rows {
		row.Data, row.DataAtom = "div", atom.Div
		if row.Parent != n {
			row.Parent.Data, row.Parent.DataAtom = "div", atom.Div
		}
		for cell := range cellsOf(row) {
			cell.Data, cell.DataAtom = "div", atom.Div
		}
	}
	n.Data, n.DataAtom = "div", atom.Div
}

// pictureTable takes the text of a table with a picture, which is flat already, as the caption of that.
func pictureTable(n *html.Node) {
	text := Caption(openText(withoutComments(n)))
	last := lastPicture(n, nil)
	if text != "" {
		setCaption(last, text)
	}
	var pictures []*html.Node
	for x := range n.Descendants() {
		if x.DataAtom == atom.Img || x.Data == commentTag {
			pictures = append(pictures, x)
		}
	}
	for _, p := range pictures {
		p.Parent.RemoveChild(p)
	}
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	for _, p := range pictures {
		n.AppendChild(p)
	}
}

// withoutComments returns a copy of a node's texts that are not in comments.
func withoutComments(n *html.Node) *html.Node {
	out := element("div", "")
	for x := range n.Descendants() {
		switch {
		case x.Type == html.TextNode && x.Parent.Data != commentTag:
			out.AppendChild(&html.Node{Type: html.TextNode, Data: x.Data})
		case isBlock(x):
			out.AppendChild(&html.Node{Type: html.TextNode, Data: " "})
		}
	}
	return out
}

// oneLine takes the blocks and line ends out of a cell: where one ends, a semicolon follows unless the text has a sign
// there or goes on in small letters.
func oneLine(cell *html.Node) {
	var parts []*html.Node // text nodes, breaks and pictures in order
	for x := range cell.Descendants() {
		parts = append(parts, x)
	}
	for _, x := range parts {
		switch {
		case x.DataAtom == atom.Br || isBlock(x) && x.Data != commentTag:
			if x.DataAtom == atom.Br {
				replace(x, &html.Node{Type: html.TextNode, Data: breakSign})
				continue
			}
			x.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: breakSign}, x)
			unwrapWith(x, breakSign)
		case x.Type == html.TextNode:
			x.Data = strings.NewReplacer("\n", " ", "\r", " ").Replace(x.Data)
		}
	}
	joinBreaks(cell)
}

// breakSign stands for the end of a line in a cell until joinBreaks; the cleaner lets no such character through.
const breakSign = "\x01"

// unwrapWith puts the children of a node and then a text in its place.
func unwrapWith(n *html.Node, text string) {
	n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: text}, n.NextSibling)
	Unwrap(n)
}

// joinBreaks replaces the signs of line ends in a cell.
func joinBreaks(cell *html.Node) {
	var before rune // the last letter or sign
	var pending *html.Node
	for x := range cell.Descendants() {
		if x.Type != html.TextNode {
			continue
		}
		if x.Data == breakSign {
			x.Data = ""
			if before != 0 && pending == nil {
				pending = x
			}
			continue
		}
		text := strings.TrimSpace(x.Data)
		if text == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		if pending != nil {
			pending.Data = " "
			if !unicode.IsPunct(before) && !unicode.IsLower(first) && !unicode.IsPunct(first) {
				pending.Data = "; "
			}
			pending = nil
		}
		before, _ = utf8.DecodeLastRuneInString(text)
	}
}

// spread gives every row of a table the same number of cells, each of one column and one row.
func spread(rows []*html.Node, columns int) {
	above := make([]*html.Node, columns) // a cell that reaches down, by its column
	left := make([]int, columns)         // for how many rows more
	for _, row := range rows {
		var cells []*html.Node
		for cell := range cellsOf(row) {
			cells = append(cells, cell)
		}
		header := len(cells) > 0 && cells[0].DataAtom == atom.Th
		for row.FirstChild != nil {
			row.RemoveChild(row.FirstChild)
		}
		for column := 0; column < columns; {
			switch {
			case left[column] > 0:
				left[column]--
				row.AppendChild(copyOf(above[column]))
				column++
			case len(cells) > 0:
				cell := cells[0]
				cells = cells[1:]
				wide, deep := min(span(cell, "colspan"), columns-column), min(span(cell, "rowspan"), len(rows))
				cell.Attr = nil
				row.AppendChild(cell)
				above[column], left[column] = cell, deep-1
				for i := 1; i < wide; i++ {
					row.AppendChild(emptyCell(header))
					above[column+i], left[column+i] = emptyCell(header), deep-1
				}
				column += wide
			default:
				row.AppendChild(emptyCell(header))
				column++
			}
		}
	}
}

func emptyCell(header bool) *html.Node {
	if header {
		return element("th", "")
	}
	return element("td", "")
}

// copyOf returns a copy of a cell with its text alone.
func copyOf(cell *html.Node) *html.Node {
	out := element(cell.Data, textOf(cell))
	out.Attr = nil
	return out
}
