// Package finding turns the site's values into what search works on: the documents of its index and the view
// of its page. The names that both can be filtered by are the same.
//
// Found are the articles that lists show, without drafts and what is still to come. Besides what an article
// says, it is found by the conferrers and the numbers of its decisions, and by the names of the units that have taken its
// locality over: a reader in phường Đồ Sơn looks for what happened in quận Đồ Sơn.
package present

import (
	"context"
	"slices"
	"sync"
	"time"

	"bangvang/internal/content"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Finding makes what search works on.
type Finding struct{ *Display }

// Docs returns the documents of the index, newest first, with their addresses and the sums of their texts alone; fill
// makes the i-th whole. Several may be filled at the same time.
func (f *Finding) Docs() (docs []search.Doc, fill func(i int)) {
	shown := make([]*site.Article, 0, len(f.Site.Articles))
	docs = make([]search.Doc, 0, len(f.Site.Articles))
	for _, a := range f.Site.Articles {
		if a.Mark == "" {
			shown = append(shown, a)
			docs = append(docs, search.Doc{Address: a.Address, BodySum: a.Body.Sum})
		}
	}
	places := sync.OnceValue(f.places)
	return docs, func(i int) { docs[i] = f.doc(shown[i], places()[f.Site.Spot(shown[i])]) }
}

// Index returns the files of the index. gist stands for all that the site is made from but the texts of articles, zero
// when it is not known; store, which may be nil, remembers what came of it. The error is that of ctx or of a text.
func (f *Finding) Index(ctx context.Context, store *store.Store, gist store.Key) ([]search.File, error) {
	docs, fill := f.Docs()
	o := f.Options(store)
	o.Gist, o.Fill = gist, fill
	return search.Build(ctx, docs, o)
}

// Options are those of the index but of what its documents are.
func (f *Finding) Options(store *store.Store) search.Options {
	return search.Options{Lang: f.Site.Settings.Language, Base: f.Href(routes.Home), Store: store}
}

// places returns, by their spots, the names of the localities on whose lists the articles stand, widest first.
func (f *Finding) places() [][]string {
	out := make([][]string, len(f.Site.Articles))
	f.eachPlace(func(t *site.Term, name string) {
		for _, a := range t.Articles {
			spot := f.Site.Spot(a)
			out[spot] = append(out[spot], name)
		}
	})
	return out
}

// eachPlace visits every locality with its name, unique in the site, those above before those below.
func (f *Finding) eachPlace(visit func(t *site.Term, name string)) {
	var walk func(terms []*site.Term)
	walk = func(terms []*site.Term) {
		for _, t := range terms {
			visit(t, f.named(t.Locality))
			walk(t.Children)
		}
	}
	walk(f.Site.Localities.Terms)
}

// named returns a unit's name, and those of the units it lies in, as they are on the day the site is for.
func (f *Finding) named(l *gazetteer.Locality) string {
	name := l.NameAt(f.Site.Now).Full
	for up := l.Parent; up != nil; up = up.Parent {
		if up.Level == gazetteer.Province {
			name += ", " + up.NameAt(f.Site.Now).Short
		} else {
			name += ", " + up.NameAt(f.Site.Now).Full
		}
	}
	return name
}

func (f *Finding) doc(a *site.Article, places []string) search.Doc {
	date := a.Date.In(viet.Zone)
	d := search.Doc{
		Address: a.Address, Title: a.Title.Text, Summary: a.Summary, Localities: places,
		Date: date.Format(time.DateOnly), Year: date.Year(), Awards: a.Counted(),
		BodySum: a.Body.Sum, Body: a.Body.Words,
	}
	if a.Category != nil {
		d.Category = a.Category.Name
	}
	if len(a.Localities) > 0 {
		d.Locality = a.Place(0)
	}
	d.Honours = slices.Grow(d.Honours, len(a.Honours))
	for _, t := range a.Honours {
		d.Honours = append(d.Honours, t.Name)
	}
	d.Tags = slices.Grow(d.Tags, len(a.Tags)+len(a.Awards))
	for _, t := range a.Tags {
		d.Tags = append(d.Tags, t.Name)
	}
	d.Tags = append(d.Tags, f.heirs(a)...)
	for _, w := range a.Awards {
		award(&d, w)
	}
	return d
}

// award adds what an award is found by. The names of a revoked one are left out.
func award(d *search.Doc, w *site.Award) {
	for _, s := range [...]string{w.By, w.Decision.No, w.Citation} {
		if s != "" && !slices.Contains(d.Tags, s) {
			d.Tags = append(d.Tags, s)
		}
	}
	if w.Status == content.Revoked {
		return
	}
	for _, r := range w.Recipients {
		for _, n := range r.Names {
			d.Names = append(d.Names, n.Name)
			if n.Unit != "" {
				d.Names = append(d.Names, n.Unit)
			}
			if n.Post != "" {
				d.Tags = append(d.Tags, n.Post)
			}
		}
	}
}

// heirs names the units that have taken the localities of a over.
func (f *Finding) heirs(a *site.Article) []string {
	var out []string
	for _, l := range a.Localities {
		if !l.EndedBy(f.Site.Now) {
			continue
		}
		for _, next := range l.Successors {
			if next.Locality.Level != gazetteer.Province {
				out = append(out, next.Locality.NameAt(f.Site.Now).Full)
			}
		}
	}
	return out
}

// Page returns the view of the search page.
func (f *Finding) Page() *view.Search {
	v := &view.Search{
		Page: f.Display.Page("search", f.Words.Search, routes.Search, f.Home()), Index: f.Href(routes.Search),
		Years: f.choices(f.Site.Archive.Terms), Honours: f.choices(f.Site.Honours.Terms),
	}
	f.eachPlace(func(t *site.Term, name string) {
		if len(t.Articles) > 0 {
			v.Localities = append(v.Localities, view.Link{Name: name, Count: len(t.Articles)})
		}
	})
	viet.SortBy(v.Honours, func(l view.Link) string { return l.Name })
	v.Lists = []view.Link{
		f.Crumb(f.Words.Localities, routes.Localities), f.Crumb(f.Words.Tags, routes.Tags),
		f.Crumb(f.Words.Honours, routes.Honours), f.Crumb(f.Words.Archive, routes.Archive),
	}
	return v
}

func (f *Finding) choices(terms []*site.Term) []view.Link {
	var out []view.Link
	for _, t := range terms {
		out = append(out, view.Link{Name: t.Name, Count: len(t.Articles)})
	}
	return out
}
