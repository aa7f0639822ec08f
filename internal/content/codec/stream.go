package codec

import "encoding/binary"

// stream is a string of bytes that is written, or read: what a method is handed changes only when it is read. Once
// something in it was not what it should be, all that is read is zero.
type stream struct {
	reading bool
	out     []byte
	in      string // what is left to read
	wrong   bool
}

// done tells whether all was read, and nothing else was there.
func (s *stream) done() bool { return s.in == "" && !s.wrong }

func (s *stream) fail() {
	s.in, s.wrong = "", true
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

func (s *stream) sum(n *uint64) {
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

// length goes through the length of what follows, of which each takes a byte at least.
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

// text goes through a text of a type of its own.
func text[T ~string](s *stream, t *T) {
	plain := string(*t)
	if s.text(&plain); s.reading {
		*t = T(plain)
	}
}

// number goes through a number of any type.
func number[T ~int | ~uint8](s *stream, n *T) {
	long := int64(*n)
	if s.number(&long); s.reading {
		*n = T(long)
	}
}

// list goes through a list of what stands in s.
func list[L ~[]T, T any](c *coder, s *stream, l *L, each func(c *coder, one *T)) {
	n := s.length(len(*l))
	if s.reading && n > 0 {
		*l = make(L, n)
	}
	for i := range *l {
		each(c, &(*l)[i])
	}
}
