package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/pages/view"
)

// bindFunctions clones the parsed templates into t.escaped, binds the functions that execute other templates, and has
// html/template escape them all, so that they are ready for concurrent use; then it drops superfluous escapers. If
// memoizeCards is set, each *view.Card is rendered only once.
func (t *Theme) bindFunctions(memoizeCards bool) diag.List {
	var problems diag.List
	var err error
	if t.escaped, err = t.pristine.Clone(); err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts, cards := &partFuncs{theme: t}, &cardFuncs{theme: t, memoize: memoizeCards}
	t.escaped.Funcs(template.FuncMap{"part": parts.render, "card": cards.render, "cards": cards.renderAll})
	for _, name := range slices.Concat(requiredTemplates, t.partNames) {
		// Without data the execution ends at once, but only after html/template has escaped the template.
		err := t.escaped.ExecuteTemplate(io.Discard, name, nil)
		if bad := (*template.Error)(nil); errors.As(err, &bad) {
			e := t.locateError(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	DropEscapers(t.escaped, t.funcs)
	return problems
}

// cardFuncs implements the template functions card and cards, with or without a memo.
type cardFuncs struct {
	theme   *Theme
	memoize bool
	memo    memo.Table[*view.Card, template.HTML]
}

// render implements the template function card.
func (c *cardFuncs) render(v *view.Card) (template.HTML, error) {
	if !c.memoize {
		return c.theme.card(v)
	}
	return c.memo.Get(v, func() (template.HTML, error) { return c.theme.card(v) })
}

// renderAll implements the template function cards: it renders a list of cards in one call.
func (c *cardFuncs) renderAll(list []*view.Card) (template.HTML, error) {
	return concat(list, c.render)
}

// concat renders each value of a list and concatenates the results.
func concat[T any](list []T, show func(T) (template.HTML, error)) (template.HTML, error) {
	each, size := make([]template.HTML, len(list)), 0
	for i, v := range list {
		html, err := show(v)
		if err != nil {
			return "", err
		}
		each[i], size = html, size+len(html)
	}
	if len(each) == 1 {
		return each[0], nil
	}
	var b strings.Builder
	b.Grow(size)
	for _, html := range each {
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil
}

func (t *Theme) renderFragment(name string, data any) (template.HTML, error) {
	b := t.buffer()
	defer t.buffers.Put(b)
	if err := t.escaped.ExecuteTemplate(b, name, data); err != nil {
		return "", t.locateError(err, name, data)
	}
	return template.HTML(b.String()), nil
}

// partFuncs implements the template function part, for fragments that many pages share. A fragment that depends only on
// the site and the page's place in the menu, on a link, a day, a year, an award or a mention of one is rendered once
// and not once for each page.
type partFuncs struct {
	theme    *Theme
	scopes   partMemo[menuScope]
	links    partMemo[view.Link]
	days     partMemo[view.Date]
	years    partMemo[int]
	awards   partMemo[*view.Award]
	mentions partMemo[*view.Told]
}

// partMemo holds the rendered fragments of one type of data.
type partMemo[Dot comparable] struct {
	memo.Table[partKey[Dot], template.HTML]
}

// partKey identifies a fragment: the part and its data.
type partKey[Dot comparable] struct {
	name string
	dot  Dot
}

// menuScope is the data of a page that a part sees.
type menuScope struct {
	site          *view.Site
	href, section string
}

// render implements the template function part. Of a Page, the template sees the Site, the Section, and the Href if a
// menu entry links to it; it sees every other value in full. A list of Links is rendered link by link.
func (p *partFuncs) render(name string, dot any) (template.HTML, error) {
	switch v := dot.(type) {
	case view.Page:
		return p.renderPage(name, menuScopeOf(&v))
	case *view.Page:
		return p.renderPage(name, menuScopeOf(v))
	case view.Link:
		return p.links.render(p.theme, name, v)
	case *view.Link:
		return p.links.render(p.theme, name, *v)
	case []view.Link:
		return concat(v, func(l view.Link) (template.HTML, error) { return p.links.render(p.theme, name, l) })
	case view.Date:
		return p.days.render(p.theme, name, v)
	case *view.Date:
		return p.days.render(p.theme, name, *v)
	case int:
		return p.years.render(p.theme, name, v)
	case *view.Award:
		return p.awards.render(p.theme, name, v)
	case *view.Told:
		return p.mentions.render(p.theme, name, v)
	}
	return "", fmt.Errorf("part %s shows a Page, a Link, a Date, a number, an Award or a Told, not a %T", name, dot)
}

func (m *partMemo[Dot]) render(t *Theme, name string, dot Dot) (template.HTML, error) {
	return m.Get(partKey[Dot]{name, dot}, func() (template.HTML, error) { return t.renderFragment(name, dot) })
}

func (p *partFuncs) renderPage(name string, at menuScope) (template.HTML, error) {
	return p.scopes.Get(partKey[menuScope]{name, at}, func() (template.HTML, error) {
		return p.theme.renderFragment(name, view.Page{Site: at.site, Href: at.href, Section: at.section})
	})
}

func menuScopeOf(p *view.Page) menuScope {
	at := menuScope{site: p.Site, section: p.Section}
	if p.Section == p.Href {
		at.href = p.Href
	}
	return at
}
