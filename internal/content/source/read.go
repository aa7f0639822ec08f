package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// ErrTooLarge is the error of [ReadText] for a file larger than the given size.
var ErrTooLarge = errors.New("too large")

// ReadText reads a file of at most most bytes into buf, and returns the stamp that it had before.
func ReadText(buf *bytes.Buffer, fsys fs.FS, name string, most int64) (Stamp, error) {
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
	buf.Reset()
	buf.Grow(int(info.Size()) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(f, most+1))
	if n > most { // it grew
		return Stamp{}, ErrTooLarge
	}
	return StampOf(info), err
}

// StatRegular returns the file info of a file or of a link's target. It fails for all but regular files: opening a
// pipe or a device could block forever.
func StatRegular(fsys fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("not a regular file (%s)", info.Mode().Type())
	}
	return info, err
}
