package docstore_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bangvang/internal/content"
	"bangvang/internal/content/docstore"
	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
	"bangvang/internal/testkit/corpus"
)

const limit = 1 << 30

// documents reads a site through a Store on the disk store in dir, as a run of its own.
func documents(t *testing.T, fsys fstest.MapFS, dir, program string) []*content.Document {
	t.Helper()
	store := store.Open(dir)
	t.Cleanup(func() { store.Close(limit) })
	docs := read(t, fsys, docstore.New(store, program))
	store.Flush()
	return docs
}

func read(t *testing.T, fsys fstest.MapFS, s *docstore.Store) []*content.Document {
	t.Helper()
	tree, _, err := source.Load(t.Context(), fsys, s)
	if err != nil {
		t.Fatal(err)
	}
	s.SaveStamps(tree)
	docs, err := s.Documents(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// same fails unless the documents, with their texts, equal those of a Store without a disk store.
func same(t *testing.T, what string, fsys fstest.MapFS, got []*content.Document) {
	t.Helper()
	want := read(t, fsys, docstore.New(nil, ""))
	opts := cmp.Options{cmpopts.IgnoreUnexported(markdown.Body{}), cmpopts.IgnoreFields(markdown.Body{}, "Text"), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, opts); diff != "" {
		t.Fatalf("%s:\n%s", what, diff)
	}
	for i, d := range got {
		text, err := d.Body.FullText()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if diff := cmp.Diff(want[i].Body.Text, text); diff != "" {
			t.Fatalf("%s: the text of %s:\n%s", what, d.Path, diff)
		}
	}
}

// site has articles, a text with faults, an empty one, and two with the same bytes.
func site() fstest.MapFS {
	fsys := corpus.Site(100)
	fsys["content/hong.md"] = &fstest.MapFile{Data: []byte("---\ntitel: x\n---\na\x00b <b>c</b> ![](x.png)\n")}
	fsys["content/rong.md"] = &fstest.MapFile{}
	fsys["content/rong-2.md"] = &fstest.MapFile{}
	return fsys
}

func TestDocumentsAreTheSameFromWhereverTheyCome(t *testing.T) {
	fsys, dir := site(), t.TempDir()
	cold := documents(t, fsys, dir, "p")
	same(t, "cold", fsys, cold)
	if cold[0].Body.Parts != nil {
		t.Error("a text was not let go")
	}
	same(t, "warm", fsys, documents(t, fsys, dir, "p"))
	same(t, "of another program", fsys, documents(t, fsys, dir, "q"))
	same(t, "without a store", fsys, documents(t, fsys, "", "p"))
	same(t, "without a name", fsys, documents(t, fsys, dir, ""))

	first := corpus.Path(3)
	fsys["content/new.md"] = fsys[first]
	fsys[corpus.Path(4)] = &fstest.MapFile{Data: []byte("---\ntitle: Khác\ndate: 2024-01-19\n---\n\nChữ.\n")}
	delete(fsys, first)
	same(t, "edited", fsys, documents(t, fsys, dir, "p"))
	same(t, "again", fsys, documents(t, fsys, dir, "p"))
}

// TestKnownDocumentsStay edits an article: the other documents, also those in its batch, keep their pointers, by
// which the memos made from them are found.
func TestKnownDocumentsStay(t *testing.T) {
	fsys, store := site(), store.Open(t.TempDir())
	defer store.Close(limit)
	s := docstore.New(store, "p")
	before := read(t, fsys, s)
	edited := corpus.Path(4)
	fsys[edited] = &fstest.MapFile{Data: []byte("khác")}
	for i, d := range read(t, fsys, s) {
		if (d == before[i]) != (d.Path != edited) {
			t.Errorf("%s: it is the document that it was: %v", d.Path, d == before[i])
		}
	}
}

// TestKnownArticlesAreNotParsed counts the articles that a second Store does not have.
func TestKnownArticlesAreNotParsed(t *testing.T) {
	fsys, dir := site(), t.TempDir()
	documents(t, fsys, dir, "p")
	fsys[corpus.Path(4)] = &fstest.MapFile{Data: []byte("khác")}
	store := store.Open(dir)
	defer store.Close(limit)
	for program, want := range map[string]int{"p": 1, "q": 104} {
		s := docstore.New(store, program)
		unknown := 0
		for name, f := range fsys {
			tree, _, err := source.Load(context.Background(), fstest.MapFS{name: f}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range tree.Files {
				if f.IsArticle() && !s.Has(f.Path, f.Hash) {
					unknown++
				}
			}
		}
		if unknown != want {
			t.Errorf("%s: %d articles are not known, want %d", program, unknown, want)
		}
	}
}

// TestLostStore overwrites parts of the pack file: the documents and texts in them are parsed again.
func TestLostStore(t *testing.T) {
	fsys, dir := site(), t.TempDir()
	documents(t, fsys, dir, "p")
	packs, err := filepath.Glob(filepath.Join(dir, "*.pack"))
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	whole, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	for at := 40; at < len(whole); at += len(whole) / 12 {
		broken := slices.Clone(whole)
		for i := at; i < min(at+len(whole)/20, len(broken)); i++ {
			broken[i] ^= 0x5a
		}
		if err := os.WriteFile(packs[0], broken, 0o644); err != nil {
			t.Fatal(err)
		}
		store := store.Open(dir)
		same(t, fmt.Sprint("broken at ", at), fsys, read(t, fsys, docstore.New(store, "p")))
	}
}

func TestTextOfAChangedFile(t *testing.T) {
	fsys := site()
	store := store.Open(t.TempDir())
	docs := read(t, fsys, docstore.New(store, "p"))
	store.Close(limit) // the disk store is closed and returns nothing more
	if _, err := docs[0].Body.FullText(); err != nil {
		t.Errorf("the text was not read again: %v", err)
	}
	fsys[docs[0].Path] = &fstest.MapFile{Data: []byte("khác")}
	if _, err := docs[0].Body.FullText(); err == nil || !strings.Contains(err.Error(), docs[0].Path) {
		t.Errorf("the text of a file that changed: %v", err)
	}
	if _, err := docs[1].Body.FullText(); err != nil {
		t.Errorf("the text of another: %v", err)
	}
}

// TestFilesThatGo: documents of removed files are dropped, and found again when the files come back.
func TestFilesThatGo(t *testing.T) {
	fsys, dir := site(), t.TempDir()
	store := store.Open(dir)
	defer store.Close(limit)
	s := docstore.New(store, "p")
	read(t, fsys, s)
	less := maps.Clone(fsys)
	for i := range 50 {
		delete(less, corpus.Path(i))
	}
	same(t, "less", less, read(t, less, s))
	same(t, "all", fsys, read(t, fsys, s))
}

// keyOf returns the key of a batch on disk, for 64 that of the index.
func keyOf(i byte) store.Key { return store.KeyOf([]byte("documents"), []byte("p"), []byte{i}) }

// TestBrokenBatches: a truncated batch or index, or one of another build, counts as absent.
func TestBrokenBatches(t *testing.T) {
	fsys := fstest.MapFS{"content/a.md": {Data: []byte("---\ntitle: A\n---\n\nB.\n")}}
	store := store.Open(t.TempDir())
	defer store.Close(limit)
	saved := func() (list, box []byte, at byte) {
		read(t, fsys, docstore.New(store, "p"))
		list, _ = store.Get(keyOf(64))
		for ; box == nil; at++ {
			box, _ = store.Get(keyOf(at))
		}
		return list, box, at - 1
	}
	oldList, oldBox, at := saved()
	fsys["content/a.md"] = &fstest.MapFile{Data: []byte("---\ntitle: C\n---\n\nB.\n")}
	list, box, _ := saved()
	try := func(what string, list, box []byte) {
		store.Put(keyOf(64), list)
		store.Put(keyOf(at), box)
		same(t, what, fsys, read(t, fsys, docstore.New(store, "p")))
	}
	try("whole", list, box)
	try("a new list with an old box", list, oldBox)
	try("an old list with a new box", oldList, box)
	try("old", oldList, oldBox)
	try("longer", list, append(slices.Clone(box), 0))
	for n := range list {
		try(fmt.Sprint("a list of ", n), list[:n], box)
	}
	for n := range box {
		try(fmt.Sprint("a box of ", n), list, box[:n])
	}
}

// FuzzBatch decodes batches of arbitrary bytes: each counts as absent, or yields the documents that parsing yields.
func FuzzBatch(f *testing.F) {
	fsys := fstest.MapFS{"content/a.md": {Data: []byte("---\ntitle: A\n---\n\nB.\n")}, "content/b.md": {}}
	disk := store.Open(f.TempDir())
	tree, _, err := source.Load(f.Context(), fsys, docstore.New(disk, "p"))
	if err != nil {
		f.Fatal(err)
	}
	list := []byte("\x0ccontent/a.md")
	list = binary.LittleEndian.AppendUint64(list, tree.Files[0].Hash)
	seal := store.KeyOf(append(binary.LittleEndian.AppendUint64(nil, tree.Files[0].Hash), tree.Files[0].Path...))
	f.Add(list, append(seal[:], 1, 0, 1, 0), byte(0))
	f.Add(list, seal[:], byte(7))
	f.Add([]byte{}, []byte{}, byte(0))
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 1}, []byte{1, 1, 'a', 1, 2, 3, 4, 5, 6, 7, 8, 9}, byte(63))
	f.Fuzz(func(t *testing.T, list, data []byte, at byte) {
		store := store.Open(t.TempDir())
		defer store.Close(limit)
		store.Put(keyOf(64), list)
		store.Put(keyOf(at%64), data)
		same(t, "fuzzed", fsys, read(t, fsys, docstore.New(store, "p")))
	})
}

// TestFactsHash: a document's facts have the same hash when just parsed and when loaded; a copy in its place has none.
func TestFactsHash(t *testing.T) {
	fsys, dir := corpus.Site(3), t.TempDir()
	said := func(s *docstore.Store) (sums []store.Key) {
		for i, d := range read(t, fsys, s) {
			if sum, ok := s.FactsHash(i, d); ok {
				sums = append(sums, sum)
			}
			copied := *d
			if _, ok := s.FactsHash(i, &copied); ok {
				t.Errorf("a copy passes for %s", d.Path)
			}
		}
		return sums
	}
	var first []store.Key
	for n := range 3 {
		store := store.Open(dir)
		sums := said(docstore.New(store, "p"))
		if n == 0 {
			first = sums
		}
		if store.Close(limit); len(sums) < 3 || !slices.Equal(sums, first) {
			t.Errorf("run %d: %x, and first %x", n, sums, first)
		}
	}
	if sums := said(docstore.New(nil, "")); len(sums) > 0 {
		t.Errorf("%d documents that lie in no box have a sum", len(sums))
	}
}

// TestLostDocumentOfAChangedFile: when a batch is broken and its article has changed since the tree was loaded, the
// new text does not pass for the old document.
func TestLostDocumentOfAChangedFile(t *testing.T) {
	fsys, dir := corpus.Site(20), t.TempDir()
	documents(t, fsys, dir, "p")
	store := store.Open(dir)
	for i := range byte(64) {
		store.Put(keyOf(i), []byte("broken"))
	}
	s := docstore.New(store, "p")
	tree, _, err := source.Load(t.Context(), fsys, s)
	if err != nil {
		t.Fatal(err)
	}
	later := maps.Clone(fsys)
	later[corpus.Path(7)] = &fstest.MapFile{Data: []byte("---\ntitle: Bài khác\ndate: 2024-01-19\n---\n\nChữ khác.\n")}
	tree.FS = later
	docs, err := s.Documents(t.Context(), tree)
	store.Close(limit)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if broken := d.Problems.HasErrors(); broken != (d.Path == corpus.Path(7)) {
			t.Errorf("%s: %v", d.Path, d.Problems)
		}
	}
	same(t, "once the file is what it was", fsys, documents(t, fsys, dir, "p"))
}
