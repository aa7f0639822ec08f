package cms_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
	"bangvang/internal/testkit/trial"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

// office is a site in a git repository with its form, decap-server and a browser.
type office struct {
	*testing.T
	dir string
	url string // of the form
	ctx context.Context
}

// missing skips a test without an external tool, and fails it with CI=true.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("no %s", what)
	}
	t.Skipf("no %s", what)
}

// open makes an office from the files of an archive.
func open(t *testing.T, archive string) *office {
	t.Helper()
	server := filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", "decap-server", "dist", "index.js")
	if _, err := os.Stat(server); err != nil {
		missing(t, "decap-server (npm install decap-server@3.11.3, and say where in BANGVANG_JUDGES)")
	}
	for _, name := range []string{"node", "git"} {
		if _, err := exec.LookPath(name); err != nil {
			missing(t, name)
		}
	}
	o := &office{T: t, dir: t.TempDir(), ctx: browser.Start(t)}
	site := trial.TextOptions(t, archive)
	if err := os.CopyFS(o.dir, site.Root); err != nil {
		t.Fatal(err)
	}
	o.git("init", "-q", "-b", "main")
	o.git("add", ".")
	o.git("commit", "-q", "-m", "Bắt đầu")
	port := o.server(server)
	site.BaseURL = "http://127.0.0.1/"
	files := fstest.MapFS{}
	for name, data := range trial.Render(t, trial.Load(t, site)) {
		if strings.HasPrefix(name, "admin/") {
			data = bytes.ReplaceAll(data, []byte("localhost:8081"), []byte("127.0.0.1:"+port))
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	o.url = browser.Serve(t, files) + "/admin/"
	return o
}

func (o *office) git(args ...string) string {
	o.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=An", "-c", "user.email=an@example.vn"}, args...)...)
	cmd.Dir = o.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		o.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return string(out)
}

// server starts decap-server on a free port.
func (o *office) server(program string) (port string) {
	o.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		o.Fatal(err)
	}
	address := free.Addr().String()
	_, port, _ = net.SplitHostPort(address)
	free.Close()
	cmd := exec.Command("node", program)
	cmd.Env = append(os.Environ(), "GIT_REPO_DIRECTORY="+o.dir, "PORT="+port, "BIND_HOST=127.0.0.1", "MODE=git", "LOG_LEVEL=error",
		"GIT_AUTHOR_NAME=An", "GIT_AUTHOR_EMAIL=an@example.vn", "GIT_COMMITTER_NAME=An", "GIT_COMMITTER_EMAIL=an@example.vn")
	cmd.Dir = o.dir
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		o.Fatal(err)
	}
	o.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if o.Failed() {
			o.Logf("decap-server said:\n%s", said.String())
		}
	})
	for late := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
			return port
		}
		if time.Now().After(late) {
			o.Fatalf("decap-server does not answer: %v", err)
		}
	}
}

func (o *office) until(condition string) { o.Helper(); browser.Until(o, o.ctx, condition) }

// click clicks the first element that matches a selector and contains a text.
func (o *office) click(selector, text string) {
	o.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll(%q)].find(e => e.textContent.includes(%q))`, selector, text)
	o.until("!!" + find)
	browser.Value[bool](o, o.ctx, find+".click(), true")
}

// write types a text into the field that matches a selector, as an input method does.
func (o *office) write(selector, text string) {
	o.Helper()
	o.until(fmt.Sprintf(`!!document.querySelector(%q)`, selector))
	browser.Value[bool](o, o.ctx, fmt.Sprintf(`(e => { e.scrollIntoView(); e.focus(); e.select && e.select(); return true })(document.querySelector(%q))`, selector))
	if _, err := chromedp.Call(o.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		o.Fatal(err)
	}
}

// set sets the value of a field with a picker.
func (o *office) set(selector, value string) {
	o.Helper()
	browser.Value[bool](o, o.ctx, fmt.Sprintf(`(e => { Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(e, %q); return e.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector(%q))`, value, selector))
}

func (o *office) zone(name string) {
	o.Helper()
	if _, err := chromedp.Call(o.ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: name}); err != nil {
		o.Fatal(err)
	}
}
