package build

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/memo/store"
	"bangvang/internal/pages/present"
	"bangvang/internal/pages/search"
)

// index is the search index of a site, made when it is first asked for.
type index struct {
	mu    sync.Mutex
	files []search.File // sorted by path; nil: not made yet
}

// Index returns the files of the search index, sorted by path. They are made once; the error is ctx's.
func (s *Site) Index(ctx context.Context) ([]search.File, error) { return s.indexOf(ctx, store.Key{}) }

// indexOf is Index of a site whose gist is known, or zero.
func (s *Site) indexOf(ctx context.Context, gist store.Key) ([]search.File, error) {
	s.index.mu.Lock()
	defer s.index.mu.Unlock()
	if s.index.files == nil {
		files, err := s.Plan.Search(ctx, s.options.Store, gist)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(files, func(a, b search.File) int { return cmp.Compare(a.Path, b.Path) })
		s.index.files = files
	}
	return s.index.files, nil
}

// IndexFile returns a file of the search index, nil when it has no such file. The error is ctx's.
func (s *Site) IndexFile(ctx context.Context, path string) ([]byte, error) {
	if !strings.HasPrefix("/"+path, present.Address) {
		return nil, nil
	}
	files, err := s.Index(ctx)
	i, ok := slices.BinarySearchFunc(files, path, func(f search.File, path string) int { return cmp.Compare(f.Path, path) })
	if !ok {
		return nil, err
	}
	return files[i].Data, nil
}
