package audit

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tooWide is how many pixels the page is too wide. It avoids innerWidth, which grows with the content on a telephone.
const tooWide = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

// TestShare presses the share buttons of an article.
func TestShare(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 1280)
	b.media(t, "light", "")
	address := s.url + s.pages(t)["article"]
	b.open(t, address)
	js[any](t, b, `(() => { window.copied = []; window.opened = []; window.printed = 0; window.print = () => printed++; window.open = (u) => opened.push(u);
		Object.defineProperty(navigator, "clipboard", {value: {writeText: async (s) => { if (window.refuse) throw 0; copied.push(s); }}}); })()`)
	press := func(name string) {
		t.Helper()
		if js[bool](t, b, `document.querySelector("[data-do=`+name+`]").hidden`) {
			t.Errorf("%s is hidden", name)
		}
		js[any](t, b, `document.querySelector("[data-do=`+name+`]").focus()`)
		b.press(t, "Enter")
	}
	press("copy")
	b.eventually(t, `copied.length === 1`)
	b.eventually(t, `document.querySelector(".share [role=status]").textContent === "Đã chép"`)
	if got := js[string](t, b, "copied[0]"); got != address {
		t.Errorf("copied %s, not %s", got, address)
	}
	js[any](t, b, "window.refuse = true")
	press("copy")
	b.eventually(t, `document.querySelector(".share [role=status]").textContent === "Không chép được"`)
	b.eventually(t, `document.querySelector("[data-do=copy]").textContent === "Chép địa chỉ"`)
	press("zalo")
	if got := js[string](t, b, `atob(new URL(opened[0]).searchParams.get("d"))`); got != `{"url":"`+address+`"}` {
		t.Errorf("Zalo gets %s", got)
	}
	press("print")
	if js[int](t, b, "printed") != 1 {
		t.Error("it does not print")
	}
	if got := js[string](t, b, `new URL(document.querySelector(".share a[href*=facebook]").href).searchParams.get("u")`); got != address {
		t.Errorf("Facebook gets %s", got)
	}
	checkConsole(t, b)
}

// TestMenu opens and closes the menu of a telephone by keyboard and by touch.
func TestMenu(t *testing.T) {
	b := chrome(t)
	for _, get := range []func() site{own, portal} {
		s := open(t, get)
		b.width(t, 360)
		b.open(t, s.url+"bang-vang/")
		const shown = `document.querySelector("#_menu ul").checkVisibility()`
		if js[bool](t, b, shown) {
			t.Error("the menu is open")
		}
		js[any](t, b, `document.querySelector(".menu-open").focus()`)
		b.press(t, "Enter")
		b.eventually(t, shown)
		b.press(t, "Tab")
		if got := js[string](t, b, "document.activeElement.textContent"); got != "Trang chủ" {
			t.Errorf("Tab leads to %q", got)
		}
		if got := js[string](t, b, `document.querySelector("#_menu [aria-current=page]").textContent`); got != "Bảng vàng" {
			t.Errorf("the page is %q", got)
		}
		if small := js[[]string](t, b, `Array.from(document.querySelectorAll("#_menu a, #_menu button")).filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent)`); len(small) > 0 {
			t.Errorf("too small to touch: %q", small)
		}
		b.press(t, "Escape")
		b.eventually(t, "!"+shown)
		js[any](t, b, `document.querySelector(".menu-open").click()`)
		b.eventually(t, shown)
		js[any](t, b, `document.querySelector(".menu-close").click()`)
		b.eventually(t, "!"+shown)
		b.width(t, 1280)
		b.eventually(t, shown+` && !document.querySelector(".menu-open").checkVisibility() && !document.querySelector(".menu-close").checkVisibility()`)
	}
	checkConsole(t, b)
}

// TestPrint checks that a printed article has its address, and no controls.
func TestPrint(t *testing.T) {
	b := chrome(t)
	for _, get := range []func() site{own, portal} {
		s := open(t, get)
		address := s.url + s.pages(t)["article"]
		b.width(t, 1280)
		b.media(t, "dark", "print")
		b.open(t, address)
		for _, gone := range []string{".menu", ".tools", ".share", ".story .more", ".beside", ".skip", ".side"} {
			if js[bool](t, b, `Array.from(document.querySelectorAll("`+gone+`")).some((e) => e.checkVisibility())`) {
				t.Errorf("paper shows %s", gone)
			}
		}
		if got := js[string](t, b, `document.querySelector(".printed").checkVisibility() && document.querySelector(".printed").textContent`); !strings.HasSuffix(got, address) {
			t.Errorf("paper says %q", got)
		}
		if colour := js[string](t, b, "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor"); colour != "rgb(0, 0, 0)rgb(255, 255, 255)" {
			t.Errorf("paper is %s", colour)
		}
		b.width(t, 718) // the width of an A4 sheet
		if cell := js[string](t, b, `getComputedStyle(document.querySelector(".stack td")).display`); cell != "table-cell" {
			t.Errorf("awards are no table on paper: %s", cell)
		}
		if pdf, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{}); err != nil || len(pdf.Data) < 10_000 {
			t.Errorf("it does not print: %v", err)
		}
		b.media(t, "light", "")
	}
}

// TestTextSize checks that text follows the reader's font size, and that nothing is clipped then.
func TestTextSize(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 360)
	b.media(t, "light", "")
	pages := s.pages(t)
	for _, name := range []string{"", pages["article"], "bang-vang/", "tim-kiem/", pages["honour"], pages["locality"], pages["conferrer"]} {
		b.open(t, s.url+name)
		before := js[float64](t, b, `parseFloat(getComputedStyle(document.querySelector("main p")).fontSize)`)
		b.text(t, 32)
		after := js[float64](t, b, `parseFloat(getComputedStyle(document.querySelector("main p")).fontSize)`)
		if after < 1.7*before {
			t.Errorf("%s: text of %v px grows to %v px", name, before, after)
		}
		if over := js[int](t, b, tooWide); over > 0 {
			t.Errorf("%s: %d px too wide with large text: %v", name, over, js[[]string](t, b, widest))
		}
		b.text(t, 16)
	}
}

// checkConsole fails the test if the console has messages.
func checkConsole(t *testing.T, b *tab) {
	t.Helper()
	if said := b.console(); len(said) > 0 {
		t.Errorf("the console says %q", said)
	}
}
