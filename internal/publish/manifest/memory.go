package manifest

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"bangvang/internal/memo/digest"
)

// The memory: memoryHead; the Hash of the manifest that it goes with; for each of that one's files, in its order,
// the modification time; and the Hash of all that. Numbers are eight bytes, little-endian.
const memoryHead = "bangvang stat 2\n"

// recall takes from the memory which files need not be read: those that have the size and the time
// that they had when their bytes were known. A memory that is broken, or of another manifest, is none.
func (m *Manifest) recall() {
	if m.memory == "" {
		return
	}
	data, err := os.ReadFile(m.memory)
	if err != nil || len(data) != len(memoryHead)+8+8*len(m.entries)+8 {
		return
	}
	le, body := binary.LittleEndian, data[:len(data)-8]
	times := body[len(memoryHead)+8:]
	switch {
	case string(body[:len(memoryHead)]) != memoryHead,
		le.Uint64(data[len(body):]) != digest.Hash(body),
		le.Uint64(body[len(memoryHead):]) != digest.Hash(m.raw):
		return
	}
	m.remembered = data
	for i := range m.entries {
		if e := &m.entries[i]; e.Mtime == int64(le.Uint64(times[8*i:])) {
			e.state.CompareAndSwap(unread, intact)
		}
	}
}

// Remember writes for the next build the memory of a manifest that [Format] made of lines. That it
// cannot be written makes that build slower and nothing else.
func (m *Manifest) Remember(raw []byte, lines []Line) {
	if m.memory == "" {
		return
	}
	le, b := binary.LittleEndian, make([]byte, 0, len(memoryHead)+16+8*len(lines))
	b = le.AppendUint64(append(b, memoryHead...), digest.Hash(raw))
	for _, line := range lines {
		b = le.AppendUint64(b, uint64(line.Mtime))
	}
	b = le.AppendUint64(b, digest.Hash(b))
	if string(m.remembered) == string(b) {
		return
	}
	dir := filepath.Dir(m.memory)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(dir, filepath.Base(m.memory)+".*")
	if err != nil {
		return
	}
	_, err1 := f.Write(b)
	err2 := f.Close()
	if err1 != nil || err2 != nil || os.Rename(f.Name(), m.memory) != nil {
		_ = os.Remove(f.Name())
	}
}
