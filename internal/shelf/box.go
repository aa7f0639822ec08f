package shelf

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"

	"bangvang/internal/cache"
	"bangvang/internal/content"
	"bangvang/internal/par"
	"bangvang/internal/source"
)

// box is what lies in the store under one key: the number of its versions, each with the length of its path,
// the path and the sum (numbers as unsigned varints, the sum in eight bytes, little-endian), and then the
// documents in the same order, in one stream of encoding/gob.
type box struct {
	versions []version
	packed   []byte // the documents; nil once they were unpacked
}

// open reads what the box holds, as far as its versions. What is no box is empty.
func (b *box) open(store *cache.Store, key cache.Key) {
	data, _ := store.Get(key)
	n, data, ok := number(data)
	if !ok || n > uint64(len(data)) {
		return
	}
	versions := make([]version, n)
	for i := range versions {
		var size uint64
		if size, data, ok = number(data); !ok || size+8 < size || size+8 > uint64(len(data)) {
			return
		}
		versions[i] = version{string(data[:size]), binary.LittleEndian.Uint64(data[size:])}
		data = data[size+8:]
	}
	b.versions, b.packed = versions, data
}

func number(data []byte) (n uint64, rest []byte, ok bool) {
	n, size := binary.Uvarint(data)
	if size <= 0 {
		return 0, nil, false
	}
	return n, data[size:], true
}

// unpack takes the documents out of their boxes.
func (s *Shelf) unpack(ctx context.Context) error {
	documents, err := par.Map(ctx, boxes, func(i int) []*content.Document { return s.box[i].unpack() })
	if err != nil {
		return err
	}
	for i, list := range documents {
		for j, d := range list {
			v := s.box[i].versions[j]
			d.Body = d.Body.Lean(&laid{s, d.Body.Sum, v})
			s.known[v] = d
		}
	}
	return nil
}

// unpack returns the documents of a box that was not unpacked yet, none when they are broken.
func (b *box) unpack() []*content.Document {
	packed := bytes.NewReader(b.packed)
	if b.packed = nil; packed.Len() == 0 {
		return nil
	}
	in := gob.NewDecoder(packed)
	out := make([]*content.Document, len(b.versions))
	for i := range out {
		out[i] = new(content.Document)
		if in.Decode(out[i]) != nil || out[i].Body == nil || out[i].Path != b.versions[i].path {
			b.versions = nil
			return nil
		}
	}
	return out
}

// keep writes those boxes anew that hold something else now. Of a document whose text the store did not take
// nothing is kept.
func (s *Shelf) keep(ctx context.Context, files []*source.File, documents []*content.Document) error {
	if s.program == "" {
		return nil
	}
	var now [boxes][]int
	for i, f := range files {
		if documents[i].Body.Parts == nil {
			b := version{f.Path, f.Sum}.box()
			now[b] = append(now[b], i)
		}
	}
	return par.Each(ctx, boxes, func(i int) {
		b := &s.box[i]
		same := len(b.versions) == len(now[i])
		versions := make([]version, len(now[i]))
		for j, n := range now[i] {
			versions[j] = version{files[n].Path, files[n].Sum}
			same = same && versions[j] == b.versions[j]
		}
		if same {
			return
		}
		b.versions = versions
		if data, err := b.pack(now[i], documents); err == nil {
			s.store.Put(s.key(i), data)
		}
	})
}

// pack returns a box with some of the documents.
func (b *box) pack(which []int, documents []*content.Document) ([]byte, error) {
	var out bytes.Buffer
	head := binary.AppendUvarint(nil, uint64(len(b.versions)))
	for _, v := range b.versions {
		head = append(binary.AppendUvarint(head, uint64(len(v.path))), v.path...)
		head = binary.LittleEndian.AppendUint64(head, v.sum)
	}
	out.Write(head)
	stream := gob.NewEncoder(&out)
	for _, i := range which {
		if err := stream.Encode(documents[i]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
