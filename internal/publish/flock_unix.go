//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"syscall"
)

// flock locks f; the kernel releases the lock when the process ends in any way.
func flock(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == syscall.EINTR:
			continue
		case err == syscall.EWOULDBLOCK:
			return ErrLocked
		case errors.Is(err, errors.ErrUnsupported), err == syscall.ENOLCK:
			return nil // a file system without locks: see the package's limits
		}
		return err
	}
}
