package source

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bangvang/internal/diag"
)

// Update returns the current tree, provided that since t was loaded nothing has changed except the files and folders
// named, and everything below them; their names are those on disk, slash-separated, relative to the site's root, and may
// be new or gone. For example, after an edit of one article it reads that file alone. The other files are those of t,
// which does not change. The problems are those of the whole tree, as [Load] would find them, and so is the error.
func (t *Tree) Update(ctx context.Context, changed []string) (*Tree, diag.List, error) {
	if err := checkRoot(t.FS); err != nil {
		return nil, nil, err
	}
	names := make([]string, len(changed))
	tops := make(map[string]bool, len(changed))
	for i, name := range changed {
		names[i] = untilIgnored(path.Clean(name))
		tops[names[i]] = true
	}
	slices.Sort(names)
	met := make([]*entry, 0, len(t.entries)+len(changed))
	for _, e := range t.entries {
		if !covered(tops, e.name) {
			met = append(met, e)
		}
	}
	for _, name := range slices.Compact(names) {
		if covered(tops, path.Dir(name)) {
			continue // found with its folder
		}
		found, err := entriesAt(ctx, t.FS, name)
		if err != nil {
			return nil, nil, err
		}
		met = append(met, found...)
	}
	return buildTree(ctx, t, met)
}

// covered reports whether a name, or a folder above it, is among tops.
func covered(tops map[string]bool, name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if tops[name] {
			return true
		}
	}
	return false
}

// entriesAt returns the entries at and below a name that Load would find.
func entriesAt(ctx context.Context, fsys fs.FS, name string) ([]*entry, error) {
	segments := strings.Split(name, "/")
	if name == Root {
		return walk(ctx, fsys, Root)
	}
	last := len(segments) - 1
	if segments[0] != Root || slices.ContainsFunc(segments[:last], ignored) {
		return nil, nil
	}
	for i := 2; i < len(segments); i++ {
		info, err := fs.Lstat(fsys, path.Join(segments[:i]...))
		if err != nil || !info.IsDir() {
			return nil, nil
		}
	}
	info, err := fs.Lstat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && ignored(segments[last]):
		return leftOut(fsys, name, fs.FileInfoToDirEntry(info)), nil
	case ignored(segments[last]):
		return nil, nil
	case err == nil && info.IsDir():
		return walk(ctx, fsys, name)
	}
	if err != nil {
		return []*entry{{name: name, path: toPath(name)}}, nil
	}
	return []*entry{newEntry(name, fs.FileInfoToDirEntry(info))}, nil
}
