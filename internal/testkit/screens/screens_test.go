// Package screens checks the screenshots of README.vi.md, which show the site of this repository as it is served. For
// example, one that is larger than 60 KB fails. This command takes them again; it needs Chromium, Node and
// decap-server, which listens on port 8081 meanwhile:
//
//	BANGVANG_JUDGES=… go test ./internal/testkit/screens -update
package screens

import (
	"bytes"
	"context"
	"flag"
	"image"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	_ "golang.org/x/image/webp" // the format of the screenshots

	"bangvang/internal/serve"
	"bangvang/internal/testkit/browser"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

func TestMain(m *testing.M) { os.Exit(browser.Share(m).Run()) }

var update = flag.Bool("update", false, "take the pictures anew")

const (
	largest = 60 << 10 // bytes
	root    = "../../.."
)

// shots are the screenshots: their page, the size of the screen, and the steps before.
var shots = []struct {
	name, path    string
	width, height int64
	ready         string // a JavaScript condition
}{
	{"bai-viet", "2024/01/do-son-tong-ket/", 390, 780, `document.images.length > 0 && [...document.images].every(i => i.complete || i.loading === "lazy")`},
	{"bang-vang", "bang-vang/", 960, 640, `document.readyState === "complete"`},
	{"bieu-mau", "admin/", 960, 860, form},
	{"van-de", "2024/01/do-son-tong-ket/", 960, 480, `document.querySelector("bangvang-problems")?.shadowRoot.querySelector("details[open]")`},
}

// form is the script that clicks through to the awards of an article.
const form = `(() => {
	const find = (s, t) => [...document.querySelectorAll(s)].find(e => e.textContent.includes(t));
	const list = document.querySelector("[id^=awards-field]");
	if (list?.querySelector("textarea")?.checkVisibility()) {
		list.scrollIntoView();
		return true;
	}
	(list?.querySelector("button[class*=TopBarButton]") ?? find("a[href*=do-son-tong-ket]", "Đồ Sơn") ?? find("button", "Đăng nhập"))?.click();
	return false;
})()`

func TestScreens(t *testing.T) {
	if *update {
		retake(t)
	}
	guide, err := os.ReadFile(filepath.Join(root, "README.vi.md"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`!\[[^\]]+\]\(internal/testkit/screens/([a-z-]+)\.webp\)`).FindAllStringSubmatch(string(guide), -1) {
		named = append(named, m[1])
	}
	for _, s := range shots {
		if !slices.Contains(named, s.name) {
			t.Errorf("README.vi.md does not show %s", s.name)
		}
		data, err := os.ReadFile(s.name + ".webp")
		if err != nil {
			t.Fatal(err)
		}
		c, kind, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || kind != "webp" || c.Width != int(s.width) || c.Height != int(s.height) || len(data) > largest {
			t.Errorf("%s is a %s of %d × %d in %d bytes: %v", s.name, kind, c.Width, c.Height, len(data), err)
		}
	}
	if len(named) != len(shots) {
		t.Errorf("README.vi.md shows %v", named)
	}
}

func retake(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		t.Fatal(err)
	}
	edit(t, filepath.Join(dir, "content", "site.yaml"), "\nlanguage:", "\nadmin: thanh-pho/trang-thi-dua\nlanguage:")
	startDecap(t, dir)
	url := serveSite(t, dir)
	ctx := browser.Start(t)
	for _, s := range shots {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.width, s.height)); err != nil {
			t.Fatal(err)
		}
		browser.Open(t, ctx, url+s.path)
		if s.name == "van-de" {
			edit(t, filepath.Join(dir, "content", "2024", "01", "do-son-tong-ket.md"), "locality: Quận Đồ Sơn", "locality: Quận Đồ Sớn")
		}
		browser.Until(t, ctx, s.ready)
		time.Sleep(time.Second) // until animations have ended
		quality := int64(70)
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: "webp", Quality: &quality})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(s.name+".webp", shot.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func edit(t *testing.T, name, before, after string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), before) {
		t.Fatalf("there is no %q in %s: %v", before, name, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), before, after, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// serveSite serves a site as bangvang serve does.
func serveSite(t *testing.T, dir string) (url string) {
	t.Helper()
	now, _, _ := viet.ParseDate("2026-11-20")
	up, ended := make(chan string, 1), make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	o := serve.Options{
		Root: os.DirFS(dir), Dir: dir, Themes: themes.FS, Addr: "127.0.0.1:0", Now: func() time.Time { return now }, Log: io.Discard,
		Lang: func(site string) string { return site }, Ready: func(url, _ string) { up <- url },
		Rebuilt: func(serve.Report) {}, Polling: func(error) {},
	}
	go func() { ended <- serve.Run(ctx, o) }()
	t.Cleanup(func() { cancel(); <-ended })
	select {
	case url = <-up:
		return url
	case err := <-ended:
		t.Fatal(err)
		return ""
	}
}

// startDecap starts decap-server for a folder.
func startDecap(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.Command("node", filepath.Join(os.Getenv("BANGVANG_JUDGES"), "node_modules", "decap-server", "dist", "index.js"))
	cmd.Env = append(os.Environ(), "GIT_REPO_DIRECTORY="+dir, "BIND_HOST=127.0.0.1", "LOG_LEVEL=error")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 200 {
		if conn, err := net.Dial("tcp", "127.0.0.1:8081"); err == nil {
			conn.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("decap-server does not answer")
}
