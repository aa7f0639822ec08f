package site

import (
	"slices"

	"bangvang/internal/knowledge/gazetteer"
)

// PlaceAward is an award of a place, or of a unit before it.
type PlaceAward struct {
	*Award
	// Former is the unit of the article that the place took over, nil for an award of the place itself: Ninh Thuận of an award
	// of Khánh Hòa, quận Đống Đa of one of phường Đống Đa.
	Former *gazetteer.Locality
	Rolled bool // Former is a merged province, so the award counts for the place: see decision 13
}

// AwardsOf returns the awards that count of articles, in their order, each once. After them follow the records of awards that
// one of the articles reports and another article has: see [ReportedElsewhere].
func AwardsOf(articles []*Article) []*Award {
	var out []*Award
	for _, a := range articles {
		for _, w := range a.Awards {
			if w.Counts() {
				out = append(out, w)
			}
		}
	}
	return append(out, ReportedElsewhere(articles)...)
}

// ReportedElsewhere returns the records ([Award.Record]), each once, of the awards that articles only report, without those
// that are in one of articles itself.
func ReportedElsewhere(articles []*Article) []*Award {
	var out []*Award
	for _, a := range articles {
		for _, w := range a.Awards {
			if w.Record != nil && w.InForce() {
				out = append(out, w.Record)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	here, seen := make(map[*Article]bool, len(articles)), map[*Award]bool{}
	for _, a := range articles {
		here[a] = true
	}
	return slices.DeleteFunc(out, func(w *Award) bool {
		again := seen[w]
		seen[w] = true
		return again || here[w.Article]
	})
}

// AwardsAt returns the awards of the place of t, a term of the index of localities, as [AwardsOf] returns them: those of its
// articles, which are the ones at the place, below it and, for a province, in provinces merged into it; and then those of
// t.Earlier, the articles of units that it replaced. An award is there once, as the place's own if it is that too.
func AwardsAt(t *Term) []PlaceAward {
	own := AwardsOf(t.Articles)
	out := make([]PlaceAward, 0, len(own))
	known := map[*Award]bool{}
	for _, w := range own {
		known[w] = true
		former := mergedProvince(t.Locality, w.Article)
		out = append(out, PlaceAward{w, former, former != nil})
	}
	for _, w := range AwardsOf(t.Earlier) {
		if !known[w] {
			out = append(out, PlaceAward{Award: w, Former: replacedUnit(t.Locality, w.Article)})
		}
	}
	return out
}

// mergedProvince returns the province of an article in the list of the place l, if it is another than that of l: one merged
// into it.
func mergedProvince(l *gazetteer.Locality, a *Article) *gazetteer.Locality {
	var other *gazetteer.Locality
	for _, unit := range a.Localities {
		switch province := unit.Province(); {
		case province == l.Province():
			return nil
		case other == nil && l.Level == gazetteer.Province && leadsTo(province, l, 0):
			other = province
		}
	}
	return other
}

// maxMergers is the number of mergers of provinces, one after the other, that leadsTo follows.
const maxMergers = 8

func leadsTo(from, to *gazetteer.Locality, mergers int) bool {
	return slices.ContainsFunc(from.Successors(), func(s gazetteer.Succession) bool {
		return s.Locality == to || mergers < maxMergers && leadsTo(s.Locality, to, mergers+1)
	})
}

// replacedUnit returns the unit of an article that l replaced, or of which it took over a part; the first unit of the article
// if none is known.
func replacedUnit(l *gazetteer.Locality, a *Article) *gazetteer.Locality {
	for _, unit := range a.Localities {
		for up := unit; up != nil; up = up.Parent {
			if slices.ContainsFunc(up.Successors(), func(s gazetteer.Succession) bool { return s.Locality == l }) {
				return up
			}
		}
	}
	return a.Localities[0]
}
