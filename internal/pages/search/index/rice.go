// Package rice writes sorted numbers as the gaps between them, Rice coded: each less one more than the number before it
// (which is -1 for the first) is gap>>k ones and a zero, then the low k bits, all from the lowest bit of each byte up.
package index

import "encoding/binary"

// Run is numbers from First on: First and each of the sorted Steps.
type Run struct {
	First uint32
	Steps []byte
}

// Append appends the numbers of runs, which are sorted, with k low bits each, at most 31, in whole bytes.
func Append(data []byte, runs []Run, k int) []byte {
	b := bitWriter{data: data}
	next := uint32(0)
	for _, r := range runs {
		for _, step := range r.Steps {
			n := r.First + uint32(step)
			gap := n - next
			next = n + 1
			ones, low := int(gap>>k), uint64(gap)&(1<<k-1)
			if ones+1+k <= 32 {
				b.put(1<<ones-1|low<<(ones+1), ones+1+k)
				continue
			}
			for ; ones >= 32; ones -= 32 {
				b.put(1<<32-1, 32)
			}
			b.put(1<<ones-1, ones+1)
			b.put(low, k)
		}
	}
	for ; b.used > 0; b.used -= 8 {
		b.data = append(b.data, byte(b.bits))
		b.bits >>= 8
	}
	return b.data
}

// bitWriter writes bits.
type bitWriter struct {
	data []byte
	bits uint64
	used int // below 32 between puts
}

// put writes the low n bits of v, which has no others; n is at most 32.
func (b *bitWriter) put(v uint64, n int) {
	b.bits |= v << b.used
	if b.used += n; b.used >= 32 {
		b.data = binary.LittleEndian.AppendUint32(b.data, uint32(b.bits))
		b.bits >>= 32
		b.used -= 32
	}
}
