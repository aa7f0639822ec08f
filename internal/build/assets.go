package build

import (
	"context"
	"path"
	"strings"

	"bangvang/internal/diag"
	"bangvang/internal/links"
	"bangvang/internal/par"
	"bangvang/internal/picture"
	"bangvang/internal/source"
)

// assets measures the files of content/ that are copied. One that cannot be opened is a problem.
func (s *Site) assets(ctx context.Context, problems *diag.List) []links.Asset {
	out := make([]links.Asset, len(s.Tree.Assets))
	found := make([]diag.List, len(out))
	// A cancelled ctx ends the plan that follows.
	_ = par.Each(ctx, len(out), func(i int) {
		a := s.Tree.Assets[i]
		out[i] = links.Asset{Path: a.Path, Address: links.AssetAddress(a.Path), Type: mimeType(a.Path), Size: a.Size}
		if !strings.HasPrefix(out[i].Type, "image/") || out[i].Type == "image/svg+xml" {
			return
		}
		f, err := s.Tree.Open(a.Path)
		if err != nil {
			found[i].Add(diag.Unreadable, diag.Pos{File: a.Path}, err.Error())
			return
		}
		defer f.Close()
		out[i].Width, out[i].Height, err = picture.Size(f)
		if err != nil {
			found[i].Add(diag.BrokenPicture, diag.Pos{File: a.Path}, err.Error())
		}
	})
	for _, list := range found {
		problems.Append(list)
	}
	return out
}

// mimeTypes are those of the files that articles show or link to; the machine's own table is not
// asked, so that every machine builds the same bytes.
var mimeTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".pdf": "application/pdf",
}

func mimeType(name string) string { return mimeTypes[strings.ToLower(path.Ext(name))] }

// slots reads the site's own HTML for the theme's slots.
func (s *Site) slots(problems *diag.List) map[string]string {
	out := map[string]string{}
	for _, slot := range s.Settings.Slots {
		data, err := s.Tree.ReadFile(path.Join(source.Root, slot.File.Text))
		if err != nil {
			problems.Add(diag.Unreadable, slot.File.Pos, slot.File.Text)
			continue
		}
		out[slot.Name] = string(data)
	}
	return out
}
