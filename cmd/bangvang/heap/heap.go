// Package heap says how far the heap of the command may grow before it is swept.
//
// Sweeping costs what is alive, each time; how often depends on the room there is. A small site is alive in a few
// megabytes, and GOGC alone would have it swept for every few megabytes made. So the heap may grow to [Room] whatever is
// alive, and beyond that by [Garbage] per cent of it, which keeps large sites small.
package heap

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	Room    = 200 << 20 // bytes
	Garbage = 50        // per cent of what is alive
)

// smallest is how far the heap grows before it is swept, whatever is alive, for each hundred per cent (see GOGC in
// package runtime).
const smallest = 4 << 20

// Pace sets the goal of every sweep from now on.
func Pace() {
	debug.SetGCPercent(Percent(0))
	watch(&swept{[]metrics.Sample{{Name: "/gc/heap/live:bytes"}}})
}

// Percent returns how far a heap of which so many bytes are alive may grow, in per cent of them.
func Percent(alive uint64) int {
	room := Room - min(alive, Room)
	return int(min(max(Garbage, room*100/max(alive, 1)), Room*100/smallest))
}

// swept is reached by nothing, so that each sweep finds it.
type swept struct{ alive []metrics.Sample }

// watch sets the goal of the next sweep when this one is over.
func watch(s *swept) {
	runtime.SetFinalizer(s, func(s *swept) {
		metrics.Read(s.alive)
		debug.SetGCPercent(Percent(s.alive[0].Value.Uint64()))
		watch(s)
	})
}
