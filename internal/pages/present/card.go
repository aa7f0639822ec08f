package present

import (
	"slices"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// card returns the card of an article: the same pointer for every list that shows the article.
func (p *Presenter) card(a *site.Article) *view.Card {
	i := p.site.IndexOf(a)
	if i < 0 { // in no list
		return p.newCard(a)
	}
	return p.cards.Get(i, func() *view.Card { return p.newCard(a) })
}

func (p *Presenter) newCard(a *site.Article) *view.Card {
	c := &view.Card{
		Title: a.Title.Text, Href: p.articleHref(a), Date: p.date(a.Date, a.HasClock), Localities: p.newLocalityLinks(a),
		Summary: a.Summary, Awards: a.CountedAwards(), Honoured: countOf(site.Count(a.Awards).Sum), Mark: string(a.Mark),
	}
	if a.Category != nil {
		link := p.Link(a.Category.Name, routes.Categories.Term(a.Category.Slug))
		c.Category = &link
	}
	c.Picture, _ = p.pictures(a)
	return c
}

// localityLinks returns links to the localities of an article, with their names on its date.
func (p *Presenter) localityLinks(a *site.Article) []view.Link { return p.card(a).Localities }

func (p *Presenter) newLocalityLinks(a *site.Article) []view.Link {
	out := slices.Grow([]view.Link(nil), len(a.Localities))
	for i := range a.Localities {
		link := view.Link{Name: a.LocalityName(i)}
		if i < len(a.LocalityTerms) {
			link.Href = p.Href(routes.Localities.Term(a.LocalityTerms[i].Slug))
		}
		out = append(out, link)
	}
	return out
}

// eventDate returns the date of the event that an article reports.
func (p *Presenter) eventDate(a *site.Article) view.Date {
	if !a.HasClock && a.EffectiveDate().Equal(a.Date) {
		return p.card(a).Date
	}
	return p.date(a.EffectiveDate(), false)
}
