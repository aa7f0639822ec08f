package jsonld

import (
	"html/template"
	"strconv"
	"sync"
	"unicode/utf8"
)

// writer appends the objects of a graph, each with its type first.
type writer struct{ out []byte }

// writers recycles the buffers of pages that are finished.
var writers = sync.Pool{New: func() any { return new(writer) }}

const head, foot = `{"@context":"https://schema.org","@graph":[`, "]}"

// begin returns a writer of an empty graph.
func begin() *writer {
	w := writers.Get().(*writer)
	w.out = append(w.out[:0], head...)
	return w
}

// data returns the graph, "" when it is empty, and releases the writer.
func (w *writer) data() (data template.JS) {
	if len(w.out) > len(head) {
		w.out = append(w.out, foot...)
		data = template.JS(w.out)
	}
	writers.Put(w)
	return data
}

// key begins a value: key is its key, or "" in a list.
func (w *writer) key(key string) {
	if n := len(w.out); n > 0 && w.out[n-1] != '{' && w.out[n-1] != '[' {
		w.out = append(w.out, ',')
	}
	if key != "" {
		w.out = append(append(append(w.out, '"'), key...), `":`...)
	}
}

func (w *writer) open(key, kind string) {
	w.key(key)
	w.out = append(append(append(w.out, `{"@type":"`...), kind...), '"')
}

func (w *writer) end() { w.out = append(w.out, '}') }

func (w *writer) list(key string) {
	w.key(key)
	w.out = append(w.out, '[')
}

func (w *writer) endList() { w.out = append(w.out, ']') }

// text writes a property that is a text, unless it is empty.
func (w *writer) text(key, s string) {
	if s != "" {
		w.key(key)
		w.quote(s)
	}
}

// item writes a text as an element of a list.
func (w *writer) item(s string) {
	w.key("")
	w.quote(s)
}

// number writes a property that is a number, unless it is 0.
func (w *writer) number(key string, n int) {
	if n != 0 {
		w.key(key)
		w.out = strconv.AppendInt(w.out, int64(n), 10)
	}
}

func (w *writer) flag(key string) {
	w.key(key)
	w.out = append(w.out, "true"...)
}

// quote writes a string of JSON (RFC 8259, section 7) that is safe inside a script element.
func (w *writer) quote(s string) {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '"')
	from := 0
	for i, r := range s {
		switch {
		case r == utf8.RuneError, r < ' ', r == '"', r == '\\', r == '<', r == '>', r == '&', r == '\u2028', r == '\u2029':
		default:
			continue
		}
		w.out = append(w.out, s[from:i]...)
		w.out = append(w.out, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
	w.out = append(append(w.out, s[from:]...), '"')
}
