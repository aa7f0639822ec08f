package present

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/roll"
	"bangvang/internal/text/viet"
)

// searchDocs returns the documents of the search index, newest first, with only their addresses and the hashes of their
// texts. fill adds the other fields of document i; several documents may be filled at the same time.
//
// The documents are the articles in lists without a mark: no drafts, no articles of the future. Besides its own words,
// an article is found by its authors, campaigns and blocks, by the conferrers and the numbers of its decisions, and by the names of the successors of its
// localities. For example, a reader in phường Đồ Sơn finds an article about quận Đồ Sơn.
func (p *Presenter) searchDocs(texts site.Texts) (docs []search.Doc, fill func(i int)) {
	shown := make([]*site.Article, 0, len(p.site.Articles))
	docs = make([]search.Doc, 0, len(p.site.Articles))
	for _, a := range p.site.Articles {
		if a.Mark == "" {
			shown = append(shown, a)
			docs = append(docs, search.Doc{Address: a.Address, BodyHash: texts.Of(a).Hash})
		}
	}
	localities := sync.OnceValue(p.listLocalities)
	return docs, func(i int) {
		docs[i] = p.searchDoc(shown[i], texts.Of(shown[i]), localities()[p.site.IndexOf(shown[i])])
	}
}

// BuildArticleIndex returns the files of the index of articles. fingerprint is the hash of all inputs of the site but the texts of
// articles, zero if it is not known; texts are the newer texts of articles; store caches blocks of the index, may be nil, and is
// written to. The error is that of ctx or of reading a text.
func (p *Presenter) BuildArticleIndex(ctx context.Context, texts site.Texts, store *store.Store, fingerprint store.Key) ([]search.File, error) {
	docs, fill := p.searchDocs(texts)
	o := p.searchOptions(store)
	o.Fingerprint, o.Fill = fingerprint, fill
	return search.Build(ctx, docs, o)
}

// BuildNameIndexes makes the indexes of names and of awards, which have no texts, one after the other, and calls add with the files
// of each: the documents of both would be a quarter of the memory of a large site. The parameters are those of [Presenter.BuildArticleIndex]. The error is that of ctx; then files
// are missing.
func (p *Presenter) BuildNameIndexes(ctx context.Context, store *store.Store, fingerprint store.Key, add func([]search.File)) error {
	list, fill := p.searchNames()
	o := search.NameOptions{Options: p.searchOptions(store), Short: search.AbbreviationsOf(p.site.Catalogue), Honours: p.honourFilters(), Individuals: p.site.Settings.IndexIndividuals}
	o.Fingerprint, o.Fill = fingerprint, fill
	files, err := search.BuildNames(ctx, list, o)
	if err != nil {
		return err
	}
	add(files)
	files, err = p.buildAwardIndex(ctx, store, fingerprint)
	add(files)
	return err
}

// maxHonourFilters is the number of honours by which a query may filter.
const maxHonourFilters = 60

// honourFilters returns the honours with the most articles, those with the most first.
func (p *Presenter) honourFilters() (out []search.HonourFilter) {
	terms := slices.Clone(p.site.Honours.Terms)
	slices.SortStableFunc(terms, func(a, b *site.Term) int { return len(b.Articles) - len(a.Articles) })
	for _, t := range terms[:min(len(terms), maxHonourFilters)] {
		out = append(out, search.HonourFilter{Name: t.Name, Slug: t.Slug})
	}
	return out
}

// searchOptions returns the options of the index, without those about its documents.
func (p *Presenter) searchOptions(store *store.Store) search.Options {
	return search.Options{Lang: p.site.Settings.Language, Base: p.Href(routes.Home), Store: store}
}

// listedLocality is a locality with its full name.
type listedLocality struct {
	*site.Term
	full string
}

// listLocalities returns, by the index of an article, the localities whose lists contain it, provinces first.
func (p *Presenter) listLocalities() [][]*listedLocality {
	out := make([][]*listedLocality, len(p.site.Articles))
	p.eachLocality(func(t *site.Term, name string) {
		l := &listedLocality{t, name}
		for _, a := range t.Articles {
			i := p.site.IndexOf(a)
			out[i] = append(out[i], l)
		}
	})
	return out
}

// eachLocality visits every locality with its full name, which is unique in the site; a province before its units.
func (p *Presenter) eachLocality(visit func(t *site.Term, name string)) {
	var walk func(terms []*site.Term)
	walk = func(terms []*site.Term) {
		for _, t := range terms {
			visit(t, p.fullName(t.Locality))
			walk(t.Children)
		}
	}
	walk(p.site.Localities.Terms)
}

// fullName returns the name of a unit followed by those of the units above it, on the day the site is built for. For
// example: “Quận Đồ Sơn, Hải Phòng”.
func (p *Presenter) fullName(l *gazetteer.Locality) string {
	name := l.NameAt(p.site.Now).Full
	for up := l.Parent; up != nil; up = up.Parent {
		if up.Level == gazetteer.Province {
			name += ", " + up.NameAt(p.site.Now).Short
		} else {
			name += ", " + up.NameAt(p.site.Now).Full
		}
	}
	return name
}

// searchDoc returns the document of an article with its text; localities are those whose lists contain it.
func (p *Presenter) searchDoc(a *site.Article, text *markdown.Body, localities []*listedLocality) search.Doc {
	date, sum := a.Date.In(viet.Zone), site.Count(a.Awards).Sum
	d := search.Doc{
		Address: a.Address, Title: a.Title.Text, Summary: a.Summary,
		Date: date.Format(time.DateOnly), Count: sum.N, AtLeast: sum.AtLeast || sum.N == 0 && a.CountedAwards() > 0,
		BodyHash: text.Hash, Body: text.ReadPlain,
	}
	if a.Category != nil {
		d.Category = a.Category.Name
	}
	if len(a.Localities) > 0 {
		d.Locality = a.LocalityName(0)
	}
	d.Honours, d.Localities = slices.Grow(d.Honours, len(a.Honours)), slices.Grow(d.Localities, len(localities))
	d.Filters = append(slices.Grow(d.Filters, 1+len(a.Honours)+len(localities)), search.Filter{Kind: "y", Value: strconv.Itoa(date.Year())})
	for _, l := range localities {
		d.Localities = append(d.Localities, l.full)
		d.Filters = append(d.Filters, search.Filter{Kind: "l", Value: l.Slug})
	}
	for _, t := range a.Honours {
		d.Honours = append(d.Honours, t.Name)
		d.Filters = append(d.Filters, search.Filter{Kind: "h", Value: t.Slug})
	}
	d.Tags = slices.Grow(d.Tags, len(a.Tags)+len(a.Awards))
	for _, t := range a.Tags {
		d.Tags = append(d.Tags, t.Name)
	}
	for _, terms := range [...][]*site.Term{a.Campaigns, a.Blocks} {
		for _, t := range terms {
			d.Tags = append(d.Tags, t.Name)
			if t.Emulation != nil {
				d.Tags = append(d.Tags, t.Emulation.Aliases...)
			}
		}
	}
	d.Tags = append(d.Tags, p.successorNames(a)...)
	for _, who := range a.Authors {
		d.Tags = append(d.Tags, who.Name)
	}
	for _, w := range a.Awards {
		addAward(&d, w)
	}
	return d
}

// addAward adds the words of an award to a document. The names of the recipients of a revoked award are left out.
func addAward(d *search.Doc, w *site.Award) {
	for _, s := range [...]string{w.By, w.Decision.No, w.Citation} {
		if s != "" && !slices.Contains(d.Tags, s) {
			d.Tags = append(d.Tags, s)
		}
	}
	if w.Status == content.Revoked {
		return
	}
	if w.Facts != nil {
		for _, h := range w.Facts.HandedBy {
			d.Names = append(d.Names, h.Name.Name)
		}
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
			for _, s := range [...]string{n.Title, n.Note} {
				if s != "" {
					d.Tags = append(d.Tags, s)
				}
			}
		}
	}
}

// successorNames returns the names of the successors of the localities of a that are no longer in force.
func (p *Presenter) successorNames(a *site.Article) []string {
	var out []string
	for _, l := range a.Localities {
		if !l.EndedBy(p.site.Now) {
			continue
		}
		for _, next := range l.Successors() {
			if next.Locality.Level != gazetteer.Province {
				out = append(out, next.Locality.NameAt(p.site.Now).Full)
			}
		}
	}
	return out
}

// Search returns the view of the search page.
func (p *Presenter) Search() *view.Search {
	v := &view.Search{
		Page: p.page("search", p.Strings.Search, routes.Search, p.HomeLink()), Awards: p.Href(routes.AwardIndex),
	}
	v.Lists = []view.Link{
		p.Link(p.Strings.Localities, routes.Localities), p.Link(p.Strings.Tags, routes.Tags),
		p.Link(p.Strings.Honours, routes.Honours), p.Link(p.Strings.Archive, routes.Archive),
	}
	for _, x := range p.Emulations() {
		v.Lists = append(v.Lists, p.Link(x.Name, x.Address))
	}
	if len(p.years) > 0 {
		v.Lists = append(v.Lists, p.Link(p.Strings.Years, routes.Years))
	}
	return v
}

// searchForm returns the form of the front page and of the roll, with questions about the site's own data: the body with the
// most awards, the unit with the most articles, and the most frequent honour in the last full year of awards.
func (p *Presenter) searchForm() *view.SearchForm {
	v := &view.SearchForm{Href: p.Href(routes.Search)}
	ask := func(q string) {
		v.Examples = append(v.Examples, view.Link{Name: q, Href: v.Href + "?q=" + url.QueryEscape(q)})
	}
	if p.Entries != nil {
		if bodies := p.Entries.Collectives.Terms; len(bodies) > 0 {
			ask(roll.NameOnly(slices.MaxFunc(bodies, func(a, b *site.Term) int { return cmp.Compare(len(a.Awards), len(b.Awards)) })))
		}
	}
	var unit *site.Term
	p.eachLocality(func(t *site.Term, _ string) {
		if t.Parent != nil && (unit == nil || len(t.Articles) > len(unit.Articles)) {
			unit = t
		}
	})
	if unit != nil {
		ask(unit.Locality.NameAt(p.site.Now).Full)
	}
	honours := largestTerms(p.site.Honours.Terms, 1)
	if i := p.frontYear(); i >= 0 && len(honours) > 0 {
		ask(honours[0].Name + " " + strconv.Itoa(p.years[i].Year))
	}
	return v
}
