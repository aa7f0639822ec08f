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
	if s.Spot(a) < 0 {
		return nil
	}
	found := make([]uint64, 0, 16*2*neighbours) // more than nearly all articles find
	for _, t := range a.Honours {
		found = a.near(found, t.Articles, weighHonour)
	}
	for _, t := range a.Places {
		found = a.near(found, t.Articles, weighLocality)
		if t.Parent != nil {
			found = a.near(found, t.Parent.Articles, weighProvince)
		}
	}
	for _, t := range a.Tags {
		found = a.near(found, t.Articles, weighTag)
	}
	if a.Category != nil {
		found = a.near(found, a.Category.Articles, weighCategory)
	}
	return s.best(a, found)
}

// near appends the articles next to a in list, which is in the order of spots: their spots, and below them the weight.
func (a *Article) near(found []uint64, list []*Article, weight uint64) []uint64 {
	at, ok := slices.BinarySearchFunc(list, a.spot, func(x *Article, spot int) int { return cmp.Compare(x.spot, spot) })
	if !ok {
		return found
	}
	for i := max(0, at-neighbours); i < min(len(list), at+neighbours+1); i++ {
		if i != at {
			found = append(found, uint64(list[i].spot)<<weightBits|weight)
		}
	}
	return found
}

const weightBits = 8

// candidate is an article that may be related.
type candidate struct {
	spot   int
	weight uint64
	away   int64 // in time, in seconds
}

// compare orders candidates, the best first.
func (c candidate) compare(o candidate) int {
	return cmp.Or(cmp.Compare(o.weight, c.weight), cmp.Compare(c.away, o.away), cmp.Compare(c.spot, o.spot))
}

// best returns the best of what was found near a.
func (s *Site) best(a *Article, found []uint64) []*Article {
	slices.Sort(found)
	best := make([]candidate, 0, relatedMost+1)
	for i := 0; i < len(found); {
		c := candidate{spot: int(found[i] >> weightBits)}
		for ; i < len(found) && int(found[i]>>weightBits) == c.spot; i++ {
			c.weight += found[i] & (1<<weightBits - 1)
		}
		c.away = max(s.dates[c.spot]-s.dates[a.spot], s.dates[a.spot]-s.dates[c.spot])
		if at, _ := slices.BinarySearchFunc(best, c, candidate.compare); at < relatedMost {
			best = slices.Insert(best, at, c)
			best = best[:min(len(best), relatedMost)]
		}
	}
	if len(best) == 0 {
		return nil
	}
	out := make([]*Article, len(best))
	for i, c := range best {
		out[i] = s.Articles[c.spot]
	}
	return out
}
