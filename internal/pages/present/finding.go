package present

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/pages/view"
	"bangvang/internal/text/viet"
)

// yearFinding has the numbers of the title of a chart by year: the recipients of one year, and those of the year before it that has
// awards.
type yearFinding struct {
	year      int
	until     string // the last day counted of a year that is not over, as Strings.Day returns it; else ""
	sum       content.Total
	kind      string // of all recipients of sum, "" of several
	before    int    // 0 for none
	sumBefore content.Total
}

// relation is how a number is related to another.
type relation int

const (
	unknown relation = iota // the numbers do not say
	times
	more
	less
	equal
)

// comparison says of two numbers as much as is certain: the first is at least n times the second, or at least n more or less. It is
// exactly so unless floor or over is set.
type comparison struct {
	relation
	n     int
	floor bool // a number is a lower bound, so n is one too
	over  bool // n is rounded down
}

// compareTotals compares the number a with b. Where lower bounds leave open which is greater, the relation is unknown: of “at
// least 40” and 55 nothing follows, of “at least 1,111” and 55 that the first is at least 20 times as great.
func compareTotals(a, b content.Total) comparison {
	bound := a.AtLeast || b.AtLeast
	switch {
	case a.AtLeast && b.AtLeast, b.N == 0, a.AtLeast && a.N <= b.N, b.AtLeast && a.N >= b.N:
		return comparison{}
	case a.N >= 2*b.N:
		return comparison{times, a.N / b.N, bound, !bound && a.N%b.N != 0}
	case a.N > b.N:
		return comparison{relation: more, n: a.N - b.N, floor: bound}
	case a.N < b.N:
		return comparison{relation: less, n: b.N - a.N, floor: bound}
	}
	return comparison{relation: equal}
}

// compare compares the year with the one before. A year that is not over is compared only if it is ahead already.
func (f yearFinding) compare() comparison {
	c := compareTotals(f.sum, f.sumBefore)
	if f.until != "" && c.relation != times && c.relation != more {
		return comparison{}
	}
	return c
}

// leader returns the index of the bar with more recipients than each other, -1 if there is none, and whether that is certain: a
// lower bound of another leaves it open.
func leader(bars []view.Bar) (at int, certain bool) {
	for i := range bars {
		if bars[i].Honoured.N > bars[at].Honoured.N {
			at = i
		}
	}
	certain = true
	for i, b := range bars {
		if i != at && b.Honoured.N == bars[at].Honoured.N {
			return -1, false
		}
		certain = certain && (i == at || !b.Honoured.AtLeast)
	}
	if len(bars) < 2 {
		at = -1
	}
	return at, certain
}

const (
	seasonMonths    = 3 // from January, when most offices review the year before
	minSeasonMonths = 4 // with awards in fewer months, the first three have most of them by chance
)

// seasonFinding has the numbers of the title of a chart whose first three months have more recipients than all others.
type seasonFinding struct {
	sum     content.Total // of the three
	kind    string        // of all recipients of sum, "" of several
	certain bool          // no lower bound of another month leaves open whether they have most
	reviews bool          // most of their events are reviews of the year before
}

// seasonOf returns what the first three months of a year have, and whether that is more than half of all that is counted.
func seasonOf(months []view.Bar) (f seasonFinding, ok bool) {
	f.certain = true
	rest := 0
	var kinds []string
	for i, b := range months {
		if i < seasonMonths {
			if b.Honoured != (view.Count{}) {
				kinds = append(kinds, b.Kind)
			}
			f.sum.N += b.Honoured.N
			f.sum.AtLeast = f.sum.AtLeast || b.Honoured.AtLeast
			continue
		}
		rest += b.Honoured.N
		f.certain = f.certain && !b.Honoured.AtLeast
	}
	if kinds = slices.Compact(kinds); len(kinds) == 1 {
		f.kind = kinds[0]
	}
	return f, f.sum.N > rest
}

// vietnameseSeason returns the title of a chart by month, for example “Mùa tổng kết: ba tháng đầu năm có ít nhất 981 tập thể, cá nhân
// được khen, quá nửa cả năm”.
func vietnameseSeason(f seasonFinding) string {
	title := "Ba tháng đầu năm có "
	if f.reviews {
		title = "Mùa tổng kết: ba tháng đầu năm có "
	}
	title += vietnameseCount(f.sum, f.kind) + " được khen, quá nửa "
	if f.certain {
		return title + "cả năm"
	}
	return title + "số đếm được"
}

// englishSeason is vietnameseSeason in English.
func englishSeason(f seasonFinding) string {
	title := "January to March"
	if f.reviews {
		title = "The season of annual reviews, January to March"
	}
	title += ": " + englishCount(f.sum, f.kind) + ", more than half of "
	if f.certain {
		return title + "the year"
	}
	return title + "those counted"
}

// most are the titles of charts of one kind: without a leader, with one that is certain, and with one that is counted. In the last two, %s is
// the name of the bar, and then its number with what it counts; without that where the title names it.
type most struct{ none, certain, counted string }

var (
	vietnamesePlaces = most{"Được khen theo địa phương", "%s có nhiều tập thể, cá nhân được khen nhất: %s", "Đếm được nhiều nhất ở %s: %s được khen"}
	vietnameseMonths = most{"Được khen theo tháng", "%s có nhiều tập thể, cá nhân được khen nhất: %s", "%s đếm được nhiều nhất: %s được khen"}
	vietnameseAwards = most{"Được khen theo danh hiệu, hình thức", "%s được trao nhiều nhất: %s", "Đếm được nhiều nhất là %s: %s"}
	englishPlaces    = most{"Recipients by locality", "Most recipients, %s, in", "Most recipients that are counted, %s, in"}
	englishMonths    = most{"Recipients by month", "Most recipients, %s, in", "Most recipients that are counted, %s, in"}
	englishAwards    = most{"Recipients by honour", "Most recipients, %s, of", "Most recipients that are counted, %s, of"}
)

// vietnameseCount returns a number of recipients, for example “ít nhất 46 tập thể, cá nhân”, or where all are of one kind “8.153 hộ gia
// đình”.
func vietnameseCount(t content.Total, kind string) string {
	return atLeast("ít nhất ", t.AtLeast) + viet.FormatNumber(t.N) + " " + cmp.Or(kind, severalKinds)
}

// severalKinds stands for all kinds of recipient.
const severalKinds = "tập thể, cá nhân"

// englishCount returns a number of recipients of any kind, for example “at least 46 recipients”.
func englishCount(t content.Total, _ string) string {
	word := " recipients"
	if t.N == 1 {
		word = " recipient"
	}
	return atLeast("at least ", t.AtLeast) + englishNumber(t.N) + word
}

// atLeast returns words if a number is a lower bound, else "".
func atLeast(words string, bound bool) string {
	if bound {
		return words
	}
	return ""
}

// vietnameseDay returns a day without its year as legal texts write it: 19/3, 02/01.
func vietnameseDay(t time.Time) string {
	return strings.TrimSuffix(viet.LegalDate(t), "/"+strconv.Itoa(t.In(viet.Zone).Year()))
}

// vietnameseYear returns the title of a chart by year, for example “Năm 2024: ít nhất 1.111 tập thể, cá nhân được khen, gấp ít
// nhất 20 lần năm 2023”.
func vietnameseYear(f yearFinding) string {
	if f.sum.N == 0 {
		return "Được khen theo năm"
	}
	title := "Năm " + strconv.Itoa(f.year)
	if f.until != "" {
		title += ", đến " + f.until
	}
	title += ": " + vietnameseCount(f.sum, f.kind) + " được khen"
	before := " năm " + strconv.Itoa(f.before)
	c := f.compare()
	n := atLeast("ít nhất ", c.floor) + atLeast("hơn ", c.over) + viet.FormatNumber(c.n)
	switch {
	case f.until != "" && c.relation != unknown:
		return title + ", đã hơn cả" + before
	case c.relation == times:
		return title + ", gấp " + n + " lần" + before
	case c.relation == more:
		return title + ", tăng " + n + " so với" + before
	case c.relation == less:
		return title + ", giảm " + n + " so với" + before
	case c.relation == equal:
		return title + ", bằng" + before
	case f.until == "" && f.sumBefore.N > 0:
		return title + ", so với " + atLeast("ít nhất ", f.sumBefore.AtLeast) + viet.FormatNumber(f.sumBefore.N) + " của" + before
	}
	return title
}

// englishYear returns the title of a chart by year, for example “2024: at least 1,111 recipients, at least 20 times as many as
// in 2023”.
func englishYear(f yearFinding) string {
	if f.sum.N == 0 {
		return "Recipients by year"
	}
	title := strconv.Itoa(f.year)
	if f.until != "" {
		title += ", to " + f.until
	}
	title += ": " + englishCount(f.sum, f.kind)
	before := " in " + strconv.Itoa(f.before)
	c := f.compare()
	n := atLeast("at least ", c.floor) + atLeast("more than ", c.over) + englishNumber(c.n)
	switch {
	case f.until != "" && c.relation != unknown:
		return title + ", already more than in the whole of " + strconv.Itoa(f.before)
	case c.relation == times:
		return title + ", " + n + " times as many as" + before
	case c.relation == more:
		return title + ", " + n + " more than" + before
	case c.relation == less:
		return title + ", " + n + " fewer than" + before
	case c.relation == equal:
		return title + ", as many as" + before
	case f.until == "" && f.sumBefore.N > 0:
		return title + ", beside " + atLeast("at least ", f.sumBefore.AtLeast) + englishNumber(f.sumBefore.N) + before
	}
	return title
}

// vietnamese writes the title of a chart, and which bar it is about, for example “Hà Nội có nhiều tập thể, cá nhân được khen nhất:
// 503”. Where lower bounds leave it open which has the most, it says which has the most that are counted.
func (m most) vietnamese(c *view.Chart) {
	c.Title = m.none
	at, certain := leader(c.Bars)
	if at < 0 {
		return
	}
	b := &c.Bars[at]
	b.Hot = true
	if certain {
		c.Title = fmt.Sprintf(m.certain, b.Name, vietnameseSum(b, m.certain))
	} else {
		c.Title = fmt.Sprintf(m.counted, b.Name, vietnameseCount(content.Total(b.Honoured), b.Kind))
	}
}

// vietnameseSum returns the number of a bar for a title, without what it counts where the title says that.
func vietnameseSum(b *view.Bar, title string) string {
	said := vietnameseCount(content.Total(b.Honoured), b.Kind)
	if strings.Contains(title, severalKinds) {
		said = strings.TrimSuffix(said, " "+severalKinds)
	}
	return said
}

// english is vietnamese in English, which ends in the name: “Most recipients, 503, in Hà Nội”.
func (m most) english(c *view.Chart) {
	c.Title = m.none
	at, certain := leader(c.Bars)
	if at < 0 {
		return
	}
	b := &c.Bars[at]
	b.Hot, c.Place, c.Title = true, b.Name, m.counted
	if certain {
		c.Title = m.certain
	}
	c.Title = fmt.Sprintf(c.Title, atLeast("at least ", b.Honoured.AtLeast)+englishNumber(b.Honoured.N))
}
