// Package serve is a development server: it rebuilds a site whenever a file changes and reloads the pages open in
// browsers. For example, an editor saves content/2024/x.md, and the browser shows the new text a moment later.
//
//	change → debounce → rebuild with a memo → swap the snapshot → event → the open page reloads
//
// A [Server] watches the files of a site. After each burst of changes it builds the site up to the plan and swaps one
// pointer; it renders a page when a browser requests it, from the snapshot of that moment. The bytes are those of a
// build with the same base URL, except for one script ([Snippet]).
//
// An editor's error does not take the site offline: while there are errors, the server shows the last site without any,
// and its pages list the problems. It shows the pages of a site with errors only if there was no site without. If a
// template fails on one page, the server renders that page with the previous theme.
//
// The server serves planned files only; no request reads the file system by a name of its own. A request must name this
// server as its host (see [Guard]), and only pages of this server may open an event stream. From another machine, drafts,
// problems, the form and fixes need a session, which a token from the terminal opens once (see access). The only requests
// that change anything are for a fix and those of the desk ([Desk]), by POST from a page of this server. The size of headers, the duration of requests and
// the number of streams are limited.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"

	"bangvang/internal/serve/watch"
)

// Options are the inputs and callbacks of a server. All but Theme, Store, Program and the booleans are required. The
// server never calls two of Ready, Rebuilt, Polling and Invited at the same time; it may call Now and Lang at any time.
type Options struct {
	Root       fs.FS  // the site's root
	Dir        string // its path on disk, for the watcher
	Themes     fs.FS  // the built-in themes
	Addr       string // host:port; port 0 selects a free one
	Now        func() time.Time
	Drafts     bool
	Future     bool
	HoldBroken bool   // as in build.Options
	Theme      string // replaces that of site.yaml unless ""
	Store      *store.Store
	Program    string // as in build.Options
	Poll       bool   // scan all files instead of using the system's events

	Lang    func(site string) string // the language of messages on pages, for the language of a site
	Ready   func(url, lang string)   // the server accepts requests
	Rebuilt func(Report)             // the site was rebuilt, or could not be
	Polling func(why error)          // the system cannot watch all folders; the server scans them instead
	Invited func(url, lang string)   // other machines may open this address, with its token, once; may be nil
	Log     io.Writer                // receives the messages of net/http
	Fixer   Fixer                    // fixes problems when a page asks for it, nil for never
	Desk    Desk                     // reads an office's files and publishes what becomes of them, nil for never
	Hosts   []string                 // further names by which requests may name the server, for example of a forwarded port
	Machine []string                 // the names of this machine
}

// Report is what the server passes to Options.Rebuilt after a rebuild, unless nothing changed; after a rebuild that
// failed, with Err alone; and when showing a page found new problems, with Took and Files 0 and the Site that was there
// before. New has only the problems that were not known before; Site.Problems has all of the rebuild, but not those of
// shown pages.
type Report struct {
	Site  *build.Site   // nil if Err is set
	New   diag.List     // the problems that the previous site does not have
	Files int           // number of changed names; 0 if a rebuild read all files
	Shown bool          // the server shows this site, not the previous one
	Took  time.Duration // since the end of the burst
	Err   error         // an error that only the operator can fix
}

// Limits for clients.
const (
	maxStreams      = 1000
	maxHeader       = 16 << 10
	headerTimeout   = 5 * time.Second
	writeTimeout    = 30 * time.Second
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 3 * time.Second // for pending responses when the server ends
)

// Server serves one site. [Run] makes it; as an http.Handler it is safe for concurrent use.
type Server struct {
	Options
	origin  string // for example http://127.0.0.1:1313
	guard   Guard
	started time.Time
	memo    build.Memo
	streams atomic.Int32
	current atomic.Pointer[state]

	network string // the origin for other machines, "" if they do not reach the server
	access  access
	fixing  sync.Mutex // held while fixing
	desk    deskTable

	mu     sync.Mutex // held while changing the state and during callbacks
	runs   int
	states int
}

// Run serves the site, watches its files and rebuilds it at each change, until ctx ends; its error is then nil. It writes
// nothing but to the Store. It fails if it cannot listen on the address, or if the site cannot be read when it starts; a
// later error is a [Report].
func Run(ctx context.Context, o Options) error {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", o.Addr)
	if isPortTaken(err) {
		return &PortTakenError{Addr: o.Addr, Free: freeAddress(ctx, o.Addr), cause: networkCause(err)}
	}
	if err != nil {
		return fmt.Errorf("listening on %s: %w", o.Addr, networkCause(err))
	}
	defer l.Close()
	s := &Server{Options: o, started: time.Now()}
	s.guard, s.origin = NewGuard(o.Addr, l.Addr(), o.Hosts, o.Machine)
	s.network = s.guard.networkOrigin(s.origin, l.Addr())
	changes := make(chan watch.Changes)
	return par.Run(ctx,
		func(ctx context.Context) error {
			return watch.Run(ctx, watch.Options{
				Root: o.Root, Dir: o.Dir, Folders: []string{source.Root, "themes"}, Poll: o.Poll, Polling: s.polling,
			}, changes)
		},
		func(ctx context.Context) error { return s.start(ctx, l, changes) },
	)
}

// start builds the site after the watcher has begun, so that no change is missed, and then accepts requests.
func (s *Server) start(ctx context.Context, l net.Listener, changes <-chan watch.Changes) error {
	select {
	case <-ctx.Done():
		return nil
	case c := <-changes:
		if err := s.rebuild(ctx, c); err != nil {
			return unlessDone(ctx, err)
		}
	}
	now := s.current.Load()
	s.Ready(s.origin+now.shown.base, s.Lang(now.site.Settings.Language))
	s.invite()
	return par.Run(ctx,
		func(ctx context.Context) error { return s.rebuildOnChanges(ctx, changes) },
		func(ctx context.Context) error { return s.listen(ctx, l) },
	)
}

// unlessDone returns err, or nil if ctx has ended.
func unlessDone(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

func (s *Server) polling(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Polling(why)
}

// rebuildOnChanges rebuilds the site after each burst of changes. If the site cannot be read, it reports the error and
// goes on.
func (s *Server) rebuildOnChanges(ctx context.Context, changes <-chan watch.Changes) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case c := <-changes:
			if err := unlessDone(ctx, s.rebuild(ctx, c)); err != nil {
				s.reportError(err)
			}
		}
	}
}

// listen serves requests until ctx ends and then shuts down.
func (s *Server) listen(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ErrorLog: log.New(s.Log, "bangvang: ", 0), BaseContext: func(net.Listener) context.Context { return ctx },
		MaxHeaderBytes: maxHeader, ReadHeaderTimeout: headerTimeout, ReadTimeout: headerTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
	}
	return serveUntil(ctx, server, l)
}

// serveUntil has server answer the requests to l until ctx ends, and then shuts it down.
func serveUntil(ctx context.Context, server *http.Server, l net.Listener) error {
	return par.Run(context.WithoutCancel(ctx),
		func(context.Context) error {
			if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				return fmt.Errorf("serving: %w", err)
			}
			return nil
		},
		func(failed context.Context) error {
			select {
			case <-ctx.Done():
			case <-failed.Done():
			}
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
			defer cancel()
			if err := server.Shutdown(last); err != nil {
				return server.Close() // the remaining readers have used up their time
			}
			return nil
		},
	)
}

// PortTakenError is the error of [Run] if another program listens at the address.
type PortTakenError struct {
	Addr  string
	Free  string // an address with the next free port, "" if none is near
	cause error
}

// Error returns the address and the cause.
func (e *PortTakenError) Error() string { return fmt.Sprintf("listening on %s: %v", e.Addr, e.cause) }

// Unwrap returns the system's error.
func (e *PortTakenError) Unwrap() error { return e.cause }

// isPortTaken reports whether the system says that the address is in use. On Windows this is WSAEADDRINUSE.
func isPortTaken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// freeAddress returns the address with the next higher port that is free, of the next 20, or "".
func freeAddress(ctx context.Context, addr string) string {
	host, port, err := net.SplitHostPort(addr)
	first, e := strconv.Atoi(port)
	if err != nil || e != nil {
		return ""
	}
	var config net.ListenConfig
	for n := first + 1; n <= min(first+20, 65535); n++ {
		next := net.JoinHostPort(host, strconv.Itoa(n))
		if l, err := config.Listen(ctx, "tcp", next); err == nil && l.Close() == nil {
			return next
		}
	}
	return ""
}

// networkCause returns the cause inside an error of package net, because the caller reports the address already.
func networkCause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}
