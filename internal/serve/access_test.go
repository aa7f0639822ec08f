package serve

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
)

// remote changes a request into one of another machine in the network.
func remote(change func(*http.Request)) func(*http.Request) {
	return func(q *http.Request) {
		q.RemoteAddr, q.Host = "192.0.2.7:5555", "may-ban.lan:1313"
		if change != nil {
			change(q)
		}
	}
}

// beyond returns a server that other machines reach.
func beyond(t *testing.T, site files) (r *rig, invitations *[]string) {
	t.Helper()
	r = on(t, site)
	invitations = new([]string)
	r.Invited = func(url, _ string) { *invitations = append(*invitations, url) }
	r.Fixer = &testFixer{r: r}
	r.guard, r.origin = NewGuard("0.0.0.0:1313", &net.TCPAddr{IP: net.IPv4zero, Port: 1313}, nil, []string{"may-ban.lan"})
	r.network = "http://may-ban.lan:1313"
	r.ok(r.rebuild(t.Context(), changesAll))
	r.invite()
	return r, invitations
}

// TestTokens follows a phone: without the code it sees nothing, with it a session, once; then the next code is shown.
func TestTokens(t *testing.T) {
	t.Parallel()
	site := broken()
	site["content/nhap.md"] = "---\ntitle: Bài nháp\ndate: 2024-01-01\ndraft: true\n---\n\nNháp.\n"
	delete(site, "content/hong.md")
	r, invitations := beyond(t, site)
	for _, target := range []string{"/", "/nhap/", "/tin/", "/feed.xml", eventsPath, scriptPath, "/?bangvang=", "/?bangvang=x"} {
		if a := r.ask("GET", target, remote(nil)); a.status != 403 || strings.Contains(a.body, "Tin một") {
			t.Errorf("%s: %d %.80s", target, a.status, a.body)
		}
	}
	if a := r.ask("GET", "/", func(q *http.Request) { q.RemoteAddr, q.Host = "192.0.2.7:5555", "localhost:1313" }); a.status != 403 {
		t.Errorf("a client that says it is local: %d", a.status)
	}
	if a := r.ask("GET", "/nhap/", func(q *http.Request) { q.RemoteAddr, q.Host = "127.0.0.1:5555", "localhost:1313" }); a.status != 200 {
		t.Errorf("this machine: %d", a.status)
	}
	link, ok := strings.CutPrefix((*invitations)[0], "http://may-ban.lan:1313")
	if !ok || len(*invitations) != 1 {
		t.Fatalf("%q", *invitations)
	}
	a := r.ask("GET", "/nhap/"+strings.TrimPrefix(link, "/")+"&q=1", remote(nil))
	cookie := a.header.Get("Set-Cookie")
	if a.status != 303 || a.header.Get("Location") != "/nhap/?q=1" || a.header.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("%d %v", a.status, a.header)
	}
	for _, part := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("the cookie is %s", cookie)
		}
	}
	session, _, _ := strings.Cut(cookie, ";")
	with := remote(func(q *http.Request) { q.Header.Set("Cookie", session) })
	if a := r.ask("GET", "/nhap/", with); a.status != 200 || !strings.Contains(a.body, "Bài nháp") {
		t.Errorf("the session: %d", a.status)
	}
	if len(*invitations) != 2 || (*invitations)[1] == (*invitations)[0] {
		t.Errorf("the next code: %q", *invitations)
	}
	if a := r.ask("GET", link, remote(nil)); a.status != 403 || a.header.Get("Set-Cookie") != "" {
		t.Errorf("the code again: %d", a.status)
	}
	if a := r.ask("GET", "/", remote(func(q *http.Request) { q.Header.Set("Cookie", session+"x") })); a.status != 403 {
		t.Errorf("another session: %d", a.status)
	}
}

// TestPublicPreview checks a server without drafts: other machines see what would be published, and nothing else.
func TestPublicPreview(t *testing.T) {
	t.Parallel()
	site := one()
	site["content/site.yaml"] = settings + "hold_broken: true\nadmin: a/b\n"
	site["content/hong.md"] = "---\ntitel: Hỏng\ndate: 2024-01-19\n---\n"
	r, invitations := beyond(t, site)
	r.Drafts, r.Future = false, false
	if a := r.ask("GET", "/tin/", remote(nil)); a.status != 200 {
		t.Errorf("an article: %d", a.status)
	}
	for _, target := range []string{"/hong/", "/admin/"} {
		if a := r.ask("GET", target, remote(nil)); a.status < 400 || strings.Contains(a.body, "titel") {
			t.Errorf("%s: %d %s", target, a.status, a.body)
		}
	}
	if bare := string(r.current.Load().bare); strings.Contains(bare, "titel") || !strings.Contains(bare, `"problems":[]`) {
		t.Errorf("%s", bare)
	}
	origin := remote(func(q *http.Request) { q.Header.Set("Origin", "http://may-ban.lan:1313") })
	if a := r.post(r.message().State, "", origin); a.status != 403 {
		t.Errorf("a fix: %d", a.status)
	}
	a := r.ask("GET", strings.TrimPrefix((*invitations)[0], "http://may-ban.lan:1313"), remote(nil))
	session, _, _ := strings.Cut(a.header.Get("Set-Cookie"), ";")
	if a := r.post(r.message().State, "", remote(func(q *http.Request) { origin(q); q.Header.Set("Cookie", session) })); a.status != 204 {
		t.Errorf("a fix of a session: %d %s", a.status, a.body)
	}
}

func TestPortTaken(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r := on(t, one())
	r.Addr = l.Addr().String()
	err = Run(t.Context(), r.Options)
	taken := (*PortTakenError)(nil)
	if !errors.As(err, &taken) || taken.Addr != r.Addr || taken.Free == "" || taken.Free == r.Addr {
		t.Errorf("%v, %+v", err, taken)
	}
}
