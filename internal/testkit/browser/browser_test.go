package browser_test

import (
	"io"
	"net/http"
	"os"
	"testing"
	"testing/fstest"

	"bangvang/internal/testkit/browser"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

var files = fstest.MapFS{
	"index.html":     {Data: []byte("<!DOCTYPE html><title>Trang chủ</title><script src=/a.js></script>")},
	"a.js":           {Data: []byte("document.title += ' · ' + location.pathname")},
	"tin/index.html": {Data: []byte("<!DOCTYPE html><title>Tin</title>")},
	"404.html":       {Data: []byte("<!DOCTYPE html><title>Không có</title>")},
}

func TestServe(t *testing.T) {
	url := browser.Serve(t, files)
	for address, want := range map[string]struct {
		status int
		kind   string
	}{
		"/":       {200, "text/html; charset=utf-8"},
		"/tin/":   {200, "text/html; charset=utf-8"},
		"/a.js":   {200, "text/javascript; charset=utf-8"},
		"/không":  {404, "text/html; charset=utf-8"},
		"/tin/x/": {404, "text/html; charset=utf-8"},
	} {
		r, err := http.Get(url + address)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || r.StatusCode != want.status || r.Header.Get("Content-Type") != want.kind || len(body) == 0 {
			t.Errorf("%s: %d %s, %d bytes, %v; want %v", address, r.StatusCode, r.Header.Get("Content-Type"), len(body), err, want)
		}
	}
}

func TestStart(t *testing.T) {
	ctx := browser.Start(t)
	browser.Open(t, ctx, browser.Serve(t, files)+"/")
	browser.Until(t, ctx, "document.title.endsWith(location.pathname)")
	if title := browser.Value[string](t, ctx, "document.title"); title != "Trang chủ · /" {
		t.Errorf("the title is %q", title)
	}
	// The tab loads another page during the wait.
	browser.Value[int](t, ctx, "setTimeout(() => location.assign('/tin/'), 50)")
	browser.Until(t, ctx, "document.title === 'Tin'")
}
