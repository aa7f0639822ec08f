package build_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/content"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// TestNumbersAgree compares every number of recipients that a page or a file has with one computation, made here directly
// from the rows of the articles: that of an article and of its card, of an honour, a body, a campaign, a place, a year, the
// roll, its charts, the front page, the summary of a year as CSV, and the roll of all awards, of a year and of a place as JSON.
func TestNumbersAgree(t *testing.T) {
	sites := map[string]build.Options{}
	for _, name := range archives(t) {
		sites[strings.TrimSuffix(filepath.Base(name), ".txtar")] = archived(t, name)
	}
	sites["own"] = dressed(t, "bangvang")
	n := 120
	if *full {
		n = 3000
	}
	sites["named"] = onToday(corpus.NamedSite(n))
	sites["nameless"] = onToday(corpus.Site(n))
	for name, o := range sites {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if strings.HasPrefix(name, "name") {
				o.Now = time.Date(2026, 3, 19, 0, 0, 0, 0, viet.Zone)
			}
			newSums(t, trial.Load(t, o)).compare()
		})
	}
}

// sum is a number of recipients, added up without any function of the program.
type sum struct {
	n       int
	atLeast bool
}

func (s *sum) add(w *site.Award) {
	s.atLeast = s.atLeast || len(w.Recipients) == 0
	for i := range w.Recipients {
		s.addCount(w.Recipients[i].Count)
	}
}

func (s *sum) addCount(c content.Count) {
	if c.Approx != content.About { // of “gần 20” nothing is certain
		s.n += c.N
	}
	s.atLeast = s.atLeast || c.Approx != content.Exact
}

func (s sum) String() string {
	if s.atLeast {
		return "≥" + strconv.Itoa(s.n)
	}
	return strconv.Itoa(s.n)
}

// sums compares the pages of a site with its awards.
type sums struct {
	*testing.T
	site  *build.Site
	count map[string]*site.Award     // the awards that count, by their IDs
	pages map[string]map[string]bool // the IDs that the pages of a list show, by the address of the first
	said  map[string]view.Numbers    // numbers on the first page of a list
}

func newSums(t *testing.T, s *build.Site) *sums {
	c := &sums{t, s, map[string]*site.Award{}, map[string]map[string]bool{}, map[string]view.Numbers{}}
	for _, a := range s.Model.Articles {
		for _, w := range a.Awards {
			if inForce(w) && w.Record == nil {
				c.count[w.ID] = w
			}
		}
	}
	return c
}

func inForce(w *site.Award) bool {
	return w.Status != content.Nominated && w.Status != content.Revoked
}

// of returns the sum of the awards that want accepts, and their number.
func (c *sums) of(want func(*site.Award) bool) (out sum, rows int) {
	for _, w := range c.count {
		if want(w) {
			out.add(w)
			rows++
		}
	}
	return out, rows
}

func (c *sums) equal(where string, got view.Count, want sum) {
	c.Helper()
	if (sum{got.N, got.AtLeast}) != want {
		c.Errorf("%s: %s, want %s", where, sum{got.N, got.AtLeast}, want)
	}
}

func (c *sums) equalNumbers(where string, got *view.Numbers, awards []*site.Award) {
	c.Helper()
	var want sum
	for _, w := range awards {
		want.add(w)
	}
	if got == nil {
		if want.n != 0 {
			c.Errorf("%s: no number, want %s", where, want)
		}
		return
	}
	c.equal(where, got.Sum, want)
	n := 0
	for _, kind := range got.Totals {
		n += kind.N
	}
	if n != want.n {
		c.Errorf("%s: the kinds are %d in all, want %s", where, n, want)
	}
}

func (c *sums) compare() {
	for _, a := range slices.Concat(c.site.Model.Articles, c.site.Model.Pages) {
		c.compareArticle(a)
	}
	rendered := trial.Render(c.T, c.site)
	for _, p := range c.site.Plan.Pages {
		first, _, _ := strings.Cut(p.Address, "trang/")
		switch v := trial.PageView(c.T, p).(type) {
		case *view.Home:
			c.compareFrontPage(v)
		case *view.List:
			c.compareList(p.Address, first, v)
		case *view.Roll:
			c.show(first, v.Rows)
			if v.Pager.Number == 1 {
				c.compareRoll(v)
			}
		case *view.YearReports:
			for _, row := range v.Years {
				c.compareRow("/nam/ "+row.Name, row, c.year(row.Name))
			}
		case *view.YearReport:
			c.show(first, v.Rows)
			if v.Pager.Number == 1 {
				c.compareYear(p.Address, v)
			}
		case *view.RollJSON:
			c.compareJSON(p.Address, rendered[strings.TrimPrefix(p.Address, "/")])
		case *view.Text:
			if strings.HasSuffix(p.Address, "/bang-tong-hop.csv") {
				c.compareSummary(p.Address, rendered[strings.TrimPrefix(p.Address, "/")])
			}
		}
	}
	for address, ids := range c.pages { // a list shows the sums of its rows
		var awards []*site.Award
		for id := range ids {
			if w := c.count[id]; w != nil {
				awards = append(awards, w)
			} else {
				c.Errorf("%s shows %s, which does not count", address, id)
			}
		}
		if numbers, ok := c.said[address]; ok {
			c.equalNumbers("the rows of "+address, &numbers, awards)
		}
	}
}

// show takes down the rows that the pages of a list have.
func (c *sums) show(address string, rows []view.RollRow) {
	if c.pages[address] == nil {
		c.pages[address] = map[string]bool{}
	}
	for _, r := range rows {
		if c.pages[address][r.Award.ID] {
			c.Errorf("%s shows %s twice", address, r.Award.ID)
		}
		c.pages[address][r.Award.ID] = true
	}
}

// compareArticle compares the total of an article with its rows, also of awards that another article has.
func (c *sums) compareArticle(a *site.Article) {
	awards := slices.DeleteFunc(slices.Clone(a.Awards), func(w *site.Award) bool { return !inForce(w) })
	v := trial.View[*view.Article](c.T, c.site, a.Address)
	if v.Awards == nil {
		if len(a.Awards) > 0 {
			c.Errorf("%s has no awards", a.Address)
		}
		return
	}
	c.equalNumbers(a.Address, v.Awards.Numbers, awards)
	if v.Awards.Counted != len(awards) {
		c.Errorf("%s says %d awards at its head, has %d", a.Address, v.Awards.Counted, len(awards))
	}
}

func (c *sums) year(name string) func(*site.Award) bool {
	return func(w *site.Award) bool { return strconv.Itoa(w.Article.EffectiveDate().In(viet.Zone).Year()) == name }
}

func (c *sums) compareFrontPage(v *view.Home) {
	for _, f := range v.Figures {
		want, rows := c.of(func(w *site.Award) bool {
			return c.year(strconv.Itoa(v.FigureYear))(w) && w.Level.String() == f.Level
		})
		c.equal("/ "+f.Level, view.Count{N: f.N, AtLeast: f.AtLeast}, want)
		if rows != f.Rows {
			c.Errorf("/ %s: %d awards, want %d", f.Level, f.Rows, rows)
		}
	}
	c.compareYears("/", v.ByYear)
	c.compareHonours("/", v.ByHonour, c.year(strconv.Itoa(v.FigureYear)))
}

// compareYears compares the bars of a chart by year.
func (c *sums) compareYears(where string, chart *view.Chart) {
	if chart == nil {
		return
	}
	for _, bar := range chart.Bars {
		want, _ := c.of(c.year(bar.Name))
		c.equal(where+" chart "+bar.Name, bar.Honoured, want)
	}
}

func (c *sums) compareRoll(v *view.Roll) {
	all, rows := c.of(func(*site.Award) bool { return true })
	if v.Numbers == nil && all.n > 0 || v.Numbers != nil && (sum{v.Numbers.Sum.N, v.Numbers.Sum.AtLeast}) != all || v.Total != rows {
		c.Errorf("the roll: %+v of %d, want %s of %d", v.Numbers, v.Total, all, rows)
	}
	for _, y := range v.Figures {
		want, _ := c.of(c.year(strconv.Itoa(y.Year)))
		c.equal("the roll "+strconv.Itoa(y.Year), view.Count{N: y.N, AtLeast: y.AtLeast}, want)
		for _, f := range y.Levels {
			want, _ := c.of(func(w *site.Award) bool { return c.year(strconv.Itoa(y.Year))(w) && w.Level.String() == f.Level })
			c.equal("the roll "+strconv.Itoa(y.Year)+" "+f.Level, view.Count{N: f.N, AtLeast: f.AtLeast}, want)
		}
	}
	c.compareYears("the roll", v.ByYear)
	if v.ByLocality != nil {
		for _, bar := range v.ByLocality.Bars {
			if bar.Href != "" {
				c.equal("the roll's chart "+bar.Name, bar.Honoured, c.place(bar.Href))
			}
		}
	}
}

// place returns the sum of the awards at a province of today, by the address of its page: in it, or in a province that was merged into it.
func (c *sums) place(href string) sum {
	term := c.term(href)
	out, _ := c.of(func(w *site.Award) bool { return c.reports(w, term) })
	return out
}

// term returns the place whose page is at an address.
func (c *sums) term(href string) *site.Term {
	_, id, _ := strings.Cut(href, "/dia-phuong/")
	term := c.site.Model.Localities.Get(strings.TrimSuffix(id, "/"))
	if term == nil {
		c.Fatalf("no place is at %s", href)
	}
	return term
}

// reports reports whether an article of a place has a row of an award.
func (c *sums) reports(w *site.Award, term *site.Term) bool {
	return slices.ContainsFunc(append([]*site.Award{w}, w.AlsoIn...), func(row *site.Award) bool { return slices.Contains(term.Articles, row.Article) })
}

func (c *sums) compareList(address, first string, v *view.List) {
	if v.Honour != nil {
		c.show(first, v.Honour.Awards)
		v.Numbers = v.Honour.Numbers
	} else if v.Kind != "locality" {
		c.show(first, v.Awards)
	}
	for _, year := range v.Years {
		c.compareCards(year.Cards)
	}
	if v.Kind == "locality" && v.Pager.Number == 1 {
		want := c.place(address)
		switch {
		case v.Numbers == nil && want.n > 0:
			c.Errorf("%s: no number, want %s", address, want)
		case v.Numbers != nil:
			c.equal(address, v.Numbers.Sum, want)
		}
		return
	}
	if v.Numbers != nil {
		c.said[first] = *v.Numbers
	}
}

// compareCards compares the numbers on cards with the rows of their articles.
func (c *sums) compareCards(cards []*view.Card) {
	for _, card := range cards {
		var want sum
		i := slices.IndexFunc(c.site.Model.Articles, func(a *site.Article) bool { return strings.HasSuffix(card.Href, a.Address) })
		for _, w := range c.site.Model.Articles[i].Awards {
			if inForce(w) {
				want.add(w)
			}
		}
		c.equal("the card of "+card.Href, card.Honoured, want)
	}
}

func (c *sums) compareRow(where string, row view.ReportRow, want func(*site.Award) bool) {
	all, rows := c.of(want)
	c.equal(where, row.Sum, all)
	n := 0
	for _, k := range row.Counts {
		n += k.N
	}
	if n != all.n || row.Count != rows {
		c.Errorf("%s: the columns are %d in all of %d awards, want %s of %d", where, n, row.Count, all, rows)
	}
}

func (c *sums) compareYear(address string, v *view.YearReport) {
	inYear := c.year(strconv.Itoa(v.Year))
	c.compareRow(address, v.All, inYear)
	if v.Numbers != nil {
		c.said[address] = *v.Numbers
	}
	for _, l := range v.Levels {
		c.compareRow(address+" "+l.Level, l.Sum, func(w *site.Award) bool { return inYear(w) && w.Level.String() == l.Level })
		for _, r := range l.Rows {
			c.compareRow(address+" "+l.Level+" "+r.Name, r, func(w *site.Award) bool {
				return inYear(w) && w.Level.String() == l.Level && strings.HasSuffix(r.Href, "/khen-thuong/"+w.Term.Slug+"/")
			})
		}
	}
	c.compareHonours(address, v.ByHonour, inYear)
	if v.ByMonth != nil {
		var all sum
		for _, bar := range v.ByMonth.Bars {
			all.n += bar.Honoured.N
			all.atLeast = all.atLeast || bar.Honoured.AtLeast
		}
		c.equal(address+" by month, in all", v.All.Sum, all)
	}
	for _, r := range v.Places {
		if r.Href == "" { // nowhere, or in no unit of the province
			continue
		}
		term := c.term(r.Href)
		c.compareRow(address+" "+r.Name, r, func(w *site.Award) bool { return inYear(w) && c.reports(w, term) })
	}
}

// compareHonours compares the bars of a chart by honour.
func (c *sums) compareHonours(where string, chart *view.Chart, inYear func(*site.Award) bool) {
	if chart == nil {
		return
	}
	for _, bar := range chart.Bars {
		want, _ := c.of(func(w *site.Award) bool {
			return inYear(w) && strings.HasSuffix(bar.Href, "/khen-thuong/"+w.Term.Slug+"/")
		})
		c.equal(where+" chart "+bar.Name, bar.Honoured, want)
	}
}

// compareSummary compares the sum of the rows of a summary with its year, which is in its address.
func (c *sums) compareSummary(address string, data []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		c.Fatal(err)
	}
	var got sum
	awards, kinds := 0, 0
	for _, r := range rows[1:] {
		number := func(i int) int { n, _ := strconv.Atoi(r[i]); return n }
		awards += number(6)
		for i := range 6 {
			kinds += number(7 + i)
		}
		got.n += number(13)
		got.atLeast = got.atLeast || r[14] != "có"
	}
	want, n := c.of(c.year(strings.Split(address, "/")[2]))
	if got != want || awards != n || kinds != want.n {
		c.Errorf("%s: %s of %d, by kind %d, want %s of %d", address, got, awards, kinds, want, n)
	}
}

// compareJSON compares the records of a file with the awards of all, a year or a place, by its address.
func (c *sums) compareJSON(address string, data []byte) {
	var file struct {
		Awards []struct {
			ID        string
			Count     int
			Exact     bool
			CountWord string `json:"count_word"`
			Kind      string
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		c.Fatal(address, err)
	}
	var got sum
	ids := map[string]bool{}
	for _, r := range file.Awards {
		ids[r.ID] = true
		if r.CountWord != "khoảng" {
			got.n += r.Count
		}
		got.atLeast = got.atLeast || !r.Exact || r.Kind == ""
	}
	var want sum
	n := 0
	switch of := strings.TrimSuffix(address, "bang-vang.json"); {
	case of == "/":
		want, n = c.of(func(*site.Award) bool { return true })
	case strings.HasPrefix(of, "/nam/"):
		want, n = c.of(c.year(strings.Split(of, "/")[2]))
	default:
		want = c.place(of)
		n = len(ids)
	}
	if got != want || len(ids) != n {
		c.Errorf("%s: %s of %d, want %s of %d: %v", address, got, len(ids), want, n, slices.Sorted(maps.Keys(ids)))
	}
}
