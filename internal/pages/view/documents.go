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

// Calendar holds the fields of the calendar of the site, as [Atom] does; the theme encodes it as iCalendar.
type Calendar struct{ feed.Calendar }

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

// ShareCard is the generated picture that represents an article without a picture, or a body with three awards or more, where its page
// is shared.
type ShareCard struct {
	Title  string
	Kicker string // line above the title: the place of the article, or else its category
	Site   string // title of the site
	Gold   int    // number of awards of the article that are in force
}

// RollCSV and RollJSON are files of the roll as data: of all awards, of a year or of a place, by article, newest first.
type (
	RollCSV  struct{ Articles RecordList }
	RollJSON struct {
		Schema   string    // absolute address of its JSON Schema
		Site     string    // absolute address of the site
		License  string    // SPDX identifier, address or name of the licence; "" if the site names none
		Updated  time.Time // the last change of one of its articles
		Articles RecordList
	}
)

// RecordList holds the records of articles, a [Record] for each award and group of recipients, as files have them: lines of
// CSV, and objects of JSON. Those of a large site do not fit into memory: Sums tell them apart, and Append has the bytes
// of one article after another as a file is written.
type RecordList struct {
	Sums   []RecordSum
	Append AppendRecords
}

// AppendRecords appends the records of the i-th article of a list to b in a format. The sum of the article says whether they
// are the same.
type AppendRecords func(b []byte, i int, as RecordFormat) []byte

// RecordFormat is a format of records: [RecordsCSV] or [RecordsJSON].
type RecordFormat int

// The formats of records, in the order of [RecordSum].Size.
const (
	RecordsCSV RecordFormat = iota
	RecordsJSON
	RecordFormats // their number
)

// RecordSum says of the records of an article how many bytes each format has, and their hash.
type RecordSum struct {
	Size [RecordFormats]int
	Hash uint64
}

// Record is a row of the roll as data: an award to one group of recipients. A text is "" when the article does not say
// it. Other portals read these fields: those that are here keep their names and types, and the schema of package opendata
// describes each.
type Record struct {
	ID         string            `json:"id"` // of the award, the same for all its records: the anchor of its row in its article
	Year       int               `json:"year"`
	Date       string            `json:"date"` // of the event, 2024-01-19
	Honour     string            `json:"honour"`
	HonourID   string            `json:"honour_id"`            // its ID in the catalogue, else the slug of its name
	HonourURL  string            `json:"honour_url,omitempty"` // absolute address of its list, when that does not end in honour_id
	Class      string            `json:"class"`                // title, commendation or other
	Level      string            `json:"level"`                // state, central, provincial, local, unit, organiser or none
	Law        string            `json:"law,omitempty"`        // the article that defined the honour on that day
	By         string            `json:"by"`
	Conferrers []RecordConferrer `json:"conferrers,omitempty"`
	Source     string            `json:"conferrer_source,omitempty"` // law, when no one but By could have conferred it and the article does not say who did
	Kind       string            `json:"kind"`                       // tập thể, …; several are joined by commas
	KindText   string            `json:"kind_text,omitempty"`        // the source's word for them, when it is another: đảng viên
	Count      *int              `json:"count"`                      // null when the number is unknown
	Text       string            `json:"count_text"`                 // as written, for example hơn 50 or nhiều
	CountWord  string            `json:"count_word,omitempty"`       // ít nhất, khoảng, nhiều; "" for an exact count
	Exact      bool              `json:"exact"`                      // whether count is exact
	AtLeast    bool              `json:"at_least,omitempty"`         // whether there may be more than count, but not fewer
	Names      []string          `json:"names"`                      // of the recipients, when given, with post and unit
	Recipients []RecordRecipient `json:"recipients,omitempty"`       // the same in parts; none when the names say it all
	Period     string            `json:"period"`
	Citation   string            `json:"citation"`
	Decision   string            `json:"decision"`
	Document   string            `json:"decision_url,omitempty"`
	Annex      string            `json:"annex_url,omitempty"`
	HandedBy   []RecordHandover  `json:"handed_by,omitempty"`
	Amount     *RecordAmount     `json:"amount,omitempty"`
	Rank       *RecordRank       `json:"place,omitempty"`
	Score      *RecordScore      `json:"score,omitempty"`
	Entries    *RecordEntries    `json:"entries,omitempty"`
	Status     string            `json:"status"` // conferred or posthumous
	Event      *RecordEvent      `json:"event,omitempty"`
	Campaign   []string          `json:"campaign,omitempty"` // names of the campaigns that the article tells of
	Block      []string          `json:"block,omitempty"`    // names of its emulation blocks
	Locality   string            `json:"locality"`
	Code       string            `json:"locality_code,omitempty"` // official code of the locality on the day of the event
	CodeScheme string            `json:"code_scheme,omitempty"`   // the official list of the codes, and its day
	Places     []RecordPlace     `json:"locality_path,omitempty"` // from the province down to the locality
	Article    string            `json:"article"`                 // its title
	URL        string            `json:"url"`                     // absolute
	Permalink  string            `json:"permalink"`               // absolute address of the award's row in its article
	AlsoIn     []string          `json:"also_in,omitempty"`       // the same of the rows of other articles that report it
}

// The parts of a [Record].
type (
	// RecordConferrer is a body that conferred the award.
	RecordConferrer struct {
		Name  string `json:"name"`
		Level string `json:"level"`         // as Record.Level
		URL   string `json:"url,omitempty"` // absolute address of its page, when it has one
	}
	// RecordRecipient is a recipient with a name.
	RecordRecipient struct {
		Name       string `json:"name"` // without title
		Title      string `json:"title,omitempty"`
		Post       string `json:"post,omitempty"`
		Unit       string `json:"unit,omitempty"`
		Kind       string `json:"kind"` // as Record.Kind
		Posthumous bool   `json:"posthumous,omitempty"`
		Note       string `json:"note,omitempty"`
	}
	// RecordHandover is someone who handed the award over.
	RecordHandover struct {
		Name       string `json:"name"` // without title; the office alone when no name is known
		Title      string `json:"title,omitempty"`
		Post       string `json:"post,omitempty"`
		Unit       string `json:"unit,omitempty"`
		OnBehalfOf string `json:"on_behalf_of,omitempty"` // whose authority he or she had
	}
	// RecordAmount is the money of the award.
	RecordAmount struct {
		Text string `json:"text"`          // as written
		VND  int    `json:"vnd,omitempty"` // in đồng, 0 in another currency
		Word string `json:"count_word"`    // as Record.CountWord
		Per  string `json:"per,omitempty"` // for whom each such sum is: giải, người
	}
	// RecordRank is the place in a contest.
	RecordRank struct {
		Text string `json:"text"`           // as written
		Rank int    `json:"rank,omitempty"` // 1 for Nhất; 0 for one without a number
	}
	// RecordScore is the score in a contest.
	RecordScore struct {
		Text  string  `json:"text"` // as written
		Value float64 `json:"value"`
		Of    float64 `json:"of,omitempty"` // the highest score possible
	}
	// RecordEntries is how many took part in a contest.
	RecordEntries struct {
		Text  string `json:"text"` // as written
		Count int    `json:"count"`
		Word  string `json:"count_word"` // as Record.CountWord
	}
	// RecordPlace is a unit as it was named on the day of the event, with its official code, "" if unknown.
	RecordPlace struct {
		Name string `json:"name"`
		Code string `json:"code,omitempty"`
	}
	// RecordEvent is the event at which the award was handed over, or that told of it.
	RecordEvent struct {
		From     string          `json:"from"` // its first day, 2024-01-19
		To       string          `json:"to"`   // its last day
		Session  string          `json:"session,omitempty"`
		Sessions []RecordSession `json:"sessions,omitempty"` // if there are several
		Kind     string          `json:"kind,omitempty"`
		At       string          `json:"at,omitempty"`
	}
	// RecordSession is a session of an event.
	RecordSession struct {
		Date string `json:"date,omitempty"` // 2024-01-19; "" when the event has one day
		Part string `json:"session"`
	}
)
