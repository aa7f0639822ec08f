package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/disguise"
	"bangvang/internal/par"
	"bangvang/internal/viet"
)

// Root is the folder of the site's root that holds all that the site is made of.
const Root = "content"

// The sizes of texts that are read, in MiB: a long book, and four times all communes that there are.
const (
	maxArticle = 2
	maxYAML    = 16
)

// most returns how many MiB of a text are read.
func most(name string) int64 {
	if strings.EqualFold(path.Ext(name), ".md") {
		return maxArticle
	}
	return maxYAML
}

// Load reads everything below [Root] of the site's root fsys. It fails when there is no such folder,
// and when ctx ends; what is wrong with a single file is a problem.
func Load(ctx context.Context, fsys fs.FS) (*Tree, diag.List, error) {
	if err := rooted(fsys); err != nil {
		return nil, nil, err
	}
	found, err := walk(fsys, Root, nil)
	if err != nil {
		return nil, nil, err
	}
	return gather(ctx, fsys, found)
}

// gather makes a tree of what was met, reading what is new.
func gather(ctx context.Context, fsys fs.FS, met []*entry) (*Tree, diag.List, error) {
	t := &Tree{FS: fsys, names: map[string]string{}, met: met}
	var probs diag.List
	found := t.nameThem(&probs)
	err := par.Each(par.Stage(ctx, "read"), len(found), func(i int) { found[i].read(fsys) })
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", Root, err)
	}
	for _, e := range met {
		if e.closed {
			probs.Append(e.probs)
		}
	}
	for _, e := range found {
		probs.Append(e.probs)
		switch {
		case e.file != nil:
			t.Files = append(t.Files, e.file)
		case e.failed:
			t.Unread = append(t.Unread, e.path)
		default:
			t.Assets = append(t.Assets, Asset{e.path, e.size, e.modified})
		}
	}
	return t, probs, nil
}

// entry is a file met on the walk, and then what it holds; once read it does not change.
type entry struct {
	name     string // on disk
	path     string // NFC
	regular  bool   // neither a link nor a device
	closed   bool   // a folder that cannot be listed
	done     bool   // it was read
	file     *File  // of a text
	size     int64  // of an asset
	modified time.Time
	failed   bool
	probs    diag.List
}

// rooted tells what keeps fsys from being a site's root.
func rooted(fsys fs.FS) error {
	info, err := fs.Stat(fsys, Root)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return fmt.Errorf("looking for the folder %s/ in the site's root: %w", Root, cause(err))
	}
	return nil
}

// walk appends to met the files at and below a name.
func walk(fsys fs.FS, from string, met []*entry) ([]*entry, error) {
	err := fs.WalkDir(fsys, from, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == Root:
			return fmt.Errorf("reading %s: %w", Root, cause(err))
		case err != nil:
			e := &entry{name: name, path: clean(name), closed: true}
			e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, cause(err).Error())
			met = append(met, e)
		case hidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			met = append(met, &entry{name: name, path: clean(name), regular: d.Type().IsRegular()})
		}
		return nil
	})
	return met, err
}

// hidden tells whether files of that name are left out.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }

// clean returns a name on disk as the path that addresses are made of.
func clean(name string) string { return viet.NFC(strings.ToValidUTF8(name, "\ufffd")) }

// nameThem returns what was met sorted by path, remembers the names that differ from it, and leaves out
// what has the path of another: a Linux disk can hold one name twice, composed and decomposed.
func (t *Tree) nameThem(probs *diag.List) []*entry {
	found := slices.DeleteFunc(slices.Clone(t.met), func(e *entry) bool { return e.closed })
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
	if e.done {
		return
	}
	e.done = true
	if word, seems := disguise.Word(path.Base(e.path)); word != "" {
		e.probs.Add(diag.MixedScript, diag.Pos{File: e.path}, word, seems)
	}
	text := isText(e.path)
	var raw []byte
	size, modified, err := stat(fsys, e.name)
	if mib := most(e.path); text && size > mib<<20 {
		e.failed = true
		e.probs.Add(diag.FileTooLarge, diag.Pos{File: e.path}, strconv.FormatInt(mib, 10)+" MiB")
		return
	}
	if text && err == nil {
		raw, err = fs.ReadFile(fsys, e.name)
	}
	if err != nil {
		e.failed = true
		e.probs.Add(diag.Unreadable, diag.Pos{File: e.path}, cause(err).Error())
		return
	}
	if !text {
		e.size, e.modified = size, modified
		return
	}
	file, probs := NewFile(e.path, raw)
	e.probs.Append(probs)
	if len(probs) > 0 && probs[0].Code == diag.NotUTF8 {
		e.failed = true
		return
	}
	e.file = file
}

// stat returns the size in bytes of a file or of what a link leads to, and when it changed. Nothing but
// a file has one: opening a pipe or a device could wait for ever.
func stat(fsys fs.FS, name string) (size int64, modified time.Time, err error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return 0, time.Time{}, err
	}
	if !info.Mode().IsRegular() {
		return 0, time.Time{}, fmt.Errorf("not a regular file (%s)", info.Mode().Type())
	}
	return info.Size(), info.ModTime(), nil
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
