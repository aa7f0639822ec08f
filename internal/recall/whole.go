package recall

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"strings"

	"bangvang/internal/cache"
	"bangvang/internal/diag"
)

// Whole is what came of a whole build.
type Whole struct {
	From     cache.Key // of all that it read but Slots
	Slots    []Slot    // its files that fill slots
	Language string    // the site's
	Articles int
	Problems diag.List
	Paths    []string // of all files, sorted
	Sums     []uint64 // of their bytes
}

// Slot is a file that fills a slot of the theme, and the [publish.Hash] of its bytes.
type Slot struct {
	Path string
	Sum  uint64
}

// laid is a Whole as it lies in the store, where two long lists are two strings: encoding/gob takes its time for each of
// a list.
type laid struct {
	Rest  Whole
	Paths string // each with a line feed after it
	Sums  []byte // each in eight bytes, little-endian
}

// Again returns what was remembered under a key, nil when it came of something else than from.
func Again(store *cache.Store, key, from cache.Key) *Whole {
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

// Remember keeps w under a key, in the place of what was there.
func (w *Whole) Remember(store *cache.Store, key cache.Key) {
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
