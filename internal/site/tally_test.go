package site_test

import (
	"testing"

	"bangvang/internal/content"
	"bangvang/internal/site"
	"bangvang/internal/site/resolve"
)

// An award that is not in force counts nowhere; recipients that a source does not separate make the numbers of their
// kinds lower bounds.
func TestTally(t *testing.T) {
	award := func(status content.Status, to ...content.Recipients) *site.Award {
		return &site.Award{Row: &resolve.Row{Award: &content.Award{Status: status, Recipients: to}}}
	}
	of := func(n int, approx content.Approx, kinds ...content.RecipientKind) content.Recipients {
		return content.Recipients{Kinds: kinds, Count: content.Count{N: n, Approx: approx}}
	}
	got := site.Count([]*site.Award{
		award(content.Conferred, of(26, content.Exact, content.Collective), of(12, content.Exact, content.Individual), of(6, content.Exact, content.Household)),
		award(content.Conferred, of(0, content.Many, content.Collective, content.Individual)),
		award(content.Posthumous, of(1, content.Exact, content.Individual)),
		award(content.Nominated, of(100, content.Exact, content.Individual)),
		award(content.Revoked, of(100, content.Many, content.Household)),
	})
	for _, c := range []struct {
		what      string
		got, want content.Total
	}{
		{"the sum", got.Sum, content.Total{N: 45, AtLeast: true}},
		{"collectives", got.Kind(content.Collective), content.Total{N: 26, AtLeast: true}},
		{"individuals", got.Kind(content.Individual), content.Total{N: 13, AtLeast: true}},
		{"households", got.Kind(content.Household), content.Total{N: 6}},
		{"communities", got.Kind(content.Community), content.Total{}},
		{"mixed", got.Mixed(), content.Total{AtLeast: true}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, c.got, c.want)
		}
	}
	if got.Awards != 3 {
		t.Errorf("%d awards", got.Awards)
	}
	for want, awards := range map[string][]*site.Award{
		"":            {award(content.Conferred)},
		"hộ gia đình": {award(content.Conferred, of(9, content.Exact, content.Household)), award(content.Conferred), award(content.Revoked, of(1, content.Exact, content.Individual))},
		"several":     {award(content.Conferred, of(9, content.Exact, content.Household), of(0, content.Many, content.Individual))},
		"together":    {award(content.Conferred, of(9, content.Exact, content.Household, content.Individual))},
	} {
		if kind, ok := site.Count(awards).OnlyKind(); ok != (want == "hộ gia đình") || ok && kind.String() != want {
			t.Errorf("%q: %s, %t", want, kind, ok)
		}
	}
}
