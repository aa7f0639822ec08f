package plan

import (
	"fmt"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/feed"
	"bangvang/internal/site"
	"bangvang/internal/viet"
	"bangvang/internal/view"
)

const (
	mostNews = 1_000          // in a news sitemap: Google's limit
	newsAge  = 48 * time.Hour // likewise
)

// documents plans what machines read: sitemaps, robots.txt, the page for what is missing.
func (m *maker) documents() {
	if parts := feed.SplitSitemap(m.urls()); len(parts) == 1 {
		m.add("/sitemap.xml", "sitemap.xml", diag.Pos{}, func() any { return &view.Sitemap{URLs: parts[0]} })
	} else {
		m.manySitemaps(parts)
	}
	m.add("/sitemap-news.xml", "sitemap-news.xml", diag.Pos{}, func() any { return &view.NewsSitemap{News: m.news()} })
	m.add("/robots.txt", "robots.txt", diag.Pos{}, func() any {
		return &view.Text{Data: fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s\nSitemap: %s\n", m.show.Abs("/sitemap.xml"), m.show.Abs("/sitemap-news.xml"))}
	})
	m.add("/404.html", "404.html", diag.Pos{}, func() any { return m.lists.Missing() })
}

func (m *maker) manySitemaps(parts [][]feed.URL) {
	var index []feed.URL
	for i, part := range parts {
		address := fmt.Sprintf("/sitemap-%d.xml", i+1)
		m.add(address, address[1:], diag.Pos{}, func() any { return &view.Sitemap{URLs: part} })
		index = append(index, feed.URL{Loc: m.show.Abs(address), Modified: m.updated()})
	}
	m.add("/sitemap.xml", "sitemap.xml", diag.Pos{}, func() any { return &view.SitemapIndex{Sitemaps: index} })
}

// urls lists what search engines should know: every list and every article that is not marked.
func (m *maker) urls() []feed.URL {
	var out []feed.URL
	for _, address := range m.listed {
		out = append(out, feed.URL{Loc: m.show.Abs(address)})
	}
	for _, a := range m.all {
		if a.Mark == "" {
			u := feed.URL{Loc: m.show.Abs(a.Address), Modified: changed(a)}
			if c := m.show.Card(a); c != nil && c.Picture != nil {
				u.Images = []string{c.Picture.URL}
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

// updated returns when the newest change of any article was; without articles, the day of the build.
func (m *maker) updated() time.Time {
	if len(m.site.Articles) == 0 {
		return viet.Day(m.site.Now)
	}
	var newest time.Time
	for _, a := range m.site.Articles {
		if t := changed(a); t.After(newest) {
			newest = t
		}
	}
	return newest
}

// news lists the articles of the last two days.
func (m *maker) news() []feed.News {
	var out []feed.News
	since := viet.Day(m.site.Now).Add(-newsAge)
	for _, a := range m.site.Articles {
		if len(out) < mostNews && a.Mark == "" && a.Date.After(since) {
			out = append(out, feed.News{
				Loc: m.show.Abs(a.Address), Publication: m.site.Settings.Title, Lang: m.site.Settings.Language,
				Published: a.Date, Title: a.Title.Text,
			})
		}
	}
	return out
}
