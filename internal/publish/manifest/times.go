package manifest

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"bangvang/internal/memo/digest"
)

// The file of modification times: timesHead; the hash of its manifest; for each file of that manifest, in its order,
// the modification time; and the hash of all that. Numbers are eight bytes, little-endian.
const timesHead = "bangvang stat 2\n"

// loadTimes reads the file of modification times, and marks as unchanged the files that have the size and the time
// that they had when they were written. A file that is broken, or of another manifest, is ignored.
func (m *Manifest) loadTimes() {
	if m.timesFile == "" {
		return
	}
	data, err := os.ReadFile(m.timesFile)
	if err != nil || len(data) != len(timesHead)+8+8*len(m.entries)+8 {
		return
	}
	le, body := binary.LittleEndian, data[:len(data)-8]
	times := body[len(timesHead)+8:]
	switch {
	case string(body[:len(timesHead)]) != timesHead,
		le.Uint64(data[len(body):]) != digest.Hash(body),
		le.Uint64(body[len(timesHead):]) != digest.Hash(m.raw):
		return
	}
	m.times = data
	for i := range m.entries {
		if e := &m.entries[i]; e.Mtime == int64(le.Uint64(times[8*i:])) {
			e.state.CompareAndSwap(unread, intact)
		}
	}
}

// SaveTimes writes the modification times of lines to the file of modification times, for the next build, with the hash
// of raw, the manifest that [Format] made of lines. It does nothing without such a file, and reports no error: if it
// fails, that build is slower and nothing else.
func (m *Manifest) SaveTimes(raw []byte, lines []Line) {
	if m.timesFile == "" {
		return
	}
	le, b := binary.LittleEndian, make([]byte, 0, len(timesHead)+16+8*len(lines))
	b = le.AppendUint64(append(b, timesHead...), digest.Hash(raw))
	for _, line := range lines {
		b = le.AppendUint64(b, uint64(line.Mtime))
	}
	b = le.AppendUint64(b, digest.Hash(b))
	if string(m.times) == string(b) {
		return
	}
	dir := filepath.Dir(m.timesFile)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(dir, filepath.Base(m.timesFile)+".*")
	if err != nil {
		return
	}
	_, err1 := f.Write(b)
	err2 := f.Close()
	if err1 != nil || err2 != nil || os.Rename(f.Name(), m.timesFile) != nil {
		_ = os.Remove(f.Name())
	}
}
