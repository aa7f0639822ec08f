package pages

import (
	"maps"
	"slices"

	"bangvang/internal/diag"
	"bangvang/internal/editor/cms"
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
	for _, f := range cms.Files(pl.site) {
		add(pl, routes.Admin+routes.Path(f.Name), "admin", pl.site.Settings.Admin.Pos, func() *view.Text { return &view.Text{Data: f.Make()} })
	}
	for _, a := range pl.all {
		if address, card := pl.present.ShareCard(a); card != nil {
			addFile(pl, address, a.Path, a.Title.Pos, card)
		}
	}
}
