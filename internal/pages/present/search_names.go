package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// named is a name of the index of names before its fields are filled in, with the article by whose age it is sorted.
type named struct {
	address routes.Path
	oldest  *site.Article // nil for a place without articles
	fill    func(*search.Name)
}

// searchNames returns the documents of the index of names, the one with the newest first article first, with only their
// addresses. fill adds the other fields of document i; several documents may be filled at the same time.
//
// They are the bodies, conferrers and people that have pages, places, honours, and recipients without a page by each of
// their awards. A unit that ended without a page leads to the page of the unit that took it over.
func (p *Presenter) searchNames() (names []search.Name, fill func(i int)) {
	all := sync.OnceValue(p.listLocalities)
	localities := func(a *site.Article) []*listedLocality { return all()[p.site.IndexOf(a)] }
	list := slices.Concat(p.namedTerms(localities), p.namedPlaces(), p.namedRecords(localities))
	slices.SortStableFunc(list, func(a, b named) int {
		switch {
		case a.oldest == b.oldest:
			return cmp.Compare(a.address, b.address)
		case a.oldest == nil:
			return 1
		case b.oldest == nil:
			return -1
		}
		return cmp.Compare(p.site.IndexOf(a.oldest), p.site.IndexOf(b.oldest))
	})
	names = make([]search.Name, len(list))
	for i := range list {
		names[i].Address = string(list[i].address)
	}
	return names, func(i int) { list[i].fill(&names[i]) }
}

// localitiesOf returns the localities of an article.
type localitiesOf func(*site.Article) []*listedLocality

// namedTerms returns the terms of the roll and the honours.
func (p *Presenter) namedTerms(localities localitiesOf) (out []named) {
	for _, x := range p.RollIndexes() {
		for _, t := range x.Terms {
			out = append(out, named{x.Address.Term(t.Slug), oldestOf(t.Articles), func(n *search.Name) {
				p.fillTerm(n, x.Of, t)
				if x.Of != roll.Conferrer {
					addFilters(n, t.Awards, localities)
				}
			}})
		}
	}
	for _, t := range p.site.Honours.Terms {
		out = append(out, named{routes.Honours.Term(t.Slug), oldestOf(t.Articles), func(n *search.Name) {
			n.Kind, n.Name = "honour", t.Name
			if h := t.Honour; h != nil {
				n.Others = slices.Concat(h.Aliases, h.Abbr)
			}
			sum := site.Count(t.Awards).Sum
			n.Count, n.AtLeast = sum.N, sum.AtLeast
		}})
	}
	return out
}

// oldestOf returns the last of articles, nil for none.
func oldestOf(articles []*site.Article) *site.Article {
	if len(articles) == 0 {
		return nil
	}
	return articles[len(articles)-1]
}

// shownAwards is the number of awards that the record of a name has.
const shownAwards = 3

// fillTerm fills the document of a conferrer or a recipient.
func (p *Presenter) fillTerm(n *search.Name, kind roll.Kind, t *site.Term) {
	n.Kind = map[roll.Kind]string{roll.Conferrer: "conferrer", roll.Collective: "collective", roll.Individual: "person"}[kind]
	n.Name = roll.NameOnly(t)
	n.Place = strings.TrimPrefix(strings.TrimPrefix(t.Name, n.Name), ", ")
	n.Count = len(t.Awards)
	if kind != roll.Conferrer {
		for _, w := range t.Awards[:min(len(t.Awards), shownAwards)] {
			n.Awards = append(n.Awards, searchAward(w))
		}
	}
	body := p.Entries.Body(t)
	if body == nil {
		return
	}
	for _, s := range body.Spellings {
		s, _, _ = strings.Cut(s, ", ")
		n.Others = append(n.Others, s)
	}
	for _, f := range body.Former {
		s, _, _ := strings.Cut(f.Name, ", ")
		n.Others = append(n.Others, s)
		n.Note = p.Strings.Formerly + f.Name
	}
}

// searchAward returns an award as a result of search shows it.
func searchAward(w *site.Award) search.NameAward {
	return search.NameAward{
		Date: isoDay(w.Article.EffectiveDate()), Honour: w.Name, By: w.By, Address: w.Article.Address + "#" + w.ID,
	}
}

// addFilters adds the years, honours and places of awards to a document; localities returns those of an article.
func addFilters(n *search.Name, awards []*site.Award, localities localitiesOf) {
	add := func(kind, value string) { n.Filters = addFilter(n.Filters, kind, value) }
	for _, w := range awards {
		add("y", strconv.Itoa(w.Year))
		if w.Term != nil {
			add("h", w.Term.Slug)
		}
		for _, l := range localities(w.Article) {
			add("l", l.Slug)
		}
	}
}

// namedRecords returns the recipients that have no page, each with each of its awards.
func (p *Presenter) namedRecords(localities localitiesOf) (out []named) {
	for _, w := range p.site.Roll {
		if w.Article.Mark != "" || p.site.IndexOf(w.Article) < 0 {
			continue
		}
		seen := map[string]bool{}
		for _, r := range w.Recipients {
			for i := range r.Names {
				who := &r.Names[i]
				if kind, _ := p.Entries.RecipientTerm(who); kind != "" || seen[viet.Key(who.Name)] {
					continue
				}
				seen[viet.Key(who.Name)] = true
				out = append(out, named{routes.Path(w.Article.Address + "#" + w.ID), w.Article, func(n *search.Name) {
					n.Kind, n.Name, n.Place, n.Count = "record", who.Name, who.Unit, 1
					if len(w.Article.Localities) > 0 {
						n.Place = strings.TrimPrefix(who.Unit+", "+w.Article.LocalityName(0), ", ")
					}
					n.Awards = []search.NameAward{searchAward(w)}
					addFilters(n, []*site.Award{w}, localities)
				}})
			}
		}
	}
	return out
}

// namedPlaces returns the places that have pages, and the units that one of these took over without a page of their own.
func (p *Presenter) namedPlaces() (out []named) {
	seen := map[*gazetteer.Locality]bool{}
	p.eachLocality(func(t *site.Term, name string) {
		address, oldest := routes.Localities.Term(t.Slug), oldestOf(slices.Concat(t.Articles, t.Earlier))
		out = append(out, named{address, oldest, func(n *search.Name) {
			n.Kind, n.Name, n.Filter, n.Others = "locality", name, t.Slug, p.namesOfUnit(t.Locality)
			if t.Locality.EndedBy(p.site.Now) {
				n.Note = p.endOfUnit(t.Locality)
			}
			at := p.placeOf(t)
			sum := at.tally.Sum
			if len(at.own) == 0 {
				all, before := at.all()
				sum, n.Before = before.Sum, len(all) > 0
			}
			n.Count, n.AtLeast = sum.N, sum.AtLeast
		}})
	})
	p.eachLocality(func(t *site.Term, _ string) {
		p.eachBefore(t.Locality, seen, func(l *gazetteer.Locality) {
			out = append(out, named{routes.Localities.Term(t.Slug), oldestOf(slices.Concat(t.Articles, t.Earlier)), func(n *search.Name) {
				n.Kind, n.Name, n.Filter, n.Others, n.Note = "locality", l.Display(), t.Slug, p.namesOfUnit(l), p.endOfUnit(l)
			}})
		})
	})
	return out
}

// maxBefore is the number of mergers, one after the other, back to which old names are found.
const maxBefore = 3

// eachBefore calls yield with the units without a page that l took over, and those before them, each once.
func (p *Presenter) eachBefore(l *gazetteer.Locality, seen map[*gazetteer.Locality]bool, yield func(*gazetteer.Locality)) {
	units := []*gazetteer.Locality{l}
	for range maxBefore {
		var before []*gazetteer.Locality
		for _, u := range units {
			for _, s := range u.Predecessors() {
				if old := s.Locality; !seen[old] && old.EndedBy(p.site.Now) && p.site.Localities.Get(old.ID) == nil {
					seen[old] = true
					before = append(before, old)
					yield(old)
				}
			}
		}
		units = before
	}
}

// namesOfUnit returns the names of a unit, with and without their kinds.
func (p *Presenter) namesOfUnit(l *gazetteer.Locality) []string {
	var out []string
	for _, n := range l.Names {
		out = append(out, n.Short, n.Full)
	}
	return append(out, l.Aliases...)
}

// endOfUnit says when a unit ended and which units it became: “đến 30/6/2025, nay là Phường Đồ Sơn”.
func (p *Presenter) endOfUnit(l *gazetteer.Locality) string {
	out := p.Strings.Until + p.legalDate(l.To)
	if heirs := p.namesOf(l.Successors()); len(heirs) > 0 {
		out += ", " + p.Strings.Now + strings.Join(heirs, ", ")
	}
	return out
}
