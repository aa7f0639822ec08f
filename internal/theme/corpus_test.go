package theme_test

import (
	"flag"
	"io/fs"
	"os"
	"testing"

	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/theme"
)

var full = flag.Bool("full", false, "compare the pages of 3,000 articles with those of html/template")

// TestPagesOfSites compares every page of two generated sites, and of the repository's own, with the page that
// html/template makes of its view.
func TestPagesOfSites(t *testing.T) {
	t.Parallel()
	n := 40
	if *full {
		n = 3000
	}
	for name, fsys := range map[string]fs.FS{"nameless": corpus.Nameless.Site(n), "named": corpus.Named.Site(n), "own": os.DirFS("../..")} {
		s := trial.Load(t, trial.Options(fsys))
		same, compared := theme.SameAsTemplate(s.Theme), 0
		for _, p := range s.Plan.Pages {
			if v, err := p.View(); err == nil && same(t, v) {
				compared++
			}
		}
		if compared < 40 && name != "own" || compared == 0 {
			t.Errorf("%s: only %d pages were compared", name, compared)
		}
	}
}
