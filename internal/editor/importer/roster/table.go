package roster

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"
)

// table is the state of reading one table.
type table struct {
	*Reader
	context        Context
	rows           []blocks.Row
	columns        []column
	out            *List
	groups         map[groupKey]int // index in out.Groups
	numbered       bool             // most rows have a number of order
	lastRow        int              // index of the last row with a number, if numbered
	titles         section          // what the rows above the head say
	sharedCitation bool             // several recipients have the same citation: it is that of their award
	fillUnit       bool             // a unit is written once and holds for the rows below it
	headings       []section        // the headings that hold, the outermost first
	above          row              // the row before
	number         int              // of the row before
	gaps           []string
	repeated       []string
	stated         []stated
	counting       []int                // indexes in stated of headings whose rows are not over
	honours        map[string][2]string // of phrases, with the bodies behind them
	seen           map[string]string    // where each recipient of a group was
	people         map[string]int       // number of recipients by their kind
	doubles        []string
	noNumber       []string
	capitals       string // the first post or unit in capitals, in small letters
}

// stated is a number of recipients that the table says of itself.
type stated struct {
	n     int
	kind  string // of the recipients, "" for all
	from  int    // number of such names before
	have  int    // number of names that were read, once it is closed
	open  bool   // rows that it counts may follow
	level int
	place draft.Place
	text  string
}

type groupKey struct {
	kind, honour, by, decision, period, citation string
	posthumous                                   bool
}

// row is a row of a table by the roles of its columns.
type row struct {
	source blocks.Row
	text   map[role]string
}

func (t *table) has(r role) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.role == r })
}

// taken returns the number of recipients of a kind so far, of all kinds if that is "". One with two honours counts once.
func (t *table) taken(kind string) (n int) {
	for k, some := range t.people {
		if kind == "" || k == kind {
			n += some
		}
	}
	return n
}

// read returns the texts of a row by their roles.
func (t *table) read(source blocks.Row) row {
	out := row{source, make(map[role]string, 6)}
	for i, c := range t.columns {
		if i >= len(source.Cells) {
			break
		}
		cell := source.Cells[i]
		if c.role == unknown || c.role == personal || c.role == ignored {
			continue
		}
		if cell.Column < i { // it began in a column to the left
			switch left := t.columns[cell.Column].role; {
			case left == post && c.role == unit:
				out.text[postUnit] = strings.TrimSpace(cell.Text)
				delete(out.text, post)
				continue
			case left == name, left == nameEnd, left == post, left == postUnit, left == c.role:
				continue
			}
		}
		text := strings.TrimSpace(cell.Text)
		if text == "" {
			continue
		}
		if c.role == unit && shortClass.MatchString(text) && strings.HasPrefix(viet.Fold(c.head), "lop") {
			text = "Lớp " + text
		}
		switch before := out.text[c.role]; {
		case c.role == mark:
			if isMark(text) {
				out.text[mark] = strings.TrimPrefix(before+"\n"+c.head, "\n")
			}
		case c.role == gender && isMark(text):
		case c.role == nameEnd:
			out.text[name] = strings.TrimSpace(out.text[name] + " " + text)
		case before == "":
			out.text[c.role] = text
		case c.role == name: // a column for each kind
		case c.role == unit && strings.HasPrefix(text, "Lớp "):
			out.text[unit] = text + ", " + before
		default:
			out.text[c.role] = before + ", " + text
		}
	}
	return out
}

func isMark(text string) bool {
	switch viet.Fold(strings.TrimSpace(text)) {
	case "x", "v", "1", "co", "+", "✓", "✔", "☑":
		return true
	}
	return false
}

// settleColumns decides what the head leaves open, from the rows below it: a list of units has no other names; “Danh
// hiệu” may be that of an artist; a column “Năm” may have years of birth. It says which columns are not taken.
func (t *table) settleColumns(from int) {
	t.countNumbers(from)
	t.promoteNames(from)
	for i := range t.columns {
		c := &t.columns[i]
		switch c.role {
		case honour:
			if t.Honours != nil && t.share(i, from, t.isHonour) < 0.3 && t.share(i, from, isTitle) > 0.3 {
				c.role = title
			}
		case period:
			if t.share(i, from, isOldYear) > 0.2 && t.distinct(i, from) > 3 {
				c.role = personal
			}
		case post, unit, note, unknown, citation, title, ignored:
			if least := map[bool]float64{true: 0.3, false: 0.6}[c.role == unknown || c.role == ignored]; t.share(i, from, isPersonalCell) > least {
				c.role = personal
			}
		}
	}
	t.fillUnit = t.unitOnce(from)
	if i := slices.IndexFunc(t.columns, func(c column) bool { return c.role == citation }); i >= 0 {
		n := 0
		t.share(i, from, func(string) bool { n++; return false })
		different := t.distinct(i, from)
		t.sharedCitation = different == 1 && n > 1 || different*4 <= n
	}
	t.sayLeftOut(from)
}

// promoteNames makes the column of units, or that below “Ông/Bà”, the one of names if there is no other.
func (t *table) promoteNames(from int) {
	if t.has(name) {
		return
	}
	for i := range t.columns {
		if c := &t.columns[i]; c.role == gender && t.share(i, from, isPerson) > 0.5 {
			c.role, c.kind = name, kindIndividual
		}
	}
	if i := slices.IndexFunc(t.columns, func(c column) bool { return c.role == unit }); i >= 0 && !t.has(name) {
		t.columns[i].role, t.columns[i].kind = name, kindCollective
		if hasAny(viet.Fold(t.columns[i].head), "thon", "khu dan cu", "to dan pho") {
			t.columns[i].kind = kindCommunity
		}
	}
}

// sayLeftOut says which columns with text are not taken, and why.
func (t *table) sayLeftOut(from int) {
	var private, other []string
	for i, c := range t.columns {
		if c.role != personal && c.role != unknown && c.role != ignored || i > 0 && c.head == t.columns[i-1].head && c.head != "" {
			continue
		}
		head := c.head
		if head == "" {
			if t.share(i, from, func(s string) bool { return s != "" }) == 0 {
				continue
			}
			head = "cột " + strconv.Itoa(i+1)
		}
		if c.role == personal {
			private = append(private, head)
		} else {
			other = append(other, head)
		}
	}
	at := draft.Place{File: t.context.File}
	if from > 0 && from <= len(t.rows) {
		at = t.place(t.rows[from-1])
	}
	if private != nil {
		list := "“" + strings.Join(private, "”, “") + "”"
		t.remarkAt(draft.Note, at, "không lấy cột %s vì là dữ liệu cá nhân", "column %s was not taken: personal data", list)
	}
	if other != nil {
		list := "“" + strings.Join(other, "”, “") + "”"
		t.remarkAt(draft.Note, at, "không lấy cột %s", "column %s was not taken", list)
	}
}

// rememberTitles takes the kind from the rows above the head: “DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN”.
func (t *table) rememberTitles() {
	for _, line := range t.out.Titles {
		if len(line.Text) <= maxSection {
			if kind := sectionKind(line.Text, true); kind != "" {
				t.titles.kind = kind
			}
		}
	}
}

// maxSample is the number of filled cells of a column that are looked at.
const maxSample = 400

// share returns the share of the filled cells of a column that have a property, 0 without any.
func (t *table) share(column, from int, has func(string) bool) float64 {
	n, all := 0, 0
	for _, row := range t.rows[from:] {
		if column >= len(row.Cells) || row.Cells[column].Down || row.Cells[column].Column != column || row.Cells[column].Span > 1 {
			continue
		}
		text := blocks.OneLine(row.Cells[column].Text)
		if text == "" {
			continue
		}
		if all++; has(text) {
			n++
		}
		if all == maxSample {
			break
		}
	}
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

func (t *table) distinct(column, from int) int {
	seen := map[string]bool{}
	t.share(column, from, func(s string) bool { seen[s] = true; return false })
	return len(seen)
}

// shortClass matches a class of a school without its word: 5A, 12A1.
var shortClass = regexp.MustCompile(`^\d{1,2} ?[A-Za-z0-9Đđ./]{0,5}$`)

var (
	fourDigits = regexp.MustCompile(`^(?:19|20)\d\d$`)
	dayCell    = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$|^(?:19|20)\d\d-\d\d-\d\d$`)
	idCell     = regexp.MustCompile(`^'?(?:\d[ .]?){8,12}$`)
)

func isOldYear(s string) bool { return fourDigits.MatchString(s) && s < "2008" }

// isPersonalCell reports whether a cell has nothing but a day, a number of 9 to 12 digits or an address for e-mail, or
// personal data in words.
func isPersonalCell(s string) bool {
	return dayCell.MatchString(s) || idCell.MatchString(s) || content.IsPersonalField("post", s)
}

func (t *table) isHonour(s string) bool {
	h, _ := t.honour(s)
	return h != ""
}

// honour is findHonour, which remembers the phrases of cells: most rows have one of a few.
func (t *table) honour(phrase string) (text, by string) {
	found, ok := t.honours[phrase]
	if !ok {
		found[0], found[1] = t.findHonour(phrase)
		if t.honours == nil {
			t.honours = map[string][2]string{}
		}
		if len(t.honours) < maxSample {
			t.honours[phrase] = found
		}
	}
	return found[0], found[1]
}

// countNumbers finds out whether the rows are numbered, and where the numbers end.
func (t *table) countNumbers(from int) {
	numbers, filled, before := 0, 0, 0
	for i, source := range t.rows[from:] {
		if isEmpty(source) {
			continue
		}
		filled++
		if n, ok := t.ordinal(source); ok && n > 0 {
			numbers++
			t.lastRow, before = from+i, filled
		}
	}
	t.numbered = numbers*2 > before && numbers > 0
}

// ordinal returns the number of order of a row, 0 if it is no whole number. ok is false if there is none.
func (t *table) ordinal(source blocks.Row) (n int, ok bool) {
	for i, c := range t.columns {
		if c.role != ordinal || i >= len(source.Cells) || source.Cells[i].Column != i || source.Cells[i].Span > 1 {
			continue
		}
		text := strings.Trim(blocks.OneLine(source.Cells[i].Text), " .)(")
		if text == "" {
			continue
		}
		text, _ = strings.CutSuffix(text, ".0")
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 10_000_000 {
			n = 0
		}
		return n, true
	}
	return 0, false
}

// unitOnce reports whether the column of units names a unit once for several rows, as a table does that lost its merged
// cells: some are empty, and no unit is written twice in a row.
func (t *table) unitOnce(from int) bool {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.role == unit })
	if i < 0 {
		return false
	}
	before, empty, filled, first := "", 0, 0, true
	for _, source := range t.rows[from:] {
		cell := blocks.Cell{}
		if i < len(source.Cells) {
			cell = source.Cells[i]
		}
		if _, ok := t.ordinal(source); t.numbered && !ok || isEmpty(source) || cell.Span > 1 {
			continue
		}
		text := blocks.OneLine(cell.Text)
		switch {
		case cell.Down, text != "" && text == before:
			return false
		case text == "" && first:
			return false
		case text == "":
			empty++
		default:
			filled++
			before = text
		}
		first = false
	}
	return empty > 0 && filled > 0 && empty >= filled
}

// finish adds the remarks about all rows.
func (t *table) finish() {
	at := draft.Place{File: t.context.File}
	if !t.out.Headed {
		t.remarkAt(draft.Look, at, "bảng không có dòng tiêu đề cột: xem lại các cột họ tên, chức vụ, đơn vị", "the table has no head: check the columns of names, posts and units")
	}
	if t.fillUnit {
		t.remarkAt(draft.Look, at, "cột đơn vị để trống ở nhiều dòng: đã lấy đơn vị của dòng trên", "empty units were taken from the row above")
	}
	say := func(w draft.Weight, places []string, vi, en string) {
		if len(places) == 0 {
			return
		}
		shown := strings.Join(places[:min(len(places), 20)], ", ")
		if n := len(places) - 20; n > 0 {
			shown += fmt.Sprintf(" … (+%d)", n)
		}
		t.remarkAt(w, at, vi, en, shown)
	}
	say(draft.Repair, t.gaps, "thiếu số thứ tự %s", "numbers of order are missing: %s")
	say(draft.Look, t.repeated, "số thứ tự lặp lại hoặc không theo thứ tự: %s", "numbers of order are repeated or out of order: %s")
	say(draft.Look, t.noNumber, "dòng không có số thứ tự, vẫn lấy tên: %s", "rows without a number of order, taken: %s")
	say(draft.Look, t.doubles, "trùng tên và đơn vị: %s", "the same name and unit occurs twice: %s")
	for _, s := range t.stated {
		if s.open {
			s.have = t.taken(s.kind) - s.from
		}
		if s.n != s.have {
			t.remarkAt(draft.Repair, s.place, "“%s” ghi %d nhưng danh sách có %d tên", "“%s” says %d, but the list has %d names", s.text, s.n, s.have)
		}
	}
}
