package serve

import (
	"bytes"
	"html"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"bangvang/internal/content/filetype"
	"bangvang/internal/diag"
	"bangvang/internal/pages"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
)

// ServeHTTP answers a request with a page or file of the site that is shown, rendered now, and with the headers that
// hosts send (see [hosting.HeadersOf]). It refuses a request that names another host (403) or is neither GET nor HEAD
// (405). Browsers neither cache the answer nor show it in pages of other origins.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	setHeaders(h, "index.html", hosting.Form{})
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.guard.AllowsHost(r.Host, r):
		s.refuse(w, http.StatusForbidden, refusedHost)
	case r.Method == http.MethodPost && r.URL.Path == fixPath:
		s.fix(w, r)
	case r.Method == http.MethodPost && isDesk(r):
		s.serveDesk(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		s.refuse(w, http.StatusMethodNotAllowed, refusedMethod)
	case r.URL.Query().Has(tokenKey):
		s.enter(w, r)
	case isDesk(r):
		s.serveDesk(w, r)
	case (s.Drafts || s.Future) && !s.trusts(r):
		s.refuse(w, http.StatusForbidden, refusedToken)
	case r.URL.Path == eventsPath:
		s.stream(w, r)
	case r.URL.Path == scriptPath:
		serveData(w, r, "reload.js", scriptCode)
	case r.URL.Path == stylePath:
		serveData(w, r, "overlay.css", styleSheet)
	default:
		s.servePath(w, r, s.current.Load().shown)
	}
}

// servePath serves a page or file of a snapshot.
func (s *Server) servePath(w http.ResponseWriter, r *http.Request, in *snapshot) {
	name, ok := strings.CutPrefix(r.URL.Path, in.base)
	if !ok {
		if r.URL.Path == "/" || r.URL.Path+"/" == in.base {
			redirect(w, r, in.base)
			return
		}
		s.serveMissing(w, r, in)
		return
	}
	if p, ok := in.findPage(name); ok {
		if _, form := pages.FormFile(p.Path); form && !s.trusts(r) {
			s.refuse(w, http.StatusForbidden, refusedToken)
			return
		}
		s.servePage(w, r, in, p, http.StatusOK)
		return
	}
	if data := in.fallbackAsset(name); data != nil {
		serveData(w, r, name, data)
		return
	}
	if data, err := in.site.SearchFile(r.Context(), name); err == nil && data != nil {
		serveData(w, r, name, data)
		return
	}
	if _, ok := in.findPage(name + "/"); ok {
		redirect(w, r, r.URL.Path+"/")
		return
	}
	if held := in.site.HeldAt("/" + strings.TrimSuffix(name, "/") + "/"); len(held) > 0 && s.trusts(r) {
		s.serveProblems(w, r, in, held, http.StatusNotFound)
		return
	}
	s.serveMissing(w, r, in)
}

// redirect redirects to another path of the site.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, (&url.URL{Path: to, RawQuery: r.URL.RawQuery}).String(), http.StatusFound)
}

// serveMissing serves the page 404.html, as a host does for a missing file.
func (s *Server) serveMissing(w http.ResponseWriter, r *http.Request, in *snapshot) {
	if p, ok := in.findPage(routes.NotFound.File()); ok {
		s.servePage(w, r, in, p, http.StatusNotFound)
		return
	}
	http.NotFound(w, r)
}

// setHeaders sets the headers that hosts send with a file, by its path below the base path.
func setHeaders(h http.Header, name string, form hosting.Form) {
	h.Del("Cross-Origin-Opener-Policy") // only some files have it
	for _, header := range hosting.HeadersOf(name, form) {
		h.Set(header.Name, header.Value)
	}
}

// statesPolicy reports whether a page states the policy of all pages itself. One that does not has a policy of its
// theme, which a header would overrule.
func statesPolicy(page []byte) bool {
	head := page[:min(len(page), 4<<10)]
	return strings.Contains(html.UnescapeString(string(head)), hosting.MetaPolicy)
}

// servePage serves a page, or a report of its problems.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request, in *snapshot, p pages.Page, status int) {
	m := in.render(p)
	if m.missing && status != http.StatusNotFound {
		s.serveMissing(w, r, in)
		return
	}
	if len(m.problems) > 0 && in.site.Theme != nil && !m.missing {
		s.addProblems(in, m.problems)
	}
	if m.data == nil {
		s.serveProblems(w, r, in, m.problems, http.StatusInternalServerError)
		return
	}
	name := p.Path
	if p.To != "" { // a page that redirects may have any ending: /cu/tin.php
		name = "index.html"
	}
	kind := contentType(name)
	setHeaders(w.Header(), name, in.form())
	// Reloading a form would lose the text being written.
	if !strings.HasPrefix(kind, "text/html") || p.Address == string(routes.Admin) {
		serveBytes(w, r, kind, m.data)
		return
	}
	if p.To == "" && !statesPolicy(m.data) {
		w.Header().Set("Content-Security-Policy", hosting.FramePolicy)
	}
	serveHTML(w, r, in, m.data, status)
}

// serveProblems serves a page that lists problems, in place of one that could not be rendered or is not published.
func (s *Server) serveProblems(w http.ResponseWriter, r *http.Request, in *snapshot, list diag.List, status int) {
	setHeaders(w.Header(), "index.html", in.form())
	if !s.trusts(r) {
		http.NotFound(w, r)
		return
	}
	serveHTML(w, r, in, s.problemPage(in, list), status)
}

// serveHTML serves a page of a snapshot with the snippet.
func serveHTML(w http.ResponseWriter, r *http.Request, in *snapshot, page []byte, status int) {
	data := page
	if !in.framed { // the desk loads its frame again itself
		data = Insert(page)
	}
	w.Header().Set(versionHeader, versionMetric+`;desc="`+in.version+`"`)
	w.Header().Set("Content-Type", contentType("index.html"))
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// An error means that the browser is gone.
		_, _ = w.Write(data)
	}
}

// problemPage returns a page that lists problems, in place of one that could not be rendered.
func (s *Server) problemPage(in *snapshot, list diag.List) []byte {
	var b, text bytes.Buffer
	printer := s.printer(in.site)
	// Writing to a Buffer does not fail.
	_ = printer.Human(&text, list)
	b.WriteString(`<!DOCTYPE html><html lang="` + printer.Lang + `"><head><meta charset="utf-8"><meta name="robots" content="noindex">`)
	b.WriteString(`<title>bangvang</title></head><body><pre>`)
	b.WriteString(html.EscapeString(text.String()))
	b.WriteString(`</pre></body></html>`)
	return b.Bytes()
}

// serveData serves bytes of a file, or the requested range of them.
func serveData(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	setHeaders(w.Header(), name, hosting.Form{})
	serveBytes(w, r, contentType(name), data)
}

// serveBytes serves bytes of a media type, or the requested range of them.
func serveBytes(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// contentType returns the media type of a file by its name, for all servers the same. It ignores the machine's own
// table of types, and never looks at the bytes, from which a browser could be made to see a page: a name without a
// known ending is [filetype.Unknown].
func contentType(name string) string {
	if kind := contentTypes[path.Base(name)]; kind != "" {
		return kind
	}
	return filetype.MIME(name)
}

// refuse answers a request that this server does not accept.
func (s *Server) refuse(w http.ResponseWriter, status int, why refusal) {
	lang := s.Lang(s.current.Load().site.Settings.Language)
	http.Error(w, refusals[lang][why], status)
}
