package importer

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/encoding"
)

// listHead has the columns of a list beside an article.
var listHead = []string{"Họ tên", "Chức vụ", "Đơn vị", "Danh xưng", "Truy tặng", "Ghi chú"}

// listText returns a list of names as a CSV file that articles can name, without the rows that the reader of lists refuses,
// which are remarks. Columns without a value are left out.
func (a *Article) listText(list []draft.Name) []byte {
	rows := make([][]string, 0, len(list))
	for i, n := range list {
		row := listRow(n)
		p, ok := refusedRow(row)
		if !ok {
			rows = append(rows, row)
			continue
		}
		vi, en := diag.Printer{Lang: "vi"}, diag.Printer{Lang: "en"}
		a.Remarks = append(a.Remarks, draft.Remark{Weight: draft.Repair, From: n.From,
			VI: "dòng " + strconv.Itoa(i+1) + " của danh sách không viết được: " + vi.Message(p), EN: "row " + strconv.Itoa(i+1) + " of the list could not be written: " + en.Message(p)})
	}
	text := listCSV(rows)
	if _, problems := source.NewFile("danh-sach.csv", text); problems.HasErrors() {
		text = []byte(cleanText(encoding.Detect(string(text)).Decode(text)))
	}
	return text
}

// listRow returns the cells of a name below the head of a list.
func listRow(n draft.Name) []string {
	row := []string{n.Name, n.Post, n.Unit, n.Title, "", n.Note}
	if n.Posthumous {
		row[4] = "x"
	}
	for j := range row {
		row[j] = frontmatter.Line(row[j])
	}
	return row
}

// splitLists returns awards whose lists are no larger than an article may name: the names beyond that are in rows of their own
// with the same honour. Lists of more names than an article may hold stay as they are.
func splitLists(awards []draft.Award) (out []draft.Award) {
	total := 0
	for _, a := range awards {
		for _, to := range a.To {
			total += len(to.Names)
		}
	}
	if total > content.MaxListNames {
		return awards
	}
	for _, a := range awards {
		var more []draft.Recipients
		a.To = slices.Clone(a.To)
		for i := range a.To {
			parts := listParts(a.To[i].Names)
			a.To[i].Names = parts[0]
			for _, part := range parts[1:] {
				more = append(more, draft.Recipients{Kind: a.To[i].Kind, Names: part})
			}
		}
		out = append(out, a)
		for _, to := range more {
			a.To = []draft.Recipients{to}
			out = append(out, a)
		}
	}
	return out
}

// listParts divides names into lists of at most content.MaxListBytes.
func listParts(names []draft.Name) (parts [][]draft.Name) {
	rows := make([][]string, len(names))
	for i, n := range names {
		rows[i] = listRow(n)
	}
	if len(listCSV(rows)) <= content.MaxListBytes {
		return [][]draft.Name{names}
	}
	first, size := 0, 0
	for i, row := range rows {
		n := len(listCSV([][]string{row})) // with the head, so that the sum is too large rather than too small
		if size += n; size > content.MaxListBytes && i > first {
			parts, first, size = append(parts, names[first:i]), i, n
		}
	}
	return append(parts, names[first:])
}

// refusedRow returns the error of the reader of lists for a row; ok is false if it takes it.
func refusedRow(row []string) (p diag.Problem, ok bool) {
	f, problems := source.NewFile("danh-sach.csv", listCSV([][]string{row}))
	for _, p := range append(problems, content.ReadList(f, nil).Problems...) {
		if p.Severity() == diag.Error && p.Code != diag.OldEncoding {
			return p, true
		}
	}
	return p, false
}

// listCSV returns rows as CSV below the head, without the columns that have no value.
func listCSV(rows [][]string) []byte {
	used := make([]bool, len(listHead))
	used[0] = true
	for _, row := range rows {
		for j, cell := range row {
			used[j] = used[j] || cell != ""
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range append([][]string{listHead}, rows...) {
		var cells []string
		for j, cell := range row {
			if used[j] {
				cells = append(cells, cell)
			}
		}
		_ = w.Write(cells) // a bytes.Buffer takes everything
	}
	w.Flush()
	return out.Bytes()
}
