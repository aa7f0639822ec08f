// Package trial makes small sites for tests out of txtar archives, and runs the line over them.
//
// An archive holds a site's files as an editor would write them. What a text cannot hold is written as
// Go string literals, one a line, in a file marked so; N × before a literal repeats it:
//
//	-- content/a.md (quoted) --
//	"---\ntitle: \xe0\n"
//	40000 × "# một dòng chú thích\n"
//
// A name may be a Go string literal too, for names whose encoding matters. Files whose names begin with
// "want" are what a test wants to see, and no part of the site. A site without a content/site.yaml gets
// one that says nothing but base_url. A line “now 2025-12-01” of the archive's comment says which day it is.
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
	"bangvang/themes"
)

// Now is the day on which sites are built unless a test says otherwise.
var Now, _, _ = viet.ParseDate("2024-02-01")

const settings = "base_url: https://example.org/\n"

// Want is what the names of files begin with that are no part of the site.
const Want = "want"

// Files returns the files of an archive that are a site's.
func Files(tb testing.TB, a *txtar.Archive) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte(settings)}}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, Want) {
			continue
		}
		name, data, err := file(f)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		fsys[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	return fsys
}

func file(f txtar.File) (name string, data []byte, err error) {
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

// unquote joins the literals of a text.
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

// Options are those of a build of fsys on the day Now.
func Options(fsys fs.FS) build.Options {
	return build.Options{Root: fsys, Themes: themes.FS, Now: Now}
}

// Archive returns the options of a build of an archive's site.
func Archive(tb testing.TB, a *txtar.Archive) build.Options {
	tb.Helper()
	o := Options(Files(tb, a))
	for line := range strings.Lines(string(a.Comment)) {
		if date, ok := strings.CutPrefix(line, "now "); ok {
			if o.Now, _, ok = viet.ParseDate(strings.TrimSpace(date)); !ok {
				tb.Fatalf("reading %q: not a date", line)
			}
		}
	}
	return o
}

// Text returns the options of a build of the site of an archive that is given as text.
func Text(tb testing.TB, archive string) build.Options {
	tb.Helper()
	return Archive(tb, txtar.Parse([]byte(archive)))
}

// Load runs the line up to the plan.
func Load(tb testing.TB, o build.Options) *build.Site {
	tb.Helper()
	s, err := build.Load(context.Background(), o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// Parse loads the site of an archive, given as text.
func Parse(tb testing.TB, archive string) *build.Site {
	tb.Helper()
	return Load(tb, Text(tb, archive))
}

// Render returns the bytes of every page by path. A problem that is an error fails the test.
func Render(tb testing.TB, s *build.Site) map[string][]byte {
	tb.Helper()
	if s.Unfit(false) {
		tb.Fatalf("the site has errors: %v", s.Problems)
	}
	files, err := s.Files(context.Background())
	if err != nil {
		tb.Fatalf("rendering: %v", err)
	}
	out := make(map[string][]byte, len(files))
	for _, f := range files {
		if out[f.Path], err = f.Make(nil); err != nil {
			tb.Fatalf("rendering: %v", err)
		}
	}
	return out
}

// Shown returns the view of a page.
func Shown(tb testing.TB, p pages.Page) any {
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
			v, ok := Shown(tb, p).(T)
			if !ok {
				tb.Fatalf("the view of %s is a %T", address, Shown(tb, p))
			}
			return v
		}
	}
	tb.Fatalf("no page is planned at %s", address)
	panic("not reached")
}
