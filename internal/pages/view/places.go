package view

// Place says what the first page of a locality tells of its awards: its own, which for a province are also those of provinces
// merged into it, and those of the units that it took over.
type Place struct {
	Sum       Count         // recipients of the awards of the place and of the units before it
	Own       Count         // recipients of its own awards
	Before    Count         // recipients of the awards of the units before it that Own has not
	Apart     bool          // there are such awards
	Since     string        // year of the first award
	Until     string        // year of the last award
	Levels    []Figure      // recipients by level, highest first: parts of Sum
	Years     []PlaceBar    // recipients by year, oldest first: parts of Sum; the last twelve years that have awards
	Peak      *PlaceBar     // the year with the most recipients, nil when several have as many or there is one year
	Counted   bool          // a lower bound of another year leaves open whether Peak has the most
	Beside    []PlaceBar    // the place among others of its kind, most recipients first; empty when it has no awards of its own
	Rank      int           // its place among them, 0 when the numbers do not tell
	Of        int           // how many they are
	Bodies    []Link        // collectives with the most awards, with their pages; Count is the number of awards
	AllBodies string        // Href of a search for the others, "" if Bodies has all
	Former    []FormerPlace // units before it that have awards, the one with the latest award first
}

// PlaceBar is a bar of a chart of a place, with its name and number: a year or a unit.
type PlaceBar struct {
	Link          // the year, without an Href, or the unit; Count is 0
	Sum    Count  // recipients
	Own    int    // width of the first part, of 100: awards of the place itself
	Before int    // width of the second part, of 100: awards of units before it
	Here   bool   // the bar is of the place itself
	Former bool   // the bar is of a unit before it
	Until  string // of a year that is not over, the last day that counts: 19/3; else ""
}

// FormerPlace is a unit that a locality took over, with its awards.
type FormerPlace struct {
	Link               // the unit; Count is the number of its awards
	Until  string      // its last day, as "30/6/2025"; "" when not known
	Sum    Count       // recipients of its awards
	Within bool        // the numbers of the locality include them: it is a province merged into it
	Rows   []PlaceLine // its newest awards; none if Within, because the awards of the locality include them
	Rest   bool        // it has more awards than Rows
}

// PlaceLine is a line of the awards of a place.
type PlaceLine struct {
	Row    *PlaceRow // the award; every page that shows it has the same pointer
	Former string    // of an award in a province merged into that of the page: the province; else ""
	Same   bool      // Row.Article and Former are those of the line before
}

// PlaceRow is an award as the pages of places show it, in short.
type PlaceRow struct {
	Date    Date   // date of the event
	Honour  Link   // the honour
	By      string // conferrer, "" when it is not known
	To      []Name // recipients that the source names, at most three
	More    int    // how many it names besides
	Numbers string // recipients that it only counts: “4 tập thể, hơn 50 cá nhân”; "" when there are none
	Article Link   // the article, at the award
}

// Locality holds the facts that the list of a locality shows above its articles: its names, since when and until when
// it was in force, and the units before, after and below it, all as known on the day of the build. Other lists have
// none.
type Locality struct {
	Name         string       // "Quận Đồ Sơn"
	Kind         string       // for example quận or tỉnh
	Province     *Link        // province of the unit, nil for a province
	Ended        string       // first day out of force, as "01/7/2025"; "" while in force
	Began        string       // first day in force, "" when that is long ago
	Successors   []Succession // units that replaced it
	Predecessors []Succession // units that it replaced
	History      []string     // its names and kinds over time, one sentence each
	Units        []PlaceEntry // units in force below it that have a list
	Others       []PlaceEntry // for a province in force: the other units in force below it
	EndedUnits   []PlaceEntry // units that ended and have a list
}

// Succession is a predecessor or successor of a unit.
type Succession struct {
	Link
	Part   bool // only part of the unit
	Mainly bool // most of the unit: of others nothing is known
}

// PlaceEntry is a locality in an index.
type PlaceEntry struct {
	Link                // the locality; without an Href when it has no page; Count is the number of articles
	Sum    Count        // recipients of its awards
	Before bool         // it has no awards of its own, but the units before it have some
	Great  bool         // it has at least a third of the recipients of the entry that has the most
	Until  string       // its last day, as "30/6/2025"; "" while it is in force
	Now    []Succession // of one that ended: the units that took it over, at most six
}

// Places is the index of localities (template localities).
type Places struct {
	Page
	Heading   string       // subject of the index
	Total     int          // number of localities with a list
	Named     int          // provinces in force that have awards
	Of        int          // provinces in force
	Most      *PlaceEntry  // the province that has the most recipients, nil when the numbers do not tell
	Map       *TileMap     // diagram of the provinces, nil for a site of a day before 1/7/2025
	Provinces []PlaceEntry // the provinces in force, in alphabetical order
	Ended     []PlaceEntry // provinces that ended and have a list
	Groups    []PlaceGroup // the units of each province, if they are few enough for one page
}

// PlaceGroup has the units of a province in an index.
type PlaceGroup struct {
	Link               // the province; its Count is 0
	ID    string       // unique on the page, for anchors
	Units []PlaceEntry // its units that have a list, those in force first
}

// TileMap is a diagram of Vietnam with a tile for each province, of one size and about where it lies, and one for each of the
// special zones Hoàng Sa and Trường Sa. All measures are units of its view box.
type TileMap struct {
	Width   int         // of the view box
	Height  int         // of the view box
	Tiles   []Tile      // from north to south
	Classes []TileClass // legend, the class without awards first
}

// Tile is a tile of the diagram.
type Tile struct {
	Link          // the province or zone; Href is that of its province for a zone without a page, "" when there is none; Count is 0
	Short  string // a few letters for its name
	Sum    Count  // recipients of its awards
	Class  int    // 0 without awards, then 1 to 3
	X      int    // left edge
	Y      int    // upper edge
	Middle int    // of the text, from the left
	Upper  int    // base line of Short
	Lower  int    // base line of the number
	Centre int    // middle of the tile, from the top
	PartOf string // of a zone in the sea, whose tile is round: its province; else ""
}

// TileClass is a class of the numbers in the diagram.
type TileClass struct {
	Class int // as Tile.Class
	From  int // least number
	To    int // greatest number, 0 in the highest class
}
