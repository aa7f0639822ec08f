// Package tally counts which documents have what, and where in them. Words and pairs are numbers here.
package tally

import "slices"

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

// Classes is how many classes there are.
const Classes = 4

// Document returns the document of a value.
func Document(value uint32) uint32 { return value >> stateBits }

// Class returns the class of a value: 0 title, 1 beside, 2 often in the text, 3 in the text.
func Class(value uint32) int {
	switch state := value & (1<<stateBits - 1); {
	case state < once:
		return int(state)
	case state == often:
		return 2
	}
	return 3
}

// Ledger notes which document has what, once each; then it is sorted by what.
type Ledger struct {
	what, values []uint32
	last         []note   // by what
	starts       []uint32 // by what, when sorted: where its values begin
}

// note is the last value of something, and one more than its place.
type note struct{ value, at uint32 }

// NewLedger returns a ledger with room for size notes; it grows by itself.
func NewLedger(size int) Ledger {
	return Ledger{what: make([]uint32, 0, size), values: make([]uint32, 0, size)}
}

// Grow makes room for the next what. Whats are numbered from 0.
func (l *Ledger) Grow() { l.last = append(l.last, note{}) }

// Add notes that the document has what in a part. Documents come one after the other, and the parts of each in
// their order.
func (l *Ledger) Add(what, document uint32, p Part) {
	n := &l.last[what]
	if n.at > 0 && n.value>>stateBits == document {
		if state := n.value & (1<<stateBits - 1); p == Body && state >= once && state < often {
			n.value++
			l.values[n.at-1] = n.value
		}
		return
	}
	l.what = append(l.what, what)
	l.values = append(l.values, document<<stateBits|uint32(p))
	*n = note{document<<stateBits | uint32(p), uint32(len(l.values))}
}

// Sort brings the values of each what together, by document. Nothing is added afterwards.
func (l *Ledger) Sort() {
	l.starts = make([]uint32, len(l.last)+1)
	for _, what := range l.what {
		l.starts[what+1]++
	}
	for i := range l.last {
		l.starts[i+1] += l.starts[i]
	}
	next := slices.Clone(l.starts)
	values := make([]uint32, len(l.values))
	for i, what := range l.what {
		values[next[what]] = l.values[i]
		next[what]++
	}
	l.values, l.what, l.last = values, nil, nil
}

// Len returns how many notes there are.
func (l *Ledger) Len() int { return len(l.values) }

// Of returns the values of what, sorted by document; Sort comes before it.
func (l *Ledger) Of(what uint32) []uint32 { return l.values[l.starts[what]:l.starts[what+1]] }
