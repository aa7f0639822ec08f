package build_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/memo/store"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/corpus"
	"bangvang/internal/testkit/trial"
)

// ran builds a site as a process of its own does, with a store in the folder dir.
func ran(t *testing.T, fsys fs.FS, dir, program string) *build.Outcome {
	t.Helper()
	store := store.Open(filepath.Join(dir, "cache"))
	defer store.Close(1 << 30)
	o := trial.Options(fsys)
	o.Store, o.Program = store, program
	out, err := build.Run(t.Context(), o, publish.Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestRunSaysTheSameAgain checks that a build without changes reports the problems of the first build, with their
// lines.
func TestRunSaysTheSameAgain(t *testing.T) {
	fsys, dir := corpus.Site(20), t.TempDir()
	fsys["content/dai.md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + strings.Repeat("Xã ", 60) + "\ndate: 2024-01-19\n---\n\nChữ.\n")}
	first := ran(t, fsys, dir, "p")
	again := ran(t, fsys, dir, "p")
	if first.Written == 0 || again.Written != 0 || again.Unchanged != first.Written || len(again.Problems) == 0 {
		t.Fatalf("%+v, then %+v", first.Result, again.Result)
	}
	if diff := cmp.Diff(first.Problems, again.Problems); diff != "" {
		t.Error(diff)
	}
	p := again.Problems[0].Pos
	if line := again.Line(p.File, p.Line); line != first.Line(p.File, p.Line) || line == "" {
		t.Errorf("line %v is %q", p, line)
	}
	if first.Articles < 19 || again.Articles != first.Articles || again.Language != first.Language {
		t.Errorf("%d articles in %q, then %d in %q", first.Articles, first.Language, again.Articles, again.Language)
	}
	if other := ran(t, fsys, dir, "q"); other.Written != 0 || other.Unchanged != first.Written {
		t.Errorf("another program: %+v", other.Result)
	}
}

// TestEditMakesMissingIndexes edits a text after somebody has removed or changed files of the indexes without texts.
func TestEditMakesMissingIndexes(t *testing.T) {
	fsys, dir := corpus.NamedSite(20), t.TempDir()
	ran(t, fsys, dir, "p")
	public := filepath.Join(dir, "public")
	for _, name := range []string{"tim-kiem/ten/index.txt", "bang-vang/muc/dong/0.json"} {
		if err := os.Remove(filepath.Join(public, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(public, "tim-kiem", "ten", "bai", "0.json"), []byte("khác"), 0o644); err != nil {
		t.Fatal(err)
	}
	fsys[corpus.NamedPath(3)] = &fstest.MapFile{Data: []byte(corpus.NamedArticle(3) + "\n\nThêm.\n"), Mode: 0o644}
	ran(t, fsys, dir, "p")
	for name, want := range trial.Render(t, trial.Load(t, trial.Options(fsys))) {
		if got, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name))); err != nil || string(got) != string(want) {
			t.Errorf("%s is %d bytes, want %d: %v", name, len(got), len(want), err)
		}
	}
}

// TestRunMakesWhatIsMissing checks that a build without changes restores files that somebody removed from the output or
// changed.
func TestRunMakesWhatIsMissing(t *testing.T) {
	fsys, dir := corpus.Site(20), t.TempDir()
	ran(t, fsys, dir, "p")
	public := filepath.Join(dir, "public")
	home, err := os.ReadFile(filepath.Join(public, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"feed.xml", "tim-kiem/index.txt"} {
		if err := os.Remove(filepath.Join(public, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(public, "index.html"), []byte("khác"), 0o666); err != nil {
		t.Fatal(err)
	}
	if out := ran(t, fsys, dir, "p"); out.Written != 3 {
		t.Errorf("%+v", out.Result)
	}
	if now, err := os.ReadFile(filepath.Join(public, "index.html")); err != nil || string(now) != string(home) {
		t.Errorf("the front page is %d bytes, %v", len(now), err)
	}
}

// TestRunsBesideEachOther checks that concurrent builds share a store and none damages it for another.
func TestRunsBesideEachOther(t *testing.T) {
	shared := t.TempDir()
	want := map[string]int{}
	sites := map[string]fstest.MapFS{"a": corpus.Site(30), "b": corpus.Site(20), "c": corpus.Site(30)}
	delete(sites["c"], corpus.Path(3))
	for name, fsys := range sites {
		want[name] = ran(t, fsys, t.TempDir(), "p").Written
	}
	for round := range 3 {
		var group sync.WaitGroup
		for name, fsys := range sites {
			group.Go(func() {
				store := store.Open(filepath.Join(shared, "cache"))
				defer store.Close(1 << 30)
				o := trial.Options(fsys)
				o.Store, o.Program = store, "p"
				out, err := build.Run(t.Context(), o, publish.Options{Dir: filepath.Join(shared, fmt.Sprint(name, round))})
				if err != nil || out.Written != want[name] {
					t.Errorf("%s: %+v, want %d files, %v", name, out, want[name], err)
				}
			})
		}
		group.Wait()
	}
}

// TestRunDoesNotRememberWhatItCouldNotRead checks that a site with an unreadable file is built each time.
func TestRunDoesNotRememberWhatItCouldNotRead(t *testing.T) {
	fsys, dir := corpus.Site(5), t.TempDir()
	ran(t, fsys, dir, "p")
	fsys["content/hong.md"] = &fstest.MapFile{Data: []byte("\xff\xfe")}
	for range 2 {
		if out := ran(t, fsys, dir, "p"); !out.Problems.HasErrors() || out.Written > 0 {
			t.Errorf("%v %+v", out.Problems, out.Result)
		}
	}
}

// TestRunSeesEveryEdit checks edits of a file on disk: within one tick of the clock, with the same length, with the old
// modification time, or by renaming another file to its name.
func TestRunSeesEveryEdit(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "bai.md")
	at := time.Date(2024, 1, 19, 0, 0, 0, 0, time.UTC)
	if err := os.Mkdir(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	for round := range 24 {
		to := name
		if round%3 == 1 {
			to += "~"
		}
		text := fmt.Sprintf("---\ntitle: Bài\ndate: 2024-01-19\n---\n\nLần thứ %d.\n", 100+round)
		err := os.WriteFile(to, []byte(text), 0o666)
		if round%3 > 0 {
			err = errors.Join(err, os.Chtimes(to, at, at))
		}
		if to != name {
			err = errors.Join(err, os.Rename(to, name))
		}
		if err != nil {
			t.Fatal(err)
		}
		ran(t, os.DirFS(dir), dir, "p")
		page, err := os.ReadFile(filepath.Join(dir, "public", "bai", "index.html"))
		if want := fmt.Sprintf("Lần thứ %d.", 100+round); err != nil || !strings.Contains(string(page), want) {
			t.Fatalf("the page does not say %q, %v", want, err)
		}
	}
}

// TestRunSeesEverySlot checks that a slot may be filled by a file outside the tree.
func TestRunSeesEverySlot(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	put := func(name, text string) {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	put("content/bai.md", string(article.Data))
	for _, slot := range []string{"_cuoi.html", "../cuoi.html", "cuoi.html"} {
		put("content/site.yaml", "base_url: https://example.org/\nslots: {article_end: "+slot+"}\n")
		for _, text := range []string{"<p>Một</p>", "<p>Hai</p>", "<p>Hai</p>"} {
			put("content/"+slot, text)
			ran(t, os.DirFS(root), dir, "p")
			page, err := os.ReadFile(filepath.Join(dir, "public", "bai", "index.html"))
			if err != nil || !strings.Contains(string(page), strings.TrimSuffix(text, "</p>")) {
				t.Errorf("%s: the page does not say %q, %v", slot, text, err)
			}
		}
		if err := os.Remove(filepath.Join(root, "content", filepath.FromSlash(slot))); err != nil {
			t.Fatal(err)
		}
		if out := ran(t, os.DirFS(root), dir, "p"); !out.Problems.HasErrors() {
			t.Errorf("%s: gone, and nothing is said", slot)
		}
	}
}

// TestRunSeesAnEmptyThemeGo checks that an empty folder is a theme, and an unknown one after its removal.
func TestRunSeesAnEmptyThemeGo(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	theme := filepath.Join(root, "themes", "khac")
	if err := errors.Join(os.Mkdir(filepath.Join(root, "content"), 0o777), os.MkdirAll(theme, 0o777)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "content", "site.yaml"), []byte("theme: khac\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if out := ran(t, os.DirFS(root), dir, "p"); out.Problems.HasErrors() {
		t.Fatal(out.Problems)
	}
	if err := os.Remove(theme); err != nil {
		t.Fatal(err)
	}
	if out := ran(t, os.DirFS(root), dir, "p"); !out.Problems.HasErrors() {
		t.Error("the theme is gone, and nothing is said")
	}
}

// turning is a file system in which one file has other content from the second time on that it is opened.
type turning struct {
	fs.FS
	name, to string
	opened   int
}

func (f *turning) Open(name string) (fs.File, error) {
	if name != f.name {
		return f.FS.Open(name)
	}
	if f.opened++; f.opened > 1 {
		return fstest.MapFS{name: {Data: []byte(f.to)}}.Open(name)
	}
	return f.FS.Open(name)
}

// TestRunDoesNotRememberWhatChangedMeanwhile checks that the result of a build is not stored if a template was edited
// during the build, even if the edit was undone.
func TestRunDoesNotRememberWhatChangedMeanwhile(t *testing.T) {
	const footer = "themes/bangvang/templates/footer.html"
	fsys, dir := corpus.Site(3), t.TempDir()
	fsys[footer] = &fstest.MapFile{Data: []byte("<p>Cũ</p>")}
	for _, step := range []struct {
		root fs.FS
		want string
	}{{&turning{FS: fsys, name: footer, to: "<p>Mới</p>"}, "<p>Mới"}, {fsys, "<p>Cũ"}} {
		ran(t, step.root, dir, "p")
		home, err := os.ReadFile(filepath.Join(dir, "public", "index.html"))
		if err != nil || !strings.Contains(string(home), step.want) {
			t.Errorf("the front page does not say %q, %v", step.want, err)
		}
	}
}
