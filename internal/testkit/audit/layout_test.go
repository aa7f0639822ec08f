package audit

import (
	"slices"
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
			for _, px := range []int64{320, 500, 768, 900, 1024, 1100} {
				b.width(t, px)
				b.open(t, s.url+pages[kind])
				if over := js[int](t, b, tooWide); over > 0 {
					t.Errorf("%s at %d px: %d px too wide: %v", s.url+pages[kind], px, over, js[[]string](t, b, widest))
				}
			}
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

// TestHyphens checks that no hyphen or dash between two words begins a line, at any width of a telephone: neither in a text nor in
// a title, on a card or in an index.
func TestHyphens(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.media(t, "light", "")
	found := 0
	for _, address := range []string{"", "2024/03/dong-da-bieu-duong/", "2024/12/ninh-hai-khoi-thi-dua/", "chuyen-muc/", "bang-vang/", "phong-trao/"} {
		for px := int64(320); px <= 420; px += 20 {
			b.width(t, px)
			b.open(t, s.url+address)
			n := js[[]string](t, b, `(() => {
				const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), at = (node, i) => {
					const r = document.createRange();
					r.setStart(node, i);
					r.setEnd(node, i + 1);
					return r.getBoundingClientRect();
				};
				for (let node = walk.nextNode(); node; node = walk.nextNode()) {
					const dash = node.data.search(/\S [-–](?!\S)/) + 2;
					if (dash > 1) {
						const word = at(node, dash - 2), line = at(node, dash);
						if (word.width && line.width) out.push(line.top - word.top > 5 ? "begins a line: " + node.data : "");
					}
				}
				return out;
			})()`)
			found += len(n)
			for _, wrong := range n {
				if wrong != "" {
					t.Errorf("%s at %d px %s", address, px, wrong)
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d hyphens were looked at", found)
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
