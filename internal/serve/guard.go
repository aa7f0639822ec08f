package serve

import (
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Guard knows the host names of one server. It protects against DNS rebinding: any site may bind its own name to
// 127.0.0.1, and its scripts could then read the pages of this server. Therefore a request must name the server by a
// name that no site can bind: one of loopback (localhost, x.localhost, 127.0.0.1, [::1]), on any port because editors
// forward ports, an address or a name of this machine, or a name that the operator gave.
type Guard struct {
	host   string   // of the requested address, in lower case; "" if it means all addresses
	names  []string // those of --host, likewise
	own    []string // the names of the machine, if the server listens on all of its addresses
	any    bool     // the server listens on all addresses of the machine
	beyond bool     // the server listens on an address that other machines reach
}

// NewGuard returns the guard of a server and the server's origin, for example http://localhost:1313. addr is the requested
// address, for example localhost:0, and actual the address on which the server listens. names are further names by which
// requests may name the server, on any port; own are the names of the machine, which count if addr means all of its
// addresses (0.0.0.0, [::] or no host).
func NewGuard(addr string, actual net.Addr, names, own []string) (g Guard, origin string) {
	// Both addresses are valid, since the server listens.
	host, _, _ := net.SplitHostPort(addr)
	listening, port, _ := net.SplitHostPort(actual.String())
	host = strings.ToLower(host)
	ip, to := net.ParseIP(host), net.ParseIP(listening)
	g.any = host == "" || ip != nil && ip.IsUnspecified()
	g.beyond = to == nil || !to.IsLoopback()
	for _, name := range names {
		g.names = append(g.names, strings.ToLower(name))
	}
	if g.any {
		host = "localhost"
		for _, name := range own {
			g.own = append(g.own, strings.ToLower(name))
		}
	} else {
		g.host = host
	}
	return g, "http://" + strings.TrimSuffix(net.JoinHostPort(host, port), ":80")
}

// AllowsHost reports whether a request may name the server host, which is the value of its header Host or the host in
// its Origin, with or without a port. A server on every address of a machine also accepts each numeric address of the
// machine, because no foreign name can be bound to a number; of r, which must not be nil, only the local address of its
// connection is read for this.
func (g Guard) AllowsHost(host string, r *http.Request) bool {
	name, ok := hostName(host)
	switch {
	case !ok:
		return false
	case isLoopbackName(name) || name == g.host || slices.Contains(g.names, name) || slices.Contains(g.own, name):
		return true
	}
	ip := net.ParseIP(name)
	return g.any && ip != nil && isOwnAddress(ip, r)
}

// SameOrigin reports whether a request comes from a page of this server, or from no page. A page of a name that is
// forwarded may have come over HTTPS.
func (g Guard) SameOrigin(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		host, ok := strings.CutPrefix(origin, "http://")
		if name, named := hostName(r.Host); !ok && named && slices.Contains(g.names, name) {
			host, ok = strings.CutPrefix(origin, "https://")
		}
		if !ok || !strings.EqualFold(host, r.Host) || !g.AllowsHost(host, r) {
			return false
		}
	}
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "" || from == "same-origin" || from == "none"
}

// MayChange reports whether a request that changes something comes from a page of this server. Unlike [Guard.SameOrigin] it
// is false for a request from no page, which names no origin.
func (g Guard) MayChange(r *http.Request) bool {
	return r.Header.Get("Origin") != "" && g.SameOrigin(r)
}

// IsLocal reports whether a request comes from this machine and names the server as only this machine does. A port that is
// forwarded under another name is reached from this machine, too, but by others.
func (g Guard) IsLocal(r *http.Request) bool {
	name, ok := hostName(r.Host)
	if !ok || !isLoopbackName(name) {
		return false
	}
	if !g.beyond {
		return true
	}
	from, _, err := net.SplitHostPort(r.RemoteAddr)
	ip := net.ParseIP(from)
	return err == nil && ip != nil && ip.IsLoopback()
}

// hostName returns the name in a header Host, in lower case and without port and brackets. ok is false if it is malformed.
func hostName(host string) (name string, ok bool) {
	name = strings.ToLower(host)
	if bare, rest, bracketed := strings.Cut(strings.TrimPrefix(name, "["), "]"); bracketed && name[0] == '[' {
		return bare, strings.Contains(bare, ":") && net.ParseIP(bare) != nil && (rest == "" || rest[0] == ':' && isPort(rest[1:]))
	}
	name, port, numbered := strings.Cut(name, ":")
	if numbered && !isPort(port) {
		return "", false
	}
	return name, name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' && r != '_'
	})
}

func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n > 0 && s[0] != '0' && s[0] != '+'
}

// isLoopbackName reports whether a name means this machine for every browser: RFC 6761 reserves localhost and the names
// below it.
func isLoopbackName(name string) bool {
	ip := net.ParseIP(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || ip != nil && ip.IsLoopback()
}

// isOwnAddress reports whether a request arrived at ip, or this machine has that address.
func isOwnAddress(ip net.IP, r *http.Request) bool {
	if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		if host, _, err := net.SplitHostPort(local.String()); err == nil && ip.Equal(net.ParseIP(host)) && !ip.IsUnspecified() {
			return true
		}
	}
	return slices.ContainsFunc(machineAddresses(), ip.Equal)
}

// machineAddresses returns the addresses of this machine, none if the system does not say.
func machineAddresses() (out []net.IP) {
	addresses, _ := net.InterfaceAddrs()
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok {
			out = append(out, network.IP)
		}
	}
	return out
}

// networkOrigin returns the origin of a server for other machines in the network, "" if it listens on loopback only.
func (g Guard) networkOrigin(origin string, actual net.Addr) string {
	switch {
	case !g.beyond:
		return ""
	case !g.any:
		return origin
	}
	_, port, _ := net.SplitHostPort(actual.String())
	for _, ip := range machineAddresses() {
		if ip.To4() != nil && ip.IsGlobalUnicast() {
			return "http://" + strings.TrimSuffix(net.JoinHostPort(ip.String(), port), ":80")
		}
	}
	return ""
}
