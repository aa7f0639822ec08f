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

// batch is a set of documents saved under one key, by the versions of their files. Its value on disk is a hash of the
// versions, and then for each of them the two halves of its document (see package codec), each with its length before
// it. Lengths are unsigned varints, hashes little-endian.
type batch struct {
	versions  []version
	undecoded bool // the documents have not been decoded yet
}

// entry is a document in the Store.
type entry struct {
	*content.Document              // nil: its batch is not decoded yet
	factsHash         store.Key    // the hash of its facts (see [codec.Append]), zero when it is in no batch
	tree              *source.Tree // the latest tree that had it
}

// loadIndex reads the versions in all batches from disk. The index is a list of versions: each is the length of the
// path, the path, and the hash in eight bytes. A malformed index counts up to its first fault.
func (s *Store) loadIndex() {
	data, _ := s.disk.Get(s.batchKey(batchCount))
	for all := string(data); all != ""; {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)) || uint64(size)+n+8 > uint64(len(data)) {
			return
		}
		end := size + int(n)
		v := version{all[size:end], binary.LittleEndian.Uint64(data[end:])}
		data, all = data[end+8:], all[end+8:]
		b := &s.batches[v.batch()]
		b.versions, b.undecoded = append(b.versions, v), true
		s.known[v] = &entry{}
	}
}

// versionsHash returns the hash of a batch's versions.
func (b *batch) versionsHash() store.Key {
	var list []byte
	for _, v := range b.versions {
		list = append(binary.LittleEndian.AppendUint64(list, v.hash), v.path...)
	}
	return store.KeyOf(list)
}

// decodeBatches decodes the documents of all batches that are not decoded yet.
func (s *Store) decodeBatches(ctx context.Context) error {
	return par.Each(ctx, batchCount, func(i int) {
		b := &s.batches[i]
		if !b.undecoded {
			return
		}
		var out []entry
		if !s.load(s.batchKey(i), func(data []byte) bool { out = s.decodeBatch(b, data); return out != nil }) {
			b.versions, b.undecoded = nil, false
		}
		for j, h := range out {
			*s.known[b.versions[j]] = h
		}
	})
}

// decode returns the documents of a batch, nil when the value is broken or of other versions.
func (b *batch) decode(data []byte) []entry {
	b.undecoded = false
	seal, all := b.versionsHash(), string(data)
	out := make([]entry, len(b.versions))
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
		out[i] = entry{Document: d, factsHash: store.KeyOf(half)}
	}
	return out
}

// saveBatches saves those batches whose documents have changed, and then the index. A document whose text could not
// be saved is left out.
func (s *Store) saveBatches(ctx context.Context, files []*source.File) error {
	var now [batchCount][]int
	for i, f := range files {
		if s.latest[i].Body.Parts == nil {
			b := version{f.Path, f.Hash}.batch()
			now[b] = append(now[b], i)
		}
	}
	changed, err := par.Map(ctx, batchCount, func(i int) bool {
		b := &s.batches[i]
		same := len(b.versions) == len(now[i])
		versions := make([]version, len(now[i]))
		for j, n := range now[i] {
			versions[j] = version{files[n].Path, files[n].Hash}
			same = same && versions[j] == b.versions[j]
		}
		if !same {
			first := len(b.versions) == 0
			b.versions = versions
			s.saveBatch(i, now[i], first)
		}
		return !same
	})
	if s.program != "" && slices.Contains(changed, true) {
		s.disk.Put(s.batchKey(batchCount), s.encodeIndex())
	}
	return err
}

// saveBatch encodes the documents of a batch and saves it. When anew is set it also decodes them at once: documents
// parsed one by one, between much garbage, then share one piece of memory, which saves some 8 per cent of it.
func (s *Store) saveBatch(i int, which []int, anew bool) {
	buf, b := s.buffers.Get().(*[]byte), &s.batches[i]
	defer s.buffers.Put(buf)
	*buf = b.encode((*buf)[:0], which, s.latest)
	if s.program != "" {
		s.disk.Put(s.batchKey(i), *buf)
	}
	if !anew {
		return
	}
	for j, h := range s.decodeBatch(b, *buf) {
		s.latest[which[j]].Document = h.Document
	}
}

// decodeBatch returns the documents of a batch, with the sources of their texts; nil when the value is broken or of
// other versions.
func (s *Store) decodeBatch(b *batch, data []byte) []entry {
	out := b.decode(data)
	for i := range out {
		d := out[i].Document
		d.Body = d.Body.WithoutText(&storedText{s, d.Body.Hash, b.versions[i]})
	}
	return out
}

// encode appends the value of a batch with some of the documents to out, which is empty, and sets the hashes of their
// facts.
func (b *batch) encode(out []byte, which []int, all []*entry) []byte {
	seal := b.versionsHash()
	out = append(out, seal[:]...)
	var said, rest []byte
	for _, i := range which {
		said, rest = codec.Append(said[:0], rest[:0], all[i].Document)
		all[i].factsHash = store.KeyOf(said)
		for _, half := range [...][]byte{said, rest} {
			out = append(binary.AppendUvarint(out, uint64(len(half))), half...)
		}
	}
	return out
}

// encodeIndex returns the index: the versions of all batches.
func (s *Store) encodeIndex() (out []byte) {
	for i := range s.batches {
		for _, v := range s.batches[i].versions {
			out = append(binary.AppendUvarint(out, uint64(len(v.path))), v.path...)
			out = binary.LittleEndian.AppendUint64(out, v.hash)
		}
	}
	return out
}
