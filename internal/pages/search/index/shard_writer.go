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
	stretched     = 1 << 7 // flag of an entry, in place of its forms: they are in an entry for each stretch
	maxNibble     = 15
)

// shardWriter encodes the entries of a span into shards.
type shardWriter struct {
	dict      *dictionary
	documents int // of the index
	stretch   int // documents of a stretch, 0 if lists are whole
	size      int // bytes at which a shard ends

	shards []Shard
	long   []longEntry
	first  string // first key of the current shard
	key    string // last key written
	data   []byte // of the current shard

	entries []Entry     // of a key in a segment
	refs    []listRef   // of the current entry
	nodes   []node      // of the pairs that begin with a key
	heads   []chain     // of nodes, by second key
	seconds []uint32    // second keys that have a chain
	forms   []formLists // of the current entry
	clipped formLists   // the part of a form that is in a stretch
	seen    []bool      // by the number of a document in its stretch: it is in a list of the entry
}

// formLists are the lists of a form, by class.
type formLists struct {
	marks []byte
	runs  [Classes][]Run
}

// longEntry is an entry with so many documents that its forms are parted by stretches; nil where a stretch has none.
type longEntry struct {
	key       string
	stretches [][]byte
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
		w.writeForms(w.dict.names[i], 1)
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
			key := "\t" + names[i] + " " + names[second]
			w.beginEntry(key)
			w.writeForms(key, 2)
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

// writeForms writes the forms of the entry with the key whose refs are in w.refs. words is the number of its words, 1 or 2, and
// thus of the bytes of marks of each form.
func (w *shardWriter) writeForms(key string, words int) {
	slices.SortFunc(w.refs, func(a, b listRef) int { return cmp.Compare(a.order, b.order) })
	count := w.readForms(words)
	if w.stretch > 0 && count > w.stretch {
		w.writeStretches(key)
		return
	}
	for i := range w.forms {
		last := byte(moreForms)
		if i == len(w.forms)-1 {
			last = 0
		}
		w.data = w.appendForm(w.data, last, &w.forms[i], w.documents)
	}
}

// readForms sets w.forms to the forms of w.refs, which are sorted, and returns the number of their postings.
func (w *shardWriter) readForms(words int) (count int) {
	var l Lists
	w.forms = w.forms[:0]
	for i := 0; i < len(w.refs); {
		w.forms = slices.Grow(w.forms, 1)[:len(w.forms)+1]
		f, marks := &w.forms[len(w.forms)-1], w.refs[i].order>>32
		f.marks = binary.BigEndian.AppendUint16(f.marks[:0], uint16(marks))
		f.marks = f.marks[len(f.marks)-words:]
		for c := range f.runs {
			f.runs[c] = f.runs[c][:0]
		}
		for ; i < len(w.refs) && w.refs[i].order>>32 == marks; i++ {
			p := &w.dict.segments[uint32(w.refs[i].order)]
			p.ReadLists(w.refs[i].offset, &l)
			count += l.Len()
			for c, documents := range l {
				if len(documents) > 0 {
					f.runs[c] = append(f.runs[c], Run{First: p.First, Steps: documents})
				}
			}
		}
	}
	return count
}

// writeStretches writes the number of documents of each stretch in place of the forms in w.forms, and leaves the forms in w.long.
func (w *shardWriter) writeStretches(key string) {
	long := longEntry{key, make([][]byte, (w.documents+w.stretch-1)/w.stretch)}
	w.data = append(w.data, stretched)
	for i := range long.stretches {
		var data []byte
		last, count := 0, 0
		w.seen = slices.Grow(w.seen[:0], w.stretch)[:w.stretch]
		clear(w.seen)
		for j := range w.forms {
			if n := w.clip(&w.forms[j], uint32(i*w.stretch)); n >= 0 {
				last, count = len(data), count+n
				data = w.appendForm(data, moreForms, &w.clipped, w.stretch)
			}
		}
		if data != nil {
			data[last] &^= moreForms
		}
		long.stretches[i] = data
		w.data = binary.AppendUvarint(w.data, uint64(count))
	}
	w.long = append(w.long, long)
}

// clip moves the documents of the stretch that begins with the document first from f to w.clipped, where they are numbered from
// it. It returns how many of them no other form has, -1 if there are none. Those of earlier stretches must have been moved.
func (w *shardWriter) clip(f *formLists, first uint32) (fresh int) {
	found := false
	w.clipped.marks = f.marks
	for c, runs := range f.runs {
		out := w.clipped.runs[c][:0]
		for len(runs) > 0 {
			r, n := Run{runs[0].First - first, runs[0].Steps}, 0 // may wrap, and wraps back with the step
			for ; n < len(r.Steps) && r.First+uint32(r.Steps[n]) < uint32(w.stretch); n++ {
				if d := r.First + uint32(r.Steps[n]); !w.seen[d] {
					w.seen[d] = true
					fresh++
				}
			}
			if n > 0 {
				found = true
				out = append(out, Run{r.First, r.Steps[:n]})
			}
			if n < len(r.Steps) {
				runs[0].Steps = r.Steps[n:]
				break
			}
			runs = runs[1:]
		}
		w.clipped.runs[c], f.runs[c] = out, runs
	}
	if !found {
		return -1
	}
	return fresh
}

// appendForm appends a form to data: its flags, its marks and its lists, whose numbers are below documents.
func (w *shardWriter) appendForm(data []byte, flags byte, f *formLists, documents int) []byte {
	var counts [Classes]int
	flags |= singlePosting | consecutive
	for c, runs := range f.runs {
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
	data = append(append(data, flags), f.marks...)
	for c, n := range counts {
		if n == 0 {
			continue
		}
		if flags&singlePosting == 0 {
			data = binary.AppendUvarint(data, uint64(n))
		}
		if flags&consecutive != 0 {
			data = binary.AppendUvarint(data, uint64(firstOf(f.runs[c])))
			continue
		}
		k := 0
		for n<<(k+1) <= documents {
			k++
		}
		data = AppendRice(data, f.runs[c], k)
	}
	return data
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
