package present

import (
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// honourFacts returns the facts about an honour, and its awards in the articles of a page.
func (p *Presenter) honourFacts(t *site.Term, shown []*site.Article) *view.Honour {
	v := &view.Honour{Name: t.Name, Class: classOf(t.Honour).String(), Numbers: p.termNumbers(t)}
	if p.Strings.Glossed {
		v.Gloss = t.Honour.English()
	}
	if h := t.Honour; h != nil {
		v.Form, v.Level, v.Law = h.Form, h.Level.String(), h.Law
		v.Kinds, v.Conferrers = h.Kinds, h.Conferrers
		v.From, v.To, v.Powers = p.legalDate(h.From), p.legalDate(h.To), p.powers(h)
	}
	v.Awards = p.awardRows(shown, func(w *site.Award) bool { return w.Term == t && w.Counts() })
	return v
}

// certainties maps the certainty of a row of the law to that of a view.
var certainties = map[string]string{law.Read: "read", law.Secondary: "secondary", law.Memory: "memory"}

// powers returns who could confer an honour when; nil if the law says nothing of it.
func (p *Presenter) powers(h *honours.Honour) []view.Power {
	var list []view.Power
	for _, r := range p.site.Law.History(law.Power, h) {
		list = append(list, view.Power{By: r.Bodies(), Citation: r.Citation(), From: p.legalDate(r.From), To: p.legalDate(r.To), Certainty: certainties[r.Certainty]})
	}
	return list
}

// termNumbers returns the numbers of recipients of all awards of a term. Callers must not change them.
func (p *Presenter) termNumbers(t *site.Term) *view.Numbers {
	numbers, _ := p.numbers.Get(t, func() (*view.Numbers, error) { return numbersOf(site.Count(t.Awards)), nil })
	return numbers
}

// classOf returns the class of an honour; an honour outside the catalogue, nil, is of the class Other.
func classOf(h *honours.Honour) honours.Class {
	if h == nil {
		return honours.Other
	}
	return h.Class
}
