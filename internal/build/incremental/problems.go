package incremental

import (
	"encoding/binary"

	"bangvang/internal/diag"
)

// appendProblems appends the problems to b: numbers as varints, texts after their length. A site can have 20,000 warnings,
// which every build reads again to print twenty.
func appendProblems(b []byte, list diag.List) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, p := range list {
		b = appendText(appendText(b, string(p.Code)), p.Pos.File)
		b = binary.AppendVarint(binary.AppendVarint(b, int64(p.Pos.Line)), int64(p.Pos.Col))
		b = append(binary.AppendUvarint(b, uint64(len(p.Args))), flag(p.Held), flag(p.Fix != nil))
		for _, arg := range p.Args {
			b = appendText(b, arg)
		}
		if p.Fix == nil {
			continue
		}
		b = binary.AppendUvarint(append(b, flag(p.Fix.OnDisk)), uint64(len(p.Fix.Edits)))
		for _, e := range p.Fix.Edits {
			b = appendText(binary.AppendVarint(binary.AppendVarint(b, int64(e.Start)), int64(e.End)), e.Text)
		}
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func flag(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// readProblems returns the problems that appendProblems made s of; false if s is damaged. Their texts are parts of s.
func readProblems(s string) (diag.List, bool) {
	r := problemReader{rest: s}
	n := r.count()
	if n == 0 {
		return nil, !r.damaged && r.rest == ""
	}
	list := make(diag.List, n)
	for i := range list {
		p := &list[i]
		p.Code, p.Pos.File = diag.Code(r.text()), r.text()
		p.Pos.Line, p.Pos.Col = r.number(), r.number()
		args := r.count()
		held, fixed := r.flag(), r.flag()
		p.Held = held
		if args > 0 {
			p.Args = make([]string, args)
		}
		for j := range p.Args {
			p.Args[j] = r.text()
		}
		if fixed {
			p.Fix = &diag.Fix{OnDisk: r.flag(), Edits: make([]diag.Edit, r.count())}
			for j := range p.Fix.Edits {
				p.Fix.Edits[j] = diag.Edit{Start: r.number(), End: r.number(), Text: r.text()}
			}
		}
		if r.damaged {
			return nil, false
		}
	}
	return list, r.rest == ""
}

// problemReader reads numbers and texts from a string. After the end it returns zeros and is damaged.
type problemReader struct {
	rest    string
	damaged bool
}

func (r *problemReader) uvarint() uint64 {
	var v uint64
	for shift := 0; shift < 64 && r.rest != ""; shift += 7 {
		c := r.rest[0]
		r.rest = r.rest[1:]
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	r.damaged = true
	return 0
}

// number reads a signed number, as binary.AppendVarint writes it.
func (r *problemReader) number() int {
	v := r.uvarint()
	n := int64(v >> 1)
	if v&1 != 0 {
		n = ^n
	}
	return int(n)
}

// count reads the number of things that follow, each of at least one byte; 0 if so many cannot follow.
func (r *problemReader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.damaged = true
		return 0
	}
	return int(n)
}

func (r *problemReader) text() string {
	n := r.count()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *problemReader) flag() bool { return r.uvarint() == 1 }
