package watch

import (
	"context"
	"time"
)

const (
	// longDelay is the time without changes that ends a burst: editors and git pause for milliseconds between writes.
	// shortDelay is enough for a few files, for example one that an editor saves, with its temporary files.
	longDelay  = 50 * time.Millisecond
	shortDelay = 20 * time.Millisecond
	fewNames   = 3 // names
	// maxDelay is the time after which a burst is reported even if it goes on.
	maxDelay = time.Second
)

// Changes lists the files and folders that may have changed: by their names relative to Options.Root, with slashes and
// spelled as on disk, such as content/2024/x.md. A folder includes all that is in it. All without Names says that any
// file may have changed; the zero value, that none has.
type Changes struct {
	Names []string // of files and folders, relative to the root, as on disk; each once in a burst
	All   bool     // any file may have changed; Names is empty
}

// Empty reports whether there are no changes.
func (c Changes) Empty() bool { return !c.All && len(c.Names) == 0 }

// burst collects changes.
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

// delay returns the time without changes that ends the burst.
func (b *burst) delay() time.Duration {
	if b.All || len(b.Names) > fewNames {
		return longDelay
	}
	return shortDelay
}

// debounce collects changes into bursts and sends them. A burst grows until it is received.
func debounce(ctx context.Context, in <-chan Changes, out chan<- Changes) error {
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
			if b.Empty() {
				late = time.After(maxDelay)
			}
			b.add(c)
			to, quiet = nil, time.After(b.delay())
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
