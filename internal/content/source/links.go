package source

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"bangvang/internal/diag"
)

// ErrLink is the error of opening a path that is a link, or that has a link above it.
var ErrLink = errors.New("it is a link, not the file or folder itself")

// WithoutLinks returns fsys without its links: opening one, or a file below one, fails with [ErrLink], wherever it leads.
// For example, content/a.txt → ../.git/config cannot be read, and neither can content/x/a.txt if content/x is a link. A
// link can lead to a draft, a password or the name that a copy of the file redacts, so no target is allowed. The root of
// fsys itself may be a link: the operator named it. If fsys is the result of an earlier call, it is returned itself.
func WithoutLinks(fsys fs.FS) fs.FS {
	if linkless, ok := fsys.(linklessFS); ok {
		return linkless
	}
	return linklessFS{fsys}
}

// linklessFS is the file system of [WithoutLinks].
type linklessFS struct{ fsys fs.FS }

// Open opens a file or a folder that has no link above it.
func (l linklessFS) Open(name string) (fs.File, error) {
	for i, c := range name {
		if c == '/' {
			if err := l.check(name[:i]); err != nil {
				return nil, err
			}
		}
	}
	return openItself(l.fsys, name)
}

// Lstat returns the info of a file, a folder or a link.
func (l linklessFS) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(l.fsys, name) }

// ReadLink returns the target of a link.
func (l linklessFS) ReadLink(name string) (string, error) { return fs.ReadLink(l.fsys, name) }

// check returns [ErrLink] for a link.
func (l linklessFS) check(name string) error {
	info, err := fs.Lstat(l.fsys, name)
	if err == nil && isLink(info.Mode()) {
		err = &fs.PathError{Op: "open", Path: name, Err: ErrLink}
	}
	return err
}

// isLink reports whether a file of this mode is a symbolic link, or a junction of Windows, which Go calls irregular.
func isLink(mode fs.FileMode) bool { return mode&(fs.ModeSymlink|fs.ModeIrregular) != 0 }

// openListed opens a file of a folder that [walk] listed: the folders above it are no links, so one call finds out
// whether the file is one.
func openListed(fsys fs.FS, name string) (fs.File, error) {
	if l, ok := fsys.(linklessFS); ok {
		return openItself(l.fsys, name)
	}
	return openItself(fsys, name)
}

// openItself opens a file that must be no link. It looks at the path after it has opened it, so that a link that takes
// the place of the file, or gives it back, between two calls cannot pass.
func openItself(fsys fs.FS, name string) (fs.File, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, asLink(fsys, name, err)
	}
	have, err := f.Stat()
	if err == nil {
		var here fs.FileInfo
		here, err = fs.Lstat(fsys, name)
		if err == nil && (isLink(here.Mode()) || isOther(StampOf(here), StampOf(have))) {
			err = &fs.PathError{Op: "open", Path: name, Err: ErrLink}
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// isOther reports whether two stamps are those of two files. It is false where there are no stamps.
func isOther(a, b Stamp) bool {
	return a != (Stamp{}) && (a.Device != b.Device || a.Inode != b.Inode)
}

// asLink returns [ErrLink] if the file that could not be opened is a link: its target may be absent, or outside the
// root. Otherwise it returns err.
func asLink(fsys fs.FS, name string, err error) error {
	if info, err := fs.Lstat(fsys, name); err == nil && isLink(info.Mode()) {
		return &fs.PathError{Op: "open", Path: name, Err: ErrLink}
	}
	return err
}

// Links returns a [diag.LinkedFile] for each link at or below a folder of fsys, nil when there is none or no such folder;
// it opens no file. Names that begin with a dot are left out: an editor may lock a file by a link .#a.html that leads
// nowhere.
func Links(fsys fs.FS, folder string) diag.List {
	var problems diag.List
	if info, err := fs.Lstat(fsys, folder); err == nil && isLink(info.Mode()) {
		problems.Add(diag.LinkedFile, diag.Pos{File: folder}, folder)
	}
	_ = fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case d == nil || strings.HasPrefix(path.Base(name), "."): // reading the files reports what cannot be listed
		case isLink(d.Type()):
			problems.Add(diag.LinkedFile, diag.Pos{File: toPath(name)}, toPath(name))
		}
		return nil
	})
	return problems
}
