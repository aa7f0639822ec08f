package hostile

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

const secret = "BÍ MẬT CỦA MÁY"

// machine is a folder with a site and, next to the site, files that a build must not read or write.
type machine struct{ dir, site, out string }

func newMachine(t *testing.T) machine {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	m := machine{dir: t.TempDir()}
	m.site, m.out = filepath.Join(m.dir, "site"), filepath.Join(m.dir, "out")
	m.write(t, "secret/x.md", "---\ntitle: "+secret+"\ndate: 2024-01-19\n---\n\n"+secret+"\n")
	m.write(t, "secret/x.pdf", secret)
	m.write(t, "secret/x.png", pixel+secret)
	m.write(t, "secret/main.html", `{{define "x"}}`+secret+"{{end}}")
	m.write(t, "secret/list.yaml", "- name: "+secret+"\n")
	m.write(t, "site/content/site.yaml", "base_url: "+origin+"/\nfiles: [\"**\"]\n")
	m.write(t, "site/content/a.md", top+"---\n\na\n")
	return m
}

func (m machine) write(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (m machine) link(t *testing.T, target, name string) {
	t.Helper()
	name = filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

// readAll returns the content of every file of the machine except the output.
func (m machine) readAll(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(m.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "out" {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			data, err := os.ReadFile(filepath.Join(m.dir, name))
			out[name] = string(data)
			return err
		}
		out[name] = d.Type().String()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// build builds the site, publishes it and returns it with its problems; the error is that of the publisher.
func (m machine) build(t *testing.T) (*build.Site, error) {
	t.Helper()
	root, err := os.OpenRoot(m.site)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	s := trial.Load(t, trial.Options(root.FS()))
	if s.Theme != nil { // a site with errors is not published, but serve shows it
		for name, data := range rendered(t, s) {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds what is outside the site", name)
			}
		}
	}
	_, err = s.Publish(context.Background(), publish.Options{Dir: m.out})
	return s, err
}

// TestLinks adds links of every kind: nothing that a link leads to is read, inside the site or outside, and each is
// reported at its place.
func TestLinks(t *testing.T) {
	outside := newMachine(t).dir // an absolute target
	for name, c := range map[string]struct {
		target, link string
	}{
		"an article":                 {"../../secret/x.md", "site/content/b.md"},
		"an article, absolute":       {outside + "/secret/x.md", "site/content/b.md"},
		"a file":                     {"../../secret/x.pdf", "site/content/b.pdf"},
		"a picture":                  {"../../secret/x.png", "site/content/b.png"},
		"the localities":             {"../../secret/list.yaml", "site/content/localities.yaml"},
		"the honours":                {"../../secret/list.yaml", "site/content/honours.yaml"},
		"a folder":                   {"../../secret", "site/content/2024"},
		"a folder, absolute":         {outside + "/secret", "site/content/2024"},
		"a device":                   {"/dev/zero", "site/content/b.md"},
		"a process":                  {"/proc/self/environ", "site/content/b.txt"},
		"itself":                     {"b.md", "site/content/b.md"},
		"the folder it is in":        {".", "site/content/2024"},
		"a theme":                    {"../../secret", "site/themes/x"},
		"the theme's templates":      {"../../../secret", "site/themes/bangvang/templates"},
		"a template":                 {"../../../../secret/main.html", "site/themes/bangvang/templates/foot.html"},
		"a file of the theme":        {"../../../../secret/x.pdf", "site/themes/bangvang/root/x.pdf"},
		"an asset of the theme":      {"../../../../secret/x.png", "site/themes/bangvang/assets/x.png"},
		"the words of the theme":     {"../../../../secret/x.md", "site/themes/bangvang/strings/vi.json"},
		"a theme that is not in use": {"../../../secret/x.md", "site/themes/y/templates/x.html"},
		"all themes":                 {"../secret", "site/themes"},
		"a token":                    {"../../.git/config", "site/content/2024/leak.txt"},
		"a password":                 {"../.env", "site/content/a.txt"},
		"a draft":                    {"_nhap/x.md", "site/content/x.md"},
		"the text of an article":     {"a.md", "site/content/goc.txt"},
		"the store":                  {"../.bangvang/cache/0.pack", "site/content/kho.zip"},
		"the logo":                   {"../.env", "site/content/logo.png"},
		"the settings":               {"../.git/site.yaml", "site/content/site.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t)
			for _, name := range []string{"site/.git/config", "site/.env", "site/content/_nhap/x.md", "site/.bangvang/cache/0.pack"} {
				m.write(t, name, secret)
			}
			if c.link == "site/content/site.yaml" {
				m.write(t, "site/.git/site.yaml", "base_url: "+origin+"/\ntitle: "+secret+"\n")
				if err := os.Remove(filepath.Join(m.dir, c.link)); err != nil {
					t.Fatal(err)
				}
			}
			m.link(t, c.target, c.link)
			before := m.readAll(t)
			s, err := m.build(t)
			if err != nil {
				t.Error(err)
			} else if !slices.ContainsFunc(s.Problems, func(p diag.Problem) bool { return p.Code == diag.LinkedFile && p.Pos.File == c.link[len("site/"):] }) {
				t.Errorf("want %s, have %v", diag.LinkedFile, s.Problems)
			}
			checkSame(t, before, m.readAll(t))
		})
	}
}

// TestSlotsThatAreLinks fills a slot from a folder that is no part of the site by its name, so that only opening the
// file shows the link; and from outside content/.
func TestSlotsThatAreLinks(t *testing.T) {
	for file, code := range map[string]diag.Code{
		"_khe/head.html": diag.LinkedFile, "_that/head.html": diag.LinkedFile, "../.git/config": diag.Unreadable, ".git/../../.git/config": diag.Unreadable,
	} {
		m := newMachine(t)
		m.write(t, "site/.git/config", secret)
		m.write(t, "site/.git/head.html", secret)
		m.write(t, "site/content/site.yaml", "base_url: "+origin+"/\nslots: {head: "+file+"}\n")
		m.link(t, "../.git", "site/content/_khe")
		m.link(t, "../../.git/config", "site/content/_that/head.html")
		s, err := m.build(t)
		if err != nil || len(s.Problems) != 1 || s.Problems[0].Code != code || s.Problems[0].Pos.File != "content/site.yaml" {
			t.Errorf("%s: %v %v", file, s.Problems, err)
		}
	}
}

// TestChain adds a link to another link that leads outside, and one inside a folder of the site.
func TestChain(t *testing.T) {
	m := newMachine(t)
	m.link(t, "c.md", "site/content/b.md")
	m.link(t, "../../secret/x.md", "site/content/c.md")
	m.link(t, "../..", "site/_up")
	m.link(t, "../_up/secret/x.md", "site/content/d.md")
	s, err := m.build(t)
	if n := s.Problems.Count(diag.Error); n != 3 || err != nil {
		t.Error(s.Problems, err)
	}
}

// TestOutputLinks adds links to the output folder: nothing is written through them.
func TestOutputLinks(t *testing.T) {
	for name, link := range map[string]string{
		"a folder": "out/a", "a file": "out/a/index.html", "the page of the roll": "out/bang-vang", "the memory": "out/.bangvang", "assets": "out/assets",
	} {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t)
			m.link(t, filepath.Join(m.dir, "secret"), link)
			before := m.readAll(t)
			s, err := m.build(t)
			if err == nil && !s.Problems.HasErrors() {
				t.Error("the site was published through a link")
			}
			checkSame(t, before, m.readAll(t))
		})
	}
}

// TestClimbing publishes a site whose aliases contain "..", which serve would show and build would not write.
func TestClimbing(t *testing.T) {
	m := newMachine(t)
	for i, alias := range aliases {
		m.write(t, "site/content/b"+string(rune('a'+i))+".md", top+"aliases: ['"+alias+"']\n---\n\na\n")
	}
	before := m.readAll(t)
	s, err := m.build(t)
	if err != nil || !s.Problems.HasErrors() {
		t.Error(s.Problems, err)
	}
	checkSame(t, before, m.readAll(t))
	if _, err := os.Stat(m.out); err == nil {
		t.Error("a site with errors was written")
	}
	files := []publish.File{{Path: "../x", Make: func(b []byte) ([]byte, error) { return append(b, 'x'), nil }}}
	for _, bad := range []string{"../x", "/x", "a/../../x", ".", "", "a//b", `..\x`} {
		files[0].Path = bad
		_, problems, err := publish.Write(context.Background(), publish.Options{Dir: m.out}, files)
		if err == nil && len(problems) == 0 && bad != `..\x` {
			t.Errorf("%q was written", bad)
		}
	}
	checkSame(t, before, m.readAll(t))
}

func checkSame(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name, text := range after {
		if was, ok := before[name]; !ok || was != text {
			t.Errorf("%s was written outside the output", name)
		}
	}
	if len(before) != len(after) {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
}
