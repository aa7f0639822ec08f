package roll

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Body is what a term of a [Roll] was joined of: names that are spelled differently, or that a body had in a former unit, or
// that bodies.yaml declares.
type Body struct {
	Former     []Former // names in former units, or declared as former, the oldest first
	Spellings  []string // other names, in alphabetical order
	OldSlugs   []string // slugs that these names have when they are not joined, sorted; none is that of another term
	MergedInto *site.Term
	Merged     time.Time    // since when; zero if not known
	MergedFrom []*site.Term // those that were merged into this one
}

// Former is a name of a body in former times: “Trường TH Bắc Hồng, Huyện Đông Anh, Hà Nội”.
type Former struct {
	Name  string
	Until time.Time // its last day, zero if not known
}

// Body returns what t, a term of the Roll, was joined of; nil if it is one name in one place. A nil Roll has none.
func (b *Roll) Body(t *site.Term) *Body {
	if b == nil {
		return nil
	}
	return b.bodies[t]
}

// part is a name in a place, which is a term until it is joined with others.
type part struct {
	term  *site.Term
	index *site.Index
	name  string              // as written, with the unit once namePart has added it
	unit  string              // of the name, as the article writes it; "" for none
	on    time.Time           // the day of the first article
	short string              // the same without the place that it names
	key   string              // equal for names that may be one body
	own   bool                // the name is of a school, a hospital or an enterprise, and its own
	named *gazetteer.Locality // the place in the name of the term, nil for none
	place *gazetteer.Locality // the same, or a unit within it that the name names
	to    *part               // the part that it was joined with; nil for none, or for the first

	former bool      // bodies.yaml says that it is a former name
	until  time.Time // its last day, if bodies.yaml gives it
}

// root returns the part that stands for all that p was joined with.
func (p *part) root() *part {
	for p.to != nil {
		if p.to.to != nil {
			p.to = p.to.to
		}
		p = p.to
	}
	return p
}

// node holds the parts of one key in one place: spellings of one name.
type node struct {
	parts []*part
	place *gazetteer.Locality
	heir  *node // the node of the same body in the unit that followed; nil if not known
}

// first returns the day of the oldest award of n.
func (n *node) first() (day time.Time) {
	for _, p := range n.parts {
		if d := p.term.Articles[len(p.term.Articles)-1].EffectiveDate(); day.IsZero() || d.Before(day) {
			day = d
		}
	}
	return day
}

// joinBodies joins the parts that are one body, and returns the problems of bodies.yaml. The slugs must be assigned: the
// body keeps that of its oldest part.
func (g *builder) joinBodies() diag.List {
	var problems diag.List
	declared := g.readDeclared(&problems)
	declared.join(g)
	type group struct {
		index *site.Index
		key   string
	}
	nodes := map[group][]*node{}
	var order []group
	at := map[group]map[*gazetteer.Locality]*node{}
	for _, p := range g.parts {
		if p.index == g.Conferrers { // the committee of a unit is that of the unit
			continue
		}
		in := group{p.index, p.key}
		if at[in] == nil {
			at[in] = map[*gazetteer.Locality]*node{}
			order = append(order, in)
		}
		n := at[in][p.place]
		if n == nil {
			n = &node{place: p.place}
			at[in][p.place], nodes[in] = n, append(nodes[in], n)
		}
		n.parts = append(n.parts, p)
	}
	for _, in := range order {
		for _, n := range nodes[in] {
			for _, p := range n.parts[1:] {
				union(n.parts[0], p)
			}
		}
		if len(nodes[in]) > 1 {
			g.joinThroughTime(nodes[in], at[in])
		}
	}
	g.mergeParts()
	declared.merge(g, &problems)
	return problems
}

// namePart names the term of a part, and fills the fields by which parts are joined. The name, and so the slug, includes the
// locality, so that they do not depend on other articles. A unit named after a comma, as in “Trường Tiểu học Bắc Hồng, xã Bắc
// Hồng”, is the place of the part, if it is one within the place of its articles.
func (g *builder) namePart(p *part) {
	name, unit := p.name, p.unit
	p.name, p.named = joinUnit(name, unit), p.place
	p.term.Name = g.fullName(p.name, p.place)
	short, tail, _ := strings.Cut(name, ",")
	if tail == "" && p.index == g.Collectives {
		tail = unit
	}
	if within := g.placeNamed(tail, p.place, p.on); within != nil {
		p.place, name, unit = within, short, ""
	}
	p.short = joinUnit(name, unit)
	key, of := viet.BodyKey(name), viet.BodyKey(unit)
	p.key, p.own = key+"|"+of, viet.HasOwnName(key) || viet.HasOwnName(of)
}

// placeNamed returns the unit that text names with its kind, within place on a day; nil for any other text.
func (g *builder) placeNamed(text string, place *gazetteer.Locality, on time.Time) *gazetteer.Locality {
	text = strings.TrimSpace(text)
	if kind, _ := gazetteer.SplitKind(text); kind == "" || place == nil {
		return nil
	}
	found := g.site.Gazetteer.Lookup(text+", "+place.DisplayAt(on), on).Locality
	if found == nil {
		found = g.site.Gazetteer.Lookup(text, on).Locality
	}
	if found == nil || !within(found, place) {
		return nil
	}
	return found
}

func joinUnit(name, unit string) string {
	if unit != "" {
		return name + ", " + unit
	}
	return name
}

// union joins two parts of one index: the one with the older article stands for both.
func union(a, b *part) {
	a, b = a.root(), b.root()
	if a == b || a.index != b.index {
		return
	}
	if b.olderThan(a) {
		a, b = b, a
	}
	b.to = a
}

// olderThan reports whether the oldest article of p is older than that of other, which decides their slugs too.
func (p *part) olderThan(other *part) bool {
	a, b := p.term.Articles[len(p.term.Articles)-1], other.term.Articles[len(other.term.Articles)-1]
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(b.Path, a.Path)) < 0
}

// joinThroughTime joins nodes of one key, at the places of at, with those in the units that followed.
func (g *builder) joinThroughTime(nodes []*node, at map[*gazetteer.Locality]*node) {
	former := map[*node][]*node{}
	var heirs []*node
	for _, n := range nodes {
		if n.heir = g.heirOf(n, at); n.heir == nil {
			continue
		}
		if former[n.heir] == nil {
			heirs = append(heirs, n.heir)
		}
		former[n.heir] = append(former[n.heir], n)
	}
	for _, heir := range heirs {
		if !g.consistent(former[heir]) {
			continue
		}
		for _, n := range former[heir] {
			union(heir.parts[0], n.parts[0])
		}
	}
}

// heirOf returns the node of the body of n in the unit that followed; nil if n's unit has not ended, is a province, or if it is
// not certain which it is (see the package doc).
func (g *builder) heirOf(n *node, at map[*gazetteer.Locality]*node) *node {
	if n.place == nil || n.place.Level == gazetteer.Province || !n.place.EndedBy(g.now) {
		return nil
	}
	var found *node
	for _, l := range g.heirsOf(n.place) {
		heir := at[l]
		if heir == nil || l.Level == gazetteer.Province || l.EndedBy(g.now) {
			continue
		}
		if found != nil {
			return nil // two heirs have the name
		}
		found = heir
	}
	if found == nil {
		return nil
	}
	if day := found.first(); !day.After(n.place.To) && found.place.InForce(day) {
		return nil // they were two at one time
	}
	if !n.parts[0].own && !renamed(n.place, found.place) {
		return nil
	}
	return found
}

// renamed reports whether the unit ended only to be called heir, one for one.
func renamed(ended, heir *gazetteer.Locality) bool {
	next, before := ended.Successors(), heir.Predecessors()
	return len(next) == 1 && next[0].Locality == heir && !next[0].Part && !next[0].Mainly && len(before) == 1 && !before[0].Part
}

// maxHeirs is the number of units, one after the other and side by side, that are followed.
const maxHeirs = 200

// heirsOf returns the units that took over l or a part of it, and their heirs; if those of l are not known, those of the
// unit above.
func (g *builder) heirsOf(l *gazetteer.Locality) []*gazetteer.Locality {
	if list, ok := g.heirs[l]; ok {
		return list
	}
	var list []*gazetteer.Locality
	seen := map[*gazetteer.Locality]bool{l: true}
	next := func(of *gazetteer.Locality) {
		heirs := of.Successors()
		for of.Parent != nil && len(heirs) == 0 && of.EndedBy(g.now) {
			of = of.Parent
			heirs = of.Successors()
		}
		for _, s := range heirs {
			if !seen[s.Locality] && len(list) < maxHeirs {
				seen[s.Locality], list = true, append(list, s.Locality)
			}
		}
	}
	next(l)
	for i := 0; i < len(list); i++ {
		if list[i].EndedBy(g.now) {
			next(list[i])
		}
	}
	g.heirs[l] = list
	return list
}

// maxFormer is the number of former places of a body that are compared with each other.
const maxFormer = 8

// consistent reports whether nodes, of which one later node seems to be the heir, can be one body: each place is within
// another, or followed it. Two communes that became one may each have had a school of the name.
func (g *builder) consistent(nodes []*node) bool {
	if len(nodes) > maxFormer {
		return false
	}
	for i, a := range nodes {
		for _, b := range nodes[:i] {
			if !within(a.place, b.place) && !within(b.place, a.place) && !slices.Contains(g.heirsOf(a.place), b.place) && !slices.Contains(g.heirsOf(b.place), a.place) {
				return false
			}
		}
	}
	return true
}

func within(l, above *gazetteer.Locality) bool { return l.AtLevel(above.Level) == above }

// mergeParts makes one term of the parts that were joined: the oldest, with its slug, under the name of today.
func (g *builder) mergeParts() {
	joined := map[*part][]*part{}
	var roots []*part
	for _, p := range g.parts {
		root := p.root()
		if root == p {
			continue
		}
		if joined[root] == nil {
			roots = append(roots, root)
		}
		joined[root] = append(joined[root], p)
	}
	gone := map[*site.Term]bool{}
	for _, root := range roots {
		for _, p := range joined[root] {
			gone[p.term], g.joined[p.term] = true, root.term
			root.term.Articles = append(root.term.Articles, p.term.Articles...)
			root.term.Awards = append(root.term.Awards, p.term.Awards...)
		}
		g.sortTerm(root.term)
		g.dropReports(root.term, append(joined[root], root))
		g.bodies[root.term] = g.bodyOf(root, append(joined[root], root))
	}
	for _, x := range []*site.Index{g.Conferrers, g.Collectives, g.Individuals} {
		x.Terms = slices.DeleteFunc(x.Terms, func(t *site.Term) bool { return gone[t] })
	}
}

// dropReports removes each award from those of t, the term of parts, that is there already or whose record is.
func (g *builder) dropReports(t *site.Term, parts []*part) {
	t.Awards = slices.Compact(t.Awards)
	has := make(map[*site.Award]bool, len(t.Awards))
	for _, w := range t.Awards {
		has[w] = true
	}
	t.Awards = slices.DeleteFunc(t.Awards, func(w *site.Award) bool {
		if w.Record == nil || !has[w.Record] {
			has[cmp.Or(w.Record, w)] = true
			return false
		}
		for _, p := range parts {
			delete(g.listed, listing{p.term, w})
		}
		return true
	})
}

// bodyOf returns the body of parts, those of root, and names its term by the longest spelling, which has no abbreviations, in
// the place of the newest part.
func (g *builder) bodyOf(root *part, parts []*part) *Body {
	newest := slices.MaxFunc(parts, func(a, b *part) int {
		x, y := a.term.Articles[0], b.term.Articles[0]
		return cmp.Or(cmp.Compare(g.rank(a), g.rank(b)), x.Date.Compare(y.Date), cmp.Compare(y.Path, x.Path))
	})
	written := newest.short
	for _, p := range parts {
		if !p.former && p.key == newest.key && len(p.short) > len(written) {
			written = p.short
		}
	}
	name := newest.term.Name
	if written != newest.short {
		name = g.fullName(written, newest.place)
	}
	b := &Body{}
	for _, p := range parts {
		if p != root {
			b.OldSlugs = append(b.OldSlugs, p.term.Slug)
		}
		until := p.until
		if until.IsZero() && p.place != newest.place && p.place != nil && p.place.EndedBy(g.now) {
			until = p.place.To
		}
		switch {
		case p.former || !until.IsZero():
			b.Former = append(b.Former, Former{g.nameThen(p, until), until})
		case p.term.Name != name:
			b.Spellings = append(b.Spellings, p.term.Name)
		}
	}
	root.term.Name = name
	slices.Sort(b.OldSlugs)
	slices.SortFunc(b.Former, func(a, b Former) int { return cmp.Or(a.Until.Compare(b.Until), cmp.Compare(a.Name, b.Name)) })
	viet.SortBy(b.Spellings, func(s string) string { return s })
	b.Spellings = slices.Compact(b.Spellings)
	return b
}

// rank returns 0 for a part of former times and 1 for one of today.
func (g *builder) rank(p *part) int {
	if p.former || p.place != nil && p.place.EndedBy(g.now) {
		return 0
	}
	return 1
}

// nameThen returns the name of a part with its place as they were on its last day.
func (g *builder) nameThen(p *part, until time.Time) string {
	then := *g
	then.now = until
	return then.fullName(p.name, p.named)
}
