package serve_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"bangvang/internal/serve"
)

func TestNames(t *testing.T) {
	t.Parallel()
	lan := &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 1313}
	loopback := []string{
		"127.0.0.1:1313", "localhost:1313", "LOCALHOST:1313", "[::1]:1313", "localhost", "127.0.0.1", "[::1]", "localhost:8080", "xem.localhost:1313",
	}
	foreign := []string{
		"", "evil.example", "evil.example:1313", "localhost.evil.example:1313", "127.0.0.1.evil.example:1313", "127.1:1313", "2130706433:1313",
		"0.0.0.0:1313", "localhost:1313@evil.example", "evil.example#localhost:1313", "[::]:1313", "::1:1313", "::1", "localhost.:1313", " localhost:1313",
		"localhost:", "localhost:0", "localhost:01313", "localhost:65536", "localhost:+80", "notlocalhost", "[localhost]", "[127.0.0.1]", "192.168.1.6:1313", "[::2]:1313",
	}
	for _, test := range []struct {
		addr, actual, origin string
		names, own           []string
		yes, no              []string
	}{
		{"127.0.0.1:0", "127.0.0.1:1313", "http://127.0.0.1:1313", nil, []string{"pc"}, nil, []string{"192.168.1.5:1313", "pc:1313"}},
		{"localhost:1313", "[::1]:1313", "http://localhost:1313", nil, nil, nil, nil},
		{"[::1]:1313", "[::1]:1313", "http://[::1]:1313", nil, nil, nil, nil},
		{"May-Ban.lan:1313", "192.168.1.5:1313", "http://may-ban.lan:1313", nil, nil, []string{"may-ban.lan:1313", "MAY-BAN.lan"}, []string{"192.168.1.5:1313", "lan:1313"}},
		{"192.168.1.5:1313", "192.168.1.5:1313", "http://192.168.1.5:1313", nil, nil, []string{"192.168.1.5:1313"}, []string{"may-ban.lan:1313"}},
		{":1313", "[::]:1313", "http://localhost:1313", nil, []string{"PC", "pc.local"}, []string{"192.168.1.5:1313", "pc:1313", "pc.local", "192.168.1.5:8080"}, []string{"x.pc.local"}},
		{"0.0.0.0:1313", "0.0.0.0:1313", "http://localhost:1313", nil, nil, []string{"192.168.1.5:1313"}, []string{"may-ban.lan:1313"}},
		{"127.0.0.1:80", "127.0.0.1:80", "http://127.0.0.1", nil, nil, nil, nil},
		{"127.0.0.1:1313", "127.0.0.1:1313", "http://127.0.0.1:1313", []string{"Abc-1313.Preview.example"}, nil, []string{"abc-1313.preview.example", "abc-1313.preview.example:443"}, []string{"x.abc-1313.preview.example"}},
	} {
		actual, err := net.ResolveTCPAddr("tcp", test.actual)
		if err != nil {
			t.Fatal(err)
		}
		g, origin := serve.NewGuard(test.addr, actual, test.names, test.own)
		if origin != test.origin {
			t.Errorf("%s: the origin is %s, want %s", test.addr, origin, test.origin)
		}
		r := httptest.NewRequest("GET", "/", nil)
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(lan)))
		for _, host := range append(test.yes, loopback...) {
			if !g.AllowsHost(host, r) {
				t.Errorf("%s refuses %q", test.addr, host)
			}
		}
		for _, host := range append(test.no, foreign...) {
			if g.AllowsHost(host, r) {
				t.Errorf("%s answers to %q", test.addr, host)
			}
		}
	}
}

func TestLocal(t *testing.T) {
	t.Parallel()
	here := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}
	everywhere := &net.TCPAddr{IP: net.IPv4zero, Port: 1313}
	for _, test := range []struct {
		actual       net.Addr
		remote, host string
		want         bool
	}{
		{here, "127.0.0.1:5555", "localhost:1313", true},
		{here, "127.0.0.1:5555", "preview.example", false}, // a forwarded name
		{everywhere, "127.0.0.1:5555", "localhost:1313", true},
		{everywhere, "[::1]:5555", "[::1]:1313", true},
		{everywhere, "192.168.1.9:5555", "192.168.1.5:1313", false},
		{everywhere, "192.168.1.9:5555", "localhost:1313", false}, // the header is the client's own
		{everywhere, "127.0.0.1:5555", "192.168.1.5:1313", false},
		{everywhere, "", "localhost", false},
	} {
		g, _ := serve.NewGuard(test.actual.String(), test.actual, []string{"preview.example"}, nil)
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr, r.Host = test.remote, test.host
		if got := g.IsLocal(r); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
}

func TestOwnPage(t *testing.T) {
	t.Parallel()
	g, _ := serve.NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, []string{"preview.example"}, nil)
	for _, test := range []struct {
		host   string
		header http.Header
		want   bool
	}{
		{"localhost:1313", http.Header{}, true},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:1313"}}, true},
		{"preview.example", http.Header{"Origin": {"https://preview.example"}}, true},
		{"localhost:1313", http.Header{"Sec-Fetch-Site": {"none"}}, true},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:8080"}}, false}, // another server of this machine
		{"localhost:1313", http.Header{"Origin": {"http://127.0.0.1:1313"}}, false},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:1313"}, "Sec-Fetch-Site": {"cross-site"}}, false},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:1313"}, "Sec-Fetch-Site": {"same-site"}}, false},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:1313", "http://evil.example"}}, false},
		{"evil.example", http.Header{"Origin": {"http://evil.example"}}, false},
		{"localhost:1313", http.Header{"Origin": {""}}, false},
		{"localhost:1313", http.Header{"Origin": {"null"}}, false},
		{"localhost:1313", http.Header{"Origin": {"http://localhost:1313/"}}, false},
		{"localhost:1313", http.Header{"Origin": {"file://"}}, false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host, r.Header = test.host, test.header
		if got := g.SameOrigin(r); got != test.want {
			t.Errorf("%s %v: %v, want %v", test.host, test.header, got, test.want)
		}
	}
}

// FuzzNames compares the guard with net/url, which parses addresses as browsers do.
func FuzzNames(f *testing.F) {
	g, _ := serve.NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313}, nil, nil)
	for _, host := range []string{
		"localhost:1313", "LOCALHOST:1313", "[::1]:1313", "evil.example:1313", "localhost:1313@evil.example", "localhost:1313/",
		"localhost:1313.evil.example", "localhost:1313:80", "localhost:01313", "\u212Aocalhost:1313", "localhost:1313#", "", "x.localhost", "[::1%25lo]:80",
	} {
		f.Add(host)
	}
	f.Fuzz(func(t *testing.T, host string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host, r.Header["Origin"] = host, []string{"http://" + host}
		for what, allowed := range map[string]bool{"host": g.AllowsHost(host, r), "origin": g.SameOrigin(r)} {
			u, err := url.Parse("http://" + host)
			own := err == nil && u.User == nil && u.Path == "" && u.RawQuery == "" && u.Fragment == ""
			if own {
				name := strings.ToLower(u.Hostname())
				ip := net.ParseIP(name)
				own = name == "localhost" || strings.HasSuffix(name, ".localhost") || ip != nil && ip.IsLoopback()
			}
			if allowed && !own {
				t.Errorf("the %s %q passes", what, host)
			}
		}
	})
}
