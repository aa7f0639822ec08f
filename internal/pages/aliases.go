package pages

import (
	"net/url"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/pages/hosting"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/site/linkcheck"
	"bangvang/internal/site/links"
)

// planAliases plans the redirects from old addresses. They are planned last, because of two pages at one address the
// first is published, and the author of an article can change its alias.
func (pl *planner) planAliases(in Input) {
	var queries queryAliases
	for _, a := range pl.all {
		for _, alias := range a.Aliases {
			pl.planAlias(a, alias, in, &queries)
		}
	}
	queries.plan(pl)
}

// planAlias plans the redirect from one old address of an article.
func (pl *planner) planAlias(a *site.Article, alias content.Ref, in Input, queries *queryAliases) {
	old, ok := links.ParseAlias(alias.Text)
	query, isQuery := links.ParseQueryAlias(alias.Text)
	switch {
	case isQuery:
		queries.add(pl, alias, hosting.Redirect{From: pl.present.Href(routes.Path(query)), To: pl.present.Href(routes.Path(a.Address))})
	case !ok:
		meant, certain := links.SuggestAlias(alias.Text, hostOf(pl.site.Settings.BaseURL))
		p := pl.problems.Add(diag.BadAlias, alias.Pos, alias.Text, meant)
		if certain && in.Text != nil {
			p.FixBy(linkcheck.Replace(in.Text(alias.Pos.File), alias, meant)...)
		}
	case strings.TrimSuffix(old, "index.html") == a.Address:
		p := pl.problems.Add(diag.OwnAlias, alias.Pos, alias.Text)
		if in.Text != nil {
			p.FixBy(linkcheck.Drop(in.Text(alias.Pos.File), alias)...)
		}
	default:
		address := routes.Path(old)
		add(pl, address, a.Path, alias.Pos, func() *view.Redirect { return pl.present.Redirect(a, address) })
		pl.pages[len(pl.pages)-1].To = a.Address
	}
}

// hostOf returns the host of an address, "" if it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// queryAliases are the old addresses with a query, for which a host of files has no file.
type queryAliases struct {
	list  []hosting.Redirect
	first content.Ref
	taken map[string]string // the file that has an address, by the address
}

// add adds an old address. A second one of the same text is a collision.
func (q *queryAliases) add(pl *planner, alias content.Ref, r hosting.Redirect) {
	key := strings.ToLower(r.From) // as nginx compares
	if q.taken == nil {
		q.taken, q.first = map[string]string{}, alias
	}
	if other, taken := q.taken[key]; taken {
		pl.problems.Add(diag.AddressCollision, alias.Pos, alias.Text, other)
		return
	}
	q.taken[key] = alias.Pos.File
	q.list = append(q.list, r)
}

// plan plans the files with which nginx and Caddy redirect the addresses, if there are any.
func (q *queryAliases) plan(pl *planner) {
	if len(q.list) == 0 {
		return
	}
	pl.problems.Add(diag.QueryAlias, q.first.Pos, q.first.Text, strconv.Itoa(len(q.list)))
	list := q.list
	add(pl, routes.NginxOld, routes.NginxOld.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: hosting.NginxMap(list)} })
	add(pl, routes.CaddyOld, routes.CaddyOld.Relative(), diag.Pos{}, func() *view.Text { return &view.Text{Data: hosting.CaddyMap(list)} })
}
