// Package remake makes those files of a planned site that are not what they were.
//
// A page is known by all that it is made from, or else by what it shows; then its sum is known before its bytes are,
// and publishing asks for them only when they do not stand in the output. What is made is remembered for the
// next time.
package incremental

import (
	"cmp"
	"context"
	"encoding/binary"
	"reflect"
	"slices"

	"bangvang/internal/memo"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages"
	"bangvang/internal/pages/view"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/publish/precompress"

	"bangvang/internal/theme"
)

// Input is what files are made from.
type Input struct {
	Store   *store.Store // what is remembered; nil for nothing
	Program string       // as in package recall; "" remembers nothing
	Gist    store.Key    // of the site, zero when it is not known
	Theme   *theme.Theme
	Pages   []pages.Page // sorted by path
	Squeeze bool         // compressed copies are laid beside text files

	Index func(ctx context.Context) ([]publish.File, error) // makes the search index
	File  func(v any) ([]byte, error)                       // makes the bytes of what is no page (see [plan.Page])
	Sum   func(v any) uint64                                // gives their sum if it is known, else 0
}

// Maker makes the files of one site.
type Maker struct {
	Input
	pages   *Pages
	copies  *memo.Hashes // that are compressed
	keeping *theme.Theme // the one that pages are made with
}

// shared are what many views point to.
var shared = []reflect.Type{reflect.TypeFor[*view.Site](), reflect.TypeFor[*view.Card](), reflect.TypeFor[*view.Award](), reflect.TypeFor[*view.Told]()}

// New returns the maker of a site.
func New(in Input) *Maker {
	d := digest.New(func(b []byte) [16]byte { return store.KeyOf(b) }, shared...)
	d.Skip(reflect.TypeOf(view.Page{}.Data)) // which is made of the rest of the view: see package structured
	m := &Maker{Input: in, pages: OpenPages(in.Store, in.Program, in.Theme.Sum(), d)}
	disk := in.Store
	if in.Program == "" || !in.Squeeze {
		disk = nil
	}
	m.copies = memo.OpenHashes(disk, store.KeyOf([]byte("copies"), []byte(in.Program)))
	return m
}

// Files returns every file of the site, sorted by path, its bytes to be made when they are needed, and its Sum
// where that is remembered. What a template gets wrong is the error of a file's Make (see [render.Blame]).
func (m *Maker) Files(ctx context.Context) ([]publish.File, error) {
	var files, index []publish.File
	err := par.Run(par.Stage(ctx, "recall"),
		func(ctx context.Context) (err error) { index, err = m.Index(ctx); return err },
		func(context.Context) error { m.keeping = m.Theme.Keeping(); return nil },
		func(ctx context.Context) (err error) {
			files, err = par.Map(ctx, len(m.Pages), m.file)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	files = append(files, index...)
	slices.SortStableFunc(files, func(a, b publish.File) int { return cmp.Compare(a.Path, b.Path) })
	if m.Squeeze {
		return precompress.Beside(ctx, files, m.copies)
	}
	return files, nil
}

func (m *Maker) file(i int) publish.File {
	p := &m.Pages[i]
	from := m.from(p)
	f := publish.File{Path: p.Path, Make: func(b []byte) ([]byte, error) { return m.make(b, from, p) }}
	if !p.File && m.pages.Empty() {
		return f
	}
	if made, ok := m.pages.Made(from); ok {
		f.Sum = made.Sum
		return f
	}
	v, err := p.Outline(nil)
	switch {
	case err != nil: // Make says so
	case p.File:
		f.Sum = m.Sum(v)
	default:
		made, _ := m.pages.Shown(from, v)
		f.Sum = made.Sum
	}
	return f
}

// from returns the sum of all that a page is made from, zero when it is not known.
func (m *Maker) from(p *pages.Page) store.Key {
	if m.Gist == (store.Key{}) || p.File {
		return store.Key{}
	}
	var texts []byte
	for _, a := range p.Texts {
		texts = binary.LittleEndian.AppendUint64(texts, a.Body.Sum)
	}
	return store.KeyOf(m.Gist[:], []byte(p.Path), texts)
}

// make appends a page, or what is none, to b, which is empty.
func (m *Maker) make(b []byte, from store.Key, p *pages.Page) ([]byte, error) {
	v, err := p.View()
	if err != nil {
		return b, err
	}
	if p.File {
		data, err := m.File(v)
		return append(b, data...), err
	}
	data, err := theme.Render(b, m.keeping, v)
	if err != nil || m.Program == "" {
		return data, err
	}
	if v, err = p.Outline(v); err == nil {
		m.pages.Learn(from, v, data)
	}
	return data, err
}

// Save keeps what was remembered and learned, once all files are published.
func (m *Maker) Save() {
	m.pages.Save()
	m.copies.Save()
}
