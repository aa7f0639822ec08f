package audit

import "testing"

// TestTileMap opens a province by its tile: on a telephone it is as wide as a finger, a screen reader hears its name and number, and
// it takes the focus.
func TestTileMap(t *testing.T) {
	b, s := chrome(t), open(t, own)
	b.width(t, 360)
	b.media(t, "light", "")
	b.open(t, s.url+"dia-phuong/")
	if n := js[int](t, b, `document.querySelectorAll(".map > *").length`); n != 36 {
		t.Fatalf("%d tiles", n)
	}
	if small := js[[]string](t, b, `Array.from(document.querySelectorAll(".map :is(rect, circle)")).filter((e) => { const r = e.getBoundingClientRect(); return r.width < 44 || r.height < 44; }).map((e) => e.parentNode.textContent)`); len(small) > 0 {
		t.Errorf("too small for a finger: %q", small)
	}
	if silent := js[[]string](t, b, `Array.from(document.querySelectorAll(".map > *")).filter((e) => !/^.+: (chưa có|(ít nhất )?[\d.]+ tập thể, cá nhân|nhiều tập thể, cá nhân)$/.test(e.querySelector("title").textContent)).map((e) => e.textContent)`); len(silent) > 0 {
		t.Errorf("tiles without a name or a number: %q", silent)
	}
	const focused = `document.activeElement.closest(".map")`
	for i := 0; !js[bool](t, b, focused+` !== null`); i++ {
		if i == 20 {
			t.Fatal("no tile within 20 Tabs")
		}
		b.press(t, "Tab")
	}
	want := js[string](t, b, `document.activeElement.querySelector("title").textContent.split(":")[0]`)
	b.press(t, "Enter")
	b.eventually(t, `document.querySelector("h1") && document.querySelector("h1").textContent.endsWith("`+want+`")`)
	checkConsole(t, b)
}
