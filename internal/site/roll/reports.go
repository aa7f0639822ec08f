package roll

import (
	"cmp"
	"slices"

	"bangvang/internal/content"
	"bangvang/internal/site"
)

// listing is an award among those of a term.
type listing struct {
	term  *site.Term
	award *site.Award
}

// addReports adds the awards that are reported once more (same_as) to the terms of their conferrers and recipients, which
// list the articles of all reports. A term has the record among its awards, or one of the reports if the record does not
// name it.
func (g *builder) addReports() {
	touched := map[*site.Term]bool{}
	for _, record := range g.site.Roll {
		if len(record.AlsoIn) == 0 {
			continue
		}
		named := map[*site.Term]bool{}
		for _, r := range record.Recipients {
			for i := range r.Names {
				named[g.recipientTerms[&r.Names[i]].term] = true
			}
		}
		named[g.conferrerTerms[record]] = true
		for _, t := range g.jointTerms[record] {
			named[t] = true
		}
		for _, w := range record.AlsoIn {
			g.addConferrers(w, func(t *site.Term) { g.addReport(t, w, named, touched) })
			for i := range w.Recipients {
				g.addReported(w, &w.Recipients[i], named, touched)
			}
		}
	}
	for t := range touched {
		g.sortTerm(t)
	}
}

// addReported adds the names of recipients of a report to their terms, and those terms to touched. named are the terms that
// have the award already.
func (g *builder) addReported(w *site.Award, r *content.Recipients, named, touched map[*site.Term]bool) {
	x, kind, ok := g.indexOf(r)
	if !ok {
		return
	}
	for i := range r.Names {
		n := &r.Names[i]
		t := g.termOfName(x, w, n)
		g.addReport(t, w, named, touched)
		g.recipientTerms[n] = recipient{kind, t}
	}
}

// addReport adds the article of a report to a term, and the report itself if the term is none of named.
func (g *builder) addReport(t *site.Term, w *site.Award, named, touched map[*site.Term]bool) {
	if !named[t] {
		named[t], g.listed[listing{t, w}] = true, true
		t.Awards = append(t.Awards, w)
	}
	t.Articles, touched[t] = append(t.Articles, w.Article), true
}

// sortTerm sorts the articles and awards of a term, newest first, and keeps each article once.
func (g *builder) sortTerm(t *site.Term) {
	slices.SortFunc(t.Articles, func(a, b *site.Article) int { return cmp.Compare(g.site.IndexOf(a), g.site.IndexOf(b)) })
	t.Articles = slices.Compact(t.Articles)
	slices.SortStableFunc(t.Awards, func(a, b *site.Award) int {
		return cmp.Compare(g.site.IndexOf(a.Article), g.site.IndexOf(b.Article))
	})
}
