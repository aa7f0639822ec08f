package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/memo/digest"
	"bangvang/internal/publish/manifest"

	"github.com/google/go-cmp/cmp"
)

// tree maps a path to its bytes.
type tree map[string]string

// files returns the tree's files: with their Data, or with a Make or a Write that may be called once.
func (tr tree) files() []File {
	var out []File
	for path, data := range tr {
		f := File{Path: path, Data: []byte(data)}
		made := false
		once := func() error {
			if made {
				return errors.New("made twice")
			}
			made = true
			return nil
		}
		switch len(path) % 3 {
		case 0:
			f = File{Path: path, Make: func(b []byte) ([]byte, error) { return append(b, data...), once() }}
		case 1:
			f = File{Path: path, Write: func(w io.Writer) error {
				_, err := io.WriteString(w, data)
				return errors.Join(err, once())
			}}
		}
		out = append(out, f)
	}
	return out
}

// published returns the site in dir, without our own folder.
func published(t testing.TB, dir string) tree {
	t.Helper()
	out := tree{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path == manifest.OwnFolder {
				return fs.SkipDir
			}
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func mustWrite(t testing.TB, o Options, tr tree) Result {
	t.Helper()
	result, problems, err := Write(t.Context(), o, tr.files())
	if err != nil || len(problems) > 0 {
		t.Fatalf("writing: %v %v", err, problems)
	}
	return result
}

// same fails unless dir contains exactly want, with nothing left over in our own folder and no empty folder anywhere.
func same(t testing.TB, dir string, want tree) {
	t.Helper()
	if diff := cmp.Diff(want, published(t, dir)); diff != "" {
		t.Fatalf("the site is another (-want +got):\n%s", diff)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		inside, err := os.ReadDir(path)
		if len(inside) == 0 && path != dir {
			t.Errorf("an empty folder was left: %s", path)
		}
		if d.Name() == manifest.OwnFolder && (len(inside) != 3 || inside[0].Name() != ".gitignore" || inside[1].Name() != "lock" || inside[2].Name() != "manifest") {
			t.Errorf("%s holds %v, want .gitignore, lock and manifest", manifest.OwnFolder, inside)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// putForeign writes a foreign file into dir.
func putForeign(t testing.TB, dir, path, data string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func old() tree {
	return tree{
		"index.html": "home 1", "style.css": "s", "2024/01/a/index.html": "a", "2024/01/b/index.html": "b",
		"chu-de/x/index.html": "x", "empty.txt": "",
	}
}

// bothWays runs a test with a file of modification times and without.
func bothWays(t *testing.T, run func(t *testing.T, o Options)) {
	t.Run("memory", func(t *testing.T) {
		run(t, Options{Dir: filepath.Join(t.TempDir(), "deep", "public"), ModTimesFile: filepath.Join(t.TempDir(), "cache", "stat")})
	})
	t.Run("no memory", func(t *testing.T) { run(t, Options{Dir: filepath.Join(t.TempDir(), "public")}) })
}

func TestWriteBringsTheSiteFromAnyStateToAnyOther(t *testing.T) {
	states := []tree{
		old(),
		{"index.html": "home 2", "style.css": "s", "2024/01/b/index.html": "b2", "2025/c/index.html": "c"},
		{"index.html": "home 3", "2024": "a file where a folder was", "chu-de/x": "another", "2025/c/index.html/d": "folder where a file was"},
		{},
		{"INDEX.html": "home 4", "2024/01/A/index.html": "a"},
		{"a/b/c/d/e/f.txt": "deep", "a/b.txt": "b", "a/b/c.txt": "c"},
	}
	bothWays(t, func(t *testing.T, o Options) {
		for i := range states {
			for j := range states {
				mustWrite(t, o, states[i])
				same(t, o.Dir, states[i])
				mustWrite(t, o, states[j])
				same(t, o.Dir, states[j])
			}
		}
	})
}

func TestOnlyChangedFilesAreWritten(t *testing.T) {
	bothWays(t, func(t *testing.T, o Options) {
		if got, want := mustWrite(t, o, old()), (Result{Written: 6}); got != want {
			t.Fatalf("first build: %+v, want %+v", got, want)
		}
		stamp := time.Date(2024, 1, 19, 10, 31, 0, 0, time.UTC)
		err := filepath.WalkDir(o.Dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return os.Chtimes(path, stamp, stamp)
		})
		if err != nil {
			t.Fatal(err)
		}
		next := old()
		next["index.html"] = "home 2"
		next["2024/02/c/index.html"] = "c"
		delete(next, "2024/01/a/index.html")
		if got, want := mustWrite(t, o, next), (Result{Written: 2, Unchanged: 4, Removed: 1}); got != want {
			t.Fatalf("second build: %+v, want %+v", got, want)
		}
		same(t, o.Dir, next)
		for path := range next {
			info, err := os.Stat(filepath.Join(o.Dir, path))
			if err != nil {
				t.Fatal(err)
			}
			fresh := path == "index.html" || path == "2024/02/c/index.html"
			if info.ModTime().Equal(stamp) == fresh {
				t.Errorf("%s: written is %v, want %v", path, !fresh, fresh)
			}
		}
		before := stampOf(t, filepath.Join(o.Dir, manifestPath))
		if got, want := mustWrite(t, o, next), (Result{Unchanged: 6}); got != want {
			t.Fatalf("third build: %+v, want %+v", got, want)
		}
		if !stampOf(t, filepath.Join(o.Dir, manifestPath)).Equal(before) {
			t.Error("a build without changes wrote the manifest")
		}
	})
}

func stampOf(t *testing.T, path string) time.Time {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}

func TestForeignFilesStay(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	putForeign(t, o.Dir, ".gitignore", "*\n")
	putForeign(t, o.Dir, "2024/01/a/mine.txt", "mine")
	mustWrite(t, o, old())
	mustWrite(t, o, tree{"index.html": "home"})
	same(t, o.Dir, tree{"index.html": "home", ".gitignore": "*\n", "2024/01/a/mine.txt": "mine"})
}

func TestForeignThingsInTheWay(t *testing.T) {
	outside := t.TempDir()
	putForeign(t, outside, "secret.txt", "secret")
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, dir string)
		write   tree
		want    []string
	}{
		{"a file", func(t *testing.T, dir string) { putForeign(t, dir, "new.html", "mine") }, tree{"new.html": "n"}, []string{"new.html"}},
		{"of the same size", func(t *testing.T, dir string) { putForeign(t, dir, "new.html", "m") }, tree{"new.html": "n"}, []string{"new.html"}},
		{"several", func(t *testing.T, dir string) { putForeign(t, dir, "b", "m"); putForeign(t, dir, "a", "m") },
			tree{"a": "n", "b": "n", "c": "n"}, []string{"a", "b"}},
		{"a file where a folder should be", func(t *testing.T, dir string) { putForeign(t, dir, "2025", "mine") },
			tree{"2025/a/index.html": "n", "2025/b/index.html": "n"}, []string{"2025"}},
		{"a folder where a file should be", func(t *testing.T, dir string) { putForeign(t, dir, "feed.xml/mine/note", "mine") },
			tree{"feed.xml": "n"}, []string{"feed.xml/mine/note"}},
		{"a folder of ours with one file more", func(t *testing.T, dir string) { putForeign(t, dir, "2024/01/note", "mine") },
			tree{"2024": "n"}, []string{"2024/01/note"}},
		{"another case of one of ours", func(t *testing.T, dir string) { putForeign(t, dir, "Index.html", "mine") },
			tree{"Index.html": "n"}, []string{"Index.html"}},
		{"a link to a file", func(t *testing.T, dir string) { link(t, filepath.Join(outside, "secret.txt"), dir, "new.html") },
			tree{"new.html": "n"}, []string{"new.html"}},
		{"a link that leads nowhere", func(t *testing.T, dir string) { link(t, "nowhere", dir, "new.html") },
			tree{"new.html": "n"}, []string{"new.html"}},
		{"a link to a folder outside", func(t *testing.T, dir string) { link(t, outside, dir, "2025") },
			tree{"2025/a/index.html": "n", "2025/secret.txt": "n"}, []string{"2025"}},
		{"a link to a folder inside", func(t *testing.T, dir string) { link(t, "2024", dir, "2025") },
			tree{"2025/01/a/index.html": "a"}, []string{"2025"}},
		{"a file of ours made a link", func(t *testing.T, dir string) {
			remove(t, dir, "index.html")
			link(t, filepath.Join(outside, "secret.txt"), dir, "index.html")
		}, tree{"index.html": "home 1"}, []string{"index.html"}},
		{"a folder of ours made a link", func(t *testing.T, dir string) {
			remove(t, dir, "2024")
			link(t, outside, dir, "2024")
		}, tree{"2024/01/a/index.html": "a"}, []string{"2024"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Options{Dir: t.TempDir()}
			mustWrite(t, o, old())
			c.prepare(t, o.Dir)
			before := listing(t, o.Dir)
			files := c.write
			files["also.html"] = "would be fine"
			_, problems, err := Write(t.Context(), o, files.files())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range problems {
				if p.Code != diag.ForeignFile {
					t.Errorf("code %s", p.Code)
				}
				got = append(got, p.Args...)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, listing(t, o.Dir)); diff != "" {
				t.Errorf("something was written:\n%s", diff)
			}
			if diff := cmp.Diff(tree{"secret.txt": "secret"}, published(t, outside)); diff != "" {
				t.Errorf("something was written outside:\n%s", diff)
			}
		})
	}
}

func link(t *testing.T, to, dir, path string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(dir, path)); err != nil {
		t.Skipf("this machine makes no symbolic links: %v", err)
	}
}

func remove(t *testing.T, dir, path string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, path)); err != nil {
		t.Fatal(err)
	}
}

// listing returns everything below dir with its kind, bytes and time, without following links.
func listing(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		line := path + " " + info.Mode().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			line += fmt.Sprintf(" %s %q", info.ModTime(), data)
		}
		out = append(out, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOrphansBehindLinksStay(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	outside := t.TempDir()
	putForeign(t, outside, "01/a/index.html", "a")
	mustWrite(t, o, old())
	remove(t, o.Dir, "2024")
	link(t, outside, o.Dir, "2024")
	mustWrite(t, o, tree{"index.html": "home"})
	if diff := cmp.Diff(tree{"01/a/index.html": "a"}, published(t, outside)); diff != "" {
		t.Errorf("a file outside went:\n%s", diff)
	}
}

func TestLostManifestAdoptsWhatIsTheSame(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	remove(t, o.Dir, manifest.OwnFolder)
	if got, want := mustWrite(t, o, old()), (Result{Unchanged: 6}); got != want {
		t.Fatalf("%+v, want %+v", got, want)
	}
	mustWrite(t, o, tree{"index.html": "home"})
	same(t, o.Dir, tree{"index.html": "home"})
}

func TestBrokenManifest(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	outside := filepath.Join(filepath.Dir(o.Dir), "outside.txt")
	if err := os.WriteFile(outside, []byte("o"), 0o644); err != nil {
		t.Fatal(err)
	}
	broken := "bangvang manifest 1\nzz 1 index.html\n0000000000000001 1 ../outside.txt\n0000000000000001 6 .bangvang/lock\n" +
		"<<<<<<< HEAD\n0000000000000001 1 style.css\n0000000000000001 1 /etc/hostname\n0000000000000001 1 a\x00b\nhalf a li"
	if err := os.WriteFile(filepath.Join(o.Dir, manifestPath), []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, o, tree{"index.html": "home 1"})
	if _, err := os.Stat(outside); err != nil {
		t.Errorf("a file outside went: %v", err)
	}
	want := old()
	delete(want, "style.css") // the only one that the broken manifest still named
	same(t, o.Dir, want)
}

func TestHandEditsAreRepaired(t *testing.T) {
	bothWays(t, func(t *testing.T, o Options) {
		mustWrite(t, o, old())
		putForeign(t, o.Dir, "index.html", "hand 1") // the same size
		remove(t, o.Dir, "style.css")
		if err := os.Truncate(filepath.Join(o.Dir, "2024/01/a/index.html"), 0); err != nil {
			t.Fatal(err)
		}
		if got, want := mustWrite(t, o, old()), (Result{Written: 3, Unchanged: 3}); got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
		same(t, o.Dir, old())
	})
}

// TestFoldersThatSomebodyEmptied: a folder emptied by others is removed once no file needs it, like one that
// publishing empties.
func TestFoldersThatSomebodyEmptied(t *testing.T) {
	bothWays(t, func(t *testing.T, o Options) {
		for _, next := range []tree{{"index.html": "home 1"}, {"index.html": "home 2", "2024/01/b/index.html": "b"}} {
			mustWrite(t, o, old())
			remove(t, o.Dir, "2024/01/a/index.html")
			remove(t, o.Dir, "chu-de/x/index.html")
			wanted := len(old()) - 2 - len(next)
			if got := mustWrite(t, o, next); got.Removed != wanted {
				t.Errorf("%+v, want %d removed", got, wanted)
			}
			same(t, o.Dir, next)
		}
		mustWrite(t, o, tree{"index.html": "home 2", "a/b.html": "b"})
		remove(t, o.Dir, "a/b.html")
		mustWrite(t, o, tree{"index.html": "home 2"})
		same(t, o.Dir, tree{"index.html": "home 2"})
	})
}

func TestCollisions(t *testing.T) {
	for _, c := range []struct {
		paths []string
		want  [][]string
	}{
		{[]string{"a", "b"}, nil},
		{[]string{"a", "a"}, [][]string{{"/a", "/a"}}},
		{[]string{"Đồ/x", "đồ/X"}, [][]string{{"/đồ/X", "/Đồ/x"}}},
		{[]string{"a/b", "a"}, [][]string{{"/a/b", "/a"}}},
		{[]string{"A/b/c/d", "a/B"}, [][]string{{"/A/b/c/d", "/a/B"}}},
		{[]string{"a/b", "a.b", "a-b/c", "a!"}, nil},
		{[]string{"x/1", "y/1", "x"}, [][]string{{"/x/1", "/x"}}},
	} {
		o := Options{Dir: filepath.Join(t.TempDir(), "public")}
		var files []File
		for _, p := range c.paths {
			files = append(files, File{Path: p, Data: []byte(p)})
		}
		_, problems, err := Write(t.Context(), o, files)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, p := range problems {
			if p.Code != diag.AddressCollision {
				t.Errorf("code %s", p.Code)
			}
			got = append(got, p.Args)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.paths, diff)
		}
		if _, err := os.Stat(o.Dir); c.want != nil && err == nil {
			t.Errorf("%q: the output was made", c.paths)
		}
	}
}

func TestPathsThatLeadOut(t *testing.T) {
	for _, path := range []string{"", ".", "..", "../a", "/a", "a/../../b", "a//b", "a/", ".bangvang/manifest", ".BangVang/x", "a\nb", "a\x00b"} {
		_, _, err := Write(t.Context(), Options{Dir: t.TempDir()}, []File{{Path: path}})
		if err == nil || !strings.Contains(err.Error(), "not a path below") {
			t.Errorf("%q: %v", path, err)
		}
	}
}

func TestSum(t *testing.T) {
	bothWays(t, func(t *testing.T, o Options) {
		mustWrite(t, o, old())
		putForeign(t, o.Dir, "index.html", "hand 1")
		target, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		defer target.Close()
		if line, ok := target.snapshot.Unchanged("style.css", 0); !ok || line.Hash != digest.Hash([]byte("s")) {
			t.Errorf("style.css: %x %v", line.Hash, ok)
		}
		for _, path := range []string{"index.html", "nowhere", "2024"} {
			if line, ok := target.snapshot.Unchanged(path, 0); ok {
				t.Errorf("%s: %x %v", path, line.Hash, ok)
			}
		}
		files := []File{
			{Path: "style.css", Hash: digest.Hash([]byte("s"))},
			{Path: "index.html", Hash: digest.Hash([]byte("home 1"))},
			{Path: "2024/01/a/index.html", Hash: 7},
			{Path: "new.html", Data: []byte("n")},
		}
		files[1].Data = []byte("home 1")
		files[2] = File{Path: "2024/01/a/index.html", Data: []byte("a")}
		result, problems, err := target.Write(t.Context(), files)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		if want := (Result{Written: 2, Unchanged: 2, Removed: 3}); result != want {
			t.Errorf("%+v, want %+v", result, want)
		}
		same(t, o.Dir, tree{"style.css": "s", "index.html": "home 1", "2024/01/a/index.html": "a", "new.html": "n"})
	})
}

func TestBytesThatStandAreNotMade(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	var files []File
	for path, data := range old() {
		files = append(files, File{Path: path, Hash: digest.Hash([]byte(data)), Make: func([]byte) ([]byte, error) {
			return nil, fmt.Errorf("%s was asked for", path)
		}})
	}
	result, _, err := Write(t.Context(), o, files)
	if err != nil || result != (Result{Unchanged: len(files)}) {
		t.Fatalf("%+v, %v", result, err)
	}
}

func TestAnErrorOfMakingLeavesTheSite(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	files := tree{"index.html": "new", "new/index.html": "new"}.files()
	wrong := errors.New("the template is wrong")
	for _, name := range []string{"x/index.html", "y.html"} {
		files = append(files, File{Path: name, Make: func([]byte) ([]byte, error) { return nil, wrong }})
	}
	files = append(files, File{Path: "z.csv", Write: func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return wrong
	}})
	_, _, err := Write(t.Context(), o, files)
	if !errors.Is(err, wrong) || !strings.Contains(err.Error(), "x/index.html") || !strings.Contains(err.Error(), "y.html") || !strings.Contains(err.Error(), "z.csv") {
		t.Errorf("the error is %v", err)
	}
	same(t, o.Dir, old())
}

func TestMissingBytesAreAnError(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	_, _, err := Write(t.Context(), o, []File{{Path: "new.html", Hash: 7}, {Path: "style.css", Hash: 8}})
	if err == nil || !strings.Contains(err.Error(), "new.html, style.css") {
		t.Errorf("got %v", err)
	}
	same(t, o.Dir, old())
}

func TestWriteTwice(t *testing.T) {
	target, err := Open(Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	if _, _, err := target.Write(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := target.Write(t.Context(), nil); err == nil {
		t.Error("the second Write was let through")
	}
}

func TestCancelled(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, old())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Write(ctx, o, tree{"index.html": "new"}.files()); err == nil {
		t.Error("no error")
	}
	same(t, o.Dir, old())
}

func TestNothingPublishedLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the output was left: %v", err)
	}
	if err := target.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

// TestTheCacheOfASiteStays: the cache of a site whose root is its output is in our own folder too, and remains.
func TestTheCacheOfASiteStays(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	for _, path := range []string{"cache/index", "stat", "stage/0/index.html", "journal.new", "manifest.new", "manifest.new.new"} {
		putForeign(t, o.Dir, manifest.OwnFolder+"/"+path, "x")
	}
	for _, files := range []tree{old(), {"index.html": "home 2"}, {"index.html": "home 2"}} {
		mustWrite(t, o, files)
	}
	left, err := filepath.Glob(filepath.Join(o.Dir, manifest.OwnFolder, "*"))
	for i := range left {
		left[i] = filepath.Base(left[i])
	}
	if diff := cmp.Diff([]string{".gitignore", "cache", "lock", "manifest", "stat"}, left); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSameBytesWhateverTheHistory(t *testing.T) {
	read := func(o Options) string {
		data, err := os.ReadFile(filepath.Join(o.Dir, manifestPath))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	one, other := Options{Dir: t.TempDir()}, Options{Dir: t.TempDir(), ModTimesFile: filepath.Join(t.TempDir(), "stat")}
	mustWrite(t, one, old())
	mustWrite(t, other, tree{"else.html": "e", "index.html": "home 1", "2024": "x"})
	mustWrite(t, other, old())
	if diff := cmp.Diff(read(one), read(other)); diff != "" {
		t.Errorf("the manifests differ:\n%s", diff)
	}
	want := "bangvang manifest 1\n" +
		fmt.Sprintf("%016x 1 2024/01/a/index.html\n%016x 1 2024/01/b/index.html\n", digest.Hash([]byte("a")), digest.Hash([]byte("b"))) +
		fmt.Sprintf("%016x 1 chu-de/x/index.html\n%016x 0 empty.txt\n", digest.Hash([]byte("x")), digest.Hash(nil)) +
		fmt.Sprintf("%016x 6 index.html\n%016x 1 style.css\n", digest.Hash([]byte("home 1")), digest.Hash([]byte("s")))
	if diff := cmp.Diff(want, read(one)); diff != "" {
		t.Errorf("the manifest (-want +got):\n%s", diff)
	}
}

func TestBrokenMemoryIsNone(t *testing.T) {
	o := Options{Dir: t.TempDir(), ModTimesFile: filepath.Join(t.TempDir(), "stat")}
	mustWrite(t, o, old())
	whole, err := os.ReadFile(o.ModTimesFile)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) {
		if err := os.WriteFile(o.ModTimesFile, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		if got, want := mustWrite(t, o, old()), (Result{Unchanged: 6}); got != want {
			t.Fatalf("cut at %d: %+v, want %+v", n, got, want)
		}
		if again, err := os.ReadFile(o.ModTimesFile); err != nil || string(again) != string(whole) {
			t.Fatalf("cut at %d: the memory was not made anew: %v", n, err)
		}
	}
}

func TestMovesAreInAnOrderThatBreaksNoLink(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	mustWrite(t, o, tree{"index.html": "1", "feed.xml": "1", "style.css": "1", "2023/a/index.html": "1", "gone/index.html": "1"})
	target, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	items, err := sortItems([]File{
		{Path: "index.html"}, {Path: "feed.xml"}, {Path: "style.css"}, {Path: "2023/a/index.html"},
		{Path: "2023/a/new.jpg"}, {Path: "2024/b/index.html"}, {Path: "2024/b/p.jpg"}, {Path: "anh/x.jpg"},
		{Path: "feed.json"}, {Path: "2023/c/index.html"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := target.decideAll(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	c := target.plan(items)
	var got []string
	for _, m := range c.journal.Moves {
		got = append(got, m.Path)
	}
	want := []string{"2023/a/new.jpg", "anh", "2024", "2023/c", "feed.json", "style.css", "feed.xml", "2023/a/index.html", "index.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"gone/index.html"}, c.journal.Removals); diff != "" {
		t.Errorf("removals (-want +got):\n%s", diff)
	}
}
