package present

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// placeAwards says where the awards of the roll were conferred, as the pages of places do ([site.AwardsAt]).
type placeAwards struct {
	of    [][]*site.Term     // by the number of an award: the localities that it belongs to, provinces first
	count map[*site.Term]int // awards of a locality
}

func (p *Presenter) findPlaceAwards() *placeAwards {
	v := &placeAwards{of: make([][]*site.Term, p.site.RowCount), count: map[*site.Term]int{}}
	p.eachLocality(func(t *site.Term, _ string) {
		awards, _ := p.placeOf(t).all()
		for _, w := range awards {
			v.of[w.Number] = append(v.of[w.Number], t)
		}
		if len(awards) > 0 {
			v.count[t] = len(awards)
		}
	})
	return v
}

// buildAwardIndex returns the files by which a browser filters the roll: the index of its awards, that of their conferrers, and
// the units of each province. The parameters and the error are those of [Presenter.BuildNameIndexes].
func (p *Presenter) buildAwardIndex(ctx context.Context, store *store.Store, fingerprint store.Key) ([]search.File, error) {
	o := p.searchOptions(store)
	o.Fingerprint = fingerprint
	var docs []search.Award
	docs, o.Fill = p.awardDocs()
	files, err := search.BuildAwards(ctx, docs, o)
	if err != nil {
		return nil, err
	}
	o.Fill = nil
	conferrers, err := search.BuildConferrers(ctx, p.conferrerDocs(), o)
	return slices.Concat(files, conferrers, p.unitFiles()), err
}

// awardDocs returns the documents of the index of awards, those of the newest events first, with only their addresses. fill adds
// the other fields of document i; several documents may be filled at the same time.
func (p *Presenter) awardDocs() (docs []search.Award, fill func(i int)) {
	awards := slices.Clone(p.site.Roll)
	slices.SortStableFunc(awards, func(a, b *site.Award) int { return b.Article.EffectiveDate().Compare(a.Article.EffectiveDate()) })
	docs = make([]search.Award, len(awards))
	for i, w := range awards {
		docs[i].Address = p.articleHref(w.Article) + "#" + w.ID
	}
	return docs, func(i int) { p.fillAward(&docs[i], awards[i]) }
}

// fillAward sets the fields of the document of an award.
func (p *Presenter) fillAward(d *search.Award, w *site.Award) {
	add := func(kind, value string) { d.Filters = addFilter(d.Filters, kind, value) }
	add("y", strconv.Itoa(w.Year))
	for _, t := range p.placeAwards().of[w.Number] {
		add("l", t.Slug)
	}
	add("v", w.Level.String())
	add("h", w.Term.Slug)
	for _, t := range p.conferrerTerms(w) {
		add("b", t.Slug)
	}
	for _, k := range recipientKinds(w) {
		add("k", viet.Slug(k.String()))
	}
	var sum site.Tally
	sum.Add(w)
	d.Recipients, d.AtLeast = sum.Sum.N, sum.Sum.AtLeast
	d.Date = isoDay(w.Article.EffectiveDate())
	d.Posthumous = w.Status == content.Posthumous
	fillRow(d, p.rollRow(w))
}

// addFilter adds a filter to a list that lacks it. A filter without a value is none.
func addFilter(list []search.Filter, kind, value string) []search.Filter {
	if f := (search.Filter{Kind: kind, Value: value}); value != "" && !slices.Contains(list, f) {
		list = append(list, f)
	}
	return list
}

// conferrerTerms returns the terms of the conferrers of an award, of those that have pages.
func (p *Presenter) conferrerTerms(w *site.Award) (out []*site.Term) {
	i := 0
	for range w.Conferrers {
		if t := p.Entries.ConferrerTerm(w, i); t != nil {
			out = append(out, t)
		}
		i++
	}
	return out
}

// fillRow sets the fields that a result shows, those of a row of the roll.
func fillRow(d *search.Award, row view.RollRow) {
	d.Article, d.Honour = row.Article.Name, search.Link{Name: row.Honour.Name, Href: row.Honour.Href}
	if row.Locality != nil {
		d.Place = search.Link{Name: row.Locality.Name, Href: row.Locality.Href}
	}
	for _, c := range row.Joint {
		d.By = append(d.By, search.Link{Name: c.Name, Href: c.Href})
	}
	if row.Joint == nil && row.By != "" {
		d.By = []search.Link{{Name: row.By, Href: row.ByHref}}
	}
	for _, r := range row.Recipients {
		g := search.Group{Count: r.Count, Kind: r.Kind}
		for _, n := range r.Names {
			g.Names = append(g.Names, search.Link{Name: n.Name, Href: n.Href})
		}
		if r.Rest != nil {
			g.More = r.Rest.Count - len(r.Names)
		}
		d.To = append(d.To, g)
	}
}

// conferrerDocs returns the conferrers that have pages, those with the fewest awards last.
func (p *Presenter) conferrerDocs() []search.Doc {
	if p.Entries == nil {
		return nil
	}
	count := map[*site.Term]int{}
	for _, w := range p.roll {
		for _, t := range p.conferrerTerms(w) {
			count[t]++
		}
	}
	var docs []search.Doc
	for _, t := range p.Entries.Conferrers.Terms {
		if n := count[t]; n > 0 {
			docs = append(docs, search.Doc{Address: string(routes.Conferrers.Term(t.Slug)), Title: t.Name, Count: n})
		}
	}
	slices.SortStableFunc(docs, func(a, b search.Doc) int { return cmp.Compare(b.Count, a.Count) })
	return docs
}

// unitFiles returns for each province the units below it that have awards, as JSON: a list of slug below the province, name,
// day on which it ended (“30/6/2025”, "" if it has not), number of awards, and true if all of them are of units before it.
func (p *Presenter) unitFiles() []search.File {
	var out []search.File
	for _, province := range p.site.Localities.Terms {
		var units [][]any
		var walk func(terms []*site.Term, within string)
		walk = func(terms []*site.Term, within string) {
			for _, t := range terms {
				name := t.Locality.NameAt(p.site.Now).Full + within
				if n := p.placeAwards().count[t]; n > 0 {
					ended := ""
					if t.Locality.EndedBy(p.site.Now) {
						ended = p.legalDate(t.Locality.To)
					}
					unit := []any{strings.TrimPrefix(t.Slug, province.Slug+"/"), name, ended, n}
					if len(p.placeOf(t).own) == 0 {
						unit = append(unit, true)
					}
					units = append(units, unit)
				}
				walk(t.Children, ", "+name)
			}
		}
		walk(province.Children, "")
		if len(units) > 0 {
			data, _ := json.Marshal(units) // strings and numbers: always succeeds
			out = append(out, search.File{Path: routes.Units(province.Slug).Relative(), Data: data})
		}
	}
	return out
}
