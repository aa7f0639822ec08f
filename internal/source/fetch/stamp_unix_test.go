//go:build linux || darwin

package fetch_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bangvang/internal/source/fetch"
)

func stamp(t *testing.T, name string) fetch.Stamp {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return fetch.StampOf(info)
}

func write(t *testing.T, name, text string) fetch.Stamp {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return stamp(t, name)
}

// later waits until the clock of the file system has moved on.
func later(t *testing.T, s fetch.Stamp) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "clock")
	for write(t, name, "x").Changed <= s.Changed {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestStampTells of every way in which a file may come to hold something else of the same size with the same time.
func TestStampTells(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md")
	was := write(t, name, "one")
	if was == (fetch.Stamp{}) || was != stamp(t, name) {
		t.Fatalf("%+v, then %+v", was, stamp(t, name))
	}
	at := time.Unix(0, was.Modified)
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
		was := stamp(t, name)
		later(t, was)
		if err := change(); err != nil {
			t.Fatal(err)
		}
		now := stamp(t, name)
		if now.Modified != was.Modified || now.Size != was.Size || now == was {
			t.Errorf("%s: %+v, then %+v", what, was, now)
		}
	}
	if err := os.Symlink(name, other); err != nil {
		t.Fatal(err)
	}
	if s := stamp(t, other); s != (fetch.Stamp{}) {
		t.Errorf("a link has the stamp %+v", s)
	}
}

// TestTextHasTheStampOfItsBytes that it had when it was opened, and no other.
func TestTextHasTheStampOfItsBytes(t *testing.T) {
	dir := t.TempDir()
	want := write(t, filepath.Join(dir, "a.md"), "one")
	var room bytes.Buffer
	got, err := fetch.Text(&room, os.DirFS(dir), "a.md", 3)
	if err != nil || got != want || room.String() != "one" {
		t.Errorf("%+v, want %+v, %q, %v", got, want, &room, err)
	}
	if _, err := fetch.Text(&room, os.DirFS(dir), "a.md", 2); err != fetch.ErrTooLarge {
		t.Error(err)
	}
}
