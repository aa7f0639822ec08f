package digest

import (
	"reflect"
	"slices"
	"sync"
	"time"
)

// shape is what a Digest knows of a type, so that it asks only once.
type shape struct {
	kind      reflect.Kind // of numbers Int, Uint or Float64, whatever their size
	elem, key *shape       // of lists, pointers and maps
	bytes     bool         // a slice of bytes
	time      bool         // a time.Time
	open      bool         // all fields of a struct are exported
	fields    []field      // those that count
	sums      *sums        // of what pointers of a shared type point to, else nil
}

type field struct {
	index int
	shape *shape
}

// shape returns that of a type.
func (d *Digest) shape(t reflect.Type) *shape {
	d.mu.RLock()
	s := d.shapes[t]
	d.mu.RUnlock()
	if s == nil {
		d.mu.Lock()
		defer d.mu.Unlock()
		s = d.learn(t)
	}
	return s
}

// learn makes the shape of a type and of all that it is made of, unless they are known.
func (d *Digest) learn(t reflect.Type) *shape {
	if s := d.shapes[t]; s != nil {
		return s
	}
	s := &shape{kind: t.Kind(), open: true}
	d.shapes[t] = s // a type may be made of itself
	switch s.kind {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.kind = reflect.Int
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		s.kind = reflect.Uint
	case reflect.Float32:
		s.kind = reflect.Float64
	case reflect.Struct:
		if s.time = t == reflect.TypeFor[time.Time](); !s.time {
			d.learnFields(s, t)
		}
	case reflect.Slice, reflect.Array:
		s.elem, s.bytes = d.learn(t.Elem()), t.Elem().Kind() == reflect.Uint8
	case reflect.Map:
		s.key, s.elem = d.learn(t.Key()), d.learn(t.Elem())
	case reflect.Pointer:
		if s.elem = d.learn(t.Elem()); slices.Contains(d.shared, t) {
			s.sums = &sums{at: map[uintptr]known{}}
		}
	}
	return s
}

func (d *Digest) learnFields(s *shape, t reflect.Type) {
	for i := range t.NumField() {
		if f := t.Field(i); !slices.Contains(d.skip, f.Type) {
			s.open = s.open && f.IsExported()
			s.fields = append(s.fields, field{i, d.learn(f.Type)})
		}
	}
}

// sums are those of what stands at addresses.
type sums struct {
	mu sync.RWMutex
	at map[uintptr]known
}

// known is a sum, with the pointer, so that nothing else comes to stand at its address.
type known struct {
	sum     [16]byte
	pointer reflect.Value
}

func (s *sums) of(at uintptr) (sum [16]byte, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	k, ok := s.at[at]
	return k.sum, ok
}

func (s *sums) keep(at uintptr, k known) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at[at] = k
}
