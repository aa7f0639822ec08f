package present

import (
	"cmp"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// decision is a document and the awards it conferred, with their places on the roll.
type decision struct {
	awards []*site.Award
	spots  []int
}

// document is what tells decisions apart. Numbers start again each year, and with each body.
type document struct {
	no, by string
	year   int
}

// decisions gathers the awards of the roll by decision.
func decisions(roll []*site.Award) map[*site.Award]*decision {
	byFirst, by := map[*site.Award]*decision{}, map[document]*decision{}
	for i, w := range roll {
		if w.Decision.No == "" {
			continue
		}
		key := documentOf(w)
		one := by[key]
		if one == nil {
			one = &decision{}
			by[key], byFirst[w] = one, one
		}
		one.awards, one.spots = append(one.awards, w), append(one.spots, i)
	}
	return byFirst
}

// documentOf names the decision of an award. UBND tỉnh and Chủ tịch UBND tỉnh sign in one series.
func documentOf(w *site.Award) document {
	key := document{no: viet.Key(w.Decision.No), by: viet.Key(w.By), year: w.Year}
	if w.Place != nil {
		key.by = w.Place.ID
	}
	if !w.Decision.Date.IsZero() {
		key.year = w.Decision.Date.In(viet.Zone).Year()
	}
	return key
}

// decision shows a decision: what it says of itself from the first award that says it.
func (d *Listing) decision(one *decision) view.RollDecision {
	v := view.RollDecision{By: one.awards[0].By}
	for i, w := range one.awards {
		said := d.Decision(w)
		v.No = cmp.Or(v.No, said.No)
		v.Date = cmp.Or(v.Date, said.Date)
		v.Href = cmp.Or(v.Href, said.Href)
		page := routes.Roll.Page(one.spots[i]/RollPerPage + 1)
		v.Rows = append(v.Rows, view.Link{Name: label(d.Award(w)), Href: d.Href(page) + "#" + anchor(w)})
	}
	return v
}

// label says an award in short: “Bằng khen: 8 tập thể, 12 cá nhân”.
func label(w *view.Award) string {
	var to []string
	for _, r := range w.Recipients {
		to = append(to, strings.TrimSpace(r.Count+" "+r.Kind))
	}
	if len(to) == 0 {
		return w.Honour.Name
	}
	return w.Honour.Name + ": " + strings.Join(to, ", ")
}
