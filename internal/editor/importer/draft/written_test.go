package draft

import (
	"strings"
	"testing"
)

// writtenText is a draft as an import leaves it, and as an editor has changed it since.
const writtenText = `---
# nhập từ: qd.docx (3ab00ad63797)
title: Bắc Hồng Lĩnh tặng Giấy khen # nguồn: qd.docx
date: 2025-12-19 # nguồn: qd.docx, bảng 1, dòng 3
# “ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG LĨNH”
locality: Phường Bắc Hồng Lĩnh, Hà Tĩnh # nguồn: qd.docx, đoạn 3
# photo: Lan Anh # chưa chắc; nguồn: qd.docx, đoạn 9
author: [Nam Giang, {name: Lan Anh, role: ảnh}]
# event:
#   kind: trao tặng # chưa chắc
#   at: Hội trường # chưa chắc; nguồn: qd.docx, đoạn 1
# của Hà: hỏi lại anh Nam số người
awards:
  # chưa chắc; nguồn: tin.docx, đoạn 2: “Bộ trưởng tặng Bằng khen cho 3 tập thể.”
  # - award: Bằng khen
  #   by: Bộ trưởng
  #   to:
  #     tập thể: 3
  # nguồn: qd.docx, đoạn 6: “Tặng Giấy khen cho 22 cá nhân”
  - award: Giấy khen # nguồn: qd.docx, đoạn 6
    by: Chủ tịch UBND phường
    # period: 2025 # chưa chắc; nguồn: qd.docx, đoạn 2
    to:
      cá nhân:
        file: danh-sach.csv
        count: 22
      tập thể:
        - {name: Tổ 1, note: giữ}
        - Tổ 2 | | Phường
    decision:
      no: "418/QĐ-UBND" # nguồn: qd.docx, bảng 1, dòng 3
  - {award: Cờ thi đua, id: co, to: {tập thể: 4}}
khoá-lạ: x
draft: true
---

Mở đầu.

![](anh-1.jpg)
`

func written(t *testing.T) *Written {
	t.Helper()
	w, ok := ReadWritten(writtenText, func(name string) (string, bool) { return "Họ tên,Ghi chú\nLê An,x\n", name == "danh-sach.csv" })
	if !ok || w.Text() != writtenText {
		t.Fatalf("what is read is not what is written:\n%s", w.Text())
	}
	return w
}

// What is in the file has its field, with its place; what was left as a comment because it was not sure is a field to confirm.
func TestWrittenFields(t *testing.T) {
	w := written(t)
	for id, want := range map[string]Field{
		"title":         {Value: "Bắc Hồng Lĩnh tặng Giấy khen", Mark: Sure, Source: "qd.docx"},
		"date":          {Value: "19/12/2025", Mark: Sure, Source: "qd.docx, bảng 1, dòng 3"},
		"locality":      {Value: "Phường Bắc Hồng Lĩnh, Hà Tĩnh", Mark: Sure, Source: "qd.docx, đoạn 3"},
		"photo":         {Value: "Lan Anh", Mark: Doubt, Source: "qd.docx, đoạn 9"},
		"author":        {Value: "Nam Giang\n{name: Lan Anh, role: ảnh}", Mark: Sure},
		"event.at":      {Value: "Hội trường", Mark: Doubt, Source: "qd.docx, đoạn 1"},
		"awards.0.by":   {Value: "Bộ trưởng", Mark: Doubt},
		"awards.1.to":   {Value: "cá nhân: danh-sach.csv\ntập thể:\nTổ 1\nTổ 2 | | Phường", Mark: Sure},
		"awards.1.no":   {Value: "418/QĐ-UBND", Mark: Sure, Source: "qd.docx, bảng 1, dòng 3"},
		"awards.2.to":   {Value: "tập thể: 4", Mark: Sure},
		"category":      {Mark: Missing},
		"body":          {Value: "Mở đầu.\n\n![](anh-1.jpg)", Mark: Sure},
		"awards.1.by":   {Value: "Chủ tịch UBND phường", Mark: Sure},
		"awards.2.by":   {Mark: Missing},
		"awards.1.for":  {Mark: Missing},
		"event.kind":    {Value: "trao tặng", Mark: Doubt},
		"event.from":    {Mark: Missing},
		"awards.2.for":  {Mark: Missing},
		"awards.1.date": {Mark: Missing},

		"awards.1.period": {Value: "2025", Mark: Doubt, Source: "qd.docx, đoạn 2"},

		"pictures.0.alt":     {Mark: Missing},
		"list.danh-sach.csv": {Value: "Họ tên,Ghi chú\nLê An,x", Mark: Sure},
	} {
		f := fieldIn(w.Groups(), id)
		if f == nil || f.Value != want.Value || f.Mark != want.Mark || f.Source != want.Source {
			t.Errorf("%s is %+v, want %+v", id, f, want)
		}
	}
	for _, g := range w.Groups() {
		if g.ID == "awards.0" && (g.Mark != Doubt || g.Quote != "Bộ trưởng tặng Bằng khen cho 3 tập thể." || g.Source != "tin.docx, đoạn 2") {
			t.Errorf("the award is %+v", g)
		}
	}
	if got := FieldAt(w.Groups(), writtenText, 22, 5); got != "awards.1.by" {
		t.Errorf("line 22 is of %q", got)
	}
	if w.Name() != "Bắc Hồng Lĩnh tặng Giấy khen" || !w.Shows("anh-1.jpg") || w.Shows("khac.jpg") {
		t.Error("the title or a picture is wrong")
	}
}

// A change replaces the value alone, in the file as it is written.
func TestWrittenChanges(t *testing.T) {
	for _, test := range []struct{ id, text, was, is string }{
		{"title", "Tên: khác", "title: Bắc Hồng Lĩnh tặng Giấy khen #", `title: "Tên: khác" #`},
		{"date", "20/12/2025, 08:30", "2025-12-19 #", "2025-12-20T08:30 #"},
		{"locality", "Phường Bắc Hồng Lĩnh, Hà Tĩnh\nXã Đức Thọ, Hà Tĩnh", "locality: Phường Bắc Hồng Lĩnh, Hà Tĩnh #", `locality: ["Phường Bắc Hồng Lĩnh, Hà Tĩnh", "Xã Đức Thọ, Hà Tĩnh"] #`},
		{"photo", "Thu Hà", "# photo: Lan Anh # chưa chắc; nguồn", "photo: Thu Hà # nguồn"},
		{"author", "{name: Lan Anh, role: ảnh}\nThu Hà", "[Nam Giang, {name: Lan Anh, role: ảnh}]", "[{name: Lan Anh, role: ảnh}, Thu Hà]"},
		{"event.at", "Sân trường", "# event:\n#   kind: trao tặng # chưa chắc\n#   at: Hội trường # chưa chắc; nguồn", "event:\n#   kind: trao tặng # chưa chắc\n  at: Sân trường # nguồn"},
		{"awards.0.by", "Bộ trưởng Bộ X", "by: Bộ trưởng\n", "by: Bộ trưởng Bộ X\n"},
		{"awards.0.for", "thành tích", "  #     tập thể: 3\n", "  #     tập thể: 3\n  #   for: thành tích\n"},
		{"awards.1.period", "2024", "    # period: 2025 # chưa chắc; nguồn", "    period: 2024 # nguồn"},
		{"awards.1.to", "cá nhân: danh-sach.csv\ntập thể:\nTổ 1\nTổ 3", "        - Tổ 2 | | Phường\n", "        - Tổ 3\n"},
		{"awards.1.to", "tập thể: 2", "      cá nhân:\n        file: danh-sach.csv\n        count: 22\n      tập thể:\n        - {name: Tổ 1, note: giữ}\n        - Tổ 2 | | Phường\n", "      tập thể: 2\n"},
		{"awards.2.to", "tập thể: 4\nLê An | Hiệu trưởng, Bí thư", "{tập thể: 4}", `{tập thể: 4, cá nhân: ["Lê An | Hiệu trưởng, Bí thư"]}`},
		{"awards.2.by", "UBND tỉnh", "to: {tập thể: 4}}", "to: {tập thể: 4}, by: UBND tỉnh}"},
		{"awards.1.no", "419/QĐ-UBND", `"418/QĐ-UBND" #`, `"419/QĐ-UBND" #`},
		{"category", "Tin tức", "draft: true", "category: Tin tức\ndraft: true"},
		{"awards.1.by", "", "    by: Chủ tịch UBND phường\n", ""},
		{"pictures.0.alt", "Trao giấy khen", "![]", "![Trao giấy khen]"},
		{"body", "Mở đầu khác.", "Mở đầu.\n\n![](anh-1.jpg)", "Mở đầu khác."},
	} {
		w := written(t)
		ok := w.Set(test.id, test.text)
		if want := strings.Replace(writtenText, test.was, test.is, 1); !ok || w.Text() != want {
			t.Errorf("%s: %v\n%s", test.id, ok, w.Text())
		}
	}
	w := written(t)
	if w.Set("date", "hôm nay") || w.Set("awards.9.by", "x") || w.Text() != writtenText {
		t.Error("a bad value is taken")
	}
	if !w.Set("list.danh-sach.csv", "Họ tên,Ghi chú\nLê Ân,x") || w.Lists()["danh-sach.csv"] != "Họ tên,Ghi chú\nLê Ân,x\n" || w.Text() != writtenText {
		t.Errorf("the list is %q", w.Lists())
	}
}

// A value that is confirmed is a key, an award with all its lines; one that is dropped goes with its notes.
func TestWrittenConfirm(t *testing.T) {
	for _, test := range []struct {
		do      func(*Written) bool
		was, is string
	}{
		{func(w *Written) bool { return w.Confirm("photo") }, "# photo: Lan Anh # chưa chắc; nguồn", "photo: Lan Anh # nguồn"},
		{func(w *Written) bool { return w.Confirm("event.kind") }, "# event:\n#   kind: trao tặng # chưa chắc\n", "event:\n  kind: trao tặng\n"},
		{func(w *Written) bool { return w.Confirm("awards.0") },
			"# chưa chắc; nguồn: tin.docx, đoạn 2: “Bộ trưởng tặng Bằng khen cho 3 tập thể.”\n  # - award: Bằng khen\n  #   by: Bộ trưởng\n  #   to:\n  #     tập thể: 3\n",
			"# chưa chắc; nguồn: tin.docx, đoạn 2: “Bộ trưởng tặng Bằng khen cho 3 tập thể.”\n  - award: Bằng khen\n    by: Bộ trưởng\n    to:\n      tập thể: 3\n"},
		{func(w *Written) bool { return w.Drop("awards.2") }, "  - {award: Cờ thi đua, id: co, to: {tập thể: 4}}\n", ""},
		{func(w *Written) bool { return w.Drop("awards.0") }, "  # chưa chắc; nguồn: tin.docx, đoạn 2: “Bộ trưởng tặng Bằng khen cho 3 tập thể.”\n  # - award: Bằng khen\n  #   by: Bộ trưởng\n  #   to:\n  #     tập thể: 3\n", ""},
		{func(w *Written) bool { w.AddAward(); return true }, "to: {tập thể: 4}}\n", "to: {tập thể: 4}}\n  - award: \"\"\n"},
		{func(w *Written) bool { return w.Publish(true) }, "draft: true", "draft: false"},
	} {
		w := written(t)
		ok := test.do(w)
		if want := strings.Replace(writtenText, test.was, test.is, 1); !ok || w.Text() != want {
			t.Errorf("%v\n%s", ok, w.Text())
		}
	}
	if w := written(t); w.Confirm("x") || w.Drop("title") || w.Drop("awards.9") {
		t.Error("what is not there was confirmed or dropped")
	}
	for _, text := range []string{"", "chữ", "---\ntitle: [\n---\n", "---\n- a\n---\n", "+++\na = 1\n+++\n"} {
		if _, ok := ReadWritten(text, nil); ok {
			t.Errorf("%q is read", text)
		}
	}
}
