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
