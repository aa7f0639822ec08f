package index

// packShards returns shards as pieces for a memo: the keys and the bytes of each.
func packShards(list []Shard) [][]byte {
	pieces := make([][]byte, 0, 3*len(list))
	for _, s := range list {
		pieces = append(pieces, []byte(s.First), []byte(s.Last), s.Data)
	}
	return pieces
}

// unpackShards is the inverse of packShards.
func unpackShards(pieces [][]byte) []Shard {
	var list []Shard
	for ; len(pieces) >= 3; pieces = pieces[3:] {
		list = append(list, Shard{string(pieces[0]), string(pieces[1]), pieces[2]})
	}
	return list
}
