package roster

import (
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/knowledge/extract"
)

// guessColumns returns the columns of a table without a head, by what their cells have, and the row where it begins; nil if
// it has no names.
func (r *Reader) guessColumns(rows []blocks.Row) (columns []column, at int) {
	width := 0
	for _, row := range rows[:min(len(rows), maxSample)] {
		width = max(width, len(row.Cells))
	}
	t := &table{Reader: r, rows: rows, columns: make([]column, width)}
	for i := range t.columns {
		switch {
		case !t.has(ordinal) && t.share(i, 0, isSmallNumber) > 0.8:
			t.columns[i].role = ordinal
		case t.share(i, 0, isPersonalCell) > 0.5:
			t.columns[i].role = personal
		case t.share(i, 0, t.isHonour) > 0.6:
			t.columns[i].role = honour
		}
	}
	names := t.mostly(isPerson, 0.4)
	if names < 0 {
		names = t.mostly(extract.BeginsUnit, 0.6)
	}
	if names < 0 {
		return nil, 0
	}
	t.columns[names].role = name
	for i := range t.columns {
		switch c := &t.columns[i]; {
		case c.role != unknown:
		case t.share(i, 0, isPost) > 0.5:
			c.role = post
		case t.share(i, 0, extract.BeginsUnit) > 0.5:
			c.role = unit
		}
	}
	at = slices.IndexFunc(rows, func(row blocks.Row) bool {
		return names < len(row.Cells) && row.Cells[names].Column == names && row.Cells[names].Span <= 1 && nameKind(row.Cells[names].Text) != ""
	})
	if at < 0 {
		return nil, 0
	}
	return t.columns, at
}

// mostly returns the column without a role of whose cells the largest share has a property, -1 if none has more than least.
func (t *table) mostly(has func(string) bool, least float64) (best int) {
	best = -1
	for i, c := range t.columns {
		if c.role != unknown {
			continue
		}
		if s := t.share(i, 0, has); s > least {
			best, least = i, s
		}
	}
	return best
}

func isSmallNumber(s string) bool {
	n, err := strconv.Atoi(strings.Trim(s, " .)"))
	return err == nil && n < 10_000
}
