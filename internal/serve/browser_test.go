package serve

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"bangvang/internal/editor/scaffold"
	"bangvang/internal/testkit/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

const overlayOf = `document.querySelector("bangvang-problems")?.shadowRoot`

// TestLiveReload follows an editor with a page open in a browser.
func TestLiveReload(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Một đoạn văn dài để trang phải cuộn.\n\n", 200)
	r := started(t, files{"content/site.yaml": settings, "content/tin.md": article("Tin một", "2024-01-19", long)})
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url+"tin/")
	if n := browser.Value[int](t, ctx, `performance.getEntriesByType("navigation")[0].serverTiming.length`); n != 1 {
		t.Errorf("the browser shows the page %d versions", n)
	}
	mark := func() {
		browser.Value[bool](t, ctx, `scrollTo({top: 1500, behavior: "instant"}), window.loaded = "before"; true`)
	}
	mark()
	r.write("content/tin.md", article("Tin hai", "2024-01-19", long))
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin hai" && window.loaded === undefined`)
	browser.Until(t, ctx, `scrollY === 1500`)

	// An error: the page stays and shows the problem.
	mark()
	r.write("content/tin.md", "---\ntitle: Tin ba\ndate: 2024-01-19\ntitel: \"<img src=x onerror=document.title='chạy'>\"\n---\n\nNgắn.\n")
	browser.Until(t, ctx, overlayOf+`?.querySelector("details.error[open] pre.error")`)
	shown := browser.Value[string](t, ctx, overlayOf+`.textContent`)
	for _, part := range []string{"content/tin.md:4:1: lỗi: không có khoá “titel”", "titel: \"<img src=x onerror=", "\n^\n", "gợi ý: có phải “title”?", "1 lỗi"} {
		if !strings.Contains(shown, part) {
			t.Errorf("%q is not in the overlay: %s", part, shown)
		}
	}
	if line := browser.Value[string](t, ctx, overlayOf+`.querySelector("pre.error code").textContent`); !strings.HasPrefix(line, "titel: ") || !strings.HasSuffix(line, "\n^\n") {
		t.Errorf("what must not wrap is %q", line)
	}
	if n := browser.Value[int](t, ctx, overlayOf+`.querySelectorAll("img").length`); n != 0 {
		t.Error("what is quoted became HTML")
	}
	if color := browser.Value[string](t, ctx, `getComputedStyle(`+overlayOf+`.querySelector("details")).backgroundColor`); color == "rgba(0, 0, 0, 0)" {
		browser.Until(t, ctx, `getComputedStyle(`+overlayOf+`.querySelector("details")).backgroundColor !== "rgba(0, 0, 0, 0)"`)
	}
	if still := browser.Value[string](t, ctx, `document.querySelector("h1").textContent + window.loaded + scrollY`); still != "Tin haibefore1500" {
		t.Errorf("the page did not stay: %s", still)
	}

	// After the fix, the problem disappears with the next version.
	r.write("content/tin.md", article("Tin ba", "2024-01-19", long))
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin ba"`)
	browser.Until(t, ctx, `scrollY === 1500 && !document.querySelector("bangvang-problems")`)

	// A page that is deleted and comes back is followed too.
	r.remove("content/tin.md")
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent !== "Tin ba"`)
	r.write("content/tin.md", article("Tin bốn", "2024-01-19", long))
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin bốn"`)
}

// TestTheOverlayCanBeClosed checks that a closed overlay stays closed until there is a new problem.
func TestTheOverlayCanBeClosed(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url)
	broken := func(key string) { r.write("content/hong.md", "---\ntitle: x\ndate: 2024-01-19\n"+key+": x\n---\n") }
	broken("titel")
	browser.Until(t, ctx, overlayOf+`?.querySelector("button")`)
	browser.Value[bool](t, ctx, overlayOf+`.querySelector("button").click(), true`)
	browser.Open(t, ctx, r.url+"tin/")
	browser.Until(t, ctx, `sessionStorage.getItem("bangvang-closed")`)
	if browser.Value[bool](t, ctx, `!!document.querySelector("bangvang-problems")`) {
		t.Error("what was closed is shown again")
	}
	broken("dat")
	browser.Until(t, ctx, overlayOf+`?.textContent.includes("“dat”")`)
	r.remove("content/hong.md")
	browser.Until(t, ctx, `!document.querySelector("bangvang-problems")`)
	// Warnings appear in a corner.
	r.write("content/trong.md", "---\ntitle: Trống\ndate: 2024-01-19\n---\n")
	browser.Until(t, ctx, overlayOf+`?.querySelector("details.warning:not([open])")`)
}

// TestAChangeBeforeTheScript checks that a page notices a change between its bytes and its stream.
func TestAChangeBeforeTheScript(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url+"tin/")
	// A page that does not listen, as while it is loading.
	browser.Value[bool](t, ctx, `dispatchEvent(new Event("pagehide")), true`)
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	r.until("has run", func(Report) bool { return true })
	if title := browser.Value[string](t, ctx, `document.querySelector("h1").textContent`); title != "Tin một" {
		t.Fatalf("the page listens: %s", title)
	}
	browser.Value[bool](t, ctx, `dispatchEvent(new Event("pageshow")), true`)
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin hai"`)
}

// TestAnotherServerAtTheSameAddress checks a server that is stopped and started again.
func TestAnotherServerAtTheSameAddress(t *testing.T) {
	t.Parallel()
	r := on(t, one())
	ctx := browser.Start(t)
	run := func() (stop func()) {
		t.Helper()
		up, ended := make(chan string, 1), make(chan error, 1)
		running, cancel := context.WithCancel(t.Context())
		o := r.Options
		o.Ready = func(url, _ string) { up <- url }
		go func() { ended <- Run(running, o) }()
		select {
		case r.url = <-up:
		case err := <-ended:
			t.Fatal(err)
		}
		return func() { cancel(); r.ok(<-ended) }
	}
	stop := run()
	r.Options.Addr = strings.TrimSuffix(strings.TrimPrefix(r.url, "http://"), "/")
	browser.Open(t, ctx, r.url+"tin/")
	stop()
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	stop = run()
	defer stop()
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin hai"`)
}

// TestAWorkerWithoutScript has a server that ends after it has sent a page, and before the browser has asked for the script of the
// worker: the page asks again.
func TestAWorkerWithoutScript(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	to, err := url.Parse(r.url)
	r.ok(err)
	proxy := &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) { p.SetURL(to) }}
	var gone atomic.Bool
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.Header.Get("Sec-Fetch-Dest") == "sharedworker" && gone.CompareAndSwap(false, true) {
			http.Error(w, "", http.StatusBadGateway)
			return
		}
		proxy.ServeHTTP(w, q)
	}))
	defer front.Close()
	defer front.CloseClientConnections()
	ctx := browser.Start(t)
	browser.Open(t, ctx, front.URL+"/tin/")
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin hai"`)
	if !gone.Load() {
		t.Error("the browser has asked for no worker")
	}
}

// TestThemeReload follows the author of a theme with a page open in a browser: a style sheet, a block, a string, a mistake.
func TestThemeReload(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Một đoạn văn dài để trang phải cuộn.\n\n", 200)
	site := files{"content/site.yaml": settings + "theme: truong\n", "content/tin.md": article("Tin một", "2024-01-19", long)}
	for _, f := range scaffold.ThemeFiles("truong") {
		site[f.Path] = string(f.Data)
	}
	r := started(t, site)
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url+"tin/")
	rule := `getComputedStyle(document.documentElement).getPropertyValue("--rule")`
	if got := browser.Value[string](t, ctx, rule); got != "#1b6b3a" {
		t.Fatalf("the theme's colour is %q", got)
	}
	scroll := func() {
		browser.Value[bool](t, ctx, `scrollTo({top: 1500, behavior: "instant"}), true`)
	}
	scroll()
	r.write("themes/truong/assets/truong.css", strings.Replace(site["themes/truong/assets/truong.css"], "#1b6b3a", "#123456", 1))
	browser.Until(t, ctx, rule+` === "#123456" && scrollY === 1500`)

	r.write("themes/truong/templates/article-title.html", `<h1>{{.Heading}}!</h1>`)
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin một!" && scrollY === 1500`)
	r.write("themes/truong/strings/vi.json", `{"skip": "Qua phần đầu"}`)
	browser.Until(t, ctx, `document.querySelector(".skip")?.textContent === "Qua phần đầu"`)

	// A warning is shown over the new page, an error over the one before.
	r.write("themes/truong/templates/article-title.html", `<h1><b>{{.Heading}}?</h1>`)
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin một?"`)
	browser.Until(t, ctx, overlayOf+`?.textContent.includes("article-title.html:1:5: cảnh báo: “<b>” không có “</b>” đi cùng")`)
	r.write("themes/truong/templates/article-title.html", `<h1>{{.Headin}}</h1>`)
	browser.Until(t, ctx, overlayOf+`?.textContent.includes("có phải “Heading”?")`)
	if still := browser.Value[string](t, ctx, `document.querySelector("h1").textContent`); still != "Tin một?" {
		t.Errorf("the page did not stay: %s", still)
	}
	r.remove("themes/truong/templates/article-title.html")
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Tin một" && !document.querySelector("bangvang-problems")`)
}
