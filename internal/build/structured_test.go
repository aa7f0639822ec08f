package build_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

// TestPagesSayWhatTheyAre reads the JSON-LD of every page of the sites: it states the type of the page and its address,
// and every address in it is one of the site's.
func TestPagesSayWhatTheyAre(t *testing.T) {
	for name, p := range sites(t) {
		for _, planned := range p.site.Plan.Pages {
			var want string
			var page *view.Page
			switch v := trial.PageView(t, planned).(type) {
			case *view.Home:
				want, page = "WebSite", &v.Page
			case *view.Article:
				want, page = "NewsArticle", &v.Page
				if v.Withdrawn != nil {
					want = "BreadcrumbList"
				} else if v.Template == "page" {
					want = "WebPage"
				}
			case *view.Terms:
				want, page = "BreadcrumbList", &v.Page
			case *view.List:
				want, page = "BreadcrumbList", &v.Page
				if kind := listTypes[v.Kind]; kind != "" && v.Pager.Number <= 1 && (v.Kind != "locality" || len(v.Downloads) > 0) {
					want = kind
				}
			case *view.YearReport:
				want, page = "BreadcrumbList", &v.Page
				if v.Pager.Number <= 1 {
					want = "Dataset"
				}
			case *view.Search:
				want, page = "BreadcrumbList", &v.Page
			case *view.Roll:
				want, page = "BreadcrumbList", &v.Page
				if v.Pager.Number == 1 {
					want = "Dataset"
				}
			default:
				continue
			}
			things := linked(t, string(p.files[planned.Path]))
			if len(things) == 0 {
				t.Errorf("%s: %s says nothing", name, planned.Address)
				continue
			}
			if kind := things[0]["@type"]; kind != want {
				t.Errorf("%s: %s is a %v, want %s", name, planned.Address, kind, want)
			}
			if url, ok := things[0]["url"]; ok && url != page.URL {
				t.Errorf("%s: %s is said to be at %v", name, planned.Address, url)
			}
			for _, thing := range things {
				items, _ := thing["itemListElement"].([]any)
				for _, item := range items[:max(0, len(items)-1)] { // the last is the page itself
					at, _ := item.(map[string]any)["item"].(string)
					if rest, ok := strings.CutPrefix(at, p.base.String()); !ok || p.files[rest+"index.html"] == nil {
						t.Errorf("%s: %s leads by %s, which is not there", name, planned.Address, at)
					}
				}
			}
		}
	}
}

// listTypes are the types of the subjects of lists, by kind; a list of articles by date or tag is about nothing else. A
// locality is one with data alone.
var listTypes = map[string]string{
	"honour": "DefinedTerm", "locality": "Dataset", "campaign": "Project", "block": "Organization",
	"conferrer": "Organization", "collective": "Organization", "individual": "Person",
}

// linked returns the JSON-LD of a page.
func linked(t *testing.T, page string) []map[string]any {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		Graph []map[string]any `json:"@graph"`
	}
	for n := range root.Descendants() {
		if n.Data == "script" && slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
				t.Fatal(err)
			}
		}
	}
	return data.Graph
}

// asked is what Google's documentation says of a type: the properties that it requires, those that it recommends and pages have where
// they know them, and those that pages never have, with the reason.
type asked struct {
	doc                   string
	required, recommended []string
	without               map[string]string
}

const googleDocs = "https://developers.google.com/search/docs/appearance/structured-data/"

// google are the types that Google's documentation describes, as of November 2026, and WebPage, which is an article without news.
var google = map[string]asked{
	"NewsArticle": {
		googleDocs + "article#structured-data-type-definitions",
		[]string{"headline", "datePublished", "author", "publisher", "description"}, // Google requires nothing
		[]string{"dateModified", "image"}, nil,
	},
	"BreadcrumbList": {googleDocs + "breadcrumb#breadcrumb-list", []string{"itemListElement"}, nil, nil},
	"ListItem":       {googleDocs + "breadcrumb#list-item", []string{"name", "position"}, []string{"item"}, nil},
	"Organization": {
		googleDocs + "organization#structured-data-type-definitions",
		[]string{"name"}, []string{"url", "logo", "address", "telephone", "email", "description", "alternateName"},
		map[string]string{
			"sameAs": "no setting has other pages of the organisation", "contactPoint": "there is one telephone number and one address of mail", "legalName": "the name is the legal one",
			"foundingDate": "not known", "numberOfEmployees": "not known", "taxID": "not known",
		},
	},
	"Person":  {googleDocs + "article#author-markup-best-practices", []string{"name"}, []string{"url"}, nil},
	"WebSite": {"https://developers.google.com/search/docs/appearance/site-names#website", []string{"name", "url"}, nil, map[string]string{"alternateName": "a site has one name"}},
	"ImageObject": {
		googleDocs + "image-license-metadata#structured-data-type-definitions",
		[]string{"url"}, []string{"contentUrl", "creator", "creditText"},
		map[string]string{
			"license": "the licence of site.yaml is that of the data", "acquireLicensePage": "likewise", "copyrightNotice": "who made a picture may not have its right",
		},
	},
	"Dataset": {
		googleDocs + "dataset#structured-data-type-definitions",
		[]string{"name", "description"},
		[]string{"creator", "distribution", "identifier", "isAccessibleForFree", "keywords", "license", "spatialCoverage", "temporalCoverage", "variableMeasured"},
		map[string]string{
			"alternateName": "it has one name", "citation": "it has no publication", "funder": "not known", "hasPart": "years and places are lists of the same awards", "isPartOf": "likewise",
			"measurementTechnique": "nothing is measured", "sameAs": "it is nowhere else", "version": "dateModified says it", "includedInDataCatalog": "there is no catalogue",
		},
	},
	"DataDownload": {googleDocs + "dataset#data-download", []string{"contentUrl", "encodingFormat"}, nil, nil},
	"Event": {
		googleDocs + "event#structured-data-type-definitions",
		[]string{"name", "startDate", "location"}, []string{"endDate"},
		map[string]string{ // it is the subject of a report: nobody is invited to it
			"eventAttendanceMode": "not known", "eventStatus": "it is over", "offers": "there are no tickets", "organizer": "not known", "performer": "there is none", "image": "the article has it",
			"description": "the article is it", "previousStartDate": "not known",
		},
	},
	"Place": {googleDocs + "event#location", []string{"name"}, []string{"address"}, nil},
}

// TestStructuredDataIsWhatGoogleAsks compares every object in the JSON-LD of every page with the table google: it has what is
// required; what is recommended is on some page; what the table gives a reason for is on none. Addresses are absolute, days are days, and
// nobody is said to be a profile (see googleDocs + "profile-page", which is about those who write on a site).
func TestStructuredDataIsWhatGoogleAsks(t *testing.T) {
	seen := map[string]map[string]bool{}
	for name, p := range sites(t) {
		for _, planned := range p.site.Plan.Pages {
			if !strings.HasSuffix(planned.Path, ".html") {
				continue
			}
			for _, thing := range linked(t, string(p.files[planned.Path])) {
				for _, wrong := range unlike(thing, "", seen) {
					t.Errorf("%s: %s: %s", name, planned.Address, wrong)
				}
			}
		}
	}
	for kind, want := range google {
		for _, property := range append(slices.Clone(want.required), want.recommended...) {
			if !seen[kind][property] {
				t.Errorf("no %s has the property %s of %s", kind, property, want.doc)
			}
		}
		for property, reason := range want.without {
			if seen[kind][property] {
				t.Errorf("a %s has the property %s, against its reason: %s", kind, property, reason)
			}
		}
	}
	if seen["ProfilePage"] != nil {
		t.Error("a page is a ProfilePage")
	}
}

// unlike returns the faults of a value of JSON-LD, that of a property, and notes the properties of each type in seen.
func unlike(value any, property string, seen map[string]map[string]bool) (wrong []string) {
	switch v := value.(type) {
	case string:
		switch {
		case v == "":
			wrong = append(wrong, property+" is empty")
		case slices.Contains([]string{"url", "contentUrl", "@id", "item"}, property) && !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "http://"):
			wrong = append(wrong, property+" is not absolute: "+v)
		case strings.HasPrefix(property, "date"):
			if _, err := time.Parse(time.RFC3339, v); err != nil {
				wrong = append(wrong, property+": "+err.Error())
			}
		case property == "startDate" || property == "endDate":
			if _, err := time.Parse(time.DateOnly, v); err != nil {
				wrong = append(wrong, property+": "+err.Error())
			}
		}
	case []any:
		for _, each := range v {
			wrong = append(wrong, unlike(each, property, seen)...)
		}
	case map[string]any:
		kind, _ := v["@type"].(string)
		if seen[kind] == nil {
			seen[kind] = map[string]bool{}
		}
		for name, each := range v {
			seen[kind][name] = true
			wrong = append(wrong, unlike(each, name, seen)...)
		}
		for _, name := range google[kind].required {
			if v[name] == nil && (len(v) > 2 || v["@id"] == nil) { // else it refers to another
				wrong = append(wrong, kind+" without "+name+", see "+google[kind].doc)
			}
		}
		if text, _ := v["description"].(string); kind == "Dataset" && (utf8.RuneCountInString(text) < 50 || utf8.RuneCountInString(text) > 5000) {
			wrong = append(wrong, "a description of the wrong length: "+text)
		}
		if items, _ := v["itemListElement"].([]any); kind == "BreadcrumbList" && len(items) < 2 {
			wrong = append(wrong, "breadcrumbs of one page")
		}
	}
	return wrong
}
