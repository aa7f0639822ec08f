// Package merge makes the entries of the search index from its blocks, in the files that package search documents.
//
// The keys are parted into spans of about the same size. What a span becomes depends on what each block has under its
// keys, and on nothing else but how the documents are numbered. So it is remembered with a hash of that, and after a
// change of one article most spans are what they were. A block names the second word of a pair by the number of its key:
// where pairs are concerned, all names of the block are in the hash.
package index

import (
	"context"
	"encoding/binary"
	"slices"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// Part is a block, and the number of its first document.
type BlockLists struct {
	*Block
	First uint32
}

// Shard is a file of entries: its first key, that of the entry before it left aside, and its last.
type Shard struct {
	First, Last string
	Data        []byte
}

// edition names how spans become shards: other bytes from the same blocks are another edition.
const edition = "search span 1"

// rangeSize is how many postings of pairs a span has, about.
const rangeSize = 1 << 19

// Shards returns the files of entries of parts, the oldest first, which have so many documents. What store knows is not
// made again; nil knows nothing. The error is ctx's.
func Shards(ctx context.Context, parts []BlockLists, documents int, disk *store.Store) ([]Shard, error) {
	dict := newDictionary(parts)
	spans := dict.ranges()
	keys, err := dict.remembering(ctx, spans, documents, disk)
	if err != nil {
		return nil, err
	}
	lists, err := par.Map(ctx, 2*len(spans), func(i int) []Shard {
		if disk == nil {
			return dict.write(spans, i, documents)
		}
		place := store.KeyOf([]byte(edition), []byte{byte(i), byte(i >> 8), byte(i >> 16)})
		if pieces, ok := memo.LoadPieces(disk, place, keys[i]); ok {
			return unpack(pieces)
		}
		list := dict.write(spans, i, documents)
		memo.SavePieces(disk, place, keys[i], pack(list))
		return list
	})
	return slices.Concat(lists...), err
}

// write makes the i-th list of shards: those of the pairs of each span come first, then those of the words of each.
func (d *dictionary) write(spans []span, i, documents int) []Shard {
	w := writer{dict: d, documents: documents}
	if i < len(spans) {
		w.pairs(spans[i])
	} else {
		w.words(spans[i-len(spans)])
	}
	return w.finish()
}

// remembering returns the sums of all that the lists of shards are made from, in the order of [dictionary.write]; none
// without a store.
func (d *dictionary) remembering(ctx context.Context, spans []span, documents int, disk *store.Store) ([]store.Key, error) {
	if disk == nil {
		return nil, nil
	}
	sums, err := par.Map(ctx, len(d.parts), func(i int) []store.Key { return d.sums(i, spans) })
	if err != nil {
		return nil, err
	}
	keys := make([]store.Key, 2*len(spans))
	for s := range spans {
		words := binary.LittleEndian.AppendUint32(nil, uint32(documents))
		var names []byte
		for i, p := range d.parts {
			words = append(binary.LittleEndian.AppendUint32(words, p.First), sums[i][s][:]...)
			names = append(names, sums[i][len(spans)][:]...)
		}
		keys[s] = store.KeyOf([]byte(edition), []byte("pairs"), words, names)
		keys[len(spans)+s] = store.KeyOf([]byte(edition), []byte("words"), words)
	}
	return keys, nil
}

// sums returns the sums of what a part has under the keys of each span, and last that of all its names.
func (d *dictionary) sums(part int, spans []span) []store.Key {
	p, numbers := d.parts[part], d.numbers[part]
	out := make([]store.Key, 0, len(spans)+1)
	from := 0
	for _, s := range spans {
		to, _ := slices.BinarySearch(numbers, uint32(s.to))
		out = append(out, store.KeyOf(p.Bytes(from, to)))
		from = to
	}
	var names []byte
	for k := range p.Keys() {
		name := p.Name(k)
		names = append(append(names, byte(len(name))), name...)
	}
	return append(out, store.KeyOf(names))
}
