package pages

import (
	"context"
	"net/url"
	"reflect"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
)

// search plans the search page and returns what makes the files of its index. They are one unit, made of
// all articles, and how many there are is known only when they are made.
func (m *maker) search() func(context.Context, *store.Store, store.Key) ([]search.File, error) {
	f := present.Finding{Display: m.show}
	m.show.Common.Search = m.show.Href(routes.Search)
	list(m, routes.Search, m.show.Words.Search, f.Page)
	return f.Index
}

// hosts plans what hosts and devices are told. A theme that has a _headers or _redirects of its own in its
// root/ has the last word.
func (m *maker) hosts(in Input) {
	own := func(p routes.Path) bool { _, ok := in.Files[p.Relative()]; return ok }
	if !own(routes.Headers) {
		rules := hosting.Rules(m.kinds)
		add(m, routes.Headers, routes.Headers.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: m.headers(in, rules).Write()} })
	}
	if !own(routes.Redirects) {
		add(m, routes.Redirects, routes.Redirects.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: hosting.Redirects(m.redirects())} })
	}
	if own(routes.Manifest) {
		m.app(in)
	}
}

// kinds visits the address and the type of the view of every page, in the order in which they are planned.
func (m *maker) kinds(visit func(address string, view reflect.Type) bool) {
	for _, p := range m.pages {
		if !visit(p.Address, p.kind) {
			return
		}
	}
}

func (m *maker) headers(in Input, rules []hosting.Rule) hosting.Headers {
	told := hosting.Site{Base: m.show.Href(routes.Home), Rules: rules}
	for _, p := range m.pages {
		told.Addresses = append(told.Addresses, p.Address)
	}
	for _, a := range in.Assets { // of content/assets, which may change
		told.Assets = told.Assets || strings.HasPrefix(a.Address, string(routes.Assets))
	}
	if m.site.Settings.Admin.Repo != "" {
		told.Form = hosting.Form{Path: routes.Admin.Relative() + "*", Policy: cms.Policy(m.site.Settings)}
	}
	return told.Headers()
}

// redirects lists the old addresses that have a page.
func (m *maker) redirects() []hosting.Redirect {
	var out []hosting.Redirect
	for _, p := range m.pages {
		if p.To != "" {
			from := (&url.URL{Path: p.Address}).EscapedPath()
			out = append(out, hosting.Redirect{From: m.show.Href(routes.Path(from)), To: m.show.Href(routes.Path(p.To))})
		}
	}
	return out
}

// app plans the web app manifest.
func (m *maker) app(in Input) {
	s, manifest := m.show.Common, routes.Manifest.Relative()
	data, err := hosting.Manifest(in.Files[manifest], hosting.App{
		Name: s.Title, Description: s.Description, Lang: s.Lang, Base: s.Home,
	}, func(name string) (string, bool) { return hosting.Find(in.Files, name) })
	if err != nil {
		m.problems.Add(diag.TemplateError, diag.Pos{File: "themes/" + m.site.Settings.Theme + "/root/" + manifest}, err.Error())
		return
	}
	s.Manifest = m.show.Href(routes.Manifest)
	add(m, routes.Manifest, manifest, diag.Pos{}, func() *view.Text { return &view.Text{Data: data} })
}
