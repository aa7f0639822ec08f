package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// boards is a site with bodies of 1, 3, 5, 8, 10, 12 and 30 awards, each with a conferrer, a period, a citation and a decision.
var boards = sync.OnceValue(func() site {
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("title: Bảng Vàng\nbase_url: https://example.org/tin/\nindex_individuals: true\nshare: [card, copy]\n")}}
	honours := []string{"Bằng khen", "Giấy khen", "Tập thể lao động xuất sắc", "Bằng khen của Thủ tướng Chính phủ", "Cờ thi đua", "Tập thể lao động tiên tiến"}
	by := []string{"UBND tỉnh Hà Tĩnh", "UBND thị xã Hồng Lĩnh", "Chủ tịch UBND tỉnh Hà Tĩnh", "Thủ tướng Chính phủ", "UBND tỉnh Hà Tĩnh", "Chủ tịch UBND thị xã Hồng Lĩnh"}
	for i := range 30 {
		year, names := 2019+i%6, []string{"Trường THCS Đậu Liêu"}
		for _, b := range []struct {
			name string
			n    int
		}{{"Trường Tiểu học Nam Hồng", 12}, {"Trường Tiểu học Đức Thuận", 10}, {"Trường Tiểu học và Trung học cơ sở Trung Lương thị xã Hồng Lĩnh", 8}, {"Trường Mầm non Thuận Lộc", 3}, {"Trường Tiểu học Bắc Hồng", 5}, {"Trường Mầm non và Tiểu học thực hành Nguyễn Biểu", 1}} {
			if i < b.n {
				names = append(names, b.name)
			}
		}
		many := ""
		if i == 29 { // a list of 120 names
			many = "\n  - {award: Giấy khen, by: Chủ tịch UBND thị xã Hồng Lĩnh, to: {cá nhân: [" + strings.Join(people(120), ", ") + "]}}"
		}
		fsys[fmt.Sprintf("content/%d/a%d.md", year, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
title: Thị xã Hồng Lĩnh tổng kết công tác thi đua, khen thưởng năm %d, triển khai nhiệm vụ năm %d
date: %[2]d-02-%02[3]d
locality: Thị xã Hồng Lĩnh, Hà Tĩnh
awards:
  - {award: %[4]s, by: %[5]s, period: %[1]d, for: thành tích xuất sắc trong phong trào thi đua dạy tốt, decision: {no: %[6]d/QĐ-UBND, date: %[2]d-01-05}, to: {tập thể: [%[7]s]}}
  - {award: Giấy khen, by: UBND thị xã Hồng Lĩnh, to: {cá nhân: [{name: Nguyễn Thị Hoa, unit: Trường Tiểu học Bắc Hồng}], tập thể: 4}}
  - {award: Cờ thi đua, by: UBND tỉnh Hà Tĩnh, status: hủy bỏ, to: {tập thể: [Trường THCS Đậu Liêu]}}%[8]s
---

Một câu về hội nghị.
`, year-1, year, i%27+1, honours[i%6], by[i%6], 100+i, strings.Join(names, ", "), many)}
	}
	return published(fsys, "bangvang")
})

// people returns n names.
func people(n int) (names []string) {
	family, middle, given := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"}, []string{"Thị", "Văn", "Ngọc", "Minh", "Đức"}, []string{"An", "Bình", "Cường", "Dung", "Giang"}
	for i := range n {
		names = append(names, family[i%5]+" "+middle[i/5%5]+" "+given[i/25])
	}
	return names
}

// sheets prints a page and returns the number of sheets.
func sheets(t *testing.T, b *tab, url string) int {
	t.Helper()
	b.width(t, 1280)
	b.media(t, "light", "")
	b.open(t, url)
	pdf, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("BANGVANG_SHEETS"); dir != "" { // to look at them
		os.WriteFile(filepath.Join(dir, regexp.MustCompile(`\W+`).ReplaceAllString(url[strings.Index(url, "/tin/"):], "-")+".pdf"), pdf.Data, 0o644)
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf.Data, -1))
}

// TestBoards prints the pages of bodies and looks at them on the screen: up to twelve awards are one sheet with the name, the address,
// its QR code, the highest honour and a year for each award, and without the rest of the page.
func TestBoards(t *testing.T) {
	b, s := chrome(t), open(t, boards)
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"bang-vang/tap-the/truong-mam-non-va-*": 1, "bang-vang/tap-the/truong-tieu-hoc-bac-hong-*": 1, "bang-vang/tap-the/truong-tieu-hoc-nam-hong-*": 1,
		"bang-vang/tap-the/truong-tieu-hoc-duc-thuan-*": 1, "bang-vang/tap-the/truong-tieu-hoc-va-*": 1, "bang-vang/tap-the/truong-mam-non-thuan-loc-*": 1,
		"bang-vang/tap-the/truong-thcs-*": 2, "bang-vang/ca-nhan/nguyen-thi-hoa-*": 1,
	} {
		found, _ := filepath.Glob(filepath.Join(s.dir, filepath.FromSlash(path)))
		if len(found) != 1 {
			t.Fatalf("%s: %v", path, found)
		}
		address, _ := filepath.Rel(s.dir, found[0])
		url := s.url + filepath.ToSlash(address) + "/"
		if got := sheets(t, b, url); got != want {
			t.Errorf("%s has %d sheets, want %d", address, got, want)
		}
		b.media(t, "dark", "print")
		for _, gone := range []string{".mast", ".foot", ".crumbs", ".share", ".own"} {
			if js[bool](t, b, `Array.from(document.querySelectorAll("`+gone+`")).some((e) => e.checkVisibility())`) {
				t.Errorf("the sheet of %s shows %s", address, gone)
			}
		}
		if wrong := js[string](t, b, `(() => {
			const seen = (s) => Array.from(document.querySelectorAll(s)).filter((e) => e.checkVisibility()).length, awards = seen(".history > li"), many = awards > 1;
			if (seen(".history b") !== (many ? awards : 0)) return "lacks the year of an award, or has one that says it twice";
			return seen(".top1") === Number(many) ? "" : "has its highest honour " + seen(".top1") + " times";
		})()`); wrong != "" {
			t.Errorf("the sheet of %s %s", address, wrong)
		}
		if said := js[string](t, b, `document.querySelector(".cite").innerText`); !strings.Contains(said, filepath.ToSlash(address)) {
			t.Errorf("the sheet of %s says %q", address, said)
		}
		if qr := js[bool](t, b, `Boolean(document.querySelector(".qr"))`); qr != !strings.Contains(path, "mam-non-va") {
			t.Errorf("%s has a QR code: %v", address, qr)
		}
		for _, wrong := range auditPage(t, b, url, "", string(axe), both) {
			t.Errorf("%s: %s", address, wrong)
		}
	}
}

// TestCertificates prints pages at the anchor of one of their awards: a sheet of that award alone comes out, with its address. At the
// anchor of a revoked award, and without any, it is the whole page.
func TestCertificates(t *testing.T) {
	b, s := chrome(t), open(t, boards)
	seen := func(selector string) int {
		return js[int](t, b, `Array.from(document.querySelectorAll("`+selector+`")).filter((e) => e.checkVisibility()).length`)
	}
	for _, p := range []struct {
		page, award string // the award is found by its selector
		sheets      int
		seen, gone  string
	}{
		{"bang-vang/tap-the/truong-tieu-hoc-bac-hong-*", ".history > :nth-child(2)", 1, "h1, .history > li, .history time, .cite p, .qr", ".times, .history b, .own .own"},
		{"bang-vang/tap-the/truong-tieu-hoc-nam-hong-*", ".history > :last-child", 1, "h1, .history > li, .history time, .cite p, .qr", ".times, .history b, .own .own"},
		{"bang-vang/tap-the/truong-thcs-*", ".history > :nth-child(9)", 1, "h1, .history > li, .history time, .cite p, .qr", ".times, .history b, .own .own"},
		{"2024/a29", "tbody tr:has(.names > :nth-child(20))", 1, "h1, tbody tr, .names > :last-child, .by, .printed", ".mast, .foot, .body, thead"},
		{"2019/a0", "tbody tr:not(.void)", 1, "h1, tbody tr, .to, .by, .printed", ".mast, .foot, .standfirst, .body, .awards h2, thead, .totals, .one, .credits"},
		{"2019/a0", "tbody tr:last-child", 1, "h1, tbody tr, .to, .by, .printed", ".mast, .foot, .body, .awards h2, thead"},
		{"2019/a0", ".void", 1, ".mast, .foot, .body, .awards h2, thead, .void, .printed", ".one"},
		{"2019/a0", ".awards h2", 1, ".mast, .foot, .body, .awards h2, thead, .void, .printed", ".one"},
	} {
		found, _ := filepath.Glob(filepath.Join(s.dir, filepath.FromSlash(p.page)))
		if len(found) != 1 {
			t.Fatalf("%s: %v", p.page, found)
		}
		address, _ := filepath.Rel(s.dir, found[0])
		url := s.url + filepath.ToSlash(address) + "/"
		b.media(t, "light", "")
		b.open(t, url)
		anchor := "#" + js[string](t, b, `document.querySelector("`+p.award+`").id`)
		if shown := seen(".one"); shown != 0 {
			t.Errorf("%s says what is chosen before anything is", address)
		}
		if got := sheets(t, b, url+anchor); got != p.sheets {
			t.Errorf("%s%s has %d sheets, want %d", address, anchor, got, p.sheets)
		}
		if chosen := seen(".one") == 1; chosen != strings.HasPrefix(p.seen, "h1, tbody") {
			t.Errorf("%s%s says on the screen that one award is chosen: %v", address, anchor, chosen)
		}
		b.media(t, "dark", "print")
		for selector := range strings.SplitSeq(p.seen, ", ") {
			if got := seen(selector); got == 0 || selector == ".history > li" && got != 1 || strings.HasPrefix(p.seen, "h1, tbody") && selector == "tbody tr" && got != 1 {
				t.Errorf("the sheet of %s%s shows %d %s", address, anchor, got, selector)
			}
		}
		for selector := range strings.SplitSeq(p.gone, ", ") {
			if got := seen(selector); got != 0 {
				t.Errorf("the sheet of %s%s shows %d %s", address, anchor, got, selector)
			}
		}
	}
}

// TestRollsOnPaper looks at the roll, a year, a list and a place as they are printed: the heads of the table are on each sheet, no row is
// split, the address is there, and nothing that only a screen can use.
func TestRollsOnPaper(t *testing.T) {
	b, s := chrome(t), open(t, boards)
	for _, address := range []string{"bang-vang/", "nam/2024/", "dia-phuong/ha-tinh/thi-xa-hong-linh/", "bang-vang/don-vi-trao/ubnd-thi-xa-hong-linh-ha-tinh/"} {
		url := s.url + address
		if got := sheets(t, b, url); got < 2 {
			t.Errorf("%s has %d sheets", address, got)
		}
		b.media(t, "light", "print")
		if wrong := js[string](t, b, `(() => {
			const seen = (s) => Array.from(document.querySelectorAll(s)).filter((e) => e.checkVisibility()), style = (e) => getComputedStyle(e);
			for (const s of ["form", ".downloads", ".files", ".menu", ".crumbs", ".pager"]) if (seen(s).length) return "shows " + s;
			if (!seen(".printed").some((e) => e.textContent.includes("`+address+`"))) return "lacks its address";
			for (const head of document.querySelectorAll(".awards thead, .recs thead")) if (style(head).display !== "table-header-group") return "its heads are " + style(head).display;
			for (const row of document.querySelectorAll(".awards tr, .recs tr")) if (style(row).breakInside !== "avoid") return "splits a row";
			return "";
		})()`); wrong != "" {
			t.Errorf("%s: %s", address, wrong)
		}
	}
}
