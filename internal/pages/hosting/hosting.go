// Package hosting generates the files that configure a static host and the reader's device: _headers and _redirects
// (read by Netlify, Cloudflare Pages and others), and the web app manifest.
//
// [Rules] derives from the planned pages the files that need a header of their own: a content type that the host does
// not know by their names, or access from other origins. [Site] adds the folders that a host may cache for ever, and
// the pages that the policy applies to. For example, the feeds of all tags share the rule
//
//	/chu-de/*/feed.xml
//	  Content-Type: application/atom+xml; charset=utf-8
//
// A host that reads none of these files serves the same site: every page contains [MetaPolicy] in a meta element, and
// each old address has a page that redirects.
package hosting

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// MetaPolicy is the Content-Security-Policy of every page: it allows scripts, styles, pictures and data from files of
// the site itself, and nothing else. The program never loosens it; a site whose slots need more sets another policy in
// a theme of its own.
const MetaPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"

// Policy is MetaPolicy with the directive that a meta element cannot contain (CSP 3, 3.3): nobody may frame a page.
const Policy = MetaPolicy + "; " + noFraming

const noFraming = "frame-ancestors 'none'"

// Headers holds the contents of the file _headers at the root of a site, with which Netlify, Cloudflare Pages and
// others set headers: a path on a line, then its headers, indented. [Site.Headers] returns it, or a caller fills it.
// Encode escapes nothing, so all paths must be escaped as in a URL. Base begins and ends with a slash; the others
// follow it and have no leading slash.
type Headers struct {
	Base      string   // base path of the site: / or /tin/
	Pages     []string // paths that Policy applies to, * matches any part; nil for all: a form may need another policy
	Form      Form
	Immutable []string // paths below Base whose bytes never change, * matches any part: assets/*
	Rules     []Rule   // rules of single files, in this order
}

// Rule is one header, "Name: value", of the files at a path below Base, without a leading slash. In the path, * matches
// any part, slashes too: chu-de/*/feed.xml. Two headers of one path are two rules.
type Rule struct{ Path, Header string }

// Form is a part of the site with a policy of its own, the editing form: Path below Base, without a leading slash and
// with a * at its end (admin/*), and the Content-Security-Policy of its pages. The zero Form says that there is none.
type Form struct{ Path, Policy string }

// Encode returns the bytes of _headers. No two rules that match one path may set the same header, except for policies:
// hosts join the values, and browsers obey every policy of a joined one. Some hosts let a * match the empty string and
// others do not, so callers must not pass a path such as */feed.xml, which may match feed.xml too. It does not check
// this.
func (h Headers) Encode() []byte {
	var b strings.Builder
	rule := func(path string, headers ...string) {
		b.WriteString(h.Base + path + "\n")
		for _, header := range headers {
			b.WriteString("  " + header + "\n")
		}
	}
	policy := []string{policyHeader + ": " + Policy, openerHeader + ": " + PageOpener}
	var everywhere []string
	if h.Pages == nil {
		everywhere = policy
	}
	for _, header := range Everywhere {
		everywhere = append(everywhere, header.Name+": "+header.Value)
	}
	rule("*", everywhere...)
	for _, path := range h.Immutable {
		rule(path, "Cache-Control: public, max-age=31536000, immutable")
	}
	for _, r := range h.Rules {
		rule(r.Path, r.Header)
	}
	if h.Form.Path != "" {
		rule(h.Form.Path, policyHeader+": "+h.Form.headerPolicy(), openerHeader+": "+FormOpener)
	}
	for _, path := range h.Pages { // last, for a host with a limit of rules: each page contains its policy too
		rule(path, policy...)
	}
	return []byte(b.String())
}

// FormFolder returns the bytes of the _headers of a folder that holds the form and nothing else and is the root of a
// host. The policy is that of f, for the files at f.Path: the form has the same path there, such as admin/*, as in the
// site. For the zero Form the headers are those of [Everywhere] alone.
func FormFolder(f Form) []byte { return Headers{Base: "/", Pages: []string{}, Form: f}.Encode() }

// Redirect is an old address and its replacement: escaped paths that include the base path.
type Redirect struct{ From, To string }

// Redirects returns the bytes of _redirects: permanent redirects (301), one a line, sorted by old address. It does not
// change list; the bytes are empty for an empty one.
func Redirects(list []Redirect) []byte {
	return redirectLines(list, func(r Redirect) string { return r.From + " " + r.To + " 301\n" })
}

// NginxMap returns the bytes of _redirects.nginx: lines of a map of nginx from $request_uri to the replacement, sorted. The
// addresses may have a query.
func NginxMap(list []Redirect) []byte {
	return redirectLines(list, func(r Redirect) string { return `"` + r.From + `" "` + r.To + "\";\n" })
}

// CaddyMap returns the bytes of _redirects.caddy: lines of a map of Caddy from {uri} to the replacement, sorted.
func CaddyMap(list []Redirect) []byte {
	return redirectLines(list, func(r Redirect) string { return r.From + " " + r.To + "\n" })
}

func redirectLines(list []Redirect, line func(Redirect) string) []byte {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	var b strings.Builder
	for _, r := range list {
		b.WriteString(line(r))
	}
	return []byte(b.String())
}

// App holds the fields of a web app manifest that come from the site, for [WebManifest]; colours and icons come from
// the theme. An empty Description is left out.
type App struct {
	Name, Description, Lang string
	Base                    string // base path of the site: / or /tin/
}

// WebManifest returns part, a theme's part of the web app manifest, as JSON with the fields of the site. They replace
// those of part: name, lang, a description if the site has one, and id, start_url and scope, which are a.Base. A
// short_name of part stays; without one it is the name. find gets the src of each icon and returns the path of its
// file below a.Base, without a leading slash; src becomes a.Base and this path. It is an error if find returns false.
// part must be a JSON object, and {} is one; no bytes at all, and malformed ones, are an error.
func WebManifest(part []byte, a App, find func(name string) (string, bool)) ([]byte, error) {
	m := map[string]any{}
	if err := json.Unmarshal(part, &m); err != nil {
		return nil, fmt.Errorf("reading the manifest: %w", err)
	}
	if m == nil { // the part is null
		return nil, errors.New("reading the manifest: it is no JSON object")
	}
	icons, _ := m["icons"].([]any)
	for _, icon := range icons {
		fields, _ := icon.(map[string]any)
		src, _ := fields["src"].(string)
		path, ok := find(src)
		if !ok || fields == nil {
			return nil, fmt.Errorf("reading the manifest: there is no file %q", src)
		}
		fields["src"] = a.Base + path
	}
	m["name"], m["lang"], m["id"], m["start_url"], m["scope"] = a.Name, a.Lang, a.Base, a.Base, a.Base
	if _, ok := m["short_name"]; !ok {
		m["short_name"] = a.Name
	}
	if a.Description != "" {
		m["description"] = a.Description
	}
	out, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("writing the manifest: %w", err)
	}
	return append(out, '\n'), nil
}

// FindAsset returns the path of the file that a theme names name: name itself, or name with a hash before its extension
// (assets/x.1a2b3c4d.svg for assets/x.svg). files has the files of the theme by path. It returns "" and false if there is
// none.
func FindAsset(files map[string][]byte, name string) (string, bool) {
	if _, ok := files[name]; ok {
		return name, true
	}
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext) + "."
	found := ""
	for file := range files {
		hash, ok := strings.CutPrefix(strings.TrimSuffix(file, ext), stem)
		if ok && path.Ext(file) == ext && !strings.ContainsAny(hash, "./") && (found == "" || file < found) {
			found = file
		}
	}
	return found, found != ""
}
