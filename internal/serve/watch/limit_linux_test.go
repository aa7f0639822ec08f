package watch

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestOutOfWatches runs this test again in a process that may watch three folders only.
func TestOutOfWatches(t *testing.T) {
	if os.Getenv("BANGVANG_TEST_WATCHES") == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestOutOfWatches$", "-test.v")
		again.Env = append(os.Environ(), "BANGVANG_TEST_WATCHES=3")
		again.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		out, err := again.CombinedOutput()
		switch text := string(out); {
		case text == "" && err != nil || strings.Contains(text, "--- SKIP"):
			t.Skipf("no user namespace with limits of its own here: %v %s", err, text)
		case err != nil:
			t.Fatalf("%v\n%s", err, text)
		}
		return
	}
	if err := os.WriteFile("/proc/sys/user/max_inotify_watches", []byte("3"), 0); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	deep := filepath.Join(dir, "content", "a", "b", "c")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, why := make(chan Changes, 100), make(chan error, 1)
	o := Options{Root: os.DirFS(dir), Dir: dir, Folders: []string{"content"}, Polling: func(err error) { why <- err }}
	go func() { _ = Run(ctx, o, out) }()
	select {
	case err := <-why:
		t.Log(err)
	case <-time.After(soon):
		t.Fatal("with three watches for five folders, the system is said to watch them all")
	}
	if c := <-out; !c.All {
		t.Errorf("first %v, want all", c)
	}
	if err := os.WriteFile(filepath.Join(deep, "x.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if c := <-out; len(c.Names) != 1 || c.Names[0] != "content/a/b/c/x.md" {
		t.Errorf("%v", c)
	}
}
