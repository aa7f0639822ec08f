// Package browser gives tests a headless browser and a static host. For example:
//
//	ctx := browser.Start(t)
//	url := browser.Serve(t, os.DirFS(dir))
//	browser.Open(t, ctx, url+"/")
//	browser.Until(t, ctx, "document.title === 'Trang chủ'")
//
// Without Chromium the test is skipped; in CI (CI=true) it fails, so that the absence of the browser does not go
// unnoticed.
package browser

import (
	"bangvang/internal/pages/routes"
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// commands are the command names of Chromium on different systems.
var commands = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"}

const (
	testTimeout  = 5 * time.Minute // for one test with its tab
	eventTimeout = time.Minute     // for one event, much longer than it takes on a busy machine with the race detector
)

// M runs the tests of a package, which share one browser; Share returns it.
type M struct{ tests interface{ Run() int } }

// Share returns tests that share one browser. Each package with tests that call Start has
//
//	func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }
func Share(tests interface{ Run() int }) M { return M{tests} }

// Run runs the tests, ends the browser if one of them started it, and returns the exit code.
func (m M) Run() int {
	shared.tests = true
	code := m.tests.Run()
	shared.end()
	return code
}

// shared is the browser of the tests.
var shared process

// process is a browser with a profile folder of its own.
type process struct {
	mu    sync.Mutex
	tests bool // of Share run
	ctx   context.Context
	ends  []func()
}

// start starts the browser, unless it runs already, and returns its context. A browser that broke down is replaced.
func (p *process) start(command string) (context.Context, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx != nil && p.ctx.Err() == nil {
		return p.ctx, nil
	}
	profile, err := os.MkdirTemp("", "browser")
	if err != nil {
		return nil, err
	}
	p.ends = append(p.ends, func() { os.RemoveAll(profile) })
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(command), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true), chromedp.Flag("no-pings", true),
	)
	ctx, end := chromedp.NewExecAllocator(context.Background(), options...)
	p.ends = append(p.ends, end)
	ctx, end = chromedp.NewContext(ctx)
	p.ends = append(p.ends, end)
	if err := chromedp.Do(ctx); err != nil {
		return nil, err
	}
	p.ctx = ctx
	return ctx, nil
}

// end ends the browser and removes its profile.
func (p *process) end() {
	for _, end := range slices.Backward(p.ends) {
		end()
	}
}

// Start returns the context of an empty tab, which ends with the test. The tab has a cache, storage and permissions of its own, as if
// the browser were new. The browser contacts only the addresses that the test opens.
func Start(t testing.TB) context.Context {
	t.Helper()
	command := findCommand(t)
	if !shared.tests {
		t.Fatal("the package has no TestMain with browser.Share")
	}
	all, err := shared.start(command)
	if err != nil {
		t.Fatalf("starting the browser: %v", err)
	}
	ctx, timeout := context.WithTimeout(all, testTimeout)
	ctx, tab := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(func() {
		tab()
		timeout()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	return ctx
}

// findCommand returns the path of the browser's command.
func findCommand(t testing.TB) string {
	t.Helper()
	for _, name := range commands {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("no Chromium is installed; looked for %s", strings.Join(commands, ", "))
	}
	t.Skipf("no Chromium to try it in; install one of %s", strings.Join(commands, ", "))
	return ""
}

// Open opens an address in the tab and waits until it has loaded.
func Open(t testing.TB, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("opening %s: %v", url, err)
	}
}

// Until waits until a JavaScript condition is true in the tab, also across page loads.
func Until(t testing.TB, ctx context.Context, condition string) {
	t.Helper()
	late := time.Now().Add(eventTimeout)
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](condition, chromedp.WithPollingTimeout(eventTimeout), chromedp.WithPollingInterval(10*time.Millisecond)))
		if err == nil {
			return
		}
		// Navigation cancels a pending evaluation.
		if ctx.Err() != nil || time.Now().After(late) {
			t.Fatalf("waiting for %s: %v", condition, err)
		}
	}
}

// Value returns the value of a JavaScript expression in the tab.
func Value[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("evaluating %s: %v", expression, err)
	}
	return v
}

// Serve serves files as a static host does, until the test ends, and returns the address without a
// trailing slash. A folder is served as its index.html, a missing file as /404.html. Use os.DirFS for a
// folder on disk.
func Serve(t testing.TB, files fs.FS) string {
	t.Helper()
	static := http.FileServerFS(files)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := fs.Stat(files, strings.TrimPrefix(path.Clean(r.URL.Path), "/")); err == nil || r.URL.Path == "/" {
			static.ServeHTTP(w, r)
			return
		}
		serveNotFound(w, files)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// serveNotFound responds with the 404 page of the site.
func serveNotFound(w http.ResponseWriter, files fs.FS) {
	page, err := fs.ReadFile(files, routes.NotFound.File())
	if err != nil {
		page = []byte("404\n")
	}
	w.Header().Set("Content-Type", http.DetectContentType(page))
	w.WriteHeader(http.StatusNotFound)
	// A client that has disconnected needs no response.
	_, _ = w.Write(page)
}
