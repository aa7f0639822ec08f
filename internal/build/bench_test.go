package build_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/site"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
)

var (
	articles = flag.Int("articles", 1_000, "how many articles the sites of benchmarks have")
	named    = flag.Bool("named", false, "benchmark sites whose awards name their recipients")
)

// generator returns the generator of the sites of benchmarks.
func generator() corpus.Generator {
	if *named {
		return corpus.Named
	}
	return corpus.Nameless
}

// memory returns a folder in memory if the system has one, so that no disk is measured.
func memory(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "bangvang")
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// laid writes the benchmarks' site to a folder and returns it.
func laid(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(memory(b), "site")
	if err := os.CopyFS(dir, generator().Site(*articles)); err != nil {
		b.Fatal(err)
	}
	return dir
}

// whole builds a site from files in memory into a folder.
func whole(tb testing.TB, fsys fstest.MapFS, dir string) (*build.Site, publish.Result) {
	tb.Helper()
	s := trial.Load(tb, onToday(fsys))
	result, err := s.Publish(context.Background(), publish.Options{Dir: dir})
	if err != nil || s.Blocked(false) {
		tb.Fatalf("publishing: %v %v", err, s.Problems)
	}
	return s, result
}

// command builds a site as the command does, with its store beside the site.
func command(b *testing.B, dir, out string) publish.Result {
	b.Helper()
	store := store.Open(filepath.Join(dir, ".bangvang", "cache"))
	defer store.Close(1 << 30)
	o := onToday(os.DirFS(dir))
	o.Store, o.Program = store, "bench"
	done, err := build.Run(b.Context(), o, publish.Options{Dir: out, ModTimesFile: filepath.Join(dir, ".bangvang", "stat")})
	if err != nil || done.Problems.HasErrors() {
		b.Fatalf("publishing: %v %v", err, done.Problems)
	}
	return done.Result
}

// BenchmarkWhole measures full builds, and as a lower bound the time that two workers need to write the same files from
// memory.
func BenchmarkWhole(b *testing.B) {
	b.Run("floor", func(b *testing.B) {
		files := bytesOf(b)
		out := filepath.Join(memory(b), "out")
		total := 0
		for _, data := range files {
			total += len(data)
		}
		b.SetBytes(int64(total))
		for b.Loop() {
			floor(b, out, files)
			untimed(b, func() { os.RemoveAll(out) })
		}
		b.ReportMetric(float64(len(files)), "files")
	})
	b.Run("cold", func(b *testing.B) {
		dir := laid(b)
		out := filepath.Join(filepath.Dir(dir), "out")
		b.ReportAllocs()
		for b.Loop() {
			r := command(b, dir, out)
			b.ReportMetric(float64(r.Written), "files")
			untimed(b, func() { os.RemoveAll(out); os.RemoveAll(filepath.Join(dir, ".bangvang")) })
		}
	})
	b.Run("nothing changed", func(b *testing.B) {
		dir := laid(b)
		out := filepath.Join(filepath.Dir(dir), "out")
		command(b, dir, out)
		b.ReportAllocs()
		for b.Loop() {
			if r := command(b, dir, out); r.Written+r.Removed > 0 {
				b.Fatalf("%+v though nothing changed", r)
			}
		}
	})
	b.Run("a body edited", func(b *testing.B) {
		dir := laid(b)
		out := filepath.Join(filepath.Dir(dir), "out")
		command(b, dir, out)
		name := filepath.Join(dir, filepath.FromSlash(generator().Path(*articles/2)))
		text := generator().Article(*articles / 2)
		b.ReportAllocs()
		for b.Loop() {
			text += "\nMột đoạn nữa.\n"
			untimed(b, func() {
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					b.Fatal(err)
				}
			})
			r := command(b, dir, out)
			if r.Written == 0 {
				b.Fatal("nothing was written")
			}
			b.ReportMetric(float64(r.Written), "files")
		}
	})
}

// bytesOf returns the files of the benchmarks' site.
func bytesOf(b *testing.B) map[string][]byte {
	b.Helper()
	return trial.Render(b, trial.Load(b, onToday(generator().Site(*articles))))
}

// floor writes files with two workers and creates each folder once.
func floor(b *testing.B, out string, files map[string][]byte) {
	b.Helper()
	var folders []string
	in := map[string][]string{}
	for name := range files {
		dir := path.Dir(name)
		if in[dir] == nil {
			folders = append(folders, dir)
		}
		in[dir] = append(in[dir], name)
	}
	half := func(from int) func(context.Context) error {
		return func(context.Context) error {
			for i := from; i < len(folders); i += 2 {
				dir := filepath.Join(out, filepath.FromSlash(folders[i]))
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return err
				}
				for _, name := range in[folders[i]] {
					if err := os.WriteFile(filepath.Join(dir, path.Base(name)), files[name], 0o644); err != nil {
						return err
					}
				}
			}
			return nil
		}
	}
	if err := par.Run(b.Context(), half(0), half(1)); err != nil {
		b.Fatal(err)
	}
}

func untimed(b *testing.B, do func()) {
	b.StopTimer()
	do()
	b.StartTimer()
}

// BenchmarkStage measures each step alone, from files in memory. The search index is built once for a site and is not
// part of rendering.
func BenchmarkStage(b *testing.B) {
	ctx := b.Context()
	dir := laid(b)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := source.Load(ctx, os.DirFS(dir), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	tree, _, err := source.Load(ctx, os.DirFS(dir), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			parsed(b, tree)
		}
	})
	in := meant(b, tree)
	var meaning *site.Site
	b.Run("assemble", func(b *testing.B) {
		for b.Loop() {
			if meaning, _, err = site.Assemble(ctx, in); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("plan", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := pages.Make(ctx, pages.Input{Site: meaning}); err != nil {
				b.Fatal(err)
			}
		}
	})
	s := trial.Load(b, onToday(os.DirFS(dir)))
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.SearchIndex(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("render", func(b *testing.B) {
		for b.Loop() {
			files, err := s.Files(ctx)
			if err != nil {
				b.Fatal(err)
			}
			wrong, err := par.Map(ctx, len(files), func(i int) error { _, err := files[i].Append(nil); return err })
			if err := errors.Join(append(wrong, err)...); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("publish", func(b *testing.B) {
		var files []publish.File
		for name, data := range trial.Render(b, s) {
			files = append(files, publish.File{Path: name, Data: data})
		}
		out := filepath.Join(memory(b), "out")
		for b.Loop() {
			if _, _, err := publish.Write(ctx, publish.Options{Dir: out}, files); err != nil {
				b.Fatal(err)
			}
			untimed(b, func() { os.RemoveAll(out) })
		}
	})
}

// parsed parses the articles of a tree.
func parsed(b *testing.B, tree *source.Tree) []*content.Document {
	b.Helper()
	var files []*source.File
	for _, f := range tree.Files {
		if strings.HasSuffix(f.Path, ".md") {
			files = append(files, f)
		}
	}
	documents, err := par.Map(b.Context(), len(files), func(i int) *content.Document { return content.Parse(files[i]) })
	if err != nil {
		b.Fatal(err)
	}
	return documents
}

// meant returns the input of site.Assemble.
func meant(b *testing.B, tree *source.Tree) site.Input {
	b.Helper()
	conf, _ := config.Read(tree)
	places, _ := gazetteer.New(conf.Localities)
	catalogue, _ := honours.New(conf.Honours)
	return site.Input{Documents: parsed(b, tree), Settings: conf.Settings, Gazetteer: places, Catalogue: catalogue, Now: today}
}

// TestLargeSite builds 1,000 articles in one run, with -full 10,000.
func TestLargeSite(t *testing.T) {
	n := 1_000
	if *full {
		n = 10_000
	}
	s, r := whole(t, corpus.Site(n), memory(t))
	if len(s.Model.Articles) != n || r.Written < len(s.Plan.Pages) { // and the files of the search index
		t.Errorf("%d articles, %d of %d files written", len(s.Model.Articles), r.Written, len(s.Plan.Pages))
	}
}
