package gazetteer

import (
	"strconv"
	"time"

	"bangvang/internal/diag"

	"bangvang/internal/text/viet"
)

// maxSuccessors is the number of units, one after the other and side by side, to which the territory of a unit may have
// passed: an article about the unit is in the lists of them all. A huyện was divided among twenty communes at most.
const maxSuccessors = 100

// linkSuccessors links each unit that ended to its successors, and gives the communes it makes for them their IDs. It
// reports a unit with more than maxSuccessors of them, and leaves them out.
func (b *builder) linkSuccessors() {
	for _, u := range b.units {
		if u.ID == "" {
			continue
		}
		for _, s := range u.entry.Successors[:min(len(u.entry.Successors), maxSuccessors+1)] {
			if heir := b.findSuccessor(u.Locality, s); heir != nil {
				linkSuccession(u.Locality, heir, s.Part)
				b.declareHeir(heir, s)
			}
		}
	}
	for _, u := range b.units {
		if manySuccessors(u.Locality) {
			b.problems.Add(diag.OverBudget, u.Pos, "đơn vị kế tiếp của “"+u.Latest().Full+"”", strconv.Itoa(maxSuccessors))
			u.Locality.successors = nil
		}
	}
	b.assignIDs(b.impliedCommunes)
}

// declareHeir counts a built-in unit that an entry names as a successor among the units of the site.
func (b *builder) declareHeir(heir *Locality, s SuccessorEntry) {
	if heir.Pos.File == "" && heir.table != nil {
		heir.Pos = s.Pos
		b.g.own = append(b.g.own, heir)
	}
}

// manySuccessors reports whether l has more than maxSuccessors successors, those of its successors included.
func manySuccessors(l *Locality) bool {
	seen := map[*Locality]bool{l: true}
	for queue := []*Locality{l}; len(queue) > 0; queue = queue[1:] {
		for _, next := range queue[0].successors {
			if seen[next.Locality] {
				continue
			}
			if len(seen) > maxSuccessors {
				return true
			}
			seen[next.Locality], queue = true, append(queue, next.Locality)
		}
	}
	return false
}

// findSuccessor returns the unit that a successor names: in the province that holds the territory afterwards, or else
// anywhere, or else a new commune. It reports a problem and returns nil if the name is ambiguous or unknown; it reports
// a unit that was no longer in force, and returns it.
func (b *builder) findSuccessor(ended *Locality, s SuccessorEntry) *Locality {
	after := ended.To.AddDate(0, 0, 1)
	home := provinceOn(ended.Province(), after)
	kind, _ := SplitKind(s.Text)
	province := kind == "" && b.g.isProvince(s.Text) // never a commune of that name
	there := func(l *Locality) bool { return l != ended && l.InForce(after) && (!province || l.Level == Province) }
	found := b.g.find(s.Text, after, func(l *Locality) bool { return there(l) && l.Province() == home })
	if found.Locality == nil && found.Candidates == nil {
		found = b.g.find(s.Text, after, there)
	}
	if found.Locality != nil {
		return found.Locality
	}
	if len(found.Candidates) > 0 {
		b.problems.Add(diag.AmbiguousLocality, s.Pos, s.Text, joinNames(found.Candidates))
		return nil
	}
	if l := b.makeCommune(s, home, after); l != nil {
		return l
	}
	past := b.g.find(s.Text, after, func(l *Locality) bool { return l != ended && (!province || l.Level == Province) }).Locality
	if past != nil {
		b.reportNotInForce(past, after, s.Pos)
	} else {
		b.problems.Add(diag.UnknownLocality, s.Pos, s.Text, b.g.Nearest(b.hints, s.Text, after))
	}
	return past
}

// linkSuccession records in both units that heir took over ended, or part of it.
func linkSuccession(ended, heir *Locality, part bool) {
	ended.successors = append(ended.successors, Succession{Locality: heir, Part: part})
	heir.predecessors = append(heir.predecessors, Succession{Locality: ended, Part: part})
}

// provinceOn returns the province that holds the territory of p on the day: p, or else the one into which it was
// merged. Two units that had ended may be successors of each other, by mistake.
func provinceOn(p *Locality, day time.Time) *Locality {
	for range maxSuccessors {
		next := p.Successors()
		if p.InForce(day) || len(next) != 1 {
			break
		}
		p = next[0].Locality
	}
	return p
}

// makeCommune makes the commune that a successor names with its kind, under the province that the text names, or else
// under the given one. It returns nil if the text does not name a commune.
func (b *builder) makeCommune(s SuccessorEntry, province *Locality, from time.Time) *Locality {
	parts := splitParts(s.Text)
	if len(parts) == 0 {
		return nil
	}
	k, short := SplitKind(parts[0])
	if levels[k] != Commune {
		return nil
	}
	if len(parts) > 1 {
		found := b.g.find(parts[len(parts)-1], from, func(l *Locality) bool { return l.Level == Province })
		if found.Locality == nil {
			return nil
		}
		province = found.Locality
	}
	names := []Name{{FullName(k, short), short, k, from}}
	l := &Locality{Level: Commune, Names: names, Parent: province, From: from, Pos: s.Pos}
	b.add(l)
	b.impliedCommunes = append(b.impliedCommunes, l)
	return l
}

// reportNotInForce reports that a text names l for a day on which l was not in force, with its successors as a hint.
func (b *builder) reportNotInForce(l *Locality, day time.Time, pos diag.Pos) {
	var heirs []*Locality
	for _, s := range l.Successors() {
		heirs = append(heirs, s.Locality)
	}
	b.problems.Add(diag.LocalityNotInForce, pos, l.Display(), viet.LegalDate(day), l.Span(), joinNames(heirs))
}
