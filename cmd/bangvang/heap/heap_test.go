package heap_test

import (
	"runtime"
	"runtime/debug"
	"testing"

	"bangvang/cmd/bangvang/heap"
)

func TestPercent(t *testing.T) {
	for alive := uint64(0); alive < 4*heap.Room; alive += 1 << 20 {
		percent := uint64(heap.Percent(alive))
		goal := max(alive+alive*percent/100, 4<<20*percent/100) // as package runtime has it
		if percent < heap.Garbage {
			t.Fatalf("%d bytes alive: %d %%, less than %d %%", alive, percent, heap.Garbage)
		}
		if more := alive + alive*heap.Garbage/100; goal > max(heap.Room, more) {
			t.Fatalf("%d bytes alive: the heap may grow to %d", alive, goal)
		}
		if goal < heap.Room-heap.Room/50 {
			t.Fatalf("%d bytes alive: the heap is swept at %d already", alive, goal)
		}
	}
}

// TestPace makes garbage: what would be swept dozens of times is swept as often as there is room for it.
func TestPace(t *testing.T) {
	const size = 16 << 10
	defer debug.SetGCPercent(100)
	heap.Pace()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 6 * heap.Room / size {
		garbage = make([]byte, size)
		clear(garbage)
	}
	runtime.ReadMemStats(&after)
	if n := after.NumGC - before.NumGC; n < 2 || n > 12 {
		t.Errorf("%d times swept for garbage of six times the room", n)
	}
}

var garbage []byte
