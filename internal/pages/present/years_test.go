package present_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/testkit/trial"
)

// honoured is a site about Khánh Hòa, with which Ninh Thuận was merged, and about Hà Nội, where wards replaced a district.
func honoured() string {
	return settings() +
		awarded("nha-trang", "2024-05-01", "Thành phố Nha Trang, Khánh Hòa", `{award: Bằng khen, by: UBND tỉnh, to: {tập thể: 26, cá nhân: 12}}`, `{award: Giấy khen, by: UBND thành phố, to: {"tập thể, cá nhân": nhiều}}`) +
		awarded("ninh-hai", "2024-12-13", "Huyện Ninh Hải, Ninh Thuận", `{award: Giấy khen, by: UBND huyện, to: {cá nhân: 14}}`) +
		awarded("hai-noi", "2023-03-21", "[\"Quận Đống Đa, Hà Nội\", \"Thành phố Nha Trang, Khánh Hòa\"]", `{award: Cờ thi đua, by: Chính phủ, to: {tập thể: [Trường Một]}}`) +
		awarded("de-nghi", "2022-03-21", "Hà Nội", `{award: Cờ thi đua, by: Chính phủ, status: đề nghị, to: {tập thể: 3}}`) +
		"-- content/localities.yaml --\n- {name: Phường Đống Đa, parent: Hà Nội}\n"
}

func said(c view.Count) string {
	if c.AtLeast {
		return fmt.Sprint("≥", c.N)
	}
	return fmt.Sprint(c.N)
}

func TestYearReport(t *testing.T) {
	s := trial.LoadText(t, honoured())
	v := trial.View[*view.YearReport](t, s, "/nam/2024/")
	var got []string
	row := func(name string, r view.ReportRow) {
		line := name + r.Class + ":"
		for _, c := range r.Counts {
			line += " " + said(c)
		}
		got = append(got, line+" = "+said(r.Sum)+" of "+fmt.Sprint(r.Count))
	}
	for _, l := range v.Levels {
		row(l.Level, l.Sum)
		for _, r := range l.Rows {
			row(" "+r.Name+" ", r)
		}
	}
	for _, r := range v.Places {
		row(r.Name, r)
	}
	row("all", v.All)
	want := []string{
		"provincial: 26 12 0 0 0 0 = 38 of 1", " Bằng khen commendation: 26 12 0 0 0 0 = 38 of 1",
		"local: 0 ≥14 0 0 0 ≥0 = ≥14 of 2", " Giấy khen commendation: 0 ≥14 0 0 0 ≥0 = ≥14 of 2",
		"Khánh Hòa: ≥26 ≥26 0 0 0 ≥0 = ≥52 of 3", // with Ninh Thuận, which is part of it today
		"all: ≥26 ≥26 0 0 0 ≥0 = ≥52 of 3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if v.Archive != "/luu-tru/2024/" || v.Older == nil || v.Older.Href != "/nam/2023/" || v.Newer != nil || v.Total != 3 || len(v.Rows) != 3 {
		t.Errorf("%+v", v)
	}
	if list := trial.View[*view.List](t, s, "/luu-tru/2024/"); list.Report != "/nam/2024/" {
		t.Errorf("the archive of 2024 leads to %q", list.Report)
	}
	if list := trial.View[*view.List](t, s, "/luu-tru/2022/"); list.Report != "" {
		t.Errorf("a year without awards has the page %q", list.Report)
	}
	if years := trial.View[*view.YearReports](t, s, "/nam/").Years; len(years) != 2 || years[0].Name != "2024" || said(years[0].Sum) != "≥52" || said(years[1].Sum) != "1" {
		t.Errorf("years %+v", years)
	}
}

// The numbers of the summary as CSV add up to those of the year: an award of two places is in one row.
func TestSummaryAddsUp(t *testing.T) {
	s := trial.LoadText(t, honoured())
	files := trial.Render(t, s)
	for year, want := range map[string]int{"2024": 52, "2023": 1} {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(files["nam/"+year+"/bang-tong-hop.csv"]), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, r := range rows[1:] {
			var n int
			fmt.Sscan(r[len(r)-2], &n)
			sum += n
		}
		if sum != want {
			t.Errorf("%s: %d in %v, want %d", year, sum, rows, want)
		}
	}
}

// A place's files and figures hold the awards at it, below it and in provinces merged into it, each once; those of units
// that it replaced are counted apart. A link to a file says its size.
func TestPlacesHaveTheirAwards(t *testing.T) {
	s := trial.LoadText(t, honoured())
	files := trial.Render(t, s)
	for address, want := range map[string]struct {
		articles, sum, former string
	}{
		"/dia-phuong/khanh-hoa/":                     {"ninh-hai nha-trang hai-noi", "≥53", "Tỉnh Ninh Thuận 14 true;"},
		"/dia-phuong/khanh-hoa/thanh-pho-nha-trang/": {"nha-trang hai-noi", "≥39", ""},
		"/dia-phuong/ninh-thuan/":                    {"ninh-hai", "14", ""},
		"/dia-phuong/ha-noi/quan-dong-da/":           {"hai-noi", "1", ""},
		"/dia-phuong/ha-noi/phuong-dong-da/":         {"", "0", "Quận Đống Đa 1 false;"},
	} {
		v := trial.View[*view.List](t, s, address)
		former := ""
		if v.Place == nil {
			t.Fatalf("%s has no figures", address)
		}
		for _, f := range v.Place.Former {
			former += fmt.Sprint(f.Name, " ", said(f.Sum), " ", f.Within, ";")
		}
		var sum view.Count
		if v.Numbers != nil {
			sum = v.Numbers.Sum
		}
		if said(sum) != want.sum || former != want.former {
			t.Errorf("%s: %s, %q; want %s, %q", address, said(sum), former, want.sum, want.former)
		}
		data, ok := files[strings.TrimPrefix(address, "/")+"bang-vang.json"]
		if ok != (want.articles != "") || ok != (len(v.Downloads) > 0) {
			t.Errorf("%s: data %v, downloads %+v", address, ok, v.Downloads)
			continue
		}
		if !ok {
			continue
		}
		var got struct{ Awards []view.Record }
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		articles := ""
		for _, r := range got.Awards {
			if !strings.HasSuffix(articles, r.Article) {
				articles = strings.TrimSpace(articles + " " + r.Article)
			}
		}
		if articles != want.articles {
			t.Errorf("%s: awards of %s, want %s", address, articles, want.articles)
		}
		for _, f := range v.Downloads {
			if n := len(files[strings.TrimPrefix(f.Href, "/")]); int64(n) != f.Bytes {
				t.Errorf("%s: %d bytes, said to be %d", f.Href, n, f.Bytes)
			}
		}
	}
	year := trial.View[*view.YearReport](t, s, "/nam/2024/")
	if len(year.Downloads) != 3 {
		t.Errorf("downloads of a year: %+v", year.Downloads)
	}
	for _, f := range year.Downloads {
		if n := len(files[strings.TrimPrefix(f.Href, "/")]); int64(n) != f.Bytes {
			t.Errorf("%s: %d bytes, said to be %d", f.Href, n, f.Bytes)
		}
	}
}

// An award that an article of a place only reports is in the place's data as its record, and counts there.
func TestPlaceOfAReport(t *testing.T) {
	s := trial.LoadText(t, settings()+
		awarded("tinh", "2024-05-01", "Hải Phòng", `{award: Bằng khen, by: UBND thành phố, id: goc, to: {tập thể: 5}}`)+
		awarded("noi", "2024-05-02", "Hà Nội", `{award: Bằng khen, by: UBND thành phố Hải Phòng, id: lai, same_as: goc, to: {tập thể: 5}}`))
	term := s.Model.Localities.Get("ha-noi")
	at := site.AwardsAt(term)
	if len(at) != 1 || at[0].ID != "goc" {
		t.Errorf("awards at Hà Nội: %+v", at)
	}
	if data := string(trial.Render(t, s)["dia-phuong/ha-noi/bang-vang.json"]); strings.Count(data, `"id":"goc"`) != 1 || strings.Contains(data, `"id":"lai"`) {
		t.Errorf("data of Hà Nội:\n%s", data)
	}
	if v := trial.View[*view.List](t, s, "/dia-phuong/ha-noi/"); v.Numbers.Sum.N != 5 {
		t.Errorf("Hà Nội counts %+v", v.Numbers.Sum)
	}
}
