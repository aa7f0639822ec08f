package hostile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/diag"
	"bangvang/internal/testkit/trial"
)

// oddTexts are texts of little content, and texts that begin or end like a fragment, e.g. ", Lan".
var oddTexts = []string{
	", Lan", "Lan, ", ",", ", , a", "—", "- a", "(a)", "a (", ") a", "“”", "“a”", `""a`, ". a", "a.", "…", "/", "/a", "a/", "a/b/", "#", "# a", "? a", "!", "№ 5", "5", "1.000",
	"٣ a", "한 글", "中", "ß", "ﬁ a", "İ", "ạ", "ạ̀̀", "Đ", "đ đ", "a\u00a0b", "a\u200bb", "👏", "👏 a", "&", "&amp; a", "<", "a; b", "và", " và a", "a và ", "của", "của a", "a của",
	"hạng", "hạng Ba", "năm", "năm 2023", "2023", "(truy tặng)", "UBND", "UBND tỉnh", "Chủ tịch", "Ủy ban nhân dân", "Bộ", "Bộ trưởng", "Sở", "Thủ tướng", "Huân chương", "Bằng khen của",
	"Cờ thi đua của", "Danh hiệu", "Danh hiệu “”", "Giải", "Giải nhất", "Kỷ niệm chương", "Kỷ niệm chương “", "Vì", "Quyết định", "số", "Ông", "Bà ", "Ông, ", "Mẹ", "tỉnh", "xã", "thành phố",
}

// TestOddTexts builds sites with each of them in each field. A text that is not refused at its article is published.
func TestOddTexts(t *testing.T) {
	for _, field := range slices.Concat(fields, []string{"awards: [{award: Bằng khen, to: {cá nhân: [%]}}]", "awards: [{award: Bằng khen, to: {cá nhân: [{name: %, unit: %}]}}]"}) {
		t.Run(field, func(t *testing.T) {
			files := map[string]string{"content/anh.png": pixel}
			for i, text := range oddTexts {
				files[fmt.Sprintf("content/%d.md", i)] = article(strings.ReplaceAll(field, "%", yamlQuote(text)))
			}
			for _, p := range trial.Load(t, trial.Options(siteOf("index_individuals: true\n", files))).Problems {
				if p.Severity() == diag.Error {
					delete(files, p.Pos.File)
				}
			}
			s := trial.Load(t, trial.Options(siteOf("index_individuals: true\n", files)))
			built := trial.Render(t, s)
			for _, a := range s.Model.Articles {
				if built[strings.TrimPrefix(a.Address, "/")+"index.html"] == nil {
					t.Errorf("%s is neither refused nor published", a.Path)
				}
			}
			if n := len(s.Model.Articles); n != len(files)-1 || n == 0 && field != "locality: %" {
				t.Errorf("%d of %d articles", n, len(files)-1)
			}
		})
	}
}
