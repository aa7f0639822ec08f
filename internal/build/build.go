// Package build is the line: source → content → site → plan → render → publish.
//
// [Load] runs it as far as the plan, which is all that checking needs; [Site.Publish] makes the bytes
// and hands them over. Every step takes values and returns a value and problems; a site
// with errors is never rendered.
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
	"bangvang/internal/site/lint/law"
	"bangvang/internal/theme"
)

// Options say what to build from and how.
type Options struct {
	Root    fs.FS // the site's root: content/ and perhaps themes/
	Themes  fs.FS // the built-in themes
	Now     time.Time
	Drafts  bool
	Future  bool
	BaseURL string       // instead of site.yaml's, "" for that
	Origin  string       // http://127.0.0.1:1313, instead of what stands before the path of that
	Theme   string       // instead of site.yaml's
	Memo    *Memo        // what is known of files already, nil for nothing
	Program string       // names this program, no other; what it keeps in Store has no use for others. "" keeps nothing
	Store   *store.Store // what was costly to make, nil for nothing; it must stay open as long as the Site
	Squeeze bool         // Publish lays compressed copies beside text files
	// Changed names the files and folders, as on disk, that may have changed since the last Load with
	// this Memo; nil when any may.
	Changed []string
}

// Site is a site that is ready to be rendered, with all problems found on the way.
type Site struct {
	Tree     *source.Tree
	Settings config.Settings
	Theme    *theme.Theme // nil when it could not be loaded
	Meaning  *site.Site
	Plan     *pages.Plan
	Problems diag.List          // sorted
	Slots    []incremental.Slot // what fills the theme's

	album   *media.Library
	index   index
	lines   *source.Lines
	options Options
	planned pages.Input         // what the plan was made from
	written []*content.Document // what the site was, without the names to be left out
}

// Load runs the line up to the plan. The error is the operator's (no content/, a cancelled ctx);
// what an editor can mend is in Problems.
func Load(ctx context.Context, o Options) (*Site, error) {
	o.Memo = cmp.Or(o.Memo, &Memo{})
	tree, problems, err := o.Memo.read(ctx, o)
	if err != nil {
		return nil, err
	}
	return load(ctx, o, tree, problems)
}

// load runs the line from the tree on; problems are those of the tree.
func load(ctx context.Context, o Options, tree *source.Tree, problems diag.List) (s *Site, err error) {
	s = &Site{Tree: tree, options: o, lines: &source.Lines{Tree: tree, Themes: o.Themes}}
	var says declared
	var documents []*content.Document
	var meant, looks, wrong, laid diag.List
	err = par.Run(ctx,
		func(ctx context.Context) (err error) { documents, err = o.Memo.shelf.Documents(ctx, tree); return err },
		func(context.Context) (err error) {
			says = o.Memo.declare(tree)
			if s.Settings, err = says.conf.Settings.Override(o.BaseURL, o.Origin, o.Theme); err == nil {
				looks, err = s.dress()
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	if meant, err = s.mean(ctx, says, documents); err != nil {
		return nil, err
	}
	err = par.Run(ctx,
		func(ctx context.Context) (err error) { wrong, err = s.judge(ctx); return err },
		func(ctx context.Context) (err error) { laid, err = s.lay(ctx); return err },
	)
	if err != nil {
		return nil, err
	}
	s.Problems = slices.Concat(problems, says.problems, meant, looks, wrong, laid).Sorted()
	return s, nil
}

// mean makes sense of the documents.
func (s *Site) mean(ctx context.Context, says declared, documents []*content.Document) (problems diag.List, err error) {
	o, memo := s.options, s.options.Memo
	for _, d := range documents {
		problems.Append(d.Problems)
	}
	memo.redacted, err = redact.Documents(ctx, documents, s.Settings.Redact, s.Settings.Language, memo.redacted)
	if err != nil {
		return nil, err
	}
	problems.Append(memo.redacted.Problems)
	s.written = memo.redacted.Documents
	var list diag.List
	s.Meaning, list, err = site.Assemble(ctx, site.Input{
		Documents: s.written, Settings: s.Settings, Gazetteer: says.places, Catalogue: says.honours,
		Now: o.Now, Drafts: o.Drafts, Future: o.Future, Was: memo.meaning,
	})
	if err != nil {
		return nil, err
	}
	problems.Append(list)
	memo.meaning = s.Meaning
	return problems, nil
}

// judge holds the awards against the law.
func (s *Site) judge(ctx context.Context) (_ diag.List, err error) {
	memo := s.options.Memo
	if memo.law, err = law.Check(ctx, s.Meaning, memo.law); err != nil {
		return nil, err
	}
	return memo.law.Problems(), nil
}

// dress loads the theme.
func (s *Site) dress() (problems diag.List, err error) {
	o := s.options
	themes, err := fs.Sub(o.Root, "themes")
	if err != nil {
		return nil, fmt.Errorf("opening themes: %w", err)
	}
	base, _ := url.Parse(s.Settings.BaseURL)
	s.Theme, problems = o.Memo.dress(theme.Options{
		Site: themes, Embedded: o.Themes, Name: s.Settings.Theme, Lang: s.Settings.Language, Base: base.EscapedPath(),
	})
	for i := range problems {
		if problems[i].Code == diag.UnknownTheme && o.Theme == "" {
			problems[i].Pos = s.Settings.ThemePos
		}
	}
	return problems, nil
}

// lay plans the pages.
func (s *Site) lay(ctx context.Context) (diag.List, error) {
	assets, problems, err := s.assets(ctx, s.options.Store, s.options.Memo)
	if err != nil {
		return nil, err
	}
	s.planned = pages.Input{Site: s.Meaning, Assets: assets, Slots: s.slots(&problems), Files: map[string][]byte{}}
	if s.Theme != nil {
		for _, a := range s.Theme.Assets() {
			s.planned.Files[a.Path] = a.Data
		}
	}
	var list diag.List
	s.Plan, list, err = pages.Make(ctx, s.planned)
	problems.Append(list)
	return problems, err
}

// Unfit tells whether the problems keep the site from being published; when strict, warnings do too.
func (s *Site) Unfit(strict bool) bool {
	return s.Problems.HasErrors() || strict && s.Problems.Count(diag.Warning) > 0
}

// Line returns the text of a line of the site's sources or of its themes, "" when there is none.
func (s *Site) Line(file string, line int) string { return s.lines.Line(file, line) }
