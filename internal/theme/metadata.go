package theme

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"html/template"
	"reflect"
	"strconv"
	"strings"

	"bangvang/internal/pages/view"
	"bangvang/internal/theme/compile"
)

// metadataOf returns the metadata elements for the head of the page of v, a pointer to a view, escaped, in this order: search
// engines, Open Graph, Dublin Core, links, JSON-LD. An element whose value the view lacks is left out. A value that is no
// view of a page is an error.
//
// Metadata does not depend on a theme's design, every theme needs the same elements, and they hold a third of all
// values of an article's page. Therefore they come from a function of themes, {{metadata .}}, and not from a template.
func metadataOf(v any) (template.HTML, error) {
	var b builder
	err := b.metadata(v)
	return template.HTML(b.String()), err
}

// writeMetadata is the writer of metadata.
func writeMetadata(p *compile.Printer, _ string, v reflect.Value) error {
	b := builder{*bytes.NewBuffer(p.Out)}
	err := b.metadata(v.Interface())
	p.Out = b.Bytes()
	return err
}

// metadata writes the metadata of the page of v.
func (b *builder) metadata(v any) error {
	p := pageOf(v)
	if p == nil {
		return fmt.Errorf("metadata of a %T: no such view", v)
	}
	b.metaBoth("og:description", "description", p.Description)
	if p.NoIndex {
		b.metaName("robots", "noindex")
	}
	article, _ := v.(*view.Article)
	b.page(p, article != nil)
	if article != nil {
		b.article(article)
	}
	switch v := v.(type) {
	case *view.List:
		b.pager(&v.Pager)
	case *view.Terms:
		b.pager(&v.Pager)
	}
	if _, front := v.(*view.Home); front && p.Site != nil && p.Site.JSONFeed != "" {
		b.writeEscaped(`<link rel="alternate" type="application/feed+json" title="`, p.Site.Title, `" href="`, p.Site.JSONFeed, `">`)
	}
	if p.Feed != "" && (p.Site == nil || p.Feed != p.Site.Feed) {
		b.writeEscaped(`<link rel="alternate" type="application/atom+xml" title="`, p.Title, `" href="`, p.Feed, `">`)
	}
	if p.Data != "" {
		// In JSON, “<” occurs only inside strings, where the escape \u003c means the same.
		b.WriteString(`<script type="application/ld+json">`)
		b.WriteString(strings.ReplaceAll(string(p.Data), "<", `\u003c`))
		b.WriteString(`</script>`)
	}
	return nil
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
	case *view.Places:
		return &v.Page
	case *view.Home:
		return &v.Page
	case *view.Roll:
		return &v.Page
	case *view.YearReport:
		return &v.Page
	case *view.YearReports:
		return &v.Page
	case *view.Search:
		return &v.Page
	case *view.Follow:
		return &v.Page
	case *view.Notice:
		return &v.Page
	case *view.Redirect:
		return &v.Page
	}
	return nil
}

type builder struct{ bytes.Buffer }

// writeEscaped writes literals and texts alternately, the literals as they are and the texts escaped.
func (b *builder) writeEscaped(parts ...string) {
	for i, s := range parts {
		if i%2 == 1 {
			s = html.EscapeString(s)
		}
		b.WriteString(s)
	}
}

// metaName writes a meta element with a name, metaProperty one with an Open Graph property; both skip an empty value.
func (b *builder) metaName(name, value string) {
	if value != "" {
		b.writeEscaped(`<meta name="`, name, `" content="`, value, `">`)
	}
}

func (b *builder) metaProperty(name, value string) {
	if value != "" {
		b.writeEscaped(`<meta property="`, name, `" content="`, value, `">`)
	}
}

// metaBoth writes one meta element with an Open Graph property and a name, for readers of either, and skips an empty value.
func (b *builder) metaBoth(property, name, value string) {
	if value != "" {
		b.writeEscaped(`<meta property="`, property, `" name="`, name, `" content="`, value, `">`)
	}
}

func (b *builder) link(rel, href string) {
	if href != "" {
		b.writeEscaped(`<link rel="`, rel, `" href="`, href, `">`)
	}
}

// pager writes links to the pages beside one of a list.
func (b *builder) pager(p *view.Pager) {
	b.link("prev", p.Newer)
	b.link("next", p.Older)
}

// page writes the elements that every page has.
func (b *builder) page(p *view.Page, article bool) {
	title := p.Title
	if title == "" && p.Site != nil {
		title = p.Site.Title
	}
	if article {
		b.metaProperty("og:type", "article")
		b.metaBoth("og:title", "DC.title", title)
	} else {
		b.metaProperty("og:type", "website")
		b.metaProperty("og:title", title)
	}
	if i := p.Image; i != nil && i.URL != "" {
		b.metaName("twitter:card", "summary_large_image")
		b.metaProperty("og:image", i.URL)
		b.metaProperty("og:image:type", i.Type)
		if i.Width > 0 && i.Height > 0 {
			b.metaProperty("og:image:width", strconv.Itoa(i.Width))
			b.metaProperty("og:image:height", strconv.Itoa(i.Height))
		}
		b.metaProperty("og:image:alt", i.Alt)
	}
	b.link("canonical", p.URL)
}

// article writes the further elements of articles and standing pages, which alone are described in Dublin Core: a list is no
// document. Those who share a page take its address from the canonical link.
func (b *builder) article(a *view.Article) {
	b.metaName("DC.description", a.Description)
	b.metaName("DC.identifier", a.URL)
	if s := a.Site; s != nil {
		b.metaName("DC.language", s.Lang)
		b.metaName("DC.publisher", cmp.Or(s.Organisation.Name, s.Title))
	}
	b.metaBoth("article:published_time", "DC.date", a.Published.ISO)
	if a.Updated != nil {
		b.metaBoth("article:modified_time", "DC.date.modified", a.Updated.ISO)
	}
	b.metaName("author", a.Author)
	creator := a.Author
	if creator == "" && a.Page.Site != nil {
		creator = a.Page.Site.Organisation.Name
	}
	b.metaName("DC.creator", creator)
	if a.Category != nil {
		b.metaProperty("article:section", a.Category.Name)
	}
	if len(a.Tags) == 1 {
		b.metaBoth("article:tag", "DC.subject", a.Tags[0].Name)
	} else {
		for _, t := range a.Tags {
			b.metaProperty("article:tag", t.Name)
		}
		b.metaName("DC.subject", joinNames(a.Tags))
	}
	b.metaName("DC.coverage", joinNames(a.Localities))
	if s := a.Source; s != nil {
		source := s.URL
		if source == "" {
			source = s.Name
		}
		b.metaName("DC.source", source)
	}
}

func joinNames(links []view.Link) string {
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
