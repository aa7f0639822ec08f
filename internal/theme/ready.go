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
func (t *Theme) bind(memoizeCards bool) diag.List {
	var problems diag.List
	var err error
	if t.live, err = t.pristine.Clone(); err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts, cards := &parts{theme: t}, &cards{theme: t, keep: memoizeCards}
	t.live.Funcs(template.FuncMap{"part": parts.html, "card": cards.card, "cards": cards.all})
	for _, name := range slices.Concat(Templates, t.parts) {
		// Without data the execution ends at once, but only after html/template has escaped the template.
		err := t.live.ExecuteTemplate(io.Discard, name, nil)
		if bad := (*template.Error)(nil); errors.As(err, &bad) {
			e := t.locate(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	PrintDirectly(t.live, t.funcs)
	return problems
}

// cardFuncs implements the template functions card and cards, with or without a memo.
type cards struct {
	theme *Theme
	keep  bool
	made  memo.Table[*view.Card, template.HTML]
}

// render implements the template function card.
func (c *cards) card(v *view.Card) (template.HTML, error) {
	if !c.keep {
		return c.theme.Card(v)
	}
	return c.made.Get(v, func() (template.HTML, error) { return c.theme.Card(v) })
}

// renderAll implements the template function cards: it renders a list of cards in one call.
func (c *cards) all(list []*view.Card) (template.HTML, error) { return join(list, c.card) }

// concat renders each value of a list and concatenates the results.
func join[T any](list []T, show func(T) (template.HTML, error)) (template.HTML, error) {
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

func (t *Theme) fragment(name string, data any) (template.HTML, error) {
	b := t.buffer()
	defer t.buffers.Put(b)
	if err := t.live.ExecuteTemplate(b, name, data); err != nil {
		return "", t.locate(err, name, data)
	}
	return template.HTML(b.String()), nil
}

// partFuncs implements the template function part, for fragments that many pages share. A fragment that depends only on
// the site and the page's place in the menu, on a link, a day, a year, an award or a mention of one is rendered once
// and not once for each page.
type parts struct {
	theme  *Theme
	places made[place]
	links  made[view.Link]
	days   made[view.Date]
	years  made[int]
	awards made[*view.Award]
	told   made[*view.Told]
}

// partMemo holds the rendered fragments of one type of data.
type made[Dot comparable] struct {
	memo.Table[partOf[Dot], template.HTML]
}

// partKey identifies a fragment: the part and its data.
type partOf[Dot comparable] struct {
	name string
	dot  Dot
}

// menuScope is the data of a page that a part sees.
type place struct {
	site          *view.Site
	href, section string
}

// render implements the template function part. Of a Page, the template sees the Site, the Section, and the Href if a
// menu entry links to it; it sees every other value in full. A list of Links is rendered link by link.
func (p *parts) html(name string, dot any) (template.HTML, error) {
	switch v := dot.(type) {
	case view.Page:
		return p.place(name, placeOf(&v))
	case *view.Page:
		return p.place(name, placeOf(v))
	case view.Link:
		return p.links.of(p.theme, name, v)
	case *view.Link:
		return p.links.of(p.theme, name, *v)
	case []view.Link:
		return join(v, func(l view.Link) (template.HTML, error) { return p.links.of(p.theme, name, l) })
	case view.Date:
		return p.days.of(p.theme, name, v)
	case *view.Date:
		return p.days.of(p.theme, name, *v)
	case int:
		return p.years.of(p.theme, name, v)
	case *view.Award:
		return p.awards.of(p.theme, name, v)
	case *view.Told:
		return p.told.of(p.theme, name, v)
	}
	return "", fmt.Errorf("part %s shows a Page, a Link, a Date, a number, an Award or a Told, not a %T", name, dot)
}

func (m *made[Dot]) of(t *Theme, name string, dot Dot) (template.HTML, error) {
	return m.Get(partOf[Dot]{name, dot}, func() (template.HTML, error) { return t.fragment(name, dot) })
}

func (p *parts) place(name string, at place) (template.HTML, error) {
	return p.places.Get(partOf[place]{name, at}, func() (template.HTML, error) {
		return p.theme.fragment(name, view.Page{Site: at.site, Href: at.href, Section: at.section})
	})
}

func placeOf(p *view.Page) place {
	at := place{site: p.Site, section: p.Section}
	if p.Section == p.Href {
		at.href = p.Href
	}
	return at
}
