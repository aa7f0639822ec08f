package index

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"bangvang/internal/text/viet"
)

// form is a key with the marks it was written with.
type form struct {
	key   string
	marks uint8
}

// filter is a name to filter by, as it is given.
type filter struct{ kind, name string }

// Reader makes blocks, one after the other. What it knows of words it takes on to the next.
type Reader struct {
	ids       Numbers // of words as written, by which they are forms
	forms     []form  // by number; 0 is no form
	known     map[form]uint32
	filters   map[filter]uint32
	words     Ledger // by form
	pairs     Ledger // by pair
	table     Table  // the numbers of pairs, each of two forms
	documents uint32
	line      []byte // room for one

	// Room for the end of a block, and for that of the next.
	data         []byte
	keys, met    []uint32 // the keys by form; the forms met
	order, spare []pair
	starts       []uint32
}

// NewReader returns a reader that has read nothing.
func NewReader() *Reader {
	r := &Reader{
		ids: NewNumbers(), known: map[form]uint32{}, filters: map[filter]uint32{}, forms: make([]form, 1), table: NewTable(),
	}
	r.words.Grow() // for no form
	return r
}

// Next begins the next document of the block.
func (r *Reader) Next() { r.documents++ }

// Filter notes a name as a whole, under a key that no word can be.
func (r *Reader) Filter(kind, name string) {
	id, ok := r.filters[filter{kind, name}]
	if !ok {
		id = r.number(form{key: " " + kind + viet.NFC(name)})
		r.filters[filter{kind, name}] = id
	}
	r.words.Add(id, r.documents-1, Beside)
}

// Line notes the words and pairs of s as Text does.
func (r *Reader) Line(s string, p Part) {
	r.line = append(r.line[:0], s...)
	r.Text(r.line, p)
}

// Text notes the words and pairs of s, which stands in a part of the document; parts come in their order. Pairs do
// not reach from line to line.
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

// number returns the number of a form; 0, that of none, when it is not one to keep.
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

// maxKey is the longest key that is kept, in bytes: what is longer is data, not a word.
const maxKey = 200

// End returns the documents read since the last End as the bytes of a block. They are the same whatever was read
// before.
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

// meet gathers the forms of the block in the order of keys and marks.
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

// append appends each key with its forms and pairs.
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

// pair is two adjacent words of a block: their keys and marks in the order of the index, and their number.
type pair struct {
	order uint64 // key, key (24 bits each), marks, marks
	id    uint32
}

// sorted returns the pairs of the block in their order.
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

// bySteps sorts the pairs by counting: by the last of what their order is made of, then by that before it, and so on.
// There are so many that comparing them takes a fifth of making an index. most is the greatest key.
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
