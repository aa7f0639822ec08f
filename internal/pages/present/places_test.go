package present_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// reformed is a site about quận Đống Đa, which ended on 30/6/2025, and about one of the wards that took it over.
func reformed(extra ...string) string {
	text := settings() +
		awarded("phuong", "2025-12-20", "Phường Đống Đa, Hà Nội", `{award: Giấy khen, by: UBND phường, to: {cá nhân: [Lê Thị Hà, Trần Văn An, Đỗ Trọng Nam, Bùi Thanh An], hộ gia đình: 7}}`, `{award: Huân chương Lao động hạng Ba, by: Chủ tịch nước, to: {tập thể: [Trường Một]}}`) +
		awarded("khac", "2025-11-20", "Phường Kim Liên, Hà Nội", `{award: Giấy khen, by: UBND phường, to: {cá nhân: 20}}`)
	for i := range 45 {
		text += awarded(fmt.Sprint("quan-", i), fmt.Sprintf("2024-01-%02d", 1+i%28), "Quận Đống Đa, Hà Nội", `{award: Bằng khen, by: UBND thành phố, to: {tập thể: [Trường Một], cá nhân: 2}}`)
	}
	return text + strings.Join(extra, "")
}

// The year that is not over says until when it counts, and the title does not say that a year has the most which is only counted to.
func TestPlaceYears(t *testing.T) {
	o := trial.TextOptions(t, reformed(awarded("nhieu", "2025-12-21", "Phường Đống Đa, Hà Nội", `{award: Bằng khen, by: UBND thành phố, to: {tập thể: nhiều}}`)))
	o.Now, _, _ = viet.ParseDate("2025-12-31")
	p := trial.View[*view.List](t, trial.Load(t, o), "/dia-phuong/ha-noi/phuong-dong-da/").Place
	if len(p.Years) != 2 || p.Years[0].Until != "" || p.Years[1].Until != "21/12" || p.Peak == nil || p.Peak.Name != "2024" || !p.Counted {
		t.Errorf("%+v, the most in %+v, %t", p.Years, p.Peak, p.Counted)
	}
}

// The page of a place is a roll: its own awards, the highest of a day first, then those of the unit before it, with numbers that add up.
func TestPlaceIsARoll(t *testing.T) {
	s := trial.LoadText(t, reformed())
	v := trial.View[*view.List](t, s, "/dia-phuong/ha-noi/phuong-dong-da/")
	p := v.Place
	if p == nil || said(p.Own) != "12" || said(p.Before) != "135" || said(p.Sum) != "147" || !p.Apart || p.Since != "2024" || p.Until != "2025" {
		t.Fatalf("figures %+v", p)
	}
	levels, years := 0, 0
	for _, f := range p.Levels {
		levels += f.N
	}
	for _, bar := range p.Years {
		years += bar.Sum.N
	}
	if levels != 147 || years != 147 || p.Levels[0].Level != "state" || p.Peak == nil || p.Peak.Name != "2024" {
		t.Errorf("%d by level, %d by year, %+v", levels, years, p)
	}
	if v.RowsTotal != 2 || v.Rows[0].Row.Honour.Name != "Huân chương Lao động hạng Ba" || !v.Rows[1].Same {
		t.Fatalf("rows %+v", v.Rows)
	}
	row := v.Rows[1].Row
	if len(row.To) != 3 || row.More != 1 || row.Numbers != "7 hộ gia đình" || !strings.HasPrefix(row.Article.Href, "/phuong/#kt-") {
		t.Errorf("row %+v", row)
	}
	if len(p.Former) != 1 || p.Former[0].Name != "Quận Đống Đa" || p.Former[0].Until != "30/6/2025" || p.Former[0].Count != 45 || len(p.Former[0].Rows) != 20 || !p.Former[0].Rest {
		t.Errorf("before it %+v", p.Former)
	}
	if len(p.Bodies) != 2 || p.Bodies[0].Count != 45 || p.Bodies[1].Count != 1 || p.AllBodies != "" {
		t.Errorf("bodies %+v", p.Bodies)
	}
	names := ""
	for _, bar := range p.Beside {
		names += fmt.Sprint(bar.Name, " ", said(bar.Sum), " ", bar.Here, bar.Former, "; ")
	}
	if names != "Kim Liên 20 false false; Đống Đa 12 true false; Quận Đống Đa 135 false true; " {
		t.Errorf("beside others: %s", names)
	}
	quan := trial.View[*view.List](t, s, "/dia-phuong/ha-noi/quan-dong-da/")
	if len(quan.Rows) != 40 || quan.RowsTotal != 45 || quan.Pager.Of != 3 {
		t.Errorf("%d rows of %d on %d pages", len(quan.Rows), quan.RowsTotal, quan.Pager.Of)
	}
	if second := trial.View[*view.List](t, s, "/dia-phuong/ha-noi/quan-dong-da/trang/2/"); len(second.Rows) != 5 || second.Place != nil || len(second.Years) == 0 {
		t.Errorf("the second page has %d rows", len(second.Rows))
	}
	page := string(trial.Render(t, s)["dia-phuong/ha-noi/phuong-dong-da/index.html"])
	for _, want := range []string{"<b>147 tập thể, cá nhân</b> được khen từ năm 2024 đến năm 2025: 12 từ khi lập phường, 135 của các đơn vị trước đó.", "đến 30/6/2025, <a", "Cả 45 khen thưởng của Quận Đống Đa",
		`<li><a href="#_awards">Khen thưởng</a></li><li><a href="#_bodies">Tập thể</a></li><li><a href="#_articles">Bài viết</a></li></ul>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	first, second := trial.Render(t, s)["dia-phuong/ha-noi/quan-dong-da/index.html"], trial.Render(t, s)["dia-phuong/ha-noi/quan-dong-da/trang/2/index.html"]
	if more := `/trang/2/#_awards">Xem tiếp trong 45 lần khen</a>`; !strings.Contains(string(first), more) || strings.Contains(string(second), "Xem tiếp") {
		t.Error("only the first page leads to the other awards")
	}
}

// A ward that no article names has a page if a unit that it took over has awards: it says them, and the sitemap has it. A site of a
// day before the reform has none, and a site without awards neither.
func TestHeirsHavePages(t *testing.T) {
	const heir = "/dia-phuong/ha-noi/phuong-o-cho-dua/"
	files := trial.Render(t, trial.LoadText(t, reformed()))
	page := string(files["dia-phuong/ha-noi/phuong-o-cho-dua/index.html"])
	if !strings.Contains(page, "135 tập thể, cá nhân</b> được khen trong năm 2024: đều của các đơn vị trước đó.") || strings.Contains(page, "Chưa có bài viết nào") {
		t.Errorf("the page of the heir:\n%s", page)
	}
	if !strings.Contains(string(files["sitemap.xml"]), heir) || files[strings.TrimPrefix(heir, "/")+"feed.xml"] != nil || strings.Contains(page, "feed.xml\">Theo dõi trang này") {
		t.Error("the sitemap lacks the heir, or it has a feed")
	}
	before := strings.Replace(reformed(), "now 2026-06-01", "now 2025-06-01", 1)
	plain := settings() + listDoc("a", "2024-01-19", "locality: Quận Đống Đa")
	taken := reformed(listDoc("cu", "2020-01-19", "aliases: ["+heir+"]"))
	for name, text := range map[string]string{"before the reform": before, "without awards": plain, "an address of old": taken} {
		s := trial.LoadText(t, text)
		for _, p := range s.Plan.Pages {
			if v, ok := trial.PageView(t, p).(*view.List); ok && p.Address == heir {
				t.Errorf("%s: %+v", name, v)
			}
		}
	}
}

// The diagram has the 34 provinces and two zones; a zone without a page leads to its province, and a province without one nowhere.
func TestTileMap(t *testing.T) {
	s := trial.LoadText(t, reformed(awarded("da-nang", "2025-12-01", "Đà Nẵng", `{award: Bằng khen, by: UBND thành phố, to: {cá nhân: nhiều, tập thể: 5}}`)))
	v := trial.View[*view.Places](t, s, "/dia-phuong/")
	if v.Named != 2 || v.Of != 34 || len(v.Provinces) != 34 || v.Map == nil || len(v.Map.Tiles) != 36 {
		t.Fatalf("%+v", v)
	}
	at := map[string]view.Tile{}
	spots := map[[2]int]bool{}
	for _, tile := range v.Map.Tiles {
		at[tile.Short] = tile
		spots[[2]int{tile.X, tile.Y}] = true
	}
	if len(at) != 36 || len(spots) != 36 {
		t.Errorf("%d signs at %d spots", len(at), len(spots))
	}
	for short, want := range map[string]string{
		"HN": "Hà Nội /dia-phuong/ha-noi/ 167 1", "ĐN": "Đà Nẵng /dia-phuong/da-nang/ ≥5 1", "HSa": "Đặc khu Hoàng Sa /dia-phuong/da-nang/ 0 0",
		"TSa": "Đặc khu Trường Sa  0 0", "CM": "Cà Mau  0 0",
	} {
		tile := at[short]
		if got := fmt.Sprint(tile.Name, " ", tile.Href, " ", said(tile.Sum), " ", tile.Class); got != want {
			t.Errorf("%s: %s, want %s", short, got, want)
		}
	}
	for _, e := range v.Provinces {
		i := slices.IndexFunc(v.Map.Tiles, func(tile view.Tile) bool { return tile.Name == e.Name })
		if i < 0 || v.Map.Tiles[i].Href != e.Href || v.Map.Tiles[i].Sum != e.Sum {
			t.Errorf("%s: the list says %+v", e.Name, e)
		}
	}
	if old := trial.View[*view.Places](t, trial.LoadText(t, strings.Replace(reformed(), "now 2026-06-01", "now 2025-06-30", 1)), "/dia-phuong/"); old.Map != nil || old.Of != 63 {
		t.Errorf("before the reform: %d provinces, map %v", old.Of, old.Map != nil)
	}
}
