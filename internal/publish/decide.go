package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/memo/digest"
	"bangvang/internal/par"
	"bangvang/internal/publish/manifest"
)

// item is a file to publish, and the action that it needs. There is one for each file of a site, so it is small.
type item struct {
	*File
	size     int64
	mtime    int64 // of the file that is not written
	obstacle *obstacle
	position int32 // its index in the caller's order
	action   action
}

// obstacle is what is in the way of a file: files of ours that must be removed before it can come, or the path of a
// foreign file.
type obstacle struct {
	clears  []string
	foreign string
}

type action uint8

const (
	keep    action = iota
	create         // nothing is there
	replace        // something of ours is
	refuse         // something foreign is
)

// unknownSize is the size of a file whose bytes were not given.
const unknownSize = -1

// sortItems sorts files by path. Each has its index in the caller's order.
func sortItems(files []File) ([]item, error) {
	order := make([]int32, len(files))
	for i, f := range files {
		if !manifest.Valid(f.Path) {
			return nil, fmt.Errorf("writing %q: not a path below the output folder", f.Path)
		}
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(strings.Compare(files[a].Path, files[b].Path), cmp.Compare(a, b))
	})
	items := make([]item, len(files))
	for i, n := range order {
		items[i] = item{File: &files[n], position: n}
	}
	return items, nil
}

// decideAll decides the action for every item.
func (t *Target) decideAll(ctx context.Context, items []item) error {
	t.snapshot.Survey(len(items), func(i int) string { return items[i].Path })
	if err := par.Each(ctx, len(items), func(i int) { t.decide(&items[i]) }); err != nil {
		return err
	}
	var missing []string
	for _, it := range items {
		if it.size == unknownSize && !it.made() && it.action != keep {
			missing = append(missing, it.Path)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("writing files that have neither bytes nor a copy in the output: %s",
			strings.Join(missing, ", "))
	}
	return nil
}

func (t *Target) decide(it *item) {
	switch {
	case it.Data == nil && (it.Hash != 0 || it.made()):
		it.size = unknownSize
	case it.Hash == 0:
		it.Hash = digest.Hash(it.Data)
		fallthrough
	default:
		it.size = int64(len(it.Data))
	}
	if line, ok := t.snapshot.Unchanged(it.Path, it.Hash); ok && it.Hash != 0 {
		it.size, it.mtime = line.Size, line.Mtime
		return
	}
	if t.snapshot.Has(it.Path) {
		it.action = replace
		return
	}
	switch t.snapshot.Folder(manifest.Parent(it.Path)) {
	case manifest.Absent:
		it.action = create
	case manifest.Present:
		t.decideNew(it)
	default:
		t.decideBlocked(it)
	}
}

// decideBlocked is for an item below a path that is no folder.
func (t *Target) decideBlocked(it *item) {
	culprit := manifest.Parent(it.Path)
	for t.snapshot.Folder(culprit) == manifest.BelowBlocked {
		culprit = manifest.Parent(culprit)
	}
	it.action, it.obstacle = refuse, &obstacle{foreign: culprit}
	if name, ok := t.snapshot.OwnPath(culprit); ok {
		it.action, it.obstacle = create, &obstacle{clears: []string{name}}
	}
}

// decideNew is for an item that the manifest does not name, and whose folder exists.
func (t *Target) decideNew(it *item) {
	info, err := t.snapshot.Lstat(it.Path)
	if errors.Is(err, fs.ErrNotExist) {
		it.action = create
		return
	}
	it.action, it.obstacle = refuse, &obstacle{foreign: it.Path}
	if err != nil {
		return
	}
	if info.IsDir() {
		clears, foreign := t.ownFilesIn(it.Path)
		if it.obstacle = (&obstacle{clears, foreign}); foreign == "" {
			it.action = create
		}
		return
	}
	if name, ok := t.snapshot.OwnPath(it.Path); ok { // in another case: the name has to change
		it.action, it.obstacle = replace, &obstacle{clears: []string{name}}
	} else if t.adopts(it, info) { // its bytes are made now, before anything is staged
		it.action, it.size, it.mtime = keep, info.Size(), info.ModTime().UnixNano()
	}
}

// adopts reports whether the foreign file with this info has the item's bytes.
func (t *Target) adopts(it *item, info os.FileInfo) bool {
	if !info.Mode().IsRegular() || (it.size != unknownSize && it.size != info.Size()) {
		return false
	}
	if it.Hash == 0 {
		if _, err := it.make(nil); err != nil {
			return false
		}
	}
	sum, err := t.snapshot.HashOf(it.Path)
	return err == nil && sum == it.Hash
}

// make appends the bytes of an item that has none yet to b, which is empty.
func (it *item) make(b []byte) ([]byte, error) {
	data, err := it.Append(b)
	if err != nil {
		return b, fmt.Errorf("making %s: %w", it.Path, err)
	}
	it.Hash, it.size = digest.Hash(data), int64(len(data))
	return data, nil
}

// ownFilesIn returns the files of ours in a folder that should become a file, or the first path in it that is
// foreign. No item can need these files: that would be a collision.
func (t *Target) ownFilesIn(dir string) (files []string, foreign string) {
	err := fs.WalkDir(t.root.FS(), dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return nil
		}
		name, ok := t.snapshot.OwnPath(path)
		if err != nil || !ok {
			foreign = path
			return fs.SkipAll
		}
		files = append(files, name)
		return nil
	})
	if err != nil {
		return nil, dir
	}
	return files, foreign
}

// foreignProblems returns a problem for each foreign path in the way.
func foreignProblems(items []item) diag.List {
	var out diag.List
	for i := range items {
		if items[i].action == refuse {
			out.Add(diag.ForeignFile, diag.Pos{}, items[i].obstacle.foreign)
		}
	}
	return out.Sorted()
}
