package digest

import "github.com/cespare/xxhash/v2"

// Hash returns the hash of a file's bytes: XXH64, and never 0, which means “not known”. Two files never have the same
// hash by chance, but an attacker can make such files, so security must not depend on it.
func Hash(data []byte) uint64 { return max(xxhash.Sum64(data), 1) }

// Hasher is an io.Writer that hashes bytes piece by piece, as [Hash] does all at once. [NewHasher] makes it.
type Hasher struct {
	xxhash xxhash.Digest
	size   int64
}

// NewHasher returns a hasher of no bytes.
func NewHasher() *Hasher {
	h := new(Hasher)
	h.xxhash.Reset()
	return h
}

// Write adds bytes; it never fails.
func (h *Hasher) Write(data []byte) (int, error) {
	h.size += int64(len(data))
	return h.xxhash.Write(data)
}

// Hash returns the [Hash] of all bytes written so far.
func (h *Hasher) Hash() uint64 { return max(h.xxhash.Sum64(), 1) }

// Size returns their number.
func (h *Hasher) Size() int64 { return h.size }
