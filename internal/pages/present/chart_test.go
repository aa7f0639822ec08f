package present

import (
	"strings"
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/pages/view"
)

func exact(n int) content.Total { return content.Total{N: n} }
func bound(n int) content.Total { return content.Total{N: n, AtLeast: true} }

// The title of a chart by year claims no more than the numbers allow: a lower bound may be ahead, never behind.
func TestYearTitle(t *testing.T) {
	for _, c := range []struct {
		sum, before content.Total
		until       string
		vi, en      string
	}{
		{exact(1111), content.Total{}, "", "Năm 2024: 1.111 tập thể, cá nhân được khen", "2024: 1,111 recipients"},
		{exact(1100), exact(55), "", "Năm 2024: 1.100 tập thể, cá nhân được khen, gấp 20 lần năm 2023", "2024: 1,100 recipients, 20 times as many as in 2023"},
		{exact(1111), exact(55), "", "Năm 2024: 1.111 tập thể, cá nhân được khen, gấp hơn 20 lần năm 2023", "2024: 1,111 recipients, more than 20 times as many as in 2023"},
		{bound(1111), exact(55), "", "Năm 2024: ít nhất 1.111 tập thể, cá nhân được khen, gấp ít nhất 20 lần năm 2023", "2024: at least 1,111 recipients, at least 20 times as many as in 2023"},
		{bound(1111), bound(55), "", "Năm 2024: ít nhất 1.111 tập thể, cá nhân được khen, so với ít nhất 55 của năm 2023", "2024: at least 1,111 recipients, beside at least 55 in 2023"},
		{exact(1111), bound(55), "", "Năm 2024: 1.111 tập thể, cá nhân được khen, so với ít nhất 55 của năm 2023", "2024: 1,111 recipients, beside at least 55 in 2023"},
		{exact(60), exact(55), "", "Năm 2024: 60 tập thể, cá nhân được khen, tăng 5 so với năm 2023", "2024: 60 recipients, 5 more than in 2023"},
		{bound(60), exact(55), "", "Năm 2024: ít nhất 60 tập thể, cá nhân được khen, tăng ít nhất 5 so với năm 2023", "2024: at least 60 recipients, at least 5 more than in 2023"},
		{exact(1), exact(55), "", "Năm 2024: 1 tập thể, cá nhân được khen, giảm 54 so với năm 2023", "2024: 1 recipient, 54 fewer than in 2023"},
		{exact(40), bound(55), "", "Năm 2024: 40 tập thể, cá nhân được khen, giảm ít nhất 15 so với năm 2023", "2024: 40 recipients, at least 15 fewer than in 2023"},
		{bound(40), exact(55), "", "Năm 2024: ít nhất 40 tập thể, cá nhân được khen, so với 55 của năm 2023", "2024: at least 40 recipients, beside 55 in 2023"},
		{exact(55), exact(55), "", "Năm 2024: 55 tập thể, cá nhân được khen, bằng năm 2023", "2024: 55 recipients, as many as in 2023"},
		{exact(55), bound(0), "", "Năm 2024: 55 tập thể, cá nhân được khen", "2024: 55 recipients"},
		{exact(40), exact(55), "19/3", "Năm 2024, đến 19/3: 40 tập thể, cá nhân được khen", "2024, to 19/3: 40 recipients"},
		{exact(60), bound(55), "19/3", "Năm 2024, đến 19/3: 60 tập thể, cá nhân được khen", "2024, to 19/3: 60 recipients"},
		{bound(60), exact(55), "19/3", "Năm 2024, đến 19/3: ít nhất 60 tập thể, cá nhân được khen, đã hơn cả năm 2023", "2024, to 19/3: at least 60 recipients, already more than in the whole of 2023"},
		{bound(0), exact(55), "", "Được khen theo năm", "Recipients by year"},
	} {
		f := yearFinding{year: 2024, until: c.until, sum: c.sum}
		if c.before != (content.Total{}) {
			f.before, f.sumBefore = 2023, c.before
		}
		if got := vietnameseYear(f); got != c.vi {
			t.Errorf("got  %s\nwant %s", got, c.vi)
		}
		if got := englishYear(f); got != c.en {
			t.Errorf("got  %s\nwant %s", got, c.en)
		}
	}
}

// What a title claims is true of all numbers that the bounds allow.
func TestComparisonsAreTrue(t *testing.T) {
	const most = 12
	numbers := func(t content.Total) (out []int) { // all that it may be
		for n := t.N; n <= most; n++ {
			out = append(out, n)
			if !t.AtLeast {
				break
			}
		}
		return out
	}
	for i := range most * most * 4 {
		a, b := content.Total{N: i / 4 % most, AtLeast: i&1 > 0}, content.Total{N: i / 4 / most, AtLeast: i&2 > 0}
		c := compareTotals(a, b)
		for _, x := range numbers(a) {
			for _, y := range numbers(b) {
				holds := map[relation]bool{
					unknown: true, equal: x == y,
					times: x == c.n*y || (c.floor || c.over) && x >= c.n*y,
					more:  x == y+c.n || c.floor && x >= y+c.n,
					less:  x == y-c.n || c.floor && x <= y-c.n,
				}[c.relation]
				if !holds {
					t.Fatalf("of %+v and %+v: %+v, but they may be %d and %d", a, b, c, x, y)
				}
			}
		}
	}
}

// A title by place names the one with the most only if no lower bound of another leaves that open.
func TestPlaceTitle(t *testing.T) {
	bar := func(name string, n content.Total) view.Bar {
		return view.Bar{Link: view.Link{Name: name}, Honoured: countOf(n)}
	}
	for _, c := range []struct {
		bars   []view.Bar
		hot    bool
		vi, en string
	}{
		{[]view.Bar{bar("Hà Nội", bound(503)), bar("Huế", exact(7))}, true, "Hà Nội có nhiều tập thể, cá nhân được khen nhất: ít nhất 503", "Most recipients, at least 503, in Hà Nội"},
		{[]view.Bar{bar("Hà Nội", exact(503)), bar("Huế", bound(7))}, true, "Đếm được nhiều nhất ở Hà Nội: 503 tập thể, cá nhân được khen", "Most recipients that are counted, 503, in Hà Nội"},
		{[]view.Bar{{Link: view.Link{Name: "Hà Nội"}, Honoured: countOf(bound(503)), Kind: "hộ gia đình"}, bar("Huế", exact(7))}, true, "Hà Nội có nhiều tập thể, cá nhân được khen nhất: ít nhất 503 hộ gia đình", "Most recipients, at least 503, in Hà Nội"},
		{[]view.Bar{bar("Hà Nội", exact(7)), bar("Huế", exact(7))}, false, "Được khen theo địa phương", "Recipients by locality"},
		{[]view.Bar{bar("Hà Nội", exact(7))}, false, "Được khen theo địa phương", "Recipients by locality"},
	} {
		vi, en := &view.Chart{Bars: c.bars}, &view.Chart{Bars: c.bars}
		vietnamesePlaces.vietnamese(vi)
		englishPlaces.english(en)
		if title := strings.TrimSpace(en.Title + " " + en.Place); vi.Title != c.vi || title != c.en || c.bars[0].Hot != c.hot {
			t.Errorf("%s, %s, %t", vi.Title, title, c.bars[0].Hot)
		}
	}
}

// A title by honour says what was counted: of an honour for households alone these, of others people and bodies.
func TestHonourTitle(t *testing.T) {
	for _, c := range []struct {
		kind         string
		certain, not string
	}{
		{"hộ gia đình", "Gia đình văn hóa được trao nhiều nhất: 8.153 hộ gia đình", "Đếm được nhiều nhất là Gia đình văn hóa: 8.153 hộ gia đình"},
		{"", "Gia đình văn hóa được trao nhiều nhất: 8.153 tập thể, cá nhân", "Đếm được nhiều nhất là Gia đình văn hóa: 8.153 tập thể, cá nhân"},
	} {
		for want, other := range map[string]content.Total{c.certain: exact(7), c.not: bound(7)} {
			chart := &view.Chart{Bars: []view.Bar{{Link: view.Link{Name: "Gia đình văn hóa"}, Honoured: countOf(exact(8153)), Kind: c.kind}, {Honoured: countOf(other)}}}
			if vietnameseAwards.vietnamese(chart); chart.Title != want {
				t.Errorf("%s, want %s", chart.Title, want)
			}
		}
	}
}

// The first three months are the title of a chart by month if they have more than all others, and it says so as far as it is certain.
func TestSeasonTitle(t *testing.T) {
	months := func(n ...content.Total) (bars []view.Bar) {
		for _, n := range n {
			bars = append(bars, view.Bar{Honoured: countOf(n)})
		}
		return bars
	}
	households := func(n ...content.Total) []view.Bar {
		bars := months(n...)
		for i := range bars {
			if bars[i].Honoured.N > 0 {
				bars[i].Kind = "hộ gia đình"
			}
		}
		return bars
	}
	for _, c := range []struct {
		bars    []view.Bar
		reviews bool
		vi, en  string // "" where they have not more
	}{
		{months(exact(412), exact(268), exact(301), exact(74), exact(900)), true, "Mùa tổng kết: ba tháng đầu năm có 981 tập thể, cá nhân được khen, quá nửa cả năm", "The season of annual reviews, January to March: 981 recipients, more than half of the year"},
		{months(bound(412), exact(268), exact(301), exact(74)), false, "Ba tháng đầu năm có ít nhất 981 tập thể, cá nhân được khen, quá nửa cả năm", "January to March: at least 981 recipients, more than half of the year"},
		{months(exact(412), exact(268), exact(301), bound(74)), true, "Mùa tổng kết: ba tháng đầu năm có 981 tập thể, cá nhân được khen, quá nửa số đếm được", "The season of annual reviews, January to March: 981 recipients, more than half of those counted"},
		{households(exact(412), exact(0), exact(301), exact(74)), false, "Ba tháng đầu năm có 713 hộ gia đình được khen, quá nửa cả năm", "January to March: 713 recipients, more than half of the year"},
		{months(exact(412), exact(0), exact(0), exact(412)), true, "", ""},
		{months(exact(0), exact(0), exact(0), exact(412)), true, "", ""},
	} {
		f, ok := seasonOf(c.bars)
		f.reviews = c.reviews
		if ok != (c.vi != "") || ok && (vietnameseSeason(f) != c.vi || englishSeason(f) != c.en) {
			t.Errorf("%t, %s, %s", ok, vietnameseSeason(f), englishSeason(f))
		}
	}
}

// The longest bar has the whole length, and every number but 0 a bar that can be seen.
func TestChart(t *testing.T) {
	c := newChart([]view.Bar{{Honoured: view.Count{N: 1000}}, {Honoured: view.Count{N: 1}}, {Honoured: view.Count{AtLeast: true}}, {Honoured: view.Count{N: 250}}})
	for i, want := range []int{1000, 4, 0, 250} {
		if c.Bars[i].Width != want {
			t.Errorf("bar %d is %d long, want %d", i, c.Bars[i].Width, want)
		}
	}
	if newChart(nil) != nil || newChart([]view.Bar{{Honoured: view.Count{AtLeast: true}}, {}}) != nil || newChart([]view.Bar{{Honoured: view.Count{N: 1}}}) != nil {
		t.Error("a chart of nothing")
	}
}
