package content_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// editedRow is a row of awards in the hands of an editor. Its name is what the test knows it by.
type editedRow struct{ name, honour, by, period, citation, decision, to, id string }

func (r editedRow) String() string {
	s := "  - award: " + r.honour + "\n"
	for _, line := range [][2]string{{"id", r.id}, {"by", r.by}, {"period", r.period}, {"for", r.citation}, {"to", r.to}, {"decision", r.decision}} {
		if line[1] != "" {
			s += "    " + line[0] + ": " + line[1] + "\n"
		}
	}
	return s
}

// idsOf returns the IDs of the rows of an article, and the article as read.
func idsOf(rows []editedRow) (map[string]string, *content.Document) {
	return idsIn("content/2024/01/x.md", rows)
}

// idsIn is idsOf for an article in a file.
func idsIn(path string, rows []editedRow) (map[string]string, *content.Document) {
	text := "---\ntitle: Một\ndate: 2024-01-19\nsummary: Hai\nawards:\n"
	for _, r := range rows {
		text += r.String()
	}
	f, _ := source.NewFile(path, []byte(text+"---\n\nBa.\n"))
	d := content.Parse(f)
	ids := map[string]string{}
	for i, a := range d.Awards {
		ids[rows[i].name] = a.ID
	}
	return ids, d
}

// TestIDsStay edits articles at random: rows are added, moved and removed, and their recipients, counts, citations and
// decisions change. Every row that the hint does not name keeps its ID, and no ID is ever that of two rows.
func TestIDsStay(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 50))
		var rows []editedRow
		owner := map[string]string{} // the first row that had an ID
		next := 0
		add := func() {
			honour, by, period := fmt.Sprint("Danh hiệu ", r.IntN(4)), fmt.Sprint("UBND xã ", r.IntN(3)), fmt.Sprint(2020+r.IntN(4))
			if slices.ContainsFunc(rows, func(o editedRow) bool { return strings.EqualFold(o.honour, honour) && o.by == by && o.period == period }) {
				return
			}
			name := strings.Join([]string{honour, by, period}, "/") // the same award when it comes back
			rows = slices.Insert(rows, r.IntN(len(rows)+1), editedRow{name: name, honour: honour, by: by, period: period, to: "{tập thể: 1}"})
			next++
		}
		for range 40 {
			if len(rows) == 0 || r.IntN(3) == 0 {
				add()
			} else {
				i := r.IntN(len(rows))
				switch r.IntN(6) {
				case 0:
					rows[i].to = fmt.Sprintf("{tập thể: %d, cá nhân: [Lê An, Trần Thị %s]}", 1+r.IntN(9), []string{"Lan", "Mai", "Hoa"}[r.IntN(3)])
				case 1:
					rows[i].citation = fmt.Sprint("thành tích ", r.IntN(9))
				case 2:
					rows[i].decision = fmt.Sprintf("{no: %d/QĐ-UBND, date: 2024-01-02}", r.IntN(9))
				case 3:
					rows = slices.Delete(rows, i, i+1)
				case 4:
					r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
				case 5:
					rows[i].honour = strings.ToUpper(rows[i].honour)
				}
			}
			ids, d := idsOf(rows)
			if len(d.Problems) > 0 || len(ids) != len(rows) {
				t.Fatalf("seed %d: %v", seed, d.Problems)
			}
			for name, id := range ids {
				if owner[id] == "" {
					owner[id] = name
				}
				if owner[id] != name || owner["of "+name] != "" && owner["of "+name] != id {
					t.Fatalf("seed %d: %s has the ID %s, which was %s's; it had %s", seed, name, id, owner[id], owner["of "+name])
				}
				owner["of "+name] = id
			}
		}
		if next < 5 {
			t.Fatal("too few rows")
		}
	}
}

// TestIDsStayWhenWritten edits articles at random as TestIDsStay does, with alike rows too, ids of the editor, and articles
// that get other names; after each edit the editor does what the hint asks, as check --fix does, before anything is
// published. No ID that was published is ever that of another award, and none changes after the first edit that made its row
// one of several alike; that of a row with a written id never does.
func TestIDsStayWhenWritten(t *testing.T) {
	alike, renamed := 0, 0
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 55))
		var rows []editedRow
		path, next := "content/2024/01/x.md", 0
		owner, settled, removed := map[string]string{}, map[string]string{}, map[string]bool{}
		for range 60 {
			i := 0
			if len(rows) > 0 {
				i = r.IntN(len(rows))
			}
			switch edit := r.IntN(9); {
			case len(rows) == 0 || edit < 2:
				next++
				row := editedRow{name: fmt.Sprint("award ", next), honour: fmt.Sprint("Danh hiệu ", r.IntN(2)), by: fmt.Sprint("UBND xã ", r.IntN(2)), period: fmt.Sprint(2020 + next),
					to: fmt.Sprintf("{tập thể: %d}", 1+r.IntN(3))}
				if len(rows) > 0 && r.IntN(2) == 0 && !removed[rows[i].period] { // alike to one that is there, perhaps in everything
					row = rows[i]
					row.name, row.id = fmt.Sprint("award ", next), ""
				}
				if r.IntN(5) == 0 {
					row.id = fmt.Sprint("ma-", next)
				}
				rows = slices.Insert(rows, r.IntN(len(rows)+1), row)
			case edit == 2:
				rows[i].to = fmt.Sprintf("{tập thể: %d, cá nhân: [Lê An]}", 1+r.IntN(9))
			case edit == 3:
				rows[i].citation = fmt.Sprint("thành tích ", r.IntN(3))
			case edit == 4:
				rows[i].decision = fmt.Sprintf("{no: %d/QĐ-UBND}", r.IntN(3))
			case edit == 5:
				removed[rows[i].period] = true // a row like it would be that award again
				rows = slices.Delete(rows, i, i+1)
			case edit == 6:
				r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			case edit == 7:
				rows[i].by = strings.ToUpper(rows[i].by)
			case r.IntN(4) == 0: // the IDs that are not written are those of the new name
				path = fmt.Sprintf("content/2024/%02d/x%d.md", 1+r.IntN(12), next)
				clear(settled)
				renamed++
			}
			ids, d := idsIn(path, rows)
			for _, p := range d.Problems {
				if p.Code != diag.UnsteadyID {
					t.Fatalf("seed %d: %v", seed, d.Problems)
				}
				for i := range rows { // those of alike rows that have none
					if same := slices.IndexFunc(rows, func(o editedRow) bool { return o.name != rows[i].name && o.sameAs(rows[i]) }); same >= 0 && rows[i].id == "" {
						rows[i].id = ids[rows[i].name]
						delete(settled, rows[i].name)
						alike++
					}
				}
			}
			ids, d = idsIn(path, rows)
			if len(d.Problems) > 0 {
				t.Fatalf("seed %d: after the fix: %v", seed, d.Problems)
			}
			for name, id := range ids {
				if first := owner[id]; first != "" && first != name {
					t.Fatalf("seed %d: %s has the ID %s of %s", seed, name, id, first)
				}
				if was := settled[name]; was != "" && was != id {
					t.Fatalf("seed %d: %s had the ID %s and has %s", seed, name, was, id)
				}
				owner[id], settled[name] = name, id
			}
		}
	}
	if alike < 100 || renamed < 10 {
		t.Fatalf("%d alike rows, %d other names", alike, renamed)
	}
}

// sameAs reports whether two rows agree in honour, conferrer and period.
func (r editedRow) sameAs(o editedRow) bool {
	return r.honour == o.honour && strings.EqualFold(r.by, o.by) && r.period == o.period
}

// TestUnsteadyIDs checks rows that agree in honour, conferrer and period: they have different IDs, none that of such a row
// alone, also when they are moved, and their IDs stay once they are written.
func TestUnsteadyIDs(t *testing.T) {
	row := func(name, citation, decision, to string) editedRow {
		return editedRow{name: name, honour: "Bằng khen", by: "UBND tỉnh", citation: citation, decision: decision, to: to}
	}
	alone, _ := idsOf([]editedRow{row("a", "", "", "")})
	rows := []editedRow{
		row("a", "một", "", "{tập thể: 1}"), row("b", "hai", "", "{tập thể: 1}"), row("c", "hai", "{no: 5/QĐ-UBND}", "{tập thể: 1}"),
		row("d", "", "", "{tập thể: 1}"), row("e", "", "", "{tập thể: 2}"), row("f", "", "", "{cá nhân: [Lê An]}"), row("g", "", "", "{cá nhân: [Lê Bình]}"),
	}
	ids, d := idsOf(rows)
	seen := map[string]string{alone["a"]: "a row alone"}
	for name, id := range ids {
		if seen[id] != "" {
			t.Errorf("%s and %s have the ID %s", name, seen[id], id)
		}
		seen[id] = name
	}
	if len(d.Problems) != 1 || d.Problems[0].Code != diag.UnsteadyID || d.Problems[0].Fix == nil {
		t.Fatalf("problems: %v", d.Problems)
	}
	slices.Reverse(rows)
	if moved, _ := idsOf(rows); fmt.Sprint(moved) != fmt.Sprint(ids) {
		t.Errorf("moved: %v, want %v", moved, ids)
	}
	for i := range rows {
		rows[i].id = ids[rows[i].name]
	}
	rows[0].citation, rows[3].to = "đổi", "{tập thể: 9}"
	if written, d := idsOf(rows[:5]); len(d.Problems) > 0 {
		t.Errorf("written: %v", d.Problems)
	} else {
		for name, id := range written {
			if ids[name] != id {
				t.Errorf("%s had %s written and has %s", name, ids[name], id)
			}
		}
	}
	same, _ := idsOf([]editedRow{row("x", "", "", ""), row("y", "", "", "")})
	if same["x"] == same["y"] || same["x"] == alone["a"] {
		t.Errorf("rows that agree in everything: %v", same)
	}
}

// TestIDsAreFixed holds the IDs of the field: a change of the rule would break every address and every key that others cite.
func TestIDsAreFixed(t *testing.T) {
	ids, _ := idsOf([]editedRow{{name: "a", honour: "Cờ thi đua", by: "UBND thành phố", period: "2023"}, {name: "b", honour: "Giấy khen"}})
	if ids["a"] != "kt-60qbhgdgg7" || ids["b"] != "kt-j6xbdyf4p6" {
		t.Errorf("IDs: %v", ids)
	}
}

// BenchmarkIDs measures the IDs of an article with three rows.
func BenchmarkIDs(b *testing.B) {
	rows := []editedRow{{honour: "Bằng khen", by: "UBND tỉnh", period: "2023"}, {honour: "Giấy khen"}, {honour: "Cờ thi đua", by: "UBND tỉnh"}}
	for b.Loop() {
		idsOf(rows)
	}
}
