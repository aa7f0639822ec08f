package publish

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk mounts a small file system for the test, which needs root.
func disk(t *testing.T, at string) {
	t.Helper()
	if err := os.MkdirAll(at, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", at, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a file system of its own needs root: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(at, syscall.MNT_DETACH) })
}

func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	disk(t, dir)
	o := Options{Dir: filepath.Join(dir, "public")}
	if _, _, err := Write(t.Context(), o, bigChange()); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Fatalf("a first build: %v", err)
	}
	if _, err := os.Stat(o.Dir); !os.IsNotExist(err) {
		t.Errorf("a first build left something: %v", err)
	}
	small := tree{}
	for path, data := range linkedSite(1) {
		if len(small) < 40 {
			small[path] = data
		}
	}
	mustWrite(t, o, small)
	before := listing(t, o.Dir)
	if _, _, err := Write(t.Context(), o, bigChange()); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Fatalf("a second build: %v", err)
	}
	if got := listing(t, o.Dir); strings.Join(got, "\n") != strings.Join(before, "\n") {
		t.Error("the output changed")
	}
	delete(small, "index.html")
	mustWrite(t, o, small)
	same(t, o.Dir, small)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := t.TempDir()
	disk(t, dir)
	o := Options{Dir: filepath.Join(dir, "public")}
	mustWrite(t, o, tree{"index.html": "1"})
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{o, {Dir: filepath.Join(dir, "new")}} {
		if _, _, err := Write(t.Context(), o, tree{"index.html": "2"}.files()); err == nil || !strings.Contains(err.Error(), "read-only") {
			t.Errorf("%s: %v", o.Dir, err)
		}
	}
	same(t, o.Dir, tree{"index.html": "1"})
}

// TestTroubleAfterTheCommit mounts another file system in the middle of the output, across which nothing can be
// moved: the site is complete all the same, and finished when the trouble is over.
func TestTroubleAfterTheCommit(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, linkedSite(1))
	part := filepath.Join(o.Dir, "2003")
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(part)); err != nil {
		t.Fatal(err)
	}
	disk(t, part)
	if err := os.CopyFS(part, os.DirFS(copied)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, _, err := Write(t.Context(), o, linkedSite(2).files()); err == nil {
			t.Error("no error")
		}
		whole(t, o.Dir)
	}
	if err := syscall.Unmount(part, 0); err != nil {
		t.Fatal(err)
	}
	target, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Close(); err != nil {
		t.Fatal(err)
	}
	same(t, o.Dir, linkedSite(2))
}
