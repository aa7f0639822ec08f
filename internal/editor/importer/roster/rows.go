package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"
)

// readRows reads the rows from an index on.
func (t *table) readRows(from int) {
	head := ""
	if from > 0 && t.out.Headed {
		head = distinctText(t.rows[from-1])
	}
	for i := from; i < len(t.rows); i++ {
		source := t.rows[i]
		texts := distinct(source)
		switch {
		case len(texts) == 0, t.out.Headed && (distinctText(source) == head || i == from && isNumbering(texts)):
			continue
		case t.isBelow(i, source, texts):
			t.readBelow(t.rows[i:])
			return
		case isTotal(texts[0]) || len(texts) > 1 && isRomanOrEmptyOrdinal(texts[0]) && isTotal(texts[1]):
			t.state(strings.Join(texts[:min(2, len(texts))], " "), source)
			continue
		case t.out.Headed && isHeadAgain(t.columns, source) && t.isHead(source):
			continue
		}
		if heading, ok := t.heading(i, source, texts); ok {
			t.open(heading, source)
			continue
		}
		t.recipient(t.read(source))
	}
}

// isNumbering reports whether a row numbers the columns: (1) (2) (3).
func isNumbering(texts []string) bool {
	digits := 0
	for i, text := range texts {
		text = strings.Trim(text, " ()")
		n, err := strconv.Atoi(text)
		if err == nil && n == i+1 || err == nil && n == i {
			digits++
		} else if len(text) > 1 && !strings.ContainsAny(text, "=+") {
			return false
		}
	}
	return len(texts) > 1 && digits > 0
}

// isHeadAgain reports whether a row repeats the head, as that of another page does.
func isHeadAgain(columns []column, source blocks.Row) bool {
	same, filled := 0, 0
	for i, c := range source.Cells {
		text := blocks.OneLine(c.Text)
		if text == "" || i >= len(columns) {
			continue
		}
		filled++
		if strings.Contains(viet.Fold(columns[i].head), viet.Fold(text)) {
			same++
		}
	}
	return same*2 > filled
}

func isRomanOrEmptyOrdinal(s string) bool {
	level, rest := cutOrdinal(s)
	return level > 0 && rest == ""
}

// isBelow reports whether the list ends before a row: the signature follows, or the rows with numbers are over and the row
// has no name that could be one.
func (t *table) isBelow(i int, source blocks.Row, texts []string) bool {
	if len(t.out.Groups) == 0 {
		return false
	}
	if t.numbered && i <= t.lastRow {
		return false
	}
	if t.numbered {
		if _, ok := t.ordinal(source); !ok && !isTotal(texts[0]) {
			return true
		}
	}
	return endsList(texts)
}

// readBelow keeps the rows below the list, and compares the numbers of recipients that they say.
func (t *table) readBelow(rows []blocks.Row) {
	for _, source := range rows {
		texts := distinct(source)
		if len(texts) == 0 {
			continue
		}
		text := strings.Join(texts, " ")
		if isTotal(texts[0]) || isRemark(text) {
			t.state(text, source)
		}
		if len(t.out.Below) < maxBelow {
			t.out.Below = append(t.out.Below, draft.Value{Text: text, From: t.place(source)})
		}
	}
}

// maxBelow is the number of rows below a list that are kept.
const maxBelow = 40

// state keeps the number of recipients of a total or a remark, which counts all rows.
func (t *table) state(text string, source blocks.Row) {
	if each := countsIn(text); len(each) > 1 && len(t.stated) < maxStated {
		for _, s := range each {
			s.open, s.place, s.text = true, t.place(source), clip(text)
			t.stated = append(t.stated, s)
		}
		return
	}
	if n := countIn(text); n > 0 && len(t.stated) < maxStated {
		t.stated = append(t.stated, stated{n: n, kind: sectionKindIn(text), open: true, place: t.place(source), text: clip(text)})
	}
}

// countsIn returns the numbers of recipients that a total says of each kind: “02 tập thể; 05 cá nhân”; nil if it says a kind
// twice.
func countsIn(text string) (out []stated) {
	for _, m := range someCount.FindAllStringSubmatch(viet.Fold(text), 6) {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ".", ""))
		kind := sectionKindIn(m[0])
		if err != nil || kind == "" || slices.ContainsFunc(out, func(s stated) bool { return s.kind == kind }) {
			return nil
		}
		out = append(out, stated{n: n, kind: kind})
	}
	return out
}

// sectionKindIn returns the kind that a total counts.
func sectionKindIn(text string) string {
	fold := viet.Fold(text)
	found := ""
	for _, w := range []struct{ word, kind string }{{"tap the", kindCollective}, {"ca nhan", kindIndividual}, {"ho gia dinh", kindHousehold}, {"ho", kindHousehold}} {
		if hasAny(fold, w.word) {
			if found != "" && found != w.kind {
				return ""
			}
			found = w.kind
		}
	}
	return found
}

// clip returns a text of at most 80 bytes or so, for messages.
func clip(text string) string {
	if len(text) <= 80 {
		return text
	}
	return strings.ToValidUTF8(text[:77], "") + "…"
}

// heading returns what a row says that is a heading and no recipient.
func (t *table) heading(i int, source blocks.Row, texts []string) (section, bool) {
	if t.continuesName(source) {
		return section{}, false
	}
	number, has := t.ordinal(source)
	whole := strings.Join(texts[:min(len(texts), 3)], " ")
	letter := len(texts) > 1 && isRomanOrEmptyOrdinal(texts[0]) && !(has && number > 0)
	switch {
	case letter:
		s := t.readSection(texts[0] + ". " + texts[1])
		return s, t.inName(source, 1) && (s.says() || len(texts) == 2)
	case len(texts) == 1:
		at := firstFilled(source)
		s := t.readSection(whole)
		inName := t.inName(source, 0) && source.Cells[at].Span <= 1
		switch {
		case source.Cells[at].Span > 1, !inName, t.numbered && !has, s.level == 1 || s.level == 2:
			return s, true
		case s.kind != "" || s.honour != "":
			return s, true
		}
		return s, s.unit != "" && t.onlyUnit(i) && len(t.columns) > 1 && t.personsBelow(i)
	case len(texts) == 2 && has && number > 0 && t.inName(source, 1):
		s := t.readSection(texts[1])
		if s.kind != "" || s.honour != "" && !t.has(honour) {
			return s, true
		}
		s.level = 3
		return s, s.unit != "" && t.startsAgain(i) && t.personsBelow(i)
	}
	return section{}, false
}

// inName reports whether the n-th filled cell of a row, from 0, is in a column of names, or reaches into one.
func (t *table) inName(source blocks.Row, n int) bool {
	for i, c := range source.Cells {
		if c.Column != i || c.Down || blocks.OneLine(c.Text) == "" {
			continue
		}
		if n == 0 {
			return slices.ContainsFunc(t.columns[min(i, len(t.columns)):min(i+c.Span, len(t.columns))], func(c column) bool { return c.role == name })
		}
		n--
	}
	return false
}

// continuesName reports whether the name of a row is that of the row above, in merged cells.
func (t *table) continuesName(source blocks.Row) bool {
	for i, c := range t.columns {
		if c.role == name && i < len(source.Cells) && source.Cells[i].Down && blocks.OneLine(source.Cells[i].Text) != "" {
			return true
		}
	}
	return false
}

// onlyUnit reports whether the row has nothing but a name, and the one below it more.
func (t *table) onlyUnit(i int) bool {
	return i+1 < len(t.rows) && len(distinct(t.rows[i+1])) > 1
}

// startsAgain reports whether the number of the row below is 1, or 1.1 for a heading 1.
func (t *table) startsAgain(i int) bool {
	if i+1 >= len(t.rows) {
		return false
	}
	n, ok := t.ordinal(t.rows[i+1])
	if n == 1 {
		return true
	}
	texts := distinct(t.rows[i+1])
	return ok && n == 0 && len(texts) > 0 && strings.Contains(texts[0], ".")
}

// personsBelow reports whether the next row has the name of a person.
func (t *table) personsBelow(i int) bool {
	return i+1 < len(t.rows) && nameKind(t.read(t.rows[i+1]).text[name]) == kindIndividual
}

// open makes a heading hold for the rows below it, and ends those that do not hold beside it.
func (t *table) open(s section, source blocks.Row) {
	t.counting = slices.DeleteFunc(t.counting, func(i int) bool {
		st := &t.stated[i]
		if s.level == 0 || s.level <= st.level {
			st.have, st.open = t.taken(st.kind)-st.from, false
		}
		return !st.open
	})
	if !s.says() {
		if isRemark(s.text) {
			t.state(s.text, source)
		} else if strings.Trim(s.text, " .…-–_*") != "" {
			t.remark(draft.Note, source, "dòng “%s” được hiểu là đề mục, không phải tên", "row “%s” was taken as a heading, not as a name", clip(s.text))
		}
		if s.level == 0 {
			return
		}
	}
	t.headings = slices.DeleteFunc(t.headings, func(h section) bool {
		if s.level > 0 && h.level > 0 {
			return h.level >= s.level
		}
		same := s.kind != "" && h.kind != "" || s.honour != "" && h.honour != "" || s.unit != "" && h.unit != ""
		return same || h.unit != "" && s.unit == ""
	})
	t.headings = append(t.headings[max(0, len(t.headings)-maxHeadings):], s)
	t.above = row{}
	if s.count > 0 && s.level > 0 && len(t.stated) < maxStated {
		t.counting = append(t.counting[max(0, len(t.counting)-maxHeadings):], len(t.stated))
		t.stated = append(t.stated, stated{n: s.count, kind: s.kind, from: t.taken(s.kind), open: true, level: s.level, place: t.place(source), text: clip(s.text)})
	}
}

// Bounds of headings.
const (
	maxHeadings = 16 // that hold at once
	maxStated   = 2000
)

// held returns what the headings say that hold.
func (t *table) held() (s section) {
	for _, h := range t.headings {
		if h.kind != "" {
			s.kind = h.kind
		}
		if h.honour != "" {
			s.honour, s.by = h.honour, h.by
		}
		if h.unit != "" {
			s.unit = h.unit
		}
		s.posthumous = s.posthumous || h.posthumous
	}
	return s
}

// follow compares the number of order of a row with that before.
func (t *table) follow(source blocks.Row) {
	n, ok := t.ordinal(source)
	switch {
	case !ok && t.numbered:
		t.noNumber = append(t.noNumber, source.At)
	case !ok || n == 0:
	case n == t.number+1 || n == 1:
	case n > t.number+1 && n < t.number+1000 && t.number > 0:
		gap := strconv.Itoa(t.number + 1)
		if n > t.number+2 {
			gap = fmt.Sprintf("%d–%d", t.number+1, n-1)
		}
		t.gaps = append(t.gaps, gap)
	default:
		if t.number > 0 {
			t.repeated = append(t.repeated, fmt.Sprintf("%d (%s)", n, source.At))
		}
	}
	if n > 0 {
		t.number = n
	}
}
