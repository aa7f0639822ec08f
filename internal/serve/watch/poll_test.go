package watch

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
)

// shared is a file system that changes during a scan.
type shared struct {
	mu    sync.Mutex
	files fstest.MapFS
}

func (s *shared) Open(name string) (fs.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files.Open(name)
}

// change changes files; nil deletes one.
func (s *shared) change(files fstest.MapFS) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, f := range files {
		if s.files[name] = f; f == nil {
			delete(s.files, name)
		}
	}
}

func TestPollingNamesWhatChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		site := &shared{files: fstest.MapFS{"content/a.md": {}, "content/b.md": {}, "content/.x.swp": {}, "public/index.html": {}}}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		out := make(chan Changes)
		go func() { _ = Run(ctx, Options{Root: site, Folders: []string{"content", "themes"}, Poll: true}, out) }()
		takes := func(names ...string) {
			t.Helper()
			got := <-out
			slices.Sort(got.Names)
			if !slices.Equal(got.Names, names) || got.All {
				t.Errorf("%v, want %q", got, names)
			}
			synctest.Wait() // there is no scan before the next second
		}
		if got := <-out; !got.All {
			t.Errorf("first %v, want all", got)
		}
		synctest.Wait()
		x := func() *fstest.MapFile { return &fstest.MapFile{Data: []byte("x")} }
		site.change(fstest.MapFS{"content/a.md": x(), "content/.x.swp": x(), "public/index.html": x()})
		takes("content/a.md")
		site.change(fstest.MapFS{"content/b.md": {ModTime: time.Now()}, "themes/t/x.html": {}, "content/a.md": nil})
		takes("content/a.md", "content/b.md", "themes/t/x.html")
		site.change(fstest.MapFS{"content/b.md": nil, "themes/t/x.html": nil, "content/.x.swp": nil})
		takes("content/b.md", "themes/t/x.html")
		start := time.Now()
		site.change(fstest.MapFS{"content/c.md": {Mode: fs.ModePerm}})
		takes("content/c.md")
		if took := time.Since(start); took < shortDelay || took > interval+longDelay {
			t.Errorf("seen after %v", took)
		}
	})
}

// broken is a system that cannot watch.
func broken(err error) system {
	return system{add: func(string) error { return err }, remove: func(string) error { return nil }}
}

func TestASystemThatCannotWatch(t *testing.T) {
	full := errors.New("no space left on device")
	fsys := fstest.MapFS{"content/a/b.md": {}}
	w := &watcher{Options: Options{Root: fsys, Folders: []string{"content"}}, system: broken(full), watched: map[string]bool{}}
	if err := w.run(t.Context()); !errors.Is(err, full) {
		t.Errorf("%v, want %v", err, full)
	}
	w.system = broken(fs.ErrPermission)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.run(ctx); err != nil {
		t.Errorf("a folder that may not be read ends the watch: %v", err)
	}
}
