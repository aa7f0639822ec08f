// Package block reads a run of documents of the search index: which words and pairs of words they have. What a
// run has depends on nothing outside it, so that it can be remembered.
//
// As bytes a block is the number of its documents less one, the number of its keys, and for each key, sorted by bytes:
//
//	its length (a byte) and its bytes
//	how many forms there are of it (a byte), and for each: its marks, its lists
//	how many pairs begin with it, and for each: the number of the second word's key less that of the pair before,
//	the marks of both words, its lists
//
// Numbers are unsigned varints where they are not bytes; keys are numbered from 0; forms and pairs are sorted by what
// stands before their lists, which are [tally.Lists].
package index

import (
	"bytes"
	"encoding/binary"
)

// Edition names what a block is and how texts become one: other bytes from the same documents are another edition.
const Edition = "search block 1"

// Block is a block that has been read from its bytes, which it shares.
type Block struct {
	Documents    int
	FormPostings int // documents × forms
	PairPostings int
	data         []byte
	keys         []key
}

// key tells where in data what is, and how many postings the key's forms have.
type key struct{ name, forms, pairs, postings uint32 }

// Entry is a form of a key or a pair that begins with one.
type Entry struct {
	Second uint32 // the second word's key
	Marks  uint32 // of a form; of both words of a pair, the second's in the low 8 bits
	At     uint32 // of its lists
}

// Parse reads a block; any bytes may be given. It tells whether they are one.
func Parse(data []byte) (*Block, bool) {
	b := &Block{data: data}
	n, at := b.number(1)
	if at == 0 || n > uint64(len(data)) || uint64(len(data)) >= 1<<32 {
		return nil, false
	}
	b.Documents = int(data[0]) + 1
	b.keys = make([]key, n)
	for i := range b.keys {
		if at = b.parse(i, at); at == 0 {
			return nil, false
		}
	}
	return b, at == len(data)
}

// parse reads the key i, which is at a place, and returns where the next one is, 0 when this is none.
func (b *Block) parse(i, at int) int {
	k := &b.keys[i]
	if k.name = uint32(at); at >= len(b.data) {
		return 0
	}
	at += 1 + int(b.data[at])
	if at >= len(b.data) || i > 0 && bytes.Compare(b.Name(i-1), b.Name(i)) >= 0 {
		return 0
	}
	k.forms = uint32(at)
	at, n := b.check(at+1, uint64(b.data[at]), false)
	k.postings = uint32(n)
	b.FormPostings += n
	if at == 0 {
		return 0
	}
	k.pairs = uint32(at)
	pairs, at := b.number(at)
	if at == 0 {
		return 0
	}
	at, n = b.check(at, pairs, true)
	b.PairPostings += n
	return at
}

// check reads n entries and returns where they end, 0 when they are none or not in order, and their postings.
func (b *Block) check(at int, n uint64, pair bool) (end, postings int) {
	var before Entry
	var l Lists
	for i := range n {
		e, next := b.entry(at, before.Second, pair, &l)
		if next == 0 || i > 0 && e.Second == before.Second && e.Marks <= before.Marks || !l.Sorted(b.Documents) {
			return 0, 0
		}
		postings += l.Len()
		before, at = e, next
	}
	return at, postings
}

// entry reads a form, or a pair after one with the key second, and its lists, and returns where the next is, 0 when
// this is none.
func (b *Block) entry(at int, second uint32, pair bool, l *Lists) (e Entry, next int) {
	if pair {
		step, end := b.number(at)
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
	e.At = uint32(at + 1)
	size := l.Read(b.data[e.At:])
	if size == 0 {
		return e, 0
	}
	return e, at + 1 + size
}

// number reads a number and returns where it ends, 0 when there is none.
func (b *Block) number(at int) (uint64, int) {
	if at < len(b.data) && b.data[at] < 0x80 {
		return uint64(b.data[at]), at + 1
	}
	v, n := binary.Uvarint(b.data[min(at, len(b.data)):])
	if n <= 0 {
		return 0, 0
	}
	return v, at + n
}

// Keys returns how many keys there are.
func (b *Block) Keys() int { return len(b.keys) }

// Name returns the bytes of a key.
func (b *Block) Name(key int) []byte {
	at := b.keys[key].name
	return b.data[at+1:][:b.data[at]]
}

// Bytes returns all that the block has under the keys from one to before another.
func (b *Block) Bytes(from, to int) []byte {
	begin := func(key int) int {
		if key == len(b.keys) {
			return len(b.data)
		}
		return int(b.keys[key].name)
	}
	return b.data[begin(from):begin(to)]
}

// Postings returns how many postings the forms of a key have.
func (b *Block) Postings(key int) int { return int(b.keys[key].postings) }

// Forms appends the forms of a key, by marks.
func (b *Block) Forms(list []Entry, key int) []Entry {
	at := int(b.keys[key].forms)
	return b.entries(list, at+1, uint64(b.data[at]), false)
}

// Pairs appends the pairs that begin with a key, by second key and marks.
func (b *Block) Pairs(list []Entry, key int) []Entry {
	n, at := b.number(int(b.keys[key].pairs))
	return b.entries(list, at, n, true)
}

func (b *Block) entries(list []Entry, at int, n uint64, pair bool) []Entry {
	var e Entry
	var l Lists
	for range n {
		e, at = b.entry(at, e.Second, pair, &l)
		list = append(list, e)
	}
	return list
}

// Lists reads the lists that an entry says are at a place.
func (b *Block) Lists(at uint32, l *Lists) { l.Read(b.data[at:]) }
