package present

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// Limits of a menu that the site does not write: of the standing pages in it, and of a title there in characters.
const (
	menuPages = 3
	menuTitle = 24
)

// menu returns the entries of the menu: those that the site writes, or else the indexes that there are, and standing pages that
// are in no folder, by their paths. It is nil where there would be the front page alone.
func (p *Presenter) menu() []view.Link {
	var out []view.Link
	if items := p.site.Settings.Menu; items != nil {
		for _, item := range items {
			link := view.Link{Name: item.Name, Href: item.URL.Text}
			if strings.HasPrefix(link.Href, "/") {
				link.Href = p.Href(routes.Path(link.Href))
			}
			out = append(out, link)
		}
		return out
	}
	add := func(any bool, name string, address routes.Path) bool {
		if any {
			out = append(out, p.Link(name, address))
		}
		return any
	}
	s := p.site
	add(true, p.Strings.Home, routes.Home)
	add(len(p.roll) > 0, p.Strings.Roll, routes.Roll)
	add(len(s.Localities.Terms) > 0, p.Strings.Localities, routes.Localities)
	add(len(p.years) > 0, p.Strings.ByYear, routes.Years)
	add(len(s.Honours.Terms) > 0, p.Strings.Honours, routes.Honours)
	for _, x := range p.Emulations() {
		add(true, x.Name, x.Address)
	}
	if !add(len(s.Categories.Terms) > 0, p.Strings.Categories, routes.Categories) && !add(len(s.Tags.Terms) > 0, p.Strings.Tags, routes.Tags) {
		add(len(s.Articles) > 0, p.Strings.Archive, routes.Archive)
	}
	n := 0
	for _, page := range s.Pages {
		if n < menuPages && isTopPage(page) {
			out, n = append(out, view.Link{Name: page.Title.Text, Href: p.articleHref(page)}), n+1
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// isTopPage reports whether a standing page belongs into a menu that the site does not write.
func isTopPage(a *site.Article) bool {
	return a.Mark == "" && strings.Count(a.Address, "/") == 2 && utf8.RuneCountInString(a.Title.Text) <= menuTitle
}

// menuEntry returns the Href of the menu entry that a page belongs to: the page itself, or the nearest folder above it, or
// else those of its last crumb that has one; "" for none. The front page is the entry of no page but itself, although it is
// the folder of all.
func (p *Presenter) menuEntry(href string, crumbs []view.Link) string {
	entry := p.entryAbove(href)
	for _, crumb := range slices.Backward(crumbs) {
		if entry == "" && crumb.Href != p.Common.Home {
			entry = p.entryAbove(crumb.Href)
		}
	}
	return entry
}

// entryAbove returns the longest Href of the menu that is an address or a folder above it, "" for none.
func (p *Presenter) entryAbove(href string) string {
	best := ""
	for _, item := range p.Common.Menu {
		folder := strings.HasSuffix(item.Href, "/") && item.Href != p.Common.Home
		if (item.Href == href || folder && strings.HasPrefix(href, item.Href)) && len(item.Href) > len(best) {
			best = item.Href
		}
	}
	return best
}
