package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"bangvang/internal/diag"
)

// Limits of a file: the objects and lists inside each other, of which the format needs four; the values of one award,
// where a recipient is eight; the characters of a key and of a number. The library computes with numbers exactly, and
// 1e999999999 has a billion digits.
const (
	maxDepth  = 8
	maxValues = 300_000
	maxKey    = 100
	maxNumber = 20
)

// syntaxError is a fault of the JSON itself.
type syntaxError struct {
	at    int
	cause string // in English, for diag.Detail
}

func (e *syntaxError) Error() string { return e.cause }

// reader reads JSON and remembers the places of the values that it read last.
type reader struct {
	text   []byte
	json   *json.Decoder
	add    func(at int, code diag.Code, args ...string)
	values map[string]int // offsets by path, of the item that is read
	keys   map[string]int
}

func newReader(text []byte, add func(int, diag.Code, ...string)) *reader {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return &reader{text: text, json: d, add: add, values: map[string]int{}, keys: map[string]int{}}
}

// place returns the offset of the value at a path, or of the nearest value around it that is known.
func (r *reader) place(path string) int {
	for ; ; path = path[:bytes.LastIndexByte([]byte(path), '/')] {
		if at, ok := r.values[path]; ok || path == "" {
			return at
		}
	}
}

// keyPlace returns the offset of the key of a value.
func (r *reader) keyPlace(path string) int {
	if at, ok := r.keys[path]; ok {
		return at
	}
	return r.place(path)
}

// written returns the value at a path as the file has it, its first characters.
func (r *reader) written(path string) string {
	at := r.place(path)
	var raw json.RawMessage
	if json.NewDecoder(bytes.NewReader(r.text[at:])).Decode(&raw) != nil {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) == nil && len(raw) > 0 && raw[0] == '"' {
		return s
	}
	return string(raw)
}

// next returns the offset of the next token.
func (r *reader) next() int {
	at := int(r.json.InputOffset())
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[at]) >= 0 {
		at++
	}
	return at
}

// token returns the next token and its offset.
func (r *reader) token() (json.Token, int, error) {
	at := r.next()
	t, err := r.json.Token()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		what, _ := utf8.DecodeRune(r.text[min(at, len(r.text)):])
		return nil, at, &syntaxError{min(at, len(r.text)), "unexpected “" + string(what) + "”"}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, at, &syntaxError{len(r.text), "cut off"}
	}
	return t, at, err
}

// readDocument reads the whole text, an object, and calls item for each item of the list under the key list, which is
// empty in the object that it returns. It returns the error of item.
func (r *reader) readDocument(list string, item func(int, any) error) (any, error) {
	t, at, err := r.token()
	if err != nil {
		return nil, err
	}
	var root any
	if t == json.Delim('{') {
		root, err = r.object("", at, 1, func(path string) (any, error) {
			if path != "/"+list || r.next() >= len(r.text) || r.text[r.next()] != '[' {
				return r.value(path, 2)
			}
			return []any{}, r.items(path, item)
		})
	} else {
		root, err = r.rest(t, "", at, 1)
	}
	if err != nil {
		return nil, err
	}
	if _, at, err := r.token(); err == nil {
		return nil, &syntaxError{at, "text after the end"}
	}
	return root, nil
}

// items reads a list, and forgets the places in each item after it.
func (r *reader) items(path string, item func(int, any) error) error {
	_, at, err := r.token()
	if err != nil {
		return err
	}
	outer := r.values
	outer[path] = at
	defer func() { r.values = outer }()
	keys := r.keys
	defer func() { r.keys = keys }()
	r.values, r.keys = map[string]int{}, map[string]int{}
	for i := 0; r.json.More(); i++ {
		clear(r.values)
		clear(r.keys)
		value, err := r.value(path+"/"+strconv.Itoa(i), 3)
		if err == nil {
			err = item(i, value)
		}
		if err != nil {
			return err
		}
	}
	_, _, err = r.token()
	return err
}

// value reads a value.
func (r *reader) value(path string, depth int) (any, error) {
	t, at, err := r.token()
	if err != nil {
		return nil, err
	}
	return r.rest(t, path, at, depth)
}

// rest reads the rest of a value after its first token.
func (r *reader) rest(t json.Token, path string, at, depth int) (any, error) {
	if depth > maxDepth {
		return nil, &syntaxError{at, "too deep"}
	}
	if len(r.values) > maxValues {
		return nil, &syntaxError{at, "too large"}
	}
	switch t {
	case json.Delim('{'):
		return r.object(path, at, depth, func(path string) (any, error) { return r.value(path, depth+1) })
	case json.Delim('['):
		r.values[path] = at
		out := []any{}
		for r.json.More() {
			v, err := r.value(path+"/"+strconv.Itoa(len(out)), depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		_, _, err := r.token()
		return out, err
	}
	r.values[path] = at
	if n, ok := t.(json.Number); ok && len(n) > maxNumber {
		return nil, &syntaxError{at, "a number with too many digits"}
	} else if ok && bytes.ContainsAny([]byte(n), "eE") {
		return nil, &syntaxError{at, "a number with an exponent"}
	}
	return t, nil
}

// object reads the rest of an object.
func (r *reader) object(path string, at, depth int, value func(path string) (any, error)) (any, error) {
	r.values[path] = at
	out := map[string]any{}
	for r.json.More() {
		t, at, err := r.token()
		if err != nil {
			return nil, err
		}
		key, ok := t.(string)
		if !ok || len(key) > maxKey {
			return nil, &syntaxError{at, "not a key"}
		}
		inside := path + "/" + key
		if _, twice := out[key]; twice {
			r.add(at, diag.DuplicateKey, shown(key), "")
		}
		r.keys[inside] = at
		if out[key], err = value(inside); err != nil {
			return nil, err
		}
	}
	_, _, err := r.token()
	return out, err
}
