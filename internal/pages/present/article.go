package present

import (
	"html/template"
	"net/url"
	"slices"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// Article returns the view of an article or a standing page. The error says why its text cannot be had.
func (d *Display) Article(a *site.Article) (*view.Article, error) {
	v := d.around(a)
	if a.Mark == site.Withdrawn {
		return v, nil
	}
	body, err := d.Body(a, "", d.Href)
	v.Body = template.HTML(body)
	return v, err
}

// Outline returns a view that stands for that of an article without its text: two have one outline just when they
// are one. full is the view when it is there already, or nil.
func (d *Display) Outline(a *site.Article, full *view.Article) *view.Article {
	var v view.Article
	if full != nil {
		v = *full
	} else {
		v = *d.around(a)
	}
	if a.Mark != site.Withdrawn {
		v.Body = template.HTML(a.Body.Outline(d.filler(a, "", d.Href)))
	}
	return &v
}

// around returns the view of an article without its text.
func (d *Display) around(a *site.Article) *view.Article {
	c := d.sketch(a)
	crumbs := append(make([]view.Link, 0, 2), d.Home())
	v := &view.Article{
		Page: d.Page("article", a.Title.Text, routes.Path(a.Address), crumbs...), Heading: a.Title.Text,
		Published: c.Date, Updated: d.Day(a.Updated), Author: a.Author, Mark: string(a.Mark), Category: c.Category, Localities: c.Localities,
	}
	if a.Kind == content.Page {
		v.Template = "page"
	}
	if a.Summary != "" && a.Mark != site.Withdrawn {
		v.Description = a.Summary
		if !a.SummaryIsLead {
			v.Summary = a.Summary
		}
	}
	if v.Category != nil {
		v.Crumbs = append(v.Crumbs, *v.Category)
	}
	if a.Source.Name != "" || a.Source.URL != "" {
		v.Source = &view.Source{Name: a.Source.Name, URL: a.Source.URL}
	}
	v.Tags = slices.Grow(v.Tags, len(a.Tags))
	for _, t := range a.Tags {
		v.Tags = append(v.Tags, d.Crumb(t.Name, routes.Tags.Term(t.Slug))) // not counted: each new article would change all these pages
	}
	v.Event = d.event(a)
	if a.Mark == site.Withdrawn {
		v.Withdrawn = d.Day(a.Document.Withdrawn)
		v.NoIndex = true
		return v
	}
	v.NoIndex = a.Mark != ""
	_, v.Lead = d.pictures(a)
	v.Image = d.Sharing(a)
	v.Awards = d.awardsOf(a)
	d.neighbours(a, v)
	return v
}

func (d *Display) neighbours(a *site.Article, v *view.Article) {
	related := d.Site.Related(a)
	v.Related = slices.Grow(v.Related, len(related))
	for _, r := range related {
		v.Related = append(v.Related, d.Card(r))
	}
	if a.Older != nil {
		v.Older = &view.Link{Name: a.Older.Title.Text, Href: d.hrefOf(a.Older)}
	}
	if a.Newer != nil {
		v.Newer = &view.Link{Name: a.Newer.Title.Text, Href: d.hrefOf(a.Newer)}
	}
}

func (d *Display) event(a *site.Article) *view.Event {
	e := a.Document.Event
	if e == (content.Event{}) {
		return nil
	}
	return &view.Event{Date: d.Day(e.Date), Session: e.Session, Kind: e.Kind, At: e.At}
}

// sketch returns what lists show of an article, also of one that stands on none.
func (d *Display) sketch(a *site.Article) *view.Card {
	if c := d.Card(a); c != nil {
		return c
	}
	return d.cardOf(a)
}

// Places links the localities of an article, named as they were on the day.
func (d *Display) Places(a *site.Article) []view.Link { return d.sketch(a).Localities }

// On returns the day of what an article tells of.
func (d *Display) On(a *site.Article) view.Date {
	if !a.HasClock && a.On().Equal(a.Date) {
		return d.sketch(a).Date
	}
	return d.Date(a.On(), false)
}

func (d *Display) places(a *site.Article) []view.Link {
	out := slices.Grow([]view.Link(nil), len(a.Localities))
	for i := range a.Localities {
		link := view.Link{Name: a.Place(i)}
		if i < len(a.Places) {
			link.Href = d.Href(routes.Localities.Term(a.Places[i].Slug))
		}
		out = append(out, link)
	}
	return out
}

// TermLinks links terms, which stand below an address, with how many articles they have.
func (d *Display) TermLinks(under routes.Path, terms []*site.Term) []view.Link {
	out := slices.Grow([]view.Link(nil), len(terms))
	for _, t := range terms {
		out = append(out, view.Link{Name: t.Name, Href: d.Href(under.Term(t.Slug)), Count: len(t.Articles)})
	}
	return out
}

func (d *Display) cardOf(a *site.Article) *view.Card {
	c := &view.Card{
		Title: a.Title.Text, Href: d.hrefOf(a), Date: d.Date(a.Date, a.HasClock), Localities: d.places(a),
		Summary: a.Summary, Awards: a.Counted(), Mark: string(a.Mark),
	}
	if a.Category != nil {
		link := d.Crumb(a.Category.Name, routes.Categories.Term(a.Category.Slug))
		c.Category = &link
	}
	c.Picture, _ = d.pictures(a)
	return c
}

// Body returns an article's text with its links and pictures filled in. For the article's own page
// here is "" and href gives addresses within the site; for feeds here is the page's address, and both
// are absolute. The error says why the text cannot be had.
func (d *Display) Body(a *site.Article, here string, href func(routes.Path) string) (string, error) {
	return a.Body.HTML(d.filler(a, here, href))
}

// filler returns what fills the links and pictures of an article's text, one after the other.
func (d *Display) filler(a *site.Article, here string, href func(routes.Path) string) func(int, markdown.Ref) string {
	_, lead := d.pictures(a)
	lazy := lead != nil // the first picture is fetched at once
	return func(_ int, r markdown.Ref) string {
		if r.Kind == markdown.Image {
			asset := d.links.Asset(a, r.Dest)
			if asset == nil {
				return template.HTMLEscapeString(r.Alt)
			}
			element := Img(asset, r.Alt, lazy, here == "", href)
			lazy = true
			return element
		}
		t := d.links.Follow(a, r.Dest)
		if t.Outside != "" {
			return template.HTMLEscapeString(t.Outside)
		}
		out := here
		if t.Address != "" {
			out = href(routes.Path(t.Address))
		}
		if t.Query != "" {
			out += "?" + t.Query
		}
		if t.Fragment != "" {
			out += "#" + (&url.URL{Fragment: t.Fragment}).EscapedFragment()
		}
		return template.HTMLEscapeString(out)
	}
}

// Exact tells whether recipients were counted exactly.
func Exact(r content.Recipients) bool { return r.Count.Approx == content.Exact }

// ClassOf returns the class of an honour; one that the catalogue lacks is outside the law.
func ClassOf(h *honours.Honour) honours.Class {
	if h == nil {
		return honours.Other
	}
	return h.Class
}
