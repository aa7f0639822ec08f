package present

import (
	"path"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// addPlace adds the figures of the place of t to the first page of its list, and links to its awards as data.
func (p *Presenter) addPlace(v *view.List, t *site.Term) {
	var own site.Tally
	former := map[*gazetteer.Locality]*site.Tally{}
	var order []site.PlaceAward // the first award of each former unit
	for _, w := range site.AwardsAt(t) {
		if w.Former == nil || w.Rolled {
			own.Add(w.Award)
		}
		if w.Former == nil {
			continue
		}
		if former[w.Former] == nil {
			former[w.Former] = new(site.Tally)
			order = append(order, w)
		}
		former[w.Former].Add(w.Award)
	}
	v.Numbers = numbersOf(&own)
	for _, w := range order {
		v.Former = append(v.Former, view.FormerPlace{Link: p.formerLink(w.Former), Sum: countOf(former[w.Former].Sum), Within: w.Rolled})
	}
	if HasAwards(t.Articles) {
		address := routes.Localities.Term(t.Slug)
		v.Downloads = p.rollFiles(address.RollCSV(), address.RollJSON(), RollData{t.Articles, true})
	}
}

// formerLink returns a link to a unit that has ended, with its full name.
func (p *Presenter) formerLink(l *gazetteer.Locality) view.Link {
	link := p.placeLink(l)
	link.Name = l.Latest().Full
	return link
}

// HasAwards reports whether articles report an award in force, so that there are files of them.
func HasAwards(articles []*site.Article) bool {
	for _, a := range articles {
		if a.CountedAwards() > 0 {
			return true
		}
	}
	return false
}

// rollFiles returns links to awards as data, with the sizes of the files.
func (p *Presenter) rollFiles(csv, json routes.Path, d RollData) []view.File {
	return []view.File{
		p.dataFile(csv, p.Strings.Sheet, opendata.RollCSV(p.RollCSV(d))),
		p.dataFile(json, p.Strings.ForPrograms, opendata.RollJSON(p.RollJSON(d))),
	}
}

// dataFile returns a link to a file in parts.
func (p *Presenter) dataFile(address routes.Path, name string, parts []string) view.File {
	n := int64(opendata.Size(parts))
	kind, _, _ := strings.Cut(filetype.MIME(string(address)), ";")
	return view.File{
		Name: name, Href: p.Href(address), URL: p.URL(address), Kind: strings.ToUpper(strings.TrimPrefix(path.Ext(string(address)), ".")), Size: formatSize(n, p.site.Settings.Language), Type: kind, Bytes: n,
	}
}
