// Package present turns the articles, awards and lists of a site into views: the plain values that a theme shows.
//
// A [Presenter] is made once for a site. Each of its methods is a pure function of the site and returns the view of one
// page or file, so the methods may be called on any goroutine, late, and more than once: for example, List(l, 2) is
// the second page of the list l, whenever it is called. The files are by kind of page: article.go, lists.go, roll.go,
// search.go, feeds.go, sitemap.go; one file each for parts of pages: awards.go, locality.go, pictures.go, dates.go.
package present

import (
	"cmp"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/site/roll"
)

// Presenter makes the views of a site. [New] makes it; the caller may set Entries, the roll by conferrer and recipient,
// without which no award links to a page of its conferrer or its recipients, and Scratch. After that nothing changes. Its methods
// are safe for concurrent use. The views that they return are not nil, unless a method says so or fails.
type Presenter struct {
	Strings Strings        // words of views, in the language of the site
	Common  *view.Site     // fields that every page has
	Entries *roll.Roll     // entries of the roll that have pages; nil means that none has
	Scratch *store.Scratch // room for records, which are encoded once and written several times; New sets one in memory

	site     *site.Site
	links    *links.Resolver
	origin   string // address of the site without its path: https://example.org; "" if the site has no address
	basePath string // beginning of every Href, without the last slash: "" or "/tin"

	roll      []*site.Award             // awards in the order of the roll's pages
	years     []Year                    // the same by year
	decisions map[*site.Award]*decision // decisions by their first award

	placeAwards func() *placeAwards // computed at the first call

	cards          memo.Lazy[view.Card]                  // by the index of the article in the site
	awards         memo.Lazy[view.Award]                 // by the number of the award
	unnamed        memo.Lazy[view.Award]                 // the same without recipients, as the page of a recipient shows them
	listed         *memo.Table[*site.Award, *view.Award] // of those with many names: as lists show them
	encoded        memo.Lazy[encodedRecords]             // by the index of the article in the site
	reported       *memo.Table[*site.Article, *view.Told]
	places         *memo.Table[*site.Term, *place] // by the term of a locality
	laws           *memo.Table[lawKey, string]
	conferrerLists *memo.Table[conferrerKey, []view.RecordConferrer]
	numbers        *memo.Table[*site.Term, *view.Numbers]   // of all awards of a term, which every page of its list shows
	launches       *memo.Table[*site.Term, []*site.Article] // of a campaign or a block, newest first
}

// New returns the presenter of s, without Entries. l resolves the links of its articles. slots is the site's own HTML by
// the name of its slot, and may be nil.
func New(s *site.Site, l *links.Resolver, slots map[string]string) *Presenter {
	awards := sortRoll(s.Roll)
	p := &Presenter{
		Strings: StringsFor(s.Settings.Language), site: s, links: l, roll: awards, years: splitYears(awards, s.Articles), decisions: groupDecisions(awards),
		cards: make(memo.Lazy[view.Card], len(s.Articles)), awards: make(memo.Lazy[view.Award], s.RowCount), unnamed: make(memo.Lazy[view.Award], s.RowCount),
		encoded: make(memo.Lazy[encodedRecords], len(s.Articles)), Scratch: new(store.Scratch),
		places:   new(memo.Table[*site.Term, *place]),
		reported: new(memo.Table[*site.Article, *view.Told]), listed: new(memo.Table[*site.Award, *view.Award]), numbers: new(memo.Table[*site.Term, *view.Numbers]),
		launches: new(memo.Table[*site.Term, []*site.Article]),
		laws:     new(memo.Table[lawKey, string]), conferrerLists: new(memo.Table[conferrerKey, []view.RecordConferrer]),
	}
	p.origin, p.basePath = splitBaseURL(s.Settings.BaseURL)
	if !s.Settings.HasAddress() {
		p.origin = ""
	}
	p.Common = p.newSite(slots)
	p.placeAwards = sync.OnceValue(p.findPlaceAwards)
	return p
}

// splitBaseURL splits a base URL into the address of the site and the path below which its pages are, for example
// https://example.org/tin/ into https://example.org and /tin.
func splitBaseURL(base string) (origin, basePath string) {
	u, err := url.Parse(base)
	if err != nil {
		return "", ""
	}
	basePath = strings.TrimSuffix(u.EscapedPath(), "/")
	return strings.TrimSuffix(strings.TrimSuffix(base, "/"), basePath), basePath
}

// Href returns the address of a page or file of the site as its pages link to it: the base path and the address, for
// example /tin/chu-de/. It escapes nothing. The addresses of package routes need no escape; the caller escapes others,
// such as an old address with diacritics. It does not check that there is such a page.
func (p *Presenter) Href(address routes.Path) string { return p.basePath + string(address) }

// URL returns the address of a page or file of the site as other sites link to it: https://example.org/tin/chu-de/. It
// does not check that there is such a page. It returns "" if the site has no address ([config.Settings.HasAddress]).
func (p *Presenter) URL(address routes.Path) string {
	if p.origin == "" {
		return ""
	}
	return p.origin + p.basePath + string(address)
}

// Reference returns the URL of an address for data files, its Href if the site has no address.
func (p *Presenter) Reference(address routes.Path) string {
	return cmp.Or(p.URL(address), p.Href(address))
}

// HasAddress reports whether the site has an address, without which it has no feeds and no sitemaps.
func (p *Presenter) HasAddress() bool { return p.origin != "" }

func (p *Presenter) articleHref(a *site.Article) string { return p.Href(routes.Path(a.Address)) }
func (p *Presenter) articleURL(a *site.Article) string  { return p.URL(routes.Path(a.Address)) }

// HomeLink returns the link to the front page, with its name in the language of the site.
func (p *Presenter) HomeLink() view.Link { return p.Link(p.Strings.Home, routes.Home) }

// Link returns a link with this name to an address of the site, without a count. Its Href is that of [Presenter.Href].
func (p *Presenter) Link(name string, address routes.Path) view.Link {
	return view.Link{Name: name, Href: p.Href(address)}
}

// page returns the fields that the view of the page at an address begins with. Its description is that of the site or,
// where the site has none, the titles of page and site.
func (p *Presenter) page(template, title string, address routes.Path, crumbs ...view.Link) view.Page {
	about := p.Common.Description
	if about == "" {
		about = strings.TrimPrefix(title+" · "+p.Common.Title, " · ")
	}
	return view.Page{
		Site: p.Common, Template: template, Title: title, Description: about,
		Path: string(address), Href: p.Href(address), Section: p.menuEntry(p.Href(address), crumbs), URL: p.URL(address), Crumbs: crumbs,
	}
}

// sitePlaces returns links to the provinces that have articles, or to the units in force of the only one.
func (p *Presenter) sitePlaces() (out []view.Link) {
	one := p.oneProvince()
	for _, t := range p.site.Localities.Terms {
		if !one {
			out = append(out, p.Link(t.Name, routes.Localities.Term(t.Slug)))
			continue
		}
		for _, c := range t.Children {
			if c.Locality.InForce(p.site.Now) {
				out = append(out, p.Link(c.Locality.NameAt(p.site.Now).Full, routes.Localities.Term(c.Slug)))
			}
		}
	}
	return out
}

// newSite returns the fields that every page has.
func (p *Presenter) newSite(slots map[string]string) *view.Site {
	set := p.site.Settings
	v := &view.Site{
		Title: set.Title, Description: set.Description, Lang: set.Language, URL: p.URL(routes.Home), Home: p.Href(routes.Home),
		Organisation: view.Organisation(set.Organisation), License: view.Link{Name: set.License.Name, Href: set.License.URL}, Share: buttons(set.Share), Search: p.Href(routes.Search), Names: p.Href(routes.NameIndex),
		AllPlaces: p.Href(routes.Localities), AllYears: p.Href(routes.Archive), ShortDate: p.datePattern(),
		Policy: hosting.MetaPolicy,
	}
	if p.HasAddress() {
		v.Feed, v.JSONFeed, v.Follow = p.Href(routes.Home.Feed()), p.Href(routes.Home.JSONFeed()), p.Href(routes.Follow)
	}
	v.Menu = p.menu()
	v.Localities = p.sitePlaces()
	for _, t := range p.site.Archive.Terms {
		v.Years = append(v.Years, p.Link(t.Name, routes.Archive.Term(t.Slug)))
	}
	if a := p.links.File(set.Logo.Text); a != nil && set.Logo.Text != "" {
		v.Logo = p.Href(routes.Path(narrowest(a).Address))
	}
	if len(slots) > 0 {
		v.Slots = make(map[string]template.HTML, len(slots))
		for name, html := range slots {
			v.Slots[name] = template.HTML(html)
		}
	}
	return v
}
