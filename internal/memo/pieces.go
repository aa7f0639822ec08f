package memo

import (
	"bytes"
	"encoding/binary"

	"bangvang/internal/memo/store"
)

// LoadPieces returns the pieces of a result, for example the files of a search index, that [SavePieces] wrote to place,
// if they were computed from the inputs with the hash from. It returns false if the place is empty or damaged, which
// the checksum of the store shows, or holds the result of other inputs. store must not be nil, but may be one that
// stores nothing. The pieces are new, so the caller may change them and append to each; they share one array, which no
// other caller has.
//
// A place is a key that does not depend on the inputs. It holds the last result of one kind after the hash of its
// inputs. A new result replaces the one before, so that the store does not grow with each edit. On disk each piece
// follows its length, a varint.
func LoadPieces(store *store.Store, place, from store.Key) (pieces [][]byte, ok bool) {
	data, _ := store.Get(place)
	if !bytes.HasPrefix(data, from[:]) {
		return nil, false
	}
	return ParsePieces(data[len(from):])
}

// SavePieces writes the pieces that were computed from the inputs with the hash from to place, instead of those that
// are there. A piece may be empty; if there are no pieces at all, LoadPieces will find nothing. store must not be nil.
// Like [store.Store.Put], SavePieces writes at once, later processes see the pieces after Flush or Close, and a store
// that cannot write drops them without an error.
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
