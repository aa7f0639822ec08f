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

// ReadText reads the file name of fsys, of at most most bytes, into buf, which it empties first, and returns the stamp
// that the file had before it was read. The error is [ErrTooLarge] for a larger file, wraps [ErrLink] for a link, and
// else is that of fsys; buf and the stamp are then of no use. The caller knows that no folder above the file is a link,
// and that the file is no pipe, which could block forever. The bytes are not checked or changed.
func ReadText(buf *bytes.Buffer, fsys fs.FS, name string, most int64) (Stamp, error) {
	f, err := openListed(fsys, name)
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

// statRegular returns the file info of a file. It fails for all but regular files: for a link with [ErrLink], for a
// pipe or a device because opening it could block forever.
func statRegular(fsys fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(fsys, name)
	switch {
	case err == nil && isLink(info.Mode()):
		err = ErrLink
	case err == nil && !info.Mode().IsRegular():
		err = fmt.Errorf("not a regular file (%s)", info.Mode().Type())
	}
	return info, err
}
