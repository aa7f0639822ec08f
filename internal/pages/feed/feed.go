// Package feed writes the formats by which others follow a site: Atom (RFC 4287), JSON Feed 1.1,
// sitemaps (sitemaps.org 0.9) and Google's news sitemap. It knows nothing of bangvang: plain structs
// in, bytes out.
package feed

import "time"

// Feed is a list of articles to follow.
type Feed struct {
	Title    string
	Subtitle string
	Lang     string
	Home     string // absolute address of the page it belongs to; its id as well
	Self     string // absolute address of the feed
	Author   string
	Icon     string // absolute, or ""
	Updated  time.Time
	Entries  []*Entry
}

// Entry is one article of a feed.
type Entry struct {
	URL        string // absolute; its id as well
	Title      string
	Summary    string // plain text
	Content    string // HTML with absolute addresses
	Author     string
	Categories []string
	Published  time.Time
	Updated    time.Time
	Image      string // absolute, or ""
	ImageType  string // MIME type
	ImageSize  int64
}

// URL is an entry of a sitemap. A zero Modified is left out.
type URL struct {
	Loc      string
	Modified time.Time
	Images   []string
}

// News is an entry of a news sitemap.
type News struct {
	Loc         string
	Publication string // the site's title
	Lang        string
	Published   time.Time
	Title       string
}
