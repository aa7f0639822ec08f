package manifest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	memoryHead = "bangvang stat 1"
	tailLength = 17 // the Hash of all before it, and a line feed
)

// recall takes from the memory which files need not be read: those that have the size and the time
// that they had when their bytes were known. A memory that is broken, or of another output, is none.
func (m *Manifest) recall() {
	if m.memory == "" {
		return
	}
	data, err := os.ReadFile(m.memory)
	if err != nil || len(data) < tailLength {
		return
	}
	m.remembered = data
	body, tail := data[:len(data)-tailLength], data[len(data)-tailLength:]
	if string(tail) != string(append(appendHex(nil, Hash(body)), '\n')) {
		return
	}
	first, rest, _ := strings.Cut(string(body), "\n")
	if first != memoryHead {
		return
	}
	at := 0 // both lists are sorted by path
	for line := range strings.Lines(rest) {
		stamp, after, _ := strings.Cut(line, " ")
		hash, path, _ := strings.Cut(strings.TrimSuffix(after, "\n"), " ")
		for at < len(m.entries) && m.entries[at].Path < path {
			at++
		}
		if at == len(m.entries) {
			return
		}
		e := &m.entries[at]
		if e.Path != path {
			continue
		}
		mtime, err1 := strconv.ParseInt(stamp, 10, 64)
		sum, err2 := strconv.ParseUint(hash, 16, 64)
		if err1 == nil && err2 == nil && e.Mtime == mtime && e.Sum == sum {
			e.state.CompareAndSwap(unread, intact)
		}
	}
}

// Remember writes the memory of lines, which must be sorted by path, for the next build. That it
// cannot be written makes that build slower and nothing else.
func (m *Manifest) Remember(lines []Line) {
	if m.memory == "" {
		return
	}
	b := make([]byte, 0, 128+112*len(lines))
	b = append(b, memoryHead+"\n"...)
	for _, line := range lines {
		b = strconv.AppendInt(b, line.Mtime, 10)
		b = append(b, ' ')
		b = appendHex(b, line.Sum)
		b = append(b, ' ')
		b = append(b, line.Path...)
		b = append(b, '\n')
	}
	b = append(appendHex(b, Hash(b)), '\n')
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
