// Package feed encodes feeds, sitemaps and calendars: Atom (RFC 4287), JSON Feed 1.1, sitemaps (sitemaps.org 0.9), Google's
// news sitemap and iCalendar (RFC 5545).
//
// It takes plain structs and returns bytes; it imports nothing of bangvang. Text is escaped, so the result is
// well-formed for any input: bytes that are not UTF-8 become U+FFFD, and XML omits the characters that it forbids.
// For example, the title "A & B\x00" becomes <title>A &amp; B</title>.
package feed

import "time"

// Feed is a list of articles to which readers can subscribe. The caller fills it; Title, Home and Self are required.
type Feed struct {
	Title    string
	Subtitle string
	Lang     string
	Home     string // absolute address of the page of the list; also the id of the feed
	Self     string // absolute address of the feed
	Author   string
	Icon     string    // absolute, or ""
	Updated  time.Time // the zero time for that of the newest entry
	Entries  []*Entry  // in the order to publish, newest first
}

// Entry is one article of a feed. The caller fills it; URL, Title and Published are required.
type Entry struct {
	URL        string // absolute; also the id of the entry
	Title      string
	Summary    string // plain text
	Content    string // HTML with absolute addresses; "" for the summary alone
	Authors    []string
	Categories []string
	Published  time.Time
	Updated    time.Time // the zero time if never
	Image      string    // absolute, or ""
	ImageType  string    // MIME type
	ImageSize  int64     // bytes, 0 when unknown
	Files      []File
}

// File is an attached file of an entry.
type File struct {
	URL  string // absolute
	Name string
	Type string // MIME type
	Size int64  // bytes
}

// URL is a page in a sitemap: its address, the time of its last change and its pictures; or, for [SitemapIndex], a
// sitemap in an index. The caller fills it. Only Loc is required; a zero Modified and empty Images are omitted.
// Addresses are absolute and escaped as URLs; the functions of this package escape them for XML only.
type URL struct {
	Loc      string // absolute
	Modified time.Time
	Images   []string // absolute addresses
}

// News is an article in a news sitemap, for [NewsSitemap]. The caller fills every field: Google requires them all. Loc
// is absolute and escaped as a URL.
type News struct {
	Loc         string // absolute
	Publication string // title of the site
	Lang        string
	Published   time.Time
	Title       string
}
