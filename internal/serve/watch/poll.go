package watch

import (
	"context"
	"io/fs"
	"time"
)

// interval is the time between two scans of all files; it is longer if a scan takes long.
const interval = time.Second

// fileStamp holds the attributes of a file that change with it.
type fileStamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// poll scans all files repeatedly until ctx ends. It reports first that any file may have changed, because it does not
// know the changes before its first scan.
func poll(ctx context.Context, o Options, out chan<- Changes) error {
	was := scan(o)
	if !send(ctx, out, Changes{All: true}) {
		return nil
	}
	wait := interval
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		start := time.Now()
		now := scan(o)
		if !send(ctx, out, diff(was, now)) {
			return nil
		}
		was, wait = now, max(interval, 10*time.Since(start))
	}
}

// scan returns the stamps of all files. It skips a folder that cannot be listed: whoever reads it reports that.
func scan(o Options) map[string]fileStamp {
	found := map[string]fileStamp{}
	for _, folder := range o.Folders {
		// The function returns no error except SkipDir.
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
				found[name] = fileStamp{info.Size(), info.ModTime(), info.Mode()}
			}
			return nil
		})
	}
	return found
}

// diff lists the files that are new, deleted or changed.
func diff(was, now map[string]fileStamp) Changes {
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
