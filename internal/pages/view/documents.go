package view

import (
	"time"

	"bangvang/internal/pages/feed"
)

// These views are shown by no template: each is written in a format of its own.

// Atom is a list's feed.
type Atom struct{ feed.Feed }

// JSONFeed is the site's feed as JSON.
type JSONFeed struct{ feed.Feed }

// Sitemap lists the pages for search engines.
type Sitemap struct{ URLs []feed.URL }

// SitemapIndex lists the sitemaps of a site too large for one.
type SitemapIndex struct{ Sitemaps []feed.URL }

// NewsSitemap lists the articles of the last two days.
type NewsSitemap struct{ News []feed.News }

// Text is a plain file: robots.txt, an asset of the theme.
type Text struct{ Data []byte }

// Asset is a file of content/: a picture in one of its sizes, any other as it is.
type Asset struct {
	Source string
	Size   string // "" for the file's own
}

// ShareCard is the picture that stands for an article without one where it is shared.
type ShareCard struct {
	Title  string
	Kicker string // above the title: where it was
	Site   string // the site's title
	Gold   int    // how many awards it tells of
}

// RollCSV and RollJSON are the roll as data.
type (
	RollCSV  struct{ Records *[]Record }
	RollJSON struct {
		Schema  string // absolute address of its schema
		Site    string // absolute address
		Updated time.Time
		Records *[]Record
	}
)

// Record is a row of the roll as data: an award to the recipients of one kind.
type Record struct {
	Year     int      `json:"year"`
	Date     string   `json:"date"` // of the event, 2024-01-19
	Honour   string   `json:"honour"`
	HonourID string   `json:"honour_id"`
	Class    string   `json:"class"` // title, commendation or other
	Level    string   `json:"level"` // state, central, provincial, local, unit, organiser or none
	By       string   `json:"by"`
	Kind     string   `json:"kind"`       // tập thể, …; several are joined by commas
	Count    *int     `json:"count"`      // null when no number is known
	Text     string   `json:"count_text"` // as written: hơn 50, nhiều
	Exact    bool     `json:"exact"`      //
	Names    []string `json:"names"`      // of the recipients, where given
	Period   string   `json:"period"`     //
	Citation string   `json:"citation"`   //
	Decision string   `json:"decision"`   //
	Locality string   `json:"locality"`   //
	Article  string   `json:"article"`    // its title
	URL      string   `json:"url"`        // absolute
	Document string   `json:"decision_url,omitempty"`
	Status   string   `json:"status"` // conferred or posthumous
}
