package index

import "encoding/binary"

// Run is a run of sorted numbers: for each of Steps, which ascend, the sum of First and the step.
type Run struct {
	First uint32
	Steps []byte
}

// AppendRice appends the numbers of runs as the gaps between them, Rice coded with the parameter k, from 0 to 31. The
// numbers of all runs together must ascend, each once. The gap of a number n after m is n-m-1, the gap of the first
// number is the number itself. It is written as gap>>k ones and a zero, then its low k bits, the lowest first. Bits
// fill each byte from its lowest bit up; the last byte is padded with zeros. For example, with k = 1 the numbers 1 and
// 4 have the gaps 1 and 2 and become the bits 01 100, the byte 0x06.
func AppendRice(data []byte, runs []Run, k int) []byte {
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

// bitWriter appends bits to data, from the lowest bit of each byte up.
type bitWriter struct {
	data []byte
	bits uint64
	used int // number of valid bits in bits, below 32 between puts
}

// put appends the low n bits of v, whose other bits are 0; n is at most 32.
func (b *bitWriter) put(v uint64, n int) {
	b.bits |= v << b.used
	if b.used += n; b.used >= 32 {
		b.data = binary.LittleEndian.AppendUint32(b.data, uint32(b.bits))
		b.bits >>= 32
		b.used -= 32
	}
}
