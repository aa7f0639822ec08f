package view

// Home is the front page (template home).
type Home struct {
	Page
	Ask         *SearchForm  // the form that leads to the search page
	Lead        *Card        // first article, nil when there is none
	Latest      []*Card      // articles after Lead
	Sections    []Section    // newest articles by category
	Figures     []Figure     // recipients by level in FigureYear
	FigureYear  int          // the last full year, or the year that is not over once it has a third of that one's recipients
	FigureUntil string       // last day that counts in a year that is not over: 19/3; else ""
	ByYear      *Chart       // recipients by year, at most the last eight; nil when there is nothing to compare
	ByHonour    *Chart       // recipients in FigureYear of the honours that have the most; nil when there is nothing to compare
	Newest      []RollRow    // of the newest articles with awards, the highest award of each, up to five
	Comments    []Coming     // articles with nominees on whom the public may comment, the earliest end first, up to four
	Coming      []Coming     // events that are not over on the day of the build, the next first, up to four
	Running     []Emulated   // declared campaigns that have begun and have not ended, the earliest end first, up to four
	Documents   []Document   // decisions with a number and attached files, the newest first, up to five
	Places      []PlaceEntry // provinces, or units on a site about one province, that have the most recipients, in alphabetical order, up to ten
	Tasks       []Task       // what readers can do, those that they do most first, up to six
	Map         *TileMap     // diagram of the provinces, nil for a site about one province, or of a day before 1/7/2025
	Localities  []Group      // localities by letter
	Years       []Link       // years of the archive
	Tags        []Link       // most used tags
	Pager       Pager        // leads to older articles
	Total       int          // number of articles
}

// Task is something that readers can do on the site. It is there only if the site has something to do it with.
type Task struct {
	Kind  string // roll, comments, coming, documents, campaigns, places, blocks or honours
	Href  string // Href of its page, "" when the front page itself has all of it
	Count        // of roll the recipients, else how many there are; not set for documents
	Day   *Date  // the first last day of comments, the day of the next event coming; else nil
}

// Document is a decision with a number that confers awards, or a file that an article attaches.
type Document struct {
	Link        // the name of the file, or the first award of the decision with its recipients; Href leads to the file, or else to the award
	No   string // number of the decision, "" for an attached file
	By   string // conferrer of the decision, "" when not known
	Date *Date  // day of signature, nil when not given; of a file the day of the article
	More int    // further awards of the decision
	Kind string // kind of the file, for example PDF; "" when the site does not have it
}

// Section is a category on the front page.
type Section struct {
	Link
	Cards []*Card // newest articles of the category that the five at the top of the front page are not, up to four
}
