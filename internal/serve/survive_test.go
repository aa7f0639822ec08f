package serve

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"bangvang/internal/diag"

	"bangvang/internal/serve/watch"
)

func TestEditsShow(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	r.shows("/tin/", "Một.")
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	r.shows("/tin/", "Hai.")
	r.shows("/", "Tin hai")
	// An editor saves by rename.
	r.write("content/.tin.md.swp", "")
	r.write("content/tin.md~", article("Tin ba", "2024-01-19", "Ba."))
	r.ok(os.Rename(r.path("content/tin.md~"), r.path("content/tin.md")))
	r.shows("/tin/", "Ba.")
	r.write("content/localities.yaml", "- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30}\n")
	r.write("content/do-son.md", "---\ntitle: Đồ Sơn\ndate: 2024-01-20\nlocality: Quận Đồ Sơn, Hải Phòng\n---\n\nChữ.\n")
	r.shows("/dia-phuong/hai-phong/quan-do-son/", "Đồ Sơn")
	r.write("content/site.yaml", settings+"description: Mô tả mới\n")
	r.shows("/", "Mô tả mới")
}

// TestASlotShows checks that a change of a slot's file shows, also if the file is not part of the tree.
func TestASlotShows(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/_cuoi.html"] = "<p>Một của trang</p>"
	site["content/site.yaml"] = settings + "slots: {article_end: _cuoi.html}\n"
	r := started(t, site)
	r.shows("/tin/", "Một của trang")
	r.write("content/_cuoi.html", "<p>Hai của trang</p>")
	r.shows("/tin/", "Hai của trang")
}

func TestFoldersComeAndGo(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	r.write("content/2024/01/moi.md", article("Mới", "2024-01-20", "Chữ."))
	r.shows("/2024/01/moi/", "Mới")
	r.ok(os.Rename(r.path("content/2024"), r.path("content/2025")))
	r.shows("/2025/01/moi/", "Mới")
	r.gone("/2024/01/moi/")
	r.write("content/2025/01/moi.md", article("Mới nữa", "2024-01-20", "Chữ."))
	r.shows("/2025/01/moi/", "Mới nữa")
	r.remove("content/2025")
	r.gone("/2025/01/moi/")
	r.write("content/2025/01/moi.md", article("Trở lại", "2024-01-20", "Chữ."))
	r.shows("/2025/01/moi/", "Trở lại")
}

// TestAThousandFilesAtOnce changes files as git checkout does, back and forth.
func TestAThousandFilesAtOnce(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	for i := range 1000 {
		r.write(fmt.Sprintf("content/%d/%d.md", i%30, i), article(fmt.Sprint("Tin ", i), "2024-01-19", "Chữ."))
	}
	report := r.until("has all articles", func(report Report) bool { return len(report.Site.Model.Articles) == 1001 })
	if report.Site.Blocked(true) {
		t.Errorf("%v", report.Site.Problems)
	}
	r.shows("/9/999/", "Tin 999")
	for i := range 30 {
		r.remove(fmt.Sprint("content/", i))
	}
	r.until("has one article", func(report Report) bool { return len(report.Site.Model.Articles) == 1 })
	r.gone("/9/999/")
}

func TestTheLastGoodSiteStays(t *testing.T) {
	t.Parallel()
	theme := "themes/bangvang/templates/footer.html"
	for name, broken := range map[string]struct{ file, text, code string }{
		"site.yaml":       {"content/site.yaml", "title: [hỏng\n", "yaml"},
		"a theme's name":  {"content/site.yaml", settings + "theme: khong-co\n", string(diag.UnknownTheme)},
		"an article":      {"content/tin.md", "---\ntitel: Tin một\n---\n", string(diag.UnknownKey)},
		"a template":      {theme, "<footer>{{.Không", string(diag.TemplateError)},
		"a template call": {theme, `<footer>{{template "khong-co" .}}</footer>`, string(diag.TemplateError)},
	} {
		t.Run(name, func(t *testing.T) {
			r := started(t, one())
			before := r.get("/tin/")
			if before.status != 200 || !strings.Contains(before.body, Snippet) {
				t.Fatalf("%d %s", before.status, before.body)
			}
			r.write(broken.file, broken.text)
			report := r.until("has an error", func(report Report) bool { return report.Site.Problems.HasErrors() })
			if report.Shown || !strings.Contains(codes(report.New), broken.code) {
				t.Errorf("shown: %v, problems: %v", report.Shown, report.New)
			}
			if now := r.get("/tin/"); now.body != before.body || now.status != 200 {
				t.Errorf("the page became another:\n%s\n%s", before.body, now.body)
			}
			if site, ok := one()[broken.file]; ok {
				r.write(broken.file, site)
			} else {
				r.remove(broken.file)
			}
			if report := r.until("has none", func(report Report) bool { return !report.Site.Problems.HasErrors() }); !report.Shown {
				t.Error("the mended site is not shown")
			}
			r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
			r.shows("/tin/", "Hai.")
		})
	}
}

// TestATemplateThatBreaksOnAPage checks that the page is rendered with the previous theme and the problem reported.
func TestATemplateThatBreaksOnAPage(t *testing.T) {
	t.Parallel()
	r := still(t, one())
	before := r.get("/tin/").page()
	home := r.get("/").page()
	r.write("themes/bangvang/templates/article.html", "{{.Heading}} {{index .Related 97}}")
	report := r.changed("themes/bangvang/templates/article.html")
	if !report.Shown {
		t.Fatalf("the theme is not shown: %v", report.New)
	}
	for range 2 {
		if a := r.get("/tin/"); a.status != 200 || a.page() != before {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	report = <-r.reports
	if codes(report.New) != string(diag.TemplateError) || report.New[0].Pos.File != "themes/bangvang/templates/article.html" || len(r.reports) > 0 {
		t.Errorf("told is %v, and then %d more", report.New, len(r.reports))
	}
	if m := string(r.current.Load().message); !strings.Contains(m, "97") || !strings.Contains(m, "article.html:1:") {
		t.Errorf("pages are told %s", m)
	}
	if r.get("/").page() != home {
		t.Error("a page that the theme does not break on became another")
	}
	// Another broken version falls back to the theme that worked.
	r.write("themes/bangvang/templates/article.html", "{{.Heading}} {{index .Related 98}}")
	r.changed("themes/bangvang/templates/article.html")
	if a := r.get("/tin/"); a.page() != before {
		t.Errorf("%s", a.body)
	}
	r.write("themes/bangvang/templates/article.html", "<h1>{{.Heading}}</h1></body>")
	r.changed("themes/bangvang/templates/article.html")
	if a := r.get("/tin/"); a.page() != "<h1>Tin một</h1></body>" {
		t.Errorf("%s", a.body)
	}
	if m := string(r.current.Load().message); strings.Contains(m, "Không") {
		t.Errorf("pages are told %s", m)
	}
}

// TestTheSpareThemesFilesAreThere checks that a page of the previous theme gets its own style sheet.
func TestTheSpareThemesFilesAreThere(t *testing.T) {
	t.Parallel()
	site := one()
	site["themes/xanh/theme.json"] = `{"parent": "bangvang"}`
	site["themes/xanh/assets/rieng.css"] = "body { color: green }"
	site["themes/xanh/templates/article.html"] = `<link href="{{asset "rieng.css"}}">`
	site["content/site.yaml"] = settings + "theme: xanh\n"
	r := still(t, site)
	page := r.get("/tin/").page()
	_, rest, ok := strings.Cut(page, `href="`)
	href, _, _ := strings.Cut(rest, `"`)
	if a := r.get(href); !ok || a.status != 200 || !strings.Contains(a.body, "green") {
		t.Fatalf("%s: %d %s", page, a.status, a.body)
	}
	r.write("themes/xanh/assets/rieng.css", "body { color: blue }")
	r.write("themes/xanh/templates/article.html", `<link href="{{asset "rieng.css"}}">{{index .Related 97}}`)
	r.changed("themes/xanh")
	if a := r.get(href); a.status != 404 {
		t.Errorf("before it is needed, the old file is there: %d", a.status)
	}
	if now := r.get("/tin/").page(); now != page {
		t.Fatalf("%s", now)
	}
	if a := r.get(href); a.status != 200 || !strings.Contains(a.body, "green") {
		t.Errorf("%d %s", a.status, a.body)
	}
}

func TestASiteThatBeginsBroken(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/hong.md"] = "---\ntitel: Hỏng\ndate: 2024-01-19\n---\n"
	r := still(t, site)
	if report := <-r.reports; !report.Shown || !report.Site.Problems.HasErrors() {
		t.Errorf("shown: %v, %v", report.Shown, report.New)
	}
	if a := r.get("/tin/"); a.status != 200 || !strings.Contains(a.body, "Một.") {
		t.Errorf("%d %s", a.status, a.body)
	}
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	if report := r.changed("content/tin.md"); !report.Shown || len(report.New) > 0 {
		t.Errorf("shown: %v, %v", report.Shown, report.New)
	}
	if a := r.get("/tin/"); !strings.Contains(a.body, "Hai.") {
		t.Errorf("%d %s", a.status, a.body)
	}
	r.remove("content/hong.md")
	r.changed("content/hong.md")
	r.write("content/tin.md", "---\nhỏng\n---\n")
	if report := r.changed("content/tin.md"); report.Shown {
		t.Error("errors are shown though there is a site without any")
	}
}

func TestAThemeThatBeginsBroken(t *testing.T) {
	t.Parallel()
	site := one()
	site["themes/bangvang/templates/article.html"] = "<h1>{{.Heading</h1>"
	r := still(t, site)
	for _, target := range []string{"/", "/tin/", "/khong-co", "/feed.xml"} {
		a := r.get(target)
		if a.status != 500 || !strings.Contains(a.body, "themes/bangvang/templates/article.html:1:") ||
			!strings.Contains(a.body, "&lt;h1&gt;{{.Heading&lt;/h1&gt;") || !strings.Contains(a.body, Snippet) {
			t.Errorf("%s: %d %s", target, a.status, a.body)
		}
	}
	r.remove("themes")
	r.changed("themes")
	if a := r.get("/tin/"); a.status != 200 {
		t.Errorf("%d %s", a.status, a.body)
	}
}

func TestContentGoesAndComesBack(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	r.ok(os.Rename(r.path("content"), r.path("aside")))
	if report := r.until("fails", func(report Report) bool { return report.Err != nil }); !strings.Contains(report.Err.Error(), "content/") {
		t.Errorf("%v", report.Err)
	}
	r.shows("/tin/", "Một.")
	r.ok(os.Rename(r.path("aside"), r.path("content")))
	r.until("has run", func(report Report) bool { return report.Err == nil })
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	r.shows("/tin/", "Hai.")
}

func TestTroubleIsToldOfUntilItIsOver(t *testing.T) {
	t.Parallel()
	r := still(t, one())
	r.ok(os.Rename(r.path("content"), r.path("aside")))
	err := r.rebuild(t.Context(), watch.Changes{Names: []string{"content"}})
	if err == nil {
		t.Fatal("a site without content/ is a site")
	}
	r.reportError(err)
	if m := string(r.current.Load().message); !strings.Contains(m, "content/") {
		t.Errorf("pages are told %s", m)
	}
	if a := r.get("/tin/"); a.status != 200 || !strings.Contains(a.body, "Một.") {
		t.Errorf("%d %s", a.status, a.body)
	}
	r.ok(os.Rename(r.path("aside"), r.path("content")))
	r.changed("content")
	if m := string(r.current.Load().message); !strings.Contains(m, `"problems":[]`) {
		t.Errorf("pages are told %s", m)
	}
}

func TestWhatDidNotChangeIsNoNews(t *testing.T) {
	t.Parallel()
	r := still(t, one())
	before := r.current.Load()
	r.write("content/tin.md", one()["content/tin.md"])
	if report := r.changed("content/tin.md"); report.Site != nil || r.current.Load() != before {
		t.Error("a file saved as it was makes another site")
	}
	r.changed("content/4913") // vim creates this file to test whether it may write
	r.ok(r.rebuild(t.Context(), changesAll))
	if r.current.Load() != before {
		t.Error("reading everything again makes another site")
	}
	r.write("themes/bangvang/templates/footer.html", "<p>chân trang</p>")
	r.changed("themes")
	if r.current.Load() == before {
		t.Error("a theme that changed makes no other site")
	}
}

func TestDraftsAndFutureArticlesAreMarked(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/nhap.md"] = "---\ntitle: Bài nháp\ndate: 2024-01-19\ndraft: true\n---\n\nChữ.\n"
	site["content/mai.md"] = article("Bài hẹn", "2024-02-02", "Chữ.")
	r := still(t, site)
	for target, mark := range map[string]string{"/nhap/": "nháp", "/mai/": "chưa tới ngày"} {
		a := r.get(target)
		without := strings.NewReplacer("Bài nháp", "").Replace(a.body)
		if a.status != 200 || !strings.Contains(strings.ToLower(without), mark) {
			t.Errorf("%s: %d %s", target, a.status, a.body)
		}
	}
	if home := r.get("/").body; !strings.Contains(home, "Bài nháp") || !strings.Contains(home, "Bài hẹn") {
		t.Error("the front page shows neither")
	}
}

func TestPolling(t *testing.T) {
	t.Parallel()
	r := on(t, one())
	r.Options.Poll = true
	r = again(t, r)
	r.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
	r.shows("/tin/", "Hai.")
	r.remove("content/tin.md")
	r.gone("/tin/")
}
