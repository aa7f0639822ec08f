package hostile

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/trial"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

// full opens every page of the fresh attacks, instead of some.
var full = flag.Bool("full", false, "open the pages of all fresh attacks in the browser")

// trap records in the page what an attack that runs would do. It runs before any script of the page.
const trap = `window.ran = []; for (const f of ["alert", "confirm", "prompt", "print"]) window[f] = (x) => { window.ran.push(f + "(" + x + ")"); };`

// finds lists what in the DOM of a page would run: scripts that are not the theme's, handlers, frames, links to code. It
// points at every element and focuses it first.
const finds = `(() => { const out = [...window.ran];
for (const e of document.querySelectorAll("*")) {
  for (const type of ["mouseover", "focus", "toggle", "load", "error"]) if (!["SCRIPT", "LINK"].includes(e.tagName)) e.dispatchEvent(new Event(type));
  for (const a of e.attributes) if (/^on/i.test(a.name) || a.name === "srcdoc" || ["href", "src", "action", "formaction", "data", "poster"].includes(a.name) && /^\s*(javascript|data|vbscript|blob):/i.test(e[a.name] || "")) out.push(e.tagName + " " + a.name + "=" + a.value);
  if (["IFRAME", "OBJECT", "EMBED", "BASE", "FRAME", "PORTAL", "TEMPLATE"].includes(e.tagName)) out.push(e.tagName);
  if (e.tagName === "SCRIPT" && e.type !== "application/ld+json" && !(e.getAttribute("src") || "").startsWith("/assets/")) out.push(e.outerHTML.slice(0, 80));
}
return [...new Set(out.concat(window.ran))].join("; "); })()`

// policyPattern matches the policy in a page.
var policyPattern = regexp.MustCompile(`<meta http-equiv="?Content-Security-Policy"?[^>]*>`)

// TestFreshAttacksInBrowser opens the site of the fresh attacks in Chromium, with the policy of its pages and without:
// nothing runs, and no other host is asked for anything.
func TestFreshAttacksInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a browser")
	}
	files, n := freshFiles()
	s := trial.Load(t, trial.Options(siteOf("index_individuals: true\n", files)))
	built := rendered(t, s)
	var addresses []string
	for _, p := range s.Plan.Pages {
		if strings.HasPrefix(p.Origin, "content/moi/") && strings.HasSuffix(p.Origin, ".md") {
			addresses = append(addresses, p.Address)
		}
	}
	if len(addresses) != n {
		t.Fatalf("%d pages of %d attacks", len(addresses), n)
	}
	slices.Sort(addresses)
	if !*full {
		some := addresses[:0]
		for i := 0; i < n; i += 24 {
			some = append(some, addresses[i])
		}
		addresses = some
	}
	addresses = append(addresses, "/", "/bang-vang/", "/chu-de/", "/tim-kiem/", "/dia-phuong/")
	for _, policy := range []bool{true, false} {
		t.Run(fmt.Sprintf("policy %v", policy), func(t *testing.T) {
			site, found := fstest.MapFS{}, 0
			for name, data := range built {
				if !policy && strings.HasSuffix(name, ".html") {
					if policyPattern.Match(data) {
						found++
					}
					data = policyPattern.ReplaceAll(data, nil)
				}
				if bytes.Contains(data, []byte("Content-Security-Policy")) && !policy && strings.HasSuffix(name, ".html") {
					t.Errorf("%s still has its policy", name)
				}
				site[name] = &fstest.MapFile{Data: data}
			}
			if !policy && found < n {
				t.Errorf("only %d pages had a policy", found)
			}
			host := browser.Serve(t, site)
			for chunk := range slices.Chunk(addresses, 60) { // a browser lives only so long
				openAll(t, host, chunk)
			}
		})
	}
	t.Logf("%d pages, with and without policy", len(addresses))
}

// openAll opens the pages at the addresses and reports everything in them that runs or asks another host.
func openAll(t *testing.T, host string, addresses []string) {
	t.Helper()
	ctx := browser.Start(t)
	var mu sync.Mutex
	var outside []string
	err := chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && u.Scheme+"://"+u.Host != host {
				mu.Lock()
				outside = append(outside, e.Request.URL)
				mu.Unlock()
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: trap}); err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		browser.Open(t, ctx, host+address)
		if got := browser.Value[string](t, ctx, finds); got != "" {
			t.Errorf("%s: %s", address, got)
		}
		if at := browser.Value[string](t, ctx, "location.pathname"); at != address {
			t.Errorf("%s led to %s", address, at)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, to := range outside {
		if !strings.HasPrefix(to, "chrome") {
			t.Errorf("the browser asked for %s", to)
		}
	}
}

// TestTrapSeesAttacks checks that the test above would see an attack that runs.
func TestTrapSeesAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a browser")
	}
	host := browser.Serve(t, fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>a</title><img src=x onerror=alert(1)><svg onload=alert(2)></svg><script>alert(3)</script><a href='javascript:alert(4)'>a</a>")}})
	ctx := browser.Start(t)
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: trap}); err != nil {
		t.Fatal(err)
	}
	browser.Open(t, ctx, host+"/")
	got := browser.Value[string](t, ctx, finds)
	for _, want := range []string{"alert(1)", "alert(3)", "IMG onerror", "<script>alert(3)", "A href=javascript:alert(4)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}
