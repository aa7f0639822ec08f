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

// Encoder encodes values as bytes to be hashed or compared; nothing decodes them. Equal values of one type have equal
// bytes in every run and on every machine, as long as the type and the encoder's settings and hash are the same. An
// Encoder caches the layouts of types and the hashes of values that many others point to. Its method Append is safe for
// concurrent use.
type Encoder struct {
	shared     []reflect.Type
	skip       []reflect.Type
	nilAsEmpty bool
	hash       func([]byte) [16]byte

	mu      sync.RWMutex
	layouts map[reflect.Type]*layout
}

// NewEncoder returns an encoder that hashes bytes with hash. shared are types of pointers, for example *site.Article: for
// a pointer of one of them it writes the hash of the value it points to and computes it only once, so that value must not
// change as long as the encoder is used.
func NewEncoder(hash func([]byte) [16]byte, shared ...reflect.Type) *Encoder {
	return &Encoder{shared: shared, hash: hash, layouts: map[reflect.Type]*layout{}}
}

// NilAsEmpty makes the encoder write a nil slice or map as an empty one. Call it, and Skip, before the first Append.
func (d *Encoder) NilAsEmpty() { d.nilAsEmpty = true }

// Skip makes the encoder leave out all struct fields whose type is one of these, so that they do not count. A second call
// replaces the types of the first.
func (d *Encoder) Skip(types ...reflect.Type) { d.skip = types }

// Append appends the name of v's type and the bytes of v to b, and returns b and true. It returns false if v is nil or
// cannot be encoded (see the package doc) or is nested more than 64 deep; the slice it returns then is of no use.
func (d *Encoder) Append(b []byte, v any) ([]byte, bool) {
	value := reflect.ValueOf(v)
	if !value.IsValid() {
		return b, false
	}
	w := &writer{Encoder: d, b: b, ok: true}
	w.writeText(value.Type().String())
	w.writeValue(d.layoutOf(value.Type()), value, 0)
	return w.b, w.ok
}

// maxDepth is the greatest depth of a nested value; a loop of pointers exceeds it.
const maxDepth = 64

// maxListBytes is the number of bytes of a list after which they are replaced by their hash.
const maxListBytes = 64 << 10

type writer struct {
	*Encoder
	b  []byte
	ok bool
}

func (w *writer) writeNumber(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

func (w *writer) writeText(s string) {
	w.writeNumber(uint64(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) writeValue(s *layout, v reflect.Value, depth int) {
	if depth > maxDepth || !w.ok {
		w.ok = false
		return
	}
	switch s.kind {
	case reflect.String:
		w.writeText(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		w.writeNumber(n)
	case reflect.Int:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Uint:
		w.writeNumber(v.Uint())
	case reflect.Float64:
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case reflect.Struct:
		w.writeFields(s, v, depth)
	case reflect.Slice, reflect.Array:
		w.writeList(s, v, depth)
	case reflect.Pointer:
		w.writePointer(s, v, depth)
	case reflect.Map:
		w.writeMap(s, v, depth)
	default:
		w.ok = false
	}
}

func (w *writer) writeFields(s *layout, v reflect.Value, depth int) {
	if s.time {
		t, _ := reflect.TypeAssert[time.Time](v)
		_, offset := t.Zone()
		w.b = binary.AppendVarint(w.b, t.Unix())
		w.writeNumber(uint64(t.Nanosecond()))
		w.b = binary.AppendVarint(w.b, int64(offset))
		return
	}
	w.ok = w.ok && s.exported
	for _, f := range s.fields {
		w.writeValue(f.layout, v.Field(f.index), depth+1)
	}
}

func (w *writer) writeList(s *layout, v reflect.Value, depth int) {
	if s.kind == reflect.Slice {
		if v.IsNil() && !w.nilAsEmpty {
			w.writeNumber(0)
			return
		}
		w.writeNumber(1 + uint64(v.Len()))
		if s.bytes {
			w.b = append(w.b, v.Bytes()...)
			return
		}
	}
	from := len(w.b)
	for i := range v.Len() {
		w.writeValue(s.elem, v.Index(i), depth+1)
		if len(w.b)-from > maxListBytes {
			hash := w.hash(w.b[from:])
			w.b = append(w.b[:from], hash[:]...)
		}
	}
}

func (w *writer) writePointer(s *layout, v reflect.Value, depth int) {
	if v.IsNil() {
		w.writeNumber(0)
		return
	}
	w.writeNumber(1)
	if s.hashes == nil {
		w.writeValue(s.elem, v.Elem(), depth+1)
		return
	}
	at := v.Pointer()
	hash, ok := s.hashes.get(at)
	if !ok {
		from := len(w.b)
		w.writeValue(s.elem, v.Elem(), depth+1)
		hash = w.hash(w.b[from:])
		if w.b = w.b[:from]; w.ok {
			s.hashes.put(at, cached{hash, v})
		}
	}
	w.b = append(w.b, hash[:]...)
}

func (w *writer) writeMap(s *layout, v reflect.Value, depth int) {
	if v.IsNil() && !w.nilAsEmpty {
		w.writeNumber(0)
		return
	}
	w.writeNumber(1 + uint64(v.Len()))
	var entries [][]byte
	for it := v.MapRange(); it.Next(); {
		inner := &writer{Encoder: w.Encoder, ok: true}
		inner.writeValue(s.key, it.Key(), depth+1)
		inner.writeValue(s.elem, it.Value(), depth+1)
		w.ok = w.ok && inner.ok
		entries = append(entries, inner.b)
	}
	slices.SortFunc(entries, bytes.Compare)
	for _, e := range entries {
		w.b = append(w.b, e...)
	}
}
