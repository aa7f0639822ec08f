//go:build !windows

package lock

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Take makes dir, a folder of root, where there is none, and locks the file lock in it. It fails with
// [ErrHeld] while another process has it.
func Take(root *os.Root, dir string) (*Lock, error) {
	for {
		if err := makeFolder(root, dir); err != nil {
			return nil, err
		}
		path := dir + "/lock"
		if info, err := root.Lstat(path); err == nil && !info.Mode().IsRegular() { // what a link leads to is never the file here
			return nil, fmt.Errorf("using %s: it is no file; move it away", path)
		}
		f, err := root.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if errors.Is(err, fs.ErrNotExist) {
			continue // another build tidied up after itself just now
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
			return &Lock{root, path, f}, nil
		}
		// What was locked is no longer the file that others will lock.
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// Drop lets others in. With remove, the file lock goes first.
func (l *Lock) Drop(remove bool) error {
	if remove {
		_ = l.root.Remove(l.path) // an empty file left behind does no harm
	}
	return l.file.Close()
}
