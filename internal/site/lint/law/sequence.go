package law

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// steps are the sequences of the law by the honour that comes after another.
type steps map[*honours.Honour][]step

// step is one row of a sequence: what must have been conferred before an honour.
type step struct {
	row    *law.Row
	asks   law.Before
	before []*honours.Honour // one of them must come before
	span   int               // if asks.Times > 0: the number of years in which that many are conferred
}

// newSteps returns the sequences of the table for the honours of a catalogue. A title that itself asks for three earlier
// ones is conferred every three years, so two of it span six years.
func newSteps(c *honours.Catalogue, rules *law.Table) steps {
	all, byName := steps{}, map[string]*honours.Honour{}
	for _, h := range c.All() {
		if h.Pos.File == "" {
			byName[h.Name] = h
		}
	}
	times := map[*honours.Honour]int{}
	for _, h := range c.All() {
		for _, row := range rules.History(law.Sequence, h) {
			s := step{row: row, asks: row.Before()}
			for _, name := range s.asks.Honours {
				s.before = append(s.before, byName[name])
			}
			times[h] = max(times[h], s.asks.Times)
			all[h] = append(all[h], s)
		}
	}
	for _, list := range all {
		for i := range list {
			list[i].span = list[i].asks.Times * max(1, times[list[i].before[0]])
		}
	}
	return all
}

// receipt is one award to one named recipient, with its [years].
type receipt struct {
	*site.Award
	name       *content.Name
	key        string // viet.Key of the name
	individual bool
	from, to   int
	day        time.Time // of the decision or, without one, of the event
}

// count returns the number of annual titles that the row of a receipt may stand for.
func (r *receipt) count() int {
	if r.Period.From == 0 {
		return 1
	}
	return r.to - r.from + 1
}

// year returns the year of the decision or, without one, of the event.
func (r *receipt) year() int { return r.day.Year() }

// place returns the locality of the article; ok is false if it has several, so that it is not known whose recipient it is.
func (r *receipt) place() (l *gazetteer.Locality, ok bool) {
	switch list := r.Article.Localities; len(list) {
	case 0:
		return nil, true
	case 1:
		return list[0], true
	}
	return nil, false
}

// same reports whether two receipts with equal names are surely of one recipient: in one locality or, if a unit is given
// with the name, in one that contains the other.
func (r *receipt) same(other *receipt) bool {
	a, ok := r.place()
	b, okToo := other.place()
	switch {
	case !ok || !okToo || r.individual != other.individual || r.name.Unit != other.name.Unit && viet.Key(r.name.Unit) != viet.Key(other.name.Unit):
		return false
	case a == b:
		return true
	case r.name.Unit == "" || a == nil || b == nil:
		return false
	}
	return slices.Contains(a.Path(), b) || slices.Contains(b.Path(), a)
}

// maxReceipts is the number of awards to one name above which it is not taken for one recipient.
const maxReceipts = 60

// maxSpan is the number of years before the last one of a period that are looked at.
const maxSpan = 10

// list is what a body conferred in a year.
type list struct {
	body   bodyKey
	honour *honours.Honour
	year   int
}

type bodyKey struct {
	name  string
	place *gazetteer.Locality
}

func bodyOf(w *site.Award) bodyKey { return bodyKey{w.By, w.ConferrerLocality} }

// listed says how a site gives the recipients of a [list].
type listed struct{ named, unnamed bool }

// sequences compares the awards of a site with the sequences of the law.
type sequences struct {
	steps    steps
	before   map[*honours.Honour]bool // the honours that come before another
	people   map[string][]*receipt    // by viet.Key of the name, of those who received an honour with a step
	lists    map[list]listed          // of the honours that come before, also with a zero body, for all bodies
	states   map[int]bool             // years in which recipients of honours of the State are named
	problems diag.List
}

// checkSequences reports recipients of an honour that follows another in the law, if the site shows that the other was
// not conferred as the law of that day asks. For example, Chiến sĩ thi đua cấp tỉnh of 2023 without Chiến sĩ thi đua cơ sở
// in three years running; Huân chương Lao động hạng Nhì two years after hạng Ba, or before it.
//
// It is silent unless the site has the years. A title that must be held several times is missed only where one body, from
// which the recipient had an award in those years, names all whom it gave that title in each of them. An order is missed
// only where honours of the State were conferred by name in each of the years, twice as many as the law asks for, and the
// recipient is known to the site for half of them. Whoever has the same name, wherever, may be the same person. Awards
// for an extraordinary deed or a life's work, which the law exempts, are known by their citation.
func checkSequences(s *site.Site, all steps) diag.List {
	q := &sequences{steps: all}
	var after []*receipt
	for _, w := range s.Roll {
		if len(all[w.Known]) > 0 && w.Status != content.Posthumous && !exempt(w.Citation) {
			after = append(after, receipts(w)...)
		}
	}
	if len(after) == 0 {
		return nil
	}
	q.index(s, after)
	for _, r := range after {
		q.check(r)
	}
	return q.problems
}

// years returns the first and last year for which an award may be: of its period, at most maxSpan before the last; without
// one, the year of its day and the one before.
func years(w *site.Award, day time.Time) (from, to int) {
	if w.Period.From == 0 {
		return day.Year() - 1, day.Year()
	}
	to = max(w.Period.From, w.Period.To)
	return max(w.Period.From, to-maxSpan), to
}

// receipts returns the receipts of a row: the named individuals and collectives.
func receipts(w *site.Award) []*receipt {
	var out []*receipt
	day := decisiveDay(w)
	from, to := years(w, day)
	for i := range w.Recipients {
		group := &w.Recipients[i]
		if slices.Contains(group.Kinds, content.Household) {
			continue
		}
		individual := slices.Contains(group.Kinds, content.Individual)
		for j := range group.Names {
			name := &group.Names[j]
			if !strings.ContainsAny(name.Name, "[]") { // a removed name
				out = append(out, &receipt{w, name, viet.Key(name.Name), individual, from, to, day})
			}
		}
	}
	return out
}

// index fills the lists, and the awards of those who have a receipt in after.
func (q *sequences) index(s *site.Site, after []*receipt) {
	q.before, q.people, q.lists, q.states = map[*honours.Honour]bool{}, map[string][]*receipt{}, map[list]listed{}, map[int]bool{}
	for _, rows := range q.steps {
		for _, step := range rows {
			for _, h := range step.before {
				q.before[h] = true
			}
		}
	}
	for _, r := range after {
		q.people[r.key] = nil
	}
	for _, w := range s.Roll {
		found := receipts(w)
		for _, r := range found {
			if known, ok := q.people[r.key]; ok && len(known) <= maxReceipts {
				q.people[r.key] = append(known, r)
			}
		}
		if len(found) > 0 && w.Known != nil && w.Known.Level == honours.State {
			q.states[found[0].year()] = true
		}
		if q.before[w.Known] {
			q.indexList(w, found)
		}
	}
}

// indexList adds a row of an honour that comes before another to the lists.
func (q *sequences) indexList(w *site.Award, found []*receipt) {
	from, to := years(w, decisiveDay(w))
	unnamed := len(w.Recipients) == 0 || slices.ContainsFunc(w.Recipients, func(r content.Recipients) bool { return len(r.Names) == 0 })
	for year := from; year <= to; year++ {
		for _, body := range [...]bodyKey{bodyOf(w), {}} {
			l := q.lists[list{body, w.Known, year}]
			l.named, l.unnamed = l.named || len(found) > 0, l.unnamed || unnamed
			q.lists[list{body, w.Known, year}] = l
		}
	}
}

// exemptions are words of the citation of an order that the law confers without an earlier class: for an extraordinary
// deed, a life's work, an invention, foreigners, a victory.
var exemptions = []string{"dot xuat", "cong hien", "doi ngoai", "khang chien", "sang che", "phat minh", "cong trinh", "tac pham", "khoa hoc", "thi dau", "the thao", "huy chuong", "vo dich", "dich benh", "covid", "cuu nguoi", "dung cam", "hy sinh", "thien tai", "bao lu"}

func exempt(citation string) bool {
	if citation == "" {
		return false
	}
	folded := viet.FoldLoose(citation)
	return slices.ContainsFunc(exemptions, func(words string) bool { return strings.Contains(folded, words) })
}

// check reports a receipt if the site shows that a step before it was left out.
func (q *sequences) check(r *receipt) {
	known := q.people[r.key]
	if len(known) > maxReceipts {
		return
	}
	for _, s := range q.steps[r.Known] {
		if !s.row.InForce(r.day) {
			continue
		}
		var had []*receipt // of an honour of the step, by anyone of the name
		for _, other := range known {
			if other.Award != r.Award && slices.Contains(s.before, other.Known) {
				had = append(had, other)
			}
		}
		slices.SortStableFunc(had, func(a, b *receipt) int { return a.day.Compare(b.day) })
		if s.asks.Times > 0 {
			q.checkTimes(r, s, had, known)
		} else {
			q.checkOrder(r, s, had, known)
		}
	}
}

// checkTimes reports a title whose recipient had the title before it too few times.
func (q *sequences) checkTimes(r *receipt, s step, had, known []*receipt) {
	count, held := 0, map[int]bool{}
	for _, other := range had {
		if other.from <= r.to {
			count += other.count()
			for year := other.from; year <= other.to; year++ {
				held[year] = true
			}
		}
	}
	first, annual := r.from-s.span, s.span == s.asks.Times
	if count >= s.asks.Times && (!annual || longestRun(first-1, r.to, func(year int) bool { return held[year] }) >= s.asks.Times) {
		return
	}
	for _, other := range known {
		if other.Award == r.Award || other.to < first || other.from > r.to || !other.same(r) {
			continue
		}
		sure := func(year int) bool { return q.sure(other, s, known, year) }
		if longestRun(first, r.from-1, sure) < s.span {
			continue
		}
		// The title may have been conferred in a year of which the site has no list: the last.
		if annual && longestRun(first, r.to, func(year int) bool { return held[year] || year >= r.from && !sure(year) }) >= s.asks.Times {
			continue
		}
		had = slices.DeleteFunc(had, func(other *receipt) bool { return other.from > r.to })
		q.report(r, s, had, strconv.Itoa(first)+"–"+strconv.Itoa(r.from-1))
		return
	}
}

// longestRun returns the largest number of years in a row, from first to last, for which is is true.
func longestRun(first, last int, is func(year int) bool) int {
	longest, run := 0, 0
	for year := first; year <= last; year++ {
		run++
		if !is(year) {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// sure reports whether the site would name a recipient if the body of other, an award to him, had conferred an honour of
// the step on him in a year: it names all recipients of that honour, or him as Lao động tiên tiến.
func (q *sequences) sure(other *receipt, s step, known []*receipt, year int) bool {
	named := false
	for _, h := range s.before {
		l := q.lists[list{bodyOf(other.Award), h, year}]
		if l.unnamed {
			return false
		}
		named = named || l.named
	}
	return named || slices.ContainsFunc(known, func(r *receipt) bool {
		return r.from <= year && year <= r.to && isBasic(r.Known) && bodyOf(r.Award) == bodyOf(other.Award) && r.same(other)
	})
}

// isBasic reports whether h is the yearly title that heads of units confer on all who did well, of whom the best become
// Chiến sĩ thi đua cơ sở.
func isBasic(h *honours.Honour) bool {
	return h != nil && (h.Name == "Lao động tiên tiến" || h.Name == "Chiến sĩ tiên tiến")
}

// checkOrder reports an order or a title of the State whose recipient had the one before it too late, or never.
func (q *sequences) checkOrder(r *receipt, s step, had, known []*receipt) {
	var his []*receipt
	for _, other := range had {
		switch {
		case other.Article == r.Article && r.year() == other.year() && r.Period.To == other.Period.To:
			return // the rows of one article say nothing about the order
		case other.same(r):
			his = append(his, other)
		case other.year() <= r.year():
			return // perhaps his
		}
		if passed(other, r) >= s.asks.Years {
			return
		}
	}
	year := r.year()
	switch {
	case len(his) > 0:
		q.report(r, s, his, "")
	case s.asks.Years > 0 && q.stateYears(s, year-2*s.asks.Years, year-1) && slices.ContainsFunc(known, func(other *receipt) bool {
		return other.year() <= year-s.asks.Years && other.same(r)
	}):
		q.report(r, s, nil, strconv.Itoa(year-2*s.asks.Years)+"–"+strconv.Itoa(year-1))
	}
}

// passed returns the number of years from the first receipt to the second: of their periods, or else of their days, with
// one more because the day of a ceremony may be the year after; it is below 0 if the first is later.
func passed(first, second *receipt) int {
	if first.Period.To > 0 && second.Period.To > 0 {
		return second.Period.To - first.Period.To
	}
	n := second.year() - first.year()
	if n > 0 {
		n++
	}
	return n
}

// stateYears reports whether the site names recipients of honours of the State in each of the years, and all recipients of
// the honours of the step.
func (q *sequences) stateYears(s step, first, last int) bool {
	for year := first; year <= last; year++ {
		if !q.states[year] {
			return false
		}
		for _, h := range s.before {
			if q.lists[list{bodyKey{}, h, year}].unnamed {
				return false
			}
		}
	}
	return true
}

// maxPlaces is the number of awards that a problem names, the last ones.
const maxPlaces = 3

// report adds the problem of a receipt, with what the recipient had and the years in which the site was searched.
func (q *sequences) report(r *receipt, s step, had []*receipt, searched string) {
	var places []string
	for _, other := range had {
		when := other.Period.Text
		if when == "" {
			when = strconv.Itoa(other.year())
		}
		places = append(places, "“"+other.Name+"” "+when+" ("+other.name.Pos.File+":"+strconv.Itoa(other.name.Pos.Line)+")")
	}
	if more := len(places) - maxPlaces; more > 0 {
		places = append([]string{"…"}, places[more:]...)
	}
	when := r.Period.Text
	if when == "" {
		when = strconv.Itoa(r.year())
	}
	q.problems.Add(diag.AwardSequence, r.name.Pos, r.name.Name, r.Name, when, s.row.Who, s.row.Citation(), strings.Join(places, ", "), searched)
}
