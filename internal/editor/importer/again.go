package importer

import (
	"context"
	"time"

	"bangvang/internal/editor/importer/draft"
)

// Again returns the article that its draft becomes after an editor has changed it: of the same sources, at an address that
// follows the new title and day and that the site has not taken.
func (a *Article) Again(ctx context.Context, d *draft.Draft, taken func(path string) bool, today time.Time) *Article {
	at := address(d, today)
	free := at
	for n := 2; taken(free); n++ {
		free = numbered(at, n)
	}
	again := NewArticle(ctx, d, free, a.marks, today)
	again.Sources = a.Sources
	return again
}
