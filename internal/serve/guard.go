package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// Guard knows the host names of one server. [NewGuard] makes it, and nothing changes it. It protects against DNS
// rebinding: any site may bind its own name to 127.0.0.1, and its scripts could then read the pages of this server.
// Therefore a request must name the server as its owner does, for example localhost:1313.
type Guard struct {
	hosts      []string // for example localhost:1313
	anyAddress bool     // the server listens on every address of the machine
}

// NewGuard returns the guard of a server and the server's origin, http://localhost:1313. addr is the requested address,
// for example localhost:0, and actual the address on which the server listens, with its port.
func NewGuard(addr string, actual net.Addr) (g Guard, origin string) {
	// Both addresses are valid, since the server listens.
	host, _, _ := net.SplitHostPort(addr)
	_, port, _ := net.SplitHostPort(actual.String())
	host = strings.ToLower(host)
	ip := net.ParseIP(host)
	g.anyAddress = host == "" || ip != nil && ip.IsUnspecified()
	names := []string{"localhost", "127.0.0.1", "::1"}
	if g.anyAddress {
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

// AllowsHost reports whether the request r may name the server host, which is a name with its port as in the header Host,
// in any case. A server on every address of a machine also accepts the numeric address on which the request arrived,
// because no foreign name can be bound to a number.
func (g Guard) AllowsHost(host string, r *http.Request) bool {
	host = strings.ToLower(host)
	if slices.Contains(g.hosts, host) {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return g.anyAddress && ok && (host == local.String() || host+":80" == local.String())
}

// SameOrigin reports whether a request comes from a page of this server, or from no page, by its headers Origin and
// Sec-Fetch-Site. A request with neither comes from no page, for example from curl.
func (g Guard) SameOrigin(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		host, ok := strings.CutPrefix(origin, "http://")
		if !ok || !g.AllowsHost(host, r) {
			return false
		}
	}
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "" || from == "same-origin" || from == "none"
}
