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
	"bangvang/internal/pages/search"
	"bangvang/internal/pages/view"
)

// manifest is the web app manifest. A theme's file of this name, in its root/, is its part of it.
const manifest = "site.webmanifest"

// search plans the search page and returns what makes the files of its index. They are one unit, made of
// all articles, and how many there are is known only when they are made.
func (m *maker) search() func(context.Context, *store.Store, store.Key) ([]search.File, error) {
	f := present.Finding{Display: m.show}
	m.show.Common.Search = m.show.Href(present.Address)
	list(m, present.Address, m.show.Words.Search, f.Page)
	return f.Index
}

// hosts plans what hosts and devices are told. A theme that has a _headers or _redirects of its own in its
// root/ has the last word.
func (m *maker) hosts(in Input) {
	own := func(name string) bool { _, ok := in.Files[name]; return ok }
	if !own("_headers") {
		rules := hosting.Rules(m.kinds)
		add(m, "/_headers", "_headers", diag.Pos{}, func() *view.Text { return &view.Text{Data: m.headers(in, rules).Write()} })
	}
	if !own("_redirects") {
		add(m, "/_redirects", "_redirects", diag.Pos{}, func() *view.Text { return &view.Text{Data: hosting.Redirects(m.redirects())} })
	}
	if own(manifest) {
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
	told := hosting.Site{Base: m.show.Href("/"), Rules: rules}
	for _, p := range m.pages {
		told.Addresses = append(told.Addresses, p.Address)
	}
	for _, a := range in.Assets { // of content/assets, which may change
		told.Assets = told.Assets || strings.HasPrefix(a.Address, "/assets/")
	}
	if m.site.Settings.Admin.Repo != "" {
		told.Form = hosting.Form{Path: strings.TrimPrefix(cms.Address, "/") + "*", Policy: cms.Policy(m.site.Settings)}
	}
	return told.Headers()
}

// redirects lists the old addresses that have a page.
func (m *maker) redirects() []hosting.Redirect {
	var out []hosting.Redirect
	for _, p := range m.pages {
		if p.To != "" {
			from := (&url.URL{Path: p.Address}).EscapedPath()
			out = append(out, hosting.Redirect{From: m.show.Href(from), To: m.show.Href(p.To)})
		}
	}
	return out
}

// app plans the web app manifest.
func (m *maker) app(in Input) {
	s := m.show.Common
	data, err := hosting.Manifest(in.Files[manifest], hosting.App{
		Name: s.Title, Description: s.Description, Lang: s.Lang, Base: s.Home,
	}, func(name string) (string, bool) { return hosting.Find(in.Files, name) })
	if err != nil {
		m.problems.Add(diag.TemplateError, diag.Pos{File: "themes/" + m.site.Settings.Theme + "/root/" + manifest}, err.Error())
		return
	}
	s.Manifest = m.show.Href("/" + manifest)
	add(m, "/"+manifest, manifest, diag.Pos{}, func() *view.Text { return &view.Text{Data: data} })
}
