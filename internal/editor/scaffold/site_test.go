package scaffold_test

import (
	"context"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/diag"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// TestSiteBuildsAtOnce builds a new site; its only problem is the missing base_url.
func TestSiteBuildsAtOnce(t *testing.T) {
	fsys := fstest.MapFS{}
	var paths []string
	for _, f := range scaffold.SiteFiles() {
		if len(f.Data) == 0 || fsys[f.Path] != nil {
			t.Errorf("%s is empty or there twice", f.Path)
		}
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
		paths = append(paths, f.Path)
	}
	if !slices.IsSorted(paths) {
		t.Errorf("not sorted: %q", paths)
	}
	ctx := context.Background()
	s, err := build.Load(ctx, build.Options{Root: fsys, Themes: themes.FS, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, viet.Zone), Loaded: &trial.Loaded})
	if err != nil {
		t.Fatal(err)
	}
	s.Problems.Append(check.Unrecorded(ctx, s.Tree, s.Model))
	if len(s.Problems) != 1 || s.Problems[0].Code != diag.NoBaseURL {
		t.Errorf("%+v", s.Problems)
	}
	if len(s.Model.Articles) != 1 || len(s.Model.Pages) != 2 || len(s.Model.Roll) != 2 || s.Settings.Title != "Thi đua - Khen thưởng" || len(s.Settings.Menu) != 6 {
		t.Errorf("%d articles, %d pages, %d awards", len(s.Model.Articles), len(s.Model.Pages), len(s.Model.Roll))
	}
	if r, err := s.Publish(ctx, publish.Options{Dir: t.TempDir()}); err != nil || r.Written < 20 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestFits(t *testing.T) {
	for name, want := range map[string]bool{".git": true, "a.txt": false, "content": false} {
		entries, err := fs.ReadDir(fstest.MapFS{name: {}}, ".")
		if err != nil {
			t.Fatal(err)
		}
		if got := scaffold.IsEmptyFolder(entries); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !scaffold.IsEmptyFolder(nil) {
		t.Error("no site fits into an empty folder")
	}
}
