package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const sharingViolation syscall.Errno = 32 // ERROR_SHARING_VIOLATION

// takeLock makes our folder and opens the file lock in it for this process alone, which lasts until
// the process ends in any way. It fails with [ErrLocked] while another has it.
func takeLock(root *os.Root) (*os.File, error) {
	if err := makeOwnFolder(root); err != nil {
		return nil, err
	}
	path := filepath.Join(root.Name(), filepath.FromSlash(lockPath))
	name, err := syscall.UTF16PtrFromString(path)
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
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// dropLock lets others in, and then removes the lock file when asked to, which fails as it should
// when another build has opened it.
func dropLock(root *os.Root, f *os.File, remove bool) error {
	err := f.Close()
	if remove {
		_ = root.Remove(lockPath)
	}
	return err
}
