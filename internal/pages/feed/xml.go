package feed

import (
	"time"
	"unicode/utf8"
)

const xmlDeclaration = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// The treatment of a byte by the escaper.
const (
	plain        = iota
	drop         // a control character, which XML 1.0 (section 2.2, Char) forbids even as a reference
	entity       // replaced by its entry in entities
	nonCharacter // the first byte of U+FFFE and U+FFFF, which XML forbids too, and of other characters
)

// entities maps bytes to their references. A parser reads a bare carriage return as a line feed (section 2.11), and
// a bare tab or line feed in an attribute as a space (section 3.3.3).
var entities = [256]string{
	'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "&#xD;", '\t': "&#x9;", '\n': "&#xA;",
}

var inText, inAttribute = byteClasses("&<>\r", "\t\n"), byteClasses("&<>\r\"\t\n", "")

// byteClasses returns the treatment of each byte: the bytes of escaped become entities, and the control characters
// in kept are copied.
func byteClasses(escaped, kept string) *[256]uint8 {
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
	c[0xEF] = nonCharacter
	return &c
}

// appendText appends s as the text of an element.
func appendText(b []byte, s string) []byte { return appendEscaped(b, s, inText) }

// appendEscaped appends s with each byte treated by its class. Bytes that are not UTF-8 become U+FFFD.
func appendEscaped(b []byte, s string, class *[256]uint8) []byte {
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
		if class[s[i]] == nonCharacter {
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

func appendAttribute(b []byte, name, value string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, `="`...)
	b = appendEscaped(b, value, inAttribute)
	return append(b, '"')
}

func appendElement(b []byte, name, content string) []byte {
	b = appendStartTag(b, name)
	b = appendText(b, content)
	return appendEndTag(b, name)
}

// appendOptional appends an element unless its content is empty.
func appendOptional(b []byte, name, content string) []byte {
	if content == "" {
		return b
	}
	return appendElement(b, name, content)
}

// appendTime appends an element with a time as RFC 3339, in the time zone of at.
func appendTime(b []byte, name string, at time.Time) []byte {
	b = appendStartTag(b, name)
	b = at.AppendFormat(b, time.RFC3339)
	return appendEndTag(b, name)
}

func appendStartTag(b []byte, name string) []byte {
	b = append(b, '<')
	b = append(b, name...)
	return append(b, '>')
}

func appendEndTag(b []byte, name string) []byte {
	b = append(b, "</"...)
	b = append(b, name...)
	return append(b, ">\n"...)
}
