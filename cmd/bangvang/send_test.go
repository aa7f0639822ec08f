package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bangvang/internal/serve"
)

// site is a folder of a site in a git repository, and the repository that it is sent to.
type gitSite struct {
	*testing.T
	dir, far string
}

// newGitSite makes a repository with one commit, and a bare one as its remote origin.
func newGitSite(t *testing.T) gitSite {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git to try it with")
	}
	home := t.TempDir()
	for name, value := range map[string]string{"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "", "GIT_COMMITTER_EMAIL": "", "EMAIL": ""} {
		t.Setenv(name, value)
		if value == "" {
			os.Unsetenv(name)
		}
	}
	s := gitSite{t, t.TempDir(), filepath.Join(t.TempDir(), "far.git")}
	s.run(s.dir, "init", "-q", "-b", "main")
	s.run(s.dir, "init", "-q", "--bare", "-b", "main", s.far)
	s.run(s.dir, "config", "user.name", "Lan Anh")
	s.run(s.dir, "config", "user.email", "lan@example.vn")
	s.run(s.dir, "remote", "add", "origin", s.far)
	s.write("content/cu.md", "cũ")
	s.run(s.dir, "add", ".")
	s.run(s.dir, "commit", "-qm", "first")
	s.write("content/2025/12/moi/index.md", "mới")
	s.write("content/2025/12/moi/anh [1].jpg", "ảnh")
	return s
}

func (s gitSite) run(dir string, args ...string) string {
	s.Helper()
	out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput()
	if err != nil {
		s.Fatalf("git %v: %v: %s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s gitSite) write(name, text string) {
	s.Helper()
	name = filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		s.Fatal(err)
	}
}

var sentNames = []string{"content/2025/12/moi/anh [1].jpg", "content/2025/12/moi/index.md"}

func (s gitSite) send() string {
	s.Helper()
	return stepsText(send(s.Context(), s.dir, filepath.Join(s.dir, "public"), sentNames, "Bài\nmới", "vi"))
}

func stepsText(steps []serve.Step) string {
	var out strings.Builder
	for _, step := range steps {
		out.WriteString(map[bool]string{true: "+ ", false: "- "}[step.Done] + step.Text + "\n")
	}
	return out.String()
}

// The files of the article, and no others, are committed and pushed: those that are staged or changed stay as they are.
func TestSendOnlyTheArticle(t *testing.T) {
	s := newGitSite(t)
	s.write("content/cu.md", "sửa dở")
	s.write("content/khac.md", "xếp sẵn")
	s.run(s.dir, "add", "content/khac.md")
	if got := s.send(); !strings.Contains(got, "+ đã gửi lên origin (main)") || strings.Contains(got, "- ") {
		t.Fatal(got)
	}
	if got := s.run(s.far, "-c", "core.quotepath=off", "show", "--format=%an|%s", "--name-only", "main"); got != "Lan Anh|Đăng: Bài mới\n\n"+strings.Join(sentNames, "\n") {
		t.Errorf("the commit is %s", got)
	}
	if got := s.run(s.dir, "status", "--porcelain"); got != "M content/cu.md\nA  content/khac.md" {
		t.Errorf("the rest is %q", got)
	}
	// Once more: nothing is committed, and nothing fails. A file that is gone is taken out.
	if got := s.send(); !strings.Contains(got, "không có gì mới") || strings.Contains(got, "- ") {
		t.Error(got)
	}
	os.Remove(filepath.Join(s.dir, "content/2025/12/moi/anh [1].jpg"))
	if got := s.send(); strings.Contains(got, "- ") || s.run(s.far, "ls-tree", "-r", "--name-only", "main") != "content/2025/12/moi/index.md\ncontent/cu.md" {
		t.Error(got, s.run(s.far, "ls-tree", "-r", "--name-only", "main"))
	}
}

// A site in a folder of a repository, a branch of its own without an upstream.
func TestSendFromBelow(t *testing.T) {
	s := newGitSite(t)
	s.run(s.dir, "switch", "-qc", "tin")
	s.write("trang/content/a.md", "a")
	if got := stepsText(send(t.Context(), filepath.Join(s.dir, "trang"), "public", []string{"content/a.md"}, "A", "vi")); !strings.Contains(got, "+ đã gửi lên origin (tin)") {
		t.Error(got)
	}
	if got := s.run(s.far, "show", "--format=", "--name-only", "tin"); got != "trang/content/a.md" {
		t.Error(got)
	}
}

// Each failure says in Vietnamese what to do; nothing is forced and nothing is lost.
func TestSendFaults(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(gitSite)
		want  string
	}{
		"no repository": {func(s gitSite) { os.RemoveAll(filepath.Join(s.dir, ".git")) }, "+ chưa lên mạng: trang mới nằm trong máy này, ở thư mục "},
		"no remote":     {func(s gitSite) { s.run(s.dir, "remote", "remove", "origin") }, "+ chưa lên mạng: trang mới nằm trong máy này, ở thư mục "},
		"two remotes": {func(s gitSite) {
			s.run(s.dir, "remote", "rename", "origin", "a")
			s.run(s.dir, "remote", "add", "b", s.far)
		}, "- kho git nối với nhiều nơi (a, b)"},
		"nobody": {func(s gitSite) {
			s.run(s.dir, "config", "--unset", "user.name")
			s.run(s.dir, "config", "--unset", "user.email")
			s.run(s.dir, "config", "user.useConfigOnly", "true")
		}, "- git chưa biết ai đang viết"},
		"detached":    {func(s gitSite) { s.run(s.dir, "checkout", "-q", "--detach") }, "- kho git đang mở một bản cũ"},
		"ignored":     {func(s gitSite) { s.write(".gitignore", "content/2025/\n") }, "- kho git được dặn bỏ qua"},
		"locked":      {func(s gitSite) { s.write(".git/index.lock", "") }, "- một lệnh git khác đang chạy"},
		"no server":   {func(s gitSite) { os.RemoveAll(s.far) }, "- bài đã ghi vào kho git của máy này, chưa gửi được"},
		"no network":  {func(s gitSite) { s.run(s.dir, "remote", "set-url", "origin", "http://127.0.0.1:1/x.git") }, "không nối được với máy chủ"},
		"newer there": {func(s gitSite) { s.run(s.dir, "push", "-q", "origin", "main"); s.newer() }, "trên máy chủ có thay đổi mới hơn"},
		"half merged": {func(s gitSite) { s.conflict() }, "- kho git đang gộp dở"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newGitSite(t)
			test.spoil(s)
			before := ""
			if name == "newer there" {
				before = s.run(s.far, "rev-parse", "main")
			}
			if got := s.send(); !strings.Contains(got, test.want) {
				t.Errorf("%s", got)
			}
			if name == "newer there" && s.run(s.far, "rev-parse", "main") != before {
				t.Error("the push was forced")
			}
		})
	}
	t.Run("again", func(t *testing.T) { // after a failed push the next one sends the commit
		s := newGitSite(t)
		s.run(s.dir, "remote", "set-url", "origin", s.far+"x")
		if got := s.send(); !strings.Contains(got, "chưa gửi được") {
			t.Fatal(got)
		}
		s.run(s.dir, "remote", "set-url", "origin", s.far)
		if got := s.send(); !strings.Contains(got, "+ đã gửi lên origin") {
			t.Error(got)
		}
	})
}

// newer has somebody else push a commit.
func (s gitSite) newer() {
	other := filepath.Join(s.TempDir(), "other")
	s.run(s.dir, "clone", "-q", s.far, other)
	s.run(other, "-c", "user.name=B", "-c", "user.email=b@example.vn", "commit", "-q", "--allow-empty", "-m", "newer")
	s.run(other, "push", "-q", "origin", "main")
}

// conflict leaves a merge with a conflict.
func (s gitSite) conflict() {
	s.run(s.dir, "switch", "-qc", "khac")
	s.write("content/cu.md", "một")
	s.run(s.dir, "commit", "-qam", "a")
	s.run(s.dir, "switch", "-q", "main")
	s.write("content/cu.md", "hai")
	s.run(s.dir, "commit", "-qam", "b")
	if err := exec.Command("git", "-C", s.dir, "merge", "khac").Run(); err == nil {
		s.Fatal("there is no conflict")
	}
}
