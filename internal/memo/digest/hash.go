package digest

import "github.com/cespare/xxhash/v2"

// Hash returns the hash of a file's bytes: XXH64, and never 0, which means “not known”. Two files never have the same
// hash by chance, but an attacker can make such files, so security must not depend on it.
func Hash(data []byte) uint64 { return max(xxhash.Sum64(data), 1) }
