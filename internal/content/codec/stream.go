package codec

import "encoding/binary"

// stream encodes values to bytes or decodes them: its methods change the value that they are given only while
// decoding. After the first malformed byte every decoded value is zero.
type stream struct {
	reading bool
	out     []byte
	in      string // the bytes not yet decoded
	failed  bool
}

// done reports whether the input was decoded completely and without a fault.
func (s *stream) done() bool { return s.in == "" && !s.failed }

func (s *stream) fail() {
	s.in, s.failed = "", true
}

func (s *stream) number(n *int64) {
	if !s.reading {
		s.out = binary.AppendVarint(s.out, *n)
		return
	}
	var u uint64
	for i := range min(len(s.in), binary.MaxVarintLen64) {
		b := s.in[i]
		if u |= uint64(b&0x7f) << (7 * i); b < 0x80 {
			s.in = s.in[i+1:]
			*n = int64(u>>1) ^ -int64(u&1)
			return
		}
	}
	s.fail()
	*n = 0
}

func (s *stream) hash(n *uint64) {
	if !s.reading {
		s.out = binary.LittleEndian.AppendUint64(s.out, *n)
		return
	}
	if len(s.in) < 8 {
		s.fail()
		return
	}
	*n = binary.LittleEndian.Uint64([]byte(s.in[:8]))
	s.in = s.in[8:]
}

func (s *stream) bool(b *bool) {
	var n int64
	if *b {
		n = 1
	}
	if s.number(&n); s.reading {
		*b = n != 0
	}
}

// length encodes or decodes the length of a string or list, each of whose elements takes at least one byte.
func (s *stream) length(n int) int {
	long := int64(n)
	if s.number(&long); s.reading && (long < 0 || long > int64(len(s.in))) {
		s.fail()
		return 0
	}
	return int(long)
}

func (s *stream) text(t *string) {
	n := s.length(len(*t))
	if !s.reading {
		s.out = append(s.out, *t...)
		return
	}
	*t, s.in = s.in[:n], s.in[n:]
}

// text encodes or decodes a string of a named type.
func text[T ~string](s *stream, t *T) {
	plain := string(*t)
	if s.text(&plain); s.reading {
		*t = T(plain)
	}
}

// number encodes or decodes an integer of any type.
func number[T ~int | ~uint8](s *stream, n *T) {
	long := int64(*n)
	if s.number(&long); s.reading {
		*n = T(long)
	}
}

// list encodes or decodes the elements of a list in s.
func list[L ~[]T, T any](c *coder, s *stream, l *L, each func(c *coder, one *T)) {
	n := s.length(len(*l))
	if s.reading && n > 0 {
		*l = make(L, n)
	}
	for i := range *l {
		each(c, &(*l)[i])
	}
}
