package serve

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/memo/store"
	"bangvang/internal/serve/watch"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/corpus"
)

var (
	articles = flag.Int("articles", 1000, "how many articles the benchmarks have")
	named    = flag.Bool("named", false, "whether their awards have names")
)

// benchSite returns the corpus that the flags ask for.
func benchSite() (site func(int) fstest.MapFS, path, article func(int) string) {
	if *named {
		return corpus.NamedSite, corpus.NamedPath, corpus.NamedArticle
	}
	return corpus.Site, corpus.Path, corpus.Article
}

// BenchmarkEdit measures the time from the end of a burst, with one article saved, to the new snapshot.
func BenchmarkEdit(b *testing.B) {
	site, path, article := benchSite()
	r := still(b, tree(b, site(*articles)))
	r.Options.Rebuilt = func(Report) {}
	name, n := path(7), 0
	for b.Loop() {
		b.StopTimer()
		n++
		r.write(name, article(7)+fmt.Sprint(n))
		b.StartTimer()
		r.ok(r.rebuild(b.Context(), watch.Changes{Names: []string{name}}))
	}
}

// BenchmarkSave measures in a browser how long after an editor has saved a text the page is there again with the new one, whole:
// ms/op is from the save to the load event of the new page, reload-ms from the save until the old page begins to reload, and
// answer-ms from then until the browser has the HTML; the rest is the browser's own. The first two include the pause of package
// watch, in which more changes may follow.
func BenchmarkSave(b *testing.B) {
	site, path, article := benchSite()
	r := on(b, tree(b, site(*articles)))
	r.Options.Store, r.Options.Program = store.Open(b.TempDir()), "bench"
	b.Cleanup(func() { r.Store.Close(0) }) // after the server has ended
	again(b, r)
	ctx := browser.Start(b)
	address := strings.TrimSuffix(strings.TrimPrefix(path(7), "content/"), ".md") + "/"
	browser.Open(b, ctx, r.url+address)
	var reload, answer, load []float64
	for n := 0; b.Loop(); n++ {
		saved := time.Now()
		r.write(path(7), article(7)+fmt.Sprintf("\n\nLần sửa %d.\n", n))
		browser.Until(b, ctx, fmt.Sprintf(`document.readyState === "complete" && document.body.textContent.includes("Lần sửa %d.") && performance.getEntriesByType("navigation")[0].loadEventEnd > 0`, n))
		at := browser.Value[[]float64](b, ctx, `(({responseEnd, loadEventEnd}) => [performance.timeOrigin, responseEnd, loadEventEnd])(performance.getEntriesByType("navigation")[0])`)
		begin := at[0] - float64(saved.UnixMicro())/1000
		reload, answer, load = append(reload, begin), append(answer, at[1]), append(load, begin+at[2])
	}
	b.ReportMetric(0, "ns/op")
	for unit, list := range map[string][]float64{"reload-ms": reload, "answer-ms": answer, "ms/op": load} {
		slices.Sort(list)
		b.ReportMetric(list[len(list)/2], unit)
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
