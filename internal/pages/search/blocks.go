package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/cespare/xxhash/v2"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/pages/search/index"
	"bangvang/internal/par"
)

// A block ends after a document whose address hashes to a multiple of cutModulus, so that an inserted or deleted
// document changes its own block and no others.
const (
	minBlock   = 32
	cutModulus = 128
	maxBlock   = index.Documents
)

// splitBlocks splits docs into the runs that become blocks; both are sorted newest first.
func splitBlocks(docs []Doc) [][]Doc {
	var out [][]Doc
	last := len(docs)
	for i := len(docs) - 1; i >= 0; i-- {
		n := last - i
		if i == 0 || n == maxBlock || n >= minBlock && xxhash.Sum64String(docs[i].Address)%cutModulus == 0 {
			out = append(out, docs[i:last])
			last = i
		}
	}
	return out
}

// builder builds the index of docs, which are sorted newest first.
type builder struct {
	Options
	docs     []Doc
	complete []bool // by document: it is complete
}

// fill completes the docs in [from, to) and returns them.
func (m *builder) fill(from, to int) []Doc {
	for i := from; i < to; i++ {
		if m.Fill != nil && !m.complete[i] {
			m.Fill(i)
			m.complete[i] = true
		}
	}
	return m.docs[from:to]
}

// blocks returns the blocks of the docs, oldest first. It reads no text of a block that the store has.
func (m *builder) blocks(ctx context.Context) ([]index.Segment, error) {
	runs := splitBlocks(m.docs)
	parts, errs := make([]index.Segment, len(runs)), make([]error, len(runs)+1)
	first := 0
	for i, run := range runs {
		parts[i].First = uint32(first)
		first += len(run)
	}
	readers := &sync.Pool{New: func() any { return index.NewBuilder() }}
	errs[0] = par.Each(ctx, len(runs), func(i int) {
		to := len(m.docs) - int(parts[i].First)
		parts[i].Block, errs[i+1] = m.block(to-len(runs[i]), to, readers)
	})
	return parts, cmp.Or(errs...)
}

// block returns the block of the docs in [from, to), from the store or newly encoded. The store has the block under the
// hash of the docs' contents, and that hash under the hash of their inputs.
func (m *builder) block(from, to int, readers *sync.Pool) (*index.Block, error) {
	inputs := m.inputsHash(from, to)
	place := store.KeyOf([]byte("search block"), binary.AppendUvarint(nil, uint64(len(m.docs)-to)))
	if inputs != (store.Key{}) {
		if list, ok := memo.LoadPieces(m.Store, place, inputs); ok && len(list[0]) == len(inputs) {
			if b := loadBlock(m.Store, store.Key(list[0]), to-from); b != nil {
				return b, nil
			}
		}
	}
	docs := m.fill(from, to)
	var key store.Key
	if m.Store != nil {
		var err error
		if docs, err = hashBodies(docs); err != nil {
			return nil, err
		}
		key = blockKey(docs)
		if inputs != (store.Key{}) {
			memo.SavePieces(m.Store, place, inputs, [][]byte{key[:]})
		}
		if b := loadBlock(m.Store, key, len(docs)); b != nil {
			return b, nil
		}
	}
	data, err := encodeBlock(docs, readers)
	if err != nil {
		return nil, err
	}
	if m.Store != nil {
		m.Store.Put(key, data)
	}
	b, _ := index.Parse(data) // always succeeds on the output of encodeBlock
	return b, nil
}

// inputsHash returns the hash of all inputs of the docs in [from, to), zero when it is unknown.
func (m *builder) inputsHash(from, to int) store.Key {
	if m.Store == nil || m.Fingerprint == (store.Key{}) {
		return store.Key{}
	}
	b := binary.AppendUvarint(nil, uint64(from))
	for i := from; i < to; i++ {
		if m.docs[i].BodyHash == 0 {
			return store.Key{}
		}
		b = binary.LittleEndian.AppendUint64(b, m.docs[i].BodyHash)
	}
	return store.KeyOf(m.Fingerprint[:], b)
}

// loadBlock returns the block that the store has under key; nil when there is none with that number of documents.
func loadBlock(store *store.Store, key store.Key, documents int) *index.Block {
	data, _ := store.Get(key)
	if b, ok := index.Parse(data); ok && b.Documents == documents {
		return b
	}
	return nil
}

// encodeBlock returns the bytes of the block of docs.
func encodeBlock(docs []Doc, readers *sync.Pool) ([]byte, error) {
	r := readers.Get().(*index.Builder)
	for i := range slices.Backward(docs) {
		if err := docs[i].addTo(r); err != nil {
			return nil, err // the builder has half a block: it does not go back to the pool
		}
	}
	data := r.Flush()
	readers.Put(r)
	return data, nil
}

// hashBodies returns docs with the hashes of all their texts.
func hashBodies(docs []Doc) ([]Doc, error) {
	if !slices.ContainsFunc(docs, func(d Doc) bool { return d.BodyHash == 0 }) {
		return docs, nil
	}
	docs = slices.Clone(docs)
	for i := range docs {
		if err := docs[i].hashBody(); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// hashBody sets BodyHash when it is unknown. It reads the text and retains a copy for Body.
func (d *Doc) hashBody() error {
	if d.BodyHash != 0 {
		return nil
	}
	var text []byte
	err := d.readBody(func(b []byte) { text = slices.Clone(b) })
	d.Body = func(read func(text []byte)) error { read(text); return nil }
	d.BodyHash = xxhash.Sum64(text)
	return err
}

// readBody calls read with the text, if there is one.
func (d *Doc) readBody(read func(text []byte)) error {
	if d.Body == nil {
		return nil
	}
	if err := d.Body(read); err != nil {
		return fmt.Errorf("reading the text of %s: %w", d.Address, err)
	}
	return nil
}

// blockKey returns the key of the block of docs, whose BodyHash is set.
func blockKey(docs []Doc) store.Key {
	keys := make([]byte, 0, len(docs)*len(store.Key{}))
	for i := range docs {
		key := store.KeyOf(docs[i].appendInputs(make([]byte, 0, 2048)))
		keys = append(keys, key[:]...)
	}
	return store.KeyOf([]byte(index.BlockVersion), keys)
}

// appendInputs appends all fields of the document that its block depends on, each with its length, so that moving,
// for example, a word from the title to the summary changes the bytes.
func (d *Doc) appendInputs(data []byte) []byte {
	for _, list := range [...][]string{{d.Title, d.Summary, d.Category, d.Locality}, d.Names, d.Tags, d.Honours, d.Localities} {
		data = binary.AppendUvarint(data, uint64(len(list)))
		for _, s := range list {
			data = append(binary.AppendUvarint(data, uint64(len(s))), s...)
		}
	}
	data = binary.AppendVarint(data, int64(d.Year))
	return binary.LittleEndian.AppendUint64(data, d.BodyHash)
}

// addTo adds the document to the block that r builds.
func (d *Doc) addTo(r *index.Builder) error {
	r.NextDocument()
	r.AddLine(d.Title, index.Title)
	for _, s := range d.Names {
		r.AddLine(s, index.Title)
	}
	for _, list := range [][]string{{d.Summary, d.Category, d.Locality}, d.Tags, d.Honours, d.Localities} {
		for _, s := range list {
			r.AddLine(s, index.Metadata)
		}
	}
	r.AddFilter("y", strconv.Itoa(d.Year))
	for _, name := range d.Localities {
		r.AddFilter("l", name)
	}
	for _, name := range d.Honours {
		r.AddFilter("h", name)
	}
	return d.readBody(func(text []byte) { r.AddText(text, index.Body) })
}
