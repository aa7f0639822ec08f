package manifest

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"bangvang/internal/memo/digest"
)

// The file of modification times: timesHead; the hash of its manifest; for each file of that manifest, in its order,
// the modification time; and the hash of all that. Numbers are eight bytes, little-endian.
const memoryHead = "bangvang stat 2\n"

// loadTimes reads the file of modification times, and marks as unchanged the files that have the size and the time
// that they had when they were written. A file that is broken, or of another manifest, is ignored.
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

// SaveTimes writes the modification times of lines for the next build, with the hash of raw, the manifest that
// [Format] made of lines. If it fails, that build is slower and nothing else.
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
