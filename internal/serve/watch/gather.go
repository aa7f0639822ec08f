package watch

import (
	"context"
	"time"
)

const (
	// Quiet is how long nothing must change before a burst is over: editors and git leave milliseconds
	// between their writes. Pause is enough for the one file, with those beside it, that an editor saves.
	Quiet = 50 * time.Millisecond
	Pause = 20 * time.Millisecond
	few   = 3 // names
	// Patience is how long a burst may go on before what there is of it is reported.
	Patience = time.Second
)

// Changes is what may have changed.
type Changes struct {
	Names []string // of files and folders, from the root, as on disk; of a burst each once
	All   bool     // anything; then there are no names
}

// None tells whether there are none.
func (c Changes) None() bool { return !c.All && len(c.Names) == 0 }

// burst gathers changes.
type burst struct {
	Changes
	known map[string]bool
}

func (b *burst) add(c Changes) {
	if c.All || b.All {
		*b = burst{Changes: Changes{All: true}}
		return
	}
	if b.known == nil {
		b.known = map[string]bool{}
	}
	for _, name := range c.Names {
		if !b.known[name] {
			b.known[name] = true
			b.Names = append(b.Names, name)
		}
	}
}

// pause returns how long nothing must change before it is over.
func (b *burst) pause() time.Duration {
	if b.All || len(b.Names) > few {
		return Quiet
	}
	return Pause
}

// gather passes bursts on. One that nobody takes goes on growing.
func gather(ctx context.Context, in <-chan Changes, out chan<- Changes) error {
	var (
		b           burst
		to          chan<- Changes // nil while the burst goes on
		quiet, late <-chan time.Time
		overdue     bool
	)
	for {
		select {
		case <-ctx.Done():
			return nil
		case c := <-in:
			if b.None() {
				late = time.After(Patience)
			}
			b.add(c)
			to, quiet = nil, time.After(b.pause())
		case <-quiet:
			to = out
		case <-late:
			overdue = true
		case to <- b.Changes:
			b, to, quiet, late, overdue = burst{}, nil, nil, nil, false
		}
		if overdue {
			to = out
		}
	}
}
