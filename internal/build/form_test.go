package build_test

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

// formSite returns a site with the form, with more lines in its site.yaml.
func formSite(more string) fstest.MapFS {
	return fstest.MapFS{
		"content/site.yaml":           {Data: []byte("title: A\nbase_url: https://example.org/tin/\nadmin: a/b\nfiles: [\"**\"]\n" + more)},
		"content/2024/a.md":           {Data: []byte("---\ntitle: Tin\ndate: 2024-01-19\n---\n\nChữ.\n")},
		"content/admin/huong-dan.md":  {Data: []byte("---\ntitle: Hướng dẫn\ndate: 2024-01-19\n---\n\nChữ.\n")},
		"content/admin/bieu-mau.csv":  {Data: []byte("Họ tên\n")},
		"content/admin/tai-lieu.txt":  {Data: []byte("Chữ\n")},
		"themes/bangvang/root/ads.js": {Data: []byte("1\n")},
	}
}

// runIn builds a site into dir/public, whose root on disk is dir.
func runIn(t *testing.T, fsys fs.FS, dir, out string) *build.Outcome {
	t.Helper()
	store := store.Open(filepath.Join(dir, ".bangvang", "cache"))
	defer store.Close(1 << 30)
	o := trial.Options(fsys)
	o.Dir, o.Store, o.Program, o.Precompress = dir, store, "p", true
	outcome, err := build.Run(t.Context(), o, publish.Options{Dir: out, ModTimesFile: filepath.Join(dir, ".bangvang", "stat")})
	if err != nil {
		t.Fatal(err)
	}
	return outcome
}

// filesBelow returns the files of a folder, sorted, without .bangvang.
func filesBelow(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".bangvang":
			return fs.SkipDir
		case !d.IsDir():
			out = append(out, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFormApart checks that admin_output moves the form, and nothing else, to a folder of its own.
func TestFormApart(t *testing.T) {
	dir := t.TempDir()
	public, folder := filepath.Join(dir, "public"), filepath.Join(dir, "soan", "bieu-mau")
	with, without := formSite("admin_output: soan/bieu-mau\n"), formSite("")

	cold := runIn(t, with, dir, public)
	site, form := filesBelow(t, public), filesBelow(t, folder)
	want := []string{"_headers"}
	for _, f := range cms.Files(trial.Load(t, trial.Options(with)).Model, cms.Look{}) {
		want = append(want, "admin/"+cmp.Or(f.Name, "index.html"))
	}
	slices.Sort(want)
	got := slices.DeleteFunc(slices.Clone(form), func(name string) bool { return strings.HasSuffix(name, ".gz") })
	if !slices.Equal(got, want) || len(form) == len(want) {
		t.Errorf("the folder of the form has %v", form)
	}
	for _, name := range site {
		if _, ok := pages.FormFile(name); ok && name != "_headers" {
			t.Errorf("public has %s", name)
		}
	}
	for _, name := range []string{"admin/huong-dan/index.html", "admin/bieu-mau.csv", "admin/tai-lieu.txt"} {
		if !slices.Contains(site, name) {
			t.Errorf("public has no %s: it is no part of the form", name)
		}
	}
	headers, _ := os.ReadFile(filepath.Join(public, "_headers"))
	own, _ := os.ReadFile(filepath.Join(folder, "_headers"))
	if strings.Contains(string(headers), "unsafe-eval") || strings.Contains(string(headers), "popups") {
		t.Errorf("the site's _headers has the rules of the form:\n%s", headers)
	}
	if !strings.Contains(string(own), "\n/admin/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'unsafe-eval'") || !strings.HasPrefix(string(own), "/*\n  X-") {
		t.Errorf("the _headers of the form:\n%s", own)
	}

	// Again without a change, and with missing files: the same.
	if warm := runIn(t, with, dir, public); warm.Written+warm.Removed != 0 || warm.Unchanged != cold.Written || warm.Problems.HasErrors() {
		t.Errorf("%+v, then %+v", cold.Result, warm.Result)
	}
	for _, name := range []string{filepath.Join(public, "index.html"), filepath.Join(folder, "_headers"), filepath.Join(folder, "admin", "form.js")} {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if warm := runIn(t, with, dir, public); warm.Written != 3 || !slices.Equal(filesBelow(t, folder), form) || !slices.Equal(filesBelow(t, public), site) {
		t.Errorf("made again: %+v", warm.Result)
	}

	// Off, and on again.
	runIn(t, without, dir, public)
	if _, err := os.Stat(filepath.Join(public, "admin", "config.yml")); err != nil {
		t.Error(err)
	}
	runIn(t, with, dir, public)
	if !slices.Equal(filesBelow(t, public), site) || !slices.Equal(filesBelow(t, folder), form) {
		t.Errorf("on again: %v %v", filesBelow(t, public), filesBelow(t, folder))
	}
	none := fstest.MapFS{"content/site.yaml": {Data: []byte("title: A\nbase_url: https://example.org/\nadmin_output: soan/bieu-mau\n")}, "content/2024/a.md": with["content/2024/a.md"]}
	runIn(t, none, dir, public)
	if left := filesBelow(t, folder); len(left) > 0 {
		t.Errorf("without admin: the folder of the form has %v", left)
	}
}

// TestFormFolderIsTheSites checks that the folder is neither a link nor the output, wherever the output is.
func TestFormFolderIsTheSites(t *testing.T) {
	for name, c := range map[string]struct{ link, out string }{
		"a link":             {"bieu-mau", "public"},
		"its .bangvang":      {"bieu-mau/.bangvang", "public"},
		"the output":         {"", "bieu-mau"},
		"in other case":      {"", "Bieu-mau"},
		"the output inside":  {"", "bieu-mau/tin"},
		"the output outside": {"", "."},
	} {
		t.Run(name, func(t *testing.T) {
			dir, elsewhere := t.TempDir(), t.TempDir()
			if c.link != "" {
				at := filepath.Join(dir, filepath.FromSlash(c.link))
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(elsewhere, at); err != nil {
					t.Skip(err)
				}
			}
			out := runIn(t, formSite("admin_output: bieu-mau\n"), dir, filepath.Join(dir, filepath.FromSlash(c.out)))
			p := diag.Pos{File: "content/site.yaml", Line: 5, Col: 15}
			if !slices.ContainsFunc(out.Problems, func(q diag.Problem) bool { return q.Code == diag.BadFolder && q.Pos == p }) || out.Written > 0 {
				t.Errorf("%+v %v", out.Result, out.Problems)
			}
			if found := filesBelow(t, elsewhere); len(found) > 0 {
				t.Errorf("written through the link: %v", found)
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(c.out), "index.html")); err == nil {
				t.Error("the site was written")
			}
		})
	}
}

// TestLinksToTheFormApart checks that links to the form are broken when it is at another host name.
func TestLinksToTheFormApart(t *testing.T) {
	codes := func(more string) (out []diag.Code) {
		site := formSite("menu: [{name: Soạn, url: /admin/}]\n" + more)
		site["content/2024/a.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Tin\ndate: 2024-01-19\n---\n\n[Soạn](/admin/)\n")}
		for _, p := range trial.Load(t, trial.Options(site)).Problems {
			out = append(out, p.Code)
		}
		return out
	}
	for more, want := range map[string]bool{"": false, "admin_output: bieu-mau\n": true} {
		got := codes(more)
		if slices.Contains(got, diag.BrokenLink) != want || slices.Contains(got, diag.BrokenMenu) != want {
			t.Errorf("%q: %v", more, got)
		}
	}
}

// TestCopiesOfOtherFiles checks that no file of content/ and no old address takes the place of the compressed copy of
// another file, which a server with gzip_static sends in its stead.
func TestCopiesOfOtherFiles(t *testing.T) {
	for _, name := range []string{"admin/form.js.gz", "index.html.gz", "2024/a/index.html.GZ", "feed.xml.gz"} {
		site := formSite("")
		site["content/"+name] = &fstest.MapFile{Data: []byte("\x1f\x8b\x08\x00")}
		for _, p := range trial.Load(t, trial.Options(site)).Plan.Pages {
			if strings.EqualFold(p.Path, name) {
				t.Errorf("%s is published", name)
			}
		}
		site = formSite("")
		site["content/2024/a.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Tin\ndate: 2024-01-19\naliases: [/" + name + "]\n---\n\nChữ.\n")}
		if s := trial.Load(t, trial.Options(site)); !slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.Code == diag.AddressCollision && p.Pos.Line == 4 }) {
			t.Errorf("the old address /%s: %v", name, s.Problems)
		}
	}
}
