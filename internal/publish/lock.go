package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrLocked is the error of [Open] while another process has the output open.
var ErrLocked = errors.New("another build is writing to this folder; wait for it to end")

// folderLock locks a folder so that only one process at a time writes to it, from acquire until Release: a second build of
// the same site fails with [ErrLocked] while the first one runs.
//
// It is a file locked by the operating system for the process (flock; on Windows an open file that nobody else
// may open), so that it is released however the process ends. The file is always empty. A file system without locks
// locks nothing.
type folderLock struct {
	root *os.Root
	path string
	file *os.File
}

// makeFolder creates dir, which must be a folder and no link.
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
