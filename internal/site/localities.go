package site

import (
	"slices"

	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// locate files every article under its localities. A unit's list holds its own articles and those of
// the units below it; a province's those of the provinces merged into it as well. What a smaller unit
// took over stands apart, in Earlier: quận Đống Đa is not phường Đống Đa. A unit that has not ended on the day the
// site is for has not handed anything on.
func (s *Site) locate() {
	for _, a := range s.Articles {
		for _, l := range a.Localities {
			for unit := l; unit != nil; unit = unit.Parent {
				s.settle(unit, a)
			}
			s.bequeath(l, a)
			a.Places = append(a.Places, s.Localities.Get(l.ID))
		}
	}
	for _, t := range slices.Clone(s.Localities.Terms) {
		s.raise(t)
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

// settle puts an article on a unit's list and, when the unit is a province that was merged, on the
// list of the province that took it over.
func (s *Site) settle(l *gazetteer.Locality, a *Article) {
	t := s.unit(l)
	if n := len(t.Articles); n > 0 && t.Articles[n-1] == a {
		return
	}
	t.Articles = append(t.Articles, a)
	if l.Level != gazetteer.Province || !l.EndedBy(s.Now) {
		return
	}
	for _, next := range l.Successors {
		s.settle(next.Locality, a)
	}
}

// bequeath puts an article on the earlier list of the units that took its unit over or, when it is not said what became
// of that, the unit above.
func (s *Site) bequeath(l *gazetteer.Locality, a *Article) {
	for l.Parent != nil && len(l.Successors) == 0 {
		l = l.Parent
	}
	if !l.EndedBy(s.Now) {
		return
	}
	for _, next := range l.Successors {
		if next.Locality.Level == gazetteer.Province {
			continue
		}
		t := s.unit(next.Locality)
		if n := len(t.Earlier); n == 0 || t.Earlier[n-1] != a {
			t.Earlier = append(t.Earlier, a)
		}
	}
}

func (s *Site) unit(l *gazetteer.Locality) *Term {
	if t := s.Localities.byKey[l.ID]; t != nil {
		return t
	}
	t := s.Localities.Term(l.ID, l.NameAt(s.Now).Full)
	t.Locality, t.Slug = l, l.ID
	if l.Level == gazetteer.Province {
		t.Name = l.NameAt(s.Now).Short
	}
	return t
}

// raise hangs a term under its parent's, making that when no article did.
func (s *Site) raise(t *Term) {
	up := t.Locality.Parent
	if up == nil || t.Parent != nil {
		return
	}
	t.Parent = s.unit(up)
	t.Parent.Children = append(t.Parent.Children, t)
	s.raise(t.Parent)
}
