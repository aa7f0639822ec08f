package serve

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bangvang/internal/pages/hosting"
	"bangvang/internal/testkit/browser"
)

// everyKind is a site with files of each policy beside its article.
func everyKind(t *testing.T) files {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return files{
		"content/site.yaml": settings, "content/tin.md": article("Tin một", "2024-01-19", "Một.\n\n![Sơ đồ](so-do.svg)"),
		"content/so-do.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><style>rect{fill:#0f0}</style><rect width="40" height="30"/></svg>`,
		"content/anh.png":   picture.String(), "content/qd.pdf": onePage, "content/ds.csv": "Họ tên,Đơn vị\n", "content/ghi.txt": "Ghi chú", "content/phu-de.srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>Chào</i>\n",
	}
}

// onePage is a PDF of one red page.
const onePage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 200 200]>>endobj\n" +
	"4 0 obj<</Length 28>>stream\n1 0 0 rg 0 0 200 200 re f   \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// Every answer has the headers that _headers and the recipes give it: one policy each, and one table of types.
func TestTheSameHeadersAsHosts(t *testing.T) {
	t.Parallel()
	site := everyKind(t)
	site["content/site.yaml"] += "admin: a/b\n"
	r := started(t, site)
	for path, want := range map[string]struct{ kind, policy string }{
		"/": {"text/html; charset=utf-8", hosting.Policy}, "/tin/": {"text/html; charset=utf-8", hosting.Policy}, "/khong-co.svg": {"text/html; charset=utf-8", hosting.Policy},
		"/feed.xml":          {"application/atom+xml; charset=utf-8", hosting.Policy},
		"/so-do.svg":         {"image/svg+xml", hosting.PolicyOf("x.svg")},
		"/anh.png":           {"image/png", hosting.PolicyOf("x.png")},
		"/qd.pdf":            {"application/pdf", hosting.PolicyOf("x.pdf")},
		"/ds.csv":            {"text/csv; charset=utf-8", hosting.PolicyOf("x.csv")},
		"/bang-vang.csv":     {"text/csv; charset=utf-8", hosting.PolicyOf("x.csv")},
		"/bang-vang.json":    {"application/json", hosting.PolicyOf("x.json")},
		"/phu-de.srt":        {"application/x-subrip; charset=utf-8", hosting.PolicyOf("x.srt")},
		"/tim-kiem/tu/0.bin": {"application/octet-stream", hosting.PolicyOf("x.bin")},
	} {
		a := r.get(path)
		got := a.header
		if len(got["Content-Security-Policy"]) != 1 || got.Get("Content-Security-Policy") != want.policy || got.Get("Content-Type") != want.kind {
			t.Errorf("%s: %d %s, %q", path, a.status, got.Get("Content-Type"), got["Content-Security-Policy"])
		}
		for _, h := range hosting.Everywhere {
			if got.Get(h.Name) != h.Value {
				t.Errorf("%s: %s is %q", path, h.Name, got.Get(h.Name))
			}
		}
		if opener := got.Get("Cross-Origin-Opener-Policy"); (opener == "same-origin") != (want.policy == hosting.Policy) {
			t.Errorf("%s: opener %q", path, opener)
		}
	}
	form := r.get("/admin/").header
	if !strings.Contains(form.Get("Content-Security-Policy"), "'unsafe-eval'") || form.Get("Cross-Origin-Opener-Policy") != "same-origin-allow-popups" {
		t.Errorf("the form: %v", form)
	}
}

// A theme that loosens the policy of pages is shown as it will be: the header would stop what the theme allows.
func TestAPolicyOfTheThemeIsNotOverruled(t *testing.T) {
	t.Parallel()
	site := one()
	site["themes/bangvang/templates/policy.html"] = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' https://dem.example">`
	r := started(t, site)
	if got := r.get("/tin/").header.Get("Content-Security-Policy"); got != "frame-ancestors 'none'" {
		t.Errorf("the policy is %q", got)
	}
	if got := r.get("/khong/").header.Get("Content-Security-Policy"); got != "frame-ancestors 'none'" {
		t.Errorf("the policy of a missing page is %q", got)
	}
}

// TestFilesOpenInABrowser opens every kind of file by its address, with the headers of serve, with those of a host that
// joins two policies, and without any: it is shown or saved as it should be under each.
func TestFilesOpenInABrowser(t *testing.T) {
	t.Parallel()
	r := started(t, everyKind(t))
	joined := hostWith(t, r, func(h http.Header) {
		h.Set("Content-Security-Policy", hosting.Policy+", "+h.Get("Content-Security-Policy"))
	})
	ctx := browser.Start(t)
	for _, host := range []string{r.url, joined} {
		browser.Open(t, ctx, host+"tin/")
		browser.Until(t, ctx, `document.querySelector("img[src*=so-do]")?.naturalWidth === 40`)
		browser.Open(t, ctx, host+"anh.png")
		browser.Until(t, ctx, `document.images[0]?.naturalWidth === 40`)
		browser.Open(t, ctx, host+"so-do.svg")
		browser.Until(t, ctx, `document.documentElement.localName === "svg"`)
		if host == r.url {
			browser.Until(t, ctx, `getComputedStyle(document.querySelector("rect")).fill === "rgb(0, 255, 0)"`)
		}
		if got := browser.Value[string](t, ctx, `self.origin`); got != "null" {
			t.Errorf("a drawing has the origin %s", got)
		}
		browser.Open(t, ctx, host+"ghi.txt")
		browser.Until(t, ctx, `document.body?.innerText.includes("Ghi chú")`)
		browser.Open(t, ctx, host+"bang-vang.json")
		browser.Until(t, ctx, `document.body?.innerText.includes("{")`)
		browser.Open(t, ctx, host+"qd.pdf")
		if !turnsRed(t, ctx) {
			t.Errorf("%sqd.pdf is not shown", host)
		}
		for _, name := range []string{"ds.csv", "phu-de.srt"} {
			save(t, ctx, host, name)
		}
	}
}

// turnsRed waits until a good part of what the tab shows is red, and reports whether it is. The viewer of PDF has a
// document of its own, which no script sees.
func turnsRed(t *testing.T, ctx context.Context) bool {
	t.Helper()
	for range 40 {
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
		if err != nil {
			t.Fatal(err)
		}
		shown, err := png.Decode(bytes.NewReader(shot.Data))
		if err != nil {
			t.Fatal(err)
		}
		red := 0
		for y := range shown.Bounds().Dy() {
			for x := range shown.Bounds().Dx() {
				if r, g, b, _ := shown.At(x, y).RGBA(); r > 60000 && g < 5000 && b < 5000 {
					red++
				}
			}
		}
		if red > 10_000 {
			return true
		}
		time.Sleep(250 * time.Millisecond)
	}
	return false
}

// hostWith starts a host of the files of a server, with its headers as a test changes them. Its page /khung/x shows the
// page /x in a frame.
func hostWith(t *testing.T, r *rig, change func(http.Header)) (url string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if framed, ok := strings.CutPrefix(q.URL.Path, "/khung"); ok {
			_, _ = w.Write([]byte(`<!DOCTYPE html><iframe src="` + framed + `"></iframe>`))
			return
		}
		if q.URL.Path == eventsPath { // which never ends
			http.NotFound(w, q)
			return
		}
		a := r.get(q.URL.Path)
		for name, values := range a.header {
			w.Header()[name] = values
		}
		change(w.Header())
		w.WriteHeader(a.status)
		_, _ = w.Write([]byte(a.body)) // the browser may be gone
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// save opens a file that a browser saves, and waits until it is saved.
func save(t *testing.T, ctx context.Context, host, name string) {
	t.Helper()
	dir := t.TempDir()
	browser.Open(t, ctx, host+"tin/")
	if _, err := chromedp.Call(ctx, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{
		Behavior: "allow", DownloadPath: dir, BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
	}); err != nil {
		t.Fatal(err)
	}
	browser.Value[bool](t, ctx, `location.assign("/`+name+`"), true`)
	for range 200 {
		if _, err := os.Stat(dir + "/" + name); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s%s is not saved", host, name)
}

// TestFramesAndPermissionsInABrowser compares a host that sends the headers with one that sends none, whose pages have
// the policy that a page can state itself.
func TestFramesAndPermissionsInABrowser(t *testing.T) {
	t.Parallel()
	r := started(t, everyKind(t))
	with := hostWith(t, r, func(http.Header) {})
	without := hostWith(t, r, func(h http.Header) {
		for _, header := range hosting.HeadersOf("", hosting.Form{}) {
			h.Del(header.Name)
		}
	})
	ctx := browser.Start(t)
	const framed = `(() => { try { return frames[0].document.title !== "" } catch { return false } })()`
	const powers = `["camera", "microphone", "geolocation", "payment", "usb"].filter(f => document.featurePolicy.allowsFeature(f)).length`
	const uses = `["clipboard-write", "fullscreen"].filter(f => document.featurePolicy.allowsFeature(f)).length`
	for url, open := range map[string]bool{with: false, without: true} {
		browser.Open(t, ctx, url+"khung/tin/")
		if got := browser.Value[bool](t, ctx, framed); got != open {
			t.Errorf("headers %v: a frame shows the page: %v", !open, got)
		}
		browser.Open(t, ctx, url+"tin/")
		if got := browser.Value[int](t, ctx, powers); (got > 0) != open {
			t.Errorf("headers %v: the page may ask for %d powers", !open, got)
		}
		if got := browser.Value[int](t, ctx, uses); got != 2 {
			t.Errorf("headers %v: the page has %d of the powers that it uses", !open, got)
		}
		// No script that somebody put into a page runs, with the header or with the element.
		if browser.Value[bool](t, ctx, `(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); return window.ran === true })()`) {
			t.Errorf("headers %v: a script in the page runs", !open)
		}
	}
}
