package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/fix"
)

// Fixer finds and writes the fixes of a site's problems, as check --fix does. The caller of [Run] makes it; a server
// without one, nil, offers no fixes. The server calls it when a page asks for a fix, on the goroutine of that request,
// one request at a time.
type Fixer interface {
	// Find returns the changes of the site's files by fixes of the problems that want accepts.
	Find(ctx context.Context, want func(diag.Problem) bool) ([]fix.File, error)
	// Write writes the files to the site's folder on disk at once, each as a whole or not at all. It does not write a file
	// that has changed since Find.
	Write(files []fix.File) error
}

// fixRequest asks for the fix of one problem of a state, or of all if Problem is "".
type fixRequest struct {
	State   string `json:"state"`
	Problem string `json:"problem"`
}

const (
	maxFixRequest = 4 << 10
	fixTimeout    = 5 * time.Minute
)

// fix applies fixes that an open page of this server asks for by POST. It writes below content/ only, and nothing if a file
// is not as it was when the problem was shown. The pages reload when the watcher sees the new files.
func (s *Server) fix(w http.ResponseWriter, r *http.Request) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case !s.guard.MayChange(r):
		s.refuse(w, http.StatusForbidden, refusedOrigin)
		return
	case !s.trusts(r):
		s.refuse(w, http.StatusForbidden, refusedToken)
		return
	case s.Fixer == nil || kind != filetype.MIME("x.json"):
		s.refuse(w, http.StatusBadRequest, refusedFix)
		return
	}
	var ask fixRequest
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxFixRequest))
	if err != nil || json.Unmarshal(data, &ask) != nil {
		s.refuse(w, http.StatusBadRequest, refusedFix)
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(fixTimeout)) // a large site takes more than writeTimeout
	switch err := s.applyFixes(r.Context(), ask); {
	case errors.Is(err, errStale):
		s.refuse(w, http.StatusConflict, refusedStale)
	case err != nil:
		http.Error(w, diag.EscapeLines(err.Error()), http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

// errStale is the error of a fix whose file has changed since the problem was shown, or that does not apply any more.
var errStale = errors.New("the file has changed since the problem was shown")

// applyFixes finds and writes the fixes that a page asks for.
func (s *Server) applyFixes(ctx context.Context, ask fixRequest) error {
	s.fixing.Lock()
	defer s.fixing.Unlock()
	now := s.current.Load()
	if ask.State != now.id {
		return errStale
	}
	files, err := s.Fixer.Find(ctx, func(p diag.Problem) bool { return ask.Problem == "" || problemID(p) == ask.Problem })
	if err != nil {
		return fmt.Errorf("finding the fixes: %w", err)
	}
	for _, f := range files {
		shown := now.site.Tree.File(f.Path)
		if shown == nil || shown.Hash != xxhash.Sum64(f.Before) {
			return errStale
		}
	}
	if len(files) == 0 {
		return errStale
	}
	return s.Fixer.Write(files)
}

// isFixable reports whether the fix of a problem can be asked for: files outside content/ are not changed.
func isFixable(p diag.Problem) bool {
	return p.Fix != nil && strings.HasPrefix(p.Pos.File, source.Root+"/")
}

// problemID returns a short name of a problem within its site, which a page sends back.
func problemID(p diag.Problem) string {
	return strconv.FormatUint(xxhash.Sum64String(fmt.Sprintf("%q", append([]string{string(p.Code), p.Pos.File, fmt.Sprint(p.Pos.Line, p.Pos.Col)}, p.Args...))), 36)
}
