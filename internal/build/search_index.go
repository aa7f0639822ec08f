package build

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/build/incremental"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/search"
	"bangvang/internal/par"
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
	if s.index.files != nil {
		return s.index.files, nil
	}
	var articles, names []search.File
	err := par.Run(ctx,
		func(ctx context.Context) (err error) {
			articles, err = s.Plan.ArticleIndex(ctx, s.indexStore(), store.Key{})
			return err
		},
		func(ctx context.Context) error {
			return s.Plan.NameIndexes(ctx, s.indexStore(), store.Key{}, func(list []search.File) { names = append(names, list...) })
		},
	)
	if err != nil {
		return nil, err
	}
	files := append(articles, names...)
	slices.SortFunc(files, func(a, b search.File) int { return cmp.Compare(a.Path, b.Path) })
	s.index.files = files
	return files, nil
}

// indexStore returns the memo of the search index. A build that keeps no results has no use for one.
func (s *Site) indexStore() *store.Store {
	if s.options.Program == "" {
		return nil
	}
	return s.options.Store
}

// searchFiles returns the files of the search index, ready to be published; publishing is the context of their Make.
func (s *Site) searchFiles(ctx, publishing context.Context, fingerprint store.Key) ([]publish.File, error) {
	list, err := s.Plan.ArticleIndex(ctx, s.indexStore(), fingerprint)
	if err != nil {
		return nil, err
	}
	articles := s.putOutside(list)
	names, err := s.nameIndexFiles(ctx, publishing, fingerprint)
	return append(articles, names...), err
}

// nameIndexFiles returns the files of the indexes without texts. As long as only texts have changed since the last build, their
// hashes are known, and they are made only if the output lacks one.
func (s *Site) nameIndexFiles(ctx, publishing context.Context, fingerprint store.Key) ([]publish.File, error) {
	index := func(ctx context.Context) (files []publish.File, err error) {
		err = s.Plan.NameIndexes(ctx, s.indexStore(), fingerprint, func(list []search.File) { files = append(files, s.putOutside(list)...) })
		return files, err
	}
	disk, place := s.indexStore(), store.KeyOf([]byte("name indexes"))
	if disk == nil || fingerprint == (store.Key{}) {
		return index(ctx)
	}
	if w, ok := incremental.LoadFileHashes(disk, place, fingerprint); ok {
		return previousFiles(w, func() ([]publish.File, error) { return index(publishing) }), nil
	}
	files, err := index(ctx)
	if err == nil {
		incremental.HashesOf(files).Save(disk, place, fingerprint)
	}
	return files, err
}

// putOutside returns files of an index as files to publish, whose bytes are outside of memory until then.
func (s *Site) putOutside(list []search.File) (files []publish.File) {
	scratch := cmp.Or(s.options.scratch, new(store.Scratch))
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
	return files
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
