// Package lock keeps two processes from writing to one folder.
//
// The lock is a file that the operating system holds for the process (flock; on Windows an open file
// that nobody else may open), so that it is free again however the process ended. The file is always
// empty. Where a file system knows no locks, none is taken.
package lock

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrHeld is what [Take] returns while another process has the lock.
var ErrHeld = errors.New("another build is writing to this folder; wait for it to end")

// Lock is a lock that is held.
type Lock struct {
	root *os.Root
	path string
	file *os.File
}

// makeFolder makes dir, which must be a folder and no link.
func makeFolder(root *os.Root, dir string) error {
	err := root.Mkdir(dir, 0o755)
	if err == nil || !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := root.Lstat(dir)
	if err == nil && !info.IsDir() {
		return fmt.Errorf("using %s: it is no folder; move it away", dir)
	}
	return err
}
