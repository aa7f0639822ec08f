package pages_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// typed are the content types that _headers must set, by type of view.
var typed = map[string]string{
	"*view.Atom":     "application/atom+xml; charset=utf-8", // hosts send application/xml, in which feed readers see no feed
	"*view.JSONFeed": "application/feed+json; charset=utf-8",
	"*view.Calendar": "text/calendar; charset=utf-8", // a telephone opens it with its calendar
}

// untyped are the reasons, by type of view and extension, why the type that a host sends itself is right for a file, so
// that _headers sets none.
var untyped = map[string]string{
	"*view.Sitemap .xml":      "a search engine reads application/xml",
	"*view.NewsSitemap .xml":  "likewise",
	"*view.RollCSV .csv":      "text/csv is its type; the file begins with a byte order mark",
	"*view.RollJSON .json":    "application/json is its type, which is UTF-8 always",
	"*view.Text .json":        "the schema of the roll: application/json is what readers of schemas take",
	"*view.Text .csv":         "the figures of a year: text/csv, as the roll",
	"*view.Text .txt":         "robots.txt and the licence of the form: text/plain",
	"*view.Text .css":         "the theme's: text/css",
	"*view.Text .js":          "the theme's and the form's: text/javascript",
	"*view.Text .svg":         "the theme's: image/svg+xml",
	"*view.Text .ico":         "the theme's: a browser looks at the bytes of an icon",
	"*view.Text .png":         "the theme's: image/png",
	"*view.Text .bin":         "the units of the form, which its script reads whatever their type is",
	"*view.Text .yml":         "the settings of the form, which its script reads whatever their type is",
	"*view.Text .webmanifest": "application/manifest+json, and a browser takes any type of JSON",
	"*view.Text ":             "_headers and _redirects, which a host reads and does not send",
	"*view.ShareCard .png":    "image/png",
	"*view.Asset .png":        "a file of the site's author: a host knows it by its extension as on any site",
	"*view.Asset .pdf":        "likewise",
	"search .txt":             "the search page reads it as text, whatever its type is",
	"search .bin":             "the search page reads it as bytes, whatever its type is",
	"search .json":            "application/json",
}

// open are the types of the views of files that scripts of other sites may fetch.
var open = []string{"*view.RollCSV", "*view.RollJSON"}

// everything returns a site that has a file of every kind.
func everything(t *testing.T) string {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return "-- content/site.yaml --\nbase_url: https://example.org/tin/\nadmin: a/b\nshare: [card]\nfiles: [\"**\"]\n" +
		"-- content/h.png (quoted) --\n" + strconv.Quote(picture.String()) + "\n" +
		"-- content/localities.yaml --\n- {name: Quận Đồ Sơn, kind: quận, parent: Hải Phòng}\n" +
		"-- content/q.pdf --\n%PDF-1.4\n" +
		doc("a", "2024-01-01", "tags: [Một]", "category: Tin", "locality: Quận Đồ Sơn, Hải Phòng", "aliases: [/cu/a.html]",
			"awards: [{award: Giấy khen, by: UBND quận Đồ Sơn, to: {tập thể: [Trường A], cá nhân: [Nam Giang]}}]")
}

// given returns the values of a header that _headers sets for a path, from all rules that match it, as hosts do.
func given(t *testing.T, headers, path, header string) []string {
	t.Helper()
	var values []string
	var rule *regexp.Regexp
	for line := range strings.Lines(headers) {
		line = strings.TrimSuffix(line, "\n")
		value, ok := strings.CutPrefix(line, "  "+header+": ")
		switch {
		case strings.HasPrefix(line, "/"):
			rule = regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*") + "$")
		case ok && rule.MatchString(path):
			values = append(values, value)
		}
	}
	return values
}

// Every file but HTML pages has its content type: from _headers, or for a stated reason from the host by its extension.
func TestEveryFileHasItsType(t *testing.T) {
	s := trial.LoadText(t, everything(t))
	files := trial.Render(t, s)
	headers := string(files["_headers"])
	views := map[string]string{}
	for _, p := range s.Plan.Pages {
		views[p.Path] = fmt.Sprintf("%T", trial.PageView(t, p))
	}
	seen := map[string]bool{}
	for name := range files {
		kind, ok := views[name]
		if !ok {
			kind = "search"
		}
		seen[kind], seen[kind+" "+path.Ext(name)] = true, true
		got := strings.Join(given(t, headers, "/tin/"+name, "Content-Type"), ", ")
		switch {
		case got != typed[kind]:
			t.Errorf("_headers gives %s, a %s, the type %q, want %q", name, kind, got, typed[kind])
		case got == "" && path.Ext(name) != ".html" && untyped[kind+" "+path.Ext(name)] == "":
			t.Errorf("%s, a %s, has no type in _headers: give it one in pages/hosting, or say here why a host's own is right", name, kind)
		}
	}
	for _, kinds := range []map[string]string{typed, untyped} {
		for kind := range kinds {
			if !seen[kind] {
				t.Errorf("the site of this test has no %s", kind)
			}
		}
	}
}

// Scripts of other sites may fetch the roll as data, and no other file.
func TestOnlyDataIsOpen(t *testing.T) {
	s := trial.LoadText(t, everything(t))
	headers := string(trial.View[*view.Text](t, s, "/_headers").Data)
	for _, p := range s.Plan.Pages {
		kind := fmt.Sprintf("%T", trial.PageView(t, p))
		want := ""
		if slices.Contains(open, kind) || p.Address == "/bang-vang.schema.json" || p.Address == "/nam/2024/bang-tong-hop.csv" {
			want = "*"
		}
		if got := strings.Join(given(t, headers, "/tin/"+p.Path, "Access-Control-Allow-Origin"), ", "); got != want {
			t.Errorf("%s may be fetched from %q, want %q", p.Address, got, want)
		}
	}
}

// The type of a view is known before the view is made.
func TestPagesKnowTheirViews(t *testing.T) {
	for _, p := range trial.LoadText(t, everything(t)).Plan.Pages {
		if got, want := p.Kind().String(), fmt.Sprintf("%T", trial.PageView(t, p)); got != want {
			t.Errorf("%s is planned as a %s and shows a %s", p.Address, got, want)
		}
	}
}
