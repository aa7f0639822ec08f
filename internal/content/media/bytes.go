package media

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"bangvang/internal/content/picture"
	"bangvang/internal/memo/digest"
)

var errChanged = errors.New("it has changed meanwhile")

// Bytes returns the bytes of the picture at path, as [Library.Get] takes it, in the size with the given suffix (see
// [Size]); "" selects [Picture.Own], the size that is published at the picture's own address. They come from the store,
// or are made again from the file. Callers must not change them. The error says that there is no such picture or size,
// that the file is no longer readable, or that it has changed since [Prepare].
func (a *Library) Bytes(ctx context.Context, path, suffix string) ([]byte, error) {
	p := a.Get(path)
	if p == nil {
		return nil, fmt.Errorf("reading the picture %s: there is none", path)
	}
	at, size := p.findSize(suffix)
	if size == nil {
		return nil, fmt.Errorf("reading the picture %s: it has no size %s", path, suffix)
	}
	if !size.Original {
		if data, ok := a.store.Get(p.dataKey(at)); ok && digest.Hash(data) == size.Hash {
			return data, nil
		}
	}
	data, err := a.recreate(ctx, p, at, size)
	if err == nil && digest.Hash(data) != size.Hash {
		err = errChanged
	}
	if err != nil {
		return nil, fmt.Errorf("reading the picture %s: %w", path, err)
	}
	return data, nil
}

// Hash returns the [digest.Hash] of the bytes that [Library.Bytes] returns for this path and suffix, without reading
// them; 0 when there is no such picture or size.
func (a *Library) Hash(path, suffix string) uint64 {
	if p := a.Get(path); p != nil {
		if _, size := p.findSize(suffix); size != nil {
			return size.Hash
		}
	}
	return 0
}

// findSize returns a size and its index in Sizes, -1 when it is Own only.
func (p *Picture) findSize(suffix string) (int, *Size) {
	if suffix == "" {
		return p.ownIndex, &p.Own
	}
	i := slices.IndexFunc(p.Sizes, func(s Size) bool { return s.Suffix == suffix })
	if i < 0 {
		return 0, nil
	}
	return i, &p.Sizes[i]
}

// recreate makes the bytes of a size from the file of the picture again.
func (a *Library) recreate(ctx context.Context, p *Picture, at int, size *Size) ([]byte, error) {
	if size.Original {
		data, err := a.read(p.file)
		if err != nil {
			return nil, err
		}
		info, err := picture.Inspect(ctx, p.Path, data)
		if err != nil {
			return nil, err
		}
		clean, _, err := picture.StripMetadata(ctx, data, info)
		return clean, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	all, ok := a.recent.get(p)
	if !ok {
		data, err := a.read(p.file)
		if err != nil {
			return nil, err
		}
		fresh := &Picture{Path: p.Path, file: p.file, key: p.key}
		if all, err = a.makeSizes(ctx, fresh, data, len(p.Sizes) > 0); err != nil {
			return nil, err
		}
		if fresh.Own != p.Own || !slices.Equal(fresh.Sizes, p.Sizes) {
			return nil, errChanged
		}
		a.storeBytes(p, all)
	}
	if at < 0 {
		at = len(all) - 1
	}
	return all[at], nil
}

// budget is an amount of memory, in bytes, that concurrent goroutines share.
type budget struct {
	mu               sync.Mutex
	free             *sync.Cond
	available, total int64
}

func newBudget(bytes int64) *budget {
	b := &budget{available: bytes, total: bytes}
	b.free = sync.NewCond(&b.mu)
	return b
}

// acquire waits until n bytes are available, or all bytes when n exceeds the total, and takes them.
func (b *budget) acquire(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for n = min(n, b.total); b.available < n; {
		b.free.Wait()
	}
	b.available -= n
}

// release returns n bytes.
func (b *budget) release(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.available += min(n, b.total)
	b.free.Broadcast()
}

// recent caches the bytes of the latest pictures in memory: without a store, callers ask for the sizes of one picture
// one after the other.
type recent struct {
	mu    sync.Mutex
	list  []entry
	total int
}

// entry is the bytes of all sizes of a picture, and how many they are.
type entry struct {
	picture *Picture
	sizes   [][]byte
	size    int
}

// recentLimit is how many bytes recent caches.
const recentLimit = 64 << 20

// put adds a picture and drops the oldest ones beyond recentLimit.
func (r *recent) put(p *Picture, all [][]byte) {
	e := entry{picture: p, sizes: all}
	for _, data := range all {
		e.size += len(data)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, e)
	for r.total += e.size; r.total > recentLimit && len(r.list) > 1; r.list = slices.Delete(r.list, 0, 1) {
		r.total -= r.list[0].size
	}
}

// get returns the bytes of all sizes of a picture and reports whether they are cached.
func (r *recent) get(p *Picture) ([][]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.list {
		if e.picture == p {
			return e.sizes, true
		}
	}
	return nil, false
}
