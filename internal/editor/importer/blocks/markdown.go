package blocks

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Markdown returns the text of a document as Markdown in the dialect of the site: headings from ## on without a gap
// between their levels, lists, also those that were typed by hand (“- ”, “+ ”, “1.”, “a)”), tables, footnotes, links and
// pictures, which it names as Document.Pictures does. A picture has its caption as title, with the credit behind a bar.
// It does not change the document.
//
// No character of the text becomes markup: “*tăng* <5” is shown as it is. Only links to http, https and mailto are
// written as such. Emphasis within a word is left out, which Markdown does not know. A table of one row or one column is
// written as paragraphs. Blanks are single, and control characters are left out.
func Markdown(doc *Document) string {
	w := &markdownWriter{doc: doc, used: make([]bool, len(doc.Notes)), levels: headingLevels(doc.Blocks)}
	for i := 0; i < len(doc.Blocks); i++ {
		b := &doc.Blocks[i]
		if items := listAt(doc.Blocks[i:]); len(items) > 0 {
			w.list(items)
			i += len(items) - 1
			continue
		}
		switch b.Kind {
		case Heading:
			if text := w.inline(plainRuns(b.Runs), false); text != "" {
				w.block(strings.Repeat("#", w.levels[b.Level]) + " " + strings.ReplaceAll(text, "\\\n", " "))
			}
		case Table:
			w.table(b)
		case PictureAt:
			w.block(Image(doc.Pictures[b.Picture]))
		default:
			w.block(w.inline(b.Runs, true))
		}
	}
	w.notes()
	return strings.Join(w.out, "\n\n") + strings.Repeat("\n", min(len(w.out), 1))
}

// markdownWriter writes the blocks of a document.
type markdownWriter struct {
	doc    *Document
	out    []string
	used   []bool // notes that the text refers to
	levels map[int]int
	lists  int // lists that follow each other directly: these need different marks
}

func (w *markdownWriter) block(text string) {
	w.lists = 0
	if text != "" {
		w.out = append(w.out, text)
	}
}

// headingLevels returns the level in Markdown of each level of the headings, from 2 on.
func headingLevels(list []Block) map[int]int {
	var levels []int
	for _, b := range list {
		if b.Kind == Heading {
			levels = append(levels, b.Level)
		}
	}
	slices.Sort(levels)
	out := map[int]int{}
	for i, l := range slices.Compact(levels) {
		out[l] = min(i+2, 6)
	}
	return out
}

// plainRuns returns runs without bold, and without italics if all are in italics: a heading has its own look.
func plainRuns(runs []Run) []Run {
	out, italic := slices.Clone(runs), Block{Runs: runs}.Italic()
	for i := range out {
		out[i].Bold = false
		out[i].Italic = out[i].Italic && !italic
	}
	return out
}

// Image returns a picture in Markdown, alone in its paragraph.
func Image(p Picture) string {
	caption := SplitCredit(p.Caption)
	alt := Description(p)
	out := "![" + escape(OneLine(alt), false) + "](" + destination(p.Name)
	if caption != "" {
		out += ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`).Replace(OneLine(caption)) + `"`
	}
	return out + ")"
}

// Description returns the description of a picture for those who do not see it: the one of the file, unless a program made
// it or it is the name of a file; else the caption without its credit.
func Description(p Picture) string {
	low := strings.ToLower(p.Alt)
	made := strings.Contains(low, "automatically generated") || strings.Contains(low, "được tạo tự động") || strings.Contains(low, "mô tả tự động") || strings.Contains(low, "ai-generated")
	file := !strings.Contains(low, " ") && strings.ContainsAny(low, "._0123456789") || strings.Contains(low, `:\`)
	if p.Alt != "" && !made && !file {
		return p.Alt
	}
	caption, _, _ := strings.Cut(SplitCredit(p.Caption), "|")
	return strings.TrimSpace(caption)
}

// OneLine returns a text in one line, with single blanks.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// notes writes the footnotes. One that only a table refers to, where Markdown has no place for it, becomes a paragraph.
func (w *markdownWriter) notes() {
	for i, n := range w.doc.Notes {
		text := w.inline(n.Runs, false)
		if text == "" {
			continue
		}
		if !w.used[i] {
			w.block("Chú thích: " + text)
			continue
		}
		w.block("[^" + strconv.Itoa(i+1) + "]: " + strings.ReplaceAll(text, "\n", "\n    "))
	}
}

// table writes a table, or its cells as paragraphs if it has only one row or one column.
func (w *markdownWriter) table(b *Block) {
	rows, columns := compactRows(b.Rows)
	if len(rows) <= 1 || len(columns) <= 1 {
		w.cells(rows, columns)
		return
	}
	heads := 1
	for heads < len(rows)-1 && (rows[heads].Header || headContinues(rows[heads-1], rows[heads])) {
		heads++
	}
	if full := rows[0].Cells[0]; full.Span >= len(rows[0].Cells) && len(rows) > 2 { // a title above the table
		w.block(w.inline([]Run{{Text: full.Text, Bold: full.Bold}}, true))
		rows, heads = rows[1:], max(heads-1, 1)
	}
	var out strings.Builder
	for _, at := range columns {
		out.WriteString("| " + w.head(rows[:heads], at) + " ")
	}
	out.WriteString("|\n" + strings.Repeat("| --- ", len(columns)) + "|")
	for _, row := range rows[heads:] {
		out.WriteString("\n")
		for _, at := range columns {
			c, text := row.Cells[at], ""
			if c.Column == at || at == columns[0] {
				text = w.cell(c.Text, c.Bold)
			}
			out.WriteString("| " + text + " ")
		}
		out.WriteString("|")
	}
	w.block(out.String())
}

// cells writes the cells of a table as paragraphs.
func (w *markdownWriter) cells(rows []Row, columns []int) {
	for _, row := range rows {
		for _, at := range columns {
			c := row.Cells[at]
			if c.Column != at || c.Down {
				continue
			}
			for line := range strings.Lines(c.Text) {
				w.block(w.inline([]Run{{Text: strings.TrimSpace(line), Bold: c.Bold}}, true))
			}
		}
	}
}

// head returns the head of a column from the rows of the head.
func (w *markdownWriter) head(rows []Row, column int) string {
	var texts []string
	for _, row := range rows {
		if text := w.cell(row.Cells[column].Text, false); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " – ")
}

// headContinues reports whether a row is the next row of a head: it has the parts of those cells of the row above that span
// several columns, and its other cells go on from that row.
func headContinues(above, row Row) bool {
	spans := false
	for i, c := range above.Cells {
		switch {
		case c.Span >= len(above.Cells):
			return false
		case c.Span > 1:
			spans = true
		case !row.Cells[i].Down:
			return false
		}
	}
	return spans
}

// compactRows returns the rows with text and the numbers of the columns with text.
func compactRows(all []Row) (rows []Row, columns []int) {
	filled := map[int]bool{}
	for _, row := range all {
		some := false
		for i, c := range row.Cells {
			if strings.TrimSpace(c.Text) != "" {
				some = true
				filled[i] = filled[i] || c.Column == i
			}
		}
		if some {
			rows = append(rows, row)
		}
	}
	for i := range filled {
		if filled[i] {
			columns = append(columns, i)
		}
	}
	slices.Sort(columns)
	return rows, columns
}

// cell returns the text of a cell in one line.
func (w *markdownWriter) cell(text string, bold bool) string {
	return strings.ReplaceAll(w.inline([]Run{{Text: text, Bold: bold}}, false), "\\\n", "<br>")
}

// listAt returns the items of the list with which blocks begin, nil if there is none. Paragraphs that begin with a mark
// typed by hand are items of it.
func listAt(list []Block) (items []Block) {
	var open []int // ranks of the marks by hand, from the outermost level to the last
	for i := range list {
		b := list[i]
		if b.Kind == Item {
			open = nil
			items = append(items, b)
			continue
		}
		item, rank := byHand(b)
		if rank == 0 {
			break
		}
		at := slices.Index(open, rank)
		if at < 0 {
			for len(open) > 0 && open[len(open)-1] > rank {
				open = open[:len(open)-1]
			}
			at = len(open)
			open = append(open, rank)
		}
		open = open[:at+1]
		item.Level = at
		items = append(items, item)
	}
	return items
}

// byHand returns a paragraph that begins with a mark typed by hand as an item. rank orders the marks from the outermost, 1.,
// on; 0 if there is no mark.
func byHand(b Block) (item Block, rank int) {
	if b.Kind != Paragraph || len(b.Runs) == 0 || b.Runs[0].Note > 0 || b.Centred {
		return b, 0
	}
	text, _ := clean(b.Runs[0].Text, true)
	mark, rank := MarkOf(text)
	if rank == 0 {
		return b, 0
	}
	item = b
	item.Kind, item.Mark, item.Ordered = Item, mark, rank <= 2
	item.Runs = slices.Clone(b.Runs)
	item.Runs[0].Text = text[len(mark):]
	if strings.TrimSpace(item.Text()) == "" {
		return b, 0
	}
	return item, rank
}

// MarkOf returns the mark of an item with which a text begins, as it was typed by hand: 1., a), -, + or •. rank is 1 for a
// number, 2 for a letter, 3 and more for the others; 0 if there is none.
func MarkOf(text string) (mark string, rank int) {
	first, size := utf8.DecodeRuneInString(text)
	for i, signs := range []string{"-–—", "+", "•·*▪●○■□➢✓❖➔"} {
		if size > 0 && strings.ContainsRune(signs, first) {
			next, _ := utf8.DecodeRuneInString(text[size:])
			if strings.ContainsRune(" \t\u00a0", next) || isLetter(next) && first != '*' {
				return text[:size], i + 3
			}
			return "", 0
		}
	}
	digits := 0
	for digits < len(text) && digits < 3 && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	switch {
	case digits > 0:
		size, rank = digits, 1
	case first >= 'a' && first <= 'z' || first == 'đ':
		rank = 2
	default:
		return "", 0
	}
	if size >= len(text) || text[size] != '.' && text[size] != ')' || text[0] == '0' {
		return "", 0
	}
	next, _ := utf8.DecodeRuneInString(text[size+1:])
	if strings.ContainsRune(" \t\u00a0", next) || rank == 1 && isUpper(next) {
		return text[:size+1], rank
	}
	return "", 0
}

// listLevel is a level of a list that is being written.
type listLevel struct {
	number int    // the last one, 0 for bullets
	mark   string // ., ), - or *
	indent int    // columns before the mark
	width  int    // of the mark with its number and blank
}

// list writes the items of a list. The marks of lists that follow each other differ, so that Markdown keeps them apart.
func (w *markdownWriter) list(items []Block) {
	var out strings.Builder
	var open []listLevel
	for i := range items {
		b := &items[i]
		text := w.inline(b.Runs, true)
		if text == "" {
			continue
		}
		number := numberOf(b.Mark)
		if number == 0 && b.Ordered && b.Mark != "" {
			text = escape(b.Mark, false) + " " + text
		}
		open = w.level(open, b.Level, number)
		l := &open[len(open)-1]
		mark := l.mark + " "
		if number > 0 {
			mark = strconv.Itoa(number) + mark
		}
		l.number, l.width = number, len(mark)
		pad := strings.Repeat(" ", l.indent)
		out.WriteString(pad + mark + strings.ReplaceAll(text, "\n", "\n"+pad+strings.Repeat(" ", len(mark))) + "\n")
	}
	lists := w.lists
	w.block(strings.TrimRight(out.String(), "\n"))
	w.lists = lists + 1
}

// level returns the levels of a list with that of its next item as the last, whose mark differs from the one before if the
// item begins another list.
func (w *markdownWriter) level(open []listLevel, depth, number int) []listLevel {
	if depth = min(depth, len(open)); depth < len(open) {
		open = open[:depth+1]
		l := &open[depth]
		if follows := (number == 0) == (l.number == 0) && (number == 0 || number == l.number+1); !follows {
			l.mark = other(l.mark, number)
		}
		return open
	}
	l := listLevel{mark: "-"}
	if number > 0 {
		l.mark = "."
	}
	if depth == 0 && w.lists%2 == 1 {
		l.mark = other(l.mark, number)
	}
	if depth > 0 {
		l.indent = open[depth-1].indent + open[depth-1].width
	}
	return append(open, l)
}

// other returns the other mark of a list, by its kind.
func other(mark string, number int) string {
	switch {
	case number > 0 && mark == ".":
		return ")"
	case number > 0:
		return "."
	case mark == "-":
		return "*"
	}
	return "-"
}

// numberOf returns the number of a mark such as 1. or 2), 0 for others.
func numberOf(mark string) int {
	n, err := strconv.Atoi(strings.TrimRight(mark, ".)"))
	if err != nil || n < 0 || n > 999_999 || len(mark) < 2 {
		return 0
	}
	return n
}
