// Package theme loads a theme and shows views with it.
//
// A theme is a folder of templates, strings and assets; themes/README.md is its contract. Its files
// are laid over those of its parent, file by file, and its strings key by key, so a site changes
// one line of a theme by writing one line.
//
// All that can be done once is done at load: templates are parsed, checked and minified, UI strings
// and asset addresses are written into them, assets are minified and fingerprinted. What is wrong
// is said then, at the line and column of the file as its author wrote it. A loaded [Theme] is
// immutable and may be used by several goroutines; a page's bytes depend on it and on the view.
package theme

import (
	"bytes"
	"cmp"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
	"bangvang/internal/view"
)

// Default is the theme that others are laid over unless they say otherwise.
const Default = "bangvang"

// version is part of [Theme.Sum]: it changes when this package makes other bytes of the same files.
const version = "1"

// Templates are the templates that a theme must have, sorted: one for each kind of page, and card.
var Templates = []string{
	"404", "article", "card", "home", "honour", "list", "locality", "page", "redirect", "roll", "search", "terms",
}

// Options say which theme to load and for which site.
type Options struct {
	Site     fs.FS // the site's themes/ folder, nil when it has none
	Embedded fs.FS // the built-in themes
	Name     string
	Lang     string // vi or en
	Base     string // the site's base path: / or /tin/
}

// Theme is a loaded theme.
type Theme struct {
	pristine *template.Template // never executed, so that it can be cloned
	live     *template.Template
	raw      func() (*template.Template, error) // as written, to find the place of an error
	sources  map[string]source
	assets   []Asset
	sum      uint64
}

// Error is a template that could not be executed, at its place in the theme's file as written.
type Error struct {
	Pos diag.Pos
	Msg string
}

func (e *Error) Error() string { return e.Msg }

// Load returns the theme o.Name, or nil and at least one error.
func Load(o Options) (*Theme, diag.List) {
	files, problems := gather(o)
	if problems.HasErrors() {
		return nil, problems
	}
	words, list := readWords(files, o.Lang)
	problems.Append(list)
	assets, list := makeAssets(files, o.Base)
	problems.Append(list)

	t := &Theme{assets: assets.list, sources: readSources(files)}
	funcs := functions(words, assets)
	t.raw = sync.OnceValues(func() (*template.Template, error) { return parseAll(t.sources, funcs, asWritten) })
	list = check(t.sources, funcs, words, assets)
	problems.Append(list)
	if problems.HasErrors() {
		return nil, problems
	}
	fixed := constants{words, assets}
	t.pristine, _ = parseAll(t.sources, funcs, func(s source) string { return minified(s, fixed) })
	t.sum = sum(o, files)
	live, list := t.bind(nil)
	problems.Append(list)
	if problems.HasErrors() {
		return nil, problems
	}
	t.live = live
	return t, problems
}

// bind returns the templates with their card function, escaped and so ready for concurrent use.
func (t *Theme) bind(cards map[*view.Card]template.HTML) (*template.Template, diag.List) {
	var problems diag.List
	live, err := t.pristine.Clone()
	if err != nil {
		problems.Add(diag.TemplateError, diag.Pos{}, err.Error())
		return nil, problems
	}
	live.Funcs(template.FuncMap{"card": func(c *view.Card) (template.HTML, error) {
		if html, ok := cards[c]; ok {
			return html, nil
		}
		return t.card(live, c)
	}})
	for _, name := range Templates {
		// Without data execution ends at once, but only after the template was escaped.
		err := live.ExecuteTemplate(io.Discard, name, nil)
		if bad := (*template.Error)(nil); errors.As(err, &bad) {
			e := t.locate(err, name, nil)
			problems.Add(diag.TemplateError, e.Pos, e.Msg)
		}
	}
	return live, problems
}

func (t *Theme) card(live *template.Template, c *view.Card) (template.HTML, error) {
	var b bytes.Buffer
	if err := live.ExecuteTemplate(&b, "card", c); err != nil {
		return "", t.locate(err, "card", c)
	}
	return template.HTML(b.String()), nil
}

// WithCards returns the theme with cards that are already rendered: its function card looks a card
// up before it executes the template. The map must not change afterwards.
func (t *Theme) WithCards(cards map[*view.Card]template.HTML) *Theme {
	with := *t
	with.live, _ = t.bind(cards) // its problems were found when t was loaded
	return &with
}

// Execute appends the page to w. The page is a view, or a pointer to one; name is its
// Page.Template. An error is an *[Error], and w is then as it was.
func (t *Theme) Execute(w *bytes.Buffer, page any, name string) error {
	before := w.Len()
	if err := t.live.ExecuteTemplate(w, name, page); err != nil {
		w.Truncate(before)
		return t.locate(err, name, page)
	}
	return nil
}

// Card returns the card as HTML. An error is an *[Error].
func (t *Theme) Card(c *view.Card) (template.HTML, error) { return t.card(t.live, c) }

// Assets returns the files that the theme adds to the site, sorted by path.
func (t *Theme) Assets() []Asset { return t.assets }

// Sum returns a hash of everything that the theme's output depends on besides the view.
func (t *Theme) Sum() uint64 { return t.sum }

func sum(o Options, files fileSet) uint64 {
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
	part(version)
	part(o.Lang)
	part(o.Base)
	for _, f := range files.sorted() {
		part(f.name)
		part(string(f.data))
	}
	return h.Sum64()
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
