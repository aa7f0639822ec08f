package plan

import (
	"fmt"

	"bangvang/internal/diag"
	"bangvang/internal/feed"
	"bangvang/internal/view"
)

// documents plans what machines read: sitemaps, robots.txt, the page for what is missing.
func (m *maker) documents(articles []feed.URL) {
	if parts := feed.SplitSitemap(append(m.data.URLs(m.listed, nil), articles...)); len(parts) == 1 {
		m.add("/sitemap.xml", "sitemap.xml", diag.Pos{}, func() any { return &view.Sitemap{URLs: parts[0]} })
	} else {
		m.manySitemaps(parts)
	}
	m.add("/sitemap-news.xml", "sitemap-news.xml", diag.Pos{}, func() any { return &view.NewsSitemap{News: m.data.News()} })
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
		index = append(index, feed.URL{Loc: m.show.Abs(address), Modified: m.data.Updated()})
	}
	m.add("/sitemap.xml", "sitemap.xml", diag.Pos{}, func() any { return &view.SitemapIndex{Sitemaps: index} })
}
