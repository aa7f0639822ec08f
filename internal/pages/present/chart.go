package present

import (
	"strconv"

	"bangvang/internal/pages/view"
)

// Measures of a chart, in units of its view box. The width is that of a telephone's screen in CSS pixels, so that the
// letters of the chart have the size of those of the text there.
const (
	width     = 320
	pitch     = 28  // from the top of a bar to that of the next
	bar       = 18  // height of a bar
	below     = 4   // from the base line of the letters to the bottom of the bar
	numbers   = 62  // width of the number behind the longest bar
	gap       = 5   // from the end of a bar to its number
	minPart   = 2   // least width of a part of a bar
	yearRoom  = 44  // width of the names before the bars: of years
	placeRoom = 124 // of localities
)

// YearChart returns the bar chart of recipients by year and level, a bar for each of years in their order, nil if no
// number is known.
func YearChart(years []view.RollYear) *view.Chart {
	var bars []view.Bar
	for _, y := range years {
		b := view.Bar{Name: strconv.Itoa(y.Year), AtLeast: y.AtLeast}
		for _, f := range y.Levels {
			b.Parts = append(b.Parts, view.Part{Level: f.Level, N: f.N})
		}
		bars = append(bars, b)
	}
	return barChart(bars, yearRoom)
}

// PlaceChart returns the bar chart of recipients by locality, a bar for each of places in their order, nil if no number
// is known.
func PlaceChart(places []view.RollPlace) *view.Chart {
	var bars []view.Bar
	for _, p := range places {
		bars = append(bars, view.Bar{Name: p.Name, AtLeast: p.AtLeast, Parts: []view.Part{{N: p.N}}})
	}
	return barChart(bars, placeRoom)
}

// barChart returns a chart of bars with their positions. The names have the width room; the longest bar takes the rest
// of the width but that of its number.
func barChart(bars []view.Bar, room int) *view.Chart {
	most := 0
	for i := range bars {
		for _, p := range bars[i].Parts {
			bars[i].N += p.N
		}
		most = max(most, bars[i].N)
	}
	if most == 0 {
		return nil
	}
	for i := range bars {
		b := &bars[i]
		b.Y, b.Height = i*pitch+(pitch-bar)/2, bar
		b.Text = b.Y + bar - below
		end := 0
		b.Parts, end = placeParts(b.Parts, room, width-room-numbers, most)
		b.End = end + gap
	}
	return &view.Chart{Width: width, Height: len(bars) * pitch, Bars: bars}
}

// placeParts returns the parts of a bar with their positions, side by side from x, and the end of the bar. A bar of the
// sum most has the width wide. A part that is not 0 is visible, however small.
func placeParts(parts []view.Part, x, wide, most int) ([]view.Part, int) {
	var out []view.Part
	sum, at := 0, x
	for _, p := range parts {
		if p.N == 0 {
			continue
		}
		sum += p.N
		end := max(at+minPart, x+sum*wide/most)
		p.X, p.Width = at, end-at
		out, at = append(out, p), end
	}
	return out, at
}
