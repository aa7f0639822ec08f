// Package law checks the awards of a site against the law of emulation and commendation.
//
// The rules are in the catalogue of honours (internal/knowledge/honours/catalogue.md) and in the law as a line of time
// (internal/knowledge/law); this package only compares. Its findings are warnings that cite the text in force on the day.
// For example, a Giấy khen of UBND quận Đồ Sơn dated 1/7/2025 gets a warning that cites Nghị định 129/2025/NĐ-CP, Điều 59.
// It reports only where the law is plain, because a wrong warning costs more trust than a missing one costs accuracy:
//
//   - Awards outside the law (prizes, presents, whatever an organising committee confers) are not checked, nor is the
//     conferrer of honours whose name others borrow (kỷ niệm chương, huy hiệu). Of an honour that the site itself
//     declares, only the kinds of recipient are checked, against the declaration.
//   - [law.Table.Judge] says which conferrers are reported. Nothing before 1/7/2004, when the first Law came into force,
//     is checked.
//   - The decisive day is that of the decision; without one, that of the event.
//   - An enterprise, a village and a commune are collectives. Households are not checked for huân chương, which
//     families of martyrs received under the old law.
//   - A revoked award is not checked: the fault may be the reason why it was revoked.
//   - Sequences (Chiến sĩ thi đua cơ sở before cấp tỉnh) are hints, only where the site has the years; a row of the law from
//     memory counts too, and is cited without its article.
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
	"bangvang/internal/knowledge/law"
	"bangvang/internal/memo"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Findings holds the problems of all articles of a site, as [Check] returns it. It is immutable, and a later Check reuses
// it.
type Findings struct {
	gazetteer  *gazetteer.Gazetteer
	catalogue  *honours.Catalogue
	rules      *law.Table
	steps      steps
	sequences  diag.List
	byDocument memo.Results[*content.Document, diag.List]
}

// Problems returns all problems in a new list, in the order of the site's articles, newest first, and not sorted as
// [diag.List.Sorted] does, then those of sequences; nil if there are none.
func (f *Findings) Problems() diag.List {
	return slices.Concat(slices.Concat(f.byDocument.Values...), f.sequences)
}

// Check compares the awards of all articles of the site, not of standing pages, with the rules in the package doc: who
// may confer and receive an honour, when and after which other, and how long nominees are open to comment. The problems of a document that
// previous holds are reused if gazetteer and catalogue are the same. previous may be nil or of another site, and is not
// changed. The error is that of ctx; the Findings are then of no use.
func Check(ctx context.Context, s *site.Site, previous *Findings) (*Findings, error) {
	f := &Findings{gazetteer: s.Gazetteer, catalogue: s.Catalogue}
	if previous != nil && previous.gazetteer == f.gazetteer && previous.catalogue == f.catalogue {
		f.rules, f.steps, f.byDocument = previous.rules, previous.steps, previous.byDocument
	} else {
		f.rules = s.Law
		f.steps = newSteps(s.Catalogue, f.rules)
	}
	f.sequences = checkSequences(s, f.steps)
	documents := make([]*content.Document, len(s.Articles))
	for i, a := range s.Articles {
		documents[i] = a.Document
	}
	var err error
	f.byDocument, err = f.byDocument.Map(ctx, documents, func(i int) diag.List {
		c := &checker{catalogue: f.catalogue, rules: f.rules}
		c.checkArticle(s.Articles[i])
		return c.problems
	})
	return f, err
}

// checker checks one article.
type checker struct {
	catalogue *honours.Catalogue
	rules     *law.Table
	problems  diag.List
}

// checkArticle checks all rows of an article.
func (c *checker) checkArticle(a *site.Article) {
	if len(a.Awards) == 0 || a.Date.IsZero() { // the missing date is reported already
		return
	}
	for _, w := range a.Awards {
		c.checkRow(w)
	}
	c.checkDuplicates(a)
	c.checkClasses(a)
}

// checkRow checks one row by itself.
func (c *checker) checkRow(w *site.Award) {
	c.checkComment(w)
	if w.Status == content.Revoked {
		return
	}
	c.checkDates(w)
	h := w.Known
	switch {
	case h == nil || w.Body.Level == honours.Organiser:
	case h.Pos.File != "":
		c.checkRecipients(w, h, h.Pos.File+":"+strconv.Itoa(h.Pos.Line))
	case h.ID == partyBadge, h.Form == "Huy hiệu" && strings.HasSuffix(viet.FoldLoose(w.Honour.Text), " tuoi dang"):
		c.checkYears(w)
	case h.Form == "Kỷ niệm chương":
		c.checkMedal(w, h)
	case definedByLaw(h):
		if article := c.rules.Criterion(h, decisiveDay(w)); article != nil {
			c.checkRecipients(w, h, article.Citation())
			c.checkRank(w, h, article.Citation())
		}
		c.checkConferrer(w, h)
		c.checkTime(w, h)
	}
}

// checkConferrer reports a body that did not have the power to confer h on the decisive day; of several bodies together the
// first, if none had it.
func (c *checker) checkConferrer(w *site.Award, h *honours.Honour) {
	on := decisiveDay(w)
	var found *law.Verdict
	name := ""
	for by := range w.Conferrers {
		v, ok := c.rules.Judge(h, by.Body, by.Place, on)
		if ok {
			return
		}
		if found == nil {
			found, name = &v, by.Name
		}
	}
	if found != nil {
		c.problems.Add(diag.AwardConferrer, w.Award.By.Pos, name, h.Name, viet.ShortDate(on), found.Citation, strings.Join(found.Bodies, "; "))
	}
}

// checkMedal reports a kỷ niệm chương for others than individuals. Organisers and units give keepsakes of that name to
// teams, so theirs are not checked.
func (c *checker) checkMedal(w *site.Award, h *honours.Honour) {
	article := c.rules.Criterion(h, decisiveDay(w))
	if article == nil || w.Level > honours.Provincial || w.Award.By.Text != "" && w.Body.Level > honours.Provincial {
		return
	}
	c.checkRecipients(w, h, article.Citation())
}

// partyBadge is the ID of the badge for years in the Party, and partyYears the years for which there is one (Hướng dẫn
// 01-HD/TW, mục 18).
const partyBadge = "huy-hieu-dang"

var partyYears = []string{"30", "40", "45", "50", "55", "60", "65", "70", "75", "80", "85", "90"}

// checkYears reports a badge for a number of years that does not exist, for example “Huy hiệu 35 năm tuổi Đảng”.
func (c *checker) checkYears(w *site.Award) {
	words := strings.Fields(viet.FoldLoose(w.Honour.Text))
	for i, word := range words {
		if i == 0 || i+1 == len(words) || words[i+1] != "nam" || words[i-1] != "hieu" && words[i-1] != "dang" ||
			strings.Trim(word, "0123456789") != "" || slices.Contains(partyYears, word) {
			continue
		}
		number, _ := strconv.Atoi(word)
		near := partyYears[0]
		for _, year := range partyYears {
			if n, _ := strconv.Atoi(year); n <= number {
				near = year
			}
		}
		article := "Điều lệ Đảng"
		if rows := c.rules.History(law.Power, c.catalogue.Get(partyBadge)); len(rows) > 0 {
			article = rows[0].Citation()
		}
		c.problems.Add(diag.AwardRank, w.Honour.Pos, w.Honour.Text, article, "“Huy hiệu "+near+" năm tuổi Đảng”")
		return
	}
}

// definedByLaw reports whether only the law defines an honour of the catalogue.
func definedByLaw(h *honours.Honour) bool {
	return h.Class != honours.Other && h.Form != "Kỷ niệm chương" && h.Form != "Huy hiệu"
}

// decisiveDay returns the day whose law applies to an award.
func decisiveDay(w *site.Award) time.Time {
	if !w.Decision.Date.IsZero() {
		return viet.StartOfDay(w.Decision.Date)
	}
	return viet.StartOfDay(w.Article.EffectiveDate())
}

// checkRecipients checks the kinds of recipient of a row against those of the honour. reason is the article of law or
// the position of the declaration.
func (c *checker) checkRecipients(w *site.Award, h *honours.Honour, reason string) {
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

// mayReceive reports whether recipients of kind k may receive h.
func mayReceive(h *honours.Honour, k content.RecipientKind) bool {
	switch {
	case slices.Contains(collectives, k):
		return slices.ContainsFunc(collectives, func(k content.RecipientKind) bool { return slices.Contains(h.Kinds, k.String()) })
	case k == content.Household && h.Form == "Huân chương":
		return true
	}
	return slices.Contains(h.Kinds, k.String())
}

// checkRank reports a class (hạng) that the honour does not have. The catalogue finds the honour without the class
// for such a text.
func (c *checker) checkRank(w *site.Award, h *honours.Honour, article string) {
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
	c.problems.Add(diag.AwardRank, w.Honour.Pos, w.Honour.Text, article, strings.Join(names, ", "))
}

// checkTime reports an honour that was not in force on the decisive day. An honour for a period that began while it
// was in force may be conferred later. If another honour of the same article of law was in force, a short name may
// mean that one, and is not reported.
func (c *checker) checkTime(w *site.Award, h *honours.Honour) {
	on := decisiveDay(w)
	late := !h.To.IsZero() && on.After(h.To) && (w.Period.From == 0 || w.Period.From > h.To.Year())
	if !late && !on.Before(h.From) {
		return
	}
	then := ""
	for _, other := range c.catalogue.All() {
		if other != h && lawArticle(other) == lawArticle(h) && !on.Before(other.From) && (other.To.IsZero() || !on.After(other.To)) {
			then = other.Name
		}
	}
	if then != "" && !strings.Contains(viet.Key(w.Honour.Text), viet.Key(h.Name)) {
		return
	}
	c.problems.Add(diag.AwardTime, w.Honour.Pos, viet.ShortDate(on), h.Name, lawArticle(h), dateSpan(h), then)
}

// lawArticle returns the article of law that defines an honour, without remarks.
func lawArticle(h *honours.Honour) string {
	before, _, _ := strings.Cut(h.Law, ";")
	before, _, _ = strings.Cut(before, " (")
	return before
}

// dateSpan formats the days between which an honour was in force, for example “1/1/2024 – …”.
func dateSpan(h *honours.Honour) string {
	end := func(t time.Time) string {
		if t.IsZero() {
			return "…"
		}
		return viet.LegalDate(t)
	}
	return end(h.From) + " – " + end(h.To)
}

// checkDates reports a period after the event and a decision after the article.
func (c *checker) checkDates(w *site.Award) {
	a := w.Article
	if w.Period.From > w.Year {
		c.problems.Add(diag.AwardPeriod, w.Period.Pos, w.Period.Text, strconv.Itoa(w.Year))
	}
	last := a.Date
	if revised := a.LastRevision(); revised.After(last) {
		last = revised
	}
	if signed := w.Decision.Date; viet.StartOfDay(signed).After(viet.StartOfDay(last)) {
		c.problems.Add(diag.DecisionDate, w.Decision.DatePos, viet.ShortDate(signed), viet.ShortDate(last))
	}
}

// checkComment reports a closing day of comments without a nomination, and one that is too early. The day of
// publication counts in full and public holidays are ignored, so the check is never too strict. It is only for honours
// whose nominees the decree in force on that day opens to comment for a number of days.
func (c *checker) checkComment(w *site.Award) {
	if w.CommentUntil.IsZero() {
		return
	}
	if w.Status != content.Nominated {
		c.problems.Add(diag.CommentStray, w.CommentPos)
		return
	}
	from, until := viet.StartOfDay(w.Article.Date), viet.StartOfDay(w.CommentUntil)
	asked, by := c.rules.CommentDays(w.Known, from)
	n, enough := workdays(from, until), from
	if n >= asked {
		return
	}
	for workdays(from, enough) < asked {
		enough = enough.AddDate(0, 0, 1)
	}
	c.problems.Add(diag.CommentTooShort, w.CommentPos, strconv.Itoa(n), by.Citation(), viet.ShortDate(enough))
}

// workdays returns the number of days from Monday to Friday, both ends included.
func workdays(from, until time.Time) int {
	n := 0
	for ; !from.After(until); from = from.AddDate(0, 0, 1) {
		if wd := from.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n++
		}
	}
	return n
}
