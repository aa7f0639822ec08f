package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// site is a watched folder.
type site struct {
	*testing.T
	dir     string
	changes chan Changes
}

const soon = time.Minute

func watched(t *testing.T, folders ...string) site {
	t.Helper()
	s := site{t, t.TempDir(), make(chan Changes, 1000)}
	for _, folder := range folders {
		s.mkdir(folder)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	o := Options{Root: root.FS(), Dir: s.dir, Folders: []string{"content", "themes"}, Polling: func(err error) {
		t.Errorf("the system cannot watch: %v", err)
	}}
	go func() { ended <- Run(ctx, o, s.changes) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		root.Close()
	})
	s.begun()
	return s
}

// begun waits until changes are reported and none is pending.
func (s site) begun() {
	s.Helper()
	s.mkdir("content")
	for i := 0; ; i++ {
		name := fmt.Sprint("content/begin-", i)
		s.write(name, "")
		select {
		case c := <-s.changes:
			if slices.Contains(c.Names, name) {
				return
			}
		case <-time.After(4 * longDelay):
		}
	}
}

func (s site) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s site) ok(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s site) mkdir(name string) { s.Helper(); s.ok(os.MkdirAll(s.path(name), 0o777)) }

func (s site) write(name, text string) {
	s.Helper()
	s.ok(os.WriteFile(s.path(name), []byte(text), 0o666))
}

// sees waits until every name was reported, or a folder that contains it.
func (s site) sees(names ...string) {
	s.Helper()
	var all []string
	missing := func(name string) bool {
		return !slices.ContainsFunc(all, func(seen string) bool { return name == seen || strings.HasPrefix(name, seen+"/") })
	}
	late := time.After(soon)
	for slices.ContainsFunc(names, missing) {
		select {
		case c := <-s.changes:
			all = append(all, c.Names...)
			if c.All {
				all = append(all, names...)
			}
		case <-late:
			s.Fatalf("reported are %q, not all of %q", all, names)
		}
	}
}

func TestEdits(t *testing.T) {
	s := watched(t, "content/2024/01")
	s.write("content/2024/01/a.md", "a")
	s.sees("content/2024/01/a.md")
	s.write("content/2024/01/a.md", "b")
	s.sees("content/2024/01/a.md")
	s.write("content/2024/01/.a.md.swp", "hidden")
	s.write("content/2024/01/.a.md.new", "saved by rename")
	s.ok(os.Rename(s.path("content/2024/01/.a.md.new"), s.path("content/2024/01/a.md")))
	s.sees("content/2024/01/a.md")
	s.ok(os.Remove(s.path("content/2024/01/a.md")))
	s.sees("content/2024/01/a.md")
}

func TestHiddenFilesAndOtherFoldersAreNoChange(t *testing.T) {
	s := watched(t, "content", "public", ".git")
	s.mkdir("content/.obsidian/x")
	s.write("content/.a.md.swp", "x")
	s.write("public/index.html", "x")
	s.write(".git/index", "x")
	s.write("README.md", "x")
	s.write("content/last.md", "x")
	select {
	case c := <-s.changes:
		if !slices.Equal(c.Names, []string{"content/last.md"}) {
			t.Errorf("%v", c)
		}
	case <-time.After(soon):
		t.Fatal("nothing is reported")
	}
}

func TestFolders(t *testing.T) {
	s := watched(t, "content/a/b")
	s.mkdir("content/new/deep/deeper")
	s.write("content/new/deep/deeper/x.md", "x")
	s.sees("content/new/deep/deeper/x.md")
	s.write("content/new/deep/deeper/x.md", "y")
	s.sees("content/new/deep/deeper/x.md")

	s.ok(os.Rename(s.path("content/new"), s.path("content/renamed")))
	s.sees("content/new", "content/renamed")
	s.write("content/renamed/deep/deeper/x.md", "z")
	s.sees("content/renamed/deep/deeper/x.md")
	s.write("content/renamed/deep/new.md", "z")
	s.sees("content/renamed/deep/new.md")

	// Another folder takes the old name.
	s.mkdir("content/new/deep")
	s.write("content/new/deep/y.md", "y")
	s.sees("content/new/deep/y.md")
	s.write("content/renamed/deep/deeper/x.md", "still watched")
	s.sees("content/renamed/deep/deeper/x.md")

	s.ok(os.RemoveAll(s.path("content/renamed")))
	s.sees("content/renamed")
	s.mkdir("content/renamed/deep")
	s.write("content/renamed/deep/x.md", "again")
	s.sees("content/renamed/deep/x.md")
	s.write("content/renamed/deep/x.md", "and again")
	s.sees("content/renamed/deep/x.md")

	s.ok(os.Rename(s.path("content/a"), s.path("outside")))
	s.sees("content/a")
	s.ok(os.Rename(s.path("outside"), s.path("content/back")))
	s.sees("content/back")
	s.write("content/back/b/x.md", "x")
	s.sees("content/back/b/x.md")
}

func TestTheFoldersThemselvesComeAndGo(t *testing.T) {
	s := watched(t, "content/a")
	s.mkdir("themes/xanh/templates")
	s.write("themes/xanh/templates/list.html", "x")
	s.sees("themes/xanh/templates/list.html")
	s.write("themes/xanh/templates/list.html", "y")
	s.sees("themes/xanh/templates/list.html")
	s.ok(os.Rename(s.path("content"), s.path("aside")))
	s.sees("content")
	s.ok(os.Rename(s.path("aside"), s.path("content")))
	s.sees("content")
	s.write("content/a/x.md", "x")
	s.sees("content/a/x.md")
	s.ok(os.RemoveAll(s.path("themes")))
	s.sees("themes")
}

// TestAThousandFiles changes files as git checkout does.
func TestAThousandFiles(t *testing.T) {
	s := watched(t, "content")
	var names []string
	for i := range 1000 {
		name := fmt.Sprintf("content/%d/%d.md", i%40, i)
		s.mkdir(filepath.Dir(name))
		s.write(name, "x")
		names = append(names, name)
	}
	s.sees(names...)
	for _, name := range names {
		s.write(name, "y")
	}
	s.sees(names...)
	for i := range 40 {
		s.ok(os.RemoveAll(s.path(fmt.Sprintf("content/%d", i))))
	}
	s.sees(names...)
	s.mkdir("content/7")
	s.write("content/7/x.md", "x")
	s.sees("content/7/x.md")
}

func TestAnUnreadableFolder(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("the superuser reads everything, and Windows has other permissions")
	}
	s := watched(t, "content/a")
	s.ok(os.Chmod(s.path("content/a"), 0))
	s.sees("content/a")
	s.ok(os.Chmod(s.path("content/a"), 0o777))
	s.sees("content/a")
	s.write("content/a/x.md", "x")
	s.sees("content/a/x.md")
}

// feed is a system that a test controls.
func feed(t *testing.T) (w *watcher, events chan fsnotify.Event, faults chan error, ended chan error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content", "a"), 0o777); err != nil {
		t.Fatal(err)
	}
	events, faults, ended = make(chan fsnotify.Event), make(chan error), make(chan error, 1)
	w = &watcher{
		Options: Options{Root: os.DirFS(dir), Dir: dir, Folders: []string{"content"}},
		out:     make(chan Changes, 100), watched: map[string]bool{},
		system: system{events, faults, func(string) error { return nil }, func(string) error { return nil }},
	}
	return w, events, faults, ended
}

func TestLostEvents(t *testing.T) {
	w, _, faults, ended := feed(t)
	out := make(chan Changes, 100)
	w.out = out
	ctx, cancel := context.WithCancel(t.Context())
	go func() { ended <- w.run(ctx) }()
	if c := <-out; !c.All {
		t.Fatalf("first %v, want all", c)
	}
	for range 3 * maxFaults {
		faults <- fsnotify.ErrEventOverflow
		if c := <-out; !c.All {
			t.Fatalf("after lost events %v, want all", c)
		}
	}
	if err := os.MkdirAll(filepath.Join(w.Dir, "content", "unseen", "b"), 0o777); err != nil {
		t.Fatal(err)
	}
	faults <- fsnotify.ErrEventOverflow
	<-out
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if !w.watched["content/unseen/b"] {
		t.Errorf("a folder made while events were lost is not watched: %v", w.watched)
	}
}

func TestASystemThatFailsAgainAndAgain(t *testing.T) {
	w, events, faults, ended := feed(t)
	broken := errors.New("broken")
	go func() { ended <- w.run(t.Context()) }()
	for range maxFaults + 1 {
		faults <- broken
	}
	if err := <-ended; !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
	go func() { ended <- w.run(t.Context()) }()
	close(events)
	if err := <-ended; !errors.Is(err, errEnded) {
		t.Errorf("%v, want %v", err, errEnded)
	}
}

func TestErrorsNeverWait(t *testing.T) {
	in, out := make(chan error), make(chan error, 1)
	ended := make(chan error)
	go func() { ended <- forwardErrors(t.Context(), in, out) }()
	for range 10 {
		in <- fsnotify.ErrEventOverflow
	}
	close(in)
	if err := <-ended; err != nil || len(out) != 1 {
		t.Errorf("%v, and %d errors", err, len(out))
	}
}

func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("watch", func(t *testing.T) {
		s := watched(t, "content")
		s.write("content/a.md", "a")
		s.sees("content/a.md")
	})
	for late := time.Now().Add(soon); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}
