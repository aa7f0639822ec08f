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
	*Index
	Of    roll.Kind // kind of the entries; the kind of the index itself adds an s
	Terms []*site.Term
}

// RollIndexes returns those indexes of the roll, p.Entries, that have entries, in this order: conferrers, collectives,
// individuals. It returns nil if p.Entries is nil, which means that no entry has a page. The entries are grouped by their
// first letter, individuals by that of their given name, and have the numbers of their awards.
func (p *Presenter) RollIndexes() []RollIndex {
	b := p.Entries
	if b == nil {
		return nil
	}
	var out []RollIndex
	for _, x := range []struct {
		kind    roll.Kind
		name    string
		address routes.Path
		terms   []*site.Term
		letter  func(*site.Term) string
	}{
		{roll.Conferrer, p.Strings.Conferrers, routes.Conferrers, b.Conferrers.Terms, letterOf},
		{roll.Collective, p.Strings.Collectives, routes.Collectives, b.Collectives.Terms, letterOf},
		{roll.Individual, p.Strings.Individuals, routes.Individuals, b.Individuals.Terms, letterOfGivenName},
	} {
		if len(x.terms) == 0 {
			continue
		}
		group := func(under routes.Path, terms []*site.Term) []view.Group {
			links := p.termLinks(under, terms)
			for i, t := range terms {
				links[i].Count = len(t.Awards)
			}
			return byLetter(links, func(i int) string { return x.letter(terms[i]) })
		}
		index := p.Index(string(x.kind)+"s", x.name, x.address, x.terms, group, p.HomeLink(), p.Link(p.Strings.Roll, routes.Roll))
		out = append(out, RollIndex{Index: index, Of: x.kind, Terms: x.terms})
	}
	return out
}

// letterOfGivenName returns the letter under which an individual stands, who are sorted by given name.
func letterOfGivenName(t *site.Term) string {
	given, _ := viet.GivenName(roll.NameOnly(t))
	return viet.IndexLetter(given)
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
