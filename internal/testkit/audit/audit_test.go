// Package audit checks built sites from the reader's point of view: in a browser, by keyboard, with validators of
// HTML, CSS and accessibility, and by weight. For example, it fails for a page whose text has too little contrast. The
// package has only tests.
//
// The browser is the system's Chromium; axe-core and the Nu checker are looked for in
// $BANGVANG_JUDGES/node_modules. Tests without their tool are skipped, but with CI=true they fail.
package audit

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/build"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/themes"
)

// now is the date of the builds.
var now = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

// cleanups are the functions that TestMain calls at the end, e.g. to close servers.
var cleanups []func()

func TestMain(m *testing.M) {
	code := browser.Share(m).Run()
	for _, end := range cleanups {
		end()
	}
	os.Exit(code)
}

// site is a site that is published to a folder and served at an address, below the path /tin/.
type site struct {
	dir, url string
	err      error
}

// own is the repository's site, portal the same in the other theme, english in English; large has enough articles for several
// pages of lists and of the roll, and features that the repository's site lacks, in the other theme also what is to come; pieces has
// a theme that changes blocks of another, bare has no picture at all.
var (
	own         = sync.OnceValue(func() site { return published(os.DirFS("../../.."), "bangvang") })
	portal      = sync.OnceValue(func() site { return published(os.DirFS("../../.."), "cong-thong-tin") })
	english     = sync.OnceValue(func() site { return published(englishSite(), "bangvang") })
	large       = sync.OnceValue(func() site { return published(largeSite(), "bangvang") })
	largePortal = sync.OnceValue(func() site { return published(counterSite(), "cong-thong-tin") })
	pieces      = sync.OnceValue(func() site { return published(piecesSite(), "rieng") })
	bare        = sync.OnceValue(func() site { return published(archive("bare"), "bangvang") })
	barePortal  = sync.OnceValue(func() site { return published(archive("bare"), "cong-thong-tin") })
)

// archive returns the site of a file of testdata.
func archive(name string) fs.FS {
	a, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		panic(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// englishSite returns the repository's site in English.
func englishSite() fs.FS {
	fsys := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("../../.."), "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS("../../.."), name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		panic(err)
	}
	f := fsys["content/site.yaml"]
	f.Data = bytes.Replace(f.Data, []byte("\nlanguage: vi\n"), []byte("\nlanguage: en\n"), 1)
	return fsys
}

// piecesSite returns the corpus of largeSite with a theme that replaces two blocks and removes one.
func piecesSite() fs.FS {
	fsys := largeSite()
	for name, text := range map[string]string{
		"article-title": `<h1>{{.Heading}}</h1><p class="by">{{.Site.Title}}</p>`, "top-brand": `<a class="brand" href="{{.Site.Home}}"><b>Bảng vàng của tỉnh</b></a>`, "card-meta": "",
	} {
		fsys["themes/rieng/templates/"+name+".html"] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// addFile adds a file to a site of the corpus, with the mode of its articles.
func addFile(fsys fstest.MapFS, name, text string) {
	f := *fsys[corpus.Path(0)]
	f.Data = []byte(text)
	fsys[name] = &f
}

// largeSite returns a corpus with a withdrawn, a moved and a posthumously awarded article, and with pages of individuals.
func largeSite() fstest.MapFS {
	fsys := corpus.Site(150)
	settings := fsys["content/site.yaml"]
	settings.Data = append(settings.Data, "index_individuals: true\n"...)
	add := func(name, text string) { addFile(fsys, name, text) }
	add("content/2024/rut.md", "---\ntitle: Bài đã rút\ndate: 2024-02-01\nwithdrawn: 2024-03-01\n---\n\nKhông còn.\n")
	add("content/2024/goc.md", "---\ntitle: Bài đổi địa chỉ\ndate: 2024-02-02\naliases: [/cu.html]\nevent: {kind: phát động}\ncampaign: Dân vận khéo\nblock: Khối thi đua các xã\n---\n\nMột câu.\n")
	add("content/2024/liet-sy.md", "---\ntitle: Tưởng nhớ\ndate: 2024-02-03\ntags: [Gương sáng, Nông thôn mới, Thi đua yêu nước]\nawards:\n  - {award: Giấy khen, status: truy tặng, for: vận động 26.461 hộ ở Quy Nhơn, to: {cá nhân: [Liệt sỹ Lê Văn Thành]}}\n---\n\nMột câu.\n")
	return fsys
}

// counterSite returns largeSite with all that the front page of a portal can offer on the day of the builds.
func counterSite() fs.FS {
	fsys := largeSite()
	add := func(name, text string) { addFile(fsys, name, text) }
	add("content/campaigns.yaml", "- {name: Dân vận khéo, launched_by: UBND tỉnh Hà Tĩnh, from: 2024-01-01, to: 2030-12-31}\n")
	add("content/2026/le.md", "---\ntitle: Tổng kết phong trào thi đua, khen thưởng năm 2026 tại Trung tâm Hội nghị\ndate: 2026-11-18\nevent: {date: 2026-12-08, session: sáng, kind: tổng kết, at: Trung tâm Hội nghị}\n---\n\nMột câu.\n")
	add("content/2026/ngay-hoi.md", "---\ntitle: Ngày hội đổi mới sáng tạo\ndate: 2026-11-17\nevent: {date: 2026-12-30, to: 2027-01-02}\n---\n\nMột câu.\n")
	for i, day := range []string{"2026-12-05", "2026-12-28"} {
		add(fmt.Sprintf("content/2026/y-kien-%d.md", i), "---\ntitle: Lấy ý kiến nhân dân về 6 cá nhân được đề nghị\ndate: 2026-11-16\nawards:\n  - {award: Nghệ nhân Ưu tú, by: Chủ tịch nước, status: đề nghị, comment_until: "+day+", to: {cá nhân: 6}}\n---\n\nMột câu.\n")
	}
	add("content/2026/quyet-dinh.md", "---\ntitle: Khen thưởng phong trào Dân vận khéo\ndate: 2026-11-15\nlocality: Hà Tĩnh\ncampaign: Dân vận khéo\nattachments: [{file: mau.csv, name: Mẫu tờ trình}]\nawards:\n"+
		"  - {award: Bằng khen, by: UBND tỉnh, decision: {no: 4821/QĐ-UBND, date: 2026-11-10}, to: {tập thể: 5}}\n  - {award: Cờ thi đua, by: UBND tỉnh, decision: {no: 4821/QĐ-UBND}, to: {tập thể: 1}}\n---\n\nMột câu.\n")
	add("content/2026/mau.csv", "Tên,Số\n")
	return fsys
}

// published builds and serves a site.
func published(root fs.FS, theme string) site {
	s := site{}
	if s.dir, s.err = os.MkdirTemp("", "audit"); s.err != nil {
		return s
	}
	cleanups = append(cleanups, func() { os.RemoveAll(s.dir) })
	server := httptest.NewServer(withPolicy(http.StripPrefix("/tin", http.FileServer(http.Dir(s.dir)))))
	cleanups = append(cleanups, server.Close)
	s.url = server.URL + "/tin/"
	var b *build.Site
	b, s.err = build.Load(context.Background(), build.Options{Root: root, Themes: themes.FS, Now: now, Loaded: &trial.Loaded, BaseURL: s.url, Theme: theme})
	if s.err == nil {
		_, s.err = b.Publish(context.Background(), publish.Options{Dir: s.dir})
	}
	if s.err == nil && b.Blocked(false) {
		s.err = fmt.Errorf("the site has errors: %v", b.Problems)
	}
	return s
}

// withPolicy sets a content security policy that allows only separate files from the site.
func withPolicy(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'")
		h.ServeHTTP(w, r)
	})
}

// open returns a site, or fails the test if it could not be built.
func open(t *testing.T, get func() site) site {
	t.Helper()
	s := get()
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s
}

// pages returns the address of one page of each kind, by kind, relative to that of the site.
func (s site) pages(t *testing.T) map[string]string {
	out := map[string]string{
		"home": "", "roll": "bang-vang/", "search": "tim-kiem/", "follow": "theo-doi/", "404": "404.html", "tags": "chu-de/", "categories": "chuyen-muc/",
		"localities": "dia-phuong/", "honours": "khen-thuong/", "archive": "luu-tru/", "page": "gioi-thieu/",
		"conferrers": "bang-vang/don-vi-trao/", "years": "nam/", "campaigns": "phong-trao/", "blocks": "khoi-thi-dua/",
	}
	for kind, pattern := range map[string]string{
		"article": "2024/03/*", "tag": "chu-de/*", "category": "chuyen-muc/*", "province": "dia-phuong/*", "locality": "dia-phuong/*/*",
		"honour": "khen-thuong/*", "campaign": "phong-trao/*", "block": "khoi-thi-dua/*", "conferrer": "bang-vang/don-vi-trao/*", "year": "luu-tru/2024", "year report": "nam/2024", "month": "luu-tru/2024/*",
	} {
		found, err := filepath.Glob(filepath.Join(s.dir, filepath.FromSlash(pattern), "index.html"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no page of kind %s at %s: %v", kind, pattern, err)
		}
		name, _ := filepath.Rel(s.dir, filepath.Dir(found[0]))
		out[kind] = filepath.ToSlash(name) + "/"
	}
	for kind, pattern := range map[string]string{
		"list page 2": "trang/2/index.html", "roll page 2": "bang-vang/trang/2/index.html", "withdrawn": "2024/rut/index.html", "redirect": "cu.html",
		"collectives": "bang-vang/tap-the/index.html", "collective": "bang-vang/tap-the/*/index.html", "individuals": "bang-vang/ca-nhan/index.html", "individual": "bang-vang/ca-nhan/*/index.html",
	} {
		if found, _ := filepath.Glob(filepath.Join(s.dir, filepath.FromSlash(pattern))); len(found) > 0 {
			name, _ := filepath.Rel(s.dir, found[0])
			out[kind] = strings.TrimSuffix(filepath.ToSlash(name), "index.html")
		}
	}
	return out
}

// skipMissing skips the test, or fails it in CI.
func skipMissing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing, and CI=true wants everything", what)
	}
	t.Skipf("%s is missing: skipped", what)
}

// validator returns the path of a file of a validator.
func validator(t *testing.T, what, name string) string {
	t.Helper()
	dir := os.Getenv("BANGVANG_JUDGES")
	name = filepath.Join(dir, "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(name); dir == "" || err != nil {
		skipMissing(t, what+" (npm install it, and say where in BANGVANG_JUDGES)")
	}
	return name
}

// program returns the path of the first installed program.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	skipMissing(t, names[0])
	return ""
}
