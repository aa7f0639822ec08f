package build_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/memo/store"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// root returns the folder of the project: the one with go.mod.
func root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	tb.Fatal("no go.mod above this test: ", err)
	return ""
}

// own returns the files of the project's own site, in memory so that a test may change them.
func own(tb testing.TB) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{}
	disk := os.DirFS(root(tb))
	err := fs.WalkDir(disk, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(disk, name)
		fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return fsys
}

// today is the date of builds of the project's own site in tests: after its last article.
var today, _, _ = viet.ParseDate("2025-12-01")

// builtIn returns the names of the built-in themes.
func builtIn(tb testing.TB) []string {
	tb.Helper()
	entries, err := fs.ReadDir(themes.FS, ".")
	if err != nil || len(entries) == 0 {
		tb.Fatal("no themes: ", err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// dressed returns the options of a build of the project's own site with a theme.
func dressed(tb testing.TB, theme string) build.Options {
	tb.Helper()
	o := onToday(own(tb))
	o.Theme = theme
	return o
}

// stored opens a store of pictures in a temporary folder: scaling pictures is the most expensive part of building a
// small site.
func stored(tb testing.TB) *store.Store {
	tb.Helper()
	store := store.Open(tb.TempDir())
	tb.Cleanup(func() { store.Close(0) })
	return store
}

func onToday(fsys fs.FS) build.Options {
	o := trial.Options(fsys)
	o.Now = today
	return o
}
