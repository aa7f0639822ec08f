//go:build !darwin && !linux

package journal

import (
	"errors"
	"io/fs"
	"os"
)

// folder is an open folder of the stage.
type folder struct{ *os.Root }

// openFolder opens the folder at path in root.
func openFolder(root *os.Root, path string) (folder, error) {
	r, err := root.OpenRoot(path)
	return folder{r}, err
}

// enter opens the folder name in f, and makes it if it does not exist.
func (f folder) enter(name string) (folder, error) {
	if err := f.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return folder{}, err
	}
	return openFolder(f.Root, name)
}

// create opens a file that does not exist yet, to be written.
func (f folder) create(name string) (*os.File, error) { return create(f.Root, name) }

// write writes a file that does not exist yet, and returns its modification time in nanoseconds since 1970.
func (f folder) write(name string, data []byte) (mtime int64, err error) {
	info, err := writeNew(f.Root, name, data, false)
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}

// remove removes a file.
func (f folder) remove(name string) error { return f.Remove(name) }

func (f folder) close() { _ = f.Close() } // of a folder: nothing can be lost
