// Package site assembles all documents into one site: it resolves the names in them, builds the indexes and orders
// the roll.
//
// [Assemble] takes documents as written and resolves every name in them: a locality as it was on the day of the
// event, an honour of the catalogue, the body behind a relative name (for example “UBND tỉnh” in an article about Hà
// Tĩnh is “UBND tỉnh Hà Tĩnh”). It groups articles into indexes (tags, categories, localities, honours,
// campaigns, blocks, archive),
// sorts awards into the roll, and computes related articles. The package knows slugs but no other part of an address,
// no view and no theme.
package site

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/content/markdown"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/memo"
	"bangvang/internal/par"
	"bangvang/internal/site/resolve"
	"bangvang/internal/text/viet"
)

// Input holds all inputs of [Assemble]. Bodies, Drafts, Future, Held and Previous may be zero: then no draft or future article
// is published, none is held back because of errors, and nothing is reused. All other fields are required.
type Input struct {
	Documents []*content.Document // sorted by path
	Settings  config.Settings
	Gazetteer *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
	Bodies    []config.Body      // as bodies.yaml declares them; may be nil
	Campaigns []config.Emulation // that the site declares; likewise Blocks; both may be nil
	Blocks    []config.Emulation
	Now       time.Time // later documents are held back; a midnight means its whole day
	Drafts    bool      // publish drafts, with a Mark
	Future    bool      // publish future articles, with a Mark
	Held      []string  // the paths of articles that are not published because of errors, sorted; some may have no document
	Previous  *Site     // the previous site, whose resolved documents are reused; may be nil
}

// Site is the assembled site, as [Assemble] returns it. It is immutable, with all that it points to.
type Site struct {
	Settings   config.Settings
	Gazetteer  *gazetteer.Gazetteer
	Catalogue  *honours.Catalogue
	Law        *law.Table    // for the honours of Catalogue
	Bodies     []config.Body // as bodies.yaml declares them
	Now        time.Time
	Articles   []*Article // newest first, without withdrawn ones
	Withdrawn  []*Article // sorted by path
	Pages      []*Article // standing pages, sorted by path
	Tags       *Index
	Categories *Index
	Localities *Index
	Honours    *Index
	Campaigns  *Index // phong trào thi đua
	Blocks     *Index // cụm, khối thi đua
	Archive    *Index // years, newest first, with months as children
	// campaigns and blocks that the site declares, also those that no article names
	DeclaredCampaigns, DeclaredBlocks []config.Emulation
	// awards that count ([Award.Counts]), newest first; within an article in ceremonial order
	Roll             []*Award
	Unpublished      []*Article // drafts, future, expired and held articles, unresolved; unreadable ones have only a Path
	UnpublishedCount int        // the length of Unpublished
	RowCount         int        // the number of award rows of all articles, including those that do not count

	resolved memo.Results[*content.Document, *resolve.Result]
	dates    []int64 // dates of Articles, in Unix seconds
}

// Mark is the reason why an article in a Site does not appear on the published site, or not in full; "" for any other
// article. Drafts and future articles are in a Site only if [Input].Drafts or Future is set, as in a preview. A
// withdrawn article is in every Site: its page is published with a notice in place of the text, and no list has it.
type Mark string

const (
	Draft     Mark = "draft"
	Future    Mark = "future"
	Withdrawn Mark = "withdrawn"
)

// Article is a published document, resolved: an article, a standing page or a withdrawn article. [Assemble] makes it.
type Article struct {
	*content.Document
	Address       string // "/2024/01/do-son-tong-ket/"
	Localities    []*gazetteer.Locality
	Tags          []*Term
	Category      *Term   // nil without a category
	Campaigns     []*Term // in the order written, each once; likewise Blocks
	Blocks        []*Term
	Honours       []*Term
	LocalityTerms []*Term  // terms of Localities, in the same order
	Awards        []*Award // in ceremonial order
	Older         *Article // the next in Site.Articles, nil for the last
	Newer         *Article // the one before in Site.Articles, nil for the first
	Mark          Mark

	index int // position in Site.Articles
}

// Award is one row of an article's awards, resolved.
type Award struct {
	*resolve.Row
	Article *Article
	Term    *Term // entry of the index of honours; nil if the award is not in force
	Number  int   // unique in the site, from 0 to Site.RowCount-1
	// Record is the award of another article that this row reports too (same_as), nil if this row is the record itself.
	// AlsoIn are the rows that report this one, the oldest article first. See [Award.Counts].
	Record *Award
	AlsoIn []*Award
}

// IndexOf returns the position of a in s.Articles, -1 for a standing page or a withdrawn article.
func (s *Site) IndexOf(a *Article) int {
	if a.index >= len(s.Articles) || s.Articles[a.index] != a {
		return -1
	}
	return a.index
}

// LocalityName returns the name of the i-th of a.Localities and of its province as they were on the day of the article,
// for example “Quận Đồ Sơn, Hải Phòng”; of a province its name alone, with its kind.
func (a *Article) LocalityName(i int) string {
	l := a.Localities[i]
	name := l.NameAt(a.EffectiveDate()).Full
	if p := l.Province(); p != l {
		name += ", " + p.NameAt(a.EffectiveDate()).Short
	}
	return name
}

// CountedAwards returns the number of awards in force that a reports, also if another article has their record, not of their
// recipients.
func (a *Article) CountedAwards() int {
	n := 0
	for _, w := range a.Awards {
		if w.InForce() {
			n++
		}
	}
	return n
}

// HasAwards reports whether an award of a counts ([Award.Counts]).
func (a *Article) HasAwards() bool { return slices.ContainsFunc(a.Awards, (*Award).Counts) }

// Assemble resolves the documents and builds the site, and returns the problems of this step: unknown names, documents
// that are held back, slugs with a suffix. It changes no document. Problems of the documents themselves are not repeated.
// The error is that of ctx; the Site is then of no use.
func Assemble(ctx context.Context, in Input) (*Site, diag.List, error) {
	s := &Site{Settings: in.Settings, Gazetteer: in.Gazetteer, Catalogue: in.Catalogue, Bodies: in.Bodies, Now: in.Now,
		DeclaredCampaigns: in.Campaigns, DeclaredBlocks: in.Blocks,
	}
	var problems diag.List
	admitted := s.selectPublished(in, &problems)
	var previous memo.Results[*content.Document, *resolve.Result]
	if in.Previous != nil && in.Previous.Gazetteer == in.Gazetteer && in.Previous.Catalogue == in.Catalogue {
		previous, s.Law = in.Previous.resolved, in.Previous.Law
	} else {
		s.Law = law.New(in.Catalogue)
	}
	var err error
	resolver := resolve.Resolver{Gazetteer: in.Gazetteer, Catalogue: in.Catalogue, Law: s.Law}
	s.resolved, err = previous.Map(par.Stage(ctx, "relate"), admitted, func(i int) *resolve.Result { return resolver.Resolve(admitted[i]) })
	if err != nil {
		return nil, nil, err
	}
	err = s.makeArticles(ctx, resolver, &problems)
	if err != nil {
		return nil, nil, err
	}
	byID := s.checkIDs(&problems)
	s.sortArticles()
	s.linkSame(byID, &problems)
	for i, a := range s.Articles {
		a.index = i
		if i > 0 {
			a.Newer, s.Articles[i-1].Older = s.Articles[i-1], a
		}
	}
	var alike diag.List
	err = par.Run(ctx,
		func(context.Context) error {
			checkAlike(s.Articles, &alike)
			checkCopies(s.Articles, &alike)
			return nil
		},
		func(ctx context.Context) error { return s.buildIndexes(ctx, &problems) },
	)
	problems.Append(alike)
	return s, problems, err
}

// selectPublished returns the documents that may be published, and reports each document that is held back and until
// when.
func (s *Site) selectPublished(in Input, problems *diag.List) []*content.Document {
	admitted := make([]*content.Document, 0, len(in.Documents))
	held := in.Held
	for _, d := range in.Documents {
		for len(held) > 0 && held[0] < d.Path { // those that could not be read
			s.addUnpublished(&content.Document{Path: held[0]})
			held = held[1:]
		}
		switch {
		case len(held) > 0 && held[0] == d.Path:
			held = held[1:]
		case d.Draft && !in.Drafts:
			problems.Add(diag.DraftHeld, d.Title.Pos, d.ShortDate())
		case datedAfter(d, in.Now) && !in.Future:
			problems.Add(diag.FutureHeld, d.Title.Pos, viet.DateTime(d.Date, d.HasClock))
			if content.FarAhead(d.Date, in.Now) {
				problems.Add(diag.FarDate, d.Title.Pos, "date", d.ShortDate(), viet.ShortDate(in.Now))
			}
		case !d.Expires.IsZero() && !d.Expires.After(in.Now):
			problems.Add(diag.ExpiredHeld, d.Title.Pos, viet.ShortDate(d.Expires))
		default:
			if !in.Future {
				checkRevisions(d, in.Now, problems)
			}
			admitted = append(admitted, d)
			continue
		}
		s.addUnpublished(d)
	}
	for _, path := range held {
		s.addUnpublished(&content.Document{Path: path})
	}
	return admitted
}

// checkRevisions reports each revision and correction of a document that is dated after the day of now.
func checkRevisions(d *content.Document, now time.Time, problems *diag.List) {
	tomorrow := viet.StartOfDay(now).AddDate(0, 0, 1)
	report := func(key string, at time.Time, pos diag.Pos) {
		if !at.Before(tomorrow) {
			problems.Add(diag.FutureRevision, pos, key, viet.ShortDate(at), viet.ShortDate(now))
		}
	}
	report("updated", d.Updated, d.Title.Pos)
	for _, c := range d.Corrections {
		report("corrections", c.Date, c.Pos)
	}
}

func (s *Site) addUnpublished(d *content.Document) {
	s.Unpublished = append(s.Unpublished, &Article{Document: d, Address: resolve.Address(d.Path)})
	s.UnpublishedCount++
}

// makeArticles makes articles and awards of the resolved documents and adds each article to its list.
func (s *Site) makeArticles(ctx context.Context, resolver resolve.Resolver, problems *diag.List) error {
	hints := viet.NewHints(viet.HintWork)
	for _, resolved := range s.resolved.Values {
		s.RowCount += len(resolved.Rows)
	}
	articles, awards, each := make([]Article, len(s.resolved.Keys)), make([]Award, s.RowCount), make([]*Award, s.RowCount)
	for i, d := range s.resolved.Keys {
		a, resolved := &articles[i], s.resolved.Values[i]
		*a = Article{Document: d, Address: resolved.Address, Localities: resolved.Localities, Mark: markOf(d, s.Now)}
		n := len(resolved.Rows)
		for j := range resolved.Rows {
			awards[j] = Award{Row: &resolved.Rows[j], Article: a, Number: s.RowCount - len(awards) + j}
			each[j] = &awards[j]
		}
		if n > 0 {
			a.Awards, each, awards = each[:n:n], each[n:], awards[n:]
		}
		if len(resolved.Problems) > 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			problems.Append(resolver.AddHints(hints, d, resolved.Problems))
		}
		s.addArticle(a)
	}
	return nil
}

// checkIDs reports each award whose ID an award of an earlier article has, or a heading of its article. The earlier one
// keeps its address. It returns the published awards by their IDs.
func (s *Site) checkIDs(problems *diag.List) map[string]*Award {
	seen := make(map[string]*Award, s.RowCount)
	for _, list := range [...][]*Article{s.Articles, s.Pages} {
		for _, a := range list {
			for _, w := range a.Awards {
				if first := seen[w.ID]; first != nil {
					if w.Article.Date.Before(first.Article.Date) {
						seen[w.ID], w, first = w, first, w
					}
					problems.Add(diag.DuplicateID, cmp.Or(w.IDPos, w.Pos), w.ID, first.Pos.File+":"+strconv.Itoa(first.Pos.Line))
					continue
				}
				seen[w.ID] = w
				if w.IDPos.Line > 0 && slices.ContainsFunc(a.Body.Headings, func(h markdown.Heading) bool { return h.ID == w.ID }) {
					problems.Add(diag.DuplicateID, w.IDPos, w.ID, "#"+w.ID)
				}
			}
		}
	}
	return seen
}

func markOf(d *content.Document, now time.Time) Mark {
	switch {
	case !d.Withdrawn.IsZero() && !d.Withdrawn.After(now):
		return Withdrawn
	case d.Draft:
		return Draft
	case datedAfter(d, now):
		return Future
	}
	return ""
}

// datedAfter reports whether a document is dated after now. A now at midnight includes its whole day.
func datedAfter(d *content.Document, now time.Time) bool {
	if d.Kind == content.Page && d.Date.IsZero() {
		return false
	}
	if !d.HasClock || now.Equal(viet.StartOfDay(now)) {
		return viet.StartOfDay(d.Date).After(viet.StartOfDay(now))
	}
	return d.Date.After(now)
}

func (s *Site) addArticle(a *Article) {
	switch {
	case a.Mark == Withdrawn:
		s.Withdrawn = append(s.Withdrawn, a)
	case a.Kind == content.Page:
		s.Pages = append(s.Pages, a)
	default:
		s.Articles = append(s.Articles, a)
	}
}

// sortArticles sorts the articles in the order of newestFirst.
func (s *Site) sortArticles() {
	type dated struct {
		at int64 // Unix seconds
		*Article
	}
	all := make([]dated, len(s.Articles))
	for i, a := range s.Articles {
		all[i] = dated{a.Date.Unix(), a}
	}
	slices.SortFunc(all, func(a, b dated) int {
		if c := cmp.Compare(b.at, a.at); c != 0 {
			return c
		}
		return newestFirst(a.Article, b.Article)
	})
	s.dates = make([]int64, len(all))
	for i, a := range all {
		s.Articles[i], s.dates[i] = a.Article, a.at
	}
}

func newestFirst(a, b *Article) int {
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
}
