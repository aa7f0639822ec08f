package yamlnode

import (
	"strings"
	"testing"
)

// putText is a front matter as editors and imports write it.
const putText = `# nhập từ: qd.docx (3ab00ad63797)
title: Đồ Sơn tổng kết # nguồn: qd.docx
# của tôi
locality: Quận Đồ Sơn, Hải Phòng # nguồn: qd.docx, đoạn 3
khoá lạ: giữ
tags:
  - Thi đua # một
  # hai
  - Khen thưởng
author: [Nam Giang, {name: Lan Anh, role: ảnh}]
summary: |
  Dòng một.

  Dòng hai.
event:
  kind: tổng kết
awards:
  # nguồn: đoạn 6: “Tặng Giấy khen”
  - award: Giấy khen # nguồn: đoạn 6
    by:
    to:
      cá nhân:
        file: ds.csv
        count: 22
  - {award: Cờ thi đua, by: "UBND, HĐND", to: {tập thể: 4}}
draft: true
`

// A value is changed in its place; whatever else the text has stays, letter by letter.
func TestPut(t *testing.T) {
	for _, test := range []struct{ path, value, was, is string }{
		{"title", "Tên khác", "title: Đồ Sơn tổng kết #", "title: Tên khác #"},
		{"summary", "Sapo.", "summary: |\n  Dòng một.\n\n  Dòng hai.\n", "summary: Sapo.\n"},
		{"category", "Tin tức", "draft: true", "category: Tin tức\ndraft: true"},
		{"event/at", "Hội trường", "  kind: tổng kết\n", "  kind: tổng kết\n  at: Hội trường\n"},
		{"source/name", "Báo", "draft: true", "source:\n  name: Báo\ndraft: true"},
		{"awards/0/by", "UBND quận", "    by:\n", "    by: UBND quận\n"},
		{"awards/0/for", "thành tích", "        count: 22\n", "        count: 22\n    for: thành tích\n"},
		{"awards/0/to/tập thể", "4", "        count: 22\n", "        count: 22\n      tập thể: 4\n"},
		{"awards/0/to/cá nhân", "21", "      cá nhân:\n        file: ds.csv\n        count: 22\n", "      cá nhân: 21\n"},
		{"awards/1/by", "UBND", `"UBND, HĐND"`, "UBND"},
		{"awards/1/to/tập thể", "hơn 50", "tập thể: 4", "tập thể: hơn 50"},
		{"awards/1/to/cá nhân", "9", "tập thể: 4", "tập thể: 4, cá nhân: 9"},
		{"awards/1/decision/no", "1/QĐ", "{tập thể: 4}}", "{tập thể: 4}, decision: {no: 1/QĐ}}"},
		{"awards/2/award", "Bằng khen", "{tập thể: 4}}\n", "{tập thể: 4}}\n  - award: Bằng khen\n"},
		{"awards/1/to/tập thể, cá nhân", "nhiều", "tập thể: 4", "tập thể: 4, \"tập thể, cá nhân\": nhiều"},
		{"decisions/0/no", "1/QĐ", "draft: true", "decisions:\n  - no: 1/QĐ\ndraft: true"},
	} {
		got, ok := Put(putText, strings.Split(test.path, "/"), test.value)
		if want := strings.Replace(putText, test.was, test.is, 1); !ok || got != want {
			t.Errorf("%s: %v\n%s", test.path, ok, got)
		}
	}
	for _, path := range []string{"title/x", "awards/5/award", "khoá lạ/0", "author/1/name/x"} {
		if got, ok := Put(putText, strings.Split(path, "/"), "x"); ok {
			t.Errorf("%s is written:\n%s", path, got)
		}
	}
	if got, ok := Put(putText, Path{"title"}, "a: b"); ok {
		t.Errorf("a value that breaks the text is written:\n%s", got)
	}
	if got, ok := Put("", Path{"event", "kind"}, "lễ"); !ok || got != "\nevent:\n  kind: lễ\n" {
		t.Errorf("%q %v", got, ok)
	}
}

// A list keeps the items that stay as they are, with their comments.
func TestPutList(t *testing.T) {
	for _, test := range []struct {
		path    string
		items   []Item
		was, is string
	}{
		{"tags", []Item{{1, ""}, {-1, "Mới"}, {0, ""}}, "  - Thi đua # một\n  # hai\n  - Khen thưởng\n", "  # hai\n  - Khen thưởng\n  - Mới\n  - Thi đua # một\n"},
		{"author", []Item{{1, ""}, {-1, "Thu Hà"}}, "[Nam Giang, {name: Lan Anh, role: ảnh}]", "[{name: Lan Anh, role: ảnh}, Thu Hà]"},
		{"locality", []Item{{0, ""}, {-1, "Huế"}}, "Quận Đồ Sơn, Hải Phòng #", `["Quận Đồ Sơn, Hải Phòng", Huế] #`},
		{"campaign", []Item{{-1, "Một"}, {-1, "Hai"}}, "draft: true", "campaign:\n  - Một\n  - Hai\ndraft: true"},
		{"awards/1/to/cá nhân", []Item{{-1, "Lê An"}, {-1, "Lê Bình"}}, "tập thể: 4", "tập thể: 4, cá nhân: [Lê An, Lê Bình]"},
	} {
		got, ok := PutList(putText, strings.Split(test.path, "/"), test.items)
		if want := strings.Replace(putText, test.was, test.is, 1); !ok || got != want {
			t.Errorf("%s: %v\n%s", test.path, ok, got)
		}
	}
}

// A key goes with its lines, and with what holds nothing else; a comment of an editor stays.
func TestRemove(t *testing.T) {
	note := func(c string) bool { return strings.HasPrefix(c, "nguồn:") }
	for _, test := range []struct{ path, was, is string }{
		{"locality", "locality: Quận Đồ Sơn, Hải Phòng # nguồn: qd.docx, đoạn 3\n", ""},
		{"event/kind", "event:\n  kind: tổng kết\n", ""},
		{"summary", "summary: |\n  Dòng một.\n\n  Dòng hai.\n", ""},
		{"awards/0", "  # nguồn: đoạn 6: “Tặng Giấy khen”\n  - award: Giấy khen # nguồn: đoạn 6\n    by:\n    to:\n      cá nhân:\n        file: ds.csv\n        count: 22\n", ""},
		{"awards/1", "  - {award: Cờ thi đua, by: \"UBND, HĐND\", to: {tập thể: 4}}\n", ""},
		{"awards/0/award", "award: Giấy khen #", "award: #"},
		{"awards/1/by", `by: "UBND, HĐND", `, ""},
		{"awards/1/to/tập thể", `, to: {tập thể: 4}`, ""},
		{"tags/1", "  - Khen thưởng\n", ""},
		{"không có", "", ""},
	} {
		got, ok := Remove(putText, strings.Split(test.path, "/"), note)
		if want := strings.Replace(putText, test.was, test.is, 1); !ok || got != want {
			t.Errorf("%s: %v\n%s", test.path, ok, got)
		}
	}
}
