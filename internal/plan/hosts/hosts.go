// Package hosts is what a plan's addresses mean to a host: which of them may be kept for long, which are
// feeds, and to which the policy of pages applies.
package hosts

import (
	"net/url"
	"slices"
	"strings"

	"bangvang/internal/hosting"
)

// Site is what has to be known of a site.
type Site struct {
	Base      string   // the path the site lives under: / or /tin/
	Addresses []string // of all its files, without the base
	Assets    bool     // /assets/ holds files that may change
	Form      hosting.Form
}

// Headers returns what _headers depends on.
func (s Site) Headers() hosting.Headers {
	h := hosting.Headers{
		Base:      s.Base,
		Pages:     s.pages(),
		Form:      s.Form,
		Immutable: []string{"tim-kiem/tu/*", "tim-kiem/bai/*"}, // asked for with their version
		Feeds: []string{
			"feed.xml", "chu-de/*/feed.xml", "chuyen-muc/*/feed.xml", "dia-phuong/*/feed.xml", "khen-thuong/*/feed.xml",
			"luu-tru/*/feed.xml", "bang-vang/*/feed.xml",
		},
		JSONFeeds: []string{"feed.json"},
		Data:      []string{"bang-vang.csv", "bang-vang.json", "bang-vang.schema.json"},
	}
	if !s.Assets {
		h.Immutable = append(h.Immutable, "assets/*")
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
		top = (&url.URL{Path: "/" + top}).EscapedPath()[1:]
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
