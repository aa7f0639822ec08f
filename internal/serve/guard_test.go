package serve_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/serve"
)

func TestNames(t *testing.T) {
	lan := &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 1313}
	for _, test := range []struct {
		addr, actual, origin string
		yes, no              []string
	}{
		{
			"127.0.0.1:0", "127.0.0.1:1313", "http://127.0.0.1:1313",
			[]string{"127.0.0.1:1313", "localhost:1313", "LOCALHOST:1313", "[::1]:1313"},
			[]string{
				"", "localhost", "127.0.0.1", "localhost:1314", "localhost:80", "evil.example", "evil.example:1313", "localhost.evil.example:1313",
				"127.0.0.1.evil.example:1313", "127.0.0.1:13131", "127.1:1313", "2130706433:1313", "0.0.0.0:1313", "192.168.1.5:1313",
				"localhost:1313@evil.example", "evil.example#localhost:1313", "[::]:1313", "::1:1313", "localhost.:1313", " localhost:1313",
			},
		},
		{"localhost:1313", "[::1]:1313", "http://localhost:1313", []string{"localhost:1313", "127.0.0.1:1313"}, []string{"evil.example:1313"}},
		{"[::1]:1313", "[::1]:1313", "http://[::1]:1313", []string{"[::1]:1313", "localhost:1313"}, []string{"::1", "[::2]:1313"}},
		{"May-Ban.lan:1313", "192.168.1.5:1313", "http://may-ban.lan:1313", []string{"may-ban.lan:1313", "localhost:1313"}, []string{"192.168.1.5:1313", "lan:1313"}},
		{"192.168.1.5:1313", "192.168.1.5:1313", "http://192.168.1.5:1313", []string{"192.168.1.5:1313"}, []string{"192.168.1.6:1313", "may-ban.lan:1313"}},
		{":1313", "[::]:1313", "http://localhost:1313", []string{"localhost:1313", "192.168.1.5:1313"}, []string{"192.168.1.6:1313", "evil.example:1313", "[::]:1313"}},
		{"0.0.0.0:1313", "0.0.0.0:1313", "http://localhost:1313", []string{"192.168.1.5:1313"}, []string{"may-ban.lan:1313", "0.0.0.0:1313"}},
		{"127.0.0.1:80", "127.0.0.1:80", "http://127.0.0.1", []string{"127.0.0.1", "localhost", "localhost:80", "[::1]"}, []string{"localhost:1313", "evil.example"}},
	} {
		actual, err := net.ResolveTCPAddr("tcp", test.actual)
		if err != nil {
			t.Fatal(err)
		}
		g, origin := serve.NewGuard(test.addr, actual)
		if origin != test.origin {
			t.Errorf("%s: the origin is %s, want %s", test.addr, origin, test.origin)
		}
		r := httptest.NewRequest("GET", "/", nil)
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(lan)))
		for _, host := range test.yes {
			if !g.AllowsHost(host, r) {
				t.Errorf("%s refuses %q", test.addr, host)
			}
		}
		for _, host := range test.no {
			if g.AllowsHost(host, r) {
				t.Errorf("%s answers to %q", test.addr, host)
			}
		}
	}
}

func TestOwnPage(t *testing.T) {
	g, _ := serve.NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313})
	for _, test := range []struct {
		header http.Header
		want   bool
	}{
		{http.Header{}, true},
		{http.Header{"Origin": {"http://localhost:1313"}}, true},
		{http.Header{"Sec-Fetch-Site": {"none"}}, true},
		{http.Header{"Origin": {"http://localhost:1313"}, "Sec-Fetch-Site": {"cross-site"}}, false},
		{http.Header{"Origin": {"http://localhost:1313", "http://evil.example"}}, false},
		{http.Header{"Origin": {""}}, false},
		{http.Header{"Origin": {"null"}}, false},
		{http.Header{"Origin": {"http://localhost:1313/"}}, false},
		{http.Header{"Origin": {"https://localhost:1313"}}, false},
		{http.Header{"Origin": {"file://"}}, false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header = test.header
		if got := g.SameOrigin(r); got != test.want {
			t.Errorf("%v: %v, want %v", test.header, got, test.want)
		}
	}
}

// FuzzNames compares the guard with net/url, which parses addresses as browsers do.
func FuzzNames(f *testing.F) {
	g, _ := serve.NewGuard("127.0.0.1:1313", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313})
	for _, host := range []string{
		"localhost:1313", "LOCALHOST:1313", "[::1]:1313", "evil.example:1313", "localhost:1313@evil.example", "localhost:1313/",
		"localhost:1313.evil.example", "localhost:1313:80", "localhost:01313", "\u212Aocalhost:1313", "localhost:1313#", "",
	} {
		f.Add(host)
	}
	f.Fuzz(func(t *testing.T, host string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header["Origin"] = []string{"http://" + host}
		for what, allowed := range map[string]bool{"host": g.AllowsHost(host, r), "origin": g.SameOrigin(r)} {
			u, err := url.Parse("http://" + host)
			own := err == nil && u.Port() == "1313" && u.User == nil && u.Path == "" &&
				slices.Contains([]string{"localhost", "127.0.0.1", "::1"}, strings.ToLower(u.Hostname()))
			if allowed && !own {
				t.Errorf("the %s %q passes", what, host)
			}
		}
	})
}
