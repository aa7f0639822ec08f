package incremental

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
)

// FullBuild is the result of a build: the hashes of all published files, and the values to report to the user.
type Whole struct {
	From     store.Key // of all files read, except Slots
	Slots    []Slot    // the files that fill slots
	Language string    // the site's
	Articles int
	Problems diag.List
	Paths    []string // of all files, sorted
	Sums     []uint64 // of their bytes
}

// Slot is a file that fills a slot of the theme, and the [digest.Hash] of its bytes.
type Slot struct {
	Path string
	Sum  uint64
}

// storedBuild is the stored form of a FullBuild. The two long lists are one string each, because encoding/gob is slow
// for lists with many elements.
type laid struct {
	Rest  Whole
	Paths string // each followed by a line feed
	Sums  []byte // each in eight bytes, little-endian
}

// LoadFullBuild returns the result stored under a key, nil if there is none or its fingerprint is another.
func Again(store *store.Store, key, from store.Key) *Whole {
	if store == nil {
		return nil
	}
	data, ok := store.Get(key)
	if !ok || !bytes.HasPrefix(data, from[:]) {
		return nil
	}
	var l laid
	if gob.NewDecoder(bytes.NewReader(data[len(from):])).Decode(&l) != nil || l.Rest.From != from {
		return nil
	}
	w := &l.Rest
	w.Paths = strings.Split(strings.TrimSuffix(l.Paths, "\n"), "\n")
	w.Sums = make([]uint64, len(l.Sums)/8)
	for i := range w.Sums {
		w.Sums[i] = binary.LittleEndian.Uint64(l.Sums[8*i:])
	}
	if len(w.Paths) != len(w.Sums) {
		return nil
	}
	return w
}

// Save stores the result under a key and replaces the previous one.
func (w *Whole) Remember(store *store.Store, key store.Key) {
	l := laid{Rest: *w, Paths: strings.Join(w.Paths, "\n") + "\n", Sums: make([]byte, 0, 8*len(w.Sums))}
	l.Rest.Paths, l.Rest.Sums = nil, nil
	for _, sum := range w.Sums {
		l.Sums = binary.LittleEndian.AppendUint64(l.Sums, sum)
	}
	out := bytes.NewBuffer(bytes.Clone(w.From[:]))
	if store != nil && gob.NewEncoder(out).Encode(l) == nil {
		store.Put(key, out.Bytes())
	}
}
