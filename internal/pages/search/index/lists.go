package index

import "math/bits"

// Classes is how many classes there are: 0 title, 1 beside, 2 often in the text, 3 in the text.
const Classes = 4

// Documents is how many documents are counted together at most: the number of one is a byte.
const Documents = 256

// single tells that each list has one document, and no count before it.
const single = 1 << Classes

// Lists are the documents that have something, by the best class in which they have it, sorted.
//
// As bytes they are flags (which classes have a list, single), then for each such class one less than the count of
// its documents, if they are not single, and the documents.
type Lists [Classes][]byte

// Read reads the lists at the beginning of data, of which they remain a part, and returns how many bytes they take;
// 0 when these are not lists. Their order is for [Lists.Sorted] to tell.
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

// Sorted tells whether each list is sorted, without repetitions and of documents below the number given.
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

// Len returns how many documents are listed.
func (l *Lists) Len() int { return len(l[0]) + len(l[1]) + len(l[2]) + len(l[3]) }
