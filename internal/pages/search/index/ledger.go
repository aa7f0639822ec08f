// Package tally counts which documents have what, and where in them. Words and pairs are numbers here.
package index

// Part is where in a document a word stands.
type Part uint32

const (
	Title  Part = iota // and the names honoured
	Beside             // what stands beside the text: summary, tags, localities, …
	Body
)

// A value is a document's number and, in its low bits, where the document has the thing: the part, and for the
// text whether once, twice or more often.
const (
	stateBits = 3
	once      = uint32(Body)
	often     = once + 2
)

// classes are those of the states.
var classes = [1 << stateBits]uint8{uint8(Title), uint8(Beside), 3, 3, 2}

// Ledger notes which document has what, once each; then it is sorted by what.
type Ledger struct {
	notes  []note
	last   []last   // by what
	starts []uint32 // by what, when sorted: where its values begin
	sorted []uint32
	lists  [Classes][Documents]byte // while they are appended
}

type note struct{ what, value uint32 }

// last is the last value of something, and one more than the place of its note.
type last struct{ value, at uint32 }

// Grow makes room for the next what. Whats are numbered from 0.
func (l *Ledger) Grow() { l.last = append(l.last, last{}) }

// Clear forgets all notes, and all whats from the number given on.
func (l *Ledger) Clear(whats int) {
	l.notes, l.last = l.notes[:0], l.last[:whats]
	clear(l.last)
}

// Add notes that the document has what in a part. Documents, numbered from 0 to below [Documents], come one after
// the other, and the parts of each in their order.
func (l *Ledger) Add(what, document uint32, p Part) {
	n := &l.last[what]
	if n.at > 0 && n.value>>stateBits == document {
		if state := n.value & (1<<stateBits - 1); p == Body && state >= once && state < often {
			n.value++
			l.notes[n.at-1].value = n.value
		}
		return
	}
	value := document<<stateBits | uint32(p)
	l.notes = append(l.notes, note{what, value})
	*n = last{value, uint32(len(l.notes))}
}

// Sort brings the values of each what together, by document. Nothing is added before the next Clear.
func (l *Ledger) Sort() {
	l.starts = resize(l.starts, len(l.last)+2)
	clear(l.starts)
	for _, n := range l.notes {
		l.starts[n.what+2]++
	}
	for i := range l.last {
		l.starts[i+2] += l.starts[i+1]
	}
	l.sorted = resize(l.sorted, len(l.notes))
	for _, n := range l.notes {
		l.sorted[l.starts[n.what+1]] = n.value
		l.starts[n.what+1]++
	}
}

func resize(s []uint32, n int) []uint32 {
	if n > cap(s) {
		return make([]uint32, n, n+n/4)
	}
	return s[:n]
}

// Has tells whether any document has what; Sort comes before it.
func (l *Ledger) Has(what uint32) bool { return l.starts[what] < l.starts[what+1] }

// Append appends the [Lists] of what, which some document has, to data; Sort comes before it.
func (l *Ledger) Append(data []byte, what uint32) []byte {
	var n [Classes]int
	for _, v := range l.sorted[l.starts[what]:l.starts[what+1]] {
		c := classes[v&(1<<stateBits-1)] & (Classes - 1)
		l.lists[c][n[c]] = byte(v >> stateBits)
		n[c]++
	}
	flags := byte(single)
	for c := range n {
		if n[c] > 0 {
			flags |= 1 << c
		}
		if n[c] > 1 {
			flags &^= single
		}
	}
	data = append(data, flags)
	for c := range n {
		if n[c] == 0 {
			continue
		}
		if flags&single == 0 {
			data = append(data, byte(n[c]-1))
		}
		data = append(data, l.lists[c][:n[c]]...)
	}
	return data
}
