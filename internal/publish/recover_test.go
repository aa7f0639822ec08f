package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/diag"
)

// TestRecover kills builds before and after the commit: Recover makes the output whole, creates none, and waits for
// nobody.
func TestRecover(t *testing.T) {
	o := Options{Dir: filepath.Join(t.TempDir(), "public")}
	if err := Recover(o); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(o.Dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("Recover made an output")
	}
	mustWrite(t, o, linkedSite(1))
	dieAfter(t, o, linkedSite(2), 30)
	target, err := Open(Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	if err := Recover(o); err != nil {
		t.Fatal(err)
	}
	same(t, o.Dir, linkedSite(2))
	putForeign(t, o.Dir, ".bangvang/stage/0/index.html", "half")
	if err := Recover(o); err != nil {
		t.Fatal(err)
	}
	same(t, o.Dir, linkedSite(2))

	putForeign(t, o.Dir, ".bangvang/stage/0/index.html", "of a build that still runs")
	running, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	putForeign(t, o.Dir, ".bangvang/stage/0/index.html", "of a build that still runs")
	if err := Recover(o); err != nil {
		t.Errorf("while another build runs: %v", err)
	}
	if err := running.Close(); err != nil {
		t.Fatal(err)
	}
	putForeign(t, o.Dir, ".bangvang/journal", "x")
	if err := Recover(o); err == nil {
		t.Error("a broken journal is no error")
	}
}

// TestDamagedManifestSaysTheWayOut damages the manifest in several ways; the next site has other pages.
func TestDamagedManifestSaysTheWayOut(t *testing.T) {
	damages := map[string]func(raw string) string{
		"empty":           func(string) string { return "" },
		"cut in a line":   func(raw string) string { return raw[:len(raw)/2] },
		"another version": func(raw string) string { return strings.Replace(raw, "manifest 1", "manifest 2", 1) },
		"bytes changed":   func(raw string) string { return strings.Replace(raw, " 6 index", " x index", 1) },
		"a conflict":      func(raw string) string { return strings.Replace(raw, "\n", "\n<<<<<<< HEAD\n", 1)[:120] },
		"NUL bytes":       func(raw string) string { return strings.Repeat("\x00", len(raw)) },
	}
	for name, damage := range damages {
		o := Options{Dir: t.TempDir()}
		mustWrite(t, o, old())
		at := filepath.Join(o.Dir, manifestPath)
		raw, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(damage(string(raw))), 0o644); err != nil {
			t.Fatal(err)
		}
		next := old()
		for p := range next {
			next[p] += "changed"
		}
		_, problems, err := Write(t.Context(), o, next.files())
		i := slices.IndexFunc(problems, func(p diag.Problem) bool { return p.Code == diag.DamagedManifest })
		if err != nil || i < 0 || problems[i].Args[1] != o.Dir {
			t.Errorf("%s: %v %v", name, problems, err)
			continue
		}
		hint := diag.Printer{Lang: "vi"}.Hint(problems[i])
		if !strings.Contains(hint, "xoá cả thư mục "+o.Dir) || !strings.Contains(hint, "bangvang build") {
			t.Errorf("%s: %s", name, hint)
		}
		if err := os.RemoveAll(o.Dir); err != nil { // as the hint says
			t.Fatal(err)
		}
		mustWrite(t, o, next)
		same(t, o.Dir, next)
	}
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	putForeign(t, o.Dir, "mine.html", "mine")
	if _, problems, _ := Write(t.Context(), o, tree{"mine.html": "ours"}.files()); len(problems) != 1 {
		t.Errorf("a manifest in order: %v", problems)
	}
}

func TestCheckFolders(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	names := []string{"public/.bangvang", ".bangvang/cache"}
	for _, name := range []string{"public", "public/.bangvang", ".bangvang", ".bangvang/cache"} {
		dir, outside := t.TempDir(), t.TempDir()
		if err := CheckFolders(dir, names...); err != nil {
			t.Errorf("none exists yet: %v", err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		link(t, outside, dir, name)
		var linked *LinkedFolderError
		if err := CheckFolders(dir, names...); !errors.As(err, &linked) || linked.Path != filepath.Join(dir, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	dir := t.TempDir()
	link(t, dir, t.TempDir(), "site")
	if err := CheckFolders(dir, names...); err != nil {
		t.Errorf("a root that is a link: %v", err)
	}
}
