package gazetteer

import (
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// provinceRows returns the cells of provinces.md without its headings. The table is part of the program: a test checks
// its form.
func provinceRows() [][]string {
	var rows [][]string
	for line := range strings.Lines(provincesTable) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| --") || strings.HasPrefix(line, "| Mã ") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, cells)
	}
	return rows
}

// readDay parses a cell with a date; an empty cell gives the zero time.
func readDay(cell string) time.Time {
	t, _, _ := viet.ParseDate(cell)
	return t
}

// addProvinces adds the provinces of the table and links them to their successors.
func (g *Gazetteer) addProvinces() {
	byName := map[string]*Locality{}
	rows := provinceRows()
	for _, row := range rows {
		l, from := g.byID[row[colID]], readDay(row[colFrom])
		if l == nil {
			l = &Locality{ID: row[colID], Level: Province, From: from}
			g.byID[l.ID] = l
			g.all = append(g.all, l)
		}
		l.Names = append(l.Names, Name{FullName(row[colKind], row[colName]), row[colName], row[colKind], from})
		l.To = readDay(row[colTo])
		if row[colAliases] != "" {
			l.Aliases = append(l.Aliases, strings.Split(row[colAliases], ", ")...)
		}
		byName[row[colName]] = l
	}
	for _, row := range rows {
		if heir := byName[row[colSuccessor]]; heir != nil {
			linkSuccession(g.byID[row[colID]], heir, false)
		}
	}
	for _, l := range g.all {
		g.index(l)
	}
}
