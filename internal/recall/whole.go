package recall

import (
	"bytes"
	"encoding/gob"

	"bangvang/internal/cache"
	"bangvang/internal/diag"
)

// Whole is what came of a whole build.
type Whole struct {
	From     cache.Key // of all that it read
	Language string    // the site's
	Articles int
	Problems diag.List
	Paths    []string // of all files, sorted
	Sums     []uint64 // of their bytes
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
	var w Whole
	if gob.NewDecoder(bytes.NewReader(data[len(from):])).Decode(&w) != nil || w.From != from || len(w.Paths) != len(w.Sums) {
		return nil
	}
	return &w
}

// Remember keeps w under a key, in the place of what was there.
func (w *Whole) Remember(store *cache.Store, key cache.Key) {
	out := bytes.NewBuffer(bytes.Clone(w.From[:]))
	if store != nil && gob.NewEncoder(out).Encode(w) == nil {
		store.Put(key, out.Bytes())
	}
}
