package manifest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"bangvang/internal/par"
)

// FolderState is the state of the path of a folder on disk: Present if it is a folder and no path above it is a link;
// Absent if nothing is there; Blocked if it is a link, also one to a folder, a file, or cannot be read; BelowBlocked if
// that is so of a path above it. A file of ours can only be in a Present one.
type FolderState uint8

const (
	Absent       FolderState = iota // nothing is there, or nothing above it
	Present                         // a folder
	Blocked                         // a link, or something else that is no folder
	BelowBlocked                    // a path further up is Blocked
)

// Parent returns the folder of the slash-separated path, "" for a file of the output folder itself, and for "".
func Parent(path string) string { return path[:max(strings.LastIndexByte(path, '/'), 0)] }

// Folder returns the state that a folder had when it was surveyed; Absent for one that was not.
func (m *Manifest) Folder(dir string) FolderState { return m.folders[dir] }

// Survey reads from disk the state of the folders above n paths that are not surveyed yet, for [Manifest.Folder]. It goes
// down level by level, because files behind a link must not count as ours. A folder that cannot be read is Blocked.
func (m *Manifest) Survey(n int, path func(i int) string) {
	var levels [][]string
	last := ""
	for i := range n {
		dir := Parent(path(i))
		if dir == last {
			continue
		}
		for last = dir; dir != ""; dir = Parent(dir) {
			if _, known := m.folders[dir]; known {
				break
			}
			m.folders[dir] = Absent
			depth := strings.Count(dir, "/")
			for len(levels) <= depth {
				levels = append(levels, nil)
			}
			levels[depth] = append(levels[depth], dir)
		}
	}
	for _, dirs := range levels {
		found := make([]FolderState, len(dirs))
		var starts []int // index of the first folder of each parent
		for i, dir := range dirs {
			if i == 0 || Parent(dir) != Parent(dirs[i-1]) {
				starts = append(starts, i)
			}
		}
		_ = par.Each(context.Background(), len(starts), func(i int) {
			from, to := starts[i], len(dirs)
			if i+1 < len(starts) {
				to = starts[i+1]
			}
			m.surveyFolders(dirs[from:to], found[from:to])
		})
		for i, dir := range dirs {
			m.folders[dir] = found[i]
		}
	}
}

// surveyFolders sets the states of folders with one parent, which it lists: that takes a tenth of the time of a call
// for each. A folder that is not listed under its name gets a call of its own.
func (m *Manifest) surveyFolders(dirs []string, found []FolderState) {
	parent := Parent(dirs[0])
	above, listed := m.folders[parent], map[string]FolderState{}
	if above == Present {
		entries, _ := os.ReadDir(m.diskPath(parent)) // a call may still succeed where listing fails
		for _, e := range entries {
			listed[e.Name()] = Blocked
			if e.IsDir() {
				listed[e.Name()] = Present
			}
		}
	}
	for i, dir := range dirs {
		switch kind, ok := listed[path.Base(dir)]; {
		case above == Absent:
			found[i] = Absent
		case above != Present:
			found[i] = BelowBlocked
		case ok:
			found[i] = kind
		default:
			found[i] = m.surveyFolder(dir)
		}
	}
}

func (m *Manifest) surveyFolder(dir string) FolderState {
	info, err := m.Lstat(dir)
	switch {
	case err == nil && info.IsDir():
		return Present
	case errors.Is(err, fs.ErrNotExist):
		return Absent
	}
	return Blocked
}

// Lstat returns the info of the file, folder or link that is at path now; the error is that of the system. The caller
// knows that no link is above it. A plain call is three times as fast as one through the root, and changes nothing.
func (m *Manifest) Lstat(path string) (os.FileInfo, error) {
	return os.Lstat(m.diskPath(path))
}

// diskPath returns the path of a file of the output for the operating system.
func (m *Manifest) diskPath(path string) string {
	return m.root.Name() + string(filepath.Separator) + filepath.FromSlash(path)
}

// surveyFile sets the state of the i-th file.
func (m *Manifest) surveyFile(i int) {
	e := &m.entries[i]
	if m.folders[Parent(e.Path)] != Present {
		return
	}
	info, err := m.Lstat(e.Path)
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	e.Mtime = info.ModTime().UnixNano()
	if info.Size() == e.Size {
		e.state.Store(unread)
	} else {
		e.state.Store(altered)
	}
}
