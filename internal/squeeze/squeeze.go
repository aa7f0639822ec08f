// Package squeeze lays a compressed copy beside each text file that leaves: index.html.gz beside
// index.html, for hosts that send such a copy as it is (gzip_static, precompressed).
//
// A copy is made of files with an extension of [Extensions], of at least [Least] bytes, when it is
// smaller than the file. Its bytes depend on the file's bytes alone: the gzip header holds no name and
// no time. A copy is a file of the site like any other, so an unchanged one keeps its modification time
// and it is removed with its file. Where the site itself has a file of that name, that one stays.
package squeeze

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"bangvang/internal/par"
	"bangvang/internal/publish"
)

// Extensions are those of text files. What is compressed already gains nothing.
var Extensions = []string{".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}

// Least is the size in bytes from which a copy is made: what fits into one packet is as fast without.
const Least = 1024

// level is that of DEFLATE. On pages of a site, 9 saves less than 1 % over 6.
const level = 6

// Beside returns files with their compressed copies, sorted by path.
//
// Whether a copy is worth having shows only when it is made, so every text file is made here, and
// made again when it is written. That is simple, holds nothing in memory but the copies, and costs
// little: with its Sum known, a file that stands there unchanged is not made a second time. Make
// must therefore give the same bytes each time. The error joins those of all Makes, or is ctx's.
func Beside(ctx context.Context, files []publish.File) ([]publish.File, error) {
	taken := make(map[string]bool, len(files))
	for _, f := range files {
		taken[f.Path] = true
	}
	all := slices.Clone(files)
	copies := make([][]byte, len(files))
	wrong := make([]error, len(files))
	var p press
	err := par.Each(par.Stage(ctx, "squeeze"), len(files), func(i int) {
		if !wants(all[i].Path) || taken[all[i].Path+".gz"] {
			return
		}
		copies[i], wrong[i] = p.copyOf(&all[i])
	})
	if err := errors.Join(append(wrong, err)...); err != nil {
		return nil, err
	}
	for i, data := range copies {
		if data != nil {
			all = append(all, publish.File{Path: all[i].Path + ".gz", Data: data, Sum: publish.Hash(data)})
		}
	}
	slices.SortStableFunc(all, func(a, b publish.File) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

func wants(name string) bool { return slices.Contains(Extensions, path.Ext(name)) }

// press keeps compressors between files: one is 800 kB.
type press struct{ idle sync.Pool }

type compressor struct {
	gzip *gzip.Writer
	to   bytes.Buffer
}

// copyOf makes the file's bytes, notes their sum in it and returns the copy, nil when there is to be none.
func (p *press) copyOf(f *publish.File) ([]byte, error) {
	data := f.Data
	if f.Make != nil {
		var err error
		if data, err = f.Make(); err != nil {
			return nil, fmt.Errorf("making %s: %w", f.Path, err)
		}
	}
	f.Sum = publish.Hash(data)
	if len(data) < Least {
		return nil, nil
	}
	small, err := p.squeeze(data)
	if err != nil {
		return nil, fmt.Errorf("compressing %s: %w", f.Path, err)
	}
	if len(small) >= len(data) {
		return nil, nil
	}
	return small, nil
}

func (p *press) squeeze(data []byte) ([]byte, error) {
	c, ok := p.idle.Get().(*compressor)
	if !ok {
		c = &compressor{}
		var err error
		if c.gzip, err = gzip.NewWriterLevel(&c.to, level); err != nil {
			return nil, err
		}
	}
	defer p.idle.Put(c)
	c.to.Reset()
	c.gzip.Reset(&c.to) // an empty header too
	_, err := c.gzip.Write(data)
	if err := errors.Join(err, c.gzip.Close()); err != nil {
		return nil, err
	}
	return bytes.Clone(c.to.Bytes()), nil
}
