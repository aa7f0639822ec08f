// Package law holds the awards of a site against the law of emulation and commendation.
//
// The law stands in the catalogue of honours (internal/knowledge/honours/catalogue.md) and in the decrees of 2025
// that moved the powers of the districts; this package only compares. What it finds are warnings that
// name the article of law. It speaks only where the law is plain, for a warning that is wrong costs more
// trust than one that is missing costs accuracy:
//
//   - What lies outside the law (prizes, gifts, whatever an organising committee gives) is not judged, nor is
//     an honour whose name others borrow (kỷ niệm chương, huy hiệu). Of an honour that the site itself
//     declares, only the kinds of recipient are held, to what the site declares.
//   - A conferrer is judged when it is the President, the Government, a ministry, a People's Committee whose
//     tier is known, or, for what is not theirs in any case, an office of a province or district. It is at fault
//     when it stands below all that have the power, or had the power on other days. One that stands
//     higher is never at fault. Nothing before 1/7/2004, when the first Law came into force, is judged.
//   - The day that counts is that of the decision; without one, that of the event.
//   - An enterprise, a village and a commune are collectives. Households are not judged for huân chương, which families
//     of martyrs received under the old law.
//   - A revoked award is not judged: that it was wrong may be why it was revoked.
package law

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/memo"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// commentDays is how many working days nominees stand open for comment, after openness.
const (
	commentDays = 10
	openness    = "Nghị định 98/2023/NĐ-CP, Điều 46; Nghị định 152/2025/NĐ-CP"
)

// Found is what is wrong with the awards of a site's articles. It does not change.
type Found struct {
	gazetteer *gazetteer.Gazetteer
	catalogue *honours.Catalogue
	powers    map[*honours.Honour][]power // of every honour of the catalogue
	by        memo.List[*content.Document, diag.List]
}

// Problems returns all of it, in the order of the articles.
func (f *Found) Problems() diag.List { return slices.Concat(f.by.Values...) }

// Check looks at the awards of the site's articles. What was found in a document by the names it has then is taken
// from there; was may be nil. The error is ctx's.
func Check(ctx context.Context, s *site.Site, was *Found) (*Found, error) {
	f := &Found{gazetteer: s.Gazetteer, catalogue: s.Catalogue}
	if was != nil && was.gazetteer == f.gazetteer && was.catalogue == f.catalogue {
		f.powers, f.by = was.powers, was.by
	} else {
		f.powers = map[*honours.Honour][]power{}
		for _, h := range s.Catalogue.All() {
			f.powers[h] = powersOf(h)
		}
	}
	documents := make([]*content.Document, len(s.Articles))
	for i, a := range s.Articles {
		documents[i] = a.Document
	}
	var err error
	f.by, err = f.by.Map(ctx, documents, func(i int) diag.List {
		c := &checker{catalogue: f.catalogue, powers: f.powers}
		c.all(s.Articles[i])
		return c.problems
	})
	return f, err
}

// checker looks at one article.
type checker struct {
	catalogue *honours.Catalogue
	powers    map[*honours.Honour][]power
	problems  diag.List
}

func (c *checker) all(a *site.Article) {
	if len(a.Awards) == 0 || a.Date.IsZero() { // that it has no date is said already
		return
	}
	for _, w := range a.Awards {
		c.row(w)
	}
	c.twice(a)
}

func (c *checker) row(w *site.Award) {
	c.comment(w)
	if w.Status == content.Revoked {
		return
	}
	c.dates(w)
	h := w.Known
	switch {
	case h == nil || w.Body.Level == honours.Organiser:
	case h.Pos.File != "":
		c.recipients(w, h, h.Pos.File+":"+strconv.Itoa(h.Pos.Line))
	case binding(h):
		c.recipients(w, h, article(h))
		c.conferrer(w, h)
		c.rank(w, h)
		c.time(w, h)
	}
}

// binding tells whether an honour of the catalogue is the law's alone.
func binding(h *honours.Honour) bool {
	return h.Class != honours.Other && h.Form != "Kỷ niệm chương" && h.Form != "Huy hiệu"
}

// day returns the day an award is judged by.
func day(w *site.Award) time.Time {
	if !w.Decision.Date.IsZero() {
		return viet.Day(w.Decision.Date)
	}
	return viet.Day(w.Article.On())
}

// recipients holds the kinds of recipient to those that reason (an article of law, a place in a file) allows.
func (c *checker) recipients(w *site.Award, h *honours.Honour, reason string) {
	for _, r := range w.Recipients {
		for _, k := range r.Kinds {
			if len(h.Kinds) > 0 && !mayReceive(h, k) {
				c.problems.Add(diag.AwardRecipient, r.Pos, h.Name, k.String(), reason, strings.Join(h.Kinds, ", "))
			}
		}
	}
}

// collectives are the kinds that count as tập thể (Law 06/2022/QH15, art. 20).
var collectives = []content.RecipientKind{content.Collective, content.Enterprise, content.Community}

func mayReceive(h *honours.Honour, k content.RecipientKind) bool {
	switch {
	case slices.Contains(collectives, k):
		return slices.ContainsFunc(collectives, func(k content.RecipientKind) bool { return slices.Contains(h.Kinds, k.String()) })
	case k == content.Household && h.Form == "Huân chương":
		return true
	}
	return slices.Contains(h.Kinds, k.String())
}

// rank finds a class that an honour has not. The honour found for such a text is the one without the class.
func (c *checker) rank(w *site.Award, h *honours.Honour) {
	if w.Honour.Text == h.Name {
		return
	}
	if _, ok := honours.CutClass(w.Honour.Text); !ok || strings.Contains(viet.Key(h.Name), " hạng ") {
		return
	}
	var names []string
	for _, other := range c.catalogue.All() {
		if strings.HasPrefix(other.Name, h.Name+" hạng ") {
			names = append(names, "“"+other.Name+"”")
		}
	}
	if names == nil {
		names = []string{"“" + h.Name + "”"}
	}
	c.problems.Add(diag.AwardRank, w.Honour.Pos, w.Honour.Text, article(h), strings.Join(names, ", "))
}

// time finds an honour that was not yet there or no longer. One for a period that began while it was there
// may be conferred later. Where another name of the same article was in force, a short form may mean that.
func (c *checker) time(w *site.Award, h *honours.Honour) {
	on := day(w)
	late := !h.To.IsZero() && on.After(h.To) && (w.Period.From == 0 || w.Period.From > h.To.Year())
	if !late && !on.Before(h.From) {
		return
	}
	then := ""
	for _, other := range c.catalogue.All() {
		if other != h && article(other) == article(h) && !on.Before(other.From) && (other.To.IsZero() || !on.After(other.To)) {
			then = other.Name
		}
	}
	if then != "" && !strings.Contains(viet.Key(w.Honour.Text), viet.Key(h.Name)) {
		return
	}
	c.problems.Add(diag.AwardTime, w.Honour.Pos, viet.ShortDate(on), h.Name, article(h), span(h), then)
}

// article returns the article of law that an honour stands in, without remarks.
func article(h *honours.Honour) string {
	before, _, _ := strings.Cut(h.Law, ";")
	before, _, _ = strings.Cut(before, " (")
	return before
}

func span(h *honours.Honour) string {
	end := func(t time.Time) string {
		if t.IsZero() {
			return "…"
		}
		return viet.LegalDate(t)
	}
	return end(h.From) + " – " + end(h.To)
}

// dates finds a period after the event and a decision after the article.
func (c *checker) dates(w *site.Award) {
	a := w.Article
	if w.Period.From > w.Year {
		c.problems.Add(diag.AwardPeriod, w.Period.Pos, w.Period.Text, strconv.Itoa(w.Year))
	}
	last := a.Date
	if a.Updated.After(last) {
		last = a.Updated
	}
	if signed := w.Decision.Date; viet.Day(signed).After(viet.Day(last)) {
		c.problems.Add(diag.DecisionDate, w.Decision.DatePos, viet.ShortDate(signed), viet.ShortDate(last))
	}
}

// comment finds a closing day where nobody is nominated, and one too near. It counts the day of publication as
// a whole and knows no public holidays, so it is never too strict.
func (c *checker) comment(w *site.Award) {
	if w.CommentUntil.IsZero() {
		return
	}
	if w.Status != content.Nominated {
		c.problems.Add(diag.CommentStray, w.CommentPos)
		return
	}
	from, until := viet.Day(w.Article.Date), viet.Day(w.CommentUntil)
	n, enough := workdays(from, until), from
	if n >= commentDays {
		return
	}
	for workdays(from, enough) < commentDays {
		enough = enough.AddDate(0, 0, 1)
	}
	c.problems.Add(diag.CommentTooShort, w.CommentPos, strconv.Itoa(n), openness, viet.ShortDate(enough))
}

// workdays counts Mondays to Fridays, both ends included.
func workdays(from, until time.Time) int {
	n := 0
	for ; !from.After(until); from = from.AddDate(0, 0, 1) {
		if wd := from.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n++
		}
	}
	return n
}
