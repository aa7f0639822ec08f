package memo

import (
	"bytes"
	"encoding/binary"

	"bangvang/internal/memo/store"
)

// LoadPieces returns the pieces that [SavePieces] wrote to place, if they were computed from the inputs with the hash
// from. It returns false if the place is empty or damaged, or holds the result of other inputs. The pieces share memory.
//
// A place is a key that does not depend on the inputs. It holds the last result of one kind, for example the search
// index, after the hash of its inputs. A new result replaces the one before, so that the store does not grow with each
// edit. On disk each piece follows its length, a varint.
func LoadPieces(store *store.Store, place, from store.Key) (pieces [][]byte, ok bool) {
	data, _ := store.Get(place)
	if !bytes.HasPrefix(data, from[:]) {
		return nil, false
	}
	return ParsePieces(data[len(from):])
}

// SavePieces writes the pieces that were computed from the inputs with the hash from to place, in a store, in place of
// those that are there. A store that cannot write drops them, without an error.
func SavePieces(store *store.Store, place, from store.Key, pieces [][]byte) {
	store.Put(place, append(from[:], PackPieces(pieces)...))
}

// PackPieces returns a copy of the pieces as one slice of bytes, each after its length as a varint.
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

// ParsePieces returns the pieces of data, which PackPieces returned; they share its memory. It returns nil and false if
// data is damaged, or has no pieces. It does not verify the bytes of the pieces.
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
