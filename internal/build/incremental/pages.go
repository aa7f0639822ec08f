package incremental

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// PageMemo maps the inputs of pages to the hashes of their bytes: by the hash of all inputs, or by the hash of the view
// and the theme. Its methods except Save may be called concurrently.
type Pages struct {
	store   *store.Store
	key     store.Key
	theme   []byte
	digest  *digest.Digest
	buffers sync.Pool // of *[]byte

	was     []Page                     // records in the store
	from    map[store.Key]int32        // indexes in previous
	showing func() map[store.Key]int32 // likewise, built on first use

	mu    sync.Mutex
	now   []Page
	fresh bool // current has a record that previous does not have
}

// PageRecord holds the hashes of a page's inputs and of its bytes.
type Page struct {
	From    store.Key // of all inputs, zero if not known
	Showing store.Key // of the view and the theme
	Sum     uint64    // of the bytes
}

// recordSize is the size of a record in the store, in bytes: its fields in order, the last one little-endian.
const row = 2*len(store.Key{}) + 8

// OpenPageMemo loads the records that this version of the program stored. theme is the fingerprint of the theme; e
// encodes views.
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

// indexByView indexes the stored records by view.
func (p *Pages) show() map[store.Key]int32 {
	at := make(map[store.Key]int32, len(p.was))
	for i, page := range p.was {
		at[page.Showing] = int32(i)
	}
	return at
}

// ByInputs returns the record of the page whose inputs have the given hash.
func (p *Pages) Made(from store.Key) (Page, bool) {
	i, ok := p.from[from] // contains no zero key
	if !ok {
		return Page{}, false
	}
	p.keep(p.was[i], false)
	return p.was[i], true
}

// Empty reports whether there are no stored records.
func (p *Pages) Empty() bool { return len(p.was) == 0 }

// ByView returns the record of the page with the view v, and remembers it for Save under the hash of all inputs, which
// may be zero.
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

// Record adds a record: data are the bytes of the page with the view v and the given hash of all inputs, which may be
// zero.
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

// Save stores the records that were used or added.
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
