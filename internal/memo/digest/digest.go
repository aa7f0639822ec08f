// Package digest encodes a Go value as canonical bytes that can be hashed: two values of one type have the same bytes
// if and only if they are equal. For example, the hash of a page's view says whether the page must be rendered again.
// The bytes cannot be decoded.
//
// A pointer is encoded as the value it points to, a map as its entries, sorted. A nil slice, map or pointer differs
// from an empty one. A time is its instant and its offset from UTC. A value cannot be encoded if it contains a
// function, a channel, an interface, a loop of pointers or an unexported field.
//
// Numbers are varints, floating-point numbers eight bytes; strings and lists follow their length. While a long list is
// written, its bytes are replaced by their hash whenever they exceed 64 KiB.
package digest

import (
	"bytes"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Encoder encodes values. It caches the layouts of types and the hashes of values that many others point to. Its method
// Append is safe for concurrent use.
type Digest struct {
	shared []reflect.Type
	skip   []reflect.Type
	loose  bool
	sum    func([]byte) [16]byte

	mu     sync.RWMutex
	shapes map[reflect.Type]*shape
}

// NewEncoder returns an encoder that hashes bytes with hash. For a pointer of one of the shared types it writes the
// hash of the value it points to and computes it only once, so that value must not change as long as the encoder is
// used.
func New(hash func([]byte) [16]byte, shared ...reflect.Type) *Digest {
	return &Digest{shared: shared, sum: hash, shapes: map[reflect.Type]*shape{}}
}

// NilAsEmpty makes the encoder write a nil slice or map as an empty one. Call it, and Skip, before Append.
func (d *Digest) Loosen() { d.loose = true }

// Skip makes the encoder leave out struct fields of these types.
func (d *Digest) Skip(types ...reflect.Type) { d.skip = types }

// Append appends the name of v's type and the bytes of v to b. It returns false if v cannot be encoded.
func (d *Digest) Append(b []byte, v any) ([]byte, bool) {
	value := reflect.ValueOf(v)
	if !value.IsValid() {
		return b, false
	}
	w := &writer{Digest: d, b: b, ok: true}
	w.text(value.Type().String())
	w.value(d.shape(value.Type()), value, 0)
	return w.b, w.ok
}

// maxDepth is the greatest depth of a nested value; a loop of pointers exceeds it.
const maxDepth = 64

// maxListBytes is the number of bytes of a list after which they are replaced by their hash.
const maxRun = 64 << 10

type writer struct {
	*Digest
	b  []byte
	ok bool
}

func (w *writer) number(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

func (w *writer) text(s string) {
	w.number(uint64(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) value(s *shape, v reflect.Value, depth int) {
	if depth > maxDepth || !w.ok {
		w.ok = false
		return
	}
	switch s.kind {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		w.number(n)
	case reflect.Int:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Uint:
		w.number(v.Uint())
	case reflect.Float64:
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case reflect.Struct:
		w.fields(s, v, depth)
	case reflect.Slice, reflect.Array:
		w.list(s, v, depth)
	case reflect.Pointer:
		w.pointer(s, v, depth)
	case reflect.Map:
		w.entries(s, v, depth)
	default:
		w.ok = false
	}
}

func (w *writer) fields(s *shape, v reflect.Value, depth int) {
	if s.time {
		t, _ := reflect.TypeAssert[time.Time](v)
		_, offset := t.Zone()
		w.b = binary.AppendVarint(w.b, t.Unix())
		w.number(uint64(t.Nanosecond()))
		w.b = binary.AppendVarint(w.b, int64(offset))
		return
	}
	w.ok = w.ok && s.open
	for _, f := range s.fields {
		w.value(f.shape, v.Field(f.index), depth+1)
	}
}

func (w *writer) list(s *shape, v reflect.Value, depth int) {
	if s.kind == reflect.Slice {
		if v.IsNil() && !w.loose {
			w.number(0)
			return
		}
		w.number(1 + uint64(v.Len()))
		if s.bytes {
			w.b = append(w.b, v.Bytes()...)
			return
		}
	}
	from := len(w.b)
	for i := range v.Len() {
		w.value(s.elem, v.Index(i), depth+1)
		if len(w.b)-from > maxRun {
			hash := w.sum(w.b[from:])
			w.b = append(w.b[:from], hash[:]...)
		}
	}
}

func (w *writer) pointer(s *shape, v reflect.Value, depth int) {
	if v.IsNil() {
		w.number(0)
		return
	}
	w.number(1)
	if s.sums == nil {
		w.value(s.elem, v.Elem(), depth+1)
		return
	}
	at := v.Pointer()
	hash, ok := s.sums.of(at)
	if !ok {
		from := len(w.b)
		w.value(s.elem, v.Elem(), depth+1)
		hash = w.sum(w.b[from:])
		if w.b = w.b[:from]; w.ok {
			s.sums.keep(at, known{hash, v})
		}
	}
	w.b = append(w.b, hash[:]...)
}

func (w *writer) entries(s *shape, v reflect.Value, depth int) {
	if v.IsNil() && !w.loose {
		w.number(0)
		return
	}
	w.number(1 + uint64(v.Len()))
	var entries [][]byte
	for it := v.MapRange(); it.Next(); {
		inner := &writer{Digest: w.Digest, ok: true}
		inner.value(s.key, it.Key(), depth+1)
		inner.value(s.elem, it.Value(), depth+1)
		w.ok = w.ok && inner.ok
		entries = append(entries, inner.b)
	}
	slices.SortFunc(entries, bytes.Compare)
	for _, e := range entries {
		w.b = append(w.b, e...)
	}
}
