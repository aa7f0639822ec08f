package incremental

import (
	"context"
	"encoding/binary"
	"reflect"
	"sync"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/codec"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
	"bangvang/internal/site/links"
)

// FingerprintInput holds the inputs of a site. The caller sets all fields. An empty one counts as an input too; only an
// empty Program turns [Fingerprint] off. HeadHash must not be nil. It is called with an index in Documents and that
// document, concurrently, and returns the hash of its facts, the first half of [codec.Append], or false where that is
// not known: it is then computed. For example, docstore.Store.FactsHash.
type FingerprintInput struct {
	Program   string // as in build.Options
	Now       time.Time
	Drafts    bool
	Future    bool
	Theme     uint64 // its fingerprint
	Settings  config.Settings
	Held      []string       // the paths of the articles that are held back
	Files     []*source.File // of the tree; articles count by their Documents
	Documents []*content.Document
	HeadHash  func(i int, d *content.Document) (store.Key, bool) // hash of the i-th document without texts, if known
	Assets    []links.Asset
	Slots     map[string]string
}

// Fingerprint returns the hash of all inputs of a site's pages and search index except the texts of its articles. It
// returns the zero key, which means not known, if Program is ""; the error is ctx's.
//
// Most edits change a text, which only few pages show: for example, the article's own page, and the feed while the
// article is new. If the fingerprint and the hashes of the texts that a page shows are those of the last build, the page
// is unchanged, and its view need not be made. Positions in files are not part of the fingerprint, because no page shows
// them.
func Fingerprint(ctx context.Context, in FingerprintInput) (sum store.Key, err error) {
	if in.Program == "" {
		return sum, nil
	}
	d := digest.NewEncoder(func(b []byte) [16]byte { return store.KeyOf(b) })
	d.NilAsEmpty()
	d.Skip(reflect.TypeFor[diag.Pos]())
	b, ok := d.Append(nil, struct {
		Program        string
		Now            time.Time
		Drafts, Future bool
		Theme          uint64
		Settings       config.Settings
		Held           []string
		Assets         []links.Asset
		Slots          map[string]string
	}{in.Program, in.Now, in.Drafts, in.Future, in.Theme, in.Settings, in.Held, in.Assets, in.Slots})
	for _, f := range in.Files {
		if !f.IsArticle() {
			b = binary.LittleEndian.AppendUint64(append(b, f.Path...), f.Hash)
		}
	}
	rooms := sync.Pool{New: func() any { return new(headBuffer) }}
	heads, err := par.Map(ctx, len(in.Documents), func(i int) store.Key {
		if sum, known := in.HeadHash(i, in.Documents[i]); known {
			return sum
		}
		r := rooms.Get().(*headBuffer)
		defer rooms.Put(r)
		r.head, r.body = codec.Append(r.head[:0], r.body[:0], in.Documents[i])
		return store.KeyOf(r.head)
	})
	for _, head := range heads {
		b = append(b, head[:]...)
	}
	if !ok {
		return sum, err
	}
	return store.KeyOf(b), err
}

// headBuffer holds an encoded document in two parts; only the head is hashed, the body holds the texts.
type headBuffer struct{ head, body []byte }
