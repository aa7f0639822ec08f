package merge

import "bangvang/internal/search/series"

// pack returns shards as they lie in a store: the keys and the bytes of each.
func pack(list []Shard) []byte {
	var pieces [][]byte
	for _, s := range list {
		pieces = append(pieces, []byte(s.First), []byte(s.Last), s.Data)
	}
	return series.Pack(pieces)
}

// parse reads what pack returned, of which the shards remain a part; any bytes may be given. It tells whether they
// are shards.
func parse(data []byte) ([]Shard, bool) {
	pieces, ok := series.Parse(data)
	if !ok || len(pieces)%3 > 0 {
		return nil, false
	}
	var list []Shard
	for ; len(pieces) > 0; pieces = pieces[3:] {
		list = append(list, Shard{string(pieces[0]), string(pieces[1]), pieces[2]})
	}
	return list, true
}
