package present

import (
	"strconv"

	"bangvang/internal/knowledge/honours"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// Terms returns the view of the index at an address. kind is tags, categories, localities, honours, campaigns,
// blocks, archive, conferrers, collectives or individuals, name its heading; groups are its terms as [Presenter.ByLetter] and its
// siblings return them. Its Total is the number of terms, where a group with a page of its own, such as a province,
// counts as one too. Of the kind archive, the years and months at /luu-tru/, it is the number of articles.
func (p *Presenter) Terms(kind, name string, address routes.Path, groups []view.Group) *view.Terms {
	v := &view.Terms{Page: p.page("terms", name, address, p.HomeLink()), Kind: kind, Heading: name, Groups: groups}
	for _, g := range groups {
		switch {
		case kind == "archive":
			v.Total += g.Count
		case g.Href != "":
			v.Total += 1 + len(g.Terms)
		default:
			v.Total += len(g.Terms)
		}
	}
	return v
}

// ByLetter groups terms, which are in alphabetical order, under their initial letters ([viet.IndexLetter]). The links
// lead to the lists of the terms of the index at the address under, and have the numbers of articles.
func (p *Presenter) ByLetter(under routes.Path, terms []*site.Term) []view.Group {
	return p.byLetter(under, terms, func(t *site.Term) string { return viet.IndexLetter(t.Name) })
}

// byLetter groups terms under the letters that letter returns.
func (p *Presenter) byLetter(under routes.Path, terms []*site.Term, letter func(*site.Term) string) []view.Group {
	var out []view.Group
	for i, link := range p.termLinks(under, terms) {
		if n := len(out); n == 0 || out[n-1].Name != letter(terms[i]) {
			out = append(out, view.Group{Link: view.Link{Name: letter(terms[i])}, ID: "g" + strconv.Itoa(n+1)})
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
