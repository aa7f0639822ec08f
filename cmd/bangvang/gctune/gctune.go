// Package heap says how far the heap of the command may grow before it is swept.
//
// Sweeping costs what is alive, each time; how often depends on the room there is. A small site is alive in a few
// megabytes, and GOGC alone would have it swept for every few megabytes made. So the heap may grow to [Room] whatever is
// alive. A large site ends with a large heap anyhow, and would be swept for every few megabytes on the way there: the more
// parts its work has, the more room there is from the start ([Part]), so that ten times the articles are not swept ten
// times as often. Beyond that the heap may grow by [Garbage] per cent of what is alive, which keeps it small in the end.
package gctune

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"bangvang/internal/par"
)

const (
	Room    = 200 << 20 // bytes, of a small site
	Part    = 12 << 10  // bytes of room for each part of the work, when these are more
	Garbage = 50        // per cent of what is alive
)

// smallest is how far the heap grows before it is swept, whatever is alive, for each hundred per cent (see GOGC in
// package runtime).
const smallest = 4 << 20

// Pace sets the goal of every sweep from now on; work tells of how many parts it is.
func Pace(work *par.Progress) {
	debug.SetGCPercent(Percent(0, 0))
	watch(&swept{work, []metrics.Sample{{Name: "/gc/heap/live:bytes"}}})
}

// Percent returns how far a heap of which so many bytes are alive may grow, in per cent of them, when the largest stage of
// the work has so many parts.
func Percent(alive uint64, parts int) int {
	room := max(Room, uint64(parts)*Part)
	free := room - min(alive, room)
	return int(min(max(Garbage, free*100/max(alive, 1)), room*100/smallest))
}

// swept is reached by nothing, so that each sweep finds it.
type swept struct {
	work  *par.Progress
	alive []metrics.Sample
}

// watch sets the goal of the next sweep when this one is over.
func watch(s *swept) {
	runtime.SetFinalizer(s, func(s *swept) {
		metrics.Read(s.alive)
		debug.SetGCPercent(Percent(s.alive[0].Value.Uint64(), s.work.Most()))
		watch(s)
	})
}
