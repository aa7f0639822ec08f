package incremental

import (
	"bytes"
	"encoding/gob"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
)

// FullBuild is the record of a build in the store, with which the next build from the same inputs publishes without
// parsing articles or planning pages: the hashes of all published files, and the values that it reports to the user
// again. The caller fills it for [FullBuild.Save], and [LoadFullBuild] returns it. What a build reports to its caller
// is a build.Outcome.
type FullBuild struct {
	Fingerprint store.Key // of all files read, except Slots
	Slots       []Slot    // the files that fill slots
	Language    string    // the site's
	Articles    int
	AdminOutput frontmatter.Ref // as in [config.Settings]
	Problems    diag.List
	Files       FileHashes // of all files, sorted
}

// Slot is a file that fills a slot of the theme, by its path (content/…), and the [digest.Hash] of its bytes.
type Slot struct {
	Path string
	Hash uint64
}

// storedBuild is the stored form of a FullBuild. The three long lists are one string each, because encoding/gob is slow
// for lists with many elements.
type storedBuild struct {
	Build    FullBuild
	Paths    string // each followed by a line feed
	Hashes   []byte // each in eight bytes, little-endian
	Problems string // see appendProblems
}

// LoadFullBuild returns the record that [FullBuild.Save] stored under a key, made by [store.KeyOf] of the options of
// the build; nil if there is none, it is damaged, or store is nil. It is also nil if its field Fingerprint differs from
// from, the [SourcesFingerprint] of the sources now: they have changed since.
func LoadFullBuild(store *store.Store, key, from store.Key) *FullBuild {
	if store == nil {
		return nil
	}
	data, ok := store.Get(key)
	if !ok || !bytes.HasPrefix(data, from[:]) {
		return nil
	}
	var l storedBuild
	if gob.NewDecoder(bytes.NewReader(data[len(from):])).Decode(&l) != nil || l.Build.Fingerprint != from {
		return nil
	}
	w := &l.Build
	var complete bool
	w.Files, complete = decodeFileHashes(l.Paths, l.Hashes)
	if w.Problems, ok = readProblems(l.Problems); !ok || !complete {
		return nil
	}
	return w
}

// Save stores the result under a key, which says which options it belongs to, and replaces the previous one. It does
// nothing if store is nil, and reports no error.
func (w *FullBuild) Save(store *store.Store, key store.Key) {
	l := storedBuild{Build: *w, Problems: string(appendProblems(nil, w.Problems))}
	l.Paths, l.Hashes = w.Files.encode()
	l.Build.Files, l.Build.Problems = FileHashes{}, nil
	out := bytes.NewBuffer(bytes.Clone(w.Fingerprint[:]))
	if store != nil && gob.NewEncoder(out).Encode(l) == nil {
		store.Put(key, out.Bytes())
	}
}
