//go:build !windows

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// acquire creates dir, a folder of root, if needed, and locks the file lock in it, which it creates too. It does not
// wait: it fails with [ErrLocked] while another process has the lock, and with another error if dir or the file is a link
// or of another kind. On a file system without locks it always succeeds.
func acquire(root *os.Root, dir string) (*folderLock, error) {
	for {
		if err := makeFolder(root, dir); err != nil {
			return nil, err
		}
		path := dir + "/lock"
		// A link's target is never the file here.
		if info, err := root.Lstat(path); err == nil && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("using %s: it is no file; move it away", path)
		}
		f, err := root.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if errors.Is(err, fs.ErrNotExist) {
			continue // another build removed the folder just now
		}
		if err != nil {
			return nil, err
		}
		if err := flock(f); err != nil {
			return nil, errors.Join(err, f.Close())
		}
		mine, err1 := f.Stat()
		now, err2 := root.Lstat(path)
		if err1 == nil && err2 == nil && os.SameFile(mine, now) {
			return &folderLock{root, path, f}, nil
		}
		// The locked file is no longer the one that others will lock.
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// Release releases the lock; call it once. With remove, it removes the lock file first; the folder stays. The error is
// that of closing the file.
func (l *folderLock) Release(remove bool) error {
	if remove {
		_ = l.root.Remove(l.path) // an empty leftover file does no harm
	}
	return l.file.Close()
}
