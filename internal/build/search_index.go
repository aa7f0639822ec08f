package build

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/publish"
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
	s.index.mu.Lock()
	defer s.index.mu.Unlock()
	if s.index.files == nil {
		var files []search.File
		if err := s.eachIndex(ctx, store.Key{}, func(list []search.File) { files = append(files, list...) }); err != nil {
			return nil, err
		}
		slices.SortFunc(files, func(a, b search.File) int { return cmp.Compare(a.Path, b.Path) })
		s.index.files = files
	}
	return s.index.files, nil
}

// eachIndex makes the indexes and calls add, one call at a time, with the files of each. fingerprint is that of the site, zero
// if it is not known. A build that keeps no results has no use for the store.
func (s *Site) eachIndex(ctx context.Context, fingerprint store.Key, add func([]search.File)) error {
	disk := s.options.Store
	if s.options.Program == "" {
		disk = nil
	}
	var mu sync.Mutex
	return s.Plan.Search(ctx, disk, fingerprint, func(list []search.File) {
		mu.Lock()
		defer mu.Unlock()
		add(list)
	})
}

// searchFiles returns the files of the search index, ready to be published. Until then their bytes are outside of memory.
func (s *Site) searchFiles(ctx context.Context, fingerprint store.Key) (files []publish.File, err error) {
	scratch := cmp.Or(s.options.scratch, new(store.Scratch))
	err = s.eachIndex(ctx, fingerprint, func(list []search.File) {
		for _, f := range list {
			at := scratch.Put(f.Data)
			files = append(files, publish.File{Path: f.Path, Hash: digest.Hash(f.Data), Make: func(b []byte) ([]byte, error) {
				b, ok := scratch.Append(b, at)
				if !ok {
					return b, errors.New("its bytes in the temporary file cannot be read")
				}
				return b, nil
			}})
		}
	})
	return files, err
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
