package pages

import (
	"bangvang/internal/diag"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site/roll"
)

// planRoll plans the roll of all awards, as pages and as data, and its indexes with a list for each of their entries.
func (pl *planner) planRoll() {
	name := pl.present.Strings.Roll
	addListed(pl, routes.Roll, name, func() *view.Roll { return pl.present.Roll(1) })
	for n := 2; n <= pl.present.RollPageCount(); n++ {
		add(pl, routes.Roll.Page(n), name, diag.Pos{}, func() *view.Roll { return pl.present.Roll(n) })
	}
	pl.planData(routes.RollCSV, routes.RollJSON, name, present.RollData{Articles: pl.site.Articles})
	pl.planYears()
	add(pl, routes.RollSchema, name, diag.Pos{}, pl.present.Schema)
	for _, x := range pl.present.RollIndexes() {
		pl.planIndex(x.Index)
		crumbs := pl.crumbs(pl.present.Link(name, routes.Roll), pl.present.Link(x.Name, x.Address))
		for _, t := range x.Terms {
			list := present.List{Kind: string(x.Of), Heading: t.Name, Address: x.Address.Term(t.Slug), Articles: t.Articles, Term: t, Crumbs: crumbs}
			pl.planList(list, x.Name)
			if x.Of != roll.Conferrer {
				if address, card := pl.present.BodyCard(list); card != nil {
					addFile(pl, address, x.Name+" “"+t.Name+"”", diag.Pos{}, card)
				}
			}
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

// planYears plans the years that have awards: an index, the pages of each year and its files.
func (pl *planner) planYears() {
	years, name := pl.present.Years(), pl.present.Strings.Years
	if len(years) == 0 {
		return
	}
	addListed(pl, routes.Years, name, pl.present.YearReports)
	for i := range years {
		y := &years[i]
		origin := pl.present.Strings.YearReport(y.Year)
		addListed(pl, y.Address(), origin, func() *view.YearReport { return pl.present.YearReport(i, 1) })
		for n := 2; n <= y.PageCount(); n++ {
			add(pl, y.Address().Page(n), origin, diag.Pos{}, func() *view.YearReport { return pl.present.YearReport(i, n) })
		}
		pl.planData(y.Address().RollCSV(), y.Address().RollJSON(), origin, present.RollData{Articles: y.Articles})
		add(pl, y.Address().Summary(), origin, diag.Pos{}, func() *view.Text { return pl.present.Summary(i) })
	}
}

// planData plans awards as data, at two addresses.
func (pl *planner) planData(csv, json routes.Path, origin string, d present.RollData) {
	add(pl, csv, origin, diag.Pos{}, func() *view.RollCSV { return pl.present.RollCSV(d) })
	add(pl, json, origin, diag.Pos{}, func() *view.RollJSON { return pl.present.RollJSON(d) })
}
