package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/memo"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
	"bangvang/internal/par"
)

// copiedExtensions are the extensions of text files, with their dots, in lower case. Compressed formats gain nothing.
var copiedExtensions = []string{".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}

// minCopied is the size in bytes from which a file gets a copy: a file that fits into one packet is as fast without.
const minCopied = 1024

// level is the DEFLATE level. On pages of a site, 9 saves less than 1 % over 6.
const level = 6

// AddCopies returns files, in any order, with a gzip copy of each text file, sorted by path, in a new slice: for example
// index.html.gz for index.html, for hosts that serve such a copy directly (gzip_static, precompressed). It does not change
// files and writes nothing to disk.
//
// A file with an extension of copiedExtensions and at least minCopied bytes gets a copy if the copy is smaller. The
// copy's bytes depend on the file's bytes alone: the gzip header has no name and no time. A copy is a file of the
// site like any other, so an unchanged one keeps its modification time and it is removed with its file. Where the
// site itself has a file of that name, there is no copy.
//
// To find this out, AddCopies makes every text file, and Make makes it again when it is written: that needs memory only
// for the copies. Each file must have its Data or Make, and Make must give the same bytes each time. known, which must
// not be nil, keeps the hash of each copy, or that there is none, by the hash of its file: a file whose Hash is set and
// in known is not made here. The caller saves known. The error joins those of all Makes, or is ctx's; then there are no
// files.
func AddCopies(ctx context.Context, files []File, known *memo.Hashes) ([]File, error) {
	taken := make(map[string]bool, len(files))
	for _, f := range files {
		taken[f.Path] = true
	}
	all := slices.Clone(files)
	copies := make([]File, len(files))
	wrong := make([]error, len(files))
	p := copier{known: known, pool: sync.Pool{New: newCompressor}}
	err := par.Each(par.Stage(ctx, "squeeze"), len(files), func(i int) {
		if !compressible(all[i].Path) || taken[all[i].Path+".gz"] {
			return
		}
		copies[i], wrong[i] = p.copyOf(&all[i])
	})
	if err := errors.Join(append(wrong, err)...); err != nil {
		return nil, err
	}
	for _, f := range copies {
		if f.Hash != 0 {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

func compressible(name string) bool { return slices.Contains(copiedExtensions, path.Ext(name)) }

// copier reuses compressors between files: each takes 800 kB, and the bytes of a file besides.
type copier struct {
	pool  sync.Pool
	known *memo.Hashes
}

type compressor struct {
	gzip   *gzip.Writer
	source []byte
	out    bytes.Buffer
}

func newCompressor() any {
	c := &compressor{}
	c.gzip, _ = gzip.NewWriterLevel(&c.out, level) // level is valid
	return c
}

// copyOf returns the file's copy, with Hash 0 when there is to be none. If it has to make the file's bytes, it sets
// the file's Hash.
func (p *copier) copyOf(f *File) (File, error) {
	of, out := *f, File{Path: f.Path + ".gz"}
	if sum, ok := p.known.Get(copyKey(of.Hash)); ok && of.Hash != 0 {
		out.Hash, out.Make = sum, func(b []byte) ([]byte, error) {
			data, _, err := p.compressFile(of)
			return append(b, data...), err
		}
		return out, nil
	}
	data, sum, err := p.compressFile(of)
	if err != nil {
		return out, err
	}
	if f.Hash = sum; data != nil {
		out.Data, out.Hash = data, digest.Hash(data)
	}
	p.known.Put(copyKey(sum), out.Hash)
	return out, nil
}

// copyKey returns the memo key of the copy of the file with this hash.
func copyKey(sum uint64) store.Key {
	return store.KeyOf([]byte("gz"), binary.LittleEndian.AppendUint64(nil, sum))
}

// compressFile returns the copy of a file, nil when it is not smaller, and the hash of the file's bytes.
func (p *copier) compressFile(f File) (small []byte, sum uint64, err error) {
	c := p.pool.Get().(*compressor)
	defer p.pool.Put(c)
	data := f.Data
	if f.made() {
		if data, err = f.Append(c.source[:0]); err != nil {
			return nil, 0, fmt.Errorf("making %s: %w", f.Path, err)
		}
		c.source = data
	}
	sum = digest.Hash(data)
	if len(data) < minCopied {
		return nil, sum, nil
	}
	if small, err = c.compress(data); err != nil {
		return nil, sum, fmt.Errorf("compressing %s: %w", f.Path, err)
	}
	if len(small) >= len(data) {
		return nil, sum, nil
	}
	return small, sum, nil
}

func (c *compressor) compress(data []byte) ([]byte, error) {
	c.out.Reset()
	c.gzip.Reset(&c.out) // it writes an empty header too
	_, err := c.gzip.Write(data)
	if err := errors.Join(err, c.gzip.Close()); err != nil {
		return nil, err
	}
	return bytes.Clone(c.out.Bytes()), nil
}
