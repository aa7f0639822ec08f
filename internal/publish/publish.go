// Package publish is everything that leaves: it makes a folder, the output, hold just what a build
// made, and nothing else of ours.
//
// # What it promises
//
// Only files whose bytes changed are written, so that unchanged ones keep their modification time.
// Files that an earlier build wrote and this one lacks are removed, and the folders they leave empty
// with them. A path that the manifest names is bangvang's, whoever has changed its bytes since: it is
// put right, or removed as any other. Everything else is foreign. A foreign file is never touched;
// when one stands where a file should go, that is a problem (foreign-file) and nothing at all is
// written. A foreign file that holds exactly the bytes that should stand there is adopted, so that a
// fresh clone of the output, or a lost manifest, costs nothing. A folder gives way to a file only
// when all it holds is ours and no longer wanted. Symbolic links within the output are foreign and
// never followed; every change goes through an [os.Root], so that nothing outside the output is
// ever written, save Options.Stat.
//
// The process may die at any moment (kill -9, a full disk, a lost permission): every file is then
// whole, old or new, and links to nothing that is not there, because
//
//  1. new bytes are first written to .bangvang/stage: until all stand there the site is untouched;
//  2. the journal, a list of moves and removals, is renamed into place: this is the commit;
//  3. new files are moved into place, a new folder with all it holds in one move: nothing published
//     so far links to them. Among them assets come first and the home page last;
//  4. changed files replace the old ones, whose links still lead somewhere;
//  5. what is no longer wanted is removed: nothing links there any more;
//  6. the manifest follows, then the journal and the stage go.
//
// The next [Open] finishes a committed journal and throws away an uncommitted stage. The one
// exception to this order is a path that changes between file and folder, or in upper and lower case
// alone: the old must go before the new can come.
//
// # Limits
//
// The journal and the manifest are flushed to the disk (fsync), the site's files are not: after a
// loss of power a file may be short, which the next build sees by its size and repairs. A file that
// was edited by hand without changing its size and modification time passes for unchanged while
// Options.Stat remembers it. Changed files need their space twice while a build is written. The
// output must lie on one file system. Two builds at once are kept apart by a lock that dies with its
// holder; on a file system that knows no locks (some network mounts) there is none.
//
// # The folder .bangvang
//
// The output's folder .bangvang is ours. Between builds it holds lock (empty) and manifest: a line
// that names the format, then for every file, sorted by path, the [Hash] of its bytes in hexadecimal,
// its size and its path. Both depend on nothing but the site's bytes.
package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/diag"
	"bangvang/internal/par"

	"github.com/cespare/xxhash/v2"
)

// File is one file to be, with an address below the output folder: "2024/01/x/index.html".
//
// Sum, when not 0, is the [Hash] of Data. A File with a Sum and no Data says: these bytes were not
// made again, they stand there already (see [Target.Sum] and [Target.Missing]).
type File struct {
	Path string // slash-separated, relative
	Data []byte
	Sum  uint64
}

// Result counts what was done.
type Result struct {
	Written, Unchanged, Removed int
}

// Options say where to publish.
type Options struct {
	Dir  string // the output folder; it is made when it is not there
	Stat string // a file outside Dir that remembers modification times between builds, "" for none
}

// ErrLocked is what [Open] returns while another process has the output open.
var ErrLocked = errors.New("another build is writing to this folder; wait for it to end")

// Hash is the sum of a file's bytes that [File] and the manifest speak of: XXH64, and never 0.
func Hash(data []byte) uint64 { return max(xxhash.Sum64(data), 1) }

// Target is an output folder under lock. Its methods may be called at the same time, except Write
// and Close.
type Target struct {
	dir, stat string
	made      bool // by us, just now
	root      *os.Root
	lock      *os.File

	manifest []byte // as it stands on disk, nil for none
	old      []entry
	at       map[string]int32 // path → index in old
	folders  map[string]folder
	memory   []byte // the file Options.Stat as it was read
	written  bool

	foldOnce sync.Once
	folded   map[string]int32 // path without case → index in old
}

// Write opens the output, writes files and closes it.
func Write(ctx context.Context, o Options, files []File) (Result, diag.List, error) {
	t, err := Open(o)
	if err != nil {
		return Result{}, nil, err
	}
	result, problems, err := t.Write(ctx, files)
	return result, problems, errors.Join(err, t.Close())
}

// Open locks the output folder, finishes what a build that died had committed, and learns what
// stands there. It fails with [ErrLocked] while another process has it open.
func Open(o Options) (*Target, error) {
	t := &Target{dir: o.Dir, stat: o.Stat}
	if err := t.open(); err != nil {
		return nil, fmt.Errorf("opening the output %s: %w", o.Dir, errors.Join(err, t.Close()))
	}
	return t, nil
}

func (t *Target) open() error {
	_, err := os.Lstat(t.dir)
	t.made = errors.Is(err, os.ErrNotExist)
	if err := os.MkdirAll(t.dir, 0o755); err != nil {
		return err
	}
	if t.root, err = os.OpenRoot(t.dir); err != nil {
		return err
	}
	if t.lock, err = takeLock(t.root); err != nil {
		return err
	}
	if err := t.load(); err != nil {
		return err
	}
	again, err := t.recover()
	if again && err == nil {
		err = t.load()
	}
	return err
}

// load reads the manifest and looks at every file it names.
func (t *Target) load() error {
	data, err := t.root.ReadFile(manifestPath)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	t.manifest, t.old = data, parseManifest(string(data))
	t.at = make(map[string]int32, len(t.old))
	paths := make([]string, len(t.old))
	for i := range t.old {
		paths[i] = t.old[i].path
		t.at[paths[i]] = int32(i)
	}
	t.folders = map[string]folder{}
	t.survey(paths)
	if err := par.Each(context.Background(), len(t.old), t.look); err != nil {
		return err
	}
	t.recall()
	return nil
}

// Sum returns the [Hash] of the file of ours that stands at path now, and whether there is one whose
// bytes are those that were written. It costs a look at the map; only a file that Options.Stat does
// not remember is read, once.
func (t *Target) Sum(path string) (uint64, bool) {
	i, ok := t.at[path]
	if !ok || !t.intact(int(i)) {
		return 0, false
	}
	return t.old[i].sum, true
}

// Missing returns the indices of those files that have a Sum and no Data, and do not stand in the
// output with that Sum: their bytes have to be made before Write.
func (t *Target) Missing(files []File) []int {
	var out []int
	for i, f := range files {
		if f.Data == nil && f.Sum != 0 {
			if sum, ok := t.Sum(f.Path); !ok || sum != f.Sum {
				out = append(out, i)
			}
		}
	}
	return out
}

// Write makes the output hold files, in any order, and nothing else of ours. Two files at one
// address (address-collision) and foreign files in the way (foreign-file) are problems; with any,
// and when ctx ends or an error comes before the commit, the output stays as it was. An error after
// the commit leaves a whole site that the next Open finishes. A Target is written to once.
func (t *Target) Write(ctx context.Context, files []File) (Result, diag.List, error) {
	if t.written {
		return Result{}, nil, errors.New("writing the output twice")
	}
	t.written = true
	items, err := arrange(files)
	if err != nil {
		return Result{}, nil, err
	}
	if problems := collisions(items); len(problems) > 0 {
		return Result{}, problems, nil
	}
	if err := t.judgeAll(ctx, items); err != nil {
		return Result{}, nil, err
	}
	if problems := foreign(items); len(problems) > 0 {
		return Result{}, problems, nil
	}
	result, problems, err := t.carryOut(ctx, items)
	if err != nil {
		return result, problems, fmt.Errorf("writing the output %s: %w", t.dir, err)
	}
	t.remember(items)
	return result, problems, nil
}

// arrange sorts files by path. Each keeps its place in the given order.
func arrange(files []File) ([]item, error) {
	items := make([]item, len(files))
	for i, f := range files {
		if err := validPath(f.Path); err != nil {
			return nil, err
		}
		items[i] = item{File: f, given: i}
	}
	slices.SortStableFunc(items, func(a, b item) int { return strings.Compare(a.Path, b.Path) })
	return items, nil
}

// carryOut makes the changes that items need, by the steps of the package's promise.
func (t *Target) carryOut(ctx context.Context, items []item) (Result, diag.List, error) {
	result := Result{}
	for i := range items {
		if items[i].verdict == keep {
			result.Unchanged++
		}
	}
	result.Written = len(items) - result.Unchanged
	j, jobs := t.plan(items)
	result.Removed = len(j.removals)
	for _, m := range j.moves {
		result.Removed += len(m.clears)
	}
	manifest := formatManifest(items)
	if len(j.moves) == 0 && len(j.removals) == 0 {
		if string(manifest) == string(t.manifest) {
			return result, nil, nil
		}
		t.manifest = manifest
		return result, nil, t.replace(manifestPath, manifest)
	}
	if err := t.commit(ctx, items, jobs, j, manifest); err != nil {
		return Result{}, nil, errors.Join(err, t.discard())
	}
	t.manifest = manifest
	skipped, err := t.finish(j)
	problems := diag.List{}
	for _, path := range skipped {
		problems.Add(diag.ForeignFile, diag.Pos{}, path)
	}
	return result, problems, err
}

// Close releases the lock. An output in which nothing was ever published is left as it was found.
func (t *Target) Close() error {
	if t.root == nil {
		return nil
	}
	var err error
	if t.lock != nil {
		untouched := t.manifest == nil
		err = dropLock(t.root, t.lock, untouched)
		if untouched {
			_ = t.root.Remove(ownFolder) // what cannot be tidied away does no harm
		}
		if untouched && t.made {
			_ = os.Remove(filepath.Clean(t.dir)) // only when it is empty
		}
	}
	err = cmp.Or(err, t.root.Close())
	t.root, t.lock = nil, nil
	return err
}
