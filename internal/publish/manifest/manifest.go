// Package manifest knows what stands in an output folder, and which of it is bangvang's.
//
// The manifest is a text: a line that names the format, then for every file, sorted by path, the
// [Hash] of its bytes in hexadecimal, its size in bytes and its path. It is about paths: the file at
// a path that it names is bangvang's, whoever has changed its bytes since. Symbolic links are never
// bangvang's, nor is what lies behind one.
//
// Whether a file still has the bytes that were written shows its size first. Its modification time
// comes next, when the caller keeps a memory of them between builds, a file of its own outside the
// output, because two outputs of one site must be the same byte for byte. Only a file of which there
// is no memory is read.
package manifest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"bangvang/internal/par"

	"github.com/cespare/xxhash/v2"
)

const head = "bangvang manifest 1"

// Line is what is known of a file of ours.
type Line struct {
	Path  string
	Sum   uint64
	Size  int64
	Mtime int64 // nanoseconds since 1970; no part of the manifest
}

// entry is a line and what stands at its path.
type entry struct {
	Line
	state atomic.Uint32
}

const (
	gone    = iota // nothing is there, or something that is no file
	unread         // a file of the right size, whose bytes were not looked at
	intact         // a file with the bytes that were written
	altered        // a file with others
)

// Manifest is a manifest as it was read, and the folder as it was then. Its methods may be called at
// the same time, except Survey.
type Manifest struct {
	root       *os.Root
	file       os.FileInfo // the manifest itself, nil when there is none
	raw        []byte
	memory     string // a file, "" for none
	remembered []byte // what it holds, nil when that is of no use
	entries    []entry
	at         map[string]int32 // path → index in entries
	folders    map[string]Kind

	fold   sync.Once
	folded map[string]int32 // path without case → index in entries
}

// Read reads the manifest that stands at path, if any, and looks at every file that it names. memory
// is the file that remembers modification times, "" for none.
func Read(root *os.Root, path, memory string) (*Manifest, error) {
	file, err := root.Lstat(path) // before all that is looked at: see Again
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	raw, err := root.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	m := &Manifest{root: root, file: file, raw: raw, memory: memory, folders: map[string]Kind{"": There}}
	lines := Parse(string(raw))
	m.entries = make([]entry, len(lines))
	m.at = make(map[string]int32, len(lines))
	for i, line := range lines {
		m.entries[i].Line = line
		m.at[line.Path] = int32(i)
	}
	m.Survey(len(lines), func(i int) string { return lines[i].Path })
	if err := par.Each(context.Background(), len(lines), m.look); err != nil {
		return nil, err
	}
	m.recall()
	return m, nil
}

// Again does what [Read] does for a folder that was read before, or not when m is nil. Nothing is looked at again while the
// same manifest stands there: whoever publishes puts a new one in its place, after all else but tidying.
func (m *Manifest) Again(root *os.Root, path, memory string) (*Manifest, error) {
	if m == nil || m.file == nil {
		return Read(root, path, memory)
	}
	now, err := root.Lstat(path)
	if err != nil || !os.SameFile(now, m.file) || !now.ModTime().Equal(m.file.ModTime()) {
		return Read(root, path, memory)
	}
	m.root = root
	return m, nil
}

// Raw returns the manifest's bytes, nil when there is none.
func (m *Manifest) Raw() []byte { return m.raw }

// Parse reads what [Format] wrote. A line that makes no sense is passed over: the file it may have
// named is then foreign, which is the safe side. The result is sorted.
func Parse(raw string) []Line {
	first, rest, _ := strings.Cut(raw, "\n")
	if first != head {
		return nil
	}
	out := make([]Line, 0, strings.Count(rest, "\n"))
	last := ""
	for line := range strings.Lines(rest) {
		line, whole := strings.CutSuffix(line, "\n")
		hash, after, _ := strings.Cut(line, " ")
		length, path, _ := strings.Cut(after, " ")
		sum, err1 := strconv.ParseUint(hash, 16, 64)
		size, err2 := strconv.ParseInt(length, 10, 64)
		if whole && err1 == nil && err2 == nil && path > last && Valid(path) {
			out = append(out, Line{Path: path, Sum: sum, Size: size})
			last = path
		}
	}
	return out
}

// Format writes the manifest of lines, which must be sorted by path.
func Format(lines []Line) []byte {
	b := make([]byte, 0, 128+96*len(lines))
	b = append(b, head+"\n"...)
	for _, line := range lines {
		b = appendHex(b, line.Sum)
		b = append(b, ' ')
		b = strconv.AppendInt(b, line.Size, 10)
		b = append(b, ' ')
		b = append(b, line.Path...)
		b = append(b, '\n')
	}
	return b
}

// appendHex appends sum as sixteen digits.
func appendHex(b []byte, sum uint64) []byte {
	const digits = "0123456789abcdef"
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, digits[sum>>shift&15])
	}
	return b
}

// Valid tells whether path is relative, slash-separated, clean, free of control characters, and one
// that the machine's file system could hold. No path in a folder of bangvang's own is.
func Valid(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path != "." && fs.ValidPath(path) && !strings.EqualFold(first, Own) &&
		!hasControl(path) && filepath.IsLocal(filepath.FromSlash(path))
}

// Own is the folder in the output that is bangvang's and no part of the site.
const Own = ".bangvang"

func hasControl(path string) bool {
	for i := range len(path) {
		if path[i] < 0x20 || path[i] == 0x7f {
			return true
		}
	}
	return false
}

// Files returns the paths of all files of ours that stand there, sorted.
func (m *Manifest) Files() iter.Seq[string] { return m.paths(false) }

// Lost returns the paths of those that do not stand there any more, sorted.
func (m *Manifest) Lost() iter.Seq[string] { return m.paths(true) }

func (m *Manifest) paths(lost bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range m.entries {
			if (m.entries[i].state.Load() == gone) == lost && !yield(m.entries[i].Path) {
				return
			}
		}
	}
}

// Named tells whether a file of ours stands at path.
func (m *Manifest) Named(path string) bool {
	i, ok := m.at[path]
	return ok && m.entries[i].state.Load() != gone
}

// Ours returns the path by which the manifest names the file of ours that stands at path. It is
// another on a file system without case, where the two may differ in that.
func (m *Manifest) Ours(path string) (string, bool) {
	if m.Named(path) {
		return path, true
	}
	m.fold.Do(func() {
		m.folded = make(map[string]int32, len(m.entries))
		for i := range m.entries {
			m.folded[strings.ToLower(m.entries[i].Path)] = int32(i)
		}
	})
	i, ok := m.folded[strings.ToLower(path)]
	if !ok || !m.Named(m.entries[i].Path) {
		return "", false
	}
	one, err1 := m.Lstat(path)
	other, err2 := m.Lstat(m.entries[i].Path)
	return m.entries[i].Path, err1 == nil && err2 == nil && os.SameFile(one, other)
}

// Stands returns the line of the file of ours at path, and whether it stands there with the bytes
// that were written, and these have the given sum; 0 stands for any.
func (m *Manifest) Stands(path string, sum uint64) (Line, bool) {
	i, ok := m.at[path]
	if !ok {
		return Line{}, false
	}
	e := &m.entries[i]
	if sum != 0 && sum != e.Sum {
		return Line{}, false
	}
	if e.state.Load() == unread {
		state := uint32(altered)
		if found, err := m.HashOf(path); err == nil && found == e.Sum {
			state = intact
		}
		e.state.Store(state)
	}
	return e.Line, e.state.Load() == intact
}

// HashOf reads the file at path.
func (m *Manifest) HashOf(path string) (uint64, error) {
	f, err := m.root.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := xxhash.New()
	if _, err := io.Copy(h, f); err != nil {
		return 0, fmt.Errorf("reading %s: %w", path, err)
	}
	return max(h.Sum64(), 1), nil
}

// Without returns the manifest raw without the files at or below paths.
func Without(raw []byte, paths []string) []byte {
	return Format(slices.DeleteFunc(Parse(string(raw)), func(line Line) bool {
		return slices.ContainsFunc(paths, func(p string) bool {
			return line.Path == p || strings.HasPrefix(line.Path, p+"/")
		})
	}))
}
