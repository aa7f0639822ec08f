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
	"io"
	"reflect"
	"slices"

	"bangvang/internal/memo"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages"
	"bangvang/internal/pages/view"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/theme"
)

// RendererInput holds the inputs of a site's files. The caller sets all fields; only Store may be nil.
type RendererInput struct {
	Store       *store.Store // holds the records, nil for none
	Program     string       // as in build.Options; "" stores nothing
	Fingerprint store.Key    // of the site, zero if it is not known
	Theme       *theme.Theme
	Pages       []pages.Page // sorted by path
	Precompress bool         // add compressed copies of text files

	Index func(ctx context.Context) ([]publish.File, error) // builds the search index
	File  func(v any) ([]byte, error)                       // returns the bytes of a file that is no page
	Hash  func(v any) uint64                                // returns the hash of such a file if it is known, else 0
}

// Renderer renders the changed files of one site, once: call Files, publish the files, and then Save.
type Renderer struct {
	RendererInput
	pages      *PageMemo
	compressed *memo.Hashes // hashes of compressed copies
	withMemo   *theme.Theme // Theme with a memo
}

// sharedTypes are the types of values that many views point to; each value is hashed once.
var sharedTypes = []reflect.Type{reflect.TypeFor[*view.Site](), reflect.TypeFor[*view.Card](), reflect.TypeFor[*view.Award](), reflect.TypeFor[*view.Told]()}

// NewRenderer returns the renderer of a site. It reads the records of the last build from in.Store; a page whose record
// is missing, damaged or of another in.Program is rendered as in a first build. It writes nothing: see [Renderer.Save].
func NewRenderer(in RendererInput) *Renderer {
	d := digest.NewEncoder(func(b []byte) [16]byte { return store.KeyOf(b) }, sharedTypes...)
	// JSON-LD depends on the rest of the view (see package jsonld), and records have their sums.
	d.Skip(reflect.TypeOf(view.Page{}.Data), reflect.TypeFor[view.AppendRecords]())
	m := &Renderer{RendererInput: in, pages: OpenPageMemo(in.Store, in.Program, in.Theme.Fingerprint(), d)}
	disk := in.Store
	if in.Program == "" || !in.Precompress {
		disk = nil
	}
	m.compressed = memo.OpenHashes(disk, store.KeyOf([]byte("copies"), []byte(in.Program)))
	return m
}

// Files returns every file of the site, sorted by path, with those of the search index and, if Precompress is set,
// compressed copies. The bytes of a file are made when they are needed, by its Make, which returns also an error in a
// template (see [theme.SplitError]); those of different files may be called concurrently. Hash is set if a record has
// it: the record then remains for Save even if Make is not called. A page without a Hash gets its record from Make.
//
// The error of Files is that of ctx or of the search index. With Precompress it calls the Make of every text file whose
// copy is not known, and so may return an error in a template as well.
func (m *Renderer) Files(ctx context.Context) ([]publish.File, error) {
	var files, index []publish.File
	err := par.Run(par.Stage(ctx, "recall"),
		func(ctx context.Context) (err error) { index, err = m.Index(ctx); return err },
		func(context.Context) error { m.withMemo = m.Theme.WithMemo(); return nil },
		func(ctx context.Context) (err error) {
			files, err = par.Map(ctx, len(m.Pages), m.publishFile)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	files = append(files, index...)
	slices.SortStableFunc(files, func(a, b publish.File) int { return cmp.Compare(a.Path, b.Path) })
	if m.Precompress {
		return publish.AddCopies(ctx, files, m.compressed)
	}
	return files, nil
}

func (m *Renderer) publishFile(i int) publish.File {
	p := &m.Pages[i]
	f := publish.File{Path: p.Path}
	if p.IsRollData() {
		f.Write = func(w io.Writer) error { return m.write(w, p) }
	} else {
		f.Make = func(b []byte) ([]byte, error) { return m.render(b, p) }
	}
	if !p.File && m.pages.Empty() {
		return f
	}
	from := m.inputsKey(p)
	if made, ok := m.pages.ByInputs(from); ok {
		f.Hash = made.Hash
		return f
	}
	v, err := p.Outline(nil)
	switch {
	case err != nil: // Make returns this error
	case p.File:
		f.Hash = m.Hash(v)
	default:
		made, _ := m.pages.ByView(from, v)
		f.Hash = made.Hash
	}
	return f
}

// inputsKey returns the hash of all inputs of a page, zero if the site's fingerprint is not known.
func (m *Renderer) inputsKey(p *pages.Page) store.Key {
	if m.Fingerprint == (store.Key{}) || p.File {
		return store.Key{}
	}
	var texts []byte
	for _, a := range p.Texts {
		texts = binary.LittleEndian.AppendUint64(texts, p.Edited.Of(a).Hash)
	}
	return store.KeyOf(m.Fingerprint[:], []byte(p.Path), texts)
}

// render appends the bytes of a page or another planned file to b, which is empty.
func (m *Renderer) render(b []byte, p *pages.Page) ([]byte, error) {
	v, err := p.View()
	if err != nil {
		return b, err
	}
	if p.File {
		data, err := m.File(v)
		return append(b, data...), err
	}
	data, err := theme.Render(b, m.withMemo, v)
	if err != nil || m.Program == "" {
		return data, err
	}
	if v, err = p.Outline(v); err == nil {
		m.pages.Record(m.inputsKey(p), v, digest.Hash(data))
	}
	return data, err
}

// write writes the bytes of a file of the roll as data.
func (m *Renderer) write(w io.Writer, p *pages.Page) error {
	v, err := p.View()
	if err != nil {
		return err
	}
	sum := digest.NewHasher()
	if err := theme.WriteData(io.MultiWriter(w, sum), v); err != nil {
		return err
	}
	if m.Program != "" {
		m.pages.Record(m.inputsKey(p), v, sum.Hash())
	}
	return nil
}

// Save stores the records that this build used or added, and drops the others. Call it after all files are published. It
// reports no error.
func (m *Renderer) Save() {
	m.pages.Save()
	m.compressed.Save()
}
