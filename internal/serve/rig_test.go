package serve

import (
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/serve/watch"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

var today, _, _ = viet.ParseDate("2024-02-01")

// files are the files of a site, by name.
type files map[string]string

const settings = "title: Trang thử\nbase_url: https://example.org/\nfiles: [\"**\"]\n"

func article(title, date, body string) string {
	return "---\ntitle: " + title + "\ndate: " + date + "\n---\n\n" + body + "\n"
}

// one is a site with one article.
func one() files {
	return files{"content/site.yaml": settings, "content/tin.md": article("Tin một", "2024-01-19", "Một.")}
}

// rig is a site on disk and a server of it.
type rig struct {
	testing.TB
	dir string
	*Server
	reports chan Report // from Run
	url     string
	polling chan error
	mu      sync.Mutex
	said    strings.Builder // by net/http
}

func (r *rig) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.Write(p)
}

// on writes a site to disk and creates a server for it that has not built it yet.
func on(tb testing.TB, site files) *rig {
	tb.Helper()
	r := &rig{TB: tb, dir: tb.TempDir(), reports: make(chan Report, 1000), polling: make(chan error, 1)}
	for name, text := range site {
		r.write(name, text)
	}
	root, err := os.OpenRoot(r.dir)
	r.ok(err)
	tb.Cleanup(func() { root.Close() })
	r.Server = &Server{started: today, Options: Options{
		Root: root.FS(), Dir: r.dir, Themes: themes.FS, Addr: "127.0.0.1:0", Now: func() time.Time { return today },
		Drafts: true, Future: true, Lang: func(site string) string { return site }, Log: r,
		Rebuilt: func(report Report) { r.reports <- report }, Polling: func(err error) { r.polling <- err },
	}}
	return r
}

// still returns a server of a site that builds once, and again when the test asks for it. It answers requests without a
// network.
func still(tb testing.TB, site files) *rig {
	tb.Helper()
	r := on(tb, site)
	r.guard, r.origin = NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, nil, nil)
	r.ok(r.rebuild(tb.Context(), changesAll))
	return r
}

// started returns a server of a site that watches, and listens on a port of its own.
func started(tb testing.TB, site files) *rig { tb.Helper(); return again(tb, on(tb, site)) }

// again starts a server with the options of r.
func again(tb testing.TB, r *rig) *rig {
	tb.Helper()
	up, ended := make(chan string, 1), make(chan error, 1)
	r.Options.Ready = func(url, _ string) { up <- url }
	ctx, cancel := context.WithCancel(context.Background())
	go func() { ended <- Run(ctx, r.Options) }()
	tb.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			tb.Error(err)
		}
		if said := r.said.String(); said != "" {
			tb.Errorf("the server said: %s", said)
		}
	})
	select {
	case r.url = <-up:
	case err := <-ended:
		ended <- err
		tb.Fatalf("the server ended: %v", err)
	case <-time.After(soon):
		tb.Fatal("the server is not up")
	}
	<-r.reports
	return r
}

var changesAll = watch.Changes{All: true}

// soon is much longer than anything takes that a test waits for, also on a busy machine with the race detector.
const soon = time.Minute

func (r *rig) ok(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *rig) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r *rig) write(name, text string) {
	r.Helper()
	r.ok(os.MkdirAll(filepath.Dir(r.path(name)), 0o777))
	r.ok(os.WriteFile(r.path(name), []byte(text), 0o666))
}

func (r *rig) remove(name string) { r.Helper(); r.ok(os.RemoveAll(r.path(name))) }

// changed rebuilds the site after changes to files.
func (r *rig) changed(names ...string) Report {
	r.Helper()
	for len(r.reports) > 0 {
		<-r.reports
	}
	r.ok(r.rebuild(r.Context(), watch.Changes{Names: names}))
	select {
	case report := <-r.reports:
		return report
	default:
		return Report{}
	}
}

// answer is the response to a request.
type answer struct {
	status int
	header http.Header
	body   string
}

// page returns the body without the snippet.
func (a answer) page() string { return strings.Replace(a.body, Snippet, "", 1) }

// ask sends a request straight to the server.
func (r *rig) ask(method, target string, change func(*http.Request)) answer {
	r.Helper()
	q := httptest.NewRequest(method, "http://127.0.0.1:1313"+target, nil)
	if change != nil {
		change(q)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, q)
	return answer{w.Code, w.Header(), w.Body.String()}
}

func (r *rig) get(target string) answer {
	r.Helper()
	if r.url == "" {
		return r.ask("GET", target, nil)
	}
	q, err := http.Get(strings.TrimSuffix(r.url, "/") + target)
	r.ok(err)
	defer q.Body.Close()
	body, err := io.ReadAll(q.Body)
	r.ok(err)
	return answer{q.StatusCode, q.Header, string(body)}
}

// until waits for a report for which does returns true.
func (r *rig) until(what string, does func(Report) bool) Report {
	r.Helper()
	late := time.After(soon)
	for {
		select {
		case report := <-r.reports:
			if does(report) {
				return report
			}
		case <-late:
			r.Fatalf("no report that %s", what)
		}
	}
}

// shows waits until an address shows a text.
func (r *rig) shows(target, text string) {
	r.Helper()
	for late := time.After(soon); ; {
		a := r.get(target)
		if strings.Contains(a.body, text) {
			return
		}
		select {
		case <-r.reports:
		case <-late:
			r.Fatalf("%s never shows %q: %d %.2000s", target, text, a.status, a.body)
		}
	}
}

// gone waits until an address gives 404.
func (r *rig) gone(target string) {
	r.Helper()
	for late := time.After(soon); r.get(target).status != http.StatusNotFound; {
		select {
		case <-r.reports:
		case <-late:
			r.Fatalf("%s is still there", target)
		}
	}
}

func codes(list diag.List) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// tree returns the files of a file system.
func tree(tb testing.TB, fsys fs.FS) files {
	tb.Helper()
	out := files{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = string(data)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}
