package journal

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"bangvang/internal/par"
)

// Stage calls by to make each file, writes the files to the stage in OwnFolder, in batches of 64 on several
// goroutines, and sets the Mtime of each in files. The next file reuses the buffer of a file as soon as that is
// written. Stage is fastest if files of one folder are adjacent.
//
// An error of making a file only keeps its own file from being written: all files are made, and these errors are returned,
// joined. After an error of writing, a [par.OverBudget] of making, or the end of ctx, no further batch is begun and
// that error is returned, in place of the errors of making. After an error the caller discards the stage.
func (f Folder) Stage(ctx context.Context, files []Staged, by Maker) error {
	const batch = 64 // enough to go from folder to folder, few enough to share the work
	if err := f.Root.MkdirAll(f.stage(), 0o755); err != nil {
		return err
	}
	var first atomic.Pointer[error]
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	made := make([]error, (len(files)+batch-1)/batch)
	ctx = par.Stage(ctx, "write")
	count := par.StartCount(ctx, len(files))
	defer count.End()
	err := par.Each(ctx, len(made), func(i int) {
		if first.Load() != nil {
			return
		}
		buf := buffers.Get().(*[]byte)
		defer buffers.Put(buf)
		var err error
		if made[i], err = f.stageBatch(ctx, files, i*batch, min(len(files), (i+1)*batch), by, buf, count); err != nil {
			first.CompareAndSwap(nil, &err)
		}
	})
	if e := first.Load(); e != nil {
		return *e
	}
	return errors.Join(append(made, err)...)
}

// maxBuffer is the capacity in bytes up to which a buffer is reused: larger files are rare.
const maxBuffer = 1 << 20

// stageBatch makes the files from one index to another in a buffer and writes them, until ctx ends. It returns errors of making
// and of writing apart.
func (f Folder) stageBatch(ctx context.Context, files []Staged, from, to int, by Maker, buf *[]byte, count *par.Count) (made, written error) {
	stage, err := openFolder(f.Root, f.stage())
	if err != nil {
		return nil, err
	}
	b := openFolders{folders: []folder{stage}}
	defer b.closeFrom(0)
	for i := from; i < to; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err // a file may be large
		}
		count.Add()
		stage := b.stage
		if by.IsLong(i) {
			stage = b.stageLong
		}
		unmade, err := stage(&files[i], i, by, buf)
		if over := new(par.OverBudget); errors.As(unmade, &over) {
			return made, unmade // no later file can be afforded
		}
		if made = errors.Join(made, unmade); err != nil {
			return made, err
		}
	}
	return made, nil
}

// stage makes the i-th file in a buffer and writes it.
func (b *openFolders) stage(s *Staged, i int, by Maker, buf *[]byte) (made, written error) {
	data, unchanged, err := by.Append(i, (*buf)[:0])
	if *buf = data; cap(data) > maxBuffer {
		*buf = nil
	}
	if err != nil || unchanged {
		return err, nil
	}
	folder, name, err := b.openFor(s)
	if err != nil {
		return nil, err
	}
	s.Mtime, err = folder.write(name, data)
	return nil, err
}

// stageLong writes the i-th file while it is made, and removes it if it could not be made or is unchanged.
func (b *openFolders) stageLong(s *Staged, i int, by Maker, _ *[]byte) (made, written error) {
	folder, name, err := b.openFor(s)
	if err != nil {
		return nil, err
	}
	f, err := folder.create(name)
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(f, longBuffer)
	unchanged, made := by.Write(i, w)
	if err = w.Flush(); err != nil { // also after a failed Write, whose error is this one
		return nil, errors.Join(err, f.Close())
	}
	info, err := f.Stat()
	if err = errors.Join(err, f.Close()); err != nil {
		return made, err
	}
	if made != nil || unchanged {
		return made, folder.remove(name)
	}
	s.Mtime = info.ModTime().UnixNano()
	return nil, nil
}

// longBuffer is the number of bytes of a long file that are written at once.
const longBuffer = 256 << 10

// openFolders are the open folders from the stage down to the one last written to: a file costs a step from there,
// and not a walk from the root.
type openFolders struct {
	folders []folder // the stage first
	names   []string // of those below it
}

// openFor returns the folder of a file to stage, and the file's name in it.
func (b *openFolders) openFor(s *Staged) (in folder, name string, err error) {
	dir, name := path.Split(s.path())
	in, err = b.open(strings.TrimSuffix(dir, "/"))
	return in, name, err
}

// open returns the folder at dir, "" for the stage, and creates those above it that do not exist.
func (b *openFolders) open(dir string) (folder, error) {
	var names []string
	if dir != "" {
		names = strings.Split(dir, "/")
	}
	have := 0
	for have < min(len(names), len(b.names)) && names[have] == b.names[have] {
		have++
	}
	b.closeFrom(have + 1)
	for _, name := range names[have:] {
		next, err := b.folders[len(b.folders)-1].enter(name)
		if err != nil {
			return folder{}, err
		}
		b.folders, b.names = append(b.folders, next), append(b.names, name)
	}
	return b.folders[len(b.folders)-1], nil
}

// closeFrom closes all but the first keep folders.
func (b *openFolders) closeFrom(keep int) {
	for _, f := range b.folders[keep:] {
		f.close()
	}
	b.folders, b.names = b.folders[:keep], b.names[:max(keep-1, 0)]
}

// create opens a file that does not exist yet, to be written.
func create(root *os.Root, path string) (*os.File, error) {
	return root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// writeNew writes a file that does not exist yet; with flush its bytes are on the disk afterwards.
func writeNew(root *os.Root, path string, data []byte, flush bool) (os.FileInfo, error) {
	f, err := create(root, path)
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
