package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/gazetteer"
	"bangvang/internal/honours"
	"bangvang/internal/viet"
)

// Index is one way to look articles up: by tag, category, locality, honour or date.
type Index struct {
	Terms   []*Term // in the order readers expect: collation, rank or time; children stand under parents
	byKey   map[string]*Term
	written map[string]*Term // by each spelling met
}

// Term is one entry of an index and the list behind it.
type Term struct {
	Name     string
	Slug     string     // path below the index: "thi-dua", "hai-phong/quan-do-son", "2024/01"
	Articles []*Article // newest first, with those of narrower terms
	Earlier  []*Article // of a locality: of the units it took over, newest first
	Parent   *Term
	Children []*Term
	Awards   []*Award            // of an honour, newest first
	Locality *gazetteer.Locality // of a locality
	Honour   *honours.Honour     // of an honour in the catalogue

	spellings map[string]int
}

// Get returns the term with this key, nil when there is none. Keys are those of the index: viet.Key
// of a name, a locality's ID, an honour's ID, "2024" or "2024/01".
func (x *Index) Get(key string) *Term { return x.byKey[key] }

// NewIndex returns an index without terms.
func NewIndex() *Index { return &Index{byKey: map[string]*Term{}} }

// Term returns the term with this key, making it when it is new.
func (x *Index) Term(key, name string) *Term {
	t := x.byKey[key]
	if t == nil {
		t = &Term{Name: name}
		x.byKey[key] = t
		x.Terms = append(x.Terms, t)
	}
	return t
}

// index gathers s.Articles, which are in order, so that every list is.
func (s *Site) index(problems *diag.List) {
	s.Tags, s.Categories, s.Honours, s.Localities, s.Archive = NewIndex(), NewIndex(), NewIndex(), NewIndex(), NewIndex()
	for _, a := range s.Articles {
		for _, tag := range a.Document.Tags {
			if t := s.Tags.spelled(tag.Text); !slices.Contains(a.Tags, t) {
				a.Tags = append(a.Tags, t)
				t.Articles = append(t.Articles, a)
			}
		}
		if a.Document.Category.Text != "" {
			a.Category = s.Categories.spelled(a.Document.Category.Text)
			a.Category.Articles = append(a.Category.Articles, a)
		}
		for _, w := range a.Awards {
			if w.Counts() {
				s.confer(a, w)
				s.Roll = append(s.Roll, w)
			}
		}
		s.file(a)
	}
	s.locate()
	for _, x := range []*Index{s.Tags, s.Categories} {
		x.name()
		viet.SortBy(x.Terms, func(t *Term) string { return t.Name })
		x.Slugs(problems)
	}
	slices.SortStableFunc(s.Honours.Terms, byRank)
	s.Honours.Slugs(problems)
}

// spelled returns the term of a name that may be spelled in several ways.
func (x *Index) spelled(name string) *Term {
	if t := x.written[name]; t != nil {
		t.spellings[name]++
		return t
	}
	key := viet.Key(name)
	if key == "" {
		key = name
	}
	t := x.Term(key, name)
	if t.spellings == nil {
		t.spellings = map[string]int{}
	}
	t.spellings[name]++
	if x.written == nil {
		x.written = map[string]*Term{}
	}
	x.written[name] = t
	return t
}

// name shows each term in its most frequent spelling; of equally frequent ones the first by bytes.
func (x *Index) name() {
	for _, t := range x.Terms {
		best := 0
		for spelling, n := range t.spellings {
			if n > best || n == best && spelling < t.Name {
				t.Name, best = spelling, n
			}
		}
	}
}

// Slugs gives every term its slug. Terms that differ in marks only are never merged: the one with
// the oldest article keeps the plain slug, so that a new tag cannot take an old tag's address.
func (x *Index) Slugs(problems *diag.List) {
	byAge := slices.Clone(x.Terms)
	slices.SortStableFunc(byAge, func(a, b *Term) int { return newestFirst(b.oldest(), a.oldest()) })
	taken := map[string]*Term{}
	for _, t := range byAge {
		plain := viet.Segment(t.Name)
		t.Slug = plain
		for n := 2; taken[t.Slug] != nil; n++ {
			t.Slug = plain + "-" + strconv.Itoa(n)
		}
		if t.Slug != plain {
			problems.Add(diag.SlugSuffixed, t.pos(), t.Name, taken[plain].Name, t.Slug)
		}
		taken[t.Slug] = t
	}
}

func (t *Term) oldest() *Article { return t.Articles[len(t.Articles)-1] }

// pos returns where the oldest article writes the term's name.
func (t *Term) pos() diag.Pos {
	a := t.oldest()
	for i, w := range a.Awards {
		if w.Term == t {
			return a.Awards[i].Honour.Pos
		}
	}
	for _, ref := range append(a.Document.Tags, a.Document.Category) {
		if t.spellings[ref.Text] > 0 {
			return ref.Pos
		}
	}
	return diag.Pos{File: a.Path}
}

// confer files an award under its honour.
func (s *Site) confer(a *Article, w *Award) {
	key, name := "khac/"+viet.KeyLoose(w.Name), w.Name
	if w.Known != nil {
		key, name = w.Known.ID, w.Known.Name
	}
	t := s.Honours.Term(key, name)
	t.Honour = w.Known
	w.Term = t
	t.Awards = append(t.Awards, w)
	if !slices.Contains(a.Honours, t) {
		a.Honours = append(a.Honours, t)
		t.Articles = append(t.Articles, a)
	}
}

// byRank orders honours as the catalogue does, those outside it after, by name.
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

// file puts an article into the archive: a year and, below it, a month.
func (s *Site) file(a *Article) {
	date := a.Date.In(viet.Zone)
	year := s.Archive.Term(strconv.Itoa(date.Year()), strconv.Itoa(date.Year()))
	year.Slug = year.Name
	key := fmt.Sprintf("%d/%02d", date.Year(), date.Month())
	month := s.Archive.byKey[key]
	if month == nil {
		month = &Term{Name: fmt.Sprintf("%02d/%d", date.Month(), date.Year()), Slug: key, Parent: year}
		s.Archive.byKey[key] = month
		year.Children = append(year.Children, month)
	}
	year.Articles = append(year.Articles, a)
	month.Articles = append(month.Articles, a)
}
