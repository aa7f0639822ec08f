package watch

import (
	"context"
	"io/fs"
	"time"
)

// interval is the time between two scans of all files; it is longer if a scan takes long.
const Interval = time.Second

// fileStamp holds the attributes of a file that change with it.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// poll scans all files repeatedly until ctx ends. It reports first that any file may have changed, because it does not
// know the changes before its first scan.
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

// scan returns the stamps of all files. It skips a folder that cannot be listed: whoever reads it reports that.
func look(o Options) map[string]stamp {
	found := map[string]stamp{}
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
				found[name] = stamp{info.Size(), info.ModTime(), info.Mode()}
			}
			return nil
		})
	}
	return found
}

// diff lists the files that are new, deleted or changed.
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
