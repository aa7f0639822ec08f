package present

import (
	"strconv"
	"sync"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// indexEntries is the number of entries on a page of an index: 50 kB.
const indexEntries = 200

// Index is an index of lists before it is split into pages, as [Presenter.Index] returns it; [Presenter.Terms] makes a
// [view.Terms] of each page.
type Index struct {
	Kind    string // as view.Terms.Kind
	Name    string // its heading
	Address routes.Path
	Pages   int // number of pages

	crumbs []view.Link
	all    func() *indexed
}

// indexed are all entries of an index.
type indexed struct {
	groups []view.Group
	total  int // as view.Terms.Total
	great  int // as view.Terms.Great
}

// Index returns the index of terms at an address. group groups them, as [Presenter.ByLetter] and its siblings do; it is
// called when the first page is made. crumbs lead to the index.
func (p *Presenter) Index(kind, name string, address routes.Path, terms []*site.Term, group func(routes.Path, []*site.Term) []view.Group, crumbs ...view.Link) *Index {
	n := len(terms)
	for _, t := range terms {
		n += len(t.Children)
	}
	return &Index{
		Kind: kind, Name: name, Address: address, Pages: max(1, (n+indexEntries-1)/indexEntries), crumbs: crumbs,
		all: sync.OnceValue(func() *indexed { return newIndexed(kind, group(address, terms)) }),
	}
}

// newIndexed counts the entries of groups. Entries stand out that have more than three times as many articles as most.
func newIndexed(kind string, groups []view.Group) *indexed {
	x := &indexed{groups: groups}
	sum := 0
	for _, g := range groups {
		sum += g.Count
		for _, t := range g.Terms {
			sum += t.Count
		}
		x.total += sizeOf(&g)
	}
	x.great = max(3, 3*sum/max(1, x.total)+1)
	if kind == "archive" {
		x.total = 0
		for _, g := range groups {
			x.total += g.Count
		}
	}
	return x
}

// sizeOf returns the number of entries of a group. A group with a page of its own, such as a province, counts as one too.
func sizeOf(g *view.Group) int {
	if g.Href != "" {
		return 1 + len(g.Terms)
	}
	return len(g.Terms)
}

// Terms returns the view of page n, from 1, of an index. Its Total is the number of all its entries; of the kind archive, the
// years and months at /luu-tru/, it is the number of articles. A group that several pages share has its heading on each.
func (p *Presenter) Terms(x *Index, n int) *view.Terms {
	all := x.all()
	v := &view.Terms{
		Page: p.page("terms", p.titled(x.Name, n), x.Address.Page(n), x.crumbs...), Kind: x.Kind, Heading: x.Name,
		Total: all.total, Great: all.great, Pager: p.listPager(x.Address, n, x.Pages),
	}
	v.Pager.Plain = true
	before := 0 // entries of the groups before
	for _, g := range all.groups {
		way := view.Link{Name: g.Name, Href: "#" + g.ID}
		if first := before/indexEntries + 1; first != n {
			way.Href = p.Href(x.Address.Page(first)) + way.Href
		}
		v.Ways = append(v.Ways, way)
		size := sizeOf(&g)
		from, to := max(0, (n-1)*indexEntries-before), min(size, n*indexEntries-before)
		before += size
		if from >= to {
			continue
		}
		if own := size - len(g.Terms); own > 0 { // the first entry is the heading
			from, to = max(0, from-own), to-own
		}
		g.Terms = g.Terms[from:to:to]
		v.Groups = append(v.Groups, g)
	}
	return v
}

// ByLetter groups terms, which are in alphabetical order, under their initial letters ([viet.IndexLetter]). The links
// lead to the lists of the terms of the index at the address under, and have the numbers of articles.
func (p *Presenter) ByLetter(under routes.Path, terms []*site.Term) []view.Group {
	return byLetter(p.termLinks(under, terms), func(i int) string { return letterOf(terms[i]) })
}

// letterOf returns the letter under which a term stands.
func letterOf(t *site.Term) string { return viet.IndexLetter(t.Name) }

// byLetter groups links under the letters that letter returns for each.
func byLetter(links []view.Link, letter func(i int) string) []view.Group {
	var out []view.Group
	for i, link := range links {
		initial := letter(i)
		if n := len(out); n == 0 || out[n-1].Name != initial {
			out = append(out, view.Group{Link: view.Link{Name: initial}, ID: "g" + strconv.Itoa(n+1)})
		}
		out[len(out)-1].Terms = append(out[len(out)-1].Terms, link)
	}
	return out
}

// ByParent returns a group for each of terms, in their order, with the terms directly below it, for example a province
// with its units. The links are as in [Presenter.ByLetter].
func (p *Presenter) ByParent(under routes.Path, terms []*site.Term) []view.Group {
	var out []view.Group
	for i, link := range p.termLinks(under, terms) {
		out = append(out, view.Group{Link: link, ID: "g" + strconv.Itoa(i+1), Terms: p.termLinks(under, terms[i].Children)})
	}
	return out
}

// ByClass groups honours by the classes of the law: emulation titles, commendations, and others, without empty groups;
// within a group in the order of terms. The links are as in [Presenter.ByLetter].
func (p *Presenter) ByClass(under routes.Path, terms []*site.Term) []view.Group {
	var out []view.Group
	for _, class := range []honours.Class{honours.EmulationTitle, honours.Commendation, honours.Other} {
		g := view.Group{Link: view.Link{Name: p.Strings.Class[class]}, ID: class.String()}
		for i, link := range p.termLinks(under, terms) {
			if classOf(terms[i].Honour) == class {
				g.Terms = append(g.Terms, link)
			}
		}
		if len(g.Terms) > 0 {
			out = append(out, g)
		}
	}
	return out
}
