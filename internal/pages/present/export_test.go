package present

import (
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/search"
)

// SearchDocs returns the documents of the search index.
func (p *Presenter) SearchDocs() []search.Doc {
	docs, fill := p.searchDocs(nil)
	for i := range docs {
		fill(i)
	}
	return docs
}

// SearchNames returns the documents of the index of names.
func (p *Presenter) SearchNames() []search.Name {
	names, fill := p.searchNames()
	for i := range names {
		fill(i)
	}
	return names
}

// SearchOptions returns the options of the search index.
func (p *Presenter) SearchOptions(store *store.Store) search.Options { return p.searchOptions(store) }

// Teaser exports teaser.
var Teaser = teaser

// NumbersOf exports numbersOf.
var NumbersOf = numbersOf
