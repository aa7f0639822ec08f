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

// later waits until the clock of the file system has moved on.
func later(t *testing.T, s source.Stamp) {
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
	if was == (source.Stamp{}) || was != stamp(t, name) {
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
	if s := stamp(t, other); s != (source.Stamp{}) {
		t.Errorf("a link has the stamp %+v", s)
	}
}

// TestTextHasTheStampOfItsBytes that it had when it was opened, and no other.
func TestTextHasTheStampOfItsBytes(t *testing.T) {
	dir := t.TempDir()
	want := write(t, filepath.Join(dir, "a.md"), "one")
	var room bytes.Buffer
	got, err := source.ReadText(&room, os.DirFS(dir), "a.md", 3)
	if err != nil || got != want || room.String() != "one" {
		t.Errorf("%+v, want %+v, %q, %v", got, want, &room, err)
	}
	if _, err := source.ReadText(&room, os.DirFS(dir), "a.md", 2); err != source.ErrTooLarge {
		t.Error(err)
	}
}
