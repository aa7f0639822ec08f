package index

import (
	"context"
	"encoding/binary"
	"slices"
	"strconv"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// Segment is a block at its place in the index: First is the number that its first document has in the whole index.
type Segment struct {
	*Block
	First uint32
}

// Shard is a file of entries, in memory, with the keys of its first and last entries. A key is a folded word ("dong"),
// a filter (" y2024") or, for a pair, "\t" and two folded words with a space between ("\tthi dua"). The first entry
// contains its complete key, each other one the part in which its key differs from the one before: see package search.
type Shard struct {
	First, Last string
	Data        []byte
}

// spanVersion is the version of the format of shards. It must change when the same blocks give other bytes, since
// stores have shards under it.
const spanVersion = "search span 4"

// spanSize is the approximate number of postings of pairs in a span.
const spanSize = 1 << 19

// The lists of an index with more than wholeLists documents are parted by stretches of at least minStretch documents, so that
// there are at most maxStretches: a character numbers them.
const (
	wholeLists   = 1 << 15
	minStretch   = 1 << 13
	maxStretches = 36
)

// Stretch returns the number of documents of a stretch of an index with so many documents, 0 if its lists are whole. For
// example, an index of 100,000 documents has twelve stretches of 8,192 and a shorter one, the newest.
func Stretch(documents int) int {
	if documents <= wholeLists {
		return 0
	}
	n := minStretch
	for n*maxStretches < documents {
		n *= 2
	}
	return n
}

// Shards returns the files of entries of the segments, which are sorted by First and have the given number of documents
// in all: first those of pairs, then those of stretches, then those of words, each sorted by key. stretch is the number of documents
// of a stretch, by which long lists are parted, 0 if no list is. disk is the store from which it takes, and to
// which it writes, the shards of each span of keys (see the package doc), under the name of the index; nil for none. The
// error is ctx's; then files are missing, and none of those returned is of use.
func Shards(ctx context.Context, parts []Segment, documents, stretch int, disk *store.Store, name string) ([]Shard, error) {
	dict := newDictionary(parts)
	spans := dict.spans()
	keys, err := dict.shardKeys(ctx, spans, documents, stretch, disk)
	if err != nil {
		return nil, err
	}
	lists, err := par.Map(ctx, 2*len(spans), func(i int) written {
		if disk == nil {
			return dict.writeShards(spans, i, documents, stretch)
		}
		place := store.KeyOf([]byte(spanVersion), []byte(name), []byte{byte(i), byte(i >> 8), byte(i >> 16)})
		if pieces, ok := memo.LoadPieces(disk, place, keys[i]); ok {
			return unpack(pieces)
		}
		list := dict.writeShards(spans, i, documents, stretch)
		memo.SavePieces(disk, place, keys[i], list.pack())
		return list
	})
	var pairs, words []Shard
	var long []longEntry
	for i, l := range lists {
		if long = append(long, l.long...); i < len(spans) {
			pairs = append(pairs, l.shards...)
		} else {
			words = append(words, l.shards...)
		}
	}
	return slices.Concat(pairs, stretchShards(long, dict.shardSize(stretch)), words), err
}

// stretchShards returns the shards of the stretches of entries, which are sorted by key: first those of the oldest stretch.
func stretchShards(long []longEntry, size int) []Shard {
	w := shardWriter{size: size}
	for i := 0; len(long) > 0 && i < len(long[0].stretches); i++ {
		for _, e := range long {
			if e.stretches[i] != nil {
				w.beginEntry(stretchKey + strconv.FormatInt(int64(i), maxStretches) + e.key)
				w.data = append(w.data, e.stretches[i]...)
			}
		}
	}
	return w.finish()
}

// stretchKey begins the key of the entry of a stretch. It is followed by the number of the stretch, a character, and the key.
const stretchKey = "\v"

// written are the shards of a span and the entries that are parted by stretches.
type written struct {
	shards []Shard
	long   []longEntry
}

// writeShards writes the i-th list of shards: the lists of the pairs of each span come first, then those of the words.
func (d *dictionary) writeShards(spans []span, i, documents, stretch int) written {
	w := shardWriter{dict: d, documents: documents, stretch: stretch, size: d.shardSize(stretch)}
	if i < len(spans) {
		w.writePairs(spans[i])
	} else {
		w.writeWords(spans[i-len(spans)])
	}
	return written{w.finish(), w.long}
}

// shardKeys returns the hashes of all inputs of each list of shards, in the order of [dictionary.writeShards]; nil
// without a store.
func (d *dictionary) shardKeys(ctx context.Context, spans []span, documents, stretch int, disk *store.Store) ([]store.Key, error) {
	if disk == nil {
		return nil, nil
	}
	sums, err := par.Map(ctx, len(d.segments), func(i int) []store.Key { return d.hashes(i, spans) })
	if err != nil {
		return nil, err
	}
	keys := make([]store.Key, 2*len(spans))
	for s := range spans {
		var words []byte
		for _, n := range [...]int{documents, stretch, d.shardSize(stretch)} {
			words = binary.LittleEndian.AppendUint32(words, uint32(n))
		}
		var names []byte
		for i, p := range d.segments {
			words = append(binary.LittleEndian.AppendUint32(words, p.First), sums[i][s][:]...)
			names = append(names, sums[i][len(spans)][:]...)
		}
		keys[s] = store.KeyOf([]byte(spanVersion), []byte("pairs"), words, names)
		keys[len(spans)+s] = store.KeyOf([]byte(spanVersion), []byte("words"), words)
	}
	return keys, nil
}

// hashes returns the hashes of a segment's contents under the keys of each span, and last the hash of all its names.
func (d *dictionary) hashes(part int, spans []span) []store.Key {
	p, numbers := d.segments[part], d.numbers[part]
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
