package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"net/url"
	"sync"
)

// access decides who may see drafts and problems and have files fixed: whoever is at this machine, and whoever has opened
// the address with the token that the terminal shows. A token is good for one browser: it becomes a cookie of the
// session, and the next token is shown.
type access struct {
	mu       sync.Mutex
	token    string
	sessions map[string]bool
}

// tokenKey is the query parameter with the token, sessionCookie the cookie of a session.
const (
	tokenKey      = "bangvang"
	sessionCookie = "bangvang_session"
	maxSessions   = 1000 // more are not needed, and none is forgotten before the server ends
)

// invitation returns the token that is good now.
func (a *access) invitation() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.token == "" {
		a.token = rand.Text()
	}
	return a.token
}

// enter uses a token up and returns the session that it opens, "" and false for a token that is not good.
func (a *access) enter(token string) (session string, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.token == "" || len(a.sessions) >= maxSessions || subtle.ConstantTimeCompare([]byte(token), []byte(a.token)) != 1 {
		return "", false
	}
	a.token, session = rand.Text(), rand.Text()
	if a.sessions == nil {
		a.sessions = map[string]bool{}
	}
	a.sessions[session] = true
	return session, true
}

// knows reports whether a request has the cookie of a session.
func (a *access) knows(r *http.Request) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range r.CookiesNamed(sessionCookie) {
		if a.sessions[c.Value] {
			return true
		}
	}
	return false
}

// trusts reports whether a request may see what is not published and have files changed.
func (s *Server) trusts(r *http.Request) bool { return s.guard.IsLocal(r) || s.access.knows(r) }

// enter answers a request with a token: it gives the browser the cookie of a session and sends it to the same address
// without the token. A token that is used up or wrong is refused.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if !s.trusts(r) {
		session, ok := s.access.enter(query.Get(tokenKey))
		if !ok {
			s.refuse(w, http.StatusForbidden, refusedToken)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		s.invite()
	}
	query.Del(tokenKey)
	w.Header().Set("Referrer-Policy", "no-referrer")
	http.Redirect(w, r, (&url.URL{Path: r.URL.Path, RawQuery: query.Encode()}).String(), http.StatusSeeOther)
}

// invite calls the callback Invited, if other machines reach the server.
func (s *Server) invite() {
	now := s.current.Load()
	if s.Invited == nil || s.network == "" && len(s.Hosts) == 0 {
		return
	}
	origin := s.network
	if origin == "" {
		origin = "http://" + s.Hosts[0]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Invited(origin+now.shown.base+"?"+tokenKey+"="+s.access.invitation(), s.Lang(now.site.Settings.Language))
}
