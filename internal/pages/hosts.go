package pages

import (
	"net/url"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// planHosts plans the files that configure hosts and devices. A _headers or _redirects in the folder root/ of the theme
// replaces the generated file.
func (pl *planner) planHosts(in Input) {
	own := func(p routes.Path) bool { _, ok := in.Files[p.Relative()]; return ok }
	if !own(routes.Headers) {
		rules := hosting.Rules(pl.viewTypes)
		add(pl, routes.Headers, routes.Headers.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: pl.headers(in, rules).Encode()} })
	}
	if !own(routes.Redirects) {
		add(pl, routes.Redirects, routes.Redirects.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: hosting.Redirects(pl.redirects())} })
	}
	if own(routes.Manifest) {
		pl.planManifest(in)
	}
}

// viewTypes yields the address and the type of the view of every page, in the order in which they were planned.
func (pl *planner) viewTypes(yield func(address string, view reflect.Type) bool) {
	for _, p := range pl.pages {
		if !yield(p.Address, p.kind) {
			return
		}
	}
}

// headers returns the contents of _headers.
func (pl *planner) headers(in Input, rules []hosting.Rule) hosting.Headers {
	s := hosting.Site{Base: pl.present.Href(routes.Home), Rules: rules, Addresses: pl.addresses()}
	for _, a := range in.Assets { // a file of content/assets, which may change
		s.Assets = s.Assets || strings.HasPrefix(a.Address, string(routes.Assets))
	}
	if pl.formApart() {
		s.Addresses = slices.DeleteFunc(s.Addresses, func(a string) bool { _, form := FormFile(routes.Path(a).File()); return form })
	} else {
		s.Form = pl.form()
	}
	return s.Headers()
}

// redirects returns the redirects from the old addresses that have a page.
func (pl *planner) redirects() []hosting.Redirect {
	var out []hosting.Redirect
	for _, p := range pl.pages {
		if p.To != "" {
			from := (&url.URL{Path: p.Address}).EscapedPath()
			out = append(out, hosting.Redirect{From: pl.present.Href(routes.Path(from)), To: pl.present.Href(routes.Path(p.To))})
		}
	}
	return out
}

// planManifest plans the web app manifest: that of the theme, in its folder root/, with the name of the site.
func (pl *planner) planManifest(in Input) {
	common, name := pl.present.Common, routes.Manifest.Relative()
	data, err := hosting.WebManifest(in.Files[name], hosting.App{
		Name: common.Title, Description: common.Description, Lang: common.Lang, Base: common.Home,
	}, func(name string) (string, bool) { return hosting.FindAsset(in.Files, name) })
	if err != nil {
		pl.problems.Add(diag.TemplateError, diag.Pos{File: "themes/" + pl.site.Settings.Theme + "/root/" + name}, err.Error())
		return
	}
	common.Manifest = pl.present.Href(routes.Manifest)
	add(pl, routes.Manifest, name, diag.Pos{}, func() *view.Text { return &view.Text{Data: data} })
}
