// Package hosts derives the rules of a host from the planned pages: which files it may cache for long, which need
// a type that it does not know by their names, and to which the policy of pages applies.
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

// format is a header of all files that show views of one type.
type format struct {
	view   reflect.Type
	ending string // of their addresses; "" for any
	header string
}

// open lets programs of other sites fetch a file.
const open = "Access-Control-Allow-Origin: *"

// formats are in the order of their rules. A host finds the type of every other file by its extension.
var formats = []format{
	{atom, "", "Content-Type: application/atom+xml; charset=utf-8"},
	{reflect.TypeFor[*view.JSONFeed](), "", "Content-Type: application/feed+json; charset=utf-8"},
	{reflect.TypeFor[*view.RollCSV](), "", open},
	{reflect.TypeFor[*view.RollJSON](), "", open},
	{reflect.TypeFor[*view.Text](), ".schema.json", open},
}

var (
	atom  = reflect.TypeFor[*view.Atom]()
	terms = reflect.TypeFor[*view.Terms]()
	roll  = reflect.TypeFor[*view.Roll]()
)

// Rules returns the rules of single files. pages visits the address and the type of the view of every page; files of
// one format have their rules in the order of pages. All those of one name in one folder of the root share a rule, for
// example chu-de/*/feed.xml. A folder with an index has the rule of the feeds below it before there are any.
func Rules(pages iter.Seq2[string, reflect.Type]) []Rule {
	rules := make([][]Rule, len(formats))
	seen := map[Rule]bool{}
	for address, kind := range pages {
		if kind == terms || kind == roll {
			address, kind = string(routes.Path(address+"*/").Feed()), atom
		}
		for i, f := range formats {
			if f.view != kind || !strings.HasSuffix(address, f.ending) {
				continue
			}
			if r := (Rule{Path: pattern(address), Header: f.header}); !seen[r] {
				seen[r] = true
				rules[i] = append(rules[i], r)
			}
		}
	}
	return slices.Concat(rules...)
}

// pattern returns the path of the rule of an address: a/b/c/x.xml has that of a/*/x.xml.
func pattern(address string) string {
	top, rest, below := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	switch dir, name := path.Split(rest); {
	case !below:
		return escaped(top)
	case dir == "":
		return escaped(top) + "/" + escaped(name)
	default:
		return escaped(top) + "/*/" + escaped(name)
	}
}

func escaped(segment string) string { return (&url.URL{Path: "/" + segment}).EscapedPath()[1:] }

// Site is what has to be known of a site.
type Site struct {
	Base      string   // the path the site lives under: / or /tin/
	Addresses []string // of all its files, without the base
	Assets    bool     // /assets/ holds files that may change
	Rules     []Rule
	Form      Form
}

// Headers returns what _headers depends on.
func (s Site) Headers() Headers {
	h := Headers{
		Base:      s.Base,
		Pages:     s.pages(),
		Form:      s.Form,
		Immutable: []string{routes.SearchWords.Relative() + "*", routes.SearchRecords.Relative() + "*"},
		Rules:     s.Rules,
	}
	if !s.Assets {
		h.Immutable = append(h.Immutable, routes.Assets.Relative()+"*")
	}
	return h
}

// pages lists what stands beside a form, each folder once. A rule for all paths would reach the form too, and hosts
// put two policies together; nil when there is no form.
func (s Site) pages() []string {
	if s.Form.Path == "" {
		return nil
	}
	out := []string{""}
	for _, address := range s.Addresses {
		top, _, folder := strings.Cut(strings.TrimPrefix(address, "/"), "/")
		top = escaped(top)
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
