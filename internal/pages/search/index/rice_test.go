package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// readRuns decodes n numbers bit by bit, as the browser does.
func readRuns(data []byte, n, k int) (numbers []uint32, bytes int) {
	at := 0
	bit := func() uint32 {
		b := data[at/8] >> (at % 8) & 1
		at++
		return uint32(b)
	}
	next := uint32(0)
	for range n {
		gap := uint32(0)
		for bit() == 1 {
			gap += 1 << k
		}
		for i := range k {
			gap |= bit() << i
		}
		numbers = append(numbers, next+gap)
		next += gap + 1
	}
	return numbers, (at + 7) / 8
}

func TestAppend(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		var runs []Run
		var want []uint32
		first := uint32(0)
		for range r.IntN(5) {
			first += r.Uint32N(1 << r.IntN(12))
			run := Run{First: first}
			for step := range 256 {
				if r.IntN(256) < 1<<r.IntN(9) {
					run.Steps = append(run.Steps, byte(step))
					want = append(want, first+uint32(step))
				}
			}
			runs = append(runs, run)
			first += 256
		}
		k := r.IntN(14)
		data := AppendRice([]byte{7}, runs, k)
		got, bytes := readRuns(data[1:], len(want), k)
		if !slices.Equal(got, want) || bytes != len(data)-1 || data[0] != 7 {
			t.Fatalf("k is %d: %v is read as %v, %d bytes of %d", k, want, got, bytes, len(data)-1)
		}
	}
}
