package index

import (
	"maps"
	"slices"
)

// dictionary numbers the keys of all segments in sorted order.
type dictionary struct {
	segments []Segment
	names    []string
	numbers  [][]uint32 // by segment and its own number of a key: the number in names
	refs     []keyRef   // occurrences of the keys, grouped by key, in each group sorted by segment
	starts   []uint32   // by key: index of the first of its refs
}

// keyRef is a key of a segment, by the number that the segment gives it.
type keyRef struct{ segment, key uint32 }

func newDictionary(parts []Segment) *dictionary {
	d := &dictionary{segments: parts, numbers: make([][]uint32, len(parts))}
	met := map[string]uint32{}
	total := 0
	for i, p := range parts {
		d.numbers[i] = make([]uint32, p.Keys())
		total += p.Keys()
		for k := range d.numbers[i] {
			id, ok := met[string(p.Name(k))]
			if !ok {
				id = uint32(len(d.names))
				name := string(p.Name(k))
				met[name] = id
				d.names = append(d.names, name)
			}
			d.numbers[i][k] = id
		}
	}
	slices.Sort(d.names)
	order := make([]uint32, len(d.names)) // from the number in order of appearance to the number in names
	for i, name := range d.names {
		order[met[name]] = uint32(i)
	}
	d.starts = make([]uint32, len(d.names)+1)
	for _, list := range d.numbers {
		for k, id := range list {
			list[k] = order[id]
			d.starts[order[id]+1]++
		}
	}
	for i := range d.names {
		d.starts[i+1] += d.starts[i]
	}
	next := slices.Clone(d.starts)
	d.refs = make([]keyRef, total)
	for i, list := range d.numbers {
		for k, id := range list {
			d.refs[next[id]] = keyRef{uint32(i), uint32(k)}
			next[id]++
		}
	}
	return d
}

// refsOf returns the refs of a key, sorted by segment.
func (d *dictionary) refsOf(key int) []keyRef { return d.refs[d.starts[key]:d.starts[key+1]] }

// shardSize returns the number of bytes at which a shard ends. A reader loads the list of all shards and some of them, so
// that both should grow alike, but if lists are parted by stretches no file is large. Few numbers of postings change it, since with
// it every shard changes.
func (d *dictionary) shardSize(stretch int) int {
	postings := 0
	for _, p := range d.segments {
		postings += p.FormPostings + p.PairPostings
	}
	size, most := minShard, maxShard
	if stretch > 0 {
		most /= 2
	}
	for size < most && size*size*4 < postings {
		size *= 2
	}
	return size
}

// The sizes of shards, in bytes.
const minShard, maxShard = 1 << 10, 1 << 12

// span is the run of keys in [from, to).
type span struct{ from, to int }

// spans splits the keys into spans of about the same number of postings, which are encoded independently.
func (d *dictionary) spans() []span {
	words, pairs := 0, 0
	for _, p := range d.segments {
		words += p.FormPostings
		pairs += p.PairPostings
	}
	step := words / (1 + pairs/spanSize)
	var out []span
	from, size := 0, 0
	for i := range d.names {
		if size > step {
			out = append(out, span{from, i})
			from, size = i, 0
		}
		for _, p := range d.refsOf(i) {
			size += d.segments[p.segment].Postings(int(p.key))
		}
	}
	return append(out, span{from, len(d.names)})
}

// Vocabulary returns the words of the segments as keys, sorted, without filters and numbers.
func Vocabulary(parts []Segment) []string {
	seen := map[string]bool{}
	for _, p := range parts {
		for k := range p.Keys() {
			if name := p.Name(k); name[0] > '9' {
				seen[string(name)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
