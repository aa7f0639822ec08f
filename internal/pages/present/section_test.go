package present

import (
	"testing"

	"bangvang/internal/pages/view"
)

func TestSection(t *testing.T) {
	d := &Display{Common: &view.Site{Home: "/tin/", Menu: []view.Link{
		{Href: "/tin/"}, {Href: "/tin/dia-phuong/"}, {Href: "/tin/dia-phuong/hai-phong/"}, {Href: "/tin/chuyen-muc/gia/"}, {Href: "https://example.vn/"}, {Href: "/tin/gioi"},
	}}, base: "/tin"}
	gia := view.Link{Href: "/tin/chuyen-muc/gia/"}
	for href, want := range map[string]string{
		"/tin/":                                  "/tin/",
		"/tin/dia-phuong/":                       "/tin/dia-phuong/",
		"/tin/dia-phuong/ha-noi/":                "/tin/dia-phuong/",
		"/tin/dia-phuong/hai-phong/quan-do-son/": "/tin/dia-phuong/hai-phong/",
		"/tin/gioi":                              "/tin/gioi",
		"/tin/gioi-thieu/":                       "/tin/chuyen-muc/gia/",
		"/tin/2024/01/a/":                        "/tin/chuyen-muc/gia/",
	} {
		if got := d.section(href, []view.Link{{Href: "/tin/"}, gia}); got != want {
			t.Errorf("%s stands under %q, want %q", href, got, want)
		}
	}
	if got := d.section("/tin/2024/01/a/", []view.Link{{Href: "/tin/"}}); got != "" {
		t.Errorf("a page without a section stands under %q", got)
	}
	if p := d.Page("list", "A", "/a/", gia); p.Href != "/tin/a/" || p.Section != gia.Href {
		t.Errorf("%q under %q", p.Href, p.Section)
	}
}
