package store

import (
	"os"
	"sync"
)

// Scratch holds bytes that this run makes early and needs late, outside of its memory: in a temporary file that nobody else
// reads. For example, the records of an article, which are in the files of the roll, of its year and of its places. Unlike a
// [Store] it has no keys and keeps nothing for another run. The zero value holds the bytes in memory; [NewScratch] makes one
// with a file. It is safe for concurrent use.
type Scratch struct {
	mu      sync.RWMutex
	onDisk  bool     // else everything is in blocks
	file    *os.File // nil until there are enough bytes to write
	written int64    // number of bytes in the file
	tail    []byte   // the bytes after those
	blocks  []string // each text, unless onDisk
}

// Place says where a [Scratch] has bytes.
type Place struct {
	from int64 // offset in the file, or index in blocks
	size int
}

// scratchBuffer is the number of bytes that are written to the file at once.
const scratchBuffer = 1 << 20

// NewScratch returns a Scratch that makes a file among the temporary files once it has a megabyte. If there can be none, or
// it takes no more bytes, these stay in memory. The caller calls Close.
func NewScratch() *Scratch { return &Scratch{onDisk: true} }

// Put keeps a copy of text and returns its place.
func (s *Scratch) Put(text []byte) Place {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.onDisk {
		s.blocks = append(s.blocks, string(text))
		return Place{int64(len(s.blocks) - 1), len(text)}
	}
	at := Place{s.written + int64(len(s.tail)), len(text)}
	if s.tail = append(s.tail, text...); len(s.tail) >= scratchBuffer {
		s.flush()
	}
	return at
}

// flush writes the tail to the file, if it can.
func (s *Scratch) flush() {
	if s.file == nil {
		f, err := os.CreateTemp("", "bangvang-")
		if err != nil {
			return
		}
		s.file = f
		_ = os.Remove(f.Name()) // only the open file remains; Windows refuses, and Close removes it
	}
	if n, err := s.file.WriteAt(s.tail, s.written); err == nil {
		s.written, s.tail = s.written+int64(n), s.tail[:0]
	}
}

// Append appends the bytes at a place to b. It returns b unchanged and false if they cannot be read; the caller makes them
// again.
func (s *Scratch) Append(b []byte, at Place) ([]byte, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case !s.onDisk:
		return append(b, s.blocks[at.from]...), true
	case at.from >= s.written:
		return append(b, s.tail[at.from-s.written:][:at.size]...), true
	}
	from := len(b)
	b = append(b, make([]byte, at.size)...)
	if _, err := s.file.ReadAt(b[from:], at.from); err != nil {
		return b[:from], false
	}
	return b, true
}

// Close drops all bytes.
func (s *Scratch) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name())
	}
	s.file, s.tail, s.blocks = nil, nil, nil
}
