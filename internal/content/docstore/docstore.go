// Package shelf keeps the documents of a site between builds, and their texts out of memory.
//
// A [Shelf] is the reader of the site's articles (see [source.Reader]): it parses those it does not know, lays
// each text into the store, and hands out documents that have it again from there. What it knows is found by the
// path and the sum of a file's bytes; what it kept in the store, by the program that made it too. A store that
// lost something, or has something else, costs a second parsing and nothing more: a document is the same from
// wherever it comes. Which bytes a file has is found by its stamp, if it had that before, and else it is read.
//
// In the store documents lie in [boxes] by their paths, so that an edit writes one box anew. A list of what they hold
// tells that nothing has changed without opening one.
package docstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"sync"
	"sync/atomic"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/content"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// boxes is how many there are.
const boxes = 64

// Shelf holds documents by the versions of their files. Its methods may be called at the same time, except
// Documents.
type Shelf struct {
	store   *store.Store
	program string
	tree    atomic.Pointer[source.Tree] // the one of the last Documents, from which lost texts are read again
	rooms   sync.Pool                   // of *[]byte, in which texts come from the store

	seen seen

	mu    sync.Mutex
	known map[version]*held
	names map[string]string // of the documents that are being read
	box   [boxes]box
	last  []*held // of the last Documents
}

// version is a file with what it holds.
type version struct {
	path string
	sum  uint64
}

func (v version) box() uint64 { return xxhash.Sum64String(v.path) % boxes }

// New returns a shelf that keeps what it holds in store, which may be nil, under the name of the program: two
// programs that could make different documents of the same bytes have different names. Without a name
// nothing is kept.
func New(disk *store.Store, program string) *Shelf {
	if disk == nil {
		disk = store.Open("")
	}
	s := &Shelf{store: disk, program: program, known: map[version]*held{}, names: map[string]string{}}
	s.rooms.New = func() any { return new([]byte) }
	if program != "" {
		s.seen.open(disk)
	}
	s.open()
	return s
}

// key is that of a box in the store, or with the number of boxes that of the list of what they hold.
func (s *Shelf) key(i int) store.Key {
	return store.KeyOf([]byte("documents"), []byte(s.program), []byte{byte(i)})
}

// Knows is that of [source.Reader].
func (s *Shelf) Knows(path string, sum uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.known[version{path, sum}]
	return ok
}

// Read is that of [source.Reader].
func (s *Shelf) Read(f *source.File, problems diag.List) {
	d := s.parse(f, problems)
	s.mu.Lock()
	defer s.mu.Unlock()
	d.Share(s.one)
	s.known[version{f.Path, f.Sum}] = &held{Document: d}
}

// one returns a name as the first document that was read has it.
func (s *Shelf) one(name string) string {
	if first, ok := s.names[name]; ok {
		return first
	}
	s.names[name] = name
	return name
}

// parse makes a document, and lays its text aside when the store takes it.
func (s *Shelf) parse(f *source.File, problems diag.List) *content.Document {
	d := content.ParseAndLay(f, func(sum uint64, t markdown.Draft) markdown.Laid {
		parts, plain := textKeys(sum)
		if s.lay(parts, t.Parts) && s.lay(plain, t.Plain) {
			return &laid{s, sum, version{f.Path, f.Sum}}
		}
		return nil
	})
	d.Problems = append(problems, d.Problems...)
	return d
}

// textKeys are those of the two halves of the text with this sum.
func textKeys(sum uint64) (parts, plain store.Key) {
	b := binary.LittleEndian.AppendUint64(nil, sum)
	return store.KeyOf([]byte("parts"), b), store.KeyOf([]byte("plain"), b)
}

// lay sees to it that the store has the data, and tells whether it has.
func (s *Shelf) lay(key store.Key, data []byte) bool {
	return s.have(key, func([]byte) bool { return true }) || s.store.Put(key, data)
}

// have shows what the store has to take, which tells whether it was of use. The bytes are another text's afterwards.
func (s *Shelf) have(key store.Key, take func(data []byte) bool) bool {
	room := s.rooms.Get().(*[]byte)
	defer s.rooms.Put(room)
	var ok bool
	*room, ok = s.store.Append((*room)[:0], key)
	return ok && take(*room)
}

// laid is a text that lies in the store, or else in its file.
type laid struct {
	shelf *Shelf
	sum   uint64
	file  version
}

// Parts is that of [body.Laid].
func (l *laid) Parts(read func(data []byte) bool) error {
	if parts, _ := textKeys(l.sum); l.shelf.have(parts, read) {
		return nil
	}
	t, err := l.shelf.text(l.file)
	if err == nil {
		read(markdown.AppendParts(nil, t.Parts))
	}
	return err
}

// Plain is that of [body.Laid].
func (l *laid) Plain(read func(text []byte)) error {
	if _, plain := textKeys(l.sum); l.shelf.have(plain, func(data []byte) bool { read(data); return true }) {
		return nil
	}
	t, err := l.shelf.text(l.file)
	if err == nil {
		read([]byte(t.Plain))
	}
	return err
}

// text reads the text of an article that the store has lost.
func (s *Shelf) text(v version) (markdown.Text, error) {
	f := s.tree.Load().Whole(&source.File{Path: v.path, Sum: v.sum})
	if f == nil {
		return markdown.Text{}, fmt.Errorf("reading %s again: %w", v.path, errChanged)
	}
	return content.Parse(f).Body.Text, nil
}

// errChanged is why the text of an article can no longer be had.
var errChanged = errors.New("it has changed since the site was read")

// Documents returns the documents of the articles of a tree that the shelf has read, in the order of their files,
// and forgets all others. The error is ctx's.
func (s *Shelf) Documents(ctx context.Context, tree *source.Tree) ([]*content.Document, error) {
	s.tree.Store(tree)
	s.names = map[string]string{}
	if err := s.unpack(ctx); err != nil {
		return nil, err
	}
	var files []*source.File
	for _, f := range tree.Files {
		if f.IsArticle() {
			files = append(files, f)
		}
	}
	var err error
	s.last, err = par.Map(ctx, len(files), func(i int) *held { return s.find(files[i]) })
	if err != nil {
		return nil, err
	}
	if err := s.keep(ctx, files); err != nil {
		return nil, err
	}
	documents := make([]*content.Document, len(files))
	for i, h := range s.last {
		documents[i], h.in = h.Document, tree
	}
	maps.DeleteFunc(s.known, func(_ version, h *held) bool { return h.in != tree })
	return documents, nil
}

// find returns what is held of a file. That it has to be read again is rare: its box was broken.
func (s *Shelf) find(f *source.File) *held {
	v := version{f.Path, f.Sum}
	s.mu.Lock()
	h := s.known[v]
	if h == nil {
		h = &held{}
		s.known[v] = h
	}
	s.mu.Unlock()
	if h.Document == nil {
		h.Document = s.again(f)
	}
	return h
}

// Said returns the sum of what d says, the i-th that Documents returned last (see [packed.Append]), where it is known
// and d is not another.
func (s *Shelf) Said(i int, d *content.Document) (sum store.Key, ok bool) {
	if i < len(s.last) && s.last[i].Document == d {
		sum = s.last[i].said
	}
	return sum, sum != (store.Key{})
}

// again reads the document of a file once more. Of one that holds something else now there is none.
func (s *Shelf) again(f *source.File) *content.Document {
	raw, err := s.tree.Load().ReadFile(f.Path)
	if err == nil {
		file, problems := source.NewFile(f.Path, raw)
		if file.Sum == f.Sum {
			return s.parse(file, problems)
		}
		err = errChanged
	}
	d := &content.Document{Path: f.Path, Kind: content.Article, Body: markdown.NewBody(markdown.Text{Parts: []string{""}})}
	d.Problems.Add(diag.Unreadable, diag.Pos{File: f.Path}, source.Cause(err).Error())
	return d
}
