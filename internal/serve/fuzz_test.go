package serve

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// secret is the content of files beside the site that are not part of it.
const secret = "không được thấy"

// FuzzRequest requests any address: an address that is not planned gives 404, no answer contains a file outside the
// site, and no redirect leads to another host.
func FuzzRequest(f *testing.F) {
	site := one()
	for _, name := range []string{
		"bi-mat.txt", ".env", ".git/config", ".bangvang/cache/index", "content/.an.md", "content/_nhap.md", "content/_nhap/anh.txt",
		"themes/bangvang/templates/head.html.bak", "public/cu.html",
	} {
		site[name] = secret
	}
	site["content/tai-lieu.txt"] = "Ai cũng xem được."
	r := still(f, site)
	for _, path := range []string{
		"/", "/tin/", "/tin", "/tin/?a=b", "/../bi-mat.txt", "/tin/../../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/..%2fbi-mat.txt", "/..\\bi-mat.txt",
		"/..%5cbi-mat.txt", "//evil.example/", "/\\evil.example", "//evil.example/%2e%2e", "/.env", "/content/tin.md", "/.git/config",
		"/.bangvang/cache/index", "/_nhap.md", "/_nhap/anh.txt", "/public/cu.html", "/tin//", "//tin", "/tin/./", "/TIN/", "/tai-lieu.txt",
		"/tai-lieu.txt%00.html", "/tai-lieu.txt/", "/tim-kiem/tu/../../bi-mat.txt", "/_bangvang/events", "/_bangvang/reload.js/../x", "*",
		"http://evil.example/tin", "/con", "/con/", "/tin:$DATA", "/tin::$INDEX_ALLOCATION/", "/%ff", "/tin/index.html", "/404.html",
	} {
		f.Add("GET", path, "localhost:1313")
	}
	f.Add("HEAD", "/tin/", "127.0.0.1:1313")
	f.Add("CONNECT", "evil.example:443", "localhost:1313")
	f.Fuzz(func(t *testing.T, method, target, host string) {
		q, err := http.ReadRequest(bufio.NewReader(strings.NewReader(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")))
		if err != nil {
			t.Skip("net/http refuses it")
		}
		w := httptest.NewRecorder()
		r.ServeHTTP(w, q)
		if strings.Contains(w.Body.String(), secret) {
			t.Errorf("%s %q shows what is no part of the site", method, target)
		}
		switch w.Code {
		case http.StatusOK, http.StatusNotFound, http.StatusForbidden, http.StatusMethodNotAllowed:
		case http.StatusFound:
			to, err := url.Parse(w.Header().Get("Location"))
			if err != nil || to.Host != "" || to.Scheme != "" || !strings.HasPrefix(to.Path, "/") || strings.HasPrefix(to.Path, "/\\") {
				t.Errorf("%s %q leads to %q", method, target, w.Header().Get("Location"))
			}
		default:
			t.Errorf("%s %q: %d", method, target, w.Code)
		}
		if w.Code == http.StatusOK && !r.guard.AllowsHost(q.Host, q) {
			t.Errorf("answers as %q", q.Host)
		}
	})
}
