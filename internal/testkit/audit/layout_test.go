package audit

import (
	"slices"
	"strings"
	"testing"
)

// TestNames checks that a name with a page begins next to its dash, even when it is longer than a line.
func TestNames(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, s.url+"2023/02/hong-linh-day-manh-thi-dua/")
	lefts := js[[]float64](t, b, `Array.from(document.querySelectorAll(".names a"), (a) => {
		const text = document.createRange();
		text.setStart(a.firstChild, 0);
		text.setEnd(a.firstChild, 1);
		const at = text.getBoundingClientRect(), li = a.closest("li").getBoundingClientRect();
		return at.top - li.top < 20 ? at.left - li.left : -1;
	})`)
	if len(lefts) == 0 {
		t.Error("no name has a page")
	}
	for _, left := range lefts {
		if left < 5 {
			t.Errorf("a name begins %v px after its dash", left)
		}
	}
}

// TestNamesOnAPhone checks that the names of who received an award have most of a telephone's width, and that no mark
// follows the last step of the way from the front page.
func TestNamesOnAPhone(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, s.url+"2023/02/hong-linh-day-manh-thi-dua/")
	shares := js[[]float64](t, b, `Array.from(document.querySelectorAll(".stack .names"), (list) => list.offsetWidth / list.closest("table").offsetWidth)`)
	if len(shares) == 0 || slices.Min(shares) < 0.85 {
		t.Errorf("lists of names have these parts of the table's width: %v", shares)
	}
	b.open(t, s.url+"bang-vang/")
	if got := js[string](t, b, `getComputedStyle(document.querySelector(".crumbs li:last-child"), "::after").content`); got != "none" {
		t.Errorf("after the last step: %s", got)
	}
}

// TestTables checks that the tables of awards fit on small telephones, and on screens of widths up to a desktop.
func TestTables(t *testing.T) {
	b := chrome(t)
	b.media(t, "light", "")
	for _, get := range []func() site{own, portal, large} {
		s := open(t, get)
		pages := s.pages(t)
		for _, kind := range []string{"roll", "honour", "conferrer", "article"} {
			b.at(t, s.url+pages[kind], []int64{320, 500, 768, 900, 1024, 1100}, func(px int64) {
				if over := js[int](t, b, tooWide); over > 0 {
					t.Errorf("%s at %d px: %d px too wide: %v", s.url+pages[kind], px, over, js[[]string](t, b, widest))
				}
			})
		}
	}
}

// TestShortText checks that the column next to a text of one sentence does not push down the awards.
func TestShortText(t *testing.T) {
	b, s := chrome(t), open(t, large)
	b.width(t, 1280)
	b.media(t, "light", "")
	b.open(t, s.url+"2024/liet-sy/")
	if js[int](t, b, `document.querySelectorAll(".story .more .card").length`) < 3 {
		t.Fatal("nothing is related")
	}
	gap := js[float64](t, b, `document.querySelector(".awards").getBoundingClientRect().top - document.querySelector(".body p").getBoundingClientRect().bottom`)
	if gap > 120 {
		t.Errorf("awards begin %v px below the text", gap)
	}
}

// boxOf is the function at of the scripts below: the box of the letter i of a text on the page.
const boxOf = `at = (node, i) => {
	const r = document.createRange();
	r.setStart(node, i);
	r.setEnd(node, i + 1);
	return r.getBoundingClientRect();
}`

// dashesOf returns, for each hyphen or dash between words that a page shows, "" or, where it begins a line, its text.
const dashesOf = `(() => {
	const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), ` + boxOf + `;
	for (let before, node = walk.nextNode(); node; before = node, node = walk.nextNode()) {
		const dash = node.data.search(/\S [-–](?!\S)/) + 2;
		const after = !node.data.search(/ [-–](?!\S)/) && before && before.data.trim(); // of a word in an element of its own
		if (dash < 2 && !after) continue;
		const word = after ? at(before, before.data.length - 1) : at(node, dash - 2), line = at(node, after ? 1 : dash);
		if (word.width && line.width) out.push(line.top - word.top > 5 ? "begins a line: " + node.data : "");
	}
	return out;
})()`

// TestHyphens checks that no hyphen or dash between two words begins a line, at any width of a telephone: neither in a text nor in
// a title, on a card or in an index, nor in what a script writes: results of a search, rows of the roll, units of a province.
func TestHyphens(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.media(t, "light", "")
	for _, p := range []struct {
		address, shown, typed string // what is there once a script has written it, and what is typed before
		least                 int
	}{
		{"", "", "", 0}, {"2024/03/dong-da-bieu-duong/", "", "", 20}, {"2024/12/ninh-hai-khoi-thi-dua/", "", "", 10}, {"chuyen-muc/", "", "", 0}, {"bang-vang/", "", "", 6}, {"phong-trao/", "", "", 2},
		{"tim-kiem/?q=tài+chính", `document.querySelector("#results [data-kind=article]")`, "", 6},
		{"tim-kiem/?q=kinh+tế", `document.querySelector("#results [data-kind=article]")`, "", 2},
		{"bang-vang/?nam=2023", `document.querySelector("#_found tbody tr a")`, "", 6},
		{"dia-phuong/ha-noi/", `document.querySelector("#_places li")`, "văn miếu", 2},
	} {
		found := 0
		b.width(t, 320)
		b.open(t, s.url+p.address)
		if p.typed != "" {
			js[bool](t, b, `(() => {
				const field = document.querySelector("#_places input");
				field.value = "`+p.typed+`";
				return field.dispatchEvent(new Event("input", { bubbles: true }));
			})()`)
		}
		if p.shown != "" {
			b.eventually(t, p.shown+` !== null`)
		}
		for px := int64(320); px <= 420; px += 20 {
			b.resize(t, px)
			for _, wrong := range js[[]string](t, b, dashesOf) {
				found++
				if wrong != "" {
					t.Errorf("%s at %d px %s", p.address, px, wrong)
				}
			}
		}
		if found < p.least {
			t.Errorf("%s: only %d hyphens were looked at", p.address, found)
		}
	}
}

// TestCommas checks that no comma after a link begins a line: a link that is a box lets a line end behind it.
func TestCommas(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.media(t, "light", "")
	found := 0
	for _, address := range s.pages(t) {
		b.at(t, s.url+strings.TrimPrefix(address, "/"), []int64{320, 360, 400, 768, 1440}, func(px int64) {
			for _, wrong := range js[[]string](t, b, `(() => {
				const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), `+boxOf+`;
				for (let before, node = walk.nextNode(); node; before = node, node = walk.nextNode()) {
					if (!before || !/^[,;.)]/.test(node.data) || !/\S$/.test(before.data)) continue;
					const last = at(before, before.data.length - 1), mark = at(node, 0);
					if (last.width && mark.width && node.parentElement.checkVisibility()) out.push(mark.top - last.bottom > -5 ? before.data + node.data : "");
				}
				return out;
			})()`) {
				found++
				if wrong != "" {
					t.Errorf("%s at %d px: a line begins with the mark in %q", address, px, wrong)
				}
			}
		})
	}
	if found < 20 {
		t.Errorf("only %d marks were looked at", found)
	}
}

// TestColumns looks at the months of a year: columns side by side where there is room, with paper between neighbours so that
// bronze beside red keeps its contrast; bars below each other on a phone, without the months of nothing.
func TestColumns(t *testing.T) {
	b := chrome(t)
	for _, get := range []func() site{own, portal} {
		s := open(t, get)
		b.media(t, "light", "")
		for _, width := range []int64{360, 768, 1440} {
			b.width(t, width)
			b.open(t, s.url+"nam/2024/")
			if wrong := js[string](t, b, `(() => {
				const rows = Array.from(document.querySelectorAll(".cols tr")).filter((e) => e.checkVisibility()), wide = innerWidth >= 768;
				if (rows.length !== (wide ? 12 : document.querySelectorAll(".cols svg").length)) return rows.length + " months";
				const at = rows.map((e) => (e.querySelector("svg") || e).getBoundingClientRect());
				for (let i = 1; i < at.length; i++) if ((wide ? at[i].left - at[i - 1].right : at[i].top - at[i - 1].bottom) < 1) return "no paper before " + rows[i].innerText;
				const foot = rows.map((e) => e.querySelector("th").getBoundingClientRect().bottom);
				if (wide && Math.max(...foot) - Math.min(...foot) > 1) return "months at different heights";
				const tall = document.querySelector(".cols .hot svg").getBoundingClientRect();
				if (wide && Math.abs(tall.height - 180) > 1) return "the tallest is " + tall.height;
				for (const hot of document.querySelectorAll(".cols .hot :is(th, td)")) if (getComputedStyle(hot).fontWeight < 700) return "red alone";
				return "";
			})()`); wrong != "" {
				t.Errorf("%s at %d px: %s", s.url, width, wrong)
			}
		}
	}
}
