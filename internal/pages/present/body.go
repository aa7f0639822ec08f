package present

import (
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site"
)

// bodyNames returns the other names of t, a term of the roll whose index is at an address; nil if it has none.
func (p *Presenter) bodyNames(t *site.Term, index routes.Path) *view.Body {
	b := p.Entries.Body(t)
	if b == nil {
		return nil
	}
	v := &view.Body{Spellings: b.Spellings, Merged: legalDate(b.Merged)}
	for _, f := range b.Former {
		name := view.FormerName{Name: f.Name}
		if !f.Until.IsZero() {
			name.Before = legalDate(f.Until.AddDate(0, 0, 1))
		}
		v.Former = append(v.Former, name)
	}
	if b.MergedInto != nil {
		link := p.Link(b.MergedInto.Name, index.Term(b.MergedInto.Slug))
		v.MergedInto = &link
	}
	for _, from := range b.MergedFrom {
		v.MergedFrom = append(v.MergedFrom, p.Link(from.Name, index.Term(from.Slug)))
	}
	return v
}
