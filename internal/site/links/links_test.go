package links_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/testkit/trial"
)

const archive = `
-- content/2024/01/a.md --
---
title: A
date: 2024-01-01
---

Một.
-- content/2024/01/b.md --
---
title: B
date: 2024-01-01
---

Một.
-- content/2024/02/Đống Đa.md --
---
title: C
date: 2024-01-01
---

Một.
-- content/gioi-thieu.md --
---
title: D
kind: page
---

Một.
`

func load(t *testing.T) (*links.Resolver, *site.Article) {
	t.Helper()
	s := trial.LoadText(t, archive).Model
	all := append(s.Articles, s.Pages...)
	l := links.New(all, []links.Asset{
		{Path: "content/2024/01/anh.png", Address: "/2024/01/anh.png"}, {Path: "content/2024/01/ảnh đẹp.png", Address: "/2024/01/anh-dep.png"},
		{Path: "content/logo.svg", Address: "/logo.svg"}, {Path: "content/2024/02/Văn bản.PDF", Address: "/2024/02/van-ban.pdf"},
	})
	for _, a := range all {
		if a.Path == "content/2024/01/a.md" {
			return l, a
		}
	}
	t.Fatal("no article")
	return nil, nil
}

func TestFollow(t *testing.T) {
	l, a := load(t)
	for dest, want := range map[string]string{
		// Files by their paths.
		"b.md": "/2024/01/b/ B", "./b.md#muc": "/2024/01/b/ #muc B", "../02/Đống%20Đa.md": "/2024/02/dong-da/ C", "/2024/02/Đống Đa.md": "/2024/02/dong-da/ C",
		"../../gioi-thieu.md": "/gioi-thieu/ D", "anh.png": "/2024/01/anh.png", "/2024/01/anh.png": "/2024/01/anh.png",
		"a\u0309nh%20đẹp.png": "/2024/01/anh-dep.png", "../../logo.svg#x": "/logo.svg #x", "/2024/02/Văn bản.PDF": "/2024/02/van-ban.pdf",
		// Addresses.
		"/gioi-thieu/": "/gioi-thieu/ D", "/gioi-thieu": "/gioi-thieu/ D", "/2024/01/b/#muc": "/2024/01/b/ #muc B", "../b/": "/2024/01/b/ B",
		"/chu-de/": "/chu-de/", "/feed.xml": "/feed.xml", "/": "/", "/tim-kiem/?q=a%20b": "/tim-kiem/ ?q=a%20b", "../../../": "/",
		// The same page.
		"#muc": "#muc A", "": "A", "?q=1": "/2024/01/a/ ?q=1 A",
		// A missing file remains as written.
		"khong-co.md": "khong-co.md", "../../../../../x.md": "../../../../../x.md", "khong-co.png": "/2024/01/a/khong-co.png",
		// Other sites.
		"https://hatinh.gov.vn/": "outside https://hatinh.gov.vn/", "//cdn.example.org/x.js": "outside //cdn.example.org/x.js",
		"mailto:a@example.org": "outside mailto:a@example.org", "tel:0239": "outside tel:0239", "http://[::1": "outside http://[::1",
	} {
		got := l.Resolve(a, dest)
		var parts []string
		for _, p := range [][2]string{{"", got.Address}, {"?", got.Query}, {"#", got.Fragment}, {"outside ", got.Outside}} {
			if p[1] != "" {
				parts = append(parts, p[0]+p[1])
			}
		}
		if got.Article != nil {
			parts = append(parts, got.Article.Title.Text)
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q leads to %q, want %q", dest, got, want)
		}
	}
}

func TestAsset(t *testing.T) {
	l, a := load(t)
	for dest, want := range map[string]string{
		"anh.png": "/2024/01/anh.png", "./anh.png": "/2024/01/anh.png", "/logo.svg": "/logo.svg", "../../logo.svg": "/logo.svg",
		"ảnh đẹp.png": "/2024/01/anh-dep.png", "khong.png": "", "../../../logo.svg": "", "": "", "https://example.org/anh.png": "",
	} {
		got := ""
		if asset := l.Asset(a, dest); asset != nil {
			got = asset.Address
		}
		if got != want {
			t.Errorf("%q is %q, want %q", dest, got, want)
		}
	}
	if f := l.File("logo.svg"); f == nil || f.Address != "/logo.svg" || l.File("/logo.svg") != f || l.File("../logo.svg") != nil {
		t.Errorf("File: %v", f)
	}
	if diff := cmp.Diff([]string{"a.md", "anh.png", "b.md", "ảnh đẹp.png"}, l.Siblings(a, "x.md")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"gioi-thieu.md", "logo.svg"}, l.Siblings(a, "/x.md")); diff != "" {
		t.Error(diff)
	}
}

func TestAssetAddress(t *testing.T) {
	for source, want := range map[string]string{
		"content/logo.svg": "/logo.svg", "content/2024/01/Ảnh đẹp.JPG": "/2024/01/anh-dep.jpg", "content/Tin tức/a.b.png": "/tin-tuc/a-b.png",
		"content/2024/Quyết định 563.PDF": "/2024/quyet-dinh-563.pdf",
	} {
		if got := links.AssetAddress(source); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}

func TestAlias(t *testing.T) {
	for text, want := range map[string]string{
		"/tin/cu.html": "/tin/cu.html", "/tin": "/tin/", "/tin/": "/tin/", "/2024/01/cũ.html": "/2024/01/cũ.html", "/a.b/c": "/a.b/c/",
	} {
		if got, ok := links.ParseAlias(text); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"/tin/con.html", "/AUX/", "/cu./x.html", "/" + strings.Repeat("a", 300) + "/",
		"", "/", "tin/cu.html", "/../x", "/a/../../x", "/%2e%2e/x", "/a/./b", "/a//b", "//example.org/x", "/.git/config", "/a/.b", "/a?b", "/a#b",
		"https://example.org/a", "/a\\b", "/a:b", "/a*", "/a|b", "/a\x00", "/a\"b", "/%zz", "/a%2F..%2F..%2Fx",
	} {
		if got, ok := links.ParseAlias(text); ok {
			t.Errorf("%q can be used, as %q", text, got)
		}
	}
}
