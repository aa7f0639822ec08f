package present

import (
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/resolve"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// awardsOf returns the awards of an article, nil if it has none.
func (p *Presenter) awardsOf(a *site.Article) *view.Awards {
	if len(a.Awards) == 0 {
		return nil
	}
	v := &view.Awards{}
	for i, w := range a.Awards {
		if w.Status == content.Nominated {
			p.addNominee(v, w)
		} else {
			v.Rows = append(slices.Grow(v.Rows, len(a.Awards)-i), p.award(w))
		}
	}
	slices.SortStableFunc(v.Nominees, func(a, b view.Nominees) int { return strings.Compare(closingDay(a), closingDay(b)) })
	all := site.Count(a.Awards)
	v.Numbers, v.Counted = numbersOf(all), all.Awards
	return v
}

// addNominee adds a nomination to the list of nominees whose comments close on the same day. A list is open until the
// end of that day.
func (p *Presenter) addNominee(v *view.Awards, w *site.Award) {
	list := view.Nominees{Until: p.day(w.CommentUntil)}
	list.Open = list.Until != nil && p.isAhead(w.CommentUntil)
	i := slices.IndexFunc(v.Nominees, func(n view.Nominees) bool { return closingDay(n) == closingDay(list) })
	if i < 0 {
		i = len(v.Nominees)
		v.Nominees = append(v.Nominees, list)
	}
	v.Nominees[i].Rows = append(v.Nominees[i].Rows, p.award(w))
}

// closingDay returns the sort key of a list of nominees: lists without a closing day come last.
func closingDay(n view.Nominees) string {
	if n.Until == nil {
		return "~"
	}
	return n.Until.ISO
}

// statuses are the statuses of awards in views; a conferred award has none.
var statuses = map[content.Status]string{
	content.Posthumous: "posthumous", content.Nominated: "nominated", content.Revoked: "revoked",
}

// award returns an award, the same pointer for every page that shows it.
func (p *Presenter) award(w *site.Award) *view.Award {
	return p.awards.Get(w.Number, func() *view.Award { return p.newAward(w) })
}

// listedAward returns an award as lists show it: of many names the first, with a link to the article that has them all. Otherwise
// the list of 5,000 people would be on the page of each of them.
func (p *Presenter) listedAward(w *site.Award) *view.Award {
	full := p.award(w)
	if !slices.ContainsFunc(full.Recipients, func(r view.Recipients) bool { return len(r.Names) > ListNames }) {
		return full
	}
	v, _ := p.listed.Get(w, func() (*view.Award, error) {
		v := *full
		v.Recipients = slices.Clone(full.Recipients)
		for i := range v.Recipients {
			if r := &v.Recipients[i]; len(r.Names) > ListNames {
				r.Rest = &view.Link{Href: p.articleHref(w.Article) + "#" + w.ID, Count: len(r.Names)}
				r.Names, r.Shown = r.Names[:ListNames:ListNames], 0
			}
		}
		return &v, nil
	})
	return v
}

// newAward returns the view of an award.
func (p *Presenter) newAward(w *site.Award) *view.Award {
	v := &view.Award{
		ID: w.ID, Honour: view.Link{Name: w.Name}, Level: w.Level.String(), Known: w.Known != nil, By: w.By,
		Period: w.Period.Text, Citation: w.Citation, Decision: p.decision(w), Status: statuses[w.Status],
		ByLaw: w.ByLaw, Facts: awardFacts(w.Facts),
	}
	if p.Strings.Glossed {
		v.Gloss, v.ByGloss = w.Known.English(), w.Body.English()
	}
	term := w.Term
	if term == nil && w.Known != nil { // the award is not counted, but the honour may have a page
		term = p.site.Honours.Get(w.Known.ID)
	}
	if term != nil {
		v.Honour.Href = p.Href(routes.Honours.Term(term.Slug))
	}
	if w.Record != nil {
		record := p.awardLink(w.Record)
		v.Record = &record
	}
	for _, other := range w.AlsoIn {
		v.AlsoIn = append(v.AlsoIn, p.awardLink(other))
	}
	p.addConferrers(v, w)
	v.Recipients = slices.Grow(v.Recipients, len(w.Recipients))
	for i := range w.Recipients {
		v.Recipients = append(v.Recipients, p.recipientsView(w, &w.Recipients[i]))
	}
	return v
}

// awardLink returns a link to an award in its article, with the title of that.
func (p *Presenter) awardLink(w *site.Award) view.Link {
	return view.Link{Name: w.Article.Title.Text, Href: p.articleHref(w.Article) + "#" + w.ID}
}

// addConferrers links the conferrers of an award.
func (p *Presenter) addConferrers(v *view.Award, w *site.Award) {
	i := 0
	for c := range w.Conferrers {
		href := p.conferrerHref(w, i, c)
		if w.Joint == nil {
			v.ByHref = href
			return
		}
		before := ""
		if i == len(w.Joint)-1 {
			before = p.Strings.And
		} else if i > 0 {
			before = ", "
		}
		v.Joint = append(slices.Grow(v.Joint, len(w.Joint)-i), view.Conferrer{Link: view.Link{Name: c.Name, Href: href}, Before: before})
		i++
	}
}

// conferrerHref returns the Href of c, the i-th conferrer of an award, or of its locality; "" if neither has a page.
func (p *Presenter) conferrerHref(w *site.Award, i int, c resolve.Conferrer) string {
	if t := p.Entries.ConferrerTerm(w, i); t != nil {
		return p.Href(routes.Conferrers.Term(t.Slug))
	}
	if c.Place != nil {
		if t := p.site.Localities.Get(c.Place.ID); t != nil {
			return p.Href(routes.Localities.Term(t.Slug))
		}
	}
	return ""
}

// awardFacts returns the facts of an award, nil if it has none.
func awardFacts(f *content.Facts) *view.AwardFacts {
	if f == nil {
		return nil
	}
	v := &view.AwardFacts{Place: content.PlaceText(f.Place), Score: f.Score, Entries: f.Entries}
	if a, ok := content.ParseAmount(f.Amount); ok {
		v.Amount = a.String()
	}
	for _, h := range f.HandedBy {
		v.HandedBy = append(v.HandedBy, view.Handover{Name: h.Full(), Post: h.Post, Unit: h.Unit, OnBehalfOf: h.OnBehalfOf})
	}
	return v
}

// decision returns the decision of an award, nil if the award names none.
func (p *Presenter) decision(w *site.Award) *view.Decision {
	if w.Decision.No == "" && w.Decision.Date.IsZero() && w.Decision.File.Text == "" && w.Decision.Annex.Text == "" {
		return nil
	}
	v := &view.Decision{No: w.Decision.No, Date: p.day(w.Decision.Date)}
	if address := p.filePath(w, w.Decision.File); address != "" {
		v.Href = p.Href(address)
	}
	if address := p.filePath(w, w.Decision.Annex); address != "" {
		v.Annex = p.Href(address)
	}
	return v
}

// filePath returns the address of a file of a decision, "" if it is not on the site.
func (p *Presenter) filePath(w *site.Award, file content.Ref) routes.Path {
	if file.Text == "" {
		return ""
	}
	if asset := p.links.Asset(w.Article, file.Text); asset != nil {
		return routes.Path(asset.Address)
	}
	return ""
}

// decisionText returns the number and the date of a decision, for example “563/QĐ-CTN, 02/11/2022”.
func decisionText(d content.Decision) string {
	if d.Date.IsZero() {
		return d.No
	}
	return strings.TrimPrefix(d.No+", "+viet.ShortDate(d.Date), ", ")
}

// Numbers of names of one kind that a page shows of a long list of recipients: an article, which folds the others away; and a
// list of awards, which has a link to them.
const (
	namesShown = 20
	ListNames  = 5
)

// recipientsView returns the recipients of one kind of an award.
func (p *Presenter) recipientsView(w *site.Award, r *content.Recipients) view.Recipients {
	v := view.Recipients{Kind: r.Label(), N: r.Count.N, Count: p.Strings.Number(r.Count)}
	v.Names = slices.Grow(v.Names, len(r.Names))
	if len(r.Names) > namesShown {
		v.Shown = namesShown
	}
	for i := range r.Names {
		n := &r.Names[i]
		name := view.Name{Name: n.Full(), Post: n.Post, Unit: n.Unit, Note: n.Note, Posthumous: n.Posthumous && w.Status != content.Posthumous}
		switch kind, t := p.Entries.RecipientTerm(n); kind {
		case roll.Collective:
			name.Href = p.Href(routes.Collectives.Term(t.Slug))
		case roll.Individual:
			name.Href = p.Href(routes.Individuals.Term(t.Slug))
		}
		v.Names = append(v.Names, name)
	}
	return v
}

// kindNames returns the names of kinds of recipient as editors write them, for example “tập thể, cá nhân”.
func kindNames(list []content.RecipientKind) string {
	if len(list) == 1 { // as in most awards
		return list[0].String()
	}
	var out []string
	for _, k := range list {
		out = append(out, k.String())
	}
	return strings.Join(out, ", ")
}
