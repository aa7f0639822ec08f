package build

import (
	"context"
	"path"
	"slices"
	"strings"

	"bangvang/internal/config"
	"bangvang/internal/diag"
	"bangvang/internal/links"
	"bangvang/internal/picture"
	"bangvang/internal/redact"
	"bangvang/internal/source"
)

// assets measures the files of content/ that are copied. One that cannot be opened is a problem.
func (s *Site) assets(ctx context.Context, memo *Memo, problems *diag.List) []links.Asset {
	copied := s.copied()
	out := make([]links.Asset, len(copied))
	paths := make([]string, len(copied))
	for i, header := range memo.measure(ctx, copied, s.header) {
		a := copied[i]
		paths[i] = a.Path
		out[i] = links.Asset{
			Path: a.Path, Address: links.AssetAddress(a.Path), Type: mimeType(a.Path), Size: a.Size,
			Width: header.width, Height: header.height,
		}
		problems.Append(header.problems)
	}
	problems.Append(redact.Files(paths, s.Settings.Redact))
	return out
}

// header reads the header of a picture; other files have none.
func (s *Site) header(a source.Asset) (m measured) {
	if kind := mimeType(a.Path); !strings.HasPrefix(kind, "image/") || kind == "image/svg+xml" {
		return m
	}
	f, err := s.Tree.Open(a.Path)
	if err != nil {
		m.problems.Add(diag.Unreadable, diag.Pos{File: a.Path}, err.Error())
		return m
	}
	defer f.Close()
	m.width, m.height, err = picture.Size(f)
	if err != nil {
		m.problems.Add(diag.BrokenPicture, diag.Pos{File: a.Path}, err.Error())
	}
	return m
}

// mimeTypes are those of the files that articles show or link to; the machine's own table is not
// asked, so that every machine builds the same bytes.
var mimeTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".pdf": "application/pdf",
}

func mimeType(name string) string { return mimeTypes[strings.ToLower(path.Ext(name))] }

// slots reads the site's own HTML for the theme's slots, as texts are read.
func (s *Site) slots(problems *diag.List) map[string]string {
	out := map[string]string{}
	for _, slot := range s.Settings.Slots {
		name := slotPath(slot)
		data, err := s.Tree.ReadFile(name)
		if err != nil {
			problems.Add(diag.Unreadable, slot.File.Pos, slot.File.Text)
			continue
		}
		f, found := source.NewFile(name, data)
		problems.Append(found)
		out[slot.Name] = f.Text
	}
	return out
}

func slotPath(slot config.Slot) string { return path.Join(source.Root, slot.File.Text) }

// copied returns the files of content/ that become files of the site: all but what fills a slot.
func (s *Site) copied() []source.Asset {
	return slices.DeleteFunc(slices.Clone(s.Tree.Assets), func(a source.Asset) bool {
		return slices.ContainsFunc(s.Settings.Slots, func(slot config.Slot) bool { return slotPath(slot) == a.Path })
	})
}
