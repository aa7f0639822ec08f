// Package watch tells when files of a site change.
//
// [Run] has the system tell it (package fsnotify), folder by folder: new folders are watched as they
// come, renamed and deleted ones forgotten. Names come as they are on disk, and say only that there may
// be something else under them than before: a folder stands for all that is in it. When the system
// lost count, anything may have changed ([Changes.All]). Where it cannot watch all folders (a limit of
// inotify, a network drive), Run says so and looks at every file once a second.
//
// Changes come in bursts: an editor saves by writing a file aside and renaming it, git checks out a
// thousand files. A burst is reported as one, when it has been quiet for [Quiet] ([Pause] after few
// changes), or when its first change has waited for [Patience].
package watch

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"

	"bangvang/internal/par"
)

// Options say what to watch.
type Options struct {
	Root    fs.FS    // in which folders are listed
	Dir     string   // where Root is on disk
	Folders []string // of the root, with all below them; they may come and go
	Poll    bool     // look at every file from the beginning
	Polling func(why error)
}

// Run sends changes to out until ctx ends; its error is then nil. The first is that anything may have
// changed: it comes when the watch has begun, so who reads the files then misses nothing.
func Run(ctx context.Context, o Options, out chan<- Changes) error {
	single := make(chan Changes)
	return par.Run(ctx,
		func(ctx context.Context) error { return run(ctx, o, single) },
		func(ctx context.Context) error { return gather(ctx, single, out) },
	)
}

func run(ctx context.Context, o Options, out chan<- Changes) error {
	if !o.Poll {
		err := listen(ctx, o, out)
		if ctx.Err() != nil {
			return nil
		}
		o.Polling(err)
	}
	return poll(ctx, o, out)
}

// listen follows the system's events until ctx ends or the system cannot.
func listen(ctx context.Context, o Options, out chan<- Changes) error {
	n, err := fsnotify.NewBufferedWatcher(buffer)
	if err != nil {
		return err
	}
	defer n.Close()
	faults := make(chan error, buffer)
	w := &watcher{Options: o, out: out, system: system{n.Events, faults, n.Add, n.Remove}, watched: map[string]bool{}}
	return par.Run(ctx, w.run, func(ctx context.Context) error { return drain(ctx, n.Errors, faults) })
}

// buffer is how many events may wait, and how many errors.
const buffer = 4096

// drain passes errors on and never lets them wait: fsnotify may report one while it holds the lock that
// adding a folder needs. When there are too many, the last are lost; the first did what they would do.
func drain(ctx context.Context, in <-chan error, out chan<- error) error {
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

// system is what watches folders, by their names on disk.
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

// mostFaults is how many errors of the system are borne.
const mostFaults = 20

// errEnded is what it means that the system says no more.
var errEnded = errors.New("the system ended its watch")

func (w *watcher) run(ctx context.Context) error {
	if err := w.begin(); err != nil {
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
			c, err = w.note(e)
		case fault := <-w.errors:
			c.All, err = true, w.bear(fault)
		}
		if err != nil {
			return err
		}
		if !send(ctx, w.out, c) {
			return nil
		}
	}
}

// bear begins anew after an error of the system. That events were lost is none to be counted.
func (w *watcher) bear(fault error) error {
	if !errors.Is(fault, fsnotify.ErrEventOverflow) {
		w.faults++
	}
	if w.faults > mostFaults {
		return fault
	}
	return w.begin()
}

// begin watches the root, in which the folders may appear, and the folders.
func (w *watcher) begin() error {
	w.forget(".")
	if err := w.watch("."); err != nil {
		return err
	}
	for _, name := range w.Folders {
		if err := w.enter(name); err != nil {
			return err
		}
	}
	return nil
}

// watch has a folder watched, unless it is gone or may not be read.
func (w *watcher) watch(name string) error {
	err := w.add(filepath.Join(w.Dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err == nil {
		w.watched[name] = true
	}
	return err
}

// enter watches a folder and those in it. It is watched before it is listed, so that nothing appears
// unseen; a file is no folder.
func (w *watcher) enter(name string) error {
	info, err := fs.Lstat(w.Root, name)
	if err != nil || !info.IsDir() {
		return nil
	}
	if err := w.watch(name); err != nil {
		return err
	}
	entries, err := fs.ReadDir(w.Root, name)
	if err != nil {
		return nil // said by who reads it
	}
	for _, e := range entries {
		if !e.IsDir() || hidden(e.Name()) {
			continue
		}
		if err := w.enter(path.Join(name, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// forget ends the watching of a folder and of those below it. A renamed folder would otherwise go on
// under its old name.
func (w *watcher) forget(name string) {
	for dir := range w.watched {
		if name == "." || dir == name || strings.HasPrefix(dir, name+"/") {
			// The system may have forgotten it already.
			_ = w.remove(filepath.Join(w.Dir, filepath.FromSlash(dir)))
			delete(w.watched, dir)
		}
	}
}

// note reads an event. One outside the folders, or of a hidden file, is no change.
func (w *watcher) note(e fsnotify.Event) (Changes, error) {
	rel, err := filepath.Rel(w.Dir, e.Name)
	name := filepath.ToSlash(rel)
	if err != nil || !w.concerns(name) {
		return Changes{}, nil
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.forget(name)
	}
	if !w.watched[name] && (e.Has(fsnotify.Create) || e.Has(fsnotify.Chmod)) {
		err = w.enter(name)
	}
	return Changes{Names: []string{name}}, err
}

// concerns tells whether a name is one of the folders or below one, and nothing on the way is hidden.
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

// hidden tells whether a file is none of the site's: editors keep their own beside those they edit.
func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// send passes changes on, if there are any, and tells whether ctx goes on.
func send(ctx context.Context, out chan<- Changes, c Changes) bool {
	if c.None() {
		return ctx.Err() == nil
	}
	select {
	case <-ctx.Done():
		return false
	case out <- c:
		return true
	}
}
