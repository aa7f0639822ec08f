//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// limitFileSize keeps the files of this process from growing beyond bytes.
func limitFileSize(bytes uint64) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = lesser(limit.Max, bytes)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

// lesser returns the smaller of both; limits are int64 on FreeBSD.
func lesser[T int64 | uint64](a T, b uint64) T { return min(a, T(b)) }

func TestFileThatCannotGrow(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, linkedSite(1))
	before := listing(t, o.Dir)
	out, err := child(t, "limit", o.Dir).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "file too large") {
		t.Fatalf("the child said %q %v", out, err)
	}
	same(t, o.Dir, linkedSite(1))
	if got := listing(t, o.Dir); strings.Join(got, "\n") != strings.Join(before, "\n") {
		t.Error("the output changed")
	}
}

// nobody is a user with few permissions; root, who has all, becomes it in a child process.
const nobody = 65534

// becomeNobody drops the permissions of root.
func becomeNobody() error {
	if os.Getuid() != 0 {
		return nil
	}
	return syscall.Setuid(nobody)
}

// TestNoPermission removes the write permission from a folder of the output, then from all of it.
func TestNoPermission(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, linkedSite(1))
	if os.Getuid() == 0 {
		if err := os.Chmod(filepath.Dir(o.Dir), 0o755); err != nil { // TempDir's own is for root alone
			t.Fatal(err)
		}
		err := filepath.WalkDir(o.Dir, func(name string, _ os.DirEntry, err error) error {
			return errors.Join(err, os.Lchown(name, nobody, nobody))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, closed := range []string{"2003", ""} {
		folder := filepath.Join(o.Dir, closed)
		if err := os.Chmod(folder, 0o555); err != nil {
			t.Fatal(err)
		}
		out, err := child(t, "nobody", o.Dir).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "permission denied") {
			t.Errorf("%q: the child said %q %v", closed, out, err)
		}
		whole(t, o.Dir)
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, o, linkedSite(3))
		same(t, o.Dir, linkedSite(3))
	}
}

func TestModesHonourUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	o := Options{Dir: filepath.Join(t.TempDir(), "public")}
	mustWrite(t, o, tree{"a/index.html": "a"})
	for path, want := range map[string]os.FileMode{"": 0o750, "a": 0o750, "a/index.html": 0o640, manifestPath: 0o640} {
		info, err := os.Stat(filepath.Join(o.Dir, path))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%q: mode %o, want %o", path, got, want)
		}
	}
}
