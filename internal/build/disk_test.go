package build_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

// The problems that only occur in a real file system.

var article = &fstest.MapFile{Data: []byte("---\ntitle: Hội nghị tổng kết\ndate: 2024-01-19\n---\n\nMở đầu của bài.\n")}

func settings() *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("base_url: https://example.org/\nfiles: [\"**\"]\n")}
}

func TestForeignFile(t *testing.T) {
	site := fstest.MapFS{"content/site.yaml": settings(), "content/2024/a.md": article}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "2024", "a"), 0o777); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "2024", "a", "index.html")
	if err := os.WriteFile(mine, []byte("của tôi"), 0o666); err != nil {
		t.Fatal(err)
	}
	s := trial.Load(t, trial.Options(site))
	result, err := s.Publish(context.Background(), publish.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	want := "lỗi: 2024/a/index.html đã có trong thư mục xuất và không do bangvang viết  [foreign-file]\n" +
		"gợi ý: dời tệp đó đi, hoặc xuất ra thư mục khác; thư mục xuất chỉ có trang do bangvang dựng thì xoá cả thư mục rồi dựng lại\n"
	if diff := cmp.Diff(want, said(t, s)); diff != "" {
		t.Error(diff)
	}
	if result.Written != 0 {
		t.Errorf("%d files were written", result.Written)
	}
	if data, err := os.ReadFile(mine); string(data) != "của tôi" {
		t.Errorf("the foreign file now holds %q, %v", data, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err == nil {
		t.Error("a site with a problem was published")
	}
}

func TestLinkedFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"content/site.yaml": settings().Data, "content/2024/a.md": article.Data} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"content/2024/mat.md": "khong-co.md", "content/2024/ra.md": "../../../../etc/hostname", "content/2024/anh.png": "khong-co.png",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	o := trial.Options(root.FS())
	s := trial.Load(t, o)
	var files []string
	for _, p := range s.Problems {
		if p.Code != diag.LinkedFile || len(p.Args) != 1 || strings.Contains(p.Args[0], dir) {
			t.Errorf("%v", p)
		}
		files = append(files, p.Pos.File)
	}
	if want := []string{"content/2024/anh.png", "content/2024/mat.md", "content/2024/ra.md"}; !slices.Equal(files, want) {
		t.Errorf("%v, want %v", files, want)
	}
}

// TestErrorsKeepTheSite builds, breaks an article, builds again, and fixes it.
func TestErrorsKeepTheSite(t *testing.T) {
	dir := t.TempDir()
	site := fstest.MapFS{"content/site.yaml": settings(), "content/2024/a.md": article, "content/2024/b.md": article}
	put := func() (*build.Site, publish.Result) {
		s := trial.Load(t, trial.Options(site))
		result, err := s.Publish(context.Background(), publish.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		return s, result
	}
	s, r := put()
	if files, err := s.Files(t.Context()); err != nil || r.Written != len(files) {
		t.Fatalf("%d of %d files were written: %v %v", r.Written, len(files), s.Problems, err)
	}
	if _, r := put(); r.Written != 0 || r.Removed != 0 {
		t.Errorf("a second build wrote %d files and removed %d", r.Written, r.Removed)
	}
	site["content/2024/b.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Hội nghị\n---\n")}
	if s, r := put(); !s.Problems.HasErrors() || r != (publish.Result{}) {
		t.Errorf("a site with errors was published: %+v", r)
	}
	if _, err := os.Stat(filepath.Join(dir, "2024", "b", "index.html")); err != nil {
		t.Error(err)
	}
	delete(site, "content/2024/b.md")
	if _, r := put(); r.Removed == 0 {
		t.Error("nothing was removed with the article")
	}
	if _, err := os.Stat(filepath.Join(dir, "2024", "b")); err == nil {
		t.Error("the folder of an article that is gone is still there")
	}
}

// TestCancelled cancels a build, which then writes nothing.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	site := fstest.MapFS{"content/site.yaml": settings(), "content/2024/a.md": article}
	if _, err := build.Load(ctx, trial.Options(site)); err == nil {
		t.Error("a cancelled Load returns no error")
	}
	dir := t.TempDir()
	if _, err := trial.Load(t, trial.Options(site)).Publish(ctx, publish.Options{Dir: dir}); err == nil {
		t.Error("a cancelled Publish returns no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err == nil {
		t.Error("a cancelled Publish published")
	}
}

func TestLoadWantsContent(t *testing.T) {
	if _, err := build.Load(context.Background(), trial.Options(fstest.MapFS{"x.md": article})); err == nil {
		t.Error("a site without content/ loads")
	}
	s := trial.Load(t, trial.Options(fstest.MapFS{"content/site.yaml": settings()}))
	if len(s.Problems) > 0 || len(trial.Render(t, s)) < 20 {
		t.Errorf("a site without articles: %v", s.Problems)
	}
}

// TestEmptySite checks that a site without an article does not replace one with articles, unless that is asked for.
func TestEmptySite(t *testing.T) {
	dir := t.TempDir()
	run := func(site fstest.MapFS, allow bool) string {
		t.Helper()
		o := trial.Options(site)
		o.AllowEmpty = allow
		r, err := build.Run(context.Background(), o, publish.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, p := range r.Problems {
			said = append(said, string(p.Code))
		}
		return strings.Join(said, " ")
	}
	page := filepath.Join(dir, "2024", "a", "index.html")
	empty, full := fstest.MapFS{"content/site.yaml": settings()}, fstest.MapFS{"content/site.yaml": settings(), "content/2024/a.md": article}
	for _, step := range []struct {
		site         fstest.MapFS
		allow        bool
		said         string
		articleStays bool
	}{
		{empty, false, "", false}, {full, false, "", true}, {empty, false, "empty-site", true}, {empty, true, "", false}, {empty, false, "", false},
	} {
		if said := run(step.site, step.allow); said != step.said {
			t.Errorf("said %q, want %q", said, step.said)
		}
		if _, err := os.Stat(page); (err == nil) != step.articleStays {
			t.Errorf("the article: %v", err)
		}
	}
}
