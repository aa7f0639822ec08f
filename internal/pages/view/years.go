package view

// YearReports is the index of the years that have awards (template year-reports).
type YearReports struct {
	Page
	Heading string      // subject of the index
	Kinds   []string    // kinds of recipient, the columns of the table
	Mixed   bool        // a last column is for recipients of several kinds that the sources do not separate
	Years   []ReportRow // the years, newest first
	Roll    string      // Href of the roll of all years
}

// YearReport is the roll of one year, in figures and award by award (template year-report). The year is that of the events.
// Figures and data are on its first page only.
type YearReport struct {
	Page
	Year      int           // 2024
	Heading   string        // subject of the page
	Total     int           // awards on all pages
	Numbers   *Numbers      // on the first page: recipients of all its awards; nil when no number is known
	Kinds     []string      // on the first page: kinds of recipient, the columns of both tables
	Mixed     bool          // on the first page: a last column is for recipients of several kinds that the sources do not separate
	Levels    []ReportLevel // on the first page: the table by level and honour
	Places    []ReportRow   // on the first page: the table by place; an award of several places counts for each
	Finding   string        // on the first page: the year in a sentence, as Chart.Title of a chart by year
	ByMonth   *Chart        // on the first page: recipients by month; nil when there is nothing to compare
	ByHonour  *Chart        // on the first page: recipients of the honours that have the most; nil when there is nothing to compare
	Firsts    []RollRow     // on the first page: the first award of each honour that no year before had, up to six; none for the first year
	Largest   []*Card       // on the first page: the articles with the most recipients, up to four; none when there are not two
	Campaigns []Link        // on the first page: campaigns of the articles of the year; Count: these articles
	ByPlace   *Chart        // on the first page: recipients of the places with the most; nil when there is nothing to compare
	Until     string        // of a year that is not over, the last day that counts: 19/3; else ""
	ByUnit    bool          // the places are units of the one province of the site, not provinces
	All       ReportRow     // on the first page: the last row of the table by level
	Downloads []File        // on the first page: the awards and the figures as data
	Rows      []RollRow     // by level, highest first; then newest first
	Pager     Pager         // pages of its awards
	Archive   string        // Href of the articles of the year, "" if there are none
	Older     *Link         // the year before that has awards, nil for the first
	Newer     *Link         // the next year that has awards, nil for the last
}

// ReportLevel is a part of the table of a year: the honours of one level.
type ReportLevel struct {
	Level string      // as Award.Level
	Rows  []ReportRow // a row for each honour
	Sum   ReportRow   // all of them
}

// ReportRow is a row of a table of a year: an honour, a place, a year or a sum. Link.Count is the number of awards.
type ReportRow struct {
	Link           // subject of the row; without a Name for a sum, or for articles without a place
	Class  string  // of an honour: title, commendation or other
	Counts []Count // recipients by kind, a number for each column
	Sum    Count   // all recipients
}
