// Package publish makes a folder, the output, contain the files that a build made and no others of ours. For example,
// after a build that changed one article it writes that article's page and the pages that list it, and leaves all
// other files alone.
//
// # Guarantees
//
// Only files whose bytes changed are written, so that unchanged ones keep their modification time. Files that an
// earlier build wrote and this one lacks are removed, and the folders that become empty with them. A path that the
// manifest names is bangvang's, whoever has changed its bytes since: it is corrected, or removed like any other.
// Everything else is foreign. A foreign file is never touched; when one is in the place of a file to write, that is a
// problem (foreign-file) and nothing at all is written. A foreign file with exactly the right bytes is adopted, so
// that a fresh clone of the output, or a lost manifest, costs nothing. A folder is replaced by a file only when it
// holds nothing but obsolete files of ours. Symbolic links within the output are foreign and never followed; every
// change goes through an [os.Root], so that nothing outside the output is ever written, except Options.ModTimesFile.
//
// The process may die at any moment (kill -9, a full disk, a lost permission): every file is then complete, old or
// new, and its links lead to files that exist, because
//
//  1. new bytes are first written to .bangvang/stage: until all are there the site is untouched;
//  2. the journal, a list of moves and removals, is renamed into place: this is the commit;
//  3. new files are moved into place, a new folder with everything in it in one move: nothing published
//     so far links to them. Among them assets come first and the home page last;
//  4. changed files replace the old ones, whose links still lead somewhere;
//  5. obsolete files are removed: nothing links to them any more;
//  6. the manifest follows, then the journal and the stage are removed.
//
// The next [Open] finishes a committed journal and discards an uncommitted stage. The one exception to this order is
// a path that changes between file and folder, or in upper and lower case alone: the old must go before the new can
// come.
//
// # Limits
//
// The journal and the manifest are flushed to the disk (fsync), the site's files are not: after a loss of power a
// file may be short, which the next build sees by its size and repairs. A file that was edited by hand without
// changing its size and modification time counts as unchanged while Options.ModTimesFile has that time. Changed files
// need their space twice while a build is written. The output must be on one file system. A lock that dies with its
// holder keeps two builds apart; a file system without locks (some network mounts) has none.
//
// # The folder .bangvang
//
// The output's folder .bangvang is ours. Between builds it contains lock (empty), manifest (see package manifest) and
// .gitignore (the line *), which depend on the site's bytes only, and files of others: a site whose root is its output
// has its cache there too. When the output is a worktree of git, for example of the branch gh-pages, git status shows
// nothing of it.
package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"bangvang/internal/diag"
	"bangvang/internal/par"

	"bangvang/internal/publish/journal"
	"bangvang/internal/publish/manifest"
)

// File is a file to publish, with its path below the output folder: "2024/01/x/index.html". The caller makes it for
// [Write].
//
// Its bytes are Data, or those that Make appends to b, which is empty, when they are needed: on any goroutine and at most
// once. As soon as they are written, another file reuses b. Write is instead of Make for a file that may be too long for
// memory: it writes the bytes to w, a piece at a time. Hash, when not 0, is the [digest.Hash] of the bytes; then neither is
// called when the output has them already. A File with a Hash and without Data, Make and Write must be in the output.
type File struct {
	Path  string // slash-separated, relative
	Data  []byte
	Make  func(b []byte) ([]byte, error)
	Write func(w io.Writer) error
	Hash  uint64
}

// Append appends the bytes of a file, which has some, to b.
func (f *File) Append(b []byte) ([]byte, error) {
	switch {
	case f.Make != nil:
		return f.Make(b)
	case f.Write != nil:
		out := bytes.NewBuffer(b)
		err := f.Write(out)
		return out.Bytes(), err
	}
	return append(b, f.Data...), nil
}

// made reports whether the bytes of the file are made when they are needed.
func (f *File) made() bool { return f.Make != nil || f.Write != nil }

// Result is the number of files written, left unchanged and removed.
type Result struct {
	Written, Unchanged, Removed int
}

// Options are the output folder to publish to and the other inputs of [Open]. Only Dir is required.
type Options struct {
	Dir          string      // the output folder on disk; it is created when it does not exist
	ModTimesFile string      // a file outside Dir for modification times between builds, "" for none
	Budget       *par.Budget // of the bytes of all files, written or unchanged; nil for no bound
	Snapshot     *Snapshot   // from [Survey] with the same Dir and ModTimesFile, may be nil
}

// Snapshot is the state of an output when it was read: its manifest, and which of the files that it names are on disk.
type Snapshot = manifest.Manifest

const (
	manifestPath    = manifest.OwnFolder + "/manifest"
	newManifestPath = manifest.OwnFolder + "/manifest.new"
	ignoreFile      = manifest.OwnFolder + "/.gitignore"
)

// Target is an output folder under lock, from [Open] until Close. Its methods are safe for concurrent use, except Write
// and Close.
type Target struct {
	dir      string
	created  bool // Open created dir
	ignored  bool // Open created ignoreFile
	root     *os.Root
	lock     *folderLock
	snapshot *manifest.Manifest
	budget   *par.Budget
	progress *par.Progress
	written  bool
}

// Write opens the output, writes files and closes it: [Open], [Target.Write] and [Target.Close] in one call, with the
// results of Target.Write.
func Write(ctx context.Context, o Options, files []File) (Result, diag.List, error) {
	t, err := Open(o)
	if err != nil {
		return Result{}, nil, err
	}
	result, problems, err := t.Write(ctx, files)
	return result, problems, errors.Join(err, t.Close())
}

// Survey reads the state of an output, which takes most of the time of [Open], while the files to write are not known
// yet. Pass it to Open as Options.Snapshot. It takes no lock and changes nothing, so Open uses the result only if nobody
// has published there since; a file that was changed by hand since is seen by the next build. It returns nil if there is
// no such folder or on an error, which Open then reports.
func Survey(o Options) *Snapshot {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	seen, _ := manifest.Read(root, manifestPath, o.ModTimesFile)
	return seen
}

// Recover finishes the committed journal of a build that died, or discards its stage, as [Open] does. It changes nothing
// in an output where no build died, and does not create one. While another process has the output open it does nothing
// and returns nil: that one does the same. For example, a build whose site has errors calls it before it reports them, so
// that the output is never a mixture of two sites. The error is that of Open or Close.
func Recover(o Options) error {
	if !interrupted(o.Dir) {
		return nil
	}
	t, err := Open(o)
	switch {
	case errors.Is(err, ErrLocked):
		return nil
	case err != nil:
		return err
	}
	return t.Close()
}

// interrupted reports whether a build that writes to the folder has begun and not ended.
func interrupted(dir string) bool {
	for _, name := range []string{"journal", "stage", "manifest.new"} {
		if _, err := os.Lstat(filepath.Join(dir, manifest.OwnFolder, name)); err == nil {
			return true
		}
	}
	return false
}

// Open creates the output folder if need be, locks it, finishes the committed journal of a build that died, and reads the
// state of the output. The caller must Close the Target. It fails with [ErrLocked] while another process has it open, and
// with the errors of the file system; then nothing is locked.
func Open(o Options) (*Target, error) {
	t := &Target{dir: o.Dir, budget: o.Budget}
	if err := t.open(o); err != nil {
		return nil, fmt.Errorf("opening the output %s: %w", o.Dir, errors.Join(err, t.Close()))
	}
	return t, nil
}

func (t *Target) open(o Options) error {
	_, err := os.Lstat(t.dir)
	t.created = errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(t.dir, 0o755); err != nil {
		return err
	}
	if t.root, err = os.OpenRoot(t.dir); err != nil {
		return err
	}
	if t.lock, err = acquire(t.root, manifest.OwnFolder); err != nil {
		return err
	}
	t.ignored = hide(t.root)
	if t.snapshot, err = o.Snapshot.Refresh(t.root, manifestPath, o.ModTimesFile); err != nil {
		return err
	}
	j, pending, err := t.folder().Pending()
	switch {
	case err != nil:
		return err
	case !pending:
		return t.folder().Discard(newManifestPath)
	}
	t.surveyJournal(j)
	if _, err := t.finishJournal(j); err != nil {
		return err
	}
	t.snapshot, err = manifest.Read(t.root, manifestPath, o.ModTimesFile)
	return err
}

// folder returns the output as the journal needs it.
func (t *Target) folder() journal.Folder {
	return journal.Folder{
		Root:      t.root,
		OwnFolder: manifest.OwnFolder,
		Owns:      func(path string) bool { _, ok := t.snapshot.OwnPath(path); return ok },
		Blocked:   func(dir string) bool { return t.snapshot.Folder(dir) >= manifest.Blocked },
		SameBytes: func(a, b string) bool {
			one, err1 := t.snapshot.HashOf(a)
			other, err2 := t.snapshot.HashOf(b)
			return err1 == nil && err2 == nil && one == other
		},
	}
}

// surveyJournal surveys the folders that a journal found on disk may change.
func (t *Target) surveyJournal(j journal.Journal) {
	paths := append([]string(nil), j.Removals...)
	for _, m := range j.Moves {
		paths = append(append(paths, m.Path), m.Clears...)
	}
	t.snapshot.Survey(len(paths), func(i int) string { return paths[i] })
}

// Write makes the output contain files, in any order, and no other files of ours, which are those that the manifest
// names; all others are foreign. It may be called once. Two files at one address (address-collision) and foreign files
// in the way (foreign-file) are problems: then the error is nil, the Result zero and the output as it was. When ctx
// ends, the budget is used up ([par.OverBudget]) or an error occurs before the commit, the output is as it was too.
//
// An error after the commit leaves a complete site that the next Open finishes. A foreign file that appears during the
// writing is a problem, but only that path is left out. Write sets the Hash of each of the files that it makes; their
// order stays.
func (t *Target) Write(ctx context.Context, files []File) (Result, diag.List, error) {
	if t.written {
		return Result{}, nil, errors.New("writing the output twice")
	}
	t.written = true
	items, err := sortItems(files)
	if err != nil {
		return Result{}, nil, err
	}
	if problems := Collisions(len(items), func(i int) string { return items[i].Path }); len(problems) > 0 {
		return Result{}, problems, nil
	}
	if err := t.decideAll(ctx, items); err != nil {
		return Result{}, nil, err
	}
	if problems := foreignProblems(items); len(problems) > 0 {
		if t.snapshot.Damaged() {
			problems.Add(diag.DamagedManifest, diag.Pos{}, manifestPath, t.dir)
		}
		return Result{}, problems.Sorted(), nil
	}
	if err := t.spendUnchanged(items); err != nil {
		return Result{}, nil, err
	}
	t.progress = par.ProgressOf(ctx)
	result, problems, err := t.apply(ctx, items)
	if err != nil {
		return result, problems, fmt.Errorf("writing the output %s: %w", t.dir, err)
	}
	return result, problems, nil
}

// spendUnchanged takes the bytes of the files that need no action from the budget. Those of the others are taken as
// soon as they are made.
func (t *Target) spendUnchanged(items []item) error {
	for i := range items {
		if items[i].action != keep {
			continue
		}
		if err := t.budget.Spend(items[i].Path, items[i].size); err != nil {
			return err
		}
	}
	return nil
}

// apply makes the changes that items need, by the steps of the package's guarantees.
func (t *Target) apply(ctx context.Context, items []item) (Result, diag.List, error) {
	c := t.plan(items)
	next, err := t.commit(ctx, &c, items)
	if err != nil {
		return Result{}, nil, errors.Join(err, t.folder().Discard(newManifestPath))
	}
	problems := diag.List{}
	switch {
	case !c.empty():
		skipped, err := t.finishJournal(c.journal)
		for _, path := range skipped {
			problems.Add(diag.ForeignFile, diag.Pos{}, path)
		}
		if err != nil {
			return c.result, problems, err
		}
	case string(next) != string(t.snapshot.Bytes()):
		if err := journal.ReplaceFile(t.root, manifestPath, next); err != nil {
			return Result{}, nil, err
		}
	}
	t.folder().Prune(unwanted(t.snapshot.Missing(), items, nil))
	t.snapshot.SaveTimes(next, c.manifestLines(items))
	return c.result, problems, nil
}

// commit stages all new bytes and, when there is anything to do, puts the journal in place. Until it returns the site
// is untouched. It returns the next manifest.
func (t *Target) commit(ctx context.Context, c *changes, items []item) (next []byte, err error) {
	if len(c.staged) > 0 {
		if err := t.folder().Stage(ctx, c.staged, making{t, items, c.itemOf}); err != nil {
			return nil, err
		}
		c.dropUnchanged(items)
	}
	next = manifest.Format(c.manifestLines(items))
	if c.empty() {
		return next, t.folder().Discard(newManifestPath)
	}
	if err := journal.ReplaceFile(t.root, newManifestPath, next); err != nil {
		return nil, err
	}
	return next, t.folder().Commit(c.journal)
}

// finishJournal carries out a committed journal, from any step. It returns the paths that it skipped because
// something foreign has appeared there since; the manifest does not name them.
func (t *Target) finishJournal(j journal.Journal) (skipped []string, err error) {
	next, err := t.root.ReadFile(newManifestPath)
	if errors.Is(err, fs.ErrNotExist) { // everything was done except the cleaning up
		return nil, t.folder().CleanUp()
	}
	if err != nil {
		return nil, err
	}
	if skipped, err = t.folder().Replay(j); err != nil {
		return skipped, err
	}
	if len(skipped) > 0 {
		if err := journal.ReplaceFile(t.root, newManifestPath, manifest.Without(next, skipped)); err != nil {
			return skipped, err
		}
	}
	if err := t.root.Rename(newManifestPath, manifestPath); err != nil {
		return skipped, err
	}
	return skipped, t.folder().CleanUp()
}

// Close releases the lock; a second call does nothing. An output in which nothing was ever published is restored as it
// was found: a folder that Open created goes. The error is that of releasing the lock or of closing the folder; the
// Target is closed all the same.
func (t *Target) Close() error {
	if t.root == nil {
		return nil
	}
	var err error
	if t.lock != nil {
		_, none := t.root.Lstat(manifestPath)
		untouched := errors.Is(none, fs.ErrNotExist)
		err = t.lock.Release(untouched)
		if untouched && t.ignored {
			_ = t.root.Remove(ignoreFile)
		}
		if untouched {
			_ = t.root.Remove(manifest.OwnFolder) // a leftover folder does no harm
		}
		if untouched && t.created {
			_ = os.Remove(filepath.Clean(t.dir)) // only when it is empty
		}
	}
	err = cmp.Or(err, t.root.Close())
	t.root, t.lock = nil, nil
	return err
}
