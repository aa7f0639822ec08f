package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// form is a key with the marks of one spelling.
type form struct {
	key   string
	marks uint8
}

// filter is a name to filter by, unfolded, and the kind of the filter, a letter.
type filter struct{ kind, name string }

// Builder builds blocks, one after the other. For each document call NextDocument, then add its fields, and Flush after
// at most [Documents] of them; after more, Flush panics or returns wrong bytes. A Builder keeps the numbers that it has
// given to words and forms, which makes the next block faster and does not change its bytes. It is not safe for
// concurrent use.
type Builder struct {
	wordIDs      WordIDs           // from words, as written, to the numbers of their forms
	forms        []form            // by number; 0 is no form
	formIDs      map[form]uint32   // numbers of forms
	filterIDs    map[filter]uint32 // numbers of the forms of filters
	wordPostings Postings          // by form
	pairPostings Postings          // by pair
	pairIDs      PairIDs           // numbers of pairs, each of two forms
	documents    uint32            // in the current block
	line         []byte            // buffer of AddLine

	// Buffers of Flush, which the next block reuses.
	data         []byte
	keys, used   []uint32 // numbers of the keys, by form; forms of the block
	order, spare []pair   // pairs of the block; space for sorting them
	starts       []uint32 // counts of the radix sort
}

// NewBuilder returns a builder with no documents.
func NewBuilder() *Builder {
	r := &Builder{
		wordIDs: NewWordIDs(), formIDs: map[form]uint32{}, filterIDs: map[filter]uint32{}, forms: make([]form, 1), pairIDs: NewPairIDs(),
	}
	r.wordPostings.Grow() // for number 0, no form
	return r
}

// NextDocument begins the next document of the block, to which the other methods add until the next call.
func (r *Builder) NextDocument() { r.documents++ }

// AddFilter adds a name by which readers can filter to the current document, complete and unfolded, under a key that no
// word can equal: a letter for the kind of filter and a name, for example "y" and a year ("2024"), "l" and the name of a
// locality. It may be called before, between and after the calls of AddText for the
// document. A name of more than 198 bytes is left out.
func (r *Builder) AddFilter(kind, name string) {
	id, ok := r.filterIDs[filter{kind, name}]
	if !ok {
		id = r.formID(form{key: " " + kind + viet.NFC(name)})
		r.filterIDs[filter{kind, name}] = id
	}
	r.wordPostings.Add(id, r.documents-1, Metadata)
}

// AddLine is [Builder.AddText] for a string, for example a title or a name: the last word of one call and the first
// word of the next are no pair, and a line break separates words too. p may be any field, in the order that AddText
// demands.
func (r *Builder) AddLine(s string, p Field) {
	r.line = append(r.line[:0], s...)
	r.AddText(r.line, p)
}

// AddText adds the words and pairs of s, which is in field p of the current document. The fields of a document must
// come in the order Title, Metadata, Body; each may come several times. A line break separates words, so that they are
// no pair, and so does the end of s. A run of letters of over 200 bytes is left out. It does not keep s.
func (r *Builder) AddText(s []byte, p Field) {
	before, n := uint32(0), r.documents-1
	for i := 0; ; {
		from, end, parted := NextWord(s, i)
		if from == end {
			return
		}
		id, slot := r.wordIDs.Find(s, from, end)
		if slot != nil {
			word := string(s[from:end])
			id = r.formID(form{KeyOf(word), Marks(word)})
			r.wordIDs.Put(slot, word, id)
		}
		if id > 0 {
			r.wordPostings.Add(id, n, p)
			if before > 0 && !parted {
				r.addPair(before, id, n, p)
			}
		}
		before, i = id, end
	}
}

func (r *Builder) addPair(x, y, n uint32, p Field) {
	id, met := r.pairIDs.ID(uint64(x)<<32 | uint64(y))
	if !met {
		r.pairPostings.Grow()
	}
	r.pairPostings.Add(id, n, p)
}

// formID returns the number of a form; 0, no form, when the index must not contain it.
func (r *Builder) formID(f form) uint32 {
	if f.key == "" || len(f.key) > maxKey {
		return 0
	}
	id, ok := r.formIDs[f]
	if !ok {
		id = uint32(len(r.forms))
		r.forms = append(r.forms, f)
		r.wordPostings.Grow()
		r.formIDs[f] = id
	}
	return id
}

// maxKey is the maximal length of a key in bytes: a longer run of letters is data, not a word.
const maxKey = 200

// Flush returns the bytes of the block of the documents added since the last Flush, at least one, and begins the next
// block. The bytes do not depend on earlier blocks and belong to the caller.
func (r *Builder) Flush() []byte {
	r.wordPostings.Sort()
	r.pairPostings.Sort()
	r.collectForms()
	r.keys = slices.Grow(r.keys[:0], len(r.forms))[:len(r.forms)]
	n := uint32(0)
	for i, id := range r.used {
		if i > 0 && r.forms[id].key != r.forms[r.used[i-1]].key {
			n++
		}
		r.keys[id] = n
	}
	data := binary.AppendUvarint(append(r.data[:0], byte(r.documents-1)), uint64(min(n+1, uint32(len(r.used)))))
	r.data = r.appendKeys(data)
	r.wordPostings.Clear(len(r.forms))
	r.pairPostings.Clear(0)
	r.pairIDs.Clear()
	r.documents = 0
	return slices.Clone(r.data)
}

// collectForms sets r.used to the forms of the block, sorted by key and marks.
func (r *Builder) collectForms() {
	r.used = r.used[:0]
	for id := range uint32(len(r.forms)) {
		if id > 0 && r.wordPostings.Has(id) {
			r.used = append(r.used, id)
		}
	}
	slices.SortFunc(r.used, func(x, y uint32) int {
		a, b := &r.forms[x], &r.forms[y]
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.marks, b.marks))
	})
}

// appendKeys appends each key with its forms and pairs.
func (r *Builder) appendKeys(data []byte) []byte {
	pairs := r.sortedPairs()
	for met := r.used; len(met) > 0; {
		forms, key := 1, r.keys[met[0]]
		for forms < len(met) && r.keys[met[forms]] == key {
			forms++
		}
		name := r.forms[met[0]].key
		data = append(append(data, byte(len(name))), name...)
		data = append(data, byte(forms)) // fewer than 256: marks are a byte
		for _, id := range met[:forms] {
			data = r.wordPostings.Append(append(data, r.forms[id].marks), id)
		}
		met = met[forms:]
		n := 0
		for n < len(pairs) && uint32(pairs[n].order>>40) == key {
			n++
		}
		data = binary.AppendUvarint(data, uint64(n))
		second := uint64(0)
		for _, p := range pairs[:n] {
			next := p.order >> 16 & (1<<24 - 1)
			data = binary.AppendUvarint(data, next-second)
			data = r.pairPostings.Append(append(data, byte(p.order>>8), byte(p.order)), p.id)
			second = next
		}
		pairs = pairs[n:]
	}
	return data
}

// pair is two adjacent words of a block: their keys and marks as a sort key, and the number of the pair.
type pair struct {
	order uint64 // first key, second key (24 bits each), marks of the first, marks of the second (8 bits each)
	id    uint32
}

// sortedPairs returns the pairs of the block, sorted by their order.
func (r *Builder) sortedPairs() []pair {
	n := len(r.pairIDs.Keys)
	r.order, r.spare = slices.Grow(r.order[:0], n)[:n], slices.Grow(r.spare[:0], n)[:n]
	most := uint32(0)
	for id, key := range r.pairIDs.Keys {
		x, y := key>>32, key&(1<<32-1)
		first, second := r.keys[x], r.keys[y]
		r.order[id] = pair{uint64(first)<<40 | uint64(second)<<16 | uint64(r.forms[x].marks)<<8 | uint64(r.forms[y].marks), uint32(id)}
		most = max(most, first, second)
	}
	r.radixSort(int(most))
	return r.order
}

// radixSort sorts r.order by a radix sort: by the last component of their order, then by the one before it, and so on.
// There are so many pairs that comparing them takes a fifth of the time of the index. most is the greatest key.
func (r *Builder) radixSort(most int) {
	n := max(most, 255) + 2
	r.starts = slices.Grow(r.starts[:0], n)[:n]
	for _, step := range [...]struct{ shift, bits int }{{0, 8}, {8, 8}, {16, 24}, {40, 24}} {
		of := func(p pair) uint64 { return p.order >> step.shift & (1<<step.bits - 1) }
		clear(r.starts)
		for _, p := range r.order {
			r.starts[of(p)+1]++
		}
		for i := range r.starts[1:] {
			r.starts[i+1] += r.starts[i]
		}
		for _, p := range r.order {
			at := &r.starts[of(p)]
			r.spare[*at] = p
			*at++
		}
		r.order, r.spare = r.spare, r.order
	}
}
