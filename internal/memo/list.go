// Package kept takes what was made of a value the last time for what would be made of it again.
//
// Values are kept under what they are made from, the whole of it, so none can be out of date. Nothing is looked up twice
// and nothing invalidated: what is not asked for any more is let go with the list it was in.
package memo

import (
	"context"
	"slices"

	"bangvang/internal/par"
)

// List is what was made of each of a list of keys. It does not change; its zero value holds nothing.
type List[K comparable, V any] struct {
	Keys   []K
	Values []V // of the same length
}

// Map returns what is made of every key: what l has of it, or do of its index, which is called as by [par.Map]. It must
// give the same for a key whenever it is called, and keys differ. The error is ctx's.
func (l List[K, V]) Map(ctx context.Context, keys []K, do func(i int) V) (List[K, V], error) {
	next := List[K, V]{keys, make([]V, len(keys))}
	var missing []int
	f := finder[K]{keys: l.Keys}
	for i, key := range keys {
		if at := f.find(key); at >= 0 {
			next.Values[i] = l.Values[at]
		} else {
			missing = append(missing, i)
		}
	}
	err := par.Each(ctx, len(missing), func(i int) { next.Values[missing[i]] = do(missing[i]) })
	if err != nil {
		return List[K, V]{}, err
	}
	return next, nil
}

// finder finds keys in a list that has most of them in the order they are asked for.
type finder[K comparable] struct {
	keys   []K
	next   int // where the one after the last found stands
	missed int
	places map[K]int
}

// Looking for a key that is not where it was: over so many places, and so often, before all are listed.
const (
	near  = 64
	often = 8
)

// find returns where a key stands, -1 when it is not there.
func (f *finder[K]) find(key K) int {
	ahead := f.keys[f.next:min(len(f.keys), f.next+near)]
	at := slices.Index(ahead, key)
	if at >= 0 {
		f.next += at + 1
		return f.next - 1
	}
	if f.missed++; f.missed <= often {
		return -1
	}
	if f.places == nil {
		f.places = make(map[K]int, len(f.keys))
		for i, key := range f.keys {
			f.places[key] = i
		}
	}
	place, ok := f.places[key]
	if !ok {
		return -1
	}
	f.next = place + 1
	return place
}
