package gazetteer

import (
	_ "embed"
	"strings"
	"time"

	"bangvang/internal/viet"
)

//go:embed provinces.md
var provincesTable string

// lastDay is the last day of the districts and of the 63 provinces (Resolution 202/2025/QH15; Law
// 72/2025/QH15 on local government has two tiers from the next day).
var lastDay = time.Date(2025, time.June, 30, 0, 0, 0, 0, viet.Zone)

// The columns of provinces.md.
const (
	colID = iota
	colName
	colKind
	colFrom
	colTo
	colSuccessor
	colAliases
	colSource
	columns
)

// provinceRows returns the cells of provinces.md, headings left out. The table is part of the program:
// a test holds it to its form.
func provinceRows() [][]string {
	var rows [][]string
	for line := range strings.Lines(provincesTable) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| --") || strings.HasPrefix(line, "| Mã ") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, cells)
	}
	return rows
}

// readDay reads a day of the table, zero when the cell is empty.
func readDay(cell string) time.Time {
	t, _, _ := viet.ParseDate(cell)
	return t
}

// builtIn returns the provinces of the table, linked to their successors.
func builtIn() []*Locality {
	var all []*Locality
	byID, byName := map[string]*Locality{}, map[string]*Locality{}
	rows := provinceRows()
	for _, row := range rows {
		l, from := byID[row[colID]], readDay(row[colFrom])
		if l == nil {
			l = &Locality{ID: row[colID], Level: Province, From: from}
			byID[l.ID] = l
			all = append(all, l)
		}
		l.Names = append(l.Names, Name{fullName(row[colKind], row[colName]), row[colName], row[colKind], from})
		l.To = readDay(row[colTo])
		if row[colAliases] != "" {
			l.Aliases = append(l.Aliases, strings.Split(row[colAliases], ", ")...)
		}
		byName[row[colName]] = l
	}
	for _, row := range rows {
		if heir := byName[row[colSuccessor]]; heir != nil {
			succeed(byID[row[colID]], heir, false)
		}
	}
	return all
}
