// Package docstore keeps the parsed documents of a site on disk between builds, and keeps their texts out of memory.
//
// A [Store] is the article cache of the source tree (see [source.ArticleCache]): it parses the articles that it does
// not have, saves each text to the store on disk, and returns documents that read their text from there when a page
// needs it. For example, after an edit of one of 10,000 articles, the next build parses that one and decodes all
// others. A document's memo is found by the path and the hash of its file's bytes, and on disk by the program that
// made it too. A disk store that lost a value, or returns another one, costs a second parsing and nothing more: the
// document is the same from either source. The hash of a file's bytes is known without reading them when its stamp is
// the one it had before (see [source.Stamp]).
//
// On disk, documents are saved in [batchCount] batches by the hash of their paths, so that an edit rewrites one
// batch. An index of the versions in all batches shows whether anything has changed without decoding one.
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

// batchCount is the number of batches.
const batchCount = 64

// Store holds parsed documents by the versions of their files. Its methods are safe for concurrent use, except
// Documents.
type Store struct {
	disk    *store.Store
	program string
	tree    atomic.Pointer[source.Tree] // of the latest Documents; lost texts are read again from it
	buffers sync.Pool                   // of *[]byte, for values read from disk

	stamps stampTable

	mu      sync.Mutex
	known   map[version]*entry
	names   map[string]string // interned names of the documents being parsed
	batches [batchCount]batch
	latest  []*entry // of the latest Documents
}

// version is a version of a file: its path and the hash of its bytes.
type version struct {
	path string
	hash uint64
}

func (v version) batch() uint64 { return xxhash.Sum64String(v.path) % batchCount }

// New returns a Store that saves its documents to disk under the name of the program, and reads those that an earlier
// run of that name saved: programs that could parse the same bytes to different documents have different names. With an
// empty name it saves no documents, but still the HTML and plain text of each body. disk may be nil: then it saves
// nothing, and the texts are in memory. The caller closes disk, when the documents are no longer used: they read their
// texts from it.
func New(disk *store.Store, program string) *Store {
	if disk == nil {
		disk = store.Open("")
	}
	s := &Store{disk: disk, program: program, known: map[version]*entry{}, names: map[string]string{}}
	s.buffers.New = func() any { return new([]byte) }
	if program != "" {
		s.stamps.load(disk)
	}
	s.loadIndex()
	return s
}

// batchKey returns the key of the i-th batch on disk; for i = batchCount, that of the index of versions.
func (s *Store) batchKey(i int) store.Key {
	return store.KeyOf([]byte("documents"), []byte(s.program), []byte{byte(i)})
}

// Has reports whether the Store has the document of the article at path whose bytes have this [digest.Hash]. It is part
// of [source.ArticleCache].
func (s *Store) Has(path string, sum uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.known[version{path, sum}]
	return ok
}

// Add parses the article f, whose text is in memory, and adds its document, with problems, those found while it was
// read, before its own; it replaces a document of the same path and hash. The document keeps parts of f.Text, as
// substrings; f itself may be dropped. It is part of [source.ArticleCache].
func (s *Store) Add(f *source.File, problems diag.List) {
	d := s.parse(f, problems)
	s.mu.Lock()
	defer s.mu.Unlock()
	d.Intern(s.intern)
	s.known[version{f.Path, f.Hash}] = &entry{Document: d}
}

// intern returns the first string equal to name, so that documents share it.
func (s *Store) intern(name string) string {
	if first, ok := s.names[name]; ok {
		return first
	}
	s.names[name] = name
	return name
}

// parse parses an article; the document reads its text from disk when saving it succeeds.
func (s *Store) parse(f *source.File, problems diag.List) *content.Document {
	d := content.ParseAndStore(f, func(sum uint64, t markdown.EncodedText) markdown.StoredText {
		parts, plain := textKeys(sum)
		if s.save(parts, t.Parts) && s.save(plain, t.Plain) {
			return &storedText{s, sum, version{f.Path, f.Hash}}
		}
		return nil
	})
	d.Problems = append(problems, d.Problems...)
	return d
}

// textKeys returns the keys of the two values of a text with this hash: its HTML in parts, and its plain text.
func textKeys(sum uint64) (parts, plain store.Key) {
	b := binary.LittleEndian.AppendUint64(nil, sum)
	return store.KeyOf([]byte("parts"), b), store.KeyOf([]byte("plain"), b)
}

// save makes sure that the disk store has the data, and reports whether it does.
func (s *Store) save(key store.Key, data []byte) bool {
	return s.load(key, func([]byte) bool { return true }) || s.disk.Put(key, data)
}

// load passes the value of a key to use, and reports whether there is one and use accepted it. The bytes are valid
// only until use returns.
func (s *Store) load(key store.Key, take func(data []byte) bool) bool {
	buf := s.buffers.Get().(*[]byte)
	defer s.buffers.Put(buf)
	var ok bool
	*buf, ok = s.disk.Append((*buf)[:0], key)
	return ok && take(*buf)
}

// storedText is a text saved on disk, or else read again from its file.
type storedText struct {
	store *Store
	hash  uint64
	file  version
}

// Parts implements the text source of package markdown.
func (l *storedText) Parts(read func(data []byte) bool) error {
	if parts, _ := textKeys(l.hash); l.store.load(parts, read) {
		return nil
	}
	t, err := l.store.readText(l.file)
	if err == nil {
		read(markdown.AppendParts(nil, t.Parts))
	}
	return err
}

// Plain implements the text source of package markdown.
func (l *storedText) Plain(read func(text []byte)) error {
	if _, plain := textKeys(l.hash); l.store.load(plain, func(data []byte) bool { read(data); return true }) {
		return nil
	}
	t, err := l.store.readText(l.file)
	if err == nil {
		read([]byte(t.Plain))
	}
	return err
}

// readText parses the text of an article again, because the disk store has lost it.
func (s *Store) readText(v version) (markdown.Text, error) {
	f := s.tree.Load().WithText(&source.File{Path: v.path, Hash: v.hash})
	if f == nil {
		return markdown.Text{}, fmt.Errorf("reading %s again: %w", v.path, errChanged)
	}
	return content.Parse(f).Body.Text, nil
}

// errChanged is the reason why the text of an article is no longer available.
var errChanged = errors.New("it has changed since the site was read")

// Documents returns the documents of a tree's articles, in the order of their files, and drops all other documents from
// memory. It decodes them from disk or parses them again where it must, and saves those that are new. A document whose
// file has changed since the tree was read is empty, with a problem. The only error is that of ctx, with which it returns
// nil.
func (s *Store) Documents(ctx context.Context, tree *source.Tree) ([]*content.Document, error) {
	s.tree.Store(tree)
	s.names = map[string]string{}
	if err := s.decodeBatches(ctx); err != nil {
		return nil, err
	}
	var files []*source.File
	for _, f := range tree.Files {
		if f.IsArticle() {
			files = append(files, f)
		}
	}
	var err error
	s.latest, err = par.Map(ctx, len(files), func(i int) *entry { return s.lookup(files[i]) })
	if err != nil {
		return nil, err
	}
	if err := s.saveBatches(ctx, files); err != nil {
		return nil, err
	}
	documents := make([]*content.Document, len(files))
	for i, h := range s.latest {
		documents[i], h.tree = h.Document, tree
	}
	maps.DeleteFunc(s.known, func(_ version, h *entry) bool { return h.tree != tree })
	return documents, nil
}

// lookup returns the entry of a file. It rarely has to parse the file: only when its batch was broken.
func (s *Store) lookup(f *source.File) *entry {
	v := version{f.Path, f.Hash}
	s.mu.Lock()
	h := s.known[v]
	if h == nil {
		h = &entry{}
		s.known[v] = h
	}
	s.mu.Unlock()
	if h.Document == nil {
		h.Document = s.reread(f)
	}
	return h
}

// FactsHash returns the hash of the facts of d (see [codec.Append]), which must be the i-th document that Documents
// returned last. ok is false, and the hash zero, where it is not known or d is another document.
func (s *Store) FactsHash(i int, d *content.Document) (sum store.Key, ok bool) {
	if i < len(s.latest) && s.latest[i].Document == d {
		sum = s.latest[i].factsHash
	}
	return sum, sum != (store.Key{})
}

// reread parses a file once more. When the file has changed since the tree was loaded, the document is empty and has
// a problem.
func (s *Store) reread(f *source.File) *content.Document {
	raw, err := s.tree.Load().ReadFile(f.Path)
	if err == nil {
		file, problems := source.NewFile(f.Path, raw)
		if file.Hash == f.Hash {
			return s.parse(file, problems)
		}
		err = errChanged
	}
	d := &content.Document{Path: f.Path, Kind: content.Article, Body: markdown.NewBody(markdown.Text{Parts: []string{""}})}
	d.Problems.Add(diag.Unreadable, diag.Pos{File: f.Path}, source.Cause(err).Error())
	return d
}
