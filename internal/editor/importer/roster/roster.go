// Package roster reads the recipients of awards from the rows of a table: the annex of a decision in Word, a sheet of Excel,
// a CSV file. It finds the head below the titles, knows columns by their words in any order, and takes the kind, the honour
// and the unit from the headings between the rows.
//
// For example, the rows
//
//	STT | Họ và tên      | Ngày sinh  | Chức vụ     | Đơn vị
//	I   | CÁ NHÂN
//	1   | Ông Lê Văn An  | 02/02/1971 | Hiệu trưởng | Trường Lá Xanh
//	2   | Bà Trần Dung   | 03/03/1982 | Giáo viên   | nt
//	    | Tổng cộng: 2
//
// give one [Group] of cá nhân with two names and the remark that the column “Ngày sinh” was not taken. Personal data never
// is, whether the head names it or only its cells show it.
//
// A table is read once, row by row; the work grows with its size. Nothing is an error: a row that is not understood is a
// remark, so that no name is lost without a word.
package roster

import (
	"fmt"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/honours"
)

// Reader reads tables with the honours of a catalogue; without one it knows no honour.
type Reader struct{ Honours *honours.Catalogue }

// Context is what is known of a table before it is read.
type Context struct {
	File string // name of the file, for places
	Kind string // kind of the recipients if the table does not say it: “cá nhân”; "" when it is unknown
}

// List is what a table says of recipients.
type List struct {
	Titles  []draft.Value // the rows above the head that are not empty, each in one line
	Groups  []Group       // in the order of the rows
	Remarks []draft.Remark
	Below   []draft.Value // the rows below the list: place and day, signer, remarks
	Headed  bool          // a row names the columns
}

// Group is the recipients of one kind for whom the table says the same of their award.
type Group struct {
	Kind                               string // as a key of to:
	Honour, Decision, Period, Citation draft.Value
	By                                 draft.Value // the body that the honour names: “Bằng khen của UBND tỉnh”
	Posthumous                         bool        // all of them were honoured after death
	Names                              []draft.Name
}

// Count returns the number of names of a kind, of all kinds if that is "". A recipient of two honours counts twice.
func (l *List) Count(kind string) (n int) {
	for i := range l.Groups {
		if kind == "" || l.Groups[i].Kind == kind {
			n += len(l.Groups[i].Names)
		}
	}
	return n
}

// Recipients returns the recipients of groups that share an award, as a row of awards has them: those of one kind together.
func Recipients(groups []Group) (out []draft.Recipients) {
	at := map[string]int{}
	for _, g := range groups {
		i, ok := at[g.Kind]
		if !ok {
			i = len(out)
			at[g.Kind] = i
			out = append(out, draft.Recipients{Kind: g.Kind})
		}
		out[i].Names = append(out[i].Names, g.Names...)
	}
	return out
}

// Awards returns a row of awards for each honour, decision, period and citation of the groups, with the recipients of all
// kinds in it.
func (l *List) Awards() (out []draft.Award) {
	type key struct {
		honour, by, decision, period, citation string
		posthumous                             bool
	}
	at := map[key]int{}
	var groups [][]Group
	for _, g := range l.Groups {
		k := key{g.Honour.Text, g.By.Text, g.Decision.Text, g.Period.Text, g.Citation.Text, g.Posthumous}
		i, ok := at[k]
		if !ok {
			i = len(groups)
			at[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], g)
	}
	for _, list := range groups {
		first := list[0]
		a := draft.Award{Honour: first.Honour, By: first.By, Period: first.Period, Citation: first.Citation, To: Recipients(list), Unsure: first.Honour.Text == ""}
		if first.Posthumous {
			a.Status = "truy tặng"
		}
		if len(first.Names) > 0 {
			a.From = first.Names[0].From
		}
		out = append(out, a)
	}
	return out
}

// Read reads a table. ok is false if it has no recipients.
func (r *Reader) Read(rows []blocks.Row, c Context) (list *List, ok bool) {
	t := &table{Reader: r, context: c, rows: rows, out: &List{}, groups: map[groupKey]int{}, people: map[string]int{}}
	columns, at, next, headed := r.findHead(rows)
	if !headed {
		columns, at = r.guessColumns(rows)
		next = at
	}
	if columns == nil {
		return nil, false
	}
	t.columns, t.out.Headed = columns, headed
	for _, row := range rows[:at] {
		if text := distinctText(row); text != "" {
			t.out.Titles = append(t.out.Titles, draft.Value{Text: text, From: t.place(row)})
		}
	}
	t.settleColumns(next)
	if !t.has(name) {
		return nil, false
	}
	t.rememberTitles()
	t.readRows(next)
	t.finish()
	return t.out, t.out.Count("") > 0
}

// distinctText returns the texts of a row in one line, a cell that spans several columns once.
func distinctText(row blocks.Row) string { return strings.Join(distinct(row), " ") }

func distinct(row blocks.Row) (out []string) {
	for i, c := range row.Cells {
		if c.Column == i && !c.Down {
			if text := blocks.OneLine(c.Text); text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}

func (t *table) place(row blocks.Row) draft.Place {
	return draft.Place{File: t.context.File, At: row.At}
}

// remark adds a remark about a row.
func (t *table) remark(w draft.Weight, row blocks.Row, vi, en string, args ...any) {
	t.remarkAt(w, t.place(row), vi, en, args...)
}

// maxRemarks is the number of remarks of a table; the next says that there are more.
const maxRemarks = 100

func (t *table) remarkAt(w draft.Weight, from draft.Place, vi, en string, args ...any) {
	switch n := len(t.out.Remarks); {
	case n == maxRemarks:
		t.out.Remarks = append(t.out.Remarks, draft.Remark{Weight: draft.Look, From: draft.Place{File: t.context.File},
			VI: "còn nhiều chỗ khác cần xem trong danh sách này", EN: "there is more to look at in this list"})
	case n < maxRemarks:
		t.out.Remarks = append(t.out.Remarks, draft.Remark{Weight: w, From: from, VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)})
	}
}
