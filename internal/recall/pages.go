package recall

import (
	"encoding/binary"
	"reflect"
	"sync"

	"bangvang/internal/cache"
	"bangvang/internal/digest"
	"bangvang/internal/publish"
)

// Pages knows the sums of pages by what they are made from. Its methods may be called at the same time, except
// Save.
type Pages struct {
	*Sums
	theme   []byte
	digest  *digest.Digest
	buffers sync.Pool // of *[]byte
}

// OpenPages returns the pages that a program made; theme is the sum of the theme that shows their views. What is
// behind pointers of the shared types is looked at once.
func OpenPages(store *cache.Store, program string, theme uint64, shared ...reflect.Type) *Pages {
	if program == "" {
		store = nil
	}
	return &Pages{
		Sums:    Open(store, cache.KeyOf([]byte("pages"), []byte(program))),
		theme:   binary.LittleEndian.AppendUint64(nil, theme),
		digest:  digest.New(func(b []byte) [16]byte { return cache.KeyOf(b) }, shared...),
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}
}

// Sum returns the sum of the page that shows v, 0 when it is not known.
func (p *Pages) Sum(v any) uint64 {
	key, ok := p.keyOf(v)
	if !ok {
		return 0
	}
	sum, _ := p.Get(key)
	return sum
}

// Learn says which bytes show v.
func (p *Pages) Learn(v any, data []byte) {
	if key, ok := p.keyOf(v); ok {
		p.Put(key, publish.Hash(data))
	}
}

func (p *Pages) keyOf(v any) (cache.Key, bool) {
	b := p.buffers.Get().(*[]byte)
	defer p.buffers.Put(b)
	data, ok := p.digest.Append((*b)[:0], v)
	*b = data
	return cache.KeyOf(p.theme, data), ok
}
