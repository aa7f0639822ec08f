package main

import (
	"bytes"
	"compress/gzip"
	"context"
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

// TestNginx sends requests to an nginx that is configured as docs/hosts.md says. It is skipped if nginx is missing,
// even with CI=true: a server that starts by itself is too much to install for one test.
func TestNginx(t *testing.T) {
	const types = "/etc/nginx/mime.types"
	if _, err := exec.LookPath("nginx"); err != nil {
		t.Skip("nginx is missing: its recipe is not tried")
	}
	if _, err := os.Stat(types); err != nil {
		t.Skipf("%s is missing: the nginx recipe is not tried", types)
	}
	public, dir := filepath.Join(written(t), "public"), t.TempDir()
	address := freePort(t)
	server := strings.NewReplacer("listen 80;", "listen "+address+";", hostDir+";", public+";").Replace(recipes(t, "nginx")[0])
	conf := fmt.Sprintf("daemon off; master_process off; pid %s/pid; error_log %s/log;\nevents { }\nhttp {\ninclude %s;\n"+
		"access_log off; client_body_temp_path %s/a; proxy_temp_path %s/b; fastcgi_temp_path %s/c; uwsgi_temp_path %s/d; scgi_temp_path %s/e;\n%s}\n",
		dir, dir, types, dir, dir, dir, dir, dir, server)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("nginx", "-t", "-p", dir, "-e", filepath.Join(dir, "log"), "-c", file).CombinedOutput(); err != nil {
		t.Fatalf("nginx -t: %v\n%s", err, out)
	}
	ctx, stop := context.WithCancel(t.Context())
	cmd := exec.CommandContext(ctx, "nginx", "-p", dir, "-e", filepath.Join(dir, "log"), "-c", file)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { stop(); _ = cmd.Wait() }() // it was killed
	for _, c := range []struct{ path, file, kind, cache string }{
		{"/", "index.html", "text/html; charset=utf-8", ""},
		{"/feed.xml", "feed.xml", "application/atom+xml; charset=utf-8", ""},
		{"/feed.json", "feed.json", "application/feed+json; charset=utf-8", ""},
		{"/bang-vang.csv", "bang-vang.csv", "text/csv; charset=utf-8", ""},
		{"/khong/co", "404.html", "text/html; charset=utf-8", ""},
		{"/.bangvang/manifest", "404.html", "text/html; charset=utf-8", ""},
		{style(t, public), style(t, public)[1:], "text/css", "public, max-age=31536000, immutable"},
	} {
		r, body := ask(t, "http://"+address+c.path)
		want, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(c.file)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(body, want) || r.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: %s, encoding %q, %d bytes", c.path, r.Status, r.Header.Get("Content-Encoding"), len(body))
		}
		if r.Header.Get("Content-Type") != c.kind || r.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %v", c.path, r.Header)
		}
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
