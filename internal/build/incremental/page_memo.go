package incremental

import (
	"encoding/binary"
	"sync"

	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// PageMemo maps the inputs of pages to the hashes of their bytes: by the hash of all inputs, or by the hash of the view
// and the theme. [OpenPageMemo] makes it. Its methods except Save may be called concurrently.
type PageMemo struct {
	store   *store.Store
	key     store.Key
	theme   []byte
	encoder *digest.Encoder
	buffers sync.Pool // of *[]byte

	previous []PageRecord               // records in the store
	byInputs map[store.Key]int32        // indexes in previous
	byView   func() map[store.Key]int32 // likewise, built on first use

	mu      sync.Mutex
	current []PageRecord
	changed bool // current has a record that previous does not have
}

// PageRecord holds, for one page, the hash of its bytes and the two hashes by which [PageMemo] finds it: that of all
// inputs, and that of the view and the theme. The bytes themselves are not stored.
type PageRecord struct {
	Inputs store.Key // of all inputs, zero if not known
	View   store.Key // of the view and the theme
	Hash   uint64    // of the bytes
}

// recordSize is the size of a record in the store, in bytes: its fields in order, the last one little-endian.
const recordSize = 2*len(store.Key{}) + 8

// OpenPageMemo loads the records that the last build of this version of the program stored on disk; none if they are
// damaged. With a nil disk or program "" it is empty, and nothing is stored. theme is [theme.Theme.Fingerprint]. d,
// never nil, encodes views; others may use it meanwhile.
func OpenPageMemo(disk *store.Store, program string, theme uint64, d *digest.Encoder) *PageMemo {
	p := &PageMemo{
		store: disk, key: store.KeyOf([]byte("pages"), []byte(program)), theme: binary.LittleEndian.AppendUint64(nil, theme),
		encoder: d,
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}
	p.byView = sync.OnceValue(p.indexByView)
	if program == "" {
		p.store = nil
	}
	if p.store == nil {
		return p
	}
	data, _ := disk.Get(p.key)
	p.previous = make([]PageRecord, len(data)/recordSize)
	p.current = make([]PageRecord, 0, len(p.previous))
	p.byInputs = make(map[store.Key]int32, len(p.previous))
	for i := range p.previous {
		n := len(store.Key{})
		p.previous[i] = PageRecord{store.Key(data), store.Key(data[n:]), binary.LittleEndian.Uint64(data[2*n:])}
		if from := p.previous[i].Inputs; from != (store.Key{}) {
			p.byInputs[from] = int32(i)
		}
		data = data[recordSize:]
	}
	return p
}

// indexByView indexes the stored records by view.
func (p *PageMemo) indexByView() map[store.Key]int32 {
	at := make(map[store.Key]int32, len(p.previous))
	for i, page := range p.previous {
		at[page.View] = int32(i)
	}
	return at
}

// ByInputs returns the stored record of the page whose inputs have the hash from, and keeps it for the next Save. It
// returns false if there is none, or from is zero. Records of this build are not found.
func (p *PageMemo) ByInputs(from store.Key) (PageRecord, bool) {
	i, ok := p.byInputs[from] // contains no zero key
	if !ok {
		return PageRecord{}, false
	}
	p.add(p.previous[i], false)
	return p.previous[i], true
}

// Empty reports whether the last build stored no records.
func (p *PageMemo) Empty() bool { return len(p.previous) == 0 }

// ByView returns the stored record of the page whose view has the outline v, as [pages.Page.Outline] returns it, and
// remembers it for Save under from, the hash of all inputs, which may be zero. It returns false if there is none or v
// cannot be encoded. Do not pass the full view of an article: it is another value than its outline, and is not found.
func (p *PageMemo) ByView(from store.Key, v any) (PageRecord, bool) {
	key, ok := p.viewKey(v)
	if !ok {
		return PageRecord{}, false
	}
	i, ok := p.byView()[key]
	if !ok {
		return PageRecord{}, false
	}
	p.add(PageRecord{from, key, p.previous[i].Hash}, p.previous[i].Inputs != from)
	return p.previous[i], true
}

// Record adds a record for Save: hash is the [digest.Hash] of the bytes of the page whose view has the outline v, as
// [PageMemo.ByView] takes it, and from is the hash of all its inputs. If from is zero, the next build finds
// the page by its view alone. A view that cannot be encoded gets no record.
func (p *PageMemo) Record(from store.Key, v any, hash uint64) {
	if p.store == nil {
		return
	}
	if key, ok := p.viewKey(v); ok {
		p.add(PageRecord{from, key, hash}, true)
	}
}

func (p *PageMemo) add(page PageRecord, fresh bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.current = append(p.current, page)
	p.changed = p.changed || fresh
}

func (p *PageMemo) viewKey(v any) (store.Key, bool) {
	b := p.buffers.Get().(*[]byte)
	defer p.buffers.Put(b)
	data, ok := p.encoder.Append((*b)[:0], v)
	*b = data
	return store.KeyOf(p.theme, data), ok
}

// Save stores the records that were used or added, and drops the others. It reports no error.
func (p *PageMemo) Save() {
	if p.store == nil || !p.changed && len(p.current) == len(p.previous) {
		return
	}
	data := make([]byte, 0, len(p.current)*recordSize)
	for _, page := range p.current {
		data = append(append(data, page.Inputs[:]...), page.View[:]...)
		data = binary.LittleEndian.AppendUint64(data, page.Hash)
	}
	p.store.Put(p.key, data)
}
