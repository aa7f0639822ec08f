package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
)

// keys presses keys in the tab, one after the other.
func keys(t *testing.T, ctx context.Context, text string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.KeyEvent(text)); err != nil {
		t.Fatal(err)
	}
}

// tabTo presses Tab until an element is focused that a condition on it, e, accepts.
func tabTo(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	for range 80 {
		keys(t, ctx, "\t")
		if browser.Value[bool](t, ctx, `((e) => Boolean(`+condition+`))(document.activeElement)`) {
			return
		}
	}
	t.Fatalf("Tab does not reach %s", condition)
}

// judgeDesk checks the page with axe, if that is there, and that a screen reader gets a name of everything that has the focus.
func judgeDesk(t *testing.T, ctx context.Context, state string) {
	t.Helper()
	if axe, err := os.ReadFile(filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", "axe-core", "axe.min.js")); err == nil {
		browser.Value[any](t, ctx, "void 0, (() => { "+string(axe)+" })()")
		for _, scheme := range []string{"dark", "light"} {
			if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
				t.Fatal(err)
			}
			browser.Value[bool](t, ctx, `window.faults = null, axe.run(document, {iframes: false}).then((r) => { window.faults = r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target).join(", ")) }), true`)
			browser.Until(t, ctx, `window.faults`)
			for _, fault := range browser.Value[[]string](t, ctx, `window.faults`) {
				t.Errorf("%s, %s: %s", state, scheme, fault)
			}
		}
	} else if os.Getenv("CI") == "true" {
		t.Fatal("no axe-core; say in BANGVANG_JUDGES where it is")
	}
	tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		name := ""
		if n.Name != nil {
			_ = json.Unmarshal(n.Name.Value, &name) // no text is no name
		}
		switch role := strings.Trim(string(n.Role.Value), `"`); role {
		case "button", "textbox", "link", "navigation", "form", "region", "Iframe", "DisclosureTriangle":
			if named++; strings.TrimSpace(name) == "" && role != "form" && role != "region" {
				t.Errorf("%s: a %s has no name", state, role)
			}
		}
	}
	if named < 4 {
		t.Errorf("%s: only %d things have a role", state, named)
	}
}

// The whole way from the files to the publication goes by the keyboard alone, with the focus where the work is.
func TestDeskByKeyboard(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			site := one()
			site["content/site.yaml"] += "language: " + lang + "\n"
			site["content/nhap.md"] = strings.Replace(draftFile, "khoá-lạ: x\n", "", 1)
			site["content/anh.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>`
			r := on(t, site)
			r.Desk = &testDesk{r: r}
			r.Options.Desk = r.Desk
			again(t, r)
			n := languageOf(lang)
			word := func(key string) string { return deskWords[key][n] }
			ctx := browser.Start(t)
			browser.Open(t, ctx, r.url+strings.TrimPrefix(DeskPath, "/"))
			idle := func() { t.Helper(); browser.Until(t, ctx, `!document.body.classList.contains("busy")`) }
			browser.Until(t, ctx, `document.querySelectorAll("#draft-list li").length === 1`)
			judge := func(state string) {
				t.Helper()
				if lang == "vi" {
					judgeDesk(t, ctx, state)
				}
			}
			judge("empty")

			// A saved draft: opened, a field changed, saved.
			tabTo(t, ctx, `e.id === "pick"`)
			tabTo(t, ctx, fmt.Sprintf(`e.textContent === %q`, word("open")))
			keys(t, ctx, "\r")
			browser.Until(t, ctx, `document.activeElement.id === "todo" && document.getElementById("f-title")?.value === "Tin nháp"`)
			judge("a draft")
			tabTo(t, ctx, fmt.Sprintf(`e.getAttribute("aria-label")?.startsWith(%q)`, word("confirm")))
			keys(t, ctx, "\r")
			browser.Until(t, ctx, `!document.querySelector("#todos .look")`)
			idle()
			if !browser.Value[bool](t, ctx, `document.getElementById("todo").contains(document.activeElement)`) {
				t.Errorf("after a button of the list, the focus is at %s", browser.Value[string](t, ctx, `document.activeElement.outerHTML.slice(0, 200)`))
			}
			tabTo(t, ctx, `e.id === "f-summary"`)
			keys(t, ctx, " mới")
			tabTo(t, ctx, `e.id === "save"`)
			keys(t, ctx, "\r")
			browser.Until(t, ctx, `document.querySelectorAll("#steps li").length === 1 && document.activeElement.id === "save"`)
			if got := r.read("content/nhap.md"); !strings.Contains(got, "\nphoto: Lan Anh # nguồn") || !strings.Contains(got, " mới") || !strings.Contains(got, "# hỏi lại anh Nam\n") {
				t.Errorf("the draft is %s", got)
			}
			judge("saved")

			// New files: seen, published.
			file := filepath.Join(t.TempDir(), "Tin mới.txt")
			r.ok(os.WriteFile(file, []byte("Sáng 19/1, phường tổng kết."), 0o666))
			r.ok(chromedp.Do(ctx, chromedp.SetUploadFiles(chromedp.CSS("#pick"), []string{file})))
			browser.Until(t, ctx, `document.activeElement.id === "todo" && document.getElementById("f-title")?.value === "Tin mới"`)
			judgeDesk(t, ctx, "read")
			tabTo(t, ctx, `e.getAttribute("aria-pressed") === "false"`)
			keys(t, ctx, " ")
			browser.Until(t, ctx, `document.activeElement.getAttribute("aria-pressed") === "true"`)
			judge("seen")
			tabTo(t, ctx, `e.id === "publish"`)
			keys(t, ctx, "\r")
			browser.Until(t, ctx, `document.querySelector("#steps a") && document.activeElement.id === "publish"`)
			judge("published")
			if live := browser.Value[string](t, ctx, `document.getElementById("steps").getAttribute("aria-live") + document.getElementById("say").getAttribute("aria-live")`); live != "politepolite" {
				t.Errorf("the live regions are %s", live)
			}
			tabTo(t, ctx, `e.id === "clear"`)
			keys(t, ctx, "\r")
			browser.Until(t, ctx, `document.getElementById("work").hidden && document.activeElement.id === "pick"`)
			judge("cleared")
		})
	}
}
