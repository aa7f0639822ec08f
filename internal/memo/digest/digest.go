// Package digest writes a value as bytes that stand for it: two values of one type have the same bytes just
// when they hold the same. The bytes are to be hashed; they are not read back.
//
// Pointers stand for what they point to, maps for their entries sorted. A nil slice, map or pointer is another than an
// empty one. A time is its moment and its offset from UTC. A value that holds a function, a channel, an interface or
// a loop of pointers has no digest, nor has one that keeps something to itself (an unexported field).
//
// Numbers are varints, or eight bytes for floating point; texts and lists have their length before them. Of a list that
// is long, what was written so far gives way to its sum, again and again.
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

// Digest knows the sums of values that many others point to. Its methods may be called at the same time.
type Digest struct {
	shared []reflect.Type
	skip   []reflect.Type
	loose  bool
	sum    func([]byte) [16]byte

	mu     sync.RWMutex
	shapes map[reflect.Type]*shape
}

// New returns a digest that looks only once at what a pointer of one of these types points to, which must not
// change as long as the Digest is used, and writes its sum.
func New(sum func([]byte) [16]byte, shared ...reflect.Type) *Digest {
	return &Digest{shared: shared, sum: sum, shapes: map[reflect.Type]*shape{}}
}

// Loosen takes what is nil for empty. It is called before Append, as is Skip.
func (d *Digest) Loosen() { d.loose = true }

// Skip leaves out what is of these types, wherever it stands in a struct.
func (d *Digest) Skip(types ...reflect.Type) { d.skip = types }

// Append appends the name of v's type and the bytes of v, and tells whether it has a digest.
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

// maxDepth is how deep a value may be nested; a loop is deeper.
const maxDepth = 64

// maxRun is how many bytes of a list stand side by side.
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
			sum := w.sum(w.b[from:])
			w.b = append(w.b[:from], sum[:]...)
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
	sum, ok := s.sums.of(at)
	if !ok {
		from := len(w.b)
		w.value(s.elem, v.Elem(), depth+1)
		sum = w.sum(w.b[from:])
		if w.b = w.b[:from]; w.ok {
			s.sums.keep(at, known{sum, v})
		}
	}
	w.b = append(w.b, sum[:]...)
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
