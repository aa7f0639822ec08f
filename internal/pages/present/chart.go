// Package chart lays out the bar charts of the roll: whole numbers in, places in a view box out.
package present

import (
	"strconv"

	"bangvang/internal/pages/view"
)

// A chart is as wide as a telephone's screen, in its pixels, so that its letters are as large there
// as those of the text.
const (
	width     = 320
	pitch     = 28 // from bar to bar
	bar       = 18 // a bar's height
	below     = 4  // of the letters' base line, inside a bar
	numbers   = 40 // room for the number behind the longest bar
	gap       = 5  // between a bar and its number
	sliver    = 2  // the least width of a part
	yearRoom  = 44 // for names before the bars
	placeRoom = 124
)

// Years shows awards by year and level; nil when there are none.
func Years(years []view.RollYear) *view.Chart {
	var bars []view.Bar
	for _, y := range years {
		b := view.Bar{Name: strconv.Itoa(y.Year)}
		for _, f := range y.Levels {
			b.Parts = append(b.Parts, view.Part{Level: f.Level, N: f.Rows})
		}
		bars = append(bars, b)
	}
	return lay(bars, yearRoom)
}

// Places shows awards by locality; nil when there are none.
func Places(places []view.RollPlace) *view.Chart {
	var bars []view.Bar
	for _, p := range places {
		bars = append(bars, view.Bar{Name: p.Name, Parts: []view.Part{{N: p.Count}}})
	}
	return lay(bars, placeRoom)
}

// lay gives the bars their places, the longest over the whole width behind the room for names.
func lay(bars []view.Bar, room int) *view.Chart {
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
		b.Parts, end = beside(b.Parts, room, width-room-numbers, most)
		b.End = end + gap
	}
	return &view.Chart{Width: width, Height: len(bars) * pitch, Bars: bars}
}

// beside places parts side by side from x on; a sum of most is as wide as given. A part of something
// is seen, however small.
func beside(parts []view.Part, x, wide, most int) ([]view.Part, int) {
	var out []view.Part
	sum, at := 0, x
	for _, p := range parts {
		if p.N == 0 {
			continue
		}
		sum += p.N
		end := max(at+sliver, x+sum*wide/most)
		p.X, p.Width = at, end-at
		out, at = append(out, p), end
	}
	return out, at
}
