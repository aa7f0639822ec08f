// Package jsonld describes a page in the vocabulary of schema.org, as JSON-LD, so that search engines show it as news
// and other programs can read it:
//
//   - an article is a NewsArticle, a standing page a WebPage, both with their breadcrumbs (BreadcrumbList); a
//     withdrawn article has breadcrumbs only
//   - the page of an honour is a DefinedTerm, that of a body an Organization, that of an individual, which only some sites
//     have, a Person; recipients have their awards as award
//   - any other list, an index and a later page of the roll have breadcrumbs only
//   - the front page is a WebSite, with its search, published by an Organization
//   - the roll is a Dataset, with the files to download; so are a year and a place with awards
//
// An individual's page is no ProfilePage, which search engines want of those who write on a site, and a picture has no licence (see
// image). What they require and recommend is in a test of package build, by type and with the address of their documentation.
//
// The data depend on the page's view alone. A day is given as its midnight in Vietnam, for example
// 2024-01-19T00:00:00+07:00. Unknown properties are omitted; nothing is invented. The bytes are safe inside a script
// element: <, >, & and the line separators of JavaScript are escaped.
package jsonld

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/pages/view"
)

// Describe writes the description of a page in JSON-LD (see the package doc) into the field Data of its view, and
// returns v itself, changed. v is a pointer, not nil, to a view: a *view.Article, List, Terms, Places, Search, Follow, Home, Roll, YearReport or
// YearReports;
// any other value, for example a feed, is returned as it is. The Data that the view had is replaced, so a second call
// changes nothing. For a site without an address it is "", because things are named by their addresses.
func Describe(v any) any {
	switch v := v.(type) {
	case *view.Article:
		v.Data = articleData(v)
	case *view.List:
		v.Data = listData(v)
	case *view.Terms:
		v.Data = breadcrumbs(&v.Page)
	case *view.Places:
		v.Data = breadcrumbs(&v.Page)
	case *view.YearReport:
		v.Data = yearData(v)
	case *view.YearReports:
		v.Data = breadcrumbs(&v.Page)
	case *view.Follow:
		v.Data = breadcrumbs(&v.Page)
	case *view.Search:
		v.Data = breadcrumbs(&v.Page)
	case *view.Home:
		v.Data = frontPage(v.Site)
	case *view.Roll:
		v.Data = roll(v)
	}
	return v
}

// breadcrumbs returns the data of a page that has no other data than its breadcrumbs.
func breadcrumbs(p *view.Page) template.JS {
	return encode(p.Site, appendBreadcrumbs(nil, p))
}

// appendBreadcrumbs appends the breadcrumbs of p, including p itself, if it has any.
func appendBreadcrumbs(graph []any, p *view.Page) []any {
	if len(p.Crumbs) == 0 {
		return graph
	}
	items := make([]listItem, 0, len(p.Crumbs)+1)
	for i, c := range p.Crumbs {
		items = append(items, listItem{"ListItem", i + 1, c.Name, absolute(p.Site, c.Href)})
	}
	items = append(items, listItem{"ListItem", len(p.Crumbs) + 1, p.Title, ""}) // search engines know the address of the page itself
	return append(graph, breadcrumbList{"BreadcrumbList", items})
}

// absolute returns the absolute address of an Href, "" for none.
func absolute(s *view.Site, href string) string {
	if href == "" {
		return ""
	}
	return strings.TrimSuffix(s.URL, s.Home) + href
}

// frontPage returns the data of the front page: the site and the body responsible for it.
func frontPage(s *view.Site) template.JS {
	site := webSite{
		thing:     thing{Type: "WebSite", ID: s.URL + "#website", Name: s.Title, URL: s.URL, Description: s.Description},
		Language:  s.Lang,
		Publisher: thing{Type: "Organization", ID: s.URL + "#organization"},
	}
	if s.Search != "" {
		site.Search = &searchAction{
			Type:   "SearchAction",
			Target: entryPoint{"EntryPoint", absolute(s, s.Search) + "?q={search_term_string}"},
			Query:  "required name=search_term_string",
		}
	}
	body := publisher(s)
	body.Address, body.Telephone, body.Email = s.Organisation.Address, s.Organisation.Phone, s.Organisation.Email
	return encode(s, []any{site, body})
}

// publisher returns the body responsible for the site, without its contact details.
func publisher(s *view.Site) *organisation {
	o := &organisation{thing: thing{Type: "Organization", ID: s.URL + "#organization", Name: publisherName(s), URL: s.URL}}
	if s.Logo != "" {
		o.Logo = &thing{Type: "ImageObject", URL: absolute(s, s.Logo)}
	}
	return o
}

func publisherName(s *view.Site) string {
	if s.Organisation.Name == "" {
		return s.Title
	}
	return s.Organisation.Name
}

func articleData(v *view.Article) template.JS {
	p := &v.Page
	if v.Withdrawn != nil {
		return breadcrumbs(p)
	}
	a := &article{
		thing:     thing{Type: "NewsArticle", ID: p.URL + "#article", URL: p.URL, Description: about(p)},
		Headline:  v.Heading,
		Language:  p.Site.Lang,
		Free:      true,
		Published: dateTime(&v.Published),
		Modified:  cmp.Or(dateTime(v.Updated), dateTime(&v.Published)),
		Publisher: publisher(p.Site),
		Image:     image(p.Image),
		About:     subjects(v),
	}
	a.Authors, a.Contributors = authors(v)
	if v.Template == "page" {
		a.Type, a.ID, a.Name = "WebPage", p.URL+"#page", v.Heading
	}
	if v.Category != nil {
		a.Section = v.Category.Name
	}
	for _, tag := range v.Tags {
		a.Keywords = append(a.Keywords, tag.Name)
	}
	if v.Source != nil {
		a.Source = &thing{Type: "CreativeWork", Name: v.Source.Name, URL: v.Source.URL}
	}
	for _, l := range v.Localities {
		a.Places = append(a.Places, thing{Type: "AdministrativeArea", Name: l.Name, URL: absolute(p.Site, l.Href)})
	}
	for _, f := range v.Files {
		a.Files = append(a.Files, digitalFile{thing{Type: "DigitalDocument", Name: f.Name, URL: f.URL}, f.Type})
	}
	for _, c := range v.Corrections {
		a.Corrections = append(a.Corrections, correction{"CorrectionComment", c.Text, dateTime(&c.Date)})
	}
	return encode(p.Site, appendBreadcrumbs([]any{a}, p))
}

// authors returns who wrote an article, one thing or a list of several, and the others with their parts. If nobody is
// named without a part, all wrote it; if nobody is named at all, the organisation did.
func authors(v *view.Article) (wrote any, others []role) {
	var writers []thing
	for _, a := range v.Authors {
		if who := agent(a.Name); a.Role == "" {
			writers = append(writers, who)
		} else {
			others = append(others, role{"Role", a.Role, who})
		}
	}
	if writers == nil {
		for _, r := range others {
			writers = append(writers, r.Who)
		}
		others = nil
	}
	switch len(writers) {
	case 0:
		return thing{Type: "Organization", Name: publisherName(v.Site), URL: v.Site.URL}, nil
	case 1:
		return writers[0], others
	}
	return writers, others
}

// maker returns who a credit names, without the word before it: “Nguyễn Văn A” for “Ảnh: Nguyễn Văn A”.
func maker(credit string) string {
	if _, name, ok := strings.Cut(credit, ": "); ok {
		return strings.TrimSpace(name)
	}
	return credit
}

// image returns a picture with who made it, in its one shape and without a licence: decision 76.
func image(p *view.Picture) *imageObject {
	if p == nil {
		return nil
	}
	out := &imageObject{thing{Type: "ImageObject", URL: p.URL}, p.URL, p.Width, p.Height, p.Caption, maker(p.Credit), nil}
	for name := range strings.SplitSeq(out.Credit, ", ") {
		if name != "" {
			out.Makers = append(out.Makers, agent(name))
		}
	}
	return out
}

// agent returns who has a name: an Organization, if the name begins with a word for one, has a word that is not capitalised, or is an
// abbreviation of three letters or more, for example “Báo Hà Tĩnh”, “Văn hóa du lịch Đồ Sơn”, “haiphong.gov.vn” and “TTXVN”; else a
// Person.
func agent(name string) thing {
	out := thing{Type: "Person", Name: name}
	if extract.IsPersonName(name) {
		return out
	}
	words := strings.Fields(name)
	common := func(word string) bool {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(r) && word != "và"
	}
	short := len(words) == 1 && utf8.RuneCountInString(name) > 2 && strings.ToUpper(name) == name
	if short || lexicon.NameHeads.Begins(name) || slices.ContainsFunc(words, common) {
		out.Type = "Organization"
	}
	return out
}

// about returns the description of a page, without the title of the site at its end; "" where it says nothing of the page but its title.
func about(p *view.Page) string {
	out := strings.TrimSuffix(p.Description, " · "+p.Site.Title)
	if out == p.Site.Description || out == p.Title {
		return ""
	}
	return out
}

// subjects returns the subjects of an article: its event, if both day and place are known, and the conferred honours,
// each once.
func subjects(v *view.Article) []any {
	var out []any
	if e := v.Event; e != nil && e.Date != nil && e.At != "" {
		at := place{thing{Type: "Place", Name: e.At}, e.At}
		if len(v.Localities) > 0 {
			at.Address = v.Localities[0].Name
		}
		out = append(out, event{thing{Type: "Event", Name: v.Heading}, day(e.Date), day(e.To), at})
	}
	for _, h := range honours(v.Awards) {
		out = append(out, thing{Type: "Thing", Name: h.Name, URL: absolute(v.Site, h.Href)})
	}
	return out
}

func honours(a *view.Awards) []view.Link {
	if a == nil {
		return nil
	}
	var out []view.Link
	for _, row := range a.Rows {
		same := func(h view.Link) bool { return h.Name == row.Honour.Name }
		if row.Status != "revoked" && !slices.ContainsFunc(out, same) {
			out = append(out, row.Honour)
		}
	}
	return out
}

// day returns a day without a time, as search engines ask for one whose hour is not known; "" for none.
func day(d *view.Date) string {
	if d == nil {
		return ""
	}
	return d.ISO
}

// dateTime returns a date with time and zone, "" for none.
func dateTime(d *view.Date) string {
	switch {
	case d == nil || d.ISO == "":
		return ""
	case d.HasClock:
		return d.ISO
	}
	return d.ISO + "T00:00:00+07:00"
}
