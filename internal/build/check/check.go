// Package inspect looks at a site as an editor wants it looked at.
package check

import (
	"cmp"
	"context"
	"slices"

	"bangvang/internal/build"
	"bangvang/internal/site/lint/unrecorded"
)

// Site is [build.Load] with all that an editor may want to know: what the text states and the awards do not, and what is wrong
// with drafts and articles of the future, so that none keeps the site from being published on its day.
func Site(ctx context.Context, o build.Options) (*build.Site, error) {
	o.Memo = cmp.Or(o.Memo, &build.Memo{})
	s, err := build.Load(ctx, o)
	if err != nil {
		return nil, err
	}
	problems := slices.Concat(s.Problems, unrecorded.Find(ctx, s.Tree, s.Meaning))
	if len(s.Meaning.Held) > 0 {
		o.Drafts, o.Future = true, true
		all, err := build.Load(ctx, o)
		if err != nil {
			return nil, err
		}
		held := map[string]bool{}
		for _, a := range s.Meaning.Held {
			held[a.Path] = true
		}
		for _, p := range slices.Concat(all.Problems, unrecorded.Find(ctx, all.Tree, all.Meaning)) {
			if held[p.Pos.File] {
				problems = append(problems, p)
			}
		}
	}
	s.Problems = problems.Sorted() // each once
	return s, nil
}
