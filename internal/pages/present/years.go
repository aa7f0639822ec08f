package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Year has the awards of the roll of one year, that of their events.
type Year struct {
	Year     int
	Articles []*site.Article // those that have an award of the year, newest first; all awards of an article are of one year
	awards   []*site.Award   // in the order of the roll
}

// splitYears returns the years of the awards of a sorted roll, newest first. articles are those of the site.
func splitYears(roll []*site.Award, articles []*site.Article) []Year {
	var out []Year
	at := map[int]int{}
	for i, w := range roll {
		if i == 0 || w.Year != roll[i-1].Year {
			at[w.Year] = len(out)
			out = append(out, Year{Year: w.Year})
		}
		y := &out[len(out)-1]
		y.awards = append(y.awards, w)
	}
	for _, a := range articles {
		if a.HasAwards() {
			y := &out[at[a.Awards[0].Year]]
			y.Articles = append(y.Articles, a)
		}
	}
	return out
}

// Years returns the years that have awards, newest first.
func (p *Presenter) Years() []Year { return p.years }

// Address returns the address of the page of the year: /nam/2024/.
func (y *Year) Address() routes.Path { return routes.Years.Term(strconv.Itoa(y.Year)) }

// PageCount returns the number of pages of the awards of the year.
func (y *Year) PageCount() int { return max(1, (len(y.awards)+rollPerPage-1)/rollPerPage) }

// allKinds are the columns of tables of numbers.
var allKinds = [...]content.RecipientKind{content.Collective, content.Individual, content.Household, content.Enterprise, content.Community}

// YearReports returns the index of the years that have awards.
func (p *Presenter) YearReports() *view.YearReports {
	v := &view.YearReports{Page: p.page("year-reports", p.Strings.Years, routes.Years, p.HomeLink()), Heading: p.Strings.Years, Roll: p.Href(routes.Roll)}
	tallies := make([]*site.Tally, len(p.years))
	for i, y := range p.years {
		tallies[i] = site.Count(y.awards)
	}
	v.Kinds, v.Mixed = kindColumns(tallies...)
	for i, y := range p.years {
		v.Years = append(v.Years, reportRow(p.Link(strconv.Itoa(y.Year), y.Address()), tallies[i], v.Mixed))
	}
	return v
}

// kindColumns returns the names of the columns of a table, and whether the last is for recipients that some source does not
// separate by kind.
func kindColumns(tallies ...*site.Tally) (names []string, mixed bool) {
	for _, k := range allKinds {
		names = append(names, k.String())
	}
	return names, slices.ContainsFunc(tallies, func(t *site.Tally) bool { return t.Mixed() != (content.Total{}) })
}

// reportRow returns a row of a table of numbers.
func reportRow(link view.Link, t *site.Tally, mixed bool) view.ReportRow {
	row := view.ReportRow{Link: link, Sum: countOf(t.Sum)}
	row.Count = t.Awards
	for _, k := range allKinds {
		row.Counts = append(row.Counts, countOf(t.Kind(k)))
	}
	if mixed {
		row.Counts = append(row.Counts, countOf(t.Mixed()))
	}
	return row
}

// YearReport returns page n, from 1, of the year at index i of [Presenter.Years]. The first page has the figures.
func (p *Presenter) YearReport(i, n int) *view.YearReport {
	y := &p.years[i]
	heading := p.Strings.YearReport(y.Year)
	v := &view.YearReport{
		Page: p.page("year-report", p.titled(heading, n), y.Address().Page(n), p.HomeLink(), p.Link(p.Strings.Years, routes.Years)),
		Year: y.Year, Heading: heading, Total: len(y.awards), Pager: p.listPager(y.Address(), n, y.PageCount()),
	}
	v.Rows = p.rollRows(y.awards, n)
	if t := p.site.Archive.Get(strconv.Itoa(y.Year)); t != nil {
		v.Archive = p.Href(routes.Archive.Term(t.Slug))
	}
	if i > 0 {
		link := p.Link(strconv.Itoa(p.years[i-1].Year), p.years[i-1].Address())
		v.Newer = &link
	}
	if i+1 < len(p.years) {
		link := p.Link(strconv.Itoa(p.years[i+1].Year), p.years[i+1].Address())
		v.Older = &link
	}
	if n > 1 {
		return v
	}
	all := site.Count(y.awards)
	v.Numbers, v.Until = numbersOf(all), p.openUntil(y)
	v.Kinds, v.Mixed = kindColumns(all)
	v.Levels, v.Places, v.ByUnit = p.levelTable(y, v.Mixed), p.placeTable(y, v.Mixed), p.oneProvince()
	v.All = reportRow(view.Link{}, all, v.Mixed)
	v.ByPlace = p.placeChart(y.awards, v.ByUnit)
	v.Finding, v.ByMonth, v.ByHonour = p.yearSaid(i), p.monthChart(y), p.honourChart(y.awards)
	v.Firsts, v.Largest, v.Campaigns = p.firstsOf(i), p.largestOf(y), p.campaignsOf(y)
	v.Downloads = append(p.rollFiles(y.Address().RollCSV(), y.Address().RollJSON(), RollData{Articles: y.Articles}), p.dataFile(y.Address().Summary(), p.Strings.Summary, len(p.summary(y))))
	v.Description = p.describe(v.Heading, v.Numbers)
	return v
}

// firstsOf returns the first award of each honour that no year before the one at index i has, those of the highest level first; none
// for the first year on the site, where every honour would be new.
func (p *Presenter) firstsOf(i int) []view.RollRow {
	const shown = 6
	if i+1 == len(p.years) {
		return nil
	}
	seen := map[*site.Term]bool{}
	for _, before := range p.years[i+1:] {
		for _, w := range before.awards {
			seen[w.Term] = true
		}
	}
	var firsts []*site.Award
	at := map[*site.Term]int{}
	for _, w := range p.years[i].awards { // by level
		if seen[w.Term] {
			continue
		}
		j, ok := at[w.Term]
		if !ok {
			at[w.Term] = len(firsts)
			firsts = append(firsts, w)
		} else if w.Article.EffectiveDate().Before(firsts[j].Article.EffectiveDate()) {
			firsts[j] = w
		}
	}
	var out []view.RollRow
	for _, w := range firsts[:min(shown, len(firsts))] {
		out = append(out, p.rollRow(w))
	}
	return out
}

// largestOf returns the articles of a year with the most recipients, most first; none if there are not two to compare.
func (p *Presenter) largestOf(y *Year) []*view.Card {
	const shown = 4
	cards := p.cardsOf(y.Articles)
	if len(cards) < 2 {
		return nil
	}
	slices.SortStableFunc(cards, func(a, b *view.Card) int { return cmp.Compare(b.Honoured.N, a.Honoured.N) })
	return cards[:min(shown, len(cards))]
}

// campaignsOf returns the campaigns that the articles with awards of a year tell of, those with the most articles first.
func (p *Presenter) campaignsOf(y *Year) []view.Link {
	count := map[*site.Term]int{}
	for _, a := range y.Articles {
		for _, t := range a.Campaigns {
			count[t]++
		}
	}
	var out []view.Link
	for _, t := range p.site.Campaigns.Terms {
		if count[t] > 0 {
			link := p.Link(t.Name, routes.Campaigns.Term(t.Slug))
			link.Count = count[t]
			out = append(out, link)
		}
	}
	slices.SortStableFunc(out, func(a, b view.Link) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// describe describes a page with awards for search engines, by the number of their recipients: “Khen thưởng năm 2024: ít nhất 46
// tập thể, cá nhân được khen · Bảng Vàng”. n is nil when no number is known.
func (p *Presenter) describe(heading string, n *view.Numbers) string {
	if n != nil {
		kind := ""
		if len(n.Totals) == 1 {
			kind = n.Totals[0].Kind
		}
		heading += ": " + p.Strings.Counted(content.Total(n.Sum), kind) + p.Strings.Honoured
	}
	return heading + " · " + p.site.Settings.Title
}

// tallies counts awards in groups.
type tallies[K comparable] map[K]*site.Tally

func (t tallies[K]) add(key K, w *site.Award) {
	if t[key] == nil {
		t[key] = new(site.Tally)
	}
	t[key].Add(w)
}

// levelTable returns the numbers of a year by level, highest first, and honour, in the order of the index of honours.
func (p *Presenter) levelTable(y *Year, mixed bool) []view.ReportLevel {
	var each [len(levels)]tallies[*site.Term]
	var sums [len(levels)]site.Tally
	for _, w := range y.awards {
		i := levelIndex(w.Level)
		if each[i] == nil {
			each[i] = tallies[*site.Term]{}
		}
		each[i].add(w.Term, w)
		sums[i].Add(w)
	}
	var out []view.ReportLevel
	for i, honours := range each {
		if honours == nil {
			continue
		}
		level := view.ReportLevel{Level: levels[i].String(), Sum: reportRow(view.Link{}, &sums[i], mixed)}
		for _, t := range p.site.Honours.Terms {
			if n := honours[t]; n != nil {
				row := reportRow(p.Link(t.Name, routes.Honours.Term(t.Slug)), n, mixed)
				row.Class = classOf(t.Honour).String()
				level.Rows = append(level.Rows, row)
			}
		}
		out = append(out, level)
	}
	return out
}

// oneProvince reports whether the articles of the site are about one province only, with those merged into it.
func (p *Presenter) oneProvince() bool {
	n := 0
	for _, t := range p.site.Localities.Terms {
		if len(t.Articles) > 0 && !t.Locality.EndedBy(p.site.Now) {
			n++
		}
	}
	return n == 1
}

// placesOfAward returns the places to which an award belongs, as on the pages of places: those that it was given in
// ([placesThen]), but for a merged province its successors.
func (p *Presenter) placesOfAward(w *site.Award, units bool) []*gazetteer.Locality {
	var out []*gazetteer.Locality
	var add func(place *gazetteer.Locality)
	add = func(place *gazetteer.Locality) {
		if next := place.Successors(); place.Level == gazetteer.Province && place.EndedBy(p.site.Now) && len(next) > 0 {
			for _, s := range next {
				add(s.Locality)
			}
		} else if !slices.Contains(out, place) {
			out = append(out, place)
		}
	}
	for _, place := range placesThen(w, units) {
		add(place)
	}
	return out
}

// placesThen returns the provinces of the article of an award and of the articles that report it too, or with units the units
// directly below them, each once.
func placesThen(w *site.Award, units bool) []*gazetteer.Locality {
	var out []*gazetteer.Locality
	add := func(a *site.Article) {
		for _, l := range a.Localities {
			path := l.Path()
			place := path[0]
			if units && len(path) > 1 {
				place = path[1]
			}
			if !slices.Contains(out, place) {
				out = append(out, place)
			}
		}
	}
	add(w.Article)
	for _, other := range w.AlsoIn {
		add(other.Article)
	}
	return out
}

// rowLink returns the link of a row of a table by place. Units have their full names, since a province may have both quận Đống
// Đa and phường Đống Đa. Among them the row of a province has the awards of no unit, so it does not lead to the page of all.
func (p *Presenter) rowLink(place *gazetteer.Locality, units bool) view.Link {
	link := p.placeLink(place)
	if units {
		link.Name = place.Latest().Full
		if place.Level == gazetteer.Province {
			link = view.Link{Name: p.Strings.NoUnit}
		}
	}
	return link
}

// placeTable returns the numbers of a year by place, in alphabetical order, and last those of articles without a place. An
// award of several places counts for each.
func (p *Presenter) placeTable(y *Year, mixed bool) []view.ReportRow {
	units := p.oneProvince()
	each := tallies[*gazetteer.Locality]{}
	var order []*gazetteer.Locality
	for _, w := range y.awards {
		places := p.placesOfAward(w, units)
		if len(places) == 0 {
			places = []*gazetteer.Locality{nil}
		}
		for _, place := range places {
			if each[place] == nil && place != nil {
				order = append(order, place)
			}
			each.add(place, w)
		}
	}
	var out []view.ReportRow
	for _, place := range order {
		out = append(out, reportRow(p.rowLink(place, units), each[place], mixed))
	}
	viet.SortBy(out, func(r view.ReportRow) string { return r.Name })
	if t := each[nil]; t != nil {
		out = append(out, reportRow(view.Link{}, t, mixed))
	}
	return out
}

// summaryKey is a row of the summary of a year.
type summaryKey struct {
	level  int
	honour *site.Term
	places string // the names of the places, in alphabetical order
}

// Summary returns the figures of the year at index i as CSV: a row for each level, honour and place.
func (p *Presenter) Summary(i int) *view.Text {
	return &view.Text{Data: []byte(p.summary(&p.years[i]))}
}

func (p *Presenter) summary(y *Year) string {
	units := p.oneProvince()
	each := tallies[summaryKey]{}
	for _, w := range y.awards {
		var places []string
		for _, place := range placesThen(w, units) {
			places = append(places, place.NameAt(w.Article.EffectiveDate()).Full)
		}
		viet.SortBy(places, func(s string) string { return s })
		each.add(summaryKey{levelIndex(w.Level), w.Term, strings.Join(places, "; ")}, w)
	}
	byHonour := map[*site.Term][]summaryKey{}
	for key := range each {
		byHonour[key.honour] = append(byHonour[key.honour], key)
	}
	var rows []opendata.SummaryRow
	for level := range levels {
		for _, t := range p.site.Honours.Terms {
			keys := slices.DeleteFunc(slices.Clone(byHonour[t]), func(k summaryKey) bool { return k.level != level })
			viet.SortBy(keys, func(k summaryKey) string { return k.places })
			for _, key := range keys {
				n := each[key]
				row := opendata.SummaryRow{
					Year: y.Year, Level: levels[level].String(), Class: classOf(t.Honour).String(), Honour: t.Name, HonourID: p.honourID(t.Awards[0]),
					Places: key.places, Awards: n.Awards, Mixed: n.Mixed().N, Sum: n.Sum.N, AtLeast: n.Sum.AtLeast,
				}
				for i, k := range allKinds {
					row.Kinds[i] = n.Kind(k).N
				}
				rows = append(rows, row)
			}
		}
	}
	return opendata.Summary(rows)
}
