package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// hide creates ignoreFile, by which git leaves our own folder out, and reports whether it did. One that is there
// already, whoever wrote it, stays; without one, nothing else is wrong.
func hide(root *os.Root) bool {
	f, err := root.OpenFile(ignoreFile, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return false
	}
	_, err = f.WriteString("*\n")
	return errors.Join(err, f.Close()) == nil
}

// HideOwn hides the folder .bangvang of the site's root dir on disk from git, by a .gitignore in it, if there is such a
// folder and it has none yet: see [ignoreFile]. It reports no error: a folder that git shows does no harm.
func HideOwn(dir string) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return
	}
	defer root.Close()
	if info, err := root.Lstat(filepath.Dir(ignoreFile)); err == nil && info.IsDir() {
		hide(root)
	}
}

// CheckFolders returns an error if a folder below dir, or one above it there, is a link or no folder on disk: a
// *[LinkedFolderError], or that of the system. The names are slash-separated and relative to dir; one that does not exist
// is well. For example, a repository that contains the link .bangvang → /etc would have a build write outside the site.
// The folder dir may be a link: the operator named it.
func CheckFolders(dir string, names ...string) error {
	for _, name := range names {
		for i := range len(name) + 1 {
			if i < len(name) && name[i] != '/' {
				continue
			}
			at := filepath.Join(dir, filepath.FromSlash(name[:i]))
			info, err := os.Lstat(at)
			switch {
			case errors.Is(err, fs.ErrNotExist):
			case err != nil:
				return fmt.Errorf("writing to %s: %w", at, err)
			case !info.IsDir():
				return &LinkedFolderError{Path: at}
			}
		}
	}
	return nil
}

// LinkedFolderError is the error of a path that must be a folder and is a link, or another kind of file. Path is that on
// disk.
type LinkedFolderError struct{ Path string }

// Error returns the sentence for the operator.
func (e *LinkedFolderError) Error() string {
	return fmt.Sprintf("writing to %s: it is a link or a file, not a folder of this site; delete it and build again", e.Path)
}
