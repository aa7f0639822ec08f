package pages

import (
	"bangvang/internal/diag"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// planRoll plans the roll of all awards, as pages and as data, and its indexes with a list for each of their entries.
func (pl *planner) planRoll() {
	name := pl.present.Strings.Roll
	addListed(pl, routes.Roll, name, func() *view.Roll { return pl.present.Roll(1) })
	for n := 2; n <= pl.present.RollPageCount(); n++ {
		add(pl, routes.Roll.Page(n), name, diag.Pos{}, func() *view.Roll { return pl.present.Roll(n) })
	}
	pl.planData(routes.RollCSV, routes.RollJSON, name, pl.site.Articles)
	add(pl, routes.RollSchema, name, diag.Pos{}, pl.present.Schema)
	for _, x := range pl.present.RollIndexes() {
		addListed(pl, x.Address, x.Name, func() *view.Terms { return pl.present.RollIndex(x) })
		crumbs := pl.crumbs(pl.present.Link(name, routes.Roll), pl.present.Link(x.Name, x.Address))
		for _, t := range x.Terms {
			pl.planList(present.List{
				Kind: string(x.Kind), Heading: t.Name, Address: x.Address.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs,
			}, x.Name)
			if body := pl.present.Entries.Body(t); body != nil {
				for _, slug := range body.OldSlugs {
					from := x.Address.Term(slug)
					add(pl, from, x.Name+" “"+t.Name+"”", diag.Pos{}, func() *view.Redirect { return pl.present.RedirectTerm(t, x.Address, from) })
					pl.pages[len(pl.pages)-1].To = string(x.Address.Term(t.Slug))
				}
			}
		}
	}
}

// planData plans the awards of articles as data, at two addresses. The articles must not change.
func (pl *planner) planData(csv, json routes.Path, origin string, articles []*site.Article) {
	add(pl, csv, origin, diag.Pos{}, func() *view.RollCSV { return pl.present.RollCSV(articles) })
	add(pl, json, origin, diag.Pos{}, func() *view.RollJSON { return pl.present.RollJSON(articles) })
}
