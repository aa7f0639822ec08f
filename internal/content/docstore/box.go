package docstore

import (
	"context"
	"encoding/binary"
	"slices"

	"bangvang/internal/content"
	"bangvang/internal/content/codec"
	"bangvang/internal/content/source"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// box is documents that lie in the store under one key, by the versions of their files. What lies there is a sum of the
// versions, and then for each of them the two halves of its document (see package packed), each with its length before
// it. Lengths are unsigned varints, sums little-endian.
type box struct {
	versions []version
	closed   bool // the documents were not unpacked yet
}

// held is a document that the shelf holds.
type held struct {
	*content.Document              // nil: it lies in its box still
	said              store.Key    // the sum of what it says (see [packed.Append]), zero when it lies in no box
	in                *source.Tree // the last that had it
}

// open learns from the store which documents the boxes hold. In the store that is a list of all versions: each the
// length of the path, the path, and the sum in eight bytes. What is no list is empty.
func (s *Shelf) open() {
	data, _ := s.store.Get(s.key(boxes))
	for all := string(data); all != ""; {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)) || uint64(size)+n+8 > uint64(len(data)) {
			return
		}
		end := size + int(n)
		v := version{all[size:end], binary.LittleEndian.Uint64(data[end:])}
		data, all = data[end+8:], all[end+8:]
		b := &s.box[v.box()]
		b.versions, b.closed = append(b.versions, v), true
		s.known[v] = &held{}
	}
}

// seal is the sum of a box's versions.
func (b *box) seal() store.Key {
	var list []byte
	for _, v := range b.versions {
		list = append(binary.LittleEndian.AppendUint64(list, v.sum), v.path...)
	}
	return store.KeyOf(list)
}

// unpack takes the documents out of the boxes that are closed yet.
func (s *Shelf) unpack(ctx context.Context) error {
	return par.Each(ctx, boxes, func(i int) {
		b := &s.box[i]
		if !b.closed {
			return
		}
		var out []held
		if !s.have(s.key(i), func(data []byte) bool { out = s.take(b, data); return out != nil }) {
			b.versions, b.closed = nil, false
		}
		for j, h := range out {
			*s.known[b.versions[j]] = h
		}
	})
}

// unpack returns the documents of a box, nil when they are broken or another's.
func (b *box) unpack(data []byte) []held {
	b.closed = false
	seal, all := b.seal(), string(data)
	out := make([]held, len(b.versions))
	ok := len(data) >= len(seal) && store.Key(data) == seal
	next := func() (half []byte, text string) {
		n, size := binary.Uvarint(data)
		if ok = ok && size > 0 && n <= uint64(len(data)-size); !ok {
			return nil, ""
		}
		from := len(all) - len(data) + size
		half, data = data[size:size+int(n)], data[size+int(n):]
		return half, all[from : from+int(n)]
	}
	if ok {
		data = data[len(seal):]
	}
	for i, v := range b.versions {
		half, said := next()
		_, rest := next()
		d, whole := codec.Parse(said, rest)
		if !ok || !whole || d.Path != v.path {
			return nil
		}
		out[i] = held{Document: d, said: store.KeyOf(half)}
	}
	return out
}

// keep packs those boxes anew that hold something else now. Of a document whose text the store did not take
// nothing is kept.
func (s *Shelf) keep(ctx context.Context, files []*source.File) error {
	var now [boxes][]int
	for i, f := range files {
		if s.last[i].Body.Parts == nil {
			b := version{f.Path, f.Sum}.box()
			now[b] = append(now[b], i)
		}
	}
	changed, err := par.Map(ctx, boxes, func(i int) bool {
		b := &s.box[i]
		same := len(b.versions) == len(now[i])
		versions := make([]version, len(now[i]))
		for j, n := range now[i] {
			versions[j] = version{files[n].Path, files[n].Sum}
			same = same && versions[j] == b.versions[j]
		}
		if !same {
			first := len(b.versions) == 0
			b.versions = versions
			s.fill(i, now[i], first)
		}
		return !same
	})
	if s.program != "" && slices.Contains(changed, true) {
		s.store.Put(s.key(boxes), s.list())
	}
	return err
}

// fill packs some of the documents into a box, and lays it into the store. When anew is set they are taken out again at
// once: what was read one by one between much that is gone then lies together, which is some 8 per cent of the memory.
func (s *Shelf) fill(i int, which []int, anew bool) {
	room, b := s.rooms.Get().(*[]byte), &s.box[i]
	defer s.rooms.Put(room)
	*room = b.pack((*room)[:0], which, s.last)
	if s.program != "" {
		s.store.Put(s.key(i), *room)
	}
	if !anew {
		return
	}
	for j, h := range s.take(b, *room) {
		s.last[which[j]].Document = h.Document
	}
}

// take returns the documents of a box, with their texts where those lie; nil when they are broken or another's.
func (s *Shelf) take(b *box, data []byte) []held {
	out := b.unpack(data)
	for i := range out {
		d := out[i].Document
		d.Body = d.Body.Lean(&laid{s, d.Body.Sum, b.versions[i]})
	}
	return out
}

// pack appends to out, which is empty, what lies in the store of a box with some of the documents, and notes what these say.
func (b *box) pack(out []byte, which []int, all []*held) []byte {
	seal := b.seal()
	out = append(out, seal[:]...)
	var said, rest []byte
	for _, i := range which {
		said, rest = codec.Append(said[:0], rest[:0], all[i].Document)
		all[i].said = store.KeyOf(said)
		for _, half := range [...][]byte{said, rest} {
			out = append(binary.AppendUvarint(out, uint64(len(half))), half...)
		}
	}
	return out
}

// list returns what lies in the store of the versions of all boxes.
func (s *Shelf) list() (out []byte) {
	for i := range s.box {
		for _, v := range s.box[i].versions {
			out = append(binary.AppendUvarint(out, uint64(len(v.path))), v.path...)
			out = binary.LittleEndian.AppendUint64(out, v.sum)
		}
	}
	return out
}
