package site

import (
	"cmp"
	"slices"
)

// Weights of a shared term, and bounds. Only the neighbours in time within the list of a shared term get its weight,
// so the work for one article does not grow with the site.
const (
	honourWeight    = 4
	localityWeight  = 6
	provinceWeight  = 2
	tagWeight       = 3
	emulationWeight = 5 // of a campaign or a block
	categoryWeight  = 1
	neighbours      = 8 // candidates on either side in the list of each shared term
	maxRelated      = 5
)

// Related returns at most five articles related to a, best first: those that share honours, localities, tags,
// campaigns, blocks or the category and are near in time. It never returns a itself, and nil for a standing page, a withdrawn article, and one
// that shares nothing.
func (s *Site) Related(a *Article) []*Article {
	if s.IndexOf(a) < 0 {
		return nil
	}
	found := make([]uint64, 0, 16*2*neighbours) // enough for nearly all articles
	for _, t := range a.Honours {
		found = a.appendNeighbours(found, t.Articles, honourWeight)
	}
	for _, t := range a.LocalityTerms {
		found = a.appendNeighbours(found, t.Articles, localityWeight)
		if t.Parent != nil {
			found = a.appendNeighbours(found, t.Parent.Articles, provinceWeight)
		}
	}
	for _, t := range a.Tags {
		found = a.appendNeighbours(found, t.Articles, tagWeight)
	}
	for _, terms := range [...][]*Term{a.Campaigns, a.Blocks} {
		for _, t := range terms {
			found = a.appendNeighbours(found, t.Articles, emulationWeight)
		}
	}
	if a.Category != nil {
		found = a.appendNeighbours(found, a.Category.Articles, categoryWeight)
	}
	return s.selectBest(a, found)
}

// appendNeighbours appends the neighbours of a in list, which is sorted by position: each as its position in
// Site.Articles, shifted by weightBits, with the weight in the low bits.
func (a *Article) appendNeighbours(found []uint64, list []*Article, weight uint64) []uint64 {
	at, ok := slices.BinarySearchFunc(list, a.index, func(x *Article, spot int) int { return cmp.Compare(x.index, spot) })
	if !ok {
		return found
	}
	for i := max(0, at-neighbours); i < min(len(list), at+neighbours+1); i++ {
		if i != at {
			found = append(found, uint64(list[i].index)<<weightBits|weight)
		}
	}
	return found
}

const weightBits = 8

// candidate is an article that shares a term with another.
type candidate struct {
	index    int
	weight   uint64
	distance int64 // distance in time, in seconds
}

// compare orders candidates, best first: by weight, distance in time, position.
func (c candidate) compare(o candidate) int {
	return cmp.Or(cmp.Compare(o.weight, c.weight), cmp.Compare(c.distance, o.distance), cmp.Compare(c.index, o.index))
}

// selectBest adds up the weights of each article in found and returns the best articles for a.
func (s *Site) selectBest(a *Article, found []uint64) []*Article {
	slices.Sort(found)
	best := make([]candidate, 0, maxRelated+1)
	for i := 0; i < len(found); {
		c := candidate{index: int(found[i] >> weightBits)}
		for ; i < len(found) && int(found[i]>>weightBits) == c.index; i++ {
			c.weight += found[i] & (1<<weightBits - 1)
		}
		c.distance = max(s.dates[c.index]-s.dates[a.index], s.dates[a.index]-s.dates[c.index])
		if at, _ := slices.BinarySearchFunc(best, c, candidate.compare); at < maxRelated {
			best = slices.Insert(best, at, c)
			best = best[:min(len(best), maxRelated)]
		}
	}
	if len(best) == 0 {
		return nil
	}
	out := make([]*Article, len(best))
	for i, c := range best {
		out[i] = s.Articles[c.index]
	}
	return out
}
