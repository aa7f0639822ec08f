// Package serve is the line, again and again: a server for the one who edits.
//
//	change → gather → the line, with its memo → one snapshot swapped → event → the open page loads again
//
// A [Server] follows the files of a site. After each burst of changes it runs the line up to the plan
// and swaps one pointer; a page is rendered when a browser asks for it, from the snapshot of that
// moment. Its bytes are those of a build with the same base URL, but for one script (package overlay).
//
// What an editor breaks does not take the site away: while there are errors, the last site without any
// stays, and its pages show the problems. Only when there is none yet are the pages of a site with
// errors shown. A template that breaks on one page leaves that page as the theme before made it.
//
// Only what is planned is served; no request reaches the file system by a name of its own. A request
// must name this server as its host, so that no other site's name can be bound to it (DNS rebinding),
// and an event stream is opened to its own pages only. What one client can take is bounded: headers,
// time, streams.
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
	"sync"
	"sync/atomic"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"

	"bangvang/internal/serve/watch"
)

// Options say what to serve, where, and to whom to tell of it. Of Up, Ran and Polling no two are called
// at a time; Now and Lang may be called at any.
type Options struct {
	Root    fs.FS  // the site's root
	Dir     string // where it is on disk, to be watched
	Themes  fs.FS  // the built-in themes
	Addr    string // host:port; port 0 is one that is free
	Now     func() time.Time
	Drafts  bool
	Future  bool
	Theme   string // instead of site.yaml's
	Store   *store.Store
	Program string // as in build.Options
	Poll    bool   //  look at every file instead of having the system tell

	Lang    func(site string) string // the language to speak on pages, for a site in one
	Up      func(url, lang string)   // the server answers
	Ran     func(Report)             // the line has run
	Polling func(why error)          // the system cannot watch all folders; every file is looked at instead
	Log     io.Writer                // what the server of net/http has to say
}

// Report tells of one run of the line.
type Report struct {
	Site  *build.Site   // nil with Err
	New   diag.List     // the problems that were not there before
	Files int           // how many names changed, 0 when all was read
	Shown bool          // the site is served, not the one before
	Took  time.Duration // from the end of the burst
	Err   error         // what only the operator can mend
}

// Limits of what clients can take.
const (
	MaxStreams    = 1000
	maxHeader     = 16 << 10
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	farewell      = 3 * time.Second // for answers that are under way when the server ends
)

// Server serves one site.
type Server struct {
	Options
	origin  string // http://127.0.0.1:1313
	guard   Guard
	boot    time.Time
	memo    build.Memo
	streams atomic.Int32
	now     atomic.Pointer[state]

	mu   sync.Mutex // of who changes now, or tells
	runs int
}

// Run serves the site until ctx ends; its error is then nil.
func Run(ctx context.Context, o Options) error {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", o.Addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", o.Addr, cause(err))
	}
	defer l.Close()
	s := &Server{Options: o, boot: time.Now()}
	s.guard, s.origin = NewGuard(o.Addr, l.Addr())
	changes := make(chan watch.Changes)
	return par.Run(ctx,
		func(ctx context.Context) error {
			return watch.Run(ctx, watch.Options{
				Root: o.Root, Dir: o.Dir, Folders: []string{source.Root, "themes"}, Poll: o.Poll, Polling: s.polling,
			}, changes)
		},
		func(ctx context.Context) error { return s.begin(ctx, l, changes) },
	)
}

// begin answers as soon as there is a site, which is when the watch has begun: so no change is missed.
func (s *Server) begin(ctx context.Context, l net.Listener, changes <-chan watch.Changes) error {
	select {
	case <-ctx.Done():
		return nil
	case c := <-changes:
		if err := s.run(ctx, c); err != nil {
			return orDone(ctx, err)
		}
	}
	now := s.now.Load()
	s.Up(s.origin+now.shown.base, s.Lang(now.site.Settings.Language))
	return par.Run(ctx,
		func(ctx context.Context) error { return s.follow(ctx, changes) },
		func(ctx context.Context) error { return s.answer(ctx, l) },
	)
}

// orDone returns err, unless it is but the end of ctx.
func orDone(ctx context.Context, err error) error {
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

// follow runs the line after each burst. That the site cannot be read is told and not the end.
func (s *Server) follow(ctx context.Context, changes <-chan watch.Changes) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case c := <-changes:
			if err := orDone(ctx, s.run(ctx, c)); err != nil {
				s.trouble(err)
			}
		}
	}
}

// answer serves until ctx ends, and then lets go.
func (s *Server) answer(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ErrorLog: log.New(s.Log, "bangvang: ", 0), BaseContext: func(net.Listener) context.Context { return ctx },
		MaxHeaderBytes: maxHeader, ReadHeaderTimeout: headerTimeout, ReadTimeout: headerTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
	}
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
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
			defer cancel()
			if err := server.Shutdown(last); err != nil {
				return server.Close() // who is still reading has had the time
			}
			return nil
		},
	)
}

// cause returns the reason inside an error of the network: the address is said already.
func cause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}
