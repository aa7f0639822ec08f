package serve

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"time"

	"bangvang/internal/build"
	"bangvang/internal/diag"

	"bangvang/internal/serve/watch"
	"bangvang/internal/theme"
)

// state is the immutable state of the server at a moment.
type state struct {
	shown    *snapshot
	site     *build.Site // of the last rebuild, whose problems are shown
	problems diag.List
	err      error         // of a failed rebuild since then, nil if none failed
	id       string        // for requests to fix a problem
	message  []byte        // for open pages
	bare     []byte        // for pages that may not see problems
	replaced chan struct{} // closed when another state replaces this one
}

// rebuild runs the build once, up to the plan. Its error is one for the operator.
func (s *Server) rebuild(ctx context.Context, c watch.Changes) error {
	start := time.Now()
	o := build.Options{
		Root: s.Root, Themes: s.Themes, Now: s.Now(), Drafts: s.Drafts, Future: s.Future, HoldBroken: s.HoldBroken,
		Origin: s.origin, Theme: s.Theme, Store: s.Store, Program: s.Program, Memo: &s.memo, Changed: c.Names,
	}
	site, err := build.Load(ctx, o)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.current.Load()
	if was != nil && was.err == nil && unchanged(was.site, site) {
		return nil
	}
	now := &state{site: site, problems: site.Problems, shown: s.chooseSnapshot(was, site)}
	s.setState(now)
	s.Rebuilt(Report{
		Site: site, New: newProblems(was, site.Problems), Files: len(c.Names), Shown: now.shown.site == site, Took: time.Since(start),
	})
	if s.Store != nil {
		s.Store.Flush()
	}
	return nil
}

// chooseSnapshot returns a snapshot of the new site, or the previous snapshot if only the new site has errors.
func (s *Server) chooseSnapshot(was *state, site *build.Site) *snapshot {
	if was != nil && site.Blocked(false) && !was.shown.site.Blocked(false) {
		return was.shown
	}
	s.runs++
	next := newSnapshot(site, strconv.FormatInt(s.started.UnixNano(), 36)+"-"+strconv.Itoa(s.runs))
	if was != nil {
		next.fallback = was.shown.fallbackFor(site.Theme)
	}
	return next
}

// setState replaces the current state and wakes the goroutines that wait for it.
func (s *Server) setState(now *state) {
	now.replaced = make(chan struct{})
	stale := now.shown.site != now.site
	s.states++
	now.id = strconv.FormatInt(s.started.UnixNano(), 36) + "-" + strconv.Itoa(s.states)
	m := NewMessage(now.shown.version, stale, now.problems, s.printer(now.site))
	if s.Fixer != nil {
		m.offerFixes(now.id, now.problems, s.printer(now.site))
	}
	now.message = m.WithError(now.err).JSON()
	now.bare = NewMessage(now.shown.version, false, nil, s.printer(now.site)).JSON()
	if was := s.current.Swap(now); was != nil {
		close(was.replaced)
	}
}

func (s *Server) printer(site *build.Site) diag.Printer {
	return diag.Printer{Lang: s.Lang(site.Settings.Language), Line: site.Line}
}

// addProblems adds the problems that rendering a page of a snapshot found.
func (s *Server) addProblems(in *snapshot, list diag.List) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.current.Load()
	list = newProblems(was, list.Sorted())
	if was.shown != in || len(list) == 0 {
		return
	}
	s.setState(&state{shown: in, site: was.site, problems: append(slices.Clone(was.problems), list...).Sorted()})
	s.Rebuilt(Report{Site: was.site, New: list, Shown: true})
}

// reportError reports an error that only the operator can fix. The shown snapshot stays.
func (s *Server) reportError(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.current.Load()
	s.setState(&state{shown: was.shown, site: was.site, problems: was.problems, err: err})
	s.Rebuilt(Report{Err: err})
}

// newProblems returns the problems of the sorted list that the previous state does not have.
func newProblems(was *state, list diag.List) diag.List {
	if was == nil {
		return list
	}
	return list.Without(was.problems)
}

// unchanged reports whether two sites of one Server have the same inputs: for example, an editor may save a file
// without a change, or remove a temporary file.
func unchanged(a, b *build.Site) bool {
	if !a.Model.Now.Equal(b.Model.Now) || !sameTheme(a.Theme, b.Theme) || !slices.Equal(a.Tree.Assets, b.Tree.Assets) {
		return false
	}
	if !slices.Equal(a.Slots, b.Slots) || len(a.Tree.Files) != len(b.Tree.Files) || len(a.Problems) != len(b.Problems) {
		return false
	}
	for i, f := range a.Tree.Files {
		if g := b.Tree.Files[i]; f.Path != g.Path || f.Hash != g.Hash {
			return false
		}
	}
	return len(a.Problems.Without(b.Problems)) == 0
}

// sameTheme reports whether two themes have the same files. Of a theme that cannot be loaded nothing is known: its problem may
// be the same, and the line that is shown with it another.
func sameTheme(a, b *theme.Theme) bool {
	return a != nil && b != nil && (a == b || a.Fingerprint() == b.Fingerprint())
}

// splitError separates an error of rendering into problems for the author, and reports whether a file that the page
// shows is missing.
func splitError(err error) (list diag.List, gone bool) {
	list, rest := theme.SplitError(err)
	if rest != nil {
		list.Add(diag.TemplateError, diag.Pos{}, rest.Error())
	}
	return list, errors.Is(err, fs.ErrNotExist)
}
