// Package watch reports changes to the files of a site. For example, saving content/x.md sends [Changes] with that
// name.
//
// [Run] watches each folder with the system's events (package fsnotify); it adds new folders and removes renamed and
// deleted ones. A name is spelled as on disk and means only that its content may have changed; the name of a folder
// includes its content. If the system has lost events, any file may have changed ([Changes.All]). If the system cannot
// watch all folders (a limit of inotify, a network drive), Run calls Options.Polling and scans all files once a second.
//
// Changes come in bursts: an editor saves by writing a second file and renaming it, git checks out a thousand files. A
// burst is reported as one, after longDelay (50 ms) without changes (shortDelay, 20 ms, if it has few names), or maxDelay
// (1 s) after its first change.
package watch

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"

	"bangvang/internal/content/source"
	"bangvang/internal/par"
)

// Options select the folders to watch, with all folders below them; one that does not exist is watched when it appears.
// All but Poll are required. With Poll, Run scans all files once a second from the beginning, and Polling is not
// called; otherwise it uses the system's events, and scans if the system cannot watch.
type Options struct {
	Root    fs.FS           // for listing folders
	Dir     string          // path of Root on disk
	Folders []string        // relative to the root, watched with their content; they may come and go
	Poll    bool            // scan all files from the beginning
	Polling func(why error) // called once if the system cannot watch, with its error
}

// Run sends changes to out, one burst at a time, until ctx ends; it does not close out. It returns nil always: if the
// system cannot watch a folder, Run calls Options.Polling and scans the files instead. The first message says that any
// file may have changed. Run sends it after it has begun to watch, so a reader of the files misses no change. It waits
// for a receiver, and meanwhile collects further changes.
func Run(ctx context.Context, o Options, out chan<- Changes) error {
	single := make(chan Changes)
	return par.Run(ctx,
		func(ctx context.Context) error { return watchOrPoll(ctx, o, single) },
		func(ctx context.Context) error { return debounce(ctx, single, out) },
	)
}

func watchOrPoll(ctx context.Context, o Options, out chan<- Changes) error {
	if !o.Poll {
		err := watchEvents(ctx, o, out)
		if ctx.Err() != nil {
			return nil
		}
		o.Polling(err)
	}
	return poll(ctx, o, out)
}

// watchEvents follows the system's events until ctx ends or the system fails.
func watchEvents(ctx context.Context, o Options, out chan<- Changes) error {
	n, err := fsnotify.NewBufferedWatcher(queueSize)
	if err != nil {
		return err
	}
	defer n.Close()
	faults := make(chan error, queueSize)
	w := &watcher{Options: o, out: out, system: system{n.Events, faults, n.Add, n.Remove}, watched: map[string]bool{}}
	return par.Run(ctx, w.run, func(ctx context.Context) error { return forwardErrors(ctx, n.Errors, faults) })
}

// queueSize is the capacity of the queues of events and of errors.
const queueSize = 4096

// forwardErrors passes errors on without blocking: fsnotify may send one while it holds the lock that adding a folder
// needs. If the queue is full, the newest error is lost; those in the queue have the same effect.
func forwardErrors(ctx context.Context, in <-chan error, out chan<- error) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case err, ok := <-in:
			if !ok {
				return nil
			}
			select {
			case out <- err:
			default:
			}
		}
	}
}

// system watches folders by their names on disk.
type system struct {
	events      <-chan fsnotify.Event
	errors      <-chan error
	add, remove func(dir string) error
}

type watcher struct {
	Options
	system
	out     chan<- Changes
	watched map[string]bool // folders; "." for the root
	faults  int
}

// maxFaults is the number of errors of the system after which watching ends.
const maxFaults = 20

// errEnded means that the system sends no more events.
var errEnded = errors.New("the system ended its watch")

func (w *watcher) run(ctx context.Context) error {
	if err := w.start(); err != nil {
		return err
	}
	if !send(ctx, w.out, Changes{All: true}) {
		return nil
	}
	for {
		var c Changes
		var err error
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-w.events:
			if !ok {
				return errEnded
			}
			c, err = w.changesOf(e)
		case fault := <-w.errors:
			c.All, err = true, w.recoverFrom(fault)
		}
		if err != nil {
			return err
		}
		if !send(ctx, w.out, c) {
			return nil
		}
	}
}

// recoverFrom starts watching again after an error of the system. Lost events do not count towards maxFaults.
func (w *watcher) recoverFrom(fault error) error {
	if !errors.Is(fault, fsnotify.ErrEventOverflow) {
		w.faults++
	}
	if w.faults > maxFaults {
		return fault
	}
	return w.start()
}

// start watches the root, because the folders may appear in it, and the folders.
func (w *watcher) start() error {
	w.removeTree(".")
	if err := w.addFolder("."); err != nil {
		return err
	}
	for _, name := range w.Folders {
		if err := w.addTree(name); err != nil {
			return err
		}
	}
	return nil
}

// addFolder watches a folder, unless it does not exist or may not be read.
func (w *watcher) addFolder(name string) error {
	err := w.add(filepath.Join(w.Dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err == nil {
		w.watched[name] = true
	}
	return err
}

// addTree watches a folder and its subfolders. It watches a folder before listing it, so that no new file is missed; it
// skips files.
func (w *watcher) addTree(name string) error {
	info, err := fs.Lstat(w.Root, name)
	if err != nil || !info.IsDir() {
		return nil
	}
	if err := w.addFolder(name); err != nil {
		return err
	}
	entries, err := fs.ReadDir(w.Root, name)
	if err != nil {
		return nil // whoever reads it reports this
	}
	for _, e := range entries {
		if !e.IsDir() || hidden(e.Name()) {
			continue
		}
		if err := w.addTree(path.Join(name, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// removeTree ends watching a folder and its subfolders; otherwise a renamed folder would be reported under its old
// name.
func (w *watcher) removeTree(name string) {
	for dir := range w.watched {
		if name == "." || dir == name || strings.HasPrefix(dir, name+"/") {
			// An error means that the system has removed it already.
			_ = w.remove(filepath.Join(w.Dir, filepath.FromSlash(dir)))
			delete(w.watched, dir)
		}
	}
}

// changesOf converts an event to changes: none for a hidden file or one outside the folders.
func (w *watcher) changesOf(e fsnotify.Event) (Changes, error) {
	rel, err := filepath.Rel(w.Dir, e.Name)
	name := filepath.ToSlash(rel)
	if err != nil || !w.concerns(name) {
		return Changes{}, nil
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.removeTree(name)
	}
	if !w.watched[name] && (e.Has(fsnotify.Create) || e.Has(fsnotify.Chmod)) {
		err = w.addTree(name)
	}
	return Changes{Names: []string{name}}, err
}

// concerns reports whether a name is in one of the folders and no part of it is hidden.
func (w *watcher) concerns(name string) bool {
	ours := false
	for _, folder := range w.Folders {
		ours = ours || name == folder || strings.HasPrefix(name, folder+"/")
	}
	for segment := range strings.SplitSeq(name, "/") {
		ours = ours && !hidden(segment)
	}
	return ours
}

// hidden reports whether a file does not belong to the site: for example, editors create hidden temporary files.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || source.IsLitter(name) }

// send sends changes, if there are any, and reports whether ctx is still valid.
func send(ctx context.Context, out chan<- Changes, c Changes) bool {
	if c.Empty() {
		return ctx.Err() == nil
	}
	select {
	case <-ctx.Done():
		return false
	case out <- c:
		return true
	}
}
