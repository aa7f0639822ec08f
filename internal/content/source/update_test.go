package source_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/cespare/xxhash/v2"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// update updates a tree and compares it with one that is loaded anew.
func update(t *testing.T, tree *source.Tree, changed ...string) *source.Tree {
	t.Helper()
	now, probs, err := tree.Update(t.Context(), changed)
	if err != nil {
		t.Fatal(err)
	}
	want, wantProbs := load(t, tree.FS)
	if diff := cmp.Diff(listing(want), listing(now)); diff != "" {
		t.Errorf("after %q (-loaded +updated):\n%s", changed, diff)
	}
	if diff := cmp.Diff(wantProbs, said(probs)); diff != "" {
		t.Errorf("problems after %q (-loaded +updated):\n%s", changed, diff)
	}
	return now
}

func TestUpdate(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"content/site.yaml": text(""), "content/a/x.md": text("x"), "content/a/y.md": text("y"),
		"content/a/anh.png": text("1"), "content/b/z.md": text("z\xff"), "themes/x.md": text("x"),
	}
	tree, _ := load(t, fsys)
	first, y := tree, tree.File("content/a/y.md")

	fsys["content/a/x.md"] = text("x, changed")
	tree = update(t, tree, "content/a/x.md")
	if tree.File("content/a/y.md") != y || first.File("content/a/x.md").Text != "x" {
		t.Error("a file that did not change is another, or the old tree changed")
	}
	fsys["content/c/d/e.md"] = text("new, in new folders")
	fsys["content/c/.e.md.swp"] = text("hidden")
	tree = update(t, tree, "content/c", "content/c/.e.md.swp")
	fsys["content/_c/e.md"], fsys["content/.c/d/e.md"] = text("hidden"), text("hidden")
	tree = update(t, tree, "content/_c/e.md", "content/.c", "content/.c/d/e.md", "content/gone.md")
	delete(fsys, "content/a/x.md")
	delete(fsys, "content/a/anh.png")
	delete(fsys, "content/a/y.md")
	fsys["content/a2/y.md"] = text("y") // renamed
	tree = update(t, tree, "content/a", "content/a2", "content/a2")
	fsys["content/b/z.md"] = text("z")
	tree = update(t, tree, "content/b/z.md/", "content/b/z.md")
	fsys["content/b"] = text("a file where a folder was")
	delete(fsys, "content/b/z.md")
	tree = update(t, tree, "content/b")
	fsys["themes/x.md"] = text("y")
	tree = update(t, tree, "themes/x.md", "themes")
	fsys["content/site.yaml"] = text("title: x\n")
	tree = update(t, tree, "content")
	update(t, tree)

	for name := range fsys {
		delete(fsys, name)
	}
	if _, _, err := tree.Update(t.Context(), []string{"content"}); err == nil {
		t.Error("a site without content/ is updated without an error")
	}
}

func TestUpdateOfTwins(t *testing.T) {
	nfc, nfd := "content/Đồ Sơn.md", norm.NFD.String("content/Đồ Sơn.md")
	fsys := fstest.MapFS{"content/site.yaml": {}, nfc: {Data: []byte("nfc")}}
	tree, _ := load(t, fsys)
	fsys[nfd] = &fstest.MapFile{Data: []byte("nfd")}
	tree = update(t, tree, nfd)
	delete(fsys, nfc)
	tree = update(t, tree, nfc)
	delete(fsys, nfd)
	update(t, tree, nfd)
}

func TestUpdateOfClosedFolders(t *testing.T) {
	files := locked{fstest.MapFS{"content/a.md": {}, "content/b/c.md": {}}, map[string]bool{}}
	tree, _ := load(t, files)
	files.names["content/b"] = true
	tree = update(t, tree, "content/b")
	tree = update(t, tree, "content/a.md")
	files.names["content/b"] = false
	tree = update(t, tree, "content/b")
	files.names["content"] = true
	if _, _, err := tree.Update(t.Context(), []string{"content"}); err == nil {
		t.Error("a content/ that cannot be listed is no error")
	}
}

// TestUpdateOfLinks changes what links lead to: Update finds what Load would, and reads no link.
func TestUpdateOfLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("site/content/bài/a.md", "a")
	write("ngoài/b.md", "b")
	for name, target := range map[string]string{"link.md": "bài/a.md", "out": "../../ngoài", "folder": "bài"} {
		if err := os.Symlink(target, filepath.Join(dir, "site/content", name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree, _ := load(t, root.FS())
	write("site/content/bài/a.md", "changed")
	tree = update(t, tree, "content/bài/a.md")
	write("site/content/bài/c.md", "new")
	tree = update(t, tree, "content/folder/c.md", "content/out/b.md", "content/out", "content/bài")
	if tree.File("content/link.md") != nil || len(tree.Unread) != 3 {
		t.Errorf("a link was read: %v", tree.Unread)
	}
	if err := os.Remove(filepath.Join(dir, "site/content/link.md")); err != nil {
		t.Fatal(err)
	}
	write("site/content/link.md", "the file itself")
	if tree = update(t, tree, "content/link.md"); tree.File("content/link.md") == nil {
		t.Error("the file that took the place of the link was not read")
	}
}

// TestUpdateEqualsLoad makes random changes.
func TestUpdateEqualsLoad(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	fsys := fstest.MapFS{"content/site.yaml": {}}
	tree, _ := load(t, fsys)
	for range 300 {
		var changed []string
		for range 1 + r.IntN(4) {
			folder := fmt.Sprintf("content/%c", 'a'+r.IntN(3))
			name := fmt.Sprintf("%s/%c/%d.%s", folder, 'a'+r.IntN(3), r.IntN(5), []string{"md", "png"}[r.IntN(2)])
			switch r.IntN(4) {
			case 0:
				delete(fsys, name)
				changed = append(changed, name)
			case 1:
				for file := range fsys {
					if filepath.Dir(filepath.Dir(file)) == folder {
						delete(fsys, file)
					}
				}
				changed = append(changed, folder)
			default:
				fsys[name] = &fstest.MapFile{Data: fmt.Append(nil, r.IntN(100))}
				changed = append(changed, name)
			}
		}
		tree = update(t, tree, slices.Compact(changed)...)
		if t.Failed() {
			return
		}
	}
}

// fakeCache is an ArticleCache that takes all articles, and has those with a hash in known.
type fakeCache struct {
	mu    sync.Mutex
	known map[uint64]bool
	taken map[string]string // text and problems by path
}

func (r *fakeCache) Has(_ string, sum uint64) bool { return r.known[sum] }

func (r *fakeCache) Add(f *source.File, problems diag.List) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken[f.Path] = f.Text + said(problems)
}

func (r *fakeCache) HashOf(string, source.Stamp) (uint64, bool) { return 0, false }

func (r *fakeCache) Now() source.Stamp { return source.Stamp{} }

func TestCacheTakesTheTexts(t *testing.T) {
	site := fstest.MapFS{
		"content/site.yaml": {Data: []byte("title: A\n")},
		"content/a.md":      {Data: []byte("một\r\nhai\n")},
		"content/b.MD":      {Data: []byte("b\x00a\n")},
		"content/biết.md":   {Data: []byte("biết")},
		"content/hỏng.md":   {Data: []byte("\xff")},
	}
	r := &fakeCache{known: map[uint64]bool{xxhash.Sum64([]byte("biết")): true}, taken: map[string]string{}}
	tree, problems, err := source.Load(t.Context(), site, r)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(problems); got != "not-utf8 content/hỏng.md:1:1 0xFF\n" {
		t.Errorf("problems: %s", got)
	}
	want := map[string]string{"content/a.md": "một\nhai\n", "content/b.MD": "b\ufffda\ncontrol-character content/b.MD:1:2 U+0000\n"}
	if diff := cmp.Diff(want, r.taken); diff != "" {
		t.Errorf("taken: %s", diff)
	}
	if line := tree.File("content/a.md").Line(2); line != "hai" {
		t.Errorf("line 2 is %q", line)
	}

	clear(r.taken)
	delete(site, "content/b.MD")
	site["content/c.md"] = &fstest.MapFile{Data: []byte("tư\n")}
	next, _, err := tree.Update(t.Context(), []string{"content/b.MD", "content/c.md"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"content/c.md": "tư\n"}, r.taken); diff != "" {
		t.Errorf("taken: %s", diff)
	}
	var texts []string
	for _, f := range next.Files {
		texts = append(texts, f.Path+" "+f.Text)
	}
	if diff := cmp.Diff([]string{"content/a.md ", "content/biết.md ", "content/c.md ", "content/site.yaml title: A\n"}, texts); diff != "" {
		t.Errorf("files: %s", diff)
	}
	if tree.File("content/b.MD") != nil {
		t.Error("a file that is gone was read again")
	}
	site["content/a.md"] = &fstest.MapFile{Data: []byte("khác\n")}
	if tree.File("content/a.md") != nil {
		t.Error("a file that was changed since passes for the old one")
	}
}
