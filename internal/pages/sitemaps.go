package pages

import (
	"fmt"

	"bangvang/internal/diag"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// planSitemaps plans the sitemaps, robots.txt, and the page for an address without a page. articles are the entries of
// the articles in the sitemap. A site without an address has no sitemap, and robots.txt names none.
func (pl *planner) planSitemaps(articles []feed.URL) {
	add(pl, routes.NotFound, routes.NotFound.Relative(), diag.Pos{}, func() *view.Notice { return pl.present.NotFound() })
	robots := "User-agent: *\nAllow: /\n"
	if pl.present.HasAddress() {
		robots += fmt.Sprintf("\nSitemap: %s\nSitemap: %s\n", pl.present.URL(routes.Sitemap), pl.present.URL(routes.NewsSitemap))
	}
	add(pl, routes.Robots, routes.Robots.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: []byte(robots)} })
	if !pl.present.HasAddress() {
		return
	}
	if parts := feed.SplitSitemap(append(pl.present.SitemapURLs(pl.listed, nil), articles...)); len(parts) == 1 {
		add(pl, routes.Sitemap, routes.Sitemap.Relative(), diag.Pos{}, func() *view.Sitemap { return &view.Sitemap{URLs: parts[0]} })
	} else {
		pl.planSitemapIndex(parts)
	}
	add(pl, routes.NewsSitemap, routes.NewsSitemap.Relative(), diag.Pos{}, func() *view.NewsSitemap { return &view.NewsSitemap{News: pl.present.News()} })
}

// planSitemapIndex plans the files of a sitemap that is too large for one, and their index.
func (pl *planner) planSitemapIndex(parts [][]feed.URL) {
	var index []feed.URL
	for i, part := range parts {
		address := routes.SitemapPart(i + 1)
		add(pl, address, address.Relative(), diag.Pos{}, func() *view.Sitemap { return &view.Sitemap{URLs: part} })
		index = append(index, feed.URL{Loc: pl.present.URL(address), Modified: pl.present.LastChange()})
	}
	add(pl, routes.Sitemap, routes.Sitemap.Relative(), diag.Pos{}, func() *view.SitemapIndex { return &view.SitemapIndex{Sitemaps: index} })
}
