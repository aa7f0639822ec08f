package present

import (
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// awardsOf shows an article's awards, nil when it has none.
func (d *Display) awardsOf(a *site.Article) *view.Awards {
	if len(a.Awards) == 0 {
		return nil
	}
	v := &view.Awards{}
	for i, w := range a.Awards {
		if w.Status == content.Nominated {
			d.nominate(v, w)
		} else {
			v.Rows = append(slices.Grow(v.Rows, len(a.Awards)-i), d.Award(w))
		}
	}
	slices.SortStableFunc(v.Nominees, func(a, b view.Nominees) int { return strings.Compare(closing(a), closing(b)) })
	v.Totals = Totals(a.Awards)
	for _, t := range v.Totals {
		v.AtLeast = v.AtLeast || t.AtLeast
	}
	return v
}

// nominate puts a row on the list of nominees that closes on its day; a list closes itself.
func (d *Display) nominate(v *view.Awards, w *site.Award) {
	list := view.Nominees{Until: d.Day(w.CommentUntil)}
	list.Open = list.Until != nil && !viet.Day(d.Site.Now).After(viet.Day(w.CommentUntil))
	i := slices.IndexFunc(v.Nominees, func(n view.Nominees) bool { return closing(n) == closing(list) })
	if i < 0 {
		i = len(v.Nominees)
		v.Nominees = append(v.Nominees, list)
	}
	v.Nominees[i].Rows = append(v.Nominees[i].Rows, d.Award(w))
}

// closing sorts lists of nominees: those without a day come last.
func closing(n view.Nominees) string {
	if n.Until == nil {
		return "~"
	}
	return n.Until.ISO
}

// statuses are the states of awards in views; a plain one is conferred.
var statuses = map[content.Status]string{
	content.Posthumous: "posthumous", content.Nominated: "nominated", content.Revoked: "revoked",
}

// Award shows one row of awards. Every page that shows it gets the same, so that a theme may know it again.
func (d *Display) Award(w *site.Award) *view.Award {
	return d.awards.Get(w.Number, func() *view.Award { return d.award(w) })
}

func (d *Display) award(w *site.Award) *view.Award {
	v := &view.Award{
		Honour: view.Link{Name: w.Name}, Level: w.Level.String(), Known: w.Known != nil, By: w.By,
		Period: w.Period.Text, Citation: w.Citation, Decision: d.Decision(w), Status: statuses[w.Status],
	}
	term := w.Term
	if term == nil && w.Known != nil { // it does not count, but its honour may have a page
		term = d.Site.Honours.Get(w.Known.ID)
	}
	if term != nil {
		v.Honour.Href = d.Href(routes.Honours.Term(term.Slug))
	}
	v.ByHref = d.conferrer(w)
	v.Recipients = slices.Grow(v.Recipients, len(w.Recipients))
	for _, r := range w.Recipients {
		v.Recipients = append(v.Recipients, d.recipients(r))
	}
	return v
}

// conferrer returns the Href of who conferred an award, or of its locality; "" when neither has a page.
func (d *Display) conferrer(w *site.Award) string {
	if t := d.Board.Conferrer(w); t != nil {
		return d.Href(routes.Conferrers.Term(t.Slug))
	}
	if w.Place != nil {
		if t := d.Site.Localities.Get(w.Place.ID); t != nil {
			return d.Href(routes.Localities.Term(t.Slug))
		}
	}
	return ""
}

// Decision shows the decision of an award, nil when it names none.
func (d *Display) Decision(w *site.Award) *view.Decision {
	if w.Decision.No == "" && w.Decision.Date.IsZero() && w.Decision.File.Text == "" {
		return nil
	}
	v := &view.Decision{No: w.Decision.No, Date: d.Day(w.Decision.Date)}
	if address := d.Document(w); address != "" {
		v.Href = d.Href(address)
	}
	return v
}

// Document returns the address of the document of an award's decision, "" when the site has none.
func (d *Display) Document(w *site.Award) routes.Path {
	if w.Decision.File.Text == "" {
		return ""
	}
	if asset := d.links.Asset(w.Article, w.Decision.File.Text); asset != nil {
		return routes.Path(asset.Address)
	}
	return ""
}

// DecisionText names a decision and its date: “563/QĐ-CTN, 02/11/2022”.
func DecisionText(d content.Decision) string {
	if d.Date.IsZero() {
		return d.No
	}
	return strings.TrimPrefix(d.No+", "+viet.ShortDate(d.Date), ", ")
}

func (d *Display) recipients(r content.Recipients) view.Recipients {
	v := view.Recipients{Kind: KindNames(r.Kinds), N: r.Count.N, Count: r.Count.Text}
	if r.Count.Approx == content.Exact {
		v.Count = viet.Number(r.Count.N)
	}
	v.Names = slices.Grow(v.Names, len(r.Names))
	for i, n := range r.Names {
		name := view.Name{Name: n.Name, Post: n.Post, Unit: n.Unit}
		switch kind, t := d.Board.Recipient(&r.Names[i]); kind {
		case roll.Collective:
			name.Href = d.Href(routes.Collectives.Term(t.Slug))
		case roll.Individual:
			name.Href = d.Href(routes.Individuals.Term(t.Slug))
		}
		v.Names = append(v.Names, name)
	}
	return v
}

// KindNames names kinds of recipient as editors write them.
func KindNames(list []content.RecipientKind) string {
	if len(list) == 1 { // as most
		return list[0].String()
	}
	var out []string
	for _, k := range list {
		out = append(out, k.String())
	}
	return strings.Join(out, ", ")
}

// Totals adds the recipients of awards by kind. A sum is a lower bound when any of its values is
// approximate; a kind of which no number is known at all has no total.
func Totals(awards []*site.Award) []view.Total {
	var (
		kinds [][]content.RecipientKind
		sums  []view.Total
	)
	for _, w := range awards {
		if !w.Counts() {
			continue
		}
		for _, r := range w.Recipients {
			i := slices.IndexFunc(kinds, func(k []content.RecipientKind) bool { return slices.Equal(k, r.Kinds) })
			if i < 0 {
				i = len(sums)
				kinds = append(kinds, r.Kinds)
				sums = append(sums, view.Total{Kind: KindNames(r.Kinds)})
			}
			sums[i].N += r.Count.Least()
			sums[i].AtLeast = sums[i].AtLeast || !Exact(r)
		}
	}
	return slices.DeleteFunc(sums, func(t view.Total) bool { return t.N == 0 })
}
