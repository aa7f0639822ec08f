package incremental

import (
	"encoding/binary"
	"strings"

	"bangvang/internal/memo"
	"bangvang/internal/memo/store"
	"bangvang/internal/publish"
)

// FileHashes lists files by their paths, with the [digest.Hash] of the bytes of each.
type FileHashes struct {
	Paths  []string
	Hashes []uint64
}

// HashesOf returns the paths and hashes of files, whose hashes must be known.
func HashesOf(files []publish.File) (h FileHashes) {
	for _, f := range files {
		h.Paths, h.Hashes = append(h.Paths, f.Path), append(h.Hashes, f.Hash)
	}
	return h
}

// LoadFileHashes returns the list that [FileHashes.Save] stored at a place, if the files were made from the inputs with the hash
// from. It returns false if there is none, or it is damaged. store must not be nil.
func LoadFileHashes(store *store.Store, place, from store.Key) (FileHashes, bool) {
	pieces, ok := memo.LoadPieces(store, place, from)
	if !ok || len(pieces) != 2 {
		return FileHashes{}, false
	}
	return decodeFileHashes(string(pieces[0]), pieces[1])
}

// Save stores the list of files that were made from the inputs with the hash from, in place of the list of other inputs.
func (h FileHashes) Save(store *store.Store, place, from store.Key) {
	paths, hashes := h.encode()
	memo.SavePieces(store, place, from, [][]byte{[]byte(paths), hashes})
}

// encode returns the paths, each followed by a line feed, and the hashes, each in eight bytes, little-endian.
func (h FileHashes) encode() (paths string, hashes []byte) {
	hashes = make([]byte, 0, 8*len(h.Hashes))
	for _, sum := range h.Hashes {
		hashes = binary.LittleEndian.AppendUint64(hashes, sum)
	}
	return strings.Join(h.Paths, "\n") + "\n", hashes
}

// decodeFileHashes returns the list that encode encoded; false if there is not one hash for each path.
func decodeFileHashes(paths string, hashes []byte) (h FileHashes, ok bool) {
	h = FileHashes{strings.Split(strings.TrimSuffix(paths, "\n"), "\n"), make([]uint64, len(hashes)/8)}
	for i := range h.Hashes {
		h.Hashes[i] = binary.LittleEndian.Uint64(hashes[8*i:])
	}
	return h, len(h.Paths) == len(h.Hashes)
}
