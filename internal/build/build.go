// Package build turns a site's sources into its published files: source → content → site → plan → render → publish.
//
// [Load] runs the steps up to the plan, which is all that checking needs; [Site.Publish] renders the pages and writes
// them. Every step takes values and returns a value and problems; a site with errors is never rendered. For example,
// bangvang build calls [Run], which does both unless nothing has changed since the last build; bangvang serve calls
// Load after each edit and renders a page when a browser requests it.
package build

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"time"

	"bangvang/internal/build/incremental"
	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/media"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/site/lint/law"
	"bangvang/internal/theme"
)

// Options are the inputs of a build. Root, Themes and Now are required: [Load] panics without Root, finds no built-in
// theme without Themes, and with the zero Now takes every article with a date for a later one. All other fields may be
// zero. Without Store and Memo the site is the same, but everything is parsed, scaled and rendered again.
type Options struct {
	Root        fs.FS         // the site's root: content/ and optionally themes/; links in it are never followed
	Dir         string        // the folder of Root on disk, below which the form may be published; "" publishes no form apart
	Themes      fs.FS         // the built-in themes
	Now         time.Time     // the time of the build; later articles are held back. A midnight means its whole day
	Drafts      bool          // publish drafts too
	Future      bool          // publish articles of later dates too
	BaseURL     string        // replaces that of site.yaml unless ""
	Origin      string        // replaces scheme and host of the base URL, for example http://127.0.0.1:1313
	Theme       string        // replaces that of site.yaml unless ""
	Memo        *Memo         // results of the last Load, nil for none
	Loaded      *theme.Shared // built-in themes that other Loads have loaded; nil for none
	Program     string        // identifies this version of the program, whose results no other version uses; "" stores none
	Store       *store.Store  // results of expensive functions, nil for none; it must stay open as long as the Site is used
	HoldBroken  bool          // hold back articles with errors, as the setting hold_broken does
	AllowEmpty  bool          // Run replaces a published site with articles even by one without any
	Precompress bool          // Publish writes compressed copies beside text files
	// Changed lists the files and folders, as named on disk, that may have changed since the last Load with this Memo;
	// nil if any file may have changed.
	Changed []string

	scratch *store.Scratch // of Run; nil for a Site that stays in memory
}

// Site is a site that is ready to be rendered, with all problems found so far, as [Load] returns it. Only its methods
// change it, and only its Problems.
type Site struct {
	Tree     *source.Tree
	Settings config.Settings
	Theme    *theme.Theme // nil if loading it failed
	Model    *site.Site
	Plan     *pages.Plan
	Problems diag.List          // sorted
	Slots    []incremental.Slot // the files that fill the theme's slots, with their hashes

	found     diag.List // Problems before rendering
	media     *media.Library
	copied    []source.Asset  // the files of content/ that are published, sorted by path
	mentions  []links.Mention // the files that published articles name
	index     *searchIndex
	texts     site.Texts // newer than those of Model, of articles that were edited since it was assembled
	lines     *source.Lines
	options   Options
	planInput pages.Input           // the input of the plan
	documents []*content.Document   // the documents after redaction
	held      []string              // the paths of the articles that are held back, sorted
	listFiles map[string]bool       // the paths of the files that documents name as lists of recipients
	listNamed map[string][]diag.Pos // where each document names such a file first, also drafts
}

// Load reads the sources and plans the pages and files of the site ([pages.Plan]); it renders and publishes nothing,
// and writes to the Store only. Its error is one for the operator (no content/, a bad BaseURL, a cancelled ctx), and
// then there is no Site; Site.Problems holds the problems that an editor can fix. A site with errors has a Plan too,
// with the articles that have them, and is [Site.Blocked].
//
// With HoldBroken, in o or in site.yaml, the articles with errors are not in the plan, their problems are Held, and the
// site is not blocked; but if any error is not of an article, for example of site.yaml, it is as without HoldBroken.
func Load(ctx context.Context, o Options) (*Site, error) {
	o.Memo, o.Root = cmp.Or(o.Memo, &Memo{}), source.WithoutLinks(o.Root)
	tree, problems, err := o.Memo.readTree(ctx, o)
	if err != nil {
		return nil, err
	}
	return load(ctx, o, tree, problems)
}

// load runs the steps after reading the tree; problems are those of the tree.
func load(ctx context.Context, o Options, tree *source.Tree, problems diag.List) (s *Site, err error) {
	s = &Site{Tree: tree, options: o, index: &searchIndex{}, lines: &source.Lines{Tree: tree, Themes: o.Themes}}
	var conf siteConfig
	var documents []*content.Document
	var themed diag.List
	err = par.Run(ctx,
		func(ctx context.Context) (err error) {
			documents, err = o.Memo.docstore.Documents(ctx, tree)
			return err
		},
		func(context.Context) (err error) {
			conf = o.Memo.loadConfig(tree)
			if s.Settings, err = conf.config.Settings.Override(o.BaseURL, o.Origin, o.Theme); err == nil {
				themed, err = s.loadTheme()
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	last, now := o.Memo.last, lastLoad{documents: documents, problems: problems}
	o.Memo.last = lastLoad{} // until this Load has a site
	if newer := last.withTexts(o, now, tree); newer != nil {
		now.site = newer
		o.Memo.last = now
		return newer, nil
	}
	configured := conf.problems
	if o.BaseURL != "" {
		configured = slices.DeleteFunc(slices.Clone(configured), func(p diag.Problem) bool { return p.Code == diag.NoBaseURL })
	}
	plan := func() (diag.List, error) {
		assembled, err := s.assemble(ctx, conf, documents)
		if err != nil {
			return nil, err
		}
		var awards, planned diag.List
		err = par.Run(ctx,
			func(ctx context.Context) (err error) { awards, err = s.lintAwards(ctx); return err },
			func(ctx context.Context) (err error) { planned, err = s.planPages(ctx); return err },
		)
		return slices.Concat(problems, configured, assembled, themed, awards, planned), err
	}
	list, err := plan()
	if err == nil && (o.HoldBroken || s.Settings.HoldBroken) {
		list, err = s.holdBroken(list, plan)
	}
	if err != nil {
		return nil, err
	}
	s.found = list.Sorted()
	s.Problems = s.found
	now.site = s
	o.Memo.last = now
	return s, nil
}

// assemble reads the lists of the documents, redacts them and combines them into the model of the site.
func (s *Site) assemble(ctx context.Context, conf siteConfig, documents []*content.Document) (problems diag.List, err error) {
	o, memo := s.options, s.options.Memo
	for _, d := range documents {
		problems.Append(d.Problems)
	}
	documents, listed, err := s.joinLists(ctx, documents)
	if err != nil {
		return nil, err
	}
	problems.Append(listed)
	memo.redacted, err = redact.Documents(ctx, documents, s.Settings.Redact, s.Settings.Language, memo.redacted)
	if err != nil {
		return nil, err
	}
	problems.Append(memo.redacted.Problems)
	s.documents = memo.redacted.Documents
	var list diag.List
	s.Model, list, err = site.Assemble(ctx, site.Input{
		Documents: s.documents, Settings: s.Settings, Gazetteer: conf.places, Catalogue: conf.honours, Bodies: conf.config.Bodies,
		Campaigns: conf.config.Campaigns, Blocks: conf.config.Blocks,
		Now: o.Now, Drafts: o.Drafts, Future: o.Future, Held: s.held, Previous: memo.model,
	})
	if err != nil {
		return nil, err
	}
	problems.Append(list)
	memo.model = s.Model
	return problems, nil
}

// lintAwards checks the awards against the law.
func (s *Site) lintAwards(ctx context.Context) (_ diag.List, err error) {
	memo := s.options.Memo
	if memo.law, err = law.Check(ctx, s.Model, memo.law); err != nil {
		return nil, err
	}
	return memo.law.Problems(), nil
}

// loadTheme loads the theme that the settings or the options name.
func (s *Site) loadTheme() (problems diag.List, err error) {
	o := s.options
	themes, err := fs.Sub(o.Root, "themes")
	if err != nil {
		return nil, fmt.Errorf("opening themes: %w", err)
	}
	base, _ := url.Parse(s.Settings.BaseURL)
	s.Theme, problems = o.Memo.loadTheme(o.Root, theme.Options{
		Site: themes, Embedded: o.Themes, Name: s.Settings.Theme, Lang: s.Settings.Language, Base: base.EscapedPath(),
	}, o.Loaded)
	for i := range problems {
		if problems[i].Code == diag.UnknownTheme && o.Theme == "" {
			problems[i].Pos = s.Settings.ThemePos
		}
	}
	return problems, nil
}

// planPages plans the pages and files of the site.
func (s *Site) planPages(ctx context.Context) (diag.List, error) {
	var problems diag.List
	slots := s.readSlots(&problems)
	assets, unlinked, list, err := s.loadAssets(ctx, slots)
	if err != nil {
		return nil, err
	}
	problems.Append(list)
	s.planInput = pages.Input{Site: s.Model, Assets: assets, Unlinked: unlinked, Slots: slots, Files: map[string][]byte{}, Problems: func() diag.List { return s.found },
		Text: s.sourceText, Scratch: s.options.scratch}
	if s.Theme != nil {
		for _, a := range s.Theme.Assets() {
			s.planInput.Files[a.Path] = a.Data
		}
	}
	s.Plan, list, err = pages.Make(ctx, s.planInput)
	problems.Append(withoutListed(list, problems))
	return problems, err
}

// sourceText returns the text of a file of content/, "" if it cannot be read.
func (s *Site) sourceText(path string) string {
	if f := s.Tree.File(path); f != nil {
		return f.Text
	}
	return ""
}

// Blocked reports whether s.Problems prevent publishing: errors do, unless their article is held back
// ([diag.Problem].Held); hints never do. With strict any warning does too, also one of an article that is held back,
// which always has one ([diag.ArticleHeld]).
func (s *Site) Blocked(strict bool) bool {
	return s.Problems.HasErrors() || strict && s.Problems.Count(diag.Warning) > 0
}

// Line returns the text of a line, from 1, of a file of the site's sources or themes, such as content/a.md; "" if there
// is no such line. See [source.Lines].
func (s *Site) Line(file string, line int) string { return s.lines.Line(file, line) }
