package theme

import (
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/pages/view"
	"bangvang/internal/theme/compile"
)

// bindFunctions clones the parsed templates, binds the functions that execute other templates, and has html/template escape
// them all, so that they can be compiled and are ready for concurrent use. If memoizeCards is set, each *view.Card is
// rendered only once.
func (t *Theme) bindFunctions(memoizeCards bool) diag.List {
	var problems diag.List
	escaped, err := t.pristine.Clone()
	if err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	parts, cards := &partFuncs{theme: t}, &cardFuncs{theme: t, memoize: memoizeCards}
	funcs := maps.Clone(t.funcs)
	funcs["part"], funcs["card"], funcs["cards"] = parts.render, cards.render, cards.renderAll
	escaped.Funcs(funcs)
	t.compiled = compile.New(escaped, funcs, map[string]compile.Writer{
		"part": parts.write, "card": cards.write, "cards": cards.writeAll, "metadata": writeMetadata,
	})
	for _, name := range slices.Concat(slices.Sorted(maps.Keys(requiredTemplates)), t.partNames) {
		if err := compile.Escape(escaped, name); err != nil {
			e := t.locateError(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
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

// write is the writer of card, and writeAll that of cards.
func (c *cardFuncs) write(p *compile.Printer, _ string, v reflect.Value) error {
	html, err := c.render(v.Interface().(*view.Card))
	p.Out = append(p.Out, html...)
	return err
}

func (c *cardFuncs) writeAll(p *compile.Printer, _ string, v reflect.Value) error {
	for i := range v.Len() {
		if err := c.write(p, "", v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// concat renders each value of a list and concatenates the results.
func concat[T any](list []T, show func(T) (template.HTML, error)) (template.HTML, error) {
	var b strings.Builder
	for _, v := range list {
		html, err := show(v)
		if err != nil {
			return "", err
		}
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil
}

// renderFragment renders a template that is not a page. Its error is an *[Error].
func (t *Theme) renderFragment(name string, data any) (template.HTML, error) {
	html, err := t.compiled.HTML(name, data)
	if err != nil {
		return "", t.locateError(err, name, data)
	}
	return html, nil
}

// partFuncs implements the template function part, for fragments that many pages have. A fragment that depends only on the
// site and the page's place in the menu is rendered once and not once for each page; all others cost less to render again
// than to keep.
type partFuncs struct {
	theme  *Theme
	scopes memo.Table[partKey, template.HTML]
}

// partKey identifies a fragment of a page: the part and its data.
type partKey struct {
	name string
	menuScope
}

// menuScope is the data of a page that a part sees.
type menuScope struct {
	site          *view.Site
	href, section string
}

// render implements the template function part. Of a Page, the template sees the Site, the Section, and the Href if a
// menu entry links to it; it sees every other value in full. A list of Links or PlaceLines is rendered one by one.
func (p *partFuncs) render(name string, dot any) (template.HTML, error) {
	switch v := dot.(type) {
	case view.Page:
		return p.renderPage(name, menuScopeOf(&v))
	case *view.Page:
		return p.renderPage(name, menuScopeOf(v))
	case []view.PlaceLine:
		return concat(v, func(l view.PlaceLine) (template.HTML, error) { return p.theme.renderFragment(name, l) })
	case *view.Link:
		return p.theme.renderFragment(name, *v)
	case *view.Date:
		return p.theme.renderFragment(name, *v)
	case view.Link, view.Date, int, *view.Award, *view.Told, *view.Card:
		return p.theme.renderFragment(name, v)
	case []view.Link:
		return concat(v, func(l view.Link) (template.HTML, error) { return p.theme.renderFragment(name, l) })
	}
	return "", notAPart(name, reflect.TypeOf(dot))
}

// The types of the values that a part shows in place.
var (
	linkType  = reflect.TypeFor[view.Link]()
	linksType = reflect.TypeFor[[]view.Link]()
	linesType = reflect.TypeFor[[]view.PlaceLine]()
	dateType  = reflect.TypeFor[view.Date]()
	intType   = reflect.TypeFor[int]()
	awardType = reflect.TypeFor[*view.Award]()
	toldType  = reflect.TypeFor[*view.Told]()
	cardType  = reflect.TypeFor[*view.Card]()
	pageType  = reflect.TypeFor[view.Page]()
)

// write is the writer of part: it executes the template in place for small values, which costs less than a memo.
func (p *partFuncs) write(to *compile.Printer, name string, v reflect.Value) error {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	of := v.Type()
	if of.Kind() == reflect.Pointer && (of.Elem() == linkType || of.Elem() == dateType) {
		v, of = v.Elem(), of.Elem()
	}
	switch of {
	case linkType, dateType, intType, awardType, toldType, cardType:
		to.Execute(name, v)
		return nil
	case linksType, linesType:
		for i := range v.Len() {
			to.Execute(name, v.Index(i))
		}
		return nil
	case pageType:
		if v.CanAddr() {
			v = v.Addr()
		}
	}
	html, err := p.render(name, v.Interface())
	to.Out = append(to.Out, html...)
	return err
}

// partDot returns the type of the dot of a part that is called with a value of the type t. It returns false if a part cannot
// show such a value.
func partDot(t reflect.Type) (reflect.Type, bool) {
	switch t {
	case linkType, linksType, reflect.PointerTo(linkType):
		return linkType, true
	case dateType, reflect.PointerTo(dateType):
		return dateType, true
	case pageType, reflect.PointerTo(pageType):
		return pageType, true
	case linesType:
		return reflect.TypeFor[view.PlaceLine](), true
	case intType, awardType, toldType, cardType:
		return t, true
	}
	return nil, false
}

// notAPart says why a part cannot show a value.
func notAPart(name string, t reflect.Type) error {
	return fmt.Errorf("part %s shows a Page, a Link, a Date, a number, an Award, a Told, a Card or PlaceLines, not a %v", name, t)
}

func (p *partFuncs) renderPage(name string, at menuScope) (template.HTML, error) {
	return p.scopes.Get(partKey{name, at}, func() (template.HTML, error) {
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
