// Package stated holds the text of articles against their front matter: which awards the one states and the other lacks.
//
// There is a hint when no row may be the award (the same honour or one said with less, a body that may be the
// same), or when the number of a kind is neither that of a row nor that of all such rows together, nor
// the sum of what the text states. A row that only says “nhiều” or “hơn 50” is not argued with, nor a
// sentence without a conferrer that has fewer: not all of those honoured are at every ceremony. Of an article that
// states awards without end the first [most] are held against its rows.
package unrecorded

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/rows"
	"bangvang/internal/par"
	"bangvang/internal/site"
)

// Find returns hints about the awards that the texts of a site's articles state. It reads each once more, from the
// tree, so only checking asks for it. What ctx cuts short is left out.
func Find(ctx context.Context, tree *source.Tree, s *site.Site) diag.List {
	reader := extract.New(s.Catalogue)
	files := map[string]*source.File{}
	for _, f := range tree.Files {
		files[f.Path] = f
	}
	found, err := par.Map(ctx, len(s.Articles), func(i int) diag.List {
		a := s.Articles[i]
		f := files[a.Path]
		if f != nil {
			f = tree.Whole(f)
		}
		if f == nil {
			return nil
		}
		return stated(reader, a, f)
	})
	if err != nil {
		return nil
	}
	return slices.Concat(found...).Sorted()
}

// most is how many statements of an article are looked at. Each is compared with all others and with all rows.
const most = 1000

// stated holds one article's text against its rows.
func stated(reader *extract.Reader, a *site.Article, f *source.File) diag.List {
	var problems diag.List
	list := reader.Read(f.Text)
	list = extract.Distinct(list[:min(len(list), most)])
	for i := range list {
		st := &list[i]
		var near []*site.Award
		for _, w := range a.Awards {
			if may(w, st) {
				near = append(near, w)
			}
		}
		if len(near) == 0 {
			problems.Add(diag.StatedAward, f.Pos(st.At), st.Honour, whom(st.Recipients), rows.Flow(*st))
			continue
		}
		for _, r := range st.Recipients {
			if written, ok := fits(near, list, st, r); !ok {
				problems.Add(diag.StatedCount, f.Pos(st.At), st.Honour, whom([]extract.Recipients{r}), strconv.Itoa(written))
			}
		}
	}
	return problems
}

// may tells whether a row may be the award that a statement tells of.
func may(w *site.Award, st *extract.Statement) bool {
	return extract.Akin(w.Known, st.Known, w.Name, st.Honour) && (extract.SameBody(w.Award.By.Text, st.By) || extract.SameBody(w.By, st.By))
}

// fits tells whether the rows say what a statement says of some recipients, and how many they have.
func fits(near []*site.Award, list []extract.Statement, st *extract.Statement, r extract.Recipients) (written int, ok bool) {
	if r.N == 0 || r.Approx != extract.Exact {
		return 0, true
	}
	all, whole := 0, 0 // of the kinds, of any kind
	for _, w := range near {
		for _, to := range w.Recipients {
			if to.Count.Approx != content.Exact || len(to.Kinds) > 1 && to.Count.N >= r.N {
				return 0, true
			}
			whole += to.Count.N
			if to.Count.N == r.N {
				return 0, true
			}
			if len(r.Kinds) == 0 || shares(to.Kinds, r.Kinds) {
				all += to.Count.N
			}
		}
	}
	switch r.N {
	case all, whole:
		return 0, true
	}
	if st.By == "" && r.N < whole || whole == 0 || said(list, st, r) == all {
		return 0, true
	}
	return all, false
}

// said is how many recipients of a kind the statements of one honour have together.
func said(list []extract.Statement, st *extract.Statement, r extract.Recipients) int {
	n := 0
	for _, other := range list {
		if !extract.Akin(other.Known, st.Known, other.Honour, st.Honour) || !extract.SameBody(other.By, st.By) {
			continue
		}
		for _, to := range other.Recipients {
			if slices.Equal(to.Kinds, r.Kinds) {
				n += to.N
			}
		}
	}
	return n
}

// kindNames are the kinds by content.RecipientKind.
var kindNames = []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}

func shares(kinds []content.RecipientKind, names []string) bool {
	return slices.ContainsFunc(kinds, func(k content.RecipientKind) bool { return slices.Contains(names, kindNames[k]) })
}

// whom says who the recipients are: “8 tập thể, 12 cá nhân”.
func whom(list []extract.Recipients) string {
	var out []string
	for _, r := range list {
		if len(r.Names) > 0 {
			for _, n := range r.Names {
				out = append(out, n.Name)
			}
			continue
		}
		out = append(out, strings.TrimSpace(rows.Count(r)+" "+strings.Join(r.Kinds, ", ")))
	}
	return strings.Join(out, ", ")
}
