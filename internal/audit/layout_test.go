package audit

import "testing"

// TestNames holds that a name with a page does not stand on the dash before it.
func TestNames(t *testing.T) {
	b, s := browser(t), open(t, own)
	b.width(t, 1280)
	b.media(t, "light", "")
	b.open(t, s.url+"2023/02/hong-linh-day-manh-thi-dua/")
	lefts := js[[]float64](t, b, `Array.from(document.querySelectorAll(".names a"), (a) => {
		const text = document.createRange();
		text.selectNodeContents(a);
		return text.getBoundingClientRect().left - a.closest("li").getBoundingClientRect().left;
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
