package build

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
)

// searchIndex is the search index of a site, built on first use.
type searchIndex struct {
	mu    sync.Mutex
	files []search.File // sorted by path; nil: not built yet
}

// SearchIndex returns the files of the search index, sorted by path, in memory. It builds them at the first call, and is
// safe for concurrent use. The error is ctx's or that of reading a text; the next call then tries again. Callers must not
// change the files.
func (s *Site) SearchIndex(ctx context.Context) ([]search.File, error) {
	return s.searchIndexOf(ctx, store.Key{})
}

// searchIndexOf is SearchIndex for a site with the given fingerprint, zero if it is not known.
func (s *Site) searchIndexOf(ctx context.Context, fingerprint store.Key) ([]search.File, error) {
	s.index.mu.Lock()
	defer s.index.mu.Unlock()
	if s.index.files == nil {
		files, err := s.Plan.Search(ctx, s.options.Store, fingerprint)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(files, func(a, b search.File) int { return cmp.Compare(a.Path, b.Path) })
		s.index.files = files
	}
	return s.index.files, nil
}

// SearchFile returns the bytes of the file of the search index at a path below the output folder, for example
// tim-kiem/index.txt; nil if the index has no such file. They are those of [Site.SearchIndex]: shared, so callers must
// not change them. The error is that of SearchIndex, and like it SearchFile is safe for concurrent use.
func (s *Site) SearchFile(ctx context.Context, path string) ([]byte, error) {
	if !strings.HasPrefix(path, routes.Search.Relative()) && !strings.HasPrefix(path, routes.AwardIndex.Relative()) {
		return nil, nil
	}
	files, err := s.SearchIndex(ctx)
	i, ok := slices.BinarySearchFunc(files, path, func(f search.File, path string) int { return cmp.Compare(f.Path, path) })
	if !ok {
		return nil, err
	}
	return files[i].Data, nil
}
