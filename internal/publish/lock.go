//go:build !windows

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// takeLock makes our folder and locks the file lock in it, or fails with [ErrLocked].
func takeLock(root *os.Root) (*os.File, error) {
	for {
		if err := makeOwnFolder(root); err != nil {
			return nil, err
		}
		f, err := root.OpenFile(lockPath, os.O_RDWR|os.O_CREATE, 0o644)
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
		now, err2 := root.Lstat(lockPath)
		if err1 == nil && err2 == nil && os.SameFile(mine, now) {
			return f, nil
		}
		// What was locked is no longer the file that others will lock.
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

// dropLock lets others in, and removes the lock file before when asked to.
func dropLock(root *os.Root, f *os.File, remove bool) error {
	if remove {
		_ = root.Remove(lockPath)
	}
	return f.Close()
}
