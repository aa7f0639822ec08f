package site

import (
	"cmp"
	"slices"
)

// How much it counts to share a term, and how many articles are shown. A term's weight is divided
// among its neighbours in time only, so the work for one article does not grow with the site.
const (
	weighHonour   = 4
	weighLocality = 6
	weighProvince = 2
	weighTag      = 3
	weighCategory = 1
	neighbours    = 8 // looked at on either side in each shared list
	relatedMost   = 5
)

// Related returns the articles nearest to a: those that share honours, locality, tags or category
// and lie near in time, best first.
func (s *Site) Related(a *Article) []*Article {
	if a.spot >= len(s.Articles) || s.Articles[a.spot] != a {
		return nil // a standing page, or a withdrawn article
	}
	r := ranking{from: a, found: make([]scored, 0, 8*2*neighbours)} // as many as most articles find
	for _, t := range a.Honours {
		r.add(t.Articles, weighHonour)
	}
	for _, t := range a.Places {
		r.add(t.Articles, weighLocality)
		if t.Parent != nil {
			r.add(t.Parent.Articles, weighProvince)
		}
	}
	for _, t := range a.Tags {
		r.add(t.Articles, weighTag)
	}
	if a.Category != nil {
		r.add(a.Category.Articles, weighCategory)
	}
	return r.best()
}

type ranking struct {
	from  *Article
	found []scored
}

type scored struct {
	article *Article
	weight  int
}

// add counts weight for the articles next to r.from in list, which is in the order of spots.
func (r *ranking) add(list []*Article, weight int) {
	at, ok := slices.BinarySearchFunc(list, r.from, func(x, a *Article) int { return cmp.Compare(x.spot, a.spot) })
	if !ok {
		return
	}
	for i := max(0, at-neighbours); i < min(len(list), at+neighbours+1); i++ {
		if i != at {
			r.found = append(r.found, scored{list[i], weight})
		}
	}
}

func (r *ranking) best() []*Article {
	slices.SortFunc(r.found, func(a, b scored) int { return cmp.Compare(a.article.spot, b.article.spot) })
	sums := r.found[:0]
	for _, f := range r.found {
		if n := len(sums); n > 0 && sums[n-1].article == f.article {
			sums[n-1].weight += f.weight
		} else {
			sums = append(sums, f)
		}
	}
	nearest := func(a, b scored) int {
		return cmp.Or(
			cmp.Compare(b.weight, a.weight),
			cmp.Compare(distance(a.article, r.from), distance(b.article, r.from)),
			cmp.Compare(a.article.spot, b.article.spot),
		)
	}
	best := make([]scored, 0, relatedMost+1)
	for _, f := range sums {
		if at, _ := slices.BinarySearchFunc(best, f, nearest); at < relatedMost {
			best = slices.Insert(best, at, f)
			best = best[:min(len(best), relatedMost)]
		}
	}
	var out []*Article
	for _, f := range best {
		out = append(out, f.article)
	}
	return out
}

func distance(a, b *Article) int64 { return int64(a.Date.Sub(b.Date).Abs()) }
