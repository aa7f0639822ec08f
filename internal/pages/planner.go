package pages

import (
	"cmp"
	"context"
	"reflect"
	"slices"

	"bangvang/internal/diag"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/links"
	"bangvang/internal/site/roll"
)

// planner collects the pages of a site.
type planner struct {
	site     *site.Site
	all      []*site.Article          // articles, standing pages and withdrawn articles
	articles map[string]*site.Article // the same by path; nil until it is needed
	inPlaces map[routes.Path]bool     // addresses of articles, now or once, below that of the localities; nil until it is needed
	links    *links.Resolver
	present  *present.Presenter
	pages    []Page
	listed   []routes.Path // addresses for the sitemap, without the articles
	problems diag.List
}

// newPlanner returns a planner without pages. The error is ctx's.
func newPlanner(ctx context.Context, in Input) (*planner, error) {
	s := in.Site
	pl := &planner{site: s, all: slices.Concat(s.Articles, s.Pages, s.Withdrawn)}
	pl.pages = make([]Page, 0, 2*len(pl.all)) // enough for most sites, whose lists are short
	var board *roll.Roll
	err := par.Run(ctx,
		func(ctx context.Context) (err error) { board, pl.problems, err = roll.New(ctx, s); return err },
		func(context.Context) error {
			pl.links = links.New(pl.all, in.Assets)
			pl.links.AddUnpublished(s.Unpublished)
			pl.links.AddUnlinked(in.Unlinked)
			pl.present = present.New(s, pl.links, in.Slots)
			return nil
		},
	)
	if err != nil {
		return nil, err
	}
	pl.present.Entries = board
	if in.Scratch != nil {
		pl.present.Scratch = in.Scratch
	}
	return pl, nil
}

// add plans the page at an address, whose view is v().
func add[V any](pl *planner, address routes.Path, origin string, pos diag.Pos, v func() V) {
	addTexts(pl, address, origin, pos, nil, func(site.Texts) (V, error) { return v(), nil })
}

// addListed plans a generated page that the sitemap lists.
func addListed[V any](pl *planner, address routes.Path, origin string, v func() V) {
	add(pl, address, origin, diag.Pos{}, v)
	pl.listed = append(pl.listed, address)
}

// addFile plans a file that no template renders.
func addFile[V any](pl *planner, address routes.Path, origin string, pos diag.Pos, v V) {
	add(pl, address, origin, pos, func() V { return v })
	pl.pages[len(pl.pages)-1].File = true
}

// addTexts plans a page that shows the texts of some articles: see [Page.Texts]. It must not show any other text, and v is
// called with newer texts of them. V is the type of the view, known before the view is made, because the headers that a
// host sends with the file depend on it.
func addTexts[V any](pl *planner, address routes.Path, origin string, pos diag.Pos, texts []*site.Article, v func(site.Texts) (V, error)) {
	pl.pages = append(pl.pages, Page{
		Path: address.File(), Address: string(address), Origin: origin, Pos: pos, Texts: texts,
		kind: reflect.TypeFor[V](), show: func(texts site.Texts) (any, error) { return v(texts) },
	})
}

// sort sorts the pages by path, pages of the same path in the order in which they were planned.
func (pl *planner) sort() {
	slices.SortStableFunc(pl.pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
}

// planned reports whether links may lead to an address: there is a page, and not at another host name. The pages must be
// sorted.
func (pl *planner) planned(address string) bool {
	i, ok := slices.BinarySearchFunc(pl.pages, routes.Path(address).File(), func(p Page, path string) int { return cmp.Compare(p.Path, path) })
	if !ok || pl.pages[i].Address != address {
		return false
	}
	_, form := FormFile(pl.pages[i].Path)
	return !form || !pl.formApart()
}

// addresses returns the addresses of all pages.
func (pl *planner) addresses() []string {
	out := make([]string, len(pl.pages))
	for i, p := range pl.pages {
		out[i] = p.Address
	}
	return out
}

// linkable returns the addresses of all pages but the form, which no article means.
func (pl *planner) linkable() []string {
	return slices.DeleteFunc(pl.addresses(), func(a string) bool { _, form := FormFile(routes.Path(a).File()); return form })
}

// planArticles plans the page of every article and standing page.
func (pl *planner) planArticles() {
	for _, a := range pl.all {
		addTexts(pl, routes.Path(a.Address), a.Path, a.Title.Pos, []*site.Article{a}, func(texts site.Texts) (*view.Article, error) { return pl.present.Article(a, texts) })
		pl.pages[len(pl.pages)-1].outline = func(texts site.Texts, full *view.Article) *view.Article { return pl.present.Outline(a, texts, full) }
	}
}
