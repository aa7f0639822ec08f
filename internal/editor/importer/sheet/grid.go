package sheet

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
)

// Bounds of a sheet.
const (
	maxColumns = 256       // columns with text
	lastColumn = 16_384    // XFD
	lastRow    = 1_048_576 // of any sheet
	maxMerges  = 50_000
)

// grid collects the cells of a sheet with text.
type grid struct {
	*workbook
	name, at string
	rows     []gridRow
	hidden   []span // columns
	merges   []area
	cells    int

	// of the row and cell that are read
	row      gridRow
	number   int    // of the row
	column   int    // of the last cell, from 1
	kind     string // of its value
	style    int
	value    strings.Builder
	formula  strings.Builder
	has      bool // it has a formula
	shared   string
	in       string         // the element whose text is read
	reading  bool           // inside a reading of Chinese characters
	above    map[int]string // the cells of the row above by their columns, for counting formulas
	counters map[string]int // what shared formulas add to the cell above
	unknown  int            // formulas without a value
	first    string         // the first such
	faults   int            // cells with an error
	cut      bool
}

type gridRow struct {
	number int
	hidden bool
	cells  []gridCell
}

type gridCell struct {
	column int // from 1
	text   string
	area   *area // merged cells that it is part of
	down   bool  // it continues the row above
}

type span struct{ from, to int }

// area is a block of merged cells.
type area struct{ left, top, right, bottom int }

// see takes a token of the part of a sheet.
func (g *grid) see(_ *xml.Decoder, t xml.Token) (bool, error) {
	switch t := t.(type) {
	case xml.StartElement:
		g.begin(t)
	case xml.EndElement:
		return g.end(t.Name.Local)
	case xml.CharData:
		switch {
		case g.reading:
		case g.in == "v", g.in == "t":
			g.value.Write(t)
		case g.in == "f":
			g.formula.Write(t)
		}
	}
	return true, nil
}

func (g *grid) begin(e xml.StartElement) {
	switch e.Name.Local {
	case "col":
		from, _ := strconv.Atoi(attr(e, "min"))
		to, _ := strconv.Atoi(attr(e, "max"))
		if width := attr(e, "width"); (isTrue(attr(e, "hidden")) || width == "0") && from > 0 && to >= from && len(g.hidden) < 1000 {
			g.hidden = append(g.hidden, span{from, to})
		}
	case "row":
		number, err := strconv.Atoi(attr(e, "r"))
		if err != nil || number < 1 || number > lastRow {
			number = g.number + 1
		}
		g.number, g.column = number, 0
		g.row = gridRow{number: number, hidden: isTrue(attr(e, "hidden"))}
	case "c":
		g.column++
		if c := columnOf(attr(e, "r")); c > 0 {
			g.column = c
		}
		g.kind, g.has, g.shared = attr(e, "t"), false, ""
		g.style, _ = strconv.Atoi(attr(e, "s"))
		g.value.Reset()
		g.formula.Reset()
	case "f":
		g.has, g.in, g.shared = true, "f", attr(e, "si")
	case "v", "t":
		g.in = e.Name.Local
	case "rPh":
		g.reading = true
	case "mergeCell":
		if a, ok := areaOf(attr(e, "ref")); ok && len(g.merges) < maxMerges {
			g.merges = append(g.merges, a)
		}
	}
}

func (g *grid) end(local string) (more bool, err error) {
	switch local {
	case "v", "t", "f":
		g.in = ""
	case "rPh":
		g.reading = false
	case "c":
		if text := g.read(); text != "" {
			if g.textBytes += len(text); g.textBytes > maxText {
				return false, errTooLarge
			}
			g.row.cells = append(g.row.cells, gridCell{column: g.column, text: text})
		}
	case "row":
		g.endRow()
	case "worksheet":
		return false, nil
	}
	return true, nil
}

// endRow keeps the row that was read if it has text.
func (g *grid) endRow() {
	g.above = nil
	if len(g.row.cells) == 0 {
		return
	}
	if len(g.rows) >= maxRows || g.cells+len(g.row.cells) > maxCells {
		g.cut = true
		return
	}
	g.above = make(map[int]string, len(g.row.cells))
	for _, c := range g.row.cells {
		g.above[c.column] = c.text
	}
	g.cells += len(g.row.cells)
	g.rows = append(g.rows, g.row)
}

// read returns the text of the cell that was read.
func (g *grid) read() string {
	value := g.value.String()
	if g.has && value == "" {
		return g.count()
	}
	switch g.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(g.strings) {
			return ""
		}
		return g.strings[i]
	case "str", "inlineStr":
		return tidy(unescape(value))
	case "b":
		return map[bool]string{true: "x"}[isTrue(value)]
	case "e":
		g.faults++
		return ""
	case "d":
		if len(value) >= 10 && value[4] == '-' && value[7] == '-' {
			return value[8:10] + "/" + value[5:7] + "/" + value[:4]
		}
		return tidy(value)
	}
	if g.style >= 0 && g.style < len(g.dates) && g.dates[g.style] {
		if day, ok := dateOf(value, g.from1904); ok {
			return day
		}
	}
	return number(tidy(value))
}

// number returns a number of a cell without the signs of its storage: 1404000 of 1.404E+06.
func number(value string) string {
	if !strings.ContainsAny(value, "eE.") {
		return value
	}
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || f > 1e15 || f < -1e15 {
		return value
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// counters are the formulas of a number of order: A6+1, ROW()-5.
var (
	plusFormula = regexp.MustCompile(`^\+?\$?([A-Z]{1,3})\$?(\d{1,7})\+(\d{1,3})$`)
	rowFormula  = regexp.MustCompile(`^ROW\(\)([+-]\d{1,6})?$`)
)

// count returns the value of a formula without one, if that counts rows; or else "".
func (g *grid) count() string {
	formula := strings.ToUpper(strings.Join(strings.Fields(g.formula.String()), ""))
	step, ok := 0, false
	switch m := plusFormula.FindStringSubmatch(formula); {
	case m != nil:
		above, _ := strconv.Atoi(m[2])
		step, _ = strconv.Atoi(m[3])
		ok = above == g.number-1 && columnOf(m[1]+m[2]) == g.column
	case formula == "" && g.shared != "":
		step, ok = g.counters[g.shared]
	}
	if ok {
		if g.shared != "" && len(g.counters) < maxMerges {
			if g.counters == nil {
				g.counters = map[string]int{}
			}
			g.counters[g.shared] = step
		}
		if n, err := strconv.Atoi(g.above[g.column]); err == nil {
			return strconv.Itoa(n + step)
		}
	}
	if m := rowFormula.FindStringSubmatch(formula); m != nil {
		shift, _ := strconv.Atoi(m[1])
		return strconv.Itoa(g.number + shift)
	}
	if g.unknown++; g.first == "" {
		g.first = fmt.Sprintf("dòng %d", g.number)
	}
	return ""
}

// columnOf returns the number of the column of a reference, from 1; 0 if it is none: 2 of B7.
func columnOf(ref string) (n int) {
	i := 0
	for ; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		n = n*26 + int(ref[i]-'A') + 1
	}
	if n > lastColumn || i == len(ref) || ref[i] < '0' || ref[i] > '9' {
		return 0
	}
	return n
}

// areaOf reads a reference to merged cells: D26:D30.
func areaOf(ref string) (a area, ok bool) {
	first, last, _ := strings.Cut(ref, ":")
	a.left, a.right = columnOf(first), columnOf(last)
	a.top, a.bottom = rowOf(first), rowOf(last)
	return a, a.left > 0 && a.right >= a.left && a.top > 0 && a.bottom >= a.top
}

func rowOf(ref string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return n
}

// columnName returns the letters of a column: 2 is B.
func columnName(n int) (name string) {
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// finish returns the rows of the sheet as they are printed, and says what was left out.
func (g *grid) finish() []blocks.Row {
	g.fill()
	var hiddenRows []int
	shown := g.rows[:0]
	for _, r := range g.rows {
		if r.hidden {
			hiddenRows = append(hiddenRows, r.number)
		} else {
			shown = append(shown, r)
		}
	}
	columns, hiddenColumns := g.columns(shown)
	if len(hiddenRows) > 0 {
		g.drop(g.at, "bỏ %d dòng ẩn: %s", "left out %d hidden rows: %s", len(hiddenRows), ranges(hiddenRows, strconv.Itoa))
	}
	if len(hiddenColumns) > 0 {
		g.drop(g.at, "bỏ %d cột ẩn: %s", "left out %d hidden columns: %s", len(hiddenColumns), ranges(hiddenColumns, columnName))
	}
	if g.unknown > 0 {
		g.drop(g.at, "%d ô có công thức chưa có kết quả, từ %s; mở bằng Excel rồi lưu lại", "%d cells have a formula without a value, from %s on: open the file in Excel and save it", g.unknown, g.first)
	}
	if g.faults > 0 {
		g.drop(g.at, "%d ô báo lỗi (#N/A, #REF! …)", "%d cells have an error (#N/A, #REF! …)", g.faults)
	}
	rows := g.blocks(shown, columns)
	if g.cut {
		g.drop(g.at, "chỉ đọc %d dòng đầu", "only the first %d rows were read", len(rows))
	}
	return rows
}

// fill writes the text of merged cells into all rows and columns that they cover and that have text.
func (g *grid) fill() {
	work := 0
	for i := range g.merges {
		a := &g.merges[i]
		from := sort.Search(len(g.rows), func(k int) bool { return g.rows[k].number >= a.top })
		text, begun := "", false
		for k := from; k < len(g.rows) && g.rows[k].number <= a.bottom; k++ {
			r := &g.rows[k]
			if r.number == a.top {
				for _, c := range r.cells {
					if c.column == a.left {
						text = c.text
					}
				}
			}
			if work += len(r.cells) + 1; text == "" || work > maxCells*4 {
				break
			}
			r.cells = slices.DeleteFunc(r.cells, func(c gridCell) bool { return c.column >= a.left && c.column <= a.right })
			r.cells = append(r.cells, gridCell{column: a.left, text: text, area: a, down: begun})
			begun = begun || !r.hidden
		}
	}
}

// columns returns the visible columns that have text, in their order, and the hidden ones that have.
func (g *grid) columns(rows []gridRow) (shown, hidden []int) {
	used := map[int]bool{}
	for _, r := range rows {
		for _, c := range r.cells {
			used[c.column] = true
		}
	}
	for c := range used {
		if slices.ContainsFunc(g.hidden, func(s span) bool { return c >= s.from && c <= s.to }) {
			hidden = append(hidden, c)
		} else {
			shown = append(shown, c)
		}
	}
	slices.Sort(shown)
	slices.Sort(hidden)
	if len(shown) > maxColumns {
		g.drop(g.at, "chỉ đọc %d cột đầu có chữ", "only the first %d columns with text were read", maxColumns)
		shown = shown[:maxColumns]
	}
	return shown, hidden
}

// blocks returns the rows with a cell for each of the columns.
func (g *grid) blocks(rows []gridRow, columns []int) (out []blocks.Row) {
	texts := make([]string, len(columns))
	for _, r := range rows {
		if (len(out)+1)*len(columns) > maxCells {
			g.cut = true
			break
		}
		clear(texts)
		row := blocks.PlainRow(fmt.Sprintf("%s!%d", g.name, r.number), texts)
		some := false
		for _, c := range r.cells {
			from, to := c.column, c.column
			if c.area != nil {
				to = c.area.right
			}
			first := sort.SearchInts(columns, from)
			last := sort.SearchInts(columns, to+1)
			for i := first; i < last; i++ {
				row.Cells[i] = blocks.Cell{Text: c.text, Column: first, Span: last - first, Down: c.down}
				some = true
			}
		}
		if some {
			out = append(out, row)
		}
	}
	return out
}

// ranges returns sorted numbers with runs of them as from–to, at most 20 of them.
func ranges(numbers []int, name func(int) string) string {
	var out []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		if len(out) == 20 {
			return strings.Join(out, ", ") + ", …"
		}
		if k > i {
			out = append(out, name(numbers[i])+"–"+name(numbers[k]))
		} else {
			out = append(out, name(numbers[i]))
		}
		i = k + 1
	}
	return strings.Join(out, ", ")
}
