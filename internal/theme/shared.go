package theme

import (
	"errors"
	"io/fs"
	"sync"

	"bangvang/internal/diag"
)

// Shared holds built-in themes that are loaded already, for a program that loads many sites, as tests do. The zero value
// is ready, and it is safe for concurrent use. The Embedded themes must always be the same.
type Shared struct {
	mu     sync.Mutex
	themes map[Options]*Theme // without Site and Embedded
}

// Load is [Load], but returns a theme that an earlier call has loaded without a problem, if the site has no themes of its
// own. A nil Shared loads each theme anew.
func (s *Shared) Load(o Options) (*Theme, diag.List) {
	if s == nil || hasThemes(o.Site) {
		return Load(o)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := Options{Name: o.Name, Lang: o.Lang, Base: o.Base}
	if t := s.themes[key]; t != nil {
		return t, nil
	}
	t, problems := Load(o)
	if t != nil && len(problems) == 0 {
		if s.themes == nil {
			s.themes = map[Options]*Theme{}
		}
		s.themes[key] = t
	}
	return t, problems
}

// hasThemes reports whether a folder of themes exists, even if it cannot be read.
func hasThemes(site fs.FS) bool {
	if site == nil {
		return false
	}
	_, err := fs.Stat(site, ".")
	return !errors.Is(err, fs.ErrNotExist)
}
