package importer

import (
	"strings"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
)

// Mention is a name that an article gives a unit: as its locality, or as the place of a conferring body.
type Mention struct {
	Text string
	On   time.Time // the day of the article's event
	Near string    // a province that may contain it, "" if the text alone decides
	Pos  diag.Pos  // zero if it is not reported
}

// Mentioned returns the units of a that the mentions name and own, the gazetteer of the site, made of the entries
// declared, lacks on their days; with each district its successors, and with each former commune also its district. They
// are in the order of the file. A mention that matches several units of the file adds none and is an ambiguous-locality
// at its Pos.
func (a *Atlas) Mentioned(own *gazetteer.Gazetteer, declared []gazetteer.Entry, mentions []Mention) ([]*Unit, diag.List) {
	rest := Without(a.Units, own)
	all, _ := gazetteer.New(append(Entries(rest), declared...))
	wanted := map[*Unit]bool{}
	var problems diag.List
	for _, m := range mentions {
		if is := own.Find(m.Text, m.On); len(is.Candidates) > 0 || is.Locality != nil && !is.NotInForce {
			continue
		}
		found := all.Find(m.Text, m.On)
		if found.Locality == nil && m.Near != "" {
			found = all.Find(m.Text+", "+m.Near, m.On)
		}
		if len(found.Candidates) > 0 {
			blame(&problems, m, found)
		}
		if l := found.Locality; l != nil && l.Pos.File == "" && l.Pos.Line > 0 {
			rest[l.Pos.Line-1].want(wanted)
		}
	}
	var units []*Unit
	for _, u := range rest {
		if wanted[u] {
			units = append(units, u)
		}
	}
	return units, problems
}

func (u *Unit) want(wanted map[*Unit]bool) {
	wanted[u] = true
	for _, h := range u.Heirs {
		wanted[h.Unit] = true
	}
	if u.District != nil {
		u.District.want(wanted)
	}
}

// Blurred returns an ambiguous-locality for each mention that names exactly one unit of before and several of after, at
// its Pos; for example, because new units have the same name. A mention without a Pos is not reported.
func Blurred(before, after *gazetteer.Gazetteer, mentions []Mention) diag.List {
	var problems diag.List
	for _, m := range mentions {
		if before.Find(m.Text, m.On).Locality == nil {
			continue
		}
		if now := after.Find(m.Text, m.On); len(now.Candidates) > 0 {
			blame(&problems, m, now)
		}
	}
	return problems
}

func blame(problems *diag.List, m Mention, found gazetteer.Result) {
	if m.Pos.File == "" {
		return
	}
	var names []string
	for _, l := range found.Candidates {
		names = append(names, "“"+l.Display()+"”")
	}
	problems.Add(diag.AmbiguousLocality, m.Pos, m.Text, strings.Join(names, ", "))
}
