package present

import (
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// NotFound returns the page that a host shows for an address without a page. It links to the five newest articles.
func (p *Presenter) NotFound() *view.Notice {
	v := &view.Notice{Page: p.page("404", p.Strings.NotFound, routes.NotFound, p.HomeLink())}
	v.NoIndex = true
	v.Latest = p.cardsOf(p.site.Articles[:min(5, len(p.site.Articles))])
	return v
}

// Redirect returns the page at an old address, from, of an article, which leads to its present address. It has no text.
func (p *Presenter) Redirect(a *site.Article, from routes.Path) *view.Redirect {
	v := &view.Redirect{Page: p.page("redirect", a.Title.Text, from), To: p.articleHref(a)}
	v.URL, v.NoIndex = p.articleURL(a), true
	return v
}

// RedirectTerm returns the view of an old address of t, a term of the index at an address.
func (p *Presenter) RedirectTerm(t *site.Term, index, from routes.Path) *view.Redirect {
	to := index.Term(t.Slug)
	v := &view.Redirect{Page: p.page("redirect", t.Name, from), To: p.Href(to)}
	v.URL, v.NoIndex = p.URL(to), true
	return v
}
