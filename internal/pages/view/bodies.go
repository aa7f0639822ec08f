package view

// Won is an award as the page of one of its recipients shows it. Its field Recipients is empty: the others are only counted,
// because the list of an award to 5,000 people would be on the page of each of them.
type Won struct {
	*Award
	*Told
	Year   int    // year of the event
	Begins bool   // it is the first of its year on the page
	As     *Name  // the words of the award on the recipient that the heading lacks: another spelling, post, unit; nil for none
	Others int    // how many others of the same kind received it, 0 when no number is known
	Kind   string // kind of recipient, for example cá nhân
}

// Body holds the names that a body had before or has beside that of its list, and the bodies that it was merged with.
type Body struct {
	Name       string       // without the unit and the place, which follow a comma in Heading
	Of         string       // these, "" when there are none: “Phường Đồ Sơn, Hải Phòng”
	Awards     int          // number of its awards on all pages
	First      int          // year of the first of them
	Last       int          // year of the last of them
	Highest    string       // the highest of them, with its conferrer: “Bằng khen của UBND tỉnh Hà Tĩnh”
	HighestIn  int          // its year
	Framed     bool         // it has several awards, or one of the state or the Government: worth a QR code
	Former     []FormerName // the oldest first
	Spellings  []string     // other names of today
	MergedInto *Link        // the body into which it was merged, nil if there is none
	Merged     string       // first day of that, as "01/7/2025"; "" when not known
	MergedFrom []Link       // bodies that were merged into it
}

// FormerName is a name that a body had, with its place then: “Trường TH Bắc Hồng, Xã Bắc Hồng, Huyện Đông Anh, Hà Nội”.
type FormerName struct {
	Name   string // with unit and place
	Before string // first day without it, as "01/7/2025"; "" when not known
}
