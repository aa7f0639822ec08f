package present

import (
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// RollIndex is an index of the roll, by conferrer or by recipient, as [Presenter.RollIndexes] returns it.
type RollIndex struct {
	Kind    roll.Kind // kind of the entries; the kind of the index itself adds an s
	Name    string
	Address routes.Path
	Terms   []*site.Term
}

// RollIndexes returns those indexes of the roll, p.Entries, that have entries, in this order: conferrers, collectives,
// individuals. It returns nil if p.Entries is nil, which means that no entry has a page.
func (p *Presenter) RollIndexes() []RollIndex {
	b := p.Entries
	if b == nil {
		return nil
	}
	var out []RollIndex
	for _, x := range []RollIndex{
		{roll.Conferrer, p.Strings.Conferrers, routes.Conferrers, b.Conferrers.Terms},
		{roll.Collective, p.Strings.Collectives, routes.Collectives, b.Collectives.Terms},
		{roll.Individual, p.Strings.Individuals, routes.Individuals, b.Individuals.Terms},
	} {
		if len(x.Terms) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// RollIndex returns the view of an index of the roll, its entries grouped by their first letter, individuals by that of
// their given name.
func (p *Presenter) RollIndex(b RollIndex) *view.Terms {
	letter := func(t *site.Term) string { return viet.IndexLetter(t.Name) }
	if b.Kind == roll.Individual { // sorted by given name
		letter = func(t *site.Term) string {
			given, _ := viet.GivenName(roll.NameOnly(t))
			return viet.IndexLetter(given)
		}
	}
	v := p.Terms(string(b.Kind)+"s", b.Name, b.Address, p.byLetter(b.Address, b.Terms, letter))
	v.Crumbs = append(v.Crumbs, p.Link(p.Strings.Roll, routes.Roll))
	return v
}

// rollIndexLinks returns links to the indexes of the roll, with the number of their entries.
func (p *Presenter) rollIndexLinks() []view.Link {
	var out []view.Link
	for _, b := range p.RollIndexes() {
		link := p.Link(b.Name, b.Address)
		link.Count = len(b.Terms)
		out = append(out, link)
	}
	return out
}

// termAwards returns the awards of a conferrer or a recipient in the articles of a page.
func (p *Presenter) termAwards(t *site.Term, shown []*site.Article) []view.RollRow {
	return p.awardRows(shown, func(w *site.Award) bool { return w.InForce() && p.Entries.Concerns(t, w) })
}
