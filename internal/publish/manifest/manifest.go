// Package manifest records which files of an output folder bangvang wrote, with the hash of each file's bytes, and
// finds which of them are unchanged on disk. For example, the line "00000000000000ff 1024 2024/index.html" records a
// file of 1,024 bytes whose hash is ff.
//
// The manifest is a text: a line that names the format, then for every file, sorted by path, the hash of its bytes in
// hexadecimal (see [digest.Hash]), its size in bytes and its path. It is about paths: the file at a path that it
// names is bangvang's, whoever has changed its bytes since. Symbolic links are never bangvang's, nor are files behind
// one.
//
// A file whose size differs from the recorded one has changed. Otherwise its modification time decides, when the
// caller keeps the times between builds, in a file outside the output, because two outputs of one site must be equal
// byte for byte. Only a file without a recorded time is read.
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

// Line is the record of a file of ours, that is, one that bangvang wrote to the output and names in the manifest: its
// path in the output and the hash and size in bytes that were written. Its Mtime is no part of the manifest: [Read]
// takes it from the disk, [Manifest.SaveTimes] writes it to a file of its own, and [Parse] returns 0.
type Line struct {
	Path  string
	Hash  uint64
	Size  int64
	Mtime int64 // nanoseconds since 1970; not in the manifest
}

// entry is a line and the state of its path on disk.
type entry struct {
	Line
	state atomic.Uint32
}

const (
	missing = iota // nothing is there, or something that is no file
	unread         // a file of the right size, whose bytes were not read
	intact         // a file with the bytes that were written
	altered        // a file with other bytes
)

// Manifest is the list of the files that bangvang wrote to an output folder, from .bangvang/manifest in it, with the
// state of these files when it was read. [Read] and [Manifest.Refresh] make it. All paths are slash-separated and
// relative to that folder. Its methods are safe for concurrent use, except that no other may run during Survey or
// Refresh. Only these two and Unchanged change it, and only SaveTimes the disk.
type Manifest struct {
	root      *os.Root
	file      os.FileInfo // the manifest's own info, nil when there is none
	raw       []byte
	timesFile string // the file of modification times, "" for none
	times     []byte // its bytes, nil when they are of no use
	entries   []entry
	index     map[string]int32 // path → index in entries
	folders   map[string]FolderState

	foldOnce sync.Once
	folded   map[string]int32 // path without case → index in entries
}

// Read reads the manifest at path in root, and the size and time of every file that it names. Without a manifest the
// result is empty. memory is the file of modification times on disk, anywhere, "" for none. The error says that the
// manifest cannot be read; a malformed line is skipped (see [Parse]).
func Read(root *os.Root, path, memory string) (*Manifest, error) {
	file, err := root.Lstat(path) // before all files: see Refresh
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	raw, err := root.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	m := &Manifest{root: root, file: file, raw: raw, timesFile: memory, folders: map[string]FolderState{"": Present}}
	lines := Parse(string(raw))
	m.entries = make([]entry, len(lines))
	m.index = make(map[string]int32, len(lines))
	for i, line := range lines {
		m.entries[i].Line = line
		m.index[line.Path] = int32(i)
	}
	m.Survey(len(lines), func(i int) string { return lines[i].Path })
	if err := par.Each(context.Background(), len(lines), m.surveyFile); err != nil {
		return nil, err
	}
	m.loadTimes()
	return m, nil
}

// Refresh returns m itself while the manifest that it was read from is still on disk, and else what [Read] does; m may
// be nil. root, path and memory are those that m was read with; root may be opened anew. Publishing puts a new manifest
// in its place after everything else except cleaning up, so the files are not looked at again: what others changed
// since then is not seen. The error is that of Read.
func (m *Manifest) Refresh(root *os.Root, path, memory string) (*Manifest, error) {
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

// Bytes returns the manifest's bytes as they were read, nil when there is none. Callers must not change them.
func (m *Manifest) Bytes() []byte { return m.raw }

// Parse parses a manifest, the text that [Format] returned: its lines, sorted by path, with Mtime 0. It skips a line
// that is malformed, repeats a path or is not in order: the file that it may have named is then foreign, which is the
// safe side. A text of another format or version, or an empty one, has no lines: the result is nil.
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
			out = append(out, Line{Path: path, Hash: sum, Size: size})
			last = path
		}
	}
	return out
}

// Damaged reports whether a manifest is on disk and is not what [Format] returns: it is empty, cut within a line, edited,
// or of another version. The files of ours that it no longer names are foreign.
func (m *Manifest) Damaged() bool {
	return m.file != nil && string(Format(m.lines())) != string(m.raw)
}

// lines returns the lines that were read.
func (m *Manifest) lines() []Line {
	out := make([]Line, len(m.entries))
	for i := range m.entries {
		out[i] = m.entries[i].Line
	}
	return out
}

// Format returns the bytes of the manifest of lines, which must be sorted by path. It leaves out their Mtimes.
func Format(lines []Line) []byte {
	b := make([]byte, 0, 128+96*len(lines))
	b = append(b, head+"\n"...)
	for _, line := range lines {
		b = appendHex(b, line.Hash)
		b = append(b, ' ')
		b = strconv.AppendInt(b, line.Size, 10)
		b = append(b, ' ')
		b = append(b, line.Path...)
		b = append(b, '\n')
	}
	return b
}

// appendHex appends hash as sixteen digits.
func appendHex(b []byte, sum uint64) []byte {
	const digits = "0123456789abcdef"
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, digits[sum>>shift&15])
	}
	return b
}

// Valid reports whether path, of a file to publish, is relative, slash-separated, clean, free of control characters, and
// possible on the machine's file system. No path in bangvang's own folder is valid, nor are "" and ".".
func Valid(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path != "." && fs.ValidPath(path) && !strings.EqualFold(first, OwnFolder) &&
		!hasControl(path) && filepath.IsLocal(filepath.FromSlash(path))
}

// OwnFolder is the folder in the output that is bangvang's and no part of the site.
const OwnFolder = ".bangvang"

func hasControl(path string) bool {
	for i := range len(path) {
		if path[i] < 0x20 || path[i] == 0x7f {
			return true
		}
	}
	return false
}

// Files returns the paths of all files of ours on disk, sorted.
func (m *Manifest) Files() iter.Seq[string] { return m.paths(false) }

// Missing returns the paths of the files of ours that are no longer on disk, sorted.
func (m *Manifest) Missing() iter.Seq[string] { return m.paths(true) }

func (m *Manifest) paths(lost bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range m.entries {
			if (m.entries[i].state.Load() == missing) == lost && !yield(m.entries[i].Path) {
				return
			}
		}
	}
}

// Has reports whether the manifest names path and a file was there on disk when it was read, whatever its bytes.
func (m *Manifest) Has(path string) bool {
	i, ok := m.index[path]
	return ok && m.entries[i].state.Load() != missing
}

// OwnPath returns the path by which the manifest names the file of ours at path, and true; "" and false when there is
// none. On a file system without case the two may differ in that: the file Index.html may be named index.html.
func (m *Manifest) OwnPath(path string) (string, bool) {
	if m.Has(path) {
		return path, true
	}
	m.foldOnce.Do(func() {
		m.folded = make(map[string]int32, len(m.entries))
		for i := range m.entries {
			m.folded[strings.ToLower(m.entries[i].Path)] = int32(i)
		}
	})
	i, ok := m.folded[strings.ToLower(path)]
	if !ok || !m.Has(m.entries[i].Path) {
		return "", false
	}
	one, err1 := m.Lstat(path)
	other, err2 := m.Lstat(m.entries[i].Path)
	return m.entries[i].Path, err1 == nil && err2 == nil && os.SameFile(one, other)
}

// Unchanged reports whether the file of ours at path has on disk the bytes that were written, and these have the given
// hash, where 0 means any. It returns the line of the file too; without such a line or with another hash that is empty.
// It may read the file, and remembers the answer.
func (m *Manifest) Unchanged(path string, sum uint64) (Line, bool) {
	i, ok := m.index[path]
	if !ok {
		return Line{}, false
	}
	e := &m.entries[i]
	if sum != 0 && sum != e.Hash {
		return Line{}, false
	}
	if e.state.Load() == unread {
		state := uint32(altered)
		if found, err := m.HashOf(path); err == nil && found == e.Hash {
			state = intact
		}
		e.state.Store(state)
	}
	return e.Line, e.state.Load() == intact
}

// HashOf reads the file at path from disk, ours or not, and returns the [digest.Hash] of its bytes. It fails if there is
// no such file or it cannot be read.
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

// Without returns the manifest raw without the files at or below paths; malformed lines go too.
func Without(raw []byte, paths []string) []byte {
	return Format(slices.DeleteFunc(Parse(string(raw)), func(line Line) bool {
		return slices.ContainsFunc(paths, func(p string) bool {
			return line.Path == p || strings.HasPrefix(line.Path, p+"/")
		})
	}))
}
