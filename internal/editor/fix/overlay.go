package fix

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// overlay returns the file system fsys with other bytes in the files of these names, which exist. Their infos have no
// identity on disk, so that nothing takes them for the files that it has read before.
func overlay(fsys fs.FS, files map[string][]byte) fs.FS { return overlayFS{fsys, files} }

type overlayFS struct {
	fsys  fs.FS
	files map[string][]byte
}

// Open opens a file or a folder.
func (o overlayFS) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &memoryFile{*bytes.NewReader(data), o.info(name, data)}, nil
	}
	f, err := o.fsys.Open(name)
	if folder, ok := f.(fs.ReadDirFile); ok && err == nil {
		return &overlayFolder{folder, o, name}, nil
	}
	return f, err
}

// Lstat returns the info of a file, a folder or a link.
func (o overlayFS) Lstat(name string) (fs.FileInfo, error) {
	if data, ok := o.files[name]; ok {
		return o.info(name, data), nil
	}
	return fs.Lstat(o.fsys, name)
}

// Stat returns the info of a file or a folder.
func (o overlayFS) Stat(name string) (fs.FileInfo, error) {
	if data, ok := o.files[name]; ok {
		return o.info(name, data), nil
	}
	return fs.Stat(o.fsys, name)
}

// ReadLink returns the target of a link.
func (o overlayFS) ReadLink(name string) (string, error) { return fs.ReadLink(o.fsys, name) }

// overlayFolder is an open folder of an overlayFS.
type overlayFolder struct {
	fs.ReadDirFile
	in   overlayFS
	name string
}

// ReadDir returns entries of the folder, as many as n asks for.
func (f *overlayFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	list, err := f.ReadDirFile.ReadDir(n)
	for i, d := range list {
		if data, ok := f.in.files[path.Join(f.name, d.Name())]; ok {
			list[i] = fs.FileInfoToDirEntry(f.in.info(d.Name(), data))
		}
	}
	return list, err
}

func (o overlayFS) info(name string, data []byte) fs.FileInfo {
	return memoryInfo{path.Base(name), int64(len(data))}
}

// memoryFile is an open file with bytes in memory.
type memoryFile struct {
	bytes.Reader
	info fs.FileInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

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
