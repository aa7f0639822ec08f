package corpus

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var (
	dir = flag.String("layout", "", "lay a site out in this folder, to measure the command with")
	n   = flag.Int("articles", 10_000, "how many articles")
)

func TestSiteIsTheSameEveryTime(t *testing.T) {
	a, b := Site(50), Site(60)
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
	site := Site(*n)
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
