package view

import (
	"time"

	"bangvang/internal/pages/feed"
)

// No template shows the views of this file: the theme writes each in a format of its own.

// Atom holds the fields of the Atom feed of a list, with up to feeds.items entries. Package present makes it, and the
// theme encodes it as XML with package feed. It has no [Page].
type Atom struct{ feed.Feed }

// JSONFeed holds the fields of the JSON Feed of the site, as [Atom] does; the theme encodes it as JSON.
type JSONFeed struct{ feed.Feed }

// Sitemap is one file of the sitemap, at most 50,000 pages: a larger list is split before (see [feed.SplitSitemap]).
// The addresses are absolute.
type Sitemap struct{ URLs []feed.URL }

// SitemapIndex lists the sitemaps of a site that is too large for one.
type SitemapIndex struct{ Sitemaps []feed.URL }

// NewsSitemap lists the articles dated after the midnight two days before the day of the build, newest first, at most
// 1,000.
type NewsSitemap struct{ News []feed.News }

// Text is a plain file with its bytes, for example robots.txt or an asset of the theme, which is written as it is.
type Text struct{ Data []byte }

// Asset is a file of content/ that is published: a picture in one of its sizes, or any other file unchanged. Its bytes
// are read when it is written.
type Asset struct {
	Source string // path of the file: content/2024/01/x.jpg
	Size   string // suffix of the size (see media.Size), "" for the file's own
}

// ShareCard is the generated picture that represents an article without a picture where the article is shared.
type ShareCard struct {
	Title  string
	Kicker string // line above the title: the place of the article, or else its category
	Site   string // title of the site
	Gold   int    // number of awards of the article that are in force
}

// RollCSV and RollJSON are the files of the roll as data: they hold the records, and the theme writes their bytes. Both
// may point to the same records, which nobody changes.
type (
	RollCSV  struct{ Records *[]Record }
	RollJSON struct {
		Schema  string // absolute address of its JSON Schema
		Site    string // absolute address of the site
		Updated time.Time
		Records *[]Record
	}
)

// Record is a row of the roll as data: an award to one group of recipients. A text is "" when the article does not say
// it.
type Record struct {
	ID        string   `json:"id"` // of the award, the same for all its records: the anchor of its row in its article
	Year      int      `json:"year"`
	Date      string   `json:"date"` // of the event, 2024-01-19
	Honour    string   `json:"honour"`
	HonourID  string   `json:"honour_id"` // slug of the honour's list
	Class     string   `json:"class"`     // title, commendation or other
	Level     string   `json:"level"`     // state, central, provincial, local, unit, organiser or none
	By        string   `json:"by"`
	Kind      string   `json:"kind"`                    // tập thể, …; several are joined by commas
	Count     *int     `json:"count"`                   // null when the number is unknown
	Text      string   `json:"count_text"`              // as written, for example hơn 50 or nhiều
	Exact     bool     `json:"exact"`                   // whether count is exact
	Names     []string `json:"names"`                   // of the recipients, when given
	Period    string   `json:"period"`                  //
	Citation  string   `json:"citation"`                //
	Decision  string   `json:"decision"`                //
	Locality  string   `json:"locality"`                //
	Code      string   `json:"locality_code,omitempty"` // official code of the locality on the day of the event
	Article   string   `json:"article"`                 // its title
	URL       string   `json:"url"`                     // absolute
	Permalink string   `json:"permalink"`               // absolute address of the award's row in its article
	Document  string   `json:"decision_url,omitempty"`
	Status    string   `json:"status"` // conferred or posthumous
}
