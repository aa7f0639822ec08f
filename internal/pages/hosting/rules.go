package hosting

import (
	"iter"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
)

// typeHeader is a header of all files whose views have one type.
type typeHeader struct {
	view   reflect.Type
	suffix string // suffix of their addresses, "" for any
	header string
}

// anyOrigin allows scripts of other sites to fetch a file.
const anyOrigin = "Access-Control-Allow-Origin: *"

// typeHeaders are in the order of their rules. A host derives the type of every other file from its extension.
var typeHeaders = []typeHeader{
	{atomType, "", "Content-Type: application/atom+xml; charset=utf-8"},
	{reflect.TypeFor[*view.JSONFeed](), "", "Content-Type: application/feed+json; charset=utf-8"},
	{reflect.TypeFor[*view.Calendar](), "", "Content-Type: text/calendar; charset=utf-8"},
	{reflect.TypeFor[*view.RollCSV](), "", anyOrigin},
	{reflect.TypeFor[*view.RollJSON](), "", anyOrigin},
	{reflect.TypeFor[*view.Text](), ".schema.json", anyOrigin},
	{reflect.TypeFor[*view.Text](), "/" + routes.SummaryName, anyOrigin},
}

var (
	atomType  = reflect.TypeFor[*view.Atom]()
	termsType = reflect.TypeFor[*view.Terms]()
	rollType  = reflect.TypeFor[*view.Roll]()
)

// Rules returns the rules of files for which a host cannot derive all headers from their names: the content types of
// Atom and JSON feeds and of the calendar, and access from other sites to the roll as CSV and JSON, to its schema and to the figures of years. pages yields the
// address, with a leading slash and without the base path, and the type of the view (*view.Atom) of every page; no
// other type of view gives a rule. The rules are sorted by these kinds of files, within a kind in the order of pages.
// Files of one name below one top folder share a rule: chu-de/*/feed.xml. A folder with an index has the rule for feeds
// below it even while there are none.
func Rules(pages iter.Seq2[string, reflect.Type]) []Rule {
	rules := make([][]Rule, len(typeHeaders))
	seen := map[Rule]bool{}
	for address, kind := range pages {
		if kind == termsType || kind == rollType {
			address, kind = string(routes.Path(address+"*/").Feed()), atomType
		}
		for i, f := range typeHeaders {
			if f.view != kind || !strings.HasSuffix(address, f.suffix) {
				continue
			}
			if r := (Rule{Path: rulePath(address), Header: f.header}); !seen[r] {
				seen[r] = true
				rules[i] = append(rules[i], r)
			}
		}
	}
	return slices.Concat(rules...)
}

// rulePath returns the path of the rule that matches an address, for example a/*/x.xml for a/b/c/x.xml.
func rulePath(address string) string {
	top, rest, below := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	switch dir, name := path.Split(rest); {
	case !below:
		return escapeSegment(top)
	case dir == "":
		return escapeSegment(top) + "/" + escapeSegment(name)
	default:
		return escapeSegment(top) + "/*/" + escapeSegment(name)
	}
}

func escapeSegment(segment string) string { return (&url.URL{Path: "/" + segment}).EscapedPath()[1:] }

// Site describes a site for [Site.Headers]: its base path, its addresses, the rules from the function [Rules], and the
// form. The caller fills it; Base and Addresses are required. The zero Form says that the site has none, and Assets is
// false if nothing in /assets/ ever changes.
type Site struct {
	Base      string   // base path of the site: / or /tin/
	Addresses []string // addresses of all its files, without the base path
	Assets    bool     // /assets/ also contains files that may change
	Rules     []Rule
	Form      Form
}

// Headers returns the contents of _headers for the site: its rules, the stricter policies of files that are no pages, and
// the folders that browsers may cache for ever.
func (s Site) Headers() Headers {
	h := Headers{
		Base:  s.Base,
		Pages: s.pagePaths(),
		Form:  s.Form,
		Immutable: []string{
			routes.SearchWords.Relative() + "*", routes.SearchRecords.Relative() + "*",
			(routes.NameIndex + routes.SearchWordsName).Relative() + "*", (routes.NameIndex + routes.SearchRecordsName).Relative() + "*",
			(routes.AwardIndex + routes.SearchWordsName).Relative() + "*", (routes.AwardIndex + routes.AwardRowsName).Relative() + "*",
			(routes.AwardSums + routes.SearchWordsName).Relative() + "*",
			(routes.ConferrerIndex + routes.SearchWordsName).Relative() + "*", (routes.ConferrerIndex + routes.SearchRecordsName).Relative() + "*",
		},
		Rules: slices.Concat(s.Rules, fileRules(s.Addresses)),
	}
	if !s.Assets {
		h.Immutable = append(h.Immutable, routes.Assets.Relative()+"*")
	}
	return h
}

// pagePaths returns the paths of all files and top folders but the form, each once; nil when there is no form. A rule
// for all paths would match the form too, and hosts join two policies.
func (s Site) pagePaths() []string {
	if s.Form.Path == "" {
		return nil
	}
	out := []string{""}
	for _, address := range s.Addresses {
		top, _, folder := strings.Cut(strings.TrimPrefix(address, "/"), "/")
		top = escapeSegment(top)
		if folder {
			top += "/*"
		}
		if top != s.Form.Path && !strings.HasPrefix(top, "_") && top != out[len(out)-1] {
			out = append(out, top)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
