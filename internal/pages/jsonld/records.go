package jsonld

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/pages/view"
)

// listData returns the data of a list: on the first page of an honour, a body or an individual its subject, and the
// breadcrumbs. An individual is named without unit and place, which follow a comma in the heading.
func listData(v *view.List) template.JS {
	p := &v.Page
	if v.Pager.Number > 1 {
		return breadcrumbs(p)
	}
	var graph []any
	switch v.Kind {
	case "honour":
		term := definedTerm{thing: thing{Type: "DefinedTerm", ID: p.URL + "#honour", Name: v.Heading, URL: p.URL}}
		if v.Honour != nil {
			term.Description = v.Honour.Law
		}
		if n := len(p.Crumbs); n > 0 {
			index := absolute(p.Site, p.Crumbs[n-1].Href)
			term.Set = thing{Type: "DefinedTermSet", ID: index + "#honours", Name: p.Crumbs[n-1].Name, URL: index}
		}
		graph = append(graph, term)
	case "locality":
		if len(v.Downloads) > 0 {
			d := newDataset(p, v.Downloads, "")
			d.describe(p)
			d.Places = []thing{{Type: "AdministrativeArea", Name: v.Heading, URL: p.URL}}
			graph = append(graph, d)
		}
	case "campaign", "block":
		graph = append(graph, emulationOf(v))
	case "conferrer":
		graph = append(graph, honoured{thing: thing{Type: "Organization", ID: p.URL + "#body", Name: v.Heading, URL: p.URL, Description: about(p)}})
	case "collective":
		graph = append(graph, honoured{thing{Type: "Organization", ID: p.URL + "#body", Name: v.Body.Name, URL: p.URL, Description: about(p)}, otherNames(v.Body), awardTexts(v.Won), ownerOf(v.Body, "Place"), nil, cardOf(p)})
	case "individual":
		graph = append(graph, honoured{thing{Type: "Person", ID: p.URL + "#person", Name: v.Body.Name, URL: p.URL, Description: about(p)}, otherNames(v.Body), awardTexts(v.Won), nil, ownerOf(v.Body, "Organization"), cardOf(p)})
	}
	return encode(p.Site, appendBreadcrumbs(graph, p))
}

// ownerOf returns what a collective or an individual belongs to, a Place or an Organization; nil if that is not known.
func ownerOf(b *view.Body, kind string) *thing {
	if b.Of == "" {
		return nil
	}
	return &thing{Type: kind, Name: b.Of}
}

// cardOf returns the address of the share card of a page, "" for none.
func cardOf(p *view.Page) string {
	if p.Image == nil {
		return ""
	}
	return p.Image.URL
}

// emulationOf returns a campaign as a Project, a block as an Organization, with its facts.
func emulationOf(v *view.List) emulation {
	p := &v.Page
	out := emulation{thing: thing{Type: "Project", ID: p.URL + "#campaign", Name: v.Heading, URL: p.URL, Description: about(p)}}
	if v.Kind == "block" {
		out.Type, out.ID = "Organization", p.URL+"#block"
	}
	e := v.Emulation
	if e == nil {
		return out
	}
	out.Description, out.Aliases = cmp.Or(e.Aims, out.Description), e.Aliases
	if e.LaunchedBy != "" {
		out.Founder = &thing{Type: "Organization", Name: e.LaunchedBy}
	}
	for _, m := range e.Members {
		out.Members = append(out.Members, thing{Type: "Organization", Name: m.Name, URL: absolute(p.Site, m.Href)})
	}
	return out
}

// otherNames returns the names that a body had or has besides that of its page, the former without their places.
func otherNames(b *view.Body) []string {
	var out []string
	for _, f := range b.Former {
		out = append(out, f.Name)
	}
	return append(out, b.Spellings...)
}

// awardTexts returns awards in one line each, for example “Bằng khen, UBND thành phố Hải Phòng, 2023”; one that was
// proposed or revoked is none. The year is that of the period, or else of the event.
func awardTexts(rows []view.Won) []string {
	var out []string
	for _, r := range rows {
		if r.Status == "nominated" || r.Status == "revoked" {
			continue
		}
		text := r.Honour.Name
		if r.By != "" {
			text += ", " + r.By
		}
		text += ", " + cmp.Or(r.Period, strconv.Itoa(r.Year))
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// roll returns the data of the roll: on its first page, the description of the data set.
func roll(v *view.Roll) template.JS {
	p := &v.Page
	if v.Pager.Number > 1 || len(v.Downloads) == 0 {
		return breadcrumbs(p)
	}
	d := newDataset(p, v.Downloads, dateTime(&v.Updated))
	d.describe(p)
	if n := len(v.Figures); n > 0 {
		d.Years = strconv.Itoa(v.Figures[n-1].Year) + "/" + strconv.Itoa(v.Figures[0].Year)
	}
	return encode(p.Site, appendBreadcrumbs([]any{d}, p))
}

// yearData returns the data of a year: on its first page, the description of its data set.
func yearData(v *view.YearReport) template.JS {
	p := &v.Page
	if len(v.Downloads) == 0 {
		return breadcrumbs(p)
	}
	d := newDataset(p, v.Downloads, "")
	d.describe(p)
	d.Years = strconv.Itoa(v.Year)
	return encode(p.Site, appendBreadcrumbs([]any{d}, p))
}

// describe makes d the description of the data set of a page: what the page says of itself, then what the data have.
func (d *dataset) describe(p *view.Page) {
	d.Description = strings.TrimSuffix(cut(cmp.Or(about(p), p.Title), 200), ".") + ". " + d.Description
}

// newDataset returns the description of the files of data that a page offers, as search engines for data sets ask for it.
// updated is when they last changed, "" if that is unknown.
func newDataset(p *view.Page, files []view.File, updated string) *dataset {
	s := p.Site
	d := &dataset{
		thing:      thing{Type: "Dataset", ID: p.URL + "#dataset", Name: cut(p.Title+" · "+s.Title, 200), URL: p.URL, Description: datasetDescription(s)},
		Identifier: p.URL + "#dataset",
		Language:   s.Lang,
		Free:       true,
		License:    license(s),
		Modified:   updated,
		Creator:    publisher(s),
		Keywords:   []string{"thi đua", "khen thưởng", "bảng vàng", "emulation", "commendation"},
		Measured:   measured[s.Lang],
	}
	for _, f := range files {
		d.Files = append(d.Files, dataDownload{"DataDownload", f.Type, f.URL})
	}
	if len(s.Localities) > maxPlaces || len(s.Localities) == 0 {
		d.Places = []thing{{Type: "Country", Name: "Việt Nam"}}
	} else {
		for _, l := range s.Localities {
			d.Places = append(d.Places, thing{Type: "AdministrativeArea", Name: l.Name, URL: absolute(s, l.Href)})
		}
	}
	return d
}

// maxPlaces is the number of provinces that a data set names; one of more is of the country.
const maxPlaces = 10

// measured names the variables of the data, by the language of the site.
var measured = map[string][]string{
	"vi": {"danh hiệu thi đua, hình thức khen thưởng", "đơn vị trao", "người, đơn vị được khen", "số lượng", "thời gian xét", "quyết định", "ngày", "địa phương"},
	"en": {"honour", "conferrer", "recipients", "number of recipients", "period", "decision", "date", "locality"},
}

// license returns the licence of the site's data: its address, or else a work with its name; nil for none.
func license(s *view.Site) any {
	switch {
	case s.License.Href != "":
		return absoluteURL(s, s.License.Href)
	case s.License.Name != "":
		return thing{Type: "CreativeWork", Name: s.License.Name}
	}
	return nil
}

// absoluteURL returns an address that may be one of another site.
func absoluteURL(s *view.Site, href string) string {
	if strings.HasPrefix(href, "/") {
		return absolute(s, href)
	}
	return href
}

// cut returns the first n characters of a text.
func cut(text string, n int) string {
	if all := []rune(text); len(all) > n {
		return string(all[:n-1]) + "…"
	}
	return text
}

// datasetDescription describes the data set of a site. Search engines for data sets require 50 to 5,000 characters.
func datasetDescription(s *view.Site) string {
	if s.Lang == "en" {
		return "Every emulation title and commendation that " + cut(s.Title, 200) + " has reported: year, day, honour, conferrer, recipients and their number, decision, locality, and the article that tells of it."
	}
	return "Mọi danh hiệu thi đua, hình thức khen thưởng mà " + cut(s.Title, 200) + " đã đưa tin: năm, ngày, đơn vị trao, người nhận và số lượng, quyết định, địa phương, và bài viết nguồn."
}
