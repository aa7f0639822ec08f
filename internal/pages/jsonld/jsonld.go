// Package jsonld describes a page in the vocabulary of schema.org, as JSON-LD, so that search engines show it as news
// and other programs can read it:
//
//   - an article is a NewsArticle, a standing page a WebPage, both with their breadcrumbs (BreadcrumbList); a
//     withdrawn article has breadcrumbs only
//   - a list, an index and a later page of the roll have breadcrumbs only
//   - the front page is a WebSite, with its search, published by an Organization
//   - the roll is a Dataset, with the files to download
//
// The data depend on the page's view alone. A day is given as its midnight in Vietnam, for example
// 2024-01-19T00:00:00+07:00. Unknown properties are omitted; nothing is invented. The bytes are safe inside a script
// element: <, >, & and the line separators of JavaScript are escaped.
package jsonld

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/pages/view"
)

// Describe sets v's Page.Data if v is a kind of page that has data, and returns v.
func Describe(v any) any {
	switch v := v.(type) {
	case *view.Article:
		v.Data = article(v)
	case *view.List:
		v.Data = path(&v.Page)
	case *view.Terms:
		v.Data = path(&v.Page)
	case *view.Search:
		v.Data = path(&v.Page)
	case *view.Home:
		v.Data = front(&v.Page)
	case *view.Roll:
		v.Data = roll(v)
	}
	return v
}

// absolute returns the absolute address of an Href, "" for none.
func absolute(s *view.Site, href string) string {
	if href == "" {
		return ""
	}
	return strings.TrimSuffix(s.URL, s.Home) + href
}

// breadcrumbsOnly returns the data of a page that has no other data than its breadcrumbs.
func path(p *view.Page) template.JS {
	w := begin()
	w.breadcrumbs(p)
	return w.data()
}

func (w *writer) breadcrumbs(p *view.Page) {
	if len(p.Crumbs) == 0 {
		return
	}
	w.open("", "BreadcrumbList")
	w.list("itemListElement")
	for i, c := range p.Crumbs {
		w.crumb(i+1, c.Name, absolute(p.Site, c.Href))
	}
	w.crumb(len(p.Crumbs)+1, p.Title, p.URL)
	w.endList()
	w.end()
}

func (w *writer) crumb(position int, name, address string) {
	w.open("", "ListItem")
	w.number("position", position)
	w.text("name", name)
	w.text("item", address)
	w.end()
}

// frontPage returns the data of the front page: the site and the body responsible for it.
func front(p *view.Page) template.JS {
	s := p.Site
	w := begin()
	w.open("", "WebSite")
	w.text("@id", s.URL+"#website")
	w.text("name", s.Title)
	w.text("url", s.URL)
	w.text("description", s.Description)
	w.text("inLanguage", s.Lang)
	w.open("publisher", "Organization")
	w.text("@id", s.URL+"#organization")
	w.end()
	if s.Search != "" {
		w.open("potentialAction", "SearchAction")
		w.open("target", "EntryPoint")
		w.text("urlTemplate", absolute(s, s.Search)+"?q={search_term_string}")
		w.end()
		w.text("query-input", "required name=search_term_string")
		w.end()
	}
	w.end()
	w.organisation("", s, true)
	return w.data()
}

// organisation writes the body responsible for the site; with contact details if whole.
func (w *writer) organisation(key string, s *view.Site, whole bool) {
	w.open(key, "Organization")
	w.text("@id", s.URL+"#organization")
	w.text("name", name(s))
	w.text("url", s.URL)
	if s.Logo != "" {
		w.open("logo", "ImageObject")
		w.text("url", absolute(s, s.Logo))
		w.end()
	}
	if whole {
		w.text("address", s.Organisation.Address)
		w.text("telephone", s.Organisation.Phone)
		w.text("email", s.Organisation.Email)
	}
	w.end()
}

func name(s *view.Site) string {
	if s.Organisation.Name == "" {
		return s.Title
	}
	return s.Organisation.Name
}

func article(v *view.Article) template.JS {
	w := begin()
	p := &v.Page
	if v.Withdrawn != nil {
		w.breadcrumbs(p)
		return w.data()
	}
	if v.Template == "page" {
		w.open("", "WebPage")
		w.text("@id", p.URL+"#page")
		w.text("name", v.Heading)
	} else {
		w.open("", "NewsArticle")
		w.text("@id", p.URL+"#article")
	}
	w.text("headline", v.Heading)
	w.text("description", p.Description)
	w.text("url", p.URL)
	w.text("mainEntityOfPage", p.URL)
	w.text("inLanguage", p.Site.Lang)
	w.flag("isAccessibleForFree")
	published := moment(&v.Published)
	w.text("datePublished", published)
	if modified := moment(v.Updated); modified != "" {
		w.text("dateModified", modified)
	} else {
		w.text("dateModified", published)
	}
	w.author(v)
	w.organisation("publisher", p.Site, false)
	w.picture(p.Image)
	w.content(v)
	w.end()
	w.breadcrumbs(p)
	return w.data()
}

// author writes the author of an article; for an article that names nobody, the organisation.
func (w *writer) author(v *view.Article) {
	if v.Author != "" {
		w.open("author", "Person")
		w.text("name", v.Author)
	} else {
		w.open("author", "Organization")
		w.text("name", name(v.Page.Site))
		w.text("url", v.Page.Site.URL)
	}
	w.end()
}

func (w *writer) picture(p *view.Picture) {
	if p == nil {
		return
	}
	w.open("image", "ImageObject")
	w.text("url", p.URL)
	w.number("width", p.Width)
	w.number("height", p.Height)
	w.text("caption", p.Caption)
	w.end()
}

// content writes the subjects of an article and its source.
func (w *writer) content(v *view.Article) {
	s := v.Page.Site
	if v.Category != nil {
		w.text("articleSection", v.Category.Name)
	}
	if len(v.Tags) > 0 {
		w.list("keywords")
		for _, tag := range v.Tags {
			w.item(tag.Name)
		}
		w.endList()
	}
	if v.Source != nil {
		w.open("isBasedOn", "CreativeWork")
		w.text("name", v.Source.Name)
		w.text("url", v.Source.URL)
		w.end()
	}
	if len(v.Localities) > 0 {
		w.list("spatialCoverage")
		for _, l := range v.Localities {
			w.named("AdministrativeArea", l.Name, absolute(s, l.Href))
		}
		w.endList()
	}
	w.about(v)
}

func (w *writer) named(kind, name, address string) {
	w.open("", kind)
	w.text("name", name)
	w.text("url", address)
	w.end()
}

// about writes the subjects of an article: its event, if both day and place are known, and the conferred honours, each
// once.
func (w *writer) about(v *view.Article) {
	honours := honoursOf(v)
	e := v.Event
	isEvent := e != nil && e.Date != nil && e.At != ""
	if len(honours) == 0 && !isEvent {
		return
	}
	w.list("about")
	if isEvent {
		w.open("", "Event")
		w.text("name", v.Heading)
		w.text("startDate", moment(e.Date))
		w.open("location", "Place")
		w.text("name", e.At)
		if len(v.Localities) > 0 {
			w.text("address", v.Localities[0].Name)
		} else {
			w.text("address", e.At)
		}
		w.end()
		w.end()
	}
	for _, h := range honours {
		w.named("Thing", h.Name, absolute(v.Page.Site, h.Href))
	}
	w.endList()
}

func honoursOf(v *view.Article) []view.Link {
	if v.Awards == nil {
		return nil
	}
	var out []view.Link
	for _, row := range v.Awards.Rows {
		same := func(h view.Link) bool { return h.Name == row.Honour.Name }
		if row.Status != "revoked" && !slices.ContainsFunc(out, same) {
			out = append(out, row.Honour)
		}
	}
	return out
}

// dateTime returns a date with time and zone, "" for none.
func moment(d *view.Date) string {
	switch {
	case d == nil || d.ISO == "":
		return ""
	case d.HasClock:
		return d.ISO
	}
	return d.ISO + "T00:00:00+07:00"
}

// roll returns the data of the roll: on its first page, the description of the data set.
func roll(v *view.Roll) template.JS {
	p := &v.Page
	if v.Pager.Number > 1 || v.CSV == "" {
		return path(p)
	}
	w := begin()
	w.open("", "Dataset")
	w.text("@id", p.URL+"#dataset")
	w.text("name", p.Title+" · "+p.Site.Title)
	w.text("description", datasetOf(p.Site))
	w.text("url", p.URL)
	w.text("inLanguage", p.Site.Lang)
	w.flag("isAccessibleForFree")
	if n := len(v.Figures); n > 0 {
		w.text("temporalCoverage", strconv.Itoa(v.Figures[n-1].Year)+"/"+strconv.Itoa(v.Figures[0].Year))
	}
	w.organisation("creator", p.Site, false)
	w.list("distribution")
	w.download("text/csv", absolute(p.Site, v.CSV))
	w.download("application/json", absolute(p.Site, v.JSON))
	w.endList()
	w.end()
	w.breadcrumbs(p)
	return w.data()
}

func (w *writer) download(format, address string) {
	w.open("", "DataDownload")
	w.text("encodingFormat", format)
	w.text("contentUrl", address)
	w.end()
}

// datasetDescription describes the data set of a site. Search engines for data sets require 50 characters or more.
func datasetOf(s *view.Site) string {
	if s.Lang == "en" {
		return "Every emulation title and commendation that " + s.Title + " has reported: year, day, honour, conferrer, recipients and their number, decision, locality, and the article that tells of it."
	}
	return "Mọi danh hiệu thi đua, hình thức khen thưởng mà " + s.Title + " đã đưa tin: năm, ngày, đơn vị trao, người nhận và số lượng, quyết định, địa phương, và bài viết nguồn."
}
