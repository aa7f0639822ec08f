package importer

import (
	"context"
	"path"
	"strings"
	"sync"

	"bangvang/internal/editor/importer/archive"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/editor/importer/web"
)

// portals are what is known of saved pages before each is read, and which files beside them they show.
type portals struct {
	known []web.Portal
	mu    sync.Mutex
	shown map[string]bool // by the names of messages
}

// isPage reports whether a file is a saved page by its name.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".mht", ".mhtml", ".xhtml":
		return true
	}
	return false
}

// beside reports whether a file lies in the folder that a browser saves for a page: tin_files/ for tin.html.
func beside(name string) bool {
	for at := path.Dir(name); at != "." && at != "/"; at = path.Dir(at) {
		if strings.HasSuffix(at, "_files") || strings.HasSuffix(at, "_tệp") || strings.HasSuffix(at, ".files") {
			return true
		}
	}
	return false
}

// learn reads where the parts of articles are in the pages of a portal: from the file of --portal, else from the pages
// themselves, if there are three or more.
func (o *readers) learn(ctx context.Context, r *Result, inputs []input) error {
	o.pages.shown = map[string]bool{}
	if o.Portal != nil {
		known, problems := web.ParsePortals("portal.yaml", o.Portal)
		r.Portal = problems
		o.pages.known = known
		return nil
	}
	byName := map[string]input{}
	var names []string
	for _, in := range inputs {
		if isPage(in.name) && !beside(in.name) && in.size <= maxBytes {
			byName[in.name] = in
			names = append(names, in.name)
		}
	}
	if len(names) < 3 {
		return nil
	}
	var files []web.File
	for _, name := range web.Sample(names) {
		if data, err := readAll(byName[name]); err == nil {
			files = append(files, web.File{Name: name, Data: data})
		}
	}
	known, err := web.Learn(ctx, files)
	if o.pages.known = known; len(known) > 0 {
		r.Learned = web.FormatPortals(known)
	}
	return err
}

// page reads a saved page as an article.
func (o *readers) page(ctx context.Context, in input, data []byte, mark string) reading {
	beside := map[*byte]input{} // the files that were found, by their bytes
	p := web.Read(web.File{Name: in.name, Data: data}, web.Options{Portals: o.pages.known, Today: o.Today, Find: func(name string) ([]byte, bool) {
		data, file, ok := o.find(in, name)
		if ok {
			beside[first(data)] = file
		}
		return data, ok
	}})
	if p.Kind != web.Article {
		r := reading{remarks: []draft.Remark{{Weight: draft.Look, From: draft.Place{File: in.name}, VI: "trang không phải bài, bỏ qua", EN: "the page is no article and was left out"}}}
		if p.Why != nil {
			r.remarks[0].VI, r.remarks[0].EN = p.Why.VI, p.Why.EN
		}
		return r
	}
	d := &p.Draft
	if p.Misfit {
		d.Remarks = append(d.Remarks, draft.Remark{Weight: draft.Look, From: draft.Place{File: in.name}, VI: "trang không giống các trang khác của cổng, đọc theo cách chung; xem kỹ hơn", EN: "the page is unlike the others of the portal and was read by general rules; look closer"})
	}
	for i, f := range d.Files {
		if file, ok := beside[first(f.Data)]; ok {
			d.Files[i] = later(ctx, f, func() ([]byte, error) { return readAll(file) })
		}
	}
	archive.ProposeAwards(d, o.sentences)
	d.Published = true
	r := in.one(d, whole, mark)
	r.pieces[0].archive = true // pages of one portal may have one title
	return r
}

// first returns the place of the first of some bytes, nil for none.
func first(data []byte) *byte {
	if len(data) == 0 {
		return nil
	}
	return &data[0]
}

// find returns a file beside a page, by its name in messages, and remembers that a page shows it.
func (o *readers) find(in input, name string) ([]byte, input, bool) {
	inside := name
	if in.root != "" {
		rest, ok := strings.CutPrefix(name, in.root+"/")
		if !ok {
			return nil, in, false
		}
		inside = rest
	} else {
		inside = path.Join(path.Dir(in.path), name)
	}
	file := input{name: name, fsys: in.fsys, path: inside}
	data, err := readAll(file)
	if err != nil {
		return nil, in, false
	}
	o.pages.mu.Lock()
	defer o.pages.mu.Unlock()
	o.pages.shown[name] = true
	return data, file, true
}

// dropShown takes out the photos that a page shows.
func (o *readers) dropShown(pieces []*piece) []*piece {
	var out []*piece
	for _, p := range pieces {
		if p.class != photo || !o.pages.shown[p.sources[0]] {
			out = append(out, p)
		}
	}
	return out
}
