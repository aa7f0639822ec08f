package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"bangvang/internal/content/config"
	"bangvang/internal/editor/cms"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/testkit/corpus"
)

// These tests run the recipes of the section “To the host” of docs/hosts.md as they are printed there.

// hostDir is the folder to which the recipes publish; each test replaces it by a folder of its own.
const hostDir = "/srv/example.org"

// recipes returns the code blocks of the section in a language: for example, yaml.
func recipes(t *testing.T, language string) []string {
	t.Helper()
	text, err := os.ReadFile(hostsDocument)
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(text), "\n## To the host\n")
	if !ok {
		t.Fatal("the README has no section To the host")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var out []string
	for _, b := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(section, -1) {
		out = append(out, b[1])
	}
	if len(out) == 0 {
		t.Fatalf("the section has no %s block", language)
	}
	return out
}

// recipe returns the line of the section's console blocks that runs a program.
func recipe(t *testing.T, program string) string {
	t.Helper()
	for _, b := range recipes(t, "console") {
		for line := range strings.Lines(b) {
			if line, ok := strings.CutPrefix(line, "$ "); ok && strings.HasPrefix(line, program+" ") {
				return strings.TrimSpace(line)
			}
		}
	}
	t.Fatalf("the section has no line for %s", program)
	return ""
}

// program skips the test if a program is missing, or fails it if the environment has CI=true.
func program(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing, and CI=true wants everything", name)
	}
	t.Skipf("%s is missing: its recipe is not run", name)
}

// bangvang runs the command in a site.
func bangvang(t *testing.T, site string, args ...string) {
	t.Helper()
	var out bytes.Buffer
	if code := run(t.Context(), append(args, "-s", site), strings.NewReader(""), &out, &out); code != 0 {
		t.Fatalf("bangvang %s: exit code %d\n%s", strings.Join(args, " "), code, out.String())
	}
}

// written returns the folder of a site of 40 articles, built with compressed copies an hour ago.
func written(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, corpus.Site(40)); err != nil {
		t.Fatal(err)
	}
	bangvang(t, dir, "build", "--precompress")
	earlier := time.Now().Add(-time.Hour)
	for name := range tree(t, filepath.Join(dir, "public")) {
		if err := os.Chtimes(filepath.Join(dir, "public", name), earlier, earlier); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// edit changes one article, removes another and builds again.
func edit(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(corpus.Path(3)))
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, "\nMột câu thêm vào sau.\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(corpus.Path(7)))); err != nil {
		t.Fatal(err)
	}
	bangvang(t, dir, "build", "--precompress")
}

// tree returns the files of a folder by path, without .bangvang.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".bangvang":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// twice publishes, publishes again, edits and publishes: publish copies public to the host's folder and returns the
// paths that it copied.
func twice(t *testing.T, host string, publish func(site string) map[string]bool) {
	site := written(t)
	public := filepath.Join(site, "public")
	before := tree(t, public)
	if copied := publish(site); len(copied) != len(before) {
		t.Errorf("the first time %d of %d files were copied", len(copied), len(before))
	}
	if diff := cmp.Diff(before, tree(t, host)); diff != "" {
		t.Fatalf("the host (-want +got):\n%s", diff)
	}
	bangvang(t, site, "build", "--precompress")
	if copied := publish(site); len(copied) > 0 {
		t.Errorf("nothing changed, and it copied %v", copied)
	}
	edit(t, site)
	after, changed := tree(t, public), map[string]bool{}
	for name, data := range after {
		if before[name] != data {
			changed[name] = true
		}
	}
	page := strings.TrimSuffix(strings.TrimPrefix(corpus.Path(3), "content/"), ".md") + "/index.html"
	if !changed[page] || !changed[page+".gz"] || len(changed) > len(after)*2/3 {
		t.Fatalf("an edit of %s changed %d of %d files", page, len(changed), len(after))
	}
	if diff := cmp.Diff(changed, publish(site)); diff != "" {
		t.Errorf("copied after an edit (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(after, tree(t, host)); diff != "" {
		t.Errorf("the host after an edit (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(host, ".bangvang")); err == nil {
		t.Error(".bangvang was copied")
	}
	t.Logf("%d files, of which an edit and a removal changed %d", len(after), len(changed))
}

// TestRsyncCopiesChangedFiles replaces ssh by a script that runs the command on this machine.
func TestRsyncCopiesChangedFiles(t *testing.T) {
	program(t, "rsync")
	bin, host := t.TempDir(), t.TempDir()
	ssh := "#!/bin/sh\nwhile :; do case $1 in -l) shift 2;; -*) shift;; *) break;; esac; done\nshift\nexec \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "ssh"), []byte(ssh), 0o755); err != nil {
		t.Fatal(err)
	}
	line := strings.ReplaceAll(recipe(t, "rsync"), hostDir, host)
	line = strings.Replace(line, "rsync ", "rsync -e ssh --out-format='%i %n' ", 1)
	twice(t, host, func(site string) map[string]bool {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = site
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		copied := map[string]bool{}
		for said := range strings.Lines(string(out)) {
			what, name, _ := strings.Cut(strings.TrimSuffix(said, "\n"), " ")
			if strings.HasPrefix(what, "<f") {
				copied[name] = true
			}
		}
		return copied
	})
}

// TestRcloneCopiesChangedFiles replaces the recipe's remote by a folder.
func TestRcloneCopiesChangedFiles(t *testing.T) {
	program(t, "rclone")
	store := t.TempDir()
	line := strings.Replace(recipe(t, "rclone"), "rclone ", "rclone --config='' --use-json-log -v ", 1)
	twice(t, filepath.Join(store, path.Base(hostDir)), func(site string) map[string]bool {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = site
		cmd.Env = append(os.Environ(), "RCLONE_CONFIG_S3_TYPE=alias", "RCLONE_CONFIG_S3_REMOTE="+store)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		copied := map[string]bool{}
		for said := range strings.Lines(string(out)) {
			var entry struct{ Msg, Object string }
			if json.Unmarshal([]byte(said), &entry) == nil && strings.HasPrefix(entry.Msg, "Copied") {
				copied[entry.Object] = true
			}
		}
		return copied
	})
}

// TestWorkflows parses the workflows as YAML and runs their bangvang commands.
func TestWorkflows(t *testing.T) {
	site, runs := written(t), 0
	values := regexp.MustCompile(`"\$[^"]*"`) // the address, from the host's variables
	for _, text := range recipes(t, "yaml") {
		var workflow yaml.Node
		if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
			t.Errorf("%v in\n%s", err, text)
			continue
		}
		for _, line := range scalars(&workflow) {
			args, ok := strings.CutPrefix(line, "go run ./cmd/bangvang ")
			if !ok {
				continue
			}
			runs++
			bangvang(t, site, strings.Fields(values.ReplaceAllString(args, "https://example.org/tin"))...)
		}
	}
	if runs != 4 {
		t.Errorf("the workflows run bangvang %d times", runs)
	}
	if got := tree(t, filepath.Join(site, "public"))["index.html"]; !strings.Contains(got, `href="/tin/`) {
		t.Error("the site is not built for the host's address")
	}
}

func scalars(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var out []string
	for _, c := range n.Content {
		out = append(out, scalars(c)...)
	}
	return out
}

// TestNginx sends requests to an nginx that is configured as docs/hosts.md says.
func TestNginx(t *testing.T) {
	program(t, "nginx")
	public, dir, address := filepath.Join(everyKind(t), "public"), t.TempDir(), freePort(t)
	parts := recipes(t, "nginx") // the server, the map of old addresses, and its line in the server
	server := strings.Replace(parts[1]+parts[0], "    index index.html;", parts[2]+"    index index.html;", 1)
	server = strings.NewReplacer("listen 80;", "listen "+address+";", hostDir, public).Replace(server)
	conf := fmt.Sprintf("daemon off; master_process off; pid %s/pid; error_log %s/log;\nevents { }\nhttp {\n"+
		"access_log off; client_body_temp_path %s/a; proxy_temp_path %s/b; fastcgi_temp_path %s/c; uwsgi_temp_path %s/d; scgi_temp_path %s/e;\n%s}\n",
		dir, dir, dir, dir, dir, dir, dir, server)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("nginx", "-t", "-p", dir, "-e", filepath.Join(dir, "log"), "-c", file).CombinedOutput(); err != nil {
		t.Fatalf("nginx -t: %v\n%s", err, out)
	}
	startServer(t, exec.Command("nginx", "-p", dir, "-e", filepath.Join(dir, "log"), "-c", file))
	askHost(t, "http://"+address, public)
}

// TestCaddy sends requests to a Caddy that is configured as docs/hosts.md says.
func TestCaddy(t *testing.T) {
	program(t, "caddy")
	public, dir, address := filepath.Join(everyKind(t), "public"), t.TempDir(), freePort(t)
	parts := recipes(t, "caddy") // the site, and its lines for old addresses
	site := strings.Replace(parts[0], hostDir+"\n", hostDir+"\n"+parts[1], 1)
	site = strings.NewReplacer("example.org {", "http://"+address+" {", hostDir, public).Replace(site)
	file := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(file, []byte("{\n\tadmin off\n\tauto_https off\n}\n"+site), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("caddy", "run", "--config", file, "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	startServer(t, cmd)
	askHost(t, "http://"+address, public)
}

// startServer starts a server, and ends it by its process id after the test.
func startServer(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()         // it was killed
		if t.Failed() {
			t.Logf("%s said:\n%s", cmd.Path, said.String())
		}
	})
}

// everyKind returns the folder of a built site with the form and files of each policy.
func everyKind(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":        "title: A\nbase_url: https://example.org/\nadmin: a/b\nfiles: [\"**\"]\n",
		"2024/tin.md":      "---\ntitle: Tin\ndate: 2024-01-19\naliases: [/cu/tin.html, /cu/tin.php, /cu/Tin.aspx, /cu/tin.asp, /cu/tin.jsp]\n---\n\n![Sơ đồ](so-do.svg)\n",
		"2024/hoi-nghi.md": "---\ntitle: Hội nghị\ndate: 2024-01-20\naliases: [/cu/tin.aspx?id=5, '/web/tin?dDocName=a&lang=vi', '/tin cũ?s=đ %22x', '/?p=12']\n---\n\nMở đầu.\n",
		"2024/so-do.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>`,
		"2024/qd.pdf":      "%PDF-1.4\n", "2024/ds.csv": "Họ tên\n", "2024/lich.ics": "BEGIN:VCALENDAR\n", "2024/phu-de.srt": "1\n<i>Chào</i>\n",
	} {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	bangvang(t, dir, "build", "--precompress")
	return dir
}

// askHost requests a file of every kind from a host of the site of everyKind: its bytes, compressed when there is a
// copy, its type, and the headers that _headers and `bangvang serve` give it.
func askHost(t *testing.T, url, public string) {
	t.Helper()
	const forever = "public, max-age=31536000, immutable"
	form := hosting.Form{Path: "admin/*", Policy: cms.Policy(config.Settings{})}
	for _, c := range []struct {
		path, file, kind, cache string
		status                  int
	}{
		{"/", "index.html", "text/html; charset=utf-8", "", 200},
		{"/2024/tin/", "2024/tin/index.html", "text/html; charset=utf-8", "", 200},
		{"/cu/tin.html", "cu/tin.html", "text/html; charset=utf-8", "", 200},
		{"/cu/tin.php", "cu/tin.php", "text/html; charset=utf-8", "", 200},
		{"/cu/Tin.aspx", "cu/Tin.aspx", "text/html; charset=utf-8", "", 200},
		{"/cu/tin.asp", "cu/tin.asp", "text/html; charset=utf-8", "", 200},
		{"/cu/tin.jsp", "cu/tin.jsp", "text/html; charset=utf-8", "", 200},
		{"/feed.xml", "feed.xml", "application/atom+xml; charset=utf-8", "", 200},
		{"/feed.json", "feed.json", "application/feed+json; charset=utf-8", "", 200},
		{"/sitemap.xml", "sitemap.xml", "application/xml", "", 200},
		{"/bang-vang.csv", "bang-vang.csv", "text/csv; charset=utf-8", "", 200},
		{"/bang-vang.json", "bang-vang.json", "application/json", "", 200},
		{"/2024/so-do.svg", "2024/so-do.svg", "image/svg+xml", "", 200},
		{"/2024/qd.pdf", "2024/qd.pdf", "application/pdf", "", 200},
		{"/2024/ds.csv", "2024/ds.csv", "text/csv; charset=utf-8", "", 200},
		{"/2024/lich.ics", "2024/lich.ics", "text/calendar; charset=utf-8", "", 200},
		{"/2024/phu-de.srt", "2024/phu-de.srt", "application/x-subrip; charset=utf-8", "", 200},
		{"/admin/", "admin/index.html", "text/html; charset=utf-8", "", 200},
		{"/tim-kiem/tu/0.bin", "tim-kiem/tu/0.bin", "application/octet-stream", forever, 200},
		{style(t, public), style(t, public)[1:], "text/css; charset=utf-8", forever, 200},
		{"/khong/co", "404.html", "text/html; charset=utf-8", "", 404},
		{"/khong/co.svg", "404.html", "text/html; charset=utf-8", "", 404},
		{"/khong/feed.xml", "404.html", "", "", 404},
		{"/.bangvang/manifest", "404.html", "text/html; charset=utf-8", "", 404},
		{"/_headers", "404.html", "text/html; charset=utf-8", "", 404},
		{"/_redirects.nginx", "404.html", "text/html; charset=utf-8", "", 404},
		{"/_redirects.caddy", "404.html", "text/html; charset=utf-8", "", 404},
	} {
		r, body := ask(t, url+c.path)
		want, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(c.file)))
		if err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != c.status || !bytes.Equal(body, want) {
			t.Errorf("%s: %s, %d bytes, want %d", c.path, r.Status, len(body), len(want))
		}
		if _, err := os.Stat(filepath.Join(public, filepath.FromSlash(c.file)+".gz")); err == nil && c.status == 200 && r.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not compressed", c.path)
		}
		if c.kind != "" && r.Header.Get("Content-Type") != c.kind || r.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %v", c.path, r.Header)
		}
		for _, h := range hosting.HeadersOf(c.file, form) {
			if got := r.Header[http.CanonicalHeaderKey(h.Name)]; len(got) != 1 || got[0] != h.Value {
				t.Errorf("%s: %s is %q, want %q", c.path, h.Name, got, h.Value)
			}
		}
		if opener := r.Header.Get("Cross-Origin-Opener-Policy"); strings.Contains(r.Header.Get("Content-Security-Policy"), "sandbox") && opener != "" {
			t.Errorf("%s: a sandbox and the opener %s", c.path, opener)
		}
	}
	for old, want := range map[string]string{
		"/cu/tin.aspx?id=5": "/2024/hoi-nghi/", "/web/tin?dDocName=a&lang=vi": "/2024/hoi-nghi/", "/?p=12": "/2024/hoi-nghi/",
		"/tin%20c%C5%A9?s=%C4%91%20%22x": "/2024/hoi-nghi/", "/?p=13": "/", "/2024/tin/?id=5": "/2024/tin/",
	} {
		if r, _ := ask(t, url+old); r.StatusCode != 200 || r.Request.URL.Path != want {
			t.Errorf("%s leads to %s %s, want %s", old, r.Request.URL, r.Status, want)
		}
	}
	// An address without its slash leads to the page.
	if r, _ := ask(t, url+"/2024/tin"); r.StatusCode != 200 || r.Request.URL.Path != "/2024/tin/" {
		t.Errorf("/2024/tin leads to %s %s", r.Request.URL, r.Status)
	}
}

func style(t *testing.T, public string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(public, "assets", "main.*.css"))
	if err != nil || len(found) != 1 {
		t.Fatalf("style sheets: %v %v", found, err)
	}
	return "/assets/" + filepath.Base(found[0])
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// ask sends a request as a browser does; it waits for a server that has just been started.
func ask(t *testing.T, address string) (*http.Response, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip")
	r, err := http.DefaultClient.Do(request)
	for wait := 0; err != nil && wait < 100; wait++ {
		time.Sleep(50 * time.Millisecond)
		r, err = http.DefaultClient.Do(request)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	var from io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		if from, err = gzip.NewReader(r.Body); err != nil {
			t.Fatal(err)
		}
	}
	body, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return r, body
}
