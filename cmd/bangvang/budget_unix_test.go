//go:build unix

package main

import (
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"strings"
	"testing"
)

// TestMaxSeconds builds a small site, then makes it one that takes a minute of a processor and builds it with a second:
// the build ends with exit code 1 and names the article that was being read, and the output is still that of the small
// site.
func TestMaxSeconds(t *testing.T) {
	dir := t.TempDir()
	writeSite(t, dir, 1)
	if out, err := command(dir, "build", "--quiet", "--max-seconds", "600").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	before := output(t, dir)
	writeSite(t, dir, 2)
	long := "---\ntitle: Hội nghị tổng kết\ndate: 2024-01-19\n---\n\n" + strings.Repeat("<b>", 690_000)
	for i := range 60 {
		put(t, dir, fmt.Sprintf("content/2023/bai-%d.md", i), long+fmt.Sprint(i))
	}
	out, err := command(dir, "build", "--quiet", "--max-seconds", "1").CombinedOutput()
	exit := new(exec.ExitError)
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("%v", err)
	}
	for _, part := range []string{"lỗi: quá giới hạn của một lần dựng trang: content/2023/bai-", ".md (nhiều nhất 1 s)", "[over-budget]"} {
		if !strings.Contains(string(out), part) {
			t.Errorf("no %q in\n%s", part, out)
		}
	}
	if !maps.Equal(before, output(t, dir)) {
		t.Error("the site published before is gone")
	}
}
