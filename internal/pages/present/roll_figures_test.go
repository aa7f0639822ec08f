package present_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

func awarded(name, date, place string, rows ...string) string {
	return listDoc(name, date, "locality: "+place, "awards:\n  - "+strings.Join(rows, "\n  - "))
}

func board(t *testing.T) *view.Roll {
	t.Helper()
	s := trial.LoadText(t, settings()+
		awarded("moi", "2024-05-01", "Quận Đống Đa, Hà Nội", `{award: Giấy khen, by: UBND quận Đống Đa, to: {"tập thể, cá nhân": nhiều}}`, `{award: Bằng khen, by: UBND thành phố, to: {tập thể: 8, cá nhân: hơn 10}}`)+
		awarded("cu", "2023-05-01", "Hải Phòng", `{award: Giải Nhất, to: {cá nhân: 1}}`)+
		awarded("giua", "2024-03-01", "Hải Phòng", `{award: Huân chương Lao động hạng Ba, by: Chủ tịch nước, to: {tập thể: [Phòng Tài chính]}}`, `{award: Bằng khen, by: UBND thành phố, to: {tập thể: 2}}`)+
		"-- content/localities.yaml --\n- {name: Quận Đống Đa, parent: Hà Nội, to: 2025-06-30}\n")
	return trial.View[*view.Roll](t, s, "/bang-vang/")
}

func TestRollIsByYearAndLevel(t *testing.T) {
	var got []string
	for _, r := range board(t).Rows {
		got = append(got, fmt.Sprint(r.Year, " ", r.Level, " ", r.Honour.Name, " ", r.Article.Name))
	}
	want := []string{
		"2024 state Huân chương Lao động hạng Ba giua", "2024 provincial Bằng khen moi", "2024 provincial Bằng khen giua",
		"2024 local Giấy khen moi", "2023 none Giải Nhất cu",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRollInFigures(t *testing.T) {
	v := board(t)
	if diff := cmp.Diff([]string{"state", "provincial", "local", "none"}, v.Levels); diff != "" {
		t.Errorf("levels: %s", diff)
	}
	var got []string
	for _, y := range v.Figures {
		var levels []int
		for _, f := range y.Levels {
			levels = append(levels, f.N)
		}
		got = append(got, fmt.Sprint(y.Year, levels, y.Rows, y.N, y.AtLeast))
	}
	for _, b := range append(v.ByYear.Bars, v.ByLocality.Bars...) {
		got = append(got, fmt.Sprint(b.Name, " ", said(b.Honoured), " ", b.Width, " ", b.Href, b.Until))
	}
	want := []string{
		"2024 [1 20 0 0] 4 21 true", "2023 [0 0 0 1] 1 1 false",
		"2024 ≥21 1000 /nam/2024/", "2023 1 47 /nam/2023/",
		"Hà Nội ≥18 1000 /dia-phuong/ha-noi/", "Hải Phòng 4 222 /dia-phuong/hai-phong/",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	hrefs := map[string]string{}
	for _, y := range v.Figures {
		for _, f := range y.Levels {
			hrefs[fmt.Sprint(y.Year, " ", f.Level)] = f.Href
		}
	}
	if href := hrefs["2024 provincial"]; href != "/bang-vang/?nam=2024&cap=provincial" {
		t.Errorf("a figure leads to %s", href)
	}
}

func TestRollFilters(t *testing.T) {
	got := map[string]string{}
	for _, f := range board(t).Filters {
		got[f.Name] = ""
		for _, o := range f.Options {
			got[f.Name] += fmt.Sprint(o.Value, " ", o.Name, "=", o.Count, ";")
		}
	}
	want := map[string]string{
		"nam": "2024 2024=4;2023 2023=1;", "cap": "state =1;provincial =2;local =1;none =1;",
		"danh-hieu": "bang-khen Bằng khen=2;giai-nhat Giải Nhất=1;giay-khen Giấy khen=1;huan-chuong-lao-dong-hang-ba Huân chương Lao động hạng Ba=1;",
		// An award to several kinds of recipient counts for each.
		"noi": "ha-noi Hà Nội=2;hai-phong Hải Phòng=3;", "doi-tuong": "tap-the tập thể=4;ca-nhan cá nhân=3;", "don-vi": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Only the first page of the roll has figures.
func TestRollOfLaterPages(t *testing.T) {
	var rows []string
	for i := range 61 {
		rows = append(rows, fmt.Sprintf("{award: Giấy khen, by: UBND quận Đống Đa, for: thành tích %d, to: {cá nhân: 1}}", i))
	}
	s := trial.LoadText(t, settings()+awarded("a", "2024-05-01", "Hà Nội", rows...))
	first, second := trial.View[*view.Roll](t, s, "/bang-vang/"), trial.View[*view.Roll](t, s, "/bang-vang/trang/2/")
	if len(first.Rows) != 60 || len(first.Figures) != 1 || first.ByYear != nil {
		t.Errorf("the first page has %d rows, %d years", len(first.Rows), len(first.Figures))
	}
	if len(second.Rows) != 1 || second.Figures != nil || second.ByYear != nil || second.Filters != nil || second.Total != 61 {
		t.Errorf("the second page is %+v", second)
	}
	if len(first.Filters) > 0 {
		t.Errorf("where all is the same there is nothing to filter by: %v", first.Filters)
	}
}
