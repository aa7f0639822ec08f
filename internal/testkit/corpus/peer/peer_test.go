package peer

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hugo returns the path of the Hugo command.
func hugo(t *testing.T) string {
	t.Helper()
	file, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("no Hugo to compare with; install it (apt-get install hugo)")
	}
	return file
}

// hugoRun returns the command of one build by Hugo from site to out.
func hugoRun(program, site, out string, more ...string) *exec.Cmd {
	cmd := exec.Command(program, append([]string{"--source", site, "--destination", out}, more...)...)
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

// isNear reports whether two amounts differ by at most percent of the larger.
func isNear(a, b, percent int64) bool {
	return 100*max(a-b, b-a) <= percent*max(a, b)
}

// TestHugoMakesTheSamePages checks that both programs make the same pages and feeds, of about the same size.
func TestHugoMakesTheSamePages(t *testing.T) {
	program := hugo(t)
	dir := memoryDir(t)
	s := plan(t, 120)
	writeHugoSite(t, s, filepath.Join(dir, "site"))
	out := filepath.Join(dir, "out")
	if said, err := hugoRun(program, filepath.Join(dir, "site"), out, "--minify").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	theirs, theirPages := count(t, os.DirFS(out))
	ours, ourPages := count(t, renderedFiles(t, s))
	delete(theirPages, "tin") // Hugo makes a page for the folder of the articles
	if ours.feeds != theirs.feeds {
		t.Errorf("Hugo made %d feeds, bangvang %d", theirs.feeds, ours.feeds)
	}
	if !isNear(ours.bytes, theirs.bytes, 15) {
		t.Errorf("Hugo wrote %d bytes, bangvang %d", theirs.bytes, ours.bytes)
	}
	if diff := cmp.Diff(ourPages, theirPages); diff != "" {
		t.Errorf("pages by kind, bangvang's (-) and Hugo's (+):\n%s", diff)
	}
}
