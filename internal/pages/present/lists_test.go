package present_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

func listDoc(name, date string, front ...string) string {
	return fmt.Sprintf("-- content/%s.md --\n---\ntitle: %s\ndate: %s\n%s\n---\n\nMở đầu.\n", name, name, date, strings.Join(front, "\n"))
}

func settings(lines ...string) string {
	return "now 2026-06-01\n-- content/site.yaml --\nbase_url: https://example.org/\n" + strings.Join(lines, "\n") + "\n"
}

// many returns a site of n articles, one per page of a list.
func many(t *testing.T, n int) *build.Site {
	t.Helper()
	b := settings("per_page: 1")
	for i := range n {
		b += listDoc(fmt.Sprintf("b%02d", i), fmt.Sprintf("2024-01-%02d", i+1))
	}
	return trial.LoadText(t, b)
}

// pages returns a pager as text: this page in brackets, a gap as a dot.
func pages(p view.Pager) string {
	var out []string
	for _, l := range p.Pages {
		switch {
		case l.Href == "":
			out = append(out, "·")
		case l.Name == fmt.Sprint(p.Number):
			out = append(out, "["+l.Name+"]")
		default:
			out = append(out, l.Name)
		}
	}
	return strings.Join(out, " ")
}

func TestPager(t *testing.T) {
	s := many(t, 12)
	for n, want := range map[int]string{
		2: "1 [2] 3 4 · 12", 4: "1 2 3 [4] 5 6 · 12", 6: "1 · 4 5 [6] 7 8 · 12", 9: "1 · 7 8 [9] 10 11 12", 12: "1 · 10 11 [12]",
	} {
		v := trial.View[*view.List](t, s, string(routes.Home.Page(n)))
		if got := pages(v.Pager); got != want || v.Pager.Of != 12 || v.Total != 12 {
			t.Errorf("page %d: %s, want %s", n, got, want)
		}
		if len(v.Years) != 1 || len(v.Years[0].Cards) != 1 || v.Years[0].Cards[0].Title != fmt.Sprintf("b%02d", 12-n) {
			t.Errorf("page %d shows %v", n, v.Years)
		}
		wantOlder := fmt.Sprintf("/trang/%d/", n+1)
		if n == 12 {
			wantOlder = ""
		}
		wantNewer := fmt.Sprintf("/trang/%d/", n-1)
		if n == 2 {
			wantNewer = "/"
		}
		if v.Pager.Older != wantOlder || v.Pager.Newer != wantNewer {
			t.Errorf("page %d leads to %q and %q", n, v.Pager.Older, v.Pager.Newer)
		}
	}
	if v := trial.View[*view.List](t, many(t, 1), "/luu-tru/2024/"); v.Pager.Pages != nil || v.Pager.Of != 1 {
		t.Errorf("a list of one page has the pager %+v", v.Pager)
	}
}

// A list is grouped by year across its pages, by the day in Viet Nam.
func TestYears(t *testing.T) {
	s := trial.LoadText(t, settings("per_page: 3")+
		listDoc("a", "2024-12-31T18:00:00Z", "tags: [Một]")+listDoc("b", "2024-12-31", "tags: [Một]")+listDoc("c", "2023-01-01", "tags: [Một]")+listDoc("d", "2022-01-01", "tags: [Một]"))
	var got []string
	for _, address := range []string{"/chu-de/mot/", "/chu-de/mot/trang/2/"} {
		for _, y := range trial.View[*view.List](t, s, address).Years {
			for _, c := range y.Cards {
				got = append(got, fmt.Sprint(y.Year, c.Title))
			}
		}
	}
	if diff := cmp.Diff([]string{"2025a", "2024b", "2023c", "2022d"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestByLetter(t *testing.T) {
	s := trial.LoadText(t, settings()+listDoc("a", "2024-01-01", "tags: [Đền ơn đáp nghĩa, Dạy tốt, Ánh sáng, An toàn, Ông bà, 70 năm, Ưu tú, Uống nước, đổi mới]"))
	var got []string
	for _, g := range trial.View[*view.Terms](t, s, "/chu-de/").Groups {
		var names []string
		for _, l := range g.Terms {
			names = append(names, l.Name)
		}
		got = append(got, g.Name+": "+strings.Join(names, ", "))
	}
	want := []string{"#: 70 năm", "A: An toàn, Ánh sáng", "D: Dạy tốt", "Đ: Đền ơn đáp nghĩa, đổi mới", "Ô: Ông bà", "U: Uống nước", "Ư: Ưu tú"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An index of 450 tags has 3 pages. Each tag is on one of them, in Vietnamese order, and the way to each letter leads to the page
// and the anchor where it begins.
func TestPagesOfAnIndex(t *testing.T) {
	var tags []string
	for _, letter := range []string{"A", "Ă", "Â", "D", "Đ", "E", "Ê", "Ơ", "Ư"} {
		for i := range 50 {
			tags = append(tags, fmt.Sprintf("%sm %02d", letter, i))
		}
	}
	text := settings()
	for i := range 9 {
		text += listDoc(fmt.Sprintf("a%d", i), "2024-01-01", "tags: ["+strings.Join(tags[50*i:50*i+50], ", ")+"]")
	}
	s := trial.LoadText(t, text)
	pages := map[string]*view.Terms{"/chu-de/": nil, "/chu-de/trang/2/": nil, "/chu-de/trang/3/": nil}
	var names []string
	for _, address := range slices.Sorted(maps.Keys(pages)) {
		v := trial.View[*view.Terms](t, s, address)
		pages[address] = v
		for _, g := range v.Groups {
			for _, l := range g.Terms {
				names = append(names, l.Name)
			}
		}
		if v.Total != 450 || v.Pager.Of != 3 || len(v.Ways) != 9 {
			t.Errorf("%s: %d of %d pages, %d letters", address, v.Total, v.Pager.Of, len(v.Ways))
		}
	}
	if diff := cmp.Diff(tags, names); diff != "" {
		t.Error(diff)
	}
	for at, v := range pages {
		for i, way := range v.Ways {
			address, id, _ := strings.Cut(way.Href, "#")
			if address == "" {
				address = at
			}
			g := slices.IndexFunc(pages[address].Groups, func(g view.Group) bool { return g.ID == id })
			if g < 0 || pages[address].Groups[g].Name != way.Name || pages[address].Groups[g].Terms[0].Name != tags[50*i] {
				t.Errorf("on %s, %s leads to %s", at, way.Name, way.Href)
			}
		}
	}
}

// The sections of the front page show articles that its top does not show.
func TestFront(t *testing.T) {
	b := settings("per_page: 10")
	for i := range 12 {
		category := "Lớn"
		if i%4 == 0 {
			category = "Nhỏ"
		}
		b += listDoc(fmt.Sprintf("b%02d", i), fmt.Sprintf("2024-01-%02d", i+1), "category: "+category)
	}
	b += listDoc("c", "2024-02-01", "category: Chỉ ở trên")
	v := trial.View[*view.Home](t, trial.LoadText(t, b), "/")
	if v.Lead.Title != "c" || len(v.Latest) != 9 || v.Total != 13 || v.Pager.Of != 2 {
		t.Errorf("the front page leads with %s, then %d of %d", v.Lead.Title, len(v.Latest), v.Total)
	}
	var got []string
	for _, s := range v.Sections {
		var titles []string
		for _, c := range s.Cards {
			titles = append(titles, c.Title)
		}
		got = append(got, fmt.Sprintf("%s %d: %s", s.Name, s.Count, strings.Join(titles, " ")))
	}
	if diff := cmp.Diff([]string{"Lớn 9: b03 b02 b01", "Nhỏ 3: b00"}, got); diff != "" {
		t.Error(diff)
	}
	empty := trial.View[*view.Home](t, trial.LoadText(t, settings()), "/")
	if empty.Lead != nil || empty.Latest != nil || empty.Figures != nil || empty.Total != 0 {
		t.Errorf("the front page of an empty site: %+v", empty)
	}
}

// The page of a unit shows its former names, its last day and its successors.
func TestLocality(t *testing.T) {
	places := `-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, from: 2007-09-12, successors: [Phường Đồ Sơn, {name: Phường Nam Đồ Sơn, part: true}]}
`
	s := trial.LoadText(t, settings()+places+listDoc("a", "2024-01-19", "locality: [Quận Đồ Sơn, Đồng Nai]"))
	v := trial.View[*view.List](t, s, "/dia-phuong/hai-phong/quan-do-son/")
	l := v.Locality
	if v.Heading != "Quận Đồ Sơn, Hải Phòng" || l.Name != "Quận Đồ Sơn" || l.Kind != "quận" || l.Began != "12/9/2007" || l.Ended != "01/7/2025" || l.Province.Name != "Thành phố Hải Phòng" {
		t.Errorf("%s: %+v", v.Heading, l)
	}
	var heirs []string
	for _, s := range l.Successors {
		heirs = append(heirs, fmt.Sprint(s.Name, " ", s.Href, " ", s.Part))
	}
	if diff := cmp.Diff([]string{"Phường Đồ Sơn /dia-phuong/hai-phong/phuong-do-son/ false", "Phường Nam Đồ Sơn /dia-phuong/hai-phong/phuong-nam-do-son/ true"}, heirs); diff != "" {
		t.Errorf("successors: %s", diff)
	}
	hp := trial.View[*view.List](t, s, "/dia-phuong/hai-phong/").Locality
	if hp.Province != nil || len(hp.Units) != 2 || len(hp.EndedUnits) != 1 || hp.Ended != "" {
		t.Errorf("the province: %+v", hp)
	}
	dn := trial.View[*view.List](t, s, "/dia-phuong/dong-nai/").Locality
	if len(dn.History) != 2 || !strings.Contains(dn.History[0], "Tỉnh Đồng Nai") || !strings.Contains(dn.History[0], "29/4/2026") || !strings.Contains(dn.History[1], "30/4/2026") {
		t.Errorf("history: %q", dn.History)
	}
}

// An index counts its terms, that of localities provinces and units, the archive articles.
func TestTermTotals(t *testing.T) {
	s := trial.LoadText(t, settings()+"-- content/localities.yaml --\n- {name: Quận Đồ Sơn, parent: Hải Phòng}\n"+
		listDoc("a", "2024-01-19", "locality: Quận Đồ Sơn", "tags: [Một, Hai]")+listDoc("b", "2024-01-20", "locality: Hà Tĩnh", "tags: [Một]")+listDoc("c", "2023-01-20"))
	for address, want := range map[string]int{"/chu-de/": 2, "/luu-tru/": 3, "/khen-thuong/": 0, "/chuyen-muc/": 0} {
		if got := trial.View[*view.Terms](t, s, address).Total; got != want {
			t.Errorf("%s counts %d, want %d", address, got, want)
		}
	}
	if got := trial.View[*view.Places](t, s, "/dia-phuong/").Total; got != 3 {
		t.Errorf("%d localities, want 3", got)
	}
}

func TestRollPages(t *testing.T) {
	b := settings()
	rows := strings.Repeat("  - {award: Giấy khen, by: Ban Tổ chức, to: {tập thể: 2}}\n", 45)
	b += listDoc("a", "2023-05-01", "awards:\n"+rows) + listDoc("b", "2024-05-01", "awards:\n"+rows)
	s := trial.LoadText(t, b)
	first, second := trial.View[*view.Roll](t, s, "/bang-vang/"), trial.View[*view.Roll](t, s, "/bang-vang/trang/2/")
	if len(first.Rows) != 60 || len(second.Rows) != 30 || first.Total != 90 || second.Total != 90 || first.Pager.Of != 2 {
		t.Errorf("%d and %d rows of %d", len(first.Rows), len(second.Rows), first.Total)
	}
	if first.Rows[0].Year != 2024 || second.Rows[29].Year != 2023 {
		t.Error("the roll is not newest first")
	}
	if len(first.Numbers.Totals) != 1 || first.Numbers.Totals[0].N != 180 {
		t.Errorf("totals: %+v", first.Numbers.Totals)
	}
	ids := map[string]bool{}
	for _, r := range append(first.Rows, second.Rows...) {
		if ids[r.ID] {
			t.Fatalf("two rows have the id %s", r.ID)
		}
		ids[r.ID] = true
	}
}

func TestPageAddress(t *testing.T) {
	for n, want := range map[int]string{1: "/chu-de/x/", 2: "/chu-de/x/trang/2/", 12: "/chu-de/x/trang/12/"} {
		if got := string(routes.Path("/chu-de/x/").Page(n)); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
