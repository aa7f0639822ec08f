package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const sharingViolation syscall.Errno = 32 // ERROR_SHARING_VIOLATION

// acquire creates dir, a folder of root, if needed, and opens the file lock in it, which it creates too, for this process
// alone, until the process ends in any way. It does not wait: it fails with [ErrLocked] while another process has it
// open.
func acquire(root *os.Root, dir string) (*folderLock, error) {
	if err := makeFolder(root, dir); err != nil {
		return nil, err
	}
	path := dir + "/lock"
	full := filepath.Join(root.Name(), filepath.FromSlash(path))
	name, err := syscall.UTF16PtrFromString(full)
	if err != nil {
		return nil, err
	}
	const alone = 0 // no share mode: nobody else may open it
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, alone, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: full, Err: err}
	}
	return &folderLock{root, path, os.NewFile(uintptr(h), full)}, nil
}

// Release releases the lock; call it once. With remove, it then removes the lock file, which fails as it should when
// another process has opened it; the folder stays. The error is that of closing the file.
func (l *folderLock) Release(remove bool) error {
	err := l.file.Close()
	if remove {
		_ = l.root.Remove(l.path)
	}
	return err
}
