package config_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// said writes problems in short: file:line:col code args.
func said(probs diag.List) string {
	var b strings.Builder
	for _, p := range probs.Sorted() {
		fmt.Fprintf(&b, "%s:%d:%d %s", strings.TrimPrefix(p.Pos.File, "content/"), p.Pos.Line, p.Pos.Col, p.Code)
		for _, a := range p.Args {
			fmt.Fprintf(&b, " <%s>", a)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// read reads a site of these files: pairs of a name and a text.
func read(t *testing.T, files ...string) (config.Config, string) {
	t.Helper()
	fsys := fstest.MapFS{"content/bai.md": {Data: []byte("x")}}
	for i := 0; i < len(files); i += 2 {
		fsys["content/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	tree, probs, err := source.Load(context.Background(), fsys, nil)
	if err != nil || len(probs) > 0 {
		t.Fatal(err, said(probs))
	}
	c, probs := config.Read(tree)
	return c, said(probs)
}

const noBaseURL = "site.yaml:0:0 no-base-url\n"

// menu: [] is no menu, which the site without the key has.
func TestNoMenu(t *testing.T) {
	if c, _ := read(t, "site.yaml", "menu: []\n"); c.Settings.Menu == nil || len(c.Settings.Menu) > 0 {
		t.Errorf("%#v", c.Settings.Menu)
	}
}

func TestDefaults(t *testing.T) {
	want := config.Settings{
		Title: "bangvang", BaseURL: "http://localhost/", Language: "vi", Theme: "bangvang", LocalityPages: "named",
		PerPage: 20, FeedItems: 20, Share: []string{"facebook", "zalo", "copy"},
	}
	for name, files := range map[string][]string{
		"no files":    nil,
		"empty files": {"site.yaml", "", "localities.yaml", "", "honours.yaml", ""},
		"comments":    {"site.yaml", "# chưa có gì\n", "localities.yaml", "# chưa\n", "honours.yaml", "---\n"},
		"empty values": {"site.yaml", "title:\nbase_url: ''\nper_page: ~\nfeeds:\nmenu:\nslots: {}\n",
			"localities.yaml", "[]", "honours.yaml", "null"},
	} {
		c, probs := read(t, files...)
		if diff := cmp.Diff(want, c.Settings); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if c.Localities != nil || c.Honours != nil {
			t.Errorf("%s: %v %v", name, c.Localities, c.Honours)
		}
		if probs != noBaseURL {
			t.Errorf("%s: %s", name, probs)
		}
	}
}

// keyOf returns the key of a name from a table of keys.
func keyOf(t *testing.T, keys []frontmatter.Key, name string) frontmatter.Key {
	t.Helper()
	for _, k := range keys {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("there is no key %s", name)
	panic("not reached")
}

// TestDefaultsAreThoseOfTheTable: the default that a table documents is the one that the reader uses.
func TestDefaultsAreThoseOfTheTable(t *testing.T) {
	d := config.Defaults()
	got := map[string]string{
		"title": d.Title, "base_url": "", "language": d.Language, "theme": d.Theme,
		"per_page": fmt.Sprint(d.PerPage), "hold_broken": fmt.Sprint(d.HoldBroken), "index_individuals": fmt.Sprint(d.IndexIndividuals),
		"localities": d.LocalityPages,
		"feeds":      "", "admin": "", "share": "[" + strings.Join(d.Share, ", ") + "]",
	}
	for _, k := range frontmatter.Site {
		if k.Default != got[k.Name] {
			t.Errorf("%s: the table has %q, the reader %q", k.Name, k.Default, got[k.Name])
		}
	}
	if items := keyOf(t, keyOf(t, frontmatter.Site, "feeds").Keys, "items"); items.Default != fmt.Sprint(d.FeedItems) {
		t.Errorf("feeds.items: the table has %q", items.Default)
	}
}

func TestSite(t *testing.T) {
	c, probs := read(t, "site.yaml", `title: "Thi đua: Hải Phòng"
base_url: HTTPS://Example.VN/tin
language: en
theme: sen
per_page: 50
description: Tin tức
organisation:
  name: Ban Thi đua
  responsible: Nguyễn Văn A
  address: 18 Hoàng Diệu
  phone: 0225 3842
  email: a@example.vn
menu:
  - {name: Giới thiệu, url: /gioi-thieu/}
  - {name: Cổng, url: https://haiphong.gov.vn}
logo: anh/logo.png
index_individuals: true
redact: [Nguyễn Văn B]
feeds: {items: 5}
share: []
admin: {repo: nhom/thi-dua/trang, backend: GitLab, branch: dang, login: https://git.example.vn/, app_id: a1}
slots:
  footer: chan.html
  head: dem.html
hold_broken: true
localities: all
`)
	if probs != "" {
		t.Error(probs)
	}
	ref := func(text string, line, col int) frontmatter.Ref {
		return frontmatter.Ref{Text: text, Pos: diag.Pos{File: "content/site.yaml", Line: line, Col: col}}
	}
	want := config.Settings{
		Title: "Thi đua: Hải Phòng", BaseURL: "https://example.vn/tin/", Language: "en",
		Theme: "sen", ThemePos: diag.Pos{File: "content/site.yaml", Line: 4, Col: 8},
		PerPage: 50, Description: "Tin tức",
		Organisation: config.Organisation{
			Name: "Ban Thi đua", Responsible: "Nguyễn Văn A", Address: "18 Hoàng Diệu", Phone: "0225 3842", Email: "a@example.vn",
		},
		Menu: []config.MenuItem{
			{Name: "Giới thiệu", URL: ref("/gioi-thieu/", 14, 29)}, {Name: "Cổng", URL: ref("https://haiphong.gov.vn", 15, 23)},
		},
		Logo: ref("anh/logo.png", 16, 7), HoldBroken: true, LocalityPages: "all", IndexIndividuals: true, Redact: []string{"Nguyễn Văn B"}, FeedItems: 5,
		Admin: config.Admin{
			Repo: "nhom/thi-dua/trang", Backend: "gitlab", Branch: "dang", Login: "https://git.example.vn", AppID: "a1",
			Pos: diag.Pos{File: "content/site.yaml", Line: 21, Col: 8},
		},
		Slots: []config.Slot{{Name: "footer", File: ref("chan.html", 23, 11)}, {Name: "head", File: ref("dem.html", 24, 9)}},
	}
	if diff := cmp.Diff(want, c.Settings); diff != "" {
		t.Error(diff)
	}
}

func TestAdminIsOneLine(t *testing.T) {
	c, probs := read(t, "site.yaml", "base_url: http://x/\nadmin: thanh-pho/trang\n")
	want := config.Admin{Repo: "thanh-pho/trang", Backend: "github", Branch: "main", Pos: diag.Pos{File: "content/site.yaml", Line: 2, Col: 8}}
	if probs != "" || c.Settings.Admin != want {
		t.Errorf("%+v\n%s", c.Settings.Admin, probs)
	}
}

func TestSiteProblems(t *testing.T) {
	for text, want := range map[string]string{
		"base_url: /tin/":                                       "site.yaml:1:11 bad-url </tin/>\n",
		"base_url: example.vn":                                  "site.yaml:1:11 bad-url <example.vn>\n",
		"base_url: http://x/\nper_page: 0":                      "site.yaml:2:11 bad-value <0> <per_page> <1…1000>\n",
		"base_url: http://x/\nfeeds: {items: 1001}":             "site.yaml:2:16 bad-value <1001> <items> <1…1000>\n",
		"base_url: http://x/\nper_page: 1.000":                  "site.yaml:2:11 dotted-number <1.000> <1> <1000>\n",
		"base_url: http://x/\nlanguage: fr":                     "site.yaml:2:11 bad-value <fr> <language> <vi, en>\n",
		"base_url: http://x/\nshare: [zalo, tiktok]":            "site.yaml:2:15 bad-value <tiktok> <share> <facebook, zalo, copy, native, email, card>\n",
		"base_url: http://x/\nslots: {foot: a.html}":            "site.yaml:2:9 unknown-key <foot> <footer>\n",
		"base_url: http://x/\nmenu: [{name: Tin}]":              "site.yaml:2:8 missing-key <url> </gioi-thieu/>\n",
		"base_url: http://x/\nmenu: [Tin]":                      "site.yaml:2:8 not-map <menu> <[{name: Giới thiệu, url: /gioi-thieu/}]>\n",
		"base_url: http://x/\ngiao diện: sen":                   "site.yaml:2:1 unknown-key <giao diện> <theme>\n",
		"base_url: http://x/\nadmin: true":                      "site.yaml:2:8 bad-value <true> <admin> <chủ/kho (owner/name)>\n",
		"base_url: http://x/\nadmin_output: Content/x":          "site.yaml:2:15 bad-folder <Content/x>\n",
		"base_url: http://x/\nadmin_output: public":             "site.yaml:2:15 bad-folder <public>\n",
		"base_url: http://x/\nadmin_output: themes/a":           "site.yaml:2:15 bad-folder <themes/a>\n",
		"base_url: http://x/\nadmin_output: .bangvang/x":        "site.yaml:2:15 bad-folder <.bangvang/x>\n",
		"base_url: http://x/\nadmin_output: a/.git":             "site.yaml:2:15 bad-folder <a/.git>\n",
		"base_url: http://x/\nadmin_output: ../a":               "site.yaml:2:15 bad-folder <../a>\n",
		"base_url: http://x/\nadmin_output: a/../b":             "site.yaml:2:15 bad-folder <a/../b>\n",
		"base_url: http://x/\nadmin_output: /srv/a":             "site.yaml:2:15 bad-folder </srv/a>\n",
		"base_url: http://x/\nadmin_output: public.":            "site.yaml:2:15 bad-folder <public.>\n",
		"base_url: http://x/\nadmin_output: CONTEN~1":           "site.yaml:2:15 bad-folder <CONTEN~1>\n",
		"base_url: http://x/\nadmin_output: 'C:\\a'":            "site.yaml:2:15 bad-folder <C:\\a>\n",
		"base_url: http://x/\nadmin_output: .":                  "site.yaml:2:15 bad-folder <.>\n",
		"base_url: http://x/\nadmin: {backend: gitlab}":         "site.yaml:2:8 missing-key <repo> <thanh-pho/trang-thi-dua>\n",
		"base_url: http://x/\nadmin: {repo: a/b, login: /auth}": "site.yaml:2:27 bad-url </auth>\n",
		"- title: x":      "site.yaml:1:1 not-map <content/site.yaml> <title: Thi đua - Khen thưởng Hải Phòng>\n",
		"title: \"Đồ Sơn": "site.yaml:1:8 yaml-unclosed <\">\n",
	} {
		c, probs := read(t, "site.yaml", text)
		if probs != want {
			t.Errorf("%s:\n got %swant %s", text, probs, want)
		}
		if c.Settings.Title != "bangvang" || c.Settings.PerPage != 20 || c.Settings.FeedItems != 20 || strings.Contains(want, "2:8 ") && c.Settings.Admin != (config.Admin{}) || c.Settings.Language != "vi" {
			t.Errorf("%s: %+v", text, c.Settings)
		}
	}
}

func TestBaseURL(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.vn": "https://example.vn/", "https://example.vn/": "https://example.vn/",
		"http://example.vn/tin": "http://example.vn/tin/", "http://example.vn/tin/a/": "http://example.vn/tin/a/",
		"HTTP://Example.VN:8080/Tin": "http://example.vn:8080/Tin/", "http://[::1]:1313/": "http://[::1]:1313/",
		"https://báo.vn/": "https://báo.vn/", "https://example.vn/tin tức": "",
		"": "", "/": "", "/tin/": "", "//example.vn/": "", "example.vn": "", "ftp://example.vn/": "", "http://": "", "http:///tin": "",
		"https://example.vn/?a": "", "https://example.vn/#a": "", "https://example.vn/?": "", "https://example.vn/#": "",
		"https://a:b@example.vn/": "", "https://example.vn/a/../b": "", "https://example.vn//": "", "https://example.vn/a//b/": "",
		"mailto:a@example.vn": "", "http:tin": "", "https://example.vn\\tin": "",
	} {
		got, ok := config.BaseURL(s)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", s, got, ok, want)
		}
	}
}

func TestLocalitiesAndHonours(t *testing.T) {
	c, probs := read(t, "site.yaml", "base_url: https://x.vn/", "localities.yaml", `- name: Quận Đồ Sơn
  parent: Hải Phòng
  from: 12/9/2007
  to: 2025-06-30
  successors:
    - Phường Đồ Sơn
    - {name: Phường Nam Đồ Sơn, part: true}
  aliases: [Đồ Sơn]
- kind: quận
- {name: Vĩnh Bảo, kind: HUYỆN, successors: {name: Xã Vĩnh Bảo}}
`, "honours.yaml", `- {name: Giải thưởng Tràng An, class: khác, level: Tinh, kinds: [tập thể, ca nhan], by: UBND thành phố Hà Nội, aliases: [GTTA]}
`)
	if want := "localities.yaml:9:3 missing-key <name> <Quận Đồ Sơn>\n"; probs != want {
		t.Errorf("got %swant %s", probs, want)
	}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "content/localities.yaml", Line: line, Col: col} }
	heir := func(name string, part bool, line, col int) gazetteer.SuccessorEntry {
		return gazetteer.SuccessorEntry{Ref: gazetteer.Ref{Text: name, Pos: at(line, col)}, Part: part}
	}
	want := config.Config{
		Settings: c.Settings,
		Localities: []gazetteer.Entry{
			{
				Name: "Quận Đồ Sơn", Parent: gazetteer.Ref{Text: "Hải Phòng", Pos: at(2, 11)},
				From: time.Date(2007, 9, 12, 0, 0, 0, 0, viet.Zone), To: time.Date(2025, 6, 30, 0, 0, 0, 0, viet.Zone),
				Successors: []gazetteer.SuccessorEntry{heir("Phường Đồ Sơn", false, 6, 7), heir("Phường Nam Đồ Sơn", true, 7, 14)},
				Aliases:    []string{"Đồ Sơn"}, Pos: at(1, 3),
			},
			{Name: "Vĩnh Bảo", Kind: "huyện", Pos: at(10, 3), Successors: []gazetteer.SuccessorEntry{heir("Xã Vĩnh Bảo", false, 10, 52)}},
		},
		Honours: []honours.Entry{{
			Name: "Giải thưởng Tràng An", Class: "khác", Level: "tỉnh", Kinds: []string{"tập thể", "cá nhân"},
			By: []string{"UBND thành phố Hà Nội"}, Aliases: []string{"GTTA"},
			Pos: diag.Pos{File: "content/honours.yaml", Line: 1, Col: 3},
		}},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
}

// FuzzRead reads arbitrary settings, localities and honours: every problem has a position in its file, and a search
// ends although localities are each other's parents.
func FuzzRead(f *testing.F) {
	f.Add("base_url: https://x.vn/\nper_page: 3\n", "- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn]}\n", "- {name: Giải, level: Tỉnh}\n")
	f.Add("slots: {head: x.html}\nredact: [An]\n", "- {name: Xã A, parent: Xã B}\n- {name: Xã B, parent: Xã A}\n", "- name: [x]\n")
	f.Add("menu: {}\n", "name: x\n", "")
	f.Add("a: &a [*a]\n", "- &x {name: x, parent: *x}\n", "- {name: Con, by: {a: b}, kinds: 3}\n")
	f.Fuzz(func(t *testing.T, site, localities, catalogue string) {
		tree, _, err := source.Load(t.Context(), fstest.MapFS{
			"content/site.yaml":       {Data: []byte(site)},
			"content/localities.yaml": {Data: []byte(localities)},
			"content/honours.yaml":    {Data: []byte(catalogue)},
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		c, probs := config.Read(tree)
		places, found := gazetteer.New(c.Localities)
		probs.Append(found)
		_, found = honours.New(c.Honours)
		probs.Append(found)
		for _, p := range probs {
			file := tree.File(p.Pos.File)
			if file == nil && p.Pos.Line != 0 || file != nil && p.Pos.Line > strings.Count(file.Text, "\n")+1 {
				t.Errorf("%v is nowhere", p)
			}
		}
		for _, e := range c.Localities {
			places.Find(e.Name, time.Time{})
		}
	})
}
