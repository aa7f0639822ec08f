package build

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"bangvang/internal/content/config"
	"bangvang/internal/content/media"
	"bangvang/internal/content/picture"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/routes"
	"bangvang/internal/pages/view"
	"bangvang/internal/site/links"
)

// loadAssets prepares the files of content/ that are published: it scales pictures down and lists the other files to be
// copied.
func (s *Site) loadAssets(ctx context.Context, store *store.Store, memo *Memo) ([]links.Asset, diag.List, error) {
	copied := s.copiedFiles()
	shown, err := s.shownPictures(ctx)
	if err != nil {
		return nil, nil, err
	}
	made, problems, err := media.Prepare(ctx, media.Input{
		Tree: s.Tree, Assets: copied, Shown: shown, Store: store, Previous: memo.media,
	})
	if err != nil {
		return nil, nil, err
	}
	s.media, memo.media = made, made
	out, list := links.NewAssets(copied, made, func(own, suffix string) string {
		return string(routes.PictureSize(routes.Path(own), suffix))
	})
	problems.Append(list)
	paths := make([]string, len(out))
	for i, a := range out {
		paths[i] = a.Path
	}
	problems.Append(redact.CheckPaths(paths, s.Settings.Redact))
	list, err = s.checkNames(ctx, copied)
	problems.Append(list)
	return out, problems, err
}

// shownPictures returns the pictures that the articles and the site itself show, with the position of their first
// mention.
func (s *Site) shownPictures(ctx context.Context) (map[string]diag.Pos, error) {
	out, err := links.ShownPictures(ctx, slices.Concat(s.Model.Articles, s.Model.Pages))
	if logo := s.Settings.Logo; logo.Text != "" {
		if name := path.Join(source.Root, logo.Text); out[name] == (diag.Pos{}) {
			out[name] = logo.Pos
		}
	}
	return out, err
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

// copiedFiles returns the files of content/ that are published: all except those that fill a slot.
func (s *Site) copiedFiles() []source.Asset {
	return slices.DeleteFunc(slices.Clone(s.Tree.Assets), func(a source.Asset) bool {
		return slices.ContainsFunc(s.Settings.Slots, func(slot config.Slot) bool { return slotPath(slot) == a.Path })
	})
}
