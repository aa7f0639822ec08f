//go:build linux || darwin

package source_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bangvang/internal/content/source"
)

func stamp(t *testing.T, name string) source.Stamp {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return source.StampOf(info)
}

func write(t *testing.T, name, text string) source.Stamp {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return stamp(t, name)
}

// later waits until the clock of the file system has advanced.
func later(t *testing.T, s source.Stamp) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "clock")
	for write(t, name, "x").Changed <= s.Changed {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestStampShowsChanges: the stamp changes in every way in which a file may get other bytes of the same size and the same
// time.
func TestStampShowsChanges(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md")
	before := write(t, name, "one")
	if before == (source.Stamp{}) || before != stamp(t, name) {
		t.Fatalf("%+v, then %+v", before, stamp(t, name))
	}
	at := time.Unix(0, before.Modified)
	ways := map[string]func() error{
		"written with its old time": func() error { write(t, name, "two"); return os.Chtimes(name, at, at) },
		"replaced by another": func() error {
			write(t, other, "six")
			if err := os.Chtimes(other, at, at); err != nil {
				return err
			}
			return os.Rename(other, name)
		},
		"forbidden": func() error { return os.Chmod(name, 0o400) },
	}
	for what, change := range ways {
		before := stamp(t, name)
		later(t, before)
		if err := change(); err != nil {
			t.Fatal(err)
		}
		now := stamp(t, name)
		if now.Modified != before.Modified || now.Size != before.Size || now == before {
			t.Errorf("%s: %+v, then %+v", what, before, now)
		}
	}
	if err := os.Symlink(name, other); err != nil {
		t.Fatal(err)
	}
	if s := stamp(t, other); s != (source.Stamp{}) {
		t.Errorf("a link has the stamp %+v", s)
	}
}

// TestTextHasTheStampOfItsBytes: ReadText returns the stamp of the file that it opened.
func TestTextHasTheStampOfItsBytes(t *testing.T) {
	dir := t.TempDir()
	want := write(t, filepath.Join(dir, "a.md"), "one")
	var buf bytes.Buffer
	got, err := source.ReadText(&buf, os.DirFS(dir), "a.md", 3)
	if err != nil || got != want || buf.String() != "one" {
		t.Errorf("%+v, want %+v, %q, %v", got, want, &buf, err)
	}
	if _, err := source.ReadText(&buf, os.DirFS(dir), "a.md", 2); err != source.ErrTooLarge {
		t.Error(err)
	}
}
