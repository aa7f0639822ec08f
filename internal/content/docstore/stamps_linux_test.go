package docstore_test

import (
	"os"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"bangvang/internal/content"
)

// known returns an article whose file info says that it is on the device of dir and was changed age before now.
func known(t *testing.T, dir, title string, inode uint64, now time.Time, age time.Duration) *fstest.MapFile {
	t.Helper()
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{
		Data: []byte("---\ntitle: " + title + "\ndate: 2024-01-19\n---\n\nChữ.\n"),
		Sys: &syscall.Stat_t{
			Dev: info.Sys().(*syscall.Stat_t).Dev, Ino: inode, Ctim: syscall.NsecToTimespec(now.Add(-age).UnixNano()),
		},
	}
}

func titles(docs []*content.Document) (out []string) {
	for _, d := range docs {
		out = append(out, d.Path+" "+d.Title.Text)
	}
	return out
}

// TestKnownFilesAreNotOpened, and all others are: the title in the document shows which bytes were read.
func TestKnownFilesAreNotOpened(t *testing.T) {
	for what, test := range map[string]struct {
		name    string
		was, is time.Duration // the age of the file's last change, in the first and in the second build
		inode   uint64
		opened  bool
	}{
		"nothing has changed":             {"content/a.md", time.Hour, time.Hour, 7, false},
		"it was changed since":            {"content/a.md", time.Hour, time.Minute, 7, true},
		"twice within the tick":           {"content/a.md", 0, 0, 7, true},
		"it was older once":               {"content/a.md", time.Hour, 2 * time.Hour, 7, true},
		"another file has taken its name": {"content/a.md", time.Hour, time.Hour, 8, true},
		"it was renamed":                  {"content/b.md", time.Hour, time.Hour, 7, true},
		"the clock went back":             {"content/a.md", -time.Hour, -time.Hour, 7, true},
	} {
		dir, start := t.TempDir(), time.Now()
		documents(t, fstest.MapFS{"content/a.md": known(t, dir, "Mai", 7, start, test.was)}, dir, "p")
		now := fstest.MapFS{test.name: known(t, dir, "Hai", test.inode, start, test.is)}
		want := test.name + " Mai"
		if test.opened {
			want = test.name + " Hai"
		}
		for range 2 {
			if got := titles(documents(t, now, dir, "p")); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %q, want %q", what, got, want)
			}
		}
	}
}

// TestLostDocumentOfAKnownFile: a file with a known stamp is read when its document is lost.
func TestLostDocumentOfAKnownFile(t *testing.T) {
	dir := t.TempDir()
	fsys := fstest.MapFS{"content/a.md": known(t, dir, "Mai", 7, time.Now(), time.Hour)}
	documents(t, fsys, dir, "p")
	for _, program := range []string{"q", ""} {
		fsys["content/a.md"].Data = known(t, dir, "Hai", 7, time.Now(), 0).Data
		if got := titles(documents(t, fsys, dir, program)); len(got) != 1 || got[0] != "content/a.md Hai" {
			t.Errorf("%q: %q", program, got)
		}
	}
}
