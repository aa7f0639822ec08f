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
	"strings"
	"time"

	"bangvang/internal/config"
	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/gazetteer"
	"bangvang/internal/honours"
	"bangvang/internal/par"
	"bangvang/internal/viet"
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

	spot     int // index in Site.Articles
	problems diag.List
}

// Assemble gives the documents their meaning. The error is ctx's.
func Assemble(ctx context.Context, in Input) (*Site, diag.List, error) {
	s := &Site{Settings: in.Settings, Gazetteer: in.Gazetteer, Catalogue: in.Catalogue, Now: in.Now}
	var problems diag.List
	kept := s.admit(in, &problems)
	err := par.Each(par.Stage(ctx, "relate"), len(kept), func(i int) { resolve(s, kept[i]) })
	if err != nil {
		return nil, nil, err
	}
	for _, a := range kept {
		problems.Append(a.problems)
		s.place(a)
	}
	slices.SortStableFunc(s.Articles, newestFirst)
	for i, a := range s.Articles {
		a.spot = i
		if i > 0 {
			a.Newer, s.Articles[i-1].Older = s.Articles[i-1], a
		}
	}
	s.index(&problems)
	return s, problems, nil
}

// admit keeps the documents that may be published and says which it holds back, and until when.
func (s *Site) admit(in Input, problems *diag.List) []*Article {
	var kept []*Article
	for _, d := range in.Documents {
		a := &Article{Document: d, Address: Address(d.Path)}
		switch {
		case d.Draft && !in.Drafts:
			problems.Add(diag.DraftHeld, d.Title.Pos, d.Day())
		case after(d, in.Now) && !in.Future:
			problems.Add(diag.FutureHeld, d.Title.Pos, viet.LongDate(d.Date, d.HasClock))
		case !d.Expires.IsZero() && !d.Expires.After(in.Now):
			problems.Add(diag.ExpiredHeld, d.Title.Pos, viet.ShortDate(d.Expires))
		default:
			a.Mark = markOf(d, in.Now)
			kept = append(kept, a)
			continue
		}
		s.Held = append(s.Held, a)
		s.HeldBack++
	}
	return kept
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

func newestFirst(a, b *Article) int {
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
}

// Address returns the address that a file of content/ has: each segment of its path as a slug, with
// index.md standing for its folder.
func Address(path string) string {
	path = strings.TrimPrefix(path, "content/")
	path = path[:len(path)-len(".md")]
	segments := strings.Split(path, "/")
	if n := len(segments); segments[n-1] == "index" {
		segments = segments[:n-1]
	}
	var b strings.Builder
	b.WriteByte('/')
	for _, segment := range segments {
		b.WriteString(viet.Segment(segment))
		b.WriteByte('/')
	}
	return b.String()
}
