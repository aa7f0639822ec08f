package journal

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"bangvang/internal/par"
)

// Stage makes and writes files; those of one folder stand together in the list. Each file's bytes give their
// room to the next as soon as they are written. After the first error of writing, or when ctx ends, no further
// batch is begun; an error of making keeps its file alone from being written, so that all are made and
// every such error is met.
func (f Folder) Stage(ctx context.Context, files []Staged) error {
	const batch = 64 // enough to go from folder to folder, few enough to share the work
	if err := f.Root.MkdirAll(f.stage(), 0o755); err != nil {
		return err
	}
	var first atomic.Pointer[error]
	rooms := sync.Pool{New: func() any { return new([]byte) }}
	made := make([]error, (len(files)+batch-1)/batch)
	ctx = par.Stage(ctx, "write")
	count := par.Counting(ctx, len(files))
	defer count.End()
	err := par.Each(ctx, len(made), func(i int) {
		if first.Load() != nil {
			return
		}
		room := rooms.Get().(*[]byte)
		defer rooms.Put(room)
		var err error
		if made[i], err = f.stageBatch(files[i*batch:min(len(files), (i+1)*batch)], room, count); err != nil {
			first.CompareAndSwap(nil, &err)
		}
	})
	if e := first.Load(); e != nil {
		return *e
	}
	return errors.Join(append(made, err)...)
}

// maxRoom is how much room is kept, in bytes: what is larger is rare.
const maxRoom = 1 << 20

// stageBatch makes files in a room and writes them. Errors of making come apart from that of writing.
func (f Folder) stageBatch(files []Staged, room *[]byte, count *par.Count) (made, written error) {
	stage, err := f.Root.OpenRoot(f.stage())
	if err != nil {
		return nil, err
	}
	b := branch{roots: []*os.Root{stage}}
	defer b.cut(0)
	for i := range files {
		count.Add()
		data, stands, err := files[i].Append((*room)[:0])
		if *room = data; cap(data) > maxRoom {
			*room = nil
		}
		if err != nil || stands {
			made = errors.Join(made, err)
			continue
		}
		folder, err := b.reach(path.Dir(files[i].Path))
		if err != nil {
			return made, err
		}
		info, err := put(folder, path.Base(files[i].Path), data, false)
		if err != nil {
			return made, err
		}
		files[i].Mtime = info.ModTime().UnixNano()
	}
	return made, nil
}

// branch holds the folders from the stage down to the one last written to: a file costs a step from there,
// and not a walk from the root.
type branch struct {
	roots []*os.Root // the stage first
	names []string   // of those below it
}

// reach returns the folder at dir, and makes those on the way that are not there.
func (b *branch) reach(dir string) (*os.Root, error) {
	var names []string
	if dir != "." {
		names = strings.Split(dir, "/")
	}
	have := 0
	for have < min(len(names), len(b.names)) && names[have] == b.names[have] {
		have++
	}
	b.cut(have + 1)
	for _, name := range names[have:] {
		last := b.roots[len(b.roots)-1]
		if err := last.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		next, err := last.OpenRoot(name)
		if err != nil {
			return nil, err
		}
		b.roots, b.names = append(b.roots, next), append(b.names, name)
	}
	return b.roots[len(b.roots)-1], nil
}

// cut lets go of all but the first folders.
func (b *branch) cut(keep int) {
	for _, r := range b.roots[keep:] {
		_ = r.Close() // of a folder: nothing can be lost
	}
	b.roots, b.names = b.roots[:keep], b.names[:max(keep-1, 0)]
}

// put writes a file that is not there yet; with flush it lies on the disk afterwards.
func put(root *os.Root, path string, data []byte, flush bool) (os.FileInfo, error) {
	f, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(data)
	if err == nil && flush {
		err = f.Sync()
	}
	info, err2 := f.Stat()
	return info, errors.Join(err, err2, f.Close())
}
