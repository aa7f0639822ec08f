// Package gctune sets how far the heap of the command may grow before the next garbage collection.
//
// A collection costs time for the live bytes; the number of collections depends on the free space. A small site has a
// few live megabytes, so GOGC alone would collect after every few megabytes allocated. Therefore the heap may grow to
// [SmallSiteHeap] in any case. A large site ends with a large heap anyhow, and GOGC would collect after every few
// megabytes on the way there: the more parts its work has, the larger the heap may be from the start ([HeapPerPart]),
// so that ten times the articles do not need ten times the collections. Above that the heap may grow by
// [GarbagePercent] per cent of the live bytes, which limits its final size. For example, with 150 MiB live and few
// parts it may grow to 225 MiB.
package gctune

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"bangvang/internal/par"
)

const (
	Room    = 200 << 20 // bytes that the heap of any site may have
	Part    = 12 << 10  // bytes for each part of the work, if these are more
	Garbage = 50        // per cent of the live bytes
)

// runtimeMinHeap is the smallest heap in bytes at which the runtime collects, for each hundred per cent (see GOGC in
// package runtime).
const smallest = 4 << 20

// Tune sets the heap goal of every garbage collection from now on; work holds the number of parts of the work.
func Pace(work *par.Progress) {
	debug.SetGCPercent(Percent(0, 0))
	watch(&swept{work, []metrics.Sample{{Name: "/gc/heap/live:bytes"}}})
}

// Percent returns by how many per cent a heap with so many live bytes may grow, if the largest stage of the work has so
// many parts.
func Percent(alive uint64, parts int) int {
	room := max(Room, uint64(parts)*Part)
	free := room - min(alive, room)
	return int(min(max(Garbage, free*100/max(alive, 1)), room*100/smallest))
}

// sentinel is an object without references, so that each garbage collection finalizes it.
type swept struct {
	work  *par.Progress
	alive []metrics.Sample
}

// tuneAfterGC sets the goal of the next collection after each one.
func watch(s *swept) {
	runtime.SetFinalizer(s, func(s *swept) {
		metrics.Read(s.alive)
		debug.SetGCPercent(Percent(s.alive[0].Value.Uint64(), s.work.Most()))
		watch(s)
	})
}
