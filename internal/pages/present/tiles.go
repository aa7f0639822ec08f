package present

import (
	"cmp"
	"slices"
	"time"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// tile is the place of a province, or of a special zone in the sea, in the diagram of provinces.
type tile struct {
	code     string // of the unit since 1/7/2025
	short    string
	col, row int
	partOf   string // of a zone: the code of its province
}

// tiles are the 34 provinces since 1/7/2025 and the special zones Hoàng Sa and Trường Sa, each about where it lies, from
// north to south. The sign is that of the name's words, with a second letter where two would be alike.
var tiles = [...]tile{
	{"12", "LCh", 0, 0, ""}, {"15", "LCa", 1, 0, ""}, {"08", "TQ", 2, 0, ""}, {"04", "CB", 3, 0, ""},
	{"11", "ĐB", 0, 1, ""}, {"14", "SL", 1, 1, ""}, {"25", "PT", 2, 1, ""}, {"19", "TNg", 3, 1, ""}, {"20", "LS", 4, 1, ""},
	{"01", "HN", 2, 2, ""}, {"24", "BN", 3, 2, ""}, {"22", "QNi", 4, 2, ""},
	{"37", "NB", 2, 3, ""}, {"33", "HY", 3, 3, ""}, {"31", "HP", 4, 3, ""},
	{"38", "TH", 2, 4, ""}, {"40", "NA", 2, 5, ""}, {"42", "HT", 2, 6, ""}, {"44", "QT", 3, 7, ""},
	{"46", "Huế", 3, 8, ""}, {"48", "ĐN", 4, 8, ""}, {"20333", "HSa", 6, 8, "48"},
	{"51", "QNg", 4, 9, ""}, {"52", "GL", 4, 10, ""}, {"66", "ĐL", 4, 11, ""},
	{"80", "TNi", 2, 12, ""}, {"75", "ĐNi", 3, 12, ""}, {"68", "LĐ", 4, 12, ""}, {"56", "KH", 5, 12, ""},
	{"91", "AG", 1, 13, ""}, {"82", "ĐT", 2, 13, ""}, {"79", "HCM", 3, 13, ""}, {"22736", "TSa", 6, 13, "56"},
	{"92", "CT", 1, 14, ""}, {"86", "VL", 2, 14, ""}, {"96", "CM", 1, 15, ""},
}

// Measures of the diagram: a tile is as wide as a finger on a telephone's screen.
const (
	tilePitch = 48
	tileSize  = 46
	tileCols  = 7
	tileRows  = 16
)

// tilesFrom is the first day on which the provinces are those of the diagram.
var tilesFrom = time.Date(2025, 7, 1, 0, 0, 0, 0, viet.Zone)

// TileMap returns the diagram of the provinces with the numbers of recipients of their awards, nil for a site of a day before
// there were these provinces.
func (p *Presenter) TileMap() *view.TileMap {
	day := p.site.Now
	if day.IsZero() {
		day = tilesFrom
	}
	if day.Before(tilesFrom) {
		return nil
	}
	v := &view.TileMap{Width: tileCols * tilePitch, Height: tileRows * tilePitch}
	numbers := make([]int, 0, len(tiles))
	for _, at := range tiles {
		t := p.tile(at, day)
		v.Tiles = append(v.Tiles, t)
		numbers = append(numbers, t.Sum.N)
	}
	low, high := tileBounds(numbers)
	for i := range v.Tiles {
		v.Tiles[i].Class = tileClass(v.Tiles[i].Sum, low, high)
	}
	v.Classes = tileLegend(v.Tiles, low, high)
	return v
}

// tile returns a tile of the diagram, without its class.
func (p *Presenter) tile(at tile, day time.Time) view.Tile {
	x, y := at.col*tilePitch, at.row*tilePitch
	v := view.Tile{Short: at.short, X: x, Y: y, Middle: x + tileSize/2, Upper: y + 20, Lower: y + 37, Centre: y + tileSize/2}
	unit := p.site.Gazetteer.WithCode(at.code, day)
	v.Name = unit.NameAt(day).Short
	term := p.site.Localities.Get(unit.ID)
	if at.partOf != "" {
		province := p.site.Gazetteer.WithCode(at.partOf, day)
		v.Name, v.PartOf = unit.NameAt(day).Full, province.NameAt(day).Short
		if term == nil {
			v.Href = p.termHref(p.site.Localities.Get(province.ID))
		}
	}
	if term != nil {
		v.Href, v.Sum = p.termHref(term), countOf(p.placeOf(term).tally.Sum)
	}
	return v
}

// termHref returns the Href of the list of a locality, "" for nil.
func (p *Presenter) termHref(t *site.Term) string {
	if t == nil {
		return ""
	}
	return p.Href(routes.Localities.Term(t.Slug))
}

// tileBounds returns the least numbers of the middle and the highest class, round numbers that divide those that are not 0
// into about equal thirds: 100 and 300. With too few or too similar numbers there is one class, and both are 0.
func tileBounds(numbers []int) (low, high int) {
	var some []int
	for _, n := range numbers {
		if n > 0 {
			some = append(some, n)
		}
	}
	slices.Sort(some)
	if len(some) < 3 {
		return 0, 0
	}
	for _, steps := range [...]int{1, 10} {
		if low, high = roundDown(some[len(some)/3], steps), roundDown(some[len(some)*2/3], steps); low < high {
			return low, high
		}
	}
	return 0, 0
}

// roundDown returns n, which is at least 1, with other digits than the first as 0, or with steps 10 than the first two: 300 of
// 378, or 370.
func roundDown(n, steps int) int {
	unit := 1
	for n/unit >= 10*steps {
		unit *= 10
	}
	return n / unit * unit
}

// tileClass returns the class of a number.
func tileClass(c view.Count, low, high int) int {
	switch {
	case c.N == 0 && !c.AtLeast:
		return 0
	case high == 0 || c.N < low:
		return 1
	case c.N < high:
		return 2
	}
	return 3
}

// tileLegend returns the classes that tiles have.
func tileLegend(shown []view.Tile, low, high int) []view.TileClass {
	var out []view.TileClass
	bounds := [...]view.TileClass{{Class: 0}, {Class: 1, From: 1, To: max(0, low-1)}, {Class: 2, From: low, To: high - 1}, {Class: 3, From: high}}
	if high == 0 {
		bounds[1].To = 0
	}
	for _, c := range bounds {
		if slices.ContainsFunc(shown, func(t view.Tile) bool { return t.Class == c.Class }) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b view.TileClass) int { return cmp.Compare(a.Class, b.Class) })
	return out
}
