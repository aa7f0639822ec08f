package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/diag"
	"bangvang/internal/view"
)

// bind makes the templates with the functions that execute others, escaped and so ready for concurrent
// use. What is made of a *view.Card is kept in cards, which may be nil.
func (t *Theme) bind(cards *sync.Map) diag.List {
	var problems diag.List
	var err error
	if t.live, err = t.pristine.Clone(); err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts := &parts{theme: t}
	card := func(c *view.Card) (template.HTML, error) {
		if cards == nil {
			return t.Card(c)
		}
		if html, ok := cards.Load(c); ok {
			return html.(template.HTML), nil
		}
		html, err := t.Card(c)
		if err == nil {
			cards.Store(c, html)
		}
		return html, err
	}
	t.live.Funcs(template.FuncMap{"part": parts.html, "card": card, "cards": func(list []*view.Card) (template.HTML, error) {
		return join(list, card)
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

// join makes one text of all cards: a list of them in one call.
func join(list []*view.Card, card func(*view.Card) (template.HTML, error)) (template.HTML, error) {
	var b strings.Builder
	for i, c := range list {
		html, err := card(c)
		if err != nil {
			return "", err
		}
		if i == 0 {
			b.Grow(len(list) * (len(html) + len(html)/4))
		}
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil
}

func (t *Theme) fragment(name string, data any) (template.HTML, error) {
	b := t.buffer()
	defer t.buffers.Put(b)
	if err := t.live.ExecuteTemplate(b, name, data); err != nil {
		return "", t.locate(err, name, data)
	}
	return template.HTML(b.String()), nil
}

// parts are what many pages have in common: what depends on nothing but the site and the page's place
// in the menu, on a link or on an award, is executed once and not once for each page.
type parts struct {
	theme *Theme
	done  sync.Map // of partKey to template.HTML; two goroutines may do the same, and get the same
}

type partKey struct {
	name string
	dot  any // a place, a view.Link, or the pointer to an Award
}

// place is what a part sees of a page.
type place struct {
	site          *view.Site
	href, section string
}

// html is the template function part. Of a Page the template sees the Site and the Section, and the
// Href if the menu leads there; a Link and an Award it sees as they are.
func (p *parts) html(name string, dot any) (template.HTML, error) {
	switch v := dot.(type) {
	case view.Page:
		dot = placeOf(&v)
	case *view.Page:
		dot = placeOf(v)
	case *view.Link:
		dot = *v
	case view.Link, *view.Award:
	default:
		return "", fmt.Errorf("part %s shows a Page, a Link or an Award, not a %T", name, dot)
	}
	k := partKey{name, dot}
	if html, ok := p.done.Load(k); ok {
		return html.(template.HTML), nil
	}
	if at, ok := dot.(place); ok {
		dot = view.Page{Site: at.site, Href: at.href, Section: at.section}
	}
	html, err := p.theme.fragment(name, dot)
	if err == nil {
		p.done.Store(k, html)
	}
	return html, err
}

func placeOf(p *view.Page) place {
	at := place{site: p.Site, section: p.Section}
	if p.Section == p.Href {
		at.href = p.Href
	}
	return at
}
