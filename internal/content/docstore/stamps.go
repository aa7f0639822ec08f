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
type stampTable struct {
	data   []byte // the table on disk
	hashes map[store.Key]uint64
}

// stampRecordSize is the size of a key with its hash, in bytes.
const stampRecordSize = len(store.Key{}) + 8

func stampsKey() store.Key { return store.KeyOf([]byte("stamps")) }

func (s *stampTable) load(disk *store.Store) {
	s.data, _ = disk.Get(stampsKey())
	s.hashes = make(map[store.Key]uint64, len(s.data)/stampRecordSize)
	for data := s.data; len(data) >= stampRecordSize; data = data[stampRecordSize:] {
		s.hashes[store.Key(data)] = binary.LittleEndian.Uint64(data[stampRecordSize-8:])
	}
}

func stampKey(path string, as source.Stamp) store.Key {
	return store.KeyOf([]byte(path), as.Append(nil))
}

// HashOf returns the hash of the bytes of the article at path, if its file had the same stamp when an earlier build saved
// it. ok is false for any other stamp and for the zero one; the caller then reads the file. It is part of
// [source.ArticleCache].
func (s *Store) HashOf(path string, as source.Stamp) (sum uint64, ok bool) {
	if as != (source.Stamp{}) {
		sum, ok = s.stamps.hashes[stampKey(path, as)]
	}
	return sum, ok
}

// Now returns the stamp of a file that it writes to the folder of the store at this moment, so that stamps of sources can
// be compared with the file system's clock; the zero stamp if there is no such folder. It is part of
// [source.ArticleCache].
func (s *Store) Now() source.Stamp {
	info, err := s.disk.Touch()
	if err != nil {
		return source.Stamp{}
	}
	return source.StampOf(info)
}

// SaveStamps saves the stamps of a tree's articles and the hashes of their bytes for the next build, in place of those
// saved before. It may be called as soon as the tree is read, before [Store.Documents] and whether the build then
// succeeds or not. It does nothing if the Store has no name of a program or no disk. An error of the disk is not
// reported: the next build then opens more articles than it needs to.
func (s *Store) SaveStamps(tree *source.Tree) {
	if s.program == "" {
		return
	}
	data := make([]byte, 0, len(tree.Files)*stampRecordSize)
	for _, f := range tree.Files {
		if f.Stamp != (source.Stamp{}) {
			key := stampKey(f.Path, f.Stamp)
			data = binary.LittleEndian.AppendUint64(append(data, key[:]...), f.Hash)
		}
	}
	if !bytes.Equal(data, s.stamps.data) {
		s.stamps.data = data
		s.disk.Put(stampsKey(), data)
	}
}
