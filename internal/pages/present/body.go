package present

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// minFollowed is the number of awards from which the list of a body has a feed: few bodies have more than one award, and
// nobody follows those.
const minFollowed = 3

// HasFeed reports whether a list has a feed: each has on a site with an address, but that of a conferrer or a recipient
// only from three awards on, and that of a locality which no article names only if the site declares it.
func (p *Presenter) HasFeed(l List) bool {
	switch roll.Kind(l.Kind) {
	case roll.Conferrer, roll.Collective, roll.Individual:
		return p.HasAddress() && len(l.Term.Awards) >= minFollowed
	case "locality":
		return p.HasAddress() && (len(l.Articles) > 0 || l.Term.Locality.Pos.File != "")
	}
	return p.HasAddress()
}

// addBody adds the content of the page of a body or an individual: its awards in the articles shown, its names, and a description
// that tells of them. A conferrer has a list like any other.
func (p *Presenter) addBody(v *view.List, l List, n int, shown []*site.Article) {
	kind := roll.Kind(l.Kind)
	index := map[roll.Kind]routes.Path{roll.Conferrer: routes.Conferrers, roll.Collective: routes.Collectives, roll.Individual: routes.Individuals}[kind]
	v.Body = p.bodyNames(l.Term, index)
	if kind == roll.Conferrer {
		v.Numbers, v.Awards = p.termNumbers(l.Term), p.termAwards(l.Term, shown)
		v.Years = p.cardsByYear(p.unshown(shown, v.Awards))
		v.Description = p.titled(p.describe(l.Heading, v.Numbers), n)
		return
	}
	if v.Body == nil {
		v.Body = new(view.Body)
	}
	b, awards := v.Body, l.Term.Awards
	b.Name, b.Awards = roll.NameOnly(l.Term), len(awards)
	b.Of = strings.TrimPrefix(l.Term.Name[len(b.Name):], ", ")
	b.First, b.Last = awards[0].Year, awards[0].Year
	for _, w := range awards {
		b.First, b.Last = min(b.First, w.Year), max(b.Last, w.Year)
	}
	v.Template, v.Years, v.Won = "body", nil, p.won(l.Term, shown)
	top := highest(awards)
	b.Highest, b.HighestIn = p.namedHonour(top), top.Year
	b.Framed = len(awards) > 1 || top.Level == honours.State || top.Level == honours.Central
	v.Description = p.titled(p.Strings.About(b), n)
	if address, card := p.BodyCard(l); card != nil {
		v.Image = p.cardPicture(address, card.Title)
	}
}

// namedHonour returns an honour with who conferred it: “Bằng khen của UBND tỉnh Hà Tĩnh”; without, where the name says it, or
// where only one body confers it.
func (p *Presenter) namedHonour(w *site.Award) string {
	if w.By == "" || w.Level == honours.State || strings.Contains(viet.Fold(w.Name), viet.Fold(w.By)) {
		return w.Name
	}
	return w.Name + p.Strings.From + w.By
}

// highest returns the award of the highest level and, within it, of the highest rank, of several the first.
func highest(awards []*site.Award) *site.Award {
	rank := func(w *site.Award) int {
		if w.Known == nil {
			return math.MaxInt
		}
		return w.Known.Rank
	}
	return slices.MinFunc(awards, func(a, b *site.Award) int {
		return cmp.Or(cmp.Compare(levelIndex(a.Level), levelIndex(b.Level)), cmp.Compare(rank(a), rank(b)))
	})
}

// won returns the awards of a recipient in the articles of a page.
func (p *Presenter) won(t *site.Term, shown []*site.Article) (out []view.Won) {
	for _, a := range shown {
		for _, w := range a.Awards {
			if !w.InForce() || !p.Entries.Concerns(t, w) {
				continue
			}
			row := view.Won{Award: p.unnamedAward(w), Told: p.told(a), Year: w.Year}
			row.Begins = len(out) == 0 || out[len(out)-1].Year != w.Year
			for i := range w.Recipients {
				p.addRecipient(&row, t, &w.Recipients[i], w.Status == content.Posthumous)
			}
			out = append(out, row)
		}
	}
	return out
}

// unnamedAward returns an award without its recipients, the same pointer for the page of each.
func (p *Presenter) unnamedAward(w *site.Award) *view.Award {
	return p.unnamed.Get(w.Number, func() *view.Award {
		v := *p.award(w)
		v.Recipients = nil
		return &v
	})
}

// addRecipient adds to an award its words on t, if t is among the recipients r. posthumous says that the award is to all of
// them.
func (p *Presenter) addRecipient(row *view.Won, t *site.Term, r *content.Recipients, posthumous bool) {
	for i := range r.Names {
		n := &r.Names[i]
		if _, of := p.Entries.RecipientTerm(n); of != t {
			continue
		}
		as := view.Name{Name: n.Full(), Post: n.Post, Unit: n.Unit, Note: n.Note, Posthumous: n.Posthumous && !posthumous}
		if strings.HasPrefix(t.Name, as.Name) {
			as.Name = ""
		}
		if strings.Contains(t.Name, as.Unit) {
			as.Unit = ""
		}
		if as != (view.Name{}) {
			row.As = &as
		}
		if row.Kind = r.Label(); r.Count.IsExact() {
			row.Others = r.Count.N - 1
		}
		return
	}
}

// bodyNames returns the other names of t, a term of the roll whose index is at an address; nil if it has none.
func (p *Presenter) bodyNames(t *site.Term, index routes.Path) *view.Body {
	b := p.Entries.Body(t)
	if b == nil {
		return nil
	}
	v := &view.Body{Spellings: b.Spellings, Merged: p.legalDate(b.Merged)}
	for _, f := range b.Former {
		name := view.FormerName{Name: f.Name}
		if !f.Until.IsZero() {
			name.Before = p.legalDate(f.Until.AddDate(0, 0, 1))
		}
		v.Former = append(v.Former, name)
	}
	if b.MergedInto != nil {
		link := p.Link(b.MergedInto.Name, index.Term(b.MergedInto.Slug))
		v.MergedInto = &link
	}
	for _, from := range b.MergedFrom {
		v.MergedFrom = append(v.MergedFrom, p.Link(from.Name, index.Term(from.Slug)))
	}
	return v
}
