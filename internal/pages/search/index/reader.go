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

// filter is a name to filter by, unfolded, and the kind of the filter: y, l or h.
type filter struct{ kind, name string }

// Builder builds blocks, one after the other. It reuses the numbers of words and forms for the next block.
type Reader struct {
	ids       Numbers           // from words, as written, to the numbers of their forms
	forms     []form            // by number; 0 is no form
	known     map[form]uint32   // numbers of forms
	filters   map[filter]uint32 // numbers of the forms of filters
	words     Ledger            // by form
	pairs     Ledger            // by pair
	table     Table             // numbers of pairs, each of two forms
	documents uint32            // in the current block
	line      []byte            // buffer of AddLine

	// Buffers of Flush, which the next block reuses.
	data         []byte
	keys, met    []uint32 // numbers of the keys, by form; forms of the block
	order, spare []pair   // pairs of the block; space for sorting them
	starts       []uint32 // counts of the radix sort
}

// NewBuilder returns a builder with no documents.
func NewReader() *Reader {
	r := &Reader{
		ids: NewNumbers(), known: map[form]uint32{}, filters: map[filter]uint32{}, forms: make([]form, 1), table: NewTable(),
	}
	r.words.Grow() // for number 0, no form
	return r
}

// NextDocument begins the next document of the block.
func (r *Reader) Next() { r.documents++ }

// AddFilter adds a name to filter by, complete and unfolded, under a key that no word can equal.
func (r *Reader) Filter(kind, name string) {
	id, ok := r.filters[filter{kind, name}]
	if !ok {
		id = r.number(form{key: " " + kind + viet.NFC(name)})
		r.filters[filter{kind, name}] = id
	}
	r.words.Add(id, r.documents-1, Beside)
}

// AddLine adds the words and pairs of s like AddText.
func (r *Reader) Line(s string, p Part) {
	r.line = append(r.line[:0], s...)
	r.Text(r.line, p)
}

// AddText adds the words and pairs of s, which is in field p of the document; fields come in their order. A line break
// separates words, so that they are no pair.
func (r *Reader) Text(s []byte, p Part) {
	before, n := uint32(0), r.documents-1
	for i := 0; ; {
		from, end, parted := Next(s, i)
		if from == end {
			return
		}
		id, slot := r.ids.Find(s, from, end)
		if slot != nil {
			word := string(s[from:end])
			id = r.number(form{viet.FoldLoose(word), Marks(word)})
			r.ids.Put(slot, word, id)
		}
		if id > 0 {
			r.words.Add(id, n, p)
			if before > 0 && !parted {
				r.pair(before, id, n, p)
			}
		}
		before, i = id, end
	}
}

func (r *Reader) pair(x, y, n uint32, p Part) {
	id, met := r.table.Number(uint64(x)<<32 | uint64(y))
	if !met {
		r.pairs.Grow()
	}
	r.pairs.Add(id, n, p)
}

// formID returns the number of a form; 0, no form, when the index must not contain it.
func (r *Reader) number(f form) uint32 {
	if f.key == "" || len(f.key) > maxKey {
		return 0
	}
	id, ok := r.known[f]
	if !ok {
		id = uint32(len(r.forms))
		r.forms = append(r.forms, f)
		r.words.Grow()
		r.known[f] = id
	}
	return id
}

// maxKey is the maximal length of a key in bytes: a longer run of letters is data, not a word.
const maxKey = 200

// Flush returns the bytes of the block of the documents added since the last Flush, and begins the next block. The
// bytes do not depend on earlier blocks.
func (r *Reader) End() []byte {
	r.words.Sort()
	r.pairs.Sort()
	r.meet()
	r.keys = slices.Grow(r.keys[:0], len(r.forms))[:len(r.forms)]
	n := uint32(0)
	for i, id := range r.met {
		if i > 0 && r.forms[id].key != r.forms[r.met[i-1]].key {
			n++
		}
		r.keys[id] = n
	}
	data := binary.AppendUvarint(append(r.data[:0], byte(r.documents-1)), uint64(min(n+1, uint32(len(r.met)))))
	r.data = r.append(data)
	r.words.Clear(len(r.forms))
	r.pairs.Clear(0)
	r.table.Clear()
	r.documents = 0
	return slices.Clone(r.data)
}

// collectForms sets r.used to the forms of the block, sorted by key and marks.
func (r *Reader) meet() {
	r.met = r.met[:0]
	for id := range uint32(len(r.forms)) {
		if id > 0 && r.words.Has(id) {
			r.met = append(r.met, id)
		}
	}
	slices.SortFunc(r.met, func(x, y uint32) int {
		a, b := &r.forms[x], &r.forms[y]
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.marks, b.marks))
	})
}

// appendKeys appends each key with its forms and pairs.
func (r *Reader) append(data []byte) []byte {
	pairs := r.sorted()
	for met := r.met; len(met) > 0; {
		forms, key := 1, r.keys[met[0]]
		for forms < len(met) && r.keys[met[forms]] == key {
			forms++
		}
		name := r.forms[met[0]].key
		data = append(append(data, byte(len(name))), name...)
		data = append(data, byte(forms)) // fewer than 256: marks are a byte
		for _, id := range met[:forms] {
			data = r.words.Append(append(data, r.forms[id].marks), id)
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
			data = r.pairs.Append(append(data, byte(p.order>>8), byte(p.order)), p.id)
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
func (r *Reader) sorted() []pair {
	n := len(r.table.Keys)
	r.order, r.spare = slices.Grow(r.order[:0], n)[:n], slices.Grow(r.spare[:0], n)[:n]
	most := uint32(0)
	for id, key := range r.table.Keys {
		x, y := key>>32, key&(1<<32-1)
		first, second := r.keys[x], r.keys[y]
		r.order[id] = pair{uint64(first)<<40 | uint64(second)<<16 | uint64(r.forms[x].marks)<<8 | uint64(r.forms[y].marks), uint32(id)}
		most = max(most, first, second)
	}
	r.bySteps(int(most))
	return r.order
}

// radixSort sorts r.order by a radix sort: by the last component of their order, then by the one before it, and so on.
// There are so many pairs that comparing them takes a fifth of the time of the index. most is the greatest key.
func (r *Reader) bySteps(most int) {
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
