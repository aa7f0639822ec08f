package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bangvang/internal/serve"
)

// gitTime is how long git may take for one command: a push of photos over a slow line takes minutes.
const gitTime = 5 * time.Minute

// repository is a folder of a site in a git repository of this machine, and where its branch is sent.
type repository struct {
	dir            string
	remote, branch string // origin, refs/heads/main
}

// send commits the files, by their paths in the folder dir, and pushes the branch that is checked out to its remote. It
// commits no other file and never forces; a commit that was made but not pushed before is pushed. Without git, a
// repository or a remote it says which folder to copy instead. The steps end with the first that failed.
func send(ctx context.Context, dir, out string, names []string, title string) []serve.Step {
	r, why, ok := openRepository(ctx, dir)
	if !ok {
		return []serve.Step{why}
	}
	if r == nil {
		return []serve.Step{{Done: true, Text: "trang đã sẵn sàng trong thư mục " + absolute(out) + "; chép cả thư mục ấy lên máy chủ, hoặc gửi cho người quản trị"}}
	}
	step, ok := r.commit(ctx, names, title)
	if !ok {
		return []serve.Step{step}
	}
	return []serve.Step{step, r.push(ctx)}
}

// absolute returns the whole path of a folder, for people.
func absolute(dir string) string {
	if whole, err := filepath.Abs(dir); err == nil {
		return whole
	}
	return dir
}

// openRepository returns the repository that has the folder dir and where it is sent, nil if there is no git, no repository
// or no remote; ok is false if there is one that cannot be sent, and why says so.
func openRepository(ctx context.Context, dir string) (r *repository, why serve.Step, ok bool) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, why, true
	}
	r = &repository{dir: dir}
	inside, err := r.git(ctx, "rev-parse", "--is-inside-work-tree")
	if err != nil && strings.Contains(err.Error(), "dubious ownership") {
		return nil, serve.Step{Text: `git không tin thư mục này vì nó của người dùng khác; chạy một lần: git config --global --add safe.directory "` + filepath.ToSlash(absolute(dir)) + `"`}, false
	}
	if err != nil || inside != "true" {
		return nil, why, true
	}
	remotes, err := r.git(ctx, "remote")
	if err != nil || remotes == "" {
		return nil, why, true
	}
	branch, err := r.git(ctx, "symbolic-ref", "-q", "--short", "HEAD")
	if err != nil {
		return nil, serve.Step{Text: "kho git đang mở một bản cũ, không ở nhánh nào; chạy git switch main rồi đăng lại"}, false
	}
	list := strings.Fields(remotes)
	r.remote, _ = r.git(ctx, "config", "branch."+branch+".remote")
	r.branch, _ = r.git(ctx, "config", "branch."+branch+".merge")
	switch {
	case r.remote != "" && slices.Contains(list, r.remote):
	case len(list) == 1:
		r.remote = list[0]
	case slices.Contains(list, "origin"):
		r.remote = "origin"
	default:
		return nil, serve.Step{Text: "kho git nối với nhiều nơi (" + strings.Join(list, ", ") + "); chạy một lần: git push --set-upstream TÊN " + branch}, false
	}
	r.branch = cmp.Or(r.branch, "refs/heads/"+branch)
	if left, _ := r.git(ctx, "diff", "--name-only", "--diff-filter=U"); left != "" {
		return nil, serve.Step{Text: "kho git đang gộp dở, còn chỗ hai bản khác nhau: " + strings.ReplaceAll(left, "\n", ", ") + "; giải quyết xong rồi đăng lại"}, false
	}
	return r, why, true
}

// commit commits the files, and no others.
func (r *repository) commit(ctx context.Context, names []string, title string) (step serve.Step, ok bool) {
	var there, gone []string
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(name))); err == nil {
			there = append(there, name)
		} else {
			gone = append(gone, name)
		}
	}
	if _, err := r.git(ctx, append([]string{"add", "--"}, there...)...); err != nil {
		return serve.Step{Text: commitFault(err)}, false
	}
	if len(gone) > 0 {
		if _, err := r.git(ctx, append([]string{"rm", "--cached", "--quiet", "--ignore-unmatch", "--"}, gone...)...); err != nil {
			return serve.Step{Text: commitFault(err)}, false
		}
	}
	changed, err := r.git(ctx, append([]string{"diff", "--cached", "--name-only", "--no-renames", "--relative", "-z", "--"}, names...)...)
	if err != nil {
		return serve.Step{Text: commitFault(err)}, false
	}
	if changed == "" {
		return serve.Step{Done: true, Text: "git đã có bài này, không có gì mới để ghi"}, true
	}
	title = strings.Join(strings.Fields(title), " ")
	// Without a file's name, commit would take what else is staged.
	only := append([]string{"commit", "--quiet", "-m", "Đăng: " + cmp.Or(title, "một bài"), "--only", "--"}, strings.Split(strings.Trim(changed, "\x00"), "\x00")...)
	if _, err := r.git(ctx, only...); err != nil {
		return serve.Step{Text: commitFault(err)}, false
	}
	return serve.Step{Done: true, Text: "đã ghi bài vào kho git"}, true
}

// commitFault says why git did not take the files, and what to do.
func commitFault(err error) string {
	text := err.Error()
	switch {
	case strings.Contains(text, "tell me who you are") || strings.Contains(text, "identity unknown") || strings.Contains(text, "empty ident"):
		return `git chưa biết ai đang viết; chạy một lần: git config --global user.name "Họ Tên" và git config --global user.email ten@coquan.vn`
	case strings.Contains(text, ".gitignore"):
		return "kho git được dặn bỏ qua tệp của bài (.gitignore): " + lastLines(err)
	case strings.Contains(text, "index.lock"):
		return "một lệnh git khác đang chạy trong kho này; chờ nó xong rồi đăng lại"
	}
	return "git không ghi được: " + lastLines(err)
}

// push sends the branch to its remote.
func (r *repository) push(ctx context.Context) serve.Step {
	if _, err := r.git(ctx, "push", "--quiet", "--", r.remote, "HEAD:"+r.branch); err != nil {
		return serve.Step{Text: pushFault(err, r.remote)}
	}
	return serve.Step{Done: true, Text: "đã gửi lên " + r.remote + " (" + strings.TrimPrefix(r.branch, "refs/heads/") + "); máy chủ dựng xong thì bài hiện ra"}
}

// pushFaults are the reasons why a push fails, by words that git or a server says.
var pushFaults = []struct {
	words []string
	text  string
}{
	{[]string{"protected branch", "hook declined", "GH006", "not allowed to push"}, "máy chủ không cho gửi thẳng vào nhánh này; hỏi người quản trị kho"},
	{[]string{"non-fast-forward", "fetch first", "[rejected]", "stale info"}, "trên máy chủ có thay đổi mới hơn máy này; chạy git pull --rebase, rồi bấm “Duyệt và đăng” lần nữa"},
	{[]string{"file size limit", "HTTP 413", "too large"}, "có tệp quá lớn so với giới hạn của máy chủ; thu nhỏ ảnh hoặc bỏ tệp ấy"},
	{[]string{"Authentication failed", "could not read Username", "could not read Password", "terminal prompts disabled", "Permission denied", "403", "access denied", "not found"}, "máy chủ không nhận tài khoản của máy này; chạy git push một lần trong cửa sổ dòng lệnh để đăng nhập, rồi đăng lại"},
	{[]string{"Host key verification failed"}, "máy này chưa từng nối với máy chủ ấy; chạy git push một lần trong cửa sổ dòng lệnh để nhận khoá của nó"},
	{[]string{"Could not resolve host", "Couldn't connect", "timed out", "unreachable", "Failed to connect", "Connection refused", "signal: killed"}, "không nối được với máy chủ; xem lại mạng rồi đăng lại"},
}

// pushFault says why a push failed, and what to do.
func pushFault(err error, remote string) string {
	text := strings.ToLower(err.Error())
	for _, f := range pushFaults {
		if slices.ContainsFunc(f.words, func(w string) bool { return strings.Contains(text, strings.ToLower(w)) }) {
			return "bài đã ghi vào kho git của máy này, chưa gửi được: " + f.text
		}
	}
	return "bài đã ghi vào kho git của máy này, chưa gửi được lên " + remote + ": " + lastLines(err)
}

// gitVariables would have git work in another repository than that of the folder.
var gitVariables = []string{"GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_OBJECT_DIRECTORY=", "GIT_NAMESPACE=", "GIT_PREFIX=", "LC_ALL=", "LANGUAGE="}

// git runs git in the folder and returns its output without the last line end. It asks nobody anything; paths are names, no
// patterns. The error has what git said.
func (r *repository) git(ctx context.Context, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	c := exec.CommandContext(ctx, "git", append([]string{"--literal-pathspecs", "-C", r.dir}, args...)...)
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return slices.ContainsFunc(gitVariables, func(name string) bool { return strings.HasPrefix(v, name) })
	})
	c.Env = append(c.Env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0")
	if os.Getenv("GIT_SSH_COMMAND") == "" && os.Getenv("GIT_SSH") == "" {
		c.Env = append(c.Env, "GIT_SSH_COMMAND=ssh -oBatchMode=yes")
	}
	var out, said bytes.Buffer
	c.Stdout, c.Stderr, c.WaitDelay = &out, &said, 5*time.Second
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%w: %s%s", err, said.String(), out.String())
	}
	return strings.TrimRight(out.String(), "\r\n"), nil
}

// lastLines returns the last lines of what git said, in one.
func lastLines(err error) string {
	lines := strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' })
	return strings.Join(lines[max(0, len(lines)-4):], " · ")
}
