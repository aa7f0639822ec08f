package content_test

import (
	"testing"

	"bangvang/internal/content"
)

func TestTotal(t *testing.T) {
	four, many := content.Count{N: 4}, content.Count{Approx: content.Many}
	atLeast, about := content.Count{N: 50, Approx: content.AtLeast}, content.Count{N: 20, Approx: content.About}
	for _, c := range []struct {
		counts []content.Count
		want   content.Total
	}{
		{nil, content.Total{}},
		{[]content.Count{four, four}, content.Total{N: 8}},
		{[]content.Count{four, atLeast}, content.Total{N: 54, AtLeast: true}},
		{[]content.Count{about, four}, content.Total{N: 4, AtLeast: true}},
		{[]content.Count{many, four}, content.Total{N: 4, AtLeast: true}},
	} {
		var got content.Total
		for _, n := range c.counts {
			got.Add(n)
		}
		if got != c.want {
			t.Errorf("%v: got %+v, want %+v", c.counts, got, c.want)
		}
	}
}
