package audit

import (
	"bangvang/internal/testkit/hostile"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
)

// states are pages that scripts change: addresses with what is true once they have.
var states = map[string][2]string{
	"search, results":   {"tim-kiem/?q=bang+khen", `document.querySelectorAll("#results li").length > 2`},
	"search, nothing":   {"tim-kiem/?q=zzzzqqqq", `/^(Không|Nothing|No )/.test(document.querySelector("#_status").textContent)`},
	"roll, filtered":    {"bang-vang/?nam=2024", ready + chosen},
	"roll, without any": {"bang-vang/?nam=1900&don-vi=khong-co", ready + chosen},
}

// chosen is true once the roll shows the values of its filters.
const chosen = ` && document.querySelector("#_chips button")`

// look is a way to look at a page.
type look struct {
	px     int64
	scheme string
}

// The looks of an audit, with -full cross for all pages.
var (
	phone = []look{{360, "light"}}
	desk  = []look{{1280, "dark"}}
	both  = []look{{360, "light"}, {1280, "dark"}}
	cross = []look{{360, "light"}, {1280, "dark"}, {360, "dark"}, {1280, "light"}}
)

// TestPages audits a page of every kind in each theme, in one on a telephone in light, in the other on a desktop in dark mode, and the
// same templates with other texts on a telephone; with -full all of them on both in both.
func TestPages(t *testing.T) {
	if hostile.Racing {
		t.Skip("the pages are the same without the race detector: go test -run TestPages -full")
	}
	b := chrome(t)
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		site func() site
		look []look
		kind []string // all when empty, else one of each template and component
	}{
		{"bangvang", own, phone, nil},
		{"cong-thong-tin", portal, desk, nil},
		{"english", english, phone, []string{"home", "article", "tag", "province", "locality", "honour", "conferrer", "localities", "roll", "search", "year report", "follow", "campaign", "404", "search, results", "roll, filtered"}},
		{"large", large, phone, []string{"home", "list page 2", "roll page 2", "withdrawn", "province", "individuals", "individual", "year"}},
		{"large in cong-thong-tin", largePortal, phone, []string{"home", "list page 2", "roll page 2", "withdrawn", "individuals", "individual"}},
		{"pieces", pieces, phone, []string{"home", "article", "tag", "locality"}},
		{"bare", bare, phone, []string{"home", "article", "tag", "list page 2"}},
		{"bare in cong-thong-tin", barePortal, phone, []string{"home", "article", "tag", "list page 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.site)
			pages := s.pages(t)
			for state, of := range states {
				pages[state] = of[0]
			}
			for _, kind := range slices.Sorted(maps.Keys(pages)) {
				if kind != "redirect" && (len(c.kind) == 0 || slices.Contains(c.kind, kind)) {
					t.Run(kind, func(t *testing.T) {
						for _, wrong := range auditPage(t, b, s.url+pages[kind], states[kind][1], string(axe), c.look) {
							t.Error(wrong)
						}
					})
				}
			}
			for _, kind := range c.kind {
				if pages[kind] == "" && kind != "home" {
					t.Errorf("there is no page of kind %s", kind)
				}
			}
		})
	}
}

// auditPage audits a page, once a condition is true if it is not "", and returns its faults: those that axe finds by any of its rules, what
// is too wide or not for a keyboard, and messages of the console.
func auditPage(t *testing.T, b *tab, url, settled, axe string, looks []look) (wrong []string) {
	t.Helper()
	if *full {
		looks = cross
	}
	for _, c := range looks {
		say := func(where string, list ...string) {
			for _, s := range list {
				wrong = append(wrong, fmt.Sprintf("%d px, %s%s: %s", c.px, c.scheme, where, s))
			}
		}
		b.width(t, c.px)
		b.media(t, c.scheme, "")
		b.open(t, url)
		if settled != "" {
			b.eventually(t, settled)
		}
		js[any](t, b, "void 0, (() => { "+axe+" })()")
		say("", violations(t, b)...)
		if over := js[float64](t, b, tooWide); over > 0 {
			say(", too wide", js[[]string](t, b, widest)...)
		}
		say("", keyboard(t, b)...)
		say(", console", b.console()...)
	}
	return wrong
}

// TestAuditSees checks that the audit detects known faults.
func TestAuditSees(t *testing.T) {
	b := chrome(t)
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(withPolicy(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bad.css" {
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, ":root { color-scheme: light dark } a:focus { outline: 0 } @media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="vi"><title>Xấu</title><link rel="stylesheet" href="/bad.css"><main><h1>Xấu</h1><p>Một câu.</p><a href="/a">A</a> <a href="/b">B</a>
			<a href="/hidden" tabindex="3">C</a><img src="/none.png" width="2000" height="9"><script>console.log("x")</script></main>`)
	})))
	defer server.Close()
	wrong := strings.Join(auditPage(t, b, server.URL, "", string(axe), both), "\n")
	for _, want := range []string{"light: image-alt", "light: tabindex", "dark: color-contrast", "too wide: <img", `one does not see the focus on <a href="/b"`, "console: ", "only 3 things"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("the audit does not see %q:\n%s", want, wrong)
		}
	}
}

func violations(t *testing.T, b *tab) []string {
	return js[[]string](t, b, `axe.run(document, {resultTypes: ["violations"]}).then((r) =>
		r.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.target + " " + n.failureSummary).join("; ")))`)
}

const widest = `Array.from(document.querySelectorAll("body *")).filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
	.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))`

// keyboard presses Tab through a page and returns the controls that it does not reach, and those without a visible
// focus.
func keyboard(t *testing.T, b *tab) []string {
	t.Helper()
	want := js[int](t, b, `(() => {
		const outlined = (e) => e && getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
		const inside = (e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.right > 0 && r.left < innerWidth; };
		window.audit = {
			want: Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")).filter((e) =>
				e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true})),
			got: new Set(), dull: new Set(),
		};
		document.addEventListener("focusin", ({target}) => {
			audit.got.add(target);
			if (!outlined(target) && !outlined(target.closest(".card")) || !inside(target)) audit.dull.add(target);
		});
		document.activeElement.blur();
		return audit.want.length;
	})()`)
	b.tabs(t, want+1)
	out := js[[]string](t, b, `audit.want.filter((e) => !audit.got.has(e)).map((e) => "Tab does not reach " + e.outerHTML.slice(0, 120))
		.concat(Array.from(audit.dull, (e) => "one does not see the focus on " + e.outerHTML.slice(0, 120)))`)
	if want < 5 {
		out = append(out, fmt.Sprintf("only %d things to use", want))
	}
	return out
}
