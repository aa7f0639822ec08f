package present

import (
	"cmp"
	"strings"

	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// decision is a decision with the awards that it confers.
type decision struct {
	awards    []*site.Award
	positions []int // of the awards in the roll
}

// decisionKey identifies a decision. Each body numbers its decisions, and begins again each year.
type decisionKey struct {
	no, by string
	year   int
}

// groupDecisions returns the decisions of the roll that have a number, by their first award.
func groupDecisions(roll []*site.Award) map[*site.Award]*decision {
	byFirst, by := map[*site.Award]*decision{}, map[decisionKey]*decision{}
	for i, w := range roll {
		if w.Decision.No == "" {
			continue
		}
		key := decisionKeyOf(w)
		d := by[key]
		if d == nil {
			d = &decision{}
			by[key], byFirst[w] = d, d
		}
		d.awards, d.positions = append(d.awards, w), append(d.positions, i)
	}
	return byFirst
}

// decisionKeyOf returns the key of the decision of an award. A body of a locality is identified by the locality,
// because the decisions of UBND tỉnh and of Chủ tịch UBND tỉnh are numbered in one series.
func decisionKeyOf(w *site.Award) decisionKey {
	key := decisionKey{no: viet.Key(w.Decision.No), by: viet.Key(w.By), year: w.Year}
	if w.ConferrerLocality != nil {
		key.by = w.ConferrerLocality.ID
	}
	if !w.Decision.Date.IsZero() {
		key.year = w.Decision.Date.In(viet.Zone).Year()
	}
	return key
}

// rollDecision returns the row of a decision. Its number, date and document are those of the first award that has them.
func (p *Presenter) rollDecision(d *decision) view.RollDecision {
	v := view.RollDecision{By: d.awards[0].By}
	for i, w := range d.awards {
		of := p.decision(w)
		v.No = cmp.Or(v.No, of.No)
		v.Date = cmp.Or(v.Date, of.Date)
		v.Href = cmp.Or(v.Href, of.Href)
		v.Annex = cmp.Or(v.Annex, of.Annex)
		page := routes.Roll.Page(d.positions[i]/rollPerPage + 1)
		v.Rows = append(v.Rows, view.Link{Name: awardLabel(p.award(w)), Href: p.Href(page) + "#" + w.ID})
	}
	return v
}

// awardLabel returns an award in short, for example “Bằng khen: 8 tập thể, 12 cá nhân”.
func awardLabel(w *view.Award) string {
	var to []string
	for _, r := range w.Recipients {
		to = append(to, strings.TrimSpace(r.Count+" "+r.Kind))
	}
	if len(to) == 0 {
		return w.Honour.Name
	}
	return w.Honour.Name + ": " + strings.Join(to, ", ")
}
