//go:build !windows

package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLockThatIsALink: a repository may contain its output, and a contributor may put a link there.
func TestLockThatIsALink(t *testing.T) {
	for _, to := range []string{"there", "nowhere/x"} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "own"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "own/there"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, filepath.Join(dir, "own/lock")); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		if _, err := acquire(root, "own"); err == nil || !strings.Contains(err.Error(), "own/lock") {
			t.Errorf("a link to %s: %v", to, err)
		}
	}
}
