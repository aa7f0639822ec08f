package present

import (
	"testing"

	"bangvang/internal/pages/view"
)

func TestMenuEntry(t *testing.T) {
	p := &Presenter{Common: &view.Site{Home: "/tin/", Menu: []view.Link{
		{Href: "/tin/"}, {Href: "/tin/dia-phuong/"}, {Href: "/tin/dia-phuong/hai-phong/"}, {Href: "/tin/chuyen-muc/gia/"}, {Href: "https://example.vn/"}, {Href: "/tin/gioi"},
	}}, basePath: "/tin"}
	gia := view.Link{Href: "/tin/chuyen-muc/gia/"}
	for href, want := range map[string]string{
		"/tin/":                                  "/tin/",
		"/tin/dia-phuong/":                       "/tin/dia-phuong/",
		"/tin/dia-phuong/ha-noi/":                "/tin/dia-phuong/",
		"/tin/dia-phuong/hai-phong/quan-do-son/": "/tin/dia-phuong/hai-phong/",
		"/tin/gioi":                              "/tin/gioi",
		"/tin/gioi-thieu/":                       "/tin/chuyen-muc/gia/",
		"/tin/2024/01/a/":                        "/tin/chuyen-muc/gia/",
		"/tin/trang/2/":                          "/tin/chuyen-muc/gia/",
	} {
		if got := p.menuEntry(href, []view.Link{{Href: "/tin/"}, gia}); got != want {
			t.Errorf("%s stands under %q, want %q", href, got, want)
		}
	}
	if got := p.menuEntry("/tin/2024/01/a/", []view.Link{{Href: "/tin/"}}); got != "" {
		t.Errorf("a page without a section stands under %q", got)
	}
	if got := p.menuEntry("/tin/2024/01/a/", []view.Link{{Href: "/tin/"}, {Href: "/tin/dia-phuong/ha-noi/"}}); got != "/tin/dia-phuong/" {
		t.Errorf("a page below a crumb below an entry stands under %q", got)
	}
	if v := p.page("list", "A", "/a/", gia); v.Href != "/tin/a/" || v.Section != gia.Href {
		t.Errorf("%q under %q", v.Href, v.Section)
	}
}
