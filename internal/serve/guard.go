// Package guard knows by which names a server on one's own machine may be asked, and by whom.
//
// Any site's name can be bound to 127.0.0.1, and its pages would then read what the server shows (DNS
// rebinding). So a request must name the server as its owner does.
package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// Guard knows the names of one server.
type Guard struct {
	hosts []string // localhost:1313, …
	every bool     // it listens on every address of the machine
}

// New returns the guard of a server that was told to listen at addr and does at actual, and its
// origin.
func NewGuard(addr string, actual net.Addr) (g Guard, origin string) {
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

// Names tells whether the server may be asked by the name host. On every address of a machine it may
// also be asked by the one that the request came to: a number is no name that could be bound to it.
func (g Guard) Names(host string, r *http.Request) bool {
	host = strings.ToLower(host)
	if slices.Contains(g.hosts, host) {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return g.every && ok && (host == local.String() || host+":80" == local.String())
}

// OwnPage tells whether a request comes from a page of this server, or from no page.
func (g Guard) OwnPage(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		host, ok := strings.CutPrefix(origin, "http://")
		if !ok || !g.Names(host, r) {
			return false
		}
	}
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "" || from == "same-origin" || from == "none"
}
