package index

import "math/bits"

// Classes is the number of classes: 0 title, 1 metadata, 2 three times or more in the text, 3 in the text.
const Classes = 4

// Documents is the maximal number of documents in a block: the number of a document is a byte.
const Documents = 256

// single is the flag of lists that have one document each, without a count before it.
const single = 1 << Classes

// Lists holds, for each class, the documents of a block that have a term, a form or a pair: their numbers in the block,
// ascending, a byte each. A document is in the list of its best class only; the list of a class without documents is
// nil.
//
// As bytes they are flags, then for each class that has a list the count of its documents less one and the documents.
// Bit c of the flags, for c from 0 to 3, says that class c has a list; bit 4 says that every list has one document, and
// then the counts are left out. For example, 0x11 0x05 means: only class 0 has a list, with document 5.
type Lists [Classes][]byte

// Read parses the lists at the beginning of data and returns their length in bytes; 0 when they are invalid. The lists
// share memory with data. Read does not check their order: see [Lists.Sorted].
func (l *Lists) Read(data []byte) int {
	if len(data) < 2 {
		return 0
	}
	flags := data[0]
	if flags&(single-1) == 0 || flags >= 2*single {
		return 0
	}
	*l = Lists{}
	at := 1
	for left := flags & (single - 1); left != 0; left &= left - 1 {
		n := 1
		if flags&single == 0 && at < len(data) {
			n += int(data[at])
			at++
		}
		if at+n > len(data) {
			return 0
		}
		l[bits.TrailingZeros8(left)] = data[at : at+n]
		at += n
	}
	return at
}

// Sorted reports whether each list is strictly ascending and its documents are below documents.
func (l *Lists) Sorted(documents int) bool {
	for _, list := range l {
		next := 0
		for _, d := range list {
			if int(d) < next {
				return false
			}
			next = int(d) + 1
		}
		if next > documents {
			return false
		}
	}
	return true
}

// Len returns the number of documents in all lists; a document is in one of them.
func (l *Lists) Len() int { return len(l[0]) + len(l[1]) + len(l[2]) + len(l[3]) }
