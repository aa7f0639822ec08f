// Package metadata renders the machine-readable metadata in the head of a page: the description for search engines,
// Open Graph for social networks, Dublin Core for libraries, and JSON-LD. For example, <meta property="og:title"
// content="…">.
//
// Metadata does not depend on a theme's design, every theme needs the same elements, and they hold a third of all
// values of an article's page. Therefore they come from a function of themes, {{metadata .}}, and not from a template.
package metadata

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
	"sync"

	"bangvang/internal/pages/view"
)

// Of returns the metadata elements for a view, in this order: search engines, Open Graph, Dublin Core, links, JSON-LD.
// Every page that has them gets its type, title and address. A value that is no view of a page is an error.
func Of(v any) (template.HTML, error) {
	p := pageOf(v)
	if p == nil {
		return "", fmt.Errorf("metadata of a %T: no such view", v)
	}
	b := builders.Get().(*builder)
	defer builders.Put(b)
	b.Reset()
	b.name("description", p.Description)
	if p.NoIndex {
		b.name("robots", "noindex")
	}
	article, _ := v.(*view.Article)
	b.page(p, article != nil)
	if article != nil {
		b.article(article)
	}
	if list, ok := v.(*view.List); ok {
		b.link("prev", list.Pager.Newer)
		b.link("next", list.Pager.Older)
	}
	if p.Feed != "" && (p.Site == nil || p.Feed != p.Site.Feed) {
		b.list(`<link rel="alternate" type="application/atom+xml" title="`, p.Title, `" href="`, p.Feed, `">`)
	}
	if p.Data != "" {
		// In JSON, “<” occurs only inside strings, where the escape \u003c means the same.
		b.WriteString(`<script type="application/ld+json">`)
		b.WriteString(strings.ReplaceAll(string(p.Data), "<", `\u003c`))
		b.WriteString(`</script>`)
	}
	return template.HTML(b.String()), nil
}

// pageOf returns the Page that a view of a page embeds, nil for any other value.
func pageOf(v any) *view.Page {
	switch v := v.(type) {
	case *view.Page:
		return v
	case *view.Article:
		return &v.Page
	case *view.List:
		return &v.Page
	case *view.Terms:
		return &v.Page
	case *view.Home:
		return &v.Page
	case *view.Roll:
		return &v.Page
	case *view.Search:
		return &v.Page
	case *view.Notice:
		return &v.Page
	case *view.Redirect:
		return &v.Page
	}
	return nil
}

type builder struct{ bytes.Buffer }

// builderPool reuses buffers from one page to the next.
var builders = sync.Pool{New: func() any { return new(builder) }}

// writeEscaped writes literals and texts alternately, the literals as they are and the texts escaped.
func (b *builder) list(parts ...string) {
	for i, s := range parts {
		if i%2 == 1 {
			s = html.EscapeString(s)
		}
		b.WriteString(s)
	}
}

// metaName writes a meta element with a name, metaProperty one with an Open Graph property; both skip an empty value.
func (b *builder) name(name, value string) {
	if value != "" {
		b.list(`<meta name="`, name, `" content="`, value, `">`)
	}
}

func (b *builder) property(name, value string) {
	if value != "" {
		b.list(`<meta property="`, name, `" content="`, value, `">`)
	}
}

func (b *builder) link(rel, href string) {
	if href != "" {
		b.list(`<link rel="`, rel, `" href="`, href, `">`)
	}
}

// page writes the elements that every page has.
func (b *builder) page(p *view.Page, article bool) {
	title := p.Title
	if title == "" && p.Site != nil {
		title = p.Site.Title
	}
	kind := "website"
	if article {
		kind = "article"
	}
	b.property("og:type", kind)
	b.property("og:title", title)
	b.property("og:url", p.URL)
	b.property("og:description", p.Description)
	card := "summary"
	if i := p.Image; i != nil {
		card = "summary_large_image"
		b.property("og:image", i.URL)
		b.property("og:image:type", i.Type)
		if i.Width > 0 && i.Height > 0 {
			b.property("og:image:width", strconv.Itoa(i.Width))
			b.property("og:image:height", strconv.Itoa(i.Height))
		}
		b.property("og:image:alt", i.Alt)
	}
	b.name("twitter:card", card)
	b.name("DC.title", title)
	b.name("DC.description", p.Description)
	b.name("DC.identifier", p.URL)
	b.link("canonical", p.URL)
}

// article writes the further elements of articles and standing pages.
func (b *builder) article(a *view.Article) {
	b.property("article:published_time", a.Published.ISO)
	b.name("DC.date", a.Published.ISO)
	if a.Updated != nil {
		b.property("article:modified_time", a.Updated.ISO)
		b.name("DC.date.modified", a.Updated.ISO)
	}
	b.name("author", a.Author)
	creator := a.Author
	if creator == "" && a.Page.Site != nil {
		creator = a.Page.Site.Organisation.Name
	}
	b.name("DC.creator", creator)
	if a.Category != nil {
		b.property("article:section", a.Category.Name)
	}
	for _, t := range a.Tags {
		b.property("article:tag", t.Name)
	}
	b.name("DC.subject", names(a.Tags))
	b.name("DC.coverage", names(a.Localities))
	if s := a.Source; s != nil {
		source := s.URL
		if source == "" {
			source = s.Name
		}
		b.name("DC.source", source)
	}
}

func names(links []view.Link) string {
	switch len(links) {
	case 0:
		return ""
	case 1:
		return links[0].Name
	}
	all := make([]string, len(links))
	for i, l := range links {
		all[i] = l.Name
	}
	return strings.Join(all, "; ")
}
