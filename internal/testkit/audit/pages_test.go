package audit

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestPages audits a page of every kind in each theme, on a telephone and on a desktop, in light and dark mode.
func TestPages(t *testing.T) {
	b := chrome(t)
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		site func() site
		kind []string // all when empty, else one of each template and component
	}{
		{"bangvang", own, nil},
		{"cong-thong-tin", portal, []string{"home", "article", "page", "tag", "province", "locality", "honour", "conferrer", "localities", "archive", "roll", "search", "follow", "404"}},
		{"large", large, []string{"home", "list page 2", "roll page 2", "withdrawn", "province"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.site)
			pages := s.pages(t)
			for _, kind := range slices.Sorted(maps.Keys(pages)) {
				if kind != "redirect" && (len(c.kind) == 0 || slices.Contains(c.kind, kind)) {
					t.Run(kind, func(t *testing.T) {
						for _, wrong := range auditPage(t, b, s.url+pages[kind], string(axe)) {
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

// auditPage audits a page and returns its faults. In dark mode only colours can differ.
func auditPage(t *testing.T, b *tab, url, axe string) (wrong []string) {
	t.Helper()
	for _, px := range []int64{360, 1280} {
		say := func(where string, list ...string) {
			for _, s := range list {
				wrong = append(wrong, fmt.Sprintf("%d px%s: %s", px, where, s))
			}
		}
		b.width(t, px)
		b.media(t, "light", "")
		b.open(t, url)
		js[any](t, b, "void 0, (() => { "+axe+" })()")
		say(", light", violations(t, b, `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}`)...)
		if over := js[float64](t, b, "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
			say(", too wide", js[[]string](t, b, widest)...)
		}
		say("", keyboard(t, b)...)
		b.media(t, "dark", "")
		say(", dark", violations(t, b, `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`)...)
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
	wrong := strings.Join(auditPage(t, b, server.URL, string(axe)), "\n")
	for _, want := range []string{"light: image-alt", "dark: color-contrast", "too wide: <img", `one does not see the focus on <a href="/b"`, "console: ", "only 3 things"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("the audit does not see %q:\n%s", want, wrong)
		}
	}
}

func violations(t *testing.T, b *tab, only string) []string {
	return js[[]string](t, b, `axe.run(document, {runOnly: `+only+`, resultTypes: ["violations"]}).then((r) =>
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
	for range want + 1 {
		b.press(t, "Tab")
	}
	out := js[[]string](t, b, `audit.want.filter((e) => !audit.got.has(e)).map((e) => "Tab does not reach " + e.outerHTML.slice(0, 120))
		.concat(Array.from(audit.dull, (e) => "one does not see the focus on " + e.outerHTML.slice(0, 120)))`)
	if want < 5 {
		out = append(out, fmt.Sprintf("only %d things to use", want))
	}
	return out
}
