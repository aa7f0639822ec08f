package serve

import (
	"context"
	"encoding/json"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
	"bangvang/internal/testkit/browser"
)

// testFixer fixes the site of a rig as the command does, and can change a file in between, as an editor would.
type testFixer struct {
	r       *rig
	between func()
}

func (f *testFixer) Find(ctx context.Context, want func(diag.Problem) bool) ([]fix.File, error) {
	result, err := fix.Run(ctx, f.r.Root, func(ctx context.Context, root fs.FS) (*source.Tree, diag.List, error) {
		s, err := check.Load(ctx, build.Options{Root: root, Themes: f.r.Themes, Now: today, Drafts: true, Future: true})
		if err != nil {
			return nil, nil, err
		}
		return s.Tree, s.Problems, nil
	}, want)
	if err != nil {
		return nil, err
	}
	return result.Files, nil
}

func (f *testFixer) Write(files []fix.File) error {
	if f.between != nil {
		f.between()
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(f.r.dir, filepath.FromSlash(file.Name)), file.After, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// broken is a site with two fixable problems in one article and one that is not fixable.
func broken() files {
	site := one()
	site["content/hong.md"] = "---\r\ntitel: Hỏng\r\ndate: 2024-01-19 # giữ\r\nsumary: Sapo.\r\nla: x\r\n---\r\n\r\nMở đầu.\r\n"
	return site
}

// message returns the message about the current state.
func (r *rig) message() (m Message) {
	r.Helper()
	r.ok(json.Unmarshal(r.current.Load().message, &m))
	return m
}

func (r *rig) read(name string) string {
	r.Helper()
	data, err := os.ReadFile(r.path(name))
	r.ok(err)
	return string(data)
}

// post asks for a fix as an open page does, with a change of the request.
func (r *rig) post(state, problem string, change func(*http.Request)) answer {
	r.Helper()
	body, err := json.Marshal(fixRequest{state, problem})
	r.ok(err)
	return r.ask("POST", fixPath, func(q *http.Request) {
		q.Body = http.NoBody
		q.Header.Set("Origin", "http://127.0.0.1:1313")
		q.Header.Set("Content-Type", "application/json")
		q.Body = struct {
			*strings.Reader
			nothing
		}{strings.NewReader(string(body)), nothing{}}
		if change != nil {
			change(q)
		}
	})
}

type nothing struct{}

func (nothing) Close() error { return nil }

func TestFixes(t *testing.T) {
	t.Parallel()
	r := on(t, broken())
	r.Fixer = &testFixer{r: r}
	prepare(r)
	m := r.message()
	if m.FixAll != "Sửa giúp tôi cả 2 chỗ" || m.State == "" {
		t.Fatalf("%+v", m)
	}
	var first Problem
	for _, p := range m.Problems {
		if strings.Contains(p.Text, "“titel”") {
			first = p
		}
		if strings.Contains(p.Text, "“la”") && p.Fix != "" {
			t.Errorf("offered: %+v", p)
		}
	}
	if !strings.HasPrefix(first.Fix, "Sửa giúp tôi: ") || !strings.Contains(first.Fix, "title") {
		t.Errorf("%+v", first)
	}
	before := r.read("content/hong.md")
	for name, test := range map[string]struct {
		state, problem string
		change         func(*http.Request)
		status         int
	}{
		"another state":   {m.State + "x", first.ID, nil, 409},
		"no such problem": {m.State, "x", nil, 409},
		"another origin":  {m.State, first.ID, func(q *http.Request) { q.Header.Set("Origin", "http://evil.example") }, 403},
		"another port":    {m.State, first.ID, func(q *http.Request) { q.Header.Set("Origin", "http://127.0.0.1:8080") }, 403},
		"no origin":       {m.State, first.ID, func(q *http.Request) { q.Header.Del("Origin") }, 403},
		"another host":    {m.State, first.ID, func(q *http.Request) { q.Host = "evil.example" }, 403},
		"cross-site":      {m.State, first.ID, func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"a form":          {m.State, first.ID, func(q *http.Request) { q.Header.Set("Content-Type", "text/plain") }, 400},
		"no JSON":         {m.State, first.ID, func(q *http.Request) { q.Body = http.NoBody }, 400},
		"a long request":  {m.State, strings.Repeat("x", 5000), nil, 400},
	} {
		if a := r.post(test.state, test.problem, test.change); a.status != test.status {
			t.Errorf("%s: %d %s, want %d", name, a.status, a.body, test.status)
		}
	}
	if a := r.ask("GET", fixPath, nil); a.status != 404 {
		t.Errorf("GET: %d", a.status)
	}
	if now := r.read("content/hong.md"); now != before {
		t.Fatalf("refused requests changed the file: %q", now)
	}

	// One problem: its own characters, and no others.
	if a := r.post(m.State, first.ID, nil); a.status != 204 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if now, want := r.read("content/hong.md"), strings.Replace(before, "titel", "title", 1); now != want {
		t.Errorf("%q, want %q", now, want)
	}
	// The state that the page has seen is old as soon as the file has changed, even before the watcher sees it.
	if a := r.post(m.State, "", nil); a.status != 409 || !strings.Contains(a.body, "tệp đã đổi") {
		t.Errorf("an old state: %d %s", a.status, a.body)
	}
	r.changed("content/hong.md")
	m = r.message()
	if m.FixAll != "" || m.State == "" {
		t.Errorf("one fix is left: %+v", m)
	}
	if a := r.post(m.State, "", nil); a.status != 204 || !strings.Contains(r.read("content/hong.md"), "summary: Sapo.") {
		t.Errorf("all: %d %s, %q", a.status, a.body, r.read("content/hong.md"))
	}
}

// prepare builds the site of a server that answers requests without a network.
func prepare(r *rig) {
	r.Helper()
	r.guard, r.origin = NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, nil, nil)
	r.ok(r.rebuild(r.Context(), changesAll))
}

// TestFixButton has a browser fix a problem: the page reloads by itself, and a refusal is shown beside the button.
func TestFixButton(t *testing.T) {
	t.Parallel()
	r := on(t, broken())
	fixer := &testFixer{r: r}
	r.Fixer = fixer
	again(t, r)
	ctx := browser.Start(t)
	browser.Open(t, ctx, r.url+"tin/")
	button := overlayOf + `?.querySelector("pre .mend button")`
	browser.Until(t, ctx, button)
	if all := browser.Value[string](t, ctx, overlayOf+`.querySelector("details > .mend button").textContent`); all != "Sửa giúp tôi cả 2 chỗ" {
		t.Errorf("%q", all)
	}
	if label := browser.Value[string](t, ctx, button+`.textContent`); !strings.HasPrefix(label, "Sửa giúp tôi: ") {
		t.Errorf("%q", label)
	}
	browser.Value[bool](t, ctx, button+`.click(), true`)
	r.until("has a fix", func(Report) bool { return !strings.Contains(r.read("content/hong.md"), "titel") })
	browser.Until(t, ctx, overlayOf+`?.textContent.includes("titel") === false && !`+overlayOf+`.querySelector("details > .mend")`)
	browser.Until(t, ctx, button)
	browser.Value[bool](t, ctx, button+`.click(), true`)
	r.until("has both", func(Report) bool { return strings.Contains(r.read("content/hong.md"), "summary") })
	r.write("content/hong.md", strings.Replace(r.read("content/hong.md"), "la: x\r\n", "", 1))
	r.shows("/hong/", "<title>Hỏng")
	browser.Until(t, ctx, `!document.querySelector("bangvang-problems")`)
	browser.Open(t, ctx, r.url+"hong/")
	browser.Until(t, ctx, `document.querySelector("h1")?.textContent === "Hỏng"`)
}
