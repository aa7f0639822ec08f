// Package site is what all articles mean together.
//
// [Assemble] takes documents as written and gives every name in them its meaning: a locality as it
// was on the event's day, an honour of the catalogue, the body behind "UBND tỉnh"; it gathers
// articles into indexes (tags, categories, localities, honours, archive), sorts awards into the
// roll, and finds what is related. It knows no address scheme beyond slugs, no view and no theme.
package site

import (
	"cmp"
	"context"
	"slices"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/config"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/memo"
	"bangvang/internal/par"
	"bangvang/internal/site/resolve"
	"bangvang/internal/text/viet"
)

// Input is everything a site is made from.
type Input struct {
	Documents []*content.Document // sorted by path
	Settings  config.Settings
	Gazetteer *gazetteer.Gazetteer
	Catalogue *honours.Catalogue
	Now       time.Time // what lies after it is held back; a midnight stands for the whole day
	Drafts    bool      // publish drafts, marked
	Future    bool      // publish future articles, marked
	Was       *Site     // what it made of a document is taken from there; nil for nothing
}

// Site is the meaning of all articles. It is immutable once assembled.
type Site struct {
	Settings   config.Settings
	Gazetteer  *gazetteer.Gazetteer
	Catalogue  *honours.Catalogue
	Now        time.Time
	Articles   []*Article // newest first, without the withdrawn
	Withdrawn  []*Article
	Pages      []*Article // standing pages, by path
	Tags       *Index
	Categories *Index
	Localities *Index
	Honours    *Index
	Archive    *Index     // years, newest first, with months as children
	Roll       []*Award   // newest first, inside an article as ceremonies do
	Held       []*Article // drafts, future and expired articles, without their meaning
	HeldBack   int        // how many those are
	Rows       int        // of awards, of all articles, also those that do not count

	senses memo.List[*content.Document, *resolve.Sense]
	dates  []int64 // of Articles, in seconds
}

// Mark says why an article would not be on the published site.
type Mark string

const (
	Draft     Mark = "draft"
	Future    Mark = "future"
	Withdrawn Mark = "withdrawn"
)

// Article is a published document with its meaning.
type Article struct {
	*content.Document
	Address    string // "/2024/01/do-son-tong-ket/"
	Localities []*gazetteer.Locality
	Tags       []*Term
	Category   *Term // nil when it has none
	Honours    []*Term
	Places     []*Term  // the terms of Localities
	Awards     []*Award // as ceremonies order them
	Older      *Article
	Newer      *Article
	Mark       Mark

	spot int // index in Site.Articles
}

// Award is one row of an article's awards with its meaning.
type Award struct {
	*resolve.Row
	Article *Article
	Term    *Term // the honour's page, nil when the award does not count
	Number  int   // below Site.Rows, no other's
}

// Spot returns where a stands in s.Articles, -1 for a standing page or a withdrawn article.
func (s *Site) Spot(a *Article) int {
	if a.spot >= len(s.Articles) || s.Articles[a.spot] != a {
		return -1
	}
	return a.spot
}

// Place names the i-th locality of a, and the province it lies in, as they were on the day.
func (a *Article) Place(i int) string {
	l := a.Localities[i]
	name := l.NameAt(a.On()).Full
	if p := l.Province(); p != l {
		name += ", " + p.NameAt(a.On()).Short
	}
	return name
}

// Counted returns how many awards of a count.
func (a *Article) Counted() int {
	n := 0
	for _, w := range a.Awards {
		if w.Counts() {
			n++
		}
	}
	return n
}

// Assemble gives the documents their meaning. The error is ctx's.
func Assemble(ctx context.Context, in Input) (*Site, diag.List, error) {
	s := &Site{Settings: in.Settings, Gazetteer: in.Gazetteer, Catalogue: in.Catalogue, Now: in.Now}
	var problems diag.List
	admitted := s.admit(in, &problems)
	var was memo.List[*content.Document, *resolve.Sense]
	if in.Was != nil && in.Was.Gazetteer == in.Gazetteer && in.Was.Catalogue == in.Catalogue {
		was = in.Was.senses
	}
	var err error
	maker := resolve.Maker{Gazetteer: in.Gazetteer, Catalogue: in.Catalogue}
	s.senses, err = was.Map(par.Stage(ctx, "relate"), admitted, func(i int) *resolve.Sense { return maker.Of(admitted[i]) })
	if err != nil {
		return nil, nil, err
	}
	s.gather(&problems)
	s.sort()
	for i, a := range s.Articles {
		a.spot = i
		if i > 0 {
			a.Newer, s.Articles[i-1].Older = s.Articles[i-1], a
		}
	}
	err = s.index(ctx, &problems)
	return s, problems, err
}

// admit returns the documents that may be published and says which it holds back, and until when.
func (s *Site) admit(in Input, problems *diag.List) []*content.Document {
	admitted := make([]*content.Document, 0, len(in.Documents))
	for _, d := range in.Documents {
		switch {
		case d.Draft && !in.Drafts:
			problems.Add(diag.DraftHeld, d.Title.Pos, d.Day())
		case after(d, in.Now) && !in.Future:
			problems.Add(diag.FutureHeld, d.Title.Pos, viet.DateTime(d.Date, d.HasClock))
		case !d.Expires.IsZero() && !d.Expires.After(in.Now):
			problems.Add(diag.ExpiredHeld, d.Title.Pos, viet.ShortDate(d.Expires))
		default:
			admitted = append(admitted, d)
			continue
		}
		s.Held = append(s.Held, &Article{Document: d, Address: resolve.Address(d.Path)})
		s.HeldBack++
	}
	return admitted
}

// gather makes articles of the documents and what they mean, and puts each where it belongs.
func (s *Site) gather(problems *diag.List) {
	for _, meant := range s.senses.Values {
		s.Rows += len(meant.Rows)
	}
	articles, awards, each := make([]Article, len(s.senses.Keys)), make([]Award, s.Rows), make([]*Award, s.Rows)
	for i, d := range s.senses.Keys {
		a, meant := &articles[i], s.senses.Values[i]
		*a = Article{Document: d, Address: meant.Address, Localities: meant.Localities, Mark: markOf(d, s.Now)}
		n := len(meant.Rows)
		for j := range meant.Rows {
			awards[j] = Award{Row: &meant.Rows[j], Article: a, Number: s.Rows - len(awards) + j}
			each[j] = &awards[j]
		}
		if n > 0 {
			a.Awards, each, awards = each[:n:n], each[n:], awards[n:]
		}
		problems.Append(meant.Problems)
		s.place(a)
	}
}

func markOf(d *content.Document, now time.Time) Mark {
	switch {
	case !d.Withdrawn.IsZero() && !d.Withdrawn.After(now):
		return Withdrawn
	case d.Draft:
		return Draft
	case after(d, now):
		return Future
	}
	return ""
}

// after tells whether a document is dated after now. A now at midnight stands for its whole day.
func after(d *content.Document, now time.Time) bool {
	if d.Kind == content.Page && d.Date.IsZero() {
		return false
	}
	if !d.HasClock || now.Equal(viet.Day(now)) {
		return viet.Day(d.Date).After(viet.Day(now))
	}
	return d.Date.After(now)
}

func (s *Site) place(a *Article) {
	switch {
	case a.Mark == Withdrawn:
		s.Withdrawn = append(s.Withdrawn, a)
	case a.Kind == content.Page:
		s.Pages = append(s.Pages, a)
	default:
		s.Articles = append(s.Articles, a)
	}
}

// sort puts the articles in the order of newestFirst.
func (s *Site) sort() {
	type dated struct {
		at int64 // in seconds
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
