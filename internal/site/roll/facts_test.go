package roll_test

import (
	"strings"
	"testing"

	"bangvang/internal/testkit/trial"
)

// The facts of a row come out on the page, in the CSV and in the JSON, and a redacted name in none of the files.
func TestFactsComeOut(t *testing.T) {
	files := trial.Render(t, trial.LoadText(t, `
-- content/site.yaml --
base_url: https://example.org/
redact: [Lê Văn Kín]
-- content/qd.pdf --
%PDF-1.4
-- content/phu-luc.pdf --
%PDF-1.4
-- content/a.md --
---
title: A
date: 2024-01-19
locality: Quận Đống Đa, Hà Nội
decisions:
  - {id: q, no: 12/QĐ-UBND, date: 2024-01-11, file: qd.pdf, annex: phu-luc.pdf}
awards:
  - {award: Huân chương Lao động hạng Ba, to: {cá nhân: 1}, handed_by: [{name: Trần Bình, title: GS.TS, post: Phó Chủ tịch, on_behalf_of: Chủ tịch nước}, Lê Văn Kín | Bí thư | Chi bộ 7]}
  - {award: Giải Nhất, by: [UBND quận, Ủy ban MTTQ quận], decision: q, place: 1, score: 95/100, amount: hơn 10 triệu/giải, entries: 1.250 bài dự thi, to: {cá nhân: 2}}
---

Mở đầu.
`))
	for file, texts := range map[string][]string{
		"a/index.html": {"GS.TS Trần Bình", "Phó Chủ tịch", "thừa ủy quyền Chủ tịch nước", "theo luật", "12/QĐ-UBND", "/phu-luc.pdf", "hạng 1", "95/100", "hơn 10.000.000 đồng mỗi giải", "1.250 bài dự thi",
			"Ủy ban Mặt trận Tổ quốc quận Đống Đa"},
		"bang-vang.csv": {"GS.TS Trần Bình, Phó Chủ tịch (thừa ủy quyền Chủ tịch nước)", ",10000000,", "/phu-luc.pdf", "95/100", "1.250 bài dự thi", "UBND quận Đống Đa và Ủy ban Mặt trận Tổ quốc quận Đống Đa"},
		"bang-vang.json": {`"handed_by":[{"name":"Trần Bình","title":"GS.TS","post":"Phó Chủ tịch","on_behalf_of":"Chủ tịch nước"}]`, `"conferrer_source":"law"`, `"annex_url":"https://example.org/phu-luc.pdf"`,
			`"amount":{"text":"hơn 10 triệu/giải","vnd":10000000,"count_word":"ít nhất","per":"giải"}`, `"place":{"text":"1","rank":1}`, `"score":{"text":"95/100","value":95,"of":100}`,
			`"entries":{"text":"1.250 bài dự thi","count":1250,"count_word":""}`},
	} {
		for _, text := range texts {
			if !strings.Contains(string(files[file]), text) {
				t.Errorf("%s lacks %s", file, text)
			}
		}
	}
	for file, data := range files {
		if strings.Contains(string(data), "Lê Văn Kín") || strings.Contains(string(data), "Chi bộ 7") {
			t.Errorf("%s has a redacted name, or the unit of its bearer", file)
		}
	}
}
