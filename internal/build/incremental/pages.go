package incremental

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// Pages knows the sums of pages, by all that they are made from or else by what they show: their view and the
// theme. Its methods may be called at the same time, except Save.
type Pages struct {
	store   *store.Store
	key     store.Key
	theme   []byte
	digest  *digest.Digest
	buffers sync.Pool // of *[]byte

	was     []Page                     // that the store has
	from    map[store.Key]int32        // where in was a page stands
	showing func() map[store.Key]int32 // likewise, made when it is first asked for

	mu    sync.Mutex
	now   []Page
	fresh bool // now has what was not there
}

// Page is what is known of a page.
type Page struct {
	From    store.Key // of all that it is made from, zero when that is not known
	Showing store.Key // of its view and the theme
	Sum     uint64    // of its bytes
}

// row is the size of a page in the store: its fields, one after another, the sum little-endian.
const row = 2*len(store.Key{}) + 8

// OpenPages returns the pages that a program made; theme is the sum of the theme that shows their views. d makes their
// digests.
func OpenPages(disk *store.Store, program string, theme uint64, d *digest.Digest) *Pages {
	p := &Pages{
		store: disk, key: store.KeyOf([]byte("pages"), []byte(program)), theme: binary.LittleEndian.AppendUint64(nil, theme),
		digest:  d,
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}
	p.showing = sync.OnceValue(p.show)
	if program == "" {
		p.store = nil
	}
	if p.store == nil {
		return p
	}
	data, _ := disk.Get(p.key)
	p.was = make([]Page, len(data)/row)
	p.now = make([]Page, 0, len(p.was))
	p.from = make(map[store.Key]int32, len(p.was))
	for i := range p.was {
		n := len(store.Key{})
		p.was[i] = Page{store.Key(data), store.Key(data[n:]), binary.LittleEndian.Uint64(data[2*n:])}
		if from := p.was[i].From; from != (store.Key{}) {
			p.from[from] = int32(i)
		}
		data = data[row:]
	}
	return p
}

// show finds the pages by what they show.
func (p *Pages) show() map[store.Key]int32 {
	at := make(map[store.Key]int32, len(p.was))
	for i, page := range p.was {
		at[page.Showing] = int32(i)
	}
	return at
}

// Made returns the page that is made from all that has this sum.
func (p *Pages) Made(from store.Key) (Page, bool) {
	i, ok := p.from[from] // which holds no zero
	if !ok {
		return Page{}, false
	}
	p.keep(p.was[i], false)
	return p.was[i], true
}

// Empty tells whether no page is known.
func (p *Pages) Empty() bool { return len(p.was) == 0 }

// Shown returns the page that shows v, made from all that has the sum from, which may be zero.
func (p *Pages) Shown(from store.Key, v any) (Page, bool) {
	key, ok := p.keyOf(v)
	if !ok {
		return Page{}, false
	}
	i, ok := p.showing()[key]
	if !ok {
		return Page{}, false
	}
	p.keep(Page{from, key, p.was[i].Sum}, p.was[i].From != from)
	return p.was[i], true
}

// Learn says which bytes a page is that shows v and is made from all that has the sum from, which may be zero.
func (p *Pages) Learn(from store.Key, v any, data []byte) {
	if p.store == nil {
		return
	}
	if key, ok := p.keyOf(v); ok {
		p.keep(Page{from, key, digest.Hash(data)}, true)
	}
}

func (p *Pages) keep(page Page, fresh bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = append(p.now, page)
	p.fresh = p.fresh || fresh
}

func (p *Pages) keyOf(v any) (store.Key, bool) {
	b := p.buffers.Get().(*[]byte)
	defer p.buffers.Put(b)
	data, ok := p.digest.Append((*b)[:0], v)
	*b = data
	return store.KeyOf(p.theme, data), ok
}

// Save keeps the pages that were asked for and learned.
func (p *Pages) Save() {
	if p.store == nil || !p.fresh && len(p.now) == len(p.was) {
		return
	}
	data := make([]byte, 0, len(p.now)*row)
	for _, page := range p.now {
		data = append(append(data, page.From[:]...), page.Showing[:]...)
		data = binary.LittleEndian.AppendUint64(data, page.Sum)
	}
	p.store.Put(p.key, data)
}
