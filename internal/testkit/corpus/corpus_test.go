package corpus

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

var (
	dir   = flag.String("layout", "", "lay a site out in this folder, to measure the command with")
	n     = flag.Int("articles", 10_000, "how many articles")
	named = flag.Bool("named", false, "lay out the site whose awards name their recipients")
)

func TestSiteIsTheSameEveryTime(t *testing.T) {
	for _, g := range []Generator{Nameless, Named} {
		compare(t, g.Site(50), g.Site(60))
	}
}

// compare checks that a site of 60 articles is one of 50 with ten more.
func compare(t *testing.T, a, b fstest.MapFS) {
	t.Helper()
	for name, file := range a {
		if string(b[name].Data) != string(file.Data) {
			t.Errorf("%s differs between sites of 50 and 60 articles", name)
		}
	}
	if len(b)-len(a) != 10 {
		t.Errorf("ten more articles make %d more files", len(b)-len(a))
	}
}

// TestLayOut writes a corpus to -layout.
func TestLayOut(t *testing.T) {
	if *dir == "" {
		t.Skip("no -layout given")
	}
	generator := Nameless
	if *named {
		generator = Named
	}
	site := generator.Site(*n)
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file := filepath.Join(*dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		return os.WriteFile(file, site[name].Data, 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
}
