package build_test

import (
	"testing"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/text/viet"
)

// TestCorpusHasFewProblems checks the generated sites with all lints: their articles are meant to be right, so a problem
// is a fault of the generator or a false alarm.
func TestCorpusHasFewProblems(t *testing.T) {
	for name, generator := range map[string]corpus.Generator{"nameless": corpus.Nameless, "named": corpus.Named} {
		o := onToday(generator.Site(400))
		o.Now = time.Date(2026, 11, 1, 0, 0, 0, 0, viet.Zone) // later than every article
		s, err := check.Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Problems) > 2 {
			t.Errorf("%s: %d problems, for example %v", name, len(s.Problems), s.Problems[:3:3])
		}
		if name == "named" {
			checkNames(t, s)
		}
	}
}

// checkNames checks that a named site has names of people and schools, and schools with awards before and after the
// reform of 1/7/2025.
func checkNames(t *testing.T, s *build.Site) {
	t.Helper()
	names, before, after := 0, map[string]bool{}, map[string]bool{}
	for _, w := range s.Model.Roll {
		for _, r := range w.Recipients {
			names += len(r.Names)
			for _, n := range r.Names {
				when := before
				if w.Article.Date.Format("2006-01") >= "2025-07" {
					when = after
				}
				when[n.Name] = true
			}
		}
	}
	both := 0
	for name := range after {
		if before[name] {
			both++
		}
	}
	if articles := len(s.Model.Articles); names < 3*articles || both < 20 {
		t.Errorf("%d articles have %d names, of which %d occur before and after the reform", articles, names, both)
	}
}
