package index

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// The lists equal those of a slow count, for every term, also when the postings are reused.
func TestPostings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var l Postings
	const terms = 50
	for range terms {
		l.Grow()
	}
	for _, documents := range []int{Documents, 1, 70} {
		l.Clear(terms)
		var want [terms]Lists
		for d := range documents {
			var in [terms][3]int
			for part := range 3 {
				for range r.IntN(120) {
					term := r.IntN(1 + r.IntN(terms))
					in[term][part]++
					l.Add(uint32(term), uint32(d), Field(part))
				}
			}
			for term, n := range in {
				class := -1
				switch {
				case n[Title] > 0:
					class = 0
				case n[Metadata] > 0:
					class = 1
				case n[Body] > 2:
					class = 2
				case n[Body] > 0:
					class = 3
				}
				if class >= 0 {
					want[term][class] = append(want[term][class], byte(d))
				}
			}
		}
		l.Sort()
		for term := range want {
			if l.Has(uint32(term)) != (want[term].Len() > 0) {
				t.Fatalf("%d documents: %d has some is %v", documents, term, l.Has(uint32(term)))
			}
			if !l.Has(uint32(term)) {
				continue
			}
			data := append(l.Append(nil, uint32(term)), 1, 2, 3)
			var got Lists
			if n := got.Read(data); n != len(data)-3 || !got.Sorted(documents) || got.Sorted(int(slices.Max(slices.Concat(got[:]...)))) {
				t.Fatalf("%d documents, %d: %d bytes of %d are read: %v", documents, term, n, len(data)-3, got)
			}
			for c := range got {
				if !bytes.Equal(got[c], want[term][c]) {
					t.Errorf("%d documents, %d, class %d: %v, want %v", documents, term, c, got[c], want[term][c])
				}
			}
		}
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		data   string
		size   int // 0: these are none
		sorted bool
	}{
		{"", 0, false}, {"\x11", 0, false}, {"\x00\x01", 0, false}, {"\x10\x01", 0, false}, {"\x21\x00", 0, false},
		{"\x11\x05", 2, true}, {"\x11\x0a", 2, false}, {"\x1f\x05\x05\x05\x05rest", 5, true}, {"\x1f\x05\x05\x05", 0, false},
		{"\x01\x01\x04\x05", 4, true}, {"\x01\x01\x05\x05", 4, false}, {"\x01\x01\x05\x04", 4, false}, {"\x01\x01\x05", 0, false}, {"\x09\x00\x01\x00\x02", 5, true},
	} {
		var l Lists
		if n := l.Read([]byte(c.data)); n != c.size || n > 0 && l.Sorted(10) != c.sorted {
			t.Errorf("%q: %d bytes are lists, sorted is %v", c.data, n, l.Sorted(10))
		}
	}
}

func TestPairIDs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	table := NewPairIDs()
	table.ID(12345)
	table.Clear()
	known := map[uint64]uint32{}
	for range 60_000 {
		key := uint64(r.IntN(200))<<32 | uint64(r.IntN(200))
		want, met := known[key]
		if !met {
			want = uint32(len(known))
			known[key] = want
		}
		if got, before := table.ID(key); got != want || before != met {
			t.Fatalf("%d: %d, %v; want %d, %v", key, got, before, want, met)
		}
	}
	for id, key := range table.Keys {
		if known[key] != uint32(id) {
			t.Fatalf("key %d has number %d", id, known[key])
		}
	}
}
