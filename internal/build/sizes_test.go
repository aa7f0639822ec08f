package build_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
)

// TestSizes builds a site whose awards name their recipients, and compares the sizes of its pages with decision 69: an index has
// 60 kB at most, the page of a body 6 kB compressed, and a body has a feed from three awards on. At full size it has 3,000
// articles, whose files and bytes are counted.
func TestSizes(t *testing.T) {
	n, files, size := 120, 0, int64(0)
	if *full {
		n = 3_000
	}
	dir := memory(t)
	s, _ := whole(t, corpus.NamedSite(n), dir)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files, size = files+1, size+info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %.1f kB an article", files, float64(size)/float64(n)/1000)
	if *full && (float64(files) > 6.5*float64(n) || size > int64(70_000*n)) {
		t.Errorf("%d files, %d bytes", files, size)
	}
	for _, p := range s.Plan.Pages {
		index := strings.HasPrefix(p.Address, "/bang-vang/tap-the/") || strings.HasPrefix(p.Address, "/bang-vang/ca-nhan/")
		if !index || filepath.Base(p.Path) != "index.html" {
			continue
		}
		html, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.Path)))
		if err != nil {
			t.Fatal(err)
		}
		switch v := trial.PageView(t, p).(type) {
		case *view.Terms:
			if len(html) > 60_000 {
				t.Errorf("%s has %d bytes", p.Address, len(html))
			}
		case *view.List:
			if small := compressed(t, html); small > 6_000 {
				t.Errorf("%s has %d bytes compressed", p.Address, small)
			}
			if (v.Page.Feed != "") != (v.Body.Awards >= 3) {
				t.Errorf("%s has %d awards, its feed is %q", p.Address, v.Body.Awards, v.Page.Feed)
			}
		}
	}
}

// compressed returns the number of bytes of data as hosts send it.
func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
