// Package digest writes a value as bytes that stand for it: two values of one type have the same bytes just
// when they hold the same. The bytes are to be hashed; they are not read back.
//
// Pointers stand for what they point to, maps for their entries sorted. A nil slice, map or pointer is another than an
// empty one. A time is its moment and its offset from UTC. A value that holds a function, a channel, an interface or
// a loop of pointers has no digest, nor has one that keeps something to itself (an unexported field).
//
// Numbers are varints, or eight bytes for floating point; texts and lists have their length before them.
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
	shared map[reflect.Type]bool
	skip   map[reflect.Type]bool
	loose  bool
	sum    func([]byte) [16]byte
	sums   sync.Map // of what pointers point to
	types  sync.Map // of structs: *fields
}

// fields are those of a struct that count.
type fields struct {
	open   bool // all are exported
	fields []int
}

func (d *Digest) known(t reflect.Type) *fields {
	if f, ok := d.types.Load(t); ok {
		return f.(*fields)
	}
	f := &fields{open: true}
	for i := range t.NumField() {
		if field := t.Field(i); !d.skip[field.Type] {
			f.open = f.open && field.IsExported()
			f.fields = append(f.fields, i)
		}
	}
	d.types.Store(t, f)
	return f
}

// New returns a digest that looks only once at what a pointer of one of these types points to, which must not
// change as long as the Digest is used, and writes its sum.
func New(sum func([]byte) [16]byte, shared ...reflect.Type) *Digest {
	d := &Digest{shared: map[reflect.Type]bool{}, sum: sum}
	for _, t := range shared {
		d.shared[t] = true
	}
	return d
}

// Loosen takes what is nil for empty. It is called before Append, as is Skip.
func (d *Digest) Loosen() { d.loose = true }

// Skip leaves out what is of these types, wherever it stands in a struct.
func (d *Digest) Skip(types ...reflect.Type) {
	d.skip = map[reflect.Type]bool{}
	for _, t := range types {
		d.skip[t] = true
	}
}

// Append appends the name of v's type and the bytes of v, and tells whether it has a digest.
func (d *Digest) Append(b []byte, v any) ([]byte, bool) {
	value := reflect.ValueOf(v)
	if !value.IsValid() {
		return b, false
	}
	w := &writer{Digest: d, b: b, ok: true}
	w.text(value.Type().String())
	w.value(value, 0)
	return w.b, w.ok
}

// maxDepth is how deep a value may be nested; a loop is deeper.
const maxDepth = 64

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

func (w *writer) value(v reflect.Value, depth int) {
	if depth > maxDepth || !w.ok {
		w.ok = false
		return
	}
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		w.number(n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case reflect.Struct:
		w.fields(v, depth)
	case reflect.Slice, reflect.Array:
		w.list(v, depth)
	case reflect.Pointer:
		w.pointer(v, depth)
	case reflect.Map:
		w.entries(v, depth)
	default:
		w.ok = false
	}
}

func (w *writer) fields(v reflect.Value, depth int) {
	if t, ok := reflect.TypeAssert[time.Time](v); ok {
		_, offset := t.Zone()
		w.b = binary.AppendVarint(w.b, t.Unix())
		w.number(uint64(t.Nanosecond()))
		w.b = binary.AppendVarint(w.b, int64(offset))
		return
	}
	t := w.known(v.Type())
	w.ok = w.ok && t.open
	for _, i := range t.fields {
		w.value(v.Field(i), depth+1)
	}
}

func (w *writer) list(v reflect.Value, depth int) {
	if v.Kind() == reflect.Slice {
		if v.IsNil() && !w.loose {
			w.number(0)
			return
		}
		w.number(1 + uint64(v.Len()))
		if v.Type().Elem().Kind() == reflect.Uint8 {
			w.b = append(w.b, v.Bytes()...)
			return
		}
	}
	for i := range v.Len() {
		w.value(v.Index(i), depth+1)
	}
}

func (w *writer) pointer(v reflect.Value, depth int) {
	if v.IsNil() {
		w.number(0)
		return
	}
	w.number(1)
	if !w.shared[v.Type()] {
		w.value(v.Elem(), depth+1)
		return
	}
	at := v.Interface()
	known, ok := w.sums.Load(at)
	if !ok {
		inner := &writer{Digest: w.Digest, ok: true}
		inner.value(v.Elem(), depth+1)
		w.ok = w.ok && inner.ok
		known = w.sum(inner.b)
		if inner.ok {
			w.sums.Store(at, known)
		}
	}
	sum := known.([16]byte)
	w.b = append(w.b, sum[:]...)
}

func (w *writer) entries(v reflect.Value, depth int) {
	if v.IsNil() && !w.loose {
		w.number(0)
		return
	}
	w.number(1 + uint64(v.Len()))
	var entries [][]byte
	for it := v.MapRange(); it.Next(); {
		inner := &writer{Digest: w.Digest, ok: true}
		inner.value(it.Key(), depth+1)
		inner.value(it.Value(), depth+1)
		w.ok = w.ok && inner.ok
		entries = append(entries, inner.b)
	}
	slices.SortFunc(entries, bytes.Compare)
	for _, e := range entries {
		w.b = append(w.b, e...)
	}
}
