package source

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay returns the file system fsys with other bytes in the files of these names, and with those of them that fsys does
// not have, in folders of their own if need be: for example, the site with an article that is not saved yet. Names have
// slashes and are sorted into the folders. The infos of these files have no identity on disk, so that nothing takes them for
// the files that it has read before. The caller does not change files afterwards.
func Overlay(fsys fs.FS, files map[string][]byte) fs.FS {
	all := make(map[string]Extra, len(files))
	for name, data := range files {
		all[name] = Extra{int64(len(data)), func() ([]byte, error) { return data, nil }}
	}
	return OverlayFiles(fsys, all)
}

// Extra is a file of an overlay whose bytes need not be in memory: its size, and a function that returns them.
type Extra struct {
	Size int64
	Load func() ([]byte, error)
}

// OverlayFiles is [Overlay] with files whose bytes are loaded each time that they are opened: for example, with the thousands
// of pictures of an import.
func OverlayFiles(fsys fs.FS, files map[string]Extra) fs.FS {
	o := overlayFS{fsys, files, map[string]map[string]bool{}}
	for name := range files {
		for name != "." {
			folder := path.Dir(name)
			if o.folders[folder] == nil {
				o.folders[folder] = map[string]bool{}
			}
			o.folders[folder][path.Base(name)] = true
			name = folder
		}
	}
	return o
}

type overlayFS struct {
	fsys    fs.FS
	files   map[string]Extra
	folders map[string]map[string]bool // the names of the files and folders in each folder that has some of files
}

// Open opens a file or a folder.
func (o overlayFS) Open(name string) (fs.File, error) {
	if extra, ok := o.files[name]; ok {
		data, err := extra.Load()
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &memoryFile{*bytes.NewReader(data), memoryInfo{path.Base(name), int64(len(data))}}, nil
	}
	f, err := o.fsys.Open(name)
	if o.folders[name] == nil {
		return f, err
	}
	if err != nil {
		return &overlayFolder{in: o, name: name}, nil
	}
	if folder, ok := f.(fs.ReadDirFile); ok {
		return &overlayFolder{folder: folder, in: o, name: name}, nil
	}
	return f, nil
}

// Lstat returns the info of a file, a folder or a link.
func (o overlayFS) Lstat(name string) (fs.FileInfo, error) {
	if info, ok := o.own(name); ok {
		return info, nil
	}
	return fs.Lstat(o.fsys, name)
}

// Stat returns the info of a file or a folder.
func (o overlayFS) Stat(name string) (fs.FileInfo, error) {
	if info, ok := o.own(name); ok {
		return info, nil
	}
	return fs.Stat(o.fsys, name)
}

// ReadLink returns the target of a link.
func (o overlayFS) ReadLink(name string) (string, error) { return fs.ReadLink(o.fsys, name) }

// own returns the info of a file in memory, or of a folder that only files in memory need.
func (o overlayFS) own(name string) (fs.FileInfo, bool) {
	if extra, ok := o.files[name]; ok {
		return memoryInfo{path.Base(name), extra.Size}, true
	}
	if o.folders[name] == nil {
		return nil, false
	}
	if _, err := fs.Lstat(o.fsys, name); err == nil {
		return nil, false
	}
	return folderInfo{memoryInfo{name: path.Base(name)}}, true
}

// overlayFolder is an open folder of an overlayFS.
type overlayFolder struct {
	folder fs.ReadDirFile // nil if fsys does not have it
	in     overlayFS
	name   string
	list   []fs.DirEntry // what is left to be read
	read   bool
}

// Stat returns the info of the folder.
func (f *overlayFolder) Stat() (fs.FileInfo, error) {
	if f.folder != nil {
		return f.folder.Stat()
	}
	return folderInfo{memoryInfo{name: path.Base(f.name)}}, nil
}

// Read fails: a folder has no bytes.
func (f *overlayFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// Close closes the folder.
func (f *overlayFolder) Close() error {
	if f.folder == nil {
		return nil
	}
	return f.folder.Close()
}

// ReadDir returns entries of the folder, as many as n asks for, all of them for n ≤ 0.
func (f *overlayFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if !f.read {
		list, err := f.all()
		if err != nil {
			return nil, err
		}
		f.list, f.read = list, true
	}
	switch {
	case n <= 0:
		n = len(f.list)
	case len(f.list) == 0:
		return nil, io.EOF
	}
	n = min(n, len(f.list))
	out := f.list[:n]
	f.list = f.list[n:]
	return out, nil
}

// all returns the entries of the folder, sorted: those of fsys, and the files and folders in memory in place of them.
func (f *overlayFolder) all() ([]fs.DirEntry, error) {
	entries := map[string]fs.DirEntry{}
	if f.folder != nil {
		list, err := f.folder.ReadDir(-1)
		if err != nil {
			return nil, err
		}
		for _, d := range list {
			entries[d.Name()] = d
		}
	}
	for name := range f.in.folders[f.name] {
		if info, ok := f.in.own(path.Join(f.name, name)); ok {
			entries[name] = fs.FileInfoToDirEntry(info)
		}
	}
	return slices.SortedFunc(maps.Values(entries), func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }), nil
}

// memoryFile is an open file with bytes in memory.
type memoryFile struct {
	bytes.Reader
	info fs.FileInfo
}

// Stat returns the info of the file.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing.
func (f *memoryFile) Close() error { return nil }

// memoryInfo is the info of a file in memory.
type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o666 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }

// folderInfo is the info of a folder in memory.
type folderInfo struct{ memoryInfo }

func (i folderInfo) Mode() fs.FileMode { return fs.ModeDir | 0o777 }
func (i folderInfo) IsDir() bool       { return true }
