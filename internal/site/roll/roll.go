// Package honoured looks the roll up by who conferred and who received.
//
// A name alone tells little: there is a Phòng Tài chính in every district. So a conferrer or a recipient is one and
// the same only when the name (as [viet.Key] compares), the unit given with it and the locality are. Two pages
// for one school are a nuisance; one page for two schools, or for two people, would be false.
//
//   - A conferrer is known by the locality whose body it is; one of the whole country (the President, a
//     ministry) by its name; any other by the locality of the article. Left out are bodies that could not be made
//     out, organisers (every contest has a Ban Tổ chức), and offices without a name (“Đơn vị”).
//   - Collectives, enterprises and communities are collective; households and recipients whose kinds the source does
//     not part have no pages.
//   - Individuals have pages only when the site asks for them (index_individuals; Law 91/2025/QH15).
//
// Awards that were proposed or revoked are not on the roll, and so not here.
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

// Below which address the pages of each stand.
const (
	Conferrers  = "/bang-vang/don-vi-trao/"
	Collectives = "/bang-vang/tap-the/"
	Individuals = "/bang-vang/ca-nhan/"
)

// Board is the roll by who conferred and who received. Terms have their articles and awards newest first.
type Board struct {
	Conferrers  *site.Index // in the order of the alphabet, like the next
	Collectives *site.Index
	Individuals *site.Index // by given name; empty unless the site asks for them

	by map[*site.Award]*site.Term
	of map[*content.Name]recipient
}

// recipient is the term of a name, and below which address it stands.
type recipient struct {
	under string
	term  *site.Term
}

// Gather looks s's roll through.
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

// Bare returns a term's name without the unit and the locality that follow it.
func Bare(t *site.Term) string {
	if name, _, _ := strings.Cut(t.Name, ", "); name != "" {
		return name
	}
	return t.Name // of somebody who was written “, Lan”
}

// Conferrer returns the address of the page of who conferred w, "" when that has none. A nil Board has no pages.
func (b *Board) Conferrer(w *site.Award) string {
	if b == nil || b.by[w] == nil {
		return ""
	}
	return Conferrers + b.by[w].Slug + "/"
}

// Recipient returns the address of the page of a name in an award's recipients, "" when it has none.
func (b *Board) Recipient(n *content.Name) string {
	if b == nil || b.of[n].term == nil {
		return ""
	}
	return b.of[n].under + b.of[n].term.Slug + "/"
}

// Of tells whether t conferred or received w.
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

// body is a conferrer as an award names it.
type body struct {
	name  string
	place *gazetteer.Locality
}

type gatherer struct {
	*Board
	now         time.Time // units are named as they are then
	individuals bool
	cache       map[body]*site.Term // most awards are conferred by few bodies
}

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

// placeOf returns the locality that the name of a conferrer needs to be one body's, nil when it needs none;
// it is not ok when that is not known.
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

func (g *gatherer) recipients(w *site.Award, r *content.Recipients) {
	x, under := g.Collectives, Collectives
	for _, k := range r.Kinds {
		switch {
		case k == content.Individual && len(r.Kinds) == 1 && g.individuals:
			x, under = g.Individuals, Individuals
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
		g.of[n] = recipient{under, t}
	}
}

// common returns the unit that holds all localities of an article, nil when none does.
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

// term returns the term of a name in a locality. Its name and slug say the locality, so that they do not
// depend on what other articles there are.
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

// full returns a name with its locality, as far as it does not say that itself.
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

func add(t *site.Term, w *site.Award) {
	if n := len(t.Awards); n == 0 || t.Awards[n-1] != w {
		t.Awards = append(t.Awards, w)
	}
	if n := len(t.Articles); n == 0 || t.Articles[n-1] != w.Article {
		t.Articles = append(t.Articles, w.Article)
	}
}
