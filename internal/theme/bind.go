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
// them all, so that they can be compiled and are ready for concurrent use.
func (t *Theme) bindFunctions() diag.List {
	var problems diag.List
	escaped, err := t.pristine.Clone()
	if err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return problems
	}
	funcs := maps.Clone(t.funcs)
	funcs["part"], funcs["card"], funcs["cards"] = t.part, t.card, t.cards
	escaped.Funcs(funcs)
	t.compiled = compile.New(escaped, funcs, map[string]compile.Writer{
		"part": t.writePart, "card": t.writeCard, "cards": t.writeCards, "metadata": writeMetadata,
	})
	for _, name := range slices.Concat(slices.Sorted(maps.Keys(requiredTemplates)), t.partNames) {
		if err := compile.Escape(escaped, name); err != nil {
			e := t.locateError(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	return problems
}

// siteMemo has the fragments of the pages of one site that cost less to keep than to render again: cards, and the parts that
// depend only on the site and the page's place in the menu.
type siteMemo struct {
	cards  memo.Table[*view.Card, template.HTML]
	scopes memo.Table[partKey, template.HTML]
}

// memoOf returns the memo of the page that p prints, nil for none.
func memoOf(p *compile.Printer) *siteMemo {
	m, _ := p.Memo.(*siteMemo)
	return m
}

// card implements the template function card, and cards the function cards, which shows a list of them. Their errors are
// *[Error].
func (t *Theme) card(c *view.Card) (template.HTML, error) { return t.renderFragment("card", c) }

func (t *Theme) cards(list []*view.Card) (template.HTML, error) { return concat(list, t.card) }

// writeCard is the writer of card, and writeCards that of cards.
func (t *Theme) writeCard(p *compile.Printer, _ string, v reflect.Value) error {
	m := memoOf(p)
	if m == nil {
		p.Execute("card", v)
		return nil
	}
	c := v.Interface().(*view.Card)
	html, err := m.cards.Get(c, func() (template.HTML, error) { return t.card(c) })
	p.Out = append(p.Out, html...)
	return err
}

func (t *Theme) writeCards(p *compile.Printer, _ string, v reflect.Value) error {
	for i := range v.Len() {
		if err := t.writeCard(p, "", v.Index(i)); err != nil {
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

// part implements the template function part, for fragments that many pages have. Of a Page, the template sees the Site, the Section, and the Href if a
// menu entry links to it; it sees every other value in full. A list of Links or PlaceLines is rendered one by one.
func (t *Theme) part(name string, dot any) (template.HTML, error) {
	switch v := dot.(type) {
	case view.Page:
		return t.renderScope(partKey{name, menuScopeOf(&v)})
	case *view.Page:
		return t.renderScope(partKey{name, menuScopeOf(v)})
	case []view.PlaceLine:
		return concat(v, func(l view.PlaceLine) (template.HTML, error) { return t.renderFragment(name, l) })
	case *view.Link:
		return t.renderFragment(name, *v)
	case *view.Date:
		return t.renderFragment(name, *v)
	case view.Link, view.Date, int, *view.Award, *view.Told, *view.Card:
		return t.renderFragment(name, v)
	case []view.Link:
		return concat(v, func(l view.Link) (template.HTML, error) { return t.renderFragment(name, l) })
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

// writePart is the writer of part: it executes the template in place, which costs less than a memo except for a Page.
func (t *Theme) writePart(to *compile.Printer, name string, v reflect.Value) error {
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
	}
	var html template.HTML
	var err error
	if m := memoOf(to); m != nil && (of == pageType || of == reflect.PointerTo(pageType)) {
		at := partKey{name, pageScope(v)}
		html, err = m.scopes.Get(at, func() (template.HTML, error) { return t.renderScope(at) })
	} else {
		html, err = t.part(name, v.Interface())
	}
	to.Out = append(to.Out, html...)
	return err
}

// pageScope returns the scope of a Page or of a pointer to one.
func pageScope(v reflect.Value) menuScope {
	switch {
	case v.Kind() == reflect.Pointer:
	case v.CanAddr():
		v = v.Addr()
	default:
		page := v.Interface().(view.Page)
		return menuScopeOf(&page)
	}
	return menuScopeOf(v.Interface().(*view.Page))
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

func (t *Theme) renderScope(of partKey) (template.HTML, error) {
	return t.renderFragment(of.name, view.Page{Site: of.site, Href: of.href, Section: of.section})
}

func menuScopeOf(p *view.Page) menuScope {
	at := menuScope{site: p.Site, section: p.Section}
	if p.Section == p.Href {
		at.href = p.Href
	}
	return at
}
