package pages

import (
	"maps"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// planFiles plans the files that no list or sitemap names: those of the theme, of content/ and of the editing form, and
// share cards.
func (pl *planner) planFiles(in Input) {
	for _, name := range slices.Sorted(maps.Keys(in.Files)) {
		if name == routes.Manifest.Relative() { // which planManifest completes
			continue
		}
		data := in.Files[name]
		add(pl, routes.Path("/"+name), "themes/"+pl.site.Settings.Theme, diag.Pos{}, func() *view.Text { return &view.Text{Data: data} })
	}
	for _, a := range in.Assets {
		addFile(pl, routes.Path(a.Address), a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path})
		for _, s := range a.Sizes {
			addFile(pl, routes.Path(s.Address), a.Path, diag.Pos{File: a.Path}, &view.Asset{Source: a.Path, Size: s.Name})
		}
	}
	for _, f := range cms.Files(pl.site, cms.Look{Style: styleOf(in.Files), Problems: in.Problems}) {
		add(pl, routes.Admin+routes.Path(f.Name), "admin", pl.site.Settings.Admin.Pos, func() *view.Text { return &view.Text{Data: f.Make()} })
	}
	if pl.formApart() {
		headers := hosting.FormFolder(pl.form())
		add(pl, routes.Admin+routes.Path(routes.Headers.Relative()), "admin_output", pl.site.Settings.AdminOutput.Pos, func() *view.Text { return &view.Text{Data: headers} })
	}
	for _, a := range pl.all {
		if address, card := pl.present.ShareCard(a); card != nil {
			addFile(pl, address, a.Path, a.Title.Pos, card)
		}
	}
}

// styleOf returns the style sheets of the theme as one, in the order of their paths.
func styleOf(files map[string][]byte) []byte {
	var out []byte
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".css") {
			out = append(append(out, files[name]...), '\n')
		}
	}
	return out
}

// formApart reports whether the form is published into a folder of its own.
func (pl *planner) formApart() bool {
	return pl.site.Settings.Admin.Repo != "" && pl.site.Settings.AdminOutput.Text != ""
}

// form returns the policy of the form, the zero Form if the site has none.
func (pl *planner) form() hosting.Form {
	if pl.site.Settings.Admin.Repo == "" {
		return hosting.Form{}
	}
	return hosting.Form{Path: routes.Admin.Relative() + "*", Policy: cms.Policy(pl.site.Settings)}
}

// FormFile reports whether path, as in Page.Path, without a leading slash, is that of a file of the editing form or of
// its compressed copy (admin/form.js.gz). It decides by the name alone and does not know whether the site has a form.
// in is the path of the file in the form's own folder, where the setting admin_output publishes it apart:
// admin/config.yml stays, admin/_headers becomes _headers. An article at /admin/huong-dan/ is no such file. When ok is
// false, in is of no use.
func FormFile(path string) (in string, ok bool) {
	name, below := strings.CutPrefix(path, routes.Admin.Relative())
	switch {
	case !below:
		return "", false
	case name == routes.Headers.Relative():
		return name, true
	default:
		return path, cms.HasFile(strings.TrimSuffix(name, ".gz"))
	}
}
