package roster

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/knowledge/honours"
)

// rowsOf returns the rows of a table whose cells bars separate. “<” repeats the cell to the left, which spans both, “^” the
// one above.
func rowsOf(text string) (rows []blocks.Row) {
	for n, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := blocks.Row{At: fmt.Sprint("dòng ", n+1)}
		for i, cell := range strings.Split(line, "|") {
			c := blocks.Cell{Text: strings.ReplaceAll(strings.TrimSpace(cell), "/n", "\n"), Column: i, Span: 1}
			switch c.Text {
			case "<":
				first := row.Cells[i-1].Column
				for k := first; k < i; k++ {
					row.Cells[k].Span = i - first + 1
				}
				c = row.Cells[i-1]
			case "^":
				c = rows[n-1].Cells[i]
				c.Down = true
			}
			row.Cells = append(row.Cells, c)
		}
		rows = append(rows, row)
	}
	return rows
}

func reader(t *testing.T) *Reader {
	t.Helper()
	c, problems := honours.New(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &Reader{c}
}

// show returns a list in lines: a group in one, its names below.
func show(l *List) string {
	var out strings.Builder
	for _, g := range l.Groups {
		fields := []string{g.Kind, g.Honour.Text, g.Decision.Text, g.Period.Text, g.Citation.Text}
		if g.Posthumous {
			fields = append(fields, "truy tặng")
		}
		out.WriteString(strings.TrimRight(strings.Join(fields, " · "), " ·") + "\n")
		for _, n := range g.Names {
			fields := []string{n.Title, n.Name, n.Post, n.Unit, n.Note}
			if n.Posthumous {
				fields = append(fields, "†")
			}
			out.WriteString("  " + strings.TrimRight(strings.Join(fields, " | "), " |") + "\n")
		}
	}
	for _, r := range l.Remarks {
		out.WriteString(fmt.Sprintf("%d %s\n", r.Weight, r.VI))
	}
	return out.String()
}

func TestRead(t *testing.T) {
	r := reader(t)
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			list, ok := r.Read(rowsOf(test.table), Context{File: "x"})
			if !ok {
				t.Fatal("no list")
			}
			if got, want := strings.TrimSpace(show(list)), strings.TrimSpace(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
