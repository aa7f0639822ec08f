// Package journal changes many files of a folder as one transaction: when the process dies, at any moment, the change
// was either not begun or the next process can finish it. For example, a build killed after 300 of 1,000 moves is
// completed by the next build.
//
// New bytes are staged first, in OwnFolder/stage; then [Folder.Commit] renames the journal, a list of moves and
// removals, into place; then [Folder.Replay] carries it out; then [Folder.CleanUp] removes stage and journal. Every
// step of Replay can be repeated: a move whose source is gone was done before, and a file that is gone need not be
// removed. So a process that finds a journal ([Folder.Pending]) replays it from the start, and one that finds a stage
// without a journal discards it ([Folder.Discard]).
//
// Replay never destroys a foreign file, not even one that appeared after the commit: it asks Folder.Owns. All changes
// go through an [os.Root].
package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Folder is a folder to change, with three questions about its files that the caller answers; the fields say which. All
// paths are slash-separated and relative to Root. The caller sets every field, makes OwnFolder, and calls either Stage,
// Commit, Replay and CleanUp, in this order, or, at a journal that [Folder.Pending] found, Replay and CleanUp. The
// methods change only the disk. Replay and Prune ask the questions, one at a time; Stage asks none.
type Folder struct {
	Root      *os.Root
	OwnFolder string                   // a folder in Root that exists, for stage and journal
	Owns      func(path string) bool   // whether the file at path may be replaced or removed
	Blocked   func(folder string) bool // whether it, or anything above it, is a link or no folder
	SameBytes func(a, b string) bool   // whether both files have the same bytes
}

// Journal is the list of changes to make once all new bytes are staged, that is, are written to OwnFolder/stage: first
// all Moves, in their order, each after the removal of its Clears, then all Removals. The caller fills it for
// [Folder.Commit].
type Journal struct {
	Moves    []Move
	Removals []string // files
}

// Move moves the file or folder that was staged under Number to Path. Clears are files that have to be removed before
// it.
type Move struct {
	Number int
	Path   string
	Clears []string
}

// Staged is a file to stage: the file of the move Number if Below is "", else the file at Below in its folder, for example
// "/01/index.html". [Folder.Stage] sets Mtime, in nanoseconds since 1970, which a move does not change; it is 0 for a file
// that was not staged.
type Staged struct {
	Number int
	Below  string
	Mtime  int64
}

// path returns the path of the file in the stage: "3", "3/01/index.html".
func (s *Staged) path() string { return strconv.Itoa(s.Number) + s.Below }

// Maker makes the files to stage, each by its index in their list; [Folder.Stage] calls it on several goroutines.
type Maker interface {
	// Append appends the bytes of a file to b. unchanged is true when the output has them already and they need not be staged.
	Append(i int, b []byte) (data []byte, unchanged bool, err error)
	// IsLong reports whether a file may be too long for memory. Write makes it then, not Append.
	IsLong(i int) bool
	// Write writes the bytes of a long file to w. Stage removes the file again if it is unchanged.
	Write(i int, w io.Writer) (unchanged bool, err error)
}

const head = "bangvang journal 1"

func (f Folder) journal() string { return f.OwnFolder + "/journal" }
func (f Folder) stage() string   { return f.OwnFolder + "/stage" }

// ReplaceFile writes data to the file at path in root, new or old, in one step: at any moment it is the old one or the
// new, and when ReplaceFile returns, the new bytes are flushed to the disk. The new file has the mode 0644 and replaces
// a link at path, not its target. The folder of path must exist, and a folder at path is an error. On an error the old
// file stays. Until the step the new bytes are in path + ".new"; if the process dies, that file stays until the next
// call for path or [Folder.Discard].
func ReplaceFile(root *os.Root, path string, data []byte) error {
	next := path + ".new"
	if err := root.RemoveAll(next); err != nil { // of a process that died
		return err
	}
	_, err := writeNew(root, next, data, true)
	if err == nil {
		err = root.Rename(next, path)
	}
	if err != nil {
		return errors.Join(err, root.RemoveAll(next))
	}
	return nil
}

// Commit writes the journal to disk. Before it nothing outside OwnFolder has changed, after it all of j will: by
// [Folder.Replay], here or in the next process. On an error nothing is committed.
func (f Folder) Commit(j Journal) error { return ReplaceFile(f.Root, f.journal(), j.format()) }

// Pending returns the journal that a process left unfinished on disk. ok is false if there is none. The error says that
// it cannot be read or is damaged, which needs somebody to delete it.
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

// Discard removes from disk a change that was not committed: the stage and the journal, the files at paths, relative to
// Root, that the caller wrote for the change, and of each of these the unfinished file of [ReplaceFile], path + ".new".
// Those that do not exist are no error.
func (f Folder) Discard(paths ...string) error {
	var errs []error
	for _, p := range append([]string{f.stage(), f.journal()}, paths...) {
		errs = append(errs, f.Root.RemoveAll(p), f.Root.RemoveAll(p+".new"))
	}
	return errors.Join(errs...)
}

// CleanUp removes the stage, then the journal, after [Folder.Replay]: in this order a stage never outlives its journal.
// It is an error if there is no journal.
func (f Folder) CleanUp() error {
	if err := f.Root.RemoveAll(f.stage()); err != nil {
		return err
	}
	return f.Root.Remove(f.journal())
}

// names returns the names of the files in a folder, sorted.
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

// parse parses the bytes of format. It returns all or nothing: a journal was flushed before it was put in place, so
// that a broken one is nobody's.
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
