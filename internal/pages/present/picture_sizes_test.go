package present

import (
	"testing"

	"bangvang/internal/pages/routes"
	"bangvang/internal/site/links"
)

func asset(widths ...int) *links.Asset {
	a := &links.Asset{Address: "/a.jpg", Width: 77, Height: 7}
	for _, w := range widths {
		a.Sizes = append(a.Sizes, links.Size{Address: "/assets/a-" + string(rune('a'+w/400)) + ".jpg", Width: w, Height: w / 2})
	}
	return a
}

func TestWhichSize(t *testing.T) {
	for _, c := range []struct {
		a                          *links.Asset
		narrowest, source, largest int
	}{
		{asset(), 77, 77, 77}, {asset(500), 500, 500, 500}, {asset(1500), 1500, 1500, 1500},
		{asset(320, 480, 800, 1200, 1600), 320, 1200, 1600}, {asset(320, 1600), 320, 320, 1600},
	} {
		got := [3]int{narrowest(c.a).Width, fallbackSize(c.a).Width, largest(c.a).Width}
		if want := [3]int{c.narrowest, c.source, c.largest}; got != want {
			t.Errorf("%v: %v, want %v", c.a.Sizes, got, want)
		}
	}
}

func TestImg(t *testing.T) {
	href := func(address routes.Path) string { return "/tin" + string(address) }
	for _, c := range []struct {
		a             *links.Asset
		lazy, ownPage bool
		want          string
	}{
		{asset(), true, true, `<img src="/tin/a.jpg" width="77" height="7" alt="A &#34;b&#34; &lt;c&gt;" loading="lazy" decoding="async">`},
		{asset(400, 1600), false, true, `<img src="/tin/assets/a-b.jpg" srcset="/tin/assets/a-b.jpg 400w, /tin/assets/a-e.jpg 1600w" sizes="` + sizes +
			`" width="1600" height="800" alt="A &#34;b&#34; &lt;c&gt;" decoding="async">`},
		{asset(400, 1600), true, true, `<img src="/tin/assets/a-b.jpg" srcset="/tin/assets/a-b.jpg 400w, /tin/assets/a-e.jpg 1600w" sizes="auto,` + sizes +
			`" width="1600" height="800" alt="A &#34;b&#34; &lt;c&gt;" loading="lazy" decoding="async">`},
		{asset(400, 1600), true, false, `<img src="/tin/assets/a-b.jpg" width="400" height="200" alt="A &#34;b&#34; &lt;c&gt;" decoding="async">`},
	} {
		if got := imgElement(c.a, `A "b" <c>`, c.lazy, c.ownPage, href); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}
