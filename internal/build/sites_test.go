package build_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/pages"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestSites plans the sites of testdata/sites and compares their problems, their plans (each file with its view), and
// the views of the pages that the archive names:
//
//	-- want problems --
//	-- want plan --
//	-- want view /2024/01/x/ --
func TestSites(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			s := trial.Load(t, trial.ArchiveOptions(t, archive))
			compare(t, name, archive, "want problems", said(t, s))
			compare(t, name, archive, "want plan", planned(t, s))
			for _, f := range slices.Clone(archive.Files) {
				if strings.HasPrefix(f.Name, trial.WantPrefix) {
					section(t, name, archive, s, f.Name)
				}
			}
		})
	}
}

// archives returns the files of testdata/sites.
func archives(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "sites", "*"))
	if err != nil || len(files) == 0 {
		tb.Fatal("no sites found", err)
	}
	return files
}

// archived returns the options of a build of one of them.
func archived(tb testing.TB, name string) build.Options {
	tb.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return trial.ArchiveOptions(tb, archive)
}

// section compares the view that a section is named after. A section that no test reads fails.
func section(t *testing.T, name string, archive *txtar.Archive, s *build.Site, title string) {
	t.Helper()
	address, ok := strings.CutPrefix(title, "want view ")
	if !ok {
		if title != "want problems" && title != "want plan" {
			t.Errorf("%s: no test reads %q", name, title)
		}
		return
	}
	i := slices.IndexFunc(s.Plan.Pages, func(p pages.Page) bool { return p.Address == address })
	if i < 0 {
		t.Errorf("%s: no page is planned at %s", name, address)
		return
	}
	compare(t, name, archive, title, trial.Dump(trial.PageView(t, s.Plan.Pages[i])))
}

// planned lists the pages of a plan without the theme's own files: their names contain hashes of their bytes.
func planned(tb testing.TB, s *build.Site) string {
	tb.Helper()
	var b strings.Builder
	for _, p := range s.Plan.Pages {
		if _, ok := trial.PageView(tb, p).(*view.Text); !ok || p.Address == "/robots.txt" {
			fmt.Fprintf(&b, "%s ← %s\n", p.Address, p.Origin)
		}
	}
	return b.String()
}
