package journal

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// texts is a [Maker] of short files, and of long ones, which begin with “long”.
type texts []string

func (t texts) IsLong(i int) bool { return strings.HasPrefix(t[i], "long") }

func (t texts) Append(i int, b []byte) ([]byte, bool, error) { return append(b, t[i]...), false, nil }

func (t texts) Write(i int, w io.Writer) (bool, error) {
	_, err := io.WriteString(w, t[i])
	return false, err
}

// stage stages files in a new folder, of which prepare makes something first, and returns the stage.
func stage(t *testing.T, prepare func(stage string), files []Staged, by Maker) (dir string, err error) {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	dir = filepath.Join(root.Name(), "own", "stage")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	prepare(dir)
	return dir, Folder{Root: root, OwnFolder: "own"}.Stage(t.Context(), files, by)
}

func TestStage(t *testing.T) {
	files := []Staged{{Number: 0}, {Number: 3, Below: "/index.html"}, {Number: 3, Below: "/01/x/index.html"}, {Number: 3, Below: "/02/roll.csv"}, {Number: 12}}
	by := texts{"", "short", strings.Repeat("x", 3<<20), "long " + strings.Repeat("y", longBuffer), "last"}
	dir, err := stage(t, func(string) {}, files, by)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.path()))
		data, err := os.ReadFile(name)
		if err != nil || string(data) != by[i] {
			t.Errorf("%s has %d bytes, not %d: %v", f.path(), len(data), len(by[i]), err)
		}
		if info, err := os.Stat(name); err != nil || info.ModTime().UnixNano() != f.Mtime || info.Mode().Perm()&0o600 != 0o600 {
			t.Errorf("%s: %v, its time is %d, %v", f.path(), info, f.Mtime, err)
		}
	}
}

// TestStageFollowsNoLink has a link in the place of a folder and of a file.
func TestStageFollowsNoLink(t *testing.T) {
	for _, text := range []string{"short", "long"} {
		for link, file := range map[string]Staged{"3": {Number: 3, Below: "/index.html"}, "4": {Number: 4}} {
			outside := t.TempDir()
			_, err := stage(t, func(stage string) {
				if err := os.Symlink(filepath.Join(outside, strings.TrimPrefix(link, "3")), filepath.Join(stage, link)); err != nil {
					t.Skip(err) // Windows asks for a right
				}
			}, []Staged{file}, texts{text})
			if left, _ := os.ReadDir(outside); err == nil || len(left) > 0 {
				t.Errorf("%s file at %s: %v, %d files outside", text, file.path(), err, len(left))
			}
		}
	}
}
