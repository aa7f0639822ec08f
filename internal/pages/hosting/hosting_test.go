package hosting

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeaders(t *testing.T) {
	got := string(Headers{Base: "/tin/", Immutable: []string{"assets/*"}, Rules: []Rule{
		{"feed.xml", "Content-Type: application/atom+xml; charset=utf-8"}, {"chu-de/*/feed.xml", "Content-Type: application/atom+xml; charset=utf-8"},
		{"feed.json", "Content-Type: application/feed+json; charset=utf-8"}, {"bang-vang.csv", "Access-Control-Allow-Origin: *"},
	}}.Encode())
	want := `/tin/*
  Content-Security-Policy: ` + Policy + `
  Cross-Origin-Opener-Policy: same-origin
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: ` + Everywhere[2].Value + `
/tin/assets/*
  Cache-Control: public, max-age=31536000, immutable
/tin/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/tin/chu-de/*/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/tin/feed.json
  Content-Type: application/feed+json; charset=utf-8
/tin/bang-vang.csv
  Access-Control-Allow-Origin: *
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if bare := string(Headers{Base: "/"}.Encode()); strings.Count(bare, "\n/") != 0 || !strings.HasPrefix(bare, "/*\n") {
		t.Errorf("of little:\n%s", bare)
	}
}

// A form has a policy of its own, and the rules of pages do not match it.
func TestHeadersOfAForm(t *testing.T) {
	got := string(Headers{Base: "/", Pages: []string{"", "2024/*", "feed.xml"}, Form: Form{"admin/*", "default-src 'self'"}}.Encode())
	want := `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: ` + Everywhere[2].Value + `
/admin/*
  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin-allow-popups
/
  Content-Security-Policy: ` + Policy + `
  Cross-Origin-Opener-Policy: same-origin
/2024/*
  Content-Security-Policy: ` + Policy + `
  Cross-Origin-Opener-Policy: same-origin
/feed.xml
  Content-Security-Policy: ` + Policy + `
  Cross-Origin-Opener-Policy: same-origin
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The policy closes each directive whose absence would allow something: base-uri and frame-ancestors do not fall back
// to default-src (CSP 3, 6.1).
func TestPolicyIsStrict(t *testing.T) {
	directives := map[string]string{}
	for d := range strings.SplitSeq(Policy, "; ") {
		name, value, _ := strings.Cut(d, " ")
		if directives[name] != "" {
			t.Errorf("%s stands twice", name)
		}
		directives[name] = value
	}
	for _, name := range []string{"default-src", "base-uri", "frame-ancestors"} {
		if directives[name] != "'none'" {
			t.Errorf("%s is %q", name, directives[name])
		}
	}
	if directives["form-action"] != "'self'" || strings.Contains(Policy, "unsafe") || strings.Contains(Policy, "*") || strings.Contains(Policy, ":") {
		t.Errorf("policy %s", Policy)
	}
	if strings.Contains(MetaPolicy, "frame-ancestors") {
		t.Error("frame-ancestors is not allowed in a meta element")
	}
}

func TestRedirects(t *testing.T) {
	got := string(Redirects([]Redirect{{"/tin/z.html", "/tin/2024/01/a/"}, {"/tin/tin%20c%C5%A9/", "/tin/b/"}}))
	want := "/tin/tin%20c%C5%A9/ /tin/b/ 301\n/tin/z.html /tin/2024/01/a/ 301\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Redirects(nil); len(got) != 0 {
		t.Errorf("of none: %q", got)
	}
}

func TestManifest(t *testing.T) {
	find := func(name string) (string, bool) { return "assets/icon.1a2b.svg", name == "assets/icon.svg" }
	part := `{"display": "minimal-ui", "theme_color": "#ad1519", "icons": [{"src": "assets/icon.svg", "sizes": "any"}]}`
	out, err := WebManifest([]byte(part), App{Name: "Bảng Vàng", Description: "Tin.", Lang: "vi", Base: "/tin/"}, find)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"name": "Bảng Vàng", "short_name": "Bảng Vàng", "description": "Tin.", "lang": "vi", "id": "/tin/", "start_url": "/tin/", "scope": "/tin/",
		"display": "minimal-ui", "theme_color": "#ad1519",
		"icons": []any{map[string]any{"src": "/tin/assets/icon.1a2b.svg", "sizes": "any"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, bad := range []string{`null`, `{"icons": [null]}`, "", "[]", `{"icons": [{"src": "x.png"}]}`, `{"icons": [1]}`} {
		if out, err := WebManifest([]byte(bad), App{}, find); err == nil {
			t.Errorf("%q gave %s", bad, out)
		}
	}
}

func TestFind(t *testing.T) {
	files := map[string][]byte{"assets/icon.1a2b.svg": nil, "assets/icon.dark.3c4d.svg": nil, "assets/icon.1a2b.png": nil, "favicon.ico": nil}
	for name, want := range map[string]string{
		"assets/icon.svg": "assets/icon.1a2b.svg", "assets/icon.dark.svg": "assets/icon.dark.3c4d.svg", "favicon.ico": "favicon.ico",
		"icon.svg": "", "assets/ico.svg": "", "": "",
	} {
		if got, ok := FindAsset(files, name); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
