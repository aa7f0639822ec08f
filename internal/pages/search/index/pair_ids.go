package index

// PairIDs is a hash table that numbers keys, any uint64, from 0 in the order of their first use. A [Builder] packs two
// numbers of forms into a key: that of the first word in the high 32 bits, that of the second in the low. It takes half
// the time of a map. [NewPairIDs] makes it; it is not safe for concurrent use.
type PairIDs struct {
	Keys  []uint64 // by number
	slots []uint32 // one more than a number, 0 when empty; their number is a power of two
	shift uint8
}

// NewPairIDs returns an empty table.
func NewPairIDs() PairIDs { return PairIDs{slots: make([]uint32, 1<<12), shift: 64 - 12} }

// Clear removes all keys, so that numbers begin at 0 again, and keeps the memory.
func (t *PairIDs) Clear() {
	t.Keys = t.Keys[:0]
	clear(t.slots)
}

// ID returns the number of a key, which may be any uint64, 0 too, and reports whether the table already had it; if not,
// it adds the key under the next number.
func (t *PairIDs) ID(key uint64) (uint32, bool) {
	mask := uint64(len(t.slots) - 1)
	at := t.hash(key)
	for t.slots[at] != 0 {
		if id := t.slots[at] - 1; t.Keys[id] == key {
			return id, true
		}
		at = (at + 1) & mask
	}
	t.Keys = append(t.Keys, key)
	t.slots[at] = uint32(len(t.Keys))
	if 2*len(t.Keys) > len(t.slots) {
		t.grow()
	}
	return uint32(len(t.Keys) - 1), false
}

func (t *PairIDs) hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> t.shift }

func (t *PairIDs) grow() {
	t.slots = make([]uint32, 2*len(t.slots))
	t.shift--
	mask := uint64(len(t.slots) - 1)
	for id, key := range t.Keys {
		at := t.hash(key)
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = uint32(id + 1)
	}
}
