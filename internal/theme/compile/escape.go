package compile

import "strings"

// The functions of this file give the bytes of html/template's escapers for texts. Tests compare them.

// failsafe is written by html/template in place of a value that may be harmful.
const failsafe = "ZgotmplZ"

// entities are the characters that html/template replaces in text and between quotes.
var entities = [...]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// appendText appends a text as HTML.
func appendText[T string | []byte](b []byte, s T) []byte {
	done := 0
	for i := range len(s) {
		if c := s[i]; int(c) < len(entities) && entities[c] != "" {
			b = append(append(b, s[done:i]...), entities[c]...)
			done = i + 1
		}
	}
	return append(b, s[done:]...)
}

// filtered returns the address s, or a harmless one if it is not relative and its scheme is none of http, https and
// mailto.
func filtered(s string) string {
	if safe(s) {
		return s
	}
	return "#" + failsafe
}

func safe(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// The classes of bytes in an address.
const (
	encoded  = iota // always %xx
	plain           // never
	reserved        // only in a part of a query
	percent
)

// classes has the class of each byte.
var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", byte(c)) >= 0:
			t[c] = plain
		case strings.IndexByte("!#$&*+,/:;=?@[]", byte(c)) >= 0:
			t[c] = reserved
		case c == '%':
			t[c] = percent
		}
	}
	return t
}()

const hexDigits = "0123456789abcdef"

// appendNormal appends an address with all bytes encoded that must be; encoded ones stay.
func appendNormal(b []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		c := s[i]
		switch classes[c] {
		case plain, reserved:
			continue
		case percent:
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
		}
		b = append(append(b, s[done:i]...), '%', hexDigits[c>>4], hexDigits[c&15])
		done = i + 1
	}
	return append(b, s[done:]...)
}

// appendAddress appends an address between quotes: normal, and as HTML. Of the characters that HTML replaces, only two are
// left in a normal address.
func appendAddress(b []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		c := s[i]
		switch classes[c] {
		case plain:
			continue
		case reserved:
			if c != '&' && c != '+' {
				continue
			}
			b = append(append(b, s[done:i]...), entities[c]...)
			done = i + 1
			continue
		case percent:
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
		}
		b = append(append(b, s[done:i]...), '%', hexDigits[c>>4], hexDigits[c&15])
		done = i + 1
	}
	return append(b, s[done:]...)
}

// appendQuery appends a part of an address between quotes, for example a value of a query. Nothing is left to replace as
// HTML.
func appendQuery(b []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		c := s[i]
		if classes[c] == plain {
			continue
		}
		b = append(append(b, s[done:i]...), '%', hexDigits[c>>4], hexDigits[c&15])
		done = i + 1
	}
	return append(b, s[done:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// appendSrcset appends the value of an attribute srcset: of each of its candidates, which commas separate, the address is
// filtered and made normal.
func (p *Printer) appendSrcset(s string) {
	b := p.scratch[:0]
	for {
		one, rest, more := strings.Cut(s, ",")
		b = appendCandidate(b, one)
		if !more {
			break
		}
		b, s = append(b, ','), rest
	}
	p.scratch = b
	p.Out = appendText(p.Out, b)
}

// appendCandidate appends an address and its descriptor, for example “/a.jpg 480w”, or the replacement of a harmful one.
func appendCandidate(b []byte, s string) []byte {
	start := 0
	for start < len(s) && isSpace(s[start]) {
		start++
	}
	end := start
	for end < len(s) && !isSpace(s[end]) {
		end++
	}
	ok := safe(s[start:end])
	for i := end; i < len(s) && ok; i++ {
		c := s[i]
		ok = isSpace(c) || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	if !ok {
		return append(append(b, '#'), failsafe...)
	}
	return append(appendNormal(append(b, s[:start]...), s[start:end]), s[end:]...)
}

// isSpace reports whether c separates the parts of a candidate.
func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'
}
