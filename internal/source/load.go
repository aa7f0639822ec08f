package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/viet"
)

// Root is the folder of the site's root that holds all that the site is made of.
const Root = "content"

// Load reads everything below [Root] of the site's root fsys. It fails when there is no such folder,
// and when ctx ends; what is wrong with a single file is a problem.
func Load(ctx context.Context, fsys fs.FS) (*Tree, diag.List, error) {
	tree := &Tree{FS: fsys, names: map[string]string{}}
	found, probs, err := walk(fsys)
	if err != nil {
		return nil, nil, err
	}
	found = tree.nameThem(found, &probs)
	err = par.Each(ctx, len(found), func(i int) { found[i].read(fsys) })
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", Root, err)
	}
	for _, e := range found {
		probs.Append(e.probs)
		switch {
		case e.file != nil:
			tree.Files = append(tree.Files, e.file)
		case e.failed:
			tree.Unread = append(tree.Unread, e.path)
		default:
			tree.Assets = append(tree.Assets, Asset{e.path, e.size})
		}
	}
	return tree, probs, nil
}

// entry is a file met on the walk, and then what it holds.
type entry struct {
	name    string // on disk
	path    string // NFC
	regular bool   // neither a link nor a device
	file    *File  // of a text
	size    int64  // of an asset
	failed  bool
	probs   diag.List
}

// walk lists the files below Root, in the order of their names.
func walk(fsys fs.FS) ([]*entry, diag.List, error) {
	var (
		found []*entry
		probs diag.List
	)
	info, err := fs.Stat(fsys, Root)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return nil, nil, fmt.Errorf("looking for the folder %s/ in the site's root: %w", Root, cause(err))
	}
	err = fs.WalkDir(fsys, Root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == Root:
			return fmt.Errorf("reading %s: %w", Root, cause(err))
		case err != nil:
			probs.Add(diag.Unreadable, diag.Pos{File: clean(name)}, cause(err).Error())
		case strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			found = append(found, &entry{name: name, path: clean(name), regular: d.Type().IsRegular()})
		}
		return nil
	})
	return found, probs, err
}

// clean returns a name on disk as the path that addresses are made of.
func clean(name string) string { return viet.NFC(strings.ToValidUTF8(name, "\ufffd")) }

// nameThem sorts the entries by path, remembers the names that differ from it, and leaves out what
// has the path of another: a Linux disk can hold one name twice, composed and decomposed.
func (t *Tree) nameThem(found []*entry, probs *diag.List) []*entry {
	slices.SortStableFunc(found, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(len(a.name), len(b.name)))
	})
	kept := found[:0]
	for _, e := range found {
		if n := len(kept); n > 0 && kept[n-1].path == e.path {
			probs.Add(diag.TwinFile, diag.Pos{File: e.path})
			continue
		}
		if e.name != e.path {
			t.names[e.path] = e.name
		}
		kept = append(kept, e)
	}
	return kept
}

// read fills in what the file holds.
func (e *entry) read(fsys fs.FS) {
	text := isText(e.path)
	var err error
	if !text || !e.regular {
		e.size, err = size(fsys, e.name)
	}
	var raw []byte
	if text && err == nil {
		raw, err = fs.ReadFile(fsys, e.name)
	}
	if err != nil {
		e.failed = true
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, cause(err).Error())
		return
	}
	if !text {
		return
	}
	e.file, e.probs = NewFile(e.path, raw)
	if len(e.probs) > 0 && e.probs[0].Code == diag.NotUTF8 {
		e.file, e.failed = nil, true
	}
}

// size returns the size in bytes of a file or of what a link leads to. Nothing but a file has one:
// opening a pipe or a device could wait for ever.
func size(fsys fs.FS, name string) (int64, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("not a regular file (%s)", info.Mode().Type())
	}
	return info.Size(), nil
}

// isText tells whether the file is read, by the end of its name, in either case: Windows writes .MD.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".yaml", ".yml":
		return true
	}
	return false
}

// cause returns the reason inside a path error: the problem names the file already.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
