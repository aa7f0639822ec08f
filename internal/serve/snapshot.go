package serve

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/pages"
	"bangvang/internal/theme"
)

// snapshot is a site at a moment, whose pages are made when they are asked for.
type snapshot struct {
	site    *build.Site
	version string
	base    string       // the path below which it lives: / or /tin/
	spare   *theme.Theme // another that is known to do, nil when there is none
	broken  atomic.Bool  // its theme failed on a page
}

func newSnapshot(site *build.Site, version string) *snapshot {
	// The settings hold a base URL that was read already.
	base, _ := url.Parse(site.Settings.BaseURL)
	return &snapshot{site: site, version: version, base: base.Path}
}

// spareFor returns the theme to fall back to when next fails.
func (s *snapshot) spareFor(next *theme.Theme) *theme.Theme {
	if s.broken.Load() || sameTheme(s.site.Theme, next) {
		return s.spare
	}
	return s.site.Theme
}

// find returns the page of a path below the base.
func (s *snapshot) find(name string) (pages.Page, bool) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	planned := s.site.Plan.Pages
	i, ok := slices.BinarySearchFunc(planned, name, func(p pages.Page, name string) int { return cmp.Compare(p.Path, name) })
	if !ok {
		return pages.Page{}, false
	}
	return planned[i], true
}

// made is what became of a page.
type made struct {
	data     []byte // nil when it could not be made
	problems diag.List
	gone     bool // what it shows is not there any more
}

// render makes a page, with the spare theme if the site's own fails.
func (s *snapshot) render(p pages.Page) made {
	if s.site.Theme == nil {
		return made{problems: s.site.Problems}
	}
	data, err := s.site.Page(s.site.Theme, p)
	if err == nil {
		return made{data: data}
	}
	var m made
	m.problems, m.gone = blame(err)
	if m.gone || s.spare == nil {
		return m
	}
	s.broken.Store(true)
	if data, err = s.site.Page(s.spare, p); err == nil {
		m.data = data
	}
	return m
}

// spareAsset returns a file of the spare theme, whose pages link to it.
func (s *snapshot) spareAsset(name string) []byte {
	if s.spare == nil || !s.broken.Load() {
		return nil
	}
	for _, a := range s.spare.Assets() {
		if a.Path == name {
			return a.Data
		}
	}
	return nil
}
