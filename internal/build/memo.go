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

// Memo holds the results of the last [Load], so that the next one repeats only the work that depends on changed files.
// For example, serve reads, parses and checks one article after an edit of it. The site is the same without a Memo. The
// zero value is ready; only one Load at a time may use it.
type Memo struct {
	tree     *source.Tree    // nil: read every file
	shelf    *docstore.Shelf // nil: no document is loaded yet
	declared declared
	redacted *redact.Redacted // nil: redact every text
	meaning  *site.Site       // nil: resolve every document
	law      *law.Found       // nil: check every award
	dressed  dressed
	album    *media.Library // nil: prepare every picture
}

// fileHash is a file and the hash of its bytes; zero if there is no such file.
type version struct {
	path string
	sum  uint64
}

// siteConfig holds the settings of a site, its gazetteer and its catalogue of honours, and the versions of their files.
type declared struct {
	from     [3]version
	conf     config.Config
	places   *gazetteer.Gazetteer
	honours  *honours.Catalogue
	problems diag.List
}

// loadedTheme is a theme, nil if it is broken, and the options that it was loaded with.
type dressed struct {
	known            bool
	name, lang, base string
	theme            *theme.Theme
	problems         diag.List
}

// readTree reads the tree, or updates the last one by the changed files.
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

// loadConfig reads the site's settings, localities and honours, unless their files are unchanged.
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

// loadTheme loads the theme, unless it is loaded already.
func (m *Memo) dress(o theme.Options) (*theme.Theme, diag.List) {
	d := dressed{known: true, name: o.Name, lang: o.Lang, base: o.Base}
	if was := m.dressed; was.known && was.name == d.name && was.lang == d.lang && was.base == d.base {
		return was.theme, slices.Clone(was.problems)
	}
	d.theme, d.problems = theme.Load(o)
	m.dressed = d
	return d.theme, slices.Clone(d.problems)
}
