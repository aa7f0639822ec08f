package build

import (
	"context"
	"slices"
	"strings"

	"bangvang/internal/content/config"
	"bangvang/internal/content/docstore"
	"bangvang/internal/content/media"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site"
	"bangvang/internal/site/lint/law"
	"bangvang/internal/theme"
)

// Memo remembers, from one [Load] to the next, what was made of each file, so that an edit costs little
// more than what it changes; the site is the same as without. Its zero value is ready. One Load at a
// time may use it.
type Memo struct {
	tree     *source.Tree    // nil: read everything
	shelf    *docstore.Shelf // nil: nothing was read yet
	declared declared
	redacted *redact.Redacted // nil: look at every text
	meaning  *site.Site       // nil: make sense of every document
	law      *law.Found       // nil: look at every award
	dressed  dressed
	album    *media.Library // nil: look at every picture
}

// version is a file with what it holds; zero when there is no such file.
type version struct {
	path string
	sum  uint64
}

// declared is what a site says about itself, and what it was read from.
type declared struct {
	from     [3]version
	conf     config.Config
	places   *gazetteer.Gazetteer
	honours  *honours.Catalogue
	problems diag.List
}

// dressed is a loaded theme, nil when it is broken, and what it was loaded for.
type dressed struct {
	known            bool
	name, lang, base string
	theme            *theme.Theme
	problems         diag.List
}

// read brings the tree up to date.
func (m *Memo) read(ctx context.Context, o Options) (tree *source.Tree, problems diag.List, err error) {
	if o.Changed == nil || slices.ContainsFunc(o.Changed, ofThemes) {
		m.dressed = dressed{}
	}
	if m.shelf == nil {
		m.shelf = docstore.New(o.Store, o.Program)
	}
	if o.Changed == nil || m.tree == nil {
		tree, problems, err = source.Load(ctx, o.Root, m.shelf)
	} else {
		tree, problems, err = m.tree.Update(ctx, o.Changed)
	}
	if m.tree = tree; err == nil {
		m.shelf.Note(tree)
	}
	return tree, problems, err
}

func ofThemes(name string) bool { return name == "themes" || strings.HasPrefix(name, "themes/") }

// declare reads what the site says about itself.
func (m *Memo) declare(tree *source.Tree) declared {
	var d declared
	for i, name := range [...]string{config.SiteFile, config.LocalitiesFile, config.HonoursFile} {
		if f := tree.File(name); f != nil {
			d.from[i] = version{f.Path, f.Sum}
		}
	}
	if m.declared.places != nil && m.declared.from == d.from {
		return m.declared
	}
	var list diag.List
	d.conf, d.problems = config.Read(tree)
	d.places, list = gazetteer.New(d.conf.Localities)
	d.problems.Append(list)
	d.honours, list = honours.New(d.conf.Honours)
	d.problems.Append(list)
	m.declared = d
	return d
}

// dress loads the theme.
func (m *Memo) dress(o theme.Options) (*theme.Theme, diag.List) {
	d := dressed{known: true, name: o.Name, lang: o.Lang, base: o.Base}
	if was := m.dressed; was.known && was.name == d.name && was.lang == d.lang && was.base == d.base {
		return was.theme, slices.Clone(was.problems)
	}
	d.theme, d.problems = theme.Load(o)
	m.dressed = d
	return d.theme, slices.Clone(d.problems)
}
