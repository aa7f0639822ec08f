package law

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/honours"
	"bangvang/internal/site"
	"bangvang/internal/viet"
)

// same is what the rows of one award have in common.
type same struct {
	honour, by, period, citation, decision string
	status                                 content.Status
}

// seen is what the rows of one award said so far.
type seen struct {
	names map[string]int     // by key: the line
	kinds map[string]counted // by kinds
}

type counted struct {
	*content.Recipients
	row *site.Award
}

// twice finds names and counts that stand twice for one award. Numbers are not compared outside the law,
// where two rows may be two contests, nor two lists of names, which add up.
func (c *checker) twice(a *site.Article) {
	rows := a.Awards
	if len(rows) > 1 {
		rows = slices.Clone(rows)
		slices.SortFunc(rows, func(a, b *site.Award) int { return cmp.Compare(a.Order, b.Order) })
	}
	awards := map[same]*seen{}
	for _, w := range rows {
		if w.Status == content.Revoked {
			continue
		}
		key := same{w.Name, w.By, w.Period.Text, w.Citation, w.Decision.No, cmp.Or(w.Status, content.Conferred)}
		if w.Place != nil { // UBND tỉnh and Chủ tịch UBND tỉnh
			key.by = w.Place.ID
		}
		s := awards[key]
		if s == nil {
			s = &seen{map[string]int{}, map[string]counted{}}
			awards[key] = s
		}
		for i := range w.Recipients {
			c.names(w, &w.Recipients[i], s)
			c.counts(w, &w.Recipients[i], s)
		}
	}
}

func (c *checker) names(w *site.Award, r *content.Recipients, s *seen) {
	for _, n := range r.Names {
		key := viet.Key(n.Name) + "|" + viet.Key(n.Post) + "|" + viet.Key(n.Unit)
		if line := s.names[key]; line > 0 {
			c.problems.Add(diag.AwardName, n.Pos, n.Name, w.Name, strconv.Itoa(line))
			continue
		}
		s.names[key] = n.Pos.Line
	}
}

func (c *checker) counts(w *site.Award, r *content.Recipients, s *seen) {
	if w.Known == nil || w.Known.Class == honours.Other {
		return
	}
	kinds := kindNames(r.Kinds)
	first := s.kinds[kinds]
	switch {
	case first.row == nil:
		s.kinds[kinds] = counted{r, w}
	case first.row == w: // a key that stands twice, which is said already
	case len(first.Names) == 0 || len(r.Names) == 0:
		c.problems.Add(diag.AwardCount, r.Pos, w.Name, kinds, first.Count.Text, strconv.Itoa(first.Pos.Line), r.Count.Text)
	}
}

func kindNames(kinds []content.RecipientKind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	return strings.Join(names, ", ")
}
