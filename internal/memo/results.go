// Package memo caches the results of pure functions, within a run and between two runs, under everything that they are
// computed from.
//
// Because the key of a result holds all of its inputs, no result can be out of date and nothing is ever invalidated: a
// result that is no longer requested is dropped. For example, if one of 1,000 articles changes, [Results.Map] computes
// one value and takes 999 from the run before.
//
//	Results  results of a list of keys, from one run to the next, in memory
//	Table    results of any keys, for many readers
//	Lazy     results of numbered values, computed at the first request
//	Hashes   hashes of results under the hashes of their inputs, on disk
//	*Pieces  the last result of one kind, on disk
//
// Results on disk are in a [store.Store]. The functions that compute results must be pure: they always return the same
// result for the same key.
package memo

import (
	"context"
	"slices"

	"bangvang/internal/par"
)

// Results holds the result for each of a list of keys: Values[i] is that of Keys[i]. [Results.Map] makes one from the one
// before. It is immutable; the zero value is empty.
type Results[K comparable, V any] struct {
	Keys   []K // all different
	Values []V // as many as there are keys
}

// Map returns the results for keys, all different: those that l holds, and for each other key the result of do for its
// index in keys, called as by [par.Each]. It does not change l, and drops the results that no key asks for. do must
// always return the same for the same key. If ctx ends it returns no results and the error of ctx.
func (l Results[K, V]) Map(ctx context.Context, keys []K, do func(i int) V) (Results[K, V], error) {
	next := Results[K, V]{keys, make([]V, len(keys))}
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
		return Results[K, V]{}, err
	}
	return next, nil
}

// finder finds the positions of keys in a list that has most of them in the order of the calls.
type finder[K comparable] struct {
	keys      []K
	next      int // the position after the last key found
	misses    int // the number of calls that found no key within the next maxScan
	positions map[K]int
}

// maxScan is the number of keys that find compares from next on; after maxMisses misses it builds a map of all keys.
const (
	maxScan   = 64
	maxMisses = 8
)

// find returns the position of a key, or -1 if it is not in the list.
func (f *finder[K]) find(key K) int {
	ahead := f.keys[f.next:min(len(f.keys), f.next+maxScan)]
	at := slices.Index(ahead, key)
	if at >= 0 {
		f.next += at + 1
		return f.next - 1
	}
	if f.misses++; f.misses <= maxMisses {
		return -1
	}
	if f.positions == nil {
		f.positions = make(map[K]int, len(f.keys))
		for i, key := range f.keys {
			f.positions[key] = i
		}
	}
	place, ok := f.positions[key]
	if !ok {
		return -1
	}
	f.next = place + 1
	return place
}
