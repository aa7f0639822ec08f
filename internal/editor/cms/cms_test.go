package cms_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/editor/cms"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/testkit/trial"
)

const article = `
-- content/2024/01/a.md --
---
title: A
date: 2024-01-19
tags: [Giao ước]
category: Tin tức
---

Thân bài.
-- content/hinh.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`

func site(settings string) string { return "\n-- content/site.yaml --\n" + settings + article }

func TestOff(t *testing.T) {
	on := trial.Render(t, trial.LoadText(t, site("base_url: https://example.org/\nadmin: a/b\n")))
	off := trial.Render(t, trial.LoadText(t, site("base_url: https://example.org/\n")))
	for name := range off {
		if strings.HasPrefix(name, "admin") {
			t.Errorf("there is a %s", name)
		}
	}
	var form []string
	for name, data := range on {
		switch {
		case strings.HasPrefix(name, "admin/"):
			form = append(form, name)
		case name == "_headers":
		case string(data) != string(off[name]):
			t.Errorf("the form changes %s", name)
		}
	}
	slices.Sort(form)
	if got, want := strings.Join(form, " "), "admin/checks.js admin/config.yml admin/dates.js admin/decap-cms.js admin/decap-cms.js.LICENSE.txt admin/form.css admin/form.js admin/index.html "+
		"admin/names.js admin/preview.css admin/preview.js admin/problems.js admin/problems.json admin/recipients.js admin/tables.json admin/text.js admin/units.bin admin/units.js admin/widgets.js"; got != want || len(on) != len(off)+len(form) {
		t.Errorf("the form is %s", got)
	}
	if page := string(on["admin/index.html"]); !strings.Contains(page, `content="noindex, nofollow"`) || strings.Contains(page, `="http`) || strings.Contains(page, `="//`) || strings.Contains(page, cms.LocalServer) {
		t.Errorf("the page is %s", page)
	}
}

// applied returns the policies that _headers sets for a path, at a host that joins rules.
func applied(t *testing.T, headers, path string) (policies []string) {
	t.Helper()
	var rule *regexp.Regexp
	for line := range strings.Lines(headers) {
		line = strings.TrimRight(line, "\n")
		if policy, ok := strings.CutPrefix(line, "  Content-Security-Policy: "); ok && rule.MatchString(path) {
			policies = append(policies, policy)
		} else if strings.HasPrefix(line, "/") {
			rule = regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*") + "$")
		}
	}
	return policies
}

// Each path has one policy, and only the form has the policy of the form. A file that is no page has the stricter one of
// its ending besides, which browsers obey too.
func TestPolicies(t *testing.T) {
	s := trial.LoadText(t, site("base_url: https://example.org/tin/\nadmin: a/b\n"))
	files := trial.Render(t, s)
	form := cms.Policy(s.Settings) + "; frame-ancestors 'none'"
	for name := range files {
		want := hosting.Policy
		switch path := "/tin/" + strings.TrimSuffix(name, "index.html"); {
		case strings.HasPrefix(name, "_"):
		case strings.HasPrefix(name, "admin/"):
			want = form
			fallthrough
		default:
			wanted := []string{want}
			if stricter := hosting.PolicyOf(name); stricter != hosting.Policy && !strings.HasSuffix(name, ".bin") && !strings.HasSuffix(name, ".yml") {
				wanted = append(wanted, stricter)
			}
			got := applied(t, string(files["_headers"]), path)
			slices.Sort(got)
			slices.Sort(wanted)
			if !slices.Equal(got, wanted) {
				t.Errorf("%s has the policies %q", path, got)
			}
		}
	}
	if strings.Count(string(files["_headers"]), "unsafe-eval") != 1 {
		t.Error("more than the form may make functions of texts")
	}
}

func TestBackends(t *testing.T) {
	for settings, want := range map[string][2]string{
		"admin: a/b": {`{"name":"github","repo":"a/b","branch":"main"}`, "https://api.github.com;"},
		"admin: {repo: a/b, branch: dang, login: https://dang-nhap.vn/}":             {`{"name":"github","repo":"a/b","branch":"dang","base_url":"https://dang-nhap.vn"}`, "https://api.github.com;"},
		"admin: {repo: a/b/c, backend: gitlab, app_id: 1a}":                          {`{"name":"gitlab","repo":"a/b/c","branch":"main","auth_type":"pkce","app_id":"1a"}`, "https://gitlab.com;"},
		"admin: {repo: a/b, backend: gitlab, app_id: 1a, login: https://git.vn/goc}": {`{"name":"gitlab","repo":"a/b","branch":"main","base_url":"https://git.vn/goc","api_root":"https://git.vn/goc/api/v4","auth_type":"pkce","app_id":"1a"}`, "https://git.vn;"},
	} {
		files := trial.Render(t, trial.LoadText(t, site("base_url: https://example.org/\n"+settings+"\n")))
		var got struct {
			Backend json.RawMessage
			Local   any `json:"local_backend"`
		}
		if err := json.Unmarshal(files["admin/config.yml"], &got); err != nil {
			t.Fatal(err)
		}
		backend := strings.Join(strings.Fields(string(got.Backend)), "")
		if backend != want[0] || got.Local != nil || !strings.Contains(string(files["_headers"]), " "+want[1]) {
			t.Errorf("%s: %s %v", settings, backend, got.Local)
		}
	}
}

// TestProblemsLeakNothing builds a site with problems in an article, in a draft, in one held back for the future and in one with a
// redacted name. The published list of problems has no word of theirs, nor of a line of the published article.
func TestProblemsLeakNothing(t *testing.T) {
	o := trial.TextOptions(t, `
-- content/site.yaml --
base_url: https://example.org/
admin: a/b
redact: [Lò Thị Kín]
-- content/2024/01/cong-khai.md --
---
title: Công khai
date: 2024-01-19
awards: [{award: Giải lạ, to: {cá nhân: [Lò Thị Kín 0912345678]}}]
---

Thân bài.
-- content/2024/01/bi-mat.md --
---
title: Bí mật
date: 2024-01-19
draft: true
awards: [{award: Giải kín, to: {cá nhân: [Vừ A Giấu 0912345678]}}]
---

Thân bài.
-- content/2024/01/mai-sau.md --
---
title: Mai sau
date: 2024-03-01
awards: [{award: Giải mai}]
---

Thân bài.
`)
	data := string(trial.Render(t, trial.Load(t, o))["admin/problems.json"])
	for _, word := range []string{"Kín", "0912", "Giải", "Bí mật", "bi-mat", "Giấu", "Mai sau", "mai-sau"} {
		if strings.Contains(data, word) {
			t.Errorf("%q is in %s", word, data)
		}
	}
	for _, part := range []string{`"content/2024/01/cong-khai.md":[`, `"code":"unknown-honour","line":4`, `"Công khai"`} {
		if !strings.Contains(data, part) {
			t.Errorf("%s is not in %s", part, data)
		}
	}
	if strings.Contains(data, `"others":0`) {
		t.Errorf("the problems of the others are not counted: %s", data)
	}
}

func TestPolicyOfThisMachine(t *testing.T) {
	for base, want := range map[string]bool{
		"http://127.0.0.1:1313/": true, "http://[::1]:1313/tin/": true, "http://localhost:1313/": true,
		config.DefaultBaseURL: false, "https://example.org/": false, "https://127.example.org/": false,
	} {
		if got := strings.Contains(cms.Policy(config.Settings{BaseURL: base}), cms.LocalServer); got != want {
			t.Errorf("%s: %v", base, got)
		}
	}
}

type row struct {
	Name, Label, Widget, Hint string
	Required                  bool
	Options                   []string
	Fields                    []row
}

// rowOf returns the field with a name.
func rowOf(t *testing.T, rows []row, name string) row {
	t.Helper()
	for _, r := range rows {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("there is no row %s", name)
	panic("not reached")
}

// TestRowsAreTheKeys compares the form with the table of keys: every key that is not rare has exactly one field, and the text of the article
// is before those that hardly any article needs.
func TestRowsAreTheKeys(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		files := trial.Render(t, trial.LoadText(t, site("base_url: https://example.org/\nadmin: a/b\nlanguage: "+lang+"\n")))
		var got struct{ Collections []row }
		if err := json.Unmarshal(files["admin/config.yml"], &got); err != nil {
			t.Fatal(err)
		}
		keys := slices.DeleteFunc(slices.Clone(frontmatter.Article), func(k frontmatter.Key) bool { return k.Name == "kind" })
		rows := rowOf(t, got.Collections, "articles").Fields
		ofKeys := slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.Name == "body" }) // the text is not a key
		if len(ofKeys) != len(rows)-1 {
			t.Errorf("%s: %d rows are the text", lang, len(rows)-len(ofKeys))
		}
		same(t, lang, "", keys, ofKeys)
		var order []string
		for _, r := range rows {
			order = append(order, r.Name)
		}
		if got := strings.Join(order, " "); !strings.HasPrefix(got, "title date locality body awards draft ") || !strings.HasSuffix(got, " aliases updated corrections expires withdrawn") {
			t.Errorf("the order is %s", got)
		}
		for _, r := range rows {
			want := map[string]string{"tags": "Giao ước", "category": "Tin tức"}[r.Name]
			if want != "" && !slices.Contains(r.Options, want) {
				t.Errorf("%s: %q is not there to choose from", r.Name, want)
			}
		}
		for _, r := range rowOf(t, got.Collections, "pages").Fields {
			if r.Name == "date" || r.Name == "awards" {
				t.Errorf("a standing page has %s", r.Name)
			}
		}
	}
}

func same(t *testing.T, lang, path string, keys []frontmatter.Key, rows []row) {
	t.Helper()
	keys = slices.DeleteFunc(slices.Clone(keys), func(k frontmatter.Key) bool { return k.Rare })
	if len(keys) != len(rows) {
		t.Fatalf("%s has %d keys and %d rows", path, len(keys), len(rows))
	}
	for _, k := range keys {
		r := rowOf(t, rows, k.Name)
		if r.Label == "" || r.Required && !k.Required {
			t.Errorf("the row of %s%s is %+v", path, k.Name, r)
		}
		if jargon.MatchString(r.Hint) {
			t.Errorf("the hint of %s%s speaks of files: %s", path, k.Name, r.Hint)
		}
		if k.Type != frontmatter.TextOrMap && r.Widget != "bangvang-texts" || len(r.Fields) > 0 {
			same(t, lang, path+k.Name+".", k.Keys, r.Fields)
		}
	}
}

// jargon matches words of files with front matter, which a form has no use for.
var jargon = regexp.MustCompile("[{}\\[\\]`]|YAML|front ?matter|khoá |\\b(true|false|summary|draft:|comment_until|name, post)\\b|nếu khác date|page là")

// emptied is an article as Decap CMS writes it after all its fields were emptied.
const emptied = `date: 2024-01-19T10:31
summary: ""
locality: []
category: ""
tags: []
author: ""
event:
  date: ""
  session: null
  kind: ""
  at: ""
image: ""
awards:
  - award: Giấy khen
    by: ""
    period: ""
    status: null
    to: {}
    decision:
      no: ""
      date: 2024-01-01
    comment_until: ""
draft: false
updated: ""
expires: ""
withdrawn: ""`

// The values that forms write for an opened and emptied field, and for dates, parse.
func TestOddValues(t *testing.T) {
	for text, want := range map[string]string{
		emptied: "", emptied + "\nsource:\n  name: \"\"\n  url: \"\"": "missing-key",
		"date: 2024-01-31T22:05": "", "date: 2024-01-31T22:05:00.000Z": "", "date: 2024-01-31T22:05Z": "", "date: 2024-01-31T22:05:07.123+07:00": "",
		`date: "2024-01-31"`: "", "date: ''": "missing-key", `date: "Invalid Date"`: "bad-date",
		"date: 2024-01-31\nupdated: \"\"\nexpires: ''\nsummary: \"\"\nimage: \"\"\ncategory: null": "",
		"date: 2024-01-31\ntags: []\nlocality: \"\"\naliases: [\"\"]":                              "",
		"date: 2024-01-31\nevent: {}\nsource: {}":                                                  "missing-key", "date: 2024-01-31\nevent: {date: \"\", session: null, kind: \"\", at: \"\"}": "",
		"date: 2024-01-31\nsource:\n  name: \"\"\n  url: \"\"": "missing-key",
		"date: 2024-01-31\nawards: []":                         "", "date: 2024-01-31\nawards: null": "", "date: 2024-01-31\nawards: [{}]": "missing-key",
		"date: 2024-01-31\nawards:\n  - award: Giấy khen\n    to: {}\n    decision:\n      no: \"\"\n      date: \"\"\n    status: \"\"\n    comment_until: \"\"": "",
		"date: 2024-01-31\nawards:\n  - award: Giấy khen\n    period: \"2023\"\n    to:\n      tập thể: \"\"\n      cá nhân: [\"\"]":                              "bad-count",
		"date: 2024-01-31\ndraft: false\nkind: \"\"": "",
	} {
		f, _ := source.NewFile("content/a.md", []byte("---\ntitle: A\n"+text+"\n---\nThân bài.\n"))
		d := content.Parse(f)
		var got []string
		for _, p := range d.Problems {
			got = append(got, string(p.Code))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n→ %v, want %q", text, d.Problems, want)
		}
	}
}
