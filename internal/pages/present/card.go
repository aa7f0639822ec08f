package present

import (
	"slices"
	"strings"

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
		Summary: teaser(a.Summary, cardSummary), Awards: a.CountedAwards(), Honoured: countOf(site.Count(a.Awards).Sum), Mark: string(a.Mark),
	}
	if a.Category != nil {
		link := p.Link(a.Category.Name, routes.Categories.Term(a.Category.Slug))
		c.Category = &link
	}
	c.Picture, _ = p.pictures(a)
	return c
}

// The most characters of a summary on a card, and on that of the first article of the front page.
const (
	cardSummary = 120
	leadSummary = 240
)

// teaser returns a summary as a card shows it: one of more than most characters is cut after a word, as in “Toàn quận tập trung cho
// mục tiêu chung…”.
func teaser(summary string, most int) string {
	all := []rune(summary)
	if len(all) <= most {
		return summary
	}
	part := string(all[:most-1])
	if i := strings.LastIndexByte(part, ' '); i > 0 && all[most-1] != ' ' {
		part = part[:i]
	}
	return strings.TrimRight(part, " .,;:–-(“\"") + "…"
}

// leadCard returns the card of the first article of the front page, with more of its summary.
func (p *Presenter) leadCard(a *site.Article) *view.Card {
	c := *p.card(a)
	c.Summary = teaser(a.Summary, leadSummary)
	return &c
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
