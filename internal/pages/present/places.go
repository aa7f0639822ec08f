package present

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
)

// Limits of the pages of a place.
const (
	placeRows    = 40 // awards on a page
	placeFormer  = 20 // awards of the units before it, on the first page, of all of them together
	leastFormer  = 5  // of each of those units, as long as there are as many units
	mostFormer   = 8  // units before it whose awards are there; of the others the numbers
	placeYears   = 12 // years in the chart
	placeBeside  = 6  // units in the other chart
	placeBodies  = 12 // collectives
	placeNames   = 3  // names of recipients in a row
	placeEarlier = 6  // articles of the units before it
)

// place has the awards of a locality.
type place struct {
	own     []site.PlaceAward // newest first, on a day those of the highest level first
	tally   site.Tally        // of own
	former  []formerUnit      // the one with the latest award first
	outside bool              // some award of a former unit is not in own
}

// formerUnit has the awards of a unit that a locality took over.
type formerUnit struct {
	unit   *gazetteer.Locality
	awards []*site.Award // in the order of own
	tally  site.Tally
	within bool // own has them too
}

// placeOf returns the awards of the locality of t.
func (p *Presenter) placeOf(t *site.Term) *place {
	v, _ := p.places.Get(t, func() (*place, error) {
		v := &place{}
		at := site.AwardsAt(t)
		slices.SortStableFunc(at, func(a, b site.PlaceAward) int {
			return cmp.Or(b.Article.EffectiveDate().Compare(a.Article.EffectiveDate()), cmp.Compare(levelIndex(a.Level), levelIndex(b.Level)))
		})
		v.own = slices.DeleteFunc(at, func(w site.PlaceAward) bool {
			own := w.Former == nil || w.Rolled
			if own {
				v.tally.Add(w.Award)
			}
			if w.Former != nil {
				v.addFormer(w)
			}
			return !own
		})
		return v, nil
	})
	return v
}

func (v *place) addFormer(w site.PlaceAward) {
	i := slices.IndexFunc(v.former, func(f formerUnit) bool { return f.unit == w.Former && f.within == w.Rolled })
	if i < 0 {
		i = len(v.former)
		v.former = append(v.former, formerUnit{unit: w.Former, within: w.Rolled})
	}
	f := &v.former[i]
	f.awards = append(f.awards, w.Award)
	f.tally.Add(w.Award)
	v.outside = v.outside || !f.within
}

// all returns the awards of a place and of the units before it, and the numbers of the latter that the place does not count.
func (v *place) all() (out []*site.Award, before site.Tally) {
	out = make([]*site.Award, 0, len(v.own))
	for _, w := range v.own {
		out = append(out, w.Award)
	}
	for _, f := range v.former {
		if f.within {
			continue
		}
		for _, w := range f.awards {
			out = append(out, w)
			before.Add(w)
		}
	}
	return out, before
}

// placePageCount returns the number of pages of a locality, each with some of its awards and some of its articles.
func (p *Presenter) placePageCount(t *site.Term) int {
	n := len(site.ReportedElsewhere(t.Articles))
	for _, a := range t.Articles {
		for _, w := range a.Awards {
			if w.Counts() {
				n++
			}
		}
	}
	return max(p.PageCount(len(t.Articles)), (n+placeRows-1)/placeRows)
}

// addPlace adds the awards of the locality of t to page n of its list, and to the first page its figures and links to its
// awards as data.
func (p *Presenter) addPlace(v *view.List, t *site.Term, n int) {
	at := p.placeOf(t)
	v.RowsTotal = len(at.own)
	end := min(len(at.own), n*placeRows)
	v.Rows = p.placeLines(at.own[min((n-1)*placeRows, end):end])
	if n > 1 {
		return
	}
	v.Numbers, v.Place = numbersOf(&at.tally), p.placeFigures(t, at)
	if v.Numbers != nil {
		v.Description = p.describe(v.Heading, v.Numbers)
	}
	if HasAwards(t.Articles) {
		address := routes.Localities.Term(t.Slug)
		v.Downloads = p.rollFiles(address.RollCSV(), address.RollJSON(), RollData{t.Articles, true})
	}
}

// placeLines returns the lines of awards.
func (p *Presenter) placeLines(awards []site.PlaceAward) []view.PlaceLine {
	out := make([]view.PlaceLine, 0, len(awards))
	for i, w := range awards {
		line := view.PlaceLine{Row: p.placeRow(w.Award)}
		if w.Rolled {
			line.Former = w.Former.Latest().Short
		}
		line.Same = i > 0 && awards[i-1].Article == w.Article && out[i-1].Former == line.Former
		out = append(out, line)
	}
	return out
}

// placeRow returns an award as the pages of places show it.
func (p *Presenter) placeRow(w *site.Award) *view.PlaceRow {
	full := p.award(w)
	row := &view.PlaceRow{
		Date: p.eventDate(w.Article), Honour: full.Honour, By: full.By,
		Article: view.Link{Name: w.Article.Title.Text, Href: p.articleHref(w.Article) + "#" + w.ID},
	}
	var numbers []string
	for _, r := range full.Recipients {
		shown := r.Names[:min(len(r.Names), placeNames-len(row.To))]
		for _, name := range shown {
			row.To = append(row.To, view.Name{Name: name.Name, Href: name.Href})
		}
		row.More += len(r.Names) - len(shown)
		if len(r.Names) == 0 {
			numbers = append(numbers, strings.TrimSpace(r.Count+" "+r.Kind))
		}
	}
	row.Numbers = strings.Join(numbers, ", ")
	return row
}

// placeFigures returns the figures of the locality of t, nil if neither it nor a unit before it has awards.
func (p *Presenter) placeFigures(t *site.Term, at *place) *view.Place {
	all, before := at.all()
	if len(all) == 0 {
		return nil
	}
	sum := site.Count(all)
	v := &view.Place{Sum: countOf(sum.Sum), Own: countOf(at.tally.Sum), Before: countOf(before.Sum), Apart: at.outside}
	first, last := all[0].Year, all[0].Year
	for _, w := range all {
		first, last = min(first, w.Year), max(last, w.Year)
	}
	v.Since, v.Until = strconv.Itoa(first), strconv.Itoa(last)
	v.Levels = levelFigures(all)
	v.Years, v.Peak, v.Counted = p.yearBars(at, all)
	v.Former = p.formerPlaces(t, at)
	if at.tally.Awards > 0 {
		p.compare(v, t, at)
	}
	p.addBodies(v, t, all)
	return v
}

// levelFigures returns the numbers of recipients of awards by level, highest first, without empty ones.
func levelFigures(awards []*site.Award) []view.Figure {
	var each [len(levels)]site.Tally
	for _, w := range awards {
		each[levelIndex(w.Level)].Add(w)
	}
	var out []view.Figure
	for i, t := range each {
		if t.Awards > 0 {
			out = append(out, view.Figure{Level: levels[i].String(), N: t.Sum.N, AtLeast: t.Sum.AtLeast, Rows: t.Awards})
		}
	}
	return out
}

// yearBars returns the chart of the awards of a place by year, and the bar of the year with the most recipients, nil if several
// have as many or there is one year. counted is set if a lower bound of another year leaves open which has the most.
func (p *Presenter) yearBars(at *place, all []*site.Award) (bars []view.PlaceBar, peak *view.PlaceBar, counted bool) {
	sums, own, each := tallies[int]{}, tallies[int]{}, map[int][]*site.Award{}
	for _, w := range all {
		sums.add(w.Year, w)
		each[w.Year] = append(each[w.Year], w)
	}
	for _, w := range at.own {
		own.add(w.Year, w.Award)
	}
	years := make([]int, 0, len(sums))
	for year := range sums {
		years = append(years, year)
	}
	slices.Sort(years)
	for _, year := range years[max(0, len(years)-placeYears):] {
		bar := view.PlaceBar{Link: view.Link{Name: strconv.Itoa(year)}, Sum: countOf(sums[year].Sum), Until: p.openUntil(&Year{Year: year, awards: each[year]})}
		if t := own[year]; t != nil {
			bar.Own = t.Sum.N
		}
		bar.Before = bar.Sum.N - bar.Own
		bars = append(bars, bar)
	}
	scaleBars(bars)
	if len(bars) < 2 {
		return bars, nil, false
	}
	at0 := 0
	for i, bar := range bars {
		if bar.Sum.N > bars[at0].Sum.N {
			at0 = i
		}
	}
	for i, bar := range bars {
		if i != at0 && bar.Sum.N == bars[at0].Sum.N {
			return bars, nil, false
		}
		counted = counted || i != at0 && bar.Sum.AtLeast
	}
	bars[at0].Here = true
	return bars, &bars[at0], counted
}

// scaleBars makes the parts of bars, which are numbers, widths: the longest bar is 100 wide.
func scaleBars(bars []view.PlaceBar) {
	most := 1
	for _, bar := range bars {
		most = max(most, bar.Own+bar.Before)
	}
	width := func(n int) int {
		if n == 0 {
			return 0
		}
		return max(1, n*100/most)
	}
	for i := range bars {
		bars[i].Own, bars[i].Before = width(bars[i].Own), width(bars[i].Before)
	}
}

// compare adds the chart of a place beside others of its kind in the same province, in force as it is or ended as it is, and of
// the units before it.
func (p *Presenter) compare(v *view.Place, t *site.Term, at *place) {
	siblings := p.site.Localities.Terms
	if t.Parent != nil {
		siblings = t.Parent.Children
	}
	var bars []view.PlaceBar
	for _, s := range siblings {
		if s.Locality.Level != t.Locality.Level || s.Locality.EndedBy(p.site.Now) != t.Locality.EndedBy(p.site.Now) {
			continue
		}
		if tally := &p.placeOf(s).tally; tally.Sum.N > 0 {
			bars = append(bars, view.PlaceBar{Link: p.placeLink(s.Locality), Sum: countOf(tally.Sum), Own: tally.Sum.N, Here: s == t})
		}
	}
	slices.SortStableFunc(bars, func(a, b view.PlaceBar) int { return cmp.Compare(b.Sum.N, a.Sum.N) })
	here := slices.IndexFunc(bars, func(b view.PlaceBar) bool { return b.Here })
	if here >= 0 && len(bars) > 1 {
		v.Rank, v.Of = rankOf(bars, here), len(bars)
		from := max(0, min(here-placeBeside/2, len(bars)-placeBeside))
		bars = bars[from:min(len(bars), from+placeBeside)]
	} else {
		bars = bars[:0]
	}
	for _, f := range at.former[:min(len(at.former), placeBeside)] {
		if !f.within && here >= 0 && f.tally.Sum.N > 0 {
			bars = append(bars, view.PlaceBar{Link: p.formerLink(f.unit), Sum: countOf(f.tally.Sum), Before: f.tally.Sum.N, Former: true})
		}
	}
	if len(bars) > 0 && !slices.ContainsFunc(bars, func(b view.PlaceBar) bool { return b.Here }) {
		bars = slices.Insert(bars, 0, view.PlaceBar{Link: p.placeLink(t.Locality), Sum: countOf(at.tally.Sum), Own: at.tally.Sum.N, Here: true})
	}
	scaleBars(bars)
	v.Beside = bars
}

// rankOf returns the rank of one of bars, which are sorted, from 1; 0 if it is in the lower half or a lower bound leaves it open.
func rankOf(bars []view.PlaceBar, here int) int {
	if 2*(here+1) > len(bars) {
		return 0
	}
	for i, bar := range bars {
		if i != here && bar.Sum.N == bars[here].Sum.N || i < here && bars[here].Sum.AtLeast || i > here && bar.Sum.AtLeast {
			return 0
		}
	}
	return here + 1
}

// addBodies adds the collectives with the most awards, of those that have pages.
func (p *Presenter) addBodies(v *view.Place, t *site.Term, awards []*site.Award) {
	counts := map[*site.Term]int{}
	var bodies []*site.Term
	for _, w := range awards {
		for i := range w.Recipients {
			for j := range w.Recipients[i].Names {
				if kind, body := p.Entries.RecipientTerm(&w.Recipients[i].Names[j]); kind == roll.Collective && body != nil {
					if counts[body] == 0 {
						bodies = append(bodies, body)
					}
					counts[body]++
				}
			}
		}
	}
	slices.SortStableFunc(bodies, func(a, b *site.Term) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.Slug, b.Slug))
	})
	for _, body := range bodies[:min(len(bodies), placeBodies)] {
		v.Bodies = append(v.Bodies, view.Link{Name: body.Name, Href: p.Href(routes.Collectives.Term(body.Slug)), Count: counts[body]})
	}
	if len(bodies) > placeBodies {
		v.AllBodies = p.searchFor(p.fullName(t.Locality))
	}
}

// formerPlaces returns the units before the place of t that have awards, and the newest of those awards.
func (p *Presenter) formerPlaces(t *site.Term, at *place) []view.FormerPlace {
	apart := 0
	for _, f := range at.former {
		if !f.within {
			apart++
		}
	}
	each, shown := max(leastFormer, placeFormer/max(1, apart)), 0
	var out []view.FormerPlace
	for _, f := range at.former {
		v := view.FormerPlace{Link: p.formerLink(f.unit), Sum: countOf(f.tally.Sum), Within: f.within, Until: p.legalDate(f.unit.To)}
		v.Count = f.tally.Awards
		if !f.within && shown < mostFormer {
			shown++
			var rows []site.PlaceAward
			for _, w := range f.awards[:min(len(f.awards), each)] {
				rows = append(rows, site.PlaceAward{Award: w, Former: f.unit})
			}
			v.Rows = p.placeLines(rows)
		}
		v.Rest = !f.within && len(f.awards) > len(v.Rows)
		out = append(out, v)
	}
	return out
}

// formerLink returns a link to a unit that has ended, with its full name.
func (p *Presenter) formerLink(l *gazetteer.Locality) view.Link {
	link := p.placeLink(l)
	link.Name = l.Latest().Full
	return link
}

// HasPlace reports whether the page of the locality of t says something: it has articles, or a unit that it took over has awards.
func HasPlace(t *site.Term) bool { return len(t.Articles) > 0 || HasAwards(t.Earlier) }

// HasAwards reports whether articles report an award in force, so that there are files of them.
func HasAwards(articles []*site.Article) bool {
	for _, a := range articles {
		if a.CountedAwards() > 0 {
			return true
		}
	}
	return false
}

// rollFiles returns links to awards as data, with the sizes of the files.
func (p *Presenter) rollFiles(csv, json routes.Path, d RollData) []view.File {
	return []view.File{
		p.dataFile(csv, p.Strings.Sheet, opendata.SizeCSV(p.RollCSV(d))),
		p.dataFile(json, p.Strings.ForPrograms, opendata.SizeJSON(p.RollJSON(d))),
	}
}

// dataFile returns a link to a file of so many bytes.
func (p *Presenter) dataFile(address routes.Path, name string, size int) view.File {
	n := int64(size)
	kind, _, _ := strings.Cut(filetype.MIME(string(address)), ";")
	return view.File{
		Name: name, Href: p.Href(address), URL: p.URL(address), Kind: strings.ToUpper(strings.TrimPrefix(path.Ext(string(address)), ".")), Size: formatSize(n, p.site.Settings.Language), Type: kind, Bytes: n,
	}
}
