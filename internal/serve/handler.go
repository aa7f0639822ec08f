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

	"bangvang/internal/diag"
	"bangvang/internal/pages"
	"bangvang/internal/pages/routes"
)

// ServeHTTP answers a request. Browsers neither cache the answer nor show it in pages of other origins.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.guard.Names(r.Host, r):
		s.refuse(w, http.StatusForbidden, refusedHost)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		s.refuse(w, http.StatusMethodNotAllowed, refusedMethod)
	case r.URL.Path == Events:
		s.stream(w, r)
	case r.URL.Path == Script:
		serveData(w, r, "reload.js", Code)
	case r.URL.Path == Style:
		serveData(w, r, "overlay.css", Sheet)
	default:
		s.answerPage(w, r, s.now.Load().shown)
	}
}

// servePath serves a page or file of a snapshot.
func (s *Server) answerPage(w http.ResponseWriter, r *http.Request, in *snapshot) {
	name, ok := strings.CutPrefix(r.URL.Path, in.base)
	if !ok {
		if r.URL.Path == "/" || r.URL.Path+"/" == in.base {
			redirect(w, r, in.base)
			return
		}
		s.missing(w, r, in)
		return
	}
	if p, ok := in.find(name); ok {
		s.page(w, r, in, p, http.StatusOK)
		return
	}
	if data := in.spareAsset(name); data != nil {
		serveData(w, r, name, data)
		return
	}
	if data, err := in.site.IndexFile(r.Context(), name); err == nil && data != nil {
		serveData(w, r, name, data)
		return
	}
	if _, ok := in.find(name + "/"); ok {
		redirect(w, r, r.URL.Path+"/")
		return
	}
	s.missing(w, r, in)
}

// redirect redirects to another path of the site.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, (&url.URL{Path: to, RawQuery: r.URL.RawQuery}).String(), http.StatusFound)
}

// serveMissing serves the page 404.html, as a host does for a missing file.
func (s *Server) missing(w http.ResponseWriter, r *http.Request, in *snapshot) {
	if p, ok := in.find(routes.NotFound.File()); ok {
		s.page(w, r, in, p, http.StatusNotFound)
		return
	}
	http.NotFound(w, r)
}

// servePage serves a page, or a report of its problems.
func (s *Server) page(w http.ResponseWriter, r *http.Request, in *snapshot, p pages.Page, status int) {
	m := in.render(p)
	switch {
	case m.gone && status != http.StatusNotFound:
		s.missing(w, r, in)
		return
	case m.data == nil:
		m.data, status = s.broken(in, m.problems), http.StatusInternalServerError
		p.Path = "index.html"
	}
	if len(m.problems) > 0 && in.site.Theme != nil && !m.gone {
		s.found(in, m.problems)
	}
	kind := contentType(p.Path, m.data)
	// Reloading a form would lose the text being written.
	if !strings.HasPrefix(kind, "text/html") || p.Address == string(routes.Admin) {
		serveData(w, r, p.Path, m.data)
		return
	}
	data := Insert(m.data)
	w.Header().Set(Header, Metric+`;desc="`+in.version+`"`)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// An error means that the browser is gone.
		_, _ = w.Write(data)
	}
}

// problemPage returns a page that lists problems, in place of one that could not be rendered.
func (s *Server) broken(in *snapshot, list diag.List) []byte {
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

// serveData serves bytes, or the requested range of them.
func serveData(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name, data))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// contentType returns the media type of a file by its name, or else by its first bytes. It ignores the machine's own
// table of types.
func contentType(name string, data []byte) string {
	if kind := types[path.Base(name)]; kind != "" {
		return kind
	}
	if kind := types[strings.ToLower(path.Ext(name))]; kind != "" {
		return kind
	}
	return http.DetectContentType(data)
}

// refuse answers a request that this server does not accept.
func (s *Server) refuse(w http.ResponseWriter, status int, why refusal) {
	lang := s.Lang(s.now.Load().site.Settings.Language)
	http.Error(w, refusals[lang][why], status)
}
