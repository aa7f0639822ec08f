package feed

import (
	"time"
	"unicode/utf8"
)

const prologue = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// What a byte asks of the escaper.
const (
	plain  = iota
	drop   // a control character, which XML 1.0 (section 2.2, Char) cannot hold in any form
	entity // written as in entities
	space  // tab or line feed: kept in text, a reference in attributes, which are normalised
	maybe  // the first byte of U+FFFE and U+FFFF, which XML cannot hold either
)

var classes = func() (c [256]uint8) {
	for i := range 0x20 {
		c[i] = drop
	}
	for i, e := range entities {
		if e != "" {
			c[i] = entity
		}
	}
	c['\t'], c['\n'] = space, space
	c[0xEF] = maybe
	return c
}()

// A carriage return would be read back as a line feed (section 2.11).
var entities = [256]string{
	'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "&#xD;", '\t': "&#x9;", '\n': "&#xA;",
}

// text appends s as the text of an element. Bytes that are not UTF-8 become U+FFFD.
func text(b []byte, s string) []byte { return escape(b, s, false) }

func escape(b []byte, s string, inAttribute bool) []byte {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	from := 0
	for i := 0; i < len(s); {
		class := classes[s[i]]
		width := 1
		switch {
		case class == plain, class == space && !inAttribute, s[i] == '"' && !inAttribute:
			i++
			continue
		case class == maybe:
			if width = 3; s[i+1] != 0xBF || s[i+2] < 0xBE {
				i += width
				continue
			}
		}
		b = append(b, s[from:i]...)
		if class == entity || class == space {
			b = append(b, entities[s[i]]...)
		}
		i += width
		from = i
	}
	return append(b, s[from:]...)
}

func attribute(b []byte, name, value string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, `="`...)
	b = escape(b, value, true)
	return append(b, '"')
}

func element(b []byte, name, content string) []byte {
	b = open(b, name)
	b = text(b, content)
	return end(b, name)
}

// optional is element, or nothing when there is no content.
func optional(b []byte, name, content string) []byte {
	if content == "" {
		return b
	}
	return element(b, name, content)
}

// moment appends a date as RFC 3339 in the zone it was given in.
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
