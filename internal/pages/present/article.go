package present

import (
	"html/template"
	"net/url"
	"slices"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// Article returns the view of an article, a standing page or a withdrawn article, which has no text, new at each call.
// The error is that of reading its text; the view is then without text.
func (p *Presenter) Article(a *site.Article, texts site.Texts) (*view.Article, error) {
	v := p.articleWithoutBody(a)
	if a.Mark == site.Withdrawn {
		return v, nil
	}
	body, err := p.body(a, texts, "", p.Href)
	v.Body = template.HTML(body)
	return v, err
}

// Outline returns the view of an article for comparing, not for rendering: instead of its text it has the hash of that
// and what its links and pictures become, for which no text is read. Two articles have equal outlines, compared by what
// their pointers lead to and without Data (JSON-LD), exactly if they have equal views. full is the view if it has been
// made, which saves time, else nil; it is not changed.
func (p *Presenter) Outline(a *site.Article, texts site.Texts, full *view.Article) *view.Article {
	var v view.Article
	if full != nil {
		v = *full
	} else {
		v = *p.articleWithoutBody(a)
	}
	if a.Mark != site.Withdrawn {
		v.Body = template.HTML(texts.Of(a).HTMLKey(p.fillRef(a, "", p.Href)))
	}
	return &v
}

// articleWithoutBody returns the view of an article without its text.
func (p *Presenter) articleWithoutBody(a *site.Article) *view.Article {
	c := p.card(a)
	crumbs := append(make([]view.Link, 0, 2), p.HomeLink())
	v := &view.Article{
		Page: p.page("article", a.Title.Text, routes.Path(a.Address), crumbs...), Heading: a.Title.Text,
		Published: c.Date, Updated: p.day(a.LastRevision()), Author: authorLine(a.Authors), Mark: string(a.Mark), Category: c.Category, Localities: c.Localities,
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
		v.Tags = append(v.Tags, p.Link(t.Name, routes.Tags.Term(t.Slug))) // without a Count, which would change all pages with the tag for each new article
	}
	v.Campaigns = p.emulated(a, routes.Campaigns, a.Campaigns)
	v.Blocks = p.emulated(a, routes.Blocks, a.Blocks)
	for _, who := range a.Authors {
		v.Authors = append(v.Authors, view.Author(who))
	}
	v.Corrections = p.corrections(a)
	v.Event = p.event(a)
	if a.Mark == site.Withdrawn {
		v.Withdrawn = p.day(a.Document.Withdrawn)
		v.NoIndex = true
		return v
	}
	v.NoIndex = a.Mark != ""
	_, v.Lead = p.pictures(a)
	v.Image = p.sharePicture(a)
	v.Files = p.filesOf(a)
	v.Awards = p.awardsOf(a)
	p.addNeighbours(a, v)
	return v
}

// addNeighbours adds related, older and newer articles to the view of a.
func (p *Presenter) addNeighbours(a *site.Article, v *view.Article) {
	related := p.site.Related(a)
	v.Related = slices.Grow(v.Related, len(related))
	for _, r := range related {
		v.Related = append(v.Related, p.card(r))
	}
	if a.Older != nil {
		v.Older = &view.Link{Name: a.Older.Title.Text, Href: p.articleHref(a.Older)}
	}
	if a.Newer != nil {
		v.Newer = &view.Link{Name: a.Newer.Title.Text, Href: p.articleHref(a.Newer)}
	}
}

// body returns the text of an article with the addresses of its links and pictures. For the page of the article, here
// is "" and href is [Presenter.Href]; for a feed, here is the absolute address of the page and href is [Presenter.URL].
func (p *Presenter) body(a *site.Article, texts site.Texts, here string, href func(routes.Path) string) (string, error) {
	return texts.Of(a).HTML(p.fillRef(a, here, href))
}

// fillRef returns the function that [Presenter.body] calls for each link and picture of a text, in their order. It
// returns the attribute href of a link, nothing for a link to an article that is not published, or the element of a
// picture.
func (p *Presenter) fillRef(a *site.Article, here string, href func(routes.Path) string) func(int, markdown.Ref) string {
	_, lead := p.pictures(a)
	lazy := lead != nil // of the pictures on the page only the first is loaded at once
	return func(_ int, r markdown.Ref) string {
		if r.Kind == markdown.Image {
			asset := p.links.Asset(a, r.Dest)
			if asset == nil {
				return template.HTMLEscapeString(r.Alt)
			}
			element := imgElement(asset, r.Alt, lazy, here == "", href)
			lazy = true
			return element
		}
		t := p.links.Resolve(a, r.Dest)
		switch {
		case t.Outside != "":
			return hrefAttribute(t.Outside)
		case t.Held:
			return ""
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
		return hrefAttribute(out)
	}
}

// hrefAttribute returns the attribute href with an address, after a space.
func hrefAttribute(address string) string {
	return ` href="` + template.HTMLEscapeString(address) + `"`
}
