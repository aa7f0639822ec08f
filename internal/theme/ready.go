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

// bind makes the templates with the functions that execute others, escaped and so ready for concurrent
// use, with what needs no escaping printed directly. What is made of a *view.Card is kept when keep is set.
func (t *Theme) bind(keep bool) diag.List {
	var problems diag.List
	var err error
	if t.live, err = t.pristine.Clone(); err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts, cards := &parts{theme: t}, &cards{theme: t, keep: keep}
	t.live.Funcs(template.FuncMap{"part": parts.html, "card": cards.card, "cards": cards.all})
	for _, name := range slices.Concat(Templates, t.parts) {
		// Without data execution ends at once, but only after the template was escaped.
		err := t.live.ExecuteTemplate(io.Discard, name, nil)
		if bad := (*template.Error)(nil); errors.As(err, &bad) {
			e := t.locate(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	PrintDirectly(t.live, t.funcs)
	return problems
}

// cards shows cards, and keeps them or not.
type cards struct {
	theme *Theme
	keep  bool
	made  memo.Table[*view.Card, template.HTML]
}

// card is the template function card.
func (c *cards) card(v *view.Card) (template.HTML, error) {
	if !c.keep {
		return c.theme.Card(v)
	}
	return c.made.Get(v, func() (template.HTML, error) { return c.theme.Card(v) })
}

// all is the template function cards: one text of a list of them, in one call.
func (c *cards) all(list []*view.Card) (template.HTML, error) { return join(list, c.card) }

// join makes one text of all that a list shows.
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

// parts are what many pages have in common: what depends on nothing but the site and the page's place
// in the menu, on a link, a day, a year, an award or where it is told of, is executed once and not once for each page.
type parts struct {
	theme  *Theme
	places made[place]
	links  made[view.Link]
	days   made[view.Date]
	years  made[int]
	awards made[*view.Award]
	told   made[*view.Told]
}

// made is what was made of what parts show.
type made[Dot comparable] struct {
	memo.Table[partOf[Dot], template.HTML]
}

// partOf is a part and what it shows.
type partOf[Dot comparable] struct {
	name string
	dot  Dot
}

// place is what a part sees of a page.
type place struct {
	site          *view.Site
	href, section string
}

// html is the template function part. Of a Page the template sees the Site and the Section, and the
// Href if the menu leads there; all else it sees as it is. A list of Links it sees one by one.
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
