package watch

import (
	"context"
	"io/fs"
	"time"
)

// Interval is the time between two looks at all files; when a look takes long, it is longer.
const Interval = time.Second

// stamp is what tells of a file that it changed.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// poll looks at every file, again and again, until ctx ends. What happened before the first look is
// not known, so anything may have changed.
func poll(ctx context.Context, o Options, out chan<- Changes) error {
	was := look(o)
	if !send(ctx, out, Changes{All: true}) {
		return nil
	}
	wait := Interval
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		start := time.Now()
		now := look(o)
		if !send(ctx, out, differences(was, now)) {
			return nil
		}
		was, wait = now, max(Interval, 10*time.Since(start))
	}
}

// look returns the stamps of all files. What cannot be listed is said by who reads it.
func look(o Options) map[string]stamp {
	found := map[string]stamp{}
	for _, folder := range o.Folders {
		// The function returns no error but SkipDir.
		_ = fs.WalkDir(o.Root, folder, func(name string, d fs.DirEntry, err error) error {
			switch {
			case d == nil:
				return nil
			case hidden(d.Name()):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if info, err := d.Info(); err == nil && !d.IsDir() {
				found[name] = stamp{info.Size(), info.ModTime(), info.Mode()}
			}
			return nil
		})
	}
	return found
}

// differences names the files that are new, gone or not as they were.
func differences(was, now map[string]stamp) Changes {
	var c Changes
	for name, s := range now {
		if old, there := was[name]; !there || old != s {
			c.Names = append(c.Names, name)
		}
	}
	for name := range was {
		if _, there := now[name]; !there {
			c.Names = append(c.Names, name)
		}
	}
	return c
}
