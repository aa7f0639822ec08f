package peer

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/testkit/corpus"
)

// program is another generator to compare with.
type program struct {
	kind    string // the folder of its templates in testdata: "hugo" or "eleventy"
	version string // for example "hugo 0.165.0"
	path    string
}

// find returns the program that a name or a path names; the kind is how its file name begins, for example "hugo-0.165". It
// returns an error if there is none.
func find(name string) (program, error) {
	p := program{}
	for _, kind := range []string{"hugo", "eleventy"} {
		if strings.HasPrefix(filepath.Base(name), kind) {
			p.kind = kind
		}
	}
	if p.kind == "" {
		return p, fmt.Errorf("%s is neither a Hugo nor an Eleventy", name)
	}
	var err error
	if p.path, err = exec.LookPath(name); err != nil {
		if p.path, err = exec.LookPath(filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", ".bin", name)); err != nil {
			return p, fmt.Errorf("no %s (apt-get install hugo; npm install @11ty/eleventy, and say where in BANGVANG_JUDGES): %w", name, err)
		}
	}
	ask := "version"
	if p.kind == "eleventy" {
		ask = "--version"
	}
	out, err := exec.Command(p.path, ask).Output()
	if err != nil {
		return p, fmt.Errorf("%s %s: %w", name, ask, err)
	}
	said := strings.Fields(strings.TrimPrefix(string(out), "hugo "))[0]
	said, _, _ = strings.Cut(strings.TrimPrefix(said, "v"), "+")
	p.version = p.kind + " " + said
	return p, nil
}

// build returns the command of one build from the folder site to out, both absolute.
func (p program) build(site, out string) *exec.Cmd {
	if p.kind == "eleventy" {
		cmd := exec.Command(p.path, "--output="+out)
		cmd.Dir = site
		return cmd
	}
	cmd := exec.Command(p.path, "--source", site, "--destination", out, "--minify")
	cmd.Env = append(os.Environ(), "HUGO_CACHEDIR="+filepath.Join(filepath.Dir(site), "hugo-cache"))
	return cmd
}

// memoryDir returns a folder in memory where the system has one, so that the speed of the disk has no influence.
func memoryDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "peer")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestSamePages checks that each program makes the same pages and feeds of the same articles, but for those that
// only bangvang makes.
func TestSamePages(t *testing.T) {
	onlyOurs := map[string]int{
		"an index of the roll": 1,  // people apart from collectives
		"duoc-khen":            36, // old spellings of names, whose addresses lead on
		"nam":                  12,
		"tim-kiem":             1,
		"theo-doi":             1,
	}
	s := plan(t, corpus.Named, 120)
	_, ours := count(t, renderedFiles(t, s))
	for _, kind := range []string{"hugo", "eleventy"} {
		t.Run(kind, func(t *testing.T) {
			p, err := find(kind)
			if err != nil {
				if os.Getenv("CI") == "true" {
					t.Fatal(err)
				}
				t.Skip(err)
			}
			dir := memoryDir(t)
			writePeerSite(t, s, kind, filepath.Join(dir, "site"))
			out := filepath.Join(dir, "out")
			if said, err := p.build(filepath.Join(dir, "site"), out).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			_, theirs := count(t, os.DirFS(out))
			delete(theirs, "tin") // Hugo makes a page for the folder of the articles
			for kind, n := range onlyOurs {
				theirs[kind] += n
			}
			if diff := cmp.Diff(ours, theirs); diff != "" {
				t.Errorf("pages by kind, bangvang's (-) and %s's (+):\n%s", p.version, diff)
			}
		})
	}
}
