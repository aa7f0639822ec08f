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
	mostNews = 1_000          // articles in a news sitemap, a limit of Google
	newsAge  = 48 * time.Hour // age of the oldest of them, likewise
)

// SitemapURLs returns the entries of the sitemap, with absolute addresses: first for the pages at some addresses,
// without a time, then for the articles, with the time of their last change and their picture. It leaves out the
// articles with a [site.Mark]: drafts, future and withdrawn ones. Both lists may be nil. For a site without an address
// ([Presenter.HasAddress]) every Loc is "", so callers publish no sitemap.
func (p *Presenter) SitemapURLs(addresses []routes.Path, articles []*site.Article) []feed.URL {
	out := make([]feed.URL, 0, len(addresses)+len(articles))
	for _, address := range addresses {
		out = append(out, feed.URL{Loc: p.URL(address)})
	}
	for _, a := range articles {
		if a.Mark == "" {
			u := feed.URL{Loc: p.articleURL(a), Modified: lastChange(a)}
			if image := p.image(a); image != nil && a.Kind != content.Page {
				u.Images = []string{image.URL}
			}
			out = append(out, u)
		}
	}
	return out
}

// lastChange returns the time of the last change of an article that its author has stated.
func lastChange(a *site.Article) time.Time {
	if revised := a.LastRevision(); revised.After(a.Date) {
		return revised
	}
	return a.Date
}

// LastChange returns the latest date of an article of the site, or of its revision or correction; without articles, the
// beginning of the day of the build.
func (p *Presenter) LastChange() time.Time { return p.lastChangeOf(p.site.Articles) }

// lastChangeOf is LastChange for some articles.
func (p *Presenter) lastChangeOf(articles []*site.Article) time.Time {
	if len(articles) == 0 {
		return viet.StartOfDay(p.site.Now)
	}
	var newest time.Time
	for _, a := range articles {
		if t := lastChange(a); t.After(newest) {
			newest = t
		}
	}
	return newest
}

// News returns the articles for the news sitemap, newest first: those dated after the midnight two days before the day
// of the build. An article with a [site.Mark], for example one that is dated later than the build, is left out. There
// are at most 1,000, nil if none. For a site without an address ([Presenter.HasAddress]) every Loc is "", so callers
// publish no sitemap.
func (p *Presenter) News() []feed.News {
	var out []feed.News
	since := viet.StartOfDay(p.site.Now).Add(-newsAge)
	for _, a := range p.site.Articles {
		if len(out) < mostNews && a.Mark == "" && a.Date.After(since) {
			out = append(out, feed.News{
				Loc: p.articleURL(a), Publication: p.site.Settings.Title, Lang: p.site.Settings.Language,
				Published: a.Date, Title: a.Title.Text,
			})
		}
	}
	return out
}
