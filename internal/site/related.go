package site

import (
	"cmp"
	"slices"
)

// Weights of a shared term, and bounds. Only the neighbours in time within the list of a shared term get its weight,
// so the work for one article does not grow with the site.
const (
	weighHonour   = 4
	weighLocality = 6
	weighProvince = 2
	weighTag      = 3
	weighCategory = 1
	neighbours    = 8 // candidates on either side in the list of each shared term
	relatedMost   = 5
)

// Related returns at most five articles related to a, best first: those that share honours, localities, tags or the
// category and are near in time.
func (s *Site) Related(a *Article) []*Article {
	if s.Spot(a) < 0 {
		return nil
	}
	found := make([]uint64, 0, 16*2*neighbours) // enough for nearly all articles
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

// appendNeighbours appends the neighbours of a in list, which is sorted by position: each as its position in
// Site.Articles, shifted by weightBits, with the weight in the low bits.
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

// candidate is an article that shares a term with another.
type candidate struct {
	spot   int
	weight uint64
	away   int64 // distance in time, in seconds
}

// compare orders candidates, best first: by weight, distance in time, position.
func (c candidate) compare(o candidate) int {
	return cmp.Or(cmp.Compare(o.weight, c.weight), cmp.Compare(c.away, o.away), cmp.Compare(c.spot, o.spot))
}

// selectBest adds up the weights of each article in found and returns the best articles for a.
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
