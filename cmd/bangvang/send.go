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
	dir, lang      string
	remote, branch string // origin, refs/heads/main
}

// send commits the files, by their paths in the folder dir, and pushes the branch that is checked out to its remote. It
// commits no other file and never forces; a commit that was made but not pushed before is pushed. Without git, a
// repository or a remote it says which folder to copy instead. The steps end with the first that failed.
func send(ctx context.Context, dir, out string, names []string, title, lang string) []serve.Step {
	r, why, ok := openRepository(ctx, dir, lang)
	if !ok {
		return []serve.Step{why}
	}
	if r == nil {
		return []serve.Step{{Done: true, Note: true, Text: fmt.Sprintf(inLanguage(lang, "chưa lên mạng: trang mới nằm trong máy này, ở thư mục %s. Để mọi người đọc được, gửi cả thư mục ấy cho người quản trị máy chủ web, hoặc tự chép mọi thứ trong đó lên máy chủ",
			"not online yet: the site is on this machine only, in the folder %s. For others to read it, send the whole folder to the administrator of the web host, or copy everything in it to the host yourself"), absolute(out))}}
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
func openRepository(ctx context.Context, dir, lang string) (r *repository, why serve.Step, ok bool) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, why, true
	}
	r = &repository{dir: dir, lang: lang}
	inside, err := r.git(ctx, "rev-parse", "--is-inside-work-tree")
	if err != nil && strings.Contains(err.Error(), "dubious ownership") {
		return nil, serve.Step{Text: inLanguage(lang, "git không tin thư mục này vì nó của người dùng khác; chạy một lần: ", "git does not trust this folder, which is another user's; run once: ") +
			`git config --global --add safe.directory "` + filepath.ToSlash(absolute(dir)) + `"`}, false
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
		return nil, serve.Step{Text: inLanguage(lang, "kho git đang mở một bản cũ, không ở nhánh nào; chạy git switch main rồi đăng lại", "the repository is at an old commit, on no branch; run git switch main and publish again")}, false
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
		return nil, serve.Step{Text: fmt.Sprintf(inLanguage(lang, "kho git nối với nhiều nơi (%s); chạy một lần: git push --set-upstream TÊN %s", "the repository has several remotes (%s); run once: git push --set-upstream NAME %s"), strings.Join(list, ", "), branch)}, false
	}
	r.branch = cmp.Or(r.branch, "refs/heads/"+branch)
	if left, _ := r.git(ctx, "diff", "--name-only", "--diff-filter=U"); left != "" {
		return nil, serve.Step{Text: fmt.Sprintf(inLanguage(lang, "kho git đang gộp dở, còn chỗ hai bản khác nhau: %s; giải quyết xong rồi đăng lại", "a merge of the repository is not finished: %s; resolve it and publish again"), strings.ReplaceAll(left, "\n", ", "))}, false
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
		return serve.Step{Text: r.commitFault(err)}, false
	}
	if len(gone) > 0 {
		if _, err := r.git(ctx, append([]string{"rm", "--cached", "--quiet", "--ignore-unmatch", "--"}, gone...)...); err != nil {
			return serve.Step{Text: r.commitFault(err)}, false
		}
	}
	changed, err := r.git(ctx, append([]string{"diff", "--cached", "--name-only", "--no-renames", "--relative", "-z", "--"}, names...)...)
	if err != nil {
		return serve.Step{Text: r.commitFault(err)}, false
	}
	if changed == "" {
		return serve.Step{Done: true, Text: inLanguage(r.lang, "git đã có bài này, không có gì mới để ghi", "git has this article already")}, true
	}
	title = strings.Join(strings.Fields(title), " ")
	// Without a file's name, commit would take what else is staged.
	only := append([]string{"commit", "--quiet", "-m", "Đăng: " + cmp.Or(title, "một bài"), "--only", "--"}, strings.Split(strings.Trim(changed, "\x00"), "\x00")...)
	if _, err := r.git(ctx, only...); err != nil {
		return serve.Step{Text: r.commitFault(err)}, false
	}
	return serve.Step{Done: true, Text: inLanguage(r.lang, "đã ghi bài vào kho git", "the article is committed")}, true
}

// commitFault says why git did not take the files, and what to do.
func (r *repository) commitFault(err error) string {
	text := err.Error()
	switch {
	case strings.Contains(text, "tell me who you are") || strings.Contains(text, "identity unknown") || strings.Contains(text, "empty ident"):
		return inLanguage(r.lang, `git chưa biết ai đang viết; chạy một lần: git config --global user.name "Họ Tên" và git config --global user.email ten@coquan.vn`,
			`git does not know who is writing; run once: git config --global user.name "Your Name" and git config --global user.email you@example.org`)
	case strings.Contains(text, ".gitignore"):
		return inLanguage(r.lang, "kho git được dặn bỏ qua tệp của bài (.gitignore): ", "the repository ignores files of the article (.gitignore): ") + lastLines(err)
	case strings.Contains(text, "index.lock"):
		return inLanguage(r.lang, "một lệnh git khác đang chạy trong kho này; chờ nó xong rồi đăng lại", "another git command is running in this repository; wait for it and publish again")
	}
	return inLanguage(r.lang, "git không ghi được: ", "git could not commit: ") + lastLines(err)
}

// push sends the branch to its remote.
func (r *repository) push(ctx context.Context) serve.Step {
	if _, err := r.git(ctx, "push", "--quiet", "--", r.remote, "HEAD:"+r.branch); err != nil {
		return serve.Step{Text: pushFault(err, r.remote, r.lang)}
	}
	return serve.Step{Done: true, Text: fmt.Sprintf(inLanguage(r.lang, "đã gửi lên %s (%s); máy chủ dựng xong thì bài hiện ra", "sent to %s (%s); the article appears when the host has built the site"), r.remote, strings.TrimPrefix(r.branch, "refs/heads/"))}
}

// pushFaults are the reasons why a push fails, by words that git or a server says.
var pushFaults = []struct {
	words  []string
	vi, en string
}{
	{[]string{"protected branch", "hook declined", "GH006", "not allowed to push"}, "máy chủ không cho gửi thẳng vào nhánh này; hỏi người quản trị kho", "the host takes nothing straight into this branch; ask the administrator of the repository"},
	{[]string{"non-fast-forward", "fetch first", "[rejected]", "stale info"}, "trên máy chủ có thay đổi mới hơn máy này; chạy git pull --rebase, rồi bấm “Duyệt và đăng” lần nữa", "the host has newer changes than this machine; run git pull --rebase, and press “Approve and publish” again"},
	{[]string{"file size limit", "HTTP 413", "too large"}, "có tệp quá lớn so với giới hạn của máy chủ; thu nhỏ ảnh hoặc bỏ tệp ấy", "a file is larger than the host allows; make the picture smaller or leave it out"},
	{[]string{"Authentication failed", "could not read Username", "could not read Password", "terminal prompts disabled", "Permission denied", "403", "access denied", "not found"}, "máy chủ không nhận tài khoản của máy này; chạy git push một lần trong cửa sổ dòng lệnh để đăng nhập, rồi đăng lại", "the host does not accept the account of this machine; run git push once in a terminal to log in, and publish again"},
	{[]string{"Host key verification failed"}, "máy này chưa từng nối với máy chủ ấy; chạy git push một lần trong cửa sổ dòng lệnh để nhận khoá của nó", "this machine has never met that host; run git push once in a terminal to accept its key"},
	{[]string{"Could not resolve host", "Couldn't connect", "timed out", "unreachable", "Failed to connect", "Connection refused", "signal: killed"}, "không nối được với máy chủ; xem lại mạng rồi đăng lại", "the host cannot be reached; look at the network and publish again"},
}

// pushFault says why a push failed, and what to do.
func pushFault(err error, remote, lang string) string {
	text := strings.ToLower(err.Error())
	for _, f := range pushFaults {
		if slices.ContainsFunc(f.words, func(w string) bool { return strings.Contains(text, strings.ToLower(w)) }) {
			return inLanguage(lang, "bài đã ghi vào kho git của máy này, chưa gửi được: "+f.vi, "the article is committed on this machine and not sent: "+f.en)
		}
	}
	return fmt.Sprintf(inLanguage(lang, "bài đã ghi vào kho git của máy này, chưa gửi được lên %s: ", "the article is committed on this machine and not sent to %s: "), remote) + lastLines(err)
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
