package index

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"
)

// addRandom adds a document of random words to b, and adds the document's number to the list of each of its words and
// pairs in index.
func addRandom(r *rand.Rand, b *Builder, document int, index map[string][]int) {
	all := strings.Fields("thi đua Thi-đua đống ĐA đa dạng 2024 kỷ kỉ hòa hoà " + strings.Repeat("x", 300))
	keys := map[string]string{"thi": "thi 0", "Thi": "thi 0", "đua": "dua 36", "đống": "dong 44", "ĐA": "da 36", "đa": "da 36", "dạng": "dang 5", "2024": "2024 0", "kỷ": "ki 4", "kỉ": "ki 4", "hòa": "hoa 1", "hoà": "hoa 1"}
	b.NextDocument()
	var text []string
	before := ""
	has := map[string]bool{}
	for range r.IntN(30) {
		word := all[r.IntN(len(all))]
		text = append(text, word)
		for part := range strings.SplitSeq(word, "-") {
			if key := keys[part]; key != "" {
				has[key] = true
				if before != "" {
					has[before+" + "+key] = true
				}
				before = key
			} else {
				before = ""
			}
		}
		if r.IntN(5) == 0 {
			text, before = append(text, "\n"), ""
		}
	}
	b.AddLine(strings.Join(text, " "), Body)
	for h := range has {
		index[h] = append(index[h], document)
	}
}

// contents returns the words and pairs of a block with their documents, as addRandom lists them.
func contents(b *Block) map[string][]int {
	out := map[string][]int{}
	note := func(name string, at uint32) {
		var l Lists
		b.ReadLists(at, &l)
		for _, d := range slices.Sorted(slices.Values(slices.Concat(l[:]...))) {
			out[name] = append(out[name], int(d))
		}
	}
	for k := range b.Keys() {
		for _, e := range b.Forms(nil, k) {
			note(fmt.Sprintf("%s %d", b.Name(k), e.Marks), e.Offset)
		}
		for _, e := range b.Pairs(nil, k) {
			note(fmt.Sprintf("%s %d + %s %d", b.Name(k), e.Marks>>8, b.Name(int(e.Second)), e.Marks&255), e.Offset)
		}
	}
	return out
}

func TestReader(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	reader := NewBuilder()
	for _, n := range []int{1, 3, 256, 40} {
		want := map[string][]int{}
		seed := r.Uint64()
		fresh, chance := NewBuilder(), rand.New(rand.NewPCG(seed, 0))
		for d := range n {
			addRandom(chance, fresh, d, map[string][]int{})
		}
		chance = rand.New(rand.NewPCG(seed, 0))
		for d := range n {
			addRandom(chance, reader, d, want)
		}
		data := reader.Flush()
		if !bytes.Equal(data, fresh.Flush()) {
			t.Errorf("%d documents: another block after others", n)
		}
		b, ok := Parse(data)
		if !ok || b.Documents != n {
			t.Fatalf("%d documents: %v, %v", n, b, ok)
		}
		if got := contents(b); !maps.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%d documents have\n%v, want\n%v", n, got, want)
		}
		forms, pairs, of := 0, 0, 0
		for name, list := range want {
			if strings.Contains(name, "+") {
				pairs += len(list)
			} else {
				forms += len(list)
			}
		}
		for k := range b.Keys() {
			of += b.Postings(k)
		}
		if b.FormPostings != forms || b.PairPostings != pairs || of != forms {
			t.Errorf("%d and %d postings, want %d and %d", b.FormPostings, b.PairPostings, forms, pairs)
		}
	}
}

func small() []byte {
	r := NewBuilder()
	for range 3 {
		r.NextDocument()
		r.AddLine("thi đua, thi đua", Title)
		r.AddFilter("y", "2024")
		r.AddLine("đống đa đống", Body)
	}
	return r.Flush()
}

// Parse rejects a truncated or changed block, or returns a block whose entries can all be read.
func FuzzParse(f *testing.F) {
	whole := small()
	f.Add([]byte{})
	f.Add([]byte{0, 0})
	for i := range whole {
		f.Add(whole[:i])
		for _, change := range []byte{1, 0x10, 0x80, 0xff} {
			changed := bytes.Clone(whole)
			changed[i] ^= change
			f.Add(changed)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, ok := Parse(data)
		if !ok {
			return
		}
		for name, list := range contents(b) {
			if len(list) == 0 || list[len(list)-1] >= b.Documents {
				t.Errorf("%s: %v of %d documents", name, list, b.Documents)
			}
		}
	})
}

func TestCutBlockIsNone(t *testing.T) {
	whole := small()
	if _, ok := Parse(whole); !ok {
		t.Fatal("a whole one is none")
	}
	for i := range whole {
		if _, ok := Parse(whole[:i]); ok {
			t.Errorf("%d bytes of %d are a block", i, len(whole))
		}
	}
	if _, ok := Parse(append(whole, 0)); ok {
		t.Error("a block with more behind it is one")
	}
}

// Stores have blocks under BlockVersion, so it must change when the same texts give other bytes.
func TestBlockVersion(t *testing.T) {
	r := NewBuilder()
	r.NextDocument()
	r.AddLine("Quận Đồ Sơn: “Chiến sỹ thi đua” năm 2024, 86/2025/QĐ-UBND; hòa, hoà; khoẻ Ðắk Lắk 10,5%", Title)
	r.AddFilter("l", "Quận Đồ Sơn, Hải Phòng")
	r.AddLine("Ủy ban\nUỷ ban nhân dân; Ελλάδα ǅ ß ﬁ 한국 a\u0316\u0300 "+strings.Repeat("z", 201), Metadata)
	for range 3 {
		r.NextDocument()
		r.AddLine("thi đua thi đua thi đua", Body)
	}
	if got := fmt.Sprintf("%s %x", BlockVersion, xxhash.Sum64(r.Flush())); got != "search block 3 18cd0426c1908f40" {
		t.Errorf("blocks are %s now: give the version another number, and this test the new value", got)
	}
}
