package index

import (
	"cmp"
	"encoding/binary"
	"slices"
)

const (
	moreForms     = 1 << 4 // flag of a form: another form follows
	singlePosting = 1 << 5 // flag of a form: each list has one document
	consecutive   = 1 << 6 // flag of a form: the documents of each list follow one another, e.g. those of a year
	maxNibble     = 15
)

// shardWriter encodes the entries of a span into shards.
type shardWriter struct {
	dict      *dictionary
	documents int
	size      int // bytes at which a shard ends

	shards []Shard
	first  string // first key of the current shard
	key    string // last key written
	data   []byte // of the current shard

	entries []Entry        // of a key in a segment
	refs    []listRef      // of the current entry
	nodes   []node         // of the pairs that begin with a key
	heads   []chain        // of nodes, by second key
	seconds []uint32       // second keys that have a chain
	runs    [Classes][]Run // of the current form, by class
}

// listRef refers to the lists of a form or a pair in a segment.
type listRef struct {
	order  uint64 // marks in the high 32 bits, segment in the low
	offset uint32 // offset of the lists in the segment's block
}

// node is a listRef in a linked list of those with the same second key. next is one more than the index of the next
// node, 0 at the end.
type node struct {
	listRef
	next uint32
}

// chain is the linked list of a second key: one more than the indexes of its first and last nodes.
type chain struct{ first, last uint32 }

// writeWords writes the entries of the words and filters in the span.
func (w *shardWriter) writeWords(s span) {
	for i := s.from; i < s.to; i++ {
		w.refs = w.refs[:0]
		for _, p := range w.dict.refsOf(i) {
			w.entries = w.dict.segments[p.segment].Forms(w.entries[:0], int(p.key))
			for _, e := range w.entries {
				w.refs = append(w.refs, newListRef(p, e))
			}
		}
		w.beginEntry(w.dict.names[i])
		w.writeForms(1)
	}
}

// writePairs writes the entries of the pairs whose first word is in the span.
func (w *shardWriter) writePairs(s span) {
	names := w.dict.names
	w.heads = make([]chain, len(names))
	for i := s.from; i < s.to; i++ {
		for _, second := range w.chainPairs(i) {
			w.refs = w.refs[:0]
			for at := w.heads[second].first; at > 0; at = w.nodes[at-1].next {
				w.refs = append(w.refs, w.nodes[at-1].listRef)
			}
			w.heads[second] = chain{}
			w.beginEntry("\t" + names[i] + " " + names[second])
			w.writeForms(2)
		}
	}
}

// chainPairs links the refs of the pairs that begin with a key, in one chain for each second key, sorted by segment. It
// returns the second keys, sorted.
func (w *shardWriter) chainPairs(key int) []uint32 {
	w.nodes, w.seconds = w.nodes[:0], w.seconds[:0]
	for _, p := range w.dict.refsOf(key) {
		numbers := w.dict.numbers[p.segment]
		w.entries = w.dict.segments[p.segment].Pairs(w.entries[:0], int(p.key))
		for _, e := range w.entries {
			second := numbers[e.Second]
			w.nodes = append(w.nodes, node{listRef: newListRef(p, e)})
			c := &w.heads[second]
			if c.first == 0 {
				c.first = uint32(len(w.nodes))
				w.seconds = append(w.seconds, second)
			} else {
				w.nodes[c.last-1].next = uint32(len(w.nodes))
			}
			c.last = uint32(len(w.nodes))
		}
	}
	slices.Sort(w.seconds)
	return w.seconds
}

func newListRef(p keyRef, e Entry) listRef {
	return listRef{uint64(e.Marks)<<32 | uint64(p.segment), e.Offset}
}

// writeForms writes the forms of the entry whose refs are in w.refs. words is the number of its words, 1 or 2, and thus
// of the bytes of marks of each form.
func (w *shardWriter) writeForms(words int) {
	slices.SortFunc(w.refs, func(a, b listRef) int { return cmp.Compare(a.order, b.order) })
	var l Lists
	for i := 0; i < len(w.refs); {
		marks := w.refs[i].order >> 32
		for c := range w.runs {
			w.runs[c] = w.runs[c][:0]
		}
		for ; i < len(w.refs) && w.refs[i].order>>32 == marks; i++ {
			p := &w.dict.segments[uint32(w.refs[i].order)]
			p.ReadLists(w.refs[i].offset, &l)
			for c, documents := range l {
				if len(documents) > 0 {
					w.runs[c] = append(w.runs[c], Run{First: p.First, Steps: documents})
				}
			}
		}
		last := byte(moreForms)
		if i == len(w.refs) {
			last = 0
		}
		w.writeForm(last, binary.BigEndian.AppendUint16(nil, uint16(marks))[2-words:])
	}
}

// writeForm writes a form: its flags, its marks, and the lists of w.runs.
func (w *shardWriter) writeForm(flags byte, marks []byte) {
	var counts [Classes]int
	flags |= singlePosting | consecutive
	for c, runs := range w.runs {
		for _, r := range runs {
			counts[c] += len(r.Steps)
		}
		if counts[c] > 0 {
			flags |= 1 << c
		}
		if counts[c] > 1 {
			flags &^= singlePosting
		}
		if counts[c] > 0 && (counts[c] == 1 || !areConsecutive(runs, counts[c])) {
			flags &^= consecutive
		}
	}
	w.data = append(append(w.data, flags), marks...)
	for c, n := range counts {
		if n == 0 {
			continue
		}
		if flags&singlePosting == 0 {
			w.data = binary.AppendUvarint(w.data, uint64(n))
		}
		if flags&consecutive != 0 {
			w.data = binary.AppendUvarint(w.data, uint64(firstOf(w.runs[c])))
			continue
		}
		k := 0
		for n<<(k+1) <= w.documents {
			k++
		}
		w.data = AppendRice(w.data, w.runs[c], k)
	}
}

// firstOf returns the first number of runs that are not empty.
func firstOf(runs []Run) uint32 { return runs[0].First + uint32(runs[0].Steps[0]) }

// areConsecutive reports whether the n numbers of runs follow one another, for example 4, 5 and 6.
func areConsecutive(runs []Run, n int) bool {
	last := runs[len(runs)-1]
	return last.First+uint32(last.Steps[len(last.Steps)-1]) == firstOf(runs)+uint32(n-1)
}

// beginEntry writes the key of an entry, in a new shard when the current one is full.
func (w *shardWriter) beginEntry(key string) {
	if len(w.data) >= w.size {
		w.endShard()
	}
	shared := 0
	if len(w.data) == 0 {
		w.first = key
	} else {
		shared = min(CommonPrefix(w.key, key), maxNibble)
	}
	rest := key[shared:]
	w.data = append(w.data, byte(shared<<4|min(len(rest), maxNibble)))
	if len(rest) >= maxNibble {
		w.data = binary.AppendUvarint(w.data, uint64(len(rest)-maxNibble))
	}
	w.data = append(w.data, rest...)
	w.key = key
}

// CommonPrefix returns the length in bytes of the longest common prefix of a and b.
func CommonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func (w *shardWriter) endShard() {
	w.shards = append(w.shards, Shard{w.first, w.key, slices.Clone(w.data)})
	w.data = w.data[:0]
}

func (w *shardWriter) finish() []Shard {
	if len(w.data) > 0 {
		w.endShard()
	}
	return w.shards
}
