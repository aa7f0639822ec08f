// Package gist gives a site a sum of all that its pages and its search index are made from but the texts of its articles.
//
// Most edits change a text, which only few pages show: the article's own, and the site's feed while it is new. With
// the gist of the last build and the sums of the texts that a page shows, it is known that the page is what it was
// before it is known what it shows.
//
// The place of a word in its file is no part of the gist: no page shows it.
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

// Input is what a site is made from.
type FingerprintInput struct {
	Program   string // as in recall
	Now       time.Time
	Drafts    bool
	Future    bool
	Theme     uint64 // its sum
	Settings  config.Settings
	Files     []*source.File // of the tree: of articles their documents count
	Documents []*content.Document
	Said      func(i int, d *content.Document) (store.Key, bool) // the sum of what the i-th says, where it is known
	Assets    []links.Asset
	Slots     map[string]string
}

// Of returns the sum, zero when there is none: of a site that is not to be remembered. The error is ctx's.
func Fingerprint(ctx context.Context, in FingerprintInput) (sum store.Key, err error) {
	if in.Program == "" {
		return sum, nil
	}
	d := digest.New(func(b []byte) [16]byte { return store.KeyOf(b) })
	d.Loosen()
	d.Skip(reflect.TypeFor[diag.Pos]())
	b, ok := d.Append(nil, struct {
		Program        string
		Now            time.Time
		Drafts, Future bool
		Theme          uint64
		Settings       config.Settings
		Assets         []links.Asset
		Slots          map[string]string
	}{in.Program, in.Now, in.Drafts, in.Future, in.Theme, in.Settings, in.Assets, in.Slots})
	for _, f := range in.Files {
		if !f.IsArticle() {
			b = binary.LittleEndian.AppendUint64(append(b, f.Path...), f.Sum)
		}
	}
	rooms := sync.Pool{New: func() any { return new(room) }}
	heads, err := par.Map(ctx, len(in.Documents), func(i int) store.Key {
		if sum, known := in.Said(i, in.Documents[i]); known {
			return sum
		}
		r := rooms.Get().(*room)
		defer rooms.Put(r)
		r.said, r.rest = codec.Append(r.said[:0], r.rest[:0], in.Documents[i])
		return store.KeyOf(r.said)
	})
	for _, head := range heads {
		b = append(b, head[:]...)
	}
	if !ok {
		return sum, err
	}
	return store.KeyOf(b), err
}

// room is where a document is packed, of which only what is said counts.
type room struct{ said, rest []byte }
