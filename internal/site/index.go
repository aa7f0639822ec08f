package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/par"
	"bangvang/internal/text/viet"
)

// Index groups articles by one property: tag, category, locality, honour, campaign, block or date; or by conferrer or recipient (package
// roll). It is immutable once its Site or Roll is made.
type Index struct {
	Terms     []*Term // by collation, rank or time; children only below their parents, in Children
	byKey     map[string]*Term
	spellings map[string]*spelling // by the name as written
}

// spelling is one written form of the name of a term, with the number of its uses.
type spelling struct {
	name  string
	count int
	term  *Term
}

// Term is one entry of an index with its articles, newest first: a tag, a category, a locality, an honour, a year or a
// month, or a conferrer or recipient of the roll. [Assemble] and package roll make it. Its Slug is "" until
// [Index.AssignSlugs] sets it. It is immutable once its Site or Roll is made.
type Term struct {
	Name      string     // as pages show it
	Slug      string     // path below the index, for example "thi-dua", "hai-phong/quan-do-son", "2024/01"
	Articles  []*Article // newest first, including those of narrower terms
	Earlier   []*Article // of a locality: articles of its predecessors, newest first
	Parent    *Term      // nil at the top
	Children  []*Term
	Awards    []*Award            // of an honour, a campaign or a block: those that count, newest first
	Locality  *gazetteer.Locality // of a locality
	Honour    *honours.Honour     // of an honour of the catalogue
	Emulation *Emulation          // of a campaign or a block that the site declares

	spellings []*spelling // of a tag, a category, a campaign or a block
}

// Get returns the term with a key, nil if there is none. Keys depend on the index: viet.Key of the name of a tag or a
// category, [config.EmulationKey] of that of a campaign or a block, the ID of a locality or an honour (“khac/” and a viet.KeyLoose for one outside the catalogue), "2024" or
// "2024/01".
func (x *Index) Get(key string) *Term { return x.byKey[key] }

// NewIndex returns an index without terms, to which [Index.GetOrAdd] adds them.
func NewIndex() *Index { return &Index{byKey: map[string]*Term{}} }

// GetOrAdd returns the term with a key. If there is none, it adds one with that name, without a slug, at the end of
// Terms; the name of an existing term does not change. It is not safe for concurrent use.
func (x *Index) GetOrAdd(key, name string) *Term {
	t := x.byKey[key]
	if t == nil {
		t = &Term{Name: name}
		x.byKey[key] = t
		x.Terms = append(x.Terms, t)
	}
	return t
}

// buildIndexes fills the indexes from s.Articles. Since these are sorted, so is the list of every term.
func (s *Site) buildIndexes(ctx context.Context, problems *diag.List) error {
	s.Tags, s.Categories, s.Honours, s.Localities, s.Archive = NewIndex(), NewIndex(), NewIndex(), NewIndex(), NewIndex()
	s.Campaigns, s.Blocks = NewIndex(), NewIndex()
	campaigns := emulationIndex{
		index: s.Campaigns, file: config.CampaignsFile,
		refs: func(d *content.Document) []content.Ref { return d.Campaigns }, set: func(a *Article, terms []*Term) { a.Campaigns = terms },
	}
	blocks := emulationIndex{
		index: s.Blocks, file: config.BlocksFile,
		refs: func(d *content.Document) []content.Ref { return d.Blocks }, set: func(a *Article, terms []*Term) { a.Blocks = terms },
	}
	var tasks []func(context.Context) error
	for _, fill := range []func(){
		s.indexTags, s.indexCategories, s.indexHonours, s.indexLocalities, s.indexArchive,
		func() { campaigns.fill(s, s.DeclaredCampaigns); blocks.fill(s, s.DeclaredBlocks) },
	} { // each writes only fields of its own
		tasks = append(tasks, func(context.Context) error { fill(); return nil })
	}
	if err := par.Run(ctx, tasks...); err != nil {
		return err
	}
	problems.Append(campaigns.problems)
	problems.Append(blocks.problems)
	for _, x := range []*Index{s.Tags, s.Categories, s.Honours, s.Campaigns, s.Blocks} {
		x.AssignSlugs(problems)
	}
	return ctx.Err()
}

// indexTags adds every article to the terms of its tags.
func (s *Site) indexTags() {
	for _, a := range s.Articles {
		if n := len(a.Document.Tags); n > 0 {
			a.Tags = make([]*Term, 0, n)
		}
		for _, tag := range a.Document.Tags {
			if t := s.Tags.addSpelling("", tag.Text); !slices.Contains(a.Tags, t) {
				a.Tags = append(a.Tags, t)
				t.Articles = append(t.Articles, a)
			}
		}
	}
	s.Tags.nameTerms()
}

// indexCategories adds every article to the term of its category.
func (s *Site) indexCategories() {
	for _, a := range s.Articles {
		if a.Document.Category.Text != "" {
			a.Category = s.Categories.addSpelling("", a.Document.Category.Text)
			a.Category.Articles = append(a.Category.Articles, a)
		}
	}
	s.Categories.nameTerms()
}

// addSpelling counts one use of a name as written and returns its term. Names with the same key share a term; "" stands
// for viet.Key of the name.
func (x *Index) addSpelling(key, name string) *Term {
	if w := x.spellings[name]; w != nil {
		w.count++
		return w.term
	}
	if key = cmp.Or(key, viet.Key(name)); key == "" {
		key = name
	}
	w := &spelling{name, 1, x.GetOrAdd(key, name)}
	w.term.spellings = append(w.term.spellings, w)
	if x.spellings == nil {
		x.spellings = map[string]*spelling{}
	}
	x.spellings[name] = w
	return w.term
}

// nameTerms names each term that the site does not declare by its most frequent spelling, of equally frequent ones the
// first in byte order, and sorts the terms by name.
func (x *Index) nameTerms() {
	for _, t := range x.Terms {
		best := 0
		for _, w := range t.spellings {
			if t.Emulation != nil {
				break
			}
			if w.count > best || w.count == best && w.name < t.Name {
				t.Name, best = w.name, w.count
			}
		}
	}
	viet.SortBy(x.Terms, func(t *Term) string { return t.Name })
}

// AssignSlugs sets the Slug of every term and adds to problems each one that needed a suffix. Each term must have an
// article. Terms that differ in marks only are never merged: the one with the oldest article gets the plain slug, so that
// a new tag cannot take the address of an old one. An honour of the catalogue gets its plain slug even if an older
// article misspells it. For example, of the tags “Bán giao” (2023) and “Bàn giao” (2024) the first gets ban-giao, the
// second ban-giao-2.
func (x *Index) AssignSlugs(problems *diag.List) {
	byAge := slices.Clone(x.Terms)
	slices.SortStableFunc(byAge, func(a, b *Term) int {
		if (a.Honour != nil) != (b.Honour != nil) {
			return byRank(a, b)
		}
		return newestFirst(b.oldest(), a.oldest())
	})
	taken, slugs := map[string]*Term{}, viet.UniqueSlugs{}
	for _, t := range byAge {
		plain := viet.PathSegment(t.Name)
		t.Slug = slugs.Reserve(plain)
		if t.Slug != plain {
			problems.Add(diag.SlugSuffixed, t.pos(), t.Name, taken[plain].Name, t.Slug)
		}
		taken[t.Slug] = t
	}
}

func (t *Term) oldest() *Article { return t.Articles[len(t.Articles)-1] }

// pos returns the position of the name of the term in its oldest article.
func (t *Term) pos() diag.Pos {
	a := t.oldest()
	for i, w := range a.Awards {
		if w.Term == t {
			return a.Awards[i].Honour.Pos
		}
	}
	for _, ref := range slices.Concat(a.Document.Tags, []content.Ref{a.Document.Category}, a.Document.Campaigns, a.Document.Blocks) {
		if slices.ContainsFunc(t.spellings, func(w *spelling) bool { return w.name == ref.Text }) {
			return ref.Pos
		}
	}
	return diag.Pos{File: a.Path}
}

// indexHonours adds every award that counts to the roll and to the term of its honour, and the articles of all in force.
func (s *Site) indexHonours() {
	for _, a := range s.Articles {
		for _, w := range a.Awards {
			if !w.InForce() {
				continue
			}
			t := s.Honours.GetOrAdd(w.Key, w.Name)
			t.Honour = w.Known
			w.Term = t
			if w.Counts() {
				t.Awards = append(t.Awards, w)
				s.Roll = append(s.Roll, w)
			}
			if !slices.Contains(a.Honours, t) {
				a.Honours = append(a.Honours, t)
				t.Articles = append(t.Articles, a)
			}
		}
	}
	slices.SortStableFunc(s.Honours.Terms, byRank)
}

// byRank compares honours by their rank in the catalogue; honours outside it follow, by name.
func byRank(a, b *Term) int {
	switch {
	case a.Honour != nil && b.Honour != nil:
		return cmp.Compare(a.Honour.Rank, b.Honour.Rank)
	case a.Honour != nil:
		return -1
	case b.Honour != nil:
		return 1
	}
	return strings.Compare(viet.Fold(a.Name), viet.Fold(b.Name))
}

// indexArchive adds every article to the archive: to a year and, below it, to a month.
func (s *Site) indexArchive() {
	var year, month *Term
	var in struct {
		year  int
		month time.Month
	}
	for _, a := range s.Articles {
		y, m, _ := a.Date.In(viet.Zone).Date()
		if year == nil || y != in.year {
			year, month = s.Archive.GetOrAdd(strconv.Itoa(y), strconv.Itoa(y)), nil
			year.Slug = year.Name
		}
		if month == nil || m != in.month { // articles of a month are consecutive
			month = &Term{Name: fmt.Sprintf("%02d/%d", m, y), Slug: fmt.Sprintf("%d/%02d", y, m), Parent: year}
			s.Archive.byKey[month.Slug] = month
			year.Children = append(year.Children, month)
		}
		in.year, in.month = y, m
		year.Articles = append(year.Articles, a)
		month.Articles = append(month.Articles, a)
	}
}
