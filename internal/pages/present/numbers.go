package present

import (
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// numbersOf returns the numbers of recipients that a tally has, in all and by kind. A kind of which no number is known is
// left out, but the sum is then a lower bound. It returns nil if no number is known.
func numbersOf(t *site.Tally) *view.Numbers {
	v := &view.Numbers{Sum: countOf(t.Sum)}
	t.Each(func(kinds []content.RecipientKind, n content.Total) {
		if n.N > 0 {
			v.Totals = append(v.Totals, view.Total{Kind: kindNames(kinds), N: n.N, AtLeast: n.AtLeast})
		}
	})
	if v.Totals == nil {
		return nil
	}
	for i := range v.Totals {
		v.Totals[i].Mixed = len(v.Totals) > 1 && strings.Contains(v.Totals[i].Kind, ", ")
	}
	v.Whole = len(v.Totals) > 1 || len(v.Totals) == 1 && v.Totals[0].AtLeast != v.Sum.AtLeast
	return v
}

// onlyKind returns the kind of all recipients of t, "" of several.
func onlyKind(t *site.Tally) string {
	if k, ok := t.OnlyKind(); ok {
		return k.String()
	}
	return ""
}

// countOf returns a number of recipients as pages show it.
func countOf(t content.Total) view.Count { return view.Count{N: t.N, AtLeast: t.AtLeast} }
