// Package law is the law of emulation and commendation as a line of time: which text was in force on a day, who could
// confer an honour by it, on whom, after what, and how long nominees were open to comment.
//
// For example, the Giấy khen had these powers: under Luật 15/2003/QH11, Điều 80, heads of units, of districts and of
// communes; under Luật 06/2022/QH15, Điều 80 the same; since 1/7/2025 no district, but the communes by Nghị định
// 129/2025/NĐ-CP, Điều 59.
//
// The data is in law.md, a table that someone who knows the law can read and mend. Each row says how certain it is: read
// ([Read]), from a secondary source ([Secondary]), or from memory with the reason ([Memory]). [Row.Citation] names no
// article that is from memory, and [Table.Judge] finds no power missing by such rows alone.
//
// A [Table] holds these rows for the honours of one catalogue. An honour that a site declares has none.
package law

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

//go:embed law.md
var lawTable string

// Kind is what a row states.
type Kind string

// The kinds of rows, as the table writes them.
const (
	Document  Kind = "hiệu lực"       // between which days a text was in force
	Power     Kind = "thẩm quyền"     // who may confer an honour
	Criterion Kind = "tiêu chuẩn"     // the article that defines an honour
	Sequence  Kind = "trình tự"       // what must have been conferred before
	Comment   Kind = "lấy ý kiến"     // for how many working days nominees are open to comment
	Named     Kind = "kỷ niệm chương" // a kỷ niệm chương by its own name, and who confers it
)

// How certain a row is.
const (
	Read      = "V" // the article was read
	Secondary = "2" // someone quotes or reports it
	Memory    = "M" // nobody has looked it up; Source has the reason
)

// Row is one row of the table. It is immutable.
type Row struct {
	Kind      Kind
	Honours   []string  // names of the catalogue, or “mọi” and a form; of a Named row its name
	Who       string    // the bodies of a power, what comes first in a sequence, the days of a comment
	Document  string    // "Luật 06/2022/QH15"
	Article   string    // "Điều 80 khoản 2"; "" if unknown
	From, To  time.Time // first and last day in force; zero if unlimited
	Says      string    // in our words
	Certainty string    // Read, Secondary or Memory
	Source    string    // where it was read; of a row from memory the reason
}

// Citation returns the text and article of a row: “Luật 06/2022/QH15, Điều 80 khoản 2”, without an article that is from
// memory.
func (r *Row) Citation() string {
	if r.Article == "" || r.Certainty == Memory {
		return r.Document
	}
	return r.Document + ", " + r.Article
}

// InForce reports whether the row applied on a day.
func (r *Row) InForce(day time.Time) bool {
	return !day.Before(r.From) && (r.To.IsZero() || !day.After(r.To))
}

// Rows returns all rows of the table, in its order. Callers must not change them.
func Rows() []*Row { return rows() }

// columns is the number of cells of a row of law.md.
const columns = 10

// rows reads the table once: it is part of the program, and a test checks its form.
var rows = sync.OnceValue(func() []*Row {
	var out []*Row
	for line := range strings.Lines(lawTable) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| --") || strings.HasPrefix(line, "| Loại |") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		if len(cells) != columns {
			continue
		}
		r := &Row{
			Kind: Kind(cells[0]), Who: cells[2], Document: cells[3], Article: cells[4],
			Says: cells[7], Certainty: cells[8], Source: cells[9],
		}
		if cells[1] != "" {
			r.Honours = strings.Split(cells[1], "; ")
		}
		r.From, _, _ = viet.ParseDate(cells[5])
		r.To, _, _ = viet.ParseDate(cells[6])
		out = append(out, r)
	}
	return out
})

// Table is the law for the honours of a catalogue. It does not change, and is safe for concurrent use.
type Table struct {
	rows map[*honours.Honour][]*Row // those that name the honour first, then those of its form
}

// New returns the law for the honours of a catalogue.
func New(c *honours.Catalogue) *Table {
	t := &Table{rows: map[*honours.Honour][]*Row{}}
	byName, byForm := map[string]*honours.Honour{}, map[string][]*honours.Honour{}
	for _, h := range c.All() {
		if h.Pos.File == "" {
			byName[h.Name] = h
		}
		if h.Pos.File == "" && h.Class != honours.Other {
			byForm[h.Form] = append(byForm[h.Form], h)
		}
	}
	for _, general := range [...]bool{false, true} {
		for _, r := range rows() {
			for _, name := range r.Honours {
				form, all := strings.CutPrefix(name, "mọi ")
				switch h := byName[name]; {
				case all != general || r.Kind == Named:
				case all:
					for _, h := range byForm[form] {
						t.rows[h] = append(t.rows[h], r)
					}
				case h != nil:
					t.rows[h] = append(t.rows[h], r)
				}
			}
		}
	}
	return t
}

// inForce returns the rows of a kind that applied to an honour on a day; nil if there are none.
func (t *Table) inForce(kind Kind, h *honours.Honour, on time.Time) []*Row {
	var out []*Row
	for _, r := range t.rows[h] {
		if r.Kind == kind && r.InForce(on) {
			out = append(out, r)
		}
	}
	return out
}

// Powers returns the rows by which an honour could be conferred on a day; nil if the table has none.
func (t *Table) Powers(h *honours.Honour, on time.Time) []*Row { return t.inForce(Power, h, on) }

// soleBodies are the bodies of powers that are one body, by their names in the table.
var soleBodies = map[string]string{"Chủ tịch nước": "Chủ tịch nước", "Thủ tướng Chính phủ": "Thủ tướng Chính phủ", "Chính phủ (Thủ tướng ký)": "Chính phủ"}

// SoleConferrer returns the one body that could confer an honour on a day, and the row that says so: Chủ tịch nước for a Huân
// chương. It returns "" and nil if several could, if nobody could, and where a row is from memory.
func (t *Table) SoleConferrer(h *honours.Honour, on time.Time) (name string, by *Row) {
	for _, r := range t.rows[h] {
		if r.Kind != Power || !r.InForce(on) {
			continue
		}
		sole := soleBodies[r.Who]
		if sole == "" || r.Certainty == Memory || name != "" && name != sole {
			return "", nil
		}
		name, by = sole, r
	}
	return name, by
}

// Sequences returns the rows that ask for an earlier honour on a day; nil if the table has none.
func (t *Table) Sequences(h *honours.Honour, on time.Time) []*Row { return t.inForce(Sequence, h, on) }

// Criterion returns the row of the article that defined an honour on a day: one of the honour itself rather than of its
// form, then the more certain one. It returns nil if the table has none.
func (t *Table) Criterion(h *honours.Honour, on time.Time) *Row {
	var best *Row
	for _, r := range t.inForce(Criterion, h, on) {
		if best == nil || len(r.Honours) == 1 && len(best.Honours) > 1 && !strings.HasPrefix(r.Honours[0], "mọi ") {
			best = r
		}
	}
	return best
}

// CommentDays returns for how many working days a nominee for an honour had to be open to comment on a day, and the row
// that says so; 0 and nil if no text asked for that, or the table does not know how many.
func (t *Table) CommentDays(h *honours.Honour, on time.Time) (days int, by *Row) {
	for _, r := range t.inForce(Comment, h, on) {
		if n, err := strconv.Atoi(r.Who); err == nil && n > days {
			days, by = n, r
		}
	}
	return days, by
}

// History returns all rows of a kind for an honour, the oldest first; nil if the table has none.
func (t *Table) History(kind Kind, h *honours.Honour) []*Row {
	var out []*Row
	for _, r := range t.rows[h] {
		if r.Kind == kind {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b *Row) int { return a.From.Compare(b.From) })
	return out
}

// NamedMedals returns the rows of all kỷ niệm chương that the table knows by name, in its order.
func NamedMedals() []*Row {
	var out []*Row
	for _, r := range rows() {
		if r.Kind == Named {
			out = append(out, r)
		}
	}
	return out
}

// NamedMedal returns the row of a kỷ niệm chương by its name, with or without quotation marks; nil if the table lacks it.
func NamedMedal(name string) *Row {
	key := viet.KeyLoose(name)
	for _, r := range NamedMedals() {
		if viet.KeyLoose(r.Honours[0]) == key {
			return r
		}
	}
	return nil
}
