// Package roll indexes the roll of awards by conferrer and by recipient.
//
// A name alone is ambiguous: there is a Phòng Tài chính in every district. So two conferrers or recipients are the
// same only if the name (as [viet.Key] compares), the unit given with it and the locality are equal. Two pages for
// one school are a nuisance; one page for two schools, or for two people, would be false. For example, “Phòng Tài
// chính” in an article about Quận Đồ Sơn gets the page “Phòng Tài chính, Quận Đồ Sơn, Hải Phòng”.
//
//   - A body of a locality is identified by that locality, a body of the whole country (the President, a ministry) by
//     its name, any other conferrer by the locality of the article. Left out are bodies that could not be resolved,
//     organisers (every contest has a Ban Tổ chức), and offices without a name (“Đơn vị”).
//   - Collectives, enterprises and communities share one index; households have no pages, nor have recipients whose
//     kinds the source does not separate.
//   - Individuals have pages only if the site enables them (index_individuals; Law 91/2025/QH15).
//
// Names are joined to one body if they differ in abbreviations only ([viet.BodyKey]) and have one place; or if the place of
// one ended, and that of the other took it over. The latter needs a name of its own ([viet.HasOwnName]), which just one of the
// units that followed has, or a unit that was only renamed. Places are never provinces, in which a name is no mark of a
// body. content/bodies.yaml declares all else. Docs: decision 55.
//
// Awards that were proposed or revoked are not on the roll, and so not in these indexes.
package roll

import (
	"context"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/par"
	"bangvang/internal/site"
	"bangvang/internal/site/resolve"
	"bangvang/internal/text/viet"
)

// Kind is the kind of a term in the indexes of the roll: [Conferrer], [Collective] (also for enterprises and
// communities) or [Individual].
type Kind string

// The kinds, as views name them.
const (
	Conferrer  Kind = "conferrer"
	Collective Kind = "collective"
	Individual Kind = "individual"
)

// Roll has the indexes of a site's roll, all awards in force ([site.Site].Roll), by conferrer and by recipient, as
// [New] returns it. It is immutable. A term may be several names that are one body: see [Roll.Body]. The articles and awards of each term are newest first.
type Roll struct {
	Conferrers  *site.Index // in alphabetical order, as Collectives
	Collectives *site.Index
	Individuals *site.Index // sorted by given name; empty unless the site enables them

	conferrerTerms map[*site.Award]*site.Term
	jointTerms     map[*site.Award][]*site.Term // of several conferrers, in the order of Joint; some may be nil
	recipientTerms map[*content.Name]recipient
	joined         map[*site.Term]*site.Term // terms that are part of another
	bodies         map[*site.Term]*Body
	listed         map[listing]bool // reports among the awards of a term, whose records do not name it
}

// recipient is the term of a name, with its kind.
type recipient struct {
	kind Kind
	term *site.Term
}

// New indexes the roll of s, which it does not change. The problems are slugs with a suffix, and those of bodies.yaml. The error
// is that of ctx.
func New(ctx context.Context, s *site.Site) (*Roll, diag.List, error) {
	b := &Roll{
		Conferrers: site.NewIndex(), Collectives: site.NewIndex(), Individuals: site.NewIndex(),
		conferrerTerms: make(map[*site.Award]*site.Term, len(s.Roll)), jointTerms: map[*site.Award][]*site.Term{}, recipientTerms: map[*content.Name]recipient{},
		listed: map[listing]bool{}, joined: map[*site.Term]*site.Term{}, bodies: map[*site.Term]*Body{},
	}
	g := builder{Roll: b, site: s, now: s.Now, individuals: s.Settings.IndexIndividuals, bodyTerms: map[bodyKey]*site.Term{}, heirs: map[*gazetteer.Locality][]*gazetteer.Locality{}}
	keys, err := par.Map(ctx, len(s.Roll), func(i int) []string { return g.nameKeys(s.Roll[i]) })
	if err != nil {
		return nil, nil, err
	}
	for i, w := range s.Roll {
		g.addConferrers(w, func(t *site.Term) { addAward(t, w) })
		next := keys[i]
		for j := range w.Recipients {
			next = g.addRecipients(w, &w.Recipients[j], next)
		}
	}
	g.addReports()
	if err := par.Each(ctx, len(g.parts), func(i int) { g.namePart(g.parts[i]) }); err != nil {
		return nil, nil, err
	}
	var suffixed diag.List
	for _, x := range []*site.Index{b.Conferrers, b.Collectives, b.Individuals} {
		x.AssignSlugs(&suffixed)
	}
	problems := g.joinBodies()
	problems.Append(b.withoutJoined(suffixed))
	err = par.Run(ctx,
		func(context.Context) error { viet.SortByGivenName(b.Individuals.Terms, NameOnly); return nil },
		func(context.Context) error {
			viet.SortBy(b.Conferrers.Terms, func(t *site.Term) string { return t.Name })
			viet.SortBy(b.Collectives.Terms, func(t *site.Term) string { return t.Name })
			return nil
		},
	)
	return b, problems, err
}

// nameKeys returns the keys of the names of an award that have terms, in the order of the award.
func (g *builder) nameKeys(w *site.Award) (keys []string) {
	for i := range w.Recipients {
		r := &w.Recipients[i]
		if _, _, ok := g.indexOf(r); ok {
			for j := range r.Names {
				keys = append(keys, nameKey(r.Names[j].Name, r.Names[j].Unit))
			}
		}
	}
	return keys
}

// nameKey returns the key of a name in a unit, equal for all names that mean the same in one place.
func nameKey(name, unit string) string { return viet.Key(joinUnit(name, unit)) }

// withoutJoined returns the problems of slugs but those of two names that are one body.
func (b *Roll) withoutJoined(suffixed diag.List) diag.List {
	if len(suffixed) == 0 || len(b.joined) == 0 {
		return suffixed
	}
	root := map[string]*site.Term{} // the whole term, by the slugs of its parts
	for _, x := range []*site.Index{b.Conferrers, b.Collectives, b.Individuals} {
		for _, t := range x.Terms {
			root[t.Slug] = t
		}
	}
	for t, to := range b.joined {
		root[t.Slug] = to
	}
	return slices.DeleteFunc(suffixed, func(p diag.Problem) bool {
		return root[p.Args[2]] != nil && root[p.Args[2]] == root[viet.PathSegment(p.Args[0])]
	})
}

// NameOnly returns the name of a term of a Roll without the unit and the locality that follow it: “Phòng Tài chính” of
// “Phòng Tài chính, Quận Đồ Sơn, Hải Phòng”.
func NameOnly(t *site.Term) string {
	if name, _, _ := strings.Cut(t.Name, ", "); name != "" {
		return name
	}
	return t.Name // for a name as odd as “, Lan”
}

// ConferrerTerm returns the term of the i-th of the conferrers of w, an award of the same site, nil if it has none (see the
// package doc). A nil Roll has no terms.
func (b *Roll) ConferrerTerm(w *site.Award, i int) *site.Term {
	switch {
	case b == nil:
		return nil
	case w.Joint == nil:
		return b.whole(b.conferrerTerms[w])
	}
	if terms := b.jointTerms[w]; i < len(terms) { // an award that does not count has none
		return b.whole(terms[i])
	}
	return nil
}

// whole returns the term that t was joined with, or t.
func (b *Roll) whole(t *site.Term) *site.Term {
	if joined := b.joined[t]; joined != nil {
		return joined
	}
	return t
}

// RecipientTerm returns the kind and the term of a name among the recipients of an award, "" and nil if it has none. n
// must point into the award itself, not to a copy. A nil Roll has no terms.
func (b *Roll) RecipientTerm(n *content.Name) (Kind, *site.Term) {
	if b == nil {
		return "", nil
	}
	r := b.recipientTerms[n]
	return r.kind, b.whole(r.term)
}

// Concerns reports whether w is an award of t, a term of the Roll, which conferred or received it. Of an award that two
// articles report (same_as) only one row is; the record, or of a recipient whom that does not name another. It is false
// for a nil Roll.
func (b *Roll) Concerns(t *site.Term, w *site.Award) bool {
	switch {
	case b == nil:
		return false
	case b.counts(b.conferrerTerms[w], t, w), slices.ContainsFunc(b.jointTerms[w], func(of *site.Term) bool { return b.counts(of, t, w) }):
		return true
	}
	for _, r := range w.Recipients {
		for i := range r.Names {
			if b.counts(b.recipientTerms[&r.Names[i]].term, t, w) {
				return true
			}
		}
	}
	return false
}

// counts reports whether of is t or a part of it, and w one of the awards of of.
func (b *Roll) counts(of, t *site.Term, w *site.Award) bool {
	return b.whole(of) == t && (w.Counts() || b.listed[listing{of, w}])
}

// bodyKey identifies a conferrer as an award names it.
type bodyKey struct {
	name     string
	locality *gazetteer.Locality
}

// builder fills a Roll. It uses one term per conferrer, of which few confer most awards.
type builder struct {
	*Roll
	site        *site.Site
	now         time.Time // units get their names of this day
	individuals bool
	bodyTerms   map[bodyKey]*site.Term // terms of conferrers
	parts       []*part                // one of each term
	heirs       map[*gazetteer.Locality][]*gazetteer.Locality
}

// addConferrers calls add with the term of each conferrer of an award that has one.
func (g *builder) addConferrers(w *site.Award, add func(*site.Term)) {
	for c := range w.Conferrers {
		t := g.conferrerTerm(w, c)
		if t != nil {
			add(t)
		}
		if w.Joint != nil {
			g.jointTerms[w] = append(g.jointTerms[w], t)
		} else if t != nil {
			g.conferrerTerms[w] = t
		}
	}
}

// conferrerTerm returns the term of a conferrer of an award, nil if it has none.
func (g *builder) conferrerTerm(w *site.Award, c resolve.Conferrer) *site.Term {
	place, ok := conferrerLocality(w, c)
	if !ok {
		return nil
	}
	t := g.bodyTerms[bodyKey{c.Name, place}]
	if t == nil {
		t = g.termOf(g.Conferrers, nameKey(c.Name, ""), part{name: c.Name, place: place, on: w.Article.EffectiveDate()})
		g.bodyTerms[bodyKey{c.Name, place}] = t
	}
	return t
}

// conferrerLocality returns the locality that makes the name of a conferrer unique, nil if the name is unique by
// itself. ok is false if the conferrer is unknown.
func conferrerLocality(w *site.Award, c resolve.Conferrer) (place *gazetteer.Locality, ok bool) {
	switch {
	case c.Body.Level == honours.Organiser:
		return nil, false
	case c.Place != nil:
		return c.Place, true
	case c.Body.Relative || c.Body.Place != "":
		return nil, false
	case c.Body.Level <= honours.Provincial:
		return nil, true
	case viet.Key(c.Name) == viet.Key(c.Body.Office):
		return nil, false
	}
	return commonLocality(w.Article), true
}

// addRecipients adds an award to the terms of its named recipients. keys begins with the keys of their names, and it returns
// those after them.
func (g *builder) addRecipients(w *site.Award, r *content.Recipients, keys []string) []string {
	x, kind, ok := g.indexOf(r)
	if !ok {
		return keys
	}
	for i := range r.Names {
		n := &r.Names[i]
		t := g.termOfName(x, w, n, keys[i])
		addAward(t, w)
		g.recipientTerms[n] = recipient{kind, t}
	}
	return keys[len(r.Names):]
}

// indexOf returns the index of recipients and its kind; ok is false if they have no pages.
func (g *builder) indexOf(r *content.Recipients) (x *site.Index, kind Kind, ok bool) {
	x, kind = g.Collectives, Collective
	for _, k := range r.Kinds {
		switch {
		case k == content.Individual && len(r.Kinds) == 1 && g.individuals:
			x, kind = g.Individuals, Individual
		case k == content.Individual || k == content.Household:
			return nil, "", false
		}
	}
	return x, kind, true
}

// termOfName returns the term of a recipient of w, whose name has this key.
func (g *builder) termOfName(x *site.Index, w *site.Award, n *content.Name, key string) *site.Term {
	return g.termOf(x, key, part{name: n.Name, unit: n.Unit, place: commonLocality(w.Article), on: w.Article.EffectiveDate()})
}

// commonLocality returns the lowest unit that contains all localities of an article, nil if there is none.
func commonLocality(a *site.Article) *gazetteer.Locality {
	if len(a.Localities) == 0 {
		return nil
	}
	up := a.Localities[0]
	for _, l := range a.Localities[1:] {
		path := l.Path()
		for up != nil && !slices.Contains(path, up) {
			up = up.Parent
		}
	}
	return up
}

// termOf returns the term of the name of p, with that key, in its place. A new term gets its name later, from [builder.namePart].
func (g *builder) termOf(x *site.Index, key string, p part) *site.Term {
	if p.place != nil {
		key += "/" + p.place.ID
	}
	if t := x.Get(key); t != nil {
		return t
	}
	p.index, p.term = x, x.GetOrAdd(key, "")
	added := new(part)
	*added = p
	g.parts = append(g.parts, added)
	return p.term
}

// fullName returns a name followed by its locality, without the units that the name contains already.
func (g *builder) fullName(name string, place *gazetteer.Locality) string {
	said := " " + viet.Key(name) + " "
	for l := place; l != nil; l = l.Parent {
		show := l.NameAt(g.now).Full
		if l.Level == gazetteer.Province {
			show = l.NameAt(g.now).Short
		}
		if !strings.Contains(said, " "+viet.Key(show)+" ") {
			name += ", " + show
		}
	}
	return name
}

// addAward appends an award and its article to a term, each once.
func addAward(t *site.Term, w *site.Award) {
	if n := len(t.Awards); n == 0 || t.Awards[n-1] != w {
		t.Awards = append(t.Awards, w)
	}
	if n := len(t.Articles); n == 0 || t.Articles[n-1] != w.Article {
		t.Articles = append(t.Articles, w.Article)
	}
}
