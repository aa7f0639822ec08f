package gazetteer_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
)

// TestMutualSuccessors declares two tỉnh that ended and follow each other, by mistake, and a huyện of one with a
// successor. New reports it, and returns.
func TestMutualSuccessors(t *testing.T) {
	day := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
	next := func(name string) []gazetteer.SuccessorEntry {
		return []gazetteer.SuccessorEntry{{Ref: gazetteer.Ref{Text: name}}}
	}
	_, problems := gazetteer.New([]gazetteer.Entry{
		{Name: "Tỉnh Sông Lam", From: day(1900), To: day(2000), Successors: next("Tỉnh Sông Cả")},
		{Name: "Tỉnh Sông Cả", From: day(1900), To: day(1990), Successors: next("Tỉnh Sông Lam")},
		{Name: "Huyện Núi", Parent: gazetteer.Ref{Text: "Tỉnh Sông Lam"}, To: day(2010), Successors: next("Xã Núi")},
	})
	if !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == diag.LocalityNotInForce }) {
		t.Error(problems)
	}
}

// TestNamesakes declares more units of one name, and more successors of one unit, than the country ever had. What is
// too much is reported at its entry and left out.
func TestNamesakes(t *testing.T) {
	var entries []gazetteer.Entry
	for i := range 310 {
		parent := fmt.Sprintf("Huyện Số %d", i)
		entries = append(entries,
			gazetteer.Entry{Name: parent, Parent: gazetteer.Ref{Text: "Hà Tĩnh"}, Pos: diag.Pos{File: "localities.yaml"}},
			gazetteer.Entry{Name: "Xã Tân Lập", Parent: gazetteer.Ref{Text: parent}, Pos: diag.Pos{File: "localities.yaml", Line: i}})
	}
	many := gazetteer.Entry{Name: "Huyện Lớn", Parent: gazetteer.Ref{Text: "Hà Tĩnh"}, Pos: diag.Pos{Line: 1000}}
	for i := range 101 {
		many.Successors = append(many.Successors, gazetteer.SuccessorEntry{Ref: gazetteer.Ref{Text: fmt.Sprintf("Xã Mới %d", i)}})
	}
	g, problems := gazetteer.New(append(entries, many))
	found := 0
	for _, p := range problems {
		if p.Code == diag.OverBudget {
			found++
		}
	}
	if found != 11 {
		t.Errorf("%d units are too many, want 10 and the one with 101 successors: %v", found, problems[:min(len(problems), 20)])
	}
	if n := len(g.Find("Xã Tân Lập", time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).Candidates); n != 50 {
		t.Errorf("%d candidates", n)
	}
}
