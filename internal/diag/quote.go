package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Of a line longer than maxLineWidth columns the printer prints about that many, widthBeforeCaret of them before the
// caret.
const (
	maxLineWidth     = 100
	widthBeforeCaret = 60
)

// cell is a character as people see it: a letter with its combining marks.
type cell struct {
	text  string
	width int // columns on the screen
}

// quoter quotes lines. It caches the cells of the last line, because one line may have tens of thousands of problems.
type quoter struct {
	line  string
	cells []cell
	width int // columns of all cells
}

// quote returns line and, if col is not 0, a second line with a caret under its col-th character; a col after the end
// counts as just after the end.
func (q *quoter) quote(line string, col int) string {
	if line != q.line {
		*q = quoter{line: line, cells: splitCells(line)}
		for _, c := range q.cells {
			q.width += c.width
		}
	}
	cells := q.cells
	at := min(col, len(cells)+1) - 1
	from, to := q.window(max(at, 0))
	var shown, below strings.Builder
	if from > 0 {
		shown.WriteString("…")
		below.WriteString(" ")
	}
	for i, c := range cells[from:to] {
		shown.WriteString(c.text)
		if from+i >= at {
			continue
		}
		if c.text == "\t" {
			below.WriteString("\t")
			continue
		}
		below.WriteString(strings.Repeat(" ", c.width))
	}
	if to < len(cells) {
		shown.WriteString("…")
	}
	shown.WriteString("\n")
	if col < 1 {
		return shown.String()
	}
	return shown.String() + below.String() + "^\n"
}

// window returns the range of cells to print around the cell with index at.
func (q *quoter) window(at int) (from, to int) {
	cells := q.cells
	if q.width <= maxLineWidth {
		return 0, len(cells)
	}
	from = min(at, len(cells))
	used := 0
	for from > 0 && used+cells[from-1].width <= widthBeforeCaret {
		from--
		used += cells[from].width
	}
	to = min(at, len(cells))
	for to < len(cells) && used+cells[to].width <= maxLineWidth {
		used += cells[to].width
		to++
	}
	return from, to
}

// splitCells divides line into cells. Marks at the start of the line belong to the character after them, because
// columns do not count marks.
func splitCells(line string) []cell {
	cells := make([]cell, 0, len(line))
	stray := ""
	for i, r := range line {
		_, n := utf8.DecodeRuneInString(line[i:])
		raw := line[i : i+n]
		mark := unicode.In(r, unicode.Mn, unicode.Me)
		switch {
		case mark && len(cells) > 0:
			cells[len(cells)-1].text += raw
		case mark:
			stray += raw
		default:
			c := newCell(r, raw)
			c.text, stray = stray+c.text, ""
			cells = append(cells, c)
		}
	}
	return cells
}

func newCell(r rune, raw string) cell {
	if r == '\t' {
		return cell{raw, 1}
	}
	text := escapeRune(r, raw)
	if text != raw {
		return cell{text, len(text)}
	}
	switch kind := width.LookupRune(r).Kind(); {
	case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
		return cell{text, 2}
	case r == '\u200c' || r == '\u200d':
		return cell{text, 0}
	}
	return cell{text, 1}
}
