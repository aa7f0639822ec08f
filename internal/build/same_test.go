package build_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/hostile"
	"bangvang/internal/testkit/trial"
)

// TestSameBytes publishes sites as they are and with irrelevant changes: the bytes are the same. The project's own site
// has pictures, which take long, so it gets all changes at once.
func TestSameBytes(t *testing.T) {
	articles := 120
	if hostile.Racing {
		articles = 20
	}
	site := corpus.Site(articles)
	want := rendered(t, site)
	for name, other := range map[string]fs.FS{
		"again": site, "listed backwards": backwards{site}, "in NFD": changed(site, norm.NFD.String, norm.NFD.String),
		"with CRLF": changed(site, nil, crlf), "with a byte order mark": changed(site, nil, marked),
	} {
		t.Run(name, func(t *testing.T) { same(t, want, rendered(t, other)) })
	}
	t.Run("with names", func(t *testing.T) {
		site := corpus.NamedSite(articles)
		same(t, rendered(t, site), rendered(t, backwards{changed(site, norm.NFD.String, norm.NFD.String)}))
	})
	for _, n := range []int{1, 2, 7} {
		t.Run(fmt.Sprintf("on %d cores", n), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			same(t, want, rendered(t, site))
		})
	}
	t.Run("elsewhere", func(t *testing.T) {
		elsewhere(t)
		same(t, want, rendered(t, site))
	})
	t.Run("the project's own", func(t *testing.T) {
		want := rendered(t, own(t))
		elsewhere(t)
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		other := changed(own(t), norm.NFD.String, func(s string) string { return marked(crlf(norm.NFD.String(s))) })
		same(t, want, rendered(t, backwards{other}))
	})
}

func rendered(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	return trial.Render(t, trial.Load(t, onToday(fsys)))
}

func crlf(s string) string   { return strings.ReplaceAll(s, "\n", "\r\n") }
func marked(s string) string { return "\ufeff" + s }

// elsewhere moves the test to another time zone and locale until it ends.
func elsewhere(t *testing.T) {
	t.Helper()
	for _, variable := range []string{"LANG", "LC_ALL", "LANGUAGE"} {
		t.Setenv(variable, "tr_TR.UTF-8")
	}
	t.Setenv("TZ", "Pacific/Honolulu")
	home := time.Local
	t.Cleanup(func() { time.Local = home })
	time.Local = time.FixedZone("HST", -10*3600)
}

// TestNamesInNFD checks file names as macOS writes them.
func TestNamesInNFD(t *testing.T) {
	site := fstest.MapFS{
		"content/site.yaml":            {Data: []byte("base_url: https://example.org/\nslots: {footer: chân trang.html}\n")},
		"content/chân trang.html":      {Data: []byte("<p>Hết</p>")},
		"content/tin tức/Đồ Sơn.md":    {Data: []byte("---\ntitle: Đồ Sơn\ndate: 2024-01-19\nimage: ảnh.svg\n---\n\nXem [Hồng Lĩnh](Hồng%20Lĩnh.md), ![Ảnh](ảnh.svg).\n")},
		"content/tin tức/Hồng Lĩnh.md": {Data: []byte("---\ntitle: Hồng Lĩnh\ndate: 2024-01-20\n---\n\nXem [Đồ Sơn](/tin%20tức/Đồ%20Sơn.md).\n")},
		"content/tin tức/ảnh.svg":      {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`)},
	}
	want := trial.Render(t, trial.Load(t, trial.Options(site)))
	if want["chan-trang.html"] != nil || !bytes.Contains(want["index.html"], []byte("<p>Hết</p>")) {
		t.Error("what fills a slot stands in its slot, and is no page")
	}
	same(t, want, trial.Render(t, trial.Load(t, trial.Options(changed(site, norm.NFD.String, norm.NFD.String)))))
}

// changed returns a site with other spellings of the names of its files and of the texts of text files.
func changed(site fstest.MapFS, name, text func(string) string) fstest.MapFS {
	out := fstest.MapFS{}
	for file, f := range site {
		data := f.Data
		if ext := path.Ext(file); ext == ".md" || ext == ".yaml" || ext == ".html" {
			data = []byte(text(string(data)))
		}
		if name != nil {
			file = name(file)
		}
		out[file] = &fstest.MapFile{Data: data, Mode: f.Mode}
	}
	return out
}

// backwards lists the files of folders from the last to the first.
type backwards struct{ fstest.MapFS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.MapFS.ReadDir(name)
	slices.Reverse(entries)
	return entries, err
}

// same compares two outputs file by file.
func same(t *testing.T, want, got map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		switch data, ok := got[name]; {
		case !ok:
			t.Errorf("%s is not there", name)
		case !bytes.Equal(data, want[name]):
			t.Errorf("%s differs: %s", name, difference(want[name], data))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s was not there before", name)
		}
	}
}

// difference shows the first difference of two files.
func difference(a, b []byte) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	show := func(data []byte) string { return string(data[max(0, i-40):min(len(data), i+40)]) }
	return "\n\t" + show(a) + "\n\t" + show(b)
}
