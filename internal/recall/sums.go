// Package recall remembers between builds what came of what, as sums of bytes, so that what stands in the output
// already is not made again.
//
// What it tells is true for ever: a page's bytes depend on its theme and its view alone, so the sum of both stands
// for the sum of the bytes, as does the sum of all that the page is made from ([Pages]); and all that a build reads
// stands for all that it publishes ([Whole]).
// What is remembered lies in the cache under the name of the program that made it, since another may make other bytes
// of the same; what the cache lost, or holds in another form, is not known, and made again.
//
// Only what the last build asked for or learned is kept.
package recall

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/cache"
)

// Sums knows the sum of the bytes that something became. Its methods may be called at the same time, except Save.
type Sums struct {
	store *cache.Store
	key   cache.Key
	was   map[cache.Key]uint64

	mu    sync.Mutex
	now   map[cache.Key]uint64
	fresh bool // now holds what was does not
}

// pair is the size of a key and, little-endian, its sum.
const pair = len(cache.Key{}) + 8

// Open returns the sums that were saved under a key; store may be nil.
func Open(store *cache.Store, key cache.Key) *Sums {
	s := &Sums{store: store, key: key, now: map[cache.Key]uint64{}}
	if store == nil {
		return s
	}
	data, _ := store.Get(key)
	s.was = make(map[cache.Key]uint64, len(data)/pair)
	for ; len(data) >= pair; data = data[pair:] {
		s.was[cache.Key(data)] = binary.LittleEndian.Uint64(data[len(cache.Key{}):])
	}
	return s
}

// Get returns the sum of the bytes that something became.
func (s *Sums) Get(of cache.Key) (sum uint64, ok bool) {
	if sum, ok = s.was[of]; ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.now[of] = sum
	}
	return sum, ok
}

// Put says what the sum is.
func (s *Sums) Put(of cache.Key, sum uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now[of] = sum
	s.fresh = s.fresh || s.was[of] != sum
}

// Save keeps what was asked for and put since Open.
func (s *Sums) Save() {
	if s.store == nil || !s.fresh && len(s.now) == len(s.was) {
		return
	}
	data := make([]byte, 0, len(s.now)*pair)
	for of, sum := range s.now {
		data = binary.LittleEndian.AppendUint64(append(data, of[:]...), sum)
	}
	s.store.Put(s.key, data)
}
