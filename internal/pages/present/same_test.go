package present_test

import (
	"encoding/json"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const reportedTwice = `
-- content/site.yaml --
base_url: https://example.org/
index_individuals: true
-- content/2024/01/a.md --
---
title: Bài trước
date: 2024-01-19
locality: Thị xã Hồng Lĩnh, Hà Tĩnh
awards:
  - {award: Bằng khen, by: UBND tỉnh, id: goc, to: {tập thể: [Trường TH Bắc Hồng], cá nhân: [Lê An]}}
---

Thân bài.
-- content/2024/01/b.md --
---
title: Bài sau
date: 2024-01-25
locality: Thị xã Hồng Lĩnh, Hà Tĩnh
awards:
  - {award: Bằng khen, by: UBND tỉnh, id: lai, same_as: "https://example.org/2024/01/a/#goc", to: {tập thể: [Trường TH Bắc Hồng, Trường TH Nam Hồng], cá nhân: [Lê An]}}
  - {award: Giấy khen, by: UBND thị xã, to: {tập thể: 5}}
---

Thân bài khác.
-- content/2024/01/c.md --
---
title: Bài sau nữa
date: 2024-01-26
awards:
  - {award: Bằng khen, by: UBND tỉnh Hà Tĩnh, id: nua, same_as: lai}
---

Thân bài khác nữa.
`

// TestReportedTwice checks that an award of three articles, one of which names another that names the first, counts once
// on every page and in the data, and that all three articles show it.
func TestReportedTwice(t *testing.T) {
	s := trial.LoadText(t, reportedTwice)
	board := trial.View[*view.Roll](t, s, "/bang-vang/")
	if len(board.Rows) != 2 || board.Total != 2 || len(board.Numbers.Totals) != 2 || board.Numbers.Totals[0].N != 6 || board.Numbers.Totals[1].N != 1 {
		t.Errorf("the roll has %d rows, totals %+v", len(board.Rows), board.Numbers.Totals)
	}
	honour := trial.View[*view.List](t, s, "/khen-thuong/bang-khen/")
	if n := len(honour.Honour.Awards); n != 1 || honour.Total != 3 || honour.Honour.Numbers.Totals[0].N != 1 {
		t.Errorf("the honour has %d awards in %d articles: %+v", n, honour.Total, honour.Honour.Numbers.Totals)
	}
	for address, want := range map[string][2]int{ // articles, awards
		"/bang-vang/don-vi-trao/ubnd-tinh-ha-tinh/":                       {3, 1},
		"/bang-vang/tap-the/truong-th-bac-hong-thi-xa-hong-linh-ha-tinh/": {2, 1},
		"/bang-vang/tap-the/truong-th-nam-hong-thi-xa-hong-linh-ha-tinh/": {1, 1}, // whom the record does not name
		"/bang-vang/ca-nhan/le-an-thi-xa-hong-linh-ha-tinh/":              {2, 1},
		"/bang-vang/don-vi-trao/ubnd-thi-xa-hong-linh-ha-tinh/":           {1, 1},
	} {
		if l := trial.View[*view.List](t, s, address); l.Total != want[0] || len(l.Awards)+len(l.Won) != want[1] {
			t.Errorf("%s: %d articles, %d awards", address, l.Total, len(l.Awards)+len(l.Won))
		}
	}
	first, second := trial.View[*view.Article](t, s, "/2024/01/a/"), trial.View[*view.Article](t, s, "/2024/01/b/")
	if also := first.Awards.Rows[0].AlsoIn; len(also) != 2 || also[0].Href != "/2024/01/b/#lai" || also[1].Href != "/2024/01/c/#nua" {
		t.Errorf("the record is also in %+v", also)
	}
	if w := second.Awards.Rows[0]; w.Record == nil || w.Record.Href != "/2024/01/a/#goc" || w.Recipients[0].Names[0].Href == "" {
		t.Errorf("the report: %+v", w)
	}
	files := trial.Render(t, s)
	var data struct {
		Awards []view.Record `json:"awards"`
	}
	if err := json.Unmarshal(files["bang-vang.json"], &data); err != nil {
		t.Fatal(err)
	}
	ids := ""
	for _, r := range data.Awards {
		ids += r.ID + " " + strings.Join(r.AlsoIn, " ") + "\n"
	}
	if !strings.HasSuffix(ids, "goc https://example.org/2024/01/b/#lai https://example.org/2024/01/c/#nua\n") || strings.Count(ids, "goc ") != 2 || len(data.Awards) != 3 {
		t.Errorf("data:\n%s", ids)
	}
	if csv := string(files["bang-vang.csv"]); strings.Contains(csv, "lai") && strings.Contains(csv, "\nlai,") {
		t.Errorf("CSV:\n%s", csv)
	}
	if page := string(files["2024/01/b/index.html"]); !strings.Contains(page, `Cùng một khen thưởng với bài <a href="/2024/01/a/#goc">`) {
		t.Errorf("the page of the report:\n%s", page)
	}
}

// TestUnpublishedRecord checks that two reports of an award count once too while the article of the record is a draft or withdrawn, and
// where only the article between them is.
func TestUnpublishedRecord(t *testing.T) {
	middle := "title: Bài sau\n"
	for name, text := range map[string]string{
		"draft":     strings.Replace(reportedTwice, "title: Bài trước\n", "title: Bài trước\ndraft: true\n", 1),
		"withdrawn": strings.Replace(reportedTwice, "title: Bài trước\n", "title: Bài trước\nwithdrawn: 2024-01-20\n", 1),
		"named":     strings.ReplaceAll(strings.Replace(reportedTwice, "title: Bài trước\n", "title: Bài trước\ndraft: true\n", 1), "same_as: lai", "same_as: goc"),
		"middle":    strings.Replace(reportedTwice, middle, middle+"draft: true\n", 1),
	} {
		s := trial.LoadText(t, text)
		n := 0
		for _, row := range trial.View[*view.Roll](t, s, "/bang-vang/").Rows {
			if row.Honour.Name == "Bằng khen" {
				n++
			}
		}
		if n != 1 || s.Problems.HasErrors() {
			t.Errorf("%s: Bằng khen is on the roll %d times: %v", name, n, s.Problems)
		}
	}
}

// TestPlacesOfReports checks that an award that an article of another province reports too counts in the roll's table of places as on the
// pages of both.
func TestPlacesOfReports(t *testing.T) {
	s := trial.LoadText(t, strings.Replace(reportedTwice, "title: Bài sau\ndate: 2024-01-25\nlocality: Thị xã Hồng Lĩnh, Hà Tĩnh", "title: Bài sau\ndate: 2024-01-25\nlocality: Nghệ An", 1))
	want := map[string]int{"Hà Tĩnh": 2, "Nghệ An": 7}
	places := trial.View[*view.Roll](t, s, "/bang-vang/").ByLocality.Bars
	for _, place := range places {
		if n := want[place.Name]; place.Honoured.N != n {
			t.Errorf("%s has %d on the roll, want %d", place.Name, place.Honoured.N, n)
		}
		if list := trial.View[*view.List](t, s, place.Href); list.Numbers.Sum.N != want[place.Name] {
			t.Errorf("%s has %+v on its page", place.Name, list.Numbers)
		}
	}
	if len(places) != len(want) {
		t.Errorf("places %+v", places)
	}
}

// TestRecipientsOfReports checks that whom an award honours is one body or person, though two articles about two places report the award.
func TestRecipientsOfReports(t *testing.T) {
	text := strings.Replace(reportedTwice, "title: Bài sau\ndate: 2024-01-25\nlocality: Thị xã Hồng Lĩnh, Hà Tĩnh", "title: Bài sau\ndate: 2024-01-25\nlocality: Nghệ An", 1)
	text = strings.Replace(text, "cá nhân: [Lê An]}}\n  - {award: Giấy khen", "cá nhân: [Lê An | Giáo viên | Trường TH Bắc Hồng, Lê Bình]}}\n  - {award: Giấy khen", 1)
	s := trial.LoadText(t, text)
	for address, want := range map[string]int{"/bang-vang/tap-the/": 2, "/bang-vang/ca-nhan/": 2} { // Bắc Hồng, Nam Hồng; An, Bình
		if n := trial.View[*view.Terms](t, s, address).Total; n != want {
			t.Errorf("%s has %d, want %d", address, n, want)
		}
	}
	if l := trial.View[*view.List](t, s, "/bang-vang/tap-the/truong-th-bac-hong-thi-xa-hong-linh-ha-tinh/"); l.Total != 2 || len(l.Won) != 1 {
		t.Errorf("the school has %d articles, %d awards", l.Total, len(l.Won))
	}
}
