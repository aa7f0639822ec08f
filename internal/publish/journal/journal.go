// Package journal changes many files of a folder so that the death of the process, at any moment,
// leaves a change that was not begun or one that can be finished.
//
// New bytes are staged first, in Own/stage; then [Folder.Commit] renames the journal, a list of moves
// and removals, into place; then [Folder.Carry] carries it out; then [Folder.Tidy] removes stage and
// journal. Every step of Carry can be done again: a move whose source is gone was done before, and a
// file that is gone need not be removed. So whoever finds a journal ([Folder.Pending]) carries it out
// from the start, and whoever finds a stage without one throws it away ([Folder.Discard]).
//
// Carry never destroys what is foreign, not even what came to stand there after the commit: it asks
// Folder.Ours. All changes go through an [os.Root].
package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"bangvang/internal/par"
)

// Folder is what is changed. All paths are slash-separated and relative to Root.
type Folder struct {
	Root   *os.Root
	Own    string                   // a folder of Root's that is there, for stage and journal
	Ours   func(path string) bool   // may the file at path be replaced or removed?
	Linked func(folder string) bool // is it, or anything above it, a link or no folder?
	Same   func(a, b string) bool   // do both files hold the same bytes?
}

// Journal says what to do once all new bytes are staged, in this order.
type Journal struct {
	Moves    []Move
	Removals []string
}

// Move brings what was staged under Number, a file or a folder with all it holds, to Path. Clears are
// files that have to go before it can come.
type Move struct {
	Number int
	Path   string
	Clears []string
}

// Staged is a file to be staged. The first segment of Path is the number of its move: "3" is the file
// that move 3 brings, "3/01/index.html" a file in the folder that it brings. Data makes its bytes, on
// any goroutine; nil bytes mean that the file need not be staged after all. [Folder.Stage] sets Mtime,
// in nanoseconds since 1970, which a move does not change; it stays 0 for what was not staged.
type Staged struct {
	Path  string
	Data  func() ([]byte, error)
	Mtime int64
}

const head = "bangvang journal 1"

func (f Folder) journal() string { return f.Own + "/journal" }
func (f Folder) stage() string   { return f.Own + "/stage" }

// Stage makes and writes files; those of one folder stand together in the list. Each file's bytes are
// let go as soon as they are written. After the first error of writing, or when ctx ends, no further
// batch is begun; an error of making keeps its file alone from being written, so that all are made and
// every such error is met.
func (f Folder) Stage(ctx context.Context, files []Staged) error {
	const batch = 64 // enough of one folder to make it once, few enough to share the work
	var starts []int
	for i := range files {
		if i == 0 || path.Dir(files[i].Path) != path.Dir(files[i-1].Path) || i-starts[len(starts)-1] == batch {
			starts = append(starts, i)
		}
	}
	if err := f.Root.MkdirAll(f.stage(), 0o755); err != nil {
		return err
	}
	stage, err := f.Root.OpenRoot(f.stage()) // a shorter way to every file
	if err != nil {
		return err
	}
	defer stage.Close()
	var first atomic.Pointer[error]
	made := make([]error, len(starts))
	ctx = par.Stage(ctx, "write")
	count := par.Counting(ctx, len(files))
	defer count.End()
	err = par.Each(ctx, len(starts), func(i int) {
		end := len(files)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if first.Load() != nil {
			return
		}
		var err error
		if made[i], err = stageBatch(stage, files[starts[i]:end], count); err != nil {
			first.CompareAndSwap(nil, &err)
		}
	})
	if e := first.Load(); e != nil {
		return *e
	}
	return errors.Join(append(made, err)...)
}

// stageBatch makes and writes files of one folder. Errors of making come apart from that of writing.
func stageBatch(stage *os.Root, files []Staged, count *par.Count) (made, written error) {
	folder := path.Dir(files[0].Path)
	for i := range files {
		count.Add()
		data, err := files[i].Data()
		if err != nil || data == nil {
			made = errors.Join(made, err)
			continue
		}
		if folder != "." {
			if err := stage.MkdirAll(folder, 0o755); err != nil {
				return made, err
			}
			folder = "."
		}
		info, err := put(stage, files[i].Path, data, false)
		if err != nil {
			return made, err
		}
		files[i].Mtime = info.ModTime().UnixNano()
	}
	return made, nil
}

// put writes a file that is not there yet; with flush it lies on the disk afterwards.
func put(root *os.Root, path string, data []byte, flush bool) (os.FileInfo, error) {
	f, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(data)
	if err == nil && flush {
		err = f.Sync()
	}
	info, err2 := f.Stat()
	return info, errors.Join(err, err2, f.Close())
}

// Replace writes the file at path in one step: at any moment it is the old one or the new.
func Replace(root *os.Root, path string, data []byte) error {
	next := path + ".new"
	if err := root.RemoveAll(next); err != nil { // of a process that died
		return err
	}
	_, err := put(root, next, data, true)
	if err == nil {
		err = root.Rename(next, path)
	}
	if err != nil {
		return errors.Join(err, root.RemoveAll(next))
	}
	return nil
}

// Commit puts the journal in place. Before it nothing has changed, after it all of j will.
func (f Folder) Commit(j Journal) error { return Replace(f.Root, f.journal(), j.format()) }

// Pending returns the journal that a process left to be finished, if any.
func (f Folder) Pending() (j Journal, ok bool, err error) {
	data, err := f.Root.ReadFile(f.journal())
	if errors.Is(err, fs.ErrNotExist) {
		return j, false, nil
	}
	if err == nil {
		j, err = parse(string(data))
	}
	if err != nil {
		return j, false, fmt.Errorf("reading %s: %w", f.journal(), err)
	}
	return j, true, nil
}

// Discard empties the folder Own of all but what is to be kept.
func (f Folder) Discard(keep ...string) error {
	names, err := f.names(f.Own)
	errs := []error{err}
	for _, name := range names {
		if !slices.Contains(keep, name) {
			errs = append(errs, f.Root.RemoveAll(f.Own+"/"+name))
		}
	}
	return errors.Join(errs...)
}

// Tidy removes the stage, then the journal: in this order a stage never outlives its journal.
func (f Folder) Tidy() error {
	if err := f.Root.RemoveAll(f.stage()); err != nil {
		return err
	}
	return f.Root.Remove(f.journal())
}

// names returns what a folder holds, sorted.
func (f Folder) names(dir string) ([]string, error) {
	d, err := f.Root.Open(dir)
	if err != nil {
		return nil, err
	}
	names, err := d.Readdirnames(-1)
	slices.Sort(names)
	return names, errors.Join(err, d.Close())
}

func (j Journal) format() []byte {
	b := []byte(head + "\n")
	for _, m := range j.Moves {
		for _, c := range m.Clears {
			b = fmt.Appendf(b, "clear %s\n", c)
		}
		b = fmt.Appendf(b, "move %d %s\n", m.Number, m.Path)
	}
	for _, p := range j.Removals {
		b = fmt.Appendf(b, "remove %s\n", p)
	}
	return append(b, "end\n"...)
}

// parse reads what format wrote. It takes all or nothing: a journal was flushed before it was put in
// place, so that a broken one is nobody's plan.
func parse(data string) (Journal, error) {
	var (
		j      Journal
		clears []string
		broken = errors.New("it is broken; delete it and build again")
	)
	body, first := strings.CutPrefix(data, head+"\n")
	body, last := strings.CutSuffix(body, "end\n")
	if !first || !last {
		return Journal{}, broken
	}
	for line := range strings.Lines(body) {
		verb, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		var err error
		p := rest
		switch verb {
		case "clear":
			clears = append(clears, p)
		case "remove":
			j.Removals = append(j.Removals, p)
		case "move":
			m := Move{Clears: clears}
			rest, p, _ = strings.Cut(rest, " ")
			m.Number, err = strconv.Atoi(rest)
			m.Path, clears = p, nil
			j.Moves = append(j.Moves, m)
		default:
			err = broken
		}
		if err != nil || p == "." || !fs.ValidPath(p) {
			return Journal{}, broken
		}
	}
	return j, nil
}
