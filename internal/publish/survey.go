package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/par"

	"github.com/cespare/xxhash/v2"
)

// folder is what stands where a folder should be.
type folder uint8

const (
	absent folder = iota
	there
	blocked // by something that is no folder, or a link
	below   // of something blocked
)

// item is a file to be, and what is to be done about it.
type item struct {
	File
	given   int // its place in the given order
	size    int64
	mtime   int64 // of the file as it stands there after the build
	verdict verdict
	clears  []string // files of ours that must go before this one can come
	foreign string   // the path of what is in its way
}

type verdict uint8

const (
	keep    verdict = iota
	create          // nothing is there
	replace         // something of ours is
	refuse          // something foreign is
)

// parent returns the folder of path, "" for the output itself.
func parent(path string) string { return path[:max(strings.LastIndexByte(path, '/'), 0)] }

// survey looks at all folders above paths that it does not know yet. It goes down level by level,
// because what lies behind a link must not pass for ours.
func (t *Target) survey(paths []string) {
	t.folders[""] = there
	var levels [][]string
	for _, path := range paths {
		for dir := parent(path); dir != ""; dir = parent(dir) {
			if _, known := t.folders[dir]; known {
				break
			}
			t.folders[dir] = absent
			depth := strings.Count(dir, "/")
			for len(levels) <= depth {
				levels = append(levels, nil)
			}
			levels[depth] = append(levels[depth], dir)
		}
	}
	for _, dirs := range levels {
		found, _ := par.Map(context.Background(), len(dirs), func(i int) folder { return t.lookFolder(dirs[i]) })
		for i, dir := range dirs {
			t.folders[dir] = found[i]
		}
	}
}

func (t *Target) lookFolder(dir string) folder {
	switch t.folders[parent(dir)] {
	case absent:
		return absent
	case blocked, below:
		return below
	}
	info, err := t.lstat(dir)
	switch {
	case err == nil && info.IsDir():
		return there
	case errors.Is(err, fs.ErrNotExist):
		return absent
	}
	return blocked
}

// lstat looks at path, whose folders are known not to be links. A plain look is three times as fast
// as one through the root, and writes nothing.
func (t *Target) lstat(path string) (os.FileInfo, error) {
	return os.Lstat(filepath.Join(t.dir, filepath.FromSlash(path)))
}

// look sets the state of the manifest's i-th file.
func (t *Target) look(i int) {
	e := &t.old[i]
	if t.folders[parent(e.path)] != there {
		return
	}
	info, err := t.lstat(e.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err != nil || !info.Mode().IsRegular():
		e.state.Store(inTheWay)
		return
	}
	e.mtime = info.ModTime().UnixNano()
	if info.Size() == e.size {
		e.state.Store(unread)
	} else {
		e.state.Store(altered)
	}
}

// intact tells whether the manifest's i-th file stands there with the bytes that were written.
func (t *Target) intact(i int) bool {
	e := &t.old[i]
	if e.state.Load() == unread {
		state := uint32(altered)
		if sum, err := t.sumOf(e.path); err == nil && sum == e.sum {
			state = intact
		}
		e.state.Store(state)
	}
	return e.state.Load() == intact
}

// sumOf reads the file at path.
func (t *Target) sumOf(path string) (uint64, error) {
	f, err := t.root.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := xxhash.New()
	if _, err := io.Copy(h, f); err != nil {
		return 0, err
	}
	return max(h.Sum64(), 1), nil
}

// ours returns the index in the manifest of path, or of the same file in another case, which is there
// on a file system without case.
func (t *Target) ours(path string) (int, bool) {
	if i, ok := t.at[path]; ok {
		return int(i), true
	}
	t.foldOnce.Do(func() {
		t.folded = make(map[string]int32, len(t.old))
		for i := range t.old {
			t.folded[strings.ToLower(t.old[i].path)] = int32(i)
		}
	})
	i, ok := t.folded[strings.ToLower(path)]
	if !ok {
		return 0, false
	}
	one, err1 := t.lstat(path)
	other, err2 := t.lstat(t.old[i].path)
	return int(i), err1 == nil && err2 == nil && os.SameFile(one, other)
}

// judgeAll decides what is to be done about every item.
func (t *Target) judgeAll(ctx context.Context, items []item) error {
	paths := make([]string, len(items))
	for i := range items {
		paths[i] = items[i].Path
	}
	t.survey(paths)
	t.ours("") // once, before many ask
	if err := par.Each(ctx, len(items), func(i int) { t.judge(&items[i]) }); err != nil {
		return err
	}
	var missing []string
	for _, it := range items {
		if it.Data == nil && it.size < 0 && it.verdict != keep {
			missing = append(missing, it.Path)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("writing files whose bytes were neither given nor stand in the output: %s", strings.Join(missing, ", "))
	}
	return nil
}

func (t *Target) judge(it *item) {
	it.size = int64(len(it.Data))
	if it.Data == nil && it.Sum != 0 {
		it.size = -1 // not known yet
	} else if it.Sum == 0 {
		it.Sum = Hash(it.Data)
	}
	if i, ok := t.at[it.Path]; ok {
		e := &t.old[i]
		if e.sum == it.Sum && t.intact(int(i)) {
			it.size, it.mtime = e.size, e.mtime
			return
		}
		if state := e.state.Load(); state == unread || state == altered || state == intact {
			it.verdict = replace
			return
		}
	}
	switch t.folders[parent(it.Path)] {
	case absent:
		it.verdict = create
	case blocked, below:
		t.judgeBlocked(it)
	case there:
		t.judgeNew(it)
	}
}

// judgeBlocked is for an item above which something is no folder.
func (t *Target) judgeBlocked(it *item) {
	culprit := parent(it.Path)
	for t.folders[culprit] == below {
		culprit = parent(culprit)
	}
	it.verdict, it.foreign = refuse, culprit
	if i, ok := t.ours(culprit); ok && t.isFile(i) {
		it.verdict, it.clears = create, []string{t.old[i].path}
	}
}

func (t *Target) isFile(i int) bool {
	state := t.old[i].state.Load()
	return state == unread || state == intact || state == altered
}

// judgeNew is for an item of which the manifest knows no file that stands there.
func (t *Target) judgeNew(it *item) {
	info, err := t.lstat(it.Path)
	if errors.Is(err, fs.ErrNotExist) {
		it.verdict = create
		return
	}
	it.verdict, it.foreign = refuse, it.Path
	switch {
	case err != nil:
	case info.IsDir():
		if clears, foreign := t.holds(it.Path); foreign == "" {
			it.verdict, it.clears = create, clears
		} else {
			it.foreign = foreign
		}
	case !info.Mode().IsRegular():
	case t.adopts(it, info):
		it.verdict, it.size, it.mtime = keep, info.Size(), info.ModTime().UnixNano()
	default:
		if i, ok := t.ours(it.Path); ok {
			it.verdict, it.clears = replace, []string{t.old[i].path}
		}
	}
}

// adopts tells whether the foreign file of this info already is the item. One that goes by another
// case in the manifest is not: its name has to change.
func (t *Target) adopts(it *item, info os.FileInfo) bool {
	if _, ok := t.ours(it.Path); ok || (it.size >= 0 && it.size != info.Size()) {
		return false
	}
	sum, err := t.sumOf(it.Path)
	return err == nil && sum == it.Sum
}

// holds returns the files of ours in a folder that should become a file, or the first thing in it
// that is foreign. None of them can be wanted: that would be a collision.
func (t *Target) holds(dir string) (files []string, foreign string) {
	err := fs.WalkDir(t.root.FS(), dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return nil
		}
		i, ok := t.ours(path)
		if err != nil || !ok || !t.isFile(i) {
			foreign = path
			return fs.SkipAll
		}
		files = append(files, t.old[i].path)
		return nil
	})
	if err != nil {
		return nil, dir
	}
	return files, foreign
}

// foreign returns a problem for each foreign thing in the way.
func foreign(items []item) diag.List {
	var paths []string
	for i := range items {
		if items[i].verdict == refuse {
			paths = append(paths, items[i].foreign)
		}
	}
	slices.Sort(paths)
	var out diag.List
	for _, path := range slices.Compact(paths) {
		out.Add(diag.ForeignFile, diag.Pos{}, path)
	}
	return out
}
