// Package history holds a history of a site's repository against itself: whatever was built before, and
// whatever is remembered of it, a commit becomes the same folder as when it is built first.
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

// builder builds one repository again and again into one folder, as somebody does who has bangvang at
// hand: some builds are a process of their own, which has but the disk to remember by, others go on in the
// one before, as serve does.
type builder struct {
	*testing.T
	repository string
	dir        string // of public/, cache/ and stat
	store      *store.Store
	memo       *build.Memo
	program    string // "" remembers nothing for other processes
	lost       string // a file of public/ that somebody has taken away
}

func (b *builder) again() {
	if b.store != nil {
		b.store.Close(1 << 30)
	}
	b.store, b.memo = store.Open(filepath.Join(b.dir, "cache")), &build.Memo{}
}

// build builds what the repository holds and returns what was found.
func (b *builder) build(o build.Options) diag.List {
	b.Helper()
	root, err := os.OpenRoot(b.repository)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	o.Root, o.Store, o.Memo, o.Program = root.FS(), b.store, b.memo, b.program
	out, err := build.Run(b.Context(), o, publish.Options{Dir: filepath.Join(b.dir, "public"), Stat: filepath.Join(b.dir, "stat")})
	if err != nil {
		b.Fatal(err)
	}
	return out.Problems
}

// harm does to what the builder made, or remembers, what may befall it between two builds.
func (b *builder) harm(r *rand.Rand) string {
	b.Helper()
	switch r.IntN(12) {
	case 0: // a file that was published goes, and all is as it was
		if files := b.files("public"); len(files) > 0 {
			name := files[r.IntN(len(files))]
			if err := os.Remove(name); err != nil {
				b.Fatal(err)
			}
			rel, err := filepath.Rel(filepath.Join(b.dir, "public"), name)
			if err != nil {
				b.Fatal(err)
			}
			b.lost = filepath.ToSlash(rel)
			return "without " + b.lost
		}
	case 1, 2: // what is remembered is damaged
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
		b.again()
		return "a damaged cache"
	case 3:
		b.store.Close(1 << 30)
		if err := os.RemoveAll(filepath.Join(b.dir, "cache")); err != nil {
			b.Fatal(err)
		}
		b.again()
		return "no cache"
	case 4: // and what another program made
		b.program = string('a' + rune(r.IntN(3)))
		b.again()
		return "program " + b.program
	case 5:
		b.store.Close(int64(r.IntN(100_000)))
		b.again()
		return "a cache cut short"
	}
	return ""
}

// files returns the files in a folder of the builder's.
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

// TestEveryCommitIsTheSameWarmAndCold builds every commit of a history warm, into the folder that holds
// the commit before, and cold, into one that is not there yet. A commit with errors changes nothing.
func TestEveryCommitIsTheSameWarmAndCold(t *testing.T) {
	e := begin(t, *seed)
	warm := &builder{T: t, repository: e.dir, dir: t.TempDir(), program: "a"}
	warm.again()
	t.Cleanup(func() { warm.store.Close(0) })
	mischief := rand.New(rand.NewPCG(*seed, 27)) // of its own: what lies in a cache is not the same in every run
	var broken int
	var bad bool
	var stands map[string][]byte
	for n := range *commits {
		var did []string
		if e.r.IntN(5) > 0 { // else nothing has changed
			did = e.commit()
		}
		if bad { // nobody leaves a site broken for long
			e.mend()
		}
		if e.r.IntN(2) == 0 {
			warm.again()
		}
		o := trial.Options(nil)
		o.Now, o.Drafts, o.Squeeze = trial.Now.AddDate(0, n%7, 0), e.r.IntN(4) == 0, e.r.IntN(8) == 0
		warm.lost = ""
		if what := warm.harm(mischief); what != "" {
			did = append(did, what)
		}
		cold := &builder{T: t, repository: e.dir, dir: t.TempDir(), store: store.Open("")}
		want, got := cold.build(o), warm.build(o)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("commit %d, %q: the problems (-cold +warm):\n%s", n, did, diff)
		}
		if bad = want.HasErrors(); bad {
			broken++
			delete(stands, warm.lost) // nothing is written, so nothing is put right
		} else {
			stands = tree(t, cold.dir)
		}
		if was := tree(t, warm.dir); !same(t, stands, was) {
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

// tree reads the folder public/ in dir, nil when there is none.
func tree(t *testing.T, dir string) map[string][]byte {
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

// same tells whether two folders hold the same, and says what they do not.
func same(t *testing.T, cold, warm map[string][]byte) bool {
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
