package audit

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"bangvang/internal/build"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

var full = flag.Bool("full", false, "search 10,000 articles, not 1,000")

// searchLimit is how many bytes a query may transfer before its first result: files of the index with their response
// headers, including the list that the page loads when it opens.
const searchLimit = 150_000

// searchArticles are the articles that the queries find, by name; their address is /2025/name/.
var searchArticles = map[string]string{
	"nguoi-tot": "title: Gương người tốt\ndate: 2025-01-06\n---\n\nSáng nay có buổi gặp mặt.\n\n" +
		"Bà con quận Đống Đa kể chuyện giúp nhau lúc mưa lũ.\n",
	"don-tet": "title: Phường Đông Đa đón năm mới\ndate: 2025-01-20\nsummary: Đông Đa rộn ràng chợ hoa.\n---\n\n" +
		"Đông Đa dọn dẹp phố phường; Đông Đa gói bánh; Đông Đa chúc tuổi người già.\n",
	"ghep-chu": "title: Đống rơm sau mùa gặt\ndate: 2025-02-03\n---\n\nCây đa đầu làng vẫn xanh.\n",
	"mit-tinh": "title: Lễ mít tinh bên sông\ndate: 2025-02-10\n---\n\nĐoàn xe đạp đi hết con đường Hoàng Diệu rồi dừng ở bến.\n",
	"nganh-thue": "title: Ba Chiến sỹ thi đua của ngành thuế\ndate: 2025-03-03\n---\n\n" +
		"Ba người cùng làm ở một chi cục, cùng được gọi tên.\n",
	"hop-dan": "title: Ủy ban phường họp dân\ndate: 2025-03-17\n---\n\nNhà văn hóa kín chỗ từ sớm.\n",
	"tham-ho": "title: Uỷ ban Mặt trận thăm hộ nghèo\ndate: 2025-04-01\n---\n\nMỗi nhà nhận một phần gạo.\n",
	"do-son":  "title: Một ngày ở biển\ndate: 2025-04-14\n---\n\nBuổi chiều, hội trường chật kín trong lễ khen thưởng Đồ Sơn.\n",
	"co-giao": "title: Cô giáo vùng cao\ndate: 2025-05-05\nawards:\n" +
		"  - award: Bằng khen\n    by: UBND tỉnh\n    period: 2024\n    decision: {no: 1207/QĐ-UBND, date: 2025-04-28}\n" +
		"    to: {cá nhân: [Lò Thị Xuyến]}\n---\n\nLớp học của cô nằm lưng chừng núi.\n",
	"roi-ben": "title: Ra khơi\ndate: 2025-05-19\n---\n\nCon tàu xanh rời bến lúc rạng sáng.\n",
	"cap-ben": "title: Về bờ\ndate: 2025-06-02\n---\n\nNhững tàu xanh cập bến; lá xanh rời cành.\n",
}

// lookups are queries and their expected results.
var lookups = []struct {
	query string
	first string   // the first result, "" for any
	among []string // on the first page of results
	have  []string // the announced articles are those with all of these, folded
}{
	{"khen thuong do son", "do-son", nil, []string{"khen thuong", "do son"}},
	{"Chien si thi dua", "nganh-thue", nil, []string{"chien si", "thi dua"}},
	{"chiến sỹ thi đua", "nganh-thue", nil, []string{"chien si", "thi dua"}},
	{"uy ban", "", []string{"hop-dan", "tham-ho"}, []string{"uy ban"}},
	{"Ủy ban", "", []string{"hop-dan", "tham-ho"}, []string{"uy ban"}},
	{"dong da", "", []string{"nguoi-tot", "don-tet"}, []string{"dong da"}},
	{"đống đa", "nguoi-tot", []string{"don-tet"}, []string{"dong da"}},
	{"đông đa", "don-tet", []string{"nguoi-tot"}, []string{"dong da"}},
	{"duong", "", nil, []string{"duong"}},
	{"đường", "mit-tinh", nil, []string{"duong"}},
	{"thi dua", "", []string{"nganh-thue"}, []string{"thi dua"}},
	{"lo thi xuyen", "co-giao", nil, []string{"lo thi", "thi xuyen"}},
	{"1207/QD-UBND", "co-giao", nil, []string{"1207 qd", "qd ubnd"}},
}

// TestSearchInChromium searches 1,000 articles as readers do, with -full 10,000, and measures the transfer of each query.
func TestSearchInChromium(t *testing.T) {
	n := 1_000
	if *full {
		n = 10_000
	}
	ctx := browser.Start(t)
	files := corpus.Site(n)
	for name, text := range searchArticles {
		files["content/2025/"+name+".md"] = &fstest.MapFile{Data: []byte("---\n" + text), Mode: 0o644}
	}
	address := publishSite(t, files)
	texts := foldedLines(files)
	for _, c := range lookups {
		t.Run(c.query, func(t *testing.T) {
			s := newSeeker(t, ctx, address)
			s.paste(c.query)
			results, count := s.results()
			s.measure()
			for _, want := range c.among {
				if !slices.Contains(results, "/2025/"+want+"/") {
					t.Errorf("%s is not among %q", want, results)
				}
			}
			if c.first != "" && (len(results) == 0 || results[0] != "/2025/"+c.first+"/") {
				t.Errorf("the first result is not %s: %q", c.first, results)
			}
			if want := countWith(texts, c.have); count != want || len(results) < min(want, 5) || want == 0 {
				t.Errorf("%d articles are announced and %d shown; %d have %q", count, len(results), want, c.have)
			}
		})
	}
	t.Run("keyboard", func(t *testing.T) { searchByKeyboard(t, newSeeker(t, ctx, address)) })
	t.Run("year", func(t *testing.T) { searchByYear(t, newSeeker(t, ctx, address), texts) })
	t.Run("phrase", func(t *testing.T) { searchPhrase(t, newSeeker(t, ctx, address)) })
	t.Run("name", func(t *testing.T) { searchName(t, newSeeker(t, ctx, address)) })
}

// searchByKeyboard opens a result by keyboard alone.
func searchByKeyboard(t *testing.T, s *seeker) {
	const focused = `document.activeElement.matches("#results li[data-kind=article] a") ? document.activeElement.pathname : document.activeElement.id`
	(&tab{ctx: s.ctx}).press(t, "/")
	if got := s.value(`document.activeElement.id + document.activeElement.value`); got != "_q" {
		t.Fatalf("/ leads to %q", got)
	}
	s.do(chromedp.KeyEvent("đống đa"))
	results, _ := s.results()
	if len(results) < 2 {
		t.Fatalf("results: %q", results)
	}
	for _, step := range []struct{ key, want string }{
		{kb.ArrowDown, results[0]}, {kb.ArrowDown, results[1]}, {kb.ArrowUp, results[0]}, {kb.ArrowUp, "_q"}, {kb.ArrowDown, results[0]},
	} {
		s.do(chromedp.KeyEvent(step.key))
		if got := browser.Value[string](t, s.ctx, focused); got != step.want {
			t.Fatalf("an arrow leads to %q, not %q", got, step.want)
		}
	}
	s.do(chromedp.KeyEvent(kb.Enter))
	browser.Until(t, s.ctx, fmt.Sprintf(`location.pathname === %q && document.readyState === "complete"`, results[0]))
	if title := browser.Value[string](t, s.ctx, `document.querySelector("h1").textContent`); title != "Gương người tốt" {
		t.Errorf("Enter opens %q", title)
	}
}

// searchByYear adds a year to the words of a query, which becomes a filter, and removes it.
func searchByYear(t *testing.T, s *seeker, texts map[string][]string) {
	for _, year := range []string{"2019", "2022"} {
		s.value(`(document.querySelector("#_q").value = document.querySelector("#_status").textContent = "")`) // the answer before stays until the next
		s.paste("chủ động xây dựng năm " + year)
		results, count := s.results()
		of := maps.Clone(texts)
		maps.DeleteFunc(of, func(name string, _ []string) bool { return !strings.HasPrefix(name, "content/"+year+"/") })
		if want := countWith(of, []string{"chu dong xay dung"}); want == 0 || count != want || len(results) != min(want, 10) {
			t.Errorf("%s: %d articles announced, %d shown, %d there", year, count, len(results), want)
		}
		for _, r := range results {
			if !strings.HasPrefix(r, "/"+year+"/") {
				t.Errorf("%s shows %s", year, r)
			}
		}
	}
	s.value(`(document.querySelector("#_chips button").click(), "")`)
	browser.Until(t, s.ctx, `document.querySelector("#_chips").hidden && document.querySelector("#_q").value === "chủ động xây dựng"`)
	if _, count := s.results(); count != countWith(texts, []string{"chu dong xay dung"}) {
		t.Errorf("without the filter %d articles are announced", count)
	}
}

// searchPhrase searches for a phrase of three words, which another article has only as two separate pairs.
func searchPhrase(t *testing.T, s *seeker) {
	s.paste(`“tau xanh roi”`)
	results, count := s.results()
	s.measure()
	if want := []string{"/2025/roi-ben/"}; !slices.Equal(results, want) || count != 1 {
		t.Errorf("%d results %q, want %q", count, results, want)
	}
	if marked := s.value(`Array.from(document.querySelectorAll("#results li[data-kind=article] mark"), (m) => m.textContent).join(" ")`); marked != "tàu xanh rời" {
		t.Errorf("marked is %q", marked)
	}
}

// searchName searches for the full name of a recipient in a table of awards.
func searchName(t *testing.T, s *seeker) {
	s.paste(`“lò thị xuyến”`)
	if results, count := s.results(); !slices.Equal(results, []string{"/2025/co-giao/"}) || count != 1 {
		t.Errorf("%d results %q", count, results)
	}
}

// publishSite publishes a site, in memory where the system has a folder for that, and returns its address.
func publishSite(t *testing.T, files fs.FS) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "bangvang")
	if err != nil {
		dir = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	start := time.Now()
	s, err := build.Load(t.Context(), build.Options{Root: files, Themes: themes.FS, Now: now, Loaded: &trial.Loaded})
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.Publish(t.Context(), publish.Options{Dir: dir})
	if err != nil || s.Blocked(false) {
		t.Fatalf("publishing: %v %v", err, s.Problems)
	}
	t.Logf("%d files published in %v", result.Written, time.Since(start).Round(time.Millisecond))
	return browser.Serve(t, os.DirFS(dir))
}

// foldedLines returns the lines of each article's source by its name, with folded words separated by spaces.
func foldedLines(files fstest.MapFS) map[string][]string {
	out := map[string][]string{}
	parts := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }
	for name, f := range files {
		if !strings.HasPrefix(name, "content/20") {
			continue
		}
		for line := range strings.Lines(string(f.Data)) {
			words := strings.FieldsFunc(viet.FoldLoose(line), parts)
			out[name] = append(out[name], " "+strings.Join(words, " ")+" ")
		}
	}
	return out
}

// countWith counts the articles that have each of the phrases in some line.
func countWith(texts map[string][]string, phrases []string) int {
	n := 0
	for _, lines := range texts {
		lacks := slices.ContainsFunc(phrases, func(p string) bool {
			return !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, " "+p+" ") })
		})
		if !lacks {
			n++
		}
	}
	return n
}

// seeker is the search page in a tab with its own empty cache. Its methods fail the test on errors.
type seeker struct {
	t         *testing.T
	ctx       context.Context
	mu        sync.Mutex
	requested map[network.RequestID]string // the paths of requested files of the index
	received  map[network.RequestID]float64
}

// newSeeker opens the search page and records its requests.
func newSeeker(t *testing.T, ctx context.Context, address string) *seeker {
	t.Helper()
	ctx, end := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(end)
	s := &seeker{t: t, ctx: ctx, requested: map[network.RequestID]string{}, received: map[network.RequestID]float64{}}
	if err := chromedp.Listen(ctx, s.record); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	browser.Open(t, ctx, address+"/tim-kiem/")
	// Record the files that have arrived when the first result is shown.
	s.value(`(() => { new MutationObserver((_, o) => { o.disconnect();
		window.first = performance.getEntriesByType("resource").map((e) => new URL(e.name).pathname); }).observe(document.querySelector("#results"), {childList: true, subtree: true}); return ""; })()`)
	return s
}

// record records a network event.
func (s *seeker) record(event any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && strings.HasPrefix(u.Path, "/tim-kiem/") && u.Path != "/tim-kiem/" {
			s.requested[e.RequestID] = u.Path
		}
	case *network.EventLoadingFinished:
		s.received[e.RequestID] = e.EncodedDataLength
	}
}

// do runs an action.
func (s *seeker) do(a chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx, a); err != nil {
		s.t.Fatal(err)
	}
}

// value returns the value of an expression.
func (s *seeker) value(expression string) string {
	s.t.Helper()
	return browser.Value[string](s.t, s.ctx, expression)
}

// paste inserts a query into the field in one step, so that no prefix of it is searched.
func (s *seeker) paste(query string) {
	s.t.Helper()
	s.value(`(document.querySelector("#_q").focus(), "")`)
	if _, err := chromedp.Call(s.ctx, input.InsertText, input.InsertTextParams{Text: query}); err != nil {
		s.t.Fatal(err)
	}
}

var announced = regexp.MustCompile(`(?:^|[;:,] )([\d.]+) bài(?:; |$)`)

// results waits for the announcement of the query in the field and returns the paths of the
// shown results, and the announced number of close matches; -1 when there is none.
func (s *seeker) results() ([]string, int) {
	s.t.Helper()
	browser.Until(s.t, s.ctx, `document.querySelector("#_status").textContent.includes("bài") &&
		new URLSearchParams(location.search).get("q") === document.querySelector("#_q").value.trim()`)
	list := browser.Value[[]string](s.t, s.ctx, `Array.from(document.querySelectorAll("#results li[data-kind=article] a"), (a) => a.pathname)`)
	status := s.value(`document.querySelector("#_status").textContent`)
	m := announced.FindStringSubmatch(status)
	if m == nil {
		s.t.Errorf("it says %q", status)
		return list, -1
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], ".", ""))
	if err != nil {
		s.t.Fatal(err)
	}
	return list, n
}

// measure sums the bytes of the index transferred until the first result, and until all results of a page.
func (s *seeker) measure() {
	s.t.Helper()
	for end := time.Now().Add(time.Minute); !s.settled(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatal("files of the index are still under way")
		}
	}
	early := browser.Value[[]string](s.t, s.ctx, "window.first || []")
	status := s.value(`document.querySelector("#_status").textContent`)
	s.mu.Lock()
	defer s.mu.Unlock()
	first, all, records := 0, 0, 0
	for id, path := range s.requested {
		n := int(s.received[id])
		all += n
		if record := strings.Contains(path, "/bai/"); !record || slices.Contains(early, path) {
			first += n
			if record {
				records++
			}
		}
	}
	s.t.Logf("%s: %d bytes before the first result (%d files of records), %d bytes in %d files for a page of results", status, first, records, all, len(s.requested))
	if first > searchLimit {
		s.t.Errorf("%d bytes before the first result, at most %d", first, searchLimit)
	}
	if len(s.requested) < 3 || records == 0 || first < 1000 {
		s.t.Errorf("only %d files of the index were seen, %d with records: %v", len(s.requested), records, s.requested)
	}
}

// settled reports whether all requests have finished.
func (s *seeker) settled() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id := range s.requested {
		if s.received[id] == 0 {
			return false
		}
	}
	return true
}

// TestFindField types names without marks, old ones too, into the fields of the indexes of places and bodies: the first entry is
// the one that is meant, and the keyboard leads to it.
func TestFindField(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 360)
	b.media(t, "light", "")
	for _, c := range []struct{ page, typed, want string }{
		{"dia-phuong/", "tx hong linh", "Thị xã Hồng Lĩnh"},
		{"dia-phuong/", "phuong lang", "Phường Láng"},
		{"dia-phuong/", "quan do son", "Quận Đồ Sơn"},
		{"dia-phuong/", "khong co noi nay", ""},
	} {
		b.open(t, s.url+c.page)
		js[any](t, b, fmt.Sprintf(`(() => { const e = document.querySelector("#_find"); e.focus(); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); })()`, c.typed))
		if c.want == "" {
			b.eventually(t, `/^Không/.test(document.querySelector("form.find [role=status]").textContent)`)
			continue
		}
		b.eventually(t, `document.querySelector("form.find li a")`)
		if got := js[string](t, b, `document.querySelector("form.find li a").textContent`); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s finds %q, not %q", c.typed, got, c.want)
		}
		b.press(t, "Tab", "Tab")
		if !js[bool](t, b, `document.activeElement === document.querySelector("form.find li a")`) {
			t.Errorf("%s: the keyboard does not lead to what is found", c.typed)
		}
	}
	checkConsole(t, b)
}
