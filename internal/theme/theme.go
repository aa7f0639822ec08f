// Package theme loads a theme and renders views with it. For example, with the template templates/list.html, the view
// of a tag becomes the page /chu-de/thi-dua/.
//
// A theme is a folder of templates, strings and assets; themes/README.md is its contract. Themes come from two folders,
// the site's own themes/ and the built-in one. A theme's files replace those of its parent by name, and its strings
// those of its parent by key, so a site changes one string of a theme with one line.
//
// [Load] does once all work that does not depend on a page: it parses, checks and minifies templates, writes UI strings
// and asset addresses into them, minifies assets and puts a hash of their bytes into their names. It reports problems
// at the line and column of the file as its author wrote it. A loaded [Theme] is immutable and safe for concurrent use;
// the bytes of a page ([Render]) depend on the theme and the view only.
package theme

import (
	"html/template"
	"io/fs"
	"reflect"
	"sync"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
	"bangvang/internal/pages/view"
	"bangvang/internal/theme/compile"
)

// codeVersion is part of [Theme.Fingerprint]: increase it when this package renders other bytes from the same files.
const codeVersion = "1"

// requiredTemplates are the templates that a theme must have, one for each kind of page, and card, each with the type of its
// dot.
var requiredTemplates = map[string]reflect.Type{
	"404":          reflect.TypeFor[*view.Notice](),
	"article":      reflect.TypeFor[*view.Article](),
	"body":         reflect.TypeFor[*view.List](),
	"card":         reflect.TypeFor[*view.Card](),
	"follow":       reflect.TypeFor[*view.Follow](),
	"home":         reflect.TypeFor[*view.Home](),
	"honour":       reflect.TypeFor[*view.List](),
	"list":         reflect.TypeFor[*view.List](),
	"localities":   reflect.TypeFor[*view.Places](),
	"locality":     reflect.TypeFor[*view.List](),
	"page":         reflect.TypeFor[*view.Article](),
	"redirect":     reflect.TypeFor[*view.Redirect](),
	"roll":         reflect.TypeFor[*view.Roll](),
	"search":       reflect.TypeFor[*view.Search](),
	"terms":        reflect.TypeFor[*view.Terms](),
	"year-report":  reflect.TypeFor[*view.YearReport](),
	"year-reports": reflect.TypeFor[*view.YearReports](),
}

// Options select a theme and the site that it is loaded for. All fields but Site are required.
type Options struct {
	Site     fs.FS  // the site's themes/ folder, nil if it has none
	Embedded fs.FS  // the built-in themes
	Name     string // of the theme: the name of its folder
	Lang     string // vi or en
	Base     string // the site's base path: / or, for example, /tin/
}

// Theme is a loaded theme, from [Load]. It is immutable and safe for concurrent use.
type Theme struct {
	pristine    *template.Template // never executed, so that it can be cloned
	compiled    *compile.Templates
	raw         func() (*template.Template, error) // as written; finds the position of an error
	sources     map[string]templateSource
	funcs       template.FuncMap
	partNames   []string  // names of the templates that {{part}} calls
	memo        *siteMemo // of one site, nil for none
	assets      []Asset
	fingerprint uint64
}

// Error is an error of executing a template, with its position in the theme's file as written. [SplitError] makes a
// problem of it.
type Error struct {
	Pos diag.Pos
	Msg string
}

// Error returns the message of the template package, in English, without the position.
func (e *Error) Error() string { return e.Msg }

// Load loads the theme o.Name from its files, and reports the problems of its templates, strings and assets. It returns
// nil and at least one problem of severity error if the theme is broken or there is none of that name; else the problems
// are milder, or nil.
func Load(o Options) (*Theme, diag.List) {
	files, problems := mergeLayers(themeRoots{Site: o.Site, Embedded: o.Embedded}, o.Name)
	if problems.HasErrors() {
		return nil, problems
	}
	strings, list := readStrings(files.StringFiles(), o.Lang)
	problems.Append(list)
	added, list := buildAssets(files, o.Base)
	problems.Append(list)

	t := &Theme{assets: added.List(), sources: readTemplates(files)}
	t.funcs = templateFuncs(strings, added)
	t.raw = sync.OnceValues(func() (*template.Template, error) { return parseTemplates(t.sources, t.funcs, textOf) })
	checked, list := checkTemplates(t.sources, t.funcs, strings, added)
	t.partNames = checked.partNames
	problems.Append(list)
	if problems.HasErrors() {
		return nil, problems
	}
	fixed := constantCalls{strings, added}
	t.pristine, _ = parseTemplates(t.sources, t.funcs, func(s templateSource) string { return minifyTemplate(s, fixed) })
	t.fingerprint = fingerprintOf(o, files)
	problems.Append(t.bindFunctions())
	if problems.HasErrors() {
		return nil, problems
	}
	problems.Append(checked.lint(files))
	return t, problems
}

// WithMemo returns a copy of the theme for rendering the pages of one site: it renders each card once, however many lists
// show it, and the head and foot of pages, and retains the results as long as the copy is used. The pages have the same bytes.
func (t *Theme) WithMemo() *Theme {
	with := *t
	with.memo = new(siteMemo)
	return &with
}

// appendPage appends the page to b. The page is a view or a pointer to one; name is its Page.Template. If execution fails,
// appendPage returns b without anything of the page and an *[Error].
func (t *Theme) appendPage(b []byte, page any, name string) ([]byte, error) {
	out, err := t.compiled.Append(b, name, page, t.memo)
	if err != nil {
		return b, t.locateError(err, name, page)
	}
	return out, nil
}

// Assets returns the files that the theme adds to the site, sorted by path. Callers must not change them.
func (t *Theme) Assets() []Asset { return t.assets }

// Fingerprint returns a hash of all inputs of the theme's output other than the view: its files, the language, the base
// path and the version of this package.
func (t *Theme) Fingerprint() uint64 { return t.fingerprint }

func fingerprintOf(o Options, files layerSet) uint64 {
	h := xxhash.New()
	part := func(s string) {
		var size [8]byte
		n := uint64(len(s))
		for i := range size {
			size[i] = byte(n >> (8 * i))
		}
		h.Write(size[:])
		h.WriteString(s)
	}
	part(codeVersion)
	part(o.Lang)
	part(o.Base)
	for _, f := range files.All() {
		part(f.Name)
		part(string(f.Data))
	}
	return h.Sum64()
}
