// Package check finds the problems of a site that an editor can fix, including those that do not affect today's build.
// For example, it reports an error in a draft, which build does not publish yet, or of an article that build holds back.
//
// [Unrecorded] reports awards that the text of an article states and its front matter lacks: the sentence “UBND tỉnh tặng
// Bằng khen cho 4 tập thể” in an article without such a row gets a hint with a row to paste. There is a hint if no row matches the statement (the same honour or a less specific one, a
// body that may be the same), or if the number of recipients of a kind equals neither that of a row of this kind, nor the
// total of such rows, nor the total that the text states. Rows with “nhiều” or “hơn 50” are never contradicted, nor is a
// sentence without a conferrer that has far fewer recipients, or fewer beside one with the right number: not all of those
// honoured attend every ceremony. Statements that are not sure are not compared. Only the first [maxStatements]
// statements of an article are compared with its rows.
package check

import (
	"cmp"
	"context"
	"slices"

	"bangvang/internal/build"
	"bangvang/internal/content/config"
	"bangvang/internal/diag"
)

// Load is like [build.Load], but adds problems to Site.Problems: awards that a text mentions and the front matter does
// not record, a missing licence of the data once there are no errors and warnings, and the problems of drafts and future articles and their files, so that these do not block the site on
// the day of their publication. They have the severity of their code, so an error in a draft makes [build.Site.Blocked]
// true unless it is Held: the Site is for reporting only, not for publishing. Its model and plan are those of
// build.Load, without drafts and future articles; for their problems the site is loaded a second time, with the same
// Memo. The error is that of build.Load; then there is no Site.
func Load(ctx context.Context, o build.Options) (*build.Site, error) {
	o.Memo = cmp.Or(o.Memo, &build.Memo{})
	s, err := build.Load(ctx, o)
	if err != nil {
		return nil, err
	}
	problems := slices.Concat(s.Problems, Unrecorded(ctx, s.Tree, s.Model))
	if len(s.Model.Unpublished) > 0 {
		o.Drafts, o.Future = true, true
		all, err := build.Load(ctx, o)
		if err != nil {
			return nil, err
		}
		held := map[string]bool{}
		for _, a := range s.Model.Unpublished {
			held[a.Path] = true
		}
		for _, p := range slices.Concat(all.Problems, Unrecorded(ctx, all.Tree, all.Model)) {
			if held[p.Pos.File] || all.Copies(p.Pos.File) && !s.Copies(p.Pos.File) {
				problems = append(problems, p)
			}
		}
	}
	if len(s.Model.Roll) > 0 && s.Settings.License.Name == "" && problems.Count(diag.Error)+problems.Count(diag.Warning) == 0 {
		problems.Add(diag.NoLicense, diag.Pos{File: config.SiteFile}, "license: CC-BY-4.0")
	}
	s.Problems = problems.Sorted() // and without duplicates
	return s, nil
}
