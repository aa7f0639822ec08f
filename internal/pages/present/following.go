package present

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// mostFollowed is the number of lists of one index that the page about following has.
const mostFollowed = 30

// coming is an event, or the last day to comment on nominees, that is not over on the day of the build.
type coming struct {
	article  *site.Article
	from, to time.Time   // the first and the last day
	nominee  *site.Award // the first award with that day for comments; nil for an event
}

// coming returns what is to come of published articles, the next first.
func (p *Presenter) coming() (out []coming) {
	for _, a := range p.site.Articles {
		if a.Mark != "" {
			continue
		}
		if e := &a.Document.Event; !e.Date.IsZero() {
			last := e.Date
			if !e.To.IsZero() {
				last = e.To
			}
			if p.isAhead(last) {
				out = append(out, coming{article: a, from: e.Date, to: last})
			}
		}
		var days []time.Time
		for _, w := range a.Awards {
			if day := w.CommentUntil; w.Status == content.Nominated && !day.IsZero() && p.isAhead(day) && !slices.ContainsFunc(days, day.Equal) {
				days = append(days, day)
				out = append(out, coming{article: a, from: day, to: day, nominee: w})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b coming) int {
		return cmp.Or(a.from.Compare(b.from), cmp.Compare(a.article.Address, b.article.Address))
	})
	return out
}

// isAhead reports whether a day is not over on the day of the build.
func (p *Presenter) isAhead(day time.Time) bool {
	return !viet.StartOfDay(day).Before(viet.StartOfDay(p.site.Now))
}

// Calendar returns the calendar of what is to come. For a site without an address ([Presenter.HasAddress]) its addresses are
// empty, so callers publish none.
func (p *Presenter) Calendar() *view.Calendar {
	set := p.site.Settings
	c := feed.Calendar{
		Name: p.Strings.Calendar + " · " + set.Title, Description: p.Strings.CalendarAbout, Lang: set.Language,
		Home: p.URL(routes.Follow), Self: p.URL(routes.Calendar),
	}
	for _, x := range p.coming() {
		e := feed.Event{
			UID: p.articleURL(x.article), URL: p.articleURL(x.article), Summary: x.article.Title.Text, From: x.from.In(viet.Zone), To: x.to.In(viet.Zone),
			Changed: lastChange(x.article),
		}
		if x.nominee != nil {
			e.URL += "#" + x.nominee.ID
			e.UID, e.Summary = e.URL, p.Strings.CommentsEnd+e.Summary
		} else {
			event := p.event(x.article)
			e.Place = event.At
			e.Description = strings.Join(slices.DeleteFunc([]string{event.Kind, event.Session}, func(s string) bool { return s == "" }), ", ")
		}
		c.Events = append(c.Events, e)
	}
	return &view.Calendar{Calendar: c}
}

// Follow returns the page that explains how to follow the site, under the same condition as [Presenter.Calendar].
func (p *Presenter) Follow() *view.Follow {
	v := &view.Follow{
		Page: p.page("follow", p.Strings.Follow, routes.Follow, p.HomeLink()), Heading: p.Strings.Follow,
		Feed: p.URL(routes.Home.Feed()), Calendar: p.URL(routes.Calendar), Groups: p.followGroups(),
	}
	_, v.Webcal, _ = strings.Cut(v.Calendar, "://")
	for _, x := range p.coming() {
		v.Coming = append(v.Coming, p.comingDay(x))
	}
	return v
}

// comingDay returns what is to come as pages show it.
func (p *Presenter) comingDay(x coming) view.Coming {
	v := view.Coming{Link: view.Link{Name: x.article.Title.Text, Href: p.articleHref(x.article)}}
	if x.nominee != nil {
		v.Href += "#" + x.nominee.ID
		v.Until = p.day(x.to)
	} else {
		v.Event = p.event(x.article)
	}
	return v
}

// followGroups returns the indexes whose lists have feeds: of places, honours, campaigns, blocks, categories, and of the roll.
func (p *Presenter) followGroups() (out []view.FollowGroup) {
	add := func(kind, name string, index routes.Path, terms []*site.Term, weight func(*site.Term) int) {
		terms = slices.DeleteFunc(slices.Clone(terms), func(t *site.Term) bool {
			return len(t.Articles) == 0 || !p.HasFeed(List{Kind: kind, Term: t, Articles: t.Articles})
		})
		if len(terms) == 0 {
			return
		}
		g := view.FollowGroup{Link: p.Link(name, index)}
		g.Count = len(terms)
		for _, t := range heaviest(terms, weight) {
			address := index.Term(t.Slug)
			e := view.FollowEntry{Link: p.Link(t.Name, address), Feed: p.Href(address.Feed())}
			if t.Locality != nil {
				e.Name = t.Locality.DisplayAt(p.site.Now)
			}
			g.Lists = append(g.Lists, e)
		}
		out = append(out, g)
	}
	articles, awards := func(t *site.Term) int { return len(t.Articles) }, func(t *site.Term) int { return len(t.Awards) }
	s := p.site
	var places []*site.Term
	p.eachLocality(func(t *site.Term, _ string) { places = append(places, t) })
	add("locality", p.Strings.Localities, routes.Localities, places, articles)
	add("honour", p.Strings.Honours, routes.Honours, s.Honours.Terms, articles)
	for _, x := range p.RollIndexes() {
		add(string(x.Of), x.Name, x.Address, x.Terms, awards)
	}
	for _, x := range p.Emulations() {
		add(x.Kind, x.Name, x.Address, x.Terms, articles)
	}
	add("category", p.Strings.Categories, routes.Categories, s.Categories.Terms, articles)
	return out
}

// heaviest returns the terms that weigh the most, in the order of terms.
func heaviest(terms []*site.Term, weight func(*site.Term) int) []*site.Term {
	if len(terms) <= mostFollowed {
		return terms
	}
	heavy := slices.Clone(terms)
	slices.SortStableFunc(heavy, func(a, b *site.Term) int { return weight(b) - weight(a) })
	chosen := map[*site.Term]bool{}
	for _, t := range heavy[:mostFollowed] {
		chosen[t] = true
	}
	return slices.DeleteFunc(slices.Clone(terms), func(t *site.Term) bool { return !chosen[t] })
}
