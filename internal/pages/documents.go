package pages

import (
	"fmt"

	"bangvang/internal/diag"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// documents plans what machines read: sitemaps, robots.txt, the page for what is missing.
func (m *maker) documents(articles []feed.URL) {
	if parts := feed.SplitSitemap(append(m.data.URLs(m.listed, nil), articles...)); len(parts) == 1 {
		add(m, routes.Sitemap, routes.Sitemap.Relative(), diag.Pos{}, func() *view.Sitemap { return &view.Sitemap{URLs: parts[0]} })
	} else {
		m.manySitemaps(parts)
	}
	add(m, routes.NewsSitemap, routes.NewsSitemap.Relative(), diag.Pos{}, func() *view.NewsSitemap { return &view.NewsSitemap{News: m.data.News()} })
	add(m, routes.Robots, routes.Robots.Relative(), diag.Pos{}, func() *view.Text {
		return &view.Text{Data: fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s\nSitemap: %s\n", m.show.Abs(routes.Sitemap), m.show.Abs(routes.NewsSitemap))}
	})
	add(m, routes.NotFound, routes.NotFound.Relative(), diag.Pos{}, func() *view.Notice { return m.lists.Missing() })
}

func (m *maker) manySitemaps(parts [][]feed.URL) {
	var index []feed.URL
	for i, part := range parts {
		address := routes.SitemapPart(i + 1)
		add(m, address, address.Relative(), diag.Pos{}, func() *view.Sitemap { return &view.Sitemap{URLs: part} })
		index = append(index, feed.URL{Loc: m.show.Abs(address), Modified: m.data.Updated()})
	}
	add(m, routes.Sitemap, routes.Sitemap.Relative(), diag.Pos{}, func() *view.SitemapIndex { return &view.SitemapIndex{Sitemaps: index} })
}
