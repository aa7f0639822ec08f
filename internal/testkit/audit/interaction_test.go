package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const rows = `Array.from(document.querySelectorAll("#_roll tbody tr:not(.of-year, .of-level)")).filter((e) => e.checkVisibility()).length`

// tooWide is how many pixels the page is too wide. It avoids innerWidth, which grows with the content on a telephone.
const tooWide = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

// announcement is the text that a screen reader announces for the filters.
const announcement = `document.querySelector("#_filters [role=status]").textContent`

// TestRoll filters a roll that fits on one page: rows are hidden and shown.
func TestRoll(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 1280)
	b.media(t, "light", "")
	b.open(t, s.url+"bang-vang/")
	all := js[int](t, b, rows)
	if all < 20 || js[bool](t, b, `document.querySelector("#_filters").hidden`) {
		t.Fatalf("%d rows, or the filters are hidden", all)
	}
	choose := func(name, value string) string {
		return fmt.Sprintf(`(() => { const f = document.querySelector("#_filters"); f.elements.%s.value = %q; f.elements.%s.dispatchEvent(new Event("input", {bubbles: true})); return f.elements.%s.value; })()`, name, value, name, name)
	}
	for _, c := range []struct{ name, value string }{
		{"year", "2023"}, {"level", "provincial"}, {"honour", "Bằng khen"}, {"by", "UBND tỉnh Hà Tĩnh"},
		{"locality", "Quận Đồ Sơn, Hải Phòng"}, {"kind", "hộ gia đình"}, {"q", "do son co thi dua"}, {"q", "Chien sy"},
		{"q", "nhieu tap the"}, {"q", "do trong nam chu nhiem"},
	} {
		if got := js[string](t, b, choose(c.name, c.value)); got != c.value {
			t.Errorf("one cannot choose %s %q, only %q", c.name, c.value, js[[]string](t, b, `Array.from(document.querySelector("#_filters").elements.`+c.name+`.options || [], (o) => o.value)`))
			continue
		}
		b.eventually(t, announcement+` !== ""`)
		n := js[int](t, b, rows)
		if n == 0 || n == all {
			t.Errorf("%s %s: %d rows of %d", c.name, c.value, n, all)
		}
		if told := js[string](t, b, announcement); told != fmt.Sprintf("%d khen thưởng", n) {
			t.Errorf("%s: %d rows, but one hears %q", c.value, n, told)
		}
		if query := js[string](t, b, `new URLSearchParams(location.search).get("`+c.name+`")`); query != c.value {
			t.Errorf("the address says %s=%s, not %s", c.name, query, c.value)
		}
		if empty := js[int](t, b, `Array.from(document.querySelectorAll("#_roll .of-level:not([hidden])")).filter((e) => !e.nextElementSibling).length`); empty > 0 {
			t.Errorf("%s: %d headings without rows", c.value, empty)
		}
		js[any](t, b, `document.querySelector("#_filters [type=reset]").click()`)
		b.eventually(t, announcement+` === "" && location.search === ""`)
		if n := js[int](t, b, rows); n != all {
			t.Errorf("after %s was cleared: %d rows of %d", c.value, n, all)
		}
	}
	b.open(t, s.url+"bang-vang/?year=2024&kind=t%E1%BA%ADp+th%E1%BB%83")
	b.eventually(t, announcement+` !== ""`)
	if n := js[int](t, b, rows); n == 0 || n >= all || js[string](t, b, `document.querySelector("#_filters").elements.year.value`) != "2024" {
		t.Errorf("an address with a query shows %d rows", n)
	}
	b.eventually(t, `Math.abs(document.querySelector("#_all").getBoundingClientRect().top) < 100`)
	checkConsole(t, b)
}

// TestRollOfManyPages filters a roll of several pages, by keyboard: all awards are searched.
func TestRollOfManyPages(t *testing.T) {
	b, s := chrome(t), open(t, large)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, s.url+"bang-vang/")
	js[any](t, b, `document.querySelector("#_filters").elements.q.focus()`)
	b.press(t, "g", "i", "a", "y", " ", "k", "h", "e", "n")
	b.eventually(t, announcement+` !== "" && !`+announcement+`.includes("…")`)
	shown, told := js[int](t, b, rows), js[string](t, b, announcement)
	want := js[int](t, b, `fetch(document.querySelector("#_filters").dataset.json).then((r) => r.json()).then(({awards}) =>
		new Set(awards.filter((a) => a.honour === "Giấy khen").map((a) => [a.url, a.by, a.period, a.citation, a.decision].join())).size)`)
	if want < 20 || !strings.HasPrefix(told, fmt.Sprint(want)+" ") || shown != min(want, 100) {
		t.Errorf("%q, %d rows; the data has %d", told, shown, want)
	}
	if !js[bool](t, b, `document.querySelector(".pager").hidden && document.querySelector("#_roll tbody:last-child a").href.startsWith(location.origin)`) {
		t.Error("the pager is there, or a row leads elsewhere")
	}
	if over := js[int](t, b, tooWide); over > 0 {
		t.Errorf("%d px too wide", over)
	}
	b.press(t, " ", "l", "i", "e", "t", " ", "s", "y")
	b.eventually(t, announcement+` === "1 khen thưởng"`)
	if row := js[string](t, b, `document.querySelector("#_roll tbody:last-child th").textContent`); !strings.HasPrefix(row, "Giấy khen (truy tặng)") {
		t.Errorf("the row of a posthumous award says %q", row)
	}
	b.press(t, " ", "2", "6", "4", "6", "1", " ", "q", "u", "i") // written 26.461 and Quy
	b.eventually(t, announcement+` === "1 khen thưởng"`)
	b.press(t, "z")
	b.eventually(t, announcement+` === "0 khen thưởng"`)
	if n := js[int](t, b, rows); n != 0 {
		t.Errorf("nothing is found, and %d rows are shown", n)
	}
	for range "giay khen liet sy 26461 quiz" {
		js[any](t, b, `(() => { const q = document.querySelector("#_filters").elements.q; q.value = q.value.slice(0, -1); q.dispatchEvent(new Event("input", {bubbles: true})); })()`)
	}
	b.eventually(t, announcement+` === "" && !document.querySelector(".pager").hidden`)
	if n := js[int](t, b, rows); n != 200 {
		t.Errorf("without a filter the page has %d rows", n)
	}
	checkConsole(t, b)
}

// TestRollWithoutScript checks that all rows are visible without scripts.
func TestRollWithoutScript(t *testing.T) {
	s := open(t, large)
	total := 0
	for _, name := range []string{"bang-vang", "bang-vang/trang/2"} {
		data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		total += strings.Count(string(data), "<tr id=")
		if name != "bang-vang" && strings.Contains(string(data), "_filters") {
			t.Error("the second page has filters")
		}
	}
	data, err := os.ReadFile(filepath.Join(s.dir, "bang-vang", "index.html"))
	if err != nil || !strings.Contains(string(data), fmt.Sprintf("%d khen thưởng", total)) || total <= 200 {
		t.Errorf("%d rows on two pages, and the heading says otherwise; %v", total, err)
	}
}

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
