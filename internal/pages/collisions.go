package pages

import (
	"path"
	"strings"

	"bangvang/internal/diag"
)

// dropCollisions reports each address of two pages, with the origins of both, and drops the second page. Case is
// ignored, because some hosts ignore it. A file at the path of the folder of another page is a collision too, for
// example the file /a and the page /a/b/. The pages must be sorted.
func (pl *planner) dropCollisions() {
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

// reportCollision reports a collision at the one of two pages that has an author.
func (pl *planner) reportCollision(p, other Page) {
	if p.Pos.File == "" {
		p, other = other, p
	}
	pl.problems.Add(diag.AddressCollision, p.Pos, p.Address, other.Origin)
}
