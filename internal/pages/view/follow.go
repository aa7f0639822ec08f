package view

// Follow is the page that explains how to follow the site (template follow).
type Follow struct {
	Page
	Heading  string        // subject of the page
	Feed     string        // absolute address of the site's Atom feed
	Calendar string        // absolute address of the calendar
	Webcal   string        // the same without its scheme, to write after webcal://
	Coming   []Coming      // what the calendar has, the next day first
	Groups   []FollowGroup // lists with a feed
}

// Coming is a day in the calendar: an event, or the last day to comment on nominees.
type Coming struct {
	Link         // the article
	Event *Event // the event, with a date; nil for a last day to comment
	Until *Date  // the last day to comment, else nil
}

// FollowGroup has the lists of one index that have a feed, those with the most articles or awards, in the order of the index.
type FollowGroup struct {
	Link                // the index; Count is the number of its lists that have a feed
	Lists []FollowEntry // at most thirty
}

// FollowEntry is a list with its feed.
type FollowEntry struct {
	Link        // the list; its Count is 0
	Feed string // Href of its feed
}
