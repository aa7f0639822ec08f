package build_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/publish"
	"bangvang/internal/testkit/trial"
)

// ntfs mounts an NTFS file system that ignores case and refuses the names that Windows refuses. It needs root and the
// programs of ntfs-3g.
func ntfs(t *testing.T) (dir string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a file system of its own needs root")
	}
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.WriteFile(disk, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(disk, 32<<20); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, line := range [][]string{{"mkntfs", "-q", "-F", disk}, {"lowntfs-3g", "-o", "ignore_case,windows_names", disk, dir}} {
		if _, err := exec.LookPath(line[0]); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("%s is missing, and CI=true wants everything", line[0])
			}
			t.Skipf("%s is missing: nothing is published to a file system without case", line[0])
		}
		if out, err := exec.Command(line[0], line[1:]...).CombinedOutput(); err != nil {
			t.Skipf("%v: %v %s", line, err, out)
		}
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	if err := os.WriteFile(filepath.Join(dir, "con.txt"), nil, 0o600); err == nil {
		t.Fatal("it takes what Windows does not")
	}
	return dir
}

// held reads a folder. Names are in lower case, because this file system ignores case.
func held(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "/.bangvang/") {
			return err
		}
		data, err := os.ReadFile(name)
		out[strings.ToLower(strings.TrimPrefix(name, dir))] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestOnAFileSystemOfWindows publishes names that Windows cannot write, and addresses that change only in case, or from
// file to folder.
func TestOnAFileSystemOfWindows(t *testing.T) {
	there, here := filepath.Join(ntfs(t), "public"), t.TempDir()
	for _, dir := range []string{there, here} {
		if _, err := trial.Load(t, trial.Options(hard())).Publish(t.Context(), publish.Options{Dir: dir}); err != nil {
			t.Fatal(err)
		}
	}
	want := held(t, here)
	if diff := cmp.Diff(want, held(t, there)); diff != "" || len(want) < 100 {
		t.Errorf("%d files (-here +there):\n%s", len(want), diff)
	}
	for _, paths := range [][]string{
		{"Tin/Cu.html", "a/B/c.html", "X"}, {"tin/cu.html", "A/b/C.html", "x/y.html"}, {"TIN/cu.html", "a", "X/Y.html"}, {"tin", "A/x.html", "x"}, {"index.html"},
	} {
		want := map[string]string{}
		var files []publish.File
		for _, path := range paths {
			files = append(files, publish.File{Path: path, Data: []byte(path)})
			want["/"+strings.ToLower(path)] = path
		}
		for range 2 {
			if _, problems, err := publish.Write(t.Context(), publish.Options{Dir: there}, files); err != nil || len(problems) > 0 {
				t.Fatalf("%v: %v %v", paths, problems, err)
			}
			if diff := cmp.Diff(want, held(t, there)); diff != "" {
				t.Errorf("%v (-want +got):\n%s", paths, diff)
			}
		}
	}
}
