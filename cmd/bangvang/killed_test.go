//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// kills is the number of builds that TestKilledBuildsOfASiteWithErrors kills; PUBLISH_KILLS sets a larger one.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("PUBLISH_KILLS")); err == nil {
		return n
	}
	return 6
}

// writeSite writes a site of 40 articles that all say the version.
func writeSite(t *testing.T, dir string, version int) {
	t.Helper()
	put(t, dir, "content/site.yaml", fmt.Sprintf("base_url: https://example.org/\ntitle: Bản %d\n", version))
	for i := range 40 {
		put(t, dir, fmt.Sprintf("content/2024/bai-%d.md", i),
			fmt.Sprintf("---\ntitle: Hội nghị số %d\ndate: 2024-01-19\n---\n\nBản %d của bài.\n", i, version))
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// output returns every file of the output but those of .bangvang.
func output(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(filepath.Join(dir, "public")), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == ".bangvang" {
			return errors.Join(err, fs.SkipDir)
		}
		if !d.IsDir() {
			data, e := os.ReadFile(filepath.Join(dir, "public", name))
			out[name], err = string(data), e
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.SkipDir) {
		t.Fatal(err)
	}
	return out
}

// command returns the command bangvang with these arguments, in the site.
func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("bangvang", args...)
	cmd.Dir = dir
	return cmd
}

// TestKilledBuildsOfASiteWithErrors kills a build at some moment, adds an article with an error and builds again: that
// build prints the error, and the output is the whole old site or the whole new one.
func TestKilledBuildsOfASiteWithErrors(t *testing.T) {
	var whole [2]map[string]string
	for version := range whole {
		dir := t.TempDir()
		writeSite(t, dir, version)
		if out, err := command(dir, "build", "--now", "2024-02-01").CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
		whole[version] = output(t, dir)
	}
	dir, results := t.TempDir(), map[string]int{}
	version := 0
	writeSite(t, dir, version)
	if out, err := command(dir, "build", "--now", "2024-02-01").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	for i := range kills() {
		version = 1 - version
		writeSite(t, dir, version)
		cmd := command(dir, "build", "--now", "2024-02-01")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(dir, []string{"", "stage", "journal", "journal"}[i%4])
		time.Sleep(time.Duration(rand.IntN(8000)) * time.Microsecond)
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		_, err := os.Lstat(filepath.Join(dir, "public/.bangvang/journal"))
		committed := err == nil
		put(t, dir, "content/2024/loi.md", "---\ntitle: Hội nghị\n---\n")
		out, err := command(dir, "build", "--now", "2024-02-01").CombinedOutput()
		if failed := (*exec.ExitError)(nil); !errors.As(err, &failed) || failed.ExitCode() != exitProblems {
			t.Fatalf("%v %s", err, out)
		}
		now := output(t, dir)
		switch {
		case maps.Equal(now, whole[version]):
			results[fmt.Sprintf("the new site, with a journal: %v", committed)]++
		case maps.Equal(now, whole[1-version]) && !committed:
			results["the old site"]++
			version = 1 - version
		default:
			t.Fatalf("kill %d: the output is a mixture", i)
		}
		if _, err := os.Lstat(filepath.Join(dir, "public/.bangvang/stage")); err == nil {
			t.Errorf("kill %d: the stage is still there", i)
		}
		if err := os.Remove(filepath.Join(dir, "content/2024/loi.md")); err != nil {
			t.Fatal(err)
		}
	}
	t.Log(results)
}

// waitFor waits until a build has made a file of its folder, at most two seconds, because the build may be over.
func waitFor(dir, name string) {
	for range 4000 {
		if _, err := os.Lstat(filepath.Join(dir, "public/.bangvang", name)); err == nil {
			return
		}
		time.Sleep(500 * time.Microsecond)
	}
}

// TestInterruptedBuild stops a build by both signals, in both languages: it says what this means for the site, and
// exits as shells expect.
func TestInterruptedBuild(t *testing.T) {
	for _, c := range []struct {
		signal syscall.Signal
		lang   string
		code   int
		want   string
	}{
		{syscall.SIGINT, "vi", 130, "bangvang: đã dừng giữa chừng theo yêu cầu; trang đã xuất bản giữ nguyên như trước\n"},
		{syscall.SIGTERM, "en", 143, "bangvang: stopped before the end; the published site is unchanged\n"},
	} {
		dir := t.TempDir()
		writeSite(t, dir, 0)
		for i := range 300 { // enough to be at work when the signal comes
			put(t, dir, fmt.Sprintf("content/2023/bai-%d.md", i), "---\ntitle: Bài số "+strconv.Itoa(i)+"\ndate: 2023-01-19\n---\n\n"+strings.Repeat("Mở đầu *của* bài.\n\n", 1000))
		}
		cmd := command(dir, "build", "--now", "2024-02-01")
		cmd.Env = append(os.Environ(), "BANGVANG_LANG="+c.lang)
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for range 4000 { // the store is there once the program reads the articles
			if _, err := os.Lstat(filepath.Join(dir, ".bangvang/cache")); err == nil {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if err := cmd.Process.Signal(c.signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if cmd.ProcessState.ExitCode() != c.code || said.String() != c.want {
			t.Errorf("%v: exit code %d, %s", c.signal, cmd.ProcessState.ExitCode(), said.String())
		}
		if _, err := os.Lstat(filepath.Join(dir, "public", "index.html")); err == nil {
			t.Error("the site was published")
		}
	}
}

// TestLinksAtTheOutput commits links in the place of folders that a build writes to: nothing outside the site is written,
// while a root that is a link and an output that the operator names are followed.
func TestLinksAtTheOutput(t *testing.T) {
	for _, name := range []string{"public", "public/.bangvang", ".bangvang", ".bangvang/cache"} {
		dir, outside := t.TempDir(), t.TempDir()
		writeSite(t, dir, 0)
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777), os.Symlink(outside, filepath.Join(dir, name))); err != nil {
			t.Fatal(err)
		}
		commands := [][]string{{"build"}}
		if strings.HasPrefix(name, ".") {
			commands = append(commands, []string{"check"}, []string{"serve", "--addr", "127.0.0.1:0"})
		}
		for _, args := range commands {
			out, err := command(dir, args...).CombinedOutput()
			if failed := (*exec.ExitError)(nil); !errors.As(err, &failed) || failed.ExitCode() != exitTrouble || !strings.Contains(string(out), name+" là một liên kết") {
				t.Errorf("%s with the link %s: %v %s", args[0], name, err, out)
			}
		}
		if left, err := os.ReadDir(outside); len(left) > 0 || err != nil {
			t.Errorf("through %s the build wrote %v %v", name, left, err)
		}
	}
	dir, outside, links := t.TempDir(), t.TempDir(), t.TempDir()
	writeSite(t, dir, 0)
	if err := errors.Join(os.Symlink(dir, filepath.Join(links, "site")), os.Symlink(outside, filepath.Join(links, "out"))); err != nil {
		t.Fatal(err)
	}
	if out, err := command(links, "build", "-s", "site", "-o", "out").CombinedOutput(); err != nil {
		t.Errorf("%v %s", err, out)
	}
	for _, name := range []string{filepath.Join(outside, ".bangvang"), filepath.Join(dir, ".bangvang")} {
		if data, err := os.ReadFile(filepath.Join(name, ".gitignore")); string(data) != "*\n" {
			t.Errorf("git status shows %s: %q %v", name, data, err)
		}
	}
}
