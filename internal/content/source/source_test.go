package source_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"bangvang/internal/content/source"
	"bangvang/internal/diag"
)

// said formats problems in short: code file:line:col args.
func said(probs diag.List) string {
	var b strings.Builder
	for _, p := range probs.Sorted() {
		fmt.Fprintf(&b, "%s %s:%d:%d %s\n", p.Code, p.Pos.File, p.Pos.Line, p.Pos.Col, strings.Join(p.Args, "|"))
	}
	return b.String()
}

func load(t *testing.T, fsys fs.FS) (*source.Tree, string) {
	t.Helper()
	tree, probs, err := source.Load(context.Background(), fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree, said(probs)
}

func listing(tree *source.Tree) string {
	var b strings.Builder
	for _, f := range tree.Files {
		fmt.Fprintf(&b, "file %s %q\n", f.Path, f.Text)
	}
	for _, a := range tree.Assets {
		fmt.Fprintf(&b, "asset %s %d\n", a.Path, a.Size)
	}
	for _, u := range tree.Unread {
		fmt.Fprintf(&b, "unread %s\n", u)
	}
	return b.String()
}

func TestLoad(t *testing.T) {
	tree, probs := load(t, fstest.MapFS{
		"content/2024/b.md":        {Data: []byte("\ufeffb\r\nc\rd")},
		"content/2024/a.MD":        {Data: []byte("Qua\u0323\u0302n")},
		"content/2024/anh.jpg":     {Data: []byte("12345")},
		"content/site.yaml":        {Data: nil},
		"content/x/localities.yml": {Data: []byte("- a\n")},
		"content/.git/x.md":        {Data: []byte("x")},
		"content/_nhap/x.md":       {Data: []byte("x")},
		"content/_x.md":            {Data: []byte("x")},
		"content/.DS_Store":        {Data: []byte("x")},
		"content/latin.md":         {Data: []byte("dòng\r\nm\u0323ột \xe0 x")},
		"content/utf16.yaml":       {Data: []byte("\xff\xfea\x00")},
		"content/nula.md":          {Data: []byte("a\tb\nc\x00d\u0081\uffff")},
		"themes/x.md":              {Data: []byte("x")},
	})
	want := `file content/2024/a.MD "Quận"
file content/2024/b.md "b\nc\nd"
file content/nula.md "a\tb\nc�d��"
file content/site.yaml ""
file content/x/localities.yml "- a\n"
asset content/2024/anh.jpg 5
unread content/latin.md
unread content/utf16.yaml
`
	if diff := cmp.Diff(want, listing(tree)); diff != "" {
		t.Error(diff)
	}
	wantProbs := `left-out content/_nhap:0:0 1|_nhap|nhap
left-out content/_x.md:0:0 1|_x.md|x.md
not-utf8 content/latin.md:2:5 0xE0
control-character content/nula.md:2:2 U+0000
control-character content/nula.md:2:4 U+0081
control-character content/nula.md:2:5 U+FFFF
not-utf8 content/utf16.yaml:0:0 0xFF (UTF-16 (Unicode))|UTF-16 (Unicode)|
`
	if diff := cmp.Diff(wantProbs, probs); diff != "" {
		t.Error(diff)
	}
	if f := tree.File("content/site.yaml"); f == nil || f.Path != "content/site.yaml" {
		t.Errorf("File: %v", f)
	}
	if f := tree.File("content/latin.md"); f != nil {
		t.Errorf("File of an unread path: %v", f)
	}
}

func TestLoadWantsContent(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"there is none here":      fstest.MapFS{"x.md": {}},
		"not a folder":            fstest.MapFS{"content": {Data: []byte("x")}},
		"go to the site's folder": fstest.MapFS{},
	} {
		_, _, err := source.Load(context.Background(), fsys, nil)
		if err == nil || !strings.Contains(err.Error(), "looking for the folder content/") || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := source.Load(ctx, fstest.MapFS{"content/x.md": {}}, nil); err == nil {
		t.Error("a cancelled Load returns no error")
	}
}

func TestNamesAreComposed(t *testing.T) {
	nfc, nfd := "content/Đồ Sơn.md", norm.NFD.String("content/Đồ Sơn.md")
	anh := norm.NFD.String("content/ảnh.png")
	tree, probs := load(t, fstest.MapFS{nfd: {Data: []byte("nfd")}, anh: {Data: []byte("png")}})
	if diff := cmp.Diff("file content/Đồ Sơn.md \"nfd\"\nasset content/ảnh.png 3\n", listing(tree)); diff != "" {
		t.Error(diff)
	}
	if probs != "" {
		t.Error(probs)
	}
	data, err := tree.ReadFile("content/ảnh.png")
	if err != nil || string(data) != "png" {
		t.Errorf("ReadFile: %q, %v", data, err)
	}
	f, err := tree.Open("content/ảnh.png")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()

	tree, probs = load(t, fstest.MapFS{nfd: {Data: []byte("nfd")}, nfc: {Data: []byte("nfc")}})
	if diff := cmp.Diff("file content/Đồ Sơn.md \"nfc\"\n", listing(tree)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("twin-file content/Đồ Sơn.md:0:0 \n", probs); diff != "" {
		t.Error(diff)
	}
}

// TestLinks adds links of every kind: none is read, wherever it leads, and each is reported at its place.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	dir := t.TempDir()
	for _, folder := range []string{"content/bài", "ngoài"} {
		if err := os.MkdirAll(filepath.Join(dir, "site", folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("bí mật.md", "secret")
	write("bí mật.png", "secret")
	write("site/content/bài/a.md", "a")
	write("site/ngoài/b.png", "bb")
	for name, target := range map[string]string{
		"trong.md": "bài/a.md", "trong.png": "../ngoài/b.png",
		"ra.md": "../../bí mật.md", "ra.png": "../../bí mật.png", "tuyệt đối.md": "/etc/hostname",
		"vòng.md": "vòng.md", "mất.md": "không có", "thư mục": "bài", "lên": "..",
		"_ẩn": "bài", ".#a.md": "an@may.123", // ignored, as every name that begins so
	} {
		if err := os.Symlink(target, filepath.Join(dir, "site/content", name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree, probs := load(t, root.FS())
	want := `file content/bài/a.md "a"
unread content/lên
unread content/mất.md
unread content/ra.md
unread content/ra.png
unread content/thư mục
unread content/trong.md
unread content/trong.png
unread content/tuyệt đối.md
unread content/vòng.md
`
	if diff := cmp.Diff(want, listing(tree)); diff != "" {
		t.Error(diff)
	}
	if strings.Count(probs, "linked-file ") != 9 || strings.Contains(probs, dir) {
		t.Error(probs)
	}
	for _, name := range []string{"content/trong.md", "content/trong.png", "content/thư mục/a.md", "content/_ẩn/a.md", "content/lên/content/bài/a.md"} {
		if data, err := tree.ReadFile(name); !errors.Is(err, source.ErrLink) {
			t.Errorf("%s was read: %q, %v", name, data, err)
		}
	}
	if data, err := tree.ReadFile("content/bài/a.md"); string(data) != "a" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}

// TestContentAsALink: content/ itself must be the folder, while the site's root, which the operator names, may be a
// link.
func TestContentAsALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "site/real"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"site/content": "real", "link": "site"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	root := func() fs.FS {
		root, err := os.OpenRoot(filepath.Join(dir, "link"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { root.Close() })
		return root.FS()
	}
	if _, _, err := source.Load(t.Context(), root(), nil); !errors.Is(err, source.ErrLink) {
		t.Errorf("a link content/: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "site/content")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "site/real"), filepath.Join(dir, "site/content")); err != nil {
		t.Fatal(err)
	}
	load(t, root())
}

// swapped is a file system in which a file is a link at the moment of opening: Lstat says that it is none.
type swapped struct {
	fs.FS
	name, target string
}

func (s swapped) Open(name string) (fs.File, error) {
	if name == s.name {
		name = s.target
	}
	return s.FS.Open(name)
}

func (s swapped) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(s.FS, name) }
func (s swapped) ReadLink(name string) (string, error)   { return fs.ReadLink(s.FS, name) }

// TestALinkWhileOpening: a link that takes the place of a file after its folder was listed, and is gone again before
// anybody looks, gives no bytes of its target.
func TestALinkWhileOpening(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"content/a.md": "a", "content/b.png": "b", "secret": "secret"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tree, probs := load(t, swapped{os.DirFS(dir), "content/a.md", "secret"})
	if f := tree.File("content/a.md"); f != nil || probs != "linked-file content/a.md:0:0 content/a.md\n" {
		t.Errorf("%v, %s", f, probs)
	}
	tree, _ = load(t, swapped{os.DirFS(dir), "content/b.png", "secret"})
	if data, err := tree.ReadFile("content/b.png"); !errors.Is(err, source.ErrLink) {
		t.Errorf("%q, %v", data, err)
	}
}

// locked is a file system in which some names cannot be opened.
type locked struct {
	fstest.MapFS
	names map[string]bool
}

func (l locked) Open(name string) (fs.File, error) {
	if l.names[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func (l locked) ReadFile(name string) ([]byte, error) {
	if _, err := l.Open(name); err != nil {
		return nil, err
	}
	return l.MapFS.ReadFile(name)
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := l.Open(name); err != nil {
		return nil, err
	}
	return l.MapFS.ReadDir(name)
}

func TestUnreadable(t *testing.T) {
	files := fstest.MapFS{"content/a.md": {}, "content/b/c.md": {}, "content/d.md": {Data: []byte("d")}}
	tree, probs := load(t, locked{files, map[string]bool{"content/a.md": true, "content/b": true}})
	want := "unreadable content/a.md:0:0 permission denied\nunreadable content/b:0:0 permission denied\n"
	want = strings.ReplaceAll(want, "permission denied", fs.ErrPermission.Error())
	if diff := cmp.Diff(want, probs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("file content/d.md \"d\"\nunread content/a.md\n", listing(tree)); diff != "" {
		t.Error(diff)
	}
	if _, _, err := source.Load(context.Background(), locked{files, map[string]bool{"content": true}}, nil); err == nil {
		t.Error("a locked content/ returns no error")
	}
}

func TestLoadDoesNotDependOnScheduling(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 300 {
		fsys[fmt.Sprintf("content/%d/x%d.md", i%7, i)] = &fstest.MapFile{Data: []byte{byte(i)}}
	}
	one, oneProbs := load(t, fsys)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	eight, eightProbs := load(t, fsys)
	if listing(one) != listing(eight) || oneProbs != eightProbs {
		t.Error("8 processors read something else")
	}
}
