package digest

import (
	"reflect"
	"slices"
	"sync"
	"time"
)

// layout holds the properties of a type that an Encoder needs, so that it calls package reflect only once for each
// type.
type layout struct {
	kind      reflect.Kind // Int, Uint or Float64 for numbers of any size
	elem, key *layout      // layouts of the elements of lists, pointers and maps, and of the keys of maps
	bytes     bool         // a slice of bytes
	time      bool         // a time.Time
	exported  bool         // all fields of a struct are exported
	fields    []field      // the fields that are encoded
	hashes    *hashCache   // of the values that pointers of a shared type point to, else nil
}

type field struct {
	index  int
	layout *layout
}

// layoutOf returns the layout of a type.
func (d *Encoder) layoutOf(t reflect.Type) *layout {
	d.mu.RLock()
	s := d.layouts[t]
	d.mu.RUnlock()
	if s == nil {
		d.mu.Lock()
		defer d.mu.Unlock()
		s = d.addLayout(t)
	}
	return s
}

// addLayout returns the layout of a type. It computes those that the encoder does not have, of t and of all its parts.
func (d *Encoder) addLayout(t reflect.Type) *layout {
	if s := d.layouts[t]; s != nil {
		return s
	}
	s := &layout{kind: t.Kind(), exported: true}
	d.layouts[t] = s // a type may contain itself, through a pointer
	switch s.kind {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.kind = reflect.Int
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		s.kind = reflect.Uint
	case reflect.Float32:
		s.kind = reflect.Float64
	case reflect.Struct:
		if s.time = t == reflect.TypeFor[time.Time](); !s.time {
			d.addFields(s, t)
		}
	case reflect.Slice, reflect.Array:
		s.elem, s.bytes = d.addLayout(t.Elem()), t.Elem().Kind() == reflect.Uint8
	case reflect.Map:
		s.key, s.elem = d.addLayout(t.Key()), d.addLayout(t.Elem())
	case reflect.Pointer:
		if s.elem = d.addLayout(t.Elem()); slices.Contains(d.shared, t) {
			s.hashes = &hashCache{byAddress: map[uintptr]cached{}}
		}
	}
	return s
}

func (d *Encoder) addFields(s *layout, t reflect.Type) {
	for i := range t.NumField() {
		if f := t.Field(i); !slices.Contains(d.skip, f.Type) {
			s.exported = s.exported && f.IsExported()
			s.fields = append(s.fields, field{i, d.addLayout(f.Type)})
		}
	}
}

// hashCache holds the hashes of the values at memory addresses.
type hashCache struct {
	mu        sync.RWMutex
	byAddress map[uintptr]cached
}

// cached is the hash of a value, with the pointer to it, so that its memory is not reused for another value.
type cached struct {
	hash    [16]byte
	pointer reflect.Value
}

func (s *hashCache) get(at uintptr) (hash [16]byte, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	k, ok := s.byAddress[at]
	return k.hash, ok
}

func (s *hashCache) put(at uintptr, k cached) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byAddress[at] = k
}
