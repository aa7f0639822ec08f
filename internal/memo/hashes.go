// Package sumset keeps hashes of results under the hash of their inputs.
package memo

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/memo/store"
)

// Sums knows the sum of the bytes that something became. Its methods may be called at the same time, except Save.
type Hashes struct {
	store *store.Store
	key   store.Key
	was   map[store.Key]uint64

	mu    sync.Mutex
	now   map[store.Key]uint64
	fresh bool // now holds what was does not
}

// pair is the size of a key and, little-endian, its sum.
const pair = len(store.Key{}) + 8

// Open returns the sums that were saved under a key; store may be nil.
func OpenHashes(disk *store.Store, key store.Key) *Hashes {
	s := &Hashes{store: disk, key: key, now: map[store.Key]uint64{}}
	if disk == nil {
		return s
	}
	data, _ := disk.Get(key)
	s.was = make(map[store.Key]uint64, len(data)/pair)
	for ; len(data) >= pair; data = data[pair:] {
		s.was[store.Key(data)] = binary.LittleEndian.Uint64(data[len(store.Key{}):])
	}
	return s
}

// Get returns the sum of the bytes that something became.
func (s *Hashes) Get(of store.Key) (sum uint64, ok bool) {
	if sum, ok = s.was[of]; ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.now[of] = sum
	}
	return sum, ok
}

// Put says what the sum is.
func (s *Hashes) Put(of store.Key, sum uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now[of] = sum
	s.fresh = s.fresh || s.was[of] != sum
}

// Save keeps what was asked for and put since Open.
func (s *Hashes) Save() {
	if s.store == nil || !s.fresh && len(s.now) == len(s.was) {
		return
	}
	data := make([]byte, 0, len(s.now)*pair)
	for of, sum := range s.now {
		data = binary.LittleEndian.AppendUint64(append(data, of[:]...), sum)
	}
	s.store.Put(s.key, data)
}
