// Package series keeps what was made last of a kind of thing in a store, as pieces of bytes.
//
// Such a place holds one value, and the sum of all that it was made from before it: what is made of something else comes
// in the place of what was there, so that a store does not grow with each edit. The pieces lie one after the other,
// each after its length, a varint.
package memo

import (
	"bytes"
	"encoding/binary"

	"bangvang/internal/memo/store"
)

// Load returns the pieces that a store has in a place, if they were made from what has this sum.
func LoadPieces(store *store.Store, place, from store.Key) (pieces [][]byte, ok bool) {
	data, _ := store.Get(place)
	if !bytes.HasPrefix(data, from[:]) {
		return nil, false
	}
	return ParsePieces(data[len(from):])
}

// Save puts the pieces in a place of a store.
func SavePieces(store *store.Store, place, from store.Key, pieces [][]byte) {
	store.Put(place, append(from[:], PackPieces(pieces)...))
}

// Pack returns the pieces as one.
func PackPieces(pieces [][]byte) []byte {
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
func ParsePieces(data []byte) (pieces [][]byte, ok bool) {
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
