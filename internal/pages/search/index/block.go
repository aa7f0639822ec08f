// Package index is the inverted index behind the search: it records which documents contain which words and which pairs
// of adjacent words, in blocks of documents, and merges the blocks into the files that package search documents.
//
// # Words
//
// [NextWord] splits a text into words. [Marks] encodes the tone and the diacritics of a word as a byte, so that a key
// (the folded word) has one form for each way in which it is marked: for example, the key dong has the forms đông and
// đống. A [Builder] gives words, forms and pairs numbers, counts their occurrences and returns the bytes of a block.
//
// # Blocks
//
// A [Block] depends on its own documents only, so its bytes can be memoised. They are the number of its documents
// less one, the number of its keys, and for each key, sorted by bytes:
//
//	its length (a byte) and its bytes
//	the number of its forms (a byte), and for each: its marks, its lists
//	the number of pairs that begin with it, and for each: the number of the second word's key less that of the
//	pair before, the marks of both words, its lists
//
// Numbers are unsigned varints where they are not bytes; keys are numbered from 0; forms and pairs are sorted by the
// numbers before their lists, which are [Lists].
//
// # Shards
//
// [Shards] merges blocks. It splits the keys into spans of similar size. The shards of a span depend on the contents
// of each block under the keys of the span, and on the numbering of the documents, and on nothing else; so they are
// memoised under the hash of these, and after a change of one article most spans are unchanged. A block refers to the
// second word of a pair by the number of its key: for pairs the hash includes all names of the block.
//
// In a large index the lists of an entry with many documents are parted by stretches of consecutive documents ([Stretch]), which
// are entries of their own: whoever wants the newest documents reads the newest stretch.
package index

import (
	"bytes"
	"encoding/binary"
)

// BlockVersion is the version of the format of blocks and of the analysis of texts. It must change when the same
// documents give other bytes, since stores have blocks under it.
const BlockVersion = "search block 3"

// Block is the parsed index of up to 256 documents, which it numbers from 0 in the order in which they were added. It
// has their keys (folded words such as dong, and the names to filter by), for each key its forms (the ways in which it
// is marked: đông, đống) and its pairs (the words that follow it), and for each form and pair the documents that have
// it.
//
// [Parse] makes a Block, and nothing changes it after that. It refers to the bytes that it was parsed from, which must
// not change. Keys are given by their numbers, from 0 to below Keys(); any other number panics.
type Block struct {
	Documents    int // 1 to [Documents]
	FormPostings int // documents × forms
	PairPostings int
	data         []byte
	keys         []key
}

// key holds the offsets in data of a key's name, forms and pairs, and the number of postings of its forms.
type key struct{ name, forms, pairs, postings uint32 }

// Entry is either a form of a key, one spelling with its diacritics, or a pair, a form of the key and the form of the
// word after it. [Block.Forms] returns the former, whose Second is 0, and [Block.Pairs] the latter; the Entry itself
// does not say which it is. Offset counts from the beginning of the block's bytes, for [Block.ReadLists].
type Entry struct {
	Second uint32 // of a pair: the number of the second word's key
	Marks  uint32 // of a form; of both words of a pair, those of the second in the low 8 bits
	Offset uint32 // offset of its lists
}

// Parse parses the bytes of a block, which [Builder.Flush] returned, and reports whether data is one. It accepts any
// bytes, and checks all of them; when ok is false, the Block is of no use.
func Parse(data []byte) (*Block, bool) {
	b := &Block{data: data}
	n, at := b.uvarint(1)
	if at == 0 || n > uint64(len(data)) || uint64(len(data)) >= 1<<32 {
		return nil, false
	}
	b.Documents = int(data[0]) + 1
	b.keys = make([]key, n)
	for i := range b.keys {
		if at = b.parseKey(i, at); at == 0 {
			return nil, false
		}
	}
	return b, at == len(data)
}

// parseKey parses the i-th key, at the offset at, and returns the offset of the next one; 0 when it is invalid.
func (b *Block) parseKey(i, at int) int {
	k := &b.keys[i]
	if k.name = uint32(at); at >= len(b.data) {
		return 0
	}
	at += 1 + int(b.data[at])
	if at >= len(b.data) || i > 0 && bytes.Compare(b.Name(i-1), b.Name(i)) >= 0 {
		return 0
	}
	k.forms = uint32(at)
	at, n := b.checkEntries(at+1, uint64(b.data[at]), false)
	k.postings = uint32(n)
	b.FormPostings += n
	if at == 0 {
		return 0
	}
	k.pairs = uint32(at)
	pairs, at := b.uvarint(at)
	if at == 0 {
		return 0
	}
	at, n = b.checkEntries(at, pairs, true)
	b.PairPostings += n
	return at
}

// checkEntries parses n entries and returns the offset of their end, 0 when they are invalid or not sorted, and the
// number of their postings.
func (b *Block) checkEntries(at int, n uint64, pair bool) (end, postings int) {
	var before Entry
	var l Lists
	for i := range n {
		e, next := b.parseEntry(at, before.Second, pair, &l)
		if next == 0 || i > 0 && e.Second == before.Second && e.Marks <= before.Marks || !l.Sorted(b.Documents) {
			return 0, 0
		}
		postings += l.Len()
		before, at = e, next
	}
	return at, postings
}

// parseEntry parses a form, or a pair whose predecessor has the second key second, and its lists. It returns the offset
// of the next entry; 0 when this one is invalid.
func (b *Block) parseEntry(at int, second uint32, pair bool, l *Lists) (e Entry, next int) {
	if pair {
		step, end := b.uvarint(at)
		if end == 0 || step >= uint64(len(b.keys)) || end >= len(b.data) {
			return e, 0
		}
		e.Second, e.Marks, at = second+uint32(step), uint32(b.data[end])<<8, end+1
		if int(e.Second) >= len(b.keys) {
			return e, 0
		}
	}
	if at >= len(b.data) {
		return e, 0
	}
	e.Marks |= uint32(b.data[at])
	e.Offset = uint32(at + 1)
	size := l.Read(b.data[e.Offset:])
	if size == 0 {
		return e, 0
	}
	return e, at + 1 + size
}

// uvarint reads a number and returns the offset of its end; 0 when there is no valid number.
func (b *Block) uvarint(at int) (uint64, int) {
	if at < len(b.data) && b.data[at] < 0x80 {
		return uint64(b.data[at]), at + 1
	}
	v, n := binary.Uvarint(b.data[min(at, len(b.data)):])
	if n <= 0 {
		return 0, 0
	}
	return v, at + n
}

// Keys returns the number of keys.
func (b *Block) Keys() int { return len(b.keys) }

// Name returns the bytes of a key, given by its number; they share memory with the block.
func (b *Block) Name(key int) []byte {
	at := b.keys[key].name
	return b.data[at+1:][:b.data[at]]
}

// Bytes returns the part of the block that describes the keys in [from, to), whose numbers are at most Keys(); it shares
// memory with the block.
func (b *Block) Bytes(from, to int) []byte {
	begin := func(key int) int {
		if key == len(b.keys) {
			return len(b.data)
		}
		return int(b.keys[key].name)
	}
	return b.data[begin(from):begin(to)]
}

// Postings returns the number of postings of the forms of a key: for each form the number of documents that have it,
// added up.
func (b *Block) Postings(key int) int { return int(b.keys[key].postings) }

// Forms appends the forms of a key to list, sorted by marks, and returns list.
func (b *Block) Forms(list []Entry, key int) []Entry {
	at := int(b.keys[key].forms)
	return b.parseEntries(list, at+1, uint64(b.data[at]), false)
}

// Pairs appends the pairs that begin with a key to list, sorted by second key and marks, and returns list.
func (b *Block) Pairs(list []Entry, key int) []Entry {
	n, at := b.uvarint(int(b.keys[key].pairs))
	return b.parseEntries(list, at, n, true)
}

func (b *Block) parseEntries(list []Entry, at int, n uint64, pair bool) []Entry {
	var e Entry
	var l Lists
	for range n {
		e, at = b.parseEntry(at, e.Second, pair, &l)
		list = append(list, e)
	}
	return list
}

// ReadLists sets l to the lists of an entry of the block; at is its Offset. They share memory with the block.
func (b *Block) ReadLists(at uint32, l *Lists) { l.Read(b.data[at:]) }
