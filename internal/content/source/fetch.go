// Package fetch asks the file system for one file: what it holds, and what tells that it still holds it.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// ErrTooLarge is what [Text] returns of a file that has more bytes than asked for.
var ErrTooLarge = errors.New("too large")

// Text reads a file of at most so many bytes into a room, and returns the stamp that it had before.
func ReadText(room *bytes.Buffer, fsys fs.FS, name string, most int64) (Stamp, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return Stamp{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Stamp{}, err
	}
	if info.Size() > most {
		return Stamp{}, ErrTooLarge
	}
	room.Reset()
	room.Grow(int(info.Size()) + bytes.MinRead)
	n, err := room.ReadFrom(io.LimitReader(f, most+1))
	if n > most { // it grew
		return Stamp{}, ErrTooLarge
	}
	return StampOf(info), err
}

// Stat returns what the file system says of a file or of what a link leads to. It fails for all but
// files: opening a pipe or a device could wait for ever.
func Stat(fsys fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("not a regular file (%s)", info.Mode().Type())
	}
	return info, err
}
