package tally

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Values are what a slow count says, for every what, by document.
func TestLedger(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	l := NewLedger(4)
	const whats, documents = 50, 200
	for range whats {
		l.Grow()
	}
	want := make([][][2]int, whats) // document, class
	for d := range documents {
		var in [whats][3]int
		for part := range 3 {
			for range r.IntN(120) {
				what := r.IntN(1 + r.IntN(whats))
				in[what][part]++
				l.Add(uint32(what), uint32(d), Part(part))
			}
		}
		for what, n := range in {
			switch {
			case n[Title] > 0:
				want[what] = append(want[what], [2]int{d, 0})
			case n[Beside] > 0:
				want[what] = append(want[what], [2]int{d, 1})
			case n[Body] > 2:
				want[what] = append(want[what], [2]int{d, 2})
			case n[Body] > 0:
				want[what] = append(want[what], [2]int{d, 3})
			}
		}
	}
	l.Sort()
	total := 0
	for what := range want {
		var got [][2]int
		for _, v := range l.Of(uint32(what)) {
			got = append(got, [2]int{int(Document(v)), Class(v)})
		}
		if !slices.Equal(got, want[what]) {
			t.Errorf("%d: %v, want %v", what, got, want[what])
		}
		total += len(got)
	}
	if total != l.Len() || total == 0 {
		t.Errorf("%d values, Len is %d", total, l.Len())
	}
}

func TestTable(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	table := NewTable()
	known := map[uint64]uint32{}
	for range 60_000 {
		key := uint64(r.IntN(200))<<32 | uint64(r.IntN(200))
		want, met := known[key]
		if !met {
			want = uint32(len(known))
			known[key] = want
		}
		if got, before := table.Number(key); got != want || before != met {
			t.Fatalf("%d: %d, %v; want %d, %v", key, got, before, want, met)
		}
	}
	for id, key := range table.Keys {
		if known[key] != uint32(id) {
			t.Fatalf("key %d has number %d", id, known[key])
		}
	}
}
