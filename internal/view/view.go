// Package view is what a theme may see: plain values, ready to print.
//
// A page's bytes depend on its theme and its view alone. So views hold no pointers into the site, no
// functions and no clock; every Href is ready for an attribute (the site's base path included,
// escaped as a URL), every number that readers see in prose is formatted by the theme's functions.
// themes/README.md documents each field; a test holds the two together.
package view

import "html/template"

// Site is what every page knows of the site.
type Site struct {
	Title        string
	Description  string
	Lang         string // vi or en
	URL          string // absolute, ends in /
	Home         string // Href of the front page
	Organisation Organisation
	Menu         []Link
	Logo         string                   // Href of the logo, "" when there is none
	Share        []string                 // networks to offer: facebook, zalo, …
	Slots        map[string]template.HTML // the site's own HTML by slot name
	Search       string                   // Href of the search page, "" when there is none
	Feed         string                   // Href of the site's Atom feed
	JSONFeed     string                   // Href of the site's JSON Feed
	Manifest     string                   // Href of the web app manifest, "" when there is none
}

// Organisation is the body responsible for the site.
type Organisation struct {
	Name, Responsible, Address, Phone, Email string
}

// Link is a named address.
type Link struct {
	Name  string
	Href  string
	Count int // how many articles stand behind it, 0 when that is not counted
}

// Page is what every view begins with.
type Page struct {
	Site        *Site
	Template    string // the template that shows it, without .html
	Title       string // of the page, without the site's title; "" on the front page
	Description string
	Path        string      // from the site's root: /2024/01/x/
	Href        string      // of the page itself, to mark its entry in the menu
	URL         string      // absolute
	Feed        string      // Href of the Atom feed of this very list, "" when it has none
	Crumbs      []Link      // from the front page to the parent
	Image       *Picture    // for sharing, nil when there is none
	NoIndex     bool        // search engines should leave it out
	Data        template.JS // JSON-LD, "" when there is none
}

// Date is a day, or a moment when HasClock.
type Date struct {
	ISO      string // 2024-01-19 or 2024-03-21T10:31:00+07:00
	Long     string // Thứ Sáu, 19/01/2024 or Thứ Năm, 21/03/2024, 10:31
	Short    string // 19/01/2024
	HasClock bool
}

// Picture is a picture as a page shows it.
type Picture struct {
	Src           string
	URL           string // absolute
	Srcset        string
	Width, Height int // 0 when not known
	Alt, Caption  string
	Type          string // MIME type
	Size          int64  // bytes, 0 when not known
}

// Card is an article as lists show it.
type Card struct {
	Title      string
	Href       string
	Category   *Link
	Date       Date
	Localities []Link
	Summary    string
	Awards     int // rows of awards
	Picture    *Picture
	Mark       string // "draft", "future" or "withdrawn", else ""
}

// Article is the view of an article (template article) and of a standing page (template page).
type Article struct {
	Page
	Heading    string
	Summary    string // shown above the text; "" when it is the text's own first paragraph
	Category   *Link
	Published  Date
	Updated    *Date
	Withdrawn  *Date // when set, the notice stands instead of the text
	Author     string
	Source     *Source
	Event      *Event
	Lead       *Picture // above the text; nil when the text shows its pictures itself
	Body       template.HTML
	Awards     *Awards
	Tags       []Link
	Localities []Link
	Related    []*Card
	Older      *Link
	Newer      *Link
	Mark       string   // as Card.Mark
	Slots      []string // names of the slots an article has: article_end, …
}

// Source is where a reprinted article comes from. URL may be "".
type Source struct{ Name, URL string }

// Event is what the article tells of.
type Event struct {
	Date          *Date
	Session, Kind string
	At            string
}

// Awards are the awards of one article, in the order of ceremonies.
type Awards struct {
	Rows    []Award
	Totals  []Total
	AtLeast bool // a total is a lower bound: some value is approximate
}

// Award is one row.
type Award struct {
	Honour     Link
	Level      string // state, central, provincial, local, unit, organiser or none
	Known      bool   // the honour stands in the catalogue
	By         string // "" when the source does not say
	ByHref     string // of the conferrer's locality, "" when there is none
	Recipients []Recipients
	Period     string
	Citation   string
	Decision   string // "563/QĐ-CTN, 02/11/2022"
}

// Recipients are those of one kind, or of several kinds together.
type Recipients struct {
	Kind  string // "tập thể" or "tập thể, cá nhân"
	Count string // "4", "hơn 50", "nhiều"; "" when the names say it
	N     int    // 0 when unknown
	Names []Name
}

// Name is a named recipient.
type Name struct{ Name, Post, Unit string }

// Total is the sum of one kind.
type Total struct {
	Kind    string
	N       int
	AtLeast bool
}

// List is a list of articles: a tag, category, locality, honour, month, year, or all of them
// (templates list, locality, honour).
type List struct {
	Page
	Kind     string // articles, tag, category, locality, honour, year or month
	Heading  string
	Total    int    // articles in the whole list
	Years    []Year // this page's articles, newest first, by year
	Pager    Pager
	Children []Link // narrower lists: a province's units, a year's months
	Locality *Locality
	Honour   *Honour
	Earlier  []*Card // of a locality: articles of the units it took over
}

// Year is the part of a list that falls into one year.
type Year struct {
	Year  int
	Cards []*Card
}

// Pager leads through the pages of a list.
type Pager struct {
	Number, Of int
	Pages      []Link // first, last and those near; a gap is a Link with an empty Href
	Older      string // Href of the next page, "" on the last
	Newer      string
}

// Locality is what a locality's list says above its articles.
type Locality struct {
	Name         string // "Quận Đồ Sơn"
	Kind         string
	Province     *Link
	Ended        string // "01/7/2025", "" while in force
	Began        string
	Successors   []Succession
	Predecessors []Succession
	History      []string // its names and types in time, one sentence each
	Units        []Link   // of a province: those in force that have articles
	EndedUnits   []Link   // of a province: those that ended
}

// Succession is a unit that came before or after.
type Succession struct {
	Link
	Part bool
}

// Honour is what an honour's list says above its articles.
type Honour struct {
	Name       string
	Class      string // title, commendation or other
	Form       string
	Level      string
	Kinds      []string
	Conferrers []string
	From, To   string
	Law        string
	Totals     []Total
	Awards     []RollRow // every award of it, newest first
}

// Terms is an index of lists (template terms): all tags, categories, localities, honours, years.
type Terms struct {
	Page
	Kind    string // tags, categories, localities, honours or archive
	Heading string
	Groups  []Group
	Total   int
}

// Group is a part of an index: the terms under one letter, the months of one year, the units of one
// province, the honours of one level. Href is "" when the group has no page of its own.
type Group struct {
	Link
	ID    string // unique in the page, for anchors
	Terms []Link
}

// Home is the front page (template home).
type Home struct {
	Page
	Lead       *Card
	Latest     []*Card
	Sections   []Section // by category
	Figures    []Figure  // the roll of the newest year that has awards
	FigureYear int
	Localities []Group // by letter
	Years      []Link
	Tags       []Link // the most used
	Pager      Pager
	Total      int
}

// Section is a category on the front page.
type Section struct {
	Link
	Cards []*Card
}

// Figure is a number of the roll.
type Figure struct {
	Level   string // as Award.Level
	N       int    // recipients
	AtLeast bool
	Rows    int
	Href    string
}

// Roll is the board of all awards (template roll).
type Roll struct {
	Page
	Rows    []RollRow // newest first, then as in ceremonies
	Totals  []Total
	Figures []RollYear // by year, newest first
	CSV     string     // Href
	JSON    string
	Pager   Pager // the figures and totals are those of all pages
	Total   int   // awards on all pages
}

// RollYear is a row of the roll's figures: how many awards of each level in one year.
type RollYear struct {
	Year    int
	Levels  []Figure
	Rows    int
	N       int
	AtLeast bool
}

// RollRow is an award on the roll.
type RollRow struct {
	Award
	ID       string // anchor, unique on the page
	Year     int
	Date     Date
	Article  Link
	Locality *Link
}

// Notice is a page that says one thing (template 404).
type Notice struct {
	Page
	Latest []*Card
}

// Redirect is an old address (template redirect). To is the Href of the new one.
type Redirect struct {
	Page
	To string
}
