// Package display turns the site's values into views: what each page shows, in plain values.
//
// A [Display] is made once for a site; each of its methods is a pure function of it, and may be
// called on any goroutine, late, and more than once.
package present

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"bangvang/internal/memo"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/site/roll"
)

// Display holds what views are made from.
type Display struct {
	Words  Strings
	Common *view.Site // what every page knows
	Site   *site.Site
	Board  *roll.Board // who of those on the roll has a page; nil when nobody has

	links *links.Links
	root  string // the site's address without its path: https://example.org
	base  string // the path all Hrefs begin with, without its last slash: "" or "/tin"

	cards  memo.Lazy[view.Card]  // by the article's spot
	awards memo.Lazy[view.Award] // by the award's number
}

// New prepares to show s. Slots is the site's own HTML by slot name.
func New(s *site.Site, l *links.Links, slots map[string]string) *Display {
	d := &Display{
		Words: StringsFor(s.Settings.Language), Site: s, links: l,
		cards: make(memo.Lazy[view.Card], len(s.Articles)), awards: make(memo.Lazy[view.Award], s.Rows),
	}
	d.root, d.base = split(s.Settings.BaseURL)
	d.Common = d.siteView(slots)
	return d
}

// split cuts a base URL into the site's address and the path below which it lives.
func split(base string) (root, below string) {
	u, err := url.Parse(base)
	if err != nil {
		return "", ""
	}
	below = strings.TrimSuffix(u.EscapedPath(), "/")
	return strings.TrimSuffix(strings.TrimSuffix(base, "/"), below), below
}

// Href returns an address as pages link to it, Abs as the rest of the world does.
func (d *Display) Href(address routes.Path) string { return d.base + string(address) }
func (d *Display) Abs(address routes.Path) string  { return d.root + d.base + string(address) }

// hrefOf returns the address of an article as pages link to it, absOf as the rest of the world does.
func (d *Display) hrefOf(a *site.Article) string { return d.Href(routes.Path(a.Address)) }
func (d *Display) absOf(a *site.Article) string  { return d.Abs(routes.Path(a.Address)) }

// Home returns the address of the front page as a crumb.
func (d *Display) Home() view.Link { return d.Crumb(d.Words.Home, routes.Home) }

// Card returns the card of an article, the same whenever it is asked for; nil when it stands on no list.
func (d *Display) Card(a *site.Article) *view.Card {
	spot := d.Site.Spot(a)
	if spot < 0 {
		return nil
	}
	return d.cards.Get(spot, func() *view.Card { return d.cardOf(a) })
}

// Crumb returns a link to an address.
func (d *Display) Crumb(name string, address routes.Path) view.Link {
	return view.Link{Name: name, Href: d.Href(address)}
}

// Page begins the view of the page at an address. It is described as the site is, or by its title.
func (d *Display) Page(template, title string, address routes.Path, crumbs ...view.Link) view.Page {
	about := d.Common.Description
	if about == "" {
		about = strings.TrimPrefix(title+" · "+d.Common.Title, " · ")
	}
	return view.Page{
		Site: d.Common, Template: template, Title: title, Description: about,
		Path: string(address), Href: d.Href(address), Section: d.section(d.Href(address), crumbs), URL: d.Abs(address), Crumbs: crumbs,
	}
}

// section returns the Href of the entry of the menu that a page stands under: the page's own, the one
// whose folder it lies in, or one of its crumbs; "" when there is none. All lie in the folder of the front page.
func (d *Display) section(href string, crumbs []view.Link) string {
	best := ""
	for _, item := range d.Common.Menu {
		folder := strings.HasSuffix(item.Href, "/") && item.Href != d.Common.Home
		if item.Href == href || folder && strings.HasPrefix(href, item.Href) && len(item.Href) > len(best) {
			best = item.Href
		}
	}
	if best != "" {
		return best
	}
	for _, crumb := range slices.Backward(crumbs) {
		for _, item := range d.Common.Menu {
			if item.Href == crumb.Href && item.Href != d.Common.Home {
				return item.Href
			}
		}
	}
	return ""
}

func (d *Display) siteView(slots map[string]string) *view.Site {
	set := d.Site.Settings
	v := &view.Site{
		Title: set.Title, Description: set.Description, Lang: set.Language, URL: d.Abs(routes.Home), Home: d.Href(routes.Home),
		Organisation: view.Organisation(set.Organisation), Share: buttons(set.Share),
		AllPlaces: d.Href(routes.Localities), AllYears: d.Href(routes.Archive), ShortDate: datePattern(),
		Feed: d.Href(routes.Home.Feed()), JSONFeed: d.Href(routes.Home.JSONFeed()), Policy: hosting.MetaPolicy,
	}
	for _, item := range set.Menu {
		link := view.Link{Name: item.Name, Href: item.URL.Text}
		if strings.HasPrefix(link.Href, "/") {
			link.Href = d.Href(routes.Path(link.Href))
		}
		v.Menu = append(v.Menu, link)
	}
	for _, t := range d.Site.Localities.Terms {
		v.Localities = append(v.Localities, d.Crumb(t.Name, routes.Localities.Term(t.Slug)))
	}
	for _, t := range d.Site.Archive.Terms {
		v.Years = append(v.Years, d.Crumb(t.Name, routes.Archive.Term(t.Slug)))
	}
	if a := d.links.File(set.Logo.Text); a != nil && set.Logo.Text != "" {
		v.Logo = d.Href(routes.Path(Narrowest(a).Address))
	}
	if len(slots) > 0 {
		v.Slots = make(map[string]template.HTML, len(slots))
		for name, html := range slots {
			v.Slots[name] = template.HTML(html)
		}
	}
	return v
}
