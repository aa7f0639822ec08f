package build_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/build/trial"
	"bangvang/internal/corpus"
	"bangvang/internal/publish"
)

// memory returns a folder in memory where the system has one, so that no disk is measured.
func memory(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "bangvang")
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// whole runs the line from files in memory to a folder.
func whole(tb testing.TB, fsys fstest.MapFS, dir string) (*build.Site, publish.Result) {
	tb.Helper()
	s := trial.Load(tb, onToday(fsys))
	result, err := s.Publish(context.Background(), publish.Options{Dir: dir})
	if err != nil || s.Unfit(false) {
		tb.Fatalf("publishing: %v %v", err, s.Problems)
	}
	return s, result
}

// BenchmarkBuild measures a cold build: nothing remembered, nothing written yet.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := corpus.Site(n)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				dir := memory(b)
				b.StartTimer()
				_, r := whole(b, fsys, dir)
				b.StopTimer()
				os.RemoveAll(dir)
				b.ReportMetric(float64(r.Written), "files")
				b.StartTimer()
			}
		})
	}
}

// BenchmarkLoad measures the line up to the plan, which is what checking a site costs.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := corpus.Site(n)
			b.ReportAllocs()
			for b.Loop() {
				trial.Load(b, onToday(fsys))
			}
		})
	}
}

// BenchmarkRender measures the bytes of all pages, without writing them.
func BenchmarkRender(b *testing.B) {
	s := trial.Load(b, onToday(corpus.Site(1_000)))
	b.ReportAllocs()
	for b.Loop() {
		total := 0
		for _, data := range trial.Render(b, s) {
			total += len(data)
		}
		b.SetBytes(int64(total))
	}
}

// BenchmarkAgain measures a build that changes nothing.
func BenchmarkAgain(b *testing.B) {
	fsys, dir := corpus.Site(1_000), memory(b)
	whole(b, fsys, dir)
	for b.Loop() {
		if _, r := whole(b, fsys, dir); r.Written > 0 {
			b.Fatalf("%d files were written", r.Written)
		}
	}
}

// TestLargeSite builds ten thousand articles in one go.
func TestLargeSite(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	n := 10_000
	if racing {
		n = 500
	}
	s, r := whole(t, corpus.Site(n), memory(t))
	if len(s.Meaning.Articles) != n || r.Written < len(s.Plan.Pages) { // the index of search comes on top
		t.Errorf("%d articles, %d of %d files written", len(s.Meaning.Articles), r.Written, len(s.Plan.Pages))
	}
}
