package digest

import (
	"reflect"
	"slices"
	"sync"
	"time"
)

// layout holds the properties of a type that an Encoder needs, so that it calls package reflect only once for each
// type.
type shape struct {
	kind      reflect.Kind // Int, Uint or Float64 for numbers of any size
	elem, key *shape       // layouts of the elements of lists, pointers and maps, and of the keys of maps
	bytes     bool         // a slice of bytes
	time      bool         // a time.Time
	open      bool         // all fields of a struct are exported
	fields    []field      // the fields that are encoded
	sums      *sums        // of the values that pointers of a shared type point to, else nil
}

type field struct {
	index int
	shape *shape
}

// layoutOf returns the layout of a type.
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

// addLayout returns the layout of a type. It computes those that the encoder does not have, of t and of all its parts.
func (d *Digest) learn(t reflect.Type) *shape {
	if s := d.shapes[t]; s != nil {
		return s
	}
	s := &shape{kind: t.Kind(), open: true}
	d.shapes[t] = s // a type may contain itself, through a pointer
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

// hashCache holds the hashes of the values at memory addresses.
type sums struct {
	mu sync.RWMutex
	at map[uintptr]known
}

// cached is the hash of a value, with the pointer to it, so that its memory is not reused for another value.
type known struct {
	sum     [16]byte
	pointer reflect.Value
}

func (s *sums) of(at uintptr) (hash [16]byte, ok bool) {
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
