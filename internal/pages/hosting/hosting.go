// Package hosting writes what a site tells its host and the devices it is read on, over plain values: the files
// _headers and _redirects (of Netlify, Cloudflare Pages and others), and the web app manifest.
//
// A host that reads none of them serves the same site: [MetaPolicy] stands in every page, and each old
// address has a page that leads on.
package hosting

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
)

// MetaPolicy is the Content-Security-Policy of every page: scripts, styles, pictures and data of the site's own,
// from files, and nothing else. It is never loosened by itself: a site whose slots need more says so in a theme
// of its own.
const MetaPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"

// Policy is MetaPolicy with what a meta element cannot say (CSP 3, 3.3): who may frame a page.
const Policy = MetaPolicy + "; " + unframed

const unframed = "frame-ancestors 'none'"

// Headers says what _headers depends on.
type Headers struct {
	Base      string   // the path the site lives under: / or /tin/
	Pages     []string // paths that Policy is for, with * for any part, when not all: a form may need another
	Form      Form
	Immutable []string // paths below Base whose bytes never change, with * for any part: assets/*
	Rules     []Rule   // of single files, in this order
}

// Rule is a header of the files at a path below Base, with * for any part: chu-de/*/feed.xml.
type Rule struct{ Path, Header string }

// Form is a part of the site with a policy of its own; none when it has no path.
type Form struct{ Path, Policy string }

// Write writes _headers. No two rules that match one path may set the same header: hosts would join the
// values. That a * in the middle matches nothing on one host and not on another is why */feed.xml, which
// might match feed.xml too, is no path to give.
func (h Headers) Write() []byte {
	var b strings.Builder
	rule := func(path string, headers ...string) {
		b.WriteString(h.Base + path + "\n")
		for _, header := range headers {
			b.WriteString("  " + header + "\n")
		}
	}
	policy := "Content-Security-Policy: " + Policy
	everywhere := []string{policy, "X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin"}
	if h.Pages != nil {
		everywhere = everywhere[1:]
	}
	rule("*", everywhere...)
	for _, path := range h.Immutable {
		rule(path, "Cache-Control: public, max-age=31536000, immutable")
	}
	for _, r := range h.Rules {
		rule(r.Path, r.Header)
	}
	if h.Form.Path != "" {
		rule(h.Form.Path, "Content-Security-Policy: "+h.Form.Policy+"; "+unframed)
	}
	for _, path := range h.Pages { // last, for a host that reads only so many rules: each page says it too
		rule(path, policy)
	}
	return []byte(b.String())
}

// Redirect is an old address and the one that took its place: paths with the base in them, escaped.
type Redirect struct{ From, To string }

// Redirects writes _redirects, sorted, each for good (301).
func Redirects(list []Redirect) []byte {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	var b strings.Builder
	for _, r := range list {
		b.WriteString(r.From + " " + r.To + " 301\n")
	}
	return []byte(b.String())
}

// App is what a manifest says of the site itself.
type App struct {
	Name, Description, Lang string
	Base                    string // the path the site lives under: / or /tin/
}

// Manifest completes a theme's part of the web app manifest (its colours, its icons) by the site's. find
// returns the path of a file of the theme below Base, and whether there is one. Icons without a file are an error.
func Manifest(part []byte, a App, find func(name string) (string, bool)) ([]byte, error) {
	m := map[string]any{}
	if err := json.Unmarshal(part, &m); err != nil {
		return nil, fmt.Errorf("reading the manifest: %w", err)
	}
	icons, _ := m["icons"].([]any)
	for _, icon := range icons {
		fields, _ := icon.(map[string]any)
		src, _ := fields["src"].(string)
		path, ok := find(src)
		if !ok {
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

// Find returns the path of the file that a theme calls name: that itself, or with a fingerprint before its
// ending (assets/x.svg is assets/x.1a2b3c4d.svg).
func Find(files map[string][]byte, name string) (string, bool) {
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
