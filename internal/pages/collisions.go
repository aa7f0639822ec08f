package pages

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/pages/routes"
	"bangvang/internal/site"
)

// dropCollisions reports each address of two pages, with the origins of both, and drops the second page. Case is
// ignored, because some hosts ignore it. A file at the path of the folder of another page is a collision too, for
// example the file /a and the page /a/b/. The pages must be sorted.
func (pl *planner) dropCollisions() {
	pl.reportSearch()
	if pl.distinct() {
		return
	}
	first := make(map[string]Page, len(pl.pages))
	kept := pl.pages[:0]
	for _, p := range pl.pages {
		key := strings.ToLower(p.Path)
		if other, taken := first[key]; taken {
			pl.reportCollision(p, other)
			continue
		}
		first[key] = p
		kept = append(kept, p)
	}
	pl.pages = kept
	pl.reportCopies(first)
	last := "."
	for _, p := range kept {
		dir := path.Dir(strings.ToLower(p.Path))
		if dir == last {
			continue
		}
		for last = dir; dir != "."; dir = path.Dir(dir) {
			if other, taken := first[dir]; taken {
				pl.reportCollision(p, other)
			}
		}
	}
}

// reportSearch reports each page at an address of the files of the search index or the index of awards, which are made
// after the plan: for example, the old address /tim-kiem/index.txt. The pages must be sorted.
func (pl *planner) reportSearch() {
	pl.reportBelow(routes.Search, routes.SearchIndex, routes.NameIndex, routes.SearchWords, routes.SearchRecords)
	pl.reportBelow(routes.Roll, routes.AwardIndex)
}

// reportBelow reports each page at one of the addresses of files, or below, in the folder of a page.
func (pl *planner) reportBelow(page routes.Path, files ...routes.Path) {
	folder := page.Relative()
	from, _ := slices.BinarySearchFunc(pl.pages, folder, func(p Page, path string) int { return strings.Compare(p.Path, path) })
	for _, p := range pl.pages[from:] {
		if !strings.HasPrefix(p.Path, folder) {
			return
		}
		for _, file := range files {
			if strings.HasPrefix(strings.ToLower(p.Path), file.Relative()) {
				pl.problems.Add(diag.AddressCollision, p.Pos, p.Address, string(page))
			}
		}
	}
}

// reportCopies reports each page that a server would send as the compressed copy of another. For example, the old
// address /admin/form.js.gz would replace the script of the form. The names of files from content/ have no second dot.
func (pl *planner) reportCopies(first map[string]Page) {
	for _, p := range pl.pages {
		if whole, ok := strings.CutSuffix(strings.ToLower(p.Path), ".gz"); ok {
			if other, taken := first[whole]; taken {
				pl.reportCollision(p, other)
			}
		}
	}
}

// distinct reports whether the paths are in lower case and none is a prefix of the next. Then no pages collide; this is
// the rule, and faster to see than any collision.
func (pl *planner) distinct() bool {
	for i, p := range pl.pages {
		if strings.ToLower(p.Path) != p.Path || i > 0 && strings.HasPrefix(p.Path, pl.pages[i-1].Path) {
			return false
		}
	}
	return true
}

// reportCollision reports a collision at the one of two pages that must give way: see [planner.yields].
func (pl *planner) reportCollision(p, other Page) {
	if !pl.yields(p, other) {
		p, other = other, p
	}
	pl.problems.Add(diag.AddressCollision, p.Pos, p.Address, other.Origin)
}

// yields reports whether of two pages p must give way: an article to a page that no article made, an old address of an
// article to a page, and of two articles the one with the later date, because readers know the address of the other.
func (pl *planner) yields(p, other Page) bool {
	if pl.articles == nil {
		pl.articles = make(map[string]*site.Article, len(pl.all))
		for _, a := range pl.all {
			pl.articles[a.Path] = a
		}
	}
	a, b := pl.articles[p.Pos.File], pl.articles[other.Pos.File]
	switch {
	case a == nil || b == nil:
		return a != nil || b == nil && p.Pos.File != ""
	case (p.To == "") != (other.To == ""):
		return p.To != ""
	}
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Path, b.Path)) >= 0
}
