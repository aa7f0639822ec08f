package search

import (
	"cmp"
	"slices"
)

// Where a document has a word, in the low bits of a ledger's value: its title, beside the text, or once, twice or
// more often in the text.
const (
	stateBits = 3
	once      = uint32(inBody)
	often     = once + 2
)

// class returns the class of a value: 0 title, 1 beside, 2 often in the text, 3 in the text.
func class(value uint32) int {
	switch state := value & (1<<stateBits - 1); {
	case state < once:
		return int(state)
	case state == often:
		return 2
	}
	return 3
}

// ledger notes which document has what, once each; then it is sorted by what.
type ledger struct {
	what, values []uint32
	last         []uint32 // by what: one more than the place of its last note
	starts       []uint32 // by what, when sorted: where its values begin
}

func (l *ledger) add(what, document uint32, p part) {
	if at := l.last[what]; at > 0 {
		v := &l.values[at-1]
		if *v>>stateBits == document {
			if state := *v & (1<<stateBits - 1); p == inBody && state >= once && state < often {
				*v++
			}
			return
		}
	}
	l.what = append(l.what, what)
	l.values = append(l.values, document<<stateBits|uint32(p))
	l.last[what] = uint32(len(l.values))
}

// sort brings the values of each what together, by document.
func (l *ledger) sort() {
	l.starts = make([]uint32, len(l.last)+1)
	for _, what := range l.what {
		l.starts[what+1]++
	}
	for i := range l.last {
		l.starts[i+1] += l.starts[i]
	}
	next := l.last
	copy(next, l.starts)
	values := make([]uint32, len(l.values))
	for i, what := range l.what {
		values[next[what]] = l.values[i]
		next[what]++
	}
	l.values, l.what, l.last = values, nil, nil
}

// of returns the values of what, sorted by document.
func (l *ledger) of(what uint32) []uint32 { return l.values[l.starts[what]:l.starts[what+1]] }

// pair is two adjacent words of a block: their keys and marks in the order of the index, and their number.
type pair struct {
	order uint64 // key, key (24 bits each), marks, marks
	id    uint32
}

// count notes which document has which words and pairs.
func (b *block) count(d *dictionary) {
	forms := make([]uint32, len(b.forms)) // one more than the form of each word of the block
	for i, f := range b.forms[1:] {
		forms[i+1] = d.ids[f] + 1
	}
	b.words.last = make([]uint32, len(d.forms))
	b.words.what = make([]uint32, 0, len(b.tokens)/3)
	b.words.values = make([]uint32, 0, len(b.tokens)/3)
	b.pairs.what = make([]uint32, 0, len(b.tokens)/2)
	b.pairs.values = make([]uint32, 0, len(b.tokens)/2)
	b.table = newTable()
	from := 0
	for i, ends := range b.ends {
		for p, end := range ends {
			b.note(b.tokens[from:end], forms, uint32(b.first+i), part(p))
			from = end
		}
	}
	b.tokens, b.ids, b.forms = nil, nil, nil
	b.words.sort()
	b.pairs.sort()
	b.sorted = make([]pair, len(b.table.keys))
	for id, key := range b.table.keys {
		x, y := uint32(key>>32), uint32(key)
		b.sorted[id] = pair{uint64(d.keys[x])<<40 | uint64(d.keys[y])<<16 | uint64(d.forms[x].marks)<<8 | uint64(d.forms[y].marks), uint32(id)}
	}
	slices.SortFunc(b.sorted, func(x, y pair) int { return cmp.Compare(x.order, y.order) })
}

func (b *block) note(tokens, forms []uint32, document uint32, p part) {
	before := uint32(0)
	for _, t := range tokens {
		word := forms[t]
		if word > 0 {
			b.words.add(word-1, document, p)
			if before > 0 {
				id := b.table.id(uint64(before-1)<<32 | uint64(word-1))
				if int(id) == len(b.pairs.last) {
					b.pairs.last = append(b.pairs.last, 0)
				}
				b.pairs.add(id, document, p)
			}
		}
		before = word
	}
}

// table numbers pairs of forms in the order they are met. It does what a map does, in half the time.
type table struct {
	keys  []uint64 // by number
	slots []uint32 // one more than a number, 0 for none; a power of two of them
	shift uint8
}

func newTable() table { return table{slots: make([]uint32, 1<<12), shift: 64 - 12} }

func (t *table) id(key uint64) uint32 {
	mask := uint64(len(t.slots) - 1)
	at := t.hash(key)
	for t.slots[at] != 0 {
		if id := t.slots[at] - 1; t.keys[id] == key {
			return id
		}
		at = (at + 1) & mask
	}
	t.keys = append(t.keys, key)
	t.slots[at] = uint32(len(t.keys))
	if 2*len(t.keys) > len(t.slots) {
		t.grow()
	}
	return uint32(len(t.keys) - 1)
}

func (t *table) hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> t.shift }

func (t *table) grow() {
	t.slots = make([]uint32, 2*len(t.slots))
	t.shift--
	mask := uint64(len(t.slots) - 1)
	for id, key := range t.keys {
		at := t.hash(key)
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = uint32(id + 1)
	}
}
