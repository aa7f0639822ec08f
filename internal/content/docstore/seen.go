package docstore

import (
	"bytes"
	"encoding/binary"

	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
)

// stampTable maps stamps of articles to the hashes of their bytes, so that files with a known stamp need not be read.
// For example, a build after an edit of one article opens that file alone.
//
// On disk it is, for each article, the key of its path and its stamp, and the hash in eight bytes, little-endian.
type seen struct {
	data []byte // the table on disk
	sums map[store.Key]uint64
}

// stampRecordSize is the size of a key with its hash, in bytes.
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

// HashOf implements [source.ArticleCache].
func (s *Shelf) Sum(path string, as source.Stamp) (sum uint64, ok bool) {
	if as != (source.Stamp{}) {
		sum, ok = s.seen.sums[stampKey(path, as)]
	}
	return sum, ok
}

// Now implements [source.ArticleCache].
func (s *Shelf) Now() source.Stamp {
	info, err := s.store.Touch()
	if err != nil {
		return source.Stamp{}
	}
	return source.StampOf(info)
}

// SaveStamps saves the stamps of a tree's articles for the next build.
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
