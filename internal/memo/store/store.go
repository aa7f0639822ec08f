// Package cache remembers, between builds, what was costly to make.
//
// A value is kept under the hash of everything that it was made from, so that nothing ever has to be
// invalidated: other input is another [Key]. Values are immutable, on both sides of Put and Get. What
// kind of value it is, and the version of the code that made it, belong into the key.
//
// The store is a help and never a duty: what cannot be read, is broken, foreign, or of another version
// is as if it had never been there; what cannot be written is forgotten. There are no errors.
//
// On the disk it is a folder with a file index and a few files *.pack. A pack holds values one after
// another and is never changed once it has its name, the hash of its bytes. The index says which value
// lies where in which pack, the checksum of each, and in which run it was last used; it has a checksum
// of its own and is replaced by a rename. Values are read, and their checksums verified, when they are
// asked for: opening a store costs the reading of its index. New values are written at once, into a new
// pack that gets its name when the store is closed, so that none of them has to lie in memory. It takes
// in the packs that are smaller or have become half empty, so that there are never more packs than
// doublings of size, and a store takes at most twice the room of its values.
//
// Two processes may use one folder: each sees what was there when it opened the store, and the index
// of the last to write counts. A pack of the other that this index does not name stays for an hour.
// When both write at the very same moment, values may be lost, which is cold and not wrong.
package store

import (
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cespare/xxhash/v2"
)

// Key names a value by everything that it was made from.
type Key [16]byte

// KeyOf returns the key of parts. Where one ends and the next begins makes a difference. It is made
// of two XXH64 sums: chance never brings two keys together, but ill will could.
func KeyOf(parts ...[]byte) Key {
	var k Key
	for half := range 2 {
		var d xxhash.Digest
		d.ResetWithSeed(uint64(half))
		for _, p := range parts {
			var length [8]byte
			binary.LittleEndian.PutUint64(length[:], uint64(len(p)))
			_, _ = d.Write(length[:]) // a Digest never fails
			_, _ = d.Write(p)
		}
		binary.LittleEndian.PutUint64(k[8*half:], d.Sum64())
	}
	return k
}

// Store is a store of values. Its methods may be called at the same time.
type Store struct {
	dir string // "" for a store that keeps nothing

	mu      sync.RWMutex
	closed  bool
	run     uint32 // the last run that wrote the index
	packs   []*pack
	fresh   *pack // the last of packs, which is being written; nil when none is
	records []*record
	at      map[Key]int32 // index in records
}

// pack is an open pack file.
type pack struct {
	name uint64 // 0 as long as it is being written
	size int64
	file *os.File // nil when it could not be opened
}

// record is where a value lies.
type record struct {
	key  Key
	pack uint32
	off  uint64
	size uint32
	sum  uint64
	last uint32 // the run that used it last, before this one
	used atomic.Bool
}

// Open opens the store in the folder dir, which is made when there is something to write. With dir
// "" it keeps nothing.
func Open(dir string) *Store {
	s := &Store{dir: dir, at: map[Key]int32{}}
	if dir != "" {
		s.load()
	}
	return s
}

// Get returns the value that was put under key.
func (s *Store) Get(key Key) ([]byte, bool) { return s.Append(nil, key) }

// Append appends the value that was put under key to b.
func (s *Store) Append(b []byte, key Key) ([]byte, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, ok := s.at[key]
	if !ok || s.closed {
		return b, false
	}
	r := s.records[i]
	b, ok = s.read(b, r)
	if ok {
		r.used.Store(true)
	}
	return b, ok
}

// read appends a record's value to b if it is whole.
func (s *Store) read(b []byte, r *record) ([]byte, bool) {
	p := s.packs[r.pack]
	end := r.off + uint64(r.size)
	if p.file == nil || end < r.off || end > uint64(p.size) {
		return b, false
	}
	from := len(b)
	b = slices.Grow(b, int(r.size))[:from+int(r.size)]
	if _, err := p.file.ReadAt(b[from:], int64(r.off)); err != nil || xxhash.Sum64(b[from:]) != r.sum {
		return b[:from], false
	}
	return b, true
}

// Put keeps data under key, and tells whether it could: it writes them before it returns.
func (s *Store) Put(key Key, data []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" || s.closed || len(data) > maxValue {
		return false
	}
	r := &record{key: key, size: uint32(len(data)), sum: xxhash.Sum64(data)}
	r.used.Store(true)
	if !s.write(r, data) {
		return false
	}
	if i, ok := s.at[key]; ok {
		s.records[i] = r
		return true
	}
	s.at[key] = int32(len(s.records))
	s.records = append(s.records, r)
	return true
}

// maxValue is the longest value that is kept, in bytes.
const maxValue = 1 << 30

// Flush makes what was put known to who opens the store from now on.
func (s *Store) Flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" || s.closed || s.fresh == nil {
		return
	}
	old, _ := s.save(noLimit)
	s.release()
	s.load()
	removeAll(old)
}

// Close makes what was put known to who opens the store from now on, and forgets those values that were
// not used for the longest time until the rest takes no more than limit bytes. The store is empty then.
func (s *Store) Close(limit int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	var old []string
	if s.dir != "" {
		old, _ = s.save(limit)
	}
	s.release()
	removeAll(old) // after the release: Windows removes no open file
}

// release closes the packs and forgets everything. A pack that did not get its name goes.
func (s *Store) release() {
	for _, p := range s.packs {
		if p.file != nil {
			_ = p.file.Close() // all that was written is in its index, or forgotten
		}
	}
	if s.fresh != nil {
		_ = os.Remove(s.fresh.file.Name())
	}
	s.packs, s.fresh, s.records, s.at = nil, nil, nil, map[Key]int32{}
}

// Touch writes a file in the store's folder, and returns what the file system said of it; an error when the store keeps
// nothing. No clock but the file system's own says what is older than what.
func (s *Store) Touch() (fs.FileInfo, error) {
	if s.dir == "" {
		return nil, fs.ErrNotExist
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(s.dir, tempPrefix+"*")
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	_ = f.Close() // nothing was written
	_ = os.Remove(f.Name())
	return info, err
}

func removeAll(paths []string) {
	for _, p := range paths {
		_ = os.Remove(p) // what stays is tried again by a later run
	}
}

func (s *Store) packPath(name uint64) string { return filepath.Join(s.dir, packName(name)) }
