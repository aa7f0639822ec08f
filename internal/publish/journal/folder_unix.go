//go:build darwin || linux

package journal

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// folder is an open folder of the stage. Like an [os.Root] it never leaves itself: each name is one step, and no link is
// followed. Package os would ask the kernel some six questions more for each file, about links above it and whether it can wait
// for the file.
type folder struct {
	fd   int
	path string // for errors
}

// openFolder opens the folder at path in root.
func openFolder(root *os.Root, path string) (folder, error) {
	d, err := root.Open(path)
	if err != nil {
		return folder{}, err
	}
	fd, err := openAt(int(d.Fd()), ".", unix.O_RDONLY|unix.O_DIRECTORY, 0)
	return folder{fd, path}, errors.Join(pathError("open", path, err), d.Close())
}

// enter opens the folder name in f, and makes it if it does not exist.
func (f folder) enter(name string) (folder, error) {
	path := f.path + "/" + name
	err := again(func() error { return unix.Mkdirat(f.fd, name, 0o755) })
	if err != nil && err != unix.EEXIST {
		return folder{}, pathError("mkdir", path, err)
	}
	fd, err := openAt(f.fd, name, unix.O_RDONLY|unix.O_DIRECTORY, 0)
	return folder{fd, path}, pathError("open", path, err)
}

// create opens a file that does not exist yet, to be written.
func (f folder) create(name string) (*os.File, error) {
	fd, err := f.open(name)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.path+"/"+name), nil
}

func (f folder) open(name string) (fd int, err error) {
	fd, err = openAt(f.fd, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, 0o644)
	return fd, pathError("open", f.path+"/"+name, err)
}

// write writes a file that does not exist yet, and returns its modification time in nanoseconds since 1970.
func (f folder) write(name string, data []byte) (mtime int64, err error) {
	fd, err := f.open(name)
	if err != nil {
		return 0, err
	}
	for len(data) > 0 && err == nil {
		n := 0
		err = again(func() (err error) { n, err = unix.Write(fd, data); return err })
		data = data[max(n, 0):]
	}
	path := f.path + "/" + name
	err = pathError("write", path, err)
	var stat unix.Stat_t
	err2 := pathError("stat", path, again(func() error { return unix.Fstat(fd, &stat) }))
	return stat.Mtim.Nano(), errors.Join(err, err2, pathError("close", path, unix.Close(fd)))
}

// remove removes a file.
func (f folder) remove(name string) error {
	return pathError("remove", f.path+"/"+name, again(func() error { return unix.Unlinkat(f.fd, name, 0) }))
}

func (f folder) close() { _ = unix.Close(f.fd) } // of a folder: nothing can be lost

// openAt opens name in the folder of a file descriptor, which it must not leave by a link.
func openAt(dir int, name string, flags int, mode uint32) (fd int, err error) {
	err = again(func() (err error) {
		fd, err = unix.Openat(dir, name, flags|unix.O_NOFOLLOW|unix.O_CLOEXEC, mode)
		return err
	})
	return fd, err
}

// again calls the kernel until no signal interrupts the call.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

// pathError returns err as package os does, nil for nil.
func pathError(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &os.PathError{Op: op, Path: path, Err: err}
}
