package search

import (
	"cmp"
	"context"
	"encoding/binary"
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

// documents are found by an index and sorted newest first: articles, names or awards. All but their addresses and the hashes of
// their texts may be missing until they are filled.
type documents interface {
	size() int
	slice(from, to int) documents
	address(i int) string                             // decides where blocks end
	textHash(i int) uint64                            // 0 if it is not known
	hashed() (documents, error)                       // with the hashes of all texts
	appendInputs(i int, data []byte) []byte           // all that the entries of a document depend on
	addTo(i int, r *index.Builder) error              // adds a document to the block that r builds
	appendRecord(i int, b []byte, base string) []byte // the parts of a result, as JSON; base is the base path of the site
}

// splitBlocks splits docs into the runs that become blocks, the oldest first.
func splitBlocks(docs documents) (runs []documents) {
	last := docs.size()
	for i := last - 1; i >= 0; i-- {
		n := last - i
		if i == 0 || n == maxBlock || n >= minBlock && xxhash.Sum64String(docs.address(i))%cutModulus == 0 {
			runs = append(runs, docs.slice(i, last))
			last = i
		}
	}
	return runs
}

// builder builds an index of docs.
type builder struct {
	Options
	layout
	docs     documents
	complete []bool // by document: it is complete
}

// fill completes the docs in [from, to) and returns them.
func (m *builder) fill(from, to int) documents {
	for i := from; i < to; i++ {
		if m.Fill != nil && !m.complete[i] {
			m.Fill(i)
			m.complete[i] = true
		}
	}
	return m.docs.slice(from, to)
}

// blocks returns the blocks of the docs, oldest first. It reads no text of a block that the store has.
func (m *builder) blocks(ctx context.Context) ([]index.Segment, error) {
	runs := splitBlocks(m.docs)
	parts, errs := make([]index.Segment, len(runs)), make([]error, len(runs)+1)
	first := 0
	for i, run := range runs {
		parts[i].First = uint32(first)
		first += run.size()
	}
	readers := &sync.Pool{New: func() any { return index.NewBuilder() }}
	errs[0] = par.Each(ctx, len(runs), func(i int) {
		to := m.docs.size() - int(parts[i].First)
		parts[i].Block, errs[i+1] = m.block(to-runs[i].size(), to, readers)
	})
	return parts, cmp.Or(errs...)
}

// block returns the block of the docs in [from, to), from the store or newly encoded. The store has the block under the
// hash of the docs' contents, and that hash under the hash of their inputs.
func (m *builder) block(from, to int, readers *sync.Pool) (*index.Block, error) {
	inputs := m.inputsHash(from, to)
	place := store.KeyOf([]byte("search block"), []byte(m.list), binary.AppendUvarint(nil, uint64(m.docs.size()-to)))
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
		if docs, err = docs.hashed(); err != nil {
			return nil, err
		}
		key = blockKey(docs)
		if inputs != (store.Key{}) {
			memo.SavePieces(m.Store, place, inputs, [][]byte{key[:]})
		}
		if b := loadBlock(m.Store, key, docs.size()); b != nil {
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
		hash := m.docs.textHash(i)
		if hash == 0 {
			return store.Key{}
		}
		b = binary.LittleEndian.AppendUint64(b, hash)
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
func encodeBlock(docs documents, readers *sync.Pool) ([]byte, error) {
	r := readers.Get().(*index.Builder)
	for i := docs.size() - 1; i >= 0; i-- {
		if err := docs.addTo(i, r); err != nil {
			return nil, err // the builder has half a block: it does not go back to the pool
		}
	}
	data := r.Flush()
	readers.Put(r)
	return data, nil
}

// blockKey returns the key of the block of docs, whose texts are hashed.
func blockKey(docs documents) store.Key {
	keys := make([]byte, 0, docs.size()*len(store.Key{}))
	for i := range docs.size() {
		key := store.KeyOf(docs.appendInputs(i, make([]byte, 0, 2048)))
		keys = append(keys, key[:]...)
	}
	return store.KeyOf([]byte(index.BlockVersion), keys)
}
