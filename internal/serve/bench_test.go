package serve

import (
	"bytes"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bangvang/internal/corpus"
	"bangvang/internal/serve/watch"
	"bangvang/themes"
)

var articles = flag.Int("articles", 1000, "how many articles the benchmarks have")

// BenchmarkEdit is the time from the end of a burst, one article saved, to the new snapshot.
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	if err := os.CopyFS(dir, corpus.Site(*articles)); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	s := &Server{boot: time.Now(), origin: "http://127.0.0.1:1313", Options: Options{
		Root: root.FS(), Dir: dir, Themes: themes.FS, Now: time.Now, Drafts: true, Future: true,
		Lang: func(string) string { return "vi" }, Ran: func(r Report) {},
	}}
	if err := s.run(b.Context(), watch.Changes{All: true}); err != nil {
		b.Fatal(err)
	}
	edit := 0
	b.Run("line", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			edit++
			file := filepath.Join(dir, filepath.FromSlash(corpus.Path(7)))
			if err := os.WriteFile(file, fmt.Append([]byte(corpus.Article(7)), edit), 0o666); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if err := s.run(b.Context(), watch.Changes{Names: []string{corpus.Path(7)}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	snap := s.now.Load().shown
	for _, name := range []string{"", "2017/11/bai-000007/", "luu-tru/", "bang-vang/", "bang-vang.csv", "feed.xml", "sitemap.xml", "tim-kiem/"} {
		b.Run("page/"+name, func(b *testing.B) {
			p, ok := snap.find(name)
			if !ok {
				b.Skip("no such page")
			}
			var size int
			for b.Loop() {
				m := snap.render(p)
				size = len(m.data)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
	_, _ = bytes.MinRead, httptest.DefaultRemoteAddr
}
