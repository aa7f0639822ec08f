// Package roll indexes the roll of awards by conferrer and by recipient.
//
// A name alone is ambiguous: there is a Phòng Tài chính in every district. So two conferrers or recipients are the
// same only if the name (as [viet.Key] compares), the unit given with it and the locality are equal. Two pages for
// one school are a nuisance; one page for two schools, or for two people, would be false. For example, “Phòng Tài
// chính” in an article about Quận Đồ Sơn gets the page “Phòng Tài chính, Quận Đồ Sơn, Hải Phòng”.
//
//   - A body of a locality is identified by that locality, a body of the whole country (the President, a ministry) by
//     its name, any other conferrer by the locality of the article. Left out are bodies that could not be resolved,
//     organisers (every contest has a Ban Tổ chức), and offices without a name (“Đơn vị”).
//   - Collectives, enterprises and communities share one index; households have no pages, nor have recipients whose
//     kinds the source does not separate.
//   - Individuals have pages only if the site enables them (index_individuals; Law 91/2025/QH15).
//
// Awards that were proposed or revoked are not on the roll, and so not in these indexes.
package roll

import (
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Kind is the kind of an entry of the roll.
type Kind string

// The kinds, as views name them.
const (
	Conferrer  Kind = "conferrer"
	Collective Kind = "collective"
	Individual Kind = "individual"
)

// Roll is the roll by conferrer and by recipient. The articles and awards of each term are newest first.
type Board struct {
	Conferrers  *site.Index // in alphabetical order, as Collectives
	Collectives *site.Index
	Individuals *site.Index // sorted by given name; empty unless the site enables them

	by map[*site.Award]*site.Term
	of map[*content.Name]recipient
}

// recipient is the term of a name, with its kind.
type recipient struct {
	kind Kind
	term *site.Term
}

// New indexes the roll of s. The problems are slugs with a suffix.
func Gather(s *site.Site) (*Board, diag.List) {
	b := &Board{
		Conferrers: site.NewIndex(), Collectives: site.NewIndex(), Individuals: site.NewIndex(),
		by: make(map[*site.Award]*site.Term, len(s.Roll)), of: map[*content.Name]recipient{},
	}
	g := gatherer{Board: b, now: s.Now, individuals: s.Settings.IndexIndividuals, cache: map[body]*site.Term{}}
	for _, w := range s.Roll {
		g.conferrer(w)
		for i := range w.Recipients {
			g.recipients(w, &w.Recipients[i])
		}
	}
	var problems diag.List
	for _, x := range []*site.Index{b.Conferrers, b.Collectives, b.Individuals} {
		x.Slugs(&problems)
	}
	viet.SortBy(b.Conferrers.Terms, func(t *site.Term) string { return t.Name })
	viet.SortBy(b.Collectives.Terms, func(t *site.Term) string { return t.Name })
	viet.SortByGivenName(b.Individuals.Terms, Bare)
	return b, problems
}

// NameOnly returns the name of a term without the unit and the locality that follow it.
func Bare(t *site.Term) string {
	if name, _, _ := strings.Cut(t.Name, ", "); name != "" {
		return name
	}
	return t.Name // for a name as odd as “, Lan”
}

// ConferrerTerm returns the term of the conferrer of w, nil if it has none. A nil Roll has no terms.
func (b *Board) Conferrer(w *site.Award) *site.Term {
	if b == nil {
		return nil
	}
	return b.by[w]
}

// RecipientTerm returns the kind and the term of a name among the recipients of an award, nil if it has none.
func (b *Board) Recipient(n *content.Name) (Kind, *site.Term) {
	if b == nil {
		return "", nil
	}
	r := b.of[n]
	return r.kind, r.term
}

// Concerns reports whether t conferred or received w.
func (b *Board) Of(t *site.Term, w *site.Award) bool {
	if b == nil || b.by[w] == t {
		return b != nil
	}
	for _, r := range w.Recipients {
		for i := range r.Names {
			if b.of[&r.Names[i]].term == t {
				return true
			}
		}
	}
	return false
}

// bodyKey identifies a conferrer as an award names it.
type body struct {
	name  string
	place *gazetteer.Locality
}

// builder fills a Roll. It uses one term per conferrer, of which few confer most awards.
type gatherer struct {
	*Board
	now         time.Time // units get their names of this day
	individuals bool
	cache       map[body]*site.Term // terms of conferrers
}

// addConferrer adds an award to the term of its conferrer.
func (g *gatherer) conferrer(w *site.Award) {
	place, ok := placeOf(w)
	if !ok {
		return
	}
	t := g.cache[body{w.By, place}]
	if t == nil {
		t = g.term(g.Conferrers, w.By, place)
		g.cache[body{w.By, place}] = t
	}
	add(t, w)
	g.by[w] = t
}

// conferrerLocality returns the locality that makes the name of a conferrer unique, nil if the name is unique by
// itself. ok is false if the conferrer is unknown.
func placeOf(w *site.Award) (place *gazetteer.Locality, ok bool) {
	switch {
	case w.By == "", w.Body.Level == honours.Organiser:
		return nil, false
	case w.Place != nil:
		return w.Place, true
	case w.Body.Relative || w.Body.Place != "":
		return nil, false
	case w.Body.Level <= honours.Provincial:
		return nil, true
	case viet.Key(w.By) == viet.Key(w.Body.Office):
		return nil, false
	}
	return common(w.Article), true
}

// addRecipients adds an award to the terms of its named recipients.
func (g *gatherer) recipients(w *site.Award, r *content.Recipients) {
	x, kind := g.Collectives, Collective
	for _, k := range r.Kinds {
		switch {
		case k == content.Individual && len(r.Kinds) == 1 && g.individuals:
			x, kind = g.Individuals, Individual
		case k == content.Individual || k == content.Household:
			return
		}
	}
	for i := range r.Names {
		n := &r.Names[i]
		name := n.Name
		if n.Unit != "" {
			name += ", " + n.Unit
		}
		t := g.term(x, name, common(w.Article))
		add(t, w)
		g.of[n] = recipient{kind, t}
	}
}

// commonLocality returns the lowest unit that contains all localities of an article, nil if there is none.
func common(a *site.Article) *gazetteer.Locality {
	if len(a.Localities) == 0 {
		return nil
	}
	up := a.Localities[0]
	for _, l := range a.Localities[1:] {
		path := l.Path()
		for up != nil && !slices.Contains(path, up) {
			up = up.Parent
		}
	}
	return up
}

// termOf returns the term of a name in a locality. Its name and slug include the locality, so that they do not depend
// on other articles.
func (g *gatherer) term(x *site.Index, name string, place *gazetteer.Locality) *site.Term {
	key := viet.Key(name)
	if place != nil {
		key += "/" + place.ID
	}
	if t := x.Get(key); t != nil {
		return t
	}
	return x.Term(key, g.full(name, place))
}

// fullName returns a name followed by its locality, without the units that the name contains already.
func (g *gatherer) full(name string, place *gazetteer.Locality) string {
	said := " " + viet.Key(name) + " "
	for l := place; l != nil; l = l.Parent {
		show := l.NameAt(g.now).Full
		if l.Level == gazetteer.Province {
			show = l.NameAt(g.now).Short
		}
		if !strings.Contains(said, " "+viet.Key(show)+" ") {
			name += ", " + show
		}
	}
	return name
}

// addAward appends an award and its article to a term, each once.
func add(t *site.Term, w *site.Award) {
	if n := len(t.Awards); n == 0 || t.Awards[n-1] != w {
		t.Awards = append(t.Awards, w)
	}
	if n := len(t.Articles); n == 0 || t.Articles[n-1] != w.Article {
		t.Articles = append(t.Articles, w.Article)
	}
}
