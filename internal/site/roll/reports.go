package roll

import (
	"cmp"
	"slices"

	"bangvang/internal/content"
	"bangvang/internal/site"
	"bangvang/internal/text/viet"
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
		named, names := map[*site.Term]bool{}, map[recordName]*content.Name{}
		for _, r := range record.Recipients {
			for i := range r.Names {
				n := &r.Names[i]
				to := g.recipientTerms[n]
				named[to.term] = true
				key := recordName{to.kind, viet.BodyKey(n.Name)}
				if _, twice := names[key]; twice {
					n = nil
				}
				names[key] = n
			}
		}
		named[g.conferrerTerms[record]] = true
		for _, t := range g.jointTerms[record] {
			named[t] = true
		}
		for _, w := range record.AlsoIn {
			g.addConferrers(w, func(t *site.Term) { g.addReport(t, w, named, touched) })
			for i := range w.Recipients {
				g.addReported(w, &w.Recipients[i], names, named, touched)
			}
		}
	}
	for t := range touched {
		g.sortTerm(t)
	}
}

// recordName is a name of a recipient of a record.
type recordName struct {
	kind Kind
	key  string // viet.BodyKey of the name
}

// addReported adds the names of recipients of a report to their terms, and those terms to touched. names are those of the
// record, nil for two of one name, and named the terms that have the award already. A name of the record is the record's
// recipient, also if the article of the report is about another place: it is the same award.
func (g *builder) addReported(w *site.Award, r *content.Recipients, names map[recordName]*content.Name, named, touched map[*site.Term]bool) {
	x, kind, ok := g.indexOf(r)
	if !ok {
		return
	}
	for i := range r.Names {
		n := &r.Names[i]
		var t *site.Term
		if first := names[recordName{kind, viet.BodyKey(n.Name)}]; first != nil && (n.Unit == "" || first.Unit == "" || viet.Key(n.Unit) == viet.Key(first.Unit)) {
			t = g.recipientTerms[first].term
		} else {
			t = g.termOfName(x, w, n, nameKey(n.Name, n.Unit))
		}
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
