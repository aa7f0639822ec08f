package gazetteer

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"bangvang/internal/viet"
)

//go:embed provinces.md
var provincesTable string

// lastDay is the last day of the districts and of the 63 provinces (Resolution 202/2025/QH15; Law
// 72/2025/QH15 on local government has two tiers from the next day).
var lastDay = time.Date(2025, time.June, 30, 0, 0, 0, 0, viet.Zone)

// provinceRow is one line of provinces.md.
type provinceRow struct {
	id, name, kind string
	from, to       time.Time
	successor      string
	aliases        []string
	source         string
}

// readProvinces reads the tables of provinces.md.
func readProvinces(table string) ([]provinceRow, error) {
	var rows []provinceRow
	for i, line := range strings.Split(table, "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| --") || strings.HasPrefix(line, "| Mã ") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if len(cells) != 8 {
			return nil, fmt.Errorf("line %d: %d cells where 8 are wanted", i+1, len(cells))
		}
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		row := provinceRow{id: cells[0], name: cells[1], kind: cells[2], successor: cells[5], source: cells[7]}
		var ok1, ok2 bool
		row.from, ok1 = readDay(cells[3])
		row.to, ok2 = readDay(cells[4])
		if !ok1 || !ok2 {
			return nil, fmt.Errorf("line %d: a date that cannot be read", i+1)
		}
		row.aliases = splitList(cells[6])
		rows = append(rows, row)
	}
	return rows, nil
}

func readDay(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, true
	}
	t, _, ok := viet.ParseDate(s)
	return t, ok
}

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}

// builtIn returns the provinces of the table, linked to their successors. The table is part of the
// program and held by its tests: a fault in it is the programmer's.
func builtIn() []*Locality {
	rows, err := readProvinces(provincesTable)
	if err != nil {
		panic(fmt.Errorf("reading provinces.md: %w", err))
	}
	var all []*Locality
	byID, byName := map[string]*Locality{}, map[string]*Locality{}
	for _, row := range rows {
		l := byID[row.id]
		if l == nil {
			l = &Locality{ID: row.id, Level: Province, From: row.from}
			byID[row.id] = l
			all = append(all, l)
		}
		l.Names = append(l.Names, Name{fullName(row.kind, row.name), row.name, row.kind, row.from})
		l.Aliases = append(l.Aliases, row.aliases...)
		l.To = row.to
		byName[row.name] = l
	}
	for _, row := range rows {
		if row.successor != "" {
			succeed(byID[row.id], byName[row.successor], false)
		}
	}
	return all
}

// succeed draws the arrow from a unit that ended to one that took it over.
func succeed(ended, heir *Locality, part bool) {
	ended.Successors = append(ended.Successors, Succession{heir, part})
	heir.Predecessors = append(heir.Predecessors, Succession{ended, part})
}
