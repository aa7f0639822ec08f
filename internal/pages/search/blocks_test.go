package search

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/memo/store"
	"bangvang/internal/pages/search/index"
)

func same(a, b []File) bool {
	return slices.EqualFunc(a, b, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) })
}

// editor makes random changes to the articles of a site.
type editor struct {
	*rand.Rand
	docs []Doc
	next int // number of the next article
}

// edit makes one change of the kinds that editors make.
func (d *editor) edit() {
	i := d.IntN(len(d.docs))
	switch d.IntN(7) {
	case 0: // the newest of all
		d.next++
		d.docs = slices.Insert(d.docs, 0, corpusDoc(d.next))
	case 1: // one from the past
		d.next++
		d.docs = slices.Insert(d.docs, i, corpusDoc(d.next))
	case 2:
		d.docs = slices.Delete(d.docs, i, i+1)
	case 3:
		d.docs[i].Address += "moi/"
	case 4:
		d.docs[i].Body = bodyText(bodyOf(d.docs[i]) + " sửa lần " + strconv.Itoa(d.next))
		d.docs[i].BodyHash = 0
	case 5: // fields besides the text
		d.docs[i].Tags = append(slices.Clone(d.docs[i].Tags), "Chủ đề mới")
		d.docs[i].Filters = []Filter{{"y", strconv.Itoa(1900 + d.next)}}
	case 6: // from one field to the next
		d.docs[i].Summary, d.docs[i].Category = d.docs[i].Category, d.docs[i].Summary
	}
}

// Whatever the store contains, the index equals that of a build without a store, and each text is read at most once.
func TestWarmIsCold(t *testing.T) {
	d := &editor{Rand: rand.New(rand.NewPCG(8, 9)), docs: corpusDocs(450), next: 450}
	dir := t.TempDir()
	for round := range 15 {
		for range d.IntN(3) {
			d.edit()
		}
		read := make([]int, len(d.docs))
		docs := slices.Clone(d.docs)
		for i := range docs {
			text := bodyOf(docs[i])
			if docs[i].BodyHash = 0; round%3 > 0 {
				docs[i].BodyHash = xxhash.Sum64String(text)
			}
			docs[i].Body = func(show func([]byte)) error { read[i]++; show([]byte(text)); return nil }
		}
		store := store.Open(dir)
		got, err := Build(t.Context(), docs, Options{Lang: "vi", Base: "/", Store: store})
		store.Close(1 << 30)
		if err != nil || !same(got, build(t, d.docs)) {
			t.Fatalf("round %d: the store changes the index (%v)", round, err)
		}
		for i, n := range read {
			if n > 1 || n == 0 && docs[i].BodyHash == 0 {
				t.Fatalf("round %d: text %d is read %d times", round, i, n)
			}
		}
	}
}

// While the fingerprint is the same, Build fills only the docs of blocks with a changed text, each once; with another
// fingerprint it fills all docs, but does not read unchanged texts again. The index is always that of a full build.
func TestFingerprint(t *testing.T) {
	docs := corpusDocs(1000)
	for i := range docs {
		docs[i].BodyHash = uint64(i + 1)
	}
	disk := store.Open(t.TempDir())
	defer disk.Close(0)
	change := func(i int) {
		docs[i].Body = bodyText(bodyOf(docs[i]) + " sửa đổi " + strconv.Itoa(i))
		docs[i].BodyHash += 5000
	}
	for round, c := range []struct {
		gist       byte
		change     func()
		fill, read int // at most
	}{
		{1, func() {}, 1000, 1000},
		{1, func() {}, 0, 0},
		{1, func() { change(300) }, maxBlock, maxBlock},
		{2, func() { docs[20].Title = "Tên khác" }, 1000, maxBlock},
		{3, func() { docs[20].Count++; docs[21].Date = "2001-02-03" }, 1000, 0},
		{3, func() { change(0); change(999) }, 2 * maxBlock, 2 * maxBlock},
		{3, func() { docs[5].BodyHash = 0 }, maxBlock, maxBlock}, // its text is read to hash it
		{0, func() {}, 1000, 1},
	} {
		c.change()
		bare := make([]Doc, len(docs))
		for i := range bare {
			bare[i] = Doc{Address: docs[i].Address, BodyHash: docs[i].BodyHash}
		}
		filled, read := make([]int, len(docs)), make([]int, len(docs))
		fill := func(i int) {
			filled[i]++
			bare[i] = docs[i]
			bare[i].Body = func(show func([]byte)) error { read[i]++; return docs[i].Body(show) }
		}
		got, err := Build(t.Context(), bare, Options{Lang: "vi", Base: "/", Store: disk, Fill: fill, Fingerprint: store.Key{c.gist}})
		if err != nil || !same(got, build(t, docs)) {
			t.Fatalf("round %d: the store changes the index (%v)", round, err)
		}
		if slices.Max(filled) > 1 || slices.Max(read) > 1 {
			t.Errorf("round %d: a document is filled or read more than once", round)
		}
		if f, r := total(filled), total(read); f > c.fill || r > c.read {
			t.Errorf("round %d: %d documents are filled, %d read", round, f, r)
		}
	}
}

func total(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// A change of one article, wherever it is, changes few blocks.
func TestFewBlocksChange(t *testing.T) {
	docs := make([]Doc, 5000)
	for i := range docs {
		docs[i] = Doc{Address: "/" + strconv.Itoa(i) + "/", BodyHash: uint64(i + 1)}
	}
	known := map[store.Key]bool{}
	for _, run := range splitBlocks(articles(docs)) {
		known[blockKey(run)] = true
	}
	r := rand.New(rand.NewPCG(2, 3))
	other := 0
	for range 30 {
		i := r.IntN(len(docs))
		inserted := slices.Insert(slices.Clone(docs), i, Doc{Address: "/moi/" + strconv.Itoa(i), BodyHash: 1})
		deleted := slices.Delete(slices.Clone(docs), i, i+1)
		edited := slices.Clone(docs)
		edited[i].BodyHash = 9
		for _, changed := range [][]Doc{inserted, deleted, edited} {
			for _, run := range splitBlocks(articles(changed)) {
				if !known[blockKey(run)] {
					other += run.size()
				}
			}
		}
	}
	if n := other / 90; n > 2*maxBlock {
		t.Errorf("%d documents are read again for one change", n)
	}
}

// Bytes in the store that are not a block, or are another one's, are ignored.
func TestForeignBlocks(t *testing.T) {
	docs := corpusDocs(40)
	want := build(t, docs)
	runs := splitBlocks(articles(docs))
	store := store.Open(t.TempDir())
	defer store.Close(0)
	r := index.NewBuilder()
	r.NextDocument()
	for _, foreign := range [][]byte{nil, []byte("foreign"), make([]byte, 1000), r.Flush()} {
		for _, run := range runs {
			run := slices.Clone(run.(articles))
			for i := range run {
				if err := run[i].hashBody(); err != nil {
					t.Fatal(err)
				}
			}
			store.Put(blockKey(run), foreign)
		}
		got, err := Build(t.Context(), docs, Options{Lang: "vi", Base: "/", Store: store})
		if err != nil || !same(got, want) {
			t.Errorf("%.20q in the store changes the index (%v)", foreign, err)
		}
	}
}

// The key of a block depends on each field by which queries find an article.
func TestKeyOf(t *testing.T) {
	const text = "một văn bản"
	docs := []Doc{
		{}, {Title: text}, {Summary: text}, {Category: text}, {Locality: text}, {Names: []string{text}}, {Tags: []string{text}}, {Honours: []string{text}},
		{Localities: []string{text}}, {Localities: []string{text, ""}}, {Filters: []Filter{{"y", "2024"}}}, {BodyHash: 1}, {Title: "một văn", Summary: " bản"}, {Names: []string{"một", "văn bản"}},
	}
	seen := map[store.Key]int{}
	for i, d := range docs {
		key := blockKey(articles{d})
		if j, ok := seen[key]; ok {
			t.Errorf("%+v and %+v have one key", docs[j], d)
		}
		seen[key] = i
		d.Address, d.Date, d.Count = "/x/", "2024-01-19", 3
		if blockKey(articles{d}) != key {
			t.Errorf("%+v: the key depends on a field of the record only", d)
		}
	}
	if blockKey(articles{{Title: text}, {}}) == blockKey(articles{{}, {Title: text}}) {
		t.Error("two orders have one key")
	}
}

func TestTextThatCannotBeRead(t *testing.T) {
	docs := corpusDocs(300)
	broken := errors.New("broken")
	docs[7].Body = func(func([]byte)) error { return broken }
	for _, sum := range []uint64{0, 1} {
		docs[7].BodyHash = sum
		files, err := Build(t.Context(), docs, Options{})
		if files != nil || !errors.Is(err, broken) || !strings.Contains(err.Error(), docs[7].Address) {
			t.Errorf("%d files, %v", len(files), err)
		}
	}
}

func TestCut(t *testing.T) {
	docs := make([]Doc, 3000)
	for i := range docs {
		docs[i].Address = "/" + strconv.Itoa(i) + "/"
	}
	for _, n := range []int{0, 1, 31, 256, 257, 3000} {
		runs := splitBlocks(articles(docs[:n]))
		total := 0
		for i, run := range runs {
			if run.size() > maxBlock || run.size() < minBlock && i < len(runs)-1 {
				t.Errorf("of %d documents, a block has %d", n, run.size())
			}
			total += run.size()
		}
		var got articles
		for _, run := range slices.Backward(runs) {
			got = append(got, run.(articles)...)
		}
		if total != n || len(got) > 0 && (got[0].Address != "/0/" || got[n-1].Address != docs[n-1].Address) {
			t.Errorf("%d documents of %d are in blocks", total, n)
		}
	}
	same := make([]Doc, 1000) // without addresses
	if runs := splitBlocks(articles(same)); len(runs) > 1000/minBlock+1 {
		t.Errorf("%d blocks", len(runs))
	}
}
