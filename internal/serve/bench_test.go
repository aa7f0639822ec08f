package serve

import (
	"flag"
	"fmt"
	"testing"

	"bangvang/internal/serve/watch"
	"bangvang/internal/testkit/corpus"
)

var articles = flag.Int("articles", 1000, "how many articles the benchmarks have")

// BenchmarkEdit measures the time from the end of a burst, with one article saved, to the new snapshot.
func BenchmarkEdit(b *testing.B) {
	r := still(b, tree(b, corpus.Site(*articles)))
	r.Options.Rebuilt = func(Report) {}
	name, n := corpus.Path(7), 0
	for b.Loop() {
		b.StopTimer()
		n++
		r.write(name, corpus.Article(7)+fmt.Sprint(n))
		b.StartTimer()
		r.ok(r.rebuild(b.Context(), watch.Changes{Names: []string{name}}))
	}
}

// BenchmarkPage measures a request of a page.
func BenchmarkPage(b *testing.B) {
	r := still(b, tree(b, corpus.Site(*articles)))
	for _, target := range []string{"/", "/luu-tru/", "/bang-vang/", "/bang-vang.csv", "/feed.xml", "/sitemap.xml"} {
		b.Run(target, func(b *testing.B) {
			size := 0
			for b.Loop() {
				a := r.ask("GET", target, nil)
				if size = len(a.body); a.status != 200 {
					b.Fatal(a.status)
				}
			}
			b.ReportMetric(float64(size), "B")
		})
	}
	article := r.current.Load().shown.site.Model.Articles[7].Address
	b.Run("article", func(b *testing.B) {
		for b.Loop() {
			if a := r.ask("GET", article, nil); a.status != 200 {
				b.Fatal(a.status)
			}
		}
	})
}
