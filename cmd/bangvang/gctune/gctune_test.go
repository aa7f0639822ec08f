package gctune_test

import (
	"runtime"
	"runtime/debug"
	"testing"

	"bangvang/cmd/bangvang/gctune"
	"bangvang/internal/par"
)

func TestPercent(t *testing.T) {
	for parts, room := range map[int]uint64{0: gctune.SmallSiteHeap, 18_000: gctune.SmallSiteHeap, 60_000: 60_000 * gctune.HeapPerPart, 200_000: gctune.MostHeap} {
		for alive := uint64(0); alive < 4*room; alive += room / 200 {
			percent := uint64(gctune.Percent(alive, parts))
			goal := max(alive+alive*percent/100, 4<<20*percent/100) // as package runtime computes it
			if percent < gctune.GarbagePercent {
				t.Fatalf("%d bytes alive: %d %%, less than %d %%", alive, percent, gctune.GarbagePercent)
			}
			if more := alive + alive*gctune.GarbagePercent/100; goal > max(room, more) {
				t.Fatalf("%d bytes alive, %d parts: the heap may grow to %d", alive, parts, goal)
			}
			if goal < room-room/50 {
				t.Fatalf("%d bytes alive, %d parts: the heap is swept at %d already", alive, parts, goal)
			}
		}
	}
}

const size = 16 << 10 // of a piece, in bytes

// TestTune makes garbage: the runtime collects a few times instead of dozens of times.
func TestTune(t *testing.T) {
	defer debug.SetGCPercent(100)
	ctx, work := par.Watch(t.Context())
	gctune.Tune(work)
	const small = 6 * gctune.SmallSiteHeap / size
	if n := sweeps(small); n < 2 || n > 12 {
		t.Errorf("%d times swept for garbage of six times the room", n)
	}
	counting := par.Stage(ctx, "write")
	par.StartCount(counting, 2*gctune.SmallSiteHeap/gctune.HeapPerPart).End()
	if n := sweeps(2 * small); n > 8 {
		t.Errorf("%d times swept for garbage of six times the room of large work", n)
	}
}

// collections returns how many collections n pieces of garbage cause.
func sweeps(n int) uint32 {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range n {
		garbage = make([]byte, size)
		clear(garbage)
	}
	runtime.ReadMemStats(&after)
	return after.NumGC - before.NumGC
}

var garbage []byte
