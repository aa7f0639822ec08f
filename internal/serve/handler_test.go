package serve

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"os"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/editor/cms"
	"bangvang/internal/testkit/corpus"

	"bangvang/internal/serve/watch"
)

// TestSameBytesAsBuild requests every address of several sites.
func TestSameBytesAsBuild(t *testing.T) {
	t.Parallel()
	below := one()
	below["content/site.yaml"] = "title: Trang thử\nbase_url: https://example.org/tin/\n"
	below["content/tin.md"] = "---\ntitle: Tin\ndate: 2024-01-19\ndraft: true\naliases: [/cu.html, /cu/hon.php, /thư mục/]\n---\n\n![Ảnh](Ảnh%20đẹp.svg)\n\n![Ảnh](chup.png)\n"
	below["content/chup.png"] = photograph(t)
	below["content/Ảnh đẹp.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`
	for name, site := range map[string]files{"corpus": tree(t, corpus.Site(40)), "below a path": below} {
		t.Run(name, func(t *testing.T) {
			r := still(t, site)
			base := r.current.Load().shown.base
			built := built(t, r)
			for _, p := range built.Plan.Pages {
				want, err := built.RenderPage(built.Theme, p)
				r.ok(err)
				a := r.ask("GET", escape(base+strings.TrimPrefix(p.Address, "/")), nil)
				if a.status != 200 || a.page() != string(want) {
					t.Errorf("%s: %d, %d bytes, want %d", p.Address, a.status, len(a.page()), len(want))
				}
				html := bytes.Contains(want, []byte("</body>"))
				if html != (a.body != string(want)) || html != (a.header.Get(versionHeader) != "") {
					t.Errorf("%s: the script is there: %v, want %v", p.Address, !html, html)
				}
			}
			index, err := built.SearchIndex(t.Context())
			r.ok(err)
			for _, f := range index {
				if a := r.ask("GET", base+f.Path, nil); a.status != 200 || a.body != string(f.Data) {
					t.Errorf("%s: %d, %d bytes, want %d", f.Path, a.status, len(a.body), len(f.Data))
				}
			}
			if len(built.Plan.Pages) < 20 {
				t.Errorf("only %d pages", len(built.Plan.Pages))
			}
		})
	}
}

// photograph returns a picture that is large enough to be scaled down.
func photograph(t *testing.T) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 700, 400))
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 700)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// built loads the site of a server as the command build does, with the server's address.
func built(t *testing.T, r *rig) *build.Site {
	t.Helper()
	base := r.current.Load().shown.base
	s, err := build.Load(t.Context(), build.Options{
		Root: os.DirFS(r.dir), Themes: r.Themes, Now: today, Drafts: true, Future: true, BaseURL: "http://127.0.0.1:1313" + base,
	})
	r.ok(err)
	if s.Blocked(false) {
		t.Fatalf("%v", s.Problems)
	}
	return s
}

// escape spells a path as a browser requests it.
func escape(path string) string {
	var b strings.Builder
	for _, c := range []byte(path) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("%?#\"<>", c) >= 0 {
			b.WriteString("%" + strings.ToUpper(hexOf(c)))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func hexOf(c byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[c>>4], digits[c&15]})
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/tin.md"] = "---\ntitle: Tin một\ndate: 2024-01-19\naliases: [/cu.html]\n---\n\n[Tệp](so.pdf)\n"
	site["content/so.pdf"] = "%PDF-56789"
	root := still(t, site)
	site["content/site.yaml"] = "title: Trang thử\nbase_url: https://example.org/tin-tuc/\n"
	below := still(t, site)
	for _, test := range []struct {
		r              *rig
		method, target string
		status         int
		header, holds  string
	}{
		{root, "GET", "/", 200, "Content-Type: text/html; charset=utf-8", "Tin một"},
		{root, "GET", "/index.html", 200, "Content-Type: text/html; charset=utf-8", "Tin một"},
		{root, "GET", "/tin/", 200, "Cache-Control: no-store", Snippet + "</body>"},
		{root, "GET", "/tin", 302, "Location: /tin/", ""},
		{root, "GET", "/tin?q=1&x=%20", 302, "Location: /tin/?q=1&x=%20", ""},
		{root, "GET", "/cu.html", 200, "Content-Type: text/html; charset=utf-8", `url=/tin/`},
		{root, "GET", "/feed.xml", 200, "Content-Type: application/atom+xml; charset=utf-8", "http://127.0.0.1:1313/tin/"},
		{root, "GET", "/feed.json", 200, "Content-Type: application/feed+json", "http://127.0.0.1:1313/tin/"},
		{root, "GET", "/sitemap.xml", 200, "Content-Type: application/xml", "http://127.0.0.1:1313/tin/"},
		{root, "GET", "/robots.txt", 200, "Content-Type: text/plain; charset=utf-8", "Sitemap: http://127.0.0.1:1313/sitemap.xml"},
		{root, "GET", "/bang-vang.csv", 200, "Content-Type: text/csv; charset=utf-8", ""},
		{root, "GET", "/so.pdf", 200, "Content-Type: application/pdf", "%PDF-56789"},
		{root, "GET", "/khong-co/", 404, "Content-Type: text/html; charset=utf-8", "Không tìm thấy"},
		{root, "GET", "/khong-co.css", 404, "Cache-Control: no-store", Snippet},
		{root, "GET", "/404.html", 200, "", "Không tìm thấy"},
		{root, "GET", "/_bangvang/reload.js", 200, "Content-Type: text/javascript; charset=utf-8", "EventSource"},
		{root, "GET", "/_bangvang/overlay.css", 200, "Content-Type: text/css; charset=utf-8", ":host"},
		{root, "GET", "/_bangvang/khac", 404, "", "Không tìm thấy"},
		{root, "HEAD", "/", 200, "Content-Type: text/html; charset=utf-8", ""},
		{root, "HEAD", "/so.pdf", 200, "Content-Length: 10", ""},
		{root, "HEAD", "/_bangvang/events", 200, "Content-Type: text/event-stream", ""},
		{below, "GET", "/", 302, "Location: /tin-tuc/", ""},
		{below, "GET", "/tin-tuc", 302, "Location: /tin-tuc/", ""},
		{below, "GET", "/tin-tuc/", 200, "", `href="/tin-tuc/tin/"`},
		{below, "GET", "/tin-tuc/tin/", 200, "", "http://127.0.0.1:1313/tin-tuc/tin/"},
		{below, "GET", "/tin-tuc/tin", 302, "Location: /tin-tuc/tin/", ""},
		{below, "GET", "/tin-tuc/cu.html", 200, "", "url=/tin-tuc/tin/"},
		{below, "GET", "/tin/", 404, "", "Không tìm thấy"},
		{below, "GET", "/tin-tuc-khac/", 404, "", "Không tìm thấy"},
		{below, "GET", "/_bangvang/reload.js", 200, "", "EventSource"},
	} {
		a := test.r.ask(test.method, test.target, nil)
		name, value, _ := strings.Cut(test.header, ": ")
		if a.status != test.status || !strings.Contains(a.body, test.holds) || a.header.Get(name) != value {
			t.Errorf("%s %s: %d, %q; want %d, %q, with %q in %.3000s", test.method, test.target, a.status, a.header, test.status, test.header, test.holds, a.body)
		}
		if test.method == "HEAD" && a.body != "" {
			t.Errorf("HEAD %s has a body", test.target)
		}
	}
}

func TestRangesAndLengths(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/so.pdf"] = "%PDF-56789"
	r := still(t, site)
	a := r.ask("GET", "/so.pdf", func(q *http.Request) { q.Header.Set("Range", "bytes=2-4") })
	if a.status != 206 || a.body != "DF-" {
		t.Errorf("%d %q", a.status, a.body)
	}
	get, head := r.ask("GET", "/", nil), r.ask("HEAD", "/", nil)
	if n := head.header.Get("Content-Length"); n != get.header.Get("Content-Length") || n == "" {
		t.Errorf("HEAD says %s bytes, GET %s", n, get.header.Get("Content-Length"))
	}
}

// TestAFileThatIsGone checks a planned file that was deleted and whose event has not arrived yet.
func TestAFileThatIsGone(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/so.pdf"] = "%PDF-56789"
	r := still(t, site)
	r.remove("content/so.pdf")
	if a := r.get("/so.pdf"); a.status != 404 || !strings.Contains(a.body, "Không tìm thấy") {
		t.Errorf("%d %s", a.status, a.body)
	}
	if m := string(r.current.Load().message); strings.Contains(m, "so.pdf") {
		t.Errorf("pages are told %s", m)
	}
}

// TestNothingElseIsServed tries to reach files that are not planned.
func TestNothingElseIsServed(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/_rieng.md"] = article("Riêng", "2024-01-19", "bí mật")
	site["content/.env"] = "bí mật"
	site["bi-mat.txt"] = "bí mật"
	site["public/bi-mat.html"] = "bí mật"
	r := still(t, site)
	for _, target := range []string{
		"/bi-mat.txt", "/../bi-mat.txt", "/tin/../../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/..%2fbi-mat.txt", "/%2e%2e%2fbi-mat.txt",
		"/..%5cbi-mat.txt", "/....//bi-mat.txt", "//bi-mat.txt", "///../bi-mat.txt", "/./../bi-mat.txt", "/tin/%00/../../bi-mat.txt",
		"/content/tin.md", "/tin.md", "/content/.env", "/.env", "/_rieng/", "/_rieng.md", "/public/bi-mat.html", "/%c0%ae%c0%ae/bi-mat.txt",
		"/etc/passwd", "//etc/passwd", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/_bangvang/../bi-mat.txt",
		"/_bangvang/..%2f..%2fbi-mat.txt", "/tin/\\..\\..\\bi-mat.txt", "/.git/config", "/tin/index.html/", "/tin//", "/" + strings.Repeat("a/", 5000),
	} {
		a := r.ask("GET", "/", func(q *http.Request) {
			path, err := unescape(target)
			if err != nil {
				t.Fatal(err)
			}
			q.URL.Path, q.URL.RawPath = path, target
		})
		if a.status == 200 || strings.Contains(a.body, "bí mật") || strings.Contains(a.body, "root:") {
			t.Errorf("%s: %d %.200s", target, a.status, a.body)
		}
		if to := a.header.Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "\\") || strings.Contains(to, "://") {
			t.Errorf("%s leads to %s", target, to)
		}
	}
}

func unescape(target string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(target); i++ {
		if target[i] != '%' {
			b.WriteByte(target[i])
			continue
		}
		var c byte
		for _, d := range strings.ToLower(target[i+1 : i+3]) {
			c = c<<4 | byte(strings.IndexRune("0123456789abcdef", d))
		}
		b.WriteByte(c)
		i += 2
	}
	return b.String(), nil
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	r := still(t, one())
	set := func(name, value string) func(*http.Request) {
		return func(q *http.Request) {
			if q.Header.Set(name, value); name == "Host" {
				q.Host = value
			}
		}
	}
	for _, test := range []struct {
		method, target, name, value string
		status                      int
	}{
		{"GET", "/", "Host", "evil.example", 403},
		{"GET", "/", "Host", "127.0.0.1", 200},
		{"GET", "/_bangvang/events", "Host", "evil.example:1313", 403},
		{"GET", "/_bangvang/reload.js", "Host", "", 403},
		{"GET", "/", "Host", "localhost:1313", 200},
		{"POST", "/", "", "", 405},
		{"PUT", "/tin/", "", "", 405},
		{"DELETE", "/_bangvang/events", "", "", 405},
		{"OPTIONS", "/", "Origin", "http://evil.example", 405},
		{"BREW", "/", "", "", 405},
		{"HEAD", "/_bangvang/events", "Origin", "http://evil.example", 403},
		{"HEAD", "/_bangvang/events", "Origin", "null", 403},
		{"HEAD", "/_bangvang/events", "Origin", "https://127.0.0.1:1313", 403},
		{"HEAD", "/_bangvang/events", "Origin", "http://127.0.0.1:1314", 403},
		{"HEAD", "/_bangvang/events", "Sec-Fetch-Site", "cross-site", 403},
		{"HEAD", "/_bangvang/events", "Sec-Fetch-Site", "same-site", 403},
		{"HEAD", "/_bangvang/events", "Origin", "http://127.0.0.1:1313", 200},
		{"HEAD", "/_bangvang/events", "Origin", "http://localhost:1313", 403},
		{"HEAD", "/_bangvang/events", "Sec-Fetch-Site", "same-origin", 200},
	} {
		a := r.ask(test.method, test.target, set(test.name, test.value))
		if a.status != test.status {
			t.Errorf("%s %s with %s %q: %d, want %d", test.method, test.target, test.name, test.value, a.status, test.status)
		}
		if a.header.Get("Access-Control-Allow-Origin") != "" || a.header.Get("X-Content-Type-Options") != "nosniff" ||
			a.header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s %s: %v", test.method, test.target, a.header)
		}
		if a.status >= 400 && strings.Contains(a.body, "Tin một") {
			t.Errorf("%s %s with %s %q is refused and yet answered", test.method, test.target, test.name, test.value)
		}
	}
	if a := r.ask("POST", "/", nil); a.header.Get("Allow") != "GET, HEAD" || !strings.Contains(a.body, "chỉ cho xem") {
		t.Errorf("%v %s", a.header, a.body)
	}
	r.write("content/site.yaml", settings+"language: en\n")
	r.changed("content/site.yaml")
	if a := r.ask("POST", "/", nil); !strings.Contains(a.body, "only shows") {
		t.Errorf("%s", a.body)
	}
}

func TestMessagesFollowTheSite(t *testing.T) {
	t.Parallel()
	r := still(t, one())
	first := r.current.Load()
	r.write("content/tin.md", "---\ntitle: Tin một\ndate: 2024-01-19\nngay: \"<script>alert(1)</script>\"\n---\n")
	r.ok(r.rebuild(t.Context(), watch.Changes{Names: []string{"content/tin.md"}}))
	select {
	case <-first.replaced:
	default:
		t.Fatal("who waits is not woken")
	}
	now := r.current.Load()
	m := string(now.message)
	for _, part := range []string{
		`"version":"` + first.shown.version + `"`, `"worst":"error"`, "đây là bản không lỗi gần nhất", "content/tin.md:4:1", `\n^`, "[unknown-key]",
	} {
		if !strings.Contains(m, part) {
			t.Errorf("%s is not in %s", part, m)
		}
	}
	if strings.Contains(m, "<script>") || strings.Contains(m, "\n") {
		t.Errorf("not escaped: %s", m)
	}
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	r.changed("content/tin.md")
	if m := string(r.current.Load().message); strings.Contains(m, first.shown.version) || !strings.Contains(m, `"problems":[]`) {
		t.Errorf("%s", m)
	}
}

// TestTheFormIsLeftAlone checks that the editors' form is not reloaded while someone writes in it, and that it may
// connect to the local server of the form.
func TestTheFormIsLeftAlone(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/site.yaml"] += "admin: thanh-pho/trang\n"
	r := started(t, site)
	form := r.get("/admin/")
	if form.status != 200 || strings.Contains(form.body, Snippet) || !strings.Contains(form.body, cms.LocalServer) {
		t.Errorf("the form is %d %s", form.status, form.body)
	}
	if c := r.get("/admin/config.yml"); c.status != 200 || !strings.Contains(c.body, cms.LocalServer) {
		t.Errorf("its settings are %d %s", c.status, c.body)
	}
	if script := r.get("/admin/decap-cms.js"); script.status != 200 || !strings.HasPrefix(script.header.Get("Content-Type"), "text/javascript") {
		t.Errorf("its program is %d %s", script.status, script.header)
	}
}

// TestHeldArticles checks a site that holds back its broken articles: the others are shown at once, and the address of a
// held one shows its problems.
func TestHeldArticles(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/site.yaml"] = settings + "hold_broken: true\n"
	r := still(t, site)
	r.write("content/hong.md", "---\ntitle: Hỏng\ndate: 2024-01-19\ntitel: x\n---\n")
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Xem [hỏng](hong.md)."))
	if report := r.changed("content/hong.md", "content/tin.md"); !report.Shown || report.Site.Problems.HasErrors() {
		t.Errorf("shown: %v, problems: %v", report.Shown, report.Site.Problems)
	}
	if a := r.get("/tin/"); !strings.Contains(a.body, "Tin hai") || !strings.Contains(a.body, "Xem <a>hỏng</a>.") {
		t.Errorf("the other article: %s", a.body)
	}
	for _, target := range []string{"/hong/", "/hong"} {
		a := r.get(target)
		if a.status != 404 || !strings.Contains(a.body, "giữ lại bài này") || !strings.Contains(a.body, "không có khoá “titel”") || !strings.Contains(a.body, Snippet) {
			t.Errorf("%s: %d %s", target, a.status, a.body)
		}
	}
	r.write("content/hong.md", article("Lành", "2024-01-19", "Lành."))
	r.changed("content/hong.md")
	if a := r.get("/hong/"); a.status != 200 {
		t.Errorf("mended: %d", a.status)
	}
}
