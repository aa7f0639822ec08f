// Package pages plans the pages and files of a site.
//
// A [Plan] lists the files to publish, sorted by path. Each [Page] has its address, its origin and a function that
// returns its view (plain values; see package view). The function is pure, so a view may be made late, on any
// goroutine, and thrown away. Collisions of addresses, broken links and missing pictures are found here, before any
// page is rendered. For example, a site with one article that has one tag is planned as the page of the article, the
// list and the feed of the tag, the front page, the indexes, the roll, the search page, sitemaps and files for hosts.
package pages

import (
	"context"
	"reflect"
	"slices"

	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/feed"
	"bangvang/internal/pages/jsonld"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/linkcheck"
	"bangvang/internal/site/links"
)

// Page is a planned file of the site. [Make] makes it, and nothing changes it after that.
type Page struct {
	Path    string          // path below the output folder on disk: 2024/01/x/index.html
	Address string          // address of a reader, without the base path: /2024/01/x/
	Origin  string          // source of the page in words: a file, or “Chủ đề “x””
	Pos     diag.Pos        // position at which its author can change the address, zero for a generated page
	File    bool            // the view is a *view.Asset or a *view.ShareCard, which no template renders
	To      string          // address to which an old address leads, "" for any other page
	Texts   []*site.Article // articles whose texts the page shows
	Edited  site.Texts      // newer texts of some of these

	kind    reflect.Type                                             // type of the view
	show    func(site.Texts) (any, error)                            // returns the view, without its JSON-LD
	outline func(texts site.Texts, full *view.Article) *view.Article // returns the outline of an article, nil for any other page
}

// IsRollData reports whether the page is the roll as data, which may be too long for memory and is written piece by piece.
func (p Page) IsRollData() bool {
	return p.kind == reflect.TypeFor[*view.RollCSV]() || p.kind == reflect.TypeFor[*view.RollJSON]()
}

// View makes the view of the page and returns it: a *view.X, for example a *view.Article, new at each call. The error is
// that of reading a text.
func (p Page) View() (any, error) {
	v, err := p.show(p.Edited)
	if err != nil {
		return nil, err
	}
	return jsonld.Describe(v), nil
}

// Outline returns a value for comparing pages, not for rendering, by its contents behind pointers too, as package
// digest does: two views are equal exactly if these values are, apart from the field Data, which depends on the others.
// It needs no text of an article: the outline of an article is a new view with some bytes in place of the text. That of
// any other page is full itself, or a new view if full is nil. full is the view of the page if it has been made, else
// nil; it is not changed. The error is that of reading a text.
func (p Page) Outline(full any) (any, error) {
	switch {
	case p.outline != nil:
		v, _ := full.(*view.Article)
		return p.outline(p.Edited, v), nil
	case full != nil:
		return full, nil
	}
	return p.show(p.Edited) // the JSON-LD is a function of the rest of the view
}

// Plan is the list of all files of a site but those of the search index, as [Make] returns it. It is immutable.
type Plan struct {
	Pages []Page // sorted by Path, each path once

	edited  site.Texts
	present *present.Presenter
}

// WithTexts returns the plan with newer texts of some articles, which are otherwise as they were. The newer texts of p itself do
// not count.
func (p *Plan) WithTexts(edited site.Texts) *Plan {
	next := &Plan{slices.Clone(p.Pages), edited, p.present}
	for i := range next.Pages {
		page := &next.Pages[i]
		page.Edited = nil
		if slices.ContainsFunc(page.Texts, func(a *site.Article) bool { return edited[a] != nil }) {
			page.Edited = edited
		}
	}
	return next
}

// ArticleIndex returns the files of the search index of articles, whose number depends on all of them: see
// [present.Presenter.BuildArticleIndex].
func (p *Plan) ArticleIndex(ctx context.Context, store *store.Store, fingerprint store.Key) ([]search.File, error) {
	return p.present.BuildArticleIndex(ctx, p.edited, store, fingerprint)
}

// NameIndexes makes the files of the other indexes: see [present.Presenter.BuildNameIndexes].
func (p *Plan) NameIndexes(ctx context.Context, store *store.Store, fingerprint store.Key, add func([]search.File)) error {
	return p.present.BuildNameIndexes(ctx, store, fingerprint, add)
}

// Input is all that a plan is made from: the site, its files, and functions for texts and problems. The caller, package
// build, fills it. Files (of the theme) and Slots (of the site) may be nil, and so may Problems if the site does not
// enable the editing form, the only page that shows problems.
type Input struct {
	Site     *site.Site
	Assets   []links.Asset
	Unlinked []string          // files of content/ that are not published because nothing names them
	Files    map[string][]byte // files of the theme by path: assets/main.css
	Slots    map[string]string // the site's own HTML by the name of its slot
	// Scratch has room for parts of many files; nil for room in memory. It must stay open as long as the Plan is used.
	Scratch *store.Scratch
	// Problems returns the problems of the build, those of the plan too. It is called when a page that shows them is made.
	Problems func() diag.List
	// Text returns the text of a source file (content/…), from which fixes of problems are made; nil for no fixes.
	Text func(path string) string
}

// Make returns the plan of a site, and the problems found on the way, among them bad old addresses, broken links and
// pictures, conferrers and recipients whose slug got a suffix (le-an-2), and collisions. Of two pages at one address
// the one planned later, such as an old address, is left out; of a file /a and a page /a/b/ both remain. The problem is
// at the page that has to change, which may be one that remains. Make makes no view and writes nothing. The error is
// ctx's; the plan is then of no use.
func Make(ctx context.Context, in Input) (*Plan, diag.List, error) {
	ctx = par.Stage(ctx, "plan")
	pl, err := newPlanner(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	var urls []feed.URL
	err = par.Run(ctx,
		func(context.Context) error { urls = pl.present.SitemapURLs(nil, pl.all); return nil },
		func(context.Context) error { pl.planArticles(); pl.planLists(); return nil },
	)
	if err != nil {
		return nil, nil, err
	}
	pl.planSearch()
	pl.planSitemaps(urls)
	pl.planFiles(in)
	pl.planHosts(in)
	pl.planAliases(in)
	find := linkcheck.Checker{Articles: pl.all, Links: pl.links, Unpublished: pl.site.Unpublished, Text: in.Text}
	var flaws []linkcheck.Finding
	var spread diag.List
	err = par.Run(ctx,
		func(context.Context) error { pl.sort(); pl.dropCollisions(); return nil },
		func(context.Context) error { spread = pl.boundSpread(); return nil },
		func(ctx context.Context) (err error) { flaws, err = find.Check(ctx); return err },
	)
	if err != nil {
		return nil, nil, err
	}
	pl.problems.Append(spread)
	flaws = append(flaws, find.CheckSettings(pl.site.Settings)...)
	pl.problems.Append(find.Report(flaws, pl.planned, pl.linkable))
	return &Plan{Pages: pl.pages, present: pl.present}, pl.problems, ctx.Err()
}
