package theme

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"slices"
	"sync"

	"bangvang/internal/diag"
	"bangvang/internal/view"
)

// bind makes the templates with the two functions that execute others, escaped and so ready for
// concurrent use.
func (t *Theme) bind(cards map[*view.Card]template.HTML) diag.List {
	var problems diag.List
	var err error
	if t.live, err = t.pristine.Clone(); err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts := &parts{theme: t}
	t.live.Funcs(template.FuncMap{"part": parts.html, "card": func(c *view.Card) (template.HTML, error) {
		if html, ok := cards[c]; ok {
			return html, nil
		}
		return t.Card(c)
	}})
	for _, name := range slices.Concat(Templates, t.parts) {
		// Without data execution ends at once, but only after the template was escaped.
		err := t.live.ExecuteTemplate(io.Discard, name, nil)
		if bad := (*template.Error)(nil); errors.As(err, &bad) {
			e := t.locate(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	return problems
}

func (t *Theme) fragment(name string, data any) (template.HTML, error) {
	var b bytes.Buffer
	if err := t.live.ExecuteTemplate(&b, name, data); err != nil {
		return "", t.locate(err, name, data)
	}
	return template.HTML(b.String()), nil
}

// parts are what many pages have in common. What depends on nothing but the site and the page's
// entry in the menu is executed once for each such pair, not once for each page.
type parts struct {
	theme *Theme
	done  sync.Map // of partKey to template.HTML; two goroutines may do the same, and get the same
}

type partKey struct {
	name, entry string
	site        *view.Site
}

// html is the template function part. The template sees a Page with its Site and Href alone, and the
// Href only if the menu leads there.
func (p *parts) html(name string, page view.Page) (template.HTML, error) {
	k := partKey{name: name, site: page.Site}
	if page.Site != nil && slices.ContainsFunc(page.Site.Menu, func(l view.Link) bool { return l.Href == page.Href }) {
		k.entry = page.Href
	}
	if html, ok := p.done.Load(k); ok {
		return html.(template.HTML), nil
	}
	html, err := p.theme.fragment(name, view.Page{Site: k.site, Href: k.entry})
	if err == nil {
		p.done.Store(k, html)
	}
	return html, err
}
