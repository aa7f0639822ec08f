package merge

import "encoding/binary"

// pack returns shards as they lie in a store: the keys and the bytes of each, every one after its length, a varint.
func pack(list []Shard) []byte {
	var b []byte
	for _, s := range list {
		b = append(binary.AppendUvarint(b, uint64(len(s.First))), s.First...)
		b = append(binary.AppendUvarint(b, uint64(len(s.Last))), s.Last...)
		b = append(binary.AppendUvarint(b, uint64(len(s.Data))), s.Data...)
	}
	return b
}

// parse reads what pack returned, of which the shards remain a part; any bytes may be given. It tells whether they
// are shards.
func parse(data []byte) (list []Shard, ok bool) {
	ok = len(data) > 0
	next := func() []byte {
		size, n := binary.Uvarint(data)
		if ok = ok && n > 0 && size <= uint64(len(data)-n); !ok {
			return nil
		}
		text := data[n:][:size:size]
		data = data[n+int(size):]
		return text
	}
	for ok && len(data) > 0 {
		list = append(list, Shard{string(next()), string(next()), next()})
	}
	return list, ok
}
