package site

import (
	"slices"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// indexLocalities adds every article to the terms of its localities. The list of a unit holds its own articles and
// those of the units below it; the list of a province also holds those of the provinces merged into it. Articles of
// the predecessors of a smaller unit are listed apart, in Term.Earlier, since for example quận Đống Đa is not phường
// Đống Đa. A unit that has not ended on the day of s.Now has no successors yet. A unit that no article names has a term
// only if the site declares it, if it has all of them, or if it took over a unit that has awards.
func (s *Site) indexLocalities() {
	for _, a := range s.Articles {
		for _, l := range a.Localities {
			for unit := l; unit != nil; unit = unit.Parent {
				s.addToLocality(unit, a)
			}
			a.LocalityTerms = append(a.LocalityTerms, s.Localities.Get(l.ID))
		}
	}
	if s.Settings.LocalityPages == "all" {
		for _, l := range s.Gazetteer.All() {
			if s.Now.IsZero() || !l.From.After(s.Now) {
				s.localityTerm(l)
			}
		}
	}
	s.addHeirs()
	for _, t := range slices.Clone(s.Localities.Terms) {
		s.linkParent(t)
	}
	tops := s.Localities.Terms[:0:0]
	for _, t := range s.Localities.Terms {
		if t.Parent == nil {
			tops = append(tops, t)
		}
		viet.SortBy(t.Children, func(c *Term) string { return c.Locality.Latest().Short })
	}
	viet.SortBy(tops, func(t *Term) string { return t.Name })
	s.Localities.Terms = tops
}

// addToLocality adds an article to the list of a unit and, if the unit is a merged province, to the list of its
// successor.
func (s *Site) addToLocality(l *gazetteer.Locality, a *Article) {
	t := s.localityTerm(l)
	if n := len(t.Articles); n > 0 && t.Articles[n-1] == a {
		return
	}
	t.Articles = append(t.Articles, a)
	if l.Level != gazetteer.Province || !l.EndedBy(s.Now) {
		return
	}
	for _, next := range l.Successors() {
		s.addToLocality(next.Locality, a)
	}
}

// addHeirs adds the articles of units that have ended to the Earlier lists of those that took them over. One that no article
// names has a list only if the site declares it or if one of these articles has awards.
func (s *Site) addHeirs() {
	heirs := map[*gazetteer.Locality][]*gazetteer.Locality{}
	for _, a := range s.Articles {
		for _, l := range a.Localities {
			next, known := heirs[l]
			if !known {
				next = s.heirs(l)
				heirs[l] = next
			}
			if len(next) > 0 && a.CountedAwards() > 0 {
				for _, heir := range next {
					s.localityTerm(heir)
				}
			}
		}
	}
	for _, a := range s.Articles { // only now is known which units have a page
		for _, l := range a.Localities {
			for _, heir := range heirs[l] {
				s.addEarlier(heir, a)
			}
		}
	}
}

// addEarlier adds an article of a unit that has ended to the list of its heir.
func (s *Site) addEarlier(heir *gazetteer.Locality, a *Article) {
	if declared := heir.Pos.File != ""; !declared && s.Localities.Get(heir.ID) == nil {
		return
	}
	t := s.localityTerm(heir)
	if n := len(t.Earlier); n == 0 || t.Earlier[n-1] != a {
		t.Earlier = append(t.Earlier, a)
	}
}

// heirs returns the units that took over a unit that has ended, without provinces, whose lists have its articles anyway. If
// those are not known, they are the successors of the unit above.
func (s *Site) heirs(l *gazetteer.Locality) []*gazetteer.Locality {
	next := l.Successors()
	for l.Parent != nil && len(next) == 0 {
		l = l.Parent
		next = l.Successors()
	}
	if !l.EndedBy(s.Now) {
		return nil
	}
	out := make([]*gazetteer.Locality, 0, len(next))
	for _, n := range next {
		if n.Locality.Level != gazetteer.Province {
			out = append(out, n.Locality)
		}
	}
	return out
}

// localityTerm returns the term of a unit and adds it if it is missing.
func (s *Site) localityTerm(l *gazetteer.Locality) *Term {
	if t := s.Localities.byKey[l.ID]; t != nil {
		return t
	}
	t := s.Localities.GetOrAdd(l.ID, l.NameAt(s.Now).Full)
	t.Locality, t.Slug = l, l.ID
	if l.Level == gazetteer.Province {
		t.Name = l.NameAt(s.Now).Short
	}
	return t
}

// linkParent adds a term to the children of its parent, and adds the parents that have no articles themselves.
func (s *Site) linkParent(t *Term) {
	up := t.Locality.Parent
	if up == nil || t.Parent != nil {
		return
	}
	t.Parent = s.localityTerm(up)
	t.Parent.Children = append(t.Parent.Children, t)
	s.linkParent(t.Parent)
}
