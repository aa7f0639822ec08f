// Package gctune sets how far the heap of the command may grow before the next garbage collection.
//
// A collection costs time for the live bytes; the number of collections depends on the free space. A small site has a
// few live megabytes, so GOGC alone would collect after every few megabytes allocated. Therefore the heap may grow to
// [SmallSiteHeap] in any case. A large site ends with a large heap anyhow, and GOGC would collect after every few
// megabytes on the way there: the more parts its work has, the larger the heap may be from the start ([HeapPerPart], up to [MostHeap]),
// so that ten times the articles do not need ten times the collections. Above that the heap may grow by
// [GarbagePercent] per cent of the live bytes, which limits its final size. For example, with 150 MiB live and few
// parts it may grow to 225 MiB.
//
// Above all of this is a limit, [LimitPercent] per cent of the memory of the machine or of its container: near it the
// runtime collects as often as it must, so that a large site takes more time on a small machine and does not end.
package gctune

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"bangvang/internal/par"
)

const (
	SmallSiteHeap  = 130 << 20 // bytes that the heap of any site may have
	HeapPerPart    = 7 << 10   // bytes for each part of the work, if these are more
	MostHeap       = 512 << 20 // bytes for the parts of any work
	GarbagePercent = 50        // per cent of the live bytes
	LimitPercent   = 60        // per cent of the memory that the process may have
)

// runtimeMinHeap is the smallest heap in bytes at which the runtime collects, for each hundred per cent (see GOGC in
// package runtime).
const runtimeMinHeap = 4 << 20

// Tune makes every garbage collection of this process from now on set the goal of the next one, by the live bytes and
// by the parts of the largest stage that work has counted so far: the more parts, the higher the goal (see [Percent]).
// It replaces GOGC, and sets the memory limit unless GOMEMLIMIT is in the environment. Call it once for a process, before
// the work begins: it follows work, which must not be nil, as that goes on. For example, 2,000 articles to write are 2,000 parts of the stage “write” (see [par.Stage]).
func Tune(work *par.Progress) {
	debug.SetGCPercent(Percent(0, 0))
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // GOMEMLIMIT is not set
		if memory := Memory(os.DirFS("/")); memory > 0 {
			debug.SetMemoryLimit(int64(memory / 100 * LimitPercent))
		}
	}
	tuneAfterGC(&sentinel{work, []metrics.Sample{{Name: "/gc/heap/live:bytes"}}})
}

// Percent returns by how many per cent a heap may grow of which alive bytes survived the last collection, as
// debug.SetGCPercent takes it, if the largest stage of the work has so many parts. More parts never give less; alive
// and parts may be 0, as before the first stage. The result is between [GarbagePercent] and that which makes the heap
// of a process with nothing alive as large as allowed: 5,000 for few parts.
func Percent(alive uint64, parts int) int {
	room := max(SmallSiteHeap, min(uint64(parts)*HeapPerPart, MostHeap))
	free := room - min(alive, room)
	return int(min(max(GarbagePercent, free*100/max(alive, 1)), room*100/runtimeMinHeap))
}

// sentinel is an object without references, so that each garbage collection finalizes it.
type sentinel struct {
	work *par.Progress
	live []metrics.Sample
}

// tuneAfterGC sets the goal of the next collection after each one.
func tuneAfterGC(s *sentinel) {
	runtime.SetFinalizer(s, func(s *sentinel) {
		metrics.Read(s.live)
		debug.SetGCPercent(Percent(s.live[0].Value.Uint64(), s.work.Largest()))
		tuneAfterGC(s)
	})
}
