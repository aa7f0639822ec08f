package index

// Field is a field of a document in which a word occurs: Title, Metadata or Body. The fields of a document are added in
// the order of these constants, the most important first.
type Field uint32

const (
	Title    Field = iota // title and honoured names
	Metadata              // summary, category, tags, honours, localities
	Body                  // text
)

// Words returns the field of a name of n words in an index of names, where the class of a word or a pair says how long the
// name is: 0 up to two words, 1 three, 2 four, 3 five and more. The names of a document are added the shortest first.
func Words(n int) Field {
	return [...]Field{Title, Metadata, Field(often), long}[min(max(n, 2), 5)-2]
}

// The value of a posting is a document's number and, in its low stateBits, a state: the field in which the document has
// the term, and for Body whether it has it once, twice or more often.
const (
	stateBits = 3
	once      = uint32(Body)
	often     = once + 2
	long      = Field(often + 1) // of a name: see Words
)

// classOf maps states to classes, from 0, the best.
var classOf = [1 << stateBits]uint8{uint8(Title), uint8(Metadata), 3, 3, 2, 3}

// Postings collects which documents have which terms, with one posting for each document and term; after Sort it returns
// them by term. Terms are the numbers of forms or of pairs. Call Grow for each term, then Add, Sort, Has and Append, and
// Clear before the next block. The zero value is empty.
type Postings struct {
	postings []posting
	last     []lastPosting            // by term: its last posting
	starts   []uint32                 // by term, after Sort: index of the first of its values
	sorted   []uint32                 // values, grouped by term
	scratch  [Classes][Documents]byte // scratch space of Append
}

type posting struct{ term, value uint32 }

// lastPosting is the value of a term's last posting, and one more than the index of that posting.
type lastPosting struct{ value, at uint32 }

// Grow makes room for the next term. Terms are numbered from 0; no method takes a term that has no room.
func (l *Postings) Grow() { l.last = append(l.last, lastPosting{}) }

// Clear removes all postings, and all terms but the first so many, whose room stays.
func (l *Postings) Clear(terms int) {
	l.postings, l.last = l.postings[:0], l.last[:terms]
	clear(l.last)
}

// Add records one occurrence of term in field p of the document; call it for each. Documents are numbered from 0 to
// below [Documents]; they come in order, and for each document the fields in the order Title, Metadata, Body. Only the
// first field in which a document has the term counts: further calls change nothing, except that the second and third
// in the Body count if it is the first field.
func (l *Postings) Add(term, document uint32, p Field) {
	n := &l.last[term]
	if n.at > 0 && n.value>>stateBits == document {
		if state := n.value & (1<<stateBits - 1); p == Body && state >= once && state < often {
			n.value++
			l.postings[n.at-1].value = n.value
		}
		return
	}
	value := document<<stateBits | uint32(p)
	l.postings = append(l.postings, posting{term, value})
	*n = lastPosting{value, uint32(len(l.postings))}
}

// Sort groups the values by term, sorted by document. Add must not be called before the next Clear.
func (l *Postings) Sort() {
	l.starts = resize(l.starts, len(l.last)+2)
	clear(l.starts)
	for _, n := range l.postings {
		l.starts[n.term+2]++
	}
	for i := range l.last {
		l.starts[i+2] += l.starts[i+1]
	}
	l.sorted = resize(l.sorted, len(l.postings))
	for _, n := range l.postings {
		l.sorted[l.starts[n.term+1]] = n.value
		l.starts[n.term+1]++
	}
}

func resize(s []uint32, n int) []uint32 {
	if n > cap(s) {
		return make([]uint32, n, n+n/4)
	}
	return s[:n]
}

// Has reports whether any document has term. It needs Sort.
func (l *Postings) Has(term uint32) bool { return l.starts[term] < l.starts[term+1] }

// Append appends the bytes of the [Lists] of term to data and returns data; at least one document must have term. It
// needs Sort.
func (l *Postings) Append(data []byte, term uint32) []byte {
	var n [Classes]int
	for _, v := range l.sorted[l.starts[term]:l.starts[term+1]] {
		c := classOf[v&(1<<stateBits-1)] & (Classes - 1)
		l.scratch[c][n[c]] = byte(v >> stateBits)
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
		data = append(data, l.scratch[c][:n[c]]...)
	}
	return data
}
