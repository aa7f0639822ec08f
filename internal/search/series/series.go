// Package series lays pieces of bytes one after the other, each after its length, a varint.
package series

import "encoding/binary"

// Pack returns the pieces as one.
func Pack(pieces [][]byte) []byte {
	size := 0
	for _, p := range pieces {
		size += binary.MaxVarintLen32 + len(p)
	}
	b := make([]byte, 0, size)
	for _, p := range pieces {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// Parse reads what Pack returned, of which the pieces remain a part; any bytes may be given. It tells whether they are
// a series with something in it.
func Parse(data []byte) (pieces [][]byte, ok bool) {
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) {
			return nil, false
		}
		pieces = append(pieces, data[n:][:size:size])
		data = data[n+int(size):]
	}
	return pieces, len(pieces) > 0
}
