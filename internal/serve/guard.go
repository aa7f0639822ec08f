package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// guard knows by which names the server may be asked.
type guard struct {
	hosts []string // localhost:1313, …
	every bool     // it listens on every address of the machine
}

// guardOf returns the guard of a server that was told to listen at addr and does at actual, and its
// origin.
func guardOf(addr string, actual net.Addr) (g guard, origin string) {
	// net has read both.
	host, _, _ := net.SplitHostPort(addr)
	_, port, _ := net.SplitHostPort(actual.String())
	host = strings.ToLower(host)
	ip := net.ParseIP(host)
	g.every = host == "" || ip != nil && ip.IsUnspecified()
	names := []string{"localhost", "127.0.0.1", "::1"}
	if g.every {
		host = "localhost"
	} else if !slices.Contains(names, host) {
		names = append(names, host)
	}
	for _, name := range names {
		g.hosts = append(g.hosts, net.JoinHostPort(name, port))
		if port == "80" {
			g.hosts = append(g.hosts, strings.TrimSuffix(net.JoinHostPort(name, port), ":80"))
		}
	}
	return g, "http://" + strings.TrimSuffix(net.JoinHostPort(host, port), ":80")
}

// names tells whether the server may be asked by the name host. On every address of a machine it may
// also be asked by the one that the request came to: a number is no name that could be bound to it.
func (g guard) names(host string, r *http.Request) bool {
	host = strings.ToLower(host)
	if slices.Contains(g.hosts, host) {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return g.every && ok && (host == local.String() || host+":80" == local.String())
}

// ownPage tells whether a request comes from a page of this server, or from no page.
func (g guard) ownPage(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		host, ok := strings.CutPrefix(origin, "http://")
		if !ok || !g.names(host, r) {
			return false
		}
	}
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "" || from == "same-origin" || from == "none"
}
