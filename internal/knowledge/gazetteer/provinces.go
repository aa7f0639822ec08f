package gazetteer

import (
	"strings"
	"time"

	"bangvang/internal/text/viet"
)

// provinceRows returns the cells of provinces.md without its headings. The table is part of the program: a test checks
// its form.
func provinceRows() [][]string { return tableRows(provincesTable) }

// tableRows returns the cells of the tables of a Markdown text, without their headings.
func tableRows(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| --") {
			rows = rows[:len(rows)-1] // the heading
			continue
		}
		if !strings.HasPrefix(line, "| ") {
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

// readCodes parses a cell with codes: “10; 15 từ 1/7/2025”.
func readCodes(cell string) []code {
	var codes []code
	for text := range strings.SplitSeq(cell, "; ") {
		number, from, _ := strings.Cut(text, " từ ")
		codes = append(codes, code{number, readDay(from)})
	}
	return codes
}

// addProvinces adds the provinces of the table and links them to their successors.
func (g *Gazetteer) addProvinces() {
	byName := map[string]*Locality{}
	rows := provinceRows()
	for _, row := range rows {
		l, from := g.byID[row[colID]], readDay(row[colFrom])
		if l == nil {
			l = &Locality{ID: row[colID], Level: Province, From: from, codes: readCodes(row[colCodes])}
			g.byID[l.ID] = l
			g.own = append(g.own, l)
		}
		l.Names = append(l.Names, Name{FullName(row[colKind], row[colName]), row[colName], row[colKind], from})
		l.To = readDay(row[colTo])
		if row[colAliases] != "" {
			l.Aliases = append(l.Aliases, strings.Split(row[colAliases], ", ")...)
		}
		byName[row[colName]] = l
	}
	for _, row := range rows {
		l := g.byID[row[colID]]
		if heir := byName[row[colSuccessor]]; heir != nil {
			linkSuccession(l, heir, false)
		}
		if before := byName[row[colSplitFrom]]; before != nil {
			l.predecessors = append(l.predecessors, Succession{Locality: before, Part: true})
		}
	}
	for _, l := range g.own {
		g.index(l)
	}
	for i, id := range theCountry().provinces {
		g.provinces[firstPackedProvince+packedUnit(i)] = g.byID[id]
	}
}
