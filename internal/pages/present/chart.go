package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

const (
	longestBar = 1000 // length of the longest bar of a chart
	tallestBar = 180  // of a chart of columns, in pixels
	leastBar   = 4    // of a bar whose number is not 0
	mostPlaces = 12   // bars of a chart by place
	honourBars = 8    // of a chart by honour
	homeYears  = 8    // bars of the chart by year on the front page
)

// sum returns the number of recipients of the awards of a year.
func (y *Year) sum() content.Total { return site.Count(y.awards).Sum }

// frontYear returns the index in p.years of the year that the front page is about: the one that is not over, once it has a
// third of the recipients of the last full year, and until then that; -1 without awards.
func (p *Presenter) frontYear() int {
	full := slices.IndexFunc(p.years, func(y Year) bool { return !p.isOpen(&y) })
	if full <= 0 { // there is no year that is not over, or no other
		return min(0, len(p.years)-1)
	}
	const share = 3
	for i := range p.years[:full] {
		if p.years[i].Year == p.site.Now.In(viet.Zone).Year() && share*p.years[i].sum().N >= p.years[full].sum().N {
			return i
		}
	}
	return full
}

// isOpen reports whether a year is not over on the day the site is built for.
func (p *Presenter) isOpen(y *Year) bool {
	return !p.site.Now.IsZero() && y.Year >= p.site.Now.In(viet.Zone).Year()
}

// openUntil returns the day of the last event of a year that is not over, but none after the day the site is built for; "" of a
// year that is over. For example: 19/3.
func (p *Presenter) openUntil(y *Year) string {
	if !p.isOpen(y) {
		return ""
	}
	var last time.Time
	for _, w := range y.awards {
		if day := w.Article.EffectiveDate(); day.After(last) && !day.After(p.site.Now) {
			last = day
		}
	}
	if last.IsZero() {
		last = p.site.Now
	}
	return p.Strings.Day(last)
}

// yearChart returns the bar chart of recipients by year, of at most n years, newest first; nil if there is nothing to compare. Its title
// is about the year of the front page.
func (p *Presenter) yearChart(n int) *view.Chart {
	front := p.frontYear()
	var bars []view.Bar
	for i := range p.years[:min(n, len(p.years))] {
		y := &p.years[i]
		bars = append(bars, view.Bar{
			Link: p.Link(strconv.Itoa(y.Year), y.Address()), Honoured: countOf(y.sum()), Hot: i == front, Until: p.openUntil(y),
		})
	}
	c := newChart(bars)
	if c == nil {
		return nil
	}
	c.Title = p.yearSaid(front)
	first, last := bars[len(bars)-1].Name, bars[0].Name
	c.Unit = p.Strings.ChartYears + first + "–" + last
	if first == last {
		c.Unit = p.Strings.ChartYears + first
	}
	p.explainBounds(c)
	return c
}

// yearSaid returns the title of a chart by year about the year at index i, beside the year before it that has awards.
func (p *Presenter) yearSaid(i int) string {
	y := &p.years[i]
	t := site.Count(y.awards)
	said := yearFinding{year: y.Year, until: p.openUntil(y), sum: t.Sum, kind: onlyKind(t)}
	if i+1 < len(p.years) {
		said.before, said.sumBefore = p.years[i+1].Year, p.years[i+1].sum()
	}
	return p.Strings.ofYear(said)
}

// monthChart returns the chart of recipients of the awards of a year by the month of their events, all months up to the last that a year
// has, or one that is not over has awards in; nil if there is nothing to compare. Where the first three months have most of them, its
// title is about these.
func (p *Presenter) monthChart(y *Year) *view.Chart {
	var each [12]site.Tally
	for _, w := range y.awards {
		each[w.Article.EffectiveDate().In(viet.Zone).Month()-time.January].Add(w)
	}
	var bars []view.Bar
	had, last := 0, 0
	for m := range each {
		n := &each[m]
		if n.Awards > 0 {
			had, last = had+1, m
		}
		bars = append(bars, view.Bar{Link: view.Link{Name: p.Strings.MonthName(time.January + time.Month(m))}, Honoured: countOf(n.Sum), Kind: onlyKind(n)})
	}
	if had < 2 {
		return nil
	}
	if p.isOpen(y) {
		bars = bars[:last+1]
	}
	c := p.titledChart(bars, p.Strings.ofMonths, p.Strings.ChartMonths)
	if c == nil {
		return nil
	}
	c.Columns = true
	for i := range c.Bars {
		c.Bars[i].Width = (c.Bars[i].Width*tallestBar + longestBar - 1) / longestBar
	}
	if f, ok := seasonOf(bars); ok && had >= minSeasonMonths && !p.isOpen(y) {
		f.reviews = mostlyReviews(y)
		c.Title, c.Place = p.Strings.ofSeason(f), ""
		for i := range c.Bars {
			c.Bars[i].Hot = i < seasonMonths
		}
	}
	return c
}

// mostlyReviews reports whether most of the articles with awards of the first months of a year say of their event that it is a review:
// “tổng kết”.
func mostlyReviews(y *Year) bool {
	reviews, others := 0, 0
	for _, a := range y.Articles {
		switch {
		case a.EffectiveDate().In(viet.Zone).Month() > seasonMonths:
		case strings.Contains(viet.Fold(a.Event.Kind), "tong ket"):
			reviews++
		default:
			others++
		}
	}
	return reviews > others
}

// honourChart returns the bar chart of recipients of awards by honour, those with the most first; nil if there is nothing to compare.
func (p *Presenter) honourChart(awards []*site.Award) *view.Chart {
	each := tallies[*site.Term]{}
	for _, w := range awards {
		each.add(w.Term, w)
	}
	var bars []view.Bar
	for t, n := range each {
		bars = append(bars, view.Bar{Link: p.Link(t.Name, routes.Honours.Term(t.Slug)), Honoured: countOf(n.Sum), Kind: onlyKind(n)})
	}
	sortBars(bars)
	unit := p.Strings.ChartAwards
	if len(bars) > honourBars {
		unit += p.Strings.ChartMost(honourBars)
	}
	c := p.titledChart(bars, p.Strings.ofAwards, unit)
	if c != nil {
		c.Bars = c.Bars[:min(honourBars, len(bars))]
	}
	return c
}

// sortBars sorts bars by their numbers, the greatest first, then by their names.
func sortBars(bars []view.Bar) {
	slices.SortFunc(bars, func(a, b view.Bar) int { return strings.Compare(a.Href, b.Href) })
	viet.SortBy(bars, func(b view.Bar) string { return b.Name })
	slices.SortStableFunc(bars, func(a, b view.Bar) int { return cmp.Compare(b.Honoured.N, a.Honoured.N) })
}

// titledChart returns a chart of bars with a title, and with what they count; nil if there is nothing to compare.
func (p *Presenter) titledChart(bars []view.Bar, title func(*view.Chart), unit string) *view.Chart {
	c := newChart(bars)
	if c != nil {
		title(c)
		c.Unit = unit
		p.explainBounds(c)
	}
	return c
}

// placeChart returns the bar chart of recipients of awards by province of today, or on a site about one province by the units
// below it, the places with the most recipients first; nil if there is nothing to compare. An award of several places counts for each.
func (p *Presenter) placeChart(awards []*site.Award, units bool) *view.Chart {
	each := tallies[*gazetteer.Locality]{}
	for _, w := range awards {
		for _, place := range p.placesOfAward(w, units) {
			each.add(place, w)
		}
	}
	var bars []view.Bar
	for place, t := range each {
		if units && place.Level == gazetteer.Province { // no unit
			continue
		}
		bars = append(bars, view.Bar{Link: p.rowLink(place, units), Honoured: countOf(t.Sum), Kind: onlyKind(t)})
	}
	sortBars(bars)
	unit := p.Strings.ChartPlaces
	if units {
		unit = p.Strings.ChartUnits
	}
	if len(bars) > mostPlaces {
		unit += p.Strings.ChartMost(mostPlaces)
	}
	c := p.titledChart(bars, p.Strings.ofPlaces, unit)
	if c != nil {
		c.Bars = c.Bars[:min(mostPlaces, len(bars))]
	}
	return c
}

// explainBounds says under the title why a number of a chart is a lower bound, if one is.
func (p *Presenter) explainBounds(c *view.Chart) {
	if slices.ContainsFunc(c.Bars, func(b view.Bar) bool { return b.Honoured.AtLeast }) {
		c.Unit += p.Strings.ChartBounds
	}
}

// newChart returns a chart of bars with their lengths, nil if there are not two to compare, or all are of nothing.
func newChart(bars []view.Bar) *view.Chart {
	most := 0
	for _, b := range bars {
		most = max(most, b.Honoured.N)
	}
	if most == 0 || len(bars) < 2 {
		return nil
	}
	for i := range bars {
		if b := &bars[i]; b.Honoured.N > 0 {
			b.Width = max(leastBar, b.Honoured.N*longestBar/most)
		}
	}
	return &view.Chart{Bars: bars}
}
