package serve

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"bangvang/internal/build"
	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
	"bangvang/internal/pages"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/theme"
)

// snapshot is a site at a moment. Its pages are rendered on request.
type snapshot struct {
	site        *build.Site
	version     string
	base        string       // the base path: / or, for example, /tin/
	fallback    *theme.Theme // a theme that has worked before, nil if there is none
	themeFailed atomic.Bool  // the site's theme failed on a page
	framed      bool         // it has an article that is not saved, for the frame of the desk
}

func newSnapshot(site *build.Site, version string) *snapshot {
	// The settings contain a validated base URL.
	base, _ := url.Parse(site.Settings.BaseURL)
	return &snapshot{site: site, version: version, base: base.Path}
}

// fallbackFor returns the theme that renders pages if the theme next fails.
func (s *snapshot) fallbackFor(next *theme.Theme) *theme.Theme {
	if s.themeFailed.Load() || sameTheme(s.site.Theme, next) {
		return s.fallback
	}
	return s.site.Theme
}

// findPage returns the page with a path below the base path.
func (s *snapshot) findPage(name string) (pages.Page, bool) {
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

// form returns the policy of the form for writing, the zero Form if the site has none.
func (s *snapshot) form() hosting.Form {
	if s.site.Settings.Admin.Repo == "" {
		return hosting.Form{}
	}
	return hosting.Form{Path: routes.Admin.Relative() + "*", Policy: cms.Policy(s.site.Settings)}
}

// rendered is the result of rendering a page.
type rendered struct {
	data     []byte // nil if rendering failed
	problems diag.List
	missing  bool // a file that the page shows does not exist any more
}

// render renders a page with the site's theme, or with the fallback if that fails.
func (s *snapshot) render(p pages.Page) rendered {
	if s.site.Theme == nil {
		return rendered{problems: s.site.Problems}
	}
	data, err := s.site.RenderPage(s.site.Theme, p)
	if err == nil {
		return rendered{data: data}
	}
	var m rendered
	m.problems, m.missing = splitError(err)
	if m.missing || s.fallback == nil {
		return m
	}
	s.themeFailed.Store(true)
	if data, err = s.site.RenderPage(s.fallback, p); err == nil {
		m.data = data
	}
	return m
}

// fallbackAsset returns a file of the fallback theme, which its pages link to.
func (s *snapshot) fallbackAsset(name string) []byte {
	if s.fallback == nil || !s.themeFailed.Load() {
		return nil
	}
	for _, a := range s.fallback.Assets() {
		if a.Path == name {
			return a.Data
		}
	}
	return nil
}
