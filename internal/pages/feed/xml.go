package feed

import (
	"time"
	"unicode/utf8"
)

const prologue = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// The treatment of a byte by the escaper.
const (
	plain  = iota
	drop   // a control character, which XML 1.0 (section 2.2, Char) forbids even as a reference
	entity // replaced by its entry in entities
	maybe  // the first byte of U+FFFE and U+FFFF, which XML forbids too, and of other characters
)

// entities maps bytes to their references. A parser reads a bare carriage return as a line feed (section 2.11), and
// a bare tab or line feed in an attribute as a space (section 3.3.3).
var entities = [256]string{
	'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "&#xD;", '\t': "&#x9;", '\n': "&#xA;",
}

var inText, inAttribute = classes("&<>\r", "\t\n"), classes("&<>\r\"\t\n", "")

// byteClasses returns the treatment of each byte: the bytes of escaped become entities, and the control characters
// in kept are copied.
func classes(escaped, kept string) *[256]uint8 {
	var c [256]uint8
	for i := range 0x20 {
		c[i] = drop
	}
	for _, i := range []byte(kept) {
		c[i] = plain
	}
	for _, i := range []byte(escaped) {
		c[i] = entity
	}
	c[0xEF] = maybe
	return &c
}

// appendText appends s as the text of an element.
func text(b []byte, s string) []byte { return escape(b, s, inText) }

// appendEscaped appends s with each byte treated by its class. Bytes that are not UTF-8 become U+FFFD.
func escape(b []byte, s string, class *[256]uint8) []byte {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	for from, i := 0, 0; ; {
		for i < len(s) && class[s[i]] == plain {
			i++
		}
		if i == len(s) {
			return append(b, s[from:]...)
		}
		width := 1
		if class[s[i]] == maybe {
			if width = 3; s[i+1] != 0xBF || s[i+2] < 0xBE {
				i += width
				continue
			}
		}
		b = append(b, s[from:i]...)
		b = append(b, entities[s[i]]...) // empty for a dropped character
		i += width
		from = i
	}
}

func attribute(b []byte, name, value string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, `="`...)
	b = escape(b, value, inAttribute)
	return append(b, '"')
}

func element(b []byte, name, content string) []byte {
	b = open(b, name)
	b = text(b, content)
	return end(b, name)
}

// appendOptional appends an element unless its content is empty.
func optional(b []byte, name, content string) []byte {
	if content == "" {
		return b
	}
	return element(b, name, content)
}

// appendTime appends an element with a time as RFC 3339, in the time zone of at.
func moment(b []byte, name string, at time.Time) []byte {
	b = open(b, name)
	b = at.AppendFormat(b, time.RFC3339)
	return end(b, name)
}

func open(b []byte, name string) []byte {
	b = append(b, '<')
	b = append(b, name...)
	return append(b, '>')
}

func end(b []byte, name string) []byte {
	b = append(b, "</"...)
	b = append(b, name...)
	return append(b, ">\n"...)
}
