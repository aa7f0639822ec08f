package build

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bangvang/internal/content/filetype"
	"bangvang/internal/content/redact"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/par"
)

// checkNames reports the names of redact: in files that are published as they came: the text files and drawings of
// content/, the slots and the site's own themes. It reads nothing for a site without redact:.
func (s *Site) checkNames(ctx context.Context, copied []source.Asset) (diag.List, error) {
	if len(s.Settings.Redact) == 0 {
		return nil, nil
	}
	type file struct {
		path string
		read func(path string) ([]byte, error)
	}
	var files []file
	for _, a := range copied {
		if isTextFile(a.Path) {
			files = append(files, file{a.Path, s.Tree.ReadFile})
		}
	}
	for _, slot := range s.Settings.Slots {
		files = append(files, file{slotPath(slot), s.Tree.ReadFile})
	}
	root := s.options.Root
	err := fs.WalkDir(root, "themes", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && isTextFile(name) {
			files = append(files, file{name, func(name string) ([]byte, error) { return fs.ReadFile(root, name) }})
		}
		return ctx.Err() // a folder that cannot be read is a problem of the theme
	})
	if err != nil {
		return nil, err
	}
	found, err := par.Map(ctx, len(files), func(i int) diag.List {
		data, err := files[i].read(files[i].path)
		if err != nil { // who publishes the file reports it
			return nil
		}
		return redact.CheckFile(files[i].path, data, s.Settings.Redact)
	})
	return slices.Concat(found...), err
}

// isTextFile reports whether people and search engines can read a file of this name as text, a drawing too.
func isTextFile(name string) bool {
	kind := filetype.MIME(name)
	return path.Ext(name) == "" || strings.Contains(kind, "charset=") || strings.HasSuffix(kind, "xml") || strings.Contains(kind, "json") || strings.Contains(kind, "javascript")
}
