package store

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cespare/xxhash/v2"
)

// The format of the index, all numbers little-endian: indexMagic; run uint32; the number of packs uint32; for each pack
// its name and its size, uint64; the number of records uint32; for each record its key, its pack uint32, its offset
// uint64, its size uint32, the XXH64 of its value uint64, the last run that used it uint32; and the XXH64 of all these
// bytes.
const (
	indexName  = "index"
	indexMagic = "bangvang cache 1\n"
	packMagic  = "bangvang pack 1\n"

	packSize   = 8 + 8
	recordSize = 16 + 4 + 8 + 4 + 8 + 4
)

func packName(name uint64) string { return fmt.Sprintf("%016x.pack", name) }

func formatIndex(run uint32, packs []*pack, records []*record) []byte {
	le := binary.LittleEndian
	b := make([]byte, 0, len(indexMagic)+20+packSize*len(packs)+recordSize*len(records))
	b = append(b, indexMagic...)
	b = le.AppendUint32(b, run)
	b = le.AppendUint32(b, uint32(len(packs)))
	for _, p := range packs {
		b = le.AppendUint64(b, p.name)
		b = le.AppendUint64(b, uint64(p.size))
	}
	b = le.AppendUint32(b, uint32(len(records)))
	for _, r := range records {
		b = append(b, r.key[:]...)
		b = le.AppendUint32(b, r.pack)
		b = le.AppendUint64(b, r.offset)
		b = le.AppendUint32(b, r.size)
		b = le.AppendUint64(b, r.hash)
		b = le.AppendUint32(b, r.lastRun)
	}
	return le.AppendUint64(b, xxhash.Sum64(b))
}

// parseIndex parses an index that formatIndex returned. It returns false for any other bytes.
func parseIndex(b []byte) (run uint32, packs []*pack, records []record, ok bool) {
	le := binary.LittleEndian
	if len(b) < len(indexMagic)+20 || string(b[:len(indexMagic)]) != indexMagic {
		return
	}
	b, sum := b[:len(b)-8], le.Uint64(b[len(b)-8:])
	if xxhash.Sum64(b) != sum {
		return
	}
	b = b[len(indexMagic):]
	run, b = le.Uint32(b), b[4:]
	n, b := uint64(le.Uint32(b)), b[4:]
	if uint64(len(b)) < n*packSize+4 {
		return
	}
	packs = make([]*pack, n)
	for i := range packs {
		packs[i] = &pack{name: le.Uint64(b), size: int64(le.Uint64(b[8:]))}
		b = b[packSize:]
	}
	n, b = uint64(le.Uint32(b)), b[4:]
	if uint64(len(b)) != n*recordSize {
		return
	}
	records = make([]record, n)
	for i := range records {
		r := &records[i]
		copy(r.key[:], b)
		r.pack, r.offset, r.size = le.Uint32(b[16:]), le.Uint64(b[20:]), le.Uint32(b[28:])
		r.hash, r.lastRun = le.Uint64(b[32:]), le.Uint32(b[40:])
		if uint64(r.pack) >= uint64(len(packs)) || r.size > maxValue {
			return
		}
		b = b[recordSize:]
	}
	return run, packs, records, true
}

// load reads the index and opens the packs that it names. It leaves out the values of a pack that is missing or has
// another size than in the index.
func (s *Store) load() {
	raw, err := os.ReadFile(filepath.Join(s.dir, indexName))
	if err != nil {
		return
	}
	run, packs, records, ok := parseIndex(raw)
	if !ok {
		return
	}
	for i := range packs {
		packs[i].file = openPack(s.packPath(packs[i].name), packs[i].size)
	}
	s.run, s.packs = run, packs
	s.records = make([]*record, 0, len(records))
	s.byKey = make(map[Key]int32, len(records))
	for i := range records {
		if packs[records[i].pack].file != nil {
			s.byKey[records[i].key] = int32(len(s.records))
			s.records = append(s.records, &records[i])
		}
	}
}

// openPack opens the pack at path. It returns nil if the file is no pack or has another size.
func openPack(path string, size int64) *os.File {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	magic := make([]byte, len(packMagic))
	info, err1 := f.Stat()
	_, err2 := f.ReadAt(magic, 0)
	if err1 != nil || err2 != nil || info.Size() != size || string(magic) != packMagic {
		_ = f.Close()
		return nil
	}
	return f
}
