// Package history compares builds over a random history of a site's repository: a commit gives the same
// folder on an incremental build, whichever builds preceded it and whatever they stored, as on a first build.
// For example, moving a folder of articles warm must leave no file of the old address.
package history

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

var (
	commits = flag.Int("commits", 25, "how many commits the history has")
	seed    = flag.Uint64("seed", 1, "which history it is")
)

// builder builds one repository repeatedly into one folder, as a user does: some builds run in their own process, which
// has only the store on disk, others continue in the previous process, as serve does.
type builder struct {
	*testing.T
	repository string
	dir        string // the folder of public/, cache/ and stat
	store      *store.Store
	memo       *build.Memo
	program    string // "" stores nothing for other processes
	deleted    string // a file of public/ that damage deleted
}

// restart starts a new process, which has only the store on disk.
func (b *builder) restart() {
	if b.store != nil {
		b.store.Close(1 << 30)
	}
	b.store, b.memo = store.Open(filepath.Join(b.dir, "cache")), &build.Memo{}
}

// build builds the repository and returns the problems found.
func (b *builder) build(o build.Options) diag.List {
	b.Helper()
	root, err := os.OpenRoot(b.repository)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	o.Root, o.Store, o.Memo, o.Program = root.FS(), b.store, b.memo, b.program
	out, err := build.Run(b.Context(), o, publish.Options{Dir: filepath.Join(b.dir, "public"), ModTimesFile: filepath.Join(b.dir, "stat")})
	if err != nil {
		b.Fatal(err)
	}
	return out.Problems
}

// damage alters the output or the store at random, as may happen between two builds, and returns the name of the
// damage, "" for none.
func (b *builder) damage(r *rand.Rand) string {
	b.Helper()
	switch r.IntN(12) {
	case 0: // a published file is deleted; nothing else changes
		if files := b.files("public"); len(files) > 0 {
			name := files[r.IntN(len(files))]
			if err := os.Remove(name); err != nil {
				b.Fatal(err)
			}
			rel, err := filepath.Rel(filepath.Join(b.dir, "public"), name)
			if err != nil {
				b.Fatal(err)
			}
			b.deleted = filepath.ToSlash(rel)
			return "without " + b.deleted
		}
	case 1, 2: // the store is corrupted
		b.store.Close(1 << 30)
		for _, name := range b.files("cache") {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			for range 1 + len(data)/1000 {
				data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
			}
			if err := os.WriteFile(name, data[:len(data)-r.IntN(2)*r.IntN(len(data))], 0o666); err != nil {
				b.Fatal(err)
			}
		}
		b.restart()
		return "a damaged cache"
	case 3:
		b.store.Close(1 << 30)
		if err := os.RemoveAll(filepath.Join(b.dir, "cache")); err != nil {
			b.Fatal(err)
		}
		b.restart()
		return "no cache"
	case 4: // another version of the program builds
		b.program = string('a' + rune(r.IntN(3)))
		b.restart()
		return "program " + b.program
	case 5:
		b.store.Close(int64(r.IntN(100_000)))
		b.restart()
		return "a cache cut short"
	}
	return ""
}

// files returns the files in one of the builder's folders.
func (b *builder) files(folder string) (out []string) {
	b.Helper()
	err := filepath.WalkDir(filepath.Join(b.dir, folder), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.Contains(name, ".bangvang") {
			out = append(out, name)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// TestEveryCommitIsTheSameWarmAndCold builds every commit of a history warm, into the folder with the output of
// the previous commit, and cold, into a new folder. A commit with errors changes nothing.
func TestEveryCommitIsTheSameWarmAndCold(t *testing.T) {
	e := newEditor(t, *seed)
	warm := &builder{T: t, repository: e.dir, dir: t.TempDir(), program: "a"}
	warm.restart()
	t.Cleanup(func() { warm.store.Close(0) })
	mischief := rand.New(rand.NewPCG(*seed, 27)) // a separate source: the content of a cache differs between runs
	var broken int
	var bad bool
	var stands map[string][]byte
	for n := range *commits {
		var did []string
		if e.r.IntN(5) > 0 { // otherwise nothing has changed
			did = e.commit()
		}
		if bad { // nobody leaves a site broken for long
			e.repair()
		}
		if e.r.IntN(2) == 0 {
			warm.restart()
		}
		o := trial.Options(nil)
		o.Now, o.Drafts, o.Precompress = trial.Now.AddDate(0, n%7, 0), e.r.IntN(4) == 0, e.r.IntN(8) == 0
		o.HoldBroken = e.r.IntN(3) == 0
		warm.deleted = ""
		if what := warm.damage(mischief); what != "" {
			did = append(did, what)
		}
		cold := &builder{T: t, repository: e.dir, dir: t.TempDir(), store: store.Open("")}
		want, got := cold.build(o), warm.build(o)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("commit %d, %q: the problems (-cold +warm):\n%s", n, did, diff)
		}
		if bad = want.HasErrors(); bad {
			broken++
			delete(stands, warm.deleted) // nothing is written, so nothing is repaired
		} else {
			stands = readTree(t, cold.dir)
			o.Root = os.DirFS(e.dir)
			if unnamed := trial.Unnamed(t, trial.Load(t, o)); len(unnamed) > 0 {
				t.Fatalf("commit %d, %q: published, and nothing names %q", n, did, unnamed)
			}
		}
		if was := readTree(t, warm.dir); !sameFiles(t, stands, was) {
			t.Fatalf("commit %d, %q", n, did)
		}
		if err := os.RemoveAll(cold.dir); err != nil {
			t.Fatal(err)
		}
	}
	if *commits >= 25 && (broken == 0 || broken > *commits*4/5) {
		t.Errorf("%d of %d commits have errors", broken, *commits)
	}
	t.Logf("%d commits, %d with errors, %d files at the end; the edits: %v", *commits, broken, len(stands), e.done)
}

// readTree reads the folder public/ in dir, nil when there is none.
func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	root := filepath.Join(dir, "public")
	if _, err := os.Stat(root); os.IsNotExist(err) {
		return nil
	}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameFiles reports whether two folders have the same files, and fails the test with the differences.
func sameFiles(t *testing.T, cold, warm map[string][]byte) bool {
	t.Helper()
	names := maps.Clone(cold)
	if names == nil {
		names = map[string][]byte{}
	}
	maps.Copy(names, warm)
	before := t.Failed()
	for _, name := range slices.Sorted(maps.Keys(names)) {
		a, inCold := cold[name]
		b, inWarm := warm[name]
		switch {
		case !inWarm:
			t.Errorf("%s is missing in the warm build", name)
		case !inCold:
			t.Errorf("%s is left over in the warm build", name)
		case !bytes.Equal(a, b):
			t.Errorf("%s differs: %d bytes cold, %d warm", name, len(a), len(b))
		}
	}
	return before || !t.Failed()
}
