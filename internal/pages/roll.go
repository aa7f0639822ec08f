package pages

import (
	"bangvang/internal/diag"
	"bangvang/internal/memo"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// planRoll plans the roll of all awards, as pages and as data, and its indexes with a list for each of their entries.
func (pl *planner) planRoll() {
	name := pl.present.Strings.Roll
	addListed(pl, routes.Roll, name, func() *view.Roll { return pl.present.Roll(1) })
	for n := 2; n <= pl.present.RollPageCount(); n++ {
		add(pl, routes.Roll.Page(n), name, diag.Pos{}, func() *view.Roll { return pl.present.Roll(n) })
	}
	records := memo.Weak(pl.present.Records) // of both files
	add(pl, routes.RollCSV, name, diag.Pos{}, func() *view.RollCSV { return &view.RollCSV{Records: records()} })
	add(pl, routes.RollJSON, name, diag.Pos{}, func() *view.RollJSON {
		return &view.RollJSON{Schema: pl.present.Reference(routes.RollSchema), Site: pl.present.Reference(routes.Home), Updated: pl.present.LastChange(), Records: records()}
	})
	add(pl, routes.RollSchema, name, diag.Pos{}, pl.present.Schema)
	for _, x := range pl.present.RollIndexes() {
		addListed(pl, x.Address, x.Name, func() *view.Terms { return pl.present.RollIndex(x) })
		crumbs := pl.crumbs(pl.present.Link(name, routes.Roll), pl.present.Link(x.Name, x.Address))
		for _, t := range x.Terms {
			pl.planList(present.List{
				Kind: string(x.Kind), Heading: t.Name, Address: x.Address.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs,
			}, x.Name)
		}
	}
}
