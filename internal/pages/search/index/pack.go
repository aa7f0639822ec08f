package index

import "encoding/binary"

// pack returns what was written as pieces for a memo: the number of shards, the keys and the bytes of each, then for each long
// entry the number of its stretches, its key and its stretches.
func (w written) pack() [][]byte {
	pieces := [][]byte{binary.AppendUvarint(nil, uint64(len(w.shards)))}
	for _, s := range w.shards {
		pieces = append(pieces, []byte(s.First), []byte(s.Last), s.Data)
	}
	for _, e := range w.long {
		pieces = append(append(pieces, binary.AppendUvarint(nil, uint64(len(e.stretches))), []byte(e.key)), e.stretches...)
	}
	return pieces
}

// unpack is the inverse of pack.
func unpack(pieces [][]byte) (w written) {
	count := func() int {
		n, _ := binary.Uvarint(pieces[0])
		pieces = pieces[1:]
		return int(n)
	}
	for range count() {
		w.shards = append(w.shards, Shard{string(pieces[0]), string(pieces[1]), pieces[2]})
		pieces = pieces[3:]
	}
	for len(pieces) > 0 {
		n := count()
		e := longEntry{string(pieces[0]), pieces[1 : 1+n : 1+n]}
		pieces = pieces[1+n:]
		for i, s := range e.stretches {
			if len(s) == 0 {
				e.stretches[i] = nil
			}
		}
		w.long = append(w.long, e)
	}
	return w
}
