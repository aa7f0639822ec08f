// Package trial builds small sites for tests from txtar archives.
//
// An archive has the files of a site as an editor would write them. Content that a text file cannot hold is written as
// Go string literals, one a line, in a file marked (quoted); N × before a literal repeats it. For example:
//
//	-- content/a.md (quoted) --
//	"---\ntitle: \xe0\n"
//	40000 × "# một dòng chú thích\n"
//
// A name may be a Go string literal too, for names whose encoding matters. Files whose names begin with
// "want" hold the expectations of a test and are not part of the site. A site without a content/site.yaml gets
// one with only base_url. A line “now 2025-12-01” in the archive's comment sets the date of the build.
package trial

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/pages"
	"bangvang/internal/text/viet"
	"bangvang/internal/theme"
	"bangvang/themes"
)

// Now is the default date of builds in tests.
var Now, _, _ = viet.ParseDate("2024-02-01")

const defaultSettings = "base_url: https://example.org/\n"

// WantPrefix is the prefix of file names that are not part of the site.
const WantPrefix = "want"

// SiteFiles returns the files of an archive that belong to the site.
func SiteFiles(tb testing.TB, a *txtar.Archive) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte(defaultSettings)}}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, WantPrefix) {
			continue
		}
		name, data, err := decodeFile(f)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	return fsys
}

// decodeFile returns the name and the content of a file, with literals evaluated.
func decodeFile(f txtar.File) (name string, data []byte, err error) {
	name, quoted := strings.CutSuffix(f.Name, " (quoted)")
	data = f.Data
	if quoted {
		data, err = unquote(string(f.Data))
	}
	if err == nil && strings.HasPrefix(name, `"`) {
		name, err = strconv.Unquote(name)
	}
	return name, data, err
}

// unquote evaluates and joins the literals of a text.
func unquote(text string) ([]byte, error) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		times := 1
		literal := strings.TrimSpace(line)
		if n, rest, ok := strings.Cut(literal, " × "); ok {
			var err error
			if times, err = strconv.Atoi(n); err != nil {
				return nil, fmt.Errorf("reading %q: %w", line, err)
			}
			literal = rest
		}
		s, err := strconv.Unquote(literal)
		if err != nil {
			return nil, fmt.Errorf("reading %q: %w", line, err)
		}
		b.WriteString(strings.Repeat(s, times))
	}
	return []byte(b.String()), nil
}

// Loaded has the built-in themes, which take most of the time of loading a small site.
var Loaded theme.Shared

// Options returns the options of a build of fsys at the date Now, with the built-in themes loaded once for all builds.
func Options(fsys fs.FS) build.Options {
	return build.Options{Root: fsys, Themes: themes.FS, Now: Now, Loaded: &Loaded}
}

// ArchiveOptions returns the options of a build of the site of an archive. A line of its comment like “now 2024-01-19”
// sets the day, one like “content/a.txt -> ../.env” adds a symbolic link.
func ArchiveOptions(tb testing.TB, a *txtar.Archive) build.Options {
	tb.Helper()
	files := SiteFiles(tb, a)
	o := Options(files)
	for line := range strings.Lines(string(a.Comment)) {
		if name, target, ok := strings.Cut(strings.TrimSpace(line), " -> "); ok {
			files[name] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink}
		}
		if date, ok := strings.CutPrefix(line, "now "); ok {
			if o.Now, _, ok = viet.ParseDate(strings.TrimSpace(date)); !ok {
				tb.Fatalf("reading %q: not a date", line)
			}
		}
	}
	return o
}

// TextOptions returns the options of a build of the site of an archive given as text.
func TextOptions(tb testing.TB, archive string) build.Options {
	tb.Helper()
	return ArchiveOptions(tb, txtar.Parse([]byte(archive)))
}

// Load loads and plans a site.
func Load(tb testing.TB, o build.Options) *build.Site {
	tb.Helper()
	s, err := build.Load(context.Background(), o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// LoadText loads the site of an archive given as text.
func LoadText(tb testing.TB, archive string) *build.Site {
	tb.Helper()
	return Load(tb, TextOptions(tb, archive))
}

// Render returns the bytes of every page by path. A problem that is an error fails the test.
func Render(tb testing.TB, s *build.Site) map[string][]byte {
	tb.Helper()
	if s.Blocked(false) {
		tb.Fatalf("the site has errors: %v", s.Problems)
	}
	files, err := s.Files(context.Background())
	if err != nil {
		tb.Fatalf("rendering: %v", err)
	}
	out := make(map[string][]byte, len(files))
	for _, f := range files {
		if out[f.Path], err = f.Append(nil); err != nil {
			tb.Fatalf("rendering: %v", err)
		}
	}
	return out
}

// PageView returns the view of a page.
func PageView(tb testing.TB, p pages.Page) any {
	tb.Helper()
	v, err := p.View()
	if err != nil {
		tb.Fatalf("the view of %s: %v", p.Address, err)
	}
	return v
}

// View returns the view of the page at an address: a *view.Article, a *view.List, …
func View[T any](tb testing.TB, s *build.Site, address string) T {
	tb.Helper()
	for _, p := range s.Plan.Pages {
		if p.Address == address {
			v, ok := PageView(tb, p).(T)
			if !ok {
				tb.Fatalf("the view of %s is a %T", address, PageView(tb, p))
			}
			return v
		}
	}
	tb.Fatalf("no page is planned at %s", address)
	panic("not reached")
}
