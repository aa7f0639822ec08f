package present_test

import (
	"fmt"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// The front page is about the last full year until the year that is not over has a third of its recipients, and says until when
// that is counted. The chart has both.
func TestYearOfTheFrontPage(t *testing.T) {
	s := settings() +
		awarded("a", "2022-05-01", "Hà Nội", `{award: Bằng khen, by: UBND thành phố, to: {cá nhân: 6}}`) +
		awarded("b", "2023-05-01", "Hà Nội", `{award: Bằng khen, by: UBND thành phố, to: {tập thể: 20, cá nhân: 10}}`) +
		awarded("c", "2024-01-02", "Hà Nội", `{award: Giấy khen, by: UBND thành phố, to: {tập thể: 2}}`, `{award: Bằng khen, by: UBND thành phố, to: {cá nhân: 1}}`) +
		awarded("d", "2024-02-19", "Hà Nội", `{award: Giấy khen, by: UBND thành phố, to: {tập thể: 7}}`)
	for _, c := range []struct{ now, front, title, years string }{
		{"2023-12-31", "2023 đến 01/5", "Năm 2023, đến 01/5: 30 tập thể, cá nhân được khen, đã hơn cả năm 2022", "2023 đến 01/5; 2022;"},
		{"2024-01-01", "2023", "Năm 2023: 30 tập thể, cá nhân được khen, gấp 5 lần năm 2022", "2023; 2022;"},
		{"2024-01-02", "2023", "Năm 2023: 30 tập thể, cá nhân được khen, gấp 5 lần năm 2022", "2024 đến 02/01; 2023; 2022;"},
		{"2024-02-29", "2024 đến 19/02", "Năm 2024, đến 19/02: 10 tập thể, cá nhân được khen", "2024 đến 19/02; 2023; 2022;"},
		{"2025-01-01", "2024", "Năm 2024: 10 tập thể, cá nhân được khen, giảm 20 so với năm 2023", "2024; 2023; 2022;"},
	} {
		v := trial.View[*view.Home](t, trial.LoadText(t, strings.Replace(s, "now 2026-06-01", "now "+c.now, 1)), "/")
		year := func(name, until string) string {
			if until != "" {
				name += " đến " + until
			}
			return name
		}
		years := ""
		for _, b := range v.ByYear.Bars {
			years += year(b.Name, b.Until) + "; "
		}
		if got := year(fmt.Sprint(v.FigureYear), v.FigureUntil); got != c.front || v.ByYear.Title != c.title || strings.TrimSpace(years) != c.years {
			t.Errorf("%s: %s, %q, %q", c.now, got, v.ByYear.Title, years)
		}
	}
}

// A card says how many were honoured, of people and bodies.
func TestCardsCountRecipients(t *testing.T) {
	s := trial.LoadText(t, settings()+
		awarded("a", "2024-01-02", "Hà Nội", `{award: Giấy khen, by: UBND thành phố, to: {tập thể: 2, cá nhân: nhiều}}`, `{award: Bằng khen, by: UBND thành phố, status: đề nghị, to: {cá nhân: 9}}`)+
		awarded("b", "2024-01-01", "Hà Nội", `{award: Giấy khen, by: UBND thành phố}`))
	home := trial.View[*view.Home](t, s, "/")
	if c := home.Lead; c.Awards != 1 || said(c.Honoured) != "≥2" {
		t.Errorf("%+v", c)
	}
	if c := home.Latest[0]; c.Awards != 1 || said(c.Honoured) != "≥0" {
		t.Errorf("an award to nobody in particular: %+v", c)
	}
}

// A site that writes no menu has one of the indexes that there are and of its standing pages; menu: [] is none.
func TestDefaultMenu(t *testing.T) {
	articles := awarded("tin", "2024-01-02", "Hà Nội", `{award: Giấy khen, by: UBND thành phố, to: {tập thể: 2}}`)
	pages := listDoc("gioi-thieu", "2024-01-02", "kind: page") + listDoc("van-ban/huong-dan", "2024-01-02", "kind: page")
	for _, c := range []struct{ settings, text, want string }{
		{settings(), articles + pages, "/ /bang-vang/ /dia-phuong/ /nam/ /khen-thuong/ /luu-tru/ /gioi-thieu/"},
		{settings(), listDoc("tin", "2024-01-02", "category: Tin tức", "campaign: Người tốt, việc tốt"), "/ /phong-trao/ /chuyen-muc/"},
		{settings(), listDoc("tin", "2024-01-02", "tags: [Thi đua]"), "/ /chu-de/"},
		{settings("menu: []"), articles, ""},
		{settings("menu: [{name: Tin, url: /luu-tru/}]"), articles, "/luu-tru/"},
		{settings(), "", ""},
	} {
		var got []string
		for _, item := range trial.View[*view.Home](t, trial.LoadText(t, c.settings+c.text), "/").Site.Menu {
			got = append(got, item.Href)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.settings, got, c.want)
		}
	}
	s := trial.LoadText(t, settings()+articles)
	for address, got := range map[string]string{
		"/": trial.View[*view.Home](t, s, "/").Section, "/dia-phuong/": trial.View[*view.List](t, s, "/dia-phuong/ha-noi/").Section,
		"/nam/": trial.View[*view.YearReport](t, s, "/nam/2024/").Section, "/bang-vang/": trial.View[*view.Terms](t, s, "/bang-vang/don-vi-trao/").Section,
	} {
		if got != address {
			t.Errorf("a page of %s stands under %q", address, got)
		}
	}
}
