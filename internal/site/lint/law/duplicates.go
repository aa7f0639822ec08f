package law

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
)

// awardKey identifies an award; rows with equal keys are rows of one award.
type awardKey struct {
	honour, by, period, citation, decision string
	status                                 content.Status
}

// seenAward holds the names and counts of the rows of one award that were read so far. Awards are few per article,
// and so are kinds.
type seenAward struct {
	key    awardKey
	names  map[string]int // line of each name, by its key
	counts []countedRow
}

// countedRow holds recipients with their row.
type countedRow struct {
	*content.Recipients
	row *site.Award
}

// checkDuplicates reports names and counts that appear twice for one award. Counts are not compared outside the law,
// where two rows may be two contests, nor between two lists of names, which add up.
func (c *checker) checkDuplicates(a *site.Article) {
	rows := a.Awards
	if len(rows) > 1 {
		rows = slices.Clone(rows)
		slices.SortFunc(rows, func(a, b *site.Award) int { return cmp.Compare(a.Order, b.Order) })
	}
	awards := make([]seenAward, 0, len(rows))
	for _, w := range rows {
		if w.Status == content.Revoked {
			continue
		}
		key := awardKey{w.Name, w.By, w.Period.Text, w.Citation, w.Decision.No, cmp.Or(w.Status, content.Conferred)}
		if w.ConferrerLocality != nil { // the same for UBND tỉnh and Chủ tịch UBND tỉnh
			key.by = w.ConferrerLocality.ID
		}
		at := slices.IndexFunc(awards, func(s seenAward) bool { return s.key == key })
		if at < 0 {
			at, awards = len(awards), append(awards, seenAward{key: key})
		}
		for i := range w.Recipients {
			c.checkNames(w, &w.Recipients[i], &awards[at])
			c.checkCounts(w, &w.Recipients[i], &awards[at])
		}
	}
}

// checkNames reports names of r that a row of the same award has already.
func (c *checker) checkNames(w *site.Award, r *content.Recipients, s *seenAward) {
	if len(r.Names) > 0 && s.names == nil {
		s.names = make(map[string]int, len(r.Names))
	}
	for _, n := range r.Names {
		key := viet.Key(n.Name) + "|" + viet.Key(n.Post) + "|" + viet.Key(n.Unit)
		if line := s.names[key]; line > 0 {
			c.problems.Add(diag.AwardName, n.Pos, n.Name, w.Name, strconv.Itoa(line))
			continue
		}
		s.names[key] = n.Pos.Line
	}
}

// checkCounts reports the count of r if another row of the same award has recipients of the same kinds.
func (c *checker) checkCounts(w *site.Award, r *content.Recipients, s *seenAward) {
	if w.Known == nil || w.Known.Class == honours.Other {
		return
	}
	at := slices.IndexFunc(s.counts, func(first countedRow) bool {
		return slices.Equal(first.Kinds, r.Kinds) && first.Word == r.Word // 3 học sinh and 2 giáo viên are five people
	})
	if at < 0 {
		s.counts = append(s.counts, countedRow{r, w})
		return
	}
	// Within one row this is a duplicate key, which is reported already.
	if first := s.counts[at]; first.row != w && (len(first.Names) == 0 || len(r.Names) == 0) {
		c.problems.Add(diag.AwardCount, r.Pos, w.Name, r.Label(), first.Count.Text, strconv.Itoa(first.Pos.Line), r.Count.Text)
	}
}

// checkClasses reports an individual who is named for two classes of one order by one decision or, without decisions, in
// one period: Huân chương Lao động hạng Nhất and hạng Nhì. The medals Chiến sĩ vẻ vang are not checked, whose classes
// soldiers received together.
func (c *checker) checkClasses(a *site.Article) {
	type person struct{ order, by, when, name string }
	var seen map[person]*site.Award
	var lines map[person]int
	for _, w := range a.Awards {
		order, class, ok := strings.Cut(w.Name, " hạng ")
		if !ok || class == "" || w.Known == nil || w.Known.Form != "Huân chương" || w.Status == content.Revoked {
			continue
		}
		for i := range w.Recipients {
			if !slices.Contains(w.Recipients[i].Kinds, content.Individual) {
				continue
			}
			for _, n := range w.Recipients[i].Names {
				p := person{order, w.By, cmp.Or(w.Decision.No, w.Period.Text), viet.Key(n.Name) + "|" + viet.Key(n.Post) + "|" + viet.Key(n.Unit)}
				if first := seen[p]; first == nil {
					if seen == nil {
						seen, lines = map[person]*site.Award{}, map[person]int{}
					}
					seen[p], lines[p] = w, n.Pos.Line
				} else if first.Name != w.Name {
					c.problems.Add(diag.AwardName, n.Pos, n.Name, first.Name+"”, “"+w.Name, strconv.Itoa(lines[p]))
				}
			}
		}
	}
}
