package present

import (
	"testing"

	"bangvang/internal/pages/view"
)

func TestYears(t *testing.T) {
	figures := func(n ...int) (out []view.Figure) {
		for i, n := range n {
			out = append(out, view.Figure{Level: []string{"state", "provincial", "local"}[i], N: n})
		}
		return out
	}
	c := YearChart([]view.RollYear{{Year: 2024, Levels: figures(1, 0, 999)}, {Year: 2023, Levels: figures(0, 250, 250)}, {Year: 2022, Levels: figures(0, 0, 0)}})
	if c.Width != 320 || c.Height != 3*28 || len(c.Bars) != 3 {
		t.Fatalf("%+v", c)
	}
	first, second, last := c.Bars[0], c.Bars[1], c.Bars[2]
	if first.Name != "2024" || first.N != 1000 || len(first.Parts) != 2 {
		t.Errorf("%+v", first)
	}
	if p := first.Parts[0]; p.Level != "state" || p.X != 44 || p.Width != 2 {
		t.Errorf("the smallest part is %+v", p)
	}
	if p := first.Parts[1]; p.X != 46 || p.X+p.Width != 320-62 || first.End != 320-62+5 {
		t.Errorf("the longest bar ends at %+v, its number at %d", p, first.End)
	}
	if a, b := second.Parts[0], second.Parts[1]; a.X+a.Width != b.X || b.X+b.Width != 44+(320-44-62)/2 {
		t.Errorf("half as much is %+v %+v", a, b)
	}
	if last.N != 0 || len(last.Parts) != 0 || last.End != 44+5 || last.Y != 2*28+5 {
		t.Errorf("nothing is %+v", last)
	}
}

func TestPlaces(t *testing.T) {
	c := PlaceChart([]view.RollPlace{{Link: view.Link{Name: "Hà Nội"}, N: 7}, {Link: view.Link{Name: "Huế"}, N: 7}})
	if c.Bars[0].Name != "Hà Nội" || c.Bars[0].Parts[0].Width != c.Bars[1].Parts[0].Width || c.Bars[1].Parts[0].X != 124 {
		t.Errorf("%+v", c.Bars)
	}
}

func TestNothing(t *testing.T) {
	if YearChart(nil) != nil || PlaceChart(nil) != nil || YearChart([]view.RollYear{{Year: 2024}}) != nil {
		t.Error("a chart of nothing")
	}
}
