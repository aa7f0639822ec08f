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
package incremental

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
)

// Whole is what came of a whole build.
type Whole struct {
	From     store.Key // of all that it read but Slots
	Slots    []Slot    // its files that fill slots
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

// laid is a Whole as it lies in the store, where two long lists are two strings: encoding/gob takes its time for each of
// a list.
type laid struct {
	Rest  Whole
	Paths string // each with a line feed after it
	Sums  []byte // each in eight bytes, little-endian
}

// Again returns what was remembered under a key, nil when it came of something else than from.
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

// Remember keeps w under a key, in the place of what was there.
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
