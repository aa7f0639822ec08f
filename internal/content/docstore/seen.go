package docstore

import (
	"bytes"
	"encoding/binary"

	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
)

// seen is which bytes articles have that have the stamps that they had, so that they need not be read.
//
// In the store that is, for each article, the key of its path and its stamp, and the sum in eight bytes, little-endian.
type seen struct {
	data []byte // as it lies in the store
	sums map[store.Key]uint64
}

// pair is the size of a key with its sum.
const pair = len(store.Key{}) + 8

func seenKey() store.Key { return store.KeyOf([]byte("stamps")) }

func (s *seen) open(disk *store.Store) {
	s.data, _ = disk.Get(seenKey())
	s.sums = make(map[store.Key]uint64, len(s.data)/pair)
	for data := s.data; len(data) >= pair; data = data[pair:] {
		s.sums[store.Key(data)] = binary.LittleEndian.Uint64(data[pair-8:])
	}
}

func stampKey(path string, as source.Stamp) store.Key {
	return store.KeyOf([]byte(path), as.Append(nil))
}

// Sum is that of [source.Reader].
func (s *Shelf) Sum(path string, as source.Stamp) (sum uint64, ok bool) {
	if as != (source.Stamp{}) {
		sum, ok = s.seen.sums[stampKey(path, as)]
	}
	return sum, ok
}

// Now is that of [source.Reader].
func (s *Shelf) Now() source.Stamp {
	info, err := s.store.Touch()
	if err != nil {
		return source.Stamp{}
	}
	return source.StampOf(info)
}

// Note keeps the stamps of the articles of a tree for the next time.
func (s *Shelf) Note(tree *source.Tree) {
	if s.program == "" {
		return
	}
	data := make([]byte, 0, len(tree.Files)*pair)
	for _, f := range tree.Files {
		if f.Stamp != (source.Stamp{}) {
			key := stampKey(f.Path, f.Stamp)
			data = binary.LittleEndian.AppendUint64(append(data, key[:]...), f.Sum)
		}
	}
	if !bytes.Equal(data, s.seen.data) {
		s.seen.data = data
		s.store.Put(seenKey(), data)
	}
}
