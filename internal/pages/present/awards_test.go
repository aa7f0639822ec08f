package present_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

const states = `
-- content/a.md --
---
title: A
date: 2026-03-02
awards:
  - {award: Bằng khen, to: {tập thể: [Trường Bắc Hồng]}, status: đề nghị, comment_until: 2026-03-13}
  - {award: Cờ thi đua, to: {tập thể: 7}, status: đề nghị}
  - {award: Huân chương Dũng cảm, to: {cá nhân: [Trần Văn An]}, status: truy tặng}
  - {award: Giấy khen, to: {cá nhân: [Lê Thị Hà]}, status: hủy bỏ}
  - {award: Giấy khen, to: {tập thể: 3}, decision: {no: 163/QĐ-UBND, file: 163.pdf}}
---

B
-- content/b.md --
---
title: B
date: 2026-03-02
awards: [{award: Kỷ niệm chương, to: {cá nhân: 5}, status: đề nghị}]
---

B
-- content/163.pdf --
%PDF-1.4
`

// build renders the site on a day, with each run of white space as one space.
func built(t *testing.T, now string) map[string]string {
	t.Helper()
	o := trial.ArchiveOptions(t, txtar.Parse([]byte(states)))
	o.Now, _, _ = viet.ParseDate(now)
	pages := map[string]string{}
	for path, data := range trial.Render(t, trial.Load(t, o)) {
		pages[path] = strings.Join(strings.Fields(string(data)), " ")
	}
	return pages
}

// A list of nominees is open until the end of its closing day, and then closes without an edit.
func TestNomineesClose(t *testing.T) {
	const open, closed = "Mời góp ý đến hết ngày 13/03/2026.", "Đã hết thời gian lấy ý kiến ngày 13/03/2026."
	for now, want := range map[string]string{
		"2026-03-02": open, "2026-03-13": open, "2026-03-13T23:59": open, "2026-03-14": closed, "2027-01-01": closed,
	} {
		page := built(t, now)["a/index.html"]
		for _, words := range []string{open, closed} {
			if strings.Contains(page, words) != (words == want) {
				t.Errorf("on %s: “%s” is there: %v", now, words, words != want)
			}
		}
	}
}

// Nominees and revoked awards are not counted, and are in no list of awards.
func TestStates(t *testing.T) {
	pages := built(t, "2026-04-01")
	for path, want := range map[string][]string{
		"a/index.html":                     {`<tr id="kt-`, "<s>Giấy khen</s>", "đã hủy bỏ", "truy tặng", "Lấy ý kiến nhân dân", "Trường Bắc Hồng", `href="/163.pdf"`, `<span class="nowrap">163/QĐ-UBND</span>`},
		"b/index.html":                     {"Lấy ý kiến nhân dân", "<b>5</b> cá nhân"},
		"bang-vang/index.html":             {"truy tặng", "Trần Văn An", "Theo quyết định", `href="/bang-vang/#kt-`, `<tr id="kt-`},
		"bang-vang.csv":                    {"Trần Văn An", "truy tặng", "https://example.org/163.pdf"},
		"bang-vang.json":                   {"Trần Văn An", `"status":"posthumous"`, `"decision_url":"https://example.org/163.pdf"`},
		"khen-thuong/index.html":           {"Giấy khen"},
		"163.pdf":                          {"%PDF-1.4"},
		"khen-thuong/giay-khen/index.html": {"163/QĐ-UBND"},
	} {
		for _, words := range want {
			if !strings.Contains(pages[path], words) {
				t.Errorf("%s has no %s", path, words)
			}
		}
	}
	for path, page := range pages {
		if path == "a/index.html" || path == "b/index.html" || strings.HasPrefix(path, "assets/") {
			continue
		}
		for _, words := range []string{"Trường Bắc Hồng", "Lê Thị Hà", "Cờ thi đua", "Kỷ niệm chương"} {
			if strings.Contains(page, words) {
				t.Errorf("%s has %s", path, words)
			}
		}
	}
	if pages["khen-thuong/bang-khen/index.html"] != "" {
		t.Error("an honour that nobody received has a page")
	}
	if strings.Contains(pages["b/index.html"], "Khen thưởng tại hội nghị") {
		t.Error("nominees alone are shown as awards")
	}
}
