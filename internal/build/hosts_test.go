package build_test

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"bangvang/internal/pages/hosting"
	"bangvang/internal/testkit/trial"
)

// TestNothingInline reads every page of the sites: each states its content security policy before it loads anything,
// and none needs a weaker one.
func TestNothingInline(t *testing.T) {
	for name, p := range sites(t) {
		pages := 0
		for file, data := range p.files {
			if path.Ext(file) == ".html" {
				pages++
				inline(t, name+": "+file, data)
			}
		}
		if pages < 8 {
			t.Errorf("%s: only %d pages", name, pages)
		}
	}
}

func inline(t *testing.T, name string, page []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	stated, redirect := false, false
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		at := map[string]string{}
		for _, a := range n.Attr {
			at[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.TrimSpace(a.Val), "javascript:") {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
		redirect = redirect || at["http-equiv"] == "refresh"
		stated = stated || at["http-equiv"] == "Content-Security-Policy" && at["content"] == hosting.MetaPolicy
		switch {
		case n.Data == "style" || n.Data == "base":
			t.Errorf("%s: a <%s>", name, n.Data)
		case n.Data == "script" && at["src"] == "" && at["type"] != "application/ld+json":
			t.Errorf("%s: a script in the page", name)
		case n.Data == "script" && at["type"] == "application/ld+json":
			if !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("%s: JSON-LD is not JSON: %s", name, n.FirstChild.Data)
			}
		case (at["src"] != "" || n.Data == "link" && at["rel"] == "stylesheet") && !stated:
			t.Errorf("%s: <%s> stands before the policy", name, n.Data)
		}
	}
	if !stated && !redirect {
		t.Errorf("%s: states no policy", name)
	}
}

const moved = `
-- content/site.yaml --
title: Bảng "Vàng"
base_url: https://example.org/tin/
-- content/a.md --
---
title: A
date: 2024-01-19
locality: Hải Phòng
aliases: [/cu/a.html, /tin cũ/]
---

Thân bài.
-- content/b.md --
---
title: B
date: 2024-01-19
aliases: [/b-cu]
---

Thân bài.
`

func TestHosts(t *testing.T) {
	s := trial.LoadText(t, moved)
	files := trial.Render(t, s)
	if got, want := string(files["_redirects"]), "/tin/b-cu/ /tin/b/ 301\n/tin/cu/a.html /tin/a/ 301\n/tin/tin%20c%C5%A9/ /tin/a/ 301\n"; got != want {
		t.Errorf("_redirects:\n%s\nwant\n%s", got, want)
	}
	headers := string(files["_headers"])
	if !strings.HasPrefix(headers, "/tin/*\n  Content-Security-Policy: "+hosting.Policy+"\n") || !strings.Contains(headers, "\n/tin/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n") {
		t.Errorf("_headers:\n%s", headers)
	}
	for line := range strings.Lines(headers) { // each rule matches a file
		rule, ok := strings.CutPrefix(strings.TrimSpace(line), "/tin/")
		if !ok {
			continue
		}
		pattern := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(rule), `\*`, ".*") + "$")
		known := strings.HasPrefix(rule, "bang-vang/") || strings.HasPrefix(rule, "chu") || strings.HasPrefix(rule, "dia-phuong") || strings.HasPrefix(rule, "khen-thuong")
		for file := range files {
			known = known || pattern.MatchString(file)
		}
		if !known {
			t.Errorf("_headers has a rule for %s, and there is no such file", rule)
		}
	}
}

func TestManifest(t *testing.T) {
	files := trial.Render(t, trial.LoadText(t, moved))
	var m struct {
		Name, Lang string
		Start      string `json:"start_url"`
		Icons      []struct{ Src string }
	}
	if err := json.Unmarshal(files["site.webmanifest"], &m); err != nil {
		t.Fatal(err)
	}
	if m.Name != `Bảng "Vàng"` || m.Lang != "vi" || m.Start != "/tin/" || len(m.Icons) == 0 {
		t.Errorf("%+v", m)
	}
	for _, icon := range m.Icons {
		if name, ok := strings.CutPrefix(icon.Src, "/tin/"); !ok || files[name] == nil {
			t.Errorf("there is no %s", icon.Src)
		}
	}
	if !bytes.Contains(files["index.html"], []byte(`<link rel="manifest" href="/tin/site.webmanifest">`)) {
		t.Error("the front page does not name the manifest")
	}
}

// TestThemeHasTheLastWord checks that a site's theme may replace the files for hosts.
func TestThemeHasTheLastWord(t *testing.T) {
	fsys := fstest.MapFS{
		"content/site.yaml":                     settings(),
		"content/2024/a.md":                     article,
		"content/assets/x.pdf":                  {Data: []byte("%PDF-1.4\n")},
		"themes/bangvang/root/_redirects":       {Data: []byte("/x /y 302\n")},
		"themes/bangvang/templates/policy.html": {Data: []byte("<!-- the host says it -->")},
		"themes/bangvang/root/site.webmanifest": {Data: []byte(`{"icons": [{"src": "assets/mark.svg"}]}`)},
	}
	s := trial.Load(t, trial.Options(fsys))
	files := trial.Render(t, s)
	if got := string(files["_redirects"]); got != "/x /y 302\n" {
		t.Errorf("_redirects is %q", got)
	}
	if bytes.Contains(files["index.html"], []byte("Content-Security-Policy")) {
		t.Error("the page has a policy all the same")
	}
	if !bytes.Contains(files["site.webmanifest"], []byte(`"src":"/assets/mark.`)) {
		t.Errorf("the manifest is %s", files["site.webmanifest"])
	}
	if bytes.Contains(files["_headers"], []byte("/assets/*\n")) {
		t.Error("a file of content/assets, which may change, is kept for a year")
	}
	fsys["themes/bangvang/root/site.webmanifest"].Data = []byte(`{"icons": [{"src": "assets/no.svg"}]}`)
	if s := trial.Load(t, trial.Options(fsys)); !s.Problems.HasErrors() {
		t.Error("an icon that is not there is no problem")
	}
}

// TestSearchIsPublished checks that the files of the search index are published once, beside the page that loads them.
func TestSearchIsPublished(t *testing.T) {
	s := trial.LoadText(t, moved)
	files := trial.Render(t, s)
	for _, name := range []string{"tim-kiem/index.html", "tim-kiem/index.txt", "tim-kiem/tu/0.bin", "tim-kiem/bai/0.json"} {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	if !bytes.Contains(files["index.html"], []byte(`href="/tin/tim-kiem/"`)) || !bytes.Contains(files["tim-kiem/bai/0.json"], []byte(`"/tin/a/"`)) {
		t.Error("search is not where it should be")
	}
	data, err := s.SearchFile(t.Context(), "tim-kiem/index.txt")
	if err != nil || !bytes.Equal(data, files["tim-kiem/index.txt"]) {
		t.Errorf("asked for by itself the index is another: %v", err)
	}
	if data, err := s.SearchFile(t.Context(), "tim-kiem/no.bin"); data != nil || err != nil {
		t.Errorf("a file that is not there is %q, %v", data, err)
	}
}
