package build

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"bangvang/internal/content/media"
	"bangvang/internal/content/picture"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site/links"
)

// loadAssets prepares the files of content/ that are published: it scales pictures down and lists the other files to be
// copied. It also returns the paths of the files that nothing names.
func (s *Site) loadAssets(ctx context.Context, slots map[string]string) (out []links.Asset, unlinked []string, problems diag.List, err error) {
	o, memo := s.options, s.options.Memo
	named, problems, err := s.nameFiles(ctx, slots)
	if err != nil {
		return nil, nil, nil, err
	}
	made, list, err := media.Prepare(ctx, media.Input{
		Tree: s.Tree, Assets: named.copied, Shown: named.shown, Store: o.Store, Previous: memo.media,
	})
	if err != nil {
		return nil, nil, nil, err
	}
	problems.Append(list)
	s.media, memo.media, s.copied = made, made, named.copied
	out, list = links.NewAssets(named.copied, made, func(own, suffix string) string {
		return string(routes.PictureSize(routes.Path(own), suffix))
	})
	problems.Append(list)
	paths := make([]string, len(out))
	for i, a := range out {
		paths[i] = a.Path
	}
	problems.Append(redact.CheckPaths(paths, s.Settings.Redact))
	list, err = s.checkNames(ctx, named.copied)
	problems.Append(list)
	return out, named.unlinked, problems, err
}

// Copies reports whether the file at a path of content/ is one that the site publishes if it has no error.
func (s *Site) Copies(path string) bool {
	_, ok := slices.BinarySearchFunc(s.copied, path, func(a source.Asset, path string) int { return strings.Compare(a.Path, path) })
	return ok
}

// fileBytes returns the bytes of a planned file that is no page: a file of content/ or a share card.
func (s *Site) fileBytes(ctx context.Context, v any) ([]byte, error) {
	switch v := v.(type) {
	case *view.ShareCard:
		return s.media.Card(picture.CardOptions(*v))
	case *view.Asset:
		if s.media.Get(v.Source) != nil {
			return s.media.Bytes(ctx, v.Source, v.Size)
		}
		if s.media.Refused(v.Source) { // serve shows sites with errors too
			return nil, fmt.Errorf("copying %s: %w", v.Source, fs.ErrNotExist)
		}
		data, err := s.Tree.ReadFile(v.Source)
		if err != nil {
			return nil, fmt.Errorf("copying %s: %w", v.Source, err)
		}
		return data, nil
	}
	return nil, fmt.Errorf("making a file of a %T", v)
}

// knownHash returns the hash of the bytes that fileBytes would return, if it is known without making them, else 0.
func (s *Site) knownHash(v any) uint64 {
	switch v := v.(type) {
	case *view.ShareCard:
		return s.media.CardHash(picture.CardOptions(*v))
	case *view.Asset:
		return s.media.Hash(v.Source, v.Size)
	}
	return 0
}
