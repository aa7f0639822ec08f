package memo_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"bangvang/internal/memo"
)

// From one run to the next, only the results of new keys are computed.
func TestMap(t *testing.T) {
	all := make([]int, 1000)
	for i := range all {
		all[i] = i
	}
	var previous memo.Results[int, int]
	for _, c := range []struct {
		name string
		keys []int
		most int // results computed
	}{
		{"all", all, 1000},
		{"the same", all, 0},
		{"one replaced", slices.Concat(all[:500], []int{5000}, all[501:]), 1},
		{"back, and one added before all", slices.Concat([]int{7000}, all), 2},
		{"a long part away", slices.Concat(all[:10], all[400:]), 8},
		{"another order", slices.Concat(all[700:], all[:700]), 400},
		{"none", nil, 0},
		{"all again", all, 1000},
	} {
		made := atomic.Int32{}
		next, err := previous.Map(context.Background(), c.keys, func(i int) int { made.Add(1); return c.keys[i] * c.keys[i] })
		if err != nil || !slices.Equal(next.Keys, c.keys) {
			t.Fatalf("%s: %v, %v", c.name, next.Keys, err)
		}
		for i, k := range c.keys {
			if next.Values[i] != k*k {
				t.Fatalf("%s: %d has the result %d", c.name, k, next.Values[i])
			}
		}
		if n := int(made.Load()); n > c.most {
			t.Errorf("%s: %d results were computed, at most %d are new", c.name, n, c.most)
		}
		previous = next
	}
}

// Whichever keys come and go, in any order, each key has its own result.
func TestMapAtRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	var previous memo.Results[int, int]
	for range 300 {
		keys := r.Perm(200)[:r.IntN(200)]
		if r.IntN(2) == 0 {
			slices.Sort(keys)
		}
		next, err := previous.Map(context.Background(), keys, func(i int) int { return -keys[i] })
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range keys {
			if next.Values[i] != -k {
				t.Fatalf("%d has the result %d", k, next.Values[i])
			}
		}
		previous = next
	}
}

func TestMapEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (memo.Results[int, int]{}).Map(ctx, []int{1}, func(i int) int { return i }); err == nil {
		t.Error("a cancelled Map returns no error")
	}
}
