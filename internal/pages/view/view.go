// Package view declares the data that a theme's templates receive: one struct for each kind of page, whose fields are
// plain values, ready to print. Package present makes them, and templates only read them.
//
// The bytes of a page depend on its theme and its view alone. Therefore views hold no pointers into the site, no
// functions and no clock. Every Href is ready for an attribute: it includes the base path of the site and is escaped as a
// URL, for example /tin/2024/01/do-son-tong-ket/. Numbers that readers see in prose stay ints; the theme's functions
// format them. themes/README.md documents each field; a test keeps its tables equal to this file.
package view

import "html/template"

// Site describes the site; every page has it.
type Site struct {
	Title        string                   // name of the site, as in the masthead
	Description  string                   // subject of the site, one sentence
	Lang         string                   // vi or en
	URL          string                   // absolute address, ends in /; "" when the site has none (no base_url)
	Home         string                   // Href of the front page
	Organisation Organisation             // body responsible for the site
	License      Link                     // licence of the data of the roll; its Name is "" when the site names none, its Href when it has no address
	Menu         []Link                   // entries of the menu
	Localities   []Link                   // provinces that have articles, or the units of the only one; their Count is 0
	Years        []Link                   // years of the archive, newest first; their Count is 0
	AllPlaces    string                   // Href of the index of localities
	AllYears     string                   // Href of the archive
	ShortDate    string                   // short date for scripts, of year $1, month $2 and day $3, for example $3/$2/$1
	Logo         string                   // Href of the logo, "" when there is none
	Share        []Button                 // buttons to share a page, in this order
	Slots        map[string]template.HTML // the site's own HTML by slot name
	Search       string                   // Href of the search page, "" when there is none
	Names        string                   // Href of the folder of the index of names
	Feed         string                   // Href of the site's Atom feed, "" when the site has no address
	JSONFeed     string                   // Href of the site's JSON Feed, "" when the site has no address
	Follow       string                   // Href of the page that explains following, "" when the site has no address
	Manifest     string                   // Href of the web app manifest, "" when there is none
	Policy       string                   // Content-Security-Policy of every page, for a meta element
}

// Button is a way to share a page: exactly one field is true.
type Button struct {
	Facebook bool // share on Facebook
	Zalo     bool // share on Zalo
	Copy     bool // copy the address
	Native   bool // open the share sheet of the device
	Email    bool // send the address by email
}

// Organisation is the body responsible for the site, as content/site.yaml describes it.
type Organisation struct {
	Name        string // "" when not given
	Responsible string // person responsible for the content, "" when not given
	Address     string // postal address, "" when not given
	Phone       string // "" when not given
	Email       string // "" when not given
}

// Link is a named address: of a page or file of the site, with the base path (/tin/chu-de/), or in the menu also of
// another site, as the settings give it. Count is the number of articles behind the link, where the field that holds it
// counts them; the figures of the roll count awards, and its indexes their entries.
type Link struct {
	Name  string // text to show
	Href  string // address, "" when there is no page
	Count int    // number of articles behind it, 0 when they are not counted
}

// Page holds the fields with which the view of every page begins that a template shows. The views of files that no
// template shows, such as Atom, Sitemap, Text and Asset, have none of them.
type Page struct {
	Site        *Site       // the site, the same on every page
	Template    string      // name of the template that shows the page, without .html
	Title       string      // title of the page, without the site's title; "" on the front page
	Description string      // description for search engines and sharing
	Path        string      // path from the site's root, for example /2024/01/x/
	Href        string      // Href of the page itself
	Section     string      // Href of the menu entry that the page belongs to, "" when there is none
	URL         string      // absolute address, "" when the site has none
	Feed        string      // Href of the Atom feed of this very list, "" when it has none
	Crumbs      []Link      // breadcrumbs, from the front page to the parent
	Image       *Picture    // picture for sharing, nil when there is none
	NoIndex     bool        // search engines should leave the page out
	Data        template.JS // JSON-LD, "" when there is none
}

// Date is a day, or a moment when HasClock is true, in Vietnam's time (+07:00) and ready to print: Long and Short are in the
// language of the site. An optional date that is not known is nil; any other has empty
// texts.
type Date struct {
	ISO      string // 2024-01-19 or 2024-03-21T10:31:00+07:00
	Long     string // Thứ Sáu, 19/01/2024 or Thứ Năm, 21/03/2024, 10:31
	Short    string // 19/01/2024, in English 19 January 2024
	HasClock bool   // the date has a time of day
}

// Picture is a picture that a page shows: that of a card, that above the text of an article, or as Image of Page the
// one that represents the page where it is shared. Src is one file, and Srcset names the same picture in its other
// widths. A page without a picture has nil; a size that is not known is 0.
type Picture struct {
	Src     string // Href of the picture
	URL     string // absolute address, "" when the site has none
	Srcset  string // value of the attribute srcset, "" when there is one size
	Width   int    // pixels, 0 when unknown
	Height  int    // pixels, 0 when unknown
	Alt     string // text alternative, "" when there is none
	Caption string // line below the picture, "" when there is none
	Credit  string // who made the picture, “Ảnh: Nguyễn Văn A”; "" when not given
	Type    string // MIME type
	Size    int64  // bytes, 0 when unknown
}

// Card is an article in a list.
type Card struct {
	Title      string   // title of the article
	Href       string   // Href of the article
	Category   *Link    // category, nil when there is none
	Date       Date     // date of publication
	Localities []Link   // localities of the article
	Summary    string   // sapo, after 120 characters (of Home.Lead 240) cut between words, with “…”; feeds and descriptions have the whole
	Awards     int      // number of awards in force, 0 for none
	Honoured   Count    // recipients of these awards
	Picture    *Picture // picture of the article, nil when there is none
	Mark       string   // "draft", "future", "withdrawn", or ""
}

// Article is the view of an article (template article) and of a standing page (template page).
type Article struct {
	Page
	Heading     string        // title of the article
	Summary     string        // sapo, shown above the text; "" when it is the first paragraph of the text
	Category    *Link         // category, nil when there is none
	Published   Date          // date of publication
	Updated     *Date         // date of the last change or correction, nil when there was none
	Withdrawn   *Date         // date of withdrawal; when set, a notice takes the place of the text
	Author      string        // authors as one line, “Thanh Châu · ảnh: Lan Anh”; "" when the article names none
	Authors     []Author      // the same, each apart
	Source      *Source       // publisher of the original, nil when the article is the site's own
	Event       *Event        // the event that the article reports, nil when there is none
	Lead        *Picture      // picture above the text; nil when the text itself shows the pictures
	Body        template.HTML // the text
	Files       []File        // attached files, none for a withdrawn article
	Awards      *Awards       // awards of the article, nil when there are none
	Corrections []Correction  // corrections, newest first
	Tags        []Link        // tags; their Count is 0
	Campaigns   []Emulated    // campaigns (phong trào thi đua) that it tells of
	Blocks      []Emulated    // emulation blocks (cụm, khối thi đua) that it tells of
	Localities  []Link        // localities of the article
	Related     []*Card       // similar articles, up to five
	Older       *Link         // next older article, nil for the oldest
	Newer       *Link         // next newer article, nil for the newest
	Mark        string        // as Card.Mark
	Slots       []string      // names of the slots that an article shows, for example article_end
}

// Author is someone with a part in an article.
type Author struct {
	Name string // as the article names them
	Role string // for example ảnh; "" for who wrote it
}

// Correction is the notice of an article about a mistake that it was published with.
type Correction struct {
	Date Date   // day of the correction
	Text string // the mistake and the correction
}

// File is a file that an article attaches.
type File struct {
	Name  string // as the article names it, else the name of the file without its ending
	Href  string // Href of the file
	URL   string // absolute address, "" if the site has none
	Kind  string // PDF, DOCX, …
	Size  string // for people: “1,2 MB”
	Type  string // MIME type
	Bytes int64  // size in bytes
}

// Source is the publisher of a reprinted article.
type Source struct {
	Name string // name of the publisher
	URL  string // address of the original, "" when only the name is known
}

// Event is the event that an article reports.
type Event struct {
	Date    *Date  // its day, or the first of several; nil when not given
	To      *Date  // its last day, nil when it has one day or none is given
	From    string // first of several days without what the last one repeats, for example 03 before 05/01/2026; else ""
	Session string // part of the day, for example sáng; of several with their days “sáng 03/01, chiều 04/01”; "" when not given
	Kind    string // kind of the event, for example tổng kết; "" when not given
	At      string // place, "" when not given
}

// Awards are the awards of one article, in the order of a ceremony.
type Awards struct {
	Rows     []*Award   // one for each honour, conferrer and period
	Counted  int        // number of Rows in force
	Numbers  *Numbers   // recipients of the awards in force, nominees not counted; nil when no number is known
	Nominees []Nominees // proposed awards by closing day
}

// Nominees are the recipients that an article proposes for awards, on whom the public may comment (lấy ý kiến nhân dân)
// until one day: one value for each closing day.
type Nominees struct {
	Rows  []*Award // as Awards.Rows
	Until *Date    // last day for comments, nil when not given
	Open  bool     // the last day has not passed
}

// Award is one row of awards, as the front matter of an article has it: one honour from one conferrer for one period,
// to all recipients whom the row names or counts, grouped by kind.
type Award struct {
	ID         string       // anchor of the row on each page that has it, unique in the site: kt-4f7q2mzx0a
	Honour     Link         // the honour; its Href is "" when it has no page
	Gloss      string       // the honour in the language of the interface, where that is not Vietnamese; else ""
	ByGloss    string       // likewise the kind of body that the conferrer is: “People's Committee”
	Level      string       // state, central, provincial, local, unit, organiser or none
	Known      bool         // the catalogue has the honour
	By         string       // conferrer, "" when it is not known; several that confer together as “A và B”
	ByHref     string       // Href of the page of the conferrer, or else of its locality; "" when there is none, and for several
	Joint      []Conferrer  // the conferrers of By one by one, when several confer together; else empty
	ByLaw      string       // the text and article by which only By can have conferred it, when the source does not say who did; else ""
	Recipients []Recipients // recipients by kind
	Period     string       // for example 2023 or 2017–2021, "" when not given
	Citation   string       // achievement that the award recognises
	Decision   *Decision    // decision that confers the award, nil when not given
	Status     string       // posthumous, nominated or revoked; "" when conferred
	Record     *Link        // the article whose row is the record of this award, at its anchor; nil when this row is
	AlsoIn     []Link       // other articles that report this award, at their anchors, the oldest first
	Facts      *AwardFacts  // facts that few awards have, nil for the others
}

// Conferrer is one of several bodies that confer an award together.
type Conferrer struct {
	Link
	Before string // written before it: "", “, ” or “ và ”
}

// AwardFacts are facts that few awards have: who handed it over, the money, and the results of a contest; "" when not said.
type AwardFacts struct {
	HandedBy []Handover // who handed it over
	Amount   string     // "10 triệu đồng mỗi giải"
	Place    string     // "Nhất", "hạng 3"
	Score    string     // "95/100"
	Entries  string     // how many took part: "hơn 200 tác phẩm"
}

// Handover is someone who handed an award over.
type Handover struct {
	Name       string // with title; the office alone when no name is known
	Post       string // "" when not given, as Unit
	Unit       string // "" when not given
	OnBehalfOf string // whose authority he or she had, for example Chủ tịch nước; "" when not said
}

// Decision is a document that confers awards. At least one of No, Date, Href and Annex is set.
type Decision struct {
	No   string // number, for example "563/QĐ-CTN"; it must not break across lines; "" when not given
	Date *Date  // date of signature, nil when not given
	Href string // Href of the document, "" when the site has none
	// Annex is the Href of its annex, for example the list of names; "" when the site has none.
	Annex string
}

// Recipients are the recipients of one kind, or of several kinds that the source counts together.
type Recipients struct {
	Kind  string // "tập thể", "tập thể, cá nhân", or in the words of the source: "đảng viên"
	Count string // "4", "hơn 50", "nhiều"; "" when the names show the number
	N     int    // number of recipients, 0 when unknown
	Names []Name // recipients that the source names
	Shown int    // how many of Names a page shows before it folds the others away, 0 for all
	Rest  *Link  // in lists, where all names are and how many, when Names has only the first; else nil
}

// Name is a named recipient.
type Name struct {
	Name       string // name of the recipient, after the title
	Post       string // position (chức vụ), "" when not given
	Unit       string // "" when not given
	Note       string // a remark, "" when not given
	Posthumous bool   // honoured after death, where the award does not say so of all its recipients
	Href       string // Href of the recipient's page, "" when there is none
}

// Numbers are the numbers of recipients of the awards in force of an article, a list, a year, a place or the roll; at least one
// is known.
type Numbers struct {
	Sum    Count   // all recipients
	Totals []Total // recipients by kind, at least one; a kind of which no number is known has none
	Whole  bool    // Sum says more than Totals: there are several kinds, or only the sum is a lower bound
}

// Count is a number of recipients, people and bodies.
type Count struct {
	N       int  // the number, 0 when none is known
	AtLeast bool // N is a lower bound, because a source says “hơn 50” or “nhiều”
}

// Total is the number of recipients of one kind, or of several kinds that the sources do not separate.
type Total struct {
	Kind    string // for example tập thể
	N       int    // the sum
	AtLeast bool   // the sum is a lower bound
	Mixed   bool   // Kind is several kinds, and other totals of [Numbers.Totals] are of one
}

// List is a list of articles: of a tag, category, locality, honour, month or year, or of the entire site
// (templates list, locality, honour).
type List struct {
	Page
	Kind      string      // articles, tag, category, locality, honour, campaign, block, year, month, conferrer, collective or individual
	Heading   string      // subject of the list
	Total     int         // number of articles on all pages of the list
	Years     []Year      // articles of this page by year, newest first; of an honour or a conferrer only those that no row of its awards links to
	Pager     Pager       // pages of the list
	Children  []Link      // narrower lists: a year's months
	Locality  *Locality   // for a list of kind locality, else nil
	Honour    *Honour     // for a list of kind honour, else nil
	Emulation *Emulation  // for the first page of a list of kind campaign or block, else nil
	Earlier   []*Card     // for a locality: the newest articles of the units that it replaced
	Numbers   *Numbers    // for a conferrer, a campaign, a block or a locality: recipients of all its awards; nil when no number is known
	Place     *Place      // for the first page of a locality with awards, or after units with awards: figures and comparisons, else nil
	Rows      []PlaceLine // for a locality: its own awards, newest first, on a day those of the highest level first
	RowsTotal int         // for a locality: how many they are on all pages
	Downloads []File      // for a locality with awards: these as data; on the first page
	Report    string      // for a year: Href of the page with the awards of the year, "" if there are none
	Nearby    string      // for a province: the address of the JSON file of its units without a page, "" if there is none
	Body      *Body       // for a collective or individual, and for a conferrer of several names, else nil
	Awards    []RollRow   // for a conferrer, campaign or block: awards in the articles of this page
	Won       []Won       // for a collective or individual: its awards in the articles of this page
}

// Year has the articles of one year on one page of a list, not those of the year on its other pages.
type Year struct {
	Year  int     // 2024
	Cards []*Card // newest first
}

// Pager links the pages of a list.
type Pager struct {
	Number int    // number of this page, from 1
	Of     int    // number of pages
	Pages  []Link // first, last and near pages, including this one; a gap is a Link with an empty Href; empty when Of is 1
	Before []Link // those of Pages before this one
	After  []Link // those of Pages after this one
	Older  string // Href of the next page, "" on the last
	Newer  string // Href of the page before, "" on the first
	Plain  bool   // the pages are not by date, so Older is the next one and Newer the one before
}

// Honour holds the facts that the list of an honour shows above its articles: its class, level and law, who may confer
// and receive it, and its awards. Of an honour outside the catalogue only Name, Class ("other"), Numbers and Awards are
// set. Other lists have none.
type Honour struct {
	Name       string    // as the catalogue writes it
	Gloss      string    // as Award.Gloss
	Class      string    // title, commendation or other
	Form       string    // for example Huân chương or Bằng khen
	Level      string    // as Award.Level
	Kinds      []string  // kinds of recipient that may receive it
	Conferrers []string  // bodies that may confer it
	From       string    // first day in force, "" when open
	To         string    // last day in force, "" when open
	Law        string    // article of law
	Powers     []Power   // who could confer it when, the oldest first; nil if the law says nothing of it
	Numbers    *Numbers  // recipients of all its awards; nil when no number is known
	Awards     []RollRow // awards of it in the articles of this page, newest first
}

// Power is a line of the law: who could confer an honour, between which days, and how certain that is.
type Power struct {
	By        []string // bodies, as the law names them
	Citation  string   // text and article: "Luật 06/2022/QH15, Điều 79"
	From      string   // first day, as "01/7/2004"
	To        string   // last day, "" while in force
	Certainty string   // read, secondary (another source reports it) or memory
}

// Emulation holds the facts that the first page of a campaign or a block shows above its awards and articles. Of one that
// the site does not declare only Steps are set. Other lists have none.
type Emulation struct {
	Aliases    []string // other names
	LaunchedBy string   // who launched or formed it, "" when not given
	From       string   // first day, as "09/6/2021"; "" when not given
	To         string   // last day, "" when not given
	Aims       string   // its purpose, "" when not given
	Members    []Link   // members; Href is that of a locality's page, "" when there is none; their Count is 0
	Leaders    []Leader // who leads it, the latest period first
	Steps      []Step   // events of its course in the articles, oldest first
	Before     int      // number of steps before the first of Steps, 0 when all are shown
}

// Emulated is a campaign or a block that an article tells of, with what the site declares of it. It says nothing that another
// article would change.
type Emulated struct {
	Link                // its page; its Count is 0
	LaunchedBy string   // as Emulation.LaunchedBy
	From       string   // as Emulation.From
	To         string   // as Emulation.To
	Leaders    []Leader // who leads it in the year of the article's event and in the next
	Members    int      // number of members, 0 when none is given
	Launch     *Told    // the last article until then that tells of its launch, nil for none and if it is this one
}

// Leader is who leads a campaign or a block in a period.
type Leader struct {
	Link
	Period string // for example 2025 or năm học 2024-2025
}

// Step is an event in the course of a campaign or a block.
type Step struct {
	Stage   string // launched, signed, reviewed or concluded
	Date    Date   // day of the event
	Kind    string // the event in words, as the article has it: tổng kết
	At      string // place, "" when not given
	Article Link   // the article that reports it; its Count is 0
}

// Terms is an index of lists (template terms): of all tags, categories, localities, honours or years.
type Terms struct {
	Page
	Kind    string  // tags, categories, localities, honours, campaigns, blocks, archive, conferrers, collectives or individuals
	Heading string  // subject of the index
	Groups  []Group // parts of the index, in order
	Ways    []Link  // ways to the groups, on this and the other pages of the index; their Count is 0
	Total   int     // number of terms on all pages
	Great   int     // number of articles, for bodies of awards, from which an entry stands out
	Pager   Pager   // pages of the index
}

// Group is a part of an index, for example the terms under one letter, the months of one year, the units of one province,
// the honours of one class. Href is "" when the group has no page of its own.
type Group struct {
	Link
	ID    string // unique on the page, for anchors
	Terms []Link // entries of the group
}

// Figure counts the awards of one level in one year: the awards (Rows) and, added up, their recipients (N). It lists
// neither.
type Figure struct {
	Level   string // as Award.Level
	N       int    // number of recipients
	AtLeast bool   // N is a lower bound
	Rows    int    // number of awards
	Href    string // Href of the list of them, "" when there is none
}

// Roll is the board of all awards (template roll). Summaries of all awards are on its first page only.
type Roll struct {
	Page
	Indexes    []Link      // on the first page: indexes of conferrers and of recipients; Count: their entries
	Rows       []RollRow   // by year, newest first; in a year by level, highest first; then newest first
	Total      int         // awards on all pages
	Numbers    *Numbers    // on the first page: recipients of all awards; nil when no number is known
	Figures    []RollYear  // on the first page: figures by year, newest first
	Levels     []string    // on the first page: levels that have awards, highest first
	ByYear     *Chart      // on the first page: recipients by year; nil when there is nothing to compare
	ByLocality *Chart      // on the first page: recipients by province, or by unit on a site about one province; nil when there is nothing to compare
	Filters    []Filter    // on the first page: properties by which readers can filter the awards
	Index      RollIndex   // on the first page: where a script finds the awards that match
	Downloads  []File      // on the first page: the roll as data
	YearFiles  []YearFiles // on the first page: the awards of each year as data, newest first
	Updated    Date        // on the first page: when an article with awards last changed; its ISO is "" when the roll is empty
	Years      string      // Href of the index of years
	Pager      Pager       // pages of the roll
	// Decisions are the decisions whose first award is on this page; each appears on one page only.
	Decisions []RollDecision
}

// RollDecision is a decision with a number, and its awards.
type RollDecision struct {
	Decision
	By   string // conferrer, "" when not known
	Rows []Link // its awards, on whatever page of the roll, for example “Bằng khen: 8 tập thể, 12 cá nhân”
}

// RollIndex is where a script finds the awards that match filters; package search describes the files.
type RollIndex struct {
	Awards     string // Href of the folder of the index of awards, ends in /
	Conferrers string // likewise of conferrers
	Units      string // Href of the units of a province, for whose slug {0} stands
}

// Filter is a property by which readers can filter the awards of the roll.
type Filter struct {
	Name    string   // nam, noi, cap, danh-hieu, doi-tuong or don-vi, as in the address: /bang-vang/?nam=2024&noi=hai-phong
	Options []Option // values, in order; nil for conferrers, don-vi, which a script looks up
}

// Option is a value of a Filter.
type Option struct {
	Value string // in the address, for example 2024, hai-phong, state or bang-khen
	Name  string // as pages show it; "" for a level, which a theme names
	Count int    // number of awards that have it
}

// YearFiles are the awards of a year as data.
type YearFiles struct {
	Year  int    // 2024
	Files []File // as CSV and as JSON
}

// Chart is a bar chart of numbers of recipients, and its own table.
type Chart struct {
	Title string // what it shows, as a sentence with its number: “Năm 2024: 1.946 tập thể, cá nhân được khen, gấp 2 lần năm 2023”
	Place string // the place at the end of the title, where that is not in its language; else ""
	Unit  string // what its bars count, of which years or places, and why there are lower bounds
	Bars  []Bar  // from top to bottom
	// Columns is true if the bars are the months of a year in their order, also those without awards: columns where there is room.
	Columns bool
}

// Bar is a bar of a chart: a year or a place.
type Bar struct {
	Link            // the page of the year or the place; its Count is 0
	Honoured Count  // recipients
	Kind     string // kind of all of them, for example hộ gia đình; "" of several
	Width    int    // length, from 0 to 1000, which the longest has; of Chart.Columns to 180
	Hot      bool   // Chart.Title is about it
	Until    string // of a year that is not over, the last day that counts: 19/3; else ""
}

// RollYear is a row of the roll's figures: the numbers of one year, in all and by level.
type RollYear struct {
	Year    int      // 2024
	Levels  []Figure // one for each of Roll.Levels, in its order
	Rows    int      // number of awards
	N       int      // number of recipients
	AtLeast bool     // N is a lower bound
}

// RollRow is an award on the roll.
type RollRow struct {
	*Award
	*Told
	Year   int    // 2024
	Begins string // on the roll: "year" or "level" for the first row of its year or level on the page, else ""
	Same   bool   // the article is that of the row before, of the same year and level on the roll
}

// Told is the article that reports an award, with the day and the place; all awards of an article share it.
type Told struct {
	Article  Link  // the article
	Date     Date  // date of the event
	Locality *Link // locality of the event, nil when unknown
}

// Search is the search page (template search).
type Search struct {
	Page
	Awards string // Href of the folder of the index of awards, ends in /
	Lists  []Link // lists to browse without a script: localities, tags, honours, archive, years of awards
}

// SearchForm is a form on another page that leads to the search page, with questions to tap.
type SearchForm struct {
	Href     string // of the search page
	Examples []Link // questions that have an answer; their Count is 0
}

// Notice is a page with a single message (template 404).
type Notice struct {
	Page
	Latest []*Card // newest articles
}

// Redirect is an old address (template redirect).
type Redirect struct {
	Page
	To string // Href of the new address
}
