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
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
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
// that move 3 brings, "3/01/index.html" a file in the folder that it brings. Append appends its bytes to
// b, on any goroutine, or tells that they stand already and need not be staged after all. [Folder.Stage] sets Mtime,
// in nanoseconds since 1970, which a move does not change; it stays 0 for what was not staged.
type Staged struct {
	Path   string
	Append func(b []byte) (data []byte, stands bool, err error)
	Mtime  int64
}

const head = "bangvang journal 1"

func (f Folder) journal() string { return f.Own + "/journal" }
func (f Folder) stage() string   { return f.Own + "/stage" }

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

// Discard removes the stage and the journal, and the files at paths, with what [Replace] left unfinished of these.
func (f Folder) Discard(paths ...string) error {
	var errs []error
	for _, p := range append([]string{f.stage(), f.journal()}, paths...) {
		errs = append(errs, f.Root.RemoveAll(p), f.Root.RemoveAll(p+".new"))
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
