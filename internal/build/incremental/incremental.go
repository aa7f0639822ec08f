// Package incremental renders only the pages whose inputs changed since the last build. For example, after an edit of
// one paragraph it renders the article's page and at most a few feeds; the other files keep their bytes and their
// mtime.
//
// It stores hashes only, in a table from inputs to the hash of the bytes. Such a record stays valid for ever, because
// the bytes depend on the inputs alone; there is no invalidation. It has three levels:
//   - [FullBuild]: the fingerprint of all files that a build reads determines all files that it publishes.
//   - [Fingerprint]: the fingerprint of everything but texts, with the texts that a page shows, determines the page.
//   - [PageMemo]: the view of a page and the fingerprint of the theme determine the page.
//
// With a known hash, publishing requests the bytes of a file only if the output folder does not have them. Records
// belong to one version of the program, because another version may render other bytes from the same inputs. A record
// that is missing or damaged in the store costs time only. The store retains the records that the last build used or
// added.
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

// RendererInput holds the inputs of a site's files.
type Input struct {
	Store   *store.Store // holds the records, nil for none
	Program string       // as in build.Options; "" stores nothing
	Gist    store.Key    // of the site, zero if it is not known
	Theme   *theme.Theme
	Pages   []pages.Page // sorted by path
	Squeeze bool         // add compressed copies of text files

	Index func(ctx context.Context) ([]publish.File, error) // builds the search index
	File  func(v any) ([]byte, error)                       // returns the bytes of a file that is no page
	Sum   func(v any) uint64                                // returns the hash of such a file if it is known, else 0
}

// Renderer renders the changed files of one site.
type Maker struct {
	Input
	pages   *Pages
	copies  *memo.Hashes // hashes of compressed copies
	keeping *theme.Theme // Theme with a memo of cards
}

// sharedTypes are the types of values that many views point to; each value is hashed once.
var shared = []reflect.Type{reflect.TypeFor[*view.Site](), reflect.TypeFor[*view.Card](), reflect.TypeFor[*view.Award](), reflect.TypeFor[*view.Told]()}

// NewRenderer returns the renderer of a site.
func New(in Input) *Maker {
	d := digest.New(func(b []byte) [16]byte { return store.KeyOf(b) }, shared...)
	d.Skip(reflect.TypeOf(view.Page{}.Data)) // JSON-LD depends on the rest of the view: see package jsonld
	m := &Maker{Input: in, pages: OpenPages(in.Store, in.Program, in.Theme.Sum(), d)}
	disk := in.Store
	if in.Program == "" || !in.Squeeze {
		disk = nil
	}
	m.copies = memo.OpenHashes(disk, store.KeyOf([]byte("copies"), []byte(in.Program)))
	return m
}

// Files returns every file of the site, sorted by path. The bytes of a file are made when they are needed; its Hash is
// set if a record has it. An error in a template is returned by the file's Make (see [theme.SplitError]).
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
	case err != nil: // Make returns this error
	case p.File:
		f.Sum = m.Sum(v)
	default:
		made, _ := m.pages.Shown(from, v)
		f.Sum = made.Sum
	}
	return f
}

// inputsKey returns the hash of all inputs of a page, zero if the site's fingerprint is not known.
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

// render appends the bytes of a page or another planned file to b, which is empty.
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

// Save stores the records that this build used or added. Call it after all files are published.
func (m *Maker) Save() {
	m.pages.Save()
	m.copies.Save()
}
