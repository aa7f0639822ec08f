// Package store stores expensive results in a folder on disk between builds: for example, the scaled copies of a
// picture under the hash of its file and the widths.
//
// The [Key] of a value is the hash of all of its inputs, so that nothing ever has to be invalidated: other inputs have
// another key. The inputs include the kind of the value and the version of the code that computes it. Values are
// immutable, for the callers of Put and of Get.
//
// Callers must work without the store: it ignores values that cannot be read, are damaged, foreign or of another
// version, and drops values that it cannot write. Its methods return no errors.
//
// On disk a store is a folder with one file index and a few files *.pack. A pack holds values one after another and is
// never changed after it gets its name, the hash of its records. The index holds, for each value, its pack, its offset,
// its checksum and the last run that used it; it has a checksum of its own and is replaced by a rename. Get reads a
// value and verifies its checksum: to open a store costs only the reading of its index. Put writes a value at once, to
// a new pack that gets its name when the store is closed, so that no value has to be in memory. Close copies into it
// the values of the packs that are smaller or half unused, so that there are at most as many packs as the size of the
// store has doublings, and a store takes at most twice the size of its values.
//
// Two processes can use one folder: each sees the values that were there when it opened the store, and the last index
// written counts. A pack of the other process that this index does not name is removed after an hour. If both write at
// the very same moment, values may be lost: then they are computed again, but are never wrong.
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

// Key is the key of a value: the hash of all of its inputs. [KeyOf] makes it.
type Key [16]byte

// KeyOf returns the key of parts, which also depends on where one part ends and the next begins. It consists of two
// XXH64 hashes: two inputs never have the same key by chance, but an attacker can make such inputs.
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

// Store holds values, as bytes, by key in a folder on disk; [Open] opens one and [Store.Close] ends it. Its methods are
// safe for concurrent use. Get and Append return false for a value that is missing or damaged, Put for one that it
// could not write; only Touch returns an error. Put writes at once, but other processes and later runs see the value
// only after Flush or Close. A closed Store is empty and stores nothing.
type Store struct {
	dir string // "" for a store that stores nothing

	mu      sync.RWMutex
	closed  bool
	run     uint32 // the last run that wrote the index
	packs   []*pack
	current *pack // the last of packs, while it is being written, else nil
	records []*record
	byKey   map[Key]int32 // index in records
}

// pack is an open pack file.
type pack struct {
	name uint64 // 0 while it is being written
	size int64
	file *os.File // nil if it could not be opened
}

// record holds the position of a value in its pack, its hash and its last use.
type record struct {
	key     Key
	pack    uint32
	offset  uint64
	size    uint32
	hash    uint64
	lastRun uint32 // the last run before this one that used it
	used    atomic.Bool
}

// Open opens the store in the folder dir, which it creates when there is a value to write. It always returns a Store: a
// folder that cannot be read or has no valid index is an empty one. With dir "" the store stores nothing: Get finds
// nothing, Put returns false.
func Open(dir string) *Store {
	s := &Store{dir: dir, byKey: map[Key]int32{}}
	if dir != "" {
		s.load()
	}
	return s
}

// Get returns the value that Put stored under key, in this run or an earlier one, and true. The slice is new and
// belongs to the caller; for a value of no bytes it is nil. It returns nil and false if there is no value or it is
// damaged.
func (s *Store) Get(key Key) ([]byte, bool) { return s.Append(nil, key) }

// Append appends the value that Put stored under key to b. It returns b unchanged and false if there is none or it is
// damaged.
func (s *Store) Append(b []byte, key Key) ([]byte, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, ok := s.byKey[key]
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

// read appends the value of a record to b. It returns false if the value cannot be read or does not have its hash.
func (s *Store) read(b []byte, r *record) ([]byte, bool) {
	p := s.packs[r.pack]
	end := r.offset + uint64(r.size)
	if p.file == nil || end < r.offset || end > uint64(p.size) {
		return b, false
	}
	from := len(b)
	b = slices.Grow(b, int(r.size))[:from+int(r.size)]
	if _, err := p.file.ReadAt(b[from:], int64(r.offset)); err != nil || xxhash.Sum64(b[from:]) != r.hash {
		return b[:from], false
	}
	return b, true
}

// Put stores data under key, in place of any value there: it writes them to disk before it returns, but other processes
// see them only after Flush or Close. It returns false, and the key has the value it had, if they cannot be written, are
// larger than 1 GiB, or the store is closed or has no folder.
func (s *Store) Put(key Key, data []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" || s.closed || len(data) > maxValue {
		return false
	}
	r := &record{key: key, size: uint32(len(data)), hash: xxhash.Sum64(data)}
	r.used.Store(true)
	if !s.write(r, data) {
		return false
	}
	if i, ok := s.byKey[key]; ok {
		s.records[i] = r
		return true
	}
	s.byKey[key] = int32(len(s.records))
	s.records = append(s.records, r)
	return true
}

// maxValue is the size of the largest value that can be stored, in bytes.
const maxValue = 1 << 30

// Flush writes the index, so that processes that open the store from now on see the values stored so far. It does
// nothing if nothing was Put since the last Flush or since [Open]. If the index cannot be written, the values that were
// Put since then are lost at once, for this process too: Get no longer finds them.
func (s *Store) Flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" || s.closed || s.current == nil {
		return
	}
	old, _ := s.save(noLimit)
	s.release()
	s.load()
	removeAll(old)
}

// Close writes the index as Flush does, and removes from disk the least recently used values until the others take at
// most limit bytes: Close(2<<30) limits the store to 2 GiB, Close(0) removes all values. The values that stay are on
// disk for the next Open, but this Store then finds and stores nothing; a second Close does nothing.
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
	removeAll(old) // after the release: Windows cannot remove an open file
}

// release closes all packs and empties the store in memory. It removes a pack that has no name yet.
func (s *Store) release() {
	for _, p := range s.packs {
		if p.file != nil {
			_ = p.file.Close() // its values are in the index, or are dropped
		}
	}
	if s.current != nil {
		_ = os.Remove(s.current.file.Name())
	}
	s.packs, s.current, s.records, s.byKey = nil, nil, nil, map[Key]int32{}
}

// Touch creates and removes a file in the store's folder, which it creates if need be, and returns the info that the file
// had, so that callers can compare the times of other files with the clock of the file system, the only one that says
// which file is older. It returns an error if the store has no folder (fs.ErrNotExist) or cannot write to it.
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
		_ = os.Remove(p) // a later run removes the files that stay
	}
}

func (s *Store) packPath(name uint64) string { return filepath.Join(s.dir, packName(name)) }
