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

// boards is a site with bodies of 1, 5, 12 and 30 awards, each with a conferrer, a period, a citation and a decision.
var boards = sync.OnceValue(func() site {
	fsys := fstest.MapFS{"content/site.yaml": {Data: []byte("title: Bảng Vàng\nbase_url: https://example.org/tin/\nindex_individuals: true\nshare: [card, copy]\n")}}
	honours := []string{"Bằng khen", "Giấy khen", "Tập thể lao động xuất sắc", "Bằng khen của Thủ tướng Chính phủ", "Cờ thi đua", "Tập thể lao động tiên tiến"}
	by := []string{"UBND tỉnh Hà Tĩnh", "UBND thị xã Hồng Lĩnh", "Chủ tịch UBND tỉnh Hà Tĩnh", "Thủ tướng Chính phủ", "UBND tỉnh Hà Tĩnh", "Chủ tịch UBND thị xã Hồng Lĩnh"}
	for i := range 30 {
		year, names := 2019+i%6, []string{"Trường THCS Đậu Liêu"}
		for _, b := range []struct {
			name string
			n    int
		}{{"Trường Tiểu học Nam Hồng", 12}, {"Trường Tiểu học Bắc Hồng", 5}, {"Trường Mầm non và Tiểu học thực hành Nguyễn Biểu", 1}} {
			if i < b.n {
				names = append(names, b.name)
			}
		}
		fsys[fmt.Sprintf("content/%d/a%d.md", year, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
title: Thị xã Hồng Lĩnh tổng kết công tác thi đua, khen thưởng năm %d, triển khai nhiệm vụ năm %d
date: %[2]d-02-%02[3]d
locality: Thị xã Hồng Lĩnh, Hà Tĩnh
awards:
  - {award: %[4]s, by: %[5]s, period: %[1]d, for: thành tích xuất sắc trong phong trào thi đua dạy tốt, decision: {no: %[6]d/QĐ-UBND, date: %[2]d-01-05}, to: {tập thể: [%[7]s]}}
  - {award: Giấy khen, by: UBND thị xã Hồng Lĩnh, to: {cá nhân: [{name: Nguyễn Thị Hoa, unit: Trường Tiểu học Bắc Hồng}], tập thể: 4}}
---

Một câu về hội nghị.
`, year-1, year, i%27+1, honours[i%6], by[i%6], 100+i, strings.Join(names, ", "))}
	}
	return published(fsys, "bangvang")
})

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

// TestBoards prints the pages of bodies and looks at them on the screen: up to twelve awards are one sheet with the name, the address
// and its QR code, and without the rest of the page.
func TestBoards(t *testing.T) {
	b, s := chrome(t), open(t, boards)
	axe, err := os.ReadFile(validator(t, "axe-core", "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"bang-vang/tap-the/truong-mam-non-*": 1, "bang-vang/tap-the/truong-tieu-hoc-bac-hong-*": 1, "bang-vang/tap-the/truong-tieu-hoc-nam-hong-*": 1,
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
		if said := js[string](t, b, `document.querySelector(".cite").innerText`); !strings.Contains(said, filepath.ToSlash(address)) {
			t.Errorf("the sheet of %s says %q", address, said)
		}
		if qr := js[bool](t, b, `Boolean(document.querySelector(".qr"))`); qr != !strings.Contains(path, "mam-non") {
			t.Errorf("%s has a QR code: %v", address, qr)
		}
		for _, wrong := range auditPage(t, b, url, string(axe)) {
			t.Errorf("%s: %s", address, wrong)
		}
	}
}
