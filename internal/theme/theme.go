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
	"html/template"
	"io/fs"
	"sync"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/diag"
	"bangvang/internal/pages/view"
)

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
	funcs    template.FuncMap
	parts    []string // templates that {{part}} names
	assets   []Asset
	sum      uint64
	buffers  *sync.Pool // of *bytes.Buffer, grown to the size of cards and parts
}

// Error is a template that could not be executed, at its place in the theme's file as written.
type Error struct {
	Pos diag.Pos
	Msg string
}

func (e *Error) Error() string { return e.Msg }

// Load returns the theme o.Name, or nil and at least one error.
func Load(o Options) (*Theme, diag.List) {
	files, problems := GatherLayers(Layers{Site: o.Site, Embedded: o.Embedded}, o.Name)
	if problems.HasErrors() {
		return nil, problems
	}
	strings, list := ReadStrings(files.Words(), o.Lang)
	problems.Append(list)
	added, list := MakeAssets(files, o.Base)
	problems.Append(list)

	t := &Theme{
		assets: added.List(), sources: readSources(files),
		buffers: &sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}
	t.funcs = functions(strings, added)
	t.raw = sync.OnceValues(func() (*template.Template, error) { return parseAll(t.sources, t.funcs, asWritten) })
	t.parts, list = check(t.sources, t.funcs, strings, added)
	problems.Append(list)
	if problems.HasErrors() {
		return nil, problems
	}
	fixed := constants{strings, added}
	t.pristine, _ = parseAll(t.sources, t.funcs, func(s source) string { return minified(s, fixed) })
	t.sum = sum(o, files)
	problems.Append(t.bind(false))
	if problems.HasErrors() {
		return nil, problems
	}
	return t, problems
}

// Keeping returns the theme for the pages of one site: a card is executed once, however many lists show it. It
// keeps every card that it showed.
func (t *Theme) Keeping() *Theme {
	with := *t
	with.bind(true) // its problems were found when t was loaded
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

// Append is Execute, to bytes.
func (t *Theme) Append(b []byte, page any, name string) ([]byte, error) {
	w := bytes.NewBuffer(b)
	err := t.Execute(w, page, name)
	return w.Bytes(), err
}

// buffer returns an empty one of t.buffers.
func (t *Theme) buffer() *bytes.Buffer {
	b := t.buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

// Card returns the card as HTML. An error is an *[Error].
func (t *Theme) Card(c *view.Card) (template.HTML, error) { return t.fragment("card", c) }

// Assets returns the files that the theme adds to the site, sorted by path.
func (t *Theme) Assets() []Asset { return t.assets }

// Sum returns a hash of everything that the theme's output depends on besides the view.
func (t *Theme) Sum() uint64 { return t.sum }

func sum(o Options, files LayerSet) uint64 {
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
	for _, f := range files.All() {
		part(f.Name)
		part(string(f.Data))
	}
	return h.Sum64()
}
