package journal

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
)

// Replay carries out a committed journal, from any step: moves and removals that were done before are skipped. It
// returns the paths that it left out because something foreign is there: a folder or a link, or a file of which
// Folder.Owns is false and that has other bytes. These files are lost with the stage. After an error skipped is not
// complete, and Replay can be called again; when a call succeeds, its skipped is complete.
func (f Folder) Replay(j Journal) (skipped []string, err error) {
	for _, m := range j.Moves {
		if err := f.move(m, &skipped); err != nil {
			return skipped, err
		}
	}
	for _, p := range j.Removals {
		if err := f.removeOwn(p); err != nil {
			return skipped, err
		}
	}
	for _, m := range j.Moves {
		f.Prune(m.Clears)
	}
	f.Prune(j.Removals)
	return skipped, nil
}

func (f Folder) move(m Move, skipped *[]string) error {
	if f.Blocked(path.Dir(m.Path)) {
		*skipped = append(*skipped, m.Path)
		return nil
	}
	source := f.stage() + "/" + strconv.Itoa(m.Number)
	for _, c := range m.Clears {
		if _, err := f.Root.Lstat(source); err != nil {
			break // done before: on a file system without case, c may now be the new file
		}
		if err := f.removeOwn(c); err != nil {
			return err
		}
	}
	return f.moveTo(source, m.Path, skipped)
}

// moveTo moves source to target. If target is a folder already, it moves the files in source one by one.
func (f Folder) moveTo(source, target string, skipped *[]string) error {
	if f.Owns(target) && f.rename(source, target) == nil {
		return nil
	}
	have, err := f.Root.Lstat(source)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // done before
	}
	if err != nil {
		return err
	}
	existing, err := f.Root.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.rename(source, target)
	case err != nil:
		return err
	case have.IsDir() && existing.IsDir():
		return f.merge(source, target, skipped)
	case existing.IsDir():
		f.removeEmpty(target)
		if f.rename(source, target) == nil {
			return nil
		}
	case !have.IsDir() && existing.Mode().IsRegular() && (f.Owns(target) || f.SameBytes(source, target)):
		return f.rename(source, target)
	}
	*skipped = append(*skipped, target)
	return nil
}

func (f Folder) merge(source, target string, skipped *[]string) error {
	names, err := f.names(source)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := f.moveTo(source+"/"+name, target+"/"+name, skipped); err != nil {
			return err
		}
	}
	return nil
}

// rename moves source to target, and creates target's folder when it has been removed.
func (f Folder) rename(source, target string) error {
	err := f.Root.Rename(source, target)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, gone := f.Root.Lstat(source); gone != nil {
		return err
	}
	if err := f.Root.MkdirAll(path.Dir(target), 0o755); err != nil {
		return err
	}
	return f.Root.Rename(source, target)
}

// removeOwn removes a file of ours.
func (f Folder) removeOwn(p string) error {
	if !f.Owns(p) {
		return nil
	}
	if err := f.Root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Prune removes the folders above paths that are empty, up to Root, which stays; the files at paths are gone already. A
// folder that does not exist may have been the first step of a process that died: the one above it may be empty too. What
// cannot be removed stays, without an error.
func (f Folder) Prune(paths []string) {
	for _, p := range paths {
		for dir := path.Dir(p); dir != "." && !f.Blocked(dir); dir = path.Dir(dir) {
			info, err := f.Root.Lstat(dir)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil || !info.IsDir() || f.Root.Remove(dir) != nil { // a new file may be in it
				break
			}
		}
	}
}

// removeEmpty removes a folder that contains nothing but empty folders.
func (f Folder) removeEmpty(dir string) {
	var dirs []string
	_ = fs.WalkDir(f.Root.FS(), dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	for _, d := range slices.Backward(dirs) {
		_ = f.Root.Remove(d) // fails, as it should, on a folder that is not empty
	}
}
