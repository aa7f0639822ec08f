package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
)

const (
	ownFolder       = ".bangvang"
	lockPath        = ownFolder + "/lock"
	manifestPath    = ownFolder + "/manifest"
	newManifestPath = ownFolder + "/manifest.new"
	journalPath     = ownFolder + "/journal"
	stagePath       = ownFolder + "/stage"

	manifestHead = "bangvang manifest 1"
	statHead     = "bangvang stat 1"
)

// entry is a line of the manifest, and what stands at its path.
type entry struct {
	path  string
	sum   uint64
	size  int64
	mtime int64         // nanoseconds since 1970 of the file as it stands there
	state atomic.Uint32 // one of the following
}

const (
	gone     = iota // nothing is there
	unread          // a file of the right size, whose bytes were not looked at
	intact          // the bytes that were written
	altered         // a file with other bytes
	inTheWay        // no file: a folder, a link, a device
)

// parseManifest reads what formatManifest wrote. A line that makes no sense is passed over: the file
// it may have named is then foreign, which is the safe side. The result is sorted as the lines are.
func parseManifest(data string) []entry {
	head, rest, _ := strings.Cut(data, "\n")
	if head != manifestHead {
		return nil
	}
	out := make([]entry, 0, strings.Count(rest, "\n"))
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		hash, line, _ := strings.Cut(line, " ")
		length, path, _ := strings.Cut(line, " ")
		sum, err1 := strconv.ParseUint(hash, 16, 64)
		size, err2 := strconv.ParseInt(length, 10, 64)
		sorted := len(out) == 0 || out[len(out)-1].path < path
		if err1 != nil || err2 != nil || !sorted || validPath(path) != nil {
			continue
		}
		out = append(out, entry{path: path, sum: sum, size: size})
	}
	return out
}

func formatManifest(items []item) []byte {
	b := make([]byte, 0, len(manifestHead)+1+96*len(items))
	b = append(b, manifestHead...)
	b = append(b, '\n')
	for i := range items {
		b = appendLine(b, items[i].Sum, items[i].size, items[i].Path)
	}
	return b
}

func appendLine(b []byte, sum uint64, size int64, path string) []byte {
	const digits = "0123456789abcdef"
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, digits[sum>>shift&15])
	}
	b = append(b, ' ')
	b = strconv.AppendInt(b, size, 10)
	b = append(b, ' ')
	b = append(b, path...)
	return append(b, '\n')
}

// recall takes from the memory of modification times which files need not be read: those that have
// the size and the time they had when their bytes were known. A memory that is broken or belongs to
// another output is none. Both lists are sorted by path.
func (t *Target) recall() {
	if t.stat == "" {
		return
	}
	data, err := os.ReadFile(t.stat)
	if err != nil {
		return
	}
	t.memory = data
	body, tail := data[:max(len(data)-17, 0)], data[max(len(data)-17, 0):]
	if string(tail) != fmt.Sprintf("%016x\n", Hash(body)) {
		return
	}
	head, rest, _ := strings.Cut(string(body), "\n")
	if head != statHead {
		return
	}
	at := 0
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		stamp, line, _ := strings.Cut(line, " ")
		hash, path, _ := strings.Cut(line, " ")
		for at < len(t.old) && t.old[at].path < path {
			at++
		}
		if at == len(t.old) {
			return
		}
		e := &t.old[at]
		mtime, err1 := strconv.ParseInt(stamp, 10, 64)
		sum, err2 := strconv.ParseUint(hash, 16, 64)
		if err1 == nil && err2 == nil && e.path == path && e.mtime == mtime && e.sum == sum {
			e.state.CompareAndSwap(unread, intact)
		}
	}
}

// remember writes the memory of modification times for the next build. That it cannot be written
// makes that build slower and nothing else.
func (t *Target) remember(items []item) {
	if t.stat == "" {
		return
	}
	b := make([]byte, 0, len(statHead)+18+112*len(items))
	b = append(b, statHead...)
	b = append(b, '\n')
	for i := range items {
		b = strconv.AppendInt(b, items[i].mtime, 10)
		b = append(b, ' ')
		b = strconv.AppendUint(b, items[i].Sum, 16)
		b = append(b, ' ')
		b = append(b, items[i].Path...)
		b = append(b, '\n')
	}
	b = fmt.Appendf(b, "%016x\n", Hash(b))
	if bytes.Equal(b, t.memory) || os.MkdirAll(filepath.Dir(t.stat), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(t.stat), filepath.Base(t.stat)+".*")
	if err != nil {
		return
	}
	_, err1 := f.Write(b)
	err2 := f.Close()
	if err1 != nil || err2 != nil || os.Rename(f.Name(), t.stat) != nil {
		_ = os.Remove(f.Name())
	}
}
