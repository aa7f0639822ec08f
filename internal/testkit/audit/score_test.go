package audit

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"bangvang/internal/build"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/publish"
	model "bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

// asked is a query of the score and the name that its first result should have, or for facets the number of awards.
type asked struct{ kind, query, want string }

// The limits of the score at full size, from an empty cache over 700 kbit/s with 300 ms, on a processor 4 times slower.
const (
	scoreBytes = 60_000
	scoreFirst = 3 * time.Second
	scoreMRR   = 0.95
)

// perKind makes TestScore ask as a slow phone does, 40 queries of each kind in half an hour; its time is not measured with others.
var perKind = flag.Int("score", 0, "score the search among 10,000 articles on a slow phone, with this `number` of queries of each kind, e.g. 5 or 40")

// browserQueries is the number of queries of one browser, whose time is limited.
const browserQueries = 8

// TestScore scores the search of a site whose awards have names: for each kind of query the mean reciprocal rank of the name
// that is meant, the precision of the names among the first ten results and, with -score on 10,000 articles, the median of bytes
// and time. It writes the table of docs/search.md to the log:
//
//	CI=true go test ./internal/testkit/audit -run TestScore -score 40 -timeout 1h -v
func TestScore(t *testing.T) {
	articles, each := 300, 3
	if *perKind > 0 {
		articles, each = 10_000, *perKind
	}
	s, address := publishNamed(t, articles)
	questions := questionsOf(s, each)
	var all context.Context // one browser for few queries
	if *perKind == 0 {
		all = browser.Start(t)
	}
	kinds := []string{"people", "schools", "abbreviations", "places", "old places", "honours", "facets", "typos"}
	for _, kind := range kinds {
		var sum scored
		of := slices.DeleteFunc(slices.Clone(questions), func(q asked) bool { return q.kind != kind })
		n := len(of)
		if n == 0 {
			t.Errorf("no queries for %s", kind)
			continue
		}
		for part := range slices.Chunk(of, browserQueries) {
			t.Run(kind, func(t *testing.T) {
				ctx := all
				if ctx == nil {
					ctx = browser.Start(t)
				}
				for _, q := range part {
					one := scoreQuery(t, ctx, address, q)
					sum.add(one)
					if one.rank == 0 {
						t.Logf("%q does not find %q: %s", q.query, q.want, one.status)
					}
				}
			})
		}
		mrr := sum.reciprocal / float64(n)
		t.Logf("| %s | %d | %.2f | %.2f | %d | %d |", kind, n, mrr, sum.precise/float64(n), median(sum.bytes), median(sum.first))
		if mrr < scoreMRR {
			t.Errorf("%s: the mean reciprocal rank is %.2f", kind, mrr)
		}
		if *perKind > 0 && (median(sum.bytes) > scoreBytes || median(sum.first) > int(scoreFirst.Milliseconds())) {
			t.Errorf("%s: %d bytes and %d ms", kind, median(sum.bytes), median(sum.first))
		}
	}
}

// scored is the sum of the scores of queries, or that of one.
type scored struct {
	rank                int
	status              string
	reciprocal, precise float64
	bytes, first        []int
}

func (s *scored) add(one scored) {
	s.reciprocal += one.reciprocal
	s.precise += one.precise
	s.bytes, s.first = append(s.bytes, one.bytes...), append(s.first, one.first...)
}

func median(list []int) int {
	slices.Sort(list)
	return list[len(list)/2]
}

// publishNamed publishes a site of package corpus with names, in memory where the system has a folder for that.
func publishNamed(t *testing.T, articles int) (*build.Site, string) {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "bangvang")
	if err != nil {
		dir = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s, err := build.Load(t.Context(), build.Options{Root: corpus.NamedSite(articles), Themes: themes.FS, Now: now, Loaded: &trial.Loaded})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Publish(t.Context(), publish.Options{Dir: dir}); err != nil || s.Blocked(false) {
		t.Fatalf("publishing: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	return s, serveCompressed(t, dir)
}

// questionsOf returns up to n queries of each kind about a site, as people type them: without marks, abbreviated, or with
// a slip in one syllable.
func questionsOf(s *build.Site, n int) (out []asked) {
	r := rand.New(rand.NewPCG(20, 26))
	board, _, _ := roll.New(context.Background(), s.Model)
	pick := func(terms []*model.Term, want func(name string) bool, add func(t *model.Term, name string)) {
		done := map[string]bool{}
		for _, i := range r.Perm(len(terms)) {
			name := roll.NameOnly(terms[i])
			if len(done) < n && !done[name] && want(name) {
				done[name] = true
				add(terms[i], name)
			}
		}
	}
	three := func(name string) bool { return len(strings.Fields(name)) > 2 && !strings.ContainsAny(name, "'&") }
	pick(board.Individuals.Terms, three, func(_ *model.Term, name string) { out = append(out, asked{"people", viet.Fold(name), name}) })
	pick(board.Collectives.Terms, func(name string) bool { return three(name) && strings.Contains(name, "Trường") }, func(_ *model.Term, name string) {
		out = append(out, asked{"schools", viet.Fold(name), name})
	})
	short := strings.NewReplacer("Trường Tiểu học và Trung học cơ sở", "TH&THCS", "Trường Tiểu học", "TH", "Trường Mầm non", "MN", "Trường Trung học cơ sở", "THCS", "Trường Trung học phổ thông", "THPT", "Ủy ban nhân dân", "UBND")
	pick(board.Collectives.Terms, func(name string) bool { return short.Replace(name) != name }, func(_ *model.Term, name string) {
		out = append(out, asked{"abbreviations", short.Replace(name), name})
	})
	pick(board.Individuals.Terms, three, func(_ *model.Term, name string) {
		words := strings.Fields(viet.Fold(name))
		if w := words[0]; len(w) > 3 {
			words[0] = w[:len(w)-2] + w[len(w)-1:] + w[len(w)-2:len(w)-1] // nguyne
			out = append(out, asked{"typos", strings.Join(words, " "), name})
		}
	})
	for _, l := range s.Model.Gazetteer.All() {
		t := s.Model.Localities.Get(l.ID)
		switch {
		case t == nil || l.Level == gazetteer.Province:
		case l.EndedBy(now):
			out = append(out, asked{"old places", strings.NewReplacer("Thị xã", "TX", "Thành phố", "TP").Replace(l.Latest().Full), l.Latest().Full})
		default:
			out = append(out, asked{"places", viet.Fold(l.Latest().Full), l.Latest().Full})
		}
	}
	for _, t := range s.Model.Honours.Terms {
		out = append(out, asked{"honours", viet.Fold(t.Name), t.Name})
		for _, year := range []int{2019, 2024} {
			count := map[*model.Term]int{}
			for _, w := range t.Awards {
				if w.Year == year && len(w.Article.LocalityTerms) > 0 {
					count[w.Article.LocalityTerms[0]]++
				}
			}
			for place, n := range count {
				if place.Locality.EndedBy(now) && len(s.Model.Gazetteer.Find(place.Locality.Latest().Full, now).Candidates) == 0 {
					out = append(out, asked{"facets", viet.Fold(fmt.Sprint(t.Name, " ", year, " ", place.Locality.Latest().Full)), strconv.Itoa(n)})
				}
			}
		}
	}
	counts := map[string]int{}
	slices.SortStableFunc(out, func(a, b asked) int { return strings.Compare(a.kind+a.query, b.kind+b.query) })
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return slices.DeleteFunc(out, func(q asked) bool { counts[q.kind]++; return counts[q.kind] > n })
}

// scoreQuery asks one query in a tab with its own empty cache.
func scoreQuery(t *testing.T, ctx context.Context, address string, q asked) scored {
	t.Helper()
	ctx, end := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	defer end()
	if *perKind > 0 {
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			t.Fatal(err)
		}
		throttle(t, ctx)
	}
	start := time.Now()
	browser.Open(t, ctx, address+"/tim-kiem/?q="+strings.ReplaceAll(strings.ReplaceAll(q.query, "&", "%26"), " ", "+"))
	browser.Until(t, ctx, `document.querySelector("#results li") || document.querySelector("#_status").textContent.startsWith("Không")`)
	first := time.Since(start)
	browser.Until(t, ctx, `/[0-9]|^Không/.test(document.querySelector("#_status").textContent)`)
	var shown struct {
		Status string
		Names  []string
		Bytes  int
	}
	data := browser.Value[string](t, ctx, `JSON.stringify({Status: document.querySelector("#_status").textContent,
		Names: Array.from(document.querySelectorAll("#results li:not([data-kind=article])"), (li) => (li.querySelector("h3 a") || li.querySelector("span")).textContent.split(" · ")[0]),
		Bytes: performance.getEntries().reduce((n, e) => n + (e.transferSize || 0), 0)})`)
	if err := json.Unmarshal([]byte(data), &shown); err != nil {
		t.Fatal(err)
	}
	out := scored{status: shown.Status, bytes: []int{shown.Bytes}, first: []int{int(first.Milliseconds())}}
	if q.kind == "facets" {
		if strings.HasPrefix(shown.Status, q.want+" khen thưởng") {
			out.rank, out.reciprocal, out.precise = 1, 1, 1
		}
		return out
	}
	want, right := viet.Fold(viet.BodyKey(q.want)), 0
	shown.Names = shown.Names[:min(len(shown.Names), 10)]
	for i, name := range shown.Names {
		short, _, _ := strings.Cut(name, ", ")
		got := viet.Fold(viet.BodyKey(short))
		if got == want && out.rank == 0 {
			out.rank, out.reciprocal = i+1, 1/float64(i+1)
		}
		if strings.Contains(got, want) {
			right++
		}
	}
	out.precise = float64(right) / float64(max(1, len(shown.Names)))
	return out
}

// connection are the parameters of emulateConnection: milliseconds, and bytes in a second.
type connection struct {
	Offline  bool    `json:"offline"`
	Latency  float64 `json:"latency"`
	Download float64 `json:"downloadThroughput"`
	Upload   float64 `json:"uploadThroughput"`
}

var emulateConnection = cdp.Command[connection, cdp.Empty]{Method: "Network.emulateNetworkConditions"}

// serveCompressed serves the texts in dir with gzip, as hosts do.
func serveCompressed(t *testing.T, dir string) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(dir, filepath.FromSlash(path.Clean(r.URL.Path)))
		if strings.HasSuffix(r.URL.Path, "/") {
			name = filepath.Join(name, "index.html")
		}
		kind := mime.TypeByExtension(filepath.Ext(name))
		if filepath.Ext(name) == ".bin" || kind == "" {
			files.ServeHTTP(w, r)
			return
		}
		data, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Encoding", "gzip")
		to := gzip.NewWriter(w)
		_, _ = to.Write(data)
		_ = to.Close()
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// throttle makes the connection and the processor of a tab those of a cheap phone.
func throttle(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulateConnection, connection{Latency: 300, Download: 700_000 / 8, Upload: 700_000 / 8}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}); err != nil {
		t.Fatal(err)
	}
}
