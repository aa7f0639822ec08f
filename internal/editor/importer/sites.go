package importer

import (
	"context"
	"io/fs"
	"path"

	"bangvang/internal/editor/importer/archive"
)

// site is the folder of another generator.
type site struct {
	name      string // as messages name it
	fsys      fs.FS
	generator archive.Generator
}

// takeSite notes a folder that is the site of another generator, which is read as a whole, and reports whether it is one.
func (r *Result) takeSite(s Source, dir, shown string) bool {
	fsys, err := fs.Sub(s.FS, dir)
	if err != nil {
		return false
	}
	g := archive.GeneratorOf(fsys)
	if g != "" {
		r.sites = append(r.sites, site{shown, fsys, g})
	}
	return g != ""
}

// readSites reads the sites that were noted; each of their texts is an article of its own.
func (o *readers) readSites(ctx context.Context, r *Result) ([]*piece, error) {
	var pieces []*piece
	for _, s := range r.sites {
		a, err := archive.Folder(ctx, s.name, s.fsys, s.generator, o.archives())
		if err != nil {
			return nil, err
		}
		r.Remarks = append(r.Remarks, a.Remarks...)
		for _, item := range a.Items {
			in := input{name: item.Draft.From.File, folder: path.Dir(item.Draft.From.File)}
			pieces = append(pieces, in.item(item))
		}
	}
	return pieces, nil
}
