package memo

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/memo/store"
)

// Hashes holds the hash of the bytes of each result under the hash of its inputs: for example, the hash of a page's
// HTML under the fingerprint of its view and theme. Its methods are safe for concurrent use, except Save.
type Hashes struct {
	store    *store.Store
	key      store.Key
	previous map[store.Key]uint64

	mu      sync.Mutex
	current map[store.Key]uint64
	changed bool // current holds an entry that previous does not
}

// entrySize is the size in bytes of an entry on disk: a key and its hash, little-endian.
const entrySize = len(store.Key{}) + 8

// OpenHashes returns the hashes that the store disk has under key, which names their kind; none if it has none or disk is
// nil, in which case Save does nothing.
func OpenHashes(disk *store.Store, key store.Key) *Hashes {
	s := &Hashes{store: disk, key: key, current: map[store.Key]uint64{}}
	if disk == nil {
		return s
	}
	data, _ := disk.Get(key)
	s.previous = make(map[store.Key]uint64, len(data)/entrySize)
	for ; len(data) >= entrySize; data = data[entrySize:] {
		s.previous[store.Key(data)] = binary.LittleEndian.Uint64(data[len(store.Key{}):])
	}
	return s
}

// Get returns the hash of the result with these inputs, if an earlier run has saved it. Otherwise, even after Put in this
// run, ok is false.
func (s *Hashes) Get(of store.Key) (hash uint64, ok bool) {
	if hash, ok = s.previous[of]; ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.current[of] = hash
	}
	return hash, ok
}

// Put sets the hash of the result whose inputs have the hash of, for Save. It does not change what Get returns.
func (s *Hashes) Put(of store.Key, hash uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current[of] = hash
	previous, known := s.previous[of]
	s.changed = s.changed || !known || previous != hash
}

// Save writes to the store the hashes that Get returned and Put set since OpenHashes, and drops the others there. It
// writes nothing if there is no store or nothing has changed, and reports no error. Call it once, at the end of a run.
func (s *Hashes) Save() {
	if s.store == nil || !s.changed && len(s.current) == len(s.previous) {
		return
	}
	data := make([]byte, 0, len(s.current)*entrySize)
	for of, hash := range s.current {
		data = binary.LittleEndian.AppendUint64(append(data, of[:]...), hash)
	}
	s.store.Put(s.key, data)
}
