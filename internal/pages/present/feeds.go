// Package syndication shows the site to machines: feeds to follow, and the roll as open data.
package present

import (
	"slices"

	"bangvang/internal/content"

	"bangvang/internal/pages/feed"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Syndication makes the views that machines read.
type Syndication struct{ *Display }

// Records returns the roll as data: a record for each kind of recipient of each award.
func (s *Syndication) Records() []view.Record {
	n := 0
	for _, w := range s.Site.Roll {
		n += max(1, len(w.Recipients))
	}
	out := make([]view.Record, 0, n)
	for _, w := range s.Site.Roll {
		base := s.record(w)
		if len(w.Recipients) == 0 {
			out = append(out, base)
		}
		for _, r := range w.Recipients {
			rec := base
			rec.Kind, rec.Text, rec.Exact = KindNames(r.Kinds), r.Count.Text, Exact(r)
			if r.Count.N > 0 {
				rec.Count = &r.Count.N
			}
			rec.Names = slices.Grow(rec.Names, len(r.Names))
			for _, n := range r.Names {
				rec.Names = append(rec.Names, full(n))
			}
			out = append(out, rec)
		}
	}
	return out
}

func (s *Syndication) record(w *site.Award) view.Record {
	a := w.Article
	rec := view.Record{
		Year: w.Year, Date: a.On().In(viet.Zone).Format("2006-01-02"), Honour: w.Name, Class: ClassOf(w.Known).String(),
		Level: w.Level.String(), By: w.By, Period: w.Period.Text, Citation: w.Citation, Decision: DecisionText(w.Decision),
		Article: a.Title.Text, URL: s.absOf(a), Names: []string{}, Status: "conferred",
	}
	if w.Status == content.Posthumous {
		rec.Status = "posthumous"
	}
	if address := s.Document(w); address != "" {
		rec.Document = s.Abs(address)
	}
	if w.Term != nil {
		rec.HonourID = w.Term.Slug
	}
	if places := s.Places(a); len(places) > 0 {
		rec.Locality = places[0].Name
	}
	return rec
}

func full(n content.Name) string {
	out := n.Name
	for _, s := range []string{n.Post, n.Unit} {
		if s != "" {
			out += ", " + s
		}
	}
	return out
}

// entry returns an article as an entry of a feed, with its text when whole.
func (s *Syndication) entry(a *site.Article, whole bool) (e *feed.Entry, err error) {
	e = &feed.Entry{
		URL: s.absOf(a), Title: a.Title.Text, Summary: a.Summary, Author: a.Author,
		Published: a.Date, Updated: changed(a),
	}
	if a.Category != nil {
		e.Categories = append(e.Categories, a.Category.Name)
	}
	e.Categories = slices.Grow(e.Categories, len(a.Tags))
	for _, t := range a.Tags {
		e.Categories = append(e.Categories, t.Name)
	}
	if whole {
		e.Content, err = s.Body(a, e.URL, s.Abs)
	}
	if p := s.Card(a).Picture; p != nil {
		e.Image, e.ImageType, e.ImageSize = p.URL, p.Type, p.Size
	}
	return e, err
}

// Texts returns the articles whose texts the feeds of a list hold.
func (s *Syndication) Texts(l List) []*site.Article {
	if !isWhole(l) {
		return nil
	}
	return l.Articles[:min(len(l.Articles), s.Site.Settings.FeedItems)]
}

// isWhole tells whether the feeds of a list hold whole articles.
func isWhole(l List) bool { return l.Address == routes.Home }

// Atom returns the feed of a list. The site's own feed carries whole articles, the others their
// summaries: else every article would be written out once for each list it stands on. The error says why
// a text cannot be had.
func (s *Syndication) Atom(l List) (*view.Atom, error) {
	f, err := s.feed(l, isWhole(l))
	return &view.Atom{Feed: f}, err
}

// JSONFeed returns the site's feed as JSON, or the error of [Syndication.Atom].
func (s *Syndication) JSONFeed(l List) (*view.JSONFeed, error) {
	f, err := s.feed(l, true)
	f.Self = s.Abs(l.Address.JSONFeed())
	return &view.JSONFeed{Feed: f}, err
}

func (s *Syndication) feed(l List, whole bool) (feed.Feed, error) {
	set := s.Site.Settings
	f := feed.Feed{
		Title: l.Heading + " · " + set.Title, Subtitle: set.Description, Lang: set.Language,
		Home: s.Abs(l.Address), Self: s.Abs(l.Address.Feed()), Author: set.Organisation.Name,
	}
	if l.Address == routes.Home {
		f.Title = set.Title
	}
	if f.Author == "" {
		f.Author = set.Title
	}
	shown := l.Articles[:min(len(l.Articles), set.FeedItems)]
	f.Entries = slices.Grow(f.Entries, len(shown))
	for _, a := range shown {
		e, err := s.entry(a, whole)
		if err != nil {
			return f, err
		}
		f.Entries = append(f.Entries, e)
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = viet.Day(s.Site.Now)
	}
	return f, nil
}
