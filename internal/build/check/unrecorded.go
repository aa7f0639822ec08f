package check

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/rows"
	"bangvang/internal/knowledge/extract/token"
	"bangvang/internal/par"
	"bangvang/internal/site"
)

// Unrecorded returns a hint for each award that the text of an article states and no row of its front matter has, or has
// with another number of recipients; sorted as [diag.List.Sorted] does, nil if there are none. s was made from tree. It
// reads every text again, from memory or disk, so only `bangvang check` calls it. An article whose file has changed
// since tree was read gets no hint, nor does one with errors of its own. It also returns nil if ctx ends, so the caller looks at ctx.Err.
func Unrecorded(ctx context.Context, tree *source.Tree, s *site.Site) diag.List {
	reader := extract.New(s.Catalogue)
	files := map[string]*source.File{}
	for _, f := range tree.Files {
		files[f.Path] = f
	}
	found, err := par.Map(ctx, len(s.Articles), func(i int) diag.List {
		a := s.Articles[i]
		f := files[a.Path]
		if a.Problems.Count(diag.Error) > 0 { // an award may be in what could not be read
			return nil
		}
		if f != nil {
			f = tree.WithText(f)
		}
		if f == nil {
			return nil
		}
		return checkArticle(reader, a, f)
	})
	if err != nil {
		return nil
	}
	return slices.Concat(found...).Sorted()
}

// maxStatements is the number of statements of one article that are checked. Each is compared with all others and
// with all rows.
const maxStatements = 1000

// checkArticle compares the statements of one text with the rows of its article.
func checkArticle(reader *extract.Reader, a *site.Article, f *source.File) diag.List {
	var problems diag.List
	list := reader.Read(f.Text)
	list = slices.DeleteFunc(list[:min(len(list), maxStatements)], func(s extract.Statement) bool { return s.Unsure })
	list = extract.Distinct(list)
	for i := range list {
		st := &list[i]
		var near []*site.Award
		for _, w := range a.Awards {
			if mayMatch(w, st) {
				near = append(near, w)
			}
		}
		if len(near) == 0 && proposed(f.Text, st) {
			continue
		}
		if len(near) == 0 {
			problems.Add(diag.StatedAward, f.Pos(st.HonourOffset), st.Honour, recipientsText(st.Recipients), rows.FlowYAML(*st))
			continue
		}
		for _, r := range st.Recipients {
			if written, ok := countsAgree(near, list, st, r); !ok {
				problems.Add(diag.StatedCount, f.Pos(st.HonourOffset), st.Honour, recipientsText([]extract.Recipients{r}), strconv.Itoa(written))
			}
		}
	}
	return problems
}

// proposed reports whether the front matter has an award as a comment with its sentence, as an import writes one that an editor
// must decide: a hint would say it again. A long sentence is quoted by its beginning.
func proposed(text string, st *extract.Statement) bool {
	fence, _ := token.FrontMatter(text)
	quote := frontmatter.Line(st.Sentence)
	if r := []rune(quote); len(r) > 200 {
		quote = string(r[:200])
	}
	said := false
	for line := range strings.Lines(text[:max(fence, 0)]) {
		line, comment := strings.CutPrefix(strings.TrimSpace(line), "#")
		said = said || comment && strings.Contains(line, quote)
		if award, ok := strings.CutPrefix(strings.TrimLeft(line, " -"), "award: "); said && comment && ok && strings.HasPrefix(award, st.Honour) {
			return true
		}
	}
	return false
}

// mayMatch reports whether a row may be the award of a statement.
func mayMatch(w *site.Award, st *extract.Statement) bool {
	if !extract.SameHonour(w.Known, st.Known, w.Name, st.Honour) {
		return false
	}
	if extract.SameBody(w.Award.By.Text, st.By) || extract.SameBody(w.By, st.By) {
		return true
	}
	for _, by := range w.Joint {
		if extract.SameBody(by.Name, st.By) {
			return true
		}
	}
	return false
}

// countsAgree reports whether the rows agree with a statement about some recipients, and returns the number that the
// rows have. Rows of the same kinds are compared, or all rows if none has these kinds.
func countsAgree(near []*site.Award, list []extract.Statement, st *extract.Statement, r extract.Recipients) (written int, ok bool) {
	if r.Count == 0 || r.Approx != extract.Exact {
		return 0, true
	}
	var same, total content.Total // of these kinds, of any kind
	found := false                // a row has these kinds
	equal := false                // a row of other kinds has this number
	for _, w := range near {
		for _, to := range w.Recipients {
			if !to.Count.IsExact() || len(to.Kinds) > 1 && to.Count.N >= r.Count {
				return 0, true
			}
			total.Add(to.Count)
			equal = equal || to.Count.N == r.Count
			if len(r.Kinds) == 0 || sharesKind(to.Kinds, r.Kinds) {
				if to.Count.N == r.Count {
					return 0, true
				}
				same.Add(to.Count)
				found = true
			}
		}
	}
	switch {
	case r.Count == same.N, total.N == 0, !found && equal, len(r.Kinds) != 1 && r.Count == total.N:
		return 0, true
	case statedTotal(list, st, r) == same:
		return 0, true
	case st.By == "" && r.Count < same.N && (!isSlip(r.Count, same.N) || isStated(list, st, r, same.N)):
		return 0, true // not all of those honoured attend every ceremony
	}
	return same.N, false
}

// isSlip reports whether one number may be the other with a slip: off by one or two, ten times as much, or with two digits
// in the other order.
func isSlip(a, b int) bool {
	if d := a - b; -2 <= d && d <= 2 || a == 10*b || b == 10*a {
		return true
	}
	x, y := []byte(strconv.Itoa(a)), []byte(strconv.Itoa(b))
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// isStated reports whether another statement of the honour says the number n of recipients of the kinds of r.
func isStated(list []extract.Statement, st *extract.Statement, r extract.Recipients, n int) bool {
	return slices.ContainsFunc(list, func(other extract.Statement) bool {
		return extract.SameHonour(other.Known, st.Known, other.Honour, st.Honour) && slices.ContainsFunc(other.Recipients, func(to extract.Recipients) bool {
			return to.Count == n && slices.Equal(to.Kinds, r.Kinds)
		})
	})
}

// statedTotal returns the number of recipients of a kind in all statements of one honour, apart from totals of others.
func statedTotal(list []extract.Statement, st *extract.Statement, r extract.Recipients) (total content.Total) {
	for _, other := range list {
		if other.Total || !extract.SameHonour(other.Known, st.Known, other.Honour, st.Honour) || !extract.SameBody(other.By, st.By) {
			continue
		}
		for _, to := range other.Recipients {
			if slices.Equal(to.Kinds, r.Kinds) {
				total.Add(content.Count{N: to.Count, Approx: content.Approx(to.Approx)})
			}
		}
	}
	return total
}

func sharesKind(kinds []content.RecipientKind, names []string) bool {
	return slices.ContainsFunc(kinds, func(k content.RecipientKind) bool { return slices.Contains(names, k.String()) })
}

// recipientsText describes recipients, for example “8 tập thể, 12 cá nhân”.
func recipientsText(list []extract.Recipients) string {
	var out []string
	for _, r := range list {
		if len(r.Names) > 0 {
			for _, n := range r.Names {
				out = append(out, n.Name)
			}
			continue
		}
		out = append(out, strings.TrimSpace(rows.CountText(r)+" "+strings.Join(r.Kinds, ", ")))
	}
	return strings.Join(out, ", ")
}
