package present

import (
	"time"

	"bangvang/internal/content"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

const (
	mostNews = 1_000          // in a news sitemap: Google's limit
	newsAge  = 48 * time.Hour // likewise
)

// URLs lists what search engines should know: the pages at these addresses, and every article that is not marked.
func (s *Syndication) URLs(addresses []routes.Path, articles []*site.Article) []feed.URL {
	out := make([]feed.URL, 0, len(addresses)+len(articles))
	for _, address := range addresses {
		out = append(out, feed.URL{Loc: s.Abs(address)})
	}
	for _, a := range articles {
		if a.Mark == "" {
			u := feed.URL{Loc: s.absOf(a), Modified: changed(a)}
			if p := s.Image(a); p != nil && a.Kind != content.Page {
				u.Images = []string{p.URL}
			}
			out = append(out, u)
		}
	}
	return out
}

// changed returns when an article last changed, as far as its author says.
func changed(a *site.Article) time.Time {
	if a.Updated.After(a.Date) {
		return a.Updated
	}
	return a.Date
}

// Updated returns when the newest change of any article was; without articles, the day of the build.
func (s *Syndication) Updated() time.Time {
	if len(s.Site.Articles) == 0 {
		return viet.Day(s.Site.Now)
	}
	var newest time.Time
	for _, a := range s.Site.Articles {
		if t := changed(a); t.After(newest) {
			newest = t
		}
	}
	return newest
}

// News lists the articles of the last two days.
func (s *Syndication) News() []feed.News {
	var out []feed.News
	since := viet.Day(s.Site.Now).Add(-newsAge)
	for _, a := range s.Site.Articles {
		if len(out) < mostNews && a.Mark == "" && a.Date.After(since) {
			out = append(out, feed.News{
				Loc: s.absOf(a), Publication: s.Site.Settings.Title, Lang: s.Site.Settings.Language,
				Published: a.Date, Title: a.Title.Text,
			})
		}
	}
	return out
}
