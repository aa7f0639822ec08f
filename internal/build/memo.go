package build

import (
	"context"
	"io/fs"
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

// Memo holds the results of the last [Load], so that the next one, with this Memo in its Options, repeats only the work
// that depends on changed files. For example, serve reads, parses and checks one article after an edit of it. The site
// is the same without a Memo. The zero value is ready; only one Load at a time may use it, always for one site with the
// same Themes, Program and Store. The other Options may differ from Load to Load; with another Root, Changed must be
// nil. After a Load that failed or was cancelled the Memo is still good.
type Memo struct {
	tree     *source.Tree    // nil: read every file
	docstore *docstore.Store // nil: no document is loaded yet
	config   siteConfig
	lists    lists          // of no documents: read every list
	redacted *redact.Result // nil: redact every text
	model    *site.Site     // nil: resolve every document
	law      *law.Findings  // nil: check every award
	theme    loadedTheme
	media    *media.Library // nil: prepare every picture
	last     lastLoad       // of no site: assemble and plan
}

// fileHash is a file and the hash of its bytes; zero if there is no such file.
type fileHash struct {
	path string
	hash uint64
}

// siteConfig holds the settings of a site, its gazetteer and its catalogue of honours, and the versions of their files.
type siteConfig struct {
	files    [len(config.Files)]fileHash
	config   config.Config
	places   *gazetteer.Gazetteer
	honours  *honours.Catalogue
	problems diag.List
}

// loadedTheme is a theme, nil if it is broken, and the options that it was loaded with.
type loadedTheme struct {
	valid            bool
	name, lang, base string
	theme            *theme.Theme
	problems         diag.List
}

// readTree reads the tree, or updates the last one by the changed files.
func (m *Memo) readTree(ctx context.Context, o Options) (tree *source.Tree, problems diag.List, err error) {
	if o.Changed == nil || slices.ContainsFunc(o.Changed, inThemes) {
		m.theme = loadedTheme{}
	}
	if m.docstore == nil {
		m.docstore = docstore.New(o.Store, o.Program)
	}
	if o.Changed == nil || m.tree == nil {
		tree, problems, err = source.Load(ctx, o.Root, m.docstore)
	} else {
		tree, problems, err = m.tree.Update(ctx, o.Changed)
	}
	if m.tree = tree; err == nil {
		m.docstore.SaveStamps(tree)
	}
	return tree, problems, err
}

func inThemes(name string) bool { return name == "themes" || strings.HasPrefix(name, "themes/") }

// loadConfig reads the site's settings, localities, honours, campaigns and blocks, unless their files are unchanged.
func (m *Memo) loadConfig(tree *source.Tree) siteConfig {
	var d siteConfig
	for i, name := range config.Files {
		if f := tree.File(name); f != nil {
			d.files[i] = fileHash{f.Path, f.Hash}
		}
	}
	if m.config.places != nil && m.config.files == d.files {
		return m.config
	}
	var list diag.List
	d.config, d.problems = config.Read(tree)
	d.places, list = gazetteer.New(d.config.Localities)
	d.problems.Append(list)
	d.honours, list = honours.New(d.config.Honours)
	d.problems.Append(list)
	m.config = d
	return d
}

// loadTheme loads the theme, unless it is loaded already. With a link anywhere in the themes/ of root, none is loaded.
func (m *Memo) loadTheme(root fs.FS, o theme.Options, shared *theme.Shared) (*theme.Theme, diag.List) {
	d := loadedTheme{valid: true, name: o.Name, lang: o.Lang, base: o.Base}
	if was := m.theme; was.valid && was.name == d.name && was.lang == d.lang && was.base == d.base {
		return was.theme, slices.Clone(was.problems)
	}
	if d.problems = source.Links(root, "themes"); len(d.problems) == 0 {
		d.theme, d.problems = shared.Load(o)
	}
	m.theme = d
	return d.theme, slices.Clone(d.problems)
}
