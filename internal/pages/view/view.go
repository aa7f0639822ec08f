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
	Title        string                   // its name, as in the masthead
	Description  string                   // what it is about, in a sentence
	Lang         string                   // vi or en
	URL          string                   // absolute, ends in /
	Home         string                   // Href of the front page
	Organisation Organisation             // who is responsible for it
	Menu         []Link                   // the entries of the menu
	Localities   []Link                   // the provinces that have articles; their Count is 0
	Years        []Link                   // the years of the archive, newest first; likewise
	Logo         string                   // Href of the logo, "" when there is none
	Share        []Button                 // buttons to share a page, in this order
	Slots        map[string]template.HTML // the site's own HTML by slot name
	Search       string                   // Href of the search page, "" when there is none
	Feed         string                   // Href of the site's Atom feed
	JSONFeed     string                   // Href of the site's JSON Feed
	Manifest     string                   // Href of the web app manifest, "" when there is none
	Policy       string                   // the Content-Security-Policy of every page, for a meta element
}

// Button is a way to share a page: one of them is true.
type Button struct {
	Facebook, Zalo, Copy, Native, Email bool // Native is the sheet of the telephone
}

// Organisation is the body responsible for the site.
type Organisation struct {
	Name, Responsible, Address, Phone, Email string // as the site gives them, "" when it does not
}

// Link is a named address.
type Link struct {
	Name  string // what to show
	Href  string // where it leads, "" when there is no page
	Count int    // how many articles stand behind it, 0 when that is not counted
}

// Page is what every view begins with.
type Page struct {
	Site        *Site       // the site, the same on every page
	Template    string      // the template that shows it, without .html
	Title       string      // of the page, without the site's title; "" on the front page
	Description string      // for search engines and sharing
	Path        string      // from the site's root: /2024/01/x/
	Href        string      // of the page itself
	Section     string      // Href of the entry of the menu that it stands under, "" when there is none
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
	HasClock bool   // a moment, not a day
}

// Picture is a picture as a page shows it.
type Picture struct {
	Src           string // Href of the picture
	URL           string // absolute
	Srcset        string // for the attribute srcset, "" when there is one size
	Width, Height int    // 0 when not known
	Alt, Caption  string // its description, and the line under it, "" when there is none
	Type          string // MIME type
	Size          int64  // bytes, 0 when not known
}

// Card is an article as lists show it.
type Card struct {
	Title      string   // of the article
	Href       string   // of the article
	Category   *Link    // nil when it has none
	Date       Date     // of publication
	Localities []Link   // those it stands under
	Summary    string   // its sapo
	Awards     int      // rows of awards
	Picture    *Picture // its picture, nil when it has none
	Mark       string   // "draft", "future" or "withdrawn", else ""
}

// Article is the view of an article (template article) and of a standing page (template page).
type Article struct {
	Page
	Heading    string        // its title
	Summary    string        // shown above the text; "" when it is the text's own first paragraph
	Category   *Link         // nil when it has none
	Published  Date          // when it was published
	Updated    *Date         // when it was last changed, nil when it was not
	Withdrawn  *Date         // when set, the notice stands instead of the text
	Author     string        // "" when the article names none
	Source     *Source       // nil when it is the site's own
	Event      *Event        // nil when it tells of none
	Lead       *Picture      // above the text; nil when the text shows its pictures itself
	Body       template.HTML // the text
	Awards     *Awards       // nil when there are none
	Tags       []Link        // its tags, not counted
	Localities []Link        // those it stands under
	Related    []*Card       // articles like it, up to five
	Older      *Link         // the article before it in time, nil when it is the oldest
	Newer      *Link         // the article after it in time, nil when it is the newest
	Mark       string        // as Card.Mark
	Slots      []string      // names of the slots an article has: article_end, …
}

// Source is where a reprinted article comes from. URL may be "".
type Source struct {
	Name, URL string // URL is "" when only the name is known
}

// Event is what the article tells of.
type Event struct {
	Date          *Date  // nil when the article does not say
	Session, Kind string // sáng; tổng kết; "" when not given
	At            string // its place, "" when not given
}

// Awards are the awards of one article, in the order of ceremonies.
type Awards struct {
	Rows     []*Award   // one for each honour, conferrer and period
	Totals   []Total    // by kind of recipient
	AtLeast  bool       // a total is a lower bound: some value is approximate
	Nominees []Nominees // who is proposed, by closing day; they count nowhere
}

// Nominees are proposed for awards, and people may comment on them (lấy ý kiến nhân dân).
type Nominees struct {
	Rows  []*Award // as Awards.Rows
	Until *Date    // the last day to comment, nil when not given
	Open  bool     // that day has not passed
}

// Award is one row.
type Award struct {
	Honour     Link         // its Href is "" when it has no page
	Level      string       // state, central, provincial, local, unit, organiser or none
	Known      bool         // the honour stands in the catalogue
	By         string       // "" when the source does not say
	ByHref     string       // of the conferrer's page, or else of its locality; "" when there is none
	Recipients []Recipients // by kind
	Period     string       // 2023, 2017–2021, "" when not given
	Citation   string       // for what it was given
	Decision   *Decision    // by which it was conferred, nil when not given
	Status     string       // posthumous, nominated or revoked; "" when conferred
}

// Decision is a document by which awards are conferred. No, Date or Href is there.
type Decision struct {
	No   string // "563/QĐ-CTN", must not break; "" when not given
	Date *Date  // when it was signed, nil when not given
	Href string // of the document, "" when the site has none
}

// Recipients are those of one kind, or of several kinds together.
type Recipients struct {
	Kind  string // "tập thể" or "tập thể, cá nhân"
	Count string // "4", "hơn 50", "nhiều"; "" when the names say it
	N     int    // 0 when unknown
	Names []Name // those who are named
}

// Name is a named recipient.
type Name struct {
	Name, Post, Unit string // Post and Unit are "" when not given
	Href             string // of the recipient's page, "" when there is none
}

// Total is the sum of one kind.
type Total struct {
	Kind    string // tập thể, …
	N       int    // the sum
	AtLeast bool   // the sum is a lower bound
}

// List is a list of articles: a tag, category, locality, honour, month, year, or all of them
// (templates list, locality, honour).
type List struct {
	Page
	Kind     string    // articles, tag, category, locality, honour, year, month, conferrer, collective or individual
	Heading  string    // what the list is of
	Total    int       // articles in the whole list
	Years    []Year    // this page's articles, newest first, by year
	Pager    Pager     // the pages of the list
	Children []Link    // narrower lists: a province's units, a year's months
	Locality *Locality // of a list of kind locality, else nil
	Honour   *Honour   // of a list of kind honour, else nil
	Earlier  []*Card   // of a locality: articles of the units it took over
	Totals   []Total   // of a list of kind conferrer: all it conferred, by kind of recipient
	Awards   []RollRow // of a list of kind conferrer, collective or individual: those that this page's articles tell of
}

// Year is the part of a list that falls into one year.
type Year struct {
	Year  int     // 2024
	Cards []*Card // newest first
}

// Pager leads through the pages of a list.
type Pager struct {
	Number, Of int    // this page, from 1, and how many there are
	Pages      []Link // first, last and those near, this one too; a gap is a Link with an empty Href; none when Of is 1
	Before     []Link // those of Pages before this one
	After      []Link // those of Pages after this one
	Older      string // Href of the next page, "" on the last
	Newer      string // Href of the page before, "" on the first
}

// Locality is what a locality's list says above its articles.
type Locality struct {
	Name         string       // "Quận Đồ Sơn"
	Kind         string       // quận, tỉnh, …
	Province     *Link        // the province it lies in, nil for a province
	Ended        string       // "01/7/2025", "" while in force
	Began        string       // since when, "" when that is long ago
	Successors   []Succession // the units it became
	Predecessors []Succession // the units it was made of
	History      []string     // its names and types in time, one sentence each
	Units        []Link       // of a province: those in force that have articles
	EndedUnits   []Link       // of a province: those that ended
}

// Succession is a unit that came before or after.
type Succession struct {
	Link
	Part bool // only part of the unit
}

// Honour is what an honour's list says above its articles.
type Honour struct {
	Name       string    // as the catalogue writes it
	Class      string    // title, commendation or other
	Form       string    // Huân chương, Bằng khen, …
	Level      string    // as Award.Level
	Kinds      []string  // who may receive it
	Conferrers []string  // who may confer it
	From, To   string    // days it is in force, "" when open
	Law        string    // the article of law
	Totals     []Total   // by kind of recipient
	Awards     []RollRow // every award of it, newest first
}

// Terms is an index of lists (template terms): all tags, categories, localities, honours, years.
type Terms struct {
	Page
	Kind    string  // tags, categories, localities, honours, archive, conferrers, collectives or individuals
	Heading string  // what the index is of
	Groups  []Group // its parts, in order
	Total   int     // how many terms there are
}

// Group is a part of an index: the terms under one letter, the months of one year, the units of one
// province, the honours of one level. Href is "" when the group has no page of its own.
type Group struct {
	Link
	ID    string // unique in the page, for anchors
	Terms []Link // its entries
}

// Home is the front page (template home).
type Home struct {
	Page
	Lead       *Card     // the first article, nil when there is none
	Latest     []*Card   // those after it
	Sections   []Section // by category
	Figures    []Figure  // the roll of the newest year that has awards
	FigureYear int       // the year of Figures
	Localities []Group   // by letter
	Years      []Link    // the years of the archive
	Tags       []Link    // the most used
	Pager      Pager     // leads on to older articles
	Total      int       // how many articles there are
}

// Section is a category on the front page.
type Section struct {
	Link
	Cards []*Card // its newest articles
}

// Figure is a number of the roll.
type Figure struct {
	Level   string // as Award.Level
	N       int    // recipients
	AtLeast bool   // N is a lower bound
	Rows    int    // awards
	Href    string // where they are listed, "" when nowhere
}

// Roll is the board of all awards (template roll). What tells of all awards stands on its first page.
type Roll struct {
	Page
	Indexes    []Link      // on the first page: of who conferred and of who received; Count is how many there are
	Rows       []RollRow   // by year, newest first, in a year by level, highest first, then newest first
	Total      int         // awards on all pages
	Totals     []Total     // on the first page: by kind of recipient
	Figures    []RollYear  // on the first page: by year, newest first
	Levels     []string    // on the first page: those that have awards, highest first
	ByYear     *Chart      // on the first page: awards by year and level; nil when there are none
	Localities []RollPlace // on the first page: the localities with the most awards
	ByLocality *Chart      // on the first page: awards of those; nil when there are none
	Filters    []Filter    // on the first page: what the awards can be filtered by
	CSV        string      // Href
	JSON       string      // Href
	Pager      Pager       // through the pages of the roll
	// Decisions are those whose first award stands on this page; each stands on one page.
	Decisions []RollDecision
}

// RollDecision is a decision with a number, and the awards that it conferred.
type RollDecision struct {
	Decision
	By   string // the conferrer, "" when not known
	Rows []Link // its awards, wherever on the roll they stand: “Bằng khen: 8 tập thể, 12 cá nhân”
}

// RollPlace is a row of the roll's figures: the awards of one province.
type RollPlace struct {
	Link         // its list; Count is how many awards
	N       int  // recipients
	AtLeast bool // N is a lower bound
}

// Filter is a property that the awards of the roll can be filtered by.
type Filter struct {
	Name    string   // year, level, honour, by, locality or kind
	Options []Option // in order
}

// Option is a value of a property.
type Option struct {
	Value string // as in bang-vang.json: 2024, state, Bằng khen, …
	Count int    // how many awards have it
}

// Chart is a bar chart, in units of its view box.
type Chart struct {
	Width, Height int   // of the view box
	Bars          []Bar // from the top
}

// Bar is a bar of a chart: its name, its parts, one beside the other, and its number.
type Bar struct {
	Name   string // 2024, Hải Phòng
	N      int    // the sum of its parts
	Y      int    // its top
	Text   int    // base line of its name and its number
	End    int    // where the number stands
	Height int    // of the bar
	Parts  []Part // from the left
}

// Part is a part of a bar.
type Part struct {
	Level    string // as Award.Level, "" when the chart does not tell levels apart
	N        int    // awards
	X, Width int    // where it stands
}

// RollYear is a row of the roll's figures: how many awards of each level in one year.
type RollYear struct {
	Year    int      // 2024
	Levels  []Figure // one for each of Roll.Levels, in its order
	Rows    int      // awards
	N       int      // recipients
	AtLeast bool     // N is a lower bound
}

// RollRow is an award on the roll.
type RollRow struct {
	*Award
	*Told
	ID     string // anchor, unique on the page
	Year   int    // 2024
	Begins string // of a row of the roll: "year" when it is the first of its year on the page, "level" when it is that of its level only, else ""
}

// Told is where it is told of awards: the same for all awards of an article.
type Told struct {
	Article  Link  // the article
	Date     Date  // of the event
	Locality *Link // where, nil when not known
}

// Search is the search page (template search). The names in Years, Localities and Honours are those that
// the index was given to filter by; Count is shown beside them.
type Search struct {
	Page
	Index      string // Href of the folder of the index, ends in /
	Lists      []Link // to look through where there is no script: localities, tags, honours, archive
	Years      []Link // newest first; Href may be ""
	Localities []Link // sorted; Href may be ""
	Honours    []Link // sorted; Href may be ""
}

// Notice is a page that says one thing (template 404).
type Notice struct {
	Page
	Latest []*Card // the newest articles
}

// Redirect is an old address (template redirect). To is the Href of the new one.
type Redirect struct {
	Page
	To string // Href of the new address
}
